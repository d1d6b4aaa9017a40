"""The Vietnamese spelling of a name that no table knows, as far as the text and the names of other units give it."""

from __future__ import annotations

import functools
import math
from collections import Counter

from mobextract.packs.place_tables import NATURAL, SMALL, kind_of_unknown
from mobextract.places.candidates import Candidate
from mobextract.places.grammar import Grammar
from mobextract.places.parents import Parents
from mobextract.text.folding import lower
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer import Gazetteer
from mobextract.toponyms.vietnamese import latin_key, strip_marks

_OTHER_SCRIPT = regex("[\u0370-\u1dff]")


_CLUSTER, _HARD = regex(r"\b(?:[BCDGKMPS][rl]|Ch[rl])[aeiouy]"), regex(r"\bC(?!h|u )")
_BEFORE_E, _WRITTEN = regex(r"\b(?:Ng(?=[ei])|G(?=e)|C(?=[eiy]))"), {"Ng": "Ngh", "G": "Gh", "C": "K"}
"""What consonants become before e and i."""
_LOOKALIKES = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ"}
"""Letters of other alphabets that old fonts have for the Vietnamese one."""


def respell(surface: str) -> str:
    """Return a name as written, with tone marks where the official spelling has them ("Hoà" → "Hòa"), and its own Đ."""
    surface = surface.translate(_LOOKALIKES)
    low = lower(surface)
    return (
        "".join(small.upper() if large.isupper() else small for small, large in zip(low, surface, strict=True))
        if len(low) == len(surface)
        else surface
    )


def is_transliterated(name: str) -> bool:
    return _OTHER_SCRIPT.search(name) is not None


FITTING = 0.3
"""What a name costs at most that is surely the one written."""
LISTED = 6
"""What stands between two names of a list is no longer, in characters."""
_LETTERED = regex(r" (\d{1,2}[^\W\d_])$")
"""A number with a letter at the end of a name."""
_NUMBERED = regex(r" \d{1,2}[a-z]?$")


@functools.lru_cache(maxsize=64)
def first_syllables(gazetteer: Gazetteer, home: int) -> frozenset[str]:
    """Return the syllables, in small letters without marks, that the names of a province's units begin with."""
    names = (unit.name for index, unit in enumerate(gazetteer.units) if home in gazetteer.home[index])
    return frozenset(strip_marks(name.lower()).partition(" ")[0] for name in names)


