"""Codes of currencies before the bound of their number: "VND more than 23 billion"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import Folded, skip_blanks

LEAST = 1000
"""From here on a number is a sum of money: "in VND, more than 20 households" has none."""


def code_before_bound(grammar: QuantityGrammar, folded: Folded, amount: Amount) -> tuple[str, int, str] | None:
    """Return the currency of an amount, where its code begins and the bound between the two; None where no such code stands there."""
    bound = grammar.bound_before(folded.low, amount.start)
    if bound is None or amount.of is not None or not (amount.value is not None and amount.value >= LEAST):
        return None
    prefix = grammar.currency_before.before(folded.low, bound[1])
    begin = skip_blanks(folded.low, prefix[1]) if prefix else bound[1]
    code = folded.text[begin : bound[1]].rstrip(" ")
    return (prefix[0], begin, bound[0]) if prefix and code.isalpha() and code.isupper() else None
