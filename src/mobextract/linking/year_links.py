"""Which calendar year a figure is of: the one stated beside it, or the one that opened the text it hangs on.

A year that opens a paragraph or a report ("In 2024 …") holds for what hangs on it until another is stated; a period, or a word
like "recently", leaves the year open.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.founding_years import years_of_foundings
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.shared_years import shared_years
from mobextract.linking.year_events import BESIDE, FRAME, OPENING, YearEvent
from mobextract.linking.year_reader import YearReader
from mobextract.linking.year_runs import DatedYear, years_of_figures, years_of_rows
from mobextract.text.folding import LETTER
from mobextract.text.segment import Segments, Span

_COMMA = re.compile(rf", ({LETTER}+) ")
_PARTED = re.compile(r"[,;·:()\d]")
_BRACKET = re.compile(r"[^\d,;·:()]*\(")
_BRACKETED, _MADE = re.compile(r" ?\((?:[^\d\s,;·:()]{1,8} )?"), re.compile(r", [^\W\d_]{6,} [^\W\d_]{1,3} ")
_CLOSED = re.compile(rf"(?: {LETTER}{{1,6}}\.?)?\)")
"""The end of a bracket on a year, with the word for "year" in short or full."""
MEMORY = 60
"""How many frames back a year is looked up."""
BRACKET = 120
"""The longest text in brackets on a year, in characters."""
ATTACHED = 45
"""A year this close behind a figure, with nothing but words between, is the figure's."""


LOCAL = 4
"""The rank of communes."""


