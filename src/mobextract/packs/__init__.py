"""The language packs: the schema of their tables, strict loading, checks."""
