"""Millions of what is counted, where no currency says that they are money: "the number of tourists hit 1.2 million"; and billions of
nothing, which are."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.ellipsis.elided_nouns import ElidedNouns
from mobextract.ellipsis.unsaid_currency import UnsaidCurrency
from mobextract.ellipsis.unsaid_rates import unsaid
from mobextract.figures.changed_from import is_change
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BILLION, MILLION, Quantity, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_PARTED = regex(r"[,;:·.।()\n]")
JOINED = 30
"""The longest text between two counts in millions that are joined, in characters."""
FURTHER = 80
"""How far behind a count in millions so many more of it may be told, in characters."""
ADJECTIVES = 2
"""So many words may stand behind the second of them."""
NEAR = 6
"""So many figures before billions are looked at."""
SUMS = frozenset(("loan", "debt", "cost", "fee", "fund", "saving", "savings_book", "expense"))
"""Concepts whose "number" in millions is a sum of money."""


class Millions:
    """Such numbers in one article."""

    def __init__(
        self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments, nouns: ElidedNouns, money: UnsaidCurrency
    ) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments
        self.nouns = nouns
        self.money = money
        self.headcounts, self.partitives, self.changing = nouns.headcounts, nouns.partitives, nouns.changing
        self.currencies: set[str] | None = None

    def is_one(self, amount: Amount) -> bool:
        """Whether words make a number one of millions: "5 million", "11 करोड़ 20 लाख"."""
        if max(amount.first.scale, amount.last.scale) >= MILLION:
            return True
        value = amount.value if amount.high is None else amount.high
        return value is not None and value >= MILLION and ANY_LETTERS.search(self.low, amount.start, amount.end) is not None

    def given(self, index: int, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Millions behind a sum of money whose noun is who gives them, and nothing that is counted: "80 triệu đồng, trong đó 60 triệu
        doanh nghiệp ủng hộ"; not where these give a sum of their own ("2 triệu hộ dân ủng hộ 5 tỷ đồng")."""
        count, before = results[index], results[index - 1] if index else None
        if not (is_count(count) and count.noun and self.is_one(amount) and isinstance(before, Quantity)):
            return None
        verb = self.g.given_after.after(self.low, skip_blanks(self.low, count.noun.end)) if before.kind == "money" else None
        if verb is None or before.start < self.segments.sentence_at(amount.start)[0]:
            return None
        behind = results[index + 1] if index + 1 < len(results) else None
        own = isinstance(behind, Quantity) and behind.kind == "money" and _PARTED.search(self.low, verb[1], behind.start) is None
        return None if own else self.money.elliptic(amount, results)

    def told(self, amount: Amount, before: Sequence[Quantity | str]) -> Quantity | None:
        """Millions of what the clause counts, whatever sums stand beside them: "the number of tourists hit 1.2 million, bringing in 900
        billion dong"."""
        closed = self.low[amount.end - 1] == "."  # "15 δισ. Από τις εκβολές": the dot may end the sentence
        if amount.of is None and not closed and (whole := self.g.nouns.part(self.low, skip_blanks(self.low, amount.end))) is not None:
            return None if whole.unit in SUMS else self.edges.count_of(amount, whole)  # "1.8 million of its own shares"
        last = next((r for r in reversed(before) if isinstance(r, Quantity)), None)
        if last is not None and last.noun is not None and self._is_joined(last, amount):
            return self.edges.count_of(amount, last.noun)
        counted = next((r for r in reversed(before) if isinstance(r, Quantity) and r.kind != "date"), None)
        if counted is not None and counted.noun is not None and self._is_further(counted, amount, dated=counted is not last):
            return self.edges.count_of(amount, counted.noun)
        if not self.edges.ends_open(amount):
            return None
        start = max(self.segments.sentence_at(amount.start)[0], last.edge if last else 0)
        noun = self.headcounts.noun(amount, start) or self.g.nouns.of_total(self.low, start, amount.start) or self._changing(start, amount)
        if noun is None or not noun.known or noun.unit in SUMS:
            return None
        return self.edges.count_of(amount, noun)

    def _is_joined(self, last: Quantity, amount: Amount) -> bool:
        """Whether millions are joined to as large a count, and nothing but an adjective stands behind them: "18 million foreign visitors
        and 85 million domestic ones"."""
        if max(amount.last.scale, last.amount.last.scale) >= BILLION:
            return False  # "9.5 billion for jobs and 5 billion for schools" are sums, whatever the first was taken for
        if last.kind != "count" or not self.is_one(last.amount) or last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        gap = self.low[last.edge : amount.start]
        words = gap.split()
        if len(gap) > JOINED or _PARTED.search(gap) or not words or words[-1] not in self.g.joiners:
            return False
        position = amount.end
        for behind in range(ADJECTIVES + 1):
            at = skip_blanks(self.low, position)
            word = ANY_LETTERS.match(self.low, at)
            if word is None or word[0] in self.g.joiners or self.g.nouns.pro.after(self.low, at):
                return behind > 0 and (word is not None or at == len(self.low) or _PARTED.match(self.low, at) is not None)
            if not behind and self.g.nouns.stop.after(self.low, at) is not None:
                return False  # "2 million trees and 85 million from donors"
            position = word.end()
        return False

    def _is_further(self, last: Quantity, amount: Amount, dated: bool) -> bool:
        """Whether millions are as many of another year as were counted right before in millions, or joined to these as so many more,
        whatever they cost: "2.3 million trees in 2024, and this year another 3.1 million, worth 870 million dong". ``dated``: a date
        stands between."""
        if max(amount.last.scale, last.amount.last.scale) >= BILLION or last.kind != "count" or not self.is_one(last.amount):
            return False
        if last.start < self.segments.sentence_at(amount.start)[0] or not 0 < amount.start - last.edge < FURTHER:
            return False
        words = [m.start() for m in ANY_LETTERS.finditer(self.low, last.edge, amount.start)]
        if any(self.g.evidence.after(self.low, at) is not None for at in words):
            return False
        further = self.g.further_before.before(self.low, self.edges.left_of_modifier(amount.start))
        behind = self.g.further_after.after(self.low, skip_blanks(self.low, amount.end))
        if behind is None and not self.edges.ends_open(amount):
            return False
        joined = self.low[last.edge : further[1] if further else amount.start].strip(" ,") in self.g.joiners
        again = dated or any(self.g.nouns.relative_years.after(self.low, at) is not None for at in words)
        return again or (joined and (further or behind) is not None)

    def _changing(self, start: int, amount: Amount) -> Noun | None:
        """The subject that grew to so many, behind ``start``; not whose income did: "the income of locals has risen to 32.3 million"."""
        noun = self.changing.of(start, amount.start, amount.end)
        if noun is None:
            return None
        start += max(0, self.low[start : noun.start].rfind(",") + 1)
        return None if self.g.evidence.is_in(self.low, start, noun.start, ANY_LETTERS) else noun

    def of(self, amount: Amount, last: Quantity | None) -> Quantity | None:
        """Millions of what is counted, in a sentence without money: behind "the number of", before "are pupils", or parts of other
        millions."""
        if amount.value is None or self.money.is_spoken_of(amount.start):
            return None
        sentence = self.segments.sentence_at(amount.start)[0]
        many = last is not None and last.amount.last.scale >= MILLION
        noun = self.g.nouns.predicate(self.low, skip_blanks(self.low, amount.end))
        if noun is None and (self.edges.ends_open(amount) or (many and self._is_adjective(amount))):
            told = self.partitives.is_partitive(self.edges.left_of_modifier(amount.start))
            if not told and not self.edges.ends_open(amount):
                return None
            noun = (self.g.nouns.of_total(self.low, sentence, amount.start) if told else None) or (
                self.nouns.of(amount, last) if many else None
            )
        if noun is None or not noun.known:
            return None
        return self.edges.count_of(amount, noun)

    def _is_adjective(self, amount: Amount) -> bool:
        """Whether nothing but an adjective stands behind millions, for those counted before: "of whom 5.8 million foreign"."""
        at = skip_blanks(self.low, amount.end)
        found = self.g.nouns.adjectives.after(self.low, at)
        end = found[1] if found else at
        return end > at and (end == len(self.low) or _PARTED.match(self.low, end) is not None)

    def of_nothing(self, index: int, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Billions that count nothing: money, where every sum of the article is in the currency of the pages read ("the hospital asked for
        420 billion"). The currencies that an article says are known before any number without one is read."""
        if amount.last.scale < BILLION or amount.of is not None or not self.edges.ends_open(amount):
            return None
        if self._tells_others(amount, results[max(0, index - NEAR) : index]):
            return None
        if self.currencies is None:
            self.currencies = {r.unit for r in results if isinstance(r, Quantity) and r.kind == "money" and r.unit}
        return self._unsaid(amount, self.g.implied) if self.currencies == {self.g.implied} else None

    def _tells_others(self, amount: Amount, before: Sequence[Quantity | str]) -> bool:
        """Whether a sentence has told millions of other things before an amount ("2.5 billion kWh, in 2024 2.1 billion"), or speaks of
        what comes in billions."""
        sentence = self.segments.sentence_at(amount.start)[0]
        figures = (r for r in before if isinstance(r, Quantity) and r.start >= sentence)
        told = (r for r in figures if r.kind == "measure" or (is_count(r) and r.noun and r.noun.start > r.start))
        if any(max(r.amount.first.scale, r.amount.last.scale) >= MILLION for r in told):
            return True
        return self.money.tells_things(amount)

    def with_origin(self, index: int, amount: Amount, sum_: Quantity | None, results: list[Quantity | str]) -> Quantity | None:
        """Such a sum, or None; what billions changed from is money like these, whatever it was taken for ("fines fell from 38 to 21
        billion")."""
        first = self.money.amounts[index - 1] if index else amount
        if sum_ is None or sum_.kind != "money" or not sum_.unit or first is amount or (first.value or 0) < BILLION:
            return sum_
        if amount.start - first.end < JOINED and is_change(self.g, self.low, first, sum_):
            results[index - 1] = self._unsaid(first, sum_.unit)
            sum_.modifier = "exact" if sum_.modifier == "at_most" else sum_.modifier
        return sum_

    def _unsaid(self, amount: Amount, unit: str) -> Quantity:
        modifier = self.edges.bound(amount.start, None, amount, amount.end)
        return unsaid(self.money.folded, amount, "money.implied", modifier, unit)
