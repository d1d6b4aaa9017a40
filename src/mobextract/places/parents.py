"""Parents of villages, zones and features: the units that the text names beside them, or that it spoke of last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mobextract.packs.place_tables import COMMUNES, NATURAL, SMALL
from mobextract.places.candidates import Candidate
from mobextract.record import Place
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer_index import LEVELS
from mobextract.toponyms.vietnamese import is_latin, latin_key

TOWNS = COMMUNES | {"city", "town"}
"""Kinds of units that a street without a number lies in; other roads may cross provinces."""
_NUMBER = regex(rf"(?<={LETTER})\d{{1,2}}$")
"""The number of a village, at the end of its key."""
_LETTERED = regex(r"(\S.* \S.*) [A-H]")
"""A village's name of several words that a letter closes."""
GROUP = "Residential Group "
"""What the names of numbered groups of residents begin with: they are parts of zones and villages."""
_CITIES = frozenset(("city", "town"))
STEM = 5
"""Letters of a designator that no case ending changes."""


class Parents:
    """Hangs the small units of one article on larger ones, mention by mention; ``finish`` when all are there."""

    def __init__(self) -> None:
        self.local: dict[str, tuple[str, list[str]]] = {}
        """Names of villages and the like, with their parents, by key."""
        self.waiting: list[tuple[Candidate, Place]] = []
        self.last: Place | None = None
        self.told: set[str] = set()
        """Keys of the names that the text itself hangs on a unit."""
        self.hung: set[str] = set()
        """Those, and the keys of facilities and the like."""
        self.near: set[str] = set()
        """Keys of the names that stand in a paragraph behind a unit of their own."""
        self.mentions: dict[str, list[Place]] = defaultdict(list)
        """Mentions of named small units, by key."""
        self.lettered: dict[str, list[str]] = {}
        """What comes before the letter in names like "Phước Hanh A" → their parents: Phước Hanh B lies beside it."""
        self.communes: dict[str, Place] = {}
        self.named: dict[str, Place] = {}
        """Those, and communes that nothing right beside calls so ("Muong Long, a commune of Ky Son district")."""
        self.namesakes: list[Place] = []
        """Facilities that no table knows, which may be called after a commune."""
        self.moved: dict[str | None, tuple[str, list[str]]] = {}
        """Codes of communes → the district that the tables put them in, and the parents that the text gives them."""
        self.today: dict[str, list[str]] = {}
        """Names of communes that went over into the article's own → its chain: "the villages A and B (old X commune)" lie there."""
        self.quarters: dict[tuple[str, str], tuple[str, list[str]]] = {}
        """Names that numbered quarters would have as wards, with their designators → their names as quarters, and their parents."""

    def settle(self, candidate: Candidate, place: Place, *, known: bool, near: bool) -> None:
        """Hang a mention on what precedes it in the text, and what waits on it; ``near``: the same paragraph names its parents."""
        if not candidate.follows:
            self.waiting = []
        elif self.last and place.kind == "ward" and candidate.number and candidate.follows == "inside" and self.last.kind != "ward":
            self._make_quarter(candidate, place, [self.last.name, *self.last.parents], self.last.kind)
        elif self.last and known and _is_told(candidate, place, self.last):
            self._move(self.last, place)
        self.last = place
        if not known and place.kind == "facility":
            self.namesakes.append(place)
        natural = place.kind in NATURAL or (candidate.designator is not None and candidate.designator.kind in NATURAL)
        small = place.kind in SMALL | NATURAL and bool(candidate.designator or candidate.listed)
        if small or candidate.number or (not known and LEVELS.get(place.kind) in (2, 3)):
            if not candidate.number:
                self._remember(place, known=known, near=near)
            self.waiting.append((candidate, place))
            return
        if known and place.kind in COMMUNES:
            self.named.setdefault(latin_key(place.name), place)
            if candidate.strong:
                self._found_commune(place)
        if candidate.follows in ("inside", "comma") and place.kind not in ("country", "region") and not natural:
            chain = self.today.get(place.name) or [place.name, *place.parents]
            self._hang(chain, candidate.outer[0], place, beside=candidate.follows == "comma")
        if candidate.follows not in ("inside", "comma", "join") or place.kind not in ("district", "town", "city", "province"):
            self.waiting = []

    def _move(self, commune: Place, district: Place) -> None:
        """Note the district that the text itself puts behind a commune, where the tables have that in another one of the province: borders
        of districts moved ("Nghi Thái commune (Nghi Lộc district)", which became a part of Vinh later)."""
        beside = commune.kind in COMMUNES and district.kind in ("district", "town") and commune.end <= district.start
        same = len(commune.parents) == 2 and len(district.parents) == 1 and commune.parents[1] == district.parents[0]
        if beside and same and commune.code is not None and commune.parents[0] != district.name:
            self.moved[commune.code] = commune.parents[0], [district.name, *district.parents]
            commune.parents = [district.name, *district.parents]

    def relocate(self, places: Sequence[Place]) -> None:
        """Put the other mentions of such communes, and the villages in them, there, too, where nothing in the text tells of the table's
        district: there may be two communes of one name."""
        told = {p.name for p in places if LEVELS.get(p.kind) == 2}
        moved = {code: parents for code, (own, parents) in self.moved.items() if own not in told}
        named = {p.name: moved[p.code] for p in places if p.code in moved}
        for place in places if moved else ():
            if place.code in moved:
                place.parents = list(moved[place.code])
            elif len(place.parents) == 3 and place.parents[0] in named:
                place.parents = [place.parents[0], *named[place.parents[0]]]

    def _make_quarter(self, candidate: Candidate, place: Place, chain: list[str], holder: str) -> None:
        """Make a quarter of a numbered ward that is said to lie in a commune, since no ward lies in another."""
        if holder in COMMUNES:
            key, name = (place.name, _designator(place)), f"Quarter {candidate.number}"
            self.quarters[key] = name, chain
            place.kind, place.name, place.parents = "zone", name, chain

    def name_quarters(self, places: Sequence[Place]) -> None:
        """Make such quarters of the other numbered wards that the same words name, if nothing puts them elsewhere: "в квартале 5 округа
        Виньтан … жители квартала 5"."""
        for place in places if self.quarters else ():
            name, chain = self.quarters.get((place.name, _designator(place)), ("", []))
            if place.kind == "ward" and name and place.parents == chain[len(chain) - len(place.parents) :]:
                place.kind, place.name, place.parents = "zone", name, list(chain)

    def adopt(self) -> None:
        """Put a school or market that is called after a commune of the text into that one, where nothing is told of it and it would lie
        in another: "Nua Ngam commune … In a speech at Sam Mun Secondary School … Sam Mun commune"."""
        for place in self.namesakes:
            commune = self.communes.get(latin_key(place.name))
            if commune is not None and place.parents != commune.parents and latin_key(place.name) not in self.hung:
                place.name, place.parents = commune.name, [commune.name, *commune.parents]

    def finish(self) -> None:
        """Put the villages that nothing was told of before into the unit that the text names later, or into the communes that they have
        given their names to, also with a number ("Sa Lông 2")."""
        for key, places in self.mentions.items():
            latin = next((place.text for place in places if is_latin(place.text[0]) and latin_key(place.text) == key), None)
            for place in places if latin is not None and not all(is_latin(place.text[0]) for place in places) else ():
                place.name = latin or place.name  # "Κον Ντρο … Kon Dro"
            told = next((place.parents for place in places if place.parents), [])
            for place in places:
                place.parents = place.parents or list(told)
            number = _NUMBER.search(key)
            commune = self.named.get(key[: number.start()]) if number else self.communes.get(key)
            if commune is not None and key not in self.told:
                for place in places:
                    place.parents = [commune.name, *commune.parents]
                    place.name = f"{commune.name} {number[0]}" if number else place.name
            for place in places:
                if place.name.isascii() and place.parents and latin_key(place.parents[0]) == key:
                    place.name = place.parents[0]  # "Muong Long village, Muong Long commune"

    def _found_commune(self, commune: Place) -> None:
        """Note a commune; the first one is that of the villages of headlines and captions before it."""
        if not self.communes:
            for places in self.mentions.values():
                for place in places:
                    place.parents = place.parents or [commune.name, *commune.parents]
                    self.local[latin_key(place.name)] = (place.name, place.parents)
        self.communes.setdefault(latin_key(commune.name), commune)

    def _remember(self, place: Place, *, known: bool, near: bool) -> None:
        key = latin_key(place.name)
        _name, parents = self.local.get(key, ("", []))
        first = near and key not in self.near | self.told
        lettered = _LETTERED.fullmatch(place.name) if place.kind in SMALL else None
        if lettered is not None and not parents:
            place.parents = list(self.lettered.setdefault(lettered[1], place.parents) or place.parents)
        if place.kind in SMALL:
            if not first:
                place.parents = list(parents or place.parents)
            else:
                self.near.add(key)
                for earlier in self.mentions[key]:
                    earlier.parents = list(place.parents)
            if not known:
                self.mentions[key].append(place)
        if not parents or first:
            self.local[key] = (place.name, place.parents)

    def _hang(self, chain: list[str], position: int, holder: Place, *, beside: bool) -> None:
        """Give the units that wait their parents: those among them that hold others ("ward 3, district 5"), and ``chain``. A village that
        the text has put elsewhere stays there, if a comma may part the two: "Learning from A, B commune built a road"."""
        above: list[tuple[int, str]] = []
        waiting = list(self.waiting)
        for (small, earlier), behind in reversed(list(zip(waiting, [*waiting[1:], None], strict=False))):
            if earlier.kind == "ward" and small.number:
                self._make_quarter(small, earlier, chain, holder.kind)
            elif earlier.kind == "district" and small.number and holder.kind in _CITIES and len(chain) > 1:
                earlier.kind, earlier.name = "ward", f"Ward {small.number}"  # only Ho Chi Minh City has numbered districts
            level = LEVELS.get(earlier.kind, 9)
            crossing = earlier.kind == "river" or (
                earlier.kind == "road" and not earlier.parents and (bool(small.number) or holder.kind not in TOWNS)
            )
            if crossing or small.outer[1] > position or level <= len(chain):
                continue
            bare = beside and not small.number and small.outer == (small.start, small.end)
            if bare and earlier.parents and latin_key(earlier.name) in self.told:
                continue
            if earlier.parents[-len(chain) :] == chain:
                self.told.add(latin_key(earlier.name))
                continue
            parents = [name for held, name in reversed(above) if held < level] + chain
            if behind is not None and _is_group_of(small, earlier, *behind):
                parents = [behind[1].name, *parents]
            earlier.parents = parents if earlier.kind != "road" or not small.number else chain[-1:]
            if holder.country != "VN":  # its names are not Vietnamese
                earlier.name, earlier.country = small.name, holder.country
            if level < 9:
                above.append((level, earlier.name))
            self._tell(earlier, parents)
            self.waiting.remove((small, earlier))

    def _tell(self, place: Place, parents: list[str]) -> None:
        """Note where a place lies, and say so of its mentions before, for which only the text around them spoke."""
        key = latin_key(place.name)
        self.local[key] = (place.name, parents)
        self.hung.add(key)
        if place.kind not in SMALL:
            return  # a commune that no table knows may hold a village of its name
        for earlier in self.mentions[key]:
            closer = (
                parents[-len(earlier.parents) :] == earlier.parents if key in self.told else earlier.parents[-len(parents) :] != parents
            )
            if closer:
                earlier.parents = list(parents)
        self.told.add(key)


def _is_told(candidate: Candidate, district: Place, commune: Place) -> bool:
    """Whether a name is told to be the commune's district: inside its bracket or the like; behind a comma beside its designator, or where
    it became part of the unit that the tables put the commune in ("Đông Hoàng commune, Đông Sơn, Thanh Hóa", now in the city)."""
    if candidate.follows != "comma":
        return candidate.follows == "inside"
    return candidate.strong or any(label.startswith(f"{', '.join(commune.parents)} (") for label in district.successors)


def _is_group_of(small: Candidate, place: Place, behind: Candidate, larger: Place) -> bool:
    """Whether a numbered group of residents is said to lie in the zone or village right behind it: "tổ 5, khu 3, phường Hồng Hải"."""
    beside = behind.follows in ("inside", "comma") and behind.outer[0] - small.outer[1] <= len(", ")
    return beside and place.name.startswith(GROUP) and larger.kind in SMALL and not larger.name.startswith(GROUP)


def _designator(place: Place) -> str:
    """How the words of a numbered unit begin, whatever case they are in."""
    return place.text[:STEM].lower()
