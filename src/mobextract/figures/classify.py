"""Give one amount its kind by what stands at its edges: label, percentage, money, measure, count, year; or a reason why none."""

from __future__ import annotations

import re

from msgspec.structs import replace

from mobextract.figures.counts import NUMBERED_NAME, CountReader
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.labels import Labels
from mobextract.figures.measures import MeasureReader
from mobextract.figures.money import MoneyReader
from mobextract.figures.percentages import PercentageReader
from mobextract.figures.quantity import CLOCK, DECADE, FRACTION, LABEL, NOTHING, OTHER_WORD, UNIT_WORD, Quantity
from mobextract.figures.units import FoundUnit
from mobextract.figures.years import YearNumbers
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount, divided, in_tenths, single
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, WORD, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

HUNDRED = 100
"""From here on a number word that may be another word is a number before adjectives as well."""
SMALL = 5
"""The largest denominator of a fraction that is told of the noun behind it."""
_PER = regex(r"[^\W\d_] ?/ ?$")
"""What stands before the "1" of "30 triệu đồng/1 km"."""
DIVISOR = "a part of what the figure before it is for each of"
_FIGURE_BEHIND = regex(r"[ \u00a0]\d")
"""What shows that a unit behind a year is another word: "innen 2026 ha 60 grupper" is to have 60 groups by 2026."""
_YEARS = regex(rf"(?:19|20)\d\d(?:,| {LETTER}{{1,3}}|[–—-]) ?$")
_LETTERS = regex(rf"\d{{1,3}}{LETTER}{{1,3}}(?:\d{{1,2}}{LETTER}{{1,2}})?")
"""Hours and minutes, or the minutes of these, without blanks: "4h30ph", "30ph"."""
_CAPITAL = regex(rf"(?<!{WORD})[{UPPER}]{LETTER}{{1,2}}$")
_FIGURE = regex(r"(?<!\d)\d{1,3} \Z")


