"""Units that are counted and then named, each with a figure in brackets, which counts other things: "30 clubs in three communes: A (12),
B (10) and C (8)"."""

from __future__ import annotations

from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import UNITS
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex

MOST = 15
"""The most units that are named one by one behind their number."""
_NAMED = regex(rf"(?:^ ?(?:{LETTER}{{1,5}} ?(?=:))?[:,]?|,|;|(?<=\)) {LETTER}+) ?[^\d,.;:()\n।]{{2,50}}? ?\(\d+(?:[.,]\d+)*\)")
"""One unit with its figure: at once behind the noun, or behind a comma or "and"."""


def are_named(low: str, count: Quantity) -> bool:
    """Whether just so many names, each with a bare number in brackets, stand right behind a count of units."""
    value = count.amount.value
    if count.unit not in UNITS or value is None or not 1 < value <= MOST or count.noun is None:
        return False
    position, named = count.edge, 0
    while named <= value and (name := _NAMED.match(low[position : position + 70])) is not None:
        position, named = position + name.end(), named + 1
    return named == value
