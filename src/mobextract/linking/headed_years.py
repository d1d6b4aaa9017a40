"""The year in a heading, for the items of the list right behind it: "Targets for 2025", then "– 150 new members"; what introduces the list
may stand between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from mobextract.linking.year_events import YearEvent
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_ITEM = regex(r"\s*(?:[-–—•*+▪●]|\d{1,2}\)|[a-zа-яα-ω]\))\s*\S")

MOST = 100
"""How many items behind its heading a year holds for."""


def headed_year(low: str, segments: Segments, years: Callable[[int, int], list[YearEvent]], paragraph: Span) -> int | None:
    """Return that year for the item that is a ``paragraph``; ``years`` gives those between two positions."""
    start = segments.section_start(paragraph[0])
    first, last = (bisect_left(segments.paragraphs, (at, 0)) for at in (start, paragraph[0]))
    if last - first > MOST:
        return None
    between = segments.paragraphs[first + 1 : last + 1]
    between = between[1:] if between[:1] == [segments.introduction(paragraph[0])] else between
    if not between or not all(_ITEM.match(low, *p) for p in between):
        return None
    stated = [y for y in years(*segments.paragraphs[first]) if not y.owned]
    return stated[-1].year if len(stated) == 1 and not stated[0].begins else None
