"""The schema of the tables that quantities are read with; see ``mobextract.packs.tables`` and patterns/README.md."""

from __future__ import annotations

from typing import Literal

import msgspec

from mobextract.packs.table_base import Forms, Table

Dimension = Literal[
    "length", "area", "mass", "volume", "power", "energy", "temperature", "duration", "age", "speed", "frequency", "data", "other"
]


class Scale(Table, kw_only=True):
    value: str
    forms: Forms
    bare: bool = False
    """A number by itself too ("a thousand" without "a")."""


class Addend(Table, kw_only=True):
    value: str
    forms: Forms
    position: Literal["before", "after"]


class Ordinals(Table, kw_only=True):
    """Ordinal words: each stem with each ending; without endings the stems are whole forms."""

    stems: dict[str, Forms]
    endings: Forms = msgspec.field(default_factory=list)


class Ambiguous(Table, kw_only=True):
    """Number words that are other words as well: only numbers before a known noun, unit, scale or currency."""

    forms: Forms
    elliptic: bool = False
    """Whether it is the number behind words for a part, too: "जिनमें से नौ" (hi)."""
    not_after: Forms = msgspec.field(default_factory=list)
    not_before: Forms = msgspec.field(default_factory=list)


class Ratio(Table, kw_only=True):
    between: Forms
    whole_first: Forms = msgspec.field(default_factory=list)
    part_noun: Forms = msgspec.field(default_factory=list)
    """Words between the counted part and the whole: "17 лодок из 29"."""
    whole_before: Forms = msgspec.field(default_factory=list)
    """Words before a whole that is named first: "из 29 учителей 17"."""
    one_of: Forms = msgspec.field(default_factory=list)
    """"Is", "became", "as": words before "1 of 28" that make it one of so many, no part of them."""
    one_of_after: Forms = msgspec.field(default_factory=list)
    """The same right behind it (hi "28 समूहों में से 1 है")."""
    owned: list[str] = msgspec.field(default_factory=list)
    """Endings of the whole's owner before it ("av provinsens 22 distrikter"); none given: those of ``possessive`` in counts.toml."""
    over: Forms = msgspec.field(default_factory=list)
    """Words between the terms of a fraction: "hai phần ba", "एक बटा बीस"."""
    part_of: Forms = msgspec.field(default_factory=list)
    """Words between a number and an ordinal that divides it: "तीन का पाँचवाँ"."""


class NumeralsTable(Table, kw_only=True):
    """numerals.toml: number words, scale words, halves, ratios and lists."""

    one: Forms
    cardinals: dict[str, Forms]
    scale: list[Scale]
    articles: Forms = msgspec.field(default_factory=list)
    fractions: dict[str, Forms] = msgspec.field(default_factory=dict)
    addend: list[Addend] = msgspec.field(default_factory=list)
    joiners: Forms = msgspec.field(default_factory=list)
    fused: bool = False
    accents_optional: bool = False
    """Capitals, and letters typed in haste, leave the accents of number words out (el "ΔΕΚΑ")."""
    ambiguous: list[Ambiguous] = msgspec.field(default_factory=list)
    not_number: Forms = msgspec.field(default_factory=list)
    """Words that begin like a number or a scale and are none ("tỷ phú", a billionaire)."""
    vague: Forms
    ratio: Ratio
    list_joiners: Forms
    ordinals: list[Ordinals] = msgspec.field(default_factory=list)
    ordinal_endings: Forms = msgspec.field(default_factory=list)
    """Endings that make any number word an ordinal (hi वां)."""
    ordinals_lead: bool = False
    """The word that makes an ordinal stands before the number, whose scales and units follow: "thứ hai" + "mươi mốt"."""
    short_tails: bool = False
    """A unit right behind a scale counts tenths of it: "một triệu hai" is 1,200,000."""
    denominators: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Words that make the number before them the part of a fraction: "thirds", "तिहाई"."""
    ordinal_fractions: bool = False
    """An ordinal behind "one" or an article is the part of a fraction ("one fifth")."""
    point: Forms = msgspec.field(default_factory=list)
    """The decimal sign as it is spoken: "three point five"."""
    minus: Forms = msgspec.field(default_factory=list)
    stems: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Numbers as the first part of words whose second part is a unit; tens and units go together by themselves."""
    not_one: Forms = msgspec.field(default_factory=list)
    """Words before the word for one that make it a pronoun: "that one", "the one"."""


class Sides(Table, kw_only=True):
    before: Forms = msgspec.field(default_factory=list)
    after: Forms = msgspec.field(default_factory=list)


