"""Many articles: workers, the ledger that a kill leaves whole, the forms of the output."""
