"""Words that name a year by that of the article, or by the one stated before: "last year", "a year later", "in the same year"."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.owned_years import _BROKEN, OwnedYears
from mobextract.linking.year_events import FRAME, NEAR, YearEvent, says_which
from mobextract.linking.year_words import only_compared
from mobextract.text.brackets import brackets_at
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

_NAME = regex('[«“„"]')
NAMED = 5
"""A year this close behind "the same period" is that period's."""
NEXT = 3
"""Between two sentences that follow one another, at most, in characters."""


class RelativeYears:
    """Such words in one article; ``published`` is its day."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        quantities: Sequence[Quantity],
        owned: OwnedYears,
        published: datetime.date | None,
        own: int | None,
    ) -> None:
        """``own`` is the year that "this year" means: of the day that the article was published, or that it opens with."""
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.owned = owned
        self.published = own
        self.month_before = published.year if published and published.month > 1 else None
        """The year of a time at most a month before the article; that of January's is in doubt."""

    def relative(self, left_open: Sequence[Span]) -> Iterable[YearEvent]:
        """Years named by that of the article ("last year"): none that can be told, where that is unknown."""
        told = [m.span() for m in self.g.the_year_scanner.finditer(self.low)]  # "ved årets slutt" is of the year told of
        return [e for e in _outermost(self._relative(left_open)) if not any(a <= e.start < b for a, b in told)]

    def _relative(self, left_open: Sequence[Span]) -> list[YearEvent]:
        return [
            YearEvent(
                m.start(),
                m.end(),
                self.published + offset if self.published else None,
                False,
                owned=compared,
                local=compared or offset > 0 or (offset < 0 and self._is_same_period(*m.span())),
            )
            for scanner, offset in self.g.relative_years
            for m in scanner.finditer(self.low)
            for compared in (offset < 0 and self.owned.is_of_compared(*m.span()),)
            if not only_compared(self.g, self.low, m.start(), m.end())
            and not _within(left_open, m.start())
            and not self._is_counted(m.start())
            and not (offset < 0 and self._differs(m.end()))
        ]

    def _is_same_period(self, start: int, end: int) -> bool:
        """Whether only a period of that year is meant, for one sentence: "at the same time last year there were 1,502"."""
        behind = self.g.compared_periods.after(self.low, skip_blanks(self.low, end))
        return behind is not None or self.g.same_period_before.before(self.low, start) is not None

    def lately(self) -> Iterable[YearEvent]:
        """The year of "last month", "yesterday"."""
        found = self.g.lately_scanner.finditer(self.low)
        return [
            YearEvent(m.start(), m.end(), self.month_before, False)
            for m in found
            if not only_compared(self.g, self.low, m.start(), m.end()) and not self._is_counted(m.start())
        ]

    def shifted(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The years before and after the one stated before in the paragraph, or that of the article ("a year later")."""
        stated = [e for e in events if not e.now and e.year is not None]
        found: list[YearEvent] = []
        for scanner, offset in self.g.shifted_years:
            for match in scanner.finditer(self.low):
                start, end = match.span()
                index = bisect_left(stated, start, key=START)
                if index and says_which(self.low, stated[index - 1].end, start):
                    continue  # "in 2021, the year before the first lamp was lit, …"
                year = self._base(stated[:index], start, earlier=offset < 0)
                if offset > 0 and self._tells_beginning(events, start):
                    index = bisect_left(events, start, key=START)
                    year = next((e.opened or e.year for e in reversed(events[:index]) if not e.now), None)
                compared = only_compared(self.g, self.low, start, end) or (
                    offset < 0 and self.g.same_periods.against.before(self.low, start)
                )
                if year is not None and not compared and not self._is_counted(start):
                    index = bisect_right(self.quantities, start, key=START)
                    owned = offset < 0 and (
                        self.owned.is_of_compared(start, end)
                        or self.owned.begins_change(start, end, index, self.segments.sentence_at(start))
                    )
                    ahead = self.published is not None and year + offset > self.published  # plans hold in their own sentence only
                    found.append(YearEvent(start, end, year + offset, False, local=offset < 0 or ahead, owned=owned))
        return found

    def _tells_beginning(self, events: Sequence[YearEvent], start: int) -> bool:
        """Whether the sentence tells before a position how something began, and no year since: "At first 15 farms joined, a year later
        there were 118" counts from the beginning, not from the article's year."""
        first = self.g.at_first_scanner.search(self.low, self.segments.sentence_at(start)[0], start)
        index = bisect_left(events, start, key=START)
        return first is not None and not (index and events[index - 1].start > first.start())

    def same(self, events: Sequence[YearEvent], compared: Sequence[FoundDate], run: Container[int]) -> list[YearEvent]:
        """References to the year last stated ("in the same year"), or that in which a period began ("at first").

        ``compared`` are the dates of foundings and comparisons, ``run`` is where those of lists of years begin.
        """
        found = []
        for scanner, opened in ((self.g.same_year_scanner, False), (self.g.at_first_scanner, True)):
            for match in scanner.finditer(self.low):
                index = bisect_left(events, match.start(), key=START)
                if index < len(events) and events[index].start - match.end() < NAMED:
                    continue  # "in the same period in 2023" names its year itself
                if any(0 <= d.start - match.end() < NAMED for d in compared):
                    continue
                last = next((e for e in reversed(events[:index]) if not e.now), None)
                aside = compared[: bisect_left(compared, match.start(), key=START)][-1:]
                if aside and only_compared(self.g, self.low, aside[0].start, aside[0].end):
                    aside = ()  # "21 fewer than in 2023. In the same period, …" goes on with what is compared
                if opened and last is not None and self._tells_else(last, match.start()):
                    continue
                year = _meant(last, aside[0] if aside else None, run, opened=opened)
                if opened and aside and aside[0].start > (last.start if last else 0) and self._founds(aside[0], match.start()):
                    year = aside[0].year  # "It was set up in 2020 and initially had 7 members"
                if year is not None:
                    found.append(YearEvent(match.start(), match.end(), year, False, local=opened))
        return found

    def _founds(self, date: FoundDate, start: int) -> bool:
        """Whether the sentence of ``start``, or the one before it, says that something was founded at a date."""
        sentence = self.segments.sentence_at(date.start)
        near = start < sentence[1] or self.segments.sentence_at(start)[0] - sentence[1] < NEXT
        return near and self.g.founded_scanner.search(self.low, *sentence) is not None

    def parts(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The year of the figures that a paragraph goes on with the parts of: "… recognised 123 models in 2022.", then "Of these, 54 …"."""
        found = []
        for start, _ in self.segments.paragraphs:
            index = bisect_left(self.quantities, start, key=START)
            if not index or self.g.of_which.after(self.low, start) is None or self.segments.introduction(start) is not None:
                continue
            whole = self.segments.sentence_at(self.quantities[index - 1].start)
            told = {e.year for e in within(events, *whole) if not (e.owned or e.now)}
            year = told.pop() if len(told) == 1 else None
            if year is not None and self.segments.section(whole[0]) == self.segments.section(start):
                found.append(YearEvent(start, start, year, False, local=True))
        return found

    def _tells_else(self, event: YearEvent, start: int) -> bool:
        """Whether a year stated in the midst of an earlier paragraph is that of no beginning told of at ``start``."""
        earlier = self.segments.paragraph_at(event.start)[0]
        apart = earlier < self.segments.paragraph_at(start)[0] and event.start - earlier > FRAME
        scanner = self.g.founded_scanner
        sentence = self.segments.sentence_at(event.start)
        launched = _NAME.search(self.low, *sentence) is not None or (scanner.search(self.low, *sentence) is not None)
        return apart and event.year is not None and not event.begins and not launched

    def of_report(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The year of a report that words for it mean without its number ("during the year, they gave 45 cards")."""
        found = []
        for match in self.g.the_year_scanner.finditer(self.low):
            index = bisect_left(events, match.start(), key=START)
            named = index < len(events) and events[index].start - match.end() < NAMED  # "during the year 2023"
            told = [e for e in events[:index] if e.year and e.whole and not (e.owned or e.local)]
            planned = says(self.g.target_scanner, self.low, *self.segments.sentence_at(match.start()))
            if told and not (named or planned):
                found.append(YearEvent(match.start(), match.end(), self._reported(told, match.start()), False))
        return found

    def _reported(self, told: Sequence[YearEvent], start: int) -> int | None:
        """The year told most often before ``start``. One long past, that no word of the same paragraph tells, is none that a
        report is about: the report is of the article's own."""
        times = Counter(e.year for e in told)
        year = max((e.year for e in told if e.year), key=lambda year: (times[year], year))
        paragraph = self.segments.paragraph_at(start)[0]
        past = self.published is not None and year < self.published - 1
        return self.published if past and not any(e.year == year and e.start >= paragraph for e in told) else year

    def of_several(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """References to all the years that the paragraph has stated before, two at least ("during this period"): they are no single
        year."""
        found = []
        for match in self.g.this_period_scanner.finditer(self.low):
            first, last = (bisect_left(events, bound, key=START) for bound in (self.segments.paragraph_at(match.start())[0], match.start()))
            named = last < len(events) and events[last].start - match.end() < NAMED
            if not named and len({e.year for e in events[first:last] if e.year}) > 1:
                found.append(YearEvent(match.start(), match.end(), None, False))
        return found

    def _is_counted(self, start: int) -> bool:
        """Whether words for a year begin inside a duration: "năm năm trước" is five years ago."""
        last = last_before(self.quantities, start + 1)
        return last is not None and last.dimension == "duration" and last.start < start < last.end

    def _differs(self, end: int) -> bool:
        """Whether percentage points stand right behind a year that is past: it is what they differ from ("पिछले वर्ष से 0.7 प्रतिशत अंक
        कम")."""
        following = first_from(self.quantities, end)
        return (
            following is not None
            and following.points
            and following.start - end < NEAR
            and _BROKEN.search(self.low, end, following.start) is None
        )

    def _base(self, stated: Sequence[YearEvent], start: int, *, earlier: bool) -> int | None:
        """The year that "a year earlier" counts from: the last one of its sentence, else of its paragraph, but for those that figures
        were compared with."""
        sentence, paragraph = self.segments.sentence_at(start)[0], self.segments.paragraph_at(start)[0]
        for event in reversed(stated):
            if event.start < paragraph:
                break
            bracket = brackets_at(self.low, event.start) if earlier else None
            if bracket is not None and bracket[1] < start and self.low[bracket[1]] == ")":
                continue  # "67 fires (92 in the same period of 2023), … against 11.6 billion a year earlier"
            if event.start >= sentence or not (event.owned or event.local):
                return event.year
        return self.published


def _meant(last: YearEvent | None, aside: FoundDate | None, run: Container[int], *, opened: bool) -> int | None:
    """The year that "in that year" means: that of the ``last`` event, or of a founding behind it; ``opened``: that in which a period
    began."""
    if not opened and aside is not None and aside.start > (last.start if last else 0):
        return aside.year  # "The club was set up in 2022. That year it had 9 groups"
    if last is None or opened:
        return last.opened if last else None
    return last.year if last.year or last.start in run else last.opened


def _outermost(events: Sequence[YearEvent]) -> list[YearEvent]:
    """The events that are no part of a longer one: "από την αρχή του χρόνου" is of this year, "του χρόνου" of the next."""
    kept: list[YearEvent] = []
    for event in sorted(events, key=lambda e: (e.start, -e.end)):
        if not kept or event.end > kept[-1].end:
            kept.append(event)
    return kept


def _within(spans: Sequence[Span], position: int) -> bool:
    """Whether one of the spans begins before ``position`` and goes on behind it."""
    index = bisect_left(spans, (position, 0))
    return index > 0 and position < spans[index - 1][1]
