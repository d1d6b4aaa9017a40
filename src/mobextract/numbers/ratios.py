"""Ratios and fractions of two numbers: "185/261", "29 of 79", "hai phần ba", "10 1/2"."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from mobextract.dates.periods import Periods
from mobextract.language import Language
from mobextract.numbers.amounts import CHANCE, Amount, single
from mobextract.numbers.numeral import Numeral
from mobextract.numbers.ranges import is_year_shaped
from mobextract.numbers.stages import Stages
from mobextract.packs.modifiers_table import ModifiersTable
from mobextract.text.alternatives import alternatives, gap_expression, spaced
from mobextract.text.folding import WORD, closes_text, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, wordlist

_OPENS = regex(r"(?:^|[.!?:\n])[ \"“«]*$")
_ENDED = regex(r" *(?:[.,;:!?)।\n]|$)")
_HALVES = regex(r"(?<![\d.,/-])\d{1,2}(?:\.\d\d)?-(?:1/2|[13]/4|[1357]/8)$")
"""A whole number, or a price with its cents, and its halves, quarters or eighths: "3-1/2", "$5.12-1/2"."""
TEN = 10
GAP = 120
"""How far apart a part and its whole may stand, in characters: words between them, and a noun of some."""
EIGHTHS = 8
"""The largest denominator of a fraction of a scale in figures: "1 1/2 million"."""
LAKH = 100_000
"""The least scale of numbers that may be money without a currency."""
SCALED = 1000
"""The least scale word that a fraction in words may be of: "ba phần tư tỷ" is 750 million."""


LEAST = 10
"""The least whole of a measure that a part is told of with a slash."""


class RatioGrammar:
    """The compiled words of ratios and fractions."""

    def __init__(self, language: Language) -> None:
        ratio = language.table("numerals").ratio
        modifiers: ModifiersTable = language.table("modifiers")
        labels = language.table("labels")
        self.labels = wordlist([*labels.before, *labels.ordinal_before])
        joiners = alternatives(language.table("numerals").list_joiners)
        self.periods = Periods(language.table("dates").periods, joiners)
        percent = [*language.table("percent").forms, *language.common("quantities").percent]
        self.percent = wordlist(percent)
        self.dated = language.info.decimal != "."
        self.halves = _HALVES if language.info.decimal == "." else regex("(?!)")  # elsewhere "28-1/2" are days
        self.between = _whole_gap(ratio.between, modifiers)
        self.between_owned = _owned_gap(ratio.between, ratio.owned or language.table("counts").possessive, modifiers)
        whole_first = spaced(ratio.whole_first)
        bound = rf"(?:(?:{_bounds_behind(modifiers)}) )?"
        self.whole_first = regex(rf" *{bound}(?P<noun>(?:{WORD}+ ?){{0,3}}?) *(?:{whole_first}) *") if whole_first else None
        part = spaced(ratio.part_noun)
        self.part_noun = regex(rf" (?P<noun>{WORD}+(?: {WORD}+){{0,2}}) (?:{part}) ") if part else None
        self.whole_before = wordlist(ratio.whole_before)
        self.stages = Stages(language)
        self.of_which = wordlist(language.table("counts").of_which)
        self.sums = wordlist(language.table("money").evidence)
        self.over = gap_expression(ratio.over) if ratio.over else None
        self.mixed = gap_expression(ratio.mixed) if ratio.mixed else regex("(?!)")
        kinds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.less_than, modifiers.at_most)
        self.bounds = Lexicon((form, True) for kind in kinds for form in kind.before) if ratio.chance else Lexicon([])
        durations = (u for u in language.table("measures").unit if u.dimension == "duration")
        self.times = Lexicon((form, True) for unit in durations for form in unit.forms) if ratio.chance else Lexicon([])
        self.each = wordlist(ratio.each)
        self.chance = gap_expression(ratio.chance) if ratio.chance else None
        parting = alternatives([form for form in ratio.chance if form in ratio.between])
        articles = alternatives(language.table("numerals").articles)
        self.article_chance = regex(rf"(?<!{WORD})(?:{articles}) (?:{parting}) $") if parting and articles else None
        self.spoken_over = not set(ratio.over).isdisjoint(modifiers.more_than.before)
        """Whether the words between the terms of a fraction bound a number as well ("over"): then only words make one, or what nothing
        follows."""
        forms = language.table("numerals").joiners or language.table("numerals").list_joiners[:1]
        joiners = spaced(forms)
        self.joiner = regex(rf" +(?:{joiners}) +" if joiners else "(?!)")

    def fraction(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A fraction in words: "hai phần ba", "एक बटा बीस"; "$10bn over two years" is none."""
        ended = not self.spoken_over or (first.word and second.word) or _ENDED.match(low, second.end) is not None
        fits = second.value >= 2 and first.scale == 1 and ended
        if self.over is None or not fits or not self.over.fullmatch(low, first.end, second.start):
            return None
        if second.word and second.scale >= SCALED:  # "ba phần tư tỷ"
            if second.coefficient < 2:
                return None
            first = replace(first, value=first.value * second.scale)
            return single(replace(first, end=second.end, of=second.coefficient, one=False, ambiguous=False))
        return single(replace(first, end=second.end, of=second.value, one=False, ambiguous=False))

    def ratio(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A part and its whole, with a slash or words between them, or around the whole: "185/261", "29 of 79", "из 29 учителей 17"."""
        if second.start - first.end > GAP:
            return None
        gap = low[first.end : second.start]
        if first.scale >= LAKH and second.scale >= LAKH and self._is_of_sum(low, first, gap):
            return None
        whole_numbers = first.value == first.value.to_integral_value() and second.value == second.value.to_integral_value()
        if not whole_numbers:
            return self._measured(low, first, second) if gap == "/" else None
        if gap == "/" and not first.word and not second.word:
            return self._slashed(low, first, second)
        if self.percent.after(low, skip_blanks(low, max(first.end, second.end))):
            return None  # "στο 25 από 30 τοις εκατό": where it was before
        if not second.word and is_year_shaped(second) and (self.labels.before(low, first.start) or self.periods.number(low, first.start)):
            return None  # "storm No. 10 of 2023", "quarter 3 and 4 of 2024"
        if is_year_shaped(first) and self.stages.dates_figure(low, first.start, second.end):
            return None  # "από 700 κιλά το 1996 στα 3.450"
        named = is_year_shaped(second) or self.labels.before(low, first.start)
        counted = self.between.fullmatch(gap) is not None and not (first.one and first.word)  # "13 στα 19 κριτήρια"
        if second.value > 1 and not named and not counted and self._is_chance(low, first, second, gap):
            return Amount(first.start, second.end, first.value, first, second, of=second.value, reason=CHANCE)
        if (
            (self.between.fullmatch(gap) or self.between_owned.fullmatch(gap))
            and first.value <= second.value
            and not second.one
            and (not (first.one and first.word) or low[first.start : second.end] == low.strip(" .!?"))
        ):
            return Amount(first.start, second.end, first.value, first, second, of=second.value)
        match = self.part_noun.fullmatch(gap) if self.part_noun and "\n" not in gap else None
        if match and first.value <= second.value and not first.one:
            span = (first.end + match.start("noun"), first.end + match.end("noun"))
            return Amount(first.start, second.end, first.value, first, second, of=second.value, noun_span=span)
        return self._whole_first(low, first, second, gap)

    def _is_of_sum(self, low: str, first: Numeral, gap: str) -> bool:
        """Whether words for money stand before or between two large numbers: sums, "of the cost of 15.6 crore 9.4 crore"."""
        return self.sums.before(low, first.start) is not None or any(self.sums.get(word) is not None for word in gap.split())

    def _whole_first(self, low: str, first: Numeral, second: Numeral, gap: str) -> Amount | None:
        """A whole and its part behind it: "из 29 учителей 17", "96 परिवारों में से 84"."""
        if self.whole_before.forms and self.whole_before.before(low, first.start) and second.value <= first.value:
            match = re.fullmatch(rf" (?P<noun>{WORD}+(?: {WORD}+)?) ", gap)
            if match:
                return Amount(
                    first.start, second.end, second.value, first, second, of=first.value, noun_span=(first.end + 1, second.start - 1)
                )
        match = self.whole_first.fullmatch(gap) if self.whole_first and "\n" not in gap else None
        if match is not None and self.of_which.before(low, second.start) is not None:
            return None  # "2023 में उनमें से 24": of those told before
        one = match is not None and second.one and second.word and second.value <= first.value
        if one and (self.each.before(low, first.start) is not None or (not first.start and closes_text(low, second.end))):
            return Amount(first.start, second.end, second.value, first, second, of=first.value, reason=CHANCE)
        if match and second.value <= first.value and not (second.one and second.word):  # "एक" of seven is one of them
            span = (first.end + match.start("noun"), first.end + match.end("noun"))
            inside = span if span[0] < span[1] else None  # "79 में से 29 परिवार": the noun stands behind
            return Amount(first.start, second.end, second.value, first, second, of=first.value, noun_span=inside)
        return None

    def _is_chance(self, low: str, first: Numeral, second: Numeral, gap: str) -> bool:
        """Whether "in" between two numbers tells of how many each so many are: "one in five", "almost nine in ten patients"."""
        if self.chance is None or not self.chance.fullmatch(gap):
            return False
        opens = self._opens(low, first.start)
        if first.value == 1:
            return (first.word == second.word or second.value >= TEN) and (opens or not self.between.fullmatch(gap))
        told = second.value in (TEN, TEN * TEN) or second.value == first.value + 1 <= TEN
        return told and first.value < second.value and opens and self.times.after(low, second.end + 1) is None

    def _opens(self, low: str, start: int) -> bool:
        """Whether a sentence or a bound stands right before a number."""
        return _OPENS.search(low, max(0, start - 4), start) is not None or self.bounds.before(low, start) is not None

    def article_of(self, low: str, whole: Numeral) -> Amount | None:
        """How many each so many are, where an article is the one: "En av ti husstander" (nb), at the head of a sentence."""
        if self.article_chance is None or whole.ordinal or whole.of or whole.value <= 1:
            return None
        one = self.article_chance.search(low, max(0, whole.start - GAP // 10), whole.start)
        if one is None or not self._opens(low, one.start()):
            return None
        return Amount(one.start(), whole.end, Decimal(1), whole, whole, of=whole.value, reason=CHANCE)

    def _slashed(self, low: str, first: Numeral, second: Numeral) -> Amount:
        """A ratio in figures, or the reason why the slash makes none."""
        follows = low[second.end : second.end + 2]
        dashed = first.start and low[first.start - 1] in "/-" and low[: first.start].strip() != "-"  # "-1/2" is all of a text
        halves = dashed and self.halves.search(low, max(0, first.start - 7), second.end) is not None
        if (re.match(r"[/-]\w", follows) and not (halves and follows[1:].isalpha())) or (dashed and not halves):
            return Amount(first.start, second.end, None, first, second, reason="a code with slashes")
        if second.scale >= SCALED and 1 < second.coefficient <= EIGHTHS and first.value < second.coefficient:  # "1/2 million"
            return Amount(first.start, second.end, first.value * second.scale, first, second, of=second.coefficient)
        if first.value > second.value:
            return Amount(first.start, second.end, None, first, second, reason="the part is larger than the whole")
        return Amount(first.start, second.end, first.value, first, second, of=second.value)

    def _measured(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A part and its whole in decimals, as only measures have them: "351.3/451 hectares"."""
        plain = (
            not (first.word or second.word) and first.scale == second.scale == 1 and low[first.start - 1 : first.start] not in ("/", "-")
        )
        if not plain or not first.value < second.value >= LEAST or re.match(r"[/-]\w", low[second.end : second.end + 2]):
            return None
        if self.percent.after(low, skip_blanks(low, second.end)):
            return None
        return Amount(first.start, second.end, first.value, first, second, of=second.value)

    def is_mixed(self, low: str, whole: Amount, part: Amount) -> bool:
        """A whole number and a vulgar fraction behind it: "10 1/2"."""
        scale = part.last.scale if part.last is not part.first else 1
        if part.of is None or part.value is None or not part.value < part.of * scale:
            return False
        if part.first.word:  # "बीस और तीन बटे पांच"
            if self.mixed.fullmatch(low, whole.end, part.start) and whole.first is whole.last and whole.of is None:
                return True
            joined = self.over and self.joiner.fullmatch(low, whole.end, part.start)
            return bool(joined and whole.first.word and whole.first is whole.last and whole.of is None and not whole.reason)
        if part.of not in (2, 3, 4, 8) and low[whole.start : part.end] != low.strip():
            return False
        plain = whole.first is whole.last and whole.of is None and not whole.first.word and whole.first.scale == 1
        gap = low[whole.end : part.start]
        priced = gap == "-" and low[whole.end - 3 : whole.end - 2] == "."
        joined = self.joiner.fullmatch(gap) if not self.dated or low[whole.start : part.end] == low.strip() else None  # "2 and 3/4"
        return plain and (priced or whole.value == int(whole.value or 0)) and (joined or re.fullmatch(" {1,2}|-", gap)) is not None


def mixed(whole: Amount, part: Amount) -> Amount:
    """Return a whole number and the fraction behind it as one value, with the scale behind both."""
    value = (whole.value or Decimal(0)) * (part.last.scale if part.last is not part.first else 1)
    value += (part.value or Decimal(0)) / (part.of or Decimal(1)) / (1 if value == int(value) else 100)  # "$5.12-1/2": half a cent
    return Amount(whole.start, part.end, value, whole.first, whole.first)


def _bounds(modifiers: ModifiersTable) -> str:
    """An expression for the words that bound a number before it, and a blank; or for nothing."""
    kinds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.less_than)
    bounds = spaced(form for kind in kinds for form in kind.before)
    return rf"(?:(?:{bounds or '(?!)'})\s+)?"


def _bounds_behind(modifiers: ModifiersTable) -> str:
    """An expression for a bound behind a whole: "1,400 से अधिक परिवारों में से 739"."""
    kinds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.less_than, modifiers.at_most)
    return spaced([form for kind in kinds for form in kind.after]) or "(?!)"


def _whole_gap(between: list[str], modifiers: ModifiersTable) -> re.Pattern[str]:
    """An expression for the words between part and whole, with a bound of the whole: "five of the nearly 60"."""
    forms = spaced(between) or "(?!)"
    return regex(rf"\s*(?:{forms})\s*{_bounds(modifiers)}")


def _owned_gap(between: list[str], possessive: list[str], modifiers: ModifiersTable) -> re.Pattern[str]:
    """An expression for words between part and whole with the whole's owner behind them: "of the district's"; for none where no ending
    tells one."""
    if not possessive:
        return regex("(?!)")
    forms = spaced(between)
    return regex(rf" (?:{forms})(?: {WORD}+){{1,3}}(?:{spaced(possessive)}) {_bounds(modifiers)}")
