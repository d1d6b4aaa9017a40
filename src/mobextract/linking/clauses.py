"""The parts of a sentence that links keep to: items between semicolons, and asides ("where the Khmer are 32 % of the people")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mobextract.linking.grammar import LinkGrammar
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner, says
from mobextract.text.segment import Segments, Span

Around = tuple[int, Span, Span, Span]
"""The position of a figure, its part of the sentence, its sentence, and its paragraph up to it."""
ASIDE = 70
"""How far before a figure the word that opens its aside may stand, in characters."""
SEMICOLONS = ";·"
"""Signs between the items of a sentence."""
_COMMA = regex(r",(?!\d)")


class Clauses:
    """Sentences and their parts in one article, by position in the folded text."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments) -> None:
        self.low = low
        self.segments = segments
        self._last: Around = (-1, (0, 0), (0, 0), (0, 0))
        self.where = self.said(grammar.where_scanner)
        self._cuts = [0, *sorted(at for sign in SEMICOLONS for at in _occurrences(low, sign)), len(low)]

    def item(self, position: int) -> Span:
        """Return the part of its sentence between semicolons that holds ``position`` (or an empty span there)."""
        return self._item(self.segments.sentence_at(position), position)

    def _item(self, sentence: Span, position: int) -> Span:
        if len(self._cuts) == 2:
            return sentence
        start, end = sentence
        index = bisect_right(self._cuts, position, 0, -1)
        left, right = self._cuts[index - 1], self._cuts[index]
        return sentence if left <= start and right >= end else (max(left, start), min(right, end))

    def around(self, position: int) -> Around:
        """Return what a figure at ``position`` stands in; the last answer is kept, since several linkers ask about each figure."""
        if self._last[0] != position:
            sentence = self.segments.sentence_at(position)
            self._last = position, self._item(sentence, position), sentence, (self.segments.paragraph_at(position)[0], position)
        return self._last

    def has_items(self, sentence: Span) -> bool:
        """Whether a sentence has parts between semicolons."""
        return any(self.low.find(sign, *sentence) >= 0 for sign in SEMICOLONS)

    def said(self, scanner: Scanner | None) -> Scanner | None:
        """Return a scanner that finds something in the article; None where it finds nothing, and need not be asked again."""
        return scanner if scanner is not None and scanner.search(self.low) is not None else None

    def says(self, scanner: Scanner | None, start: int, end: int) -> bool:
        """Whether words of a scanner, as ``said`` has returned it, stand in ``[start, end)``."""
        return says(scanner, self.low, start, end)

    def is_aside(self, position: int) -> bool:
        """Whether a figure stands in a clause that tells about its place only: what comes behind that clause is not its cause."""
        if self.where is None:
            return False
        start = max(self.segments.sentence_at(position)[0], position - ASIDE)
        return any(not _COMMA.search(self.low, m.end(), position) for m in self.where.finditer(self.low, start, position))


def _occurrences(low: str, sign: str) -> Iterator[int]:
    at = low.find(sign)
    while at >= 0:
        yield at
        at = low.find(sign, at + 1)
