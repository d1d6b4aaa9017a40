"""Names of places: the gazetteer, and names in every script that it is looked up by."""
