"""A focus: one place, or several coordinated ones, that the text turns to; how specific places are, and which lie in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from mobextract.record import Place, PlaceLink

PASSAGES = frozenset({"road", "river", "bridge", "mountain", "facility", "country", "region"})
"""Kinds that a figure belongs to only where no unit is named."""
TOLD = frozenset({"country", "region", "facility"})
"""Those of them that a clause may be told of which opens with one."""
CAPITALS = ("city", "town", "township")
RANKS = {
    "country": 0, "region": 1, "province": 2, "city": 3, "town": 3, "district": 3, "township": 4, "commune": 4, "ward": 4,
    "island": 5, "village": 5, "zone": 5,
}  # fmt: skip
PROVINCE, COMMUNE, VILLAGE = RANKS["province"], RANKS["commune"], RANKS["village"]
HOME, COUNTRY = "VN", "Việt Nam"
"""Where "nationwide" is, in articles about places of this country: code and canonical name."""
MEMORY = 60
"""How many places or sentences back a reference is looked up."""
UNNAMED = 6
"""Places that an article must have, for a province that it does not name to be its own."""
MANY = 3
"""So many provinces are the subject of a text that goes through them."""
MAIN_SHARE = 0.6
"""Share of an article's places that one province must have to be the article's own."""


class Lost(NamedTuple):
    """A level at ``[start, end)`` of which the text names no unit, and its rank."""

    start: int
    end: int
    rank: int


class Focus(Struct, dict=True):
    """A place, or several coordinated ones, that the text turns to at ``[start, end)``; its ``places`` stay the same."""

    start: int
    end: int
    places: list[Place]
    unit: bool
    level: bool = False
    """A reference to a whole unit without its name ("the district")."""
    weak: bool = False
    """Such a reference inside an organisation's name ("the provincial People's Committee")."""
    gives: bool = False
    """A unit that gives ("from the provincial budget", "the district supported")."""
    followed: bool = False
    """A weak one whose plan, call or help is only followed ("implementing the province's plan")."""

    @cached_property
    def link(self) -> PlaceLink:
        """The canonical name, or the list of names."""
        if len(self.places) == 1:
            return self.places[0].name
        names = list(dict.fromkeys(p.name for p in self.places))
        return names[0] if len(names) == 1 else names

    @cached_property
    def rank(self) -> int:
        """How specific the focus is: 0 a country, 5 a village."""
        return max(map(rank_of, self.places)) if len(self.places) > 1 else rank_of(self.places[0])

    def lies_in(self, other: Focus) -> bool:
        """Whether this is a part of ``other``; a village or zone of unknown parents may be a part of any unit."""
        return all(lies_within(place, whole) for place in self.places for whole in other.places[:1])


def country_of(place: Place) -> Place:
    """Return the home country, as a place where ``place`` stands."""
    return Place(start=place.start, end=place.end, text=place.text, name=COUNTRY, kind="country", rule="places.parent")


def is_home(place: Place) -> bool:
    """Return whether a place is the home country."""
    return place.kind == "country" and place.country == HOME


def names_of(link: PlaceLink) -> list[str]:
    """Return the names of a link."""
    return [] if link is None else [link] if isinstance(link, str) else link


def lies_within(part: Place, whole: Place) -> bool:
    """Return whether a place is a part of another, or the same; a village or zone of unknown parents may be a part of any unit."""
    if part.name == whole.name or is_above(whole, part):
        return True
    return not part.parents and RANKS.get(part.kind, 3) > 4 and RANKS.get(whole.kind, 3) < 5


def is_above(whole: Place, part: Place) -> bool:
    """Return whether a place is among those that hold another; a province's or a district's capital of the same name is not that
    unit."""
    return part.parents.count(whole.name) > (whole.kind in CAPITALS and whole.name in whole.parents)


def rank_of(place: Place) -> int:
    """Return how specific a place is; a city that lies in no province is one of the first order."""
    return 2 if place.kind == "city" and place.country == HOME and not place.parents else RANKS.get(place.kind, 3)


def shared_parents(places: Sequence[Place]) -> list[str]:
    """Return the names of the units that hold all of some places, the smallest first."""
    return [name for name in places[0].parents if all(name in p.parents for p in places)]


def top_of(place: Place) -> str:
    """Return the first-order unit that a place lies in, or is."""
    return place.parents[-1] if place.parents else place.name


def home_of(places: Sequence[Place]) -> tuple[str | None, set[str | None]]:
    """Return the article's own province, and all names that it goes by: one that is never named may be so as the one that took it over in
    the reform."""
    province, names = main_province(places), {p.name for p in places}
    if province is None or province in names:
        return province, {province}
    successors = {unit.rpartition(" (")[0].rpartition(", ")[2] for p in places if top_of(p) == province for unit in p.successors}
    return next((name for name in sorted(successors) if name in names), province), {province, *(successors & names)}


def main_province(places: Sequence[Place], least: int = UNNAMED) -> str | None:
    """Return the first-order unit that most places of an article lie in; where it is not named itself, of at least so many places."""
    tops = Counter(top_of(p) for p in places if p.country == HOME and p.kind not in PASSAGES)
    if not tops:
        return None
    name, count = tops.most_common(1)[0]
    total = sum(tops.values())
    return name if total >= (least if all(p.name != name for p in places) else 3) and count >= MAIN_SHARE * total else None


def are_many(places: Sequence[Place]) -> bool:
    """Return whether an article tells of several first-order units, none of which has half of its places."""
    tops = Counter(top_of(p) for p in places if p.country == HOME and p.kind not in PASSAGES)
    return len(tops) >= MANY and 2 * max(tops.values()) < sum(tops.values())


def is_nationwide(units: Sequence[Focus], places: Sequence[Place]) -> bool:
    """Return whether an article tells of the home country before any unit of it, and then of several first-order units."""
    tops = {top_of(p) for p in places if p.country == HOME and p.kind not in PASSAGES}
    return bool(units) and all(map(is_home, units[0].places)) and len(tops) >= MANY
