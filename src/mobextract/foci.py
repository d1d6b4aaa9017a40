"""What place the text turns to, and when: named places grouped, and whole units referred to without their name.

A focus is one place, or several coordinated ones ("areas 1, 2 and 4"). A chain ("commune A (district B)") is one focus on its most
specific place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from mobextract.folding import Folded, skip_blanks
from mobextract.lexicon import Lexicon
from mobextract.link_grammar import LinkGrammar
from mobextract.place_again import numbers_again
from mobextract.quantity import Quantity
from mobextract.record import Place, PlaceLink
from mobextract.scanner import Scanner
from mobextract.segment import Segments, Span
from mobextract.told_places import DESIGNATED, NEXT, OPENS, ToldPlaces

PASSAGES = frozenset({"road", "river", "bridge", "mountain", "facility", "country", "region"})
"""Kinds that a figure belongs to only where no unit is named."""
TOLD = frozenset({"country", "region", "facility"})
"""Those of them that a clause may be told of which opens with one."""
RANKS = {
    "country": 0, "region": 1, "province": 2, "city": 3, "town": 3, "district": 3, "township": 4, "commune": 4, "ward": 4,
    "island": 5, "village": 5, "zone": 5,
}  # fmt: skip
_JOINED = re.compile(r"\s*(?:[,/–-]|\S{1,4}|, \S{1,4})\s*")
FARTHEST, ABBREVIATED = 60, 5
"""The longest text between two members of a list, an abbreviated designator before the second one apart; and the longest of these."""
LISTED = 16
"""How far behind a member of a list what goes on with it may stand, a designator before that."""
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}\. ?$")
"""An abbreviated designator before a name: "TX. Phú Mỹ"."""
_BRACKET = re.compile(r"^ [^\W\d_]{2,14}\)")
"""A designator that closes the brackets behind a member of a list: "commune A (B city), commune C"."""
_ENDED, _EXPLAINS, _CLOSED, _DIGIT = re.compile(r"[\n.;·:!?।]"), re.compile(r"[,(]"), re.compile(r"[)\d]"), re.compile(r"\d")
_BETWEEN = re.compile(r"[.,;·:\d।\n]")
_STOP = re.compile(r"[.,;·:!?।\n]")
_BLANK = re.compile(r" ")
_AND = re.compile(r"(?:, ?|/)$")
HOME, COUNTRY = "VN", "Việt Nam"
"""Where "nationwide" is, in articles about places of this country: code and canonical name."""
MEMORY = 60
"""How many places or sentences back a reference is looked up."""
TITLE = 32
"""How far before a level a person's title may begin, in characters."""
DONOR = 40
"""How far before a unit the donor from there may begin, in characters."""
MERGED = 60
"""How far from a list of units the word for their merger may stand, in characters."""
UNNAMED = 6
"""Places that an article must have, for a province that it does not name to be its own."""
MAIN_SHARE = 0.6
"""Share of an article's places that one province must have to be the article's own."""


class Focus(Struct):
    """A place, or several coordinated ones, that the text turns to at ``[start, end)``."""

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

    @property
    def link(self) -> PlaceLink:
        """The canonical name, or the list of names."""
        if len(self.places) == 1:
            return self.places[0].name
        names = list(dict.fromkeys(p.name for p in self.places))
        return names[0] if len(names) == 1 else names

    @property
    def rank(self) -> int:
        """How specific the focus is: 0 a country, 5 a village."""
        return max(map(_rank, self.places)) if len(self.places) > 1 else _rank(self.places[0])

    def lies_in(self, other: Focus) -> bool:
        """Whether this is a part of ``other``; a village or zone of unknown parents may be a part of any unit."""
        return all(_lies_in(place, whole) for place in self.places for whole in other.places[:1])


