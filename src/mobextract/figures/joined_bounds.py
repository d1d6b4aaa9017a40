"""A lower and an upper bound that are joined say one range: "more than 20 and less than 30", "at least 5 but no more than 9 kg"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import skip_blanks

LOWER, UPPER = ("more_than", "at_least"), ("less_than", "at_most")
LONGEST = 16
"""Characters that may stand between the first figure and the bound of the second."""


def joined(grammar: QuantityGrammar, low: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures with each pair of joined bounds as one range."""
    kept: list[Quantity] = []
    for figure in figures:
        merged = _range(grammar, low, kept[-1], figure) if kept else None
        kept = [*kept[:-1], merged] if merged is not None else [*kept, figure]
    return kept


def _range(grammar: QuantityGrammar, low: str, first: Quantity, second: Quantity) -> Quantity | None:
    """The range that two figures make, whichever bound comes first."""
    lower, upper = (first, second) if first.modifier in LOWER else (second, first)
    if lower.modifier not in LOWER or upper.modifier not in UPPER or not _alike(first, second):
        return None
    bottom, top = lower.amount.value, upper.amount.value
    if (
        bottom is not None
        and first is lower
        and lower.amount.first.scale == 1
        and lower.kind == "count"
        and bottom < upper.amount.first.coefficient
    ):
        bottom *= upper.amount.first.scale  # "more than 20 but less than 30 million"
    if bottom is None or top is None or not bottom < top or lower.amount.of is not None or upper.amount.of is not None:
        return None
    bound = grammar.bound_before(low, second.start)
    right = bound[1] if bound else second.start
    edge = first.end if first.kind == "count" or first.edge > right else first.edge
    behind = grammar.bound_behind(low, skip_blanks(low, edge))
    gap = low[behind[1] if behind[0] and not grammar.bound_before(low, first.start) else edge : right]
    if len(gap) > LONGEST or gap.strip(" ,") not in grammar.bound_joiners:
        return None
    said = second if second.unit is not None else first
    amount = replace(first.amount, end=second.amount.end, value=None, low=bottom, high=top)
    return replace(
        said, start=first.start, end=max(first.end, second.end), edge=max(first.edge, second.edge), amount=amount, modifier="range"
    )


def shared_noun(low: str, first: Quantity, second: Quantity) -> int | None:
    """Where the noun of a count ends that the next one counts in the same word: "from 2 teachers to 5 teachers"."""
    one, other = first.noun, second.noun
    if one is None or other is None or first.unit is None or first.amount.of is not None or second.amount.of is not None:
        return None
    return one.end if low[one.start : one.end] == low[other.start : other.end] and one.start > first.amount.end else None


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether two figures are of one kind and unit, or the first says none."""
    bare = first.kind == "count" and first.unit is None
    return bare or (first.kind == second.kind and first.unit == second.unit and first.points == second.points)
