"""Join numerals to amounts: what is a range, a ratio, a score of a match, and the rest, each by itself."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from mobextract.language import Language
from mobextract.numbers.amounts import Amount, single
from mobextract.numbers.numeral import Numeral
from mobextract.numbers.ranges import RangeGrammar, is_year_shaped
from mobextract.numbers.ratios import RatioGrammar, mixed
from mobextract.numbers.scores import Scores
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon

SCORE = "a score"
THOUSAND, MILLION = 1000, 1_000_000
ALIKE = 20
"""So many times as large as the other at most a value of a change is that leaves out the scale."""
_CLAUSE_ENDS = regex(r" ?(?:/|[.;!?)](?!\d)|\n|$)")


class AmountGrammar(RangeGrammar):
    """The compiled words between the numbers of one amount."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.ratios = RatioGrammar(language)
        self.scores = Scores(language)
        self.short_tails, self.doubled = language.table("numerals").short_tails, language.table("numerals").doubled
        money = language.table("money")
        forms = ((form, True) for c in money.currency for form in c.forms)
        self.currencies = Lexicon([*forms, *((form, False) for form in money.not_currency)])

    def join(self, low: str, numerals: list[Numeral]) -> list[Amount]:
        """Return the amounts that ``numerals`` make up, in order."""
        amounts: list[Amount] = []
        numerals = self._with_tails(low, numerals) if self.short_tails else numerals
        index = 0
        while index < len(numerals):
            first = numerals[index]
            second = numerals[index + 1] if index + 1 < len(numerals) else None
            amount: Amount | None = None
            plain = second is not None and not (first.ordinal or second.ordinal or first.of or second.of)
            if second is not None and plain and second.start - first.end < 60:
                amount = (
                    self.ratios.fraction(low, first, second)
                    or self._ratio(low, first, second)
                    or self._score(low, amounts, first, second)
                    or self._doubled(low, first, second)
                    or self.read_range(low, first, second)
                )
            third = numerals[index + 2] if amount is not None and index + 2 < len(numerals) else None
            if amount is not None and third is not None and not (third.ordinal or third.of):
                amount = self._part_in_range(low, amount, third) or amount
            amount = amount or self.ratios.article_of(low, first) or single(first)
            if amounts and self.ratios.is_mixed(low, amounts[-1], amount):
                amount = mixed(amounts.pop(), amount)
            amounts.append(amount)
            index += 1 + (second is not None and second.end <= amount.end) + (third is not None and third.end <= amount.end)
        self._share_scales(low, amounts)
        return amounts

    def _share_scales(self, low: str, amounts: list[Amount]) -> None:
        """Give both values of a change the scale that one of them leaves out: "fell from 120 to 96 thousand", "to 96 from 120 thousand"."""
        for index, (first, second) in enumerate(pairwise(amounts)):
            numeral, scale = first.first, second.last.scale
            if scale < THOUSAND or numeral.scale > 1 or numeral is not first.last or second.value is None or numeral.of or numeral.ordinal:
                continue
            if not second.last.coefficient < ALIKE * numeral.value < ALIKE * ALIKE * second.last.coefficient or is_year_shaped(numeral):
                continue
            if self.is_change(low, first, second):
                scaled = replace(numeral, value=numeral.value * scale, scale=scale)
                amounts[index] = replace(first, value=scaled.value, first=scaled, last=scaled)

    def is_change(self, low: str, first: Amount, second: Amount) -> bool:
        """Whether something changed from one of two neighbouring amounts to the other, without a bound between."""
        gap = low[first.end : second.start]
        if (self.change and self.change.fullmatch(gap)) or self.moves.get(gap.strip()):
            return self.opening.before(low, first.start) is not None or self.leaving.before(low, second.start) is not None
        led = self.range.fullmatch(gap) is not None and self.leaves_from(low, first.start)
        return led or self.led_from(low, first.start, first.end, second.start)

    def _with_tails(self, low: str, numerals: list[Numeral]) -> list[Numeral]:
        """Numerals with the tenths of a scale told short behind it: "3 triệu 5 đồng" is 3.5 million; "5 triệu 4 con gà" is not."""
        kept: list[Numeral] = []
        for numeral in numerals:
            last = kept[-1] if kept else None
            if (
                last is not None
                and last.scale >= MILLION
                and last.value == last.coefficient * last.scale
                and self._is_tail(low, last, numeral)
            ):
                kept[-1] = replace(
                    last,
                    end=numeral.end,
                    value=last.value + numeral.value * last.scale / 10,
                    coefficient=last.coefficient + numeral.value / 10,
                )
            else:
                kept.append(numeral)
        return kept

    def _is_tail(self, low: str, last: Numeral, numeral: Numeral) -> bool:
        """Whether a numeral is one digit, right behind a scale, with a currency or the end of the clause behind it."""
        digit = numeral.end - numeral.start == 1 and 0 < numeral.value < 10 and not (last.word or numeral.word or numeral.ordinal)
        if not digit or low[last.end : numeral.start] != " ":
            return False
        currency = self.currencies.after(low, skip_blanks(low, numeral.end))
        return _CLAUSE_ENDS.match(low, numeral.end) is not None or (currency is not None and currency[0])

    def _ratio(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A part and its whole; what something changed by and came to are none (el "αυξήθηκε κατά 14 στις 502")."""
        ratio = self.ratios.ratio(low, first, second)
        return None if ratio is not None and "/" not in low[first.end : second.start] and self.is_step(low, first.start) else ratio

    def _doubled(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A number told twice, which is so much to each: "50-50 लाख", "2 लाख-2 लाख", "दो-दो"."""
        if not self.doubled or first.coefficient != second.coefficient or first.scale not in (1, second.scale):
            return None
        gap = low[first.end : second.start]
        told = gap == "-" or (gap == " " and first.word and second.word)
        return replace(single(second), start=first.start) if told else None

    def _score(self, low: str, amounts: list[Amount], first: Numeral, second: Numeral) -> Amount | None:
        goes_on = bool(amounts) and amounts[-1].reason == SCORE and not low[amounts[-1].end : first.start].strip(" ,()")  # "6-4 1-6"
        return (
            Amount(first.start, second.end, None, first, second, reason=SCORE)
            if self.scores.between(low, first, second, goes_on=goes_on)
            else None
        )

    def _part_in_range(self, low: str, amount: Amount, third: Numeral) -> Amount | None:
        """A range that is a part of a whole: "15-18 out of the 19", "19 में से 15-18"."""
        if amount.low is not None and amount.high is not None:
            if low[amount.end : third.start] == "/":
                fits = amount.is_whole_range and amount.high <= third.value and not re.match(r"[/-]\w", low[third.end : third.end + 2])
                return replace(amount, end=third.end, last=third, of=third.value) if fits else None
            ratio = self.ratios.ratio(low, amount.last, third)
            fits = ratio is not None and ratio.of == third.value and not ratio.reason and amount.is_whole_range
            return replace(amount, end=third.end, last=third, of=third.value, noun_span=ratio.noun_span) if ratio and fits else None
        if amount.of is None or amount.value != amount.last.value or amount.reason:
            return None
        part = self.read_range(low, amount.last, third)
        if part is None or part.high is None or not part.high <= amount.of:
            return None
        return replace(amount, end=part.end, value=None, last=third, low=part.low, high=part.high)
