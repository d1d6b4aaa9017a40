"""How far a year reaches: whether it stands beside a figure, in brackets behind it, or before another figure that is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import BESIDE, YearEvent
from mobextract.text.brackets import opening_before
from mobextract.text.folding import ANY_WORD, LETTER, last_semicolon, skip_blanks
from mobextract.text.in_order import at, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner, says
from mobextract.text.segment import Segments

_COMMA = regex(rf", ({LETTER}+) ")
_PARTED = regex(r"[,;·:()\d]")
_BRACKET = regex(r"[^\d,;·:()]*\(")
_BRACKETED, _MADE = regex(r" ?\((?:[^\d\s,;·:()]{1,8} )?"), regex(rf", {LETTER}{{6,}} {LETTER}{{1,3}} ")
_SPANNED = regex(rf", {LETTER}{{6,}}(?: {LETTER}+){{1,3}} ")
_CLOSED = regex(rf"(?: {LETTER}{{1,6}}\.?)?\)")
"""The end of a bracket on a year, with the word for "year" in short or full."""
BRACKET = 120
"""The longest text in brackets on a year, in characters."""
_NEXT_ITEM = regex(r"[^;·:()\n]{0,70}[;·](?:[^;·:()\n.!?।]|[.](?=\d))+")
RATES = 120
"""How far behind a year such rates may stand, in characters."""
ATTACHED = 45
"""A year this close behind a figure, with nothing but words between, is the figure's."""
JOINED = 16
"""How far before a year a joiner is looked for, in characters."""

OPENS = 35
"""How far before a year "and" may stand that opens its clause, in characters."""
_DIGIT, _NUMBER = regex(r"\d"), regex(r"\d[\d.,]*")
_NEAR = regex(r"[^,.;·:()।\n\d]{1,30}")
_DASHED = regex(rf" [–—] (?:{LETTER}{{1,6}} )?$")
TERM = 20
"""The most years that a result takes."""
NONE = Decimal(0)


