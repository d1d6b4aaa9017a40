"""The year in the line above a list, for its items: "Targets for 2025", "100 days in figures (as of 8 October 2025)", then "– 150
members"; what introduces the list may stand between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from mobextract.linking.year_events import YearEvent
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_ITEM = regex(r"\s*(?:[-–—•*+▪●]|\d{1,2}\)|[a-zа-яα-ω]\))\s*\S")
_ENDS = ".!?…।"
"""What a line does not end with that heads a list."""

MOST = 100
"""How many items behind its heading a year holds for."""


def headed_year(low: str, segments: Segments, years: Callable[[int, int], list[YearEvent]], paragraph: Span) -> int | None:
    """Return that year for the item that is a ``paragraph``; ``years`` gives those between two positions."""
    at = last = bisect_left(segments.paragraphs, paragraph)
    while at and last - at < MOST and _ITEM.match(low, *segments.paragraphs[at]):
        at -= 1
    if at == last:
        return None
    if at and segments.paragraphs[at] == segments.introduction(paragraph[0]):
        at -= 1
    head = segments.paragraphs[at]
    stated = [y for y in years(*head) if not y.owned] if low[head[1] - 1] not in _ENDS else []
    return stated[-1].year if len(stated) == 1 and not stated[0].begins else None
