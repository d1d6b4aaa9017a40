"""Two days with their months and nothing but a hyphen between them: "July 1-August 8", "1 июля-8 августа"."""

from __future__ import annotations

from mobextract.text.folding import WORD
from mobextract.text.lazy import regex

REACH = 24
"""How far before the hyphen the first day may begin, in characters."""
_HYPHEN = regex(r"(?<=\w)-(?=\w)")


class TightDays:
    """Such days of one language; ``names`` and ``suffixes`` are the alternatives of month names and of what ends an ordinal."""

    def __init__(self, names: str, suffixes: str) -> None:
        day = rf"[0-3]?\d(?:{suffixes or '(?!)'})?\.?"
        self._behind = regex(rf"{day}\s(?:{names})(?!{WORD})|(?:{names})\s[0-3]?\d(?!\d)")
        self._before = regex(rf"(?<!{WORD})(?:{day}\s(?:{names})|(?:{names})\s[0-3]?\d)$")

    def loosened(self, low: str) -> str:
        """Return the folded text, as long as before, with a dash for each such hyphen."""
        for hyphen in _HYPHEN.finditer(low):
            at = hyphen.start()
            if self._behind.match(low, at + 1) and self._before.search(low, max(0, at - REACH), at):
                low = f"{low[:at]}–{low[at + 1 :]}"
        return low
