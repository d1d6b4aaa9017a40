"""Years counted from the one stated before: "in 2020 there were 12 groups; three years later, 30", "ba năm sau", "दो साल बाद"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent, says_which
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START
from mobextract.text.segment import Segments

LONGEST = 100
"""Behind more years than these none is told."""
MEMORY = 30
"""How many years back the one may be stated from which they are counted."""
T = TypeVar("T", YearEvent, FoundDate)


class YearsLater:
    """Such words in one article, published in the year ``published``; ``aside`` are the dates of foundings and comparisons."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        quantities: Sequence[Quantity],
        aside: Sequence[FoundDate],
        published: int | None,
        dates: Sequence[FoundDate],
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.aside = aside
        self.published = published
        self.dates = dates

    def events(self, stated: Sequence[YearEvent]) -> list[YearEvent]:
        """Return the years so many years behind the one last stated in the paragraph, which have passed."""
        found: list[YearEvent] = []
        for years in self.quantities:
            count = years.amount.value
            if years.unit != "year" or years.dimension != "duration" or years.modifier != "exact" or count is None or count % 1:
                continue
            later = self.g.years_later.after(self.low, skip_blanks(self.low, years.edge))
            base = self._base(stated, found, years.start) if later is not None and count < LONGEST else None
            index = bisect_left(stated, years.start, key=START)
            if index and stated[index - 1].year is not None and says_which(self.low, stated[index - 1].end, years.start):
                continue
            if later is not None and base is not None and (self.published is None or base + int(count) <= self.published):
                found.append(YearEvent(years.start, later[1], base + int(count), False))
        return found

    def _base(self, stated: Sequence[YearEvent], found: Sequence[YearEvent], start: int) -> int | None:
        """The year last stated before a position, in its paragraph; in its sentence that of a founding too. What a club founded in an
        earlier sentence has "eight years later" is mostly told of today."""
        paragraph, sentence = self.segments.paragraph_at(start)[0], self.segments.sentence_at(start)[0]
        events = [*_before(stated, paragraph, start), *_before(found, paragraph, start)]
        years = [(e.start, e.year or e.opened) for e in events if e.start >= sentence or not (e.owned or e.local or e.begins)]
        years += [(date.start, date.year if date.start >= sentence else None) for date in _before(self.aside, paragraph, start)]
        dates = [date for date in _before(self.dates, paragraph, start) if date.year and date.until is None]
        years += [(date.start, None) for date in dates[-1:] if date.month and all(date.start > at for at, _ in years)]
        return max(years, key=itemgetter(0))[1] if years else None


def _before(dated: Sequence[T], paragraph: int, start: int) -> Sequence[T]:
    """Those that stand last before a position in its paragraph."""
    high = bisect_left(dated, start, key=START)
    return dated[max(bisect_left(dated, paragraph, key=START), high - MEMORY) : high]
