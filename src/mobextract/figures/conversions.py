"""The same amount in another unit, in brackets or behind "equivalent to": "780 million dong (about 29,600 USD)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import ANY_LETTERS
from mobextract.text.in_order import first_from, last_before

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


def first_said(low: str, quantities: Sequence[Quantity], start: int, end: int) -> tuple[int, int]:
    """Return the span of the sum that the one in brackets at ``[start, end)`` right behind it says again, else that span itself;
    ``quantities`` stand in order."""
    before = last_before(quantities, start) if low[start - 2 : start] == " (" else None
    own = first_from(quantities, start)
    twice = before is not None and own is not None and before.kind == own.kind == "money" and before.edge == start - 2
    return (before.start, before.edge) if before is not None and twice else (start, end)
