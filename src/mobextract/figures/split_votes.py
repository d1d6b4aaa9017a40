"""Both sides of a vote, told behind its noun: "by a vote of 51 to 49", "the council voted 9 to 2"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, Quantity
from mobextract.numbers.amounts import Amount

VOTE = "vote"


def fill_winners(grammar: QuantityGrammar, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Count the votes of the winning side among the ``results``, which stand beside the amounts, where those of the losing one are."""
    for index in range(1, len(results)):
        winners, losers, result = amounts[index - 1], amounts[index], results[index]
        if results[index - 1] != NOTHING or not isinstance(result, Quantity) or result.unit != VOTE or winners.of or losers.of:
            continue
        falls = winners.value is not None and losers.value is not None and winners.value > losers.value
        gap = low[winners.end : losers.start]
        told = falls and grammar.amounts.range.fullmatch(gap) and not grammar.amounts.leaves_from(low, winners.start)
        if told or grammar.compared.get(gap.strip()):
            results[index - 1] = replace(result, start=winners.start, end=winners.end, edge=winners.end, amount=winners, modifier="exact")
