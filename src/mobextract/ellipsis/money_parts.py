"""The parts of a sum of money that leave out scale and currency: "7.8 billion VND – 3 for A, 2.2 for B, 1.6 for C and 1 for D", "486
million dong: 300 million from the city, 120 from parents, the rest from a bank"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from mobextract.ellipsis.unsaid_rates import LARGEST, unsaid
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BARE_ONE, MILLION, NOT_WHOLE, NOTHING, Quantity, is_count
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

GAP = 90
"""How far apart two parts may stand, in characters."""
REST = 110
"""How far behind the last part "the rest" may begin, in characters."""
SURE = 3
"""So many parts that add up to the sum are its parts, whatever stands beside them."""
_BARE = (NOTHING, BARE_ONE, NOT_WHOLE)
_SIGN = regex(r"[,;·:()–—]|\s-\s")
_ENDED = regex(r"[!?।\n]|\.\s")

Part = tuple[int, Decimal, Decimal]
"""Where a part stands among the amounts, its value, and the scale that it is told in."""


class MoneyParts:
    """The search for such parts in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts

    def fill(self, results: list[Quantity | str]) -> None:
        """Bare numbers behind a sum are money like it where they add up to it with the parts beside them, or where these leave a rest."""
        for index, whole in enumerate(results):
            if not isinstance(whole, Quantity) or whole.kind != "money" or not whole.unit or whole.amount.value is None:
                continue
            if whole.amount.value < MILLION:
                continue
            parts = list(self._parts(whole, index, results))
            bare = [p for p in parts if results[p[0]] in _BARE or self._counts_units(results[p[0]])]
            counted = any(self._counts_units(results[p[0]]) for p in bare)
            plain = not counted and len(bare) == len(parts)
            if bare and (self._adds_up(whole, parts, plain) or (not counted and self._leaves_rest(whole, parts))):
                for at, value, scale in bare:
                    results[at] = self._money(self.amounts[at], value, scale, whole.unit)

    def _parts(self, whole: Quantity, index: int, results: list[Quantity | str]) -> Iterator[Part]:
        """The numbers behind a sum in its sentence, as its parts, up to a figure of another kind."""
        scale, end, last = whole.amount.first.scale, self.segments.sentence_at(whole.start)[1], whole.edge
        left = whole.amount.value or Decimal(0)
        for at in range(index + 1, len(results)):
            amount, result = self.amounts[at], results[at]
            gap = self.low[last : amount.start]
            if amount.start >= end or len(gap) > GAP or _ENDED.search(gap):
                return
            if amount.value is None or amount.of is not None or not self._is_apart(last, amount.start):
                return
            if self._says_rest(last, amount.start):
                return
            units = self._counts_units(result)
            if isinstance(result, Quantity) and result.kind != "money" and not units:
                return
            if amount.first.one and not self.edges.ends_open(amount):
                continue  # "the district gave 400 million, one company 150 million"
            told = amount.first.scale
            if (isinstance(result, Quantity) and not units) or told >= MILLION:
                if told < MILLION or amount.value > (whole.amount.value or 0):
                    return
                scale, value = told, amount.value
            elif (units or result in _BARE) and told == 1 and scale >= MILLION and 0 < amount.value < LARGEST:
                value = amount.value * scale
            else:
                return
            yield at, value, scale
            left -= value
            if left < 0:
                return  # more than the sum: they are none of its parts
            last = result.edge if isinstance(result, Quantity) and not units else amount.end

    @staticmethod
    def _counts_units(result: Quantity | str) -> bool:
        """Whether a number was read as one of units: the receiver's designator may stand right behind it ("3 району Лам Ха")."""
        return is_count(result) and result.unit in UNITS and result.amount.of is None

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether a sign or a joiner, and a word that says whose a part is, stand between two numbers."""
        words = [m[0] for m in ANY_LETTERS.finditer(self.low, start, end)]
        return _SIGN.search(self.low, start, end) is not None or any(word in self.g.joiners for word in words)

    def _adds_up(self, whole: Quantity, parts: list[Part], plain: bool) -> bool:
        """Whether all the parts together are the sum: three at least, or two of which one says its scale, or that are ``plain`` numbers."""
        sure = len(parts) >= SURE or (len(parts) > 1 and (plain or self.amounts[parts[0][0]].first.scale >= MILLION))
        return sure and sum(value for _, value, _ in parts) == whole.amount.value

    def _leaves_rest(self, whole: Quantity, parts: list[Part]) -> bool:
        """Whether "the rest" follows the parts, the first of which says its scale, and something is left."""
        if len(parts) < SURE - 1 or self.amounts[parts[0][0]].first.scale < MILLION:
            return False
        if sum(value for _, value, _ in parts) >= (whole.amount.value or 0):
            return False
        start = self.amounts[parts[-1][0]].end
        end = min(self.segments.sentence_at(start)[1], start + REST)
        return self._says_rest(start, end)

    def _says_rest(self, start: int, end: int) -> bool:
        return self.g.rest.is_in(self.low, start, end, ANY_LETTERS)

    def _money(self, amount: Amount, value: Decimal, scale: Decimal, unit: str) -> Quantity:
        scaled = replace(amount, value=value, first=replace(amount.first, scale=scale))
        modifier = self.edges.bound(amount.start, None, amount, amount.end)
        return unsaid(self.folded, scaled, "money.share", modifier, unit)
