"""Wholes that are told with their parts and were read as one of these: "it began in A; now there are 39 clubs: 23 in A, 16 in B", "58
billion, of which 22 for A and 17 for B", "A lost 312 cages, B 275 and C 190, 96 billion altogether", "20 gifts in A. Then 231 in B. In
total, 251 gifts"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from mobextract.figures.quantity import Quantity
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import PROVINCE, lies_within, names_of, rank_of, shared_parents
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import ANY_WORD, skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

LEAST = 10
"""Smaller numbers may be sums by chance."""
MOST = 12
"""How many figures behind a whole its parts may stand."""
WORDS = 3
"""Words between "altogether" and the figure that it is said of, less one: "a total of more than 187 members"."""
LIVES: frozenset[str | None] = frozenset(("life", "person", "victim"))
"""Concepts of what a disaster takes, whatever it is called in each place."""
_NAMES = regex(r"[^.,;:()\d]{0,24}:(?!\d)")
"""Between the models that are counted and their names: at most the verb, and the colon."""
_COLON = regex(r":(?!\d)| [–—-] |\(")
_SIGN = regex(r"[,;:.(–—]")
_BROKEN = regex(r"[,;:.()\d²³]")


class PartedWholes:
    """The wholes of one article and the units that their parts are in; ``places`` are what the figures were read as, by number."""

    def __init__(
        self, grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], foci: FocusMap, places: list[PlaceLink]
    ) -> None:
        self.g, self.low, self.segments = grammar, low, segments
        self.quantities, self.foci, self.places = quantities, foci, places

    def widen(self) -> list[int]:
        """Give such wholes, and the figures between them and their parts, the place of all the parts; return their numbers."""
        changed: list[int] = []
        for index, whole in enumerate(self.quantities):
            if whole.kind not in ("count", "money") or not isinstance(read := self.places[index], str):
                continue
            sentence = self.segments.sentence_at(whole.start)
            parts, left = self._parts(index, sentence[1])
            if parts:
                place, last = self._around_parts(index, parts, left, sentence), parts[0]
            else:
                total = self._is_total(index)
                place, last = self._told_together(index, sentence) if total else self._spelt_out(index, sentence[1]), index + 1
                if place == read and (summed := self._summed(index, sentence[0], total=total)) is not None:
                    place, last = summed, index + len(within(self.quantities, whole.start, sentence[1]))
                elif place == read and (beyond := self._beyond(index, sentence)) is not None:
                    changed += self._give(index, beyond, sentence[1])
                    continue
            if place is None or place == read:
                continue
            same = [at for at in range(index, last) if self.places[at] == read or self.places[at] in names_of(place)]
            for at in same:
                self.places[at] = place or None  # of several provinces, and what else is not told
            changed += same
        return changed

    def _parts(self, index: int, end: int) -> tuple[list[int], Decimal]:
        """The figures behind a whole that are parts of it, in different units, and what they leave over: they make it up, or follow a
        colon, a dash, a bracket or "of which"."""
        whole, found = self.quantities[index], list[int]()
        left = whole.amount.value or Decimal(0)
        if not left or whole.amount.of is not None or whole.unit is None:
            return [], left
        for at in range(index + 1, min(len(self.quantities), index + MOST)):
            part = self.quantities[at]
            if part.start >= end or left == 0:
                break
            if (part.kind, part.unit) != (whole.kind, whole.unit):
                if found:
                    break
                continue
            if not part.amount.value or part.amount.of is not None or part.amount.value > left or part.amount.value == whole.amount.value:
                return [], left
            found.append(at)
            left -= part.amount.value
        names = {self.places[at] for at in found if isinstance(self.places[at], str)}
        made_up = left == 0 and (whole.amount.value or 0) >= LEAST
        told = 1 < len(names) == len(found) and (made_up or self._introduced(index, found[0]))
        return (found if told else []), left

    def _introduced(self, index: int, first: int) -> bool:
        """Whether a colon, a dash or a bracket, or "of which", stands between a whole and its first part."""
        low, end, start = self.low, self.quantities[index].tail, self.quantities[first].start
        sign = _COLON.search(low, end, start)
        if sign is not None and sign[0][0] == " " and self._is_item(self.quantities[index]):
            return False  # "nine children: five – from A, three – from B, one – from C"
        if sign is not None:
            return sign[0] != "(" or low.find(")", sign.end(), start) < 0
        if self.g.part_after.after(low, skip_blanks(low, self.quantities[index].end)) is not None:
            return False  # "11 of which are in A, 5 in B": parts of one whole before
        words = [m.start() for m in ANY_WORD.finditer(low, end, start)]
        behind = skip_blanks(low, self.quantities[first].end)
        of_them = self.g.part_after.after(low, behind) is not None
        return of_them or any(self.g.of_which.after(low, at) or self.g.among.after(low, at) for at in words)

    def _is_item(self, count: Quantity) -> bool:
        """Whether a count without a noun stands right behind a colon or a comma, as a part of a count before it: a dash behind it stands
        for its verb."""
        return count.rule == "count.ellipsis" and self.low[max(0, count.start - 2) : count.start].strip(" ") in (":", ",", ";")

    def _has_own(self, index: int, first: int) -> bool:
        """Whether a unit stands behind a whole, nothing but words between: "14 schools in the district (five in A, …)"."""
        end = self.quantities[index].tail
        sign = _SIGN.search(self.low, end, self.quantities[first].start)
        return bool(self.foci.within((end, sign.start() if sign is not None else end)))

    def _around_parts(self, index: int, parts: Sequence[int], left: Decimal, sentence: Span) -> PlaceLink:
        """The place of a whole that was read as one of its parts, or as a unit beside them: the one that its paragraph is about around
        them; else all of them, where nothing is left over."""
        start, read = self.quantities[index].start, self.places[index]
        names = [str(self.places[at]) for at in parts]
        units = [p for f in self.foci.within((start, sentence[1])) for p in f.places if p.name in names]
        rank = min(map(rank_of, units), default=0)
        if {p.name for p in units} != set(names) or self._has_own(index, parts[0]):
            return read
        before = self.foci.within((sentence[0], start))
        if rank <= PROVINCE:
            beyond = not before and all(rank_of(p) == PROVINCE for p in units) and self._is_inside(read)
            return (names if left == 0 else []) if beyond else read
        if before and (read not in names or any(f.link == read and f.rank < rank for f in before)):
            return read
        if read not in names and any(self.foci.lies_in(name, read) for name in names):
            return read
        around = self._held(units, rank, (self.segments.paragraph_at(start)[0], start))
        if around is not None:
            return around
        known = [self.foci.known[name] for name in shared_parents(units) if name in self.foci.known]
        narrow = next((place.name for place in known if place.kind != "province"), None)
        return narrow or (names if left == 0 else next((place.name for place in known), read))

    def _is_inside(self, read: PlaceLink) -> bool:
        """Whether a whole was read as of what lies in a province."""
        place = self.foci.known.get(read) if isinstance(read, str) else None
        return place is not None and rank_of(place) > PROVINCE

    def _held(self, units: Sequence[Place], rank: int, before: Span) -> PlaceLink:
        """The unit around several, or the list of them, that the paragraph names before them, or refers to."""
        names = {p.name for p in units}
        for focus in reversed(self.foci.within(before)):
            if len(focus.places) > 1:
                if names <= set(names_of(focus.link)):
                    return focus.link
            elif PROVINCE <= focus.rank < rank and all(lies_within(p, focus.places[0]) for p in units):
                return focus.link
        return None

    def _told_together(self, index: int, sentence: Span) -> PlaceLink:
        """All the units of one rank that a sentence told of in turn before a figure that is said to be altogether, and that was read as
        of the last one."""
        whole, read = self.quantities[index], self.places[index]
        foci = [f for f in self.foci.within((sentence[0], whole.start)) if not f.level]
        last = next((p for f in reversed(foci) for p in reversed(f.places)), None)
        if last is None or last.name != read:
            return read
        alike = [p for f in foci for p in f.places if rank_of(p) == rank_of(last)]
        names = list(dict.fromkeys(p.name for p in alike))
        if not 1 < len(names) == len(alike) or self.foci.within((whole.start, self._next(index, sentence))):
            return read
        shared = [(q.kind, q.unit) for q in within(self.quantities, sentence[0], whole.start)]
        return names if len(shared) >= len(names) and any(shared.count(s) > 1 for s in shared) else read

    def _spelt_out(self, index: int, end: int) -> PlaceLink:
        """All the units that models run in which are counted before a colon and named behind it, one in each, and were read as those of
        one of them: "two models: «A» in X and «B» in Y"."""
        whole, read = self.quantities[index], self.places[index]
        colon = _NAMES.match(self.low, whole.tail) if whole.unit == "model" else None
        foci = [f for f in self.foci.within((colon.end(), end)) if f.unit and not f.level] if colon is not None else []
        names = list(dict.fromkeys(f.link for f in foci if isinstance(f.link, str)))
        alike = len({f.rank for f in foci}) == 1 and len(names) == len(foci) == whole.amount.value
        return names if alike and len(names) > 1 and read in names else read

    def _summed(self, index: int, opening: int, *, total: bool) -> PlaceLink:
        """All the units whose figures before it a ``total``, or what a sentence opens with as one, makes up to the last one, told in
        sentences before: "20 gifts in A. Then 231 in B. In total there were 251"; None where it is no such total."""
        whole, left = self.quantities[index], self.quantities[index].amount.value or Decimal(0)
        if whole.kind != "count" or whole.unit is None or left < LEAST or whole.amount.of is not None:
            return None
        if not total and self.g.overall.after(self.low, opening) is None:
            return None
        names: list[str] = []
        for at in range(index - 1, max(-1, index - MOST), -1):
            part, place = self.quantities[at], self.places[at]
            if (part.kind, part.unit) != (whole.kind, whole.unit):
                continue
            if part.start >= opening or not isinstance(place, str) or not part.amount.value or part.amount.value > left:
                return None
            names.insert(0, place)
            left -= part.amount.value
            if not left:
                break
        return names if not left and 1 < len(set(names)) == len(names) and self.places[index] in names else None

    def _give(self, index: int, place: PlaceLink, end: int) -> list[int]:
        """Give a total, and what its sentence counts of the same behind it, a place, or none; return their numbers."""
        read, units = self.places[index], _alike(self.quantities[index].unit)
        behind = range(index, index + len(within(self.quantities, self.quantities[index].start, end)))
        same = [at for at in behind if self.places[at] == read and self.quantities[at].unit in units]
        for at in same:
            self.places[at] = place or None
        return same

    def _beyond(self, index: int, sentence: Span) -> PlaceLink:
        """The unit around several that the paragraph told of in turn, where a sentence opens with a total of more than these have: "in A 12
        people died, in B 7. In all 30 lives were lost"; an empty list where the text names none; None where it is no such total."""
        whole, told = self.quantities[index], dict[str, Decimal]()
        if whole.kind != "count" or self.g.overall.after(self.low, sentence[0]) is None or self.foci.within(sentence):
            return None
        units = _alike(whole.unit)
        low = bisect_left(self.quantities, self.segments.paragraph_at(whole.start)[0], key=START)
        for at in range(max(low, index - MOST), index):
            part, place = self.quantities[at], self.places[at]
            if part.kind == "count" and part.unit in units and isinstance(place, str) and part.start < sentence[0]:
                told[place] = max(told.get(place, Decimal(0)), part.amount.value or Decimal(0))
        known = [self.foci.known[name] for name in told if name in self.foci.known]
        apart = 1 < len(told) == len(known) and len(set(map(rank_of, known))) == 1 and self.places[index] in told
        if not apart or (whole.amount.value or 0) < sum(told.values()):
            return None
        if whole.amount.value == sum(told.values()):
            return list(told)
        return next((name for name in shared_parents(known) if name in self.foci.known), [])

    def _is_total(self, index: int) -> bool:
        """Whether "altogether" stands right behind a figure and what it counts, or before it, words between."""
        if not self.g.overall_scanner.is_in(self.low):
            return False
        low, overall, figure = self.low, self.g.overall, self.quantities[index]
        if overall.after(low, skip_blanks(low, figure.tail)) is not None:
            return True
        at = figure.start
        for _ in range(WORDS):
            if overall.before(low, at) is not None:
                return True
            begin = low.rfind(" ", 0, at - 1) + 1
            if not begin or _BROKEN.search(low, begin, at):
                return False
            at = begin
        return False

    def _next(self, index: int, sentence: Span) -> int:
        """Where the next figure of the sentence begins, or the sentence ends."""
        after = self.quantities[index + 1].start if index + 1 < len(self.quantities) else sentence[1]
        return min(after, sentence[1])


def _alike(unit: str | None) -> frozenset[str | None]:
    """The concepts that a total may count of what is told before as ``unit``."""
    return LIVES if unit in LIVES else frozenset((unit,))
