"""Rates that leave out the sign beside a comparison or in a row: "71.5 against 38.2%", "33.8%, against 9 in January", "85% in 2025 and
100 by 2030", "81.5% of the children of A, 77 in B and only 46.3% in C"; and measures: "48 minutes, against 95 in 2023"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import OTHER_WORD, Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, UPPER, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 80
"""How far from a rate the number may stand that leaves its sign out, in characters."""
_BROKEN = regex(r"[.;·:।()\n](?!\d)")
_TO_DATE = regex(r"(?: [–—-])?(?: [^\s\d,.;·:()।\n]{1,8}){0,2} ")
_NAMED = regex(rf"(?: [–—-])?(?: {LETTER}{{1,5}}){{0,2}}(?: {LETTER}+)? [{UPPER}]")
_WORD_BEFORE = regex(rf"{LETTER}+ $")
_FEW_WORDS, _PERIOD = regex(rf"(?: {LETTER}+){{1,3}}"), regex(rf"(?: {LETTER}+){{1,6}}")
_CLAUSE_END = regex(r" ?[,.;·:)।\n]|$")
_MEASURED = regex(rf"(?: {LETTER}+){{0,2}},? ?")
"""What may stand between a measure and the word for a comparison: what is measured ("4 km of road, against 7 before")."""
_LAST_WORD = regex(rf"(?: {LETTER}+){{1,2}} ?(?:[,.;·:)।\n]|$)")
ALIKE = 10
"""So many times as much a measure is not as the one that it is compared with."""


class ComparedRates:
    """Whether the numbers of one article are such rates, told by what stands on both sides."""

    def __init__(self, edges: Edges, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.edges, self.g = edges, edges.g
        self.text, self.low, self.segments = folded.text, folded.low, segments
        self.amounts = amounts

    def beside(self, index: int, results: list[Quantity | str], *, may_be_rate: bool) -> Quantity | None:
        """The rate or measure whose sign or unit a bare number shares."""
        return (self.sign_of(index, results) if may_be_rate else None) or self.unit_of(index, results)

    def sign_of(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """The rate whose sign a bare number shares: the one behind it, or before it."""
        amount = self.amounts[index]
        floor, end = self.segments.sentence_at(amount.start)
        following = self._rate(results[index + 1 : index + 3])
        if following is not None and not (following.start < end and following.start - amount.end < REACH):
            following = None
        if following is not None and self._against(amount.end, following.start):
            return following
        before = self._rate(results[max(0, index - 2) : index][::-1])
        if before is None or before.start < floor or amount.start - before.edge > REACH:
            return None
        if _BROKEN.search(self.low, before.edge, amount.start):
            return None
        dated = self._dated(index, results)
        if self._in_turn(before, index, results):
            return before
        left = self.edges.left_of_modifier(amount.start)
        if self.g.compared.forms and self.g.compared.before(self.low, left) is not None:
            return before if dated or _CLAUSE_END.match(self.low, amount.end) or self.is_of_time(amount.end) else None
        if following is not None and self._is_tied(before, amount, following):
            return before
        edge = end_before(self.low, left)
        if self.low[edge - 1 : edge] != "," and self.g.nouns.joiners.before(self.low, left) is None:
            return None
        if dated and self._dates(before.edge, results[:index]):
            return before
        named = following is not None and _NAMED.match(self.text, amount.end) and not _BROKEN.search(self.low, amount.end, following.start)
        return before if named else None

    def unit_of(self, index: int, results: list[Quantity | str]) -> Quantity | None:
        """The measure that a bare number is compared with, right before it or behind it: "48 minutes, against 95 two years ago"."""
        if not self.g.compared.forms:
            return None
        amount, before = self.amounts[index], results[index - 1] if index else None
        following = results[index + 1] if index + 1 < len(results) else None
        if self._is_like(following, amount) and isinstance(following, Quantity) and self._against(amount.end, following.start):
            return following
        word = self.g.compared.before(self.low, self.edges.left_of_modifier(amount.start)) if self._is_like(before, amount) else None
        if word is None or not isinstance(before, Quantity) or word[1] < before.edge:
            return None
        if _MEASURED.fullmatch(self.low, before.edge, word[1]) is None:
            return None
        ended = _CLAUSE_END.match(self.low, amount.end) or _LAST_WORD.match(self.low, amount.end) or self._dated(index, results)
        return before if ended or self.is_of_time(amount.end) or self._was_ago(amount, following) else None

    @staticmethod
    def _is_like(result: Quantity | str | None, amount: Amount) -> bool:
        """Whether a result is a measure of a size with a number."""
        if not isinstance(result, Quantity) or result.kind != "measure" or result.dimension == "age":
            return False
        value, other = amount.value, result.amount.value
        fits = value is not None and bool(other) and other is not None and other / ALIKE < value < other * ALIKE
        return fits and amount.of is None and not amount.reason

    def _was_ago(self, amount: Amount, following: Quantity | str | None) -> bool:
        """Whether a time stands right behind a number: "two years ago"."""
        time = following if isinstance(following, Quantity) and following.dimension == "duration" else None
        return time is not None and _TO_DATE.fullmatch(self.low, amount.end, time.start) is not None

    @staticmethod
    def _rate(results: list[Quantity | str]) -> Quantity | None:
        """The first of some results that is no date, if it is a rate."""
        first = next((r for r in results if not (isinstance(r, Quantity) and r.kind == "date")), None)
        rate = isinstance(first, Quantity) and first.kind == "percentage" and not first.points and first.amount.value is not None
        return first if rate and isinstance(first, Quantity) else None

    def _against(self, start: int, end: int) -> bool:
        """Whether nothing but a word for a comparison stands between two numbers."""
        start = skip_blanks(self.low, start)
        start += self.low[start : start + 2] == ", " and 2
        word = self.g.compared.after(self.low, start) if self.g.compared.forms else None
        return word is not None and skip_blanks(self.low, word[1]) >= self.edges.left_of_modifier(end)

    def _dated(self, index: int, results: list[Quantity | str]) -> bool:
        """Whether the date of a number stands right behind it: "and 100 by 2030"."""
        following = next((r for r in results[index + 1 : index + 3] if r != OTHER_WORD), None)  # "năm" is "five" as well
        dated = isinstance(following, Quantity) and following.kind == "date"
        return (
            dated and isinstance(following, Quantity) and _TO_DATE.fullmatch(self.low, self.amounts[index].end, following.start) is not None
        )

    @staticmethod
    def _dates(start: int, results: list[Quantity | str]) -> bool:
        """Whether the last result is a date behind a rate."""
        last = next((r for r in reversed(results[-2:]) if r != OTHER_WORD), None)
        return isinstance(last, Quantity) and last.kind == "date" and last.start >= start

    def _in_turn(self, before: Quantity, index: int, results: list[Quantity | str]) -> bool:
        """Whether a rate and a number that nothing follows each stand behind a year: "2025 में 85% और 2030 में 100 है"."""
        date, first = results[index - 1], results[index - 3] if index > 2 else None
        told = (date, self.amounts[index].start), (first, before.start)
        led = all(isinstance(d, Quantity) and d.kind == "date" and _TO_DATE.fullmatch(self.low, d.end, at) for d, at in told)
        return led and results[index - 2] is before and self.edges.ends_open(self.amounts[index])

    def _is_tied(self, before: Quantity, amount: Amount, following: Quantity) -> bool:
        """Whether the same word stands right before a number and the rates on both sides: "A के 81.5%, B के 77 और C के 46.3%"."""
        words = [
            _WORD_BEFORE.search(self.low, max(0, q.start - REACH), self.edges.left_of_modifier(q.start))
            for q in (before, amount, following)
        ]
        return all(words) and len({word[0] for word in words if word}) == 1

    def is_of_time(self, end: int) -> bool:
        """Whether words for another time stand close behind a number: "against 38 a year earlier", "against 9 in January"."""
        nouns, start = self.g.nouns, skip_blanks(self.low, end)
        if nouns.relative_years.after(self.low, start) is not None:
            return True
        words, period = _FEW_WORDS.match(self.low, end), _PERIOD.match(self.low, end)
        starts = [m.start() for m in ANY_LETTERS.finditer(self.low, start, period.end())] if period else []
        few = words.end() if words else start
        return any((at < few and nouns.months.after(self.low, at)) or nouns.relative_years.after(self.low, at) for at in starts)
