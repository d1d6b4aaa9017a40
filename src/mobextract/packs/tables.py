"""The schema of the pattern files: one typed table per file, nothing else is accepted.

Each class is one file of ``patterns/<language>/``; the fields are its keys. patterns/README.md explains them with examples.
Forms are literal (``stem*`` takes any ending); see ``mobextract.text.lexicon``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from mobextract.packs.counts_table import CountsTable
from mobextract.packs.place_tables import PlacesTable, TransliterationTable
from mobextract.packs.quantity_tables import (
    DatesTable,
    LabelsTable,
    MeasuresTable,
    ModifiersTable,
    MoneyTable,
    NumeralsTable,
    PercentTable,
    Sides,
)
from mobextract.packs.table_base import Forms, ModelKind, Table


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
    quoted: bool = False
    """Only what stands in quotation marks is the programme: the same words outside them may be a commune's status."""


class OwnerWords(Table, kw_only=True):
    """programmes.toml, table [owner]: how organisations are named, and how a sentence says that one runs a model."""

    attributes_before: bool = False
    """Unit and place stand before the head of a name ("Ham Minh commune's Farmers' Association", "kommunens partikomité")."""
    heads: Forms = msgspec.field(default_factory=list)
    """Further heads of names: of organisations that seldom run models ("school", "pagoda")."""
    named: Forms = msgspec.field(default_factory=list)
    """Heads that a proper name follows ("пагода Тханьхоа", "HTX Đắk Som")."""
    units: Forms = msgspec.field(default_factory=list)
    """Words for units in names of organisations that places.toml lacks."""
    parts: Forms = msgspec.field(default_factory=list)
    """Adjectives before the head ("provincial")."""
    tails: Forms = msgspec.field(default_factory=list)
    """What goes on with a name behind its head ("по массовой мобилизации", "स्टेशन")."""
    joins: Forms = msgspec.field(default_factory=list)
    """Words between the head and its unit or place ("of", "of the")."""
    joins_before: Forms = msgspec.field(default_factory=list)
    """Words between the unit and the head, where the head stands last ("के")."""
    generic: Forms = msgspec.field(default_factory=list)
    """Heads by themselves, which refer to a name before ("the Union", "Hội")."""
    articles: Forms = msgspec.field(default_factory=list)
    subjects: Forms = msgspec.field(default_factory=list)
    """How a name in the nominative begins, where case alone tells the subject; empty: any name may be one."""
    outside: Sides = msgspec.field(default_factory=Sides)
    """Words right before or behind a name that make it no subject ("of", "chairman of"; "के अनुसार")."""
    runs: Forms = msgspec.field(default_factory=list)
    """Verbs between an organisation and the model that it runs ("launched", "has kept up")."""
    of: Forms = msgspec.field(default_factory=list)
    """Words between a model and its owner besides those of the table above ("ved")."""
    by: Forms = msgspec.field(default_factory=list)
    """Words between such a verb and the organisation behind it ("by", "από την")."""
    by_after: Forms = msgspec.field(default_factory=list)
    """Words behind the organisation that runs a model, before the verb ("द्वारा")."""
    relative: Forms = msgspec.field(default_factory=list)
    """Words between a model and the organisation that a verb follows ("that", "som", "được")."""
    possessive: Forms = msgspec.field(default_factory=list)
    """Words between the owner and its model ("का"); what is written together needs none."""
    frames: Forms = msgspec.field(default_factory=list)
    """Words before a model by which an organisation does something ("with")."""
    openings: Forms = msgspec.field(default_factory=list)
    """The same, at the head of a sentence only ("under the programme «X», …")."""
    frames_after: Forms = msgspec.field(default_factory=list)
    """The same behind the model ("के तहत")."""
    clauses: Forms = msgspec.field(default_factory=list)
    """Words between subject and model that open another clause ("which", "that")."""
    pronouns: Forms = msgspec.field(default_factory=list)
    """Words at the head of a sentence for the organisation of the one before ("it")."""


