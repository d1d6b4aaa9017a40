"""Lists of prizes by rank that say the noun once: "one first prize, two second and five third", "2 вторые и 3 третьи премии"; and of medals
whose metal is called like a currency ("9 vàng, 12 bạc, 10 đồng")."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import ORDINAL, Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

AWARD = "award"
_CLOSED = regex(r" ?(?:[,.;:)(!?\n–—]|$)")
"""Behind a metal that stands for its medals."""
FEW = 1000
"""So many medals nobody wins; sums are larger."""
PARTED = 24
"""How far behind all awards the first of a metal may be counted, in characters."""


class Prizes:
    """Finds the numbers of such lists among the amounts of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, amounts: list[Amount]) -> None:
        self.g = grammar.nouns
        self.edges = edges
        self.low = low
        self.amounts = amounts

    def settle(self, results: list[Quantity | str]) -> None:
        """Count the numbers of ``results`` that stand before a rank in a list where a prize is named."""
        for index in range(1, len(results)):
            self._settle_medal(results, index)
        index = 0
        while index < len(results):
            if self._is_ranked(results, index):
                index = self._list(results, index)
            index += 1

    def _settle_medal(self, results: list[Quantity | str], index: int) -> None:
        """Count a medal by its metal alone, behind an award or in a list of such ("gồm 9 vàng, 12 bạc"), and a small sum without a scale
        that goes on with the list."""
        last, result, amount = results[index - 1], results[index], self.amounts[index]
        if not isinstance(last, Quantity) or not isinstance(result, Quantity) or last.unit != AWARD:
            return
        few = amount.value is not None and amount.value < FEW and amount.first.scale == 1
        metal = result.noun if result.kind == "count" else Noun(skip_blanks(self.low, amount.end), result.end, AWARD, True)
        named = metal is not None and self.g.medals.get(self.low[metal.start : metal.end]) is not None
        behind = self._joined(last.edge, result.start) or (result.kind == "count" and result.start - last.edge < PARTED)
        alone = metal is not None and (_CLOSED.match(self.low, metal.end) is not None or self._goes_on(metal.end))
        if few and metal is not None and named and alone and behind and result.kind in ("count", "money"):
            results[index] = self._prize(amount, Noun(metal.start, metal.end, AWARD, True))

    def _goes_on(self, end: int) -> bool:
        """Whether a joiner, or a word that ends the search for a noun, stands behind a metal: "9 vàng và 12 bạc", not "9 vàng miếng"."""
        behind = skip_blanks(self.low, end)
        return self.g.joiners.after(self.low, behind) is not None or self.g.stops(self.low, behind) is not None

    def _list(self, results: list[Quantity | str], index: int) -> int:
        """Settle the list that goes on at ``index``, with the prize counted right before it; return its last index."""
        first = next(
            (r for r in reversed(results[max(0, index - 2) : index]) if isinstance(r, Quantity)), None
        )  # its own rank may stand between
        noun = first.noun if first is not None and first.unit == AWARD and self._joined(first.edge, self.amounts[index].start) else None
        ranked: list[int] = []
        items = int(noun is not None)
        while index < len(results):
            item = self._item(results, index)
            if item is None:
                break
            last, edge, named = item
            ranked += [index] if self._is_ranked(results, index) else []
            noun, items = noun or named, items + 1
            if last + 1 >= len(results) or not self._joined(edge, self.amounts[last + 1].start):
                index = last
                break
            index = last + 1
        if noun is not None and items > 1:
            for i in ranked:
                results[i] = self._prize(self.amounts[i], noun)
        return index

    def _item(self, results: list[Quantity | str], index: int) -> tuple[int, int, Noun | None] | None:
        """The last index and the end of a member of the list, and the prize where it is named: a number with its rank, or a counted
        prize."""
        result = results[index]
        if isinstance(result, Quantity) and not self._is_ranked(results, index):
            return (index, result.edge, result.noun) if result.unit == AWARD else None
        if not self._is_ranked(results, index):
            return None
        rank = self.amounts[index + 1]
        noun = self.g.noun_right_at(self.low, rank.end)
        named = noun is not None and noun.unit == AWARD
        return index + 1, noun.end if noun is not None and named else rank.end, noun if named else None

    def _is_ranked(self, results: list[Quantity | str], index: int) -> bool:
        """Whether a rank stands right behind a number that counts nothing yet; "two second" are no seconds there."""
        result, amount = results[index], self.amounts[index]
        if index + 1 >= len(results) or results[index + 1] != ORDINAL or amount.value is None or amount.of is not None:
            return False
        free = isinstance(result, str) or result.kind == "measure"
        return free and self.low[amount.end : self.amounts[index + 1].start] == " "

    def _joined(self, end: int, start: int) -> bool:
        """Whether only a comma or "and" stands between two members."""
        gap = self.low[end:start].strip(" ,;")
        return start - end < 12 and (not gap or self.g.joiners.get(gap) is not None)

    def _prize(self, amount: Amount, noun: Noun) -> Quantity:
        modifier, edge = self.edges.bare_modifier(amount), max(amount.end, noun.end if noun.start <= amount.end + 1 else 0)
        return Quantity("count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=AWARD, noun=noun, edge=edge)
