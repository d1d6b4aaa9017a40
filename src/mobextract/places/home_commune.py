"""The commune that an article is about as a whole, which it comes back to from others that it only looks at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mobextract.text.segment import Span
from mobextract.toponyms.gazetteer import Gazetteer

OPENING = 4
"""Units among which the commune stands, behind those that hold it: "Bắc Giang, Yên Thế: Tam Tiến commune …"."""
FIRST = 3
"""Among so many communes that the text below the headline names first must be that of the headline."""
OTHERS = 4
"""Other communes that an article may name which does not name its own in the headline."""


class Named(Struct):
    """A unit that an article names: where, its name, its level (1 for a province, 3 for a commune), those that hold it, and those that it
    went over into."""

    start: int
    name: str
    level: int
    parents: Sequence[str]
    heirs: Sequence[str] = ()


def units_named(gazetteer: Gazetteer, found: Iterable[tuple[int, int | None]], day: str) -> Iterator[Named]:
    """The units of all levels among the places ``found``, by where they stand, with their names at ``day``."""
    for start, unit in found:
        if unit is not None and unit >= 0 and gazetteer.units[unit].level in (1, 2, 3):
            heirs = [gazetteer.units[heir].name for heir in gazetteer.successors(unit)]
            yield Named(start, gazetteer.name_at(unit, day), gazetteer.units[unit].level, gazetteer.chain(unit, day), heirs)


def home_commune(named: Iterable[Named], title: Span | None) -> str | None:
    """Return the name of the commune that the headline names first, and the text among the first; else of the one that the text opens
    with and names more than once, where it names few others, and these hardly more often."""
    units = list(named)
    today = {u.name for u in units if u.level == 3 and not u.heirs}
    taken = {heir for u in units for heir in u.heirs if heir != u.name and heir in today}
    units = [u for u in units if taken.isdisjoint(u.heirs) or u.name in taken]  # "A, B and C were merged into D"
    headed = [u for u in units if title is not None and title[0] <= u.start < title[1]]
    first = _first_commune(headed or units)
    if headed:
        below = [u.name for u in units if u.level == 3 and u not in headed]
        return first if not below or first in below[:FIRST] else None
    if first is None:
        return None
    communes = Counter(u.name for u in units if u.level == 3)
    others = [count for name, count in communes.items() if name != first]
    several = communes[first] > 1 or first in taken
    return first if several and len(others) <= OTHERS and sum(others) <= 2 * communes[first] else None


def _first_commune(units: Sequence[Named]) -> str | None:
    """The first commune, where nothing but units that hold it stand before it."""
    for i, unit in enumerate(units[:OPENING]):
        if unit.level == 3:
            return unit.name if all(u.name in unit.parents for u in units[:i]) else None
    return None
