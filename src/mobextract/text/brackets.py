"""The brackets that something stands in."""

from __future__ import annotations

from mobextract.text.lazy import regex
from mobextract.text.segment import Span

_OPENS = regex(r"\d(?:[^\n,.;:·()।–—-]|(?<=\d)[.,-](?=\d)){0,40}[^\d\s] [–—-] (?=\d)")
_DASH = regex(r" [–—-] (?=\d)")
"""What few texts have in so short a window: all else is passed over at once."""
_CLOSES = regex(r"(?P<dash> [–—-] (?!(?:\S+ )?\d))|(?:[–—-] )|[.!?।;·](?!\d)|\n")
BRACKET = 400
"""How far a place may stand from the brackets around it, in characters."""


def opening_before(low: str, position: int, floor: int = 0) -> int:
    """Return where the bracket stands that opened before a position and has not closed; -1 where there is none from ``floor`` on.

    >>> opening_before("12 groups (5 in An Hoa)", 16), opening_before("12 (5) in An Hoa", 10)
    (10, -1)
    """
    opening = low.rfind("(", max(0, floor), position)
    return opening if opening >= 0 and ")" not in low[opening:position] else -1


def brackets_at(low: str, position: int) -> Span | None:
    """Return where the brackets around a position begin and end, inside of them; None where there are none, or brackets in brackets.

    >>> brackets_at("12 groups (5 in An Hoa)", 16)
    (11, 22)
    """
    opening = opening_before(low, position, position - BRACKET) + 1
    if not opening:
        return _dashes_at(low, position)
    closing = low.find(")", position, position + BRACKET)
    return (opening, closing) if closing > 0 else None


def _dashes_at(low: str, position: int) -> Span | None:
    """The same for two dashes, the first of which opens with a figure: "7.8 billion – 3 for A, 2.2 for B – to build tanks"."""
    floor = max(0, position - BRACKET)
    before = low[floor:position]  # looked through for the bare signs first, which takes next to nothing
    dashed = ("–" in before or "-" in before or "—" in before) and _DASH.search(before)
    opening = _OPENS.search(low, floor, position) if dashed else None
    if opening is None or _CLOSES.search(low, opening.end(), position):
        return None
    closing = _CLOSES.search(low, position, position + BRACKET)
    closed = closing is not None and closing["dash"] and not low[closing.start() - 1].isdigit()
    return (opening.end(), closing.start()) if closed and closing else None  # "– 11 in A, the other 7 – in B"
