"""Names of models, movements and programmes, and the organisations that run them."""