class FocusMap:
    """The foci of one article in reading order, by sentence."""

    def __init__(self, grammar: LinkGrammar, folded: Folded, segments: Segments, places: Sequence[Place], quantities: Sequence[Quantity], names: Sequence[Span] | None) -> None:
        """``names`` are the spans of the models' names, in which no unit is referred to; None: no unit is referred to at all."""
        self.g = grammar
        self.low, self.text = folded.low, folded.text
        self.segments = segments
        self.quantities = quantities
        self.told = ToldPlaces(grammar, folded, segments, places)
        self.named = self._grouped(places)
        self.named_starts = [f.start for f in self.named]
        self.known = {p.name: p for p in places}
        self.province, self.home = _home(places)
        again = self._again() if names is not None else []
        levels = [f for f in self._levels(names) if not any(a.start <= f.start < a.end for a in again)] if names is not None else []
        self.events = sorted([*self.named, *again, *levels], key=lambda f: f.start)
        self.starts = [f.start for f in self.events]
        self._by_sentence: dict[Span, list[Focus]] = {}

    def lies_in(self, part: PlaceLink, whole: PlaceLink) -> bool:
        """Whether the places named by a link are parts of that of another, or the same."""
        parts = [self.known[n] for n in _names(part) if n in self.known]
        if not parts:
            return part == whole
        wholes = [self.known[n] for n in _names(whole) if n in self.known]
        return part == whole or any(all(_lies_in(p, w) for p in parts) for w in wholes)

    def within(self, span: Span) -> list[Focus]:
        """Return the units that a sentence names or refers to, in order; not those inside organisations' names or merger lists."""
        if span not in self._by_sentence:
            self._by_sentence[span] = [f for f in self._all_within(span) if f.unit and not f.weak and not self._merged(f, span)]
        return self._by_sentence[span]

    def weak_within(self, span: Span) -> list[Focus]:
        """Return the units that stand only in organisations' names in ``span``."""
        return [f for f in self._all_within(span) if f.weak]

    def owning_within(self, span: Span) -> list[Focus]:
        """Return those, and the levels right behind an organisation ("полиция квартала")."""
        return [f for f in self._all_within(span) if f.weak or (f.level and self.g.organisations.before(self.low, f.start) is not None)]

    def passages_within(self, span: Span) -> list[Focus]:
        """Return the roads, rivers and facilities that ``span`` names."""
        return [f for f in self._all_within(span) if not f.unit]

    def turns(self, paragraph: Span, position: int) -> bool:
        """Whether the text names a unit between ``paragraph`` and ``position`` that the paragraph does not name."""
        first, low, high = (bisect_left(self.named_starts, bound) for bound in (*paragraph, position))
        known = {p.name for f in self.named[first:low] for p in f.places}
        return any(f.unit and not known.issuperset(p.name for p in f.places) for f in self.named[low:high])

    def is_foreign(self, focus: Focus) -> bool:
        """Whether a focus lies outside the article's own province, as donors and visitors' homes do."""
        if self.province is None or focus.level or not focus.rank:
            return False
        if self._is_donors(focus):
            return True
        return not self.home.issuperset(map(_top, focus.places)) and not (focus.unit and self.is_told(focus))

    def _is_donors(self, focus: Focus) -> bool:
        """Whether a unit only says where a donor is from ("a company in Dong Hoi", "ह्यू की एक कंपनी")."""
        return self._is_said(focus, self.g.donors_before, self.g.donors_after)

    def is_residence(self, focus: Focus, sentence: Span) -> bool:
        """Return whether a unit only says where somebody lives, in a sentence that opens with another: "in Hoang Minh commune, police caught a
        man residing in Hai Chau ward"."""
        first = next(iter(self.within(sentence)), focus)  # a place inside a model's name may be the only one
        if first is focus or focus.lies_in(first) or first.lies_in(focus) or not self._is_said(focus, self.g.residents_before, self.g.residents_after):
            return False
        return self.is_told(first)

    def _is_said(self, focus: Focus, before: Scanner | None, after: Lexicon[bool] | None) -> bool:
        """Whether words stand right before a unit, but for its designator, or right behind it."""
        left = before.search(self.low, max(0, focus.start - DONOR), focus.start) if before is not None else None
        beside = left is not None and not any(left.end() <= start < focus.start for start in self.named_starts[max(0, bisect_left(self.named_starts, focus.start) - 2) :][:2])
        if beside or after is None:
            return beside
        position = skip_blanks(self.low, focus.end)
        designator = NEXT.match(self.low, position)
        return any(after.after(self.low, at) for at in (position, designator.end() if designator else position))

    def is_told(self, focus: Focus) -> bool:
        """Return whether a clause opens with a focus and tells of it."""
        return self.told.is_told(focus.start, focus.end, focus.places[0] if len(focus.places) == 1 else None)

    def of_country(self, start: int, end: int, *, counted: bool) -> bool:
        """Whether words beside a figure, an adjective between, say that the whole country has so many; only in articles about places of this country."""
        behind = [skip_blanks(self.low, end), *(m.end() for m in NEXT.finditer(self.low, end, end + DESIGNATED))][:3]
        beside = any(self.g.country_after.after(self.low, position) for position in behind if not OPENS.search(self.low, end, position))
        inside = self.g.country_after.before(self.low, end) if counted else None  # as a part of the noun; it is not the whole noun ("42 страны")
        part = inside is not None and any(map(str.isalpha, self.low[start : inside[1]]))
        beside = beside or part or self.g.country_before.before(self.low, start) is not None
        return beside and any(p.country == HOME for p in self.known.values())

    def is_neighbour(self, focus: Focus) -> bool:
        """Whether a focus is only next to the unit that the text is about ("in the neighbouring commune of A")."""
        scanner = self.g.neighbour_scanner
        return scanner is not None and scanner.search(self.low, max(0, focus.start - DESIGNATED), focus.start) is not None

    def _all_within(self, span: Span) -> list[Focus]:
        low = bisect_left(self.starts, span[0])
        return self.events[low : bisect_left(self.starts, span[1], low)]

    def _grouped(self, places: Sequence[Place]) -> list[Focus]:
        foci: list[Focus] = []
        for place in places:
            focus = Focus(place.start, place.end, [place], place.kind not in PASSAGES or (place.kind in TOLD and self.told.is_told(place.start, place.end, place, home=_is_home(place))))
            if not foci or not self._joined(foci, focus):
                foci.append(focus)
        return foci

    def _joined(self, foci: list[Focus], focus: Focus) -> bool:
        """Join a place to the focus before it, where both are one chain or one list."""
        last, place = foci[-1], focus.places[0]
        if place.start - last.end > FARTHEST + ABBREVIATED:
            return False
        gap = _BRACKET.sub(")", _ABBREVIATED.sub("", self.low[last.end : place.start]), 1)
        if len(gap) > FARTHEST or _ENDED.search(gap.replace(" (", "")):
            return False
        if gap.strip(" ,") and self._of_organisation(place, last.end):
            return False
        previous = last.places[-1]
        explains = _EXPLAINS.search(gap) and not _CLOSED.search(gap) and focus.rank < last.rank and focus.unit and last.unit
        explains = explains and not (place.kind == "province" and _rank(previous) == _rank(place))  # "Huế, Hà Tĩnh"
        close = len(gap) < 24 and len(gap.split()) < 4 and not _DIGIT.search(gap)  # "94 % in Phu Ninh and 91 % in Phu Tho town"
        if explains or (close and _is_above(place, previous)):
            last.end = place.end
            last.unit = last.unit or (focus.unit and previous.kind == "facility")
        elif close and last.rank < focus.rank and _is_above(previous, place) and len(last.places) == 1 and (focus.unit or not last.unit):
            foci[-1] = Focus(last.start, place.end, [place], focus.unit)
        elif abs(focus.rank - last.rank) < 2 and focus.unit == last.unit and self._listed_with(last.places, place, gap):
            last.end = place.end
            last.places.append(place)
        else:
            return False
        return True

    def _of_organisation(self, place: Place, start: int) -> bool:
        """Whether a place's name belongs to an organisation's: "in Dong Hoi city, the Quang Binh Provincial Party Committee …"."""
        headed = any(self.g.organisations.after(self.low, m.end()) for m in _BLANK.finditer(self.low, start, place.start))
        if headed or not self.g.attributes_before:
            return headed
        end = skip_blanks(self.low, place.end)
        level = self.g.levels.after(self.low, end)
        return any(self.g.organisations.after(self.low, at) for at in (end, skip_blanks(self.low, level[1]) if level else end))

    def _listed_with(self, listed: list[Place], right: Place, gap: str) -> bool:
        """Whether a place goes on a list; not where each has its figure ("A 33, B 27"), or one is only named for comparison."""
        if _DIGIT.search(gap) or self._compared(listed[-1]):
            return False
        return bool(_JOINED.fullmatch(gap)) or self._coordinated(listed, right, gap)

    def _compared(self, place: Place) -> bool:
        """Whether the sentence opens with a place that it does not tell about itself ("not only in A, commune B …", "like A, …")."""
        sentence = self.segments.sentence_at(place.start)
        found = self.g.others.after(self.low, sentence[0])
        return bool(found and place.start - found[1] < DESIGNATED and "," not in self.low[found[1] : place.start])

    def _coordinated(self, listed: list[Place], right: Place, gap: str) -> bool:
        """Whether "and" stands between two of one rank, with a designator beside it ("A ward and B ward", "xã A và xã B")."""
        words, left = gap.split(), listed[-1]
        apart = abs(_rank(left) - _rank(right))
        if len(words) in (2, 3) and words[0] == "," and not apart:
            begun = len(listed) > 1 or left.rule.endswith(".before")
            if begun and right.rule.endswith(".before") and not self.g.inside_before.after(self.low, left.end + 2):
                return True  # a designator to each: "phường A, phường B", "các huyện A, B, thị xã C"
            return len(words) == 2 and self.low.endswith(f"{words[1]} ", 0, left.start)
        if len(words) == 1 and words[0].endswith(",") and not apart:  # "A वार्ड, B वार्ड", "Da Nang city, A and B"
            behind = self.low[right.end : right.end + LISTED].split()[:2]
            return self.low.startswith(f" {words[0][:-1]}", right.end) or any(w in self.g.joiners or w.endswith(",") for w in behind)
        near = apart <= 1
        return near and len(words) in (2, 3) and any(w in self.g.joiners for w in words)

    def _levels(self, names: Sequence[Span]) -> list[Focus]:
        """References to a whole unit without its name ("the whole district"), resolved by what was named before."""
        found: list[Focus] = []
        for match in self.g.level_scanner.finditer(self.low) if self.g.level_scanner else ():
            start, end = match.span()
            kinds = self.g.levels.get(" ".join(match[0].split()))
            if kinds is None or self._beside_name(start, end) or self._in_quantity(start, " " not in match[0]) or _inside(names, start) or self._listed(start) or self._scoped(start, end):
                continue
            place = self._named_before(kinds, start) or (self._whole_country() if "country" in kinds else None)
            if place is not None:
                found.append(Focus(start, end, [place], True, level=True, weak=self._heads_organisation(end) or self._in_title(start), gives=self._gives(start, end)))
        return found

    def _again(self) -> list[Focus]:
        """Lists of units that are taken up again by their number ("in these three communes", "both villages"): the last list of so many, or so
        many named one by one in a sentence."""
        found: list[Focus] = []
        for start, end, number, rank in numbers_again(self.g, self.low, self.quantities):
            listed = self._listed_before(start, number, rank)
            found += [Focus(start, end, listed, True, level=True)] if listed else []
        return found

    def _listed_before(self, position: int, number: int, rank: int) -> list[Place]:
        index = bisect_left(self.named_starts, position)
        apart: dict[Span, dict[str, Place]] = {}
        for focus in reversed(self.named[max(0, index - MEMORY) : index]):
            if len({p.name for p in focus.places}) == number and all(_rank(p) == rank for p in focus.places):
                return focus.places
            if len(focus.places) == 1 and focus.rank == rank:
                told = apart.setdefault(self.segments.sentence_at(focus.start), {})
                told.setdefault(focus.places[0].name, focus.places[0])
        return next((list(reversed(told.values())) for told in apart.values() if len(told) == number), [])

    def _scoped(self, start: int, end: int) -> bool:
        """Whether words beside a level make it no reference ("at the commune level")."""
        before = self.g.scope_before.before(self.low, start)
        return bool(before or self.g.scope_after.after(self.low, skip_blanks(self.low, end)))

    def _listed(self, start: int) -> bool:
        """Whether a level goes on with a list of levels: "mỗi xã, phường, thị trấn"."""
        comma = _AND.search(self.low, max(0, start - 12), start)
        return comma is not None and self.g.levels.before(self.low, comma.start()) is not None

    def _gives(self, start: int, end: int) -> bool:
        """Whether a unit is where money or help comes from ("from the province", "the district supported")."""
        return bool(self.g.givers_before.before(self.low, start) or self.g.givers_after.after(self.low, skip_blanks(self.low, end)))

    def _in_title(self, start: int) -> bool:
        """Whether a level stands in a person's title, or in the post of somebody who does not speak there ("Phó Bí thư Tỉnh ủy dự")."""
        words = [m.start() for m in NEXT.finditer(self.low, max(0, start - TITLE), start + 1)][-3:]
        if any(self.g.titles.after(self.low, at) for at in words):
            return True
        silent = self.g.speech is None or self.g.speech.search(self.low, *self.segments.sentence_at(start)) is None
        return silent and any(self.g.posts.after(self.low, at) for at in words)

    def _heads_organisation(self, end: int) -> bool:
        return self.g.organisations.after(self.low, skip_blanks(self.low, end)) is not None

    def _beside_name(self, start: int, end: int) -> bool:
        index = bisect_right(self.named_starts, start)
        behind = index > 0 and start <= (last := self.named[index - 1].end) + 3 and not _STOP.search(self.low, last, start)
        return behind or (index < len(self.named) and self.named[index].start <= end + 2)

    def _in_quantity(self, position: int, bare: bool) -> bool:
        """Whether a word belongs to a figure ("9/9 hamlets", "60% कम्यून"), and so refers to no single unit."""
        index = bisect_right(self.quantities, position, key=lambda q: q.start)
        last = self.quantities[index - 1] if index else None
        return last is not None and (position < last.edge or (bare and last.kind == "percentage" and not self.low[last.edge : position].strip()))

    def _named_before(self, kinds: list[str], position: int) -> Place | None:
        """The last place of these ``kinds`` named before, or such a parent of the last place; members of a list are none."""
        index, paragraph = bisect_left(self.named_starts, position), self.segments.paragraph_at(position)[0]
        for focus in reversed(self.named[max(0, index - MEMORY) : index]):
            place = focus.places[-1]
            if self.is_foreign(focus) or (focus.start < paragraph and self.is_neighbour(focus)):
                continue
            if place.kind in kinds and len(focus.places) == 1:
                return place
            parent = self._parent(place, kinds)
            if parent is not None:
                return parent
        return None

    def _parent(self, place: Place, kinds: list[str]) -> Place | None:
        for name in place.parents:
            if name in self.known and self.known[name].kind in kinds:
                return self.known[name]
        if "country" in kinds and place.country == HOME:
            return _country(place)
        if "province" in kinds and place.parents:
            name = place.parents[-1]
            return Place(start=place.start, end=place.end, text=name, name=name, kind="province", rule="places.parent")
        return None

    def _whole_country(self) -> Place | None:
        """The home country, in an article that names a place of it anywhere."""
        return next((_country(p) for p in self.known.values() if p.country == HOME), None)

    def _merged(self, focus: Focus, sentence: Span) -> bool:
        """Whether a list of units is what another was merged from ("formed by merging A, B and C", "A, B और C के विलय से बना")."""
        if len(focus.places) < 2 or self.g.merger is None:
            return False
        if self.g.merger.search(self.low, max(sentence[0], focus.start - MERGED), focus.start) is not None:
            return True
        behind = self.g.merger.search(self.low, focus.end, min(sentence[1], focus.end + MERGED))
        if behind is None or _BETWEEN.search(self.low, focus.end, behind.start()):
            return False  # "communes A and B, after the merger, have 300 households"
        return any(f.unit and f.end <= focus.start for f in self._all_within((sentence[0], focus.start)))


