"""The schema of the tables that amounts of money, percentages, measures, dates and labels are read with."""

from typing import Literal

import msgspec

from mobextract.packs.table_base import Forms, Sides, Table

Dimension = Literal[
    "length", "area", "mass", "volume", "power", "energy", "temperature", "duration", "age", "speed", "frequency", "data", "other"
]


class Currency(Table, kw_only=True):
    """The names of one currency, beyond CLDR's."""

    code: str
    """ISO 4217 code."""
    forms: Forms = msgspec.field(default_factory=list)
    """Names behind the amount, in all forms."""
    signs: Forms = msgspec.field(default_factory=list)
    """Signs on either side of the amount ("$")."""
    prefix: Forms = msgspec.field(default_factory=list)
    """Names before it."""


class Hundredths(Table, kw_only=True):
    """The hundredth part of a currency; without ``currency`` that of the amount before it, or of none."""

    forms: Forms
    """Names of the hundredth."""
    currency: str = ""
    """Whose it is; empty where several currencies have it."""
    shared: Forms = msgspec.field(default_factory=list)
    """Other currencies whose hundredths have the same name."""
    compound_only: bool = False
    """Only behind an amount of money: "$20 and 43c"."""
    worth: int = 1
    """How many of them a coin is worth that has a name of its own: "two dimes"."""


class ShortTold(Table, kw_only=True):
    """What tells that a letter behind a number is a million, where it is a unit of length as well: "unemployment rose to 2.75m"."""

    subjects: Forms = msgspec.field(default_factory=list)
    """What is told in millions, besides ``evidence``: words before the number in its clause ("unemployment", "sales")."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Verbs right behind the number whose subject it is: "2.75m watched the final"."""
    reaches: Forms = msgspec.field(default_factory=list)
    """Verbs between what is told and its number: "unemployment reached 2.75m"."""
    lengths: Forms = msgspec.field(default_factory=list)
    """Words before it in its clause, or right behind it, that make it a length: "road", "high"."""


class MoneyTable(Table, kw_only=True):
    """money.toml: currency names, signs and spellings beyond CLDR's."""

    currency: list[Currency]
    """A currency with its forms behind an amount, before one, and its signs."""
    fillers: Forms = msgspec.field(default_factory=list)
    """Words between number and currency ("of" in "millions of dong")."""
    hundredths: list[Hundredths] = msgspec.field(default_factory=list)
    not_currency: Forms = msgspec.field(default_factory=list)
    """Phrases that begin like a currency and are none ("pounds of")."""
    currency_before: Forms = msgspec.field(default_factory=list)
    """Longer phrases in which it is the currency all the same: "2,4 tỷ đồng phục vụ", against the uniforms in "20 đồng phục"."""
    weighed: Forms = msgspec.field(default_factory=list)
    """Words before an amount that make a currency's name one of mass: "weighs 220 pounds"."""
    implied: str = ""
    """Currency of a bare amount of millions, which the pages leave out ("lãi 20 triệu", "an income of 60 million a year")."""
    implied_alone: bool = False
    """Whether it is that of a short text as well, which says nothing of where it comes from: the language is its country's."""
    evidence: Forms = msgspec.field(default_factory=list)
    """Words in the same sentence that make such an amount money ("thu nhập", "kinh phí")."""
    no_sums: Forms = msgspec.field(default_factory=list)
    """What is told in billions and is no money: words before such an amount in its sentence ("views", "output")."""
    further: Sides = msgspec.field(default_factory=Sides)
    """Words around a bare number that adds to the amount before it ("60 million VND, and donors another 40")."""
    given_after: Forms = msgspec.field(default_factory=list)
    """Words behind a noun that make it who gives the millions right before it ("60 triệu doanh nghiệp ủng hộ", "60 मिलियन प्रांत से")."""
    priced: Sides = msgspec.field(default_factory=Sides)
    """Words right beside thousands of nothing that make them a price, where the sentence states money ("now one bag costs 55 thousand")."""
    paid: Sides = msgspec.field(default_factory=Sides)
    """Verbs beside thousands that somebody pays or earns, in a paragraph that states money: "now I pay 940 thousand"."""
    granted: Sides = msgspec.field(default_factory=Sides)
    """Verbs beside a sum in full without its currency, behind one that has it ("firms gave 38,500,000")."""
    short_scale: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Abbreviated scales that hold only beside a currency: "US$4.1m", "30 εκ. VND"."""
    short_told: ShortTold = msgspec.field(default_factory=ShortTold)
    """What tells that such a scale is one without a currency."""
    fused: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Abbreviations of a scale and the implied currency in one: "20trđ"."""


