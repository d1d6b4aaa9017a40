"""Years of which something is a multiple, over more words: "twice that of the tide of 2022", "2022 के ज्वार से दोगुने"."""

from __future__ import annotations

from mobextract.packs.linking_words import MultipleWords
from mobextract.text.alternatives import any_of
from mobextract.text.lazy import regex

REACH = 90
"""How far before a year the words may begin whose clause it ends, in characters."""
_WORDS = r"[^\d,;·:().!?।%\n«»“”„\"]"
"""What stands between: no sign and no figure."""


class MultipleClauses:
    """The words of such comparisons in one language.

    >>> from mobextract.language import load_language
    >>> clauses = MultipleClauses(load_language("en").table("linking").multiple_clauses)
    >>> low = "340 houses fell, twice that of the tide of 2022"
    >>> clauses.ended(low, low.index("2022"))
    True
    """

    def __init__(self, table: MultipleWords) -> None:
        apart = rf"(?! {any_of(table.apart)})" if table.apart else ""
        self.before = regex(rf"{any_of(table.before)}(?={_WORDS}{{0,50}}$){apart}") if table.before else None
        self.after = regex(rf"{apart}{_WORDS}{{0,30}}? {any_of(table.after)}") if table.after else None

    def ended(self, low: str, start: int) -> bool:
        """Whether the year at ``start`` ends a clause on what a figure is a multiple of."""
        return self.before is not None and self.before.search(low, max(0, start - REACH), start) is not None

    def begun(self, low: str, end: int) -> bool:
        """Whether the year that ends at ``end`` begins such a clause, which its words follow."""
        return self.after is not None and self.after.match(low, end) is not None
