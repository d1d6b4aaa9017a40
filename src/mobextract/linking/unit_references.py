"""References to units without their names: "the whole district", "in these three communes"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mobextract.linking.focus import COMMUNE, HOME, MEMORY, RANKS, VILLAGE, Focus, Lost, country_of, lies_within, rank_of
from mobextract.linking.followed_levels import OPENING, is_field, is_followed, is_origin, is_scoped
from mobextract.linking.givers import is_giver
from mobextract.linking.list_references import ListReferences
from mobextract.linking.main_places import only_unit, told_in_turn
from mobextract.linking.passing_places import is_beside
from mobextract.linking.told_places import NEXT
from mobextract.linking.unit_bodies import ends_organisation, heads_organisation, is_of_organisation
from mobextract.record import Place
from mobextract.text.folding import ANY_WORD, LETTER, skip_blanks
from mobextract.text.in_order import last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap

_STOP = regex(r"[.,;·:!?।\n]")
_AND = regex(r"(?:, ?|/)$")
_ADJECTIVE = regex(rf"{LETTER}{{4,}} $")
HERE, AHEAD, TITLE = 60, 300, 32
"""How far before, and behind, a level "here" and a title may stand."""
SAID = 40
"""How long words before a level may be that only say when, or by whose account."""


class UnitReferences:
    """Resolves such references in one article by what it named before."""

    def __init__(self, foci: FocusMap) -> None:
        self.foci = foci
        self.g, self.low, self.segments, self.quantities = foci.g, foci.low, foci.segments, foci.quantities
        self.named, self.named_starts, self.known = foci.named, foci.named_starts, foci.known
        self.lists = ListReferences(foci)
        self.lost: list[Lost] = []
        """The districts and provinces that open a sentence and that the text does not name: "the whole province" of an unknown commune."""

    def of(self, names: Sequence[Span]) -> list[Focus]:
        """Return them; ``names`` are the spans of the models' names, in which no unit is referred to."""
        again = self.lists.of(names)
        return [*again, *(f for f in self._levels(names) if not any(a.start <= f.start < a.end for a in again))]

    def _levels(self, names: Sequence[Span]) -> list[Focus]:
        """References to a whole unit without its name ("the whole district"), resolved by what was named before."""
        found: list[Focus] = []
        for match in self.g.level_scanner.finditer(self.low):
            start, end = match.span()
            kinds = self.g.levels.get(" ".join(match[0].split()))
            if (
                kinds is None
                or self._beside_name(start, end, kinds)
                or self._in_quantity(start, " " not in match[0])
                or _inside(names, start)
                or self._listed(start, kinds)
                or is_scoped(self.g, self.low, start, end, self.segments.sentence_at(start)[0])
                or is_beside(self.low, self.g.traded, start, end, self.g.joiners)
                or ("country" in kinds and is_origin(self.g, self.low, self.quantities, start, end))
                or ("country" in kinds and is_field(self.g, self.low, self.quantities, last_before(self.named, start), start))
                or ((motto := self.segments.motto_at(start)) is not None and not within(self.quantities, *motto))
                or (" " not in match[0] and self._is_any(start))
            ):
                continue
            place = self._named_before(kinds, start)
            if place is None and not bisect_left(self.named_starts, start):
                place = only_unit(self.known.values(), kinds, self._parent)
            if place is None and "country" in kinds:
                place = next((country_of(p) for p in self.known.values() if p.country == HOME), None)
            if place is not None:
                weak = heads_organisation(self.g, self.low, end) or self._in_title(start) or self._acts_here(start, end)
                followed = not weak and is_followed(self.g, self.low, self.segments, start, end, place)
                gives = is_giver(self.g, self.low, self.quantities, start, end, *found[-1:])
                found.append(Focus(start, end, [place], True, True, weak or followed, gives, followed))
            elif self._opens(start) and _narrowest(kinds) < COMMUNE and not self._only_acts(start, end, found):
                self.lost.append(Lost(start, end, _narrowest(kinds)))
        return found

    def _opens(self, start: int) -> bool:
        """Whether a level opens its sentence, an article or preposition before it, or what says when or by whose account: "According to the
        office, the whole province …"."""
        lead = self.low[self.segments.sentence_at(start)[0] : start].strip()
        said, comma, word = lead.rpartition(",")
        if comma and len(said) < SAID and "," not in said and not within(self.named, start - len(lead) - 1, start):
            lead = word.strip()
        return not lead or self.g.articles.get(lead) is not None or self.g.inside_before.get(lead) is not None

    def _only_acts(self, start: int, end: int, found: list[Focus]) -> bool:
        """Whether a level begins an organisation's name ("Huyện đoàn", "the provincial Women's Union"), or gives something."""
        if heads_organisation(self.g, self.low, end) or self.g.organisations.after(self.low, start) is not None:
            return True
        return is_giver(self.g, self.low, self.quantities, start, end, *found[-1:])

    def _back(self, position: int) -> Iterator[Focus]:
        """What was named before, from the last one on."""
        return reversed(self.named[: bisect_left(self.named_starts, position)][-MEMORY:])

    def _is_any(self, start: int) -> bool:
        """Whether a level is told of any such unit, an adjective perhaps between: "each border commune", "в каждой горной коммуне"."""
        if self.g.any_one.before(self.low, start) is not None:
            return True
        word = _ADJECTIVE.search(self.low, max(0, start - HERE), start)
        return bool(word and self.g.any_one.before(self.low, word.start()))

    def _listed(self, start: int, kinds: list[str]) -> bool:
        """Whether a level goes on with a list of levels: "mỗi xã, phường, thị trấn"."""
        comma = _AND.search(self.low, max(0, start - OPENING), start)
        before = self.g.levels.before(self.low, comma.start()) if comma is not None else None
        if before is None or not before[0] or self._is_any(before[1]):
            return before is not None
        return _narrowest(before[0]) <= _narrowest(kinds)  # "following the village's example, the commune …" is no list

    def _in_title(self, start: int) -> bool:
        """Whether a level stands in a person's title, or in the post of somebody who does not speak there ("Phó Bí thư Tỉnh ủy dự")."""
        floor = max(self.segments.sentence_at(start)[0], start - TITLE)
        words = [m.start() for m in NEXT.finditer(self.low, floor, start + 1)][-3:]
        if any(self.g.titles.after(self.low, at) for at in words):
            return True
        silent = self.g.speech.search(self.low, *self.segments.sentence_at(start)) is None
        return silent and any(self.g.posts.after(self.low, at) for at in words)

    def _acts_here(self, start: int, end: int) -> bool:
        """Whether a level belongs to an organisation that does something "here", where the text is already: "the Fatherland Front of the
        commune built 78 houses here", "कम्यून के फादरलैंड फ्रंट ने यहाँ …"."""
        if not self.g.here_scanner.is_in(self.low):
            return False
        sentence = self.segments.sentence_at(start)
        words = (m.start() for m in ANY_WORD.finditer(self.low, max(sentence[0] + 1, start - HERE), min(sentence[1], end + AHEAD)))
        if not any(self.g.here.after(self.low, at) and self.low[at - 2 : at] != ", " for at in words):  # ", der …" is a relative clause
            return False
        if self.g.postpositional:
            tie = ANY_WORD.match(self.low, skip_blanks(self.low, end))
            return tie is not None and self.g.organisations.after(self.low, skip_blanks(self.low, tie.end())) is not None
        return ends_organisation(self.g, self.low, start)

    def _beside_name(self, start: int, end: int, kinds: list[str]) -> bool:
        """Whether a level stands beside a name, or before one of its kind with "of" between: "in the commune of Co Lung"."""
        index = bisect_right(self.named_starts, start)
        last = self.named[index - 1] if index else None
        if last is not None and ((start <= last.end + 3 and not _STOP.search(self.low, last.end, start)) or self._describes(last, start)):
            return True
        if index == len(self.named):
            return False
        name = self.named[index]
        if name.start <= end + 2 and not (self.low.startswith(" (", end) and name.places[0].kind not in kinds):
            return True  # not "the commune (Muong Lat district) has"
        of = self.g.of.after(self.low, skip_blanks(self.low, end)) if name.places[0].kind in kinds else None
        return of is not None and name.start <= of[1] + 1

    def _describes(self, name: Focus, start: int) -> bool:
        """Whether a level only says where the unit named right before it lies: "in A village of the same commune", "A, a commune of the
        district, …"."""
        gap = self.low[name.end : start]
        words = gap.replace(",", " ").split() if len(gap) < HERE and gap.count(",") < 2 else []
        small = [any(g.get(word) for g in (self.g.of, self.g.articles, self.g.inside_before)) for word in words]
        nouns = all(s or self.g.unit_nouns.get(word) for s, word in zip(small, words, strict=True))
        return bool(words) and nouns and (bool(gap.rpartition(",")[2].strip()) if "," in gap else any(small))

    def _in_quantity(self, position: int, bare: bool) -> bool:
        """Whether a word belongs to a figure ("9/9 hamlets", "60% कम्यून"), and so refers to no single unit."""
        last = last_before(self.quantities, position + 1)
        return last is not None and (
            position < last.edge or (bare and last.kind == "percentage" and not self.low[last.edge : position].strip())
        )

    def _named_before(self, kinds: list[str], position: int) -> Place | None:
        """The last place of these ``kinds`` named before, or such a parent of the last place; members of a list are none but for
        the only one of these kinds ("a district and a town: 29 in the district"), nor are those told of in turn."""
        paragraph = self.segments.paragraph_at(position)[0]
        for focus in self._back(position):
            of_kind = [p for p in focus.places if p.kind in kinds]
            place = of_kind[0] if len(of_kind) == 1 and focus.start >= paragraph else focus.places[-1]
            aside = focus.start < paragraph and self._is_aside(focus)
            if aside or self.foci.is_passed(focus) or self.foci.absorbed(focus) or self._is_beside(focus):
                continue
            if len(of_kind) == 1 and (len(focus.places) == 1 or focus.start >= paragraph):
                if not told_in_turn(self.segments, self.named, focus, position):
                    return None if self._is_left(place, focus.end, position) else place
                continue
            parent = self._parent(place, kinds)
            if parent is not None:
                return parent
        return None

    def _is_left(self, place: Place, end: int, position: int) -> bool:
        """Whether the paragraph has come to a wider unit since a village: "A village has 60 households. B commune … with the villagers";
        one that the village's name is followed by holds it, and an organisation's name turns to none."""
        if rank_of(place) != VILLAGE:
            return False
        start, chain = max(end, self.segments.paragraph_at(position)[0]), self.segments.sentence_at(end - 1)[1]
        wider = (f for f in within(self.named, start, position) if f.unit and len(f.places) == 1 and 1 < f.rank < VILLAGE)
        turned = (f for f in wider if f.start >= chain or not lies_within(place, f.places[0]))
        return not all(is_of_organisation(self.g, self.low, f) for f in turned)

    def _is_beside(self, focus: Focus) -> bool:
        """Whether a unit is only what the one before it in its sentence borders on: "A commune borders B. The commune has 13 villages"."""
        before = [f for f in within(self.named, self.segments.sentence_at(focus.start)[0], focus.start) if f.unit]
        since = before[-1].end if before else 0
        return bool(before) and is_beside(self.low, self.g.beside, focus.start, focus.end, since=since)

    def _is_aside(self, focus: Focus) -> bool:
        """Whether no later paragraph refers to a unit: one of many in a list, a neighbour, or one that an article on another visits."""
        return self.segments.introduction(focus.start) is not None or self.foci.is_neighbour(focus) or self.foci.is_visited(focus)

    def _parent(self, place: Place, kinds: list[str]) -> Place | None:
        for name in place.parents:
            if name in self.known and self.known[name].kind in kinds:
                return self.known[name]
        if "country" in kinds and place.country == HOME:
            return country_of(place)
        if "province" in kinds and place.parents:
            name = place.parents[-1]
            return Place(start=place.start, end=place.end, text=name, name=name, kind="province", rule="places.parent")
        return None


def _inside(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, position, key=lambda s: s[0])
    return index > 0 and position < spans[index - 1][1]


def _narrowest(kinds: list[str]) -> int:
    """The rank of the smallest kind that a level may be of."""
    return max(RANKS.get(kind, COMMUNE) for kind in kinds)
