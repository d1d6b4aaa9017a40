"""Years counted from the one stated before: "in 2020 there were 12 groups; three years later, 30", "ba năm sau", "दो साल बाद"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments


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
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.aside = aside
        self.published = published

    def events(self, stated: Sequence[YearEvent]) -> list[YearEvent]:
        """Return the years so many years behind the one last stated in the paragraph, which have passed."""
        found: list[YearEvent] = []
        for years in self.quantities:
            count = years.amount.value
            if years.unit != "year" or years.dimension != "duration" or years.modifier != "exact" or count is None or count % 1:
                continue
            later = self.g.years_later.after(self.low, skip_blanks(self.low, years.edge or years.end))
            base = self._base([*stated, *found], years.start) if later is not None else None
            if later is not None and base is not None and (self.published is None or base + int(count) <= self.published):
                found.append(YearEvent(years.start, later[1], base + int(count), False))
        return found

    def _base(self, stated: Sequence[YearEvent], start: int) -> int | None:
        """The year last stated before a position, in its paragraph; in its sentence that of a founding too. What a club founded in an
        earlier sentence has "eight years later" is mostly told of today."""
        paragraph, sentence = self.segments.paragraph_at(start)[0], self.segments.sentence_at(start)[0]
        years = [(e.start, e.year or e.opened) for e in stated if e.start >= sentence or not (e.owned or e.local or e.begins)]
        years += [(date.start, date.year if date.start >= sentence else None) for date in self.aside]
        before = [(at, year) for at, year in years if paragraph <= at < start]
        return max(before)[1] if before and max(before)[1] is not None else None
