"""Bare numbers that are years: "in 2024", "2021–2024", "в 2022-м"."""

from __future__ import annotations

from decimal import Decimal

from mobextract.dates.reader import FoundDate, year_of
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

_NUMBER = regex(r"\d+")


class YearNumbers:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low

    def of(self, amount: Amount) -> Quantity | None:
        """A bare four-digit number from 1900 to 2099 is a year, a range of two an interval."""
        low = self.low
        if amount.of is not None or amount.first.word or amount.first.end - amount.first.start != 4:
            return None
        if any(n.end - n.start != 4 or n.scale != 1 or year_of(n.value) is None for n in (amount.first, amount.last)):
            return None
        if self.g.not_year.before(low, amount.start) or self._is_step(amount):
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

    def is_decade(self, amount: Amount) -> bool:
        """Whether words beside a year make it ten years, which are no date: "thập niên 1990", "1990-tallet", "τη δεκαετία του 2010"."""
        value = amount.value
        if value is None or value % 10 or amount.first is not amount.last or year_of(value) is None:
            return False
        behind = skip_blanks(self.low, amount.end)
        return bool(self.g.decade_before.before(self.low, amount.start) or self.g.decade_after.after(self.low, behind))

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
        """Whether words right beside a number say that it is a year."""
        return bool(
            self.g.year_before.before(self.low, amount.start) or self.g.year_after.after(self.low, skip_blanks(self.low, amount.end))
        )

    def is_called_year(self, amount: Amount) -> bool:
        """Whether the very word for a year, itself not counted, stands before a number: "năm 2025 công bố …" are no work-days."""
        word = self.g.units.before(self.low, amount.start)
        if word is None or word[0][0] != "year" or self.g.year_before.before(self.low, amount.start) is None:
            return False
        return not self.low[max(0, word[1] - 2) : word[1]].strip()[-1:].isdigit()  # "in 3 years 2024 m of road"
