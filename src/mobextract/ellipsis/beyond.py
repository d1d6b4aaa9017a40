"""Numbers behind a colon that are larger than the count before it, no part of it: "119 communes have registered models: 2,315 in all",
"57 households, 13 of them poor: 21 in A, 15 in B"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, end_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

OBJECT = 8
"""How many words behind a count the object of its clause may stand."""
_PARTED = regex(r"[,;.:·।(\n\d]")
"""What stands between a count and the label of the next one."""


class Beyond:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.g = grammar.nouns
        self.edges = edges
        self.low = low
        self.segments = segments

    def noun(self, amount: Amount, last: Quantity, before: Sequence[Quantity | str]) -> Noun | None:
        """Return the noun of ``amount``, for which that of ``last`` stands: that of a larger count before it, else what the clause between
        them names, else none; that of ``last`` where the number may be a part of it."""
        sentence = self.segments.sentence_at(amount.start)[0]
        value, whole = amount.value, last.amount.value
        if value is None or whole is None or value <= whole or amount.of is not None or last.start < sentence:
            return last.noun
        colon = end_before(self.low, self.edges.left_of_modifier(amount.start))
        if self.low[colon - 1 : colon] != ":" or _PARTED.search(self.low, last.edge, colon - 1):
            return last.noun  # a row: "Xã A: 12 tổ; xã B: 21", "12 in 2020, in 2022: 21"
        counts = (q for q in reversed(before) if is_count(q) and sentence <= q.start < last.start)
        larger = next((q for q in counts if q.amount.value is not None and q.amount.value >= value), None)
        return larger.noun if larger is not None else self._object(last, colon)

    def _object(self, subject: Quantity, end: int) -> Noun | None:
        """The first noun between a count and a colon, if it is one of several things, and another than what was counted."""
        for match in itertools.islice(ANY_LETTERS.finditer(self.low, subject.edge, end), OBJECT):
            found = self.g.nouns.after(self.low, match.start())
            if found is not None and found[1] <= end and not self.g.in_phrase(self.low, match.start(), found[1]):
                noun = Noun(match.start(), found[1], found[0], True)
                return noun if noun.unit != subject.unit and not self.g.is_single(self.low, noun) else None
        return None
