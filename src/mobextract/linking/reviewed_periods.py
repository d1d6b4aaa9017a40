"""What a meeting looks back on: a period ("the conference on 6 November reviewed three years of the movement … reported:"), and lists of
what was done in it are of no year; or, at its end, the year that all sections of the report are of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.year_events import YearEvent
from mobextract.text.in_order import within
from mobextract.text.segment import Segments, Span

LEAD = 120
"""The first paragraph of a text has more characters than the lines above it."""
ENDING, ENDED = 11, 3
"""The month from which on a year is reviewed, and the one of the next year up to which it is."""


class ReviewedPeriods:
    """Such periods in one article; ``reviews`` says whether a conference reviews something in a stretch of text."""

    def __init__(
        self, segments: Segments, quantities: Sequence[Quantity], dates: Sequence[FoundDate], reviews: Callable[[Span], bool]
    ) -> None:
        self.segments, self.quantities, self.reviews = segments, quantities, reviews
        self.days = {date.start for date in dates if date.day is not None and date.until is None}
        """Where single days begin."""
        self.periods = [d.start for d in dates if d.until is not None and d.month is None and d.day is None and d.year is not None]

    def introduced(self, introduction: Span, years: Sequence[YearEvent], behind: bool) -> list[YearEvent]:
        """The years of the last sentence of the paragraph that introduces a list, among those of the paragraph; for its items, and not for
        the text ``behind`` it, the year that is in force there where that sentence names none ("in 2025 ten models were built. These stand
        out:"), and the day of a meeting is none where it looks back on a period."""
        last = self.segments.sentence_at(introduction[1] - 1)[0]
        stated = [y for y in years if y.start >= last and not y.owned]
        dated = any(y.year is not None and y.whole and not y.owned for y in years)  # "reviewed the year 2024 and five years of …"
        period = None if behind or dated else self._period(introduction)
        if period is None or any(y.year is not None and y.start not in self.days for y in stated):
            told = [] if stated or behind else [y for y in years if not (y.owned or y.local)][-1:]
            return stated or [y for y in told if not (y.now or y.begins)]
        return [YearEvent(period, period, None, False)]

    def year(self, years: Sequence[YearEvent], published: datetime.date | None) -> YearEvent | None:
        """The year that a meeting told of in the first paragraph looks back on, in an article of its last weeks or the first after it."""
        begin = self.segments.title[1] if self.segments.title else 0
        lead = next((p for p in self.segments.paragraphs if p[0] >= begin and p[1] - p[0] > LEAD), None)
        if lead is None or published is None or ENDED < published.month < ENDING:
            return None
        year = published.year - (published.month <= ENDED)
        told = (s for s in self.segments.sentences_within(*lead) if self.reviews(s))
        return next((y for s in told for y in within(years, *s) if y.year == year and y.whole and not y.owned), None)

    def _period(self, paragraph: Span) -> int | None:
        """Where a paragraph about a meeting names a period of years."""
        if not self.reviews(paragraph):
            return None
        spans = [q.start for q in within(self.quantities, *paragraph) if q.dimension == "duration" and q.unit == "year" and _is_long(q)]
        return next((start for start in [*self.periods, *spans] if paragraph[0] <= start < paragraph[1]), None)


def _is_long(duration: Quantity) -> bool:
    return (duration.amount.value or 0) > 1
