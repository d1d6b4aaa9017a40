"""Whether "in" stands between a place and a figure: "60 gifts for poor people in Mon Son commune", "40 houses in Dong Thap province"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import Focus, is_home
from mobextract.linking.givers import is_given
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.told_places import NEXT
from mobextract.text.brackets import brackets_at
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

_BREAK, _PARTED = regex(r",(?!\d)|[;·:()]"), regex(r"[;·:()]")
_GAP, _LEFT, _WORDS = regex(r"[\d.,;·:()।\n]"), regex(r"[\d.;·:()।\n]"), regex(r"\S+")
_CONVERTED = regex(r" ?\([^()]{1,40}\)")
"""What a sum is in another currency."""
_AFTER_COMMA = regex(r", (?=\S)")
FAR, COMMAS = 130, 3
"""How long what is told of those who get a sum may be, in characters, and how many commas stand in it."""
RECEIVERS = 70
"""The longest text between what is given and the place of those who get it."""
BESIDE = 30
"""How far a place may stand from the figure that is its own, in characters."""
FACILITY = 90
"""How long the opening of a sentence may be that tells in what of a unit something happens, in characters."""
TAIL = 4
"""So many words before a place are looked at for "in": "trên địa bàn xã"."""
PHRASE = 8
"""So many, where a designator stands among the last of them: "in the northern mountainous border district of"."""
FEW = 2
"""So many words may stand between "in" and a place."""
WORD = 10
"""How long a further word between "in" and a place may be."""
NEXT_TO = 20
"""The longest text between what is counted and the unit it is in, in another province: "in the province of"."""


def is_abroad(focus: Focus) -> bool:
    """Return whether a focus is another country: "killed ten people in the Philippines"."""
    return all(place.kind == "country" and not is_home(place) for place in focus.places)


def opening_in(grammar: LinkGrammar, low: str, words: Sequence[int]) -> int | None:
    """Return where "in" opens what ends in a place, of whose words before it these are the beginnings: "in Mon Son", "in the northern
    mountainous district of Nam Giang"."""
    near = next((at for at in reversed(words[-TAIL:]) if grammar.inside_before.after(low, at)), None)
    if near is not None or not any(grammar.unit_nouns.after(low, at) for at in words[-FEW:]):
        return near
    return next((at for at in reversed(words[-PHRASE:-TAIL]) if grammar.inside_before.after(low, at)), None)


