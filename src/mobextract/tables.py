"""The schema of the pattern files: one typed table per file, nothing else is accepted.

Each class is one file of ``patterns/<language>/``; the fields are its keys. patterns/README.md explains them with examples.
Forms are literal (``stem*`` takes any ending); see ``mobextract.lexicon``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from mobextract.place_tables import PlacesTable, TransliterationTable
from mobextract.table_base import Forms, ModelKind, Table

Dimension = Literal[
    "length", "area", "mass", "volume", "power", "energy", "temperature", "duration", "age", "speed", "frequency", "data", "other"
]


class LanguageTable(Table, kw_only=True):
    """language.toml: what holds for the language as a whole."""

    code: str
    name: str
    native_name: str
    detect: Forms = msgspec.field(default_factory=list)
    """Codes under which language detection knows it (default: ``code``)."""
    cldr: str = ""
    """Locale of CLDR data (default: ``code``)."""
    script: Literal["Latin", "Greek", "Cyrillic", "Devanagari", "Arabic", "Han", "other"] = "Latin"
    has_case: bool = True
    decimal: Literal[",", "."]
    thousands: list[Literal[".", ",", " ", "'"]]
    compounding: bool = False
    """Nouns are written together with what stands before them; the last part is the head (nb)."""
    noun_first: bool = False
    """The counted noun is the first word after the number, its attributes follow (vi)."""
    head_last: bool = False
    """A noun right before another is its attribute ("village officials"): the last one is counted (en, nb, hi)."""
    verb_final: bool = False
    """Figures may follow their noun ("the number of children became 28") more freely (hi)."""
    abbreviations: Forms
    """Words whose full stop does not end a sentence."""
    quotes: list[list[str]]
    """Pairs of quotation marks, opening and closing."""


class Scale(Table, kw_only=True):
    value: str
    forms: Forms
    bare: bool = False
    """A number by itself too ("a thousand" without "a")."""


class Addend(Table, kw_only=True):
    value: str
    forms: Forms
    position: Literal["before", "after"]


class Ambiguous(Table, kw_only=True):
    """Number words that are other words as well: only numbers before a known noun, unit, scale or currency."""

    forms: Forms
    not_after: Forms = msgspec.field(default_factory=list)
    not_before: Forms = msgspec.field(default_factory=list)


class Ratio(Table, kw_only=True):
    between: Forms
    whole_first: Forms = msgspec.field(default_factory=list)
    part_noun: Forms = msgspec.field(default_factory=list)
    """Words between the counted part and the whole: "17 лодок из 29"."""
    whole_before: Forms = msgspec.field(default_factory=list)
    """Words before a whole that is named first: "из 29 учителей 17"."""


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
    ambiguous: list[Ambiguous] = msgspec.field(default_factory=list)
    vague: Forms
    ratio: Ratio
    list_joiners: Forms


class Sides(Table, kw_only=True):
    before: Forms = msgspec.field(default_factory=list)
    after: Forms = msgspec.field(default_factory=list)


class RangeWords(Table, kw_only=True):
    between: Forms
    change: Forms = msgspec.field(default_factory=list)
    """"From A to B" where two values are meant: the first takes the unit of the second (el "σε")."""
    opening: Forms = msgspec.field(default_factory=list)
    verbs: Forms = msgspec.field(default_factory=list)
    """Verbs of change: "rose from 5 % to 7 %" states two values, no range."""


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
    fillers: Forms = msgspec.field(default_factory=list)


class Currency(Table, kw_only=True):
    code: str
    forms: Forms = msgspec.field(default_factory=list)
    signs: Forms = msgspec.field(default_factory=list)
    prefix: Forms = msgspec.field(default_factory=list)


class MoneyTable(Table, kw_only=True):
    """money.toml: currency names, signs and spellings beyond CLDR's."""

    currency: list[Currency]
    fillers: Forms = msgspec.field(default_factory=list)
    implied: str = ""
    """Currency of a bare amount of millions, where the language leaves it out ("lãi 20 triệu")."""
    short_scale: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Abbreviated scales that hold only beside a currency: "US$4.1m", "30 εκ. VND"."""


class PercentTable(Table, kw_only=True):
    """percent.toml: words for per cent and percentage points, and the words that lead to the subject."""

    forms: Forms
    points: Forms
    before: Forms = msgspec.field(default_factory=list)
    of: Forms = msgspec.field(default_factory=list)


class Unit(Table, kw_only=True):
    unit: str
    dimension: Dimension
    forms: Forms


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
    year_before: Forms
    year_after: Forms = msgspec.field(default_factory=list)
    not_year: Forms = msgspec.field(default_factory=list)
    month_cues: Forms = msgspec.field(default_factory=list)
    """Words before a bare month name that make it a date ("in October")."""
    clock: Clock


class LabelsTable(Table, kw_only=True):
    """labels.toml: words that make a number a name and not a count."""

    before: Forms
    after: Forms = msgspec.field(default_factory=list)
    ordinal_suffixes: Forms = msgspec.field(default_factory=list)
    ordinal_before: Forms = msgspec.field(default_factory=list)
    ordinal_dot: bool = False


class Qualified(Table, kw_only=True):
    """A concept of its own made by an adjective: near-poor + household."""

    unit: str
    noun: Forms
    words: Forms
    alone: Forms = msgspec.field(default_factory=list)
    """What else says it without the noun, of a count before: "38 hộ, trong đó 21 nghèo" (vi)."""


class CountsTable(Table, kw_only=True):
    """counts.toml: counted nouns by concept, classifiers, and the words around a count."""

    nouns: dict[str, Forms]
    qualified: list[Qualified] = msgspec.field(default_factory=list)
    classifiers: Forms = msgspec.field(default_factory=list)
    adjectives: Forms = msgspec.field(default_factory=list)
    stop: Forms
    not_noun: Forms
    partitive: Forms
    elliptic: Forms
    part_after: Forms = msgspec.field(default_factory=list)
    """Words behind an elliptic number that make it a part of the count before ("of whom")."""
    copula: Forms = msgspec.field(default_factory=list)
    """"Are", "were": the noun of an elliptic number may stand behind them ("8 are party members")."""
    singular: list[list[str]] = msgspec.field(default_factory=list)
    """Plural ending → singular ending, where an unknown noun itself gives the concept (en)."""
    totals: Forms = msgspec.field(default_factory=list)
    """"The number of": the counted noun stands between these words and the number."""
    derived: list[str] = msgspec.field(default_factory=list)
    """Endings that make an adjective of a noun's stem: "общин*" is no "общинных" (ru)."""
    levels: Forms = msgspec.field(default_factory=list)
    """Adjectives of level that end the search for a noun, unless one stands right behind ("कम्यून-स्तरीय इकाइयाँ")."""
    heads: list[str] = msgspec.field(default_factory=list)
    """Plural endings that no attribute has: such a noun is the head even right before another (hi "120 नावें बंदरगाह पर")."""
    genitive: Forms = msgspec.field(default_factory=list)
    """Postpositions that tie an attribute to the head behind it: "46 आम के पेड़" are trees (hi)."""
    collectives: Forms = msgspec.field(default_factory=list)
    individuals: Forms = msgspec.field(default_factory=list)
    """Nouns that mean the commended collectives and individuals where both are counted side by side."""