class Classifier:
    """Classifies the amounts of one article, each by itself; the order of the kinds is fixed."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, date_starts: frozenset[int]) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.low, self.text = folded.low, folded.text
        self.date_starts = date_starts
        self.money = MoneyReader(grammar, self.edges, folded)
        self.percentages = PercentageReader(grammar, self.edges, folded)
        self.labels = Labels(grammar, self.edges, folded, segments)
        self.years = YearNumbers(grammar, self.edges, folded.low)
        self.measures = MeasureReader(grammar, self.edges, folded)
        self.counts = CountReader(grammar, self.edges, folded, segments, self.labels, self.years)
        self.quote_ends = frozenset(self.counts.quoted.values())

    def classify(self, amount: Amount) -> Quantity | str:
        """Return the quantity that the amount is, or the reason why it is none."""
        amount = self._whole_of_one(amount)
        if amount.first is not amount.last and amount.of is None:
            if years := self.years.of(amount):
                return years
            if (
                self.g.label_before.before(self.low, amount.start)
                and not self.labels.in_bound(amount.start)
                and self.low[amount.first.end] not in "-–"
            ):  # "programme 1719 से 20 लाख": no range
                last = self.classify(single(amount.last))
                unknown = last == NOTHING or (isinstance(last, Quantity) and last.rule == "count.unknown-noun")
                return LABEL if unknown else last  # "धारा 12 से 15 लागू हैं"
        joint = self.g.amounts.range.match(self.low, amount.end)
        if joint and joint.end() in self.date_starts:
            return self.years.of(amount) or "part of a date"  # "từ năm 2021 đến tháng 6/2023"
        if self.years.is_decade(amount):
            return DECADE
        if year := self.years.of_ordinal(amount):
            return year
        label = amount.reason or self.labels.of(amount)
        letters = self._hours(amount)
        if letters is not None and (label != CLOCK or self._fills_text(amount)):
            return CLOCK if self._is_timed(amount) else self.measures.read(amount, letters, None)
        if label:
            return label
        if self._is_unit(amount):
            return UNIT_WORD
        if amount.value == 1 and amount.first is amount.last and _PER.search(self.low, max(0, amount.start - 4), amount.start):
            return DIVISOR
        if amount.first.fraction or amount.first.of:
            periods = self.g.placed_units.in_order(self.low, amount, amount.end)
            return self.measures.read(replace(amount, of=None), periods, None) if periods else self._fraction(divided(amount))
        for reader in (self._percentage, self._money, self._measure_or_count):
            result = reader(amount)
            if isinstance(result, (Quantity, str)):
                return result
        return self.years.of(amount) or (NUMBERED_NAME if self.counts.in_numbered_name(amount) else NOTHING)

    def _whole_of_one(self, amount: Amount) -> Amount:
        """The whole alone where words beside "1 of 28" say that something is one of so many: "là 1 trong 28 tập thể" counts 28."""
        low = self.low
        if amount.of is None or amount.value != 1 or amount.of == 1 or "/" in low[amount.start : amount.end]:
            return amount
        behind = amount.first.value != 1  # "28 समूहों में से 1"
        said = self.g.one_of_after.after(low, skip_blanks(low, amount.end)) if behind else self.g.one_of.before(low, amount.start)
        return replace(single(amount.first if behind else amount.last), noun_span=amount.noun_span) if said else amount

    def _hours(self, amount: Amount) -> FoundUnit | None:
        """Hours or minutes by their letters, beside each other: "4h30m"."""
        if amount.first is not amount.last or amount.first.word:
            return None
        return self.g.numerals.tokenizer.hours.unit(self.low, amount.start, amount.end)

    def _fills_text(self, amount: Amount) -> bool:
        """Whether the text is nothing but such hours and minutes, as no sentence that tells a time is: "4h30ph"."""
        low = self.low
        minutes = _LETTERS.fullmatch(low[amount.start :].strip(" .\n"))
        return minutes is not None and not low[: self.g.numerals.tokenizer.hours.begin(low, amount.start)].strip()

    def _is_timed(self, amount: Amount) -> bool:
        """Whether words for a time of day stand before such hours, or the hours before such minutes: "at 7h30m"."""
        begin = self.g.numerals.tokenizer.hours.begin(self.low, amount.start)
        return self.g.hour_before.before(self.low, begin) is not None

    def _is_unit(self, amount: Amount) -> bool:
        """Whether a number word is the unit of the figure before it: "kỷ niệm 96 năm Ngày thành lập"; behind a year it is none."""
        if not amount.first.ambiguous or amount.first is not amount.last:
            return False
        return bool(_FIGURE.search(self.low, max(0, amount.start - 6), amount.start)) and self.edges.unit(amount.start) is not None

    def _fraction(self, amount: Amount) -> Quantity | str:
        """A fraction counts nothing: it is a part of a unit ("half an hour"), of a currency or a percentage, or just a ratio; "the first
        half of the year" is none."""
        if amount.first.fraction and self.g.not_one.before(self.low, amount.start):
            return FRACTION
        for reader in (self._percentage, self._money):
            if isinstance(result := reader(amount), Quantity):
                return result
        of = self.edges.after_of(amount.end)  # "a third of a cup"
        unit = self.edges.unit(amount.end) or self.edges.part_unit(amount, amount.end) or self.edges.unit(of)
        unit = unit or (self.edges.part_unit(amount, of) if of > amount.end else None)
        return self.measures.read(amount, unit, None) if unit else FRACTION

    def _percentage(self, amount: Amount) -> Quantity | None:
        return self.percentages.read(self.edges.signed(amount))

    def _money(self, amount: Amount) -> Quantity | str | None:
        return self.money.read(self.edges.signed(amount))

    def _measure_or_count(self, amount: Amount) -> Quantity | str | None:
        """What the unit or noun beside a number makes of it, a year or a label among them, or the reason why it is none of these; None
        where there is neither."""
        if self._is_share(amount):
            return FRACTION
        if (split := self.g.placed_units.inside(self.low[amount.start : amount.end], amount.end)) is not None:
            return self.measures.read(amount, split, None)  # "1m75"
        inner, position = self.edges.modifier_after(skip_blanks(self.low, amount.end))
        if inner == "exact":
            inner, position = None, skip_blanks(self.low, amount.end)
        if (scaled := self.counts.scaled(amount, position, inner)) is not None:
            return scaled
        noun = self.counts.noun(amount, position)
        unit = self.edges.unit(position) or self.edges.part_unit(amount, position) or self._unit_behind(amount, position, noun)
        unit = unit or self.g.placed_units.in_order(self.low, amount, position)
        if unit and unit[1] > position and self._names_place(unit[1]):
            unit = None  # "2022 fullførte Ha Tinh"
        if unit and self._is_time(amount, *unit):
            return CLOCK
        if unit and position in self.date_starts:
            return LABEL  # "tuần 3 tháng 5/2024"
        verb = unit is not None and _FIGURE_BEHIND.match(self.low, unit[1]) is not None and self.years.says_year(amount)
        if unit and (verb or unit[0][0] == "year" or self.years.is_called_year(amount)) and (year := self.years.of(amount)):
            return year
        if unit and not (noun and noun.known and noun.start == position and noun.end > unit[1]):
            if amount.first.ambiguous and amount.first is amount.last and unit[1] - position < 1:
                return OTHER_WORD
            return self.measures.read(amount, unit, inner)
        if (
            amount.first.ambiguous
            and amount.first is amount.last
            and not (noun and noun.known and self._is_counted(amount, position, noun))
        ):
            return OTHER_WORD
        if (year := self.years.of(amount)) and self._is_year(amount, noun, position):
            return year
        return LABEL if self._is_numbered(amount, noun) else self.counts.read(amount, noun, inner, position)

    def _unit_behind(self, amount: Amount, position: int, noun: Noun | None) -> FoundUnit | None:
        """The unit of a number with none right beside it: behind an adjective, before any noun ("ti første måneder registrerte
        provinsen"), or behind "of" ("two and a quarter of an hour")."""
        behind = self.edges.unit_behind_adjective(position)
        if noun and noun.known:
            return behind if behind is not None and behind[1] < noun.start else None
        return behind or self._unit_of(amount) or self._time_behind(position, noun)

    def _time_behind(self, position: int, noun: Noun | None) -> FoundUnit | None:
        """The unit of time that an unknown phrase ends in: "two rainy days", but "48 minutes, against 95 two years ago"."""
        kinds = self.g.numerals.tokenizer.kinds
        if noun is None or any(word in kinds for word in self.low[position : noun.start].split()):
            return None
        unit = self.edges.unit(noun.start) if not self.g.nouns.is_single(self.low, noun) else None
        return unit if unit is not None and unit[0][1] == "duration" and unit[1] == noun.end else None

    def _unit_of(self, amount: Amount) -> FoundUnit | None:
        """The unit behind the "of" of a fraction: "three quarters of an hour", "3/4 of a mile", but "3/4 of the hectares"."""
        position = self.edges.after_of(amount.end)
        if amount.of is None and not (amount.first.word and not amount.is_whole):
            return None
        return None if amount.of and self.g.definite.before(self.low, position) else self.edges.unit(position)

    def _is_year(self, amount: Amount, noun: Noun | None, position: int) -> bool:
        """Whether a number that may be a year is one: no known noun is counted right behind it, or words beside it say so; of round and
        old ones only the very word for a year."""
        return (
            amount.start - 2 in self.quote_ends
            or noun is None
            or not noun.known
            or not (self._adjacent(position, noun) or self._behind_adjectives(amount.start, position, noun))
            or (self.years.says_year(amount) and not self.years.is_rather_counted(amount))
            or self.g.nouns.is_single(self.low, noun)
        )

    def _is_numbered(self, amount: Amount, noun: Noun | None) -> bool:
        """Whether a word before a number makes it a name where no known noun stands behind: "đợt 2"."""
        return (
            not (noun and noun.known and not self._names_unit(noun))
            and (amount.first.scale == 1 or amount.first.word)  # "mỗi giải 10 triệu"
            and self.g.label_weak.before(self.low, amount.start) is not None
            and (self._is_numbers_sign(amount, noun) or not self.g.nouns.totals.before(self.low, amount.start))
            and not self.g.nouns.now.before(self.low, amount.start)  # "har i dag 36" is no day's number
        )

    def _names_place(self, end: int) -> bool:
        """Whether what ends like a unit at ``end`` is the first word of a name: "Ha Tinh"."""
        head = _CAPITAL.search(self.text, max(0, end - 4), end)
        return head is not None and self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()

    def _is_numbers_sign(self, amount: Amount, noun: Noun | None) -> bool:
        """Whether the word before a number, that may mean how many there are, is only its sign, as an unknown word follows: "Công điện số
        237 yêu cầu …", but "tổng số 237 …"."""
        total, sign = self.g.nouns.totals.before(self.low, amount.start), self.g.label_weak.before(self.low, amount.start)
        return noun is not None and not noun.known and total is not None and sign is not None and total[1] == sign[1]

    def _names_unit(self, noun: Noun) -> bool:
        """Whether a noun is the designator of a unit whose name or number follows: "из группы 4 деревни 2", "группы 4 деревни Тан Лап"."""
        behind = self.text[noun.end + 1 : noun.end + 2]
        return noun.unit in UNITS and (behind.isupper() or behind.isdigit())

    def _is_share(self, amount: Amount) -> bool:
        """Whether a small ratio is a share of what stands behind it: "2/3 of the population", "1/3 членов"; "2/3 xã" and "2/3 of them"
        are ratios, where three were counted."""
        low = self.low
        if amount.of is None or amount.value is None or not amount.value < amount.of <= SMALL or "/" not in low[amount.start : amount.end]:
            return False
        position = skip_blanks(low, amount.end)
        if self.g.nouns.masses.after(low, position) is not None:
            return True
        if self.g.percent_of.after(low, position) is None or self.g.nouns.part_after.after(low, position) is not None:
            return False
        return self._unit_of(amount) is None

    def _is_time(self, amount: Amount, unit: tuple[str, str], end: int) -> bool:
        """Whether a number of hours is a time ("в 17 часов"), or one before the word for a date's day its minutes ("21 giờ 30 ngày
        24/2")."""
        hour = self.g.hour_before.before(self.low, amount.start) if unit[0] == "hour" else None
        if hour and self.g.hour_spans.after(self.low, skip_blanks(self.low, amount.end)):
            return False  # "từ 2 đến 3 tiếng" last so long
        bound = self.g.bound_before(self.low, amount.start)
        if hour and bound and bound[0] == "about" and bound[1] < hour[1]:
            hour = None  # "γύρω στις τρεις ώρες"
        return (bool(hour) and not in_tenths(amount)) or (unit[0] == "day" and skip_blanks(self.low, end) in self.date_starts)

    def _adjacent(self, position: int, noun: Noun) -> bool:
        return noun.start <= position + 1 or self.g.nouns.classifiers.after(self.low, position) is not None

    def _is_counted(self, amount: Amount, position: int, noun: Noun) -> bool:
        """Whether a noun shows that a word which may be another one is a number here; a hundred is one before adjectives as well: "over
        hundre nye biler"."""
        many = amount.value is not None and amount.value >= HUNDRED
        return self._adjacent(position, noun) or (many and self._behind_adjectives(amount.start, position, noun))

    def _behind_adjectives(self, start: int, position: int, noun: Noun) -> bool:
        """Whether nothing but adjectives stands between a number and its noun: "2000 тёплых одеял" are no year; one of several years is."""
        if _YEARS.search(self.low, max(0, start - 12), start):
            return False
        words = list(ANY_WORD.finditer(self.low, position, noun.start))
        between = self.low[position : noun.start]
        return (
            0 < len(words) <= 3
            and not re.search(r"[\d.;:()।]", between)
            and all(self.g.nouns.is_adjective(self.low, w.start()) for w in words)
        )
