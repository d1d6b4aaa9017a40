"""The table of known places and its indexes: Vietnamese units of both orders, features, countries, the world's cities.

Nothing is read on import; ``gazetteer(root)`` reads the tables once per process. A unit is referred to by its index. The
search keys are those of ``mobextract.toponyms.vietnamese``; other scripts reach them through ``mobextract.toponyms.transliteration``.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from mobextract.toponyms.vietnamese import SEPARATORS, latin_key, toneless

REFORM = "2025-07-01"
LEVELS = {"country": 0, "province": 1, "district": 2, "town": 2, "commune": 3, "ward": 3, "township": 3}


class Unit(msgspec.Struct, frozen=True, gc=False):
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


class Gazetteer:
    """All units with their indexes; read-only once built."""

    def __init__(self, common: Path) -> None:
        self.units: list[Unit] = []
        self.by_id: dict[str, int] = {}
        self._read_units(common / "gazetteer.tsv")
        self.administrative = len(self.units)
        self._read_features(common / "gazetteer_features.tsv")
        self.by_key: dict[str, tuple[int, ...]] = {}
        self.prefixes: set[str] = set()
        self.syllables: Counter[str] = Counter()
        """All toneless syllables of all names, with their frequency."""
        self.ancestors = functools.cache(self._ancestors)
        self.successors = functools.cache(self._successors)
        self.label = functools.lru_cache(maxsize=16384)(self._label)
        named: dict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self.units):
            named[unit.name].append(index)
        peoples = [name for (name,) in read_table(common / "peoples.tsv")]
        self.peoples = frozenset(map(latin_key, peoples))
        """Keys of the names of peoples: by itself "Gia Rai" is no town. They are in ``by_key``, too, perhaps without units."""
        self._index([*named.items(), *((name, []) for name in peoples)])
        self._link()
        self.sites = {site: self.named(province, 1) for site, province in read_table(common / "sites.tsv")}
        self.family_names: dict[str, bool] = {}
        """Keys of family names, and the names in small letters → whether no place begins with them."""
        self.middle_names: set[str] = set()
        for name, use in read_table(common / "family_names.tsv"):
            key = latin_key(name)
            for form in (name.lower(), key):
                self.family_names[form] = use != "both" or self.family_names.get(form, False)
            if use == "middle":
                self.middle_names |= {name.lower(), key}

    def _read_units(self, path: Path) -> None:
        rows = read_table(path)
        self.by_id = {row[0]: index for index, row in enumerate(rows)}
        parents = {row[0]: row[3] for row in rows}
        for row in rows:
            parent = row[3]
            level = 1 if not parent else 3 if parents[parent] or row[0][:2] == "34" else 2
            self.units.append(
                Unit(row[0], row[1], row[2], self.by_id[parent] if parent else -1, row[4], row[5], row[6], row[7], row[8], level)
            )

    def _read_features(self, path: Path) -> None:
        provinces = {u.name: i for i, u in enumerate(self.units) if u.level == 1 and u.id[:2] == "63"}
        self.crossed: dict[int, list[int]] = {}
        """Features that lie in more than one province of the old order → these."""
        for name, kind, listed in read_table(path):
            found = [provinces[province] for province in listed.split("|") if province]
            if len(found) > 1:
                self.crossed[len(self.units)] = found
            self.units.append(Unit("", name, kind, found[0] if len(found) == 1 else -1, "", "", "", "", "", 9))

    def _index(self, names: Iterable[tuple[str, list[int]]]) -> None:
        """Put names into ``by_key``, their beginnings into ``prefixes``; thousands of names share a few syllables, so each is read once."""
        read: dict[str, tuple[str, str]] = {}
        for name, indexes in names:
            prefix = ""
            for written in SEPARATORS.split(name):
                if (known := read.get(written)) is None:
                    known = read[written] = (toneless(written), latin_key(toneless(written)))
                if written:
                    self.syllables[known[0]] += len(indexes)
                    prefix += known[1]
                    self.prefixes.add(prefix)
            earlier = self.by_key.get(prefix)
            self.by_key[prefix] = tuple(sorted((*earlier, *indexes))) if earlier else tuple(indexes)

    def _link(self) -> None:
        """Fill predecessors, and the old provinces that each unit belongs to (``home``)."""
        self.predecessors: dict[int, list[int]] = defaultdict(list)
        for index in range(self.administrative):
            following = self.units[index].next
            for successor in following.split(",") if following else ():
                self.predecessors[self.by_id[successor]].append(index)
        self.merged: dict[int, list[int]] = defaultdict(list)
        """Provinces of the new order → those of the old one that became part of them."""
        for index in range(self.administrative):
            if self.units[index].level == 1 and self.units[index].id[:2] == "63":
                self.merged[self.at(index, REFORM)].append(index)
        alone = functools.cache(lambda province: frozenset((province,)))
        tops = [self.top(index) for index in range(len(self.units))]
        self.home: list[frozenset[int]] = []
        for index, unit in enumerate(self.units):
            top = tops[index]
            if unit.id[:2] == "34":
                olds = {tops[old] for old in self.predecessors.get(index, ())}
                self.home.append(alone(*olds) if len(olds) == 1 else frozenset(o for o in olds if self.units[o].id[:2] == "63"))
            elif unit.level == 9 and unit.parent < 0:
                self.home.append(frozenset(self.crossed.get(index, ())))
            else:
                self.home.append(alone(self.by_id[self.units[top].next] if unit.id[:1] == "x" and top == index else top))

    def _ancestors(self, index: int) -> frozenset[int]:
        """All units that hold the unit; an earlier name of one of them counts as one too."""
        found = set()
        parent = self.units[index].parent
        while parent >= 0:
            level = self.units[parent].level
            found.add(parent)
            found.update(
                old for old in self.predecessors.get(parent, ()) if self.units[old].id[:1] == "x" and self.units[old].level == level
            )
            parent = self.units[parent].parent
        return frozenset(found)

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

    def chain(self, index: int, day: str) -> list[str]:
        """Return the names of the parents, the nearest first, as they were on ``day`` ("" = the unit's own time)."""
        names = []
        parent = self._province_of_feature(index, day) if self.units[index].level == 9 else self.units[index].parent
        while parent >= 0:
            names.append(self.name_at(parent, day))
            parent = self.units[parent].parent
        return names

    def _province_of_feature(self, index: int, day: str) -> int:
        """The province that holds a river or road on ``day``; -1 where it crosses several: some crossed only old ones."""
        found = {self.at(province, day) for province in self.crossed.get(index, [self.units[index].parent])}
        return found.pop() if len(found) == 1 else -1

    def marked(self, name: str) -> str:
        """Give a name without diacritics those that each of its syllables mostly has; as it is where that is not clear."""
        words = []
        for word in name.split(" "):
            spellings = self.spellings.get(latin_key(word))
            spelling, count = spellings.most_common(1)[0] if spellings else (word, 1)
            if spellings and 2 * count <= spellings.total():
                return name
            words.append(spelling)
        return " ".join(words)

    @functools.cached_property
    def spellings(self) -> dict[str, Counter[str]]:
        """The ways in which syllables of units' names are spelled, by key."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for unit in self.units[: self.administrative]:
            for word in unit.name.split(" "):
                found[latin_key(word)][word] += 1
        return found

    def at(self, index: int, day: str) -> int:
        """Return the province that holds on ``day`` in place of an old one."""
        if index >= 0 and day >= REFORM and self.units[index].end == REFORM and self.units[index].next:
            return self.by_id[self.units[index].next.split(",")[0]]
        return index

    def _label(self, index: int, day: str = "") -> str:
        """Return name, parents and kind in one line: "Ea Phê, Krông Pắc, Đắk Lắk (commune)"."""
        unit = self.units[index]
        return ", ".join([unit.name, *self.chain(index, day)]) + f" ({unit.kind})"

    def _successors(self, index: int) -> tuple[int, ...]:
        """The units that took over, as they are now, the main one first; of a district those that its communes went to."""
        following = [self.by_id[u] for u in self.units[index].next.split(",") if u]
        if not following and self.units[index].level == 2:
            communes = self.children.get(index, ())
            following = [self.by_id[u.next.partition(",")[0]] for u in map(self.units.__getitem__, communes) if u.next and u.end == REFORM]
        else:
            later = [(u, self.successors(u) if self.units[u].level != 2 else ()) for u in following]
            following = [final for u, finals in later for final in finals or (u,)]
        return tuple(unit for unit, _ in Counter(following).most_common())

    @functools.cached_property
    def children(self) -> dict[int, list[int]]:
        """The units right below each unit."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(self.administrative):
            found[self.units[index].parent].append(index)
        return found

    def name_at(self, index: int, day: str) -> str:
        """Return the unit's name on ``day``: of a province or district an earlier one where it was renamed later."""
        unit = self.units[index]
        if unit.level < 3 and day and unit.start and day < unit.start:
            for old in self.predecessors.get(index, ()):
                if self.units[old].level == unit.level and self.units[old].valid(day):
                    return self.units[old].name
        return unit.name


@functools.lru_cache(maxsize=4)
def gazetteer(root: Path) -> Gazetteer:
    """Return the gazetteer of a patterns folder, read once per process."""
    return Gazetteer(root / "common")
