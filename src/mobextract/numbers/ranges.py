"""Ranges of two numbers ("15 to 18 million"), told from lists and from changes, which lead from one value to another ("rose from 5 to 7
%")."""

from __future__ import annotations

import re

from mobextract.dates.reader import year_of
from mobextract.language import Language
from mobextract.numbers.amounts import Amount
from mobextract.numbers.numeral import Numeral
from mobextract.numbers.rate_changes import RateChanges
from mobextract.numbers.stages import Stages
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.text.alternatives import ending_in, gap_expression, spaced
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, wordlist

ALIEN = 10_000
"""From so many times the first number on, a second one with a scale of its own behind "to" is no range with it."""
FAR = 10
"""From so many times the first number on, a second one behind "to" is where a change led, not the end of a range."""
APART, LARGE = 4, 1000
"""The same behind "by" ("fell by 2,000 to 11,500"), where the second number is as large as that: "by 5 to 25 per cent" is a range."""
TIMES = 3
"""The same where the second number ends its clause, whatever its size: "fell by 12 to 40."."""
HUNDRED = 100
"""A scale that larger ones multiply: "một trăm đến hai trăm nghìn"; and a round number may begin a range where a year could stand."""
LED, NEAR, WORDS_NEAR = 80, 36, 5
"""How far before a number its verb of change may stand: in characters behind "by", elsewhere, and in words there."""
FEW = 3
"""The largest end of a range that begins with the word for one."""
CLAUSE = 90
"""How far before a clause without its verb the one with it may begin."""
_MINUS_AGAIN = regex(r" ?(?:…|\.{2,3}) ?-")
"""What stands between two numbers below zero."""
_CLOSED = regex(r" *(?:[,;:)।\n]|\.(?!\d)|$)")
"""Behind a number that ends its clause."""
_STOP = regex(r"[.;।\n](?!\d)")
_FEW_WORDS = regex(r"(?: ?%)? (?:[^\W\d_]\S* ){0,2}?")
_WORDS = regex(r"[^\W\d_]\S*")


