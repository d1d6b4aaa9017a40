"""Numbers right before what became of some of those counted before: "she bought 40 goats. Last winter 12 died", "… में 94 बह गए", and
those that a sentence begins with: "it has 427 models. 360 have been recognized"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LIVING, Quantity, is_count
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_ENDED = regex(r" ?(?:[,.;!?)।\n](?!\d)|$)")
REACH = 160
"""How far back those may stand of whom a number tells, in characters."""


class Fates:
    """Such numbers in one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, segments: Segments) -> None:
        self.g = grammar.nouns
        self.bounds = grammar.modifier_before
        self.low = low
        self.segments = segments
        self.said = grammar.fate_words.is_in(low)

    def noun(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """Return the noun of ``last``, the count before, of which ``amount`` is the smaller part, told in its sentence or the next; only of
        the living where it says that they died."""
        if not self.said or last is None or amount.value is None or amount.of is not None or not amount.is_whole:
            return None
        whole = last.amount.value
        near = last.start >= self.segments.paragraph_at(amount.start)[0] and amount.start - last.edge < REACH
        if whole is None or not 1 < amount.value < whole or not near:
            return None
        fate = self.g.fates.after(self.low, skip_blanks(self.low, amount.end))
        return last.noun if fate is not None and (not fate[0] or last.unit in LIVING) else None

    def ends_deed(self, amount: Amount, start: int) -> bool:
        """Whether a number ends a clause of nothing but its verb behind a comma: "took 34 cases, settled 30", "mua 40 con, bán 12"."""
        deed = self.g.deeds.before(self.low, start)
        return (
            deed is not None and self.low[max(0, deed[1] - 2) : deed[1]] in (", ", "; ") and _ENDED.match(self.low, amount.end) is not None
        )

    def goes_on_with(self, last: Quantity, amount: Amount, start: int, before: Sequence[Quantity | str]) -> bool:
        """Whether a sentence begins with some of those counted right before: "The club has 164 women. Eight received loans"; things only
        where a verb follows and nothing else is counted there: "It has 427 models. 360 have been recognized"."""
        sentence = self.segments.sentence_at(start)[0]
        part = amount.value
        if start > sentence and self.low[max(0, start - 2) : start].rstrip() == ";":
            told = sentence, start  # "427 models (economy 260, culture 167); 360 have been recognized"
        elif start == sentence or (
            (article := self.g.subjects.articles.after(self.low, sentence)) and skip_blanks(self.low, article[1]) == start
        ):
            told = self.segments.sentence_at(max(0, sentence - 2))
        else:
            return False
        if not told[0] <= last.start < told[1] or part is None or amount.of is not None:
            return False
        alike = (r.amount.value for r in (*before, last) if isinstance(r, Quantity) and r.start >= told[0] and r.unit == last.unit)
        return part < max((value for value in alike if value is not None), default=part) and (
            last.unit in PEOPLE or self._is_done(last, amount, told[0], before)
        )

    def _is_done(self, last: Quantity, amount: Amount, sentence: int, before: Sequence[Quantity | str]) -> bool:
        """Whether a number leads a verb, and what is counted right before is all in its sentence that it may be some of."""
        label = self.low.endswith((".0", ",0"), amount.start, amount.end)  # "4.0"
        long = amount.first.word and " " in self.low[amount.start : amount.end]  # news writes so many things in digits
        if label or long or not self.g.stops(self.low, skip_blanks(self.low, amount.end)):
            return False
        if last.unit in UNITS or last.noun is None or not last.noun.known or self._is_lost(last):
            return False
        counts = (r for r in before if is_count(r) and r.start >= sentence)
        return all(r.unit == last.unit or (r.amount.value or 0) < (amount.value or 0) for r in counts)

    def _is_lost(self, count: Quantity) -> bool:
        """Whether so many things were destroyed: "the fire destroyed 14 houses. Three were taken to hospital" counts people."""
        bound = self.bounds.before(self.low, count.start)
        destroyed, behind = self.g.destroyed, count.tail
        before = destroyed.before(self.low, bound[1] if bound else count.start)
        return before is not None or destroyed.after(self.low, skip_blanks(self.low, behind)) is not None
