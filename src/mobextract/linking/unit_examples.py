"""Units that are only examples of those counted before: "nine of 14 communes, notably A and B, have stopped. The money saved …".

What the text goes on to tell is of the unit around, not of the examples. Lists of as many units as are counted ("three communes, namely A,
B and C") are no examples, but where these are a part of others ("20 communes, of which 9 …, and two are models, namely A and B").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.linking.told_places import DESIGNATED
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

NEAR = 24
"""How far behind the units counted the words that lead to examples may stand, in characters."""
PART, WHOLE = 60, 220
"""How far behind their number the units of a part may stand, and how far before that number the whole, in characters."""
_BROKEN = regex(r"[.;!?।()\d]")
_ENDED = regex(r"[.।\n]")
_LAST = regex(r"[^\d.;।\n]{0,60}(?:[.;।\n]|$)")
"""The rest of a clause without any figure."""
COUNTED = frozenset((*UNIT_RANKS, "residential_group", "hamlet", "township"))
"""What may be counted: concepts of units."""


class UnitExamples:
    """The examples of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> None:
        self.instances, self.low = grammar.instances, low
        self.counts = [q for q in quantities if q.kind == "count" and q.unit in COUNTED]
        self.starts = [q.start for q in self.counts]

    def is_one(self, focus: Focus) -> bool:
        """Return whether ``focus`` is one or more of the units that the figure right before it counts, and not all of them."""
        index = bisect_left(self.starts, focus.start)
        if not index or focus.level or self.instances is None:
            return False
        counted = self.counts[index - 1]
        value, end = counted.amount.value, counted.edge
        if value == len(focus.places) and len(focus.places) > 1 and self._is_part(index - 1, focus):
            return True
        if value is None or value <= len(focus.places) or focus.start - end > NEAR + 2 * DESIGNATED:
            return False
        found = self.instances.search(self.low, end, min(focus.start, end + NEAR + DESIGNATED))
        if found is None or found.start() - end > NEAR or _ENDED.search(self.low, end, found.start()):
            return False
        between = self.low[skip_blanks(self.low, found.end()) : focus.start]
        return len(between) <= DESIGNATED and not any(c in ".;:()" or c.isdigit() for c in between)

    def _is_part(self, index: int, focus: Focus) -> bool:
        """Whether the units of a list, as many as the figure before them counts, are some of those that its sentence has counted before."""
        counted = self.counts[index]
        end = counted.edge
        gap = self.low[end : focus.start]
        if len(gap) > PART or _BROKEN.search(gap) or not _LAST.match(self.low, focus.end):
            return False  # "the other two, A and B, had met 16 and 15 criteria"
        floor = max(0, counted.start - WHOLE + 1)
        first = bisect_left(self.starts, max(floor, self.low.rfind("\n", floor, counted.start) + 1))
        wholes = (q for q in self.counts[first:index] if q.unit == counted.unit)
        larger = (q.amount.value is not None and counted.amount.value is not None and q.amount.value > counted.amount.value for q in wholes)
        return any(larger)
