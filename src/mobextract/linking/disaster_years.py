"""The year of what a disaster has done, all through an article that opens with its day: "The storm hit on the night of 6 November. … Three
people were killed, 236 houses collapsed"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.in_order import within
from mobextract.text.scanner import says
from mobextract.text.segment import Segments

LEAD = 4
"""Paragraphs at the head of an article, its title among them, that tell of the disaster's day."""


class DisasterYears:
    """Such a year of one article; ``years`` are all that it tells of, in order, ``published`` is its own, of which days without one are."""

    def __init__(
        self,
        grammar: LinkGrammar,
        segments: Segments,
        clauses: Clauses,
        dates: Sequence[FoundDate],
        years: Sequence[YearEvent],
        published: int | None,
    ) -> None:
        self.segments, self.clauses, self.years = segments, clauses, years
        self.loss = clauses.said(grammar.loss_scanner)
        told = _day(grammar, clauses.low, segments, dates) if self.loss is not None else None
        self.year = (told.year or published) if told is not None else None

    def of_figure(self, quantity: Quantity) -> int | None:
        """Return the year of a figure that no year is stated for, where its sentence says what was lost and names no time."""
        if self.year is None:
            return None
        sentence = self.segments.sentence_at(quantity.start)
        return self.year if self.clauses.says(self.loss, *sentence) and not within(self.years, *sentence) else None


def _day(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The first day in the opening whose sentence names a disaster."""
    end = segments.end_of_opening(LEAD)
    told = (d for d in dates if d.start < end and d.month is not None and d.until is None)
    return next((d for d in told if says(grammar.disaster_scanner, low, *segments.sentence_at(d.start))), None)
