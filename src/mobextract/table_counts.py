"""Numbers alone in the cells of a table count what the head of their column, or of their row, names."""

from __future__ import annotations

import re

from mobextract.amounts import Amount
from mobextract.qualified import Noun
from mobextract.quantity import NOTHING, Quantity
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.segment import Segments, Span

_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A column of a year: what its numbers count the head of their row says."""
_NO_COUNT = re.compile(r"[%‰$€₫]")


class TableCounts:
    """The counts in the tables of one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, segments: Segments) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self._nouns: dict[Span, Noun | None] = {}

    def fill(self, amounts: list[Amount], results: list[Quantity | str]) -> None:
        """Make the numbers alone in their cells counts, where a head names what is counted."""
        for index, amount in enumerate(amounts):
            cell = self.segments.cells.get(amount.start)
            if cell is None or cell.end != amount.end or cell.start == cell.row[0] or results[index] != NOTHING or amount.of is not None or amount.value is None or not amount.is_whole:
                continue
            noun = self._noun(cell.row if _DATED.search(self.low, *cell.column) else cell.column)
            if noun is not None:
                results[index] = Quantity("count", amount.start, amount.end, amount, "count.table", "exact", unit=noun.unit, noun=noun, edge=amount.end)

    def _noun(self, head: Span) -> Noun | None:
        """The noun that a head names; none where it speaks of rates, money or measures."""
        if head not in self._nouns:
            nouns = self.g.nouns
            named = nouns.left(self.low, *head) if nouns.head_last else nouns.soon(self.low, *head)
            self._nouns[head] = None if self._is_measured(head) else named
        return self._nouns[head]

    def _is_measured(self, head: Span) -> bool:
        inside = self.low.find("(", *head) + 1
        unit = inside and any(lexicon.after(self.low, inside) for lexicon in (self.g.units, self.g.currency_after, self.g.scales))
        return bool(unit) or _NO_COUNT.search(self.low, *head) is not None
