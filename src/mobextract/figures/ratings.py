"""Stars that a product or hotel has: "21 with three stars, 11 with four and two with five" counts products, and no stars.

In a row of them the word for stars is said once: with the first or the last.
"""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LABEL, NOTHING, Quantity, elliptic_count, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount, single
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

ROW = 24
"""Numbers behind one of stars that its row may go on with."""
HIGHEST = 7
"""The most stars that anything has."""
_LINK = regex(r" (?:[^\n.;:!?।]{1,30} )?(?P<last>\w{1,6}) | ")
"""What stands between a count and the stars: " products with ", " with ", " "."""
_END = regex(r"[.!?।;\n](?!\d)")
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
            self._lead(results, index)
        for index in rated:
            link = self._gap(index - 1, index) if index else None
            if link is not None and (match := _LINK.fullmatch(link)):
                self._follow(results, index, match["last"] or "")

    def count(self, results: list[Quantity | str]) -> None:
        """Make counts of the numbers left over whose stars stand right behind, of what a count before them in the sentence tells: "119
        products, 30 four-star and 89 three-star ones"."""
        last: Quantity | None = None
        for index, amount in enumerate(self.amounts[1:]):
            result, noun = results[index], last.noun if last is not None else None
            number = self.amounts[index]
            if isinstance(result, Quantity):
                last = result if result.kind == "count" and result.noun is not None else last
            if last is None or noun is None or result != NOTHING or not number.is_whole or number.of is not None or number.first.one:
                continue
            if results[index + 1] == LABEL and self._gap(index, index + 1) == " " and self._is_rating(amount):
                apart = _END.search(self.low, last.end, number.start) is not None or self._shares(results[index + 2 : index + 3], noun)
                if not apart and self._stands_alone(amount.end):
                    bound = self.g.bound_before(self.low, number.start)
                    results[index] = last = elliptic_count(number, noun, bound[0] if bound else "exact")

    def _shares(self, following: list[Quantity | str], noun: Noun) -> bool:
        """Whether the number behind the stars counts something else, which they may be told of as well: "30 four-star and 89 three-star
        hotels"."""
        return any(is_count(q) and q.unit != noun.unit for q in following)

    def _stands_alone(self, end: int) -> bool:
        """Whether no noun stands behind the stars at ``end``, or a word for those before."""
        stars = self._stars_behind(end)
        behind = skip_blanks(self.low, stars[1]) if stars else end
        nouns = self.g.nouns
        return nouns.pro.after(self.low, behind) is not None or (nouns.direct(self.low, behind) or nouns.after(self.low, behind)) is None

    def _is_rating(self, amount: Amount) -> bool:
        return amount.of is None and (amount.high or amount.value or HIGHEST + 1) <= HIGHEST and self._stars_behind(amount.end) is not None

    def _stars_behind(self, end: int) -> tuple[bool, int] | None:
        """The word for stars behind a number, and behind its bound: "three or more stars"."""
        behind = skip_blanks(self.low, end)
        return self.g.ratings.after(self.low, behind) or self.g.ratings.after(self.low, self.g.bound_behind(self.low, behind)[1])

    def _lead(self, results: list[Quantity | str], index: int) -> None:
        """Make labels of the numbers joined to the stars behind them: "with three and four stars", "3, 4 and 5 stars"."""
        while index and not self.amounts[index - 1].first.one and (self.amounts[index - 1].value or HIGHEST + 1) <= HIGHEST:
            before, gap = results[index - 1], self._gap(index - 1, index)
            own = isinstance(before, Quantity) and before.noun is not None and before.noun.start < self.amounts[index].start
            if own or self.amounts[index - 1].of is not None or not (gap == ", " or gap.strip() in self.g.joiners):
                return
            index -= 1
            results[index] = LABEL

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
