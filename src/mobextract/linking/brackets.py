"""The brackets that something stands in."""

from __future__ import annotations

from mobextract.text.segment import Span

BRACKET = 160
"""How far a place may stand from the brackets around it, in characters."""


def brackets_at(low: str, position: int) -> Span | None:
    """Return where the brackets around a position begin and end, inside of them; None where there are none, or brackets in brackets.

    >>> brackets_at("12 groups (5 in An Hoa)", 16)
    (11, 22)
    """
    opening = low.rfind("(", max(0, position - BRACKET), position) + 1
    if not opening or ")" in low[opening:position]:
        return None
    closing = low.find(")", position, position + BRACKET)
    return (opening, closing) if closing > 0 else None
