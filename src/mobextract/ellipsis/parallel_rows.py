"""Rows of a list, or parts between semicolons, that leave out what the row before said: "A – 1.2 billion VND and 2,100 gifts; B – 1.8
billion VND and 2,640; C – 600 million and 900"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import MILLION, NOTHING, Quantity
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LEAST = 2
"""Figures of the shortest row that is compared."""
_PART = regex(r"[;·\n]")
_LINES = regex(r"\s*\n\s*")
_BEHIND = regex(rf" ?(?:,|{LETTER}{{1,3}}) ?\d")
"""What stands between a number and the next one of its row."""
_BARE = regex(r"[\d.,  ]+")
_LABELLED = regex(r":[^\S\n]*$")
SPACES = 8
"""How far behind its label's colon a row may begin, in characters."""
_WORD = regex(LETTER)
_SHORT = regex(rf"(?<!{LETTER}){LETTER}{{1,3}}\.(?= )")
"""An abbreviated designator: "г. Донгхоа", "TP. Tuy Hòa"."""

Row = list[int]
"""The amounts of a row, by their numbers."""


class ParallelRows:
    """The rows of figures of one article."""

    def __init__(self, edges: Edges, low: str, segments: Segments) -> None:
        self.edges = edges
        self.low = low
        self.segments = segments

    def fill(self, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
        """Give the figures of a row the nouns and the currency of the row before, where both have as many figures of the same kinds."""
        starts = [m.start() for m in _PART.finditer(self.low)]
        parts = groupby(range(len(amounts)), key=lambda index: bisect_left(starts, amounts[index].start))
        for first, second in pairwise([list(group) for _, group in parts]):
            if len(first) == len(second) >= LEAST and self._are_near(amounts[first[-1]], amounts[second[0]]):
                heads = [amounts[row[0]].start for row in (first, second)]
                labelled = all(_LABELLED.search(self.low, max(0, head - SPACES), head) for head in heads)
                self._complete([results[i] for i in first], second, amounts, results, labelled=labelled)

    def _are_near(self, last: Amount, following: Amount) -> bool:
        """Whether two rows stand in one sentence or list, one right behind the other."""
        gap = _SHORT.sub("", self.low[last.end : following.start])
        if len(_PART.findall(_LINES.sub("\n", gap).strip("\n"))) > LEAST or "." in gap:
            return False
        if "\n" not in gap:
            return True
        introduction = self.segments.introduction(last.start)
        return introduction is not None and introduction == self.segments.introduction(following.start)

    def _complete(
        self, before: list[Quantity | str], row: Row, amounts: Sequence[Amount], results: list[Quantity | str], *, labelled: bool
    ) -> None:
        """Fill a row if at least one figure shows that it is like the one ``before``, or both stand behind labels, and none that it is
        not."""
        found: dict[int, Quantity] = {}
        alike = 0
        for model, index in zip(before, row, strict=True):
            own = results[index]
            if isinstance(own, Quantity) and labelled and own.rule == "count.ellipsis" and own.unit in UNITS:
                own = NOTHING  # "the remaining districts: 1,615 and 653"
            if (
                isinstance(own, Quantity)
                and isinstance(model, Quantity)
                and own.kind == "percentage" != model.kind
                and _BARE.fullmatch(self.low, own.start, own.end)
            ):
                own = NOTHING  # "81, 2,455 and 87.4%" behind "96 classes, 2,870 workers and 91%" is no list of rates
            if (
                not isinstance(model, Quantity)
                or (isinstance(own, Quantity) and own.kind != model.kind)
                or (isinstance(own, str) and own != NOTHING)
            ):
                return
            if isinstance(own, Quantity):
                alike += 1
                continue
            same = self._same(model, amounts[index])
            if same is None:
                return
            found[index] = same
            alike += same.kind == "money"  # its scale shows it
        for index, quantity in found.items() if alike or labelled else ():
            results[index] = quantity

    def _same(self, model: Quantity, amount: Amount) -> Quantity | None:
        """The figure that a number without a noun or currency is, after that of the row before."""
        if not self.edges.ends_open(amount) and not _BEHIND.match(self.low, amount.end):
            return None
        modifier = self.edges.bare_modifier(amount)
        if model.kind == "count" and model.noun is not None and amount.value is not None and amount.is_whole and amount.of is None:
            return Quantity(
                "count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=model.unit, noun=model.noun, edge=amount.end
            )
        scaled = amount.first.scale >= MILLION and _WORD.search(self.low, amount.start, amount.end)
        if model.kind == "money" and model.unit and scaled:
            return Quantity("money", amount.start, amount.end, amount, "money.ellipsis", modifier, unit=model.unit, edge=amount.end)
        return None