class Cue(Table, kw_only=True):
    kind: ModelKind
    forms: Forms
    after: bool = True
    """The cue may follow the name."""


class Alias(Table, kw_only=True):
    """How one nationally known programme is rendered: whole forms, or a stem from each group."""

    canonical: str
    forms: Forms = msgspec.field(default_factory=list)
    all_of: list[Forms] = msgspec.field(default_factory=list)
    max_words: int = 8


class ProgrammesTable(Table, kw_only=True):
    """programmes.toml: cue words of models and movements, and what a quotation is when it is not a name."""

    cue: list[Cue]
    group_cues: Forms = msgspec.field(default_factory=list)
    alias: list[Alias]
    motto: Forms
    speech: Forms
    not_name: Forms = msgspec.field(default_factory=list)
    fillers: Forms
    name_ends: Forms
    unquoted: Literal["capitals", "until_stop", "possessive", "none"]
    small_words: Forms = msgspec.field(default_factory=list)
    organisations: Forms
    of: Forms = msgspec.field(default_factory=list)


class FurnitureTable(Table, kw_only=True):
    """furniture.toml: what belongs to the page and not to the article."""

    source: Forms
    comments: Forms
    tail: Forms
    header: Forms = msgspec.field(default_factory=list)
    photo: Forms
    byline: Forms = msgspec.field(default_factory=list)


