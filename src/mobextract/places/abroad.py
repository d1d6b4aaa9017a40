"""Districts and communes of another country's provinces, which no table knows, whatever Vietnamese unit is spelled like them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mobextract.toponyms.gazetteer_index import LEVELS

if TYPE_CHECKING:
    from mobextract.places.resolution import Resolver


def is_abroad(resolver: Resolver, index: int) -> bool:
    """Whether the words beside a name say that it lies in another country's province: behind the name or its list ("huyện Phú Ninh, tỉnh
    Vân Nam", "the districts A, B and C (Houaphanh Province)"), or before it ("हुआफान प्रांत के मुओंग कुआन जिले"). A name that nothing calls a
    district or commune does where the province is right behind, in a bracket or case."""
    candidate, best = resolver.candidates[index], resolver.best[index]
    designator = candidate.designator or candidate.listed
    if best is not None and resolver.grammar.unit(best[0]).level not in (2, 3):
        return False
    if designator is None:
        return _holds(resolver, index + 1) and resolver.candidates[index + 1].follows == "inside"
    if LEVELS.get(designator.kind) not in (2, 3):
        return False
    if candidate.follows == "inside" and _holds(resolver, index - 1):
        return True
    last = index + 1
    while last < len(resolver.candidates) and resolver.candidates[last].follows in ("comma", "join") and not _holds(resolver, last):
        last += 1
    return _holds(resolver, last) and resolver.candidates[last].follows in ("comma", "inside")


def _holds(resolver: Resolver, index: int) -> bool:
    """Whether a candidate is another country's province beside its designator."""
    if not 0 <= index < len(resolver.candidates):
        return False
    best = resolver.best[index]
    unit = resolver.grammar.unit(best[0]) if best is not None and resolver.candidates[index].strong else None
    return unit is not None and unit.kind == "province" and unit.country != "VN"


def named_again(resolver: Resolver, abroad: Sequence[int]) -> list[int]:
    """The other mentions of such names beside a designator, where no neighbour makes them Vietnamese units."""
    names = {resolver.candidates[index].surface for index in abroad}
    if not names:
        return []
    again = [i for i, c in enumerate(resolver.candidates) if c.surface in names and c.strong and i not in abroad]
    return [i for i in again if (best := resolver.best[i]) is None or not resolver.in_chain(i, best[0])]
