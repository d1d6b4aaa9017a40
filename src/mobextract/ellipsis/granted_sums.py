"""Sums that somebody gives, the currency said with the one before: "households gave 51,400,000 VND; firms gave 38,500,000"; "the people
raised 3.7 billion VND, and the state put in 11.2"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mobextract.ellipsis.unsaid_rates import ALIKE as SIZE
from mobextract.ellipsis.unsaid_rates import unsaid
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BARE_ONE, Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.segment import Segments

FULL = Decimal(10_000)
"""The least that both are."""
ALIKE = 1000
"""How many times the other each of the two may be, at most."""


class GrantedSums:
    """The sums of one article that go on with the currency of the one before."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.segments = segments

    def read(self, amount: Amount, before: Sequence[Quantity | str]) -> Quantity | None:
        """Return a bare number as the money that it is, where the figure before it in its sentence is money of its size, and a verb of
        giving stands right before it, or right behind it; else None."""
        last = next((r for r in reversed(before) if r != BARE_ONE), None)  # "एक कंपनी ने 3,500,000 दान किए"
        if not isinstance(last, Quantity) or last.kind != "money" or not last.unit or not self._is_full(amount, last.amount):
            return None
        if last.start < self.segments.sentence_at(amount.start)[0] or not is_granted(self.g, self.edges, self.folded.low, amount):
            return None
        return unsaid(self.folded, amount, "money.granted", self.edges.bound(amount.start, None, amount, amount.end), last.unit)

    def _is_full(self, amount: Amount, other: Amount) -> bool:
        """Whether two numbers are sums without a scale, and of one size."""
        if amount.of is not None or amount.value is None or other.value is None or amount.first.scale != 1:
            return False
        least, most = sorted((amount.value, other.value))
        return least >= FULL and most <= ALIKE * least


def is_granted(grammar: QuantityGrammar, edges: Edges, low: str, amount: Amount) -> bool:
    """Return whether a verb of giving stands right before a number that nothing follows, or right behind one."""
    if grammar.granted_before.before(low, edges.left_of_modifier(amount.start)) is not None:
        return edges.ends_open(amount)
    return grammar.granted_after.after(low, skip_blanks(low, amount.end)) is not None


def is_given(grammar: QuantityGrammar, edges: Edges, low: str, last: Quantity, amount: Amount) -> bool:
    """Return whether somebody else gives a sum in the scale of the one before: "the state put in 11.2"; a whole number, which may count
    something, only where it is about as large."""
    value, other = amount.value or 0, last.amount.first.coefficient
    alike = not amount.is_whole or (not amount.first.word and other / SIZE < value < other * SIZE)
    return alike and is_granted(grammar, edges, low, amount)
