"""On what evidence a figure is linked: where the text names what it is linked to, and whether others of that sort stand there too."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from operator import itemgetter

from mobextract.linking.clauses import Around, Clauses
from mobextract.linking.focus import Focus
from mobextract.linking.scores import SCOPES, Evidence, LinkScores
from mobextract.linking.year_events import YearEvent
from mobextract.models.grammar import FoundModel
from mobextract.record import Place, PlaceLink

Event = tuple[int, Hashable]
"""Where the text names, or refers to, something that figures are linked to, and what."""


class Evidences:
    """On what evidence figures are linked to one sort of thing; ``events`` are all that the article names of it."""

    def __init__(self, events: Iterable[Event]) -> None:
        ordered = sorted(events, key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        self._values = [value for _, value in ordered]
        self._of: dict[Hashable, list[int]] = {}
        for start, value in ordered:
            self._of.setdefault(value, []).append(start)
        for starts in self._of.values():
            starts.append(sys.maxsize)  # behind the end of any text

    def of(self, around: Around, value: Hashable, wholes: Sequence[Hashable] = ()) -> Evidence:
        """Return the evidence that the figure at a position belongs to ``value``; the ``wholes`` that it is a part of are no rivals."""
        starts = self._of.get(value)
        if starts is None:
            return "unstated", False
        for scope, (low, high) in zip(SCOPES, around[1:], strict=False):
            index = bisect_left(starts, low)
            if starts[index] < high:
                return scope, self._rivals(low, high, value, wholes)
        index = bisect_left(starts, around[0])
        if index == 0:
            return "unstated", False
        return "earlier", self._rivals(starts[index - 1], around[0], value, wholes)

    def _rivals(self, start: int, end: int, value: Hashable, wholes: Sequence[Hashable]) -> bool:
        low = bisect_left(self._starts, start)
        near = self._values[low : bisect_left(self._starts, end, low)]
        return not {value, *wholes}.issuperset(near)


class LinkScorer:
    """Scores the links of one article; ``references`` are where it means a unit, or a model, without its name."""

    def __init__(
        self,
        scores: LinkScores,
        clauses: Clauses,
        places: Sequence[Place],
        units: Iterable[Focus],
        models: Sequence[FoundModel],
        references: Iterable[tuple[int, FoundModel]],
        years: Iterable[YearEvent],
    ) -> None:
        self.scores = scores
        self.clauses = clauses
        self._parents = {p.name: p.parents for p in places}
        named = [(p.start, p.name) for p in places]
        self._places = Evidences([*named, *((f.start, f.places[0].name) for f in units if f.level)])
        self._models = Evidences([*((m.start, m.first) for m in models), *((at, m.first) for at, m in references)])
        self._years = Evidences([(y.start, y.year) for y in years if y.year])

    def place(self, position: int, place: PlaceLink, sort: str = "place") -> Decimal | None:
        """Return the score of the place of the figure (``runs_in``: of the model) at ``position``; None where it has none."""
        if not place:
            return None
        name = place if isinstance(place, str) else place[0]
        return self.scores.of(sort, self._places.of(self.clauses.around(position), name, self._parents.get(name, ())))

    def model(self, position: int, model: FoundModel | None) -> Decimal | None:
        """Return the score of the model of the figure at ``position``; None where it has none."""
        return None if model is None else self.scores.of("model", self._models.of(self.clauses.around(position), model.first))

    def year(self, position: int, year: int | None) -> Decimal | None:
        """Return the score of the year of the figure at ``position``; None where it has none."""
        return None if year is None else self.scores.of("year", self._years.of(self.clauses.around(position), year))