class ProgrammesTable(Table, kw_only=True):
    """programmes.toml: cue words of models and movements, and what a quotation is when it is not a name."""

    cue: list[Cue]
    group_cues: Forms = msgspec.field(default_factory=list)
    """Words beside a group's numeric name ("5 in 1")."""
    clubs: Forms = msgspec.field(default_factory=list)
    """Words beside a club's name, of two words or more."""
    examples: Forms = msgspec.field(default_factory=list)
    """Words that announce a list of names as cues do, and stand beside no single one ("ways of doing", "typical examples")."""
    launch: Forms = msgspec.field(default_factory=list)
    """Verbs right before the name of what an organisation starts or copies ("launched", "replicated")."""
    copula: Forms = msgspec.field(default_factory=list)
    """"is", "are": a name or a motto may stand behind ("“X” is a model", "the motto is “X”")."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Words that end the reach of a cue: a quotation behind them is not its name ("the model helped “poor” people")."""
    honours: Forms = msgspec.field(default_factory=list)
    """Words before a quotation that is a title: "recognised as “Cultural Village”"."""
    no_names: Forms = msgspec.field(default_factory=list)
    """Quotations beside a cue that are none ("on paper")."""
    facilities: Forms = msgspec.field(default_factory=list)
    """What an unquoted name behind a cue begins with where it is that of a building or road."""
    alias: list[Alias]
    motto: Forms
    speech: Forms
    not_name: Forms = msgspec.field(default_factory=list)
    fillers: Forms
    name_ends: Forms
    named_so: Forms = msgspec.field(default_factory=list)
    """"Called" behind a comma and what is called so: "a project for new houses, called “Warm Home”"."""
    name_verbs: Forms = msgspec.field(default_factory=list)
    """Phrases that hold a word of ``name_ends`` and end no name: what people of a name do themselves ("help each other")."""
    beyond: Forms = msgspec.field(default_factory=list)
    """Words of time and area that no unquoted name goes on with behind a preposition ("in the past", "in the area")."""
    verb_endings: Forms = msgspec.field(default_factory=list)
    """Endings that tell a longer word as a verb: no unquoted name goes on with it."""
    purpose: Forms = msgspec.field(default_factory=list)
    """"to": behind a national programme's words these go on to a model's own name ("skilfully mobilising people to donate land")."""
    among: Forms = msgspec.field(default_factory=list)
    """"among them", "including": names behind it are some of the models that the sentence counts or praises."""
    called: Forms = msgspec.field(default_factory=list)
    """"called", "named": what stands right behind is a name, capitals or not."""
    has: Forms = msgspec.field(default_factory=list)
    """"has", "runs": how another organisation's name goes on a list ("“A”, and the Youth Union has “B”")."""
    name_heads: Forms = msgspec.field(default_factory=list)
    """How the head of a column of names begins before its cue ("name of", "tên")."""
    unquoted: Literal["capitals", "until_stop", "possessive", "none"]
    small_words: Forms = msgspec.field(default_factory=list)
    organisations: Forms
    of: Forms = msgspec.field(default_factory=list)
    owner: OwnerWords = msgspec.field(default_factory=OwnerWords)


class FurnitureTable(Table, kw_only=True):
    """furniture.toml: what belongs to the page and not to the article."""

    source: Forms
    comments: Forms
    tail: Forms
    header: Forms = msgspec.field(default_factory=list)
    counters: Forms = msgspec.field(default_factory=list)
    photo: Forms
    byline: Forms = msgspec.field(default_factory=list)


class Distances(Table, kw_only=True):
    """linking.toml, table [distances]: what stands between a length and the place that it is measured from."""

    before: Forms = msgspec.field(default_factory=list)
    """Words behind the length and before the place ("from", "north of")."""
    leads: Forms = msgspec.field(default_factory=list)
    """Words before the place, where the length follows it ("cách")."""
    after: Forms = msgspec.field(default_factory=list)
    """Words behind the place, where the length follows them ("से")."""


