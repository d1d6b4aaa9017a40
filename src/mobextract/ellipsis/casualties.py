"""Numbers of people without a noun, by what befell them: "two died and 80 were injured", "the flood killed seven"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LIVING, Quantity, elliptic_count
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex

_ENDED = regex(r"[ ,.;:)।\n]|$")


class Casualties:
    """Such numbers of one folded text."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar.nouns
        self.edges = edges
        self.low = low
        self.said = grammar.casualty_words.is_in(low)

    def befallen(self, amount: Amount, count: Quantity) -> Quantity:
        """Return a count as it is, or of people where only a list gave it its noun ("killed two and damaged 30 houses"), or an unknown
        word is what befell them ("tre skadd")."""
        unsure = count.rule == "count.unknown-noun" and count.noun is not None and not self._is_named(amount, count.noun)
        noun = self.noun(amount, None if unsure else count.noun) if unsure or count.rule == "count.list" else count.noun
        return count if noun is count.noun or noun is None else elliptic_count(amount, noun, count.modifier)

    def _is_named(self, amount: Amount, noun: Noun) -> bool:
        """Whether an unknown word says who was hurt, behind the verb: "killed 80,000 Americans"; not "tre skadd", what befell them."""
        behind = self.g.casualties_after.after(self.low, skip_blanks(self.low, amount.end))
        return behind is None and not self._is_fate(noun)

    def noun(self, amount: Amount, found: Noun | None, last: Quantity | None = None) -> Noun | None:
        """The word for what befell the people that a number counts; ``found`` is what it would count else, which holds where that is
        alive, and says of no other fate, but for that of fewer who only were among others (``last``)."""
        if not self.said or not amount.is_whole or amount.of is not None:
            return found
        start, end = self._past_others(amount)
        behind = self.g.casualties_after.after(self.low, end)
        before = self.g.casualties_before.before(self.low, start)
        aside = found is not None and last is not None and found is last.noun and self._is_aside(last, amount)
        if found is not None and found.unit in LIVING and ((behind or before) is None or not (aside or self._is_fate(found))):
            return found
        if behind is not None:
            lacked = self.g.direct(self.low, skip_blanks(self.low, behind[1]))  # "two were missing signatures"
            if lacked is not None and lacked.known and lacked.unit not in PEOPLE:
                return found
            return Noun(end, behind[1], "person", True)
        if before is None or (found is not None and self._is_of_these(before[1])):
            return found
        own = self.g.direct(self.low, skip_blanks(self.low, amount.end))
        lost = own is not None and own.known and own.unit not in PEOPLE  # "killed one cow"
        free = not lost and _ENDED.match(self.low, amount.end) and self.g.part_of.after(self.low, end) is None
        return Noun(before[1], end_before(self.low, start), "person", True) if free else found

    def _is_aside(self, last: Quantity, amount: Amount) -> bool:
        """Whether the count before says who were among others, fewer than a number: "killed 56, among them 4 children; 37 were hurt"."""
        fewer = last.amount.value is not None and amount.value is not None and last.amount.value < amount.value
        return fewer and self.g.partitive.before(self.low, self.edges.left_of_modifier(last.start)) is not None

    def _is_fate(self, noun: Noun) -> bool:
        """Whether a noun only says what befell others: "8 dead and 23 others injured" are 23 injured."""
        said, g = self.low[noun.start : noun.end], self.g
        return any(words.get(said) for words in (g.casualty_nouns, g.casualties_before, g.casualties_after))

    def _is_of_these(self, start: int) -> bool:
        """Whether the verb at ``start`` stands behind "of them", which may be things: "из них пострадали 7"."""
        end = end_before(self.low, start)
        of = self.g.partitive.before(self.low, end)
        return of is not None and self.g.joiners.get(self.low[of[1] : end]) is None

    def _past_others(self, amount: Amount) -> tuple[int, int]:
        """Where the words before a number end, and those behind it begin, but for "others" and its bound."""
        start, end = self.edges.left_of_modifier(amount.start), skip_blanks(self.low, amount.end)
        other, before = self.g.pro.after(self.low, end), self.g.pro_before.before(self.low, start)
        return before[1] if before else start, skip_blanks(self.low, other[1]) if other else end
