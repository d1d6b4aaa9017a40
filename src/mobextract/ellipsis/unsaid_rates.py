"""Bare numbers that are rates like the one right before them: "450,000 VND/ha in A and 380,000 in B", "from 7,000 dong to 9,000"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import OTHER_WORD, Quantity
from mobextract.figures.rates import Rates
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, UPPER, WORD, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LARGEST = 1000
"""Below this, a number without a scale may be millions or billions like the one before it."""
DATED = 14
"""A year this close to a rate is its own, in characters."""
ROUND = 100
"""Prices and rates end in zeros."""
ALIKE = 10
"""So many times as much a rate is not, compared with the one before."""
NEAR = 70
"""How far apart two rates may stand, in characters."""
FAR = 120
"""How far behind a sum what it has become by now may stand."""
SHORT = 6
"""How long a preposition and its blank may be, in characters."""
SHARE = regex(
    rf"[^.;:!?()\n\d]{{1,30}}?[{UPPER}]{LETTER}*(?:[ -][{UPPER}]{LETTER}*){{0,4}}[^.;:!?()\n\d]{{0,12}}?(?:, ?|,? {LETTER}{{1,4}} )"
)
"""What stands between two shares that their receivers follow: " to Van Yen district, "."""
RECEIVER = regex(rf" (?:{LETTER}{{1,5}} ){{1,2}}[{UPPER}]")
DIVIDED = regex(r" ?/ ?[^\W\d_]")
"""A sign behind an amount and what it is for each of: "8 millioner/måned"; words do the same ("5 triệu một tháng")."""
_EACH = regex(rf" ?/ ?{LETTER}+(?:/{LETTER}+)?")
_APART, _TIE = regex(r"[.!?।()\n;:\d]"), regex(rf"(,|{LETTER}+) ?$")
_SHORT, _SHORT_BEFORE = regex(rf" (?:[–—-] )?({LETTER}{{1,5}})(?= )"), regex(rf"(?:^| )({LETTER}{{1,5}}) $")
_YEAR = regex(rf"(?<!{WORD})(?:19|20)\d\d(?!\w)")
_DASH = regex(r" [–—-] $")
_WORD, _STOPPED = regex(rf"{LETTER}+"), regex(r"[.:!?।()\n]")
_CLAUSE_END = regex(r"[.;·:)।\n]|$")
_GAPPED = regex(r",(?: [^\s\d,.;:·()।\n—–-]+){1,4}(?P<dash> [–—-])? ")


def unsaid(folded: Folded, amount: Amount, rule: str, modifier: str, unit: str) -> Quantity:
    """Return an amount as money of the currency ``unit``, with a warning that it does not say so."""
    warning = f"money without a currency: {folded.text[amount.start : amount.end]}"
    return Quantity("money", amount.start, amount.end, amount, rule, modifier, unit=unit, edge=amount.end, warning=warning)


def is_gapped(low: str, start: int, end: int, *, dash: bool) -> bool:
    """Return whether nothing but a comma and words for another sort stands between two prices: "one costs 95,000 dong, a small one
    70,000"; with ``dash``, the sign for the verb that is left out, too ("взрослый стоит 95 тысяч донгов, детский — 70")."""
    gap = _GAPPED.fullmatch(low, start, end)
    return gap is not None and (gap["dash"] is not None or not dash)


def is_alike(low: str, last: Quantity, amount: Amount, joiners: Container[str]) -> bool:
    """Return whether a number joined to a sum has the same short word beside it: "60 million from the province and 15 from a pagoda",
    "प्रांत से 60 मिलियन और पगोडा से 15"."""
    if amount.start - last.edge > NEAR or _APART.search(low, last.edge, amount.start):
        return False
    first, second = _SHORT.match(low, last.edge), _SHORT.match(low, amount.end)
    if first is not None and second is not None and first[1] == second[1]:
        tie = _TIE.search(low, first.end(), amount.start)
        return tie is not None and (tie[1] == "," or tie[1] in joiners)
    first, second = _SHORT_BEFORE.search(low, max(0, last.start - SHORT), last.start), _SHORT_BEFORE.search(low, last.edge, amount.start)
    same = first is not None and second is not None and first[1] == second[1]
    return same and any(m[0] in joiners for m in ANY_LETTERS.finditer(low, last.edge, amount.start))


