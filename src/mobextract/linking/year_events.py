"""The years that a text states, in reading order, and how far each one holds."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.part_years import part_years
from mobextract.linking.year_runs import runs_of_years
from mobextract.linking.year_words import BEGUN, dates_document, lends_year, only_compared
from mobextract.text.folding import last_semicolon, skip_blanks
from mobextract.text.segment import Segments, Span

OPENING = 20
"""A day or month this close to the beginning of its paragraph ("In May 2024, …") holds for the paragraphs that hang on it."""
REFORM = 90
"""A date this close to words on the forming of units dates that."""
BESIDE = 12
"""A year this close to a figure may be its alone, in characters."""
FOUNDED = 90
"""How far before a year the word may stand that says what was founded then, in characters."""
FIGURED = 25
"""A year this close behind a figure that another is compared with is that figure's."""
NAMED = 5
"""A year this close behind "the same period" is that period's."""
NEAR = 20
"""As BESIDE, where words like "at the end of" may stand before the year."""
DATELINE = 0.4
"""The share of its paragraph that a day must be to stand there by itself."""
FRAME = 45
"""A year this close to the beginning of its sentence holds for the sentences after it, and of its paragraph, for the paragraphs after it."""
_OPENED = re.compile(r"[^\d,;·:()]{0,8}\(")
_ALONE = re.compile(r"\( ?[^\d(),;·:.]*$")
"""The beginning of brackets before a year."""
_ENDED = re.compile(r"[.।?!](?=\s)|\n")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d ?$")
_PARTED = re.compile(r"[,;·:()\d]")
_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r"[;·:()]|, ")


class YearEvent(Struct, frozen=True):
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
    opened: int | None = None
    """The year stated, also where it opens a period and so is no figure's."""
    local: bool = False
    """It holds in its own sentence only: the period compared with ("in the same period of 2023 …"), or a year of plans."""


def _one_year(date: FoundDate, opens_sentence: bool) -> bool:
    """Whether an interval states a year: some days ("27–30/10/2025", "13 to 18 November"), one that opens its sentence ("From 1 July to 31 October 2025"),
    or one up to an anniversary ("15/10/1930 – 15/10/2024")."""
    last = date.until
    if last is None or last.month is None:
        return False
    if last.year is not None and date.day is not None and (date.month, date.day) == (last.month, last.day):
        return True
    return date.year in (None, last.year) and (opens_sentence or date.month in (None, last.month))


MONTHS = 12
"""A time of more months is of more than one year."""


