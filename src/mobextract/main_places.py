"""What several places are about as a whole: one of a sentence's, and the unit that an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mobextract.foci import PASSAGES, RANKS, Focus
from mobextract.record import Place

MAIN_UNIT = 0.9
"""Share of an article's places below its province that one unit must hold to be what the article is about."""


def main_unit(places: Sequence[Place], province: str) -> str:
    """Return the district or commune that nearly all places of an article lie in, where it is named itself; else its ``province``.

    Not where the text turns to the province by its name: it is about that.
    """
    units = [p for p in places if p.country == "VN" and p.kind not in PASSAGES]
    held = Counter(name for p in units for name in {p.name, *p.parents})
    named = {p.name: RANKS.get(p.kind, 3) for p in units if 1 < RANKS.get(p.kind, 3) < 5}
    main = [name for name in named if held[name] >= MAIN_UNIT * sum(1 for p in units if p.name != province)]
    return max(main, key=lambda name: named[name], default=province)


def main_focus(foci: Sequence[Focus]) -> Focus | None:
    """Return what several places are about, for the text behind them.

    One part after its whole is the part ("in Bac Ai district, Phuoc Binh commune"); several parts are the whole ("the province has 90;
    A has 21, B 17"); elsewhere a single place rather than a list, and the last one.
    """
    if not foci:
        return None
    first = foci[0]
    parts = [f for f in foci[1:] if f.lies_in(first) and f.link != first.link]
    if parts and len({str(f.link) for f in parts}) > 1:
        return first
    last = foci[-1]
    if len(last.places) in (2, 3) and len(foci) == 2 and last.lies_in(first) and len(first.places) == 1:
        return last  # "in the district, the people of A and B communes"
    single = [f for f in foci if len(f.places) == 1 or f.places[0].name[-1:].isdigit()]
    wholes = {name for f in single for name in f.places[0].parents}
    narrow = [f for f in single if f.places[0].name not in wholes]
    return (narrow or single or list(foci))[-1]
