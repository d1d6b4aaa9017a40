"""Numbers of what a clause before them says there is none of: "no accident this year, compared with four in 2022"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

BESIDE = 10
"""How far behind a number its year may begin."""
REACH = 100
"""How far before a number the noun may end, in characters."""
_APART = regex(r"[,;:—–()]")
"""What parts the clause of a number from the one on what there is none of."""


class AbsentNouns:
    """Such nouns in one article."""

    def __init__(self, edges: Edges, low: str, segments: Segments) -> None:
        self.edges = edges
        self.nouns = edges.g.nouns
        self.low = low
        self.segments = segments
        self.words = edges.g.none_words
        self.said = self.words.is_in(low)

    def noun(self, amount: Amount, last: Quantity | None, around: Sequence[Quantity | str]) -> Noun | None:
        """Return the noun behind "no" that an earlier clause of a bare number's sentence has, and no count since: ``last`` is the count
        before, ``around`` the figures before and behind, among them the year in which there were so many."""
        if not self.said or amount.first.one or not amount.is_whole or amount.of is not None or not self.edges.ends_open(amount):
            return None
        start = max(self.segments.sentence_at(amount.start)[0], last.edge if last is not None else 0)
        found = list(self.words.finditer(self.low, start, amount.start))
        noun = self.nouns.after(self.low, skip_blanks(self.low, found[-1].end())) if found else None
        if noun is None or not noun.known or noun.end > amount.start - 2 or amount.start - noun.end > REACH:
            return None
        start = self.edges.left_of_modifier(amount.start)
        if self.edges.g.compared.before(self.low, start) is not None:
            return noun
        told = _APART.search(self.low, noun.end, start) is not None and self._is_of_other_time(noun.end, amount.end, around)
        return noun if told else None

    def _is_of_other_time(self, start: int, end: int, around: Sequence[Quantity | str]) -> bool:
        """Whether a year or words for one ("last year") stand in the number's clause."""
        years = (q for q in around if isinstance(q, Quantity) and q.kind == "date")
        return any(start <= q.start < end + BESIDE for q in years) or self.edges.g.relative_words.search(self.low, start, end) is not None
