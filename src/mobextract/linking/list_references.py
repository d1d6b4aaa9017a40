"""Lists of units that a text takes up again without their names: "in these three communes", "the latter", "the other communes"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mobextract.linking.focus import MEMORY, Focus, lies_within, names_of, rank_of
from mobextract.linking.ordinal_places import ordinals_again
from mobextract.linking.place_again import MODELS, MOST, again_without_number, numbers_again, others_again, there_again
from mobextract.record import Place
from mobextract.text.in_order import START, within
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap


class ListReferences:
    """Resolves such references in one article by what it named before."""

    def __init__(self, foci: FocusMap) -> None:
        self.g, self.low, self.segments, self.quantities = foci.g, foci.low, foci.segments, foci.quantities
        self.named, self.named_starts, self.known = foci.named, foci.named_starts, foci.known

    def of(self, names: Sequence[Span]) -> list[Focus]:
        """Lists of units taken up again by their number ("in these three communes"): the last one, or so many named one by one."""
        found = list(there_again(self.g, self.low, self.segments, self.named))
        for start, end, number, rank in numbers_again(self.g, self.low, self.quantities):
            if rank == MODELS:
                listed = self._around_models(start, number)
            else:
                listed = [] if self._names_behind(end, number) else self._listed_before(start, number, rank)
            found += [Focus(start, end, listed, True, level=True)] if listed else []
        for told in ordinals_again(self.g, self.low, self.segments, names):
            listed = self._named_in_turn(told.first, told.number)
            found += [Focus(told.start, told.end, [listed[told.value - 1]], True, level=True)] if listed else []
        for start, end, rank in again_without_number(self.g, self.low):
            listed = self._last_list(start, rank)
            found += [Focus(start, end, listed, True, level=True)] if listed else []
        for start, end, rank in others_again(self.g, self.low):
            place = self._around(start, rank) if not any(f.start <= start < f.end for f in found) else None
            found += [Focus(start, end, [place], True, level=True)] if place is not None else []
        return sorted(found, key=START)

    def _around_models(self, position: int, number: int) -> list[Place]:
        """The units that so many models run in, which the paragraph or section has told of one by one: "These three models …"."""
        begin = self.segments.section_start(position)
        low, high = (bisect_left(self.named_starts, bound) for bound in (begin, position))
        for rank in sorted({f.rank for f in self.named[max(low, high - MEMORY) : high] if f.unit}):
            units = self._told_apart(begin, position, rank)
            if len(units) == number:
                return units
        return []

    def _named_in_turn(self, position: int, number: int) -> list[Place]:
        """The units of one rank that a sentence has named before an ordinal, or the sentence before has, if they are so many."""
        sentence, paragraph = self.segments.sentence_at(position), self.segments.paragraph_at(position)
        before = self.segments.sentence_at(max(paragraph[0], sentence[0] - 2))
        for start, end in ((sentence[0], position), (before[0], sentence[0])):
            units = [f for f in within(self.named, start, end) if f.unit]
            rank = max((f.rank for f in units), default=0)
            places = list({p.name: p for f in units for p in f.places if rank_of(p) == rank}.values())
            if len(places) == number:
                return places
        return []

    def _last_list(self, position: int, rank: int) -> list[Place]:
        """The list named last, of units of a rank; else those that the paragraph has named one by one."""
        paragraph = self.segments.paragraph_at(position)[0]
        ranked = [f for f in self._back(position) if (rank_of(f.places[-1]) == rank if rank else f.unit)]
        last = next(iter(ranked), None)
        if last is not None and len(last.places) == 1:  # "in hamlets 2, 5 and 7 … In hamlet 5 … these hamlets"
            lists = (f for f in ranked if f.start >= paragraph and len(f.places) > 1)
            last = next((f for f in lists if last.link in names_of(f.link)), last)
        if last is None or len(last.places) > 1:
            return last.places if last is not None and len(last.places) <= MOST and not self._turned(last, position) else []
        told = self._told_apart(paragraph, position, rank or last.rank)
        return told if 1 < len(told) <= MOST else []

    def _back(self, position: int) -> Iterator[Focus]:
        """What was named before, from the last one on."""
        return reversed(self.named[: bisect_left(self.named_starts, position)][-MEMORY:])

    def _turned(self, listed: Focus, position: int) -> bool:
        """Whether the text has come to another unit since a list, which holds none of it: "these communes" are of that one."""
        last = next((f for f in self._back(position) if f.unit), listed)
        return last.start > listed.start and 1 < last.rank < listed.rank and not any(lies_within(p, last.places[0]) for p in listed.places)

    def _told_apart(self, begin: int, position: int, rank: int) -> list[Place]:
        """The units of a rank that have been named one by one from ``begin`` on, where a paragraph or section begins."""
        units = [f.places[0] for f in within(self.named, begin, position) if f.unit and len(f.places) == 1 and f.rank == rank]
        return list({p.name: p for p in units}.values())

    def _around(self, position: int, rank: int) -> Place | None:
        """The unit around the one of a rank that was named last, or a wider one that the text has named since."""
        last = next((f for f in self._back(position) if f.unit and 1 < f.rank <= rank), None)
        if last is None or last.rank < rank:
            return last.places[0] if last is not None and len(last.places) == 1 else None
        return next((self.known[name] for name in last.places[-1].parents if name in self.known), None)

    def _names_behind(self, position: int, number: int) -> bool:
        """Whether a sentence goes on with the names of the units that it counts: "ba huyện có tỷ lệ cao nhất là A, B và C"."""
        low, high = (bisect_left(self.named_starts, bound) for bound in (position, self.segments.sentence_at(position - 1)[1]))
        return any(len(focus.places) == number for focus in self.named[low : min(high, low + MEMORY)])

    def _listed_before(self, position: int, number: int, rank: int) -> list[Place]:
        apart: dict[Span, dict[str, Place]] = {}
        for focus in self._back(position):
            if (
                len(focus.places) <= 2 * MOST
                and len({p.name for p in focus.places}) == number
                and all(rank_of(p) == (rank or rank_of(focus.places[0])) for p in focus.places)
            ):
                return self._told_since(focus, position, number, rank) or focus.places
            if len(focus.places) == 1 and focus.unit and focus.rank in (rank, rank or focus.rank) and focus.rank > 1:
                told = apart.setdefault(self.segments.sentence_at(focus.start), {})
                told.setdefault(focus.places[0].name, focus.places[0])
        listed = next((list(reversed(told.values())) for told in apart.values() if len(told) == number), [])
        return listed or self._told_since(None, position, number, rank)

    def _told_since(self, listed: Focus | None, position: int, number: int, rank: int) -> list[Place]:
        """The units that the paragraph, or the section, has named one by one, if they are so many and no list of so many stands there."""
        begins = (self.segments.paragraph_at(position)[0], self.segments.section_start(position))
        told = (self._told_apart(begin, position, rank) for begin in begins if listed is None or listed.start < begin)
        return next((units for units in told if len(units) == number), [])
