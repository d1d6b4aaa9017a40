"""Forms of a school: numbers that name classes and count none, "учащихся 3, 4 и 5 классов"."""

from __future__ import annotations

from itertools import pairwise

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LABEL, Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks

HIGHEST = 12
"""The highest form of a school."""
REACH = 30
"""How far before the numbers the word for pupils may begin, in characters."""
PUPILS = frozenset(("student", "child"))


class Grades:
    """Finds the lists and ranges of forms among the counts of one article."""

    def __init__(self, grammar: QuantityGrammar, low: str) -> None:
        self.g = grammar.nouns
        self.low = low

    def settle(self, results: list[Quantity | str]) -> None:
        """Make labels of the counts of ``results`` that name forms: rising numbers up to 12 beside pupils, or behind "in"."""
        for index, result in enumerate(results if self.g.grades else ()):
            if not isinstance(result, Quantity) or not self._counts_classes(result):
                continue
            first = index
            while first and self._is_listed(results[first - 1], result):
                first -= 1
            run = [r for r in results[first : index + 1] if isinstance(r, Quantity)]
            values = [v for r in run for v in _numbers(r.amount)]
            rising = len(values) > 1 and values[-1] <= HIGHEST and all(a < b for a, b in pairwise(values))
            if rising and self._beside_pupils(run[0].start, result.edge):
                results[first : index + 1] = [LABEL] * (index + 1 - first)

    def _counts_classes(self, count: Quantity) -> bool:
        """Whether the noun of a count is a word for forms and stands right behind it."""
        noun = count.noun
        return (
            count.kind == "count"
            and count.rule != "count.list"
            and noun is not None
            and noun.start == count.end + 1
            and self.g.grades.get(self.low[noun.start : noun.end]) is not None
        )

    def _is_listed(self, result: Quantity | str, last: Quantity) -> bool:
        """Whether a number shares the noun of the list that ``last`` ends."""
        return isinstance(result, Quantity) and result.rule == "count.list" and result.noun == last.noun

    def _beside_pupils(self, start: int, end: int) -> bool:
        """Whether "in" or pupils stand right before the numbers, or pupils behind them: "3, 4 और 5 कक्षाओं के छात्र"."""
        if self.g.grade_leads.before(self.low, start):
            return True
        tie = self.g.grade_ties.before(self.low, start)
        before = end_before(self.low, tie[1] if tie else start)
        noun = self.g.ending(self.low, max(0, before - REACH), before)
        genitive = self.g.genitive.after(self.low, skip_blanks(self.low, end))
        behind = self.g.direct(self.low, skip_blanks(self.low, genitive[1])) if genitive else None
        return any(n is not None and n.unit in PUPILS for n in (noun, behind))


def _numbers(amount: Amount) -> list[int]:
    """The whole numbers that an amount states: one, or the two ends of a range; none of a ratio."""
    values = (amount.value,) if amount.value is not None else (amount.low, amount.high)
    return [] if amount.of is not None else [int(v) for v in values if v is not None]
