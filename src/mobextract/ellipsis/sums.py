"""Figures that sum up those before them: "A built 12 houses, B 7 and C 5, 24 in all" belong to all the places told of.

That a figure is the exact sum of several others of its kind right before it says so by itself, in any language.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from mobextract.figures.quantity import Quantity
from mobextract.text.segment import Segments, Span

LEAST = 10
"""Smaller numbers may be sums by chance."""
MOST = 12
"""Parts of one sum."""


def parts_of(values: Sequence[Decimal], total: Decimal) -> int:
    """Return how many of the last ``values`` make up ``total``, two at least; 0 where they do not.

    >>> parts_of([Decimal(3), Decimal(12), Decimal(7), Decimal(5)], Decimal(24))
    3
    """
    left = total
    for count, value in enumerate(reversed(values), 1):
        left -= value
        if left <= 0 or count == MOST:
            return count if left == 0 and count > 1 and total >= LEAST else 0
    return 0


def names_none(starts: Sequence[int], span: Span) -> bool:
    """Whether nothing that begins at one of the ordered ``starts`` stands in ``span``."""
    return bisect_left(starts, span[0]) == bisect_left(starts, span[1])


class Sums:
    """The figures of one article that sum up others."""

    def __init__(self, quantities: Sequence[Quantity], segments: Segments) -> None:
        self.quantities = quantities
        self.segments = segments

    def parts(self, index: int) -> Sequence[int]:
        """Return which figures the one at ``index`` sums up, in order; those of its paragraph, of its kind and unit."""
        total = self.quantities[index]
        if (
            total.kind == "percentage"
            or total.amount.value is None
            or total.amount.value < LEAST
            or total.amount.of is not None
            or total.unit is None
        ):
            return ()
        start = self.segments.paragraph_at(total.start)[0]
        alike: list[int] = []
        for at in range(index - 1, -1, -1):
            part = self.quantities[at]
            if part.start < start or len(alike) == MOST:
                break
            if part.kind == total.kind and part.unit == total.unit:
                if not part.amount.value:
                    break
                alike.insert(0, at)
        values = [value for at in alike if (value := self.quantities[at].amount.value)]
        return alike[len(alike) - parts_of(values, total.amount.value) :] if values else ()

    def breakdown(self, index: int, low: str) -> Sequence[int]:
        """Return the figures behind a colon that make up the one at ``index``: "31 clubs: 12 in A, 11 in B, eight in C"; () if there are
        none."""
        total = self.quantities[index]
        if (
            total.kind != "count"
            or total.amount.value is None
            or total.amount.value < LEAST
            or total.amount.of is not None
            or total.unit is None
        ):
            return ()
        end = self.segments.sentence_at(total.start)[1]
        colon = low.find(":", total.end, end)
        if colon < 0:
            return ()
        behind = [at for at in range(index + 1, min(len(self.quantities), index + MOST + 3)) if colon < self.quantities[at].start < end]
        parts = [at for at in behind if self.quantities[at].kind == "count" and self.quantities[at].unit == total.unit]
        return parts if self._make_up(parts, total) else ()

    def bracketed(self, index: int, low: str) -> Sequence[int]:
        """Return the figures in brackets of their own that make up the one at ``index``: "five libraries in A (2), B (2) and C (1)"; ()
        if there are none."""
        total = self.quantities[index]
        end = self.segments.sentence_at(total.start)[1]
        if total.kind != "count" or total.amount.of is not None or low.find("(", total.end, end) < 0:
            return ()
        parts: list[int] = []
        for at in range(index + 1, min(len(self.quantities), index + MOST + 1)):
            part = self.quantities[at]
            if part.kind != "count" or part.start >= end or low[part.start - 1 : part.start] != "(":
                break
            parts.append(at)
        return parts if self._make_up(parts, total) else ()

    def _make_up(self, parts: Sequence[int], total: Quantity) -> bool:
        """Whether two figures or more are those of a whole, with nothing left over."""
        values = [value for at in parts if (value := self.quantities[at].amount.value)]
        return len(values) == len(parts) > 1 and sum(values) == total.amount.value
