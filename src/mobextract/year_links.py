"""Which calendar year a figure is of: the one stated beside it, or the one that opened the text it hangs on.

A year that opens a paragraph or a report ("In 2024 …") holds for what hangs on it until another is stated; a period, or a word
like "recently", leaves the year open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mobextract.dates import FoundDate
from mobextract.folding import skip_blanks
from mobextract.link_grammar import LinkGrammar
from mobextract.place_links import PlaceLinker
from mobextract.quantity import Quantity
from mobextract.segment import Segments, Span

MEMORY = 60
"""How many frames back a year is looked up."""
ATTACHED = 45
"""A year this close behind a figure, with nothing but words between, is the figure's."""
OPENING = 20
"""A day or month this close to the beginning of its paragraph ("In May 2024, …") holds for the paragraphs that hang on it."""
BEGUN = 120
"""How far before a year the word for founding may stand."""
REFORM = 90
"""A date this close to words on the forming of units dates that."""
BESIDE = 12
"""A year this close to a figure may be its alone, in characters."""
NEAR = 20
"""As BESIDE, where words like "at the end of" may stand before the year."""
_BROKEN = re.compile(r"[;:()]|, ")
FRAME = 45
"""A year this close to the beginning of its sentence holds for the sentences after it, and of its paragraph, for the paragraphs after it."""


@dataclass(slots=True, frozen=True)
class YearEvent:
    """A year that the text states, or None where it leaves it open; ``frame`` years hold for what follows."""

    start: int
    end: int
    year: int | None
    frame: bool
    now: bool = False
    whole: bool = False
    """A year without a day or month: a report of it holds for more than the state on one day does."""
    begins: bool = False
    """The year in which something was founded or launched: its figures of today are of no year."""
    owned: bool = False
    """It belongs to one figure alone, or is only compared with: other figures do not take it."""
    local: bool = False
    """It holds in its own sentence only: the period compared with ("in the same period of 2023 …"), or a year of plans."""


def _one_year(date: FoundDate, opens_sentence: bool) -> bool:
    """Whether an interval states a year: some days ("27–30/10/2025"), one that opens its sentence ("From 1 July to 31 October 2025"),
    or one up to an anniversary ("15/10/1930 – 15/10/2024")."""
    last = date.until
    if last is None or last.year is None or last.month is None:
        return False
    if date.day is not None and (date.month, date.day) == (last.month, last.day):
        return True
    return date.year in (None, last.year) and (opens_sentence or date.month in (None, last.month))


