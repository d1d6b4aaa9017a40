"""Millions whose currency is not said: that of another amount of the sentence, or the one that the language leaves out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from mobextract.ellipsis.granted_sums import is_given
from mobextract.ellipsis.unsaid_rates import ALIKE, LARGEST, RECEIVER, SHARE, UnsaidRates, is_alike, is_gapped, unsaid
from mobextract.figures.change_bases import ChangeBases
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BILLION, LIVING, MILLION, Quantity, is_count
from mobextract.nouns.people import PEOPLE
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, Folded, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.segment import Segments

THOUSAND, LAKH, DWARFED = 1000, 100000, 100
"""The last: a sum in millions so many times that of another currency is not of that."""
GIVERS = PEOPLE | {"household", "business", "company", "organisation", "cooperative", "agency", "bank"}
"""Concepts of those who give money."""
PRICED, PRICED_WORDS = 40, 4
"""How far before a price its verb may stand, in characters and words."""
PART = 60
"""How far behind a sum its part may stand, in characters."""
_CLAUSE_END = regex(r"[,;:·(](?!\d)")
_PERIOD = regex(rf"{LETTER}+(?: {LETTER}+){{0,5}}")
"""A few words behind what a sum is compared with, which may say when that was."""
_YEAR = regex(r" ?(?:19|20)\d\d(?!\d)")
_LAST = regex(rf"{LETTER}+(?: {LETTER}+)? ?(?:[.;,)।\n]|$)")
_CUT_OFF = regex(r"[.;:!?।\d\n]")
_BROKEN = regex(r"[.,;:!?()\d\n]")


class UnsaidCurrency:
    """The amounts of one article that are money without saying so."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.g, self.edges, self.segments = grammar, edges, segments
        self.folded, self.low = folded, folded.low
        self.amounts, self.bases = amounts, ChangeBases(grammar, folded.low)
        rates = UnsaidRates(grammar, edges, folded, segments)
        self.rate, self.past_unit, self.is_divided = rates.rate, rates.past_unit, rates.is_divided

    def implied(self, amount: Amount, results: Sequence[Quantity | str], index: int) -> Quantity | None:
        """Millions of nothing where the text leaves the currency out: money with a warning, where the sentence speaks of money, or the
        figure right before, in the sentence or item before, is money. Its currency is the one that the paragraph or list stated last,
        else the one of the pages read, where the article states no other."""
        before = results[:index]
        last = next((r for r in reversed(before) if isinstance(r, Quantity) and r.kind != "date"), None)
        follows = last is not None and last.kind == "money" and last.unit and self._is_next(last, amount)
        if not follows and (listed := self._in_item_before(before, amount)) is not None:
            last, follows = listed, True
        if (
            not (self.g.implied or follows)
            or not (self.is_divided(amount) or self.edges.ends_open(amount) or self._is_sum(amount))
            or not ((follows and not self.tells_things(amount)) or self._is_evident(amount, last))
        ):
            return None
        paragraph = self.segments.paragraph_at(amount.start)[0]
        stated = [r for r in before if isinstance(r, Quantity) and r.kind == "money" and r.unit and r.start >= paragraph]
        if not stated and follows and last is not None:
            stated = [last]
        unit = self._like(amount, stated, results) if stated else self._unstated(results)
        if not unit:
            return None
        return unsaid(self.folded, amount, "money.implied", self.edges.bound(amount.start, None, amount, amount.end), unit)

    def _is_sum(self, amount: Amount) -> bool:
        """Whether a word for money right behind an amount says that it is a sum: "60 करोड़ की राशि"."""
        filler = self.g.money_fillers.after(self.low, skip_blanks(self.low, amount.end))
        return filler is not None and self.g.evidence.after(self.low, skip_blanks(self.low, filler[1])) is not None

    def _unstated(self, results: Sequence[Quantity | str]) -> str | None:
        """The currency of the pages read, unless the article states others only."""
        stated = {r.unit for r in results if isinstance(r, Quantity) and r.kind == "money" and r.unit}
        return None if stated and self.g.implied not in stated else self.g.implied

    def _is_next(self, last: Quantity, amount: Amount) -> bool:
        """Whether an amount stands in the sentence right behind that of ``last``, in its paragraph."""
        sentence = self.segments.sentence_at(amount.start)[0]
        if sentence <= max(last.start, self.segments.paragraph_at(amount.start)[0]):
            return False
        return self.segments.sentence_at(sentence - 2)[0] <= last.start

    def _in_item_before(self, before: Sequence[Quantity | str], amount: Amount) -> Quantity | None:
        """The money that the item before an amount's own begins with: "– Women: 61 billion VND for 900 households / – Farmers: 54
        billion"."""
        item, introduction = self.segments.paragraph_at(amount.start)[0], self.segments.introduction(amount.start)
        if introduction is None or not item or not (amount.last.scale >= BILLION or self.is_spoken_of(introduction[1] - 1)):
            return None  # "– Visitors: 1.2 million"
        end = item - 1
        while end and self.low[end] in "\n ":
            end -= 1
        start = self.segments.paragraph_at(end)[0]
        if self.segments.introduction(start) != introduction:
            return None
        figures = [r for r in before if isinstance(r, Quantity) and r.start >= start]
        first = figures[0] if figures and all(q.start < item for q in figures) else None
        return first if first is not None and first.kind == "money" and first.unit else None

    def elliptic(self, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Millions without a currency in a sentence that states money are money ("… VND, of which 30 million came from …")."""
        sentence = self.segments.sentence_at(amount.start)
        low, high = (bisect_left(self.amounts, bound, key=lambda a: a.start) for bound in sentence)
        money = [r for r in results[low:high] if isinstance(r, Quantity) and r.kind == "money" and r.unit]
        if not money:
            return None
        outside = [q for q in money if not self._in_brackets(q)] or money
        before = [q for q in outside if q.start < amount.start]
        if not before and not self.edges.ends_open(amount):
            return None  # "12 million marks and 3 million francs"
        unit = self._like(amount, before or outside[:1], results)
        if not unit:
            return None
        return unsaid(self.folded, amount, "money.ellipsis", self.edges.bound(amount.start, None, amount, amount.end), unit)

    def _like(self, amount: Amount, stated: Sequence[Quantity], results: Sequence[Quantity | str]) -> str | None:
        """The currency of the money stated last, unless that is a foreign sum without millions and the amount so much more that it must
        be the home currency, which the article states elsewhere: "an organisation gave 45,000 USD and the province 340 million"."""
        nearest, home = stated[-1], self.g.implied
        value, other = amount.value, nearest.amount.value
        if not home or nearest.unit == home or value is None or other is None:
            return nearest.unit
        small = amount.last.scale >= MILLION > nearest.amount.last.scale and value > other * DWARFED
        return home if small and any(isinstance(r, Quantity) and r.unit == home for r in results) else nearest.unit

    def shared(self, amount: Amount, last: Quantity | str, before: Quantity | str = "") -> Quantity | None:
        """A bare number in a list of shares has scale and currency of the one before: "61 billion went to A, 48 to B and C 22.7"; and so
        has one that adds to it: "60 million VND, and donors another 40". ``before``: what stands before ``last``."""
        if not isinstance(last, Quantity) or last.kind != "money" or not last.unit or amount.of is not None:
            return None
        scale, value = last.amount.last.scale if last.amount.value is None else last.amount.first.scale, amount.value
        if value is not None and value > 0 and (self._is_compared(last, amount) or self._is_difference(last, amount)):
            alike = value < LARGEST or value < last.amount.first.coefficient  # "9 870 billion, 1 215 more"
            scale = scale if scale >= MILLION and amount.first.scale == 1 and alike else Decimal(1)
            scaled = replace(amount, value=value * scale, first=replace(amount.first, scale=scale * amount.first.scale))
            return unsaid(self.folded, scaled, "money.share", self.edges.bound(amount.start, None, amount, amount.end), last.unit)
        if last.amount.value is None:
            return None
        gapped = (
            scale >= THOUSAND
            and (is_gapped(self.low, last.edge, amount.start, dash=True) or self._is_other_giver(last.edge, amount.start))
            and value is not None
            and last.amount.first.coefficient / ALIKE < value < last.amount.first.coefficient * ALIKE
        )
        sizes = sorted((value or Decimal(0), last.amount.first.coefficient))
        small = sizes[0] > 0 and (sizes[1] < LARGEST or (gapped and sizes[0] >= LARGEST))  # "2 870 billion for A, 2 420 for B"
        if value is None or not small or (scale < MILLION and not gapped) or amount.first.scale != 1:
            return None
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return None
        text = self.folded.text
        added = (self._is_added(last, amount) and not self._is_price_of(before, last, amount)) or self._is_part(last, amount)
        added = added or is_given(self.g, self.edges, self.low, last, amount)
        if not (added or self.edges.ends_open(amount)):
            return None
        named = self.g.next_name.fullmatch(text, last.edge, amount.start) is not None
        received = SHARE.fullmatch(text, last.edge, amount.start) and RECEIVER.match(text, amount.end)
        if not (added or named or gapped or received or is_alike(self.low, last, amount, self.g.joiners)):
            return None
        scaled = replace(amount, value=value * scale, first=replace(amount.first, scale=scale))
        return unsaid(self.folded, scaled, "money.share", self.edges.bound(amount.start, None, amount, amount.end), last.unit)

    def _is_other_giver(self, start: int, end: int) -> bool:
        """Whether nothing but a comma and those who gave stands between two sums: "the commune paid 96 million dong, the traders 54"."""
        if self.low[start : start + 2] != ", " or end - start > PART:
            return False
        article = self.g.nouns.subjects.articles.after(self.low, start + 2)
        giver = self.g.nouns.after(self.low, skip_blanks(self.low, article[1]) if article else start + 2)
        fits = giver is not None and giver.known and skip_blanks(self.low, giver.end) == end
        return fits and giver is not None and giver.unit in GIVERS

    def _is_compared(self, last: Quantity, amount: Amount) -> bool:
        """Whether a bare number is what the money right before it is compared with: "$1.5 billion, compared with 1.2"."""
        word = self.g.compared.before(self.low, self.edges.left_of_modifier(amount.start)) if self.g.compared.forms else None
        if word is None or self.low[self.past_unit(last.edge) : word[1]].strip(" ,;(–-") or self.edges.unit(amount.end) is not None:
            return False
        behind = skip_blanks(self.low, amount.end)
        year = self.g.year_before.after(self.low, behind)
        dated = year is not None and _YEAR.match(self.low, year[1]) is not None
        bare = self.g.nouns.circumstances.after(self.low, behind) is None  # not "compared with 12 in the same group"
        if dated or bare or _LAST.match(self.low, behind) is not None:  # "against 210,000 before"
            return True
        words = _PERIOD.match(self.low, behind)  # "against 318 in the same period last year"
        starts = [m.start() for m in ANY_LETTERS.finditer(self.low, behind, words.end())] if words else []
        return any(self.g.nouns.relative_years.after(self.low, at) for at in starts)

    def _is_difference(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is by how much the money right before it is more or less than other: "195,000 dong, 20,000 more"."""
        start = self.past_unit(last.edge)
        end = self.bases.begins(start, self.edges.left_of_modifier(amount.start))
        before = self.g.change_before.before(self.low, end)
        gap = self.low[start : before[1] if before else end]
        if not gap.startswith((",", " (", " –")) or (len(gap) > 2 and not self.g.change_links.get(gap.strip(" ,(–"))):
            return False
        at = skip_blanks(self.low, amount.end)
        if (behind := self.g.change_after.after(self.low, at) or self.g.change_after_base.after(self.low, at)) is None:
            return before is not None and self.edges.ends_open(amount)
        return self.edges.is_open(behind[1]) or self.g.nouns.after(self.low, skip_blanks(self.low, behind[1])) is None

    def _is_added(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is so much more of the money before it: "another 40", "40 til"; not where something is counted behind it."""
        if re.search(r"[.!?।()\n]", self.low[last.edge : amount.start]):
            return False
        behind = self.g.further_after.after(self.low, skip_blanks(self.low, amount.end))
        if self.g.further_before.before(self.low, self.edges.left_of_modifier(amount.start)):
            return self.edges.ends_open(amount)
        return behind is not None and self.edges.is_open(behind[1])

    def _is_price_of(self, count: Quantity | str, price: Quantity, amount: Amount) -> bool:
        """Whether a sum is only told of things counted right before it, of which there may be more: "50 jets worth $6.4bn and another
        30"; not where somebody gives the further number, or gets the sum."""
        counted = count if is_count(count) and count.unit not in GIVERS else None
        gap = self.low[counted.edge : price.start] if counted is not None else ""
        told = gap.strip() and len(gap) <= PRICED and not _BROKEN.search(gap)
        words = (self.g.nouns.nouns.after(self.low, m.start()) for m in ANY_LETTERS.finditer(self.low, price.edge, amount.start))
        return bool(told) and not any(noun and noun[0] in GIVERS for noun in words)

    def _is_part(self, last: Quantity, amount: Amount) -> bool:
        """Whether "of which" right beside a number makes it a part of the money before it: "202 million dong, 154 of which was paid"."""
        value, whole = amount.value, last.amount.first.coefficient
        if value is None or not value < whole or _CUT_OFF.search(self.low, last.edge, amount.start):
            return False
        if not self.low[amount.start].isdigit() or self.g.agents.after(self.low, skip_blanks(self.low, amount.end)) is not None:
            return False  # those of the people before who did something: "जिनमें से ग्यारह ने"
        if self.g.nouns.of_which.after(self.low, skip_blanks(self.low, amount.end)) is not None:
            return not self._names_people(last.edge, amount.start)  # "given to farmers, 11 of whom got cows"
        which = self.g.nouns.of_which
        left = self.edges.left_of_modifier(amount.start)
        article = self.g.definite.before(self.low, left)  # "από τα οποία τα 310"
        word = which.before(self.low, amount.start) or which.before(self.low, left) or (article and which.before(self.low, article[1]))
        return word is not None and not self.low[last.edge : word[1]].strip(" ,(")  # a verb between may have a subject of its own

    def _names_people(self, start: int, end: int) -> bool:
        """Whether people are named in a few words, or these are many."""
        nouns = (self.g.nouns.nouns.after(self.low, m.start()) for m in ANY_LETTERS.finditer(self.low, start, end))
        return end - start > PART or any(noun is not None and noun[0] in LIVING for noun in nouns)

    def priced(self, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Thousands that words beside them make a price, in a sentence that states money: "10 bunches for 40,000 VND; now one bag costs
        55 thousand", "which cost 18,000 before"; or a sum that somebody pays, in a paragraph that does: "now I pay 940 thousand"."""
        if amount.of is not None or not self._may_be_price(amount):
            return None
        if self._has_verb(amount, self.g.priced_before, self.g.priced_after):
            return self.elliptic(amount, results)
        if not self._has_verb(amount, self.g.paid_before, self.g.paid_after):
            return None
        paragraph = self.segments.paragraph_at(amount.start)[0]
        stated = [r for r in results if isinstance(r, Quantity) and r.kind == "money" and r.unit and paragraph <= r.start < amount.start]
        if not stated or not stated[-1].unit:
            return None
        return unsaid(self.folded, amount, "money.ellipsis", self.edges.bound(amount.start, None, amount, amount.end), stated[-1].unit)

    def _may_be_price(self, amount: Amount) -> bool:
        """Whether an amount has a word for thousands, or is a round one written out."""
        if amount.first.scale != 1:
            return amount.first.scale in (THOUSAND, LAKH) and ANY_LETTERS.search(self.low, amount.start, amount.end) is not None
        return amount.value is not None and amount.value >= THOUSAND and not amount.value % 100 and amount.first is amount.last

    def _has_verb(self, amount: Amount, before: Lexicon[bool], after: Lexicon[bool]) -> bool:
        """Whether one of such verbs stands a few words before an amount that nothing follows, or right behind it."""
        floor, left = max(0, amount.start - PRICED), self.edges.left_of_modifier(amount.start)
        words = [m.start() for m in ANY_LETTERS.finditer(self.low, floor, left)][-PRICED_WORDS:]
        verb = next((found[1] for at in reversed(words) if (found := before.after(self.low, at))), None)  # "nå koster én pose 55 tusen"
        if verb is not None and not _BROKEN.search(self.low, verb, amount.start) and self.edges.ends_open(amount):
            return True
        return after.after(self.low, skip_blanks(self.low, amount.end)) is not None

    def is_spoken_of(self, start: int) -> bool:
        """Whether the sentence around a position speaks of money."""
        return self.g.evidence.is_in(self.low, *self.segments.sentence_at(start), ANY_LETTERS)

    def tells_things(self, amount: Amount) -> bool:
        """Whether the sentence speaks, before an amount, of what comes in billions itself: a population, views, output."""
        return self.g.no_sums.is_in(self.low, self.segments.sentence_at(amount.start)[0], amount.start, ANY_LETTERS)

    def _is_evident(self, amount: Amount, last: Quantity | None) -> bool:
        """Whether words for money stand before an amount, behind the last semicolon, or behind it in its clause; in a sentence that
        counts millions of something between the two figures ("5 million visitors came, an income of 60 million", but "of 100 million
        masks 60 million were sold")."""
        begin, end = self.segments.sentence_at(amount.start)
        begin = max(begin, last_semicolon(self.low, begin, amount.start) + 1)
        if last is not None and last.kind == "count" and last.amount.last.scale >= MILLION and last.start >= begin:
            begin, end = last.edge, amount.start
        sign = _CLAUSE_END.search(self.low, amount.end, max(amount.end, end))
        end = min(end, sign.start()) if sign else end
        return self.g.evidence.is_in(self.low, begin, end, ANY_LETTERS)

    def _in_brackets(self, quantity: Quantity) -> bool:
        left = self.low[max(0, quantity.start - 30) : quantity.start]
        return left.rfind("(") > left.rfind(")")