class Locatives:
    """The words for "in" of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, foci: FocusMap) -> None:
        self.g = grammar
        self.low = low
        self.foci = foci
        self._brackets: dict[int, Span | None] = {}

    def brackets(self, position: int) -> Span | None:
        """Return the brackets around a position: all figures of a sentence ask for those of all its places."""
        if position not in self._brackets:
            self._brackets[position] = brackets_at(self.low, position)
        return self._brackets[position]

    def located(self, end: int, start: int) -> bool:
        """Return whether "in" stands before a place behind a figure, with one comma at most between: "60 gifts for poor, near-poor people
        in Mon Son commune"."""
        gap = self.low[end:start]
        if len(gap) > RECEIVERS or gap.count(",") > 1 or _LEFT.search(gap):
            return False
        words = [end + m.start() for m in _WORDS.finditer(gap)]
        if any(self.g.partitive.after(self.low, at) for at in words):
            return False  # "3.2 billion dong, of which commune A 600 million"
        return opening_in(self.g, self.low, words) is not None

    def named_from(self, end: int, start: int) -> int:
        """Return where "in" stands behind ``end``, far before a place at ``start``, its designator between: "in the northern mountainous
        province of Ha Giang"; else ``start``."""
        words = [m.start() for m in _WORDS.finditer(self.low, max(end, start - RECEIVERS), start)]
        opening = opening_in(self.g, self.low, words) if len(words) > TAIL else None
        return start if opening is None or _GAP.search(self.low, opening, start) else opening

    def given_to(self, start: int, end: int, place: int) -> bool:
        """Return whether somebody who is told of between gets what is given at ``[start, end)``, "in" right before the place, whatever
        the sum is in another currency: "gave 50 million dong (1,900 USD) to Mrs Be, 84 years old, from a poor household in Mon Son
        commune"."""
        if not is_given(self.g, self.low, start, max(0, start - BESIDE)):
            return False
        converted = _CONVERTED.match(self.low, end)
        gap_start = converted.end() if converted is not None else end
        gap = self.low[gap_start:place]
        if len(gap) > FAR or _PARTED.search(gap) or gap.count(",") > COMMAS:
            return False
        words = [gap_start + m.start() for m in _WORDS.finditer(gap)]
        if any(self.g.of_which.after(self.low, at) or self.g.among.after(self.low, at) for at in words):
            return False
        if any(self._opens_clause(m.end()) for m in _AFTER_COMMA.finditer(self.low, gap_start, place)):
            return False
        return opening_in(self.g, self.low, words) is not None

    def _opens_clause(self, at: int) -> bool:
        """Whether a joiner, a contrast or "including" stands behind a comma."""
        word = self.low[at : at + WORD].partition(" ")[0]
        return word in self.g.joiners or word in self.g.contrasts or self.g.including.after(self.low, at) is not None

    def is_inside(self, focus: Focus, between: int = FEW) -> bool:
        """Return whether "in" stands before a name, or behind it, a designator or an article between: "in the city of Dong Hoi", "डोंग
        होई शहर में"; ``between`` is how many words at most."""
        start = focus.places[0].start
        words = [m.start() for m in _WORDS.finditer(self.low, max(0, start - BESIDE - WORD * (between - FEW)), start)][-1 - between :]
        parted = _PARTED if between == FEW else _BREAK
        if any(self.g.inside_before.after(self.low, at) and not parted.search(self.low, at, start) for at in words):
            return True
        return self._is_inside_behind(focus)

    def opens_inside(self, sentence: int, focus: Focus) -> bool:
        """Return whether a sentence opens with what lies in a unit: "at the primary school of Coi village, …", "कोई गाँव के स्कूल में …"."""
        begin, start, end = skip_blanks(self.low, sentence), focus.places[0].start, focus.end
        if self.g.closing_before.after(self.low, begin) is not None:
            return start - begin <= FACILITY and not _GAP.search(self.low, begin, start)
        if not self.g.postpositional or start - begin > BESIDE:
            return False
        words = [m.start() for m in _WORDS.finditer(self.low, end, end + FACILITY)]
        inside = next((at for at in words if self.g.closing_after.after(self.low, at)), None)
        owned = any(self.g.of.after(self.low, at) for at in words[:2])  # "कोई के …", "कोई गाँव के …"
        return owned and inside is not None and not _GAP.search(self.low, end, inside)

    def _is_inside_behind(self, focus: Focus) -> bool:
        end = skip_blanks(self.low, focus.places[-1].end)
        behind = [end, *(m.end() for m in NEXT.finditer(self.low, end, end + BESIDE))][:2]
        return any(self.g.inside_after.after(self.low, at) for at in behind)

    def counted_in(self, start: int, end: int, sentence: Span) -> Focus | None:
        """Return the unit right beside what is counted at ``[start, end)`` that it is told to be in, where that lies outside the article's
        own province: "repaired 40 houses in Dong Thap province", "डोंग थाप प्रांत में 40 घरों की मरम्मत की"."""
        foci = [f for f in self.foci.all_within(sentence) if (f.unit and not f.weak) or is_abroad(f)]
        middle = bisect_left(foci, start, key=START)
        after = [f for f in foci[middle : middle + 1] if end <= f.start < end + NEXT_TO]
        before = [f for f in foci[max(0, middle - 1) : middle] if f.end <= start < f.end + NEXT_TO]
        before = [f for f in before if self.g.joiners.isdisjoint(self.low[f.end : start].split())]  # not "A में और 12 B में"
        near = [f for f in before if self._is_inside_behind(f) and not _BREAK.search(self.low, f.end, start)]
        near += [f for f in after if not _BREAK.search(self.low, end, f.start)]
        if not near:
            return None
        alone = sum(map(is_abroad, foci)) == 1  # not "China sold 15 tractors to Laos", "в Лаос"
        return next((f for f in near if ((alone and is_abroad(f)) or self.foci.is_foreign(f)) and self.is_inside(f)), None)

    def leads_on(self, start: int, end: int) -> bool:
        """Whether words lead from what is counted to some of it: "two models including one in A hamlet"."""
        return self.g.instances.search(self.low, start, end) is not None
