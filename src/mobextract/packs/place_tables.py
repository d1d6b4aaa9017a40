"""The schema of places.toml and transliteration.toml; see ``mobextract.packs.tables``."""

from typing import Literal

import msgspec

from mobextract.packs.table_base import Forms, Table

SMALL = frozenset(("village", "zone"))
COMMUNES = frozenset(("commune", "ward", "township"))
"""Kinds of units that a hamlet lies in."""
NATURAL = frozenset(("road", "bridge", "river", "mountain", "island", "facility"))
PlaceKind = Literal[
    "country", "region", "province", "city", "district", "town", "township", "commune", "ward", "village", "zone", "road",
    "bridge", "river", "mountain", "island", "facility",
]  # fmt: skip


class Designator(Table, kw_only=True, eq=False):
    """A common noun of place names. ``kind`` is what it mostly means, ``kinds`` what translators use it for as well."""

    kind: PlaceKind
    """The kind of place that it means."""
    kinds: list[PlaceKind] = msgspec.field(default_factory=list)
    """What else translators use it for."""
    before: Forms = msgspec.field(default_factory=list)
    """Forms directly before the name, plural forms of lists too."""
    after: Forms = msgspec.field(default_factory=list)
    """Forms after the name, apart or joined by a hyphen."""
    number: str = ""
    """English designator of units that are only numbered ("Hamlet"); empty: a number after it is no name."""
    named: bool = True
    """A name after it makes a place even where the gazetteer has none."""
    capital: bool = False
    """It must itself be capitalised ("Hamlet" left untranslated)."""
    unknown: PlaceKind | Literal[""] = ""
    """What bears a name beside it that no table knows, where that is not ``kind``: a border post is called after its commune, or is a
    facility."""
    persons: bool = False
    """It is often called after a person ("Le Van Tam Primary School"), and never by one syllable ("bệnh viện Phụ sản")."""
    small: bool = False
    """It must not be capitalised, since it is a person's name then ("hồ Kẻ Gỗ", but "Hồ Văn Lâm")."""


def bears_persons(designator: Designator | None) -> bool:
    """Whether what a designator stands for may be called after a person, whose name elsewhere is no place's."""
    return designator is not None and designator.persons


def kind_of_unknown(designator: Designator) -> PlaceKind:
    """What bears a name beside a designator that no table knows."""
    return designator.unknown or designator.kind


def of_communes(designator: Designator) -> bool:
    """Whether a designator stands for units that villages lie in, or for what is called after one ("Keng Du Border Guard Post")."""
    return designator.kind in COMMUNES or not COMMUNES.isdisjoint(designator.kinds)


def is_around(designator: Designator) -> bool:
    """Whether a designator stands for a part of a commune, or for what lies around a unit of any size ("the Thanh Hoa area")."""
    return designator.kind == "zone" and "province" in designator.kinds


def is_small(designator: Designator | None) -> bool:
    """Whether a designator stands for units below the gazetteer's."""
    return designator is not None and designator.kind in SMALL


class HomonymsTable(Table, kw_only=True):
    """``homonyms`` of places.toml: countries whose name is another word as well."""

    names: Forms = msgspec.field(default_factory=list)
    """Those names, of one word: "Anh", "Turkey"."""
    before: Forms = msgspec.field(default_factory=list)
    """Words right before one, besides the prepositions of place, with which it is the country: "the market of", "nước"."""


class RoutesTable(Table, kw_only=True):
    """``routes`` of places.toml: words for roads that are called after their ends ("the Bắc Giang - Lạng Sơn expressway")."""

    before: Forms = msgspec.field(default_factory=list)
    """Forms before the first end."""
    after: Forms = msgspec.field(default_factory=list)
    """Forms after the last end, apart or joined by a hyphen."""
    local: Forms = msgspec.field(default_factory=list)
    """Those of both that any road or street may be called: beside them each end must be a known place's name."""
    canals: Forms = msgspec.field(default_factory=list)
    """Words for canals, on either side, which are called after their ends as well."""
    other: Forms = msgspec.field(default_factory=list)
    """What is no road, though a part of it looks like one ("железная дорога")."""