class LikelySpelling:
    """The spelling of such names in one article, from what the text has named so far."""

    def __init__(self, rules: Grammar, near: frozenset[int], parents: Parents, day: str, *, marks: bool) -> None:
        self.rules, self.gazetteer, self.near, self.parents, self.day = rules, rules.gazetteer, near, parents, day
        self.marks = marks
        """Whether the text writes Vietnamese diacritics, so that a name without them has none."""
        self.written: set[str] = set()
        """Keys of the syllables of all names so far: translators keep some names in Latin letters."""
        self.last: tuple[int, str, str] = 0, "", ""
        """Where the last name that was read ended, how it was written and what it was read as."""

    def of(self, candidate: Candidate, focus: list[str]) -> str:
        """The Vietnamese spelling of a name that no table knows, as far as the text gives it."""
        low = lower(candidate.name)
        key = latin_key(low)
        known = self._namesake(candidate, focus)
        if known:
            return known
        if not key or is_transliterated(low):
            if (number := _LETTERED.search(low)) is not None:
                return f"{self._read(low[: number.start()], candidate)} {self.rules.unit_number(number[1])}"
            return self._read(low, candidate)
        return self.parents.local[key][0] if key in self.parents.local else self._marked(respell(candidate.name), candidate)

    def _read(self, low: str, candidate: Candidate) -> str:
        """The likeliest reading of a name of another script."""
        if (parted := self._parted(low)) is not None:
            head, _, tail = parted.partition("'")
            upper = candidate.name.replace("’", "'").partition("'")[2][:1].isupper()  # "К'Рен" is K'Ren
            return f"{_HARD.sub('K', head)}'{tail.capitalize() if upper else tail}"
        readings = self.rules.transliterator.readings(low) if self.rules.transliterator.enabled else ()
        if not readings:
            return candidate.name
        end, written, other = self.last
        listed = written != low and 0 < candidate.start - end <= LISTED  # "Suoi Cau and Suoi Sau" are two
        readings = tuple((_as_written(r), cost) for r, cost in readings)
        near = [r for r, cost in readings if cost <= readings[0][1] + 2.5 and latin_key(r) in self.parents.local]
        near = [r for r in near if not listed or self.parents.local[latin_key(r)][0] != other]
        if near:
            name = self.parents.local[latin_key(near[0])][0]
        else:
            name = self._marked(self._toned(self._of_highlands(min(readings[:20], key=self._strain)[0])), candidate)
        self.last = candidate.end, low, name
        return name

    def _is_spelt(self, low: str, name: str) -> bool:
        """Whether what is written may be read as a name: "Сайгон" is not Hồ Chí Minh."""
        readings = [r for r, _ in self.rules.transliterator.readings(low)[:20]] if is_transliterated(low) else [low]
        return latin_key(name) in map(latin_key, readings)

    def _parted(self, low: str) -> str | None:
        """The spelling of a minority's name whose syllables an apostrophe parts in one word ("पोर'निंग": Por'ning); None for others."""
        head, sign, tail = low.replace("’", "'").partition("'")
        reader = self.rules.transliterator
        if not (sign and head and tail) or " " in low or not reader.enabled:
            return None
        last = reader.readings(tail)
        first = next((name for name, _ in reader.readings(head)[:1]), "") if len(head) > 1 else ""
        if not first or " " in first:  # no Vietnamese syllable ends so
            letter = reader.parts["onset"].get(reader.fold(head[-1:]))
            opening = reader.readings(head[:-1])[:1] if len(head) > 1 else [("", 0.0)]
            first = opening[0][0] + letter[0] if letter and opening else ""
        return f"{first.capitalize()}'{last[0][0].lower()}" if first and last and " " not in first else None

    def _of_highlands(self, name: str) -> str:
        """A reading with a K for its first C where units of the provinces spoken of begin so, and none with the C: "Ka La" in Lâm Đồng."""
        first = name.partition(" ")[0].lower()
        if _HARD.match(name) is None or not self.near:
            return name
        firsts = [first_syllables(self.gazetteer, home) for home in self.near]
        hard = any("k" + first[1:] in found for found in firsts) and not any(first in found for found in firsts)
        return "K" + name[1:] if hard else name

    def _marked(self, name: str, candidate: Candidate) -> str:
        """The name of a unit with likely diacritics; those of villages, roads and bridges are too free to guess."""
        designator = candidate.designator or candidate.listed
        guess = not self.marks and name.isascii() and designator is not None and kind_of_unknown(designator) not in SMALL | NATURAL
        return self.gazetteer.marked(name) if guess else name

    def _strain(self, reading: tuple[str, float]) -> float:
        """The cost of a reading; syllables written before, names that many units bear and those of the provinces spoken of are likelier."""
        name, cost = reading
        namesakes = self.gazetteer.by_key.get(latin_key(name), ())
        near = bool(namesakes) and any(not self.near.isdisjoint(self.gazetteer.home[unit]) for unit in namesakes)
        written = sum([latin_key(s) in self.written for s in name.split()])
        return cost - 0.5 * written - 0.14 * math.sqrt(min(len(namesakes), 50)) - 0.15 * near

    def _toned(self, name: str) -> str:
        """Give a name read from another script the diacritics that most units of that name have."""
        bearers = (i for i in self.gazetteer.by_key.get(latin_key(name), ()) if i not in self.gazetteer.moved)
        spellings = Counter(self.gazetteer.units[i].name for i in bearers)
        spelling, count = spellings.most_common(1)[0] if spellings else (name, 0)
        return spelling if 2 * count > spellings.total() else name

    def _namesake(self, candidate: Candidate, focus: list[str]) -> str | None:
        """The full spelling of a feature that is named after a unit of the province spoken of."""
        designator = candidate.designator or candidate.listed
        if designator is None or kind_of_unknown(designator) not in NATURAL or self.rules.no_units.after(lower(candidate.name), 0):
            return None
        number = _NUMBERED.search(candidate.name)  # "Nhat Le 2 bridge" is called as Nhat Le is
        bare = candidate.name[: number.start()] if number else candidate.name
        own = self.rules.exonyms.find(lower(candidate.name)) if designator.kind == "road" else []
        if own:
            return self.rules.unit(own[0]).name  # "вдоль шоссе Хо Ши Мина"
        found = self.rules.lookup(bare).units
        units = [(cost, self.gazetteer.units[i]) for i, cost in found if i >= 0 and 0.0 < cost + (not candidate.exact) < 2.0]
        if designator.kind != "road" and (named := self.rules.exonyms.find(lower(candidate.name))):
            other = {self.rules.unit(i).name for i in named if not self._is_spelt(lower(candidate.name), self.rules.unit(i).name)}
            units = [(cost, u) for cost, u in units if u.name not in other]  # the river Saigon is not called after the city's name of today
        tops = set(focus[-1:]) or {self.gazetteer.units[home].name for home in self.near}
        near = [
            (cost, u.name)
            for cost, u in units
            if u.name in tops or tops & set(self.gazetteer.chain(self.gazetteer.by_id.get(u.id, 0), self.day))
        ]
        names = {name for cost, name in near if cost <= min(near)[0] + 0.1}
        heroes = {u.name for cost, u in units if cost < FITTING and u.name in self.gazetteer.heroes}
        names = heroes if designator.kind == "road" and len(heroes) == 1 else names  # "οδός Λε Λόι" is Lê Lợi, not La Lay of its province
        famous = designator.kind == "road" or number  # streets, and bridges of which there are several, are named after what is famous
        if famous or designator.persons:
            names = names or {u.name for cost, u in units if cost < FITTING and (famous or u.name in self.gazetteer.heroes)}
        return names.pop() + (number[0] if number else "") if len(names) == 1 else None


def _as_written(name: str) -> str:
    """A reading with a K for each C where two consonants before a vowel show it to be of a minority's language ("Kon Dro", "Kram"), and
    with the letters that Vietnamese has before e and i ("Nghe", "Ghe", "Ke")."""
    name = _HARD.sub("K", name) if _CLUSTER.search(name) is not None else name
    return _BEFORE_E.sub(lambda found: _WRITTEN[found[0]], name)
