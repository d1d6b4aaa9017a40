"""Numbers told of the noun before them: "आज सदस्य 73 हैं और शिक्षिकाएँ 2"."""

from __future__ import annotations

from mobextract.ellipsis.partitives import LABEL_REACH
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex

_CLOSED = regex(r" ?(?:[,;:।.!?\n()–—]|$)")
_YEAR = regex(r"(?:19|20)\d\d \S{1,5} $")
"""A year and its postposition, between a noun and its number: "सदस्य 2024 में 73 थे"."""


class Predicates:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar.nouns
        self.edges = edges
        self.low = low

    def noun(self, amount: Amount, last: Quantity | None, sentence: int) -> Noun | None:
        """Return the noun that a number without one is told of; ``last`` is the count before it.

        In languages whose verb is the last word only: the noun stands right before its number, and the verb, or the end of a clause that
        goes on with such a one, behind it. Elsewhere "the girls are 12" may tell their age.
        """
        if not self.g.being or amount.of is not None or not amount.is_whole:
            return None
        return self._before_verb(amount, last, end_before(self.low, self.edges.left_of_modifier(amount.start)), sentence)

    def _before_verb(self, amount: Amount, last: Quantity | None, start: int, sentence: int) -> Noun | None:
        year = _YEAR.search(self.low, max(sentence, start - LABEL_REACH), start + 1)
        start = end_before(self.low, year.start()) if year else start
        while (word := self.g.now.before(self.low, start + 1) or self.g.sole.before(self.low, start + 1)) is not None:
            start = end_before(self.low, word[1])  # "मॉडल अब केवल 3 हैं"
        noun = self._ending(start, sentence)
        if noun is None or self.low.endswith(self.g.oblique, noun.start, noun.end):
            return None
        bound, end = self.edges.modifier_after(skip_blanks(self.low, amount.end))
        end = end if bound else amount.end
        verb = self.g.being.after(self.low, skip_blanks(self.low, end))
        told = verb is not None and self.g.noun_right_at(self.low, verb[1]) is None  # not "किसान 12 खुले खेतों में"
        return noun if told or self._goes_on(last, noun, end, sentence) else None

    def _goes_on(self, last: Quantity | None, noun: Noun, end: int, sentence: int) -> bool:
        """Whether a clause leaves its verb to the one before: ", परिवार 35 हैं और सदस्य 2"."""
        if last is None or last.noun is None or last.start < sentence or _CLOSED.match(self.low, end) is None:
            return False
        before = last.noun.start < last.start and self.low[last.noun.end : last.start].strip() == ""
        joined = self.low[: noun.start].rstrip().endswith(",") or self.g.joiners.before(self.low, noun.start) is not None
        return before and joined

    def _ending(self, end: int, sentence: int) -> Noun | None:
        return self.g.ending(self.low, max(sentence, end - LABEL_REACH), end)
