"""Numbers before a sum of money, or a count, that are in no list with it: "the patrols are to be 100, and 8.4 billion VND is set aside"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount


def opens_clause(grammar: QuantityGrammar, low: str, amounts: Sequence[Amount], amount: Amount, following: Quantity) -> bool:
    """Return whether another clause, or cell, begins behind a number without a scale: a comma stands there, with "and" or alone, and no
    third number makes a list of the two ("prices were 12, 15, and 18 million")."""
    gap = low[amount.end : following.start]
    joiner = gap[2:].strip()
    if amount.first.scale != 1 or not gap.startswith(", ") or (joiner and joiner not in grammar.joiners):
        return False
    index, is_gap = bisect_left(amounts, amount.start, key=lambda a: a.start), grammar.amounts.is_list_gap
    if index and is_gap(low, amounts[index - 1].end, amount.start):
        return False
    third = amounts[index + 2 : index + 3]
    return bool(joiner) or not any(is_gap(low, edge, after.start) for after in third for edge in (following.end, following.edge))
