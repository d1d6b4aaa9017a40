"""Shares of the whole country: "Lam Dong province makes up 4.2 % of the area of the country" is told of the province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.text.folding import ANY_WORD
from mobextract.text.in_order import at
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap

NEAR = 30
"""How far before a percentage, or behind it, the words may begin that make it a share, in characters."""
_SIGN = regex(r"[,;:()\n।]")


def is_share(foci: FocusMap, start: int, end: int) -> bool:
    """Return whether the percentage at ``[start, end)`` is the share that a unit named before it in its sentence has of what the whole
    country has; not a rate of the country by itself ("in Hue the minister said that 70 % of households in the country …")."""
    figure = at(foci.quantities, start)
    if figure is None or figure.kind != "percentage":
        return False
    low, g = foci.low, foci.g
    led = list(g.shares_before.finditer(low, max(0, start - NEAR), start))
    said = bool(led) and _SIGN.search(low, led[-1].end(), start) is None
    words = ANY_WORD.finditer(low, end, end + NEAR)
    said = said or any(g.shares_after.after(low, m.start()) for m in words)
    sentence = foci.segments.sentence_at(start)
    return said and any(f.unit and not f.level for f in foci.within((sentence[0], start)))
