"""Numbers told of the first and the second, without a noun behind the first: "in the first, 85 households take part, in the second 140"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import NOTHING, Quantity, is_count
from mobextract.numbers.amounts import ORDINAL, Amount
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 30
"""How far behind its ordinal a number may stand, in characters."""
_PARTED = regex(r"[.,;:·()।\n]")
_ENDS = regex(r" ?(?:[.,;·)।\n]|$)")


def fill_rows(edges: Edges, low: str, segments: Segments, amounts: list[Amount], results: list[Quantity | str]) -> None:
    """A bare number behind the next ordinal has the noun of the count behind the one before it in its sentence."""
    for index in range(3, len(results)):
        before = results[index - 2]
        if results[index] != NOTHING or not is_count(before) or before.noun is None:
            continue
        first, counted, second, amount = amounts[index - 3 : index + 1]
        if not (_is_ordinal(first, results[index - 3]) and _is_ordinal(second, results[index - 1]) and first.value and second.value):
            continue
        if second.value != first.value + 1 or first.start < segments.sentence_at(amount.start)[0] or amount.of is not None:
            continue
        near = amount.start - second.end < REACH and not _PARTED.search(low, second.end, edges.left_of_modifier(amount.start))
        if near and not _PARTED.search(low, counted.end, before.edge) and _ENDS.match(low, amount.end):
            results[index] = edges.count_of(amount, before.noun)


def _is_ordinal(amount: Amount, result: Quantity | str) -> bool:
    return result == ORDINAL and amount.value is not None
