"""A single name beside a plural of smaller units holds them: "Lai Chau villages", "các bản làng Lai Châu", "Деревни Лайтяу", "in eleven
villages of Hai Luu"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer_index import LEVELS

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

COST = 0.3
"""Cost up to which a name is that of a province or district without anything else that says so."""
ENDING = 0.7
"""What a case ending costs: "in forty villages of Mai Sơn" has the name in the genitive."""
DISTRICT = 2
"""Level of districts; communes have the names of villages."""
_LISTS = frozenset("(:")
_NUMBER = regex(r"(?<![\w/.,-])(?:[2-9]|[1-9]\d{1,2}) $")


def settle_owners(finder: Finder) -> None:
    """Take the designator from names of provinces and districts that a plural of smaller units stands beside, outside of lists."""
    found = finder.found
    for n, candidate in enumerate(found):
        before, following = found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None
        if candidate.designator is None or not candidate.plural or candidate.number or candidate.listed is not None:
            continue
        listed = candidate.follows in ("join", "comma") or (following is not None and following.follows in ("join", "comma"))
        around = [before if candidate.follows == "inside" else None, following if following and following.follows == "inside" else None]
        if not listed and not _opens(finder, candidate) and _is_wider(finder, candidate, [c for c in around if c is not None]):
            candidate.designator, candidate.plural, candidate.outer = None, False, (candidate.start, candidate.end)
            names = finder.grammar.lookup(candidate.surface)
            candidate.units, candidate.exact = names.units, names.exact


def _opens(finder: Finder, candidate: Candidate) -> bool:
    """Whether a list may go on behind the name, with figures in brackets or behind a colon."""
    return finder.low[candidate.outer[1] : candidate.outer[1] + 2].strip(" ")[:1] in _LISTS


def _is_wider(finder: Finder, candidate: Candidate, around: list[Candidate]) -> bool:
    """Whether the name is that of a unit which holds such ones: any for communes; for villages, which may have any name, a province or a
    unit that the article calls so."""
    designator = candidate.designator
    small = designator is None or designator.kind in SMALL
    level = 4 if small else LEVELS.get(designator.kind, 4) if designator else 4
    named = finder.grammar.lookup(candidate.surface).units if small else candidate.units
    counted = small and _is_counted(finder, candidate)
    most = COST + ENDING if counted else COST
    units = {index: unit for index, cost in named if cost <= most and 0 < (unit := finder.grammar.unit(index)).level < level}
    widest = min((unit.level for unit in units.values()), default=0)
    if any(c.designator is not None and LEVELS.get(c.designator.kind, 4) >= widest for c in around):
        return False  # "the Hoa Binh hamlets of Ba Vi commune"
    if small and _is_genitive(finder, candidate):
        return True
    if finder.grammar.genitives.after(finder.low, candidate.outer[0]) is not None:
        return False  # "жители деревни Лайтяу" may be those of one village
    if not small or any(unit.level == 1 for unit in units.values()):
        return bool(units)
    if counted and _lies_in_told(finder, candidate, units):
        return True
    return any(
        other.designator is not None
        and LEVELS.get(other.designator.kind, 4) < level
        and not units.keys().isdisjoint(i for i, _ in other.units)
        for other in finder.found
        if other is not candidate and not other.plural
    )


def _is_genitive(finder: Finder, candidate: Candidate) -> bool:
    """Whether the name has a case ending, and is that of a district or wider unit that the article calls so: "округ Хакуанг … в дальние
    хутора Хакуанга"."""
    named = finder.grammar.lookup(candidate.surface).units
    cases = {index for index, cost in named if cost <= COST + ENDING} if all(cost > COST for _, cost in named) else set()
    wider = (c for c in finder.found if c.designator is not None and LEVELS.get(c.designator.kind, DISTRICT + 1) <= DISTRICT)
    return bool(cases) and any(not cases.isdisjoint(index for index, _ in c.units) for c in wider)


def _is_counted(finder: Finder, candidate: Candidate) -> bool:
    """Whether a number of several stands right before the designator: so many villages have no single name."""
    low, start = finder.low, candidate.outer[0]
    if candidate.start == start:
        return False
    return _NUMBER.search(low, max(0, start - 6), start) is not None or finder.grammar.several.before(low, start) is not None


def _lies_in_told(finder: Finder, candidate: Candidate, units: Iterable[int]) -> bool:
    """Whether one of such units lies in one that the article names with its designator."""
    above = {around for unit in units if unit >= 0 for around in finder.grammar.gazetteer.ancestors(unit)}
    told = (c.units for c in finder.found if c is not candidate and c.designator is not None and c.designator.kind not in SMALL)
    return any(index in above for named in told for index, _ in named)
