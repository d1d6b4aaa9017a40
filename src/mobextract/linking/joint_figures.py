"""Figures that share the place behind the last of them: gifts and those who get them ("gave 15 saws and 40 helmets to 12 rangers in A"),
families and their people ("83 families with 325 people in A and 146 with 606 in B", "83 families/325 people in A")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.givers import is_given
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.locatives import RECEIVERS, opening_in
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS
from mobextract.text.brackets import brackets_at
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

_PARTED, _WORDS, _SIGN = regex(r"[;·:()]"), regex(r"\S+"), regex(r"[\d.,;·:()।\n]")
_SLASH = regex(r" ?/ ?")
_WORTH = regex(r",(?:[^,;()]|\([^()]*\)){1,70},|\([^()]{1,70}\)")
"""What a gift is worth, before those who get it: "60 gifts (worth 300,000 dong each) to 60 pupils"."""
_NAMES = regex(r" ?[:–—(-]? ?")
"""Between units that are counted and the first of their names."""
GIFTS = 160
"""How far behind the first of several gifts the place of those who get them may stand, in characters."""
GIVER = 70
"""How far before it the verb may stand, its subject between: "ga Kvinneunionen i Muong Phang 15 gaver"."""
WORTH = 5
"""So many words say what a gift is worth: "til en samlet verdi av"."""
SOURCE = 20
"""So many words say what it is for, and where it comes from: "from the capital of the province's fund for farmers"."""
GETTERS = PEOPLE | {"household", "poor_household", "near_poor_household", "family", "school", "village", "class", "kindergarten"}
"""Who gets a gift: concepts."""
NEAR = 36
"""The longest text between the last of such figures and its place, in characters."""
BETWEEN = 3
"""So many blanks at most part a place from the next pair of figures: a designator and "and" stand between."""


def slashed(low: str, quantities: Sequence[Quantity], start: int, end: int) -> tuple[int, int]:
    """Return the span of two counts that a slash joins, of which the one at ``[start, end)`` is either ("83 families/325 people"): what
    is told of one is told of both; else that span itself."""
    index = bisect_left(quantities, start, key=START)
    for pair in (quantities[max(index - 1, 0) : index + 1], quantities[index : index + 2]):
        if len(pair) == 2 and all(q.kind == "count" for q in pair) and _SLASH.fullmatch(low, pair[0].edge, pair[1].start):
            return pair[0].start, pair[1].edge
    return start, end


class JointFigures:
    """The figures of one article that may share a place."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> None:
        self.g = grammar
        self.low = low
        self.quantities = quantities

    def handed_over(self, figure: int, place: int, floor: int) -> bool:
        """Return whether a figure is one of several that somebody gives to those in a place behind them: "the union gave 15 saws and 40
        helmets worth 310 million VND to rangers in Na Hau", "gave 15 gifts to 15 households in Na Hau"; ``floor`` is where the clause
        begins."""
        given = within(self.quantities, floor, place)
        if given and given[-1].unit in UNITS and _NAMES.fullmatch(self.low, given[-1].edge, place):
            place = given.pop().start  # "to people in two communes: A and B"
        given = self._given(given, floor)
        if len(given) < 2 or not given[0].start <= figure < place or place - given[0].start > GIFTS:
            return False
        row = [q for q in given if q.kind != "money"]
        worths = [span for a, b in pairwise(row) if (span := self._worth(a, b)) is not None]
        if any(a <= figure < b for a, b in worths):
            figure = row[bisect_left(row, figure, key=START) - 1].start
        given = [q for q in given if not any(a <= q.start < b for a, b in worths)]
        if given[-1].kind == "money" and (told := brackets_at(self.low, given[-1].start)) is not None:
            figure, last = min(figure, given[-2].start), told[1] + 1  # "80 grants (worth 1 million dong each) to pupils in A"
            parted = given[-2].edge < told[0] - 2 or _PARTED.search(self.low, last, place) is not None
            given = given[:-1]
        else:
            last, signs = given[-1].edge, (m.start() for m in _PARTED.finditer(self.low, figure, place))
            parted = any(not any(a <= at < b for a, b in worths) for at in signs)
        gap = self.low[last:place]
        closed = given[-1].kind == "money" and gap.count(",") == 1  # ", worth 1.7 billion each, to schools in A"
        located = len(gap) <= RECEIVERS and ("," not in gap or closed) and (self._is_inside(last, place) or self._is_getters(last, place))
        joined = all(self._goes_along(a, b) for a, b in pairwise(q for q in given if q.start >= figure))
        return located and joined and not parted

    def _given(self, figures: list[Quantity], floor: int) -> list[Quantity]:
        """The figures of a clause from the first on that a verb of giving stands before: "planted 20 trees and gave 15 gifts to …"."""
        edges = (floor, *(q.edge for q in figures))
        first = next(
            (i for i, q in enumerate(figures) if is_given(self.g, self.low, q.start, max(edges[i], q.start - GIVER))), len(figures)
        )
        return figures[first:]

    def _is_getters(self, end: int, place: int) -> bool:
        """Whether a place right behind the last gift gets it: "5 computers to My Ly commune"; not where that comes from."""
        words = [m.start() for m in _WORDS.finditer(self.low, end, place)]
        if not words or len(words) > BETWEEN or any(self.g.origins_before.after(self.low, at) for at in words):
            return False
        to = self.g.spent_on.after(self.low, words[0]) is not None
        return to or all(self.g.unit_nouns.after(self.low, at) for at in words)  # "to", or the dative alone

    def _is_inside(self, end: int, place: int) -> bool:
        """Whether "in" is among the last words before a place."""
        words = [m.start() for m in _WORDS.finditer(self.low, end, place)]
        return opening_in(self.g, self.low, words) is not None

    def _goes_along(self, first: Quantity, second: Quantity) -> bool:
        """Whether a gift stands beside another ("15 saws, 40 helmets and 12 hoes"), or a sum says what it is worth, or a number how many
        get it; not "60 gifts to the poor, and 12 hoes"."""
        worth = self._worth(first, second)
        gap = self.low[worth[1] if worth is not None else first.edge : second.start]
        words = gap.replace(",", " , ").split()
        if second.kind == first.kind == "money":
            return len(words) == 1
        if second.kind == "percentage":
            return False  # "gave 290 units, 6.4 % of the blood in the province"
        if second.kind == "money":
            comma = second.start - len(gap) + gap.find(",")
            told = "," not in words or self.g.worth.after(self.low, skip_blanks(self.low, comma + 1)) is not None
            return words.count(",") <= 1 and len(words) <= WORTH and told
        gets = second.unit in GETTERS and first.unit not in GETTERS and "," not in words and not self.g.joiners.intersection(words)
        if gets and len(words) <= SOURCE:
            return _SIGN.search(gap) is None
        if len(words) > 3:
            return False
        return worth is None and bool(words) and (words[-1] in self.g.joiners or words == [","]) and len(words) - words.count(",") <= 2

    def _worth(self, gift: Quantity, getters: Quantity) -> Span | None:
        """Where commas, or brackets, with a sum tell what a gift is worth, right behind it and before those who get it: "50 grants, each
        worth one million dong, to 50 pupils"."""
        if getters.unit not in GETTERS or gift.unit in GETTERS:
            return None
        aside = _WORTH.search(self.low, gift.edge, getters.start)
        if aside is None or aside.start() - gift.edge > BETWEEN:
            return None
        return aside.span() if any(q.kind == "money" for q in within(self.quantities, *aside.span())) else None

    def paired(self, start: int, own: Focus | None, behind: Focus) -> bool:
        """Return whether the place behind the next figure is that of this one too: "in A and 146 families with 606 people in B", "of which
        3 billion and 900 work-days in B"; ``own`` is the place before."""
        figure = first_from(self.quantities, start)
        other = first_from(self.quantities, figure.edge) if figure is not None else None
        if figure is None or other is None or not other.edge <= behind.start <= other.edge + NEAR or _is_same(self.low, figure, other):
            return False
        gap = self.low[figure.edge : other.start].split()
        tied = len(gap) == 1 and (gap[0] in self.g.joiners or gap[0] == "," or self.g.asides.get(gap[0]) is not None)
        if not tied or _SIGN.search(self.low, other.edge, behind.start) or not self._is_inside(other.edge, behind.start):
            return False
        if own is None:
            return gap[0] != ","  # "after 22 meals, 97 households in A agreed"
        if behind.lies_in(own) and behind.rank > own.rank and self.g.including.before(self.low, start) is not None:
            return True
        last = last_before(self.quantities, own.start)
        row = last is not None and 0 < own.start - last.edge <= NEAR and not _SIGN.search(self.low, last.edge, own.start)
        return row and own.rank == behind.rank and self.low.count(" ", own.end, start) <= BETWEEN


def _is_same(low: str, first: Quantity, second: Quantity) -> bool:
    """Whether two figures count the same: by their concept, and their nouns as written ("312 cows and 1,450 geese" are two)."""
    if first.unit is None or first.unit != second.unit:
        return False
    nouns = [q.noun for q in (first, second)]
    one, other = (low[n.start : n.end][:4] if n is not None else "" for n in nouns)
    return not one or not other or one == other
