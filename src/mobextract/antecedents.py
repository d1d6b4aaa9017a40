"""How a number without a noun is tied to the count before it: as its part, its next item, its other year or its change."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.amounts import Amount
from mobextract.edges import Edges
from mobextract.folding import skip_blanks
from mobextract.quantity import Quantity
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.segment import Segments

WHOLE_REACH = 90
"""How far behind a whole its part may stand, in characters."""
SHARE = re.compile(r"\([^()\n]{1,20}%\)")
"""A share in brackets: "34 households (28 %) …"."""
_ASIDE = re.compile(r" ?\([^()\n]{1,60}\)")
"""Something said in brackets: "34 in Xuan Tho 2 (along road 642), 21 in …"."""
_CLOSED = re.compile(r"^([^()]*)\)(?=[,;·])")
"""Behind the last part in brackets: "1,482 models (9 provincial, 44 of the districts); 1,290 …"."""
_OPENS = re.compile(r"[,;·(:–—-] ?$")


class Antecedents:
    """The ties between the elliptic numbers of one article and the counts before them."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments

    def told_of(self, last: Quantity, start: int, before: Sequence[Quantity | str]) -> Quantity:
        """The count that a sentence tells of: the last one, but for those that only say where ("3 people in two villages"); at the head of
        a clause of its own the first ("8 communes met 19 criteria and 5 others 12")."""
        sentence = max(self.segments.sentence_at(last.start)[0], self.low.rfind(";", 0, start))
        counts = [r for r in before if isinstance(r, Quantity) and r.kind == "count" and r.start >= sentence]
        told = [r for r in counts if not self.g.nouns.circumstances.before(self.low, self.edges.left_of_modifier(r.start))]
        heads = self.g.nouns.joiners.before(self.low, self.edges.left_of_modifier(start)) is not None
        return last if not told else told[0] if heads and told[-1].edge < start - 5 else told[-1]

    def stands_for(self, last: Quantity, amount: Amount) -> bool:
        """Whether a word for the noun before stands behind a number, perhaps behind an adjective: "12 new ones"."""
        position = skip_blanks(self.low, amount.end)
        adjective = self.g.nouns.adjectives.after(self.low, position)
        places = (position, skip_blanks(self.low, adjective[1])) if adjective else (position,)
        return last.start >= self.segments.paragraph_at(amount.start)[0] and any(self.g.nouns.pro.after(self.low, p) for p in places)

    @staticmethod
    def is_parallel(last: Quantity, amount: Amount, sentence: int) -> bool:
        """Whether a ratio follows another of the same sentence: "in A 15/15 communes, in B 13/13"."""
        if amount.of is None or amount.value is None or last.amount.of is None:
            return False
        return last.start >= sentence and amount.value <= amount.of

    def is_of_whole(self, last: Quantity, amount: Amount) -> bool:
        """Whether the count before is named as the whole of this one: "of the 26 petitions received, 25 were settled"."""
        nouns, noun, value = self.g.nouns, last.noun, last.amount.value
        if noun is None or amount.value is None or value is None or not amount.value < value or amount.start - last.edge > WHOLE_REACH:
            return False
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        return bool(nouns.wholes.before(self.low, last.start) or nouns.wholes_after.after(self.low, skip_blanks(self.low, noun.end)))

    def changed(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is what the count before it changed to: that one stands behind "from" in the same sentence."""
        same = last.start >= self.segments.sentence_at(amount.start)[0]
        return same and self.g.amounts.leaves_from(self.low, last.start)

    def goes_on_with(self, last: Quantity, amount: Amount, start: int) -> bool:
        """Whether a sentence begins with some of the people counted right before: "The club has 164 women. Eight received loans"."""
        sentence = self.segments.sentence_at(start)[0]
        whole, part = last.amount.value, amount.value
        before = self.segments.sentence_at(max(0, sentence - 2))
        return start == sentence and before[0] <= last.start < before[1] and whole is not None and part is not None and amount.of is None and part < whole

    def continues_list(self, last: Quantity, start: int) -> bool:
        """Whether a number goes on with a list of parts ("34 in the economy, 28 in culture and 15 in security")."""
        gap = _CLOSED.sub(r"\1", _ASIDE.sub("", self.low[last.edge : start]), 1)
        ends = gap.rstrip().endswith((",", ";", "·")) or any(gap.rstrip().endswith(" " + j) for j in self.g.nouns.joiners.forms)
        return len(gap) < 70 and ends and not re.search(r"[.!?:\n()]", gap)

    def is_other_part(self, last: Quantity, amount: Amount, start: int) -> bool:
        """Whether a number is that of another level or field in the sentence of the count before: ", at district level 215", ", 215 cấp huyện"."""
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        behind = self.g.nouns.parts.after(self.low, skip_blanks(self.low, amount.end))
        if behind is not None and self.edges.is_open(behind[1]):
            return True
        before = self.g.nouns.parts.before(self.low, start)
        opens = before is not None and _OPENS.search(self.low, max(0, before[1] - 6), before[1]) is not None
        joined = before is not None and self.g.nouns.joiners.before(self.low, before[1]) is not None
        return (opens or joined) and self.edges.ends_open(amount)