class LinkingTable(Table, kw_only=True):
    """linking.toml: words that say which place, model or year a figure belongs to."""

    levels: dict[str, Forms]
    """Place kind → how the whole unit is referred to without its name ("toàn tỉnh", "the whole district")."""
    results: Forms
    """Words that open a result of what was said before ("thereby")."""
    examples: Forms = msgspec.field(default_factory=list)
    """Words in a paragraph's first sentence that make it an example of what was said before ("is a bright spot")."""
    not_model: Forms = msgspec.field(default_factory=list)
    """Words that end a model's reach ("on the economy", "in addition")."""
    fields: Forms = msgspec.field(default_factory=list)
    """Words with which a paragraph turns to another field of work ("regarding", "in the field of"): the model before ends there."""
    periods: Forms = msgspec.field(default_factory=list)
    """Words before a year that opens a period: "since 2021" gives no single year."""
    compared: Sides = msgspec.field(default_factory=Sides)
    """Words around a year that is only compared with ("compared with 2023", "2023 की तुलना में")."""
    compared_far: Forms = msgspec.field(default_factory=list)
    """Words behind "from" and how much it is, which compare with the year before that ("2023 से 1.6 गुना अधिक")."""
    year_edges: Sides = msgspec.field(default_factory=Sides)
    """Words for the beginning or end of a year, between it and what compares with it ("than at the end of 2022")."""
    not_frame: Forms = msgspec.field(default_factory=list)
    """Words before a date that dates something else: a birth, a document, the founding of a unit."""
    not_frame_after: Forms = msgspec.field(default_factory=list)
    """The same behind the date: "1978 года рождения"."""
    same_period: Sides = msgspec.field(default_factory=Sides)
    """Words around the year of a period compared with ("cùng kỳ năm 2023, toàn tỉnh có …"): it holds in its own sentence only."""
    founded: Forms = msgspec.field(default_factory=list)
    """Words that open a clause on how something began ("launched by … in 2021"): its year is no figure's."""
    founded_clauses: Forms = msgspec.field(default_factory=list)
    """Those of them that are no verb of the sentence wherever they stand: relative clauses and participles ("που ιδρύθηκε", "созданная")."""
    founded_after: Forms = msgspec.field(default_factory=list)
    """The same behind the year ("2021 में शुरू हुए मॉडल में 340 सदस्य हैं"): an earlier year than the article's."""
    began: Forms = msgspec.field(default_factory=list)
    """Other words on how something began ("was launched"): its year does not hold for the sentences after it."""
    founded_with: Forms = msgspec.field(default_factory=list)
    """"With", between the year in which something was founded and what it had then ("set up in 2019 with 50 members")."""
    founded_with_after: Forms = msgspec.field(default_factory=list)
    """The same behind the figure ("2019 में 50 सदस्यों के साथ बना")."""
    this_year: Forms = msgspec.field(default_factory=list)
    last_year: Forms = msgspec.field(default_factory=list)
    next_year: Forms = msgspec.field(default_factory=list)
    """Words that name a year by the date of the article."""
    lately: Forms = msgspec.field(default_factory=list)
    """Words that name a time at most a month before the article ("last month"), mostly in its year."""
    year_before: Forms = msgspec.field(default_factory=list)
    formerly: Forms = msgspec.field(default_factory=list)
    """Words that open a bracket on what a unit was, or what it has become part of ("(formerly Bình Thuận)")."""
    posts: Forms = msgspec.field(default_factory=list)
    """Posts that persons hold in a unit's organisation ("Phó Bí thư Tỉnh ủy")."""
    contrasts: Forms = msgspec.field(default_factory=list)
    """Words between two clauses that each tell of a place of its own ("A has 21 while B has 15")."""
    year_compared: Forms = msgspec.field(default_factory=list)
    """Words right before "the year before" that only compare with it ("10 prosent fra året før")."""
    year_after: Forms = msgspec.field(default_factory=list)
    """Words that name a year by the one stated before in the paragraph, else by the date of the article ("the following year")."""
    ends: Forms = msgspec.field(default_factory=list)
    """Words before the end of a change ("from 31 cases in 2022 to 8"): the year of its beginning is not that of its end."""
    reports: Forms = msgspec.field(default_factory=list)
    """Words that open a paragraph of what a review found ("according to the report")."""
    meetings: Forms = msgspec.field(default_factory=list)
    """Words that turn from the examples to the whole ("at the conference")."""
    reviews: Forms = msgspec.field(default_factory=list)
    """Words before the programme that a conference reviews ("sơ kết hai năm thực hiện chương trình …")."""
    respectively: Forms = msgspec.field(default_factory=list)
    """Words that pair coordinated figures with coordinated places, in order."""
    merger: Forms = msgspec.field(default_factory=list)
    """Words before the units that another was merged from; figures are not about these."""
    others: Forms = msgspec.field(default_factory=list)
    """Words before a place that opens a sentence on another ("not only in A, commune B …", "like A, B …")."""
    neighbours: Forms = msgspec.field(default_factory=list)
    """Words beside a unit next to the one that the text is about ("neighbouring"): the text does not turn to it for long."""
    again: Sides = msgspec.field(default_factory=Sides)
    """Words around a number of units that take up a list of so many named before ("in these three communes", "hai xã này")."""
    both: Forms = msgspec.field(default_factory=list)
    """Words for "both" before a noun of units, which take up a list of two."""
    level_scope: Sides = msgspec.field(default_factory=Sides)
    """Words beside a level that make it no reference ("at the commune level", "cấp xã")."""
    periods_after: Forms = msgspec.field(default_factory=list)
    """Words behind a year that opens a period ("2022 से")."""
    inside: Sides = msgspec.field(default_factory=Sides)
    """"In", before or behind the place that a clause opens with and tells about."""
    spans: Sides = msgspec.field(default_factory=Sides)
    """Words around the years that a result took ("over the past three years", "sau 4 năm"): it is of no single year."""
    now: Forms = msgspec.field(default_factory=list)
    """Words that end the reach of a year stated before: "recently", "at present"."""
    gifts: Forms = msgspec.field(default_factory=list)
    """Words right before the first of several things that are given ("presented 15 saws and 40 helmets"), besides those of ``givers``."""
    first_months: Forms = msgspec.field(default_factory=list)
    """Words for "the first" before months, which are of the article's year where nothing else follows: "in the first nine months,"."""
    of_year: Sides = msgspec.field(default_factory=Sides)
    """Words beside months that make them the first of a year: "of the year", "đầu năm", hi "वर्ष के पहले"."""
    past: Forms = msgspec.field(default_factory=list)
    """Words for earlier times, which end the reach of a year stated before as well: "previously", "in the past"."""
    so_far: Forms = msgspec.field(default_factory=list)
    """Those of ``now`` that sum up ("to date"): a current year in the same sentence stays in force."""
    standing: Forms = msgspec.field(default_factory=list)
    """Words that say what a unit is like in no year ("of the population", "administrative units")."""
    same_year: Forms = msgspec.field(default_factory=list)
    """Words that point back to the year last stated ("the same month")."""
    at_first: Forms = msgspec.field(default_factory=list)
    """Words that point back to the year in which something began ("at first, two families …")."""
    reform: Forms = msgspec.field(default_factory=list)
    """What the founding of today's units is called ("two-level local government"): its date is no figure's year."""
    residents: Sides = msgspec.field(default_factory=Sides)
    """Words around the unit that somebody lives in: "residing in", "में रहने वाले"."""
    donors: Sides = msgspec.field(default_factory=Sides)
    """Words around a unit that only says where a donor is from ("a company in Dong Hoi gave …")."""
    distances: Distances = msgspec.field(default_factory=Distances)
    described: Sides = msgspec.field(default_factory=Sides)
    """Words right beside "model" that tell of another one, without a name: "another model", "a model of raising chickens"."""
    spread: Forms = msgspec.field(default_factory=list)
    """Words that say of a model named before that others took it up ("the model has been copied in …")."""
    part_of: Forms = msgspec.field(default_factory=list)
    """Words that say of a model that it is a part of a campaign ("which is a part of the «B» campaign")."""
    here: Forms = msgspec.field(default_factory=list)
    """Words that point to the place named last ("here each household gave …")."""
    recognised: Forms = msgspec.field(default_factory=list)
    """Words for the recognition of models: a rate of that, beside a number of models, is theirs ("tỷ lệ công nhận từ 80%")."""
    same_model: Forms = msgspec.field(default_factory=list)
    """What the model named last is called again, wherever others have joined it ("the model", "tham gia mô hình", "к модели")."""
    such: Forms = msgspec.field(default_factory=list)
    """Words beside a number with which it counts things told of before, besides those of counts.toml ("these 63 clubs", "63 câu lạc bộ như vậy")."""
    where: Forms = msgspec.field(default_factory=list)
    """Words that open a clause about a place alone ("where Khmer people make up 32 %")."""
    population: Forms = msgspec.field(default_factory=list)
    """Rates and means of a whole population ("the poverty rate", "average income"): no model's result."""
    targets: Forms = msgspec.field(default_factory=list)
    """Words that announce a plan ("aims to", "must")."""
    givers: Sides = msgspec.field(default_factory=Sides)
    """Words beside a level that make it the giver of money ("from the province", "provincial budget")."""
    country: Sides = msgspec.field(default_factory=Sides)
    """Words right before a number, or right behind its noun, with which the whole country has so many ("देश के 74 ज़िले", "74 districts of the country")."""
    together: Forms = msgspec.field(default_factory=list)
    """Words that begin a sentence about all models listed before ("all five models", "these models"): its figures are of no single one."""
    has: Forms = msgspec.field(default_factory=list)
    """Verbs behind the unit that a sentence begins with, with which it tells what this unit has ("Diễn Châu district has 39 communes")."""


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
