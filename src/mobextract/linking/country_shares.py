"""Shares of what a wider unit has: "Lam Dong province makes up 4.2 % of the area of the country" is told of the province, "the district
brings in 104,000 tonnes, or 32 % of the province's harvest" of the district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.linking.focus import COMMUNE, Focus
from mobextract.text.folding import ANY_WORD
from mobextract.text.in_order import at, last_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap

NEAR = 30
"""How far before a percentage, or behind it, the words may begin that make it a share, in characters."""
WHOLE = 45
"""How far behind its percentage the unit may stand that it is a share of, in characters."""
_SIGN = regex(r"[,;:()\n।]")
_PARTED = regex(r"[,;:.()\d\n।]")


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


def is_whole(foci: FocusMap, focus: Focus, sentence: Span) -> bool:
    """Return whether a unit is only the one of whose harvest, budget … a part of it that its sentence has told of has a share."""
    if focus.rank > COMMUNE or len(focus.places) > 1 or foci.g.postpositional:
        return False
    figure = last_before(foci.quantities, focus.start)
    if figure is None or figure.kind != "percentage" or figure.points or figure.start < sentence[0]:
        return False
    low, gap = foci.low, (figure.edge, focus.start)
    if gap[1] - gap[0] > WHOLE or _PARTED.search(low, *gap) is not None or not any(map(str.isalpha, low[slice(*gap)])):
        return False
    if not _is_led(foci, figure.start):
        return False
    return any(f.unit and f.rank > focus.rank and f.lies_in(focus) for f in foci.all_within((sentence[0], figure.start)))


def _is_led(foci: FocusMap, start: int) -> bool:
    """Whether a percentage says the figure before it again, or is what somebody contributes: ", or 32 %", "makes up 32 %"."""
    low, g = foci.low, foci.g
    led = list(g.shares_before.finditer(low, max(0, start - NEAR), start))
    if led and _SIGN.search(low, led[-1].end(), start) is None:
        return True
    return any(g.equals.after(low, m.start()) for m in ANY_WORD.finditer(low, max(0, start - NEAR), start))