class YearReach:
    """What stands between the years and the figures of one article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        quantities: Sequence[Quantity],
        ends: Scanner | None,
        published: int | None,
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.ends, self.published = ends, published

    def is_said_before(self, year: YearEvent, start: int) -> bool:
        """Return whether a year stands in what somebody says, and the figure behind the words: "«I drove a lorry in 1972», says Mr
        Hung, who saves 100 000"."""
        return any(q.closed and q.end < start for q in self.segments.quotations_at(year.start))

    def is_left_open(self, years: Sequence[YearEvent], start: int, end: int) -> bool:
        """Return whether words that leave the year open stand behind a figure and all others of its sentence: "it has helped 310 people
        since it began", where the sentence before tells of 2023."""
        close = self.segments.sentence_at(start)[1]
        words = [y for y in within(years, end, close) if y.now and self._years_taken(y) != 1]  # not "to four in one year"
        last = last_before(self.quantities, words[-1].start) if words else None
        if last is None or any(q.kind in LINKED for q in within(self.quantities, words[-1].end, close)):
            return False
        return _PARTED.search(self.low, max(end, last.tail), words[-1].start) is None  # not "…, the most in the past three years"

    def is_carried(self, years: Sequence[YearEvent], year: int, start: int) -> bool:
        """Return whether a past year of a figure is none that its sentence states."""
        return year != self.published and all(y.year != year for y in within(years, *self.segments.sentence_at(start)))

    def in_closed_bracket(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands in brackets that close before a figure: "95 % of villages (2022: 87 %); 3.2 billion …"."""
        if opening_before(self.low, year.start, year.start - BRACKET) < 0:
            return False
        closing = self.low.find(")", year.end, year.end + BRACKET)
        return 0 <= closing < start and self.low[closing + 1 : closing + 2] != ":"

    def opens_bracket(self, end: int, year: YearEvent) -> bool:
        """Whether a year stands in brackets with a figure of its own behind a figure that these are not of: "95.1 % (2023: 93.4 %)"."""
        opening = self.low.find("(", end, year.start)
        if opening < 0 or ")" in self.low[opening : year.start]:
            return False
        closing = self.low.find(")", year.end, year.end + BRACKET)
        return closing >= 0 and bool(within(self.quantities, year.end, closing))

    def ends_beginning(self, year: YearEvent, start: int) -> bool:
        """Whether a semicolon ends what a year tells of a beginning, before a figure of no such year: "launched in 2022; it covers five
        villages", not "begun in 2022; then …"."""
        sign = last_semicolon(self.low, year.end, start) if year.begins else -1
        return sign >= 0 and self.g.back_then.after(self.low, skip_blanks(self.low, sign + 1)) is None

    def goes_on(self, year: YearEvent, start: int) -> bool:
        """Whether nothing but a comma and some words part a figure from another's year: "4,512 scholarships in 2022, worth 5.64
        billion"; or it is a rate behind a semicolon, beside that of another."""
        gap = self.low[year.end : start]
        return self._is_next_rate(year, start) or (
            gap.startswith(",")
            and len(gap) < ATTACHED
            and not re.search(r"[;·:()\d.]", gap)
            and gap.count(",") == 1
            and not self._ends_change(year.end, start)
        )

    def _is_next_rate(self, year: YearEvent, start: int) -> bool:
        """Whether a rate stands behind a semicolon, and nothing but rates between it and the year of the one before: "fell to 23.1 % in
        2023; Y Ty still has 39.4 %, A Lu 41 %"."""
        before, rates = last_before(self.quantities, year.start), within(self.quantities, year.start, start + 1)
        gap = self.low[year.end : start]
        return (
            before is not None
            and self.g.ends.before(self.low, before.start) is not None  # not "to 0.82% from 1.35% in 2022; …"
            and all(q.kind == "percentage" for q in (before, *rates))
            and len(gap) < RATES
            and _NEXT_ITEM.fullmatch(gap) is not None
        )

    def owns(self, year: YearEvent, start: int) -> bool:
        """Whether a figure right behind a year, or in brackets there ("than in 2024 (18 cases)"), is of that year alone; behind a joiner
        and a year it may stand further on: "5 मामले और 2024 की पहली तिमाही में 2"."""
        if start - year.end >= ATTACHED or self.g.ends.before(self.low, start):
            return False
        if _BRACKET.fullmatch(self.low, year.end, start) is not None:
            return True
        return start - year.end < (ATTACHED if self._is_joined(year.start) else BESIDE) and self._attached(year.end, start)

    def is_behind_bracket(self, year: YearEvent, start: int) -> bool:
        """Whether a figure stands right behind a year in brackets: "the population (in 2019) is 224,000"."""
        closed = self.low.startswith((")", " )"), year.end) and not self.g.ends.before(self.low, start)
        return closed and start - year.end < ATTACHED and not _PARTED.search(self.low, self.low.index(")", year.end) + 1, start)

    def goes_back(self, end: int, after: Sequence[YearEvent]) -> bool:
        """Whether the first year behind a figure is its own too: no other figure's, nor of what a colon opens ("the group of 35 grows: in
        2025 …"), nor behind a comma a day or what another figure stands before ("with 94 pupils, was lent room from 17 February")."""
        year, gap = after[0], self.low[end : after[0].start]
        if (
            year.owned
            or self._of_another(end, year)
            or ": " in gap
            or ("," in gap and self._has_figure(year))
            or (", " in gap and not (year.whole and self._is_next(end, year)))
            or self._opens_clause(end, year)
            or self._is_of_further(end, year)
            or self._is_of_plans(end, year)
        ):
            return False
        return len({y.year for y in after}) == 1 or not re.search(r"\d", gap)

    def _is_next(self, end: int, year: YearEvent) -> bool:
        """Whether no other figure stands between a figure and a year behind it."""
        return not any(q.kind in LINKED for q in within(self.quantities, end, year.start))

    def _is_of_further(self, end: int, year: YearEvent) -> bool:
        """Whether a year of plans behind a figure is that of what is to be added: "153 tanks, 80 more are promised by March 2025"."""
        if self.published is None or (year.year or 0) <= self.published:
            return False
        figures = within(self.quantities, end, year.start)
        ends = [(q.start, q.noun.end) for q in figures if q.noun is not None]  # "80 bể nữa"
        ends += [m.span() for m in _NUMBER.finditer(self.low, end, year.start)]
        before, after = self.g.further_before, self.g.further_after
        return any(before.before(self.low, a) or after.after(self.low, skip_blanks(self.low, b)) for a, b in ends)

    def _is_of_plans(self, end: int, year: YearEvent) -> bool:
        """Whether a year ahead is that of plans that a clause joined behind a comma goes on with: "14 hamlets lack light, and they shall
        get it by 2027"; not where what stands before the comma is planned too."""
        if self.published is None or (year.year or 0) <= self.published:
            return False
        comma = self.low.rfind(", ", end, year.start)
        word = self.low[comma + 2 : year.start].split(" ", 1)[0]
        if comma < 0 or not (word in self.g.joiners or word in self.g.contrasts):
            return False
        start, stop = self.segments.sentence_at(year.start)
        return says(self.g.target_scanner, self.low, comma, stop) and not says(self.g.target_scanner, self.low, start, comma)

    def is_beside(self, start: int, end: int, before: Sequence[YearEvent], after: Sequence[YearEvent]) -> bool:
        """Whether a year stands right before or behind a figure: "from 12 cases in 2022 to 4", "2022 के 12 मामलों से"; not "from 12 to 4 in
        2024"."""
        left = self.g.postpositional and self.g.ends.after(self.low, skip_blanks(self.low, end))  # "12 से घटकर 2024 में 4"
        behind = after[0].start if after and not left else end + ATTACHED
        return bool(before and start - before[-1].end < BESIDE) or (behind - end < ATTACHED and not within(self.quantities, end, behind))

    def is_own(self, end: int, year: YearEvent) -> bool:
        """Whether nothing but words, a bracket or a participle stands between a figure and a year: "12 % (2021)", "640 млрд, полученных в
        2019"."""
        if self._opens_joined(end, year):
            return False
        if self._attached(end, year.start) or (year.start - end < ATTACHED and _MADE.fullmatch(self.low, end, year.start)):
            return True
        return self.is_bracketed(end, year)

    def is_spanned(self, end: int, year: YearEvent) -> bool:
        """Whether a period stands right behind a figure: "12.6 billion granted since 2022", "12,6 млрд, выделенных на обучение с 2022"."""
        return year.year is None and (self.is_own(end, year) or _SPANNED.fullmatch(self.low, end, year.start) is not None)

    def is_over_years(self, end: int, year: YearEvent) -> bool:
        """Whether several years that a result took stand right behind a figure: "530 billion over the five years"; not an age."""
        return year.now and 1 < self._years_taken(year) <= TERM and self.is_own(end, year)

    def _years_taken(self, words: YearEvent) -> Decimal:
        """How many years words that leave the year open say that a result took, 0 where they say none."""
        span = at(self.quantities, words.start)
        return (span.amount.value or NONE) if span is not None and span.dimension == "duration" and span.unit == "year" else NONE

    def is_bracketed(self, end: int, year: YearEvent) -> bool:
        """Whether a year, or its beginning or end, stands in brackets of its own right behind a figure: "17 (2020) and 2 (at the end of
        2024)"."""
        edge = self.g.year_edge_before.before(self.low, year.start)
        behind = self.g.year_edge_after.after(self.low, skip_blanks(self.low, year.end))
        left, right = edge[1] if edge else year.start, behind[1] if behind else year.end
        return _BRACKETED.fullmatch(self.low, end, left) is not None and _CLOSED.match(self.low, right) is not None

    def is_led(self, year: YearEvent, start: int, behind: YearEvent) -> bool:
        """Whether a figure is that of the year before it, not of the one ``behind`` it: that one stands right before the next figure, or
        this one right before its own ("in 2021 the commune built 12 houses and in 2022 14")."""
        if self._leads(year, start) and not self._follows(year):
            return True
        following = first_from(self.quantities, behind.end)
        return not year.owned and following is not None and self.low[behind.end : following.start] == " "

    def _of_another(self, end: int, year: YearEvent) -> bool:
        """Whether a year stands right behind another figure, set off by a comma ("65 million, against 32 million in 2020")."""
        last = last_before(self.quantities, year.start)
        return bool(last and last.start >= end and 0 < year.start - last.edge < 12 and "," in self.low[end : last.start])

    def _opens_clause(self, end: int, year: YearEvent) -> bool:
        """Whether "but", "while" or "and" behind a comma opens a clause with a year and a figure of its own: "there were 9 thefts a year,
        but in 2022 only 2"."""
        words = _COMMA.finditer(self.low, end, year.start)
        if not any(
            m[1] in self.g.contrasts or (m[1] in self.g.joiners and (m.end() == year.start or not self.low[m.end()].isdigit()))
            for m in words
        ):
            return self._opens_joined(end, year)
        return bool(within(self.quantities, year.end, self.segments.sentence_at(year.start)[1]))

    def _opens_joined(self, end: int, year: YearEvent) -> bool:
        """The same for "and" without a comma, where the year stands right behind it, and its figure right behind that: "another 130 came
        and by the end of 2026 they will reach 500"; or for a dash: "the rate is 0.8 % – in 2021 it was 3"."""
        words = list(ANY_WORD.finditer(self.low, max(end, year.start - OPENS), year.start))
        following = first_from(self.quantities, year.end)
        if following is None or not _NEAR.fullmatch(self.low, year.end, following.start):
            return False
        if _DASHED.search(self.low, max(end, year.start - JOINED), year.start) is not None:
            return self.g.joiners.isdisjoint(self.low[year.end : following.start].split())  # not "12 % – in 2021 and 15 % – in 2022"
        joiner = next((m for m in reversed(words) if m[0] in self.g.joiners), None)
        if joiner is None or _DIGIT.search(self.low, joiner.end(), year.start) or self.g.same_period_before.before(self.low, year.start):
            return False
        return not any(self.g.counted.after(self.low, m.start()) for m in words if m.start() > joiner.start())

    def _has_figure(self, year: YearEvent) -> bool:
        """Whether a year stands right before a figure of its own: "11 households got houses, in 2024 only four"."""
        following = first_from(self.quantities, year.end)
        return following is not None and self._leads(year, following.start)

    def _attached(self, end: int, start: int) -> bool:
        if start - end >= ATTACHED or _PARTED.search(self.low, end, start) is not None:
            return False
        if not self.g.contrasts.isdisjoint(self.low[end:start].split()[:1]):
            return False  # "17.5 %, but in 2012 only 6", "17,5% thì đến năm 2012 còn 6,2%"
        return not self._is_joined(start, end)  # "5 cases and in 2024 two"

    def _is_joined(self, start: int, end: int = 0) -> bool:
        """Whether a joiner stands right before a year, or before one word there."""
        return not self.g.joiners.isdisjoint(self.low[max(end, start - JOINED) : start].split()[-2:])

    def _leads(self, year: YearEvent, start: int) -> bool:
        """Whether a year stands right before its figure, where the language puts it there ("2021 के 10.92%")."""
        gap = self.low[year.end : start]
        joined = not self.g.joiners.isdisjoint(gap.split())  # "34 in 2023 and 41 in 2024"
        return (
            not year.owned and len(gap) < BESIDE and not joined and not re.search(r"[,;·]", gap) and not self._ends_change(year.end, start)
        )

    def _follows(self, year: YearEvent) -> bool:
        """Whether a year stands right behind another figure ("640 året etter og over 1 300 i år")."""
        last = last_before(self.quantities, year.start)
        return last is not None and self.low[last.edge : year.start] == " "

    def _ends_change(self, start: int, end: int) -> bool:
        """Whether a change ends between a year and a figure ("… in 2021 to under 13.5 %")."""
        return says(self.ends, self.low, start, end)