class YearReader:
    """Reads the years of one article; ``published`` is the day of the article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], published: datetime.date | None) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.published = published.year if published else None
        self.day = published
        self.lately = self.published if published and published.month > 1 else None
        """The year of a time at most a month before the article; that of January's is in doubt."""
        self.latest = self.published or 0
        self.compared: list[FoundDate] = []
        self._worded: set[int] = set()
        """Where the dates begin beside which words say what their year is of."""
        self._run: set[int] = set()
        """Where the dates of lists of years begin: a figure of both is of neither."""
        self._open = self._left_open()

    def _aside(self, date: FoundDate) -> bool:
        """Whether a date is only compared with, or dates a birth, a document or the founding of a unit."""
        if date.start in self._worded and (only_compared(self.g, self.low, date.start, date.end) or (self.g.dated_before.before(self.low, date.start) and not self._meets(date))):
            return True
        behind = skip_blanks(self.low, date.end)
        if self.g.dated_after.after(self.low, behind) or dates_document(self.low, date):
            return True
        if date.year is not None and date.year < self.latest and self.g.founded_after.after(self.low, behind):
            return True
        return self._founded(date)

    def _meets(self, date: FoundDate) -> bool:
        """Whether a day is that of the meeting, or of the time, before it: "στη σύσκεψη της 20ής Νοεμβρίου", "έως τις 17:00 της 20ής Οκτωβρίου"."""
        dated = self.g.dated_before.before(self.low, date.start)
        if dated is not None and _CLOCK.search(self.low, max(0, dated[1] - BESIDE), dated[1]):
            return True
        scanner, floor = self.g.meeting_scanner, max(self.segments.sentence_at(date.start)[0], date.start - FRAME)
        return date.day is not None and scanner is not None and scanner.search(self.low, floor, date.start) is not None

    def _founded(self, date: FoundDate) -> bool:
        """Whether a participle or a relative clause says when a thing was founded that its sentence tells about: ", founded in the commune in
        2022, …", "Созданная ещё в 2022 году группа …", "η ομάδα που συστάθηκε ήδη το 2022 …"."""
        sentence = self.segments.sentence_at(date.start)[0]
        floor = max(sentence, date.start - FOUNDED)
        parted = [m.end() for m in _PARTED.finditer(self.low, floor, date.start)]
        floor = skip_blanks(self.low, parted[-1]) if parted else floor
        if parted and self.low[parted[-1] - 1] == "," and self.g.founded.after(self.low, floor):
            return True
        for word in _WORD.finditer(self.low, floor, date.start):
            if self.g.founded_clauses.after(self.low, word.start()) or (word.start() == sentence and self.g.founded.after(self.low, sentence)):
                return True
        return False

    def _has_words(self, date: FoundDate) -> bool:
        behind = self.g.beside_after.after(self.low, skip_blanks(self.low, date.end))
        return behind is not None or self.g.beside_before.before(self.low, date.start) is not None

    def _begins(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a year behind the words "founded", "launched" says since when a thing exists."""
        scanner, opens = self.g.founded_scanner, date.start - sentence[0] <= OPENING
        past = date.year is not None and date.year < self.latest
        return past and not opens and scanner is not None and scanner.search(self.low, max(sentence[0], date.start - BEGUN, last_semicolon(self.low, 0, date.start)), date.end) is not None

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
        return len(gap) < BESIDE and not re.search(r"[,.;·:()]", gap)

    def _lies_ahead(self, year: int | None) -> bool:
        """Whether a year is one of plans ("until 2030"), which opens no period that has begun."""
        return year is not None and self.published is not None and year > self.published

    def _is_local(self, date: FoundDate, year: int | None, last: int | None) -> bool:
        """Whether a year holds in its own sentence only: a period compared with, or plans that do not open their paragraph."""
        worded = date.start in self._worded
        if worded and self.g.same_period_before.before(self.low, date.start):
            return True
        looks_back = year is not None and last is not None and year < last
        if worded and looks_back and self.g.same_period_after.after(self.low, skip_blanks(self.low, date.end)):
            return True
        return self._lies_ahead(year) and date.start - self.segments.sentence_at(date.start)[0] > OPENING

    def _is_compared_period(self, date: FoundDate) -> bool:
        """Whether a figure right before says that its period is compared with: "mot 5,94 % i samme periode i 2023"."""
        same = self.g.same_period_before.before(self.low, date.start) if date.start in self._worded else None
        index = bisect_right(self.quantities, date.start, key=lambda q: q.start)
        if not same or not index:
            return False
        gap = self.low[self.quantities[index - 1].edge or self.quantities[index - 1].end : same[1]]
        return len(gap) < BESIDE and not re.search(r"[.।;·:]", gap)

    def _dates_founding(self, date: FoundDate) -> bool:
        """Whether the words right before a date are about a founding: what a group was founded with is of that year."""
        scanner = self.g.founded_scanner
        dated = self.g.dated_before.before(self.low, date.start)
        if dated is None or (dated[1] <= self.segments.sentence_at(date.start)[0] and self.low.startswith(",", date.end)):
            return False  # "Thành lập năm 2022, tổ tự quản …"
        return scanner is not None and scanner.search(self.low, max(0, date.start - NEAR), date.start) is not None

    def _owned(self, date: FoundDate, dates: Sequence[FoundDate], sentence: Span) -> bool:
        index = bisect_right(self.quantities, date.start, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        if self._begins_change(date.start, date.end, index, sentence) or self._is_compared_figure(date.start, last):
            return True
        gap = self.low[last.edge or last.end : date.start] if last and last.dimension != "duration" else ""  # not "the first nine months of 2024"
        if not 0 < len(gap) < 12 or re.search(r"[.,;·:]", gap):
            return False
        following = self.quantities[index].start - date.end if index < len(self.quantities) else 99
        if following < len(gap) and self.low[date.end : date.end + following].split()[:1] and self.low[date.end : date.end + following].split()[0] in self.g.joiners:
            following = 99  # "118 tỷ đồng năm 2022 và 143 tỷ đồng năm qua"
        if 0 < following < len(gap):
            return False
        low, high = (bisect_left(dates, bound, key=lambda d: d.start) for bound in sentence)
        return len({d.year for d in dates[low:high]}) > 1

    def _is_compared_figure(self, start: int, last: Quantity | None) -> bool:
        """Whether a year is that of a figure right before it that another is compared with, or leaves: "91 % mot 84 % i 2022", "to 2 % from 9 % in 2016"."""
        if last is None or not 0 < start - (last.edge or last.end) < FIGURED or _BROKEN.search(self.low, last.end, start) or _ENDED.search(self.low, last.edge or last.end, start):
            return False
        return last.dimension != "duration" and any(words.before(self.low, last.start) for words in (self.g.compared_before, self.g.leaving))

    def _begins_change(self, start: int, end: int, index: int, sentence: Span) -> bool:
        """Whether a year beside the figure that a change begins with is no year of its end: "from 31 cases in 2022 to 8", "2021 के 41,5 % से घटकर 4,8 %"."""
        near = [q for q in self.quantities[max(0, index - 1) : index + 2] if sentence[0] <= q.start < sentence[1]]
        for first, last in pairwise(near):
            behind = first.end < start and start - (first.edge or first.end) < NEAR and end <= last.start
            leads = end <= first.start and first.start - end < BESIDE
            leaves = behind and first.unit == last.unit and self.g.leaving.before(self.low, first.start)
            if leaves and not _BROKEN.search(self.low, first.end, start):
                return True  # "from 12 cameras in 2022, it has grown to 157"
            gap = self.low[first.end : last.start]
            if leads and first.unit == last.unit:
                gap = gap.replace(", ", " ", 1)  # "2022 में 12 कैमरे थे, जो बढ़कर 157 हो गए"
            if (behind or leads) and (first.kind, first.unit) == (last.kind, last.unit) and self.g.ends.before(self.low, last.start) and not _BROKEN.search(gap):
                return True
        return False

    def read(self, dates: Sequence[FoundDate]) -> list[YearEvent]:
        """Return the years in reading order; a period or a word like "recently" is an event without a year.

        ``compared`` holds the years afterwards that are only compared with.
        """
        self.latest = self.published or max((d.year for d in dates if d.year), default=0)
        self._worded = {d.start for d in dates if self._has_words(d)}
        self._run = {d.start for run in runs_of_years(self.g, self.low, dates) for d in run}
        events: list[YearEvent] = []
        last: int | None = None
        for date in dates:
            sentence = self.segments.sentence_at(date.start)
            period = self._is_period(date, sentence, events)
            year = (date.until.year if date.until and not period else None) or date.year or self.published or last
            if date.year is None or lends_year(self.g, self.low, sentence, date):
                last = last if period else year
            if year is not None and sentence[1] > sentence[0]:
                events += self._stated(date, year, period, sentence, dates, next((e.year for e in reversed(events)), None))
        events += [*self._relative(), *self._lately()]
        events.sort(key=_start)
        events = sorted([*events, *self._parts(events)], key=_start)
        events = sorted([*events, *self._shifted(events)], key=_start)
        events = sorted([*events, *self._now(events)], key=_start)
        return sorted([*events, *self._same(events)], key=_start)

    def _stated(self, date: FoundDate, year: int, period: bool, sentence: Span, dates: Sequence[FoundDate], before: int | None) -> list[YearEvent]:
        """The event of one date, if its year is that of a figure at all; ``before`` is the year of the event before."""
        if self._aside(date) or self._dates_reform(date, sentence):
            if date.year and date.month is None:
                self.compared.append(date)
            beside = date.year is not None and (self._dates_founding(date) or _OPENED.match(self.low, date.end))
            return [YearEvent(date.start, date.end, year, False, owned=True)] if beside else []  # "founded in 2018 with 15 members"
        owned = self._owned(date, dates, sentence) or self._is_compared_period(date) or self._is_bracketed(date)
        local = self._is_local(date, year, before)
        opens = date.start - sentence[0] <= FRAME or ("," in self.low[date.end : date.end + 12] and date.start - sentence[0] <= 2 * FRAME)
        return [
            YearEvent(
                date.start,
                date.end,
                None if period else year,
                frame=opens and not owned and not local and not self._is_dateline(date),
                whole=date.month is None,
                begins=self._begins(date, sentence),
                owned=owned,
                local=local,
                opened=None if date.until else date.year,
            )
        ]

    def _is_bracketed(self, date: FoundDate) -> bool:
        """Whether a year stands alone in brackets beside what it is of: "the population (in 2019) is 224,000"."""
        alone = date.month is None and date.until is None and _ALONE.search(self.low, max(0, date.start - BESIDE), date.start)
        return bool(alone) and self.low.startswith(")", skip_blanks(self.low, date.end))

    def _is_dateline(self, date: FoundDate) -> bool:
        """Whether a day is most of its paragraph: it says when the article appeared, and opens nothing."""
        start, end = self.segments.paragraph_at(date.start)
        return date.day is not None and date.end - date.start > DATELINE * (end - start)

    def _is_period(self, date: FoundDate, sentence: Span, events: Sequence[YearEvent]) -> bool:
        """Whether a date opens or closes a period, which is of no year."""
        if date.until is not None:
            return not _one_year(date, opens_sentence=date.start - sentence[0] <= OPENING)
        worded = date.start in self._worded
        opens = worded and (self.g.periods.before(self.low, date.start) or self.g.periods_after.after(self.low, skip_blanks(self.low, date.end)))
        since = bool(opens) and date.year not in (None, self.published) and not self._lies_ahead(date.year)
        return since or date.start in self._run or self._goes_on(date, events)

    def _relative(self) -> Iterable[YearEvent]:
        """Years named by that of the article ("last year"): none that can be told, where that is unknown."""
        return [
            YearEvent(m.start(), m.end(), self.published + offset if self.published else None, False, owned=compared, local=compared)
            for scanner, offset in self.g.relative_years
            for m in scanner.finditer(self.low)
            for compared in (offset < 0 and self._is_of_compared(*m.span()),)
            if not only_compared(self.g, self.low, m.start(), m.end()) and not _within(self._open, m.start()) and not (offset < 0 and self._differs(m.end()))
        ]

    def _parts(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The article's year, whose first months are spoken of where the paragraph states no year."""
        spans = part_years(self.g, self.low, self.segments, self.quantities, [e.start for e in events], self.day)
        return [YearEvent(start, end, self.published, frame=start - self.segments.sentence_at(start)[0] <= FRAME) for start, end in spans]

    def _lately(self) -> Iterable[YearEvent]:
        """The year of "last month", "yesterday"."""
        found = self.g.lately_scanner.finditer(self.low) if self.g.lately_scanner else ()
        return [YearEvent(m.start(), m.end(), self.lately, False) for m in found if not only_compared(self.g, self.low, m.start(), m.end())]

    def _differs(self, end: int) -> bool:
        """Whether percentage points stand right behind a year that is past: it is what they differ from ("पिछले वर्ष से 0.7 प्रतिशत अंक कम")."""
        index = bisect_left(self.quantities, end, key=_start)
        following = self.quantities[index] if index < len(self.quantities) else None
        return following is not None and following.points and following.start - end < NEAR and _BROKEN.search(self.low, end, following.start) is None

    def _now(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """Words like "recently", which leave the year open, unless they belong to a date ("this year now")."""
        starts, found = [e.start for e in events], []
        for start, end in self._open:
            index = bisect_right(starts, start)
            taken = index > 0 and start < events[index - 1].end
            if not taken and not self._sums_up(start, end, events):
                found.append(YearEvent(start, end, None, True, now=True))
        return found

    def _left_open(self) -> list[Span]:
        """Words that leave the year open, and the years that a result took ("over the past three years", "sau 4 năm", "за 18 месяцев")."""
        words = [m.span() for m in self.g.now_scanner.finditer(self.low)] if self.g.now_scanner else []
        past = [m.span() for m in self.g.past_scanner.finditer(self.low)] if self.g.past_scanner else []
        words += [span for span in past if span[0] - self.segments.sentence_at(span[0])[0] < OPENING]  # not "(previously in Y district)"
        spans = [(q.start, q.edge or q.end) for q in self.quantities if q.dimension == "duration" and self._takes_years(q) and self._is_span(q)]
        return sorted([*words, *spans])

    @staticmethod
    def _takes_years(duration: Quantity) -> bool:
        """Whether a time is of years, or of so many months that they are of more than one year."""
        return duration.unit == "year" or (duration.unit == "month" and (duration.amount.value or 0) > MONTHS)

    def _is_span(self, years: Quantity) -> bool:
        behind = self.g.spans_after.after(self.low, skip_blanks(self.low, years.edge or years.end))
        return bool(behind or self.g.spans_before.before(self.low, years.start))

    def _sums_up(self, start: int, end: int, dated: Sequence[YearEvent]) -> bool:
        """Whether "so far" sums up the current year that its own sentence opens with, and leaves it in force."""
        if self.published is None or self.low[start:end] not in self.g.so_far:
            return False
        sentence = self.segments.sentence_at(start)[0]
        current = {y.year for y in dated if sentence <= y.start < start and not y.owned}
        return bool(current) and current <= {self.published - 1, self.published}

    def _shifted(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The years before and after the one stated before in the paragraph, or that of the article ("a year later")."""
        stated = [e for e in events if not e.now and e.year is not None]
        found: list[YearEvent] = []
        for scanner, offset in self.g.shifted_years:
            for match in scanner.finditer(self.low):
                start, end = match.span()
                index = bisect_left(stated, start, key=_start)
                year = self._base(stated[:index], start)
                compared = only_compared(self.g, self.low, start, end) or (offset < 0 and self.g.year_compared.before(self.low, start))
                if year is not None and not compared:
                    index = bisect_right(self.quantities, start, key=_start)
                    owned = offset < 0 and (self._is_of_compared(start, end) or self._begins_change(start, end, index, self.segments.sentence_at(start)))
                    found.append(YearEvent(start, end, year + offset, False, local=offset < 0, owned=owned))
        return found

    def _base(self, stated: Sequence[YearEvent], start: int) -> int | None:
        """The year that "a year earlier" counts from: the last one of its sentence, else of its paragraph, but for those that figures were compared with."""
        sentence, paragraph = self.segments.sentence_at(start)[0], self.segments.paragraph_at(start)[0]
        for event in reversed(stated):
            if event.start < paragraph:
                break
            if event.start >= sentence or not (event.owned or event.local):
                return event.year
        return self.published

    def _is_of_compared(self, start: int, end: int) -> bool:
        """Whether the words for a past year are that of the figure right beside them, which another is compared with: "against 112 the year
        before", "पिछले वर्ष के 112 मामलों की तुलना में"."""
        index = bisect_right(self.quantities, start, key=_start)
        if index and self._is_compared_figure(start, self.quantities[index - 1]):
            return True
        following = self.quantities[index] if index < len(self.quantities) else None
        if following is None or following.start - end > BESIDE or _BROKEN.search(self.low, end, following.start):
            return False
        return self.g.compared_after.after(self.low, skip_blanks(self.low, following.edge or following.end)) is not None

    def _same(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """References to the year last stated ("in the same year"), or that in which a period began ("at first")."""
        found = []
        for scanner, opened in ((self.g.same_year_scanner, False), (self.g.at_first_scanner, True)):
            for match in scanner.finditer(self.low) if scanner else ():
                index = bisect_left(events, match.start(), key=_start)
                if index < len(events) and events[index].start - match.end() < NAMED:
                    continue  # "in the same period in 2023" names its year itself
                before = [e for e in events[:index] if not e.now]
                year = (before[-1].opened if opened else before[-1].year) if before else None
                if year is not None:
                    found.append(YearEvent(match.start(), match.end(), year, False, local=opened))
        return found


def _within(spans: Sequence[Span], position: int) -> bool:
    """Whether one of the spans begins before ``position`` and goes on behind it."""
    index = bisect_left(spans, (position, 0))
    return index > 0 and position < spans[index - 1][1]


_start = attrgetter("start")