class UnsaidRates:
    """The rates of one article that leave out their currency."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.per = Rates(grammar, folded)

    def rate(self, amount: Amount, before: Sequence[Quantity | str]) -> Quantity | None:
        """A bare number like the price or rate right before it, of another place or year, or where that one has changed to: "450,000
        VND/ha in A and 380,000 in B", "from 7,000 dong to 9,000"; it has the same currency."""
        last = next((r for r in reversed(before) if r != OTHER_WORD and not (isinstance(r, Quantity) and r.kind == "date")), None)
        if (
            not isinstance(last, Quantity)
            or last.kind != "money"
            or not last.unit
            or last.start < self.segments.sentence_at(amount.start)[0]
        ):
            return None
        value, other = amount.value, last.amount.value
        if (
            value is None
            or other is None
            or amount.of is not None
            or max(amount.first.scale, last.amount.first.scale) > 1
            or amount.first.word
        ):
            return None
        if not (value >= LARGEST and value % ROUND == 0 and other / ALIKE < value < other * ALIKE):
            return None
        tellers = (self._goes_over, self._came_from, self._is_of_next, self._is_todays)
        if not any(tells(last, amount) for tells in tellers):
            return None
        modifier = self.edges.bound(amount.start, None, amount, amount.end)
        modifier = "exact" if modifier == "at_most" else modifier
        return unsaid(self.folded, amount, "money.rate", modifier, last.unit)

    def _goes_over(self, last: Quantity, amount: Amount) -> bool:
        """Whether a change leads from the money before to a number: "from 7,000 dong/kg to 9,000"."""
        grammar, edge = self.g.amounts, self.past_unit(last.edge)
        leaves = grammar.leaves_from(self.low, last.start)
        if grammar.change is not None and grammar.change.fullmatch(self.low, edge, amount.start):
            leaves = (
                leaves
                or grammar.opening.before(self.low, last.start) is not None
                or grammar.leaving.after(self.low, skip_blanks(self.low, edge)) is not None
            )
        elif not grammar.range.fullmatch(self.low, edge, amount.start):
            return False
        return leaves and self._ends(amount)

    def _came_from(self, last: Quantity, amount: Amount) -> bool:
        """Whether the money before is where a change led that began at a number: "was cut to 20,000 dirhams from 50,000"."""
        origin = self.g.amounts.origin.before(self.low, amount.start)
        return (
            origin is not None
            and not self.low[last.edge : origin[1]].strip()
            and self.g.amounts.changes(self.low, last.start)
            and self._ends(amount)
        )

    def _is_of_next(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is that of another place or year than the money before."""
        text, low, edge = self.folded.text, self.low, self.past_unit(last.edge)
        gap = low[edge : amount.start]
        if len(gap) > NEAR or re.search(r"[;:!?।()\n]", gap) or not self._ends(amount):
            return False
        if self._counts_between(edge, amount.start):
            return False
        joined = "," in gap or not self.g.joiners.isdisjoint(gap.split())
        if (
            joined
            and _YEAR.search(gap)
            and (_YEAR.search(low, amount.end, amount.end + DATED) or _YEAR.search(low, amount.start - DATED, amount.start))
        ):
            return True
        if is_gapped(low, edge, amount.start, dash=False) and _CLAUSE_END.match(low, amount.end):
            return True
        if not self.g.language.info.has_case:
            return joined and self.g.nouns.possess.before(low, amount.start) is not None
        dash = _DASH.search(low, edge, amount.start)
        named = self.g.next_name.fullmatch(text, edge, dash.start() + 1 if dash else amount.start) or (
            SHARE.fullmatch(text, edge, amount.start) and RECEIVER.match(text, amount.end)
        )
        return bool(named)

    def _is_todays(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is what the money before has become by now: "spent 450,000 dong a month on water, now only 90,000"."""
        low, edge = self.low, self.past_unit(last.edge)
        clause = max(low.rfind(sign, edge, amount.start) for sign in (",", ";", "·"))
        if not (edge <= clause and amount.start - clause < NEAR and amount.start - edge < FAR) or _STOPPED.search(low, edge, amount.start):
            return False
        at = skip_blanks(low, clause + 1)
        word = _WORD.match(low, at)
        if word is not None and (word[0] in self.g.joiners or self.g.contrasts.get(word[0])):
            at = skip_blanks(low, word.end())
        now = self.g.today.after(low, at)
        return now is not None and not self._counts_between(now[1], amount.start) and self._ends(amount)

    def _counts_between(self, start: int, end: int) -> bool:
        """Whether something else is counted behind the last comma or "and" before a number: "50,000 VND in 2022, and visitors rose to
        60,000 in 2023"."""
        joints = [word.end() for word in ANY_LETTERS.finditer(self.low, start, end) if word[0] in self.g.joiners]
        begin = max(start, self.low.rfind(",", start, end) + 1, *joints[-1:])
        noun = self.g.nouns.left(self.low, begin, end)
        return noun is not None and noun.unit not in UNITS

    def is_divided(self, amount: Amount) -> bool:
        """Whether what a sum is for each of stands right behind it: "2,5 triệu/người"."""
        if DIVIDED.match(self.low, amount.end) is not None:
            return True
        return self.g.per_behind.after(self.low, skip_blanks(self.low, amount.end)) is not None

    def past_unit(self, position: int) -> int:
        """Return where what an amount is for each of ends behind it: "/ha", "a day"."""
        divided = _EACH.match(self.low, position)
        return divided.end() if divided else self.per.per_after(position)[1]

    def _ends(self, amount: Amount) -> bool:
        return (
            self.edges.ends_open(amount)
            or DIVIDED.match(self.low, amount.end) is not None
            or RECEIVER.match(self.folded.text, amount.end) is not None
        )
