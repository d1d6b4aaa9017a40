"""Lists of places that figures go through: the members in turn, "respectively", and the list again behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.singled_out import is_singled_out
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import ANY_YEAR, LETTER, last_semicolon
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

Earlier = Callable[[int, int], Focus | None]
_GLOSS = regex(rf" ?\((?:{LETTER}{{1,9}} )?[^\w() ]{{0,3}}")
"""Between a sum and the same in another currency."""
_GONE_THROUGH = frozenset(("country", "facility"))
_STOP = regex(r"[.,;:·।()\n](?!\d)")
_SEMICOLON = regex(r"[;·](?= )")
NEAR = 12
"""The longest text between two figures that are joined: "31 % and the"."""
COORDINATED = 60
"""Figures given for several places in turn stand this close together."""
LEAST = 3
"""Figures that a sentence must have for some of them to add up to another."""
_BREAKS = (": ", " – ", " — ", " - ")
SHARE = 4
"""How far behind a country its number in brackets begins at most, in characters."""
_BRACKETED = regex(r" ?\(\d[\d., ]*\)")


class ListedPlaces:
    """The lists of places of one article.

    ``earlier`` of the methods tells what the text between two positions is about.
    """

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        clauses: Clauses,
        foci: FocusMap,
        quantities: Sequence[Quantity],
    ) -> None:
        self.g, self.low = grammar, low
        self.segments = segments
        self.clauses = clauses
        self.foci = foci
        self.quantities = quantities
        self.joint = regex(rf",? (?:(?:{'|'.join(map(re.escape, grammar.joiners))}) )?")
        self.joiners = frozenset(grammar.joiners)
        self.respectively = clauses.said(grammar.respectively)
        self.several = [f for f in foci.events if len(f.places) > 1]
        self.has_gone_through = any(p.kind in _GONE_THROUGH for f in foci.events for p in f.places)

    def gone_through(self, sentence: Span, foci: list[Focus], start: int, earlier: Earlier) -> Focus | None:
        """Return the list of units that the text is at, where the items of a sentence before ``start`` have gone through it: "in A and B.
        34 cells took part, 11 in A and 23 in B; they built 88 houses"."""
        named = {f.places[0].name for f in foci}
        if len(named) < 2 or any(f.end > start or len(f.places) > 1 for f in foci):
            return None
        listed = earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
        return listed if listed is not None and named <= {p.name for p in listed.places} else None

    def in_turn(self, sentence: Span, start: int) -> PlaceLink:
        """Return the country, or the facility, of a figure in a sentence that goes through several of them: "Laos gave 20 cows, Thailand
        30", "20 guests came from Laos, 30 from Thailand", "2,340 workers: Japan 1,210, Germany 86"; but "China sent 15 tractors to Laos
        and 13 to Japan"."""
        if not self.has_gone_through or not any(p.kind in _GONE_THROUGH for f in self.foci.all_within(sentence) for p in f.places):
            return None
        units = self.foci.within(sentence)
        named = sorted([*units, *self.foci.passages_within(sentence)], key=START)
        shares = [p for f in named for p in f.places if self._has_share(p)]
        if len(shares) > 1 and (share := next((p for p in shares if 0 < start - p.end < SHARE), None)) is not None:
            return share.name
        if (row := self._row_behind_colon(sentence, named, start)) is not None:
            return row.link
        if units and units[0].places[0].kind not in _GONE_THROUGH:
            return None
        if len({f.places[0].kind for f in named}) != 1 or named[0].places[0].kind not in _GONE_THROUGH:
            return None
        begin = max(sentence[0] - 1, self.low.rfind(":", sentence[0], named[0].start))
        figures = [q.start for q in within(self.quantities, *sentence) if q.kind in LINKED and q.start > begin]
        if len({f.link for f in named if isinstance(f.link, str)}) < 2 or len(figures) < 2 or start not in figures:
            return None
        leads = named[0].start < figures[0]
        gaps = [[f for f in named if a < f.start < b] for a, b in pairwise([begin, *figures, sentence[1]])]
        if any(len(gap) > 1 for gap in gaps) or (gaps[-1] if leads else not all(gaps[1:])):
            return None
        index = figures.index(start)
        own = next((gap[0] for gap in reversed(gaps[: index + 1]) if gap), None) if leads else gaps[index + 1][0]
        return own.link if own else None

    def _row_behind_colon(self, sentence: Span, named: Sequence[Focus], start: int) -> Focus | None:
        """The place of a figure in a list behind a colon whose every row is one place and one figure of the same noun, whatever the places
        are: "the old capital of Hoa Lu with 23,000 tourists, the pagoda of Bai Dinh with 225,000 tourists"."""
        colon = self.low.rfind(":", sentence[0], start) + 1
        told = [q for q in within(self.quantities, colon, sentence[1]) if q.kind in LINKED] if colon else []
        places = [f for f in named if f.start >= colon]
        if len(told) < 2 or len({(q.kind, q.unit) for q in told}) > 1 or len(places) != len(told) or start not in (q.start for q in told):
            return None
        leads = places[0].start < told[0].start
        turns = [(f.start, q.start) if leads else (q.start, f.start) for f, q in zip(places, told, strict=True)]
        in_turn = all(a < b for a, b in turns) and all(a[1] < b[0] for a, b in pairwise(turns))
        return places[[q.start for q in told].index(start)] if in_turn else None

    def is_share(self, focus: Focus) -> bool:
        """Return whether countries have numbers of their own in brackets behind them: "318 people work abroad, in Japan (204), Taiwan (76)
        and South Korea (38)"."""
        return any(map(self._has_share, focus.places))

    def _has_share(self, place: Place) -> bool:
        return place.kind in _GONE_THROUGH and _BRACKETED.match(self.low, place.end) is not None

    def respective(self, sentence: Span, start: int, earlier: Earlier) -> PlaceLink | None:
        """Return the n-th of coordinated places for the n-th of as many coordinated figures, where the text says "respectively", or where
        these share one noun."""
        if not self._says_respectively(sentence, start):
            return self._shared(sentence, start) or self._summed(sentence, start, earlier)
        told = self._without_totals([q for q in within(self.quantities, *sentence) if q.kind in LINKED])
        glosses = {
            b.start: a.start for a, b in pairwise(told) if a.kind == b.kind == "money" and _GLOSS.fullmatch(self.low, a.edge, b.start)
        }
        figures = [q.start for q in told if q.start not in glosses]
        start = glosses.get(start, start)  # "37.6 million VND (1,790 USD)"
        named = self.foci.within(sentence)
        listed = any(len(f.places) > 1 for f in named)
        item = self.clauses.item(start)
        colon = self.low.rfind(": ", item[0], start)
        item = (colon + 1, item[1]) if colon >= 0 else item  # "A opened in July, B in October: 318 and 57 patients respectively"
        if (turn := self._by_item(named, figures, item, start)) is not None:
            return turn
        before = None if listed else self.gone_through(sentence, [f for f in named if f.end < item[0]], item[0], earlier)
        if before is not None:
            figures = [f for f in figures if item[0] <= f < item[1]]  # "A has 8, B 9; 22 and 9 respectively are left"
        elif not listed and not self._go_by_years(sentence[0], figures):
            before = earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
        if before is not None and len(before.places) == len(figures) > 1:
            return before.places[figures.index(start)].name if start in figures else None
        for focus in named:
            run = self._row(told, _run(figures, focus))
            if start in run and not self._go_by_years(focus.end, run):
                return focus.places[run.index(start)].name
            if run and (index := self._again(told, run, start)) is not None:
                return focus.places[index].name
        return None

    def _says_respectively(self, sentence: Span, start: int) -> bool:
        """Whether the item of a figure says "respectively", or its sentence does, and the figures of the item are joined."""
        item = self.clauses.item(start)
        if item == sentence or not says(self.respectively, self.low, *sentence):
            return says(self.respectively, self.low, *sentence)
        told = [q for q in within(self.quantities, *item) if q.kind in LINKED]
        return says(self.respectively, self.low, *item) or any(b.start - a.edge < NEAR for a, b in pairwise(told))

    def _without_totals(self, told: Sequence[Quantity]) -> list[Quantity]:
        """The figures but those that the joined ones behind them add up to: "61 houses in A and B, 34 and 27 respectively"."""
        return [
            whole
            for number, whole in enumerate(told)
            if (number and self._tied(told[number - 1], whole)) or not self._is_total(whole, told[number + 1 :])
        ]

    def _is_total(self, whole: Quantity, behind: Sequence[Quantity]) -> bool:
        tied = list(takewhile(lambda pair: self._tied(*pair), pairwise(behind)))
        parts = behind[: len(tied) + 1] if tied else []
        return len(parts) > 1 and all(q.kind == whole.kind for q in parts) and sum(q.amount.value or 0 for q in parts) == whole.amount.value

    def _tied(self, left: Quantity, right: Quantity) -> bool:
        """Whether nothing but a joiner parts two figures, or a figure and its noun from the next: "34 and 27", "34 houses and 27"."""
        return any(self.joint.fullmatch(self.low, end, right.start) for end in (left.end, left.edge))

    def _go_by_years(self, floor: int, figures: Sequence[int]) -> bool:
        """Whether as many years as figures stand right before them: "in 2021 and 2022 the district had 4 and 3 cases respectively"."""
        return len(figures) > 1 and len(ANY_YEAR.findall(self.low, floor, figures[0])) == len(figures)

    def _by_item(self, units: Sequence[Focus], figures: Sequence[int], item: Span, start: int) -> str | None:
        """The n-th of the places named one by one in the items before, for the n-th figure of an item that names none: "143 families in A,
        88 in B and 29 in C; 34, 41 and 52 % respectively sort their waste"."""
        before = [f for f in units if f.end <= item[0]]
        named = list(dict.fromkeys(f.places[0].name for f in before if f.rank == max(b.rank for b in before)))
        if any(item[0] < f.start < item[1] or len(f.places) > 1 for f in units) or len(named) < 2:
            return None
        if not says(self.respectively, self.low, *item):
            return None
        run = [f for f in figures if item[0] <= f < item[1]][: len(named)]
        joined = len(run) == len(named) and all(b - a < COORDINATED for a, b in pairwise(run))
        return named[run.index(start)] if joined and start in run else None

    def _row(self, told: Sequence[Quantity], run: Sequence[int]) -> Sequence[int]:
        """The row that is dealt out: a later one of joined numbers behind a comma, where words part those of the first one: "in A and B
        14 houses were built in May and 9 in June, while the schools got 120 and 85 computers respectively"."""
        first = [q for q in told if q.start in run]
        row = [q for q in told if run and q.start > run[-1]][: len(first)]
        if len(row) < max(2, len(run)) or self.low.find(", ", first[-1].end, row[0].start) < 0:
            return run
        tied, joined = (all(self.joint.fullmatch(self.low, a.end, b.start) for a, b in pairwise(r)) for r in (first, row))
        return [q.start for q in row] if joined and not tied else run

    def _again(self, told: Sequence[Quantity], run: Sequence[int], start: int) -> int | None:
        """Which of the places in turn a figure is of that stands in another row of as many behind their first ones: "in A and B, where 54
        and 37 households planted 9,100 and 5,600 trees respectively"."""
        size, behind = len(run), [q for q in told if q.start > run[-1]]
        for row in (behind[n : n + size] for n in range(0, len(behind), size)):
            if len(row) < size or not all(self.joint.fullmatch(self.low, a.end, b.start) for a, b in pairwise(row)):
                return None
            if start in (starts := [q.start for q in row]):
                return starts.index(start)
        return None

    def _shared(self, sentence: Span, start: int) -> PlaceLink | None:
        """The n-th of the places that a part of a sentence opens with for the n-th of as many figures with one noun, or as many joined
        rates: "A and B followed, with 24 and 19 members", "…; in A and B it stays at 31 and 33.5 percent"."""
        if not within(self.several, *sentence):
            return None
        part = self._part(sentence, start)
        units = self.foci.within(part)
        size = len(units[0].places) if units else 0
        if size < 2:
            return None
        end = units[1].start if len(units) > 1 else part[1]  # "…, but C has none"
        told = within(self.quantities, part[0], end)
        counts = [q for q in told if q.kind == "count" and q.noun is not None]
        shared = [q for q in counts if sum(q.noun == other.noun for other in counts) > 1]
        rates = [q for q in told if q.kind == "percentage"]
        if len(ANY_YEAR.findall(self.low, *part)) > 1:
            return None  # "in A and B there were 24 and 19 cases in 2023 and 2024"
        if any(q.start == start for q in rates):
            return self._dealt(units[0], rates, start, end)
        if size != len(shared) or len(counts) > size or shared[0].start < units[0].end or len({q.noun for q in shared}) != 1:
            return None
        figures = [q.start for q in shared]
        joined = all(self.joint.fullmatch(self.low, a.end, b.start) for a, b in pairwise(shared))
        return units[0].places[figures.index(start)].name if joined and start in figures else None

    def _dealt(self, unit: Focus, rates: Sequence[Quantity], start: int, end: int) -> PlaceLink | None:
        """The place of one of as many joined rates as a list has places, behind which no further things are joined ("95 % and 90 % of
        roads and canals")."""
        joined = all(self.joint.fullmatch(self.low, a.end, b.start) for a, b in pairwise(rates))
        told = len(rates) == len(unit.places) and rates[0].start > unit.end and not any(q.points or q.change for q in rates)
        stop = _STOP.search(self.low, rates[-1].end, end)
        behind = self.low[rates[-1].end : stop.start() if stop else end].split()
        if not joined or not told or not self.joiners.isdisjoint(behind):
            return None
        return unit.places[[q.start for q in rates].index(start)].name

    def _part(self, sentence: Span, start: int) -> Span:
        """The part of a sentence between semicolons that holds a position."""
        first = last_semicolon(self.low, sentence[0], start)
        behind = _SEMICOLON.search(self.low, start, sentence[1])
        return (first + 1 if first >= 0 else sentence[0]), (behind.start() if behind else sentence[1])

    def _summed(self, sentence: Span, start: int, earlier: Earlier) -> PlaceLink | None:
        """The n-th of the list that the text is at, or that the sentence names, for the n-th of as many numbers behind a colon or dash
        that add up to the count before it: "286 tanks are ready: 103, 79 and 104", "in A and B 74 jars – 40 and 34"."""
        low, high = (bisect_left(self.quantities, bound, key=START) for bound in sentence)
        units = self.foci.within(sentence)
        if high - low < LEAST or len(units) > 1:
            return None
        mark = max(self.low.rfind(mark, sentence[0], start) for mark in _BREAKS)
        if mark < 0 or (units and units[0].end > mark):
            return None
        first = bisect_left(self.quantities, mark, key=START)
        whole = [q for q in self.quantities[low:first] if q.kind == "count"][-1:]
        parts = self.quantities[first:high]
        listed = units[0] if units else earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
        if not whole or listed is None or len(listed.places) != len(parts) or len(parts) < 2:
            return None
        total = sum(q.amount.value or 0 for q in parts if q.kind == "count" and q.noun == whole[0].noun and q.amount.of is None)
        starts = [q.start for q in parts]
        joined = total == whole[0].amount.value and all(self.joint.fullmatch(self.low, a.end, b.start) for a, b in pairwise(parts))
        return listed.places[starts.index(start)].name if joined and start in starts else None

    def is_dealt(self, focus: Focus) -> bool:
        """Return whether each of several places gets a rate of its own in its sentence, "respectively"; or any figure, where they are
        singled out: "A and B alone have 9 and 12 groups respectively"."""
        sentence = self.segments.sentence_at(focus.start)
        if self.respectively is None or not self.respectively.search(self.low, *sentence):
            return False
        single = is_singled_out(self.g, self.low, focus)
        return bool(_run([q.start for q in within(self.quantities, *sentence) if single or q.kind == "percentage"], focus))


def _run(figures: list[int], focus: Focus) -> Sequence[int]:
    """The coordinated ones of ``figures`` that stand right behind or before the places of a focus, one for each."""
    size = len(focus.places)
    middle, behind = (bisect_left(figures, bound) for bound in (focus.start, focus.end))
    runs = (figures[behind : behind + size], figures[middle - size : middle] if middle >= size else [])
    return next((r for r in runs if size > 1 and len(r) == size and all(b - a < COORDINATED for a, b in pairwise(r))), ())