class YearLinker:
    """The years of one article's figures; ``published`` is the day of the article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity], places: PlaceLinker, published: datetime.date | None) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.places = places
        self.published = published.year if published else None
        said = places.clauses.said
        self.standing, self.reform = said(grammar.standing_scanner), said(grammar.reform_scanner)
        self.target = said(grammar.target_scanner)
        self.ends, self.meeting = said(grammar.ends_scanner), said(grammar.meeting_scanner)
        reader = YearReader(grammar, low, segments, quantities, dates, published)
        self.years = reader.read()
        self.compared = reader.compared
        self.year_starts = [y.start for y in self.years]
        self.frames = [y for y in self.years if y.frame]
        other = {date.start for date in self.compared}
        led = [DatedYear(y.start, y.end, y.year) for y in self.years if y.year and not y.now and y.start not in other]
        self.respective = years_of_rows(grammar, low, segments, led, quantities) | years_of_figures(grammar, low, segments, dates, quantities)
        self.respective |= years_of_foundings(grammar, low, segments, dates, quantities)
        self.respective = shared_years(grammar, low, self.years, quantities) | self.respective

    def of_figure(self, start: int, end: int, points: bool) -> int | None:
        """The year stated beside the figure, in its clause or sentence; else the one that opened the text it hangs on."""
        if (own := self.respective.get(start)) is not None:
            return own
        if (cell := self.segments.cells.get(start)) is not None and (heading := self._between(*cell.column)):
            return heading[-1].year
        _, clause, sentence, _ = self.places.clauses.around(start)
        low = bisect_left(self.year_starts, sentence[0])
        middle = bisect_left(self.year_starts, end, low)
        after = [y for y in self.years[middle : bisect_left(self.year_starts, clause[1], middle)] if not y.now]
        before = [y for y in self.years[low:middle] if y.end <= start]
        bracketed = bool(after) and self._is_bracketed(end, after[0])
        if before and not bracketed and before[-1].owned and self._is_behind_bracket(before[-1], start):
            return before[-1].year
        while before and self._in_closed_bracket(before[-1], start):
            before.pop()
        if points and self._is_difference(clause, before):
            return None  # the difference between two years
        if after and after[0].year and self._is_own(end, after[0]) and not (before and self._is_led(before[-1], start, after[0])):
            return after[0].year
        if before and before[-1].owned and self._owns(before[-1], start):
            return before[-1].year
        another = before[-1] if before and before[-1].owned else None
        before = [y for y in before if not y.owned]
        if another and not points and not before and another.year and self._goes_on(another, start):
            return another.year
        if self._is_standing(sentence, start, bool(before)):
            return None
        if before:
            return None if self._is_passed(before[-1], start) else before[-1].year
        if after and self._goes_back(end, after):
            return after[0].year
        return self._frame(start)

    def _in_closed_bracket(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands in brackets that close before a figure: "95 % of villages (2022: 87 %); 3.2 billion …"."""
        opening = self.low.rfind("(", max(0, year.start - BRACKET), year.start)
        if opening < 0 or ")" in self.low[opening : year.start]:
            return False
        closing = self.low.find(")", year.end, year.end + BRACKET)
        return 0 <= closing < start and self.low[closing + 1 : closing + 2] != ":"

    def _goes_on(self, year: YearEvent, start: int) -> bool:
        """Whether nothing but a comma and some words part a figure from another's year: "4,512 scholarships in 2022, worth 5.64 billion"."""
        if year.local and not self._lies_ahead(year):
            return False  # "against 112 the year before, and …"
        end = year.end
        gap = self.low[end:start]
        return gap.startswith(",") and len(gap) < ATTACHED and not re.search(r"[;·:()\d.]", gap) and gap.count(",") == 1 and not self._ends_change(end, start)

    def _is_standing(self, sentence: Span, start: int, dated: bool) -> bool:
        """Whether a sentence says what a unit is like ("has 8 communes; the Khmer are 32 % of the population"), in no year.

        The date of a merger is not the year of what the new unit consists of. A clause about a place alone speaks for itself only.
        """
        scanner, reform = self.standing, self.reform
        if scanner is None or (dated and not (reform and reform.search(self.low, *sentence))):
            return False
        clauses = self.places.clauses
        return any(not clauses.is_aside(m.start()) or clauses.is_aside(start) for m in scanner.finditer(self.low, *sentence))

    def _is_difference(self, clause: Span, before: Sequence[YearEvent]) -> bool:
        """Whether percentage points are the difference between two years that their clause names."""
        near = [y for y in before if y.start >= clause[0]]
        return len({y.year for y in before}) > 1 or any(y.owned for y in near) or self._is_compared(clause, before)

    def _owns(self, year: YearEvent, start: int) -> bool:
        """Whether a figure right behind a year, or in brackets there ("than in 2024 (18 cases)"), is of that year alone."""
        if start - year.end >= BESIDE or self.g.ends.before(self.low, start):
            return False
        return self._attached(year.end, start) or _BRACKET.fullmatch(self.low, year.end, start) is not None

    def _is_behind_bracket(self, year: YearEvent, start: int) -> bool:
        """Whether a figure stands right behind a year in brackets: "the population (in 2019) is 224,000"."""
        closed = self.low.startswith((")", " )"), year.end) and not self.g.ends.before(self.low, start)
        return closed and start - year.end < ATTACHED and not _PARTED.search(self.low, self.low.index(")", year.end) + 1, start)

    def _is_compared(self, clause: Span, before: Sequence[YearEvent]) -> bool:
        """Whether a clause compares with another year than it is about ("1.9 points less than in 2022")."""
        return any(clause[0] <= d.start < clause[1] and d.year not in {y.year for y in before} for d in self.compared)

    def _of_another(self, end: int, year: YearEvent) -> bool:
        """Whether a year stands right behind another figure, set off by a comma ("65 million, against 32 million in 2020")."""
        index = bisect_left(self.quantities, year.start, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        return bool(last and last.start >= end and 0 < year.start - last.edge < 12 and "," in self.low[end : last.start])

    def _goes_back(self, end: int, after: Sequence[YearEvent]) -> bool:
        """Whether the first year behind a figure is its own too: no other figure's, nor of what a colon opens ("the group of 35 grows: in 2025 …")."""
        year, gap = after[0], self.low[end : after[0].start]
        if year.owned or self._of_another(end, year) or ": " in gap or ("," in gap and self._has_figure(year)) or self._opens_clause(end, year):
            return False
        return len({y.year for y in after}) == 1 or not re.search(r"\d", gap)

    def _opens_clause(self, end: int, year: YearEvent) -> bool:
        """Whether "but" or "while" behind a comma opens a clause with a year and a figure of its own: "there were 9 thefts a year, but in 2022 only 2"."""
        if not any(m[1] in self.g.contrasts for m in _COMMA.finditer(self.low, end, year.start)):
            return False
        index = bisect_left(self.quantities, year.end, key=_start)
        return index < len(self.quantities) and self.quantities[index].start < self.segments.sentence_at(year.start)[1]

    def _has_figure(self, year: YearEvent) -> bool:
        """Whether a year stands right before a figure of its own: "11 households got houses, in 2024 only four"."""
        index = bisect_left(self.quantities, year.end, key=_start)
        return index < len(self.quantities) and self._leads(year, self.quantities[index].start)

    def _attached(self, end: int, start: int) -> bool:
        return start - end < ATTACHED and _PARTED.search(self.low, end, start) is None

    def _is_own(self, end: int, year: YearEvent) -> bool:
        """Whether nothing but words, a bracket or a participle stands between a figure and a year: "12 % (2021)", "640 млрд, полученных в 2019"."""
        if self._attached(end, year.start) or (year.start - end < ATTACHED and _MADE.fullmatch(self.low, end, year.start)):
            return True
        return self._is_bracketed(end, year)

    def _is_bracketed(self, end: int, year: YearEvent) -> bool:
        """Whether a year stands in brackets of its own right behind a figure: "17 (2020), 9 (2022) and 2 (2024)"."""
        return _BRACKETED.fullmatch(self.low, end, year.start) is not None and _CLOSED.match(self.low, year.end) is not None

    def _leads(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands right before its figure, where the language puts it there ("2021 के 10.92%")."""
        gap = self.low[year.end : start]
        joined = not self.g.joiners.isdisjoint(gap.split())  # "34 in 2023 and 41 in 2024"
        return not year.owned and len(gap) < BESIDE and not joined and not re.search(r"[,;·]", gap) and not self._ends_change(year.end, start)

    def _is_led(self, year: YearEvent, start: int, behind: YearEvent) -> bool:
        """Whether a figure is that of the year before it, not of the one ``behind`` it: that one stands right before the next figure, or this
        one right before its own ("in 2021 the commune built 12 houses and in 2022 14")."""
        if self._leads(year, start) and not self._follows(year):
            return True
        index = bisect_left(self.quantities, behind.end, key=_start)
        return not year.owned and index < len(self.quantities) and self.low[behind.end : self.quantities[index].start] == " "

    def _follows(self, year: YearEvent) -> bool:
        """Whether a year stands right behind another figure ("640 året etter og over 1 300 i år")."""
        index = bisect_left(self.quantities, year.start, key=_start)
        last = self.quantities[index - 1] if index else None
        return last is not None and self.low[last.edge or last.end : year.start] == " "

    def _ends_change(self, start: int, end: int) -> bool:
        """Whether a change ends between a year and a figure ("… in 2021 to under 13.5 %")."""
        return self.ends is not None and self.ends.search(self.low, start, end) is not None

    def _frame(self, start: int) -> int | None:
        """The year that the figure's text hangs on: the last one of its paragraph, else one that opened an earlier paragraph.

        "Recently" ends the reach of a year in its own paragraph only; a heading ends all.
        """
        paragraph, section = self.segments.paragraph_at(start), self.segments.section(start)
        low, high = (bisect_left(self.year_starts, bound) for bound in (paragraph[0], start))
        meets = self._meets(start)
        if (planned := self._planned(paragraph, start)) is not None:
            return planned
        inside = [y for y in self.years[low:high] if not y.owned and not y.local and not (meets and self._lies_ahead(y))]
        while len(inside) > 1 and self._in_closed_bracket(inside[-1], start) and inside[-2].start >= self.segments.sentence_at(inside[-1].start)[0]:
            inside.pop()  # "261 thousand in 2024 (in 2023 there were 194 thousand). Of these, …"
        if inside:
            return None if inside[-1].begins or self._is_passed(inside[-1], start) or self._is_elsewhere(inside[-1], start) else inside[-1].year
        introduction = self.segments.introduction(start) or self.segments.list_before(start)
        if introduction is not None and (stated := self._introduced(introduction)):
            return stated[-1].year
        return self._latest(start) if meets and self.published else self._carried(start, section)

    def _is_elsewhere(self, year: YearEvent, start: int) -> bool:
        """Whether a figure's sentence is about other communes or villages than the one that states a year, unless the year comes first: "A commune
        had only 6 cases in 2023. The model of B commune has 38 members", but "In 2023, A commune built 5 houses. B commune built 7"."""
        stated, own = self.segments.sentence_at(year.start), self.segments.sentence_at(start)
        if stated == own:
            return False
        there, here = (self.places.discourse.foci_of(sentence) for sentence in (stated, own))
        if not there or not here or there[0].start > year.start or any(f.rank < LOCAL for f in (*there, *here)):
            return False
        units = [(p.name, p.parents) for f in there for p in f.places]
        return not any(p.name == name or p.name in parents or name in p.parents for f in here for p in f.places for name, parents in units)

    def _is_passed(self, year: YearEvent, start: int) -> bool:
        """Whether a series of years with a figure each has gone past a year in its sentence: "1.9 % in 2021, 0.9 % in 2022, 0.5 % in 2023. …"."""
        sentence = self.segments.sentence_at(year.start)
        index = bisect_left(self.quantities, sentence[0], key=_start)
        leads = index == len(self.quantities) or self.quantities[index].start > year.start  # "In 2022 it was 0.9 %, in 2023 …" is a frame
        later = (y for y in self._between(year.end, min(sentence[1], start)) if y.owned)
        return not leads and year.year is not None and any(y.year is not None and y.year > year.year for y in later)

    def _planned(self, paragraph: Span, start: int) -> int | None:
        """The year of plans that the sentence before states, where the figure's goes on with these: "… by 2030 the province will plant 3 million trees.
        It will also …"; other sentences are not of that year."""
        sentence, years = self.segments.sentence_at(start), list[YearEvent]()
        if any(y.now for y in self._between(*self.places.clauses.around(start)[1])):
            return None  # "…, where 6 of 22 schools have a kitchen today, nine shall be built"
        while self.target is not None and sentence[0] > paragraph[0] and not years and self.target.search(self.low, *sentence):
            sentence = self.segments.sentence_at(sentence[0] - 2)
            years = [y for y in self._between(*sentence) if not y.owned]
        return years[-1].year if years and years[-1].local and self._lies_ahead(years[-1]) else None

    def _latest(self, start: int) -> int | None:
        """The latest year that the text has stated before, without plans: what a conference looks back on."""
        before = self.years[: bisect_left(self.year_starts, start)]
        return max((y.year for y in before if y.year and y.whole and not y.owned and not self._lies_ahead(y)), default=None)

    def _carried(self, start: int, section: int) -> int | None:
        """The year that opened an earlier paragraph; a year of plans is that of its own paragraph."""
        index = bisect_left(self.frames, start, key=_start)
        for frame in reversed(self.frames[max(0, index - MEMORY) : index]):
            if self.segments.section(frame.start) != section:
                return None
            if self.segments.introduction(frame.start) is not None or frame.now:
                continue  # a year of one item of a list is of that item only
            opens = frame.start - self.segments.paragraph_at(frame.start)[0] <= (FRAME if frame.whole else OPENING)
            return frame.year if opens and not frame.begins and not self._lies_ahead(frame) else None
        return None

    def _meets(self, start: int) -> bool:
        """Whether a sentence turns from plans to those commended ("on this occasion, 31 collectives …")."""
        if self.meeting is None:
            return False
        sentence = self.segments.sentence_at(start)
        if self.meeting.search(self.low, sentence[0], start) is None:
            return False
        low, high = (bisect_left(self.quantities, bound, key=_start) for bound in sentence)
        return any(q.unit in COMMENDED for q in self.quantities[low:high])

    def _lies_ahead(self, year: YearEvent) -> bool:
        return bool(year.year and self.published and year.year > self.published)

    def _introduced(self, introduction: Span) -> list[YearEvent]:
        """The years in the last sentence of the paragraph that introduces a list."""
        return [y for y in self._between(*self.segments.sentence_at(introduction[1] - 1)) if not y.owned]

    def _between(self, start: int, end: int) -> list[YearEvent]:
        low, high = (bisect_left(self.year_starts, bound) for bound in (start, end))
        return self.years[low:high]


_start = attrgetter("start")

