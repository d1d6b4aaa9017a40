"""Rows of bare names: a province among provinces is none of their districts, and a known town among towns is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobextract.places.evidence import Evidence
    from mobextract.places.resolution import Choice

SPELT = 0.35
"""What a name costs at most that is spelt right, but for its diacritics."""
LIKE = 0.1
"""How much more the province's name may cost than the district's."""
RARE = 0.8
"""The same of a region's name that a province's is spelled like."""
SURE = 2
"""Members of a row that are towns or provinces for sure, so that the others are places too."""
_ROW = ("join", "comma")


def prefer_provinces(found: Evidence) -> None:
    """Read a bare name among provinces as the province, though the next one has a district of that name: "Hải Phòng, Quảng Ninh, Quảng
    Bình"."""
    for row in _shares(found):
        _prefer_together(found, row)
        _prefer_siblings(found, row)
    for row in _rows(found):
        provinces = [_province(found, index) for index in row]
        if None not in provinces and _level(found, row[-1]) == 1:
            for index, province in zip(row, provinces, strict=True):
                _settle(found, index, province)
    for index in range(len(found.candidates)):
        if _level(found, index) > 1 and _among_provinces(found, index):
            _settle(found, index, _province(found, index))


def _prefer_together(found: Evidence, row: range) -> None:
    """Read the names of a list with figures as provinces where all may be, and one of them is no commune of a district that the text
    names: "Nam Định 2 tàu, Quảng Bình 3 tàu", though the text is about Quảng Xương, which has a commune Quảng Bình."""
    read = [best[0] if (best := found.best[i]) and _level(found, i) == 1 else _province(found, i) for i in row]
    if None not in read and any(_level(found, i) == 1 and not _is_drawn(found, i) for i in row):
        for index, province in zip(row, read, strict=True):
            _settle(found, index, province)


def _prefer_siblings(found: Evidence, row: range) -> None:
    """Read the bare names of a list with figures as units of the province or district that the one before lies in, where that has its
    designator: "huyện Lệ Thủy có 20 xã, Quảng Ninh có 6 xã", which is a district of the same province."""
    for index in row[1:]:
        best, candidate = found.best[index], found.candidates[index]
        if best is None or candidate.designator is not None or not has_sibling(found, index - 1):
            continue
        siblings = (u for _, u in found.scored[index] if u >= 0 and are_siblings(found, found.best[index - 1], u))
        _settle(found, index, next((u for u in siblings if dict(candidate.units).get(u, 1.0) < LIKE), None))


def has_sibling(found: Evidence, index: int) -> bool:
    """Whether a unit with its designator, or one that shares another's, stands in a list with figures, so that the next one may be of its
    kind."""
    while index >= 0 and found.candidates[index].designator is None and found.candidates[index].share:
        index -= 1
    return index >= 0 and found.candidates[index].strong and _level(found, index) in (2, 3)


def are_siblings(found: Evidence, before: tuple[int, float] | None, unit: int) -> bool:
    """Whether two districts, or two communes, lie in the same unit, which the second is not called after ("Trà Vinh" is the province)."""
    units = found.gazetteer.units
    if before is None or before[0] in (-1, unit) or units[before[0]].level not in (2, 3):
        return False
    one, other = units[before[0]], units[unit]
    return one.level == other.level and one.parent == other.parent and units[other.parent].name != other.name


def _is_drawn(found: Evidence, index: int) -> bool:
    """Whether a name is also that of a commune in a district which the text names."""
    communes = (found.gazetteer.units[u] for _, u in found.scored[index] if u >= 0 and found.gazetteer.units[u].level == 3)
    return any(c.parent in found.named and found.gazetteer.units[c.parent].level == 2 for c in communes)


def _province(found: Evidence, index: int) -> int | None:
    """The province that a name without a designator may as well be, by its spelling."""
    best, candidate = found.best[index], found.candidates[index]
    if best is None or candidate.designator is not None:
        return None
    costs = dict(candidate.units)
    limit = costs.get(best[0], 0.0) + (RARE if found.grammar.unit(best[0]).kind == "region" else LIKE)
    return next(
        (u for _, u in found.scored[index] if u >= 0 and found.grammar.unit(u).level == 1 and costs.get(u, limit + 1) <= limit), None
    )


def _settle(found: Evidence, index: int, unit: int | None) -> None:
    best = found.best[index]
    if unit is not None and best is not None:
        found.best[index] = (unit, best[1])


def _among_provinces(found: Evidence, index: int) -> bool:
    """Whether the name follows a province in its row, or opens a row of provinces that "and" closes ("Quảng Ninh, Quảng Bình và Quảng
    Trị")."""
    candidates = found.candidates
    if candidates[index].follows in _ROW:
        before, best = found.best[index - 1], found.best[index]
        larger = before is not None and best is not None and best[0] >= 0 and before[0] in found.gazetteer.ancestors(best[0])
        if best is not None and found.grammar.unit(best[0]).kind == "region":  # "Lâm Đồng and the highlands" are two; a third is of a row
            larger = index < SURE or candidates[index - 1].follows not in _ROW or _level(found, index - SURE) != 1
        return _level(found, index - 1) == 1 and not larger  # "in Quang Binh, Quang Ninh district …" may go from the larger to the smaller
    behind = candidates[index + 1 : index + 3]
    return [c.follows for c in behind] == ["comma", "join"] and all(_level(found, index + n) == 1 for n in (1, 2))


def accept_members(found: Evidence, choices: Sequence[Choice]) -> None:
    """Accept the towns and features with known names of several words in a row most of whose other members are towns and provinces."""
    for row in _rows(found):
        sure = [i for i in row if choices[i].accepted and _level(found, i) in (1, 2)]
        for index in row:
            choice, candidate = choices[index], found.candidates[index]
            if (
                choice.accepted
                or choice.unit is None
                or choice.unit < 0
                or candidate.designator is not None
                or candidate.listed is not None
            ):
                continue
            unit = found.grammar.unit(choice.unit)
            cost = dict(candidate.units).get(choice.unit, 1.0)
            known = unit.level in (2, 9) and " " in unit.name and cost < SPELT and (unit.level == 9 or found.is_valid(unit.end))
            choice.accepted = known and len(sure) >= SURE and 2 * len(sure) >= len(row) - 1


def _rows(found: Evidence) -> list[range]:
    """The runs of candidates that commas and "and" join."""
    rows, start = [], 0
    for index in range(1, len(found.candidates) + 1):
        if index == len(found.candidates) or found.candidates[index].follows not in _ROW:
            rows.append(range(start, index))
            start = index
    return [row for row in rows if len(row) > SURE]


def _shares(found: Evidence) -> list[range]:
    """The runs of candidates each of which has a figure of its own."""
    rows, start = [], 0
    for index in range(1, len(found.candidates) + 1):
        if index == len(found.candidates) or not found.candidates[index].share:
            rows.append(range(start, index))
            start = index
    return [row for row in rows if len(row) > 1]


def _level(found: Evidence, index: int) -> int:
    best = found.best[index]
    return found.grammar.unit(best[0]).level if best is not None else -1