class PercentTable(Table, kw_only=True):
    """percent.toml: words for per cent, percentage points and their hundredths (basis points), and the words that lead to the subject."""

    forms: Forms
    """Words for the sign ("per cent")."""
    compound: Forms = msgspec.field(default_factory=list)
    """The sign as the second part of a word that begins with a number: "пятипроцентный", "полпроцента"."""
    one_before: Forms = msgspec.field(default_factory=list)
    """Signs before which one of ``spoken_ones`` is a one: "steg en prosent" (nb)."""
    points: Forms
    """Words for percentage points."""
    basis: Forms = msgspec.field(default_factory=list)
    """Words for hundredths of these ("basis points")."""
    before: Forms = msgspec.field(default_factory=list)
    """Words for the sign that stand before the number."""
    of: Forms = msgspec.field(default_factory=list)
    """Words from the percentage to what it is of ("of the")."""
    of_before: Forms = msgspec.field(default_factory=list)
    """"Of" between what a percentage is of and the percentage: "लागत का 80%"."""
    rates: Forms = msgspec.field(default_factory=list)
    """Words for a rate or share, whose noun is what a percentage is of ("tỷ lệ hộ nghèo … 3,2%")."""
    indicators: Forms = msgspec.field(default_factory=list)
    """What percentages are often of and nobody counts: "poverty rate", "doanh thu"."""
    same: Forms = msgspec.field(default_factory=list)
    """Words for the rate told before, or its goal: "this rate", "цель на"."""
    shares: Forms = msgspec.field(default_factory=list)
    """Words right before a percentage that is the share of the count before it: ", reaching 86%", ", что составляет 92 %"."""
    behind: Forms = msgspec.field(default_factory=list)
    """What stands right behind the sign without "of", and what percentages before it are not of: "60 % площади"."""
    bare: bool = False
    """Whether the noun stands right behind the sign as well ("92% hộ dân")."""


class Unit(Table, kw_only=True):
    """The names of one unit, beyond CLDR's."""

    unit: str
    """CLDR identifier, or the name of a Vietnamese unit."""
    dimension: Dimension
    """What it measures."""
    forms: Forms
    """All forms besides those of CLDR."""
    compound: Forms = msgspec.field(default_factory=list)
    """Endings of words that begin with a number: "λεπτο" in "δεκάλεπτο", "летний" in "двухлетний"."""
    alone: Forms = msgspec.field(default_factory=list)
    """Such endings of words that name a period in a sentence and state a time only where they are all there is: "τριετία",
    "десятилетие"."""
    closing: Forms = msgspec.field(default_factory=list)
    """Forms that are the unit only where their clause ends, because they are other words too: "5 ft 2 in", "10 stone"."""
    partial: Forms = msgspec.field(default_factory=list)
    """Forms that are the unit only behind a number that is not whole: "1/2 cup", "1.5h"."""
    split: Forms = msgspec.field(default_factory=list)
    """Forms that stand for the decimal sign between digits: "1m75"."""
    sole: Forms = msgspec.field(default_factory=list)
    """Forms, in this very case, that are the unit where the text holds nothing but one figure with it: "5 C", "2 cups", "30 s"."""
    single: Forms = msgspec.field(default_factory=list)
    """Forms that say one of the unit where they are all of a text, in languages without an article: "час", "दिवस"."""
    worth: int = 1
    """How many of the unit its forms here are: a "kvarter" is fifteen minutes (nb)."""
    dividing: Forms = msgspec.field(default_factory=list)
    """Forms that divide a number as well: "three quarters" are those of a year behind words of ``lasting``, or from four on."""
    ordered: Forms = msgspec.field(default_factory=list)
    """Forms that are the unit only beside words of ``in_order``, or before a year: "ba quý đầu năm"; a "квартал" is a ward, too."""


class MeasuresTable(Table, kw_only=True):
    """measures.toml: units of measurement, CLDR identifiers; ``age`` holds the cues that make years an age."""

    unit: list[Unit]
    """A unit: its CLDR identifier, its dimension, and its forms besides those of CLDR."""
    age: Sides
    """Words before and behind years that make them an age ("aged", "years old")."""
    aged: Forms = msgspec.field(default_factory=list)
    """Words before a number that make it an age even where it says no years: "aged 7", "i alderen 20"."""
    aged_after: Forms = msgspec.field(default_factory=list)
    """The same behind one: "65 and older", "65 से अधिक उम्र"."""
    not_unit: Forms = msgspec.field(default_factory=list)
    """Phrases that begin like a unit and are none."""
    below_zero: Sides = msgspec.field(default_factory=Sides)
    """Words that make degrees negative: "5 degrees below zero", "शून्य से 5 डिग्री नीचे" (both sides)."""
    above_zero: Forms = msgspec.field(default_factory=list)
    """Words behind degrees that say no more than that they are not negative: "20 degrees above zero"."""
    lasting: Sides = msgspec.field(default_factory=Sides)
    """Words beside a number of periods that may be a fraction instead: "the best in three quarters", "three quarters in a row"."""
    in_order: Sides = msgspec.field(default_factory=Sides)
    """Words beside a number of periods that say which ones: "the first three quarters of the year", "ba quý đầu năm"."""


class Clock(Table, kw_only=True):
    """Words beside the time of a day."""

    before: Forms = msgspec.field(default_factory=list)
    """Words before it, none of which may stand before a count."""
    after: Forms = msgspec.field(default_factory=list)
    """Words behind it ("o'clock", "बजे")."""
    hour_before: Forms = msgspec.field(default_factory=list)
    """Words that make a number of hours a time of day ("в 17 часов"), though they may stand before other numbers."""
    lasting: Forms = msgspec.field(default_factory=list)
    """Words before hours and minutes that last so long: "mất 2 giờ 20 phút" is no time of day."""
    hour_spans: Forms = msgspec.field(default_factory=list)
    """Words for hours that state no time of day, whatever stands before: "từ 2 đến 3 tiếng"."""


