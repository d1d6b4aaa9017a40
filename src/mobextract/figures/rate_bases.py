"""The round number of people or things that a rate is told for: "85 cases per 100,000 people" counts no 100,000 people."""

from __future__ import annotations

from mobextract.figures.classify import DIVISOR
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, Quantity
from mobextract.numbers.amounts import Amount

BASES = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
"""What rates are told for."""
FIGURES = ("count", "measure")


def reject_bases(grammar: QuantityGrammar, low: str, amounts: list[Amount], results: list[Quantity | str]) -> None:
    """Reject these numbers among the ``results``, which stand beside the amounts."""
    for index, (amount, result) in enumerate(zip(amounts, results, strict=True)):
        counted = result.kind == "count" if isinstance(result, Quantity) else result == NOTHING
        if counted and amount.value in BASES and amount.first is amount.last:
            before = results[index - 1] if index else None
            if _divides(grammar, low, amount, before if isinstance(before, Quantity) else None):
                results[index] = DIVISOR


def _divides(grammar: QuantityGrammar, low: str, amount: Amount, before: Quantity | None) -> bool:
    """Whether a number divides: behind "per" or a stroke; behind a word that means other things too only right behind a figure."""
    edge = before.tail if before is not None and before.kind in FIGURES else None
    word = grammar.per_after.before(low, amount.start)
    if word is None:
        return edge is not None and low[edge : amount.start].strip() == "/"
    if word[0]:
        return True
    return edge is not None and not low[edge : word[1]].strip()
