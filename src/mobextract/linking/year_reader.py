"""Reads the years that a text states, in reading order, and how far each one holds."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.compared_periods import years_compared
from mobextract.linking.first_years import first_years
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.latest_day import year_of_opening
from mobextract.linking.named_parts import named_parts
from mobextract.linking.open_years import OpenYears
from mobextract.linking.owned_years import OwnedYears
from mobextract.linking.part_years import part_years, past_months, with_months
from mobextract.linking.relative_years import RelativeYears
from mobextract.linking.year_asides import YearAsides
from mobextract.linking.year_events import BESIDE, FRAME, OPENING, YearEvent
from mobextract.linking.year_runs import leads_to_part, runs_of_years
from mobextract.linking.year_words import follows_number, is_from_now, is_multiplied, leads_to_number, lends_year
from mobextract.linking.years_later import YearsLater
from mobextract.text.brackets import opening_before
from mobextract.text.folding import ANY_WORD, behind_last, skip_blanks
from mobextract.text.in_order import START, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

DATELINE = 0.4
"""The share of its paragraph that a day must be to stand there by itself."""
_OPENED = regex(r"[^\d,;·:()]{0,20}\(")
_SENTENCE_END = regex(r" ?(?:[.;!?](?!\d)|।|\n|$)")
_SIGNS = regex(r"[,;:(](?!\d)")
LEAD = 3
"""So many words before an interval tell what it is of."""
_ALONE = regex(r"\( ?[^\d(),;·:.]*$")
"""The beginning of brackets before a year."""
MODERN = 1900
"""Years before it are of what is told long ago."""
UNTIL = 40
"""The longest text between the beginning and the end of a period, in characters."""
REFORMED = 60
"""How far in its sentence the day of a merger opens it, in characters."""
ASIDE = 120
"""How far from a date the brackets around it may begin and end, in characters."""


def _one_year(date: FoundDate) -> bool:
    """Whether an interval of days or months states a year: it lies in one ("27–30/10/2025", "from June to August 2025"), or goes up to an
    anniversary ("15/10/1930 – 15/10/2024")."""
    last = date.until
    if last is None or last.month is None:
        return False
    anniversary = last.year is not None and date.day is not None and (date.month, date.day) == (last.month, last.day)
    return anniversary or date.year in (None, last.year)


NEAR_COMMA = 12
"""How far from a year the comma may stand that parts it from those who report, or from what it frames, in characters."""


class YearReader:
    """Reads the years of one article; ``published`` is the day of the article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        quantities: Sequence[Quantity],
        dates: Sequence[FoundDate],
        published: datetime.date | None,
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.dates = dates
        self.published = published.year if published else None
        self.day = published
        self.compared: list[FoundDate] = []
        self.foundings: list[int] = []
        """Where the years stand in which something began that the text goes on with."""
        self.worded = {d.start for d in dates if self._has_words(d)}
        """Where the dates begin beside which words say what their year is of."""
        told = [d for d in dates if not grammar.law_years.dates_law(low, d)]
        self.run = {d.start for run in runs_of_years(grammar, low, told, quantities) for d in run}
        """Where the dates of lists of years begin: a figure of both is of neither."""
        latest = self.published or max((d.year for d in dates if d.year), default=0)
        self.asides = YearAsides(grammar, low, segments, self.worded, latest)
        self.owned = OwnedYears(grammar, low, quantities, dates, self.worded)
        own = published.year if published else year_of_opening(grammar, low, segments, dates)
        self.open = OpenYears(grammar, low, segments, quantities, own)
        self.words = RelativeYears(grammar, low, segments, quantities, self.owned, published, own)

    def read(self) -> list[YearEvent]:
        """Return the years in reading order; a period or a word like "recently" is an event without a year.

        ``compared`` holds the years afterwards that are only compared with.
        """
        events: list[YearEvent] = []
        last: int | None = None
        for date in self.dates:
            if self.asides.is_number_founded(date, self.quantities):
                events.append(YearEvent(date.start, date.end, date.year, False, local=True))
                continue
            sentence = self.segments.sentence_at(date.start)
            edge = self.g.interval_edges.year(self.low, date)
            period = edge is None and self._is_period(date, sentence, events)
            year = edge or (date.until.year if date.until and not period else None) or date.year or self.published or last
            if date.year is None or lends_year(self.g, self.low, sentence, date):
                last = last if period else year
            if year is not None and sentence[1] > sentence[0] and not (period and self._is_attribute(date, sentence, events)):
                events += self._stated(date, year, period, sentence, next((e.year for e in reversed(events)), None))
        events += [*self.words.relative(self.open.spans), *self.words.lately()]
        events.sort(key=START)
        events = sorted([*events, *self._parts(events)], key=START)
        events = sorted([*events, *self.words.shifted(events)], key=START)
        later = YearsLater(self.g, self.low, self.segments, self.quantities, self.compared, self.published, self.dates)
        events = sorted([*events, *later.events(events)], key=START)
        events = sorted([*events, *self.open.events(events)], key=START)
        events = sorted(
            [*events, *self.words.same(events, self.compared, self.run), *self.words.of_several(events), *self.words.parts(events)],
            key=START,
        )
        events = sorted([*events, *self.words.of_report(events)], key=START)
        events += years_compared(self.g, self.low, self.segments, self.quantities, self.dates, events, self.published)
        events.sort(key=START)
        firsts = first_years(self.g, self.low, self.segments, events)
        return sorted(
            [*events, *(YearEvent(start, end, year, False, owned=self._leaves(start, end), local=True) for start, end, year in firsts)],
            key=START,
        )

    def _leaves(self, start: int, end: int) -> bool:
        """Whether words for a year stand beside the figure that a change begins with."""
        return self.owned.begins_change(start, end, bisect_right(self.quantities, start, key=START), self.segments.sentence_at(start))

    def _stated(self, date: FoundDate, year: int, period: bool, sentence: Span, before: int | None) -> list[YearEvent]:
        """The event of one date, if its year is that of a figure at all; ``before`` is the year of the event before."""
        if before is not None and before < (date.year or 0) and self._begins_anew(date, sentence):
            return [YearEvent(date.start, date.end, None, False)]
        if self.asides.is_aside(date) or self.owned.is_base(date) or self.asides.dates_reform(date, sentence):
            if date.year and date.month is None:
                self.compared.append(date)
            if self.asides.dates_founding(date):
                self.foundings.append(date.start)
            beside = date.year is not None and _OPENED.match(self.low, date.end)
            if not beside:
                return []
            return [YearEvent(date.start, date.end, year, False, owned=True, aside=True)]  # "founded in 2018 with 15 members"
        if self.asides.launches(date):  # "… which the union launched in 2021. At that time 15 families took part"
            return [YearEvent(date.start, date.end, year, False, owned=True, local=True, aside=True, opened=year)]
        if self._lies_ahead(year) and self.asides.names_holiday(date):
            return []
        owned = self.owned.is_owned(date, sentence) or self.owned.is_compared_period(date) or self._is_bracketed(date)
        local = self._is_local(date, year, before)
        opens = date.start - sentence[0] <= self._reach(date, sentence)
        return [
            YearEvent(
                *(with_months(self.low, self.quantities, date.start, date.end) if date.month is None else (date.start, date.end)),
                None if period else year,
                frame=opens and not (owned or local or self._is_dateline(date) or self.asides.names_holiday(date)),
                whole=date.month is None,
                begins=self.asides.begins(date, sentence),
                owned=owned,
                local=local,
                opened=None if date.until else date.year,
            )
        ]

    def _reach(self, date: FoundDate, sentence: Span) -> int:
        """How far from the beginning of its sentence a year may stand that holds for what follows: farther where a comma parts it from
        that, or, in a paragraph's first sentence, from those who report ("According to the union of the district, in 2021 …")."""
        if "," in self.low[date.end : date.end + NEAR_COMMA]:
            return 2 * FRAME
        parted = "," in self.low[max(0, date.start - NEAR_COMMA) : date.start]
        return 3 * FRAME if parted and self.segments.paragraph_at(date.start)[0] == sentence[0] else FRAME

    def _begins_anew(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a sentence opens with the day on which today's units were formed: what it tells is of no year before. "In 2019, 35
        joined. After the communes were merged on 1 July 2025, it runs in six"."""
        return self.asides.dates_reform(date, sentence) and date.start - sentence[0] <= REFORMED

    def _is_attribute(self, date: FoundDate, sentence: Span, events: Sequence[YearEvent]) -> bool:
        """Whether an interval around the year that its sentence opens with only says of what something is: "in 2022 the district had 1,200
        poor households by the poverty line for 2022-2025, that is, 12 %"; not "12 billion for 2022-2025", "12 built in 2022-2025"."""
        last, until = events[-1] if events else None, date.until
        if until is None or until.year is None or last is None or last.start < sentence[0] or not last.frame or last.year is None:
            return False
        begin = max(last.end, self._edge_before(date.start), behind_last(_SIGNS, self.low, last.end, date.start))
        words = [begin + m.start() for m in ANY_WORD.finditer(self.low[begin : date.start])]
        if len(words) < LEAD or not (date.year or last.year) <= last.year <= until.year:
            return False
        behind = [m.start() for m in ANY_WORD.finditer(self.low, date.end, date.end + 2 * BESIDE)][:3]
        if says(self.g.review_scanner, self.low, *sentence) or any(self.g.inside_before.after(self.low, at) for at in words[-LEAD:]):
            return False  # what a conference reviews, what is told "in the years 2021-2025"
        return not any(self.g.inside_after.after(self.low, at) for at in behind)

    def _edge_before(self, position: int) -> int:
        figure = last_before(self.quantities, position)
        return figure.edge if figure is not None else 0

    def _has_words(self, date: FoundDate) -> bool:
        behind = self.g.beside_after.after(self.low, skip_blanks(self.low, date.end))
        return (
            behind is not None
            or self.g.beside_before.before(self.low, date.start) is not None
            or is_multiplied(self.g, self.low, date.start, date.end)
        )

    def _goes_on(self, date: FoundDate, events: Sequence[YearEvent]) -> bool:
        """Whether a date ends the period that the one before opens ("από το 2021 έως το 2024", "from 2020 to September 2024")."""
        if not events or events[-1].year is not None:
            return False
        gap = self.low[events[-1].end : date.start]
        words = gap.split() if events[-1].opened is not None and len(gap) < UNTIL else []
        if self.g.until_links.issuperset(words) and not self.g.until.isdisjoint(words):
            return True
        if date.month is not None:
            return False
        return (len(gap) < BESIDE and not re.search(r"[,.;·:()]", gap)) or leads_to_part(self.g, gap)

    def _lies_ahead(self, year: int | None) -> bool:
        """Whether a year is one of plans ("until 2030"), which opens no period that has begun."""
        return year is not None and self.published is not None and year > self.published

    def _is_local(self, date: FoundDate, year: int | None, last: int | None) -> bool:
        """Whether a year holds in its own sentence only: a period compared with, plans that do not open their paragraph, or one before
        1900."""
        if year is not None and year < MODERN:
            return True
        worded = date.start in self.worded
        if worded and self.g.same_period_before.before(self.low, date.start):
            return True
        looks_back = year is not None and last is not None and year < last
        if worded and looks_back and self.g.same_period_after.after(self.low, skip_blanks(self.low, date.end)):
            return True
        if looks_back and self.g.figure_of.before(self.low, date.start):
            return True
        if self._in_aside(date) or follows_number(self.low, date) or leads_to_number(self.low, date) or self._ends_state(date, year):
            return True
        return self._lies_ahead(year) and date.start - self.segments.sentence_at(date.start)[0] > OPENING

    def _ends_state(self, date: FoundDate, year: int | None) -> bool:
        """Whether a past year closes its sentence and is only how long something lasted: "the land lay fallow until 2022. …"."""
        past = year is not None and self.published is not None and year < self.published
        if not past or _SENTENCE_END.match(self.low, date.end) is None or date.start - self.segments.sentence_at(date.start)[0] <= OPENING:
            return False
        for word in reversed(self.low[max(0, date.start - UNTIL) : date.start].split()):
            if word in self.g.until:
                return True
            if word not in self.g.until_links:
                break
        return False

    def _in_aside(self, date: FoundDate) -> bool:
        """Whether brackets around a date, and around more words, hold no figure: "(Phu Mau commune, until July 2021 in Phu Vang
        district)"."""
        opening, closing = opening_before(self.low, date.start, date.start - ASIDE), self.low.find(")", date.end, date.end + ASIDE)
        if opening < 0 or closing < 0 or "," not in self.low[opening : date.start]:
            return False
        return not within(self.quantities, opening, closing + 1)

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
            return not _one_year(date)
        worded = date.start in self.worded
        opens = worded and (
            self.g.periods.before(self.low, date.start) or self.g.periods_after.after(self.low, skip_blanks(self.low, date.end))
        )
        since = bool(opens) and date.year not in (None, self.published) and not self._lies_ahead(date.year) and not self._lasts(date)
        return since or date.start in self.run or self._goes_on(date, events) or is_from_now(self.g, self.low, date, self.published)

    def _lasts(self, date: FoundDate) -> bool:
        """Whether an article without a date tells what has been done "since the beginning of 2025" and names no later year: it is of it."""
        if self.published is not None or date.month is not None or date.year != self.asides.latest:
            return False
        behind = self.g.year_starts_after.after(self.low, skip_blanks(self.low, date.end))
        return behind is not None or self.g.year_starts_before.before(self.low, date.start) is not None

    def _parts(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """The article's year, whose first months or other parts are spoken of where the paragraph states no year."""
        stated = [e.start for e in events]
        spans = part_years(self.g, self.low, self.segments, self.quantities, stated, self.day)
        spans += named_parts(self.g, self.low, self.segments, stated, self.day)
        past = past_months(self.g, self.low, self.quantities, self.day)
        known = [*((start, end, self.published) for start, end in spans), *past]
        return [YearEvent(start, end, year, frame=start - self.segments.sentence_at(start)[0] <= FRAME) for start, end, year in known]
