"""Units that are only named in passing: where somebody went to learn or was born, what another borders, where goods come from or go to.

"In A, after a study trip to B, 12 households planted tea": the text tells of A. They are left only where the text is at another unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.told_places import DESIGNATED
from mobextract.text.folding import ANY_WORD, skip_blanks
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Span

NEAR = 50
"""How far before a name the words may begin that make it one in passing, in characters."""
BEHIND = 40
"""How far behind it they may end, in a language with postpositions."""
SHORT = 4
"""Letters of the longest preposition or article between two coordinated names."""
_WORDS = regex(r"[^.,;:·।()\d\n]*")
_CLAUSE = regex(r"[^.,;:·()\n]*")
_OPENS = regex(r"(?:[ -][^\s.,;:·()\d]+){0,2},? ?")
"""Between a name and a clause that tells of it: a designator, perhaps with a postposition, a comma."""

BothSides = tuple[Scanner | None, Scanner | None]
"""Scanners for the words before, and behind, a name."""


class PassingPlaces:
    """The units that one article names in passing."""

    def __init__(self, grammar: LinkGrammar, low: str, clauses: Clauses, quantities: Sequence[Quantity]) -> None:
        self.low = low
        self.quantities = quantities
        self.joiners, self.here, self.levels, self.nouns = grammar.joiners, grammar.here, grammar.levels, grammar.unit_nouns
        self.postpositional = grammar.postpositional
        self.where = clauses.said(grammar.where_scanner)
        self.learned, self.beside, self.traded, self.sources, self.strangers = (
            (clauses.said(before), clauses.said(after))
            for before, after in (grammar.learned_in, grammar.beside, grammar.traded, grammar.sources, grammar.strangers)
        )
        self.gets = clauses.said(grammar.gets)
        self.others, self.merger, self.has, self.inside = grammar.others, grammar.merger, grammar.has, grammar.inside_before

    def left(self, foci: Sequence[Focus], earlier: Focus | None, sentence: Span, before: Callable[[], Focus | None]) -> list[Focus]:
        """Return the units of a sentence without those in passing; ``earlier`` is what its paragraph is about, ``before`` finds what the
        paragraphs before are about: a part that they tell of is none in passing."""
        if earlier is None and not self._has_figures(sentence) and any(self._is_said(f, self.learned) for f in foci):
            earlier = before()  # "Ms Lan of A is known by all. \n She studied in Hanoi. \n Now she has 30 goats"
        passing = [f for f in foci if not f.level and self._is_passed(f, foci, earlier, sentence)]
        passing = [f for f in passing if not self._is_told(f) or self._says_where(f, foci)]
        passing += self._is_other(foci, sentence)
        passing += [f for a, f in pairwise(foci) if any(a is p for p in passing) and self._is_joined(a, f)]
        if passing and passing[-1] is foci[-1] and self.here.after(self.low, skip_blanks(self.low, sentence[1])) is not None:
            return list(foci)  # "… to B. There, 42 households …"
        asides = [b for a, b in pairwise(foci) if self._is_aside(a, b, sentence)]
        told = (earlier or before()) if asides else None
        passing += [f for f in asides if told is None or f.link != told.link]
        rest = [f for f in foci if not any(f is p for p in passing)]
        return rest if rest or earlier is not None else list(foci)

    def _is_passed(self, focus: Focus, foci: Sequence[Focus], earlier: Focus | None, sentence: Span) -> bool:
        """Whether a unit is only where somebody learned or was born, where what another has is sold or comes from, or what that borders."""
        others = [f for f in foci if f is not focus and f.link != focus.link]
        if (others or earlier is not None) and self._is_said(focus, self.learned):
            return True
        if self._is_strangers(focus, next((f for f in reversed(others) if f.end < focus.start), earlier)):
            return True
        hosts = [f for f in others if not focus.lies_in(f)]
        equals = [f for f in (*hosts, earlier) if f is not None and f.rank >= focus.rank - 1 and not focus.lies_in(f)]
        if equals and self._is_said(focus, self.traded) and not self._counts_there(focus):
            return True
        if any(f.rank >= focus.rank - 1 for f in hosts) and self._is_said(focus, self.beside):
            return True
        return self._is_source(focus, hosts, sentence)

    def _is_strangers(self, focus: Focus, told: Focus | None) -> bool:
        """Whether a unit is only where a company, a trader or a donor is from, in a text that is ``told`` of one which neither holds it nor
        lies in it: "a shrimp company from the city of Ben Tre gave another 120 million"; not "a factory in Ben Tre has 38 workers"."""
        apart = told is not None and len(focus.places) == 1 and not focus.lies_in(told) and not told.lies_in(focus)
        if not apart or not self._is_said(focus, self.strangers):
            return False
        return self.postpositional or not any(self.has.after(self.low, m.start()) for m in self._next_words(focus.end))

    def _next_words(self, end: int) -> list[re.Match[str]]:
        """The two words behind a name: a designator may stand there."""
        return [m for m, _ in zip(ANY_WORD.finditer(self.low, end, end + DESIGNATED), range(2), strict=False)]

    def _is_other(self, foci: Sequence[Focus], sentence: Span) -> Sequence[Focus]:
        """The unit that a sentence opens with only to tell of another one: "besides A hamlet, in B commune 6 households …"; not with a
        figure of its own."""
        opening = self.others.after(self.low, sentence[0])
        if opening is None or len(foci) < 2 or foci[0].start - opening[1] >= DESIGNATED or foci[0].level:
            return ()
        figured = bisect_left(self.quantities, foci[1].start, key=_start) - bisect_left(self.quantities, sentence[0], key=_start)
        return () if figured or self.merger.search(self.low, opening[1], foci[0].start) is not None else foci[:1]

    def _is_source(self, focus: Focus, hosts: Sequence[Focus], sentence: Span) -> bool:
        """Whether the unit named before has something from there: "in A, 12 cows were bought from B and 45 pigs from C"."""
        first = next((f for f in hosts if f.end < focus.start), None)
        if first is None or self.gets is None or not self._is_said(focus, self.sources):
            return False
        if self.postpositional:
            return self.gets.search(self.low, focus.end, sentence[1]) is not None
        return any(_CLAUSE.fullmatch(self.low, m.end(), focus.start) for m in self.gets.finditer(self.low, first.end, focus.start))

    def _is_said(self, focus: Focus, sides: BothSides) -> bool:
        return is_beside(self.low, sides, focus.places[0].start, focus.places[-1].end, self.joiners)

    def _has_figures(self, sentence: Span) -> bool:
        """Whether a sentence has figures besides dates."""
        return any(q.kind != "date" for q in within(self.quantities, *sentence))

    def _counts_there(self, focus: Focus) -> bool:
        """Whether the noun before a unit is itself counted: "opened four markets in B"; not "sells ducks to markets in B"."""
        index = bisect_left(self.quantities, focus.start, key=_start) - 1
        count = self.quantities[index] if index >= 0 else None
        if count is None or count.kind != "count" or not 0 <= focus.start - count.edge <= DESIGNATED:
            return False
        short = self.low[count.edge : focus.start].count(" ") < SHORT
        return short and self.inside.after(self.low, skip_blanks(self.low, count.edge)) is not None

    def _is_told(self, focus: Focus) -> bool:
        """Whether a clause right behind a unit tells of it: "born in B, where 12 households …"."""
        return self._telling(focus) is not None

    def _says_where(self, focus: Focus, foci: Sequence[Focus]) -> bool:
        """Whether a unit only says where the one right before it lies: "in A province, south of B, where a landslide buried 18"."""
        near = any(0 <= focus.start - f.end <= NEAR and "," in self.low[f.end : focus.start] for f in foci if f is not focus)
        return near and self._is_said(focus, self.beside)

    def _telling(self, focus: Focus) -> int | None:
        """Where the words of such a clause begin, behind "where"."""
        found = self.where.search(self.low, focus.end, focus.end + DESIGNATED) if self.where is not None else None
        return found.end() if found is not None and _OPENS.fullmatch(self.low, focus.end, found.start()) else None

    def _is_aside(self, whole: Focus, part: Focus, sentence: Span) -> bool:
        """Whether such a clause, between commas and without a figure, names a part of the unit that it tells of: "in A district, where the
        bronze casters of B work, 49 %"."""
        if part.level or part.link == whole.link or not part.lies_in(whole):
            return False
        opening, closing = self._telling(whole), self.low.find(", ", part.end, sentence[1])
        if opening is None or closing < 0 or not _WORDS.fullmatch(self.low, opening, part.places[0].start):
            return False
        figures = bisect_left(self.quantities, closing, key=_start) - bisect_left(self.quantities, whole.end, key=_start)
        return not figures and _WORDS.fullmatch(self.low, part.end, closing) is not None

    def _is_joined(self, first: Focus, second: Focus) -> bool:
        """Whether a unit is coordinated with the one before it ("sold in B and Hanoi")."""
        if second.start - first.end > DESIGNATED or second.level:
            return False
        words = self.low[first.end : second.start].split()
        while len(words) > 1 and words[0] not in self.joiners and (self.nouns.get(words[0]) or self.levels.after(f"{words[0]} ", 0)):
            del words[0]  # the designator of the first
        short = all(len(word) <= SHORT or self.levels.after(f"{word} ", 0) is not None for word in words[1:])
        return bool(words) and words[0] in self.joiners and short and _WORDS.fullmatch(self.low, first.end, second.start) is not None


def is_beside(low: str, sides: BothSides, start: int, end: int, joiners: frozenset[str] = frozenset(), since: int = 0) -> bool:
    """Return whether one of the words stands right before the name at ``[start, end)``, or right behind it, but for a designator, or for
    what a joiner puts beside the name. ``since``: where the name before it ends, as words before that one are its own."""
    before, after = sides
    if before is not None:
        found = list(before.finditer(low, max(since, start - NEAR), start))
        if found and start - found[-1].end() <= DESIGNATED and _WORDS.fullmatch(low, found[-1].end(), start):
            return True
    behind = after.search(low, end, end + BEHIND) if after is not None else None
    if behind is None or behind.start() - end > DESIGNATED or not _WORDS.fullmatch(low, end, behind.start()):
        return False
    words = low[end : behind.start()].split()
    return len(words) < 2 or not joiners.isdisjoint(words)


_start = attrgetter("start")
