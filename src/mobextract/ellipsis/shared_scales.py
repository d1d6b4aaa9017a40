"""Numbers that share the millions of the last of their list, whose currency is not said either: "for women, 150, 100 and 80 million"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import MILLION, NOTHING, Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks

RULE = "money.share"
"""That of sums that state no currency: a list beside it may be of one that is said."""
MOST = 6
"""So many numbers such a list may have."""
UNLIKE = 10
"""So many times as large as another of its list none is."""


def scaled_end(edges: Edges, low: str, amounts: Sequence[Amount], index: int, results: Sequence[Quantity | str]) -> int | None:
    """Return the index of the number in millions that ends the list of a bare number, if there is one and they are alike."""
    amount, end = amounts[index], index
    if amount.first.scale != 1 or amount.value is None or amount.of is not None or amount.first.word:
        return None
    while end + 1 < len(amounts) and end - index < MOST and results[end] == NOTHING and amounts[end].last.scale == 1:
        if not edges.g.amounts.is_list_gap(low, amounts[end].end, edges.left_of_modifier(amounts[end + 1].start)):
            return None
        end += 1
    last = amounts[end]
    if end == index or results[end] != NOTHING or last.first.scale < MILLION or last.value is None:
        return None
    begins = index == 0 or getattr(results[index - 1], "rule", "") != RULE
    if end - index == 1 and begins and (_is_respective(edges, low, amount, last) or low[amount.end : last.start].strip() == ","):
        return None  # "the members and the sum were 526 and 504 million respectively", "culture: 55, 8 billion"
    other = last.value / last.first.scale
    return end if amount.value < other * UNLIKE and other < amount.value * UNLIKE else None


def _is_respective(edges: Edges, low: str, amount: Amount, last: Amount) -> bool:
    """Whether "respectively" stands beside two numbers."""
    word = edges.g.nouns.respectively
    before = word.before(low, edges.left_of_modifier(amount.start))
    return before is not None or word.after(low, skip_blanks(low, last.end)) is not None


def as_last(amount: Amount, last: Quantity | str | None) -> Quantity | None:
    """Return a bare number as what the last of its list is, if that is money."""
    if not isinstance(last, Quantity) or last.kind != "money" or amount.value is None:
        return None
    scale = last.amount.first.scale
    scaled = replace(amount, value=amount.value * scale, first=replace(amount.first, scale=scale))
    return replace(last, start=amount.start, end=amount.end, edge=amount.end, amount=scaled, modifier="exact", rule=RULE)
