"""The same amount in another unit, in brackets or behind "equivalent to": "780 million dong (about 29,600 USD)"."""

from __future__ import annotations

import re

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import ANY_LETTERS

CONVERSION = 40
"""Longest text between a figure and its conversion."""


def converts(grammar: QuantityGrammar, low: str, first: Quantity, second: Quantity) -> bool:
    """Return whether the second figure states the first in another unit."""
    if first.unit == second.unit or first.kind not in ("money", "measure") or first.dimension != second.dimension:
        return False
    gap = low[first.edge : second.start]
    if len(gap) > CONVERSION or re.search(r"[.।;:!?)\]\n\d]", gap):
        return False
    opened = re.match(r" ?[(\[]", gap)
    words = ANY_LETTERS.finditer(low, first.edge, second.start)
    return opened is not None or any(grammar.equals.after(low, m.start()) for m in words)
