"""What a figure is about: its place, its model and its year."""
