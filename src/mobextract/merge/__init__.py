"""Many records together: stories told in several languages, and the models of a collection."""
