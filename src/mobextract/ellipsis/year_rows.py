"""Figures of several years in a row, each beside its own, whose noun stands behind the last: "in 2021, 12, in 2022, 15 and in 2023, 18
models"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import NOTHING, OTHER_WORD, Quantity
from mobextract.numbers.amounts import ORDINAL, Amount
from mobextract.text.folding import ANY_WORD, WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LED = regex(r"[^.।;·!?()\n\d]{0,15}[^.।;·!?()\n\d\s]?\s")
"""What may stand between a year and its figure ("в 2024 году — ", "2024: ")."""
OPENED = regex(r"[^.।;·!?()\n\d]{0,45}\s")
"""The same at the first year of three or more, whose verb serves for all ("in 2021 the district built 12, in 2022 15, …")."""
FOLLOWED = regex(r" (?:\(|(?:[^\s.।,;·:!?()\d]{1,6} ){0,2})")
"""What may stand between a figure and the year behind it ("12 in 2021", "12 (2021)")."""
_NEXT = regex(rf"[^.।;·:!?()\n\d,]{{0,14}}[,;]?(?: {WORD}{{1,10}}){{0,3}} ?(?:[—–-] )?")
"""What may stand between a figure and the next year or figure, with a comma or "and" in it."""
PART = regex(r"(?: [^.।,;·:!?()\n\d\s]{1,8}){0,2} ")
"""What may stand between months and the year that they are the first of."""
LONGEST = 100
"""Figures before the last one of a row that may be of it."""
SURE = 3
"""So many years make a row whatever verb opens it."""


class YearRows:
    """The rows of one article's figures beside years."""

    def __init__(self, edges: Edges, low: str, segments: Segments) -> None:
        self.edges = edges
        self.low = low
        self.segments = segments
        self.years: dict[int, tuple[int, int]] = {}
        self.months: set[int] = set()

    def fill(self, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
        """Give the bare figures of each row the noun of its last one; of three at least also its sign or unit."""
        self._read_years(amounts, results)
        years = self.years.keys()
        live = [i for i, result in enumerate(results) if result != OTHER_WORD and i not in self.months]
        for place, index in enumerate(live):
            last = results[index]
            beside = live[place - 1 : place] + live[place + 1 : place + 2]
            if not isinstance(last, Quantity) or years.isdisjoint(beside) or not _leads(last):
                continue
            near = max(0, place - LONGEST)
            row = self._before(amounts, results, live[near : place + 1], last) or self._behind(
                amounts, results, live[near : place + 2], last
            )
            if last.kind != "count" and len(row) + 1 < SURE and not self._is_led(results, live, row, last):
                continue
            rule = "count.ellipsis" if last.kind == "count" else f"{last.kind}.list"
            for amount, i in ((amounts[i], i) for i in row):
                modifier = self.edges.bare_modifier(amount)
                results[i] = replace(
                    last, start=amount.start, end=amount.end, amount=amount, rule=rule, modifier=modifier, edge=amount.end, warning=None
                )

    def _is_led(self, results: Sequence[Quantity | str], live: Sequence[int], row: Sequence[int], last: Quantity) -> bool:
        """Whether the figure of the year before a row has the same sign: "9% in 2021, 31 in 2022 and 58.6% in 2023"."""
        place = live.index(row[-1]) - 2 if row else -1
        first = results[live[place]] if place >= 0 and _is_year(results[live[place + 1]]) else None
        alike = isinstance(first, Quantity) and (first.kind, first.unit, first.points) == (last.kind, last.unit, last.points)
        return alike and isinstance(first, Quantity) and first.start >= self.segments.sentence_at(last.start)[0]

    def _read_years(self, amounts: Sequence[Amount], results: Sequence[Quantity | str]) -> None:
        """Note where the years stand, with the months that are the first of one ("8 tháng đầu năm 2024", "2024 के पहले 8 महीनों")."""
        self.years = {i: (amounts[i].start, amounts[i].end) for i, result in enumerate(results) if _is_year(result)}
        self.months = set()
        for index, result in enumerate(results):
            if not isinstance(result, Quantity) or result.dimension != "duration" or result.unit != "month":
                continue
            first = index - (index > 0 and results[index - 1] == ORDINAL)  # "the first 8 months"
            if index + 1 in self.years and PART.fullmatch(self.low, result.edge, amounts[index + 1].start):
                self.years[index + 1] = amounts[first].start, amounts[index + 1].end
            elif first - 1 in self.years and PART.fullmatch(self.low, amounts[first - 1].end, amounts[first].start):
                self.years[first - 1] = amounts[first - 1].start, result.edge
            else:
                continue
            self.months |= {first, index}

    def _before(self, amounts: Sequence[Amount], results: Sequence[Quantity | str], live: Sequence[int], last: Quantity) -> list[int]:
        """The bare figures of a row whose years stand before them, up to ``last``."""
        row: list[int] = []
        joiners = self.edges.g.joiners
        edge, sentence = self.edges.left_of_modifier(last.start), self.segments.sentence_at(last.start)[0]
        while len(live) > 2 and _is_year(results[live[-2]]) and self._is_bare(amounts[live[-3]], results[live[-3]], sentence, last):
            year, figure = self.years[live[-2]], amounts[live[-3]]
            if not (LED.fullmatch(self.low, year[1], edge) and goes_on(self.low[figure.end : year[0]], joiners)):
                break
            row.append(live[-3])
            edge, live = self.edges.left_of_modifier(figure.start), live[:-2]
        opens = bool(row) and len(live) > 1 and _is_year(results[live[-2]]) and amounts[live[-2]].start >= sentence
        led = opens and (OPENED if len(row) + 1 >= SURE else LED).fullmatch(self.low, self.years[live[-2]][1], edge)
        return row if led and not self._is_behind(amounts, results, live) else []

    def _is_behind(self, amounts: Sequence[Amount], results: Sequence[Quantity | str], live: Sequence[int]) -> bool:
        """Whether the first year of a row stands right behind another figure, whose it is."""
        if len(live) < 3:
            return False
        result = results[live[-3]]
        end = result.edge if isinstance(result, Quantity) and result.edge else amounts[live[-3]].end
        return FOLLOWED.fullmatch(self.low, end, self.years[live[-2]][0]) is not None

    def _behind(self, amounts: Sequence[Amount], results: Sequence[Quantity | str], live: Sequence[int], last: Quantity) -> list[int]:
        """The bare figures of a row whose years stand behind them, up to ``last``."""
        row: list[int] = []
        joiners = self.edges.g.joiners
        sentence = self.segments.sentence_at(last.start)[0]
        if len(live) < 4 or not _is_year(results[live[-1]]) or not FOLLOWED.fullmatch(self.low, last.edge, self.years[live[-1]][0]):
            return row
        live, edge = live[:-1], self.edges.left_of_modifier(last.start)
        while len(live) > 2 and _is_year(results[live[-2]]) and self._is_bare(amounts[live[-3]], results[live[-3]], sentence, last):
            year, figure = self.years[live[-2]], amounts[live[-3]]
            if not (goes_on(self.low[year[1] : edge].removeprefix(")"), joiners) and FOLLOWED.fullmatch(self.low, figure.end, year[0])):
                break
            row.append(live[-3])
            edge, live = self.edges.left_of_modifier(figure.start), live[:-2]
        return row

    def _is_bare(self, amount: Amount, result: Quantity | str, sentence: int, last: Quantity) -> bool:
        """Whether a number of the sentence has nothing of its own that it could count."""
        if result != NOTHING or amount.value is None or amount.first.one or amount.first.ambiguous:
            return False
        fits = (amount.is_whole or last.kind != "count") and (amount.of is None) == (last.amount.of is None)
        return fits and amount.start >= sentence and self.edges.ends_open(amount)


def _leads(last: Quantity) -> bool:
    """Whether a figure says what it is of: a known noun, a sign, a unit."""
    if last.kind == "count":
        return last.noun is not None and last.noun.known
    return last.kind == "percentage" or (last.kind == "measure" and last.dimension not in ("duration", "age"))


def goes_on(gap: str, joiners: Collection[str]) -> bool:
    """Whether a comma, a semicolon or "and" stands between a figure and the next year, and little else.

    >>> goes_on(", in ", {"and"}), goes_on(" and in ", {"and"}), goes_on(" in ", {"and"})
    (True, True, False)
    """
    joined = "," in gap or ";" in gap or any(word[0] in joiners for word in ANY_WORD.finditer(gap))
    return joined and _NEXT.fullmatch(gap) is not None


def _is_year(result: Quantity | str) -> bool:
    return isinstance(result, Quantity) and result.kind == "date"
