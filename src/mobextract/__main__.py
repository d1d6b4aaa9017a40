"""``python -m mobextract``: the command line."""

from mobextract.cli import main

if __name__ == "__main__":
    main()
