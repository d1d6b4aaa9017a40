"""The gazetteer's tables and what they are found by, made once for all processes.

Making it of the tables takes longer than reading a first short article. It is kept as ``mobextract.packs.parsed`` says, and is made
anew when a table changes, or a module that it is made with.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from mobextract.packs.parsed import decoded, kept
from mobextract.text import folding
from mobextract.toponyms import vietnamese
from mobextract.toponyms.vietnamese import SEPARATORS, latin_key, toneless

TABLES = ("gazetteer", "gazetteer_features", "peoples", "sites", "family_names", "heroes")
REFORM = "2025-07-01"
LEVELS = {"country": 0, "province": 1, "district": 2, "town": 2, "commune": 3, "ward": 3, "township": 3}


class Unit(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One known place. ``start`` and ``end`` bound its time ("" = open); ``level`` 0 country … 3 commune, 9 features."""

    id: str
    name: str
    kind: str
    parent: int
    start: str
    end: str
    next: str
    lat: str
    lon: str
    level: int
    country: str = "VN"

    @property
    def code(self) -> str | None:
        """The official statistics code, of the order that the unit belongs to."""
        return self.id.partition("-")[2] if self.id[:2] in ("63", "34") or len(self.id) == len("x-00001") else None

    def valid(self, day: str) -> bool:
        """Whether the unit existed on ``day`` (ISO 8601)."""
        return (not self.start or self.start <= day) and (not self.end or day < self.end)