class YearLinker:
    """The years of one article's figures; ``published`` is the year of the article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity], places: PlaceLinker, published: int | None) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.places = places
        self.published = published
        self.latest = published or max((d.year for d in dates if d.year), default=0)
        self.compared: list[FoundDate] = []
        self.years = self._years(dates)
        self.year_starts = [y.start for y in self.years]
        self.frames = [y for y in self.years if y.frame]

    def of_figure(self, start: int, end: int, points: bool) -> int | None:
        """The year stated beside the figure, in its clause or sentence; else the one that opened the text it hangs on."""
        sentence = self.segments.sentence_at(start)
        clause = self.places.clauses.item(sentence, start)
        low, middle, high = (bisect_left(self.year_starts, bound) for bound in (sentence[0], end, clause[1]))
        after = self.years[middle:high]
        before = [y for y in self.years[low:middle] if y.end <= start]
        if points and (len({y.year for y in before}) > 1 or any(y.owned for y in before) or self._is_compared(clause, before)):
            return None  # the difference between two years
        if after and after[0].year and self._attached(end, after[0].start) and not (before and self._leads(before[-1], start)):
            return after[0].year
        if before and before[-1].owned and start - before[-1].end < BESIDE and self._attached(before[-1].end, start) and not self.g.ends.before(self.low, start):
            return before[-1].year
        before = [y for y in before if not y.owned]
        if self._is_standing(sentence, start, bool(before)):
            return None
        if before:
            return before[-1].year
        if after and not after[0].owned and not self._of_another(end, after[0]) and not self._begins_anew(end, after[0]) and (len({y.year for y in after}) == 1 or not re.search(r"\d", self.low[end : after[0].start])):
            return after[0].year
        return self._frame(start)

    def _is_standing(self, sentence: Span, start: int, dated: bool) -> bool:
        """Whether a sentence says what a unit is like ("has 8 communes; the Khmer are 32 % of the population"), in no year.

        The date of a merger is not the year of what the new unit consists of. A clause about a place alone speaks for itself only.
        """
        scanner, reform = self.g.standing_scanner, self.g.reform_scanner
        if scanner is None or (dated and not (reform and reform.search(self.low, *sentence))):
            return False
        clauses = self.places.clauses
        return any(not clauses.is_aside(m.start()) or clauses.is_aside(start) for m in scanner.finditer(self.low, *sentence))

    def _is_compared(self, clause: Span, before: Sequence[YearEvent]) -> bool:
        """Whether a clause compares with another year than it is about ("1.9 points less than in 2022")."""
        return any(clause[0] <= d.start < clause[1] and d.year not in {y.year for y in before} for d in self.compared)

    def _of_another(self, end: int, year: YearEvent) -> bool:
        """Whether a year stands right behind another figure, set off by a comma ("65 million, against 32 million in 2020")."""
        index = bisect_left(self.quantities, year.start, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        return bool(last and last.start >= end and 0 < year.start - last.edge < 12 and "," in self.low[end : last.start])

    def _begins_anew(self, end: int, year: YearEvent) -> bool:
        """Whether a colon stands between a figure and the year behind it: "the group of 35 members grows: in 2025 …"."""
        return ": " in self.low[end : year.start]

    def _attached(self, end: int, start: int) -> bool:
        gap = self.low[end:start]
        return len(gap) < ATTACHED and not re.search(r"[,;:()\d]", gap)

    def _leads(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands right before its figure, where the language puts it there ("2021 के 10.92%")."""
        return not year.owned and start - year.end < BESIDE and not re.search(r"[,;]", self.low[year.end : start]) and not self.g.ends.before(self.low, start)

    def _frame(self, start: int) -> int | None:
        """The year that the figure's text hangs on: the last one of its paragraph, else one that opened an earlier paragraph.

        "Recently" ends the reach of a year in its own paragraph only; a heading ends all.
        """
        paragraph, section = self.segments.paragraph_at(start), self.segments.section(start)
        low, high = (bisect_left(self.year_starts, bound) for bound in (paragraph[0], start))
        inside = [y for y in self.years[low:high] if not y.owned and not y.local]
        if inside:
            return None if inside[-1].begins else inside[-1].year
        introduction = self.segments.introduction(start)
        if introduction is not None and (stated := self._introduced(introduction)):
            return stated[-1].year
        index = bisect_left(self.frames, start, key=lambda y: y.start)
        for frame in reversed(self.frames[max(0, index - MEMORY) : index]):
            if self.segments.section(frame.start) != section:
                return None
            if self.segments.introduction(frame.start) is not None:
                continue  # a year of one item of a list is of that item only
            if not frame.now:
                opens = frame.start - self.segments.paragraph_at(frame.start)[0] <= (FRAME if frame.whole else OPENING)
                return frame.year if opens else None
        return None

    def _introduced(self, introduction: Span) -> list[YearEvent]:
        """The years in the last sentence of the paragraph that introduces a list."""
        sentence = self.segments.sentence_at(introduction[1] - 1)
        low, high = (bisect_left(self.year_starts, bound) for bound in sentence)
        return [y for y in self.years[low:high] if not y.owned]

    def _aside(self, date: FoundDate) -> bool:
        """Whether a date is only compared with, or dates a birth, a document or the founding of a unit."""
        before = self.g.aside_before.before(self.low, date.start) is not None
        comma = self.low.rfind(",", max(0, date.start - 90), date.start)
        if comma >= 0 and self.g.founded.after(self.low, skip_blanks(self.low, comma + 1)):
            return True
        return before or self.g.compared_after.after(self.low, skip_blanks(self.low, date.end)) is not None

    def _begins(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a year behind the words "founded", "launched" says since when a thing exists."""
        scanner, opens = self.g.founded_scanner, date.start - sentence[0] <= OPENING
        past = date.year is not None and date.year < self.latest
        return past and not opens and scanner is not None and scanner.search(self.low, max(sentence[0], date.start - BEGUN), date.end) is not None

    def _dates_reform(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a day or month is that on which today's units were formed ("after the merger on 1 July 2025")."""
        scanner = self.g.reform_scanner
        exact = date.month is not None
        return exact and scanner is not None and scanner.search(self.low, max(sentence[0], date.start - REFORM), min(sentence[1], date.end + REFORM)) is not None

    def _goes_on(self, date: FoundDate, events: Sequence[YearEvent]) -> bool:
        """Whether a year ends the period that the one before opens ("από το 2021 έως το 2024")."""
        if not events or events[-1].year is not None or date.month is not None:
            return False
        gap = self.low[events[-1].end : date.start]
        return len(gap) < BESIDE and not re.search(r"[,.;:()]", gap)

    def _lies_ahead(self, year: int | None) -> bool:
        """Whether a year is one of plans ("until 2030"), which opens no period that has begun."""
        return year is not None and self.published is not None and year > self.published

    def _is_local(self, date: FoundDate, year: int | None) -> bool:
        """Whether a year holds in its own sentence only: a period compared with, or plans that do not open their paragraph."""
        if self.g.same_period_before.before(self.low, date.start) or self.g.same_period_after.after(self.low, skip_blanks(self.low, date.end)):
            return True
        return self._lies_ahead(year) and date.start - self.segments.sentence_at(date.start)[0] > FRAME

    def _dates_founding(self, date: FoundDate) -> bool:
        """Whether the words right before a date are about a founding: what a group was founded with is of that year."""
        scanner = self.g.founded_scanner
        return scanner is not None and self.g.dated_before.before(self.low, date.start) is not None and scanner.search(self.low, max(0, date.start - NEAR), date.start) is not None

    def _owned(self, date: FoundDate, dates: Sequence[FoundDate], sentence: Span) -> bool:
        index = bisect_right(self.quantities, date.start, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        if self._begins_change(date, index, sentence):
            return True
        gap = self.low[last.edge or last.end : date.start] if last else ""
        if not 0 < len(gap) < 12 or re.search(r"[.,;:]", gap):
            return False
        following = self.quantities[index].start - date.end if index < len(self.quantities) else 99
        if 0 < following < len(gap):
            return False
        low, high = (bisect_left(dates, bound, key=lambda d: d.start) for bound in sentence)
        return len({d.year for d in dates[low:high]}) > 1

    def _begins_change(self, date: FoundDate, index: int, sentence: Span) -> bool:
        """Whether a year beside the figure that a change begins with is no year of its end: "from 31 cases in 2022 to 8", "2021 के 41,5 % से घटकर 4,8 %"."""
        near = [q for q in self.quantities[max(0, index - 1) : index + 2] if sentence[0] <= q.start < sentence[1]]
        for first, last in pairwise(near):
            behind = first.end < date.start and date.start - (first.edge or first.end) < NEAR and date.end <= last.start
            leads = date.end <= first.start and first.start - date.end < BESIDE
            if (behind or leads) and first.kind == last.kind and self.g.ends.before(self.low, last.start) and not _BROKEN.search(self.low, first.end, last.start):
                return True
        return False

    def _years(self, dates: Sequence[FoundDate]) -> list[YearEvent]:
        """Years in reading order; a period or a word like "recently" is an event without a year."""
        events: list[YearEvent] = []
        last: int | None = None
        for date in dates:
            sentence = self.segments.sentence_at(date.start)
            opens = self.g.periods.before(self.low, date.start) or self.g.periods_after.after(self.low, skip_blanks(self.low, date.end))
            since = opens is not None and date.year != self.published and not self._lies_ahead(date.year)
            since = since or self._goes_on(date, events)
            period = since if date.until is None else not _one_year(date, opens_sentence=date.start - sentence[0] <= OPENING)
            frame = date.start - sentence[0] <= FRAME or ("," in self.low[date.end : date.end + 12] and date.start - sentence[0] <= 2 * FRAME)
            year = (date.until.year if date.until and not period else None) or date.year or self.published or last
            last = last if period else year
            if year is not None and sentence[1] > sentence[0]:
                if self._aside(date) or self._dates_reform(date, sentence):
                    if date.year and date.month is None:
                        self.compared.append(date)
                    if date.year and self._dates_founding(date):
                        events.append(YearEvent(date.start, date.end, date.year, False, owned=True))  # "founded in 2018 with 15 members"
                    continue
                owned = self._owned(date, dates, sentence)
                local = self._is_local(date, year)
                events.append(
                    YearEvent(date.start, date.end, None if period else year, frame and not owned and not local, whole=date.month is None, begins=self._begins(date, sentence), owned=owned, local=local)
                )
        for scanner, offset in self.g.relative_years:
            if self.published is not None:
                events += [YearEvent(m.start(), m.end(), self.published + offset, False) for m in scanner.finditer(self.low)]
        if self.g.now_scanner is not None:
            taken = {e.start for e in events}
            events += [
                YearEvent(m.start(), m.end(), None, True, now=True)
                for m in self.g.now_scanner.finditer(self.low)
                if m.start() not in taken and not self._sums_up(m.start(), m.end(), events)
            ]
        events.sort(key=lambda e: e.start)
        return sorted([*events, *self._same(events)], key=lambda e: e.start)

    def _sums_up(self, start: int, end: int, dated: Sequence[YearEvent]) -> bool:
        """Whether "so far" sums up the current year that its own sentence opens with, and leaves it in force."""
        if self.published is None or self.low[start:end] not in self.g.so_far:
            return False
        sentence = self.segments.sentence_at(start)[0]
        current = {y.year for y in dated if sentence <= y.start < start}
        return bool(current) and current <= {self.published - 1, self.published}

    def _same(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """References to the year last stated ("in the same year")."""
        found = []
        for match in self.g.same_year_scanner.finditer(self.low) if self.g.same_year_scanner else ():
            before = [e for e in events[: bisect_left(events, match.start(), key=lambda e: e.start)] if not e.now]
            if before and before[-1].year is not None:
                found.append(YearEvent(match.start(), match.end(), before[-1].year, False))
        return found
