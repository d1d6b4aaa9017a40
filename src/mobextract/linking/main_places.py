"""What several places are about as a whole: one of a sentence's, and the unit that an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import COMMUNE, HOME, PASSAGES, RANKS, VILLAGE, Focus, shared_parents
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.singled_out import is_singled_out
from mobextract.record import Place
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

SHARE = 40
"""How far from a unit its share may stand, in characters."""
TOLD = 120
"""How far before a sentence the figure may stand whose share it tells, in characters."""
IN_TURN = 3
"""So many units in one sentence are told of in turn."""
CHAIN = 24
"""How far a unit may stand from the one around it, where it only says where that lies, in characters."""
MAIN_UNIT = 0.9
"""Share of an article's places below its province that one unit must hold to be what the article is about."""

OPENING_UNIT = 0.7
"""The same of the unit that an article opens with, where its province is never named."""


def main_unit(places: Sequence[Place], province: str) -> str:
    """Return the district or commune that nearly all places of an article lie in, where it is named itself; else its ``province``.

    Not where the text turns to the province by its name: it is about that.
    """
    units = [p for p in places if p.country == "VN" and p.kind not in PASSAGES]
    units = [p for p, *beside in zip(units, [None, *units], [*units[1:], None], strict=False) if not any(_explains(p, q) for q in beside)]
    held = Counter(name for p in units for name in {p.name, *p.parents})
    named = {p.name: RANKS.get(p.kind, 3) for p in units if 1 < RANKS.get(p.kind, 3) < 5}
    below = [p for p in units if p.name != province]
    share = OPENING_UNIT if len(below) == len(units) else MAIN_UNIT
    first = {p.name for p in below[:1]}  # where the province is never named
    main = [n for n in named if held[n] >= (share if n in first else MAIN_UNIT) * len(below)]
    return max(main, key=lambda name: named[name], default=province)


def _explains(place: Place, part: Place | None) -> bool:
    """Whether a unit only says where the one beside it lies: "Vinh Dong commune, Kim Boi district"."""
    gap = max(place.start - part.end, part.start - place.end) if part is not None else CHAIN
    return part is not None and gap < CHAIN and place.name in part.parents and RANKS.get(part.kind, COMMUNE) <= COMMUNE


def ends_in_part(foci: Sequence[Focus]) -> bool:
    """Whether two places are one and a list of its parts: "in A district, hamlets 3 and 5 of B commune lined the road; 131 gave land"."""
    return len(foci) == 2 and len(foci[0].places) == 1 and len(foci[1].places) > 1 and foci[1].lies_in(foci[0])


def main_focus(foci: Sequence[Focus]) -> Focus | None:
    """Return what several places are about, for the text behind them.

    One part after its whole is the part ("in Bac Ai district, Phuoc Binh commune"); several parts, none around the last, are the whole
    ("the province has 90; A has 21, B 17"); elsewhere a single place rather than a list, and the last one.
    """
    if not foci:
        return None
    first = foci[0]
    parts = [f for f in foci[1:] if f.lies_in(first) and f.link != first.link]
    if parts and any(f.link != parts[-1].link and not parts[-1].lies_in(f) for f in parts):
        return first
    last = foci[-1]
    again = len(foci) == 2 or (last.rank == COMMUNE and all(f.link == first.link for f in foci[:-1]))
    if len(last.places) in (2, 3) and again and last.lies_in(first) and len(first.places) == 1:
        return last  # "in the district, the people of A and B communes", "in X district, the district's union … in A and B communes"
    single = [f for f in foci if len(f.places) == 1 or f.places[0].name[-1:].isdigit()]
    narrow = [f for f in single if not any(f.places[0].name in g.places[0].parents for g in single if g.places[0].name != f.places[0].name)]
    return (narrow or single or list(foci))[-1]


def without_bystander(foci: list[Focus], quantities: Sequence[Quantity], item: Span) -> list[Focus]:
    """Return the units of a sentence without one that is only told of by its level, behind a list that lies in it, without a figure and in
    the same item: "the road runs through A and B wards, with the provincial board as the investor"."""
    if len(foci) != 2 or not foci[1].level or foci[0].level or len(foci[0].places) < 2 or not foci[0].lies_in(foci[1]):
        return foci
    told = foci[1].start >= item[1] or within(quantities, foci[0].end, item[1])
    return foci if told else foci[:1]


def listed_first(named: Sequence[Focus]) -> Focus | None:
    """Return the list that a sentence opens with, where each of its units then has its share ("in A, B and C 146 courses were held: 62 in
    A, …")."""
    links = {p.name for p in named[0].places}
    shares = {p.name for f in named[1:] if not named[0].lies_in(f) or f.link == named[0].link for p in f.places}
    return named[0] if len(links) > 1 and len(shares) > 1 and shares <= links else None


