"""Prizes told before the unit that won them: "the first prize, worth 8 million dong, went to Tu Mo Rong district"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.prizes import AWARD
from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

WINNER = 40
"""How far behind "went to" the winner's unit may stand ("the team of"), in characters."""
_SIGN = regex(r"[,;:()]")


class Prizes:
    """The prizes of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], clauses: Clauses) -> None:
        self.low, self.quantities, self.clauses = low, quantities, clauses
        self.postpositional = grammar.postpositional
        self.won, self.contest = clauses.said(grammar.won_by), clauses.said(grammar.contest_words)

    def goes_to(self, start: int, item: Span, unit: Focus) -> bool:
        """Whether a figure counts prizes, or says what one is worth, that the unit behind it in its item won; the prizes nearest to the
        unit are its own."""
        if self.won is None or unit.level or unit.start >= item[1]:
            return False
        index = bisect_left(self.quantities, start, key=START)
        end = bisect_left(self.quantities, unit.start, key=START)
        figure, between = self.quantities[index], self.quantities[index + 1 : end]
        if figure.unit != AWARD and (figure.kind != "money" or not self.clauses.says(self.contest, item[0], unit.start)):
            return False
        if any(q.unit == AWARD for q in between):
            return False
        if self.postpositional:
            behind = self.won.search(self.low, unit.end, min(item[1], unit.end + WINNER))
            return behind is not None and _SIGN.search(self.low, unit.end, behind.start()) is None
        verb = next(reversed([*self.won.finditer(self.low, max(figure.end, unit.start - WINNER), unit.start)]), None)
        return verb is not None and _SIGN.search(self.low, verb.end(), unit.start) is None