class OrdinalsTable(Table, kw_only=True):
    """``ordinals`` of places.toml: what tells a unit that an ordinal numbers ("в 11-й деревне") from one that is so many'th in a rank."""

    units: Forms = msgspec.field(default_factory=list)
    """Designators, singular, that an ordinal in digits may number; each also has a ``number``."""
    chained: Forms = msgspec.field(default_factory=list)
    """The same where they mean a time, too (a quarter of a year): only right behind another such unit."""
    before: Forms = msgspec.field(default_factory=list)
    """What must stand before the ordinal: prepositions of place, those who live or serve there."""
    after: Forms = msgspec.field(default_factory=list)
    """What must stand behind the unit instead, where places have postpositions."""
    ranked: Forms = msgspec.field(default_factory=list)
    """What behind the unit makes it a rank ("to finish", "in a row")."""


class PlacesTable(Table, kw_only=True):
    """places.toml: designators and the words around place names."""

    designator: list[Designator]
    original: bool = False
    """The language's pages are no translations: what a designator says is so."""
    apart: bool = False
    """Translators write the syllables of names apart: a single word that could only be several is a common word, unless a province is
    called so or the designator of a unit stands beside it."""
    joiners: Forms
    """What joins the last two names of a list ("and")."""
    elements: Forms = msgspec.field(default_factory=list)
    """First words of village names of the ethnic minorities, whose other words need not be Vietnamese syllables ("Kon Klor", "Ea Kmat")."""
    number_signs: Forms = msgspec.field(default_factory=list)
    """What may stand between a designator and its number ("no.")."""
    letters: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Latin letter → what stands for it behind a unit's number: hi "गांव 1बी", ru "деревня 1Б" are Village 1B."""
    plurals: Forms = msgspec.field(default_factory=list)
    """Designators and quantifiers that head a list: behind them a comma goes on with the next member."""
    genitives: Forms = msgspec.field(default_factory=list)
    """Those of `plurals` that are a singular's genitive as well: behind them a comma may lead to the larger unit ("жители коммуны A,
    B")."""
    sums: Forms = msgspec.field(default_factory=list)
    """What heads a table's row of sums, where other rows have a place ("Total")."""
    articles: Forms = msgspec.field(default_factory=list)
    """What may stand before each name of a list ("το Α και το Β")."""
    called: Forms = msgspec.field(default_factory=list)
    """What may stand between a village's designator and its name ("called", ", which is named")."""
    called_after: Forms = msgspec.field(default_factory=list)
    """What may stand between a village's name and its designator ("नामक")."""
    such_as: Forms = msgspec.field(default_factory=list)
    """What stands between a plural and a list of examples ("such as")."""
    others: Forms = msgspec.field(default_factory=list)
    """What closes a list of names, with ``{}`` for the designator ("other {}")."""
    apposition: Forms = msgspec.field(default_factory=list)
    """What stands between a name and the designator that says what it is (", a", " is a")."""
    placed: Forms = msgspec.field(default_factory=list)
    """The same where it says so only if a unit that the place lies in follows ("X, sølvsmedlandsbyen i Y")."""
    particles: Forms = msgspec.field(default_factory=list)
    """Where the script has no capitals: words that follow nouns, and so end a name behind its designator."""
    glue: Forms
    """What may stand between a place and the unit it lies in ("in", "of the"); brackets and commas always may."""
    cues: Forms = msgspec.field(default_factory=list)
    """Prepositions of place: the name behind one that no designator explains may be that of a commune spoken of."""
    homonyms: HomonymsTable = msgspec.field(default_factory=HomonymsTable)
    routes: RoutesTable = msgspec.field(default_factory=RoutesTable)
    """Words for roads that are called after their ends."""
    ordinals: OrdinalsTable = msgspec.field(default_factory=OrdinalsTable)
    """Words for units that an ordinal numbers."""
    former: Forms
    """What marks an abolished unit, before or after it."""
    titles: Forms
    """What stands before a person's name."""
    posts: Forms = msgspec.field(default_factory=list)
    """What stands before a village's designator and makes a post of it, whose holder may be named right behind ("head of the")."""
    middles: Forms = msgspec.field(default_factory=list)
    """Middle words of persons' names ("Thị", the "A" of Hmong men): a name with one between two others is no place's."""
    births: Forms = msgspec.field(default_factory=list)
    """Words between a person's name and the year of birth, or behind that: "Tho Pa Chia, born in 1978" is no village."""
    qualifiers: Forms = msgspec.field(default_factory=list)
    """What kind of village it is, between its designator and its name ("craft", "of potters")."""
    descriptive: Forms = msgspec.field(default_factory=list)
    """Where the script has no capitals: words that describe a village and are no name by themselves ("remote", "ethnic")."""
    false_endings: Forms = msgspec.field(default_factory=list)
    """Where the script has no capitals: common words that the last word of a name looks like, where a designator follows that
    they could not stand before ("बाक का गाँव के")."""
    rest: Forms = msgspec.field(default_factory=list)
    """Words for the part of a sum that is told last without its number ("12 in A, 9 in B and the rest in C")."""
    postpositions: Forms = msgspec.field(default_factory=list)
    """Words that only an oblique case stands before."""
    cases: Forms = msgspec.field(default_factory=list)
    """Where the script has no capitals: postpositions that no other follows; what looks like one behind them begins a name."""
    national: Forms = msgspec.field(default_factory=list)
    """Organisations that carry the country's name, before or after it, and what is no country by its last word (northern Ireland)."""
    national_ends: Forms = msgspec.field(default_factory=list)
    """Words that close the name of a national organisation, a few words behind the country's name, in a script without capitals."""
    national_breaks: Forms = msgspec.field(default_factory=list)
    """Words behind the country's name that begin something else than its name: "and", "new", "European"."""
    headline_verbs: Forms = msgspec.field(default_factory=list)
    """Verbs of headlines whose words all have capitals: the country before one is a place, no part of an organisation's name ("Vietnam
    Approves 12 Projects", but "Vietnam Women's Union")."""
    storms: Forms = msgspec.field(default_factory=list)
    """Words for a storm that a name may stand behind: "Typhoon Son Tinh" is no district."""
    media: Forms = msgspec.field(default_factory=list)
    """Newspapers and stations: a name beside them is not a place mention."""
    not_names: Forms = msgspec.field(default_factory=list)
    """Capitalised words that are never (the beginning of) a place name."""
    laws: Forms = msgspec.field(default_factory=list)
    """Words before a number whose numbered parts are called like zones: "अनुच्छेद 8 के खंड 2" is a clause of an article."""
    bodies: Forms = msgspec.field(default_factory=list)
    """Offices that are called by the number of their area: the court, the tax office, the command."""
    institutions: Forms = msgspec.field(default_factory=list)
    """Words that begin the name of an institution or office, capitalised like a place's ("Standing Committee")."""
    peoples: Forms = msgspec.field(default_factory=list)
    """Ethnic groups: beside a designator they make no name ("Cham villages")."""
    within: Forms = msgspec.field(default_factory=list)
    """Words between a figure and the village that it is of ("64 in Huoi Phuon")."""
    within_after: Forms = msgspec.field(default_factory=list)
    """The same behind the name."""
    cues_after: Forms = msgspec.field(default_factory=list)
    """What only a place's name stands before ("border guard station")."""
    bordering: Forms = msgspec.field(default_factory=list)
    """Words before a unit that another only borders on: what the text names next lies in that other one ("borders", "giáp")."""
    bordering_after: Forms = msgspec.field(default_factory=list)
    """The same behind the unit ("से सटा")."""
    stop: Forms = msgspec.field(default_factory=list)
    """Common words that begin no name, and where the script has no capitals end one."""
    two_level: Forms = msgspec.field(default_factory=list)
    """What only an article of the time after the reform of 1 July 2025 speaks of ("two-level local government")."""


