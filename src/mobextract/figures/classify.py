"""Give one amount its kind by what stands at its edges: label, percentage, money, measure, count, year; or a reason why none."""

from __future__ import annotations

import re

from msgspec.structs import replace

from mobextract.dates.reader import FoundDate, year_of
from mobextract.figures.edges import FEW, YEAR_BEHIND, Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.labels import Labels
from mobextract.figures.money import MoneyReader
from mobextract.figures.percentages import PercentageReader
from mobextract.figures.quantity import CLOCK, FACTOR, FRACTION, LABEL, MILLION, NOT_WHOLE, NOTHING, OTHER_WORD, PEOPLE, UNIT_WORD, Quantity
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount, divided, single
from mobextract.text.folding import WORD, Folded, end_before, skip_blanks
from mobextract.text.segment import Segments

GROWN = 14
"""Years behind people are their age from this number on."""
LABEL_REACH = 40
"""How long the noun before an age may be, in characters."""
HUNDRED = 100
"""From here on a number word that may be another word is a number before adjectives as well."""
SMALL = 5
"""The largest denominator of a fraction that is told of the noun behind it."""
_PER = re.compile(r"[^\W\d_] ?/ ?$")
"""What stands before the "1" of "30 triệu đồng/1 km"."""
DIVISOR = "a part of what the figure before it is for each of"
NUMBERED_NAME = "a name in quotation marks"
_NUMBER_BEHIND = re.compile(r" (?:[^\s।.,;:]+ ){0,3}\d")
_FIGURE_BEHIND = re.compile(r"[ \u00a0]\d")
"""What shows that a unit behind a year is another word: "innen 2026 ha 60 grupper" is to have 60 groups by 2026."""
_YEARS = re.compile(r"(?:19|20)\d\d(?:,| [^\W\d_]{1,3}|[–—-]) ?$")
_WORDS = re.compile(rf"{WORD}+")
_SHARE = re.compile(r" ?\([^()\n]{0,50}%[^()\n]{0,50}\) ?(?=[^\W\d_])")
"""A bracket with a share between a number and what it counts."""
_VERSION = re.compile(r"\d[.,]0")
_FIGURE = re.compile(r"(?<!\d)\d{1,3} \Z")
NAME = 60
"""Longest quotation, in characters, that may be a name made of numbers ("5 yes, 3 no")."""


