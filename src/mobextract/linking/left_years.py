"""Years that the text has left where a figure stands: its unit is another, a row of years has gone past it, or a change is told from it."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.discourse import Discourse
from mobextract.linking.focus import COMMUNE
from mobextract.linking.year_events import YearEvent
from mobextract.text.in_order import at, within
from mobextract.text.segment import Segments, Span

ROW = 3
"""So many years of one sentence leave the text behind it of none."""


class LeftYears:
    """Such years of one article, published in the year ``published``; ``years`` are all that it states."""

    def __init__(
        self,
        segments: Segments,
        quantities: Sequence[Quantity],
        years: Sequence[YearEvent],
        discourse: Discourse,
        published: int | None,
    ) -> None:
        self.segments, self.quantities = segments, quantities
        self.years, self.discourse, self.published = years, discourse, published

    def is_elsewhere(self, year: YearEvent, start: int) -> bool:
        """Whether a figure's sentence is about other communes or villages than the one that states a year, unless the year comes first:
        "A commune had only 6 cases in 2023. The model of B commune has 38 members", but "In 2023, A commune built 5 houses. B commune
        built 7"."""
        stated, own = self.segments.sentence_at(year.start), self.segments.sentence_at(start)
        there, here = (self.discourse.foci_of(sentence) for sentence in (stated, own))
        if stated == own or not there or not here or there[0].start > year.start or any(f.rank < COMMUNE for f in (*there, *here)):
            return False
        units = [(p.name, p.parents) for f in there for p in f.places]
        return not any(p.name == name or p.name in parents or name in p.parents for f in here for p in f.places for name, parents in units)

    def is_passed(self, year: YearEvent, start: int) -> bool:
        """Whether a series of years with a figure each has gone past a year in its sentence: "1.9 % in 2021, 0.9 % in 2022, 0.5 % in
        2023. …"."""
        sentence = self.segments.sentence_at(year.start)
        leads = not within(self.quantities, sentence[0], year.start + 1)  # "In 2022 it was 0.9 %, in 2023 …" is a frame
        later = (y for y in self._between(year.end, min(sentence[1], start)) if y.owned)
        return not leads and year.year is not None and any(y.year is not None and y.year > year.year for y in later)

    def ends_series(self, year: YearEvent, sentence: Span) -> bool:
        """Whether a year is the last of a row of them in a sentence before the figure's: "9 in 2021, 12 in 2022, 15 in 2023. Of them …"."""
        stated = self.segments.sentence_at(year.start)
        row = [y for y in self._between(*stated) if y.year is not None]
        return stated != sentence and row[-1:] == [year] and len({y.year for y in row}) >= ROW

    def is_change(self, year: YearEvent, start: int) -> bool:
        """Whether a rate says by how much something has changed since a past period that has a figure of its own: "49 cases, against 64 in
        the same period of 2023, that is, a fall of 23 %" is of neither year."""
        figure = at(self.quantities, start)
        if figure is None or figure.kind != "percentage" or figure.change is None or not year.local:
            return False
        past = year.year is not None and self.published is not None and year.year < self.published
        return past and any(q.kind in LINKED for q in within(self.quantities, year.end, start))

    def _between(self, start: int, end: int) -> list[YearEvent]:
        return within(self.years, start, end)
