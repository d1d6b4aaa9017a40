"""The version of mobextract."""

__version__ = "0.1.0"