class YearSpan(Table, kw_only=True):
    """Years of an interval with words at them: "từ năm 2021 đến hết năm 2024"."""

    before: Forms = msgspec.field(default_factory=list)
    """Words before the first year."""
    between: Forms = msgspec.field(default_factory=list)
    """Words between the two years, other than those of a range of numbers."""


class DatesTable(Table, kw_only=True):
    """dates.toml: month names beyond CLDR's and how dates are put together."""

    months: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Number of the month → names besides those of CLDR ("Sept")."""
    no_months: Forms = msgspec.field(default_factory=list)
    """Short forms of the CLDR that are other words where no day stands beside them: nb "jul" is Christmas."""
    patterns: Forms
    """Full dates, longest first: {d} day, {d2} last day of a span, {m} month in figures, {month} its name, {y} year."""
    day_cues: Forms
    """Words before "17/8" that make it a day; none that stand before a ratio as well."""
    day_cues_after: Forms = msgspec.field(default_factory=list)
    """Words behind a day and month in figures ("14/9 की सुबह")."""
    year_before: Forms
    """Words before four digits that make them a year ("in", "năm")."""
    year_after: Forms = msgspec.field(default_factory=list)
    """Words behind four digits that make them a year ("год*")."""
    early_years: Sides = msgspec.field(default_factory=Sides)
    """Words that make a number from 1500 to 1899 a year: before it, where nothing counted follows ("in 1872."), or behind it."""
    year_endings: list[str] = msgspec.field(default_factory=list)
    """Endings of an ordinal that a year may have ("в 2022-м")."""
    not_year: Forms = msgspec.field(default_factory=list)
    """Words before four digits that make them no year."""
    decades: Sides = msgspec.field(default_factory=Sides)
    """Words beside a year that make it ten years: "thập niên 1990", "1990-tallet"."""
    month_cues: Forms = msgspec.field(default_factory=list)
    """Words before a bare month name that make it a date ("in October")."""
    month_cues_after: Forms = msgspec.field(default_factory=list)
    """The same behind it ("मार्च में")."""
    day_articles: Forms = msgspec.field(default_factory=list)
    """Words that may stand before the last day of a span of days ("από τις 27 έως τις 30 Οκτωβρίου")."""
    periods: Forms = msgspec.field(default_factory=list)
    """Words before the number of a quarter, a week or the like, which is no month and no day ("quý 3/2024")."""
    same_year: Sides = msgspec.field(default_factory=Sides)
    """Words around a date without a year that is of the one stated before ("in August of the same year")."""
    day_reach: Forms = msgspec.field(default_factory=list)
    """Words between the ends of an interval that part no other numbers ("May 3 through June 5")."""
    year_span: YearSpan = msgspec.field(default_factory=YearSpan)
    clock: Clock
    """Words beside the time of a day."""


class LabelsTable(Table, kw_only=True):
    """labels.toml: words that make a number a name and not a count."""

    before: Forms
    """Words before a number that make it a name ("No. 5", "Article 12", "storm 3")."""
    weak: Forms = msgspec.field(default_factory=list)
    """Words that make a number a name only where no known noun stands behind ("đợt 2 hỗ trợ", not "đợt 35 hộ")."""
    after: Forms = msgspec.field(default_factory=list)
    """Words behind a number that make it a label or an ordinal ("th anniversary")."""
    fixed: Forms = msgspec.field(default_factory=list)
    """Set phrases whose number counts nothing: "chính quyền địa phương 2 cấp"."""
    versions: Forms = msgspec.field(default_factory=list)
    """Words whose number may have decimals: "version 2.1"."""
    phones: Forms = msgspec.field(default_factory=list)
    """Words for a telephone or its number: "child helpline: 111"."""
    names: Forms = msgspec.field(default_factory=list)
    """Names of places that end in such a word, behind which a number counts what stands there: "Hải Phòng 315 nhà" (vi)."""
    ranks: Forms = msgspec.field(default_factory=list)
    """Words before a ratio that is a rank and counts nothing: "ranking 21/63", "xếp 21/63 tỉnh" (vi)."""
    ratings: Forms = msgspec.field(default_factory=list)
    """Words for stars, of which a number counts nothing."""
    scores: Forms = msgspec.field(default_factory=list)
    """Words beside the result of a match or a vote: "a 2-1 win", "lost 0-3"."""
    ordinal_suffixes: Forms = msgspec.field(default_factory=list)
    """Letters glued to a number that make it an ordinal ("th", "-й", "ος")."""
    ordinal_before: Forms = msgspec.field(default_factory=list)
    """Words before a number that make it an ordinal ("thứ", "lần thứ")."""
    ordinal_dot: bool = False
    """A dot behind a number makes it an ordinal ("17. møte")."""
