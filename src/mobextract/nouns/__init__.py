"""What a number counts: the noun beside it and its concept."""
