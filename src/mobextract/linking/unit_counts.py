"""Figures of more than the place last named: "7/9 villages" are in no village, but in its commune; "all five models" ran in several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import RANKS, Focus, shared_parents
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.record import PlaceLink
from mobextract.text.folding import ANY_WORD, WORD, skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex

SEVERAL = 6
"""So many more units than an earlier sentence lists are not "these three communes", miscounted."""
TIED = 30
"""How far behind a figure the units that it is in may be counted, in characters."""
ADJECTIVES = 3
"""A word for units stands so many words behind "each" at most: "in many northern mountainous provinces"."""
TOWNSHIPS = 30
"""How far from communes the towns may be counted that are of their rank, or from districts those of theirs, in characters."""
MANY = {UNIT_RANKS["commune"]: (60, 650), UNIT_RANKS["village"]: (150, 1000)}
"""More communes than a district ever had, more villages than a commune has; what is more by far counts something else."""
_BRACKET = regex(r"[^(),.;:\d]{1,20}\(")
"""Between a unit and what stands in its brackets, its designator perhaps."""
OF_COUNTRY = 40
"""How far behind units counted the country may stand that they are counted in, in characters."""


class UnitCounts:
    """Moves figures from a unit to the one around it, where that unit cannot hold what is counted."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], clauses: Clauses, foci: FocusMap) -> None:
        self.g = grammar
        self.low = low
        self.quantities = quantities
        self.clauses = clauses
        self.foci = foci
        self.ranks: dict[str, int] = {}
        """The largest unit of each name: a township may be called like its district."""
        for place in (p for focus in foci.named for p in focus.places):
            self.ranks[place.name] = min(RANKS.get(place.kind, 3), self.ranks.get(place.name, 9))
        self.counts = [q for q in quantities if _counts_units(q)]
        self.townships = frozenset(_towns_beside(quantities, ("commune",)))
        self.towns = frozenset(_towns_beside(quantities, ("district", "city")))
        self.each = sorted(_each_unit(grammar, low))
        self.reform = clauses.said(grammar.reform_scanner)

    def is_sum(self, start: int) -> bool:
        """Whether the sentence of a figure begins with all the models listed before: "all five models …", "these models …"."""
        sentence = self.clauses.around(start)[2]
        found = self.g.together.after(self.low, sentence[0])
        if found is None:
            return False
        first = first_from(self.quantities, sentence[0])
        counted = first is not None and first.unit == "model" and first.start - found[1] < 2 and first.amount.value != 1
        return counted or self.g.model_words.before(self.low, found[1]) is not None

    def introduced(self, start: int) -> PlaceLink:
        """Return the unit that the text names before it lists the items of a figure's paragraph behind a colon; else those that the models
        meant by their number run in; None where it tells neither."""
        paragraph = self.clauses.segments.paragraph_at(start)
        colon = self.low.find(":", paragraph[0], start)
        foci = self.foci.within((paragraph[0], colon)) if colon > 0 else []
        if not foci and colon < 0:
            foci = [f for f in self.foci.within((self.clauses.around(start)[2][0], start)) if f.level and len(f.places) > 1]
        return foci[-1].link if foci else None

    def holder_behind(self, link: PlaceLink, start: int, end: int) -> PlaceLink:
        """Return what ``link`` is for the text behind ``end``, where units are counted between ``start`` and that; not those of a country:
        "in A district, one of the 74 poor districts of Vietnam"."""
        last = self._last_counted(start, end)
        if last is not None and any(not f.rank for f in self.foci.all_within((last.start, last.edge + OF_COUNTRY))):
            return link
        return self.holder(link, last.start) if last is not None else link

    def _last_counted(self, start: int, end: int) -> Quantity | None:
        """The last figure that begins in a stretch of the text and counts units."""
        last = last_before(self.counts, end)
        return last if last is not None and last.start >= start else None

    def _widest_counted(self, start: int, end: int, foci: list[Focus]) -> Quantity | None:
        """Of the figures in a stretch of the text that count units, behind the last place that it names, the one that counts the largest:
        "in all, 10 communes are cut off, with 78 villages"."""
        named = max((f.end for f in foci if f.start < end - 1), default=start)
        counts = [q for q in within(self.counts, start, end) if q.start >= named]
        return min(counts, key=self._rank, default=None)

    def _rank(self, count: Quantity) -> int:
        """How specific the units counted are: towns beside communes are townships ("22 communes and 3 towns"). No unit right around holds
        so many as some are ("79 of 151 communes" are in no district)."""
        rank = UNIT_RANKS["commune" if count.start in self.townships else count.unit or ""]
        least, most = MANY.get(rank, (0, 0))
        return rank - (least < max(count.amount.value or 0, count.amount.of or 0) <= most)

    def holder(self, link: PlaceLink, start: int) -> PlaceLink:
        """Return the place of the figure at ``start``, which the text states as ``link``: the named unit around it, where the figure, or
        the last one before it in its clause, counts units that ``link`` is no whole of; not where units were merged into it, nor where the
        figure itself is told to be right there: "five communes gave 640 bags, 210 of them in Vinh Son"."""
        if isinstance(link, list):
            if not link:
                return link
            beyond = self._beyond_list(link, start)
            return self._beyond_earlier(link, start) if beyond == link else beyond
        place = self.foci.known.get(link) if isinstance(link, str) else None
        if place is None:
            return link
        _, item, sentence, _ = self.clauses.around(start)
        counted = self._widest_counted(item[0], start + 1, self.foci.within(sentence)) or self._tied(start)
        rank = self._rank(counted) if counted is not None else self._each_before(item[0], start)
        if place.kind == "district" and counted is not None and counted.unit == "town" and counted.start not in self.towns:
            rank = UNIT_RANKS["commune"]  # those of a district are townships
        if rank is None or self.ranks.get(place.name, RANKS.get(place.kind, 3)) < rank:
            return link
        if counted is not None and counted.start < start and (self._is_one_of(counted) or self._is_beside(link, start, item[1])):
            return link
        if self._in_brackets(place.name, start) or (self.reform is not None and self.reform.search(self.low, *sentence)):
            return link
        around = self._around(place.parents, rank)
        own = counted is not None and (counted.start == start or not self.foci.within((item[0], counted.start)))
        if around is None and own and rank < self.ranks.get(place.name, RANKS.get(place.kind, 3)):
            return []  # "Ban Lua village is cut off. In all 14 communes are"
        return around if around is not None or rank == UNIT_RANKS["province"] else link

    def _around(self, parents: Sequence[str], rank: int) -> str | None:
        """The nearest of the units around that the text names and that is larger than ``rank``, whatever else is called like it."""
        named = ((name, self.foci.known[name]) for name in parents if name in self.foci.known)
        return next((name for name, p in named if min(RANKS.get(p.kind, 3), self.ranks.get(name, 9)) < rank), None)

    def _beyond_list(self, link: list[str], start: int) -> PlaceLink:
        """Return what holds the units counted at ``start``, or before it in its clause, that the list ``link`` of such units, named before,
        is not: "two communes are A and B; five communes …" are in the unit around, if that is named."""
        _, item, sentence, _ = self.clauses.around(start)
        counted = next((q for q in self.counts if q.start == start), None)
        counted = counted or self._widest_counted(item[0], start, self.foci.within(sentence))
        places = [self.foci.known[name] for name in link if name in self.foci.known]
        if counted is None or len(places) < len(link) or len(link) in (counted.amount.value, counted.amount.of):
            return link
        rank = self._rank(counted)
        named = [f.end for f in self.foci.within(sentence) if f.link == link]
        if (
            rank == UNIT_RANKS["province"]
            or not named
            or named[-1] > counted.start
            or any(self.ranks.get(p.name, RANKS.get(p.kind, 3)) < rank for p in places)
        ):
            return link
        return self._around([name for name in places[0].parents if all(name in p.parents for p in places)], rank)

    def _beyond_earlier(self, names: list[str], start: int) -> PlaceLink:
        """The unit around several that an earlier sentence lists, none if that is not named, where the clause up to a figure counts more
        of their rank: "In the communes A, B and C … The city visited 50 communes"."""
        _, item, sentence, _ = self.clauses.around(start)
        foci = self.foci.within(sentence)
        places = [self.foci.known[name] for name in names if name in self.foci.known]
        counted = self._widest_counted(item[0], start + 1, foci)
        if counted is None or len(places) < len(names) or any(set(names) & {p.name for p in f.places} for f in foci):
            return names
        more = max(counted.amount.value or 0, counted.amount.of or 0) > len(names) + SEVERAL
        if not more or any(RANKS.get(p.kind, 3) < self._rank(counted) for p in places):
            return names
        return next((name for name in shared_parents(places) if name in self.foci.known), [])

    def _is_one_of(self, counted: Quantity) -> bool:
        """Whether the place told of is one of the units counted, which what follows is not told of: "is one of three leading provinces, at
        81 %"."""
        behind = self.g.one_of_after.after(self.low, skip_blanks(self.low, counted.edge))
        return behind is not None or self.g.one_of_before.before(self.low, counted.start) is not None

    def _is_beside(self, link: PlaceLink, start: int, end: int) -> bool:
        """Whether the place of a figure stands right behind it, nothing but words between."""
        figure, place = first_from(self.quantities, start), next((f for f in self.foci.within((start, end)) if f.link == link), None)
        return figure is not None and place is not None and _BESIDE.fullmatch(self.low, figure.edge, place.start) is not None

    def _in_brackets(self, name: str, start: int) -> bool:
        """Whether a figure opens the brackets right behind a unit, whose parts are called like it: "Hoang Mai town (2 districts)"."""
        if self.low[start - 1 : start] != "(":
            return False
        last = next((f for f in reversed(self.foci.within(self.clauses.around(start)[2])) if f.end < start), None)
        return last is not None and last.places[-1].name == name and _BRACKET.fullmatch(self.low, last.end, start) is not None

    def _tied(self, start: int) -> Quantity | None:
        """The units that a figure is told to be in, right behind it, none of them named: "327 households in 11 of the 17 hamlets"."""
        index = bisect_left(self.quantities, start, key=START)
        if index + 1 >= len(self.quantities) or not _counts_units(units := self.quantities[index + 1]):
            return None
        figure = self.quantities[index]
        end = figure.edge
        gap = self.low[end : units.start]
        if not 0 < len(gap) < TIED or _SIGN.search(gap) or self.foci.within((end, units.edge + TIED)):
            return None
        ties = (self.g.inside_before, self.g.of)
        return units if any(tie.after(self.low, end + m.start()) for m in ANY_WORD.finditer(gap) for tie in ties) else None

    def _each_before(self, begin: int, start: int) -> int | None:
        """The rank of units of which the clause tells what each of them has, before a figure ("each border commune shall have two"), or
        what is in several ("in many communes 12 houses fell"), no place named between."""
        at, rank = next(((at, rank) for at, rank in reversed(self.each) if begin <= at < start), (-1, None))
        return None if at < 0 or any(f.end > at for f in self.foci.within((begin, start))) else rank