class RangeWords(Table, kw_only=True):
    between: Forms
    change: Forms = msgspec.field(default_factory=list)
    """"From A to B" where two values are meant: the first takes the unit of the second (el "σε")."""
    either: Forms = msgspec.field(default_factory=list)
    """"Or" between two neighbouring numbers, which makes them a range: "three or four pupils"."""
    opening: Forms = msgspec.field(default_factory=list)
    closing: Forms = msgspec.field(default_factory=list)
    """The same behind both numbers, and what is counted: hi "के बीच"."""
    arrivals: Forms = msgspec.field(default_factory=list)
    """Words behind the second of two numbers that say that a change led there ("34% से 60% तक बढ़ी")."""
    origin: Forms = msgspec.field(default_factory=list)
    """Words before the first of two values of a change, behind a verb of change: "rose from 5 to 7 %"."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Verbs of change: "rose from 5 % to 7 %" states two values, no range."""
    steps: Forms = msgspec.field(default_factory=list)
    """Words before how far something rose or fell, behind which "to" leads to where: "by $2 to $18"."""


class ChangeWords(Table, kw_only=True):
    """Words of rise and fall: ``before`` a figure, or ``after`` it ("5 % higher")."""

    up: Sides = msgspec.field(default_factory=Sides)
    down: Sides = msgspec.field(default_factory=Sides)
    none: Forms = msgspec.field(default_factory=list)
    """Phrases that hold such a word and say nothing of a change ("raised funds of")."""
    raising: Forms = msgspec.field(default_factory=list)
    lowering: Forms = msgspec.field(default_factory=list)
    """Verbs that need an object and a link: "raise incomes to"; "raise 5 million" is no change."""
    links: Forms = msgspec.field(default_factory=list)
    """Words between a verb of change and the figure: "by", "to", "from"."""
    deeds: Forms = msgspec.field(default_factory=list)
    """Words of change that tell a deed where a count follows without a link ("lost 5 boats")."""
    particles: Forms = msgspec.field(default_factory=list)
    """Words of change that belong to the verb before them where a count follows ("tore down 12 houses")."""


class PerWords(Table, kw_only=True):
    """Words that divide a figure: "per household", "5 million a month"."""

    after: Forms = msgspec.field(default_factory=list)
    """Before any noun or unit."""
    weak: Forms = msgspec.field(default_factory=list)
    """Before a unit, a person or household only, because they mean other things too ("a", "на")."""
    singular: Forms = msgspec.field(default_factory=list)
    """The nouns that a weak word divides, where in the plural it means "for" ("на ребёнка", but "на детей"); none given: any."""
    before: Forms = msgspec.field(default_factory=list)
    """Where the divided unit stands before the figure ("प्रति व्यक्ति")."""
    none: Forms = msgspec.field(default_factory=list)
    """Phrases that begin like one and divide nothing ("a year earlier")."""
    adverbs: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Unit → words: "monthly"."""


class PositionWords(Table, kw_only=True):
    """Words that bound a number and say where as well: "trên 300 hộ" is "more than 300 households", "trên 4 lĩnh vực" "in 4 fields"."""

    words: Forms = msgspec.field(default_factory=list)
    units: Forms = msgspec.field(default_factory=list)
    """Concepts that things are in or on: few of them are never "more than" so many."""
    spread: Forms = msgspec.field(default_factory=list)
    """Words that bound a time and, behind a figure, say how long it took: "$5 million over three years"."""


class PassingWords(Table, kw_only=True):
    """Verbs that bound a number and mean success as well: "exports passed 1 billion", "passed 6 of the 11 criteria"."""

    words: Forms = msgspec.field(default_factory=list)
    units: Forms = msgspec.field(default_factory=list)
    """Concepts that one passes: with these, and with a ratio, they are no bound."""


class ModifiersTable(Table, kw_only=True):
    """modifiers.toml: the words that bound a quantity. The table names are the values in the record."""

    about: Sides
    nearly: Sides
    more_than: Sides
    at_least: Sides
    less_than: Sides
    at_most: Sides
    range: RangeWords
    exact: Sides = msgspec.field(default_factory=Sides)
    """Phrases that look like a bound and are none ("तक पहुँच", "reached")."""
    exceeding: Forms = msgspec.field(default_factory=list)
    """Bounds that a phrase of ``exact`` behind the figure undoes: "vượt 12% kế hoạch" is 12 % exactly; none given: all."""
    fillers: Forms = msgspec.field(default_factory=list)
    change: ChangeWords = msgspec.field(default_factory=ChangeWords)
    per: PerWords = msgspec.field(default_factory=PerWords)
    passing: PassingWords = msgspec.field(default_factory=PassingWords)
    position: PositionWords = msgspec.field(default_factory=PositionWords)
    equals: Forms = msgspec.field(default_factory=list)
    """Words before a figure that says the one before it again in another unit ("equivalent to")."""


class Currency(Table, kw_only=True):
    code: str
    forms: Forms = msgspec.field(default_factory=list)
    signs: Forms = msgspec.field(default_factory=list)
    prefix: Forms = msgspec.field(default_factory=list)


class Hundredths(Table, kw_only=True):
    """The hundredth part of a currency; without ``currency`` that of the amount before it, or of none."""

    forms: Forms
    currency: str = ""
    shared: Forms = msgspec.field(default_factory=list)
    """Other currencies whose hundredths have the same name."""
    compound_only: bool = False
    """Only behind an amount of money: "$20 and 43c"."""


class MoneyTable(Table, kw_only=True):
    """money.toml: currency names, signs and spellings beyond CLDR's."""

    currency: list[Currency]
    fillers: Forms = msgspec.field(default_factory=list)
    hundredths: list[Hundredths] = msgspec.field(default_factory=list)
    not_currency: Forms = msgspec.field(default_factory=list)
    """Phrases that begin like a currency and are none ("pounds of")."""
    weighed: Forms = msgspec.field(default_factory=list)
    """Words before an amount that make a currency's name one of mass: "weighs 220 pounds"."""
    implied: str = ""
    """Currency of a bare amount of millions, which the pages leave out ("lãi 20 triệu", "an income of 60 million a year")."""
    evidence: Forms = msgspec.field(default_factory=list)
    """Words in the same sentence that make such an amount money ("thu nhập", "kinh phí")."""
    further: Sides = msgspec.field(default_factory=Sides)
    """Words around a bare number that adds to the amount before it ("60 million VND, and donors another 40")."""
    priced: Sides = msgspec.field(default_factory=Sides)
    """Words right beside thousands of nothing that make them a price, where the sentence states money ("now one bag costs 55 thousand")."""
    short_scale: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Abbreviated scales that hold only beside a currency: "US$4.1m", "30 εκ. VND"."""
    fused: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Abbreviations of a scale and the implied currency in one: "20trđ"."""


