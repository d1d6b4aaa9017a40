"""Stars that a product or hotel has: "21 with three stars, 11 with four and two with five" counts products, and no stars.

In a row of them the word for stars is said once: with the first or the last.
"""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LABEL, NOTHING, Quantity
from mobextract.numbers.amounts import Amount, single
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

ROW = 24
"""Numbers behind one of stars that its row may go on with."""
HIGHEST = 7
"""The most stars that anything has."""
_LINK = regex(r" (?:[^\n.;:!?।]{1,30} )?(?P<last>\w{1,6}) | ")
"""What stands between a count and the stars: " products with ", " with ", " "."""
_NEXT = regex(r"[^\n.;:!?।\d]{0,24}")
"""What stands between stars and the next count."""
_DASH = regex(r" ?[–—-]? ?")


class Ratings:
    """Finds the numbers of stars among the amounts of one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, amounts: list[Amount]) -> None:
        self.g = grammar
        self.low = low
        self.amounts = amounts

    def settle(self, results: list[Quantity | str]) -> None:
        """Make labels of the numbers of stars, with those that leave the word out."""
        rated = [i for i, amount in enumerate(self.amounts) if self._is_rating(amount)]
        for index in rated:
            results[index] = LABEL
        for index in rated:
            link = self._gap(index - 1, index) if index else None
            if link is not None and (match := _LINK.fullmatch(link)):
                self._follow(results, index, match["last"] or "")

    def _is_rating(self, amount: Amount) -> bool:
        return (
            amount.of is None
            and (amount.high or amount.value or HIGHEST + 1) <= HIGHEST
            and self.g.ratings.after(self.low, skip_blanks(self.low, amount.end)) is not None
        )

    def _gap(self, left: int, right: int) -> str:
        return self.low[self.amounts[left].end : self.amounts[right].start]

    def _follow(self, results: list[Quantity | str], index: int, link: str) -> None:
        """Go on with the counts behind the stars at ``index``, whose own stars follow behind the same word or none."""
        count, last = index + 1, min(len(self.amounts), index + ROW)
        while count < last and _NEXT.fullmatch(self._gap(count - 1, count)):
            amount = self.amounts[count]
            if amount.low is not None and self._ties(self.low[amount.first.end : amount.last.start], link) and amount.high is not None:
                if amount.high > HIGHEST or isinstance(results[count], Quantity):
                    return
                self.amounts[count] = single(amount.first)  # "2 with five" is no range
                results[count] = NOTHING
                count += 1
                continue
            stars = count + 1
            if stars >= len(self.amounts) or not self._is_star(results[stars], stars) or not self._ties(self._gap(count, stars), link):
                return
            results[stars] = LABEL
            if isinstance(counted := results[count], Quantity) and counted.noun and counted.noun.start >= self.amounts[stars].start:
                results[count] = NOTHING
            count += 2

    def _ties(self, gap: str, link: str) -> bool:
        return gap.strip() == link or _DASH.fullmatch(gap) is not None

    def _is_star(self, result: Quantity | str, index: int) -> bool:
        if self.low[self.amounts[index].end : self.amounts[index].end + 1] == "-":
            return False  # "12 2-storey houses"
        unknown = isinstance(result, str) or result.rule in ("count.unknown-noun", "count.list")
        return unknown and self.amounts[index].of is None and (self.amounts[index].value or HIGHEST + 1) <= HIGHEST
