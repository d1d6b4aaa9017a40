"""The parts of a sentence that links keep to: items between semicolons, and asides ("where the Khmer are 32 % of the people")."""

from __future__ import annotations

import re
from itertools import pairwise

from mobextract.link_grammar import LinkGrammar
from mobextract.scanner import Scanner
from mobextract.segment import Segments, Span, by_position

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
        self.where = self.said(grammar.where_scanner)
        self._item_of = by_position([item for sentence in segments.sentences for item in self._items(sentence)])

    def _items(self, sentence: Span) -> list[Span]:
        """The parts of a sentence between semicolons."""
        cuts = [m.start() for m in _SEMICOLON.finditer(self.low, *sentence)]
        return list(pairwise((sentence[0], *cuts, sentence[1]))) if cuts else [sentence]

    def item(self, position: int) -> Span:
        """Return the part of its sentence between semicolons that holds ``position`` (or an empty span there)."""
        of = self._item_of
        return (of[position] if position < len(of) else None) or (position, position)

    def has_items(self, sentence: Span) -> bool:
        """Whether a sentence has parts between semicolons."""
        return _SEMICOLON.search(self.low, *sentence) is not None

    def said(self, scanner: Scanner | None) -> Scanner | None:
        """Return a scanner that finds something in the article; None where it finds nothing, and need not be asked again."""
        return scanner if scanner is not None and scanner.search(self.low) is not None else None

    def is_aside(self, position: int) -> bool:
        """Whether a figure stands in a clause that tells about its place only: what comes behind that clause is not its cause."""
        if self.where is None:
            return False
        start = max(self.segments.sentence_at(position)[0], position - ASIDE)
        return any(not _COMMA.search(self.low, m.end(), position) for m in self.where.finditer(self.low, start, position))
