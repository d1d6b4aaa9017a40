"""Storms that have the names of places: "Typhoon Son Tinh", "тайфун Шон Тинь", "तूफान सोन तिन्ह"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

PROVINCE = 1
"""Level of the units that no storm is called after: "после тайфуна Куангнинь восстанавливает дома"."""


def drop_storms(finder: Finder) -> None:
    """Take back the bare names right behind a word for a storm, and the same names elsewhere that nothing makes a place's."""
    storms = {finder.low[c.start : c.end] for c in finder.found if _is_bare(c) and _is_storm(finder, c)}
    for candidate in [c for c in finder.found if storms and _is_bare(c) and finder.low[c.start : c.end] in storms]:
        finder.drop(candidate)


def _is_bare(candidate: Candidate) -> bool:
    """Whether no designator and no word of place stands beside a name."""
    return candidate.designator is None and not candidate.cued


def _is_storm(finder: Finder, candidate: Candidate) -> bool:
    """Whether a word for a storm stands right before a name that is no province's or country's."""
    if finder.grammar.storms.before(finder.low, candidate.start) is None:
        return False
    return not any(finder.grammar.unit(unit).level <= PROVINCE for unit, _ in candidate.units[:1])