def read_table(path: Path) -> list[list[str]]:
    """Return the cells of each row below the head line; ``#`` begins a remark."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


class Index(msgspec.Struct):
    """All known units, referred to by their place in the list, and what they are found by."""

    units: list[Unit] = []
    by_id: dict[str, int] = {}
    administrative: int = 0
    """How many units are administrative; features follow."""
    crossed: dict[int, list[int]] = {}
    """Features that lie in more than one province of the old order → these."""
    by_key: dict[str, tuple[int, ...]] = {}
    prefixes: set[str] = set()
    syllables: dict[str, int] = {}
    """All toneless syllables of all names, with their frequency."""
    syllable_keys: frozenset[str] = frozenset()
    large_firsts: frozenset[str] = frozenset()
    """Keys of the first words of provinces and districts, and of their whole names."""
    peoples: frozenset[str] = frozenset()
    """Keys of the names of peoples: by itself "Gia Rai" is no town. They are in ``by_key``, too, perhaps without units."""
    predecessors: dict[int, list[int]] = {}
    merged: dict[int, list[int]] = {}
    """Provinces of the new order → those of the old one that became part of them."""
    homes: list[frozenset[int]] = []
    home_of: list[int] = []
    """The old provinces that each unit belongs to: which of ``homes``."""
    sites: dict[str, int] = {}
    family_names: dict[str, bool] = {}
    """Keys of family names, and the names in small letters → whether no place begins with them."""
    middle_names: set[str] = set()
    heroes: frozenset[str] = frozenset()
    """Names that schools everywhere have, as some communes and wards do: "Trần Phú"."""
    mark: bytes = b""
    """What tells this index from another."""

    def top(self, index: int) -> int:
        """Return the first-order unit that holds the unit, itself perhaps."""
        while self.units[index].parent >= 0:
            index = self.units[index].parent
        return index

    def named(self, name: str, level: int) -> int:
        """Return the unit of the old order with exactly this name at this level, or of the new one; KeyError if none."""
        found = [i for i in self.by_key.get(latin_key(name), ()) if self.units[i].name == name and self.units[i].level == level]
        if not found:
            raise KeyError(f"no unit of level {level} is called {name!r}")
        return min(found, key=lambda i: self.units[i].id[:2] != "63")

    def at(self, index: int, day: str) -> int:
        """Return the province that holds on ``day`` in place of an old one."""
        if index >= 0 and day >= REFORM and self.units[index].end == REFORM and self.units[index].next:
            return self.by_id[self.units[index].next.split(",")[0]]
        return index


def load_index(common: Path) -> Index:
    """Return the index of the tables in a folder, as it is kept or, where they changed, made anew."""
    tables = (common / f"{name}.tsv" for name in TABLES)
    sources = [*tables, Path(__file__), Path(vietnamese.__file__), Path(folding.__file__)]
    mark = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in sources)).digest()
    packed = kept(common / "gazetteer.tsv", mark, lambda: msgspec.msgpack.encode(_made(common)))
    index = decoded(packed, Index)
    index.mark = mark
    return index


def _made(common: Path) -> Index:
    index = Index()
    _read_units(index, common / "gazetteer.tsv")
    index.administrative = len(index.units)
    _read_features(index, common / "gazetteer_features.tsv")
    named: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(index.units):
        named[unit.name].append(number)
    peoples = [name for (name,) in read_table(common / "peoples.tsv")]
    index.peoples = frozenset(map(latin_key, peoples))
    _read_names(index, [*named.items(), *((name, []) for name in peoples)])
    _link(index)
    _find_homes(index)
    index.sites = {site: index.named(province, 1) for site, province in read_table(common / "sites.tsv")}
    _read_family_names(index, common / "family_names.tsv")
    index.heroes = frozenset(name for (name,) in read_table(common / "heroes.tsv"))
    return index


def _read_units(index: Index, path: Path) -> None:
    rows = read_table(path)
    index.by_id = {row[0]: number for number, row in enumerate(rows)}
    parents = {row[0]: row[3] for row in rows}
    for row in rows:
        code, name, kind, parent, start, end, following, lat, lon = row[:9]
        level = 1 if not parent else 3 if parents[parent] or code[:2] == "34" else 2
        index.units.append(Unit(code, name, kind, index.by_id[parent] if parent else -1, start, end, following, lat, lon, level))


def _read_features(index: Index, path: Path) -> None:
    provinces = {u.name: i for i, u in enumerate(index.units) if u.level == 1 and u.id[:2] == "63"}
    for name, kind, listed in read_table(path):
        found = [provinces[province] for province in listed.split("|") if province]
        if len(found) > 1:
            index.crossed[len(index.units)] = found
        index.units.append(Unit("", name, kind, found[0] if len(found) == 1 else -1, "", "", "", "", "", 9))


def _read_names(index: Index, names: Iterable[tuple[str, list[int]]]) -> None:
    """Put names into ``by_key``, their beginnings into ``prefixes``; thousands of names share a few syllables, so each is read once."""
    read: dict[str, tuple[str, str]] = {}
    syllables: Counter[str] = Counter()
    for name, numbers in names:
        prefix = ""
        for written in SEPARATORS.split(name):
            if (known := read.get(written)) is None:
                known = read[written] = (toneless(written), latin_key(toneless(written)))
            if written:
                syllables[known[0]] += len(numbers)
                prefix += known[1]
                index.prefixes.add(prefix)
        earlier = index.by_key.get(prefix)
        index.by_key[prefix] = tuple(sorted((*earlier, *numbers))) if earlier else tuple(numbers)
    index.syllables, index.syllable_keys = dict(syllables), frozenset(map(latin_key, syllables))
    large = [unit.name for unit in index.units if unit.level in (1, 2)]
    index.large_firsts = frozenset(latin_key(name.split()[0]) for name in large) | frozenset(map(latin_key, large))


def _link(index: Index) -> None:
    """Fill in which units preceded which, and which provinces were merged."""
    for number, unit in enumerate(index.units[: index.administrative]):
        for successor in unit.next.split(",") if unit.next else ():
            index.predecessors.setdefault(index.by_id[successor], []).append(number)
        if unit.level == 1 and unit.id[:2] == "63":
            index.merged.setdefault(index.at(number, REFORM), []).append(number)


def _find_homes(index: Index) -> None:
    units, homes = index.units, dict[frozenset[int], int]()
    tops = [index.top(number) for number in range(len(units))]
    for number, unit in enumerate(units):
        top = tops[number]
        if unit.id[:2] == "34":
            olds = {tops[old] for old in index.predecessors.get(number, ())}
            home = frozenset(olds if len(olds) == 1 else (old for old in olds if units[old].id[:2] == "63"))
        elif unit.level == 9 and unit.parent < 0:
            home = frozenset(index.crossed.get(number, ()))
        else:
            home = frozenset((index.by_id[units[top].next] if unit.id[:1] == "x" and top == number else top,))
        index.home_of.append(homes.setdefault(home, len(homes)))
    index.homes = list(homes)


def _read_family_names(index: Index, path: Path) -> None:
    for name, use in read_table(path):
        key = latin_key(name)
        for form in (name.lower(), key):
            index.family_names[form] = use != "both" or index.family_names.get(form, False)
        if use == "middle":
            index.middle_names |= {name.lower(), key}
