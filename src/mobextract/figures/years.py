"""Bare numbers that are years: "in 2024", "2021–2024", "в 2022-м"."""

from __future__ import annotations

from decimal import Decimal

from mobextract.dates.reader import FoundDate, year_of
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex

_NUMBER = regex(r"\d+")
_OPENED = regex(r"(?:\A|[.,;:(\n]) ?\Z")
"""Before the word for a year at the head of a clause: "Năm 1872 nhân dân …", not "mỗi năm 1872 hộ"."""
TOLD = (1990, 2050)
"""The years that news mostly tells of."""
HUNDRED = 100
FEW = frozenset(("country", "province", "district", "city", "town"))
"""Units of which news counts no two thousand."""
_CLOSED = regex(r" ?(?:[,.;:)!?।·](?!\d)|\n|$)")
EARLIEST, MODERN = 1500, 1900
"""Years from the first to before the second need a word that says that they are years."""


class YearNumbers:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low

    def of(self, amount: Amount) -> Quantity | None:
        """A bare four-digit number from 1900 to 2099 is a year, a range of two an interval; an earlier one only where words say so."""
        low = self.low
        if amount.of is not None or amount.first.word or amount.first.end - amount.first.start != 4:
            return None
        if any(
            n.end - n.start != 4 or n.scale != 1 or (year_of(n.value) is None and not self._is_early(n.value))
            for n in (amount.first, amount.last)
        ):
            return None
        if self._is_early(amount.first.value) and not self._says_early(amount):
            return None
        if self.g.not_year.before(low, amount.start) or self._is_step(amount) or self._is_of_year(amount):
            return None
        if amount.last.end < len(low) and (low[amount.last.end].isalpha() or low[amount.last.end] in "/_"):
            return None
        first = FoundDate(amount.start, amount.first.end, int(amount.first.value), rule="year")
        date = first
        if amount.first is not amount.last:
            date = FoundDate(
                amount.start,
                amount.end,
                int(amount.first.value),
                rule="year-interval",
                until=FoundDate(amount.last.start, amount.end, int(amount.last.value)),
            )
        return Quantity("date", amount.start, amount.end, amount, f"date.{date.rule}", date=date, edge=amount.end)

    @staticmethod
    def _is_early(value: Decimal) -> bool:
        """Whether a number may be a year before 1900."""
        return EARLIEST <= value < MODERN and value == value.to_integral_value()

    def _says_early(self, amount: Amount) -> bool:
        """Whether words for a year stand beside a number behind which nothing known is counted: "в 1872 году", "năm 1872", "in 1872.";
        "1872 лет", "i år 1872 personer", "in 1872 households" are none."""
        low, behind = self.low, skip_blanks(self.low, amount.end)
        unit, cued = self.edges.unit(behind), self.g.early_before.before(low, amount.start)
        if self.g.early_after.after(low, behind) is not None:
            return True
        if unit is not None:
            return unit[0][0] == "year" and bool(cued or self.g.year_before.before(low, amount.start))
        if cued is None:
            return False
        if not self.is_called_year(amount):
            return _CLOSED.match(low, amount.end) is not None or self.g.nouns.stops(low, behind) is not None
        noun = self.g.nouns.direct(low, behind)
        return noun is None or not noun.known or _OPENED.search(low, 0, cued[1]) is not None

    def is_decade(self, amount: Amount) -> bool:
        """Whether words beside a year make it ten years, which are no date: "thập niên 1990", "1990-tallet", "τη δεκαετία του 2010"."""
        value = amount.value
        if value is None or value % 10 or amount.first is not amount.last or year_of(value) is None:
            return False
        behind = skip_blanks(self.low, amount.end)
        return bool(self.g.decade_before.before(self.low, amount.start) or self.g.decade_after.after(self.low, behind))

    def _is_of_year(self, amount: Amount) -> bool:
        """Whether a number is what there was in a year that words right before it mean: "året før var 1980", "годом ранее – 1980"."""
        tie = self.g.nouns.copula.before(self.low, amount.start)
        end = end_before(self.low, tie[1] if tie else amount.start)
        if not tie and self.low[end - 1 : end] not in ("–", "—", "-"):
            return False
        end = end if tie else end_before(self.low, end - 1)
        return self.g.nouns.relative_years.before(self.low, end) is not None

    def _is_step(self, amount: Amount) -> bool:
        """Whether a number is by how much something changed to the next one: "falt med 2100 til 8450"."""
        grammar, low, end = self.g.amounts, self.low, amount.end
        if not grammar.steps.before(low, amount.start):
            return False
        ended = grammar.range.match(low, end) or (grammar.change.match(low, end) if grammar.change is not None else None)
        return ended is not None and low[ended.end() : ended.end() + 1].isdigit() and self._is_larger(low, ended.end())

    @staticmethod
    def _is_larger(low: str, position: int) -> bool:
        """Whether the number at a position is none of a year."""
        number = _NUMBER.match(low, position)
        return number is not None and year_of(Decimal(number[0])) is None

    def of_ordinal(self, amount: Amount) -> Quantity | None:
        """A year with the ending of an ordinal, where words beside it say that it is one, or nothing follows ("в 2022-м", "начало 2024-го
        года")."""
        ending = self.g.amounts.year_ending.match(self.low, amount.end)
        unit = self.edges.unit(ending.end()) if ending else None
        if ending is None or (unit and unit[0][0] != "year"):  # "на 1977-м километре"
            return None
        cued = self.g.year_before.before(self.low, amount.start) or self.g.year_after.after(self.low, skip_blanks(self.low, ending.end()))
        return self.of(amount) if cued or self.edges.is_open(ending.end()) else None

    def says_year(self, amount: Amount) -> bool:
        """Whether words right beside a number say that it is a year; "from" inside a clause only of one that news tells of: "from 2022",
        "From 1950, …", but "money from 1950 families"."""
        cue = self.g.year_before.before(self.low, amount.start)
        if cue and self.g.amounts.origin.before(self.low, amount.start) and not TOLD[0] <= (amount.value or amount.first.value) <= TOLD[1]:
            cue = cue if _OPENED.search(self.low, 0, cue[1]) else None
        behind = skip_blanks(self.low, amount.end)
        return bool(cue or self.g.year_after.after(self.low, behind)) or self._stands_before_few(amount, behind)

    def is_rather_counted(self, amount: Amount) -> bool:
        """Whether a number before what is counted is more often no year: a round one, or one of which news tells little ("support for 2000
        people", "for 1950 families", but "năm 2000 công bố …")."""
        year = amount.value or amount.first.value
        return (year % HUNDRED == 0 or not TOLD[0] <= year <= TOLD[1]) and not self.is_called_year(amount)

    def _stands_before_few(self, amount: Amount, behind: int) -> bool:
        """Whether units follow of which no country has so many: "2022 ज़िले के लिए सबसे बुरा वर्ष था" tells of the district in 2022."""
        if amount.value is None or not TOLD[0] <= amount.value <= TOLD[1]:
            return False
        noun = self.g.nouns.direct(self.low, behind)
        return noun is not None and noun.unit in FEW

    def is_called_year(self, amount: Amount) -> bool:
        """Whether the very word for a year, itself not counted, stands before a number: "năm 2025 công bố …" are no work-days."""
        word = self.g.units.before(self.low, amount.start)
        if word is None or word[0][0] != "year" or self.g.year_before.before(self.low, amount.start) is None:
            return False
        return not self.low[max(0, word[1] - 2) : word[1]].strip()[-1:].isdigit()  # "in 3 years 2024 m of road"
