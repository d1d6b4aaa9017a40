"""The parts of a sentence that links keep to: items between semicolons, and asides ("where the Khmer are 32 % of the people")."""

from __future__ import annotations

import re
from bisect import bisect_right

from mobextract.link_grammar import LinkGrammar
from mobextract.segment import Segments, Span

ASIDE = 70
"""How far before a figure the word that opens its aside may stand, in characters."""
_SEMICOLON = re.compile(r"[;·]")
_COMMA = re.compile(r",(?!\d)")


class Clauses:
    """Sentences and their parts in one article, by position in the folded text."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self._cuts: dict[Span, list[int]] = {}

    def cuts(self, sentence: Span) -> list[int]:
        """Return where the items of a sentence begin, and where the last one ends."""
        if sentence not in self._cuts:
            inner = [m.start() for m in _SEMICOLON.finditer(self.low, *sentence)]
            self._cuts[sentence] = [sentence[0], *inner, sentence[1]]
        return self._cuts[sentence]

    def item(self, sentence: Span, position: int) -> Span:
        """Return the part of ``sentence`` between semicolons that holds ``position``."""
        cuts = self.cuts(sentence)
        if len(cuts) == 2:
            return sentence
        index = max(1, min(bisect_right(cuts, position), len(cuts) - 1))
        return cuts[index - 1], cuts[index]

    def is_aside(self, position: int) -> bool:
        """Whether a figure stands in a clause that tells about its place only: what comes behind that clause is not its cause."""
        scanner = self.g.where_scanner
        start = max(self.segments.sentence_at(position)[0], position - ASIDE)
        if scanner is None:
            return False
        return any(not _COMMA.search(self.low, m.end(), position) for m in scanner.finditer(self.low, start, position))
