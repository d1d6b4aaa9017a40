"""Two numbers with one noun, each of what was done: "built 12 and repaired 30 houses", "151 were killed and 338 people injured"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

_SHORT = regex(r" (?:\S{2,4} )?")
"""A short word, such as an auxiliary verb, between a number or its noun and what was done."""


def is_paired(edges: Edges, low: str, amount: Amount, following: Quantity, end: int) -> bool:
    """Return whether a deed and "and" part a number from the count behind it, which has a deed as well, so that both are of its noun;
    ``end`` is where the second number begins, with its modifier."""
    if following.kind != "count" or following.noun is None or not following.noun.known or following.noun.start < following.end:
        return False
    nouns, gap = edges.g.nouns, low[amount.end : end]
    if len(gap) < 2 or gap[0] not in " ," or amount.first.one or not amount.is_whole or amount.of is not None:
        return False
    if nouns.deeds.before(low, edges.left_of_modifier(amount.start)) is not None:
        joined = nouns.joiners.after(low, skip_blanks(low, amount.end))
        start = joined[1] if joined else amount.end + 1 if gap[0] == "," else None
        deed = nouns.deeds.after(low, skip_blanks(low, start)) if start is not None else None
        return deed is not None and not low[deed[1] : end].strip()
    first, second = (_deed_behind(edges, low, at) for at in (amount.end, following.edge))
    joined = nouns.joiners.after(low, skip_blanks(low, first)) if first is not None and second is not None else None
    return joined is not None and not low[joined[1] : end].strip()


def _deed_behind(edges: Edges, low: str, position: int) -> int | None:
    """Where a deed ends that stands behind a number, or its noun."""
    match = _SHORT.match(low, position)
    found = (edges.g.nouns.deeds.after(low, at) for at in (position + 1, match.end())) if match is not None else ()
    return next((deed[1] for deed in found if deed is not None), None)
