"""Schools and hospitals that have a unit's name only because both are called after the same person or ideal: "Trần Phú High School"; and
villages that have the name of a unit far away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import Designator, bears_persons
from mobextract.places.candidates import Candidate

if TYPE_CHECKING:
    from mobextract.places.resolution import Choice, Resolver

OWN = 0.55
"""Share of the article's votes from which a school may be called after a unit of that province."""


def is_namesake(resolver: Resolver, index: int, unit: int) -> bool:
    """Whether a school or hospital only has the same name as ``unit``, which its candidate would be: a hero's, or that of a commune
    elsewhere ("Lê Lợi Secondary School", outside Thạch An)."""
    if unit < 0 or not bears_persons(resolver.candidates[index].designator):
        return False
    entry = resolver.gazetteer.units[unit]
    if entry.name in resolver.gazetteer.heroes and not _is_told(resolver, unit):
        return True
    return (entry.level == 3 or entry.kind == "district") and not resolver.in_chain(index, unit) and resolver.share(unit) < OWN


def _is_told(resolver: Resolver, unit: int) -> bool:
    """Whether the text itself calls ``unit`` one: "Lê Lợi commune", whose school may be called after it."""
    told = (c for c, best in zip(resolver.candidates, resolver.best, strict=True) if best is not None and best[0] == unit)
    return any(c.strong and not bears_persons(c.designator) for c in told)


def unknown_villages(candidates: Sequence[Candidate], choices: Sequence[Choice]) -> dict[str, Designator]:
    """Return the villages that the text names and no table knows, by their names of two syllables or more: such a name without its
    designator is the village again, whatever unit far away has it, too."""
    found: dict[str, Designator] = {}
    for candidate, choice in zip(candidates, choices, strict=True):
        designator = candidate.designator
        if choice.accepted and choice.unit is None and designator is not None and designator.kind == "village" and " " in candidate.surface:
            found.setdefault(candidate.surface, designator)
    return found
