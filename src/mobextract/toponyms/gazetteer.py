"""The table of known places and its indexes: Vietnamese units of both orders, features, countries, the world's cities.

Nothing is read on import; ``gazetteer(root)`` reads the tables once per process. A unit is referred to by its index. The
search keys are those of ``mobextract.toponyms.vietnamese``; other scripts reach them through ``mobextract.toponyms.transliteration``.
"""

from __future__ import annotations

import datetime
import functools
from collections import Counter, defaultdict
from pathlib import Path

from mobextract.toponyms.gazetteer_index import REFORM, load_index
from mobextract.toponyms.vietnamese import latin_key


class Gazetteer:
    """All units with their indexes; read-only once built."""

    def __init__(self, common: Path) -> None:
        self.index = index = load_index(common)
        self.units, self.by_id, self.administrative, self.crossed = index.units, index.by_id, index.administrative, index.crossed
        self.by_key, self.prefixes, self.syllables, self.peoples = index.by_key, index.prefixes, index.syllables, index.peoples
        self.predecessors, self.merged, self.sites = index.predecessors, index.merged, index.sites
        self.family_names, self.middle_names, self.heroes = index.family_names, index.middle_names, index.heroes
        self.home = [index.homes[number] for number in index.home_of]
        """The old provinces that each unit belongs to."""
        self.top, self.named, self.at = index.top, index.named, index.at
        self.ancestors = functools.cache(self._ancestors)
        self.successors = functools.cache(self._successors)
        self.label = functools.lru_cache(maxsize=16384)(self._label)

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

    def chain(self, index: int, day: str) -> list[str]:
        """Return the names of the parents, the nearest first, as they were on ``day`` ("" = the unit's own time), of an abolished unit as
        they were to its end."""
        names, end = [], self.units[index].end
        if end and not "" < day < end:
            day = (datetime.date.fromisoformat(end) - datetime.timedelta(days=1)).isoformat()
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
        for index, unit in enumerate(self.units[: self.administrative]):
            for word in unit.name.split(" ") if index not in self.moved else ():
                found[latin_key(word)][word] += 1
        return found

    @functools.cached_property
    def moved(self) -> frozenset[int]:
        """Communes as they were while their district was another one; the same commune stands in the table again."""
        heirs = {
            i: self.by_id.get(u.next) for i, u in enumerate(self.units[: self.administrative]) if u.level == 3 and u.end and u.end < REFORM
        }
        same = ((i, heir) for i, heir in heirs.items() if heir is not None)
        return frozenset(
            i for i, heir in same if (self.units[i].name, self.units[i].kind) == (self.units[heir].name, self.units[heir].kind)
        )

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
    def renewed(self) -> dict[int, int]:
        """Districts, towns and cities of before the reform → the ward of today that has the same name and lies where they lay."""
        wards = [i for i in range(self.administrative) if self.units[i].kind == "ward" and not self.units[i].end]
        return {
            old: ward
            for ward in wards
            for old in self.by_key[latin_key(self.units[ward].name)]
            if self.units[old].level == 2 and self.units[old].name == self.units[ward].name and self.home[old] <= self.home[ward]
        }

    @functools.cached_property
    def cities(self) -> frozenset[int]:
        """The cities of before the reform below the provinces, and the wards that carry on their names; a name that a province had, too, is
        rather that."""
        provinces = {unit.name for unit in self.units[: self.administrative] if unit.level == 1}
        old = {i for i in range(self.administrative) if self.units[i].kind == "city" and self.units[i].level == 2}
        return frozenset(old | {ward for city, ward in self.renewed.items() if city in old and self.units[ward].name not in provinces})

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
