"""Numbers without a noun or currency of their own, and where they take it from."""
