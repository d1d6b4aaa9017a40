"""Numbers alone in the cells of a table count what the head of their column, or of their row, names."""

from __future__ import annotations

import re
from dataclasses import replace

from mobextract.amounts import Amount
from mobextract.counts import NounGrammar
from mobextract.qualified import Noun
from mobextract.quantity import NOTHING, Quantity
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.segment import Segments, Span

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
            if cell is None or cell.end != amount.end or cell.start == cell.row[0] or results[index] != NOTHING or not _is_whole(amount):
                continue
            noun = self._noun(cell.column) or self._noun(cell.row)
            if noun is not None:
                results[index] = Quantity("count", amount.start, amount.end, amount, "count.table", "exact", unit=noun.unit, noun=noun, edge=amount.end)

    def _noun(self, head: Span) -> Noun | None:
        """The noun that a head names; none where it speaks of rates, money or measures."""
        if head not in self._nouns:
            self._nouns[head] = None if self._is_measured(head) else _first_or_last(self.g.nouns, self.low, head)
        return self._nouns[head]

    def _is_measured(self, head: Span) -> bool:
        brackets = self.low.find("(", *head)
        unit = brackets >= 0 and (self.g.units.after(self.low, brackets + 1) or self.g.currency_after.after(self.low, brackets + 1) or self.g.scales.after(self.low, brackets + 1))
        return bool(unit) or _NO_COUNT.search(self.low, *head) is not None


def _first_or_last(nouns: NounGrammar, low: str, head: Span) -> Noun | None:
    found = nouns.left(low, *head) if nouns.head_last else nouns.soon(low, *head)
    return replace(found, start=max(found.start, head[0])) if found else None


def _is_whole(amount: Amount) -> bool:
    return amount.of is None and amount.value is not None and amount.value == amount.value.to_integral_value()