class TransliterationTable(Table, kw_only=True):
    """transliteration.toml: how translators write Vietnamese syllables in the language's script, the most usual way first."""

    fold: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """Replacements applied in order to the text and to the renderings before they are compared."""
    endings: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """Case endings of names, and what stands in their place in the base form."""
    adjectives: list[tuple[str, str]] = msgspec.field(default_factory=list)
    """Endings that make an adjective of a name, and what stands in their place in the name."""
    word_endings: Forms = msgspec.field(default_factory=list)
    """Endings by which the words of a foreign name of several words are inflected ("Южной Кореи")."""
    onset: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Vietnamese onset → how translators write it."""
    medial: dict[str, Forms] = msgspec.field(default_factory=dict)
    """The same of the glide before the vowel."""
    nucleus: dict[str, Forms] = msgspec.field(default_factory=dict)
    """The same of the vowel."""
    open: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Nuclei that are written otherwise where no coda follows ("ia" of Nghĩa)."""
    coda: dict[str, Forms] = msgspec.field(default_factory=dict)
    """The same of what closes the syllable."""
    telling: dict[str, str] = msgspec.field(default_factory=dict)
    """Vietnamese coda → the letters that tell it from others, where ``fold`` has none of them left."""
    syllable: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Whole syllables that are written in a way of their own."""
