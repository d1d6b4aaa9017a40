"""Numbers that end a clause behind a place, and count what the place before has: "in Ha village 27 people took part, in Hoa Lac village
19"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LABEL, NAME_NUMBER, NOTHING, OTHER_WORD, Quantity, is_count
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LABELS = 9
"""Up to here the digits right behind a name, or behind its designator, may be the place's own number."""
REACH, WITHIN = 70, 80
"""How far before a number its place may begin, and how far behind the count before that may be, in characters."""
_ENDS = regex(r"[,;.]")
_SEVERAL = regex(r"[ -]")
_PAUSE = regex(r"[.!?।:()\n\d]")


class PlaceRows:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.text = folded.text
        self.segments = segments

    def fill(self, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
        """Give each number that ends its clause behind a place the noun of the count that the clause before has beside its own place."""
        filled: set[int] = set()
        if self.g.nouns.verb_final:
            return
        for index, amount in enumerate(amounts):
            last = self._count_before(index, results)
            if last is None or not self._is_bare(amount, results[index]) or not self._stands_behind(amount, last, last.start in filled):
                continue
            noun = last.noun
            if noun is not None:
                results[index] = self.edges.count_of(amount, noun)
                filled.add(amount.start)

    def _is_bare(self, amount: Amount, result: Quantity | str) -> bool:
        """Whether a whole number has no noun, or only the designator of its place, which it was taken to count; a word that is more than a
        number ends its clause by a sign ("xã B có năm, …")."""
        above = not amount.first.word and amount.value is not None and amount.value > LABELS
        designated = isinstance(result, Quantity) and result.rule == "count.ellipsis" and result.unit in UNITS
        word = amount.first.ambiguous
        if word and (result != OTHER_WORD or not _ENDS.match(self.text, amount.end)):
            return False
        bare = word or designated or result == NOTHING or (above and result in (LABEL, NAME_NUMBER))
        return bare and amount.is_whole and amount.of is None and self.edges.ends_open(amount)

    @staticmethod
    def _count_before(index: int, results: Sequence[Quantity | str]) -> Quantity | None:
        """The count that is the figure right before."""
        at = index - 1
        while at >= 0 and results[at] == OTHER_WORD:
            at -= 1
        last = results[at] if at >= 0 else None
        fits = is_count(last) and last.noun is not None and last.noun.known
        return last if fits and isinstance(last, Quantity) and last.unit not in UNITS else None

    def _stands_behind(self, amount: Amount, last: Quantity, chained: bool) -> bool:
        """Whether a number stands right behind the place that its clause begins with, as the count before it stands beside one."""
        start, sentence = self.edges.left_of_modifier(amount.start), self.segments.sentence_at(amount.start)[0]
        if last.start < sentence or amount.start - last.edge > WITHIN:
            return False
        rows = self.g.place_rows
        frame = rows.frame.search(self.text, max(last.edge, start - REACH), start)
        if frame is None or _PAUSE.search(self.text, last.edge, frame.start()):
            return False
        small = amount.start == start and not amount.first.word and amount.value is not None and amount.value <= LABELS
        doubtful = small or amount.first.ambiguous or not (frame["before"] or frame["after"] or frame["in"])
        if doubtful and not frame["has"]:
            return False
        if not (frame["before"] or frame["after"] or frame["has"] or _SEVERAL.search(frame["name"])):
            return False  # "on Highway 19", "in District 12"
        return chained or rows.place.search(self.text, sentence, frame.start()) is not None