class Shares:
    """What units have of a count: shares leave the text at the whole, not at one of its parts."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], known: Mapping[str, Place]) -> None:
        """``known`` holds the places that the text names."""
        self.g, self.partitive, self.part_after = grammar, grammar.partitive, grammar.part_after
        self.low = low
        self.quantities = quantities
        self.known = known

    def is_share(self, sentence: Span, first: Focus) -> bool:
        """Return whether a unit of a sentence has a share of a count before it: behind a colon ("34 cows were given: 15 in Ma Non, 12 in
        …"), by a figure without its noun ("120 clubs, 37 in Bo Trach"), behind "including", before "of it" or beside "alone"."""
        figures = [q for q in within(self.quantities, *sentence) if q.kind in ("count", "money")]
        colon = self.low.rfind(":", sentence[0], first.start)
        near = [q for q in figures if colon < q.start and first.start - SHARE < q.start < first.end + SHARE]
        near = [q for q in near if q.start < first.start][-1:] or near  # "of the 126 guns 52 came from Lung"
        whole = [
            q
            for q in figures
            if near and (q.start < colon or (q.start < near[0].start and near[0].rule == "count.ellipsis" and near[0].end <= first.start))
        ]
        if any(q.kind == near[0].kind and q.unit == near[0].unit for q in whole):
            return True
        if figures and figures[0].start < first.start and is_singled_out(self.g, self.low, first):
            return True  # "486 million in all, riêng Keo Lôm 302 million"
        before = [q for q in figures if near and q.start < near[0].start and near[0].end <= first.start]
        if before and before[-1].kind == near[0].kind and self.part_after.after(self.low, skip_blanks(self.low, near[0].edge)) is not None:
            return True
        part = self.partitive.before(self.low, near[0].start) if before and before[-1].kind == near[0].kind else None
        return part is not None and _TOLD.fullmatch(self.low, before[-1].edge, part[1]) is not None

    def singles_out(self, unit: Focus, sentence: Span) -> bool:
        """Whether a sentence singles a unit out ("in Phu Gia commune alone 14 were built") and counts what the sentence before does."""
        own, last = within(self.quantities, *sentence), last_before(self.quantities, sentence[0])
        if not own or last is None or not is_singled_out(self.g, self.low, unit):
            return False
        first = own[0]
        return sentence[0] - last.end < TOLD and (first.kind, first.unit) == (last.kind, last.unit)

    def in_turn(self, units: Sequence[Focus], item: Span) -> bool:
        """Whether an item tells of two units how much each has of the same: "27 houses in Linh village, 19 in Muong Pon", "A hamlet put in
        85 million, B hamlet 60 million"; brackets behind the first one only are of that."""
        if len(units) != 2 or not self._in_like_brackets(units):
            return False
        told: dict[tuple[str, str | None], list[int]] = {}
        for figure in within(self.quantities, *item):
            if not figure.points:
                told.setdefault((figure.kind, figure.unit), []).append(figure.start)
        return any(len(starts) > 1 and _alternate(starts, units[0].start, units[1].start) for starts in told.values())

    def _in_like_brackets(self, units: Sequence[Focus]) -> bool:
        """Whether no bracket stands between two units, or one right behind each."""
        between = self.low.find("(", units[0].start, units[1].start) >= 0
        return not between or all(self.low.startswith("(", skip_blanks(self.low, unit.end)) for unit in units)

    def whole(self, parts: Sequence[Focus]) -> Focus | None:
        """Return the smallest unit that the text names and that holds all of several units."""
        if all(f.rank == VILLAGE for f in parts):
            return None  # villages lie in the commune that the text is at, whether their own parents tell it or not
        return self.around(parts)

    def around(self, parts: Sequence[Focus]) -> Focus | None:
        """Return the smallest unit that the text names and that their parents tell to hold all of several units."""
        places = [p for f in parts for p in f.places]
        known = next((self.known[name] for name in shared_parents(places) if name in self.known), None)
        return Focus(parts[0].start, parts[-1].end, [known], unit=True) if known is not None else None


def _alternate(starts: Sequence[int], first: int, second: int) -> bool:
    """Whether two figures stand each behind its unit, or each before it; behind it with a whole before both."""
    *wholes, one, other = starts
    behind = first < one < second < other
    return (behind and wholes[-1] < first) if wholes else behind or one < first < other < second


_TOLD = regex(r"(?: [^\s\d,;:.()]+){0,3}, ?")
"""Between a whole and the words for its part; a verb may stand there ("486 मिलियन VND जमा हुए, जिनमें से 302 मिलियन …")."""


def told_in_turn(segments: Segments, named: Sequence[Focus], last: Focus, position: int) -> bool:
    """Return whether the sentence of ``last``, before ``position``, has told three units or more of its rank in turn: "the province" is
    then none of them."""
    sentence = segments.sentence_at(last.start)
    told = {f.places[0].name for f in within(named, *sentence) if f.unit and len(f.places) == 1 and f.rank == last.rank}
    return position >= sentence[1] and len(told) >= IN_TURN


def only_unit(known: Iterable[Place], kinds: list[str], parent: Callable[[Place, list[str]], Place | None]) -> Place | None:
    """Return the only unit of these ``kinds`` that an article speaks of, for text before it: "the whole province has 78 clubs. In Tan Lap
    commune, Lac Son district …"; ``parent`` tells the one that a place lies in."""
    if "country" in kinds:
        return None
    units = [place if place.kind in kinds else parent(place, kinds) for place in known if place.country == HOME]
    names = {place.name: place for place in units if place is not None}
    return next(iter(names.values())) if len(names) == 1 else None