def _each_unit(grammar: LinkGrammar, low: str) -> Iterator[tuple[int, int]]:
    """Yield where "each" stands before a word for units, or "many", adjectives perhaps between, and their rank."""
    for match in chain(grammar.each_scanner.finditer(low), grammar.several_scanner.finditer(low)):
        if grammar.together_all.after(low, match.start()) is not None:
            continue  # "तीनों"
        word = skip_blanks(low, match.end())
        for _ in range(ADJECTIVES):
            if (noun := grammar.unit_nouns.after(low, word)) is not None:
                whole = grammar.counted.after(low, word)  # "mỗi xã viên" is each member of a cooperative
                if noun[0] != "zone" and not low.startswith("-", noun[1]) and (whole is None or whole[1] <= noun[1]):
                    yield match.start(), UNIT_RANKS[noun[0]]
                break
            word = skip_blanks(low, (adjective.end() if (adjective := _WORD.match(low, word)) else word))


def _towns_beside(quantities: Sequence[Quantity], units: tuple[str, ...]) -> Iterator[int]:
    """Yield where towns are counted beside units of a kind: "22 communes and 3 towns", "3 towns and 12 districts"."""
    for pair in pairwise(quantities):
        for town, other in (pair, pair[::-1]):
            if town.unit == "town" and other.unit in units and pair[1].start - pair[0].end < TOWNSHIPS:
                yield town.start


def _counts_units(quantity: Quantity) -> bool:
    amount = quantity.amount
    return quantity.kind == "count" and quantity.unit in UNIT_RANKS and (amount.value != 1 or amount.of is not None)


_WORD = regex(rf"(?!\d){WORD}{{3,}}")
_SIGN = regex(r"[,;:.()\d]")
_BESIDE = regex(r"[^,;:()\n]{0,44}")