class LinkingTable(Table, kw_only=True):
    """linking.toml: words that say which place, model or year a figure belongs to."""

    levels: dict[str, Forms]
    """Place kind → how the whole unit is referred to without its name ("toàn tỉnh", "the whole district")."""
    results: Forms
    """Words that open a result of what was said before ("thereby")."""
    not_model: Forms = msgspec.field(default_factory=list)
    """Words that end a model's reach ("on the economy", "in addition")."""
    periods: Forms = msgspec.field(default_factory=list)
    """Words before a year that opens a period: "since 2021" gives no single year."""
    compared: Sides = msgspec.field(default_factory=Sides)
    """Words around a year that is only compared with ("compared with 2023", "2023 की तुलना में")."""
    not_frame: Forms = msgspec.field(default_factory=list)
    """Words before a date that dates something else: a birth, a document, the founding of a unit."""
    founded: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on how something began ("launched by … in 2021"): its year is no figure's."""
    this_year: Forms = msgspec.field(default_factory=list)
    last_year: Forms = msgspec.field(default_factory=list)
    next_year: Forms = msgspec.field(default_factory=list)
    """Words that name a year by the date of the article."""
    respectively: Forms = msgspec.field(default_factory=list)
    """Words that pair coordinated figures with coordinated places, in order."""
    merger: Forms = msgspec.field(default_factory=list)
    """Words before the units that another was merged from; figures are not about these."""
    level_scope: Sides = msgspec.field(default_factory=Sides)
    """Words beside a level that make it no reference ("at the commune level", "cấp xã")."""
    periods_after: Forms = msgspec.field(default_factory=list)
    """Words behind a year that opens a period ("2022 से")."""
    now: Forms = msgspec.field(default_factory=list)
    """Words that end the reach of a year stated before: "recently", "at present"."""
    habits: Forms = msgspec.field(default_factory=list)
    """Words of a standing arrangement ("a month", "each week"): without a year in its sentence it has none."""
    same_year: Forms = msgspec.field(default_factory=list)
    """Words that point back to the year last stated ("the same month")."""
    reform: Forms = msgspec.field(default_factory=list)
    """What the founding of today's units is called ("two-level local government"): its date is no figure's year."""
    where: Forms = msgspec.field(default_factory=list)
    """Words that open a clause about a place alone ("where Khmer people make up 32 %")."""
    population: Forms = msgspec.field(default_factory=list)
    """Rates and means of a whole population ("the poverty rate", "average income"): no model's result."""
    targets: Forms = msgspec.field(default_factory=list)
    """Words that announce a plan ("aims to", "must")."""
    givers: Sides = msgspec.field(default_factory=Sides)
    """Words beside a level that make it the giver of money ("from the province", "provincial budget")."""


TABLES: dict[str, type[Any]] = {
    "language": LanguageTable,
    "numerals": NumeralsTable,
    "modifiers": ModifiersTable,
    "money": MoneyTable,
    "percent": PercentTable,
    "measures": MeasuresTable,
    "dates": DatesTable,
    "labels": LabelsTable,
    "counts": CountsTable,
    "programmes": ProgrammesTable,
    "furniture": FurnitureTable,
    "linking": LinkingTable,
    "places": PlacesTable,
    "transliteration": TransliterationTable,
}
