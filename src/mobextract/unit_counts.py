"""Counts of administrative units, which lie in a larger one: "7/9 villages" are in no village, but in its commune."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from mobextract.clauses import Clauses
from mobextract.foci import RANKS, FocusMap
from mobextract.link_grammar import LinkGrammar
from mobextract.quantity import Quantity
from mobextract.record import PlaceLink

UNIT_RANKS = {"province": 2, "city": 3, "district": 3, "town": 3, "commune": 4, "ward": 4, "village": 5, "zone": 5}
"""The concepts of units with the ranks of ``foci.RANKS``."""


class UnitCounts:
    """Moves figures from a unit to the one around it, where that unit cannot hold what is counted."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], clauses: Clauses, foci: FocusMap) -> None:
        self.low = low
        self.quantities = quantities
        self.clauses = clauses
        self.foci = foci
        self.reform = clauses.said(grammar.reform_scanner)

    def holder(self, link: PlaceLink, start: int) -> PlaceLink:
        """Return the place of the figure at ``start``, which the text states as ``link``: the named unit around it, where the figure, or the
        last one before it in its clause, counts units that ``link`` is no whole of; not where units were merged into it."""
        place = self.foci.known.get(link) if isinstance(link, str) else None
        if place is None:
            return link
        _, item, sentence, _ = self.clauses.around(start)
        low, high = bisect_left(self.quantities, item[0], key=_start), bisect_left(self.quantities, start + 1, key=_start)
        counted = next((q for q in reversed(self.quantities[low:high]) if _counts_units(q)), None)
        rank = UNIT_RANKS[counted.unit or ""] if counted is not None else None
        if counted is None or rank is None or RANKS.get(place.kind, 3) < rank or any(counted.start < f.start < start for f in self.foci.within(sentence)):
            return link
        if self.reform is not None and self.reform.search(self.low, *sentence):
            return link
        around = (self.foci.known[name] for name in place.parents if name in self.foci.known)
        return next((p.name for p in around if RANKS.get(p.kind, 3) < rank), link)


def _counts_units(quantity: Quantity) -> bool:
    amount = quantity.amount
    return quantity.kind == "count" and quantity.unit in UNIT_RANKS and (amount.value != 1 or amount.of is not None)


_start = attrgetter("start")
