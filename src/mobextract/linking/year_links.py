"""Which calendar year a figure is of: the one stated beside it, or the one that opened the text it hangs on.

A year that opens a paragraph or a report ("In 2024 …") holds for what hangs on it until another is stated; a period, or a word
like "recently", leaves the year open.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.dates.reader import FoundDate
from mobextract.ellipsis.sums import names_none
from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.compared_figures import set_against
from mobextract.linking.founding_years import with_launchings, years_of_foundings
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.habitual import habitual
from mobextract.linking.headed_years import headed_year
from mobextract.linking.left_years import LeftYears
from mobextract.linking.named_years import years_of_names
from mobextract.linking.period_changes import beginnings
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.respective_years import respective_years
from mobextract.linking.reviewed_periods import ReviewedPeriods
from mobextract.linking.year_clauses import where_clauses
from mobextract.linking.year_events import FRAME, OPENING, YearEvent
from mobextract.linking.year_reach import YearReach
from mobextract.linking.year_reader import YearReader
from mobextract.linking.year_words import NEXT, aims, closes_today, goes_on_today, grants
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, at, within
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

MEMORY = 60
"""How many frames back a year is looked up."""


REPORTED = 130
"""How far from the beginning of its paragraph the year of a report may stand, behind those who report, in characters."""


class YearLinker:
    """The years of one article's figures; ``published`` is the day of the article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        dates: Sequence[FoundDate],
        quantities: Sequence[Quantity],
        places: PlaceLinker,
        published: datetime.date | None,
    ) -> None:
        self.g, self.low, self.segments = grammar, low, segments
        self.quantities = quantities
        self.places = places
        self.published, said = published.year if published else None, places.clauses.said
        self.standing, self.reform, self.attained = map(said, (grammar.standing_scanner, grammar.reform_scanner, grammar.attained_scanner))
        self.target, self.today, self.meeting = map(said, (grammar.target_scanner, grammar.today_scanner, grammar.meeting_scanner))
        self.reviewed = ReviewedPeriods(segments, quantities, dates, places.discourse.venues.reviews)
        self.is_habitual = habitual(quantities, places.clauses, said(grammar.population_scanner))
        self.spans = {q.start for q in quantities if q.dimension == "duration"}
        self.reach = YearReach(grammar, low, segments, quantities, said(grammar.ends_scanner), self.published)
        reader = YearReader(grammar, low, segments, quantities, dates, published)
        years = reader.read()
        against = set_against(grammar, low, segments, years, quantities)
        years = [replace(y, frame=False, local=True) if y.start in against else y for y in years]
        clauses = where_clauses(grammar, low, segments, dates)
        years = [y for y in years if not any(start <= y.start < end for (start, end), _ in clauses)]
        years = sorted([*years, *years_of_names(low, segments, places.discourse.models, self.published)], key=START)
        models = [m.start for m in places.discourse.models]
        self.since = [f for f in reader.foundings if not names_none(models, segments.sentence_at(f))]
        """When models began."""
        founding = years_of_foundings(grammar, low, segments, dates, quantities, places.foci.named)
        self.respective = respective_years(
            grammar, low, segments, dates, quantities, years, reader.compared, self.published, founding, clauses
        )
        self.years = with_launchings(grammar, low, segments, years, places.discourse.models, quantities, founding, self.published)
        self.past, self.now = [y for y in self.years if y.year not in (None, self.published)], [y for y in self.years if y.now]
        self.frames = [y for y in self.years if y.frame]
        self.report = self.reviewed.year(self.years, published)
        self.left = LeftYears(segments, quantities, self.years, places.discourse, self.published)
        self.begun = beginnings(grammar, low, segments, quantities)

    def of_figure(self, start: int, end: int, points: bool) -> int | None:
        """The year stated beside the figure, in its clause or sentence; else the one that opened the text it hangs on."""
        if self._is_todays(start):
            return None
        if (own := self.respective.get(start)) is not None:
            return own
        if (cell := self.segments.cells.get(start)) is not None and (heading := self._between(*cell.column)):
            return heading[-1].year
        _, clause, sentence, _ = self.places.clauses.around(start)
        after = within(self.years, end, clause[1])
        if after and self.reach.is_over_years(end, after[0]):
            return None  # "530 billion dong over the five years"
        after = [y for y in after if not (y.now or y.aside or self.reach.opens_bracket(end, y))]
        before = [y for y in within(self.years, sentence[0], end) if y.end <= start and not self.reach.is_said_before(y, start)]
        if start in self.begun and not self.reach.is_beside(start, end, before, after):
            return None  # "the number of poor households fell from 18,066 to 14,950": it is of a time before
        if after and self.reach.is_spanned(end, after[0]):
            return None  # "of 12.6 billion dong granted for training since 2022"
        bracketed = bool(after) and self.reach.is_bracketed(end, after[0])
        if before and not bracketed and before[-1].owned and self.reach.is_behind_bracket(before[-1], start):
            return before[-1].year
        while before and self.reach.in_closed_bracket(before[-1], start):
            before.pop()
        if points and self._is_difference(before):
            return None  # the difference between two years
        if after and after[0].year and self.reach.is_own(end, after[0]) and not (before and self.reach.is_led(before[-1], start, after[0])):
            return after[0].year
        if before and before[-1].owned and self.reach.owns(before[-1], start):
            return before[-1].year
        return self._told(start, end, points, before, after)

    def _told(self, start: int, end: int, points: bool, before: list[YearEvent], after: Sequence[YearEvent]) -> int | None:
        """The year of a figure that has none of its own, of those before and behind it in its sentence; else that of the text around."""
        sentence = self.places.clauses.around(start)[2]
        another = before[-1] if before and before[-1].owned else None
        before = [y for y in before if not y.owned]
        if (
            another
            and not points
            and not before
            and another.year
            and (not another.local or self._lies_ahead(another))
            and self.reach.goes_on(another, start)
        ):
            return another.year
        if self._is_standing(sentence, start, bool(before)):
            return None
        if before and before[-1].year is None and after and self._meets(start) and self.reach.goes_back(end, after):
            return after[0].year  # "on this occasion 12 individuals were commended for their work in 2021"
        if before and self.left.is_change(before[-1], start):
            return None  # "…, against 64 in the same period of 2023, that is, a fall of 23 %"
        if before and not (after and self.reach.goes_back(end, after) and grants(self.g, self.low, before[-1].start, after[0].start)):
            return None if self.reach.ends_beginning(before[-1], start) or self.left.is_passed(before[-1], start) else before[-1].year
        if after and self.reach.goes_back(end, after):
            return after[0].year
        year = self._frame(start)
        is_past = year != self.published
        return None if is_past and (self.is_habitual(start) or self.reach.is_left_open(self.years, start, end)) else year

    def _is_todays(self, start: int) -> bool:
        """Whether a word for today stands right beside a figure, with its noun ("nay 68"), or ends its clause behind a past year."""
        if self.today is None:
            return False
        now = self.g.today_before.before(self.low, start)
        if now is not None and now[0] and self._dated(start) and not aims(self.target, self.low, start):
            return True
        figure = at(self.quantities, start)
        if figure is None:
            return False
        behind = self.g.today_behind.after(self.low, skip_blanks(self.low, figure.edge)) is not None
        dated, low = self._dated(start), self.low
        if behind or (closes_today(self.g, low, figure.edge) if dated else self._goes_on(figure.edge)):
            return True
        return figure.edge != figure.end and self.g.today_behind.after(self.low, skip_blanks(self.low, figure.end)) is not None

    def _goes_on(self, end: int) -> bool:
        """Whether a clause goes on behind a figure, which ends at ``end``, with what is so now; few texts say that at all."""
        return bool(within(self.now, end, end + NEXT)) and goes_on_today(self.low, self.years, end, self.published)

    def _dated(self, start: int) -> bool:
        """Whether the sentence of a figure states a past year before it, which the figure may not be of."""
        return bool(within(self.past, self.segments.sentence_at(start)[0], start))

    def _is_standing(self, sentence: Span, start: int, dated: bool) -> bool:
        """Whether a sentence says what a unit is like ("has 8 communes; the Khmer are 32 % of the population"), in no year. The date of a
        merger is not the year of what the new unit consists of. A clause about a place alone speaks for itself only."""
        scanner, reform = self.standing, self.reform
        if scanner is None or (dated and not (reform and reform.search(self.low, *sentence))):
            return False
        if says(self.attained, self.low, *sentence):
            return False  # "the share of the population with health insurance reached 94.6 %" is the result of a year
        clauses = self.places.clauses
        return any(not clauses.is_aside(m.start()) or clauses.is_aside(start) for m in scanner.finditer(self.low, *sentence))

    def _is_difference(self, before: Sequence[YearEvent]) -> bool:
        """Whether percentage points are the difference between two years that their sentence states ("from 4.2 % in 2021 to 2.3 % in 2023,
        that is, by 1.9 points"); "2.3 % in 2023, 1.9 points less than in 2021" is of 2023."""
        return len({y.year for y in before}) > 1

    def _frame(self, start: int) -> int | None:
        """The year that the figure's text hangs on: the last one of its paragraph, else one that opened an earlier paragraph.

        "Recently" ends the reach of a year in its own paragraph only; a heading ends all.
        """
        paragraph, section = self.segments.paragraph_at(start), self.segments.section(start)
        told = within(self.years, paragraph[0], start)
        meets = self._meets(start)
        if (planned := self._planned(paragraph, start)) is not None:
            return planned
        turned = meets or self._turns(start)
        inside = [y for y in told if not y.owned and not y.local and not (turned and self._lies_ahead(y))]
        sentence = self.segments.sentence_at(start)
        inside = [y for y in inside if y.start < sentence[0] or not self.reach.is_said_before(y, start)]
        while inside and self.reach.in_closed_bracket(inside[-1], start) and self._passes_bracket(inside):
            inside.pop()  # "261 thousand in 2024 (in 2023 there were 194 thousand). Of these, …"
        if inside:
            looks_back = self.places.discourse.venues.commends(sentence)
            last = max(inside, key=lambda y: 0 if self._lies_ahead(y) else y.year or 0) if looks_back else inside[-1]
            left = self.left.is_passed(last, start) or self.left.is_elsewhere(last, start)
            over = left or last.begins or self.reach.is_said_before(last, start)
            return None if over or self.left.ends_series(last, sentence) else last.year
        opened = told[0] if told and not turned else None
        if opened is not None and self._lies_ahead(opened) and opened.start < self.segments.sentence_at(paragraph[0])[1]:
            return None  # behind plans that open their paragraph
        item = self.segments.introduction(start)
        introduction = item or self.segments.list_before(start)
        if introduction and (stated := self.reviewed.introduced(introduction, self._between(*introduction), behind=item is None)):
            return None if item is None and self._lies_ahead(stated[-1]) else stated[-1].year  # behind a list of plans
        if (headed := headed_year(self.low, self.segments, self._between, paragraph)) is not None:
            return headed
        if meets and self.published:
            return self._latest(start)
        if names_none(self.since, (paragraph[0], start)) and (carried := self._carried(start, section)) is not None:
            return carried  # but what a model has come to since
        return self._of_report(paragraph, start)

    def _of_report(self, paragraph: Span, start: int) -> int | None:
        """The year that the article reports on as a whole; not of what a unit or an organisation has consisted of since a merger, nor of
        plans."""
        if self.report is None or start < self.report.end:
            return None
        sentence = self.segments.sentence_at(start)
        before = self.segments.sentence_at(max(paragraph[0], sentence[0] - 2))
        merged, planned = says(self.reform, self.low, before[0], sentence[1]), says(self.target, self.low, *sentence)
        return None if merged or planned else self.report.year

    def _passes_bracket(self, told: Sequence[YearEvent]) -> bool:
        """Whether the last of the years ``told`` is left behind its bracket: it is of the figure there, or another stands before it."""
        last = told[-1]
        figured = bool(within(self.quantities, last.end, self.low.find(")", last.end)))
        return figured or (len(told) > 1 and told[-2].start >= self.segments.sentence_at(last.start)[0])

    def _planned(self, paragraph: Span, start: int) -> int | None:
        """The year of plans that the sentence before states, where the figure's goes on with these: "… by 2030 the province will plant 3
        million trees. It will also …"; other sentences are not of that year."""
        sentence, years = self.segments.sentence_at(start), list[YearEvent]()
        if any(y.now for y in self._between(*self.places.clauses.around(start)[1])):
            return None  # "…, where 6 of 22 schools have a kitchen today, nine shall be built"
        while self.target is not None and sentence[0] > paragraph[0] and not years and self.target.search(self.low, *sentence):
            sentence = self.segments.sentence_at(sentence[0] - 2)
            years = [y for y in self._between(*sentence) if not y.owned]
        return years[-1].year if years and years[-1].local and self._lies_ahead(years[-1]) else None

    def _latest(self, start: int) -> int | None:
        """The latest year that the text has stated before, without plans: what a conference looks back on."""
        told = [
            y
            for y in within(self.years, 0, start)
            if y.whole and not (y.owned or self._lies_ahead(y) or self.reach.is_said_before(y, start))
        ]
        return max((y.year for y in told if y.year), default=None)

    def _carried(self, start: int, section: int) -> int | None:
        """The year that opened an earlier paragraph; a year of plans is that of its own paragraph."""
        index, today = bisect_left(self.frames, start, key=START), False
        for frame in reversed(self.frames[max(0, index - MEMORY) : index]):
            if self.segments.section(frame.start) != section:
                return None
            today |= frame.now and frame.start - self.segments.paragraph_at(frame.start)[0] <= OPENING and frame.start not in self.spans
            if self.segments.introduction(frame.start) is not None or frame.now or self.reach.is_said_before(frame, start):
                continue  # a year of one item of a list is of that item only
            paragraph = self.segments.paragraph_at(frame.start)
            reach = frame.start - paragraph[0]
            opens = reach <= OPENING or (frame.whole and (reach <= FRAME or self._reports(frame, paragraph)))
            over = frame.begins or self._lies_ahead(frame) or self._leaves(frame, paragraph)
            return frame.year if opens and not over and (not today or frame.year == self.published) else None
        return None

    def _reports(self, frame: YearEvent, paragraph: Span) -> bool:
        """Whether the only year of a paragraph stands behind those who report: "According to the committee of the district, in 2024, …"."""
        near = frame.start - paragraph[0] <= REPORTED and self.segments.sentence_at(frame.start)[0] == paragraph[0]
        return near and {y.year for y in self._between(*paragraph) if y.year} == {frame.year}

    def _leaves(self, frame: YearEvent, paragraph: Span) -> bool:
        """Whether a paragraph comes to today behind a past year that opens it: "In 2021 there were 18, today there are 63."."""
        if self.published is None or frame.year is None or frame.year >= self.published:
            return False
        return any(y.now and y.start not in self.spans for y in self._between(frame.end, paragraph[1]))

    def _turns(self, start: int) -> bool:
        """Whether a sentence opens with words that turn from plans to the meeting, and names no plans itself ("on this occasion, 16
        cooperatives …")."""
        sentence = self.segments.sentence_at(start)
        said = self.meeting.search(self.low, sentence[0], min(start, sentence[0] + OPENING)) if self.meeting else None
        return said is not None and not says(self.target, self.low, *sentence)

    def _meets(self, start: int) -> bool:
        """Whether a sentence turns from plans to those commended ("on this occasion, 31 collectives …")."""
        sentence = self.segments.sentence_at(start)
        commended = any(q.unit in COMMENDED for q in within(self.quantities, *sentence))
        return commended and self.places.discourse.venues.meets(sentence, start)

    def _lies_ahead(self, year: YearEvent) -> bool:
        return bool(year.year and self.published and year.year > self.published)

    def _between(self, start: int, end: int) -> list[YearEvent]:
        return within(self.years, start, end)
