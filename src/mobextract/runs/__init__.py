"""Many articles: workers, the ledger that a kill leaves whole, the forms of the output."""

FORMATS = ("jsonl", "json", "csv", "parquet", "duckdb", "sqlite")
"""The forms of an output; here, where they can be named without loading what writes them."""