class PercentTable(Table, kw_only=True):
    """percent.toml: words for per cent, percentage points and their hundredths (basis points), and the words that lead to the subject."""

    forms: Forms
    points: Forms
    basis: Forms = msgspec.field(default_factory=list)
    before: Forms = msgspec.field(default_factory=list)
    of: Forms = msgspec.field(default_factory=list)
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
    unit: str
    dimension: Dimension
    forms: Forms
    compound: Forms = msgspec.field(default_factory=list)
    """Endings of words that begin with a number: "λεπτο" in "δεκάλεπτο", "летний" in "двухлетний"."""


class MeasuresTable(Table, kw_only=True):
    """measures.toml: units of measurement, CLDR identifiers; ``age`` holds the cues that make years an age."""

    unit: list[Unit]
    age: Sides
    not_unit: Forms = msgspec.field(default_factory=list)


class Clock(Table, kw_only=True):
    before: Forms = msgspec.field(default_factory=list)
    after: Forms = msgspec.field(default_factory=list)
    hour_before: Forms = msgspec.field(default_factory=list)
    """Words that make a number of hours a time of day ("в 17 часов"), though they may stand before other numbers."""


class DatesTable(Table, kw_only=True):
    """dates.toml: month names beyond CLDR's and how dates are put together."""

    months: dict[str, Forms] = msgspec.field(default_factory=dict)
    patterns: Forms
    day_cues: Forms
    day_cues_after: Forms = msgspec.field(default_factory=list)
    """Words behind a day and month in figures ("14/9 की सुबह")."""
    year_before: Forms
    year_after: Forms = msgspec.field(default_factory=list)
    year_endings: list[str] = msgspec.field(default_factory=list)
    """Endings of an ordinal that a year may have ("в 2022-м")."""
    not_year: Forms = msgspec.field(default_factory=list)
    month_cues: Forms = msgspec.field(default_factory=list)
    """Words before a bare month name that make it a date ("in October")."""
    month_cues_after: Forms = msgspec.field(default_factory=list)
    """The same behind it ("मार्च में")."""
    day_articles: Forms = msgspec.field(default_factory=list)
    """Words that may stand before the last day of a span of days ("από τις 27 έως τις 30 Οκτωβρίου")."""
    periods: Forms = msgspec.field(default_factory=list)
    """Words before the number of a quarter, a week or the like, which is no month and no day ("quý 3/2024")."""
    day_reach: Forms = msgspec.field(default_factory=list)
    """Words between the ends of an interval that part no other numbers ("May 3 through June 5")."""
    clock: Clock


class LabelsTable(Table, kw_only=True):
    """labels.toml: words that make a number a name and not a count."""

    before: Forms
    weak: Forms = msgspec.field(default_factory=list)
    after: Forms = msgspec.field(default_factory=list)
    fixed: Forms = msgspec.field(default_factory=list)
    """Set phrases whose number counts nothing: "chính quyền địa phương 2 cấp"."""
    scores: Forms = msgspec.field(default_factory=list)
    """Words beside the result of a match or a vote: "a 2-1 win", "lost 0-3"."""
    ordinal_suffixes: Forms = msgspec.field(default_factory=list)
    ordinal_before: Forms = msgspec.field(default_factory=list)
    ordinal_dot: bool = False
