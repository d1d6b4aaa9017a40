"""Places that only say how far another is: "Thanh Hoa commune, some 60 km from Dong Hoi", "cách thành phố Đồng Hới 60 km"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place
from mobextract.text.folding import ANY_WORD, skip_blanks
from mobextract.text.lazy import regex

LENGTHS = frozenset(("kilometer", "meter", "mile"))
NEAR = 40
"""How far a distance may stand from the name that it is measured from, a centre, designator or direction between, in characters."""
ENDS = 2
"""A road joins so many places."""
_BETWEEN = regex(r"[^.,;:()।\d\n]*")


class Distances:
    """The distances of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> None:
        self.g = grammar
        self.low = low
        self.lengths = [q for q in quantities if q.kind == "measure" and q.unit in LENGTHS]
        self.starts = [q.start for q in self.lengths]

    def is_end(self, focus: Focus) -> bool:
        """Return whether ``focus`` is what a distance is measured from, the text telling of the other end; or two places that a road of so
        many kilometres joins: "160 lamps on 4.8 km of road between A and B"."""
        if not self.lengths:
            return False
        if len(focus.places) == ENDS and self._are_joined(focus):
            return True
        place = focus.places[-1]  # of a chain ("commune A, which lies 30 km from B") the place itself
        index = bisect_left(self.starts, place.start)
        before, behind = self.lengths[max(0, index - 1) : index], self.lengths[index : index + 1]
        return any(self._leads(q, place) for q in before) or any(self._closes(q, place) for q in behind)

    def _are_joined(self, focus: Focus) -> bool:
        """Whether a word for "between" stands before two places, and a length before that; or behind them, and the length behind."""
        first, last = focus.places
        index = bisect_left(self.starts, first.start)
        words = ANY_WORD.finditer(self.low, max(0, first.start - NEAR), first.start)
        tie = next((hit for m in words if (hit := self.g.joined_before.after(self.low, m.start())) and hit[1] <= first.start), None)
        if tie is not None:
            length = self.lengths[index - 1] if index else None
            return length is not None and tie[1] - length.edge < NEAR and _BETWEEN.fullmatch(self.low, length.edge, first.start) is not None
        words = ANY_WORD.finditer(self.low, last.end, last.end + NEAR)
        behind = next((hit[1] for m in words if (hit := self.g.joined_after.after(self.low, m.start()))), None)
        length = self.lengths[index] if index < len(self.lengths) else None
        return behind is not None and length is not None and 0 <= length.start - behind < NEAR

    def _leads(self, length: Quantity, place: Place) -> bool:
        """Whether "from" stands behind a length, and right behind that the name: "60 km from the centre of Dong Hoi"."""
        end = length.edge
        found = self.g.distant_before.after(self.low, skip_blanks(self.low, end)) if place.start - end <= NEAR else None
        return found is not None and found[1] <= place.start and _BETWEEN.fullmatch(self.low, found[1], place.start) is not None

    def _closes(self, length: Quantity, place: Place) -> bool:
        """The same with the length behind the name: "cách Đồng Hới 60 km", "डोंग होई से 60 किमी दूर"."""
        if length.start - place.end > NEAR or not _BETWEEN.fullmatch(self.low, place.end, length.start):
            return False
        opened = any(
            _BETWEEN.fullmatch(self.low, m.end(), place.start)
            for m in self.g.distant_leads.finditer(self.low, max(0, place.start - NEAR), place.start)
        )
        tie = self.g.distant_after.search(self.low, place.end, length.start)
        return opened or (tie is not None and not self._is_of_other(place.end, tie.start()))

    def _is_of_other(self, start: int, end: int) -> bool:
        """Whether a unit without a name is measured from, behind a name and its designator: "ना कोप गाँव कम्यून केंद्र से 9 किमी दूर है"."""
        words = self.low[start:end].split()
        return len(words) > 1 and all(self.g.unit_nouns.get(word) is not None for word in words[:2])
