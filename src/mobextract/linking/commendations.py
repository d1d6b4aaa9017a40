"""Sentences that turn from the examples to the whole: "at the conference, 31 collectives …", or a paragraph that opens with those commended
("31 collectives and 12 individuals received certificates of merit")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

_OTHER = regex(r"[;()]|(?<!\d)·")
"""What parts those commended from what others get."""


class Commendations:
    """Such sentences of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], clauses: Clauses) -> None:
        self.low = low
        self.segments = segments
        self.meeting = clauses.said(grammar.meeting_scanner)
        commended = [q.start for q in quantities if q.unit in COMMENDED]
        self.commended = {segments.sentence_at(at) for at, after in pairwise(commended) if _together(segments, at, after)}
        self.praise = clauses.said(grammar.praise_scanner) if self.commended else None

    def meets(self, sentence: Span, figure: int | None = None) -> bool:
        """Whether a sentence says that it is told of a meeting (before ``figure``), or opens its paragraph with those commended:
        collectives and individuals, not "12 collectives registered"."""
        end = sentence[1] if figure is None else figure
        if says(self.meeting, self.low, sentence[0], end):
            return True
        return self.segments.paragraph_at(sentence[0])[0] == sentence[0] and self.commends(sentence)

    def commends(self, sentence: Span) -> bool:
        """Whether a sentence says that collectives and individuals were commended."""
        return sentence in self.commended and self.praise is not None and self.praise.search(self.low, *sentence) is not None

    def met(self, paragraph: Span, position: int) -> bool:
        """Whether the sentence that opens a paragraph tells of a meeting, and the one at ``position`` goes on with what was told there."""
        first = self.segments.sentence_at(paragraph[0])
        return first[1] <= position and self.meets(first)


def rewards(grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity]) -> dict[int, Quantity]:
    """Return the sums that each of those commended in their sentence receives, by where they stand, and those commended: "26 collectives
    and 40 individuals were honoured, each collective receiving 3 million dong"."""
    found: dict[int, Quantity] = {}
    last: Quantity | None = None
    for quantity in quantities:
        if quantity.kind == "count" and quantity.unit in COMMENDED:
            last = quantity
        elif quantity.kind == "money" and last is not None and quantity.start < segments.sentence_at(last.start)[1]:
            each = grammar.each_scanner.search(low, last.end, quantity.start)
            if each is not None and not _OTHER.search(low, last.end, each.start()):
                found[quantity.start] = last
    return found


def _together(segments: Segments, first: int, second: int) -> bool:
    """Whether two figures stand in one sentence."""
    return second < segments.sentence_at(first)[1]
