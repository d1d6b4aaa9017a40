"""Join numerals to amounts: a single number, a range ("15 to 18 million"), or a ratio ("185/261", "29 of 79").

An amount is what a quantity is made of; a range's scale is shared ("8–10 million"), a ratio has a part and a whole.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from mobextract.dates.periods import Periods
from mobextract.dates.reader import year_of
from mobextract.language import Language
from mobextract.numbers.numerals import Numeral
from mobextract.numbers.scores import Scores
from mobextract.numbers.stages import Stages
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.modifiers_table import ModifiersTable
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lexicon import Lexicon, fold_form, spellings

ORDINAL = "an ordinal"
SCORE = "a score"
ALIEN = 10_000
"""From so many times the first number on, a second one with a scale of its own behind "to" is no range with it."""
FAR = 10
"""From so many times the first number on, a second one behind "to" is where a change led, not the end of a range."""
MILLION = 1_000_000
_CLAUSE_ENDS = re.compile(r" ?(?:/|[.;!?)](?!\d)|\n|$)")
_ENDED = re.compile(r" *(?:[.,;:!?)।\n]|$)")
FEW = 3
"""The largest end of a range that begins with the word for one."""
CLAUSE = 90
"""How far before a clause without its verb the one with it may begin."""
HUNDREDTH = Decimal("0.01")
"""A basis point in percentage points."""
_HALVES = re.compile(r"(?<![\d.,/-])\d{1,2}-(?:1/2|[13]/4|[1357]/8)$")
"""A whole number and its halves, quarters or eighths: "3-1/2"."""
_FEW_WORDS = re.compile(r"(?: ?%)? (?:[^\W\d_]\S* ){0,2}?")
_WORDS = re.compile(r"[^\W\d_]\S*")


class Amount(Struct):
    """One or two numerals read together at ``[start, end)``; ``value`` is None for a range."""

    start: int
    end: int
    value: Decimal | None
    first: Numeral
    last: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    noun_span: tuple[int, int] | None = None
    """Where the counted noun stands inside the amount ("96 परिवारों में से 84")."""
    reason: str | None = None
    """Why the amount is nothing, where that shows in its own shape."""

    @property
    def is_whole_range(self) -> bool:
        """Whether this is a range between two whole numbers."""
        return self.low is not None and self.high is not None and self.low % 1 == 0 and self.high % 1 == 0

    @property
    def is_whole(self) -> bool:
        """Whether the value is a whole number; a range counts as one."""
        return self.value is None or self.value == self.value.to_integral_value()


def single(numeral: Numeral) -> Amount:
    """Return the amount of a numeral that stands alone."""
    reason = ORDINAL if numeral.ordinal else None
    return Amount(numeral.start, numeral.end, numeral.value, numeral, numeral, of=numeral.of, reason=reason)


def divided(amount: Amount) -> Amount:
    """Return a fraction as one value where it plainly is one ("1/2", "two thirds"); a true ratio ("5/7") as it is."""
    plain = amount.first.of is not None or ((amount.value == 1 or amount.of in (2, 4, 100, 1000)) and amount.value != amount.of)
    if amount.of is None or amount.value is None or not plain:
        return amount
    return replace(amount, value=amount.value / amount.of, of=None)


def hundredths(amount: Amount) -> Amount:
    """Return an amount of basis points as percentage points."""
    value, low, high = (None if v is None else v * HUNDREDTH for v in (amount.value, amount.low, amount.high))
    return replace(amount, value=value, low=low, high=high)


def in_hundredths(amount: Amount) -> bool:
    """Whether the value is a hundredth of the number as written, so that ``hundredths`` has been there."""
    value = amount.value if amount.low is None else amount.low
    return bool(value) and value == amount.first.value * HUNDREDTH


class AmountGrammar:
    """The compiled range and ratio words of one language."""

    def __init__(self, language: Language) -> None:
        numerals: NumeralsTable = language.table("numerals")
        modifiers: ModifiersTable = language.table("modifiers")
        common: CommonQuantities = language.common("quantities")
        self.range = _gap([*common.range, *modifiers.range.between])
        self.year_ending = year_ending(language)
        self.scores = Scores(language)
        self.stages = Stages(language)
        labels = language.table("labels")
        self.labels = Lexicon((form, True) for form in [*labels.before, *labels.ordinal_before])
        joiners = "|".join(re.escape(f) for form in numerals.list_joiners for f in spellings(form))
        self.periods = Periods(language.table("dates").periods, joiners)
        self.halves = _HALVES if language.info.decimal == "." else re.compile("(?!)")  # elsewhere "28-1/2" are days
        self.short_tails = numerals.short_tails
        money = language.table("money")
        forms = ((form, True) for c in money.currency for form in c.forms)
        self.currencies = Lexicon([*forms, *((form, False) for form in money.not_currency)])
        self.sign = _ending_in([form for c in [*language.table("money").currency, *common.currency] for form in [*c.prefix, *c.signs]])
        self.either = _gap(modifiers.range.either)
        self.verbs = Lexicon((form, True) for form in modifiers.range.verbs)
        self.change = _gap(modifiers.range.change) if modifiers.range.change else None
        verbal = (form for form in modifiers.range.change if any(self.verbs.get(word) for word in form.split()))
        self.leaving = Lexicon((form, True) for form in verbal)
        """The same behind the first of two values, with its verb: "21 से घटकर 8"."""
        self.arrivals = Lexicon((form, True) for form in modifiers.range.arrivals)
        self.origin = Lexicon((form, True) for form in modifiers.range.origin)
        self.steps = Lexicon((form, True) for form in modifiers.range.steps)
        self.dash = _gap(common.range)
        self.opening = Lexicon((form, True) for form in modifiers.range.opening)
        closing = "|".join(_form(f) for form in modifiers.range.closing for f in spellings(form)) or "(?!)"
        self.closing = re.compile(rf"(?: [^\W\d]{WORD}*){{0,3}}? (?:{closing})(?!{WORD})")
        self.ratio = _whole_gap(numerals.ratio.between, modifiers)
        self.owned_ratio = _owned_gap(numerals.ratio.between, numerals.ratio.owned or language.table("counts").possessive, modifiers)
        whole_first = "|".join(_form(f) for form in numerals.ratio.whole_first for f in spellings(form))
        self.whole_first = re.compile(rf" *(?P<noun>(?:{WORD}+ ?){{0,3}}?) *(?:{whole_first}) *") if whole_first else None
        part = "|".join(_form(f) for form in numerals.ratio.part_noun for f in spellings(form))
        self.part_noun = re.compile(rf" (?P<noun>{WORD}+(?: {WORD}+){{0,2}}) (?:{part}) ") if part else None
        self.over = _gap(numerals.ratio.over) if numerals.ratio.over else None
        self.spoken_over = not set(numerals.ratio.over).isdisjoint(modifiers.more_than.before)
        """Whether the words between the terms of a fraction bound a number as well ("over"): then only words make one, or what nothing follows."""
        joiners = "|".join(_form(f) for form in numerals.joiners for f in spellings(form))
        self.joiner = re.compile(rf" +(?:{joiners}) +" if joiners else "(?!)")
        self.whole_before = Lexicon((form, True) for form in numerals.ratio.whole_before)
        self.list = re.compile(
            rf" *(?:,| *, *(?:{'|'.join(_form(f) for f in numerals.list_joiners)})|(?<!{WORD})(?:{'|'.join(_form(f) for f in numerals.list_joiners)})(?!{WORD})) *"
        )

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
                amount = self._fraction(low, first, second) or self._ratio(low, first, second) or self._score(low, amounts, first, second) or self._range(low, first, second)
            third = numerals[index + 2] if amount is not None and index + 2 < len(numerals) else None
            if amount is not None and third is not None and not (third.ordinal or third.of):
                amount = self._part_in_range(low, amount, third) or amount
            amount = amount or single(first)
            if amounts and self._is_mixed(low, amounts[-1], amount):
                amount = _mixed(amounts.pop(), amount)
            amounts.append(amount)
            index += 1 + (second is not None and second.end <= amount.end) + (third is not None and third.end <= amount.end)
        return amounts

    def _with_tails(self, low: str, numerals: list[Numeral]) -> list[Numeral]:
        """Numerals with the tenths of a scale told short behind it: "3 triệu 5 đồng" is 3.5 million; "5 triệu 4 con gà" is not."""
        kept: list[Numeral] = []
        for numeral in numerals:
            last = kept[-1] if kept else None
            if last is not None and last.scale >= MILLION and last.value == last.coefficient * last.scale and self._is_tail(low, last, numeral):
                kept[-1] = replace(last, end=numeral.end, value=last.value + numeral.value * last.scale / 10, coefficient=last.coefficient + numeral.value / 10)
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

    def _is_mixed(self, low: str, whole: Amount, part: Amount) -> bool:
        """A whole number and a vulgar fraction behind it: "10 1/2"."""
        if part.of is None or part.value is None or not part.value < part.of:
            return False
        if part.first.word:  # "बीस और तीन बटे पांच"
            joined = self.over and self.joiner.fullmatch(low, whole.end, part.start)
            return bool(joined and whole.first.word and whole.first is whole.last and whole.of is None and not whole.reason)
        if part.of not in (2, 3, 4, 8):
            return False
        plain = whole.first is whole.last and whole.of is None and not whole.first.word and whole.first.scale == 1
        return plain and whole.value == int(whole.value or 0) and re.fullmatch(" {1,2}|-", low[whole.end : part.start]) is not None

    def changes(self, low: str, start: int) -> bool:
        """Whether a verb of change stands in the few words before a number ("rose from …")."""
        left = max(0, start - 36)
        left = max(left, *(low.rfind(sign, left, start) + 1 for sign in (". ", "।", "\n")))
        words = list(_WORDS.finditer(low, left, start))
        return any(self.verbs.after(low, w.start()) for w in words[-5:])

    def leaves_from(self, low: str, start: int) -> bool:
        """Whether a number is where a change began: "rose from 5 to 7 %"; "rose by 5 to 7 %" is a range."""
        sign = self.sign.search(low, max(0, start - 8), start) if self.origin else None
        origin = self.origin.before(low, sign.start() if sign else start) if self.origin else None
        if origin is None or self.changes(low, origin[1]):
            return origin is not None
        word = f" {low[origin[1] : start].strip()} "  # "… rose from 14 to 26 %, in the district from 20 to 31 %"
        left = max(0, origin[1] - CLAUSE, *(low.rfind(sign, 0, origin[1]) for sign in ".;।\n"))
        before = low.rfind(word, left, origin[1])
        return before >= 0 and low[before + len(word)].isdigit() and self.changes(low, before + 1)

    def arrives(self, low: str, end: int) -> bool:
        """Return whether words behind a number, its sign or noun between, say that a change led there: "34% से 60% तक बढ़ी"."""
        return bool(self.arrivals.forms) and any(self.arrivals.after(low, m.end()) for m in _FEW_WORDS.finditer(low, end, end + 30))

    def is_list_gap(self, low: str, start: int, end: int) -> bool:
        """Whether two numbers are coordinated: only a comma or "and" stands between them."""
        return self.list.fullmatch(low, start, end) is not None

    def _fraction(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A fraction in words: "hai phần ba", "एक बटा बीस"; "$10bn over two years" is none."""
        ended = not self.spoken_over or (first.word and second.word) or _ENDED.match(low, second.end) is not None
        fits = second.value >= 2 and first.scale == 1 and ended
        if self.over is None or not fits or not self.over.fullmatch(low, first.end, second.start):
            return None
        return single(replace(first, end=second.end, of=second.value, one=False, ambiguous=False))

    def _ratio(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        gap = low[first.end : second.start]
        whole_numbers = first.value == first.value.to_integral_value() and second.value == second.value.to_integral_value()
        if not whole_numbers:
            return None
        if gap == "/" and not first.word and not second.word:
            follows = low[second.end : second.end + 2]
            if re.match(r"[/-]\w", follows) or (first.start and low[first.start - 1] in "/-" and not self.halves.search(low, max(0, first.start - 4), second.end)):
                return Amount(first.start, second.end, None, first, second, reason="a code with slashes")
            if first.value > second.value:
                return Amount(first.start, second.end, None, first, second, reason="the part is larger than the whole")
            return Amount(first.start, second.end, first.value, first, second, of=second.value)
        if not second.word and _is_year(second) and (self.labels.before(low, first.start) or self.periods.number(low, first.start)):
            return None  # "storm No. 10 of 2023", "quarter 3 and 4 of 2024"
        if (self.ratio.fullmatch(gap) or self.owned_ratio.fullmatch(gap)) and first.value <= second.value and not second.one and not (first.one and first.word):
            return Amount(first.start, second.end, first.value, first, second, of=second.value)
        match = self.part_noun.fullmatch(gap) if self.part_noun and "\n" not in gap else None
        if match and first.value <= second.value and not first.one:
            span = (first.end + match.start("noun"), first.end + match.end("noun"))
            return Amount(first.start, second.end, first.value, first, second, of=second.value, noun_span=span)
        if self.whole_before and self.whole_before.before(low, first.start) and second.value <= first.value:
            match = re.fullmatch(rf" (?P<noun>{WORD}+(?: {WORD}+)?) ", gap)
            if match:
                return Amount(first.start, second.end, second.value, first, second, of=first.value, noun_span=(first.end + 1, second.start - 1))
        match = self.whole_first.fullmatch(gap) if self.whole_first and "\n" not in gap else None
        if match and second.value <= first.value and not (second.one and second.word):  # "एक" of seven is one of them
            span = (first.end + match.start("noun"), first.end + match.end("noun"))
            inside = span if span[0] < span[1] else None  # "79 में से 29 परिवार": the noun stands behind
            return Amount(first.start, second.end, second.value, first, second, of=first.value, noun_span=inside)
        return None

    def _score(self, low: str, amounts: list[Amount], first: Numeral, second: Numeral) -> Amount | None:
        goes_on = bool(amounts) and amounts[-1].reason == SCORE and not low[amounts[-1].end : first.start].strip(" ,()")  # "6-4 1-6"
        return Amount(first.start, second.end, None, first, second, reason=SCORE) if self.scores.between(low, first, second, goes_on=goes_on) else None

    def _part_in_range(self, low: str, amount: Amount, third: Numeral) -> Amount | None:
        """A range that is a part of a whole: "15-18 out of the 19", "19 में से 15-18"."""
        if amount.low is not None and amount.high is not None:
            if low[amount.end : third.start] == "/":
                fits = amount.is_whole_range and amount.high <= third.value and not re.match(r"[/-]\w", low[third.end : third.end + 2])
                return replace(amount, end=third.end, last=third, of=third.value) if fits else None
            ratio = self._ratio(low, amount.last, third)
            fits = ratio is not None and ratio.of == third.value and not ratio.reason and amount.is_whole_range
            return replace(amount, end=third.end, last=third, of=third.value, noun_span=ratio.noun_span) if ratio and fits else None
        if amount.of is None or amount.value != amount.last.value or amount.reason:
            return None
        part = self._range(low, amount.last, third)
        if part is None or part.high is None or not part.high <= amount.of:
            return None
        return replace(amount, end=part.end, value=None, last=third, low=part.low, high=part.high)

    def _range(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        ending = self.year_ending.match(low, first.end) if _is_year(first) else None
        gap = low[ending.end() if ending else first.end : second.start]
        either = self.either.fullmatch(gap) is not None and _neighbours(first, second)
        between = either or self.is_between(low, first.start, gap, second.end)
        if not between and not self.range.fullmatch(gap):
            return None
        dash = self.dash.fullmatch(gap) is not None
        if not dash and not (_is_year(first) and _is_year(second)) and (self.leaves_from(low, first.start) or self.arrives(low, second.end)):
            return None
        if not dash and _is_year(first) and not _is_year(second) and self.stages.dates_figure(low, first.start, second.end):
            return None
        if _is_year(first) and second.scale > 1 and first.value > second.coefficient:
            return None  # "2014 से 35 मिलियन": a year and an amount
        bottom = first.value
        if second.scale > 1 and first.scale == 1 and first.value < second.coefficient:
            bottom = first.value * second.scale
        if not bottom < second.value:
            return None
        if not dash and second.scale > 1 and bottom == first.value and second.value >= ALIEN * bottom and bottom >= FAR * FAR:
            return None  # "in 2023 it was 1,102 to 27.5 billion dong": a count and what it cost
        if not dash and second.value >= FAR * bottom and bottom and self.changes(low, first.start):
            return None  # "fell by 8,000 to 2.19 million"
        few = second.value <= FEW and low[second.end : second.end + 2].strip().isalpha()
        if not dash and first.one and not either and not few:
            return None  # "one to two tonnes" is a range, "one to 300" none
        if dash and (first.leading_zero != second.leading_zero and len(gap) == 1 and first.value > 31):
            return None
        return Amount(first.start, second.end, None, first, second, low=bottom, high=second.value)

    def is_between(self, low: str, start: int, gap: str, end: int) -> bool:
        """Return whether "and" joins the two ends of a range: "between 5 and 10 people", "10 और 20 डॉलर के बीच"."""
        if "," in gap or not self.list.fullmatch(gap):
            return False
        return self.opening.before(low, start) is not None or self.closing.match(low, end) is not None


def _is_year(numeral: Numeral) -> bool:
    """Whether a number may be a year by its shape."""
    return numeral.end - numeral.start == 4 and year_of(numeral.value) is not None


def _neighbours(first: Numeral, second: Numeral) -> bool:
    """Whether two numbers are so near that "or" between them makes a range: "3 or 4", "ten or twelve", "20 or 30"; "2020 or 2021" are two years."""
    if _is_year(first):
        return False
    step = second.value - first.value
    return 0 < step <= 2 or (step == 10 and first.value % 10 == 0) or (first.scale == 1 < second.scale and 0 < second.coefficient - first.value <= 2)


def _mixed(whole: Amount, part: Amount) -> Amount:
    value = (whole.value or Decimal(0)) + (part.value or Decimal(0)) / (part.of or Decimal(1))
    return Amount(whole.start, part.end, value, whole.first, whole.first)


def year_ending(language: Language) -> re.Pattern[str]:
    """An expression for the ordinal ending of a year ("2022-м"); for none where the language writes none."""
    endings = "|".join(re.escape(fold_form(e)) for e in language.table("dates").year_endings)
    return re.compile(rf"(?:{endings})(?!{WORD})" if endings else "(?!)")


def _form(form: str) -> str:
    return r"\s+".join(map(re.escape, fold_form(form).split()))


def _ending_in(forms: list[str]) -> re.Pattern[str]:
    """An expression for one of ``forms`` and blanks at the end of a text."""
    return re.compile(rf"(?:{'|'.join(sorted({re.escape(fold_form(f)) for f in forms}, key=len, reverse=True))})\s*$")


def _gap(forms: list[str]) -> re.Pattern[str]:
    folded = {f for form in forms for f in spellings(form)}
    return re.compile(rf"\s*(?:{'|'.join(sorted(map(_form, folded), key=len, reverse=True))})\s*")


def _bounds(modifiers: ModifiersTable) -> str:
    """An expression for the words that bound a number before it, and a blank; or for nothing."""
    kinds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.less_than)
    bounds = sorted({_form(f) for kind in kinds for form in kind.before for f in spellings(form)}, key=len, reverse=True)
    return rf"(?:(?:{'|'.join(bounds) or '(?!)'})\s+)?"


def _whole_gap(between: list[str], modifiers: ModifiersTable) -> re.Pattern[str]:
    """An expression for the words between part and whole, with a bound of the whole: "five of the nearly 60"."""
    forms = "|".join(sorted({_form(f) for form in between for f in spellings(form)}, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\s*(?:{forms})\s*{_bounds(modifiers)}")


def _owned_gap(between: list[str], possessive: list[str], modifiers: ModifiersTable) -> re.Pattern[str]:
    """An expression for words between part and whole with the whole's owner behind them: "of the district's"; for none where no ending tells one."""
    if not possessive:
        return re.compile("(?!)")
    forms = "|".join(sorted({_form(f) for form in between for f in spellings(form)}, key=len, reverse=True))
    return re.compile(rf" (?:{forms})(?: {WORD}+){{1,3}}(?:{'|'.join(map(_form, possessive))}) {_bounds(modifiers)}")
