"""Numbers right before what became of some of those counted before: "she bought 40 goats. Last winter 12 died", "… में 94 बह गए"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LIVING, Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments

REACH = 160
"""How far back those may stand of whom a number tells, in characters."""


class Fates:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, segments: Segments) -> None:
        self.g = grammar.nouns
        self.low = low
        self.segments = segments
        self.said = grammar.fate_words.is_in(low)

    def noun(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """Return the noun of ``last``, the count before, of which ``amount`` is the smaller part, told in its sentence or the next; only of
        the living where it says that they died."""
        if not self.said or last is None or amount.value is None or amount.of is not None or not amount.is_whole:
            return None
        whole = last.amount.value
        near = last.start >= self.segments.paragraph_at(amount.start)[0] and amount.start - last.edge < REACH
        if whole is None or not 1 < amount.value < whole or not near:
            return None
        fate = self.g.fates.after(self.low, skip_blanks(self.low, amount.end))
        return last.noun if fate is not None and (not fate[0] or last.unit in LIVING) else None