class RangeGrammar:
    """The compiled words of ranges and of changes from one value to another."""

    def __init__(self, language: Language) -> None:
        numerals: NumeralsTable = language.table("numerals")
        words = language.table("modifiers").range
        common: CommonQuantities = language.common("quantities")
        self.range, self.dash = gap_expression([*common.range, *words.between]), gap_expression(common.range)
        self.sides = gap_expression(["x", "×", "х", "*", *words.sides])
        self.either, self.near = gap_expression(words.either), gap_expression(words.near) if words.near else None
        plus = spaced(numerals.plus)
        self.plus = re.compile(rf"(?:\+|(?<!{WORD})(?:{plus or '(?!)'}) )$")
        self.change = gap_expression(words.change) if words.change else None
        change = language.table("modifiers").change
        self.verbs, self.arrivals, self.origin, self.steps, self.opening = (
            wordlist(forms) for forms in ([*words.verbs, *change.moved], words.arrivals, words.origin, words.steps, words.opening)
        )
        self.falls = wordlist(change.down.after)
        bounds = language.table("modifiers")
        self.lower = wordlist([*words.opening, *words.lower])
        self.rough = wordlist(form for m in (bounds.about, bounds.nearly, bounds.more_than, bounds.less_than) for form in m.before)
        self.moves = Lexicon((form, True) for side in (change.up, change.down) for form in side.before)
        verbal = (form for form in words.change if any(self.verbs.get(word) for word in form.split()))
        self.leaving = wordlist(verbal)
        """The words of a change behind the first of two values, with its verb: "21 से घटकर 8"."""
        closing = spaced(words.closing) or "(?!)"
        self.closing = regex(rf"(?: ?%|(?: [^\W\d]{WORD}*){{0,3}}?) (?:{closing})(?!{WORD})")
        self.sign = ending_in([form for c in [*language.table("money").currency, *common.currency] for form in [*c.prefix, *c.signs]])
        self.year_ending = year_ending(language)
        self.stages, self.rate_changes = Stages(language), RateChanges(language)
        joiners = spaced(numerals.list_joiners)
        self.year_cue = wordlist(language.table("dates").year_before)
        span = language.table("dates").year_span
        self.year_opening, self.year_gap = wordlist(span.before), gap_expression(span.between)
        self.list = regex(rf" *(?:,| *, *(?:{joiners})|(?<!{WORD})(?:{joiners})(?!{WORD})) *")

    def read_range(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """The range that two numbers are the ends of, or None: a list, a change, a year and an amount."""
        if first.minus is not None or second.minus is not None:
            return self._signed(low, first, second)
        if is_year_shaped(first) and is_year_shaped(second) and self._spans_years(low, first, second):
            return Amount(first.start, second.end, None, first, second, low=first.value, high=second.value)
        ending = self.year_ending.match(low, first.end) if is_year_shaped(first) else None
        gap = low[ending.end() if ending else first.end : second.start]
        gap = self._without_bound(low, first.start, self.plus.sub("", gap[1:] if _hangs(gap) else gap))
        either = self.either.fullmatch(gap) is not None and _are_neighbours(first, second)
        either = either or (gap == " " and _is_spoken_pair(first, second))
        between = either or self.is_between(low, first.start, gap, second.end)
        if not between and not self.range.fullmatch(gap):
            return None
        dash = self.dash.fullmatch(gap) is not None
        if dash and gap != gap.strip() and self._opens_figure(low, first, second):
            return None
        if (
            not dash
            and not (is_year_shaped(first) and is_year_shaped(second))
            and (self.leaves_from(low, first.start) or self.arrives(low, second.end, rising=first.value < second.value))
        ):
            return None
        return self._bounded(low, first, second, gap, dash=dash, either=either)

    def _opens_figure(self, low: str, first: Numeral, second: Numeral) -> bool:
        """Whether a dash between blanks stands for the verb between a year and its figure: "120 models in 2022, in 2023 – 2 614"."""
        if not is_year_shaped(first) or is_year_shaped(second) or first.value % HUNDRED == 0:
            return False
        return self.year_cue.before(low, first.start) is not None and self.origin.before(low, first.start) is None

    def _bounded(self, low: str, first: Numeral, second: Numeral, gap: str, *, dash: bool, either: bool) -> Amount | None:
        """The range of two numbers with a sign or word for one between them, if their sizes and what stands around them allow it."""
        if not dash and is_year_shaped(first) and not is_year_shaped(second) and self.stages.dates_figure(low, first.start, second.end):
            return None
        if is_year_shaped(first) and second.scale > 1 and not first.value <= second.coefficient < FAR * LARGE:
            return None  # "2014 से 35 मिलियन", "from 2011 to 32,000 billion": a year and an amount
        bottom = first.value
        if second.scale > 1 and (first.scale == 1 or first.scale <= HUNDRED < second.scale) and first.value < second.coefficient:
            bottom = first.value * second.scale
        if not bottom < second.value:
            return None
        if not dash and second.scale > 1 and bottom == first.value and second.value >= ALIEN * bottom and bottom >= FAR * FAR:
            return None  # "in 2023 it was 1,102 to 27.5 billion dong": a count and what it cost
        far = second.value >= FAR * bottom or second.scale > first.scale > 1
        if not dash and far and bottom and self.moves_or_changes(low, first.start):
            return None  # "fell by 8,000 to 2.19 million", "increased $210 million to $1.9 billion"
        if not dash and first.scale in (1, second.scale) and self._steps_to(low, first, second):
            return None
        if self.near is not None and (far or second.value >= APART * bottom >= APART * FAR) and self.near.fullmatch(gap):
            return None  # "14 με 502 κατοίκους", "φέτος 26 με 158 νοικοκυριά"
        few = second.coefficient <= FEW and (second.scale > 1 or low[second.end : second.end + 2].strip().isalpha())
        if not dash and first.one and not either and not few:
            return None  # "one to two tonnes" is a range, "one to 300" none
        if dash and (first.leading_zero != second.leading_zero and len(gap) == 1 and first.value > 31):
            return None
        return Amount(first.start, second.end, None, first, second, low=bottom, high=second.value)

    def _signed(self, low: str, first: Numeral, second: Numeral) -> Amount | None:
        """A range of which an end at least is below zero: "from -5 to +3 degrees", "−10…−15 °C"; no change from one to the other."""
        start = first.start if first.minus is None else first.minus
        gap = self.plus.sub("", low[first.end : second.start if second.minus is None else second.minus])
        both = (
            first.minus is not None
            and second.minus is None
            and (
                _MINUS_AGAIN.fullmatch(gap) is not None  # "−10…−15", "minus 8–10"
                or (low[first.minus].isalpha() and first.value < second.value and self.dash.fullmatch(gap) is not None)
            )
        )
        if not both and not self.is_between(low, start, gap, second.end) and not self.range.fullmatch(gap):
            return None
        if not both and self.dash.fullmatch(gap) and second.minus is None:
            return None  # "-10-15": nobody knows
        if not both and (self.leaves_from(low, start) or self.arrives(low, second.end) or self.changes(low, start)):
            return None
        bottom = first.value if first.minus is None else -first.value
        top = -second.value if both or second.minus is not None else second.value
        if first.scale != second.scale or bottom == top:
            return None
        return Amount(start, second.end, None, first, second, low=min(bottom, top), high=max(bottom, top))

    def _spans_years(self, low: str, first: Numeral, second: Numeral) -> bool:
        """Whether words at two years make an interval of them: "từ năm 2021 đến hết năm 2024", not "(…) năm 2021 đến năm 2024"."""
        spans = first.value < second.value and self.year_gap.fullmatch(low, first.end, second.start)
        return bool(spans) and self.year_opening.before(low, first.start) is not None

    def _without_bound(self, low: str, start: int, gap: str) -> str:
        """What stands between two numbers without the word before the second that makes it a rough one or bounds it: "between 50 and about
        80", "from 50 to over 80"."""
        if len(gap) > LED or gap.count(" ") < 2 or self.lower.before(low, start) is None:
            return gap
        rough = self.rough.before(gap, len(gap))
        return gap[: rough[1]] if rough else gap

    def is_between(self, low: str, start: int, gap: str, end: int) -> bool:
        """Return whether "and" joins the two ends of a range: "between 5 and 10 people", "10 और 20 डॉलर के बीच"."""
        if "," in gap or not self.list.fullmatch(gap):
            return False
        return self.opening.before(low, start) is not None or self.closing.match(low, end) is not None

    def changes(self, low: str, start: int) -> bool:
        """Whether a verb of change stands in the few words before a number ("rose from …"), or farther off in its clause before "by"."""
        led = self.steps.before(low, self._unsigned(low, start)) is not None
        left = max(0, start - (LED if led else NEAR))
        left = max(left, *(low.rfind(sign, left, start) + 1 for sign in (". ", "।", "\n", *((",", ";") if led else ()))))
        words = list(_WORDS.finditer(low, left, start))
        return any(self.verbs.after(low, w.start()) for w in (words if led else words[-WORDS_NEAR:]))

    def moves_or_changes(self, low: str, start: int) -> bool:
        """The same, or whether any word of rise or fall stands right before the number or its sign: "shed $4 to $915"."""
        return self.moves.before(low, self._unsigned(low, start)) is not None or self.changes(low, start)

    def _unsigned(self, low: str, start: int) -> int:
        """Where a number begins, or the sign of a currency before it."""
        sign = self.sign.search(low, max(0, start - 8), start)
        return sign.start() if sign else start

    def _steps_to(self, low: str, first: Numeral, second: Numeral) -> bool:
        """Whether a number is how far something changed, and the next one what it came to: "fell by 2,000 to 11,500 tonnes", "fell by 12
        to 40.", "by 2 billion to 7 billion"; "by 5 to 25 per cent", "by 12 to 15" are ranges."""
        times = second.value >= TIMES * first.value
        large = second.value >= LARGE and (second.value >= APART * first.value or (times and first.scale > 1))
        if not large and not (second.scale == 1 and times and _CLOSED.match(low, second.end)):
            return False
        return self.is_step(low, first.start)

    def is_step(self, low: str, start: int) -> bool:
        """Whether the words before a number say that something changed by it: "rose by 14 to 502"."""
        return self.steps.before(low, start) is not None and self.changes(low, start)

    def leaves_from(self, low: str, start: int) -> bool:
        """Whether a number is where a change began: "rose from 5 to 7 %"; "rose by 5 to 7 %" and "by from 5 to 7 %" are ranges."""
        sign = self.sign.search(low, max(0, start - 8), start) if self.origin else None
        origin = self.origin.before(low, sign.start() if sign else start) if self.origin else None
        if origin is not None and self.steps.before(low, origin[1]) is not None:
            return False
        if origin is None or self.changes(low, origin[1]) or self.rate_changes.leads_from(low, origin[1], start):
            return origin is not None
        word = f" {low[origin[1] : start].strip()} "  # "… rose from 14 to 26 %, in the district from 20 to 31 %"
        left = max(0, origin[1] - CLAUSE)
        left = max((m.start() for m in _STOP.finditer(low, left, origin[1])), default=left)
        before = low.rfind(word, left, origin[1])
        if before < 0 or not low[before + len(word)].isdigit():
            return False
        return self.changes(low, before + 1) or self.rate_changes.leads_from(low, before + 1, before + len(word))

    def led_from(self, low: str, start: int, end: int, second: int) -> bool:
        """Whether a number at ``[start, end)`` is where a change led that began at the figure right behind it: "fell to 25 from 30 %"."""
        origin = self.origin.before(low, self._unsigned(low, second))
        return origin is not None and not low[end : origin[1]].strip(" ") and self.moves_or_changes(low, start)

    def arrives(self, low: str, end: int, *, rising: bool = False) -> bool:
        """Return whether words behind a number, its sign or noun between, say that a change led there: "34% से 60% तक बढ़ी"; no fall leads
        from a number to a larger one (``rising``): "30 से 50% तक घटी" is by so much."""
        if not self.arrivals.forms:
            return False
        starts = [m.end() for m in _FEW_WORDS.finditer(low, end, end + 30) if self.arrivals.after(low, m.end())]
        return any(not (rising and self.falls.after(low, low.find(" ", start) + 1)) for start in starts)

    def is_list_gap(self, low: str, start: int, end: int) -> bool:
        """Whether two numbers are coordinated: only a comma or "and" stands between them, and a hyphen for what the next one has ("20- and
        30-year-olds")."""
        start += _hangs(low[start:end])
        return self.list.fullmatch(low, start, end) is not None


def _hangs(gap: str) -> bool:
    """Whether a hyphen behind the first number stands for what the next one has: "20- to 30-year-olds"; "5- 10 ha" is a range."""
    return gap.startswith("- ") and gap[2:3].isalpha()


def is_year_shaped(numeral: Numeral) -> bool:
    """Whether a number may be a year by its shape."""
    return numeral.end - numeral.start == 4 and year_of(numeral.value) is not None


def _are_neighbours(first: Numeral, second: Numeral) -> bool:
    """Whether two numbers are so near that "or" between them makes a range: "3 or 4", "ten or twelve", "20 or 30"; "2020 or 2021" are two
    years."""
    if is_year_shaped(first):
        return False
    step = second.value - first.value
    return (
        0 < step <= 2
        or (step == 10 and first.value % 10 == 0)
        or (first.scale == 1 < second.scale and 0 < second.coefficient - first.value <= 2)
    )


def _is_spoken_pair(first: Numeral, second: Numeral) -> bool:
    """Whether two number words in a row are as much as to say "two or three": "hai ba tiếng", "δυο τρεις ώρες", "năm sáu trăm"."""
    spoken = first.word and second.word and not (first.one or first.of or second.of or second.ordinal)
    return spoken and first.scale == 1 and 1 < first.value < second.coefficient <= 9 and second.coefficient - first.value == 1


def year_ending(language: Language) -> re.Pattern[str]:
    """An expression for the ordinal ending of a year ("2022-м"); for none where the language writes none."""
    endings = "|".join(re.escape(fold_form(e)) for e in language.table("dates").year_endings)
    return regex(rf"(?:{endings})(?!{WORD})" if endings else "(?!)")
