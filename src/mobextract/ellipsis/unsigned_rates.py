"""Rates and measures that leave out the sign of those beside them: "96.5% in 2022, a year later 98.9", "from 37% to 4.8 now", "στο A 97,
στο B 98,4 και στο C 92,6%", "1.9 tonnes in 2022, 3.4 in 2023 and 5.1 tonnes in 2024", "240 hectares of coffee, 31 of them fallow".

Behind a rate only decimals are read so, because they count nothing; before one also whole numbers, where each stands behind a name of its
own.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from mobextract.ellipsis.change_ends import ENDS, FEW_WORDS, ends_change
from mobextract.ellipsis.compared_rates import ComparedRates
from mobextract.figures.edges import Edges
from mobextract.figures.quantity import NOT_WHOLE, NOTHING, OTHER_WORD, Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.words import WORDS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import Folded, behind_last, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

WHOLE = Decimal(100)
BARE = (NOTHING, OTHER_WORD, NOT_WHOLE)
REACH = 70
"""How far behind a rate the number may stand that leaves its sign out, in characters."""
_BLANK = regex(r"\s")
_SIGN = regex(r"[,.;·:()।\n]")
_BROKEN = regex(r"[.;·:।\n](?!\d)")
_ENDED = regex(r"[.;:।\n()]")
_TERM = r"[^\s\d,.;·:()।\n—–-]+"
_PLACED = regex(rf"(?: [^\s\d,.;·:()।\n]{{1,4}})?, (?P<where>{_TERM}(?: {_TERM}){{0,3}}(?:, [^\d,.;·:()।\n—–-]{{3,40}},)?)(?: [—–-])? ")
"""A comma and the words for a place between two rates, perhaps with its description or a dash."""
ROUNDED = Decimal("0.2")
"""How much the shares of a whole may miss it, because they are rounded."""
ALIKE = 2
"""So many times as much a rate is not, compared with that of another place."""
SHORT = 20
"""How far behind a count the measure may stand that only describes it."""
_SMALL = 5
"""Letters of a preposition or article before a name, at most."""
MOST_WORDS = 6
"""Words of a name and what stands before it, at most."""


class UnsignedRates:
    """The numbers of one article that take a sign, or a unit, from those beside them."""

    def __init__(self, edges: Edges, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.edges, self.g = edges, edges.g
        self.text, self.low, self.segments = folded.text, folded.low, segments
        self.amounts = amounts
        self.compared = ComparedRates(edges, folded, segments, amounts)

    def fill(self, results: list[Quantity | str]) -> None:
        """Read such numbers among ``results``, which stand beside the amounts."""
        for index in reversed(range(len(results))):
            if results[index] in BARE and (rate := self._before_rate(index, results)) is not None:
                results[index] = rate
        for index, result in enumerate(results):
            if result not in BARE:
                if (
                    isinstance(result, Quantity)
                    and result.rule == "count.unknown-noun"
                    and (rate := self._part(index, results)) is not None
                ):
                    results[index] = rate  # "of which 310 lay fallow"
            elif (
                rate := self._behind_rate(index, results)
                or self._target(index, results)
                or self._between(index, results)
                or self._part(index, results)
            ) is not None:
                results[index] = rate
            elif (other := self.compared.beside(index, results, may_be_rate=self._may_be_one(self.amounts[index]))) is not None:
                results[index] = self._like(other, self.amounts[index])

        for index, result in enumerate(results):
            if isinstance(result, Quantity) and self._is_rate(result):
                for at in self._shared_out(index, results):
                    results[at] = self._like(result, self.amounts[at])

    def _shared_out(self, index: int, results: list[Quantity | str]) -> range:
        """Where the numbers between two rates of a sentence stand, which make up a whole with them: "the economy has 38.5%, culture 33,
        defence 18.5 and politics 10%"."""
        end, edge, total = index + 1, self.amounts[index].end, self.amounts[index].value or Decimal(0)
        while end < len(results) and results[end] in BARE and self._may_be_one(self.amounts[end]):
            end += 1
        last = results[end] if end < len(results) else None
        if end == index + 1 or not isinstance(last, Quantity) or not self._is_rate(last):
            return range(0)
        for amount in self.amounts[index + 1 : end + 1]:
            if amount.start - edge > REACH or _BROKEN.search(self.low, edge, amount.start):
                return range(0)
            edge, total = amount.end, total + (amount.value or 0)
        return range(index + 1, end) if abs(total - WHOLE) <= ROUNDED else range(0)

    def _before_rate(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """The rate that a number is before the next one of a row of names: "στο A 97, στο B 98,4 και στο C 92,6%"."""
        amount, following = self.amounts[index], results[index + 1] if index + 1 < len(results) else None
        if not (isinstance(following, Quantity) and self._is_rate(following) and self._may_be_one(amount)):
            return None
        gap = self.low[amount.end : self.edges.left_of_modifier(following.start)]
        joiner = self.g.nouns.joiners.after(self.low, amount.end + 1)
        start = joiner[1] if joiner is not None else amount.end + 1 if gap[:1] == "," else None
        if start is None or not self._is_name(start, following.start):
            return None
        floor = self.segments.sentence_at(amount.start)[0]
        opening = behind_last(_SIGN, self.low, floor, amount.start)
        return self._like(following, amount) if self._is_name(opening, amount.start) else None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether nothing but a preposition and a name stands between: " στο Κι Σον "."""
        words = self.text[start : self.edges.left_of_modifier(end)].replace(",", " ").split()
        if not 0 < len(words) <= MOST_WORDS or any(c.isdigit() for w in words for c in w):
            return False
        if not self.g.nouns.verb_final:
            capital = [w[0].isupper() for w in words]
            return any(capital) and all(c or len(w) <= _SMALL for c, w in zip(capital, words, strict=True))
        return self.g.nouns.possess.before(self.low, self.edges.left_of_modifier(end)) is not None

    def _behind_rate(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """The rate that a decimal is behind another one, of another year or at the end of a change."""
        amount = self.amounts[index]
        before = self._last(index, results)
        if before is None or not self._is_decimal(amount):
            return None
        measured = self._is_measured(before)
        if not measured and not (self._is_rate(before) and self._may_be_one(amount)):
            return None
        if amount.start - before.edge > REACH or _BROKEN.search(self.low, before.edge, amount.start):
            return None
        price = self.g.priced_before.before(self.low, self.edges.left_of_modifier(amount.start))
        if price or self.g.priced_after.after(self.low, skip_blanks(self.low, amount.end)):
            return None  # "has lost 18% this year, trading at 20.3"
        ends = ENDS.match(self.low, amount.end) is not None
        amounts = self.g.amounts
        parted = "," in self.low[before.edge : amount.start]
        changed = not measured and (
            amounts.leaves_from(self.low, before.start)
            or (
                not parted
                and not self._is_step(before.start)
                and (amounts.changes(self.low, before.start) or amounts.changes(self.low, amount.start))
            )
        )
        if not ends and not (changed and (FEW_WORDS.match(self.low, amount.end) or self.compared.is_of_time(amount.end))):
            return None
        other = parted and (self._of_other_year(before.edge, index, results) or self._of_other_place(before, amount))
        return self._like(before, amount) if changed or other else None

    def _target(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """What a change leads to right behind what it left: "from 95 minutes to less than 45"."""
        before = self._last(index, results)
        if before is None or not ends_change(self.edges, self.low, before, self.amounts[index]):
            return None
        return self._like(before, self.amounts[index])

    def _of_other_place(self, before: Quantity, amount: Amount) -> bool:
        """Whether a comma and the words for another place stand between a rate and a number much like it: "86.3% in the north, in the
        south 82.7"."""
        value, other = amount.value, before.amount.value
        if not value or not other or not other / ALIKE < value < other * ALIKE or not self._is_decimal(before.amount):
            return False
        gap = _PLACED.fullmatch(self.low, before.edge, amount.start)
        if gap is None:
            return False
        if self.g.nouns.verb_final:
            return self.g.nouns.possess.before(self.low, self.edges.left_of_modifier(amount.start)) is not None
        return self.g.nouns.circumstances.after(self.low, gap.start("where")) is not None

    def _is_step(self, start: int) -> bool:
        """Whether a rate says how far something rose or fell, which leads to what is no rate: "the index slipped 0.1% to 97.65"."""
        left = self.edges.left_of_modifier(start)
        return bool(
            self.g.change_before.before(self.low, start)
            or self.g.change_before.before(self.low, left)
            or self.g.amounts.steps.before(self.low, left)
        )

    def _of_other_year(self, start: int, index: int, results: list[Quantity | str]) -> bool:
        """Whether a year, or "a year later", stands between a rate and a number."""
        stated = any(isinstance(r, Quantity) and r.kind == "date" and r.start >= start for r in results[max(0, index - 3) : index])
        words = (start, *(m.end() for m in _BLANK.finditer(self.low, start, self.amounts[index].start)))
        return stated or any(self.g.nouns.relative_years.after(self.low, at) is not None for at in words)

    def _between(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """What a decimal measures between two measures of one unit, all of a row: "1,9 тонны, в 2023 – 3,4, за 11 месяцев – 5,1 тонны"."""
        amount, before = self.amounts[index], self._last(index, results)
        if before is None or before.kind != "measure" or before.dimension in ("duration", "age") or not self._is_decimal(amount):
            return None
        after = next(
            (r for r in results[index + 1 : index + 4] if isinstance(r, Quantity) and (r.kind, r.unit) == ("measure", before.unit)), None
        )
        near = after is not None and amount.start - before.edge < REACH and after.start - amount.end < REACH
        if (
            after is None
            or not near
            or _BROKEN.search(self.low, before.edge, amount.start)
            or _BROKEN.search(self.low, amount.end, after.start)
        ):
            return None
        return self._like(before, amount) if ENDS.match(self.low, amount.end) else None

    def _part(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """What "of them" takes from a measure that nothing else is counted behind: "240 hectares of coffee, 31 of them lay fallow"."""
        amount, nouns = self.amounts[index], self.g.nouns
        before = self._last(index, results)
        if before is None or not self._is_measured(before) or amount.start - before.edge > REACH or amount.of is not None:
            return None
        value, whole = amount.value, before.amount.value
        if value is None or whole is None or not 0 < value < whole or amount.first.word or amount.reason:
            return None
        start = self.edges.left_of_modifier(amount.start)
        part = nouns.part_after.after(self.low, skip_blanks(self.low, amount.end))
        bare = results[index] in BARE and part is not None
        if not (bare or nouns.of_which.before(self.low, start)) or _ENDED.search(self.low, before.edge, amount.start):
            return None
        if self._are_people(part[1] if part else amount.end):
            return None
        if any(
            isinstance(r, Quantity) and r.kind in ("count", "measure") and 0 < before.start - r.edge < SHORT
            for r in results[max(0, index - 3) : index]
        ):
            return None  # "310 tanks of 1,000 litres, of which 34"
        words = (m.start() for m in WORDS.finditer(self.low, before.edge, amount.start))
        return None if any(nouns.nouns.after(self.low, at) is not None for at in words) else self._like(before, amount)

    def _are_people(self, position: int) -> bool:
        """Whether a clause goes on with people: "45 hectares with its own well, and 12 of them are young mothers"."""
        sign = _ENDED.search(self.low, position, position + SHORT + SHORT)
        words = [m.start() for m in WORDS.finditer(self.low, position, sign.start() if sign else position + SHORT + SHORT)]
        return any((noun := self.g.nouns.nouns.after(self.low, at)) is not None and noun[0] in PEOPLE for at in words)

    @staticmethod
    def _is_measured(quantity: Quantity) -> bool:
        return quantity.kind == "measure" and quantity.dimension not in ("duration", "age", "temperature", None)

    def _last(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """The last quantity of the sentence before a number, but for dates."""
        floor = self.segments.sentence_at(self.amounts[index].start)[0]
        found = (
            r
            for r in reversed(results[max(0, index - 3) : index])
            if isinstance(r, Quantity) and r.kind != "date" and r.unit not in ("month", "year")
        )
        last = next(found, None)
        return last if last is not None and last.start >= floor else None

    @staticmethod
    def _is_rate(quantity: Quantity) -> bool:
        return quantity.kind == "percentage" and not quantity.points and quantity.amount.value is not None

    @staticmethod
    def _may_be_one(amount: Amount) -> bool:
        return (
            amount.value is not None
            and 0 < amount.value <= WHOLE
            and amount.of is None
            and not amount.reason
            and not amount.first.one
            and amount.first.scale == 1
        )

    def _is_decimal(self, amount: Amount) -> bool:
        return (
            amount.value is not None and amount.value != amount.value.to_integral_value() and "/" not in self.low[amount.start : amount.end]
        )

    def _like(self, other: Quantity, amount: Amount) -> Quantity:
        """The same kind of quantity for a number without its sign."""
        modifier = self.edges.bare_modifier(amount)
        if modifier == "at_most" and self.g.amounts.leaves_from(self.low, other.start):
            modifier = "exact"  # "с 37% в 2022 году до 4,8"
        return replace(
            other,
            start=amount.start,
            end=amount.end,
            edge=amount.end,
            amount=amount,
            modifier=modifier,
            rule=f"{other.rule.split('.')[0]}.unsigned",
            warning=None,
        )
