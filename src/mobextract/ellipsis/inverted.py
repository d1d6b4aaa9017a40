"""Counts whose number opens the clause, before the verb and what reaches it: "До 13 выросло число погибших", "Στους έξι οι νεκροί"."""

from __future__ import annotations

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, Quantity, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_WORD, skip_blanks
from mobextract.text.lazy import regex

REACH = 60
"""How far behind the verb the words for "the number of" may stand where the noun comes before them, in characters."""
_BROKEN = regex(r"[,;:()\d.!?।\n]")
_CLAUSE_END = regex(r" ?(?:[,;.!?।)\n]|$)")


class Inverted:
    """Finds the noun of numbers that stand before what reaches them, in one folded text."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar.nouns
        self.words = grammar.nouns.inverted
        self.edges = edges
        self.bounds = grammar.modifier_before
        self.low = low

    def read(self, amount: Amount, result: Quantity | str) -> Quantity | None:
        """Return the count that ``amount`` is where "the number of" and a noun stand behind its verb; None elsewhere.

        ``result`` is what it was read as before: nothing, or a count of the word behind, whose "up to" was the verb's "to".
        """
        if amount.of is not None or amount.first.one or not amount.is_whole or not (result == NOTHING or is_count(result)):
            return None
        inner, position = self.edges.modifier_after(skip_blanks(self.low, amount.end))
        lead = self.words.leads.before(self.low, amount.start)
        begin = lead[1] if lead else amount.start
        if (
            isinstance(result, Quantity)
            and result.noun is not None
            and result.noun.end == result.edge
            and self._noun(skip_blanks(self.low, result.edge), lead=lead is not None) is not None
        ):
            return replace(result, modifier=self._modifier(amount, inner, begin))  # "до 41 человека выросло число погибших"
        places = dict.fromkeys((position, skip_blanks(self.low, amount.end)))  # "तक पहुँच गई": what ends no bound is a part of the verb
        noun = next((found for at in places if (found := self._noun(at, lead=lead is not None)) is not None), None)
        if noun is None:
            return None
        return Quantity(
            "count",
            amount.start,
            amount.end,
            amount,
            "count.inverted",
            self._modifier(amount, inner, begin),
            unit=noun.unit,
            noun=noun,
            edge=noun.end,
        )

    def _modifier(self, amount: Amount, inner: str | None, lead: int) -> str:
        """The bound of a number: "to" before it is none, one before that is ("τουλάχιστον στους 41")."""
        if lead == amount.start:
            return self.edges.modifier(amount.start, inner, amount) or "exact"
        bound = self.bounds.before(self.low, lead)
        return "range" if amount.low is not None else bound[0] if bound else inner or "exact"

    def _noun(self, position: int, *, lead: bool) -> Noun | None:
        """The noun behind verb and "the number of" at ``position``; after "to" a loss may stand for its number."""
        low, words = self.low, self.words
        verb = (words.reach.after(low, position) if lead else None) or words.equals.after(low, position)
        if verb is None and not lead:
            return None
        begin = skip_blanks(low, verb[1]) if verb else position
        begin = words.articles.past(low, begin)
        if lead and (loss := words.losses.after(low, begin)) is not None:
            unit = self.g.nouns.get(low[begin : loss[1]])
            return Noun(begin, loss[1], unit, True) if unit else None
        if verb is None:
            return None
        if self.g.verb_final:
            return self._before_total(begin)
        total = self.g.totals.after(low, begin)
        noun = self.g.after(low, skip_blanks(low, total[1])) if total else None
        return noun if noun is not None and noun.known else None

    def _before_total(self, begin: int) -> Noun | None:
        """The noun right before "the number of", which ends the clause: "13 हो गई मृतकों की संख्या"."""
        for word in ANY_WORD.finditer(self.low, begin, begin + REACH):
            if _BROKEN.search(self.low, begin, word.start()):
                return None
            total = self.g.totals.after(self.low, word.start())
            if total is not None:
                noun = self.g.left(self.low, begin, word.start()) if _CLAUSE_END.match(self.low, total[1]) else None
                return noun if noun is not None and skip_blanks(self.low, noun.end) == word.start() else None
        return None
