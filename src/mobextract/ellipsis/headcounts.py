"""Headcounts: a number behind a word that counts people by itself ("a population of 8,450")."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_WORD, end_before, skip_blanks
from mobextract.text.lazy import regex

REACH = 60
"""How far before a number the word may stand, in characters."""
_BROKEN = regex(r"[,;:·()\d.!?।\n%]")


class Headcounts:
    """Finds the word for all the people of a place that a number is tied to, in one folded text."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar.nouns
        self.edges = edges
        self.low = low
        self.said = grammar.headcount_words.is_in(low)

    def noun(self, amount: Amount, sentence: int) -> Noun | None:
        """The word before the number, or behind it where the language ties it there; None where nothing ties them."""
        if not self.said or not amount.is_whole or amount.of is not None:
            return None
        return self._behind(amount.end) or self._before(max(sentence, amount.start - REACH), amount.start)

    def _before(self, start: int, position: int) -> Noun | None:
        """ "a population of", "the population of the commune is": words of a tie, or a bound, on both sides of what lies between."""
        bound = self.edges.left_of_modifier(position)
        end = end_before(self.low, bound)
        for word in reversed(list(ANY_WORD.finditer(self.low, start, end))):
            found = self.g.headcounts.after(self.low, word.start())
            if found is not None:
                phrase = self.g.not_noun.before(self.low, found[1])  # "population density"
                apart = phrase is not None and phrase[1] < word.start()
                tied = found[1] <= end and not apart and self._ties(found[1], end, bounded=bound < position)
                return Noun(word.start(), found[1], found[0], True) if tied else None
        return None

    def _ties(self, start: int, end: int, *, bounded: bool) -> bool:
        """Whether the text between word and number says no more than whose people they are."""
        start = skip_blanks(self.low, start)
        if start >= end or (start == end - 1 and self.low[start] in ":—–-"):
            return True
        if _BROKEN.search(self.low, start, end):
            return False
        first = self.g.headcount_ties.after(self.low, start)
        return first is not None and (bounded or self.low[end - 1] in "—–-" or self.g.headcount_ties.before(self.low, end) is not None)

    def _behind(self, end: int) -> Noun | None:
        """ "8,450 की आबादी"."""
        tie = self.g.headcount_tied.after(self.low, skip_blanks(self.low, end)) if self.g.headcount_tied else None
        found = self.g.headcounts.after(self.low, skip_blanks(self.low, tie[1])) if tie else None
        return Noun(skip_blanks(self.low, tie[1]), found[1], found[0], True) if tie and found else None