class Classifier:
    """Classifies the amounts of one article, each by itself; the order of the kinds is fixed."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, date_starts: frozenset[int]) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.date_starts = date_starts
        self.money = MoneyReader(grammar, self.edges, folded)
        self.percentages = PercentageReader(grammar, self.edges, folded)
        self.labels = Labels(grammar, self.edges, folded, segments)
        self.quoted = {q.start: q.end for q in segments.quotations}
        self.quote_ends = frozenset(self.quoted.values())
        self.numbered_names = [(q.start, q.end) for q in segments.quotations if self.low[q.start : q.start + 1].isdigit() and q.end - q.start < NAME]

    def classify(self, amount: Amount) -> Quantity | str:
        """Return the quantity that the amount is, or the reason why it is none."""
        amount = self._whole_of_one(amount)
        if amount.first is not amount.last and amount.of is None:
            if years := self._year(amount):
                return years
            if self.g.label_before.before(self.low, amount.start) and not self.labels.in_bound(amount.start) and self.low[amount.first.end] not in "-–":  # "programme 1719 से 20 लाख": no range
                amount = single(amount.last)
        joint = self.g.amounts.range.match(self.low, amount.end)
        if joint and joint.end() in self.date_starts:
            return self._year(amount) or "part of a date"  # "từ năm 2021 đến tháng 6/2023"
        if year := self._ordinal_year(amount):
            return year
        label = amount.reason or self.labels.of(amount)
        if label:
            return label
        if self._is_unit(amount):
            return UNIT_WORD
        if amount.value == 1 and amount.first is amount.last and _PER.search(self.low, max(0, amount.start - 4), amount.start):
            return DIVISOR
        if amount.first.fraction or amount.first.of:
            return self._fraction(divided(amount))
        for reader in (self._percentage, self._money, self._measure_or_count):
            result = reader(amount)
            if isinstance(result, (Quantity, str)):
                return result
        return self._year(amount) or (NUMBERED_NAME if self._in_numbered_name(amount) else NOTHING)

    def _whole_of_one(self, amount: Amount) -> Amount:
        """The whole alone where words beside "1 of 28" say that something is one of so many: "là 1 trong 28 tập thể" counts 28."""
        low = self.low
        if amount.of is None or amount.value != 1 or amount.of == 1 or "/" in low[amount.start : amount.end]:
            return amount
        behind = amount.first.value != 1  # "28 समूहों में से 1"
        said = self.g.one_of_after.after(low, skip_blanks(low, amount.end)) if behind else self.g.one_of.before(low, amount.start)
        return replace(single(amount.first if behind else amount.last), noun_span=amount.noun_span) if said else amount

    def _is_unit(self, amount: Amount) -> bool:
        """Whether a number word is the unit of the figure before it: "kỷ niệm 96 năm Ngày thành lập"; behind a year it is none."""
        if not amount.first.ambiguous or amount.first is not amount.last:
            return False
        return bool(_FIGURE.search(self.low, max(0, amount.start - 6), amount.start)) and self.edges.unit(amount.start) is not None

    def _in_numbered_name(self, amount: Amount) -> bool:
        return any(start <= amount.start < end for start, end in self.numbered_names)

    def _is_quoted(self, amount: Amount, noun: Noun) -> bool:
        """Whether number and noun are all that stands in quotation marks, or open them and nothing is called so: the "three hard" standard."""
        end = self.quoted.get(amount.start)
        few = amount.value is not None and amount.value < FEW
        return few and end is not None and end - amount.start < NAME and (noun.end == end or (not noun.known and amount.first.word))

    def _fraction(self, amount: Amount) -> Quantity | str:
        """A fraction counts nothing: it is a part of a unit ("half an hour"), of a currency or a percentage, or just a ratio; "the first half of the year" is none."""
        if amount.first.fraction and self.g.not_one.before(self.low, amount.start):
            return FRACTION
        for reader in (self._percentage, self._money):
            if isinstance(result := reader(amount), Quantity):
                return result
        unit = self.edges.unit(amount.end) or self.edges.unit(self.edges.after_of(amount.end))
        return self._measure(amount, unit, None) if unit else FRACTION

    def _signed(self, amount: Amount) -> Amount:
        """The amount with its minus sign, which is part of it."""
        minus = amount.first.minus
        if minus is None or amount.value is None or amount.of is not None:
            return amount
        bound = self.g.modifier_before.before(self.low, amount.start)
        if bound and bound[1] < minus:
            return amount  # "plus or minus 3"
        return replace(amount, start=minus, value=-amount.value)

    def _percentage(self, amount: Amount) -> Quantity | None:
        return self.percentages.read(self._signed(amount))

    def _money(self, amount: Amount) -> Quantity | str | None:
        return self.money.read(self._signed(amount))

    def _measure_or_count(self, amount: Amount) -> Quantity | str | None:
        if self._is_share(amount):
            return FRACTION
        inner, position = self.edges.modifier_after(skip_blanks(self.low, amount.end))
        if inner == "exact":
            inner, position = None, skip_blanks(self.low, amount.end)
        if (scaled := self._scaled_count(amount, position, inner)) is not None:
            return scaled
        unit = self.edges.unit(position)
        noun = self._noun(amount, position)
        if unit is None and not (noun and noun.known):
            mixed = amount.first.word and not amount.is_whole  # "two and a quarter of an hour"
            unit = self.edges.unit_behind_adjective(position) or (self.edges.unit(self.edges.after_of(amount.end)) if mixed else None)
        if unit and self._is_time(amount, *unit):
            return CLOCK
        if unit and position in self.date_starts:
            return LABEL  # "tuần 3 tháng 5/2024"
        verb = unit is not None and _FIGURE_BEHIND.match(self.low, unit[1]) is not None and self._says_year(amount)
        if unit and (verb or unit[0][0] == "year" or self._is_called_year(amount)) and (year := self._year(amount)):
            return year
        if unit and not (noun and noun.known and noun.start == position and noun.end > unit[1]):
            if amount.first.ambiguous and amount.first is amount.last and unit[1] - position < 1:
                return OTHER_WORD
            return self._measure(amount, unit, inner)
        if amount.first.ambiguous and amount.first is amount.last and not (noun and noun.known and self._is_counted(amount, position, noun)):
            return OTHER_WORD
        year = self._year(amount)
        if year and (amount.start - 2 in self.quote_ends or noun is None or not noun.known or not (self._adjacent(position, noun) or self._behind_adjectives(amount.start, position, noun)) or self._says_year(amount) or self.g.nouns.is_single(self.low, noun)):
            return year
        if not (noun and noun.known) and self.g.label_weak.before(self.low, amount.start) and not self.g.nouns.totals.before(self.low, amount.start):
            return LABEL
        return self._count(amount, noun, inner, position)

    def _is_share(self, amount: Amount) -> bool:
        """Whether a small ratio is a share of what stands behind it: "2/3 of the population", "1/3 членов"; "2/3 xã" and "2/3 of them" are ratios."""
        low = self.low
        if amount.of is None or amount.value is None or not amount.value < amount.of <= SMALL or "/" not in low[amount.start : amount.end]:
            return False
        position = skip_blanks(low, amount.end)
        if self.g.nouns.masses.after(low, position) is not None:
            return True
        return self.g.percent_of.after(low, position) is not None and self.g.nouns.part_after.after(low, position) is None

    def _scaled_count(self, amount: Amount, position: int, inner: str | None) -> Quantity | None:
        """A count with an abbreviated scale right behind the digits: "3.5m customers" are no metres; where plurals show, only before one ("a 30m road")."""
        short = self.g.short_scale.after(self.low, position) if position == amount.end and amount.of is None else None
        if short is None or not self.g.nouns.singular or amount.first.scale != 1:
            return None
        noun = self.g.nouns.after(self.low, skip_blanks(self.low, short[1]))
        if noun is None or self.g.nouns.is_single(self.low, noun) or not self.low.startswith(" ", short[1]):
            return None
        values = [None if v is None else v * short[0] for v in (amount.value, amount.low, amount.high)]
        amount = replace(amount, end=short[1], value=values[0], low=values[1], high=values[2])
        modifier = self._bound(amount, inner, noun)
        return Quantity("count", amount.start, short[1], amount, "count.short-scale", modifier, unit=noun.unit, noun=noun, edge=noun.end)

    def _is_time(self, amount: Amount, unit: tuple[str, str], end: int) -> bool:
        """Whether a number of hours is a time ("в 17 часов"), or one before the word for a date's day its minutes ("21 giờ 30 ngày 24/2")."""
        hour = unit[0] == "hour" and self.g.hour_before.before(self.low, amount.start)
        return bool(hour) or (unit[0] == "day" and skip_blanks(self.low, end) in self.date_starts)

    def _adjacent(self, position: int, noun: Noun) -> bool:
        return noun.start <= position + 1 or self.g.nouns.classifiers.after(self.low, position) is not None

    def _is_counted(self, amount: Amount, position: int, noun: Noun) -> bool:
        """Whether a noun shows that a word which may be another one is a number here; a hundred is one before adjectives as well: "over hundre nye biler"."""
        many = amount.value is not None and amount.value >= HUNDRED
        return self._adjacent(position, noun) or (many and self._behind_adjectives(amount.start, position, noun))

    def _behind_adjectives(self, start: int, position: int, noun: Noun) -> bool:
        """Whether nothing but adjectives stands between a number and its noun: "2000 тёплых одеял" are no year; one of several years is."""
        if _YEARS.search(self.low, max(0, start - 12), start):
            return False
        words = list(_WORDS.finditer(self.low, position, noun.start))
        between = self.low[position : noun.start]
        return 0 < len(words) <= 3 and not re.search(r"[\d.;:()।]", between) and all(self.g.nouns.is_adjective(self.low, w.start()) for w in words)

    def _measure(self, amount: Amount, unit: tuple[tuple[str, str], int], inner: str | None) -> Quantity | str:
        (name, dimension), end = unit
        if amount.of is not None:
            amount = divided(amount)
        if amount.of is not None:
            return "a ratio of measures"
        amount = self._signed(amount)
        start = amount.start
        half = self.edges.half(end)
        if half and amount.value is not None:
            amount, end = replace(amount, value=amount.value + half[0], end=half[1]), half[1]
        if dimension == "duration" and name == "year" and self._is_age(start, end):
            dimension = "age"
        modifier = self.edges.bound(start, inner, amount, end)
        if amount.low is None and (dimension == "duration" or self.low[amount.end : amount.end + 1] in ("-", "–")) and self.edges.has_article(start):
            modifier = inner or "exact"  # "over the three years", "below the 20-day average"
        if dimension == "duration" and modifier == "more_than" and self.edges.is_spread(start):
            modifier = inner or "exact"
        amount, warning = self.edges.likelier(amount)
        return Quantity("measure", start, end, amount, "measure.unit", modifier, unit=name, dimension=dimension, edge=end, warning=warning)

    def _is_age(self, start: int, end: int) -> bool:
        low = self.low
        if self.g.age_after.after(low, skip_blanks(low, end)) or self.g.age_before.before(low, start):
            return True
        if self._behind_people(start, end):
            return True
        name = re.search(r"(\S+)\s*[(,]\s*$", self.folded.text[max(0, start - 40) : start])
        return bool(name and name[1][:1].isupper() and re.match(r"\s*[),.;·।]", low[end : end + 2]))

    def _behind_people(self, start: int, end: int) -> bool:
        """Whether years stand right behind those who are so old, with their bound: "68 elever over 40 år"; few years may last instead."""
        bound = self.edges.left_of_modifier(start)
        opening = self.g.amounts.opening.before(self.low, bound)
        bound = opening[1] if opening else bound
        years = re.findall(r"\d+", self.low[start:end])
        if bound == start or not years or int(years[-1]) < GROWN:
            return False
        noun = self.g.nouns.ending(self.low, max(0, bound - LABEL_REACH), end_before(self.low, bound))
        return noun is not None and noun.unit in PEOPLE

    def _noun(self, amount: Amount, position: int) -> Noun | None:
        if amount.noun_span is not None:
            found = self.g.nouns.after(self.low, amount.noun_span[0])
            return found or Noun(*amount.noun_span, None, False)
        if self.g.nouns.is_none(self.low, position):
            return None
        if (year := self.g.year_before.after(self.low, position)) and YEAR_BEHIND.match(self.low, year[1]):
            return None  # "giảm từ 19 năm 2021"
        if self.g.nouns.relative_years.after(self.low, position) is not None:
            return None  # "mot 4 forrige år"
        if (period := self.g.periods.after(self.low, position)) and YEAR_BEHIND.match(self.low, period[1]):
            return None  # "в первых двух кварталах 2024 года"
        position = self._skip_adjectives(position)
        quoted = self.quoted.get(position + 1)
        if quoted is not None:
            hyphen = self.low[quoted + 1 : quoted + 2] in ("-", "–")  # «5 i 1»-grupper
            behind = self.g.nouns.direct(self.low, quoted + 2) if hyphen else self.g.nouns.after(self.low, quoted + 1)
            if behind and behind.known:
                return behind
            inside = self.g.nouns.after(self.low, position + 1)
            if inside and inside.known and inside.start == position + 1:
                return inside
            last = self.g.nouns.left(self.low, position + 1, quoted)
            return last if last and last.end == quoted else None
        if self.low[position : position + 1] in "-–" and self.low[position + 1 : position + 2].isalpha():
            return self.g.nouns.hyphened(self.low, position + 1)
        aside = _SHARE.match(self.low, position)
        if aside is not None:  # "264 (9,5% more than in 2021) youth projects"
            behind = self.g.nouns.after(self.low, aside.end(), many=amount.value != 1)
            return behind if behind and behind.known else None
        return self.g.nouns.after(self.low, position, many=amount.value != 1) or self._more(amount, position)

    def _bound(self, amount: Amount, inner: str | None, noun: Noun) -> str:
        """The bound of a count; "up to" behind the noun of a unit says where to, where it stands last: "63 गाँवों तक" (hi)."""
        bound = self.edges.bound(amount.start, inner, amount, noun.end)
        whereto = bound == "at_most" and self.g.nouns.verb_final and noun.unit in UNITS
        return self.edges.bound(amount.start, inner, amount, amount.end) if whereto else bound

    def _more(self, amount: Amount, position: int) -> Noun | None:
        """The noun behind a word for "more" that is one for "and" as well, where nothing else can be meant: "45 और गाँवों तक" (hi)."""
        nouns, start = self.g.nouns, amount.start
        more = nouns.more.after(self.low, position)
        if more is None or amount.first.scale > MILLION or self._year(amount) or nouns.partitive.before(self.low, start) or nouns.totals.before(self.low, start):
            return None
        noun = nouns.after(self.low, skip_blanks(self.low, more[1]))
        if noun is None or not noun.known or len(self.low[more[1] : noun.start].split()) > 1 or (noun.unit in UNITS and not nouns.has_plural_ending(self.low, noun)):
            return None
        return None if _NUMBER_BEHIND.match(self.low, noun.end) else noun

    def _skip_adjectives(self, position: int) -> int:
        """Step over adjectives and classifiers that stand before a quoted name ("300 new «X» models", "3 con “heo đất”"); elsewhere stay."""
        cursor = position
        for _ in range(3):
            if cursor + 1 in self.quoted:
                return cursor
            found = self.g.nouns.adjectives.after(self.low, cursor) or self.g.nouns.classifiers.after(self.low, cursor)
            if found is None:
                return position
            cursor = skip_blanks(self.low, found[1])
        return position

    def _count(self, amount: Amount, noun: Noun | None, inner: str | None, position: int) -> Quantity | str | None:
        if noun is None or (amount.value == 0 and amount.first.word):  # "null problemer" counts none
            return None
        if (not noun.known and self._in_numbered_name(amount)) or self._is_quoted(amount, noun):
            return NUMBERED_NAME
        predicate = noun.known and self.g.nouns.is_predicate(self.low, noun) and self.g.nouns.partitive.before(self.low, amount.start)
        if predicate or (amount.value is not None and amount.of is None and not self.g.nouns.may_count(self.low, noun, amount.value, position)):
            return NOTHING
        if self.labels.in_name(amount, noun):
            return LABEL
        if self.g.nouns.is_factor(self.low, self.edges.left_of_modifier(amount.start), noun) or (noun.unit == self.g.nouns.factor and not amount.is_whole):
            return FACTOR
        glued = position == amount.end and self.low[position : position + 1].isalpha()
        if glued and not (noun.known and noun.start == position):
            return "letters glued to the number"
        amount, warning = self.edges.whole(amount) if noun.known else (amount, None)
        scaled = max(amount.first.scale, amount.last.scale) >= MILLION
        if scaled and ((not noun.known and (not self.g.nouns.singular or self.g.nouns.is_single(self.low, noun))) or ("-" in self.low[amount.start : amount.end] and self.g.nouns.is_single(self.low, noun))):
            return NOTHING  # "a 5-million project"
        if amount.end - amount.start == 3 and _VERSION.fullmatch(self.low, amount.start, amount.end):
            return "a version number"
        if not noun.known and not amount.is_whole:
            return NOT_WHOLE
        at_ease = (noun.unit in self.g.position_units and self.edges.is_position(amount)) or self._is_passed(amount, noun)
        modifier = (inner or "exact") if at_ease else self._bound(amount, inner, noun)
        rule = "count.ratio" if amount.of is not None else "count.noun" if noun.known else "count.unknown-noun"
        return Quantity("count", amount.start, amount.end, amount, rule, modifier, unit=noun.unit, noun=noun, edge=max(noun.end, amount.end), warning=warning)

    def _is_passed(self, amount: Amount, noun: Noun) -> bool:
        """Whether the verb before a number says what was passed, not how many at least: "passed 6 of the 11 criteria"."""
        return (amount.of is not None or noun.unit in self.g.passing_units) and self.g.passing_words.before(self.low, amount.start) is not None

    def _says_year(self, amount: Amount) -> bool:
        return bool(self.g.year_before.before(self.low, amount.start) or self.g.year_after.after(self.low, skip_blanks(self.low, amount.end)))

    def _is_called_year(self, amount: Amount) -> bool:
        """Whether the very word for a year, itself not counted, stands before a number: "năm 2025 công bố …" are no work-days."""
        word = self.g.units.before(self.low, amount.start)
        if word is None or word[0][0] != "year" or self.g.year_before.before(self.low, amount.start) is None:
            return False
        return not self.low[max(0, word[1] - 2) : word[1]].strip()[-1:].isdigit()  # "in 3 years 2024 m of road"

    def _ordinal_year(self, amount: Amount) -> Quantity | None:
        """A year with the ending of an ordinal, where words beside it say that it is one, or nothing follows ("в 2022-м", "начало 2024-го года")."""
        ending = self.g.amounts.year_ending.match(self.low, amount.end)
        unit = self.edges.unit(ending.end()) if ending else None
        if ending is None or (unit and unit[0][0] != "year"):  # "на 1977-м километре"
            return None
        cued = self.g.year_before.before(self.low, amount.start) or self.g.year_after.after(self.low, skip_blanks(self.low, ending.end()))
        return self._year(amount) if cued or self.edges.is_open(ending.end()) else None

    def _year(self, amount: Amount) -> Quantity | None:
        """A bare four-digit number from 1900 to 2099 is a year, a range of two an interval."""
        low = self.low
        if amount.of is not None or amount.first.word or amount.first.end - amount.first.start != 4:
            return None
        if any(n.end - n.start != 4 or n.scale != 1 or year_of(n.value) is None for n in (amount.first, amount.last)):
            return None
        if self.g.not_year.before(low, amount.start):
            return None
        if amount.last.end < len(low) and (low[amount.last.end].isalpha() or low[amount.last.end] in "/_"):
            return None
        first = FoundDate(amount.start, amount.first.end, int(amount.first.value), rule="year")
        date = first
        if amount.first is not amount.last:
            date = FoundDate(amount.start, amount.end, int(amount.first.value), rule="year-interval", until=FoundDate(amount.last.start, amount.end, int(amount.last.value)))
        return Quantity("date", amount.start, amount.end, amount, f"date.{date.rule}", date=date, edge=amount.end)