def _country(place: Place) -> Place:
    return Place(start=place.start, end=place.end, text=place.text, name=COUNTRY, kind="country", rule="places.parent")


def _is_home(place: Place) -> bool:
    return place.kind == "country" and place.country == HOME


def _names(link: PlaceLink) -> list[str]:
    return [] if link is None else [link] if isinstance(link, str) else link


def _inside(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, position, key=lambda s: s[0])
    return index > 0 and position < spans[index - 1][1]


def _lies_in(part: Place, whole: Place) -> bool:
    if part.name == whole.name or _is_above(whole, part):
        return True
    return not part.parents and RANKS.get(part.kind, 3) > 4 and RANKS.get(whole.kind, 3) < 5


def _is_above(whole: Place, part: Place) -> bool:
    """Whether a place is among those that hold another; a province's capital of the same name is not that province."""
    return part.parents.count(whole.name) > (whole.kind == "city" and whole.name in whole.parents)


def _rank(place: Place) -> int:
    """How specific a place is; a city that lies in no province is one of the first order."""
    return 2 if place.kind == "city" and place.country == HOME and not place.parents else RANKS.get(place.kind, 3)


def _top(place: Place) -> str:
    return place.parents[-1] if place.parents else place.name


def _home(places: Sequence[Place]) -> tuple[str | None, set[str | None]]:
    """The article's own province, and all names that it goes by: one that is never named may be so as the one that took it over in the reform."""
    province, names = main_province(places), {p.name for p in places}
    if province is None or province in names:
        return province, {province}
    successors = {unit.rpartition(" (")[0].rpartition(", ")[2] for p in places if _top(p) == province for unit in p.successors}
    return next((name for name in sorted(successors) if name in names), province), {province, *(successors & names)}


def main_province(places: Sequence[Place], least: int = UNNAMED) -> str | None:
    """Return the first-order unit that most places of an article lie in; where it is not named itself, of at least so many places."""
    tops = Counter(_top(p) for p in places if p.country == HOME and p.kind not in PASSAGES)
    if not tops:
        return None
    name, count = tops.most_common(1)[0]
    total = sum(tops.values())
    return name if total >= (least if all(p.name != name for p in places) else 3) and count >= MAIN_SHARE * total else None
