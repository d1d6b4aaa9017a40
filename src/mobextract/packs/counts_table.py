"""The schema of counts.toml; see ``mobextract.packs.tables`` and patterns/KEYS.md."""

import msgspec

from mobextract.packs.people_tables import CasualtiesTable, Fates, GradesTable, Headcount, SubjectsTable
from mobextract.packs.table_base import Forms, Table


class Qualified(Table, kw_only=True):
    """A concept of its own made by an adjective: near-poor + household."""

    unit: str
    """The concept of noun and words together."""
    noun: Forms
    """The concepts of the nouns that they stand with."""
    words: Forms
    """What stands between number and noun, or right behind a noun that stands first."""
    alone: Forms = msgspec.field(default_factory=list)
    """What else says it without the noun, of a count before: "38 hộ, trong đó 21 nghèo" (vi)."""


class Factor(Table, kw_only=True):
    """ "Times" that multiply instead of counting: "rose 3 times", "3 times higher", "в 3 раза"."""

    noun: str
    """The concept of the word for "times"."""
    beside: Forms = msgspec.field(default_factory=list)
    """Words right before the number or its bound."""
    before: Forms = msgspec.field(default_factory=list)
    """Words anywhere before the number in its clause."""
    after: Forms = msgspec.field(default_factory=list)
    """Words right behind the noun."""


class InvertedTable(Table, kw_only=True):
    """What stands around a number that comes before its verb: "До 13 выросло число погибших" (ru)."""

    leads: Forms = msgspec.field(default_factory=list)
    """"To", "at": words right before the number."""
    reach: Forms = msgspec.field(default_factory=list)
    """Verbs right behind a number with such a word before it."""
    equals: Forms = msgspec.field(default_factory=list)
    """Verbs right behind any number: "13 was the number of …"."""
    articles: Forms = msgspec.field(default_factory=list)
    """Words that may stand before "number of", or before a loss."""
    losses: Forms = msgspec.field(default_factory=list)
    """Nouns that stand for their own number behind ``leads``: "Στους έξι οι νεκροί" (el)."""


class Agreement(Table, kw_only=True):
    """Which endings no noun has behind numbers of one plural category of CLDR: "7 коммуны" are no seven communes (ru)."""

    category: str
    """Plural category of CLDR that the rule holds for ("many": ru 5, 11, 20)."""
    never: list[str]
    """Endings that no noun has behind such a number."""
    but: list[str] = msgspec.field(default_factory=list)
    """Longer endings, and whole words, that are right all the same ("-ами")."""


class Light(Table, kw_only=True):
    """Nouns of doing that make one verb with the word behind them: "20 छात्र अभ्यास कर रहे हैं" are students (hi)."""

    concepts: list[str] = msgspec.field(default_factory=list)
    """Concepts of what is done."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Words behind that make one verb with the noun."""


class Beside(Table, kw_only=True):
    """Concepts whose nouns, before one of the words ``before``, are a phrase of their own behind any counted noun but those of
    ``unless``."""

    heads: list[str]
    """The concepts of these nouns."""
    unless: list[str]
    """Concepts of the counted nouns behind which they are none."""
    before: Forms
    """The postpositions."""


class Homonym(Table, kw_only=True):
    """A bare noun that has another concept beside some words: "vợ chồng anh có 2 con" are children, no animals (vi)."""

    noun: Forms
    """The noun, by itself."""
    unit: str
    """The concept that it has there."""
    instead: str
    """The concept that the noun has otherwise; where another noun of it stands near, it keeps it."""
    most: int
    """Up to this number."""
    beside: Forms
    """Words one of which stands before the number in its sentence."""
    never: Forms = msgspec.field(default_factory=list)
    """Words none of which stands in the sentence."""


class Agents(Table, kw_only=True):
    """How a noun between a number and what it counts says by whom that was made or given."""

    endings: list[str] = msgspec.field(default_factory=list)
    """Endings of such a noun behind a participle: "16 выданных банком кредитов" (ru)."""
    participles: list[str] = msgspec.field(default_factory=list)
    """Endings of the participle before it."""
    ties: Forms = msgspec.field(default_factory=list)
    """Words behind such a noun that is no plural: "12 बैंक द्वारा दिए गए ऋण" (hi)."""


class Concord(Table, kw_only=True):
    """Attributes that may have a phrase of their own, and the form of a noun that agrees with them."""

    attributes: list[str]
    """Words and phrases, or endings behind an asterisk ("*нных")."""
    nouns: list[str] = msgspec.field(default_factory=list)
    """Endings of such a noun; any where none is given."""
    never: list[str] = msgspec.field(default_factory=list)
    """Endings that it has not."""


class InsertedTable(Table, kw_only=True):
    """Phrases between a number and its noun: "12 построенных в 2023 году домов" (ru), "12 वर्ष 2023 में निर्मित घर" (hi)."""

    concord: list[Concord] = msgspec.field(default_factory=list)
    ties: Forms = msgspec.field(default_factory=list)
    """Words that open a phrase behind an attribute: prepositions and articles."""
    times: Forms = msgspec.field(default_factory=list)
    """Words that say when, before an attribute or behind it: "i fjor"."""
    year_leads: Forms = msgspec.field(default_factory=list)
    """Words before a year that stands before an attribute: "i", "वर्ष"."""
    year_words: Forms = msgspec.field(default_factory=list)
    """Words behind a year that belong to it: "году", "में"."""


class CountsTable(Table, kw_only=True):
    """counts.toml: counted nouns by concept, classifiers, and the words around a count."""

    nouns: dict[str, Forms]
    """Concept (docs/concepts.md) → what it is called, in all forms; the longest form wins: "party member*" is no "member*"."""
    qualified: list[Qualified] = msgspec.field(default_factory=list)
    classifiers: Forms = msgspec.field(default_factory=list)
    """Words between a number and its noun that are no noun themselves (vi "con", "cái")."""
    adjectives: Forms = msgspec.field(default_factory=list)
    """Words between a number and its noun that say what it is like ("new", "different")."""
    degree: Forms = msgspec.field(default_factory=list)
    """Adverbs before an attribute, so that a word behind them, a noun behind that, is one whatever its form ("47 fully repaired
    houses")."""
    stop: Forms
    """Words that end the search for a noun: prepositions, conjunctions, auxiliaries, frequent verbs."""
    not_noun: Forms
    """Words behind a number that make it no count at all ("o'clock", "phần trăm")."""
    uncounted: dict[str, Forms] = msgspec.field(default_factory=dict)
    """What a number may be given in that counts nothing in a record: points of an index or a match."""
    partitive: Forms
    """Words right before a number without a noun that make it a part of the count before ("of which", "including")."""
    done: Forms = msgspec.field(default_factory=list)
    """Verbs that say what somebody did with those counted before, right before a number without a noun: "it repaired 45"."""
    elliptic: Forms
    """Words behind a number without a noun that end the search for one ("escaped", "received")."""
    part_after: Forms = msgspec.field(default_factory=list)
    """Words behind an elliptic number that make it a part of the count before ("of whom")."""
    singled_out: Forms = msgspec.field(default_factory=list)
    """Words that single out one part of what was counted before: "120 clubs; Bo Trach alone has 37"."""
    none: Forms = msgspec.field(default_factory=list)
    """"No" before a noun that a number of another time counts: "no accident this year, compared with four in 2022"."""
    tops: Forms = msgspec.field(default_factory=list)
    """Words right before a number that say who has the most of what was counted before ("leads with")."""
    tops_after: Forms = msgspec.field(default_factory=list)
    """The same right behind it (hi "के साथ सबसे आगे")."""
    sole: Forms = msgspec.field(default_factory=list)
    """"Only" before a one that is a quantity: "only one case remains"."""
    not_sole: Forms = msgspec.field(default_factory=list)
    """The same words where they are denied ("not only")."""
    pro_before: Forms = msgspec.field(default_factory=list)
    """Words before a number that stand for what was counted before ("их уже 64")."""
    subject_articles: Forms = msgspec.field(default_factory=list)
    """Articles of several things that change or reach a number; a noun behind another article is not what is counted (el "οι", "τα")."""
    every: Forms = msgspec.field(default_factory=list)
    """Words for "all" before a number that takes up a count of the paragraph ("12 households; all 12 gave land")."""
    such: Forms = msgspec.field(default_factory=list)
    """Words for "such" before a noun that a number without one counts ("таких моделей 64")."""
    circumstances: Forms = msgspec.field(default_factory=list)
    """Words before a count that says where, and is not told of ("in", "across")."""
    part_of: Forms = msgspec.field(default_factory=list)
    """Words between a number and the noun that it counts a part of: "22 of these households"."""
    possessive: list[str] = msgspec.field(default_factory=list)
    """Endings of a noun that is the attribute of the next: "the cooperatives' members" (en)."""
    copula: Forms = msgspec.field(default_factory=list)
    """"Are", "were": the noun of an elliptic number may stand behind them ("8 are party members")."""
    spread: Forms = msgspec.field(default_factory=list)
    """Words by which a list's introduction says that its items tell how one thing is spread ("distributed", "broken down")."""
    being: Forms = msgspec.field(default_factory=list)
    """"Are", "were" behind a number told of the noun right before it, where the verb comes last ("सदस्य 73 हैं")."""
    singular: list[list[str]] = msgspec.field(default_factory=list)
    """Plural ending → singular ending, where an unknown noun itself gives the concept (en)."""
    totals: Forms = msgspec.field(default_factory=list)
    """"The number of": the counted noun stands between these words and the number."""
    masses: Forms = msgspec.field(default_factory=list)
    """Nouns of which a small ratio is a share that counts nothing, beside those of ``headcount``: "1/3 членов" (ru)."""
    grades: GradesTable = msgspec.field(default_factory=GradesTable)
    inverted: InvertedTable = msgspec.field(default_factory=InvertedTable)
    medals: Forms = msgspec.field(default_factory=list)
    """Metals that stand for their medals behind all awards, though they are other words: vi "9 vàng, 12 bạc, 10 đồng"."""
    subjects: SubjectsTable = msgspec.field(default_factory=SubjectsTable)
    fates: Fates = msgspec.field(default_factory=Fates)
    headcount: Headcount = msgspec.field(default_factory=Headcount)
    casualties: CasualtiesTable = msgspec.field(default_factory=CasualtiesTable)
    one_is_article: bool = False
    """Whether the word for one is the indefinite article too: two of them say what something is, "ήταν ένα έργο και μια ευκαιρία" (el)."""
    article_leads: Forms = msgspec.field(default_factory=list)
    """Words before which such a word is an article though another one is joined to it: "with a basket and a knife", "wore a shirt and a
    hat"."""
    list_ones: Forms = msgspec.field(default_factory=list)
    """Articles that count in a list of counts: "tre leger og en styrmann" (nb)."""
    list_ones_after: Forms = msgspec.field(default_factory=list)
    """Words before such an article where it opens the list: "har en datter og to sønner"."""
    participles: list[str] = msgspec.field(default_factory=list)
    """Endings of participles, which are no nouns: "5.180 επισκευασμένα" (el)."""
    agents: Agents = msgspec.field(default_factory=Agents)
    pieces: Forms = msgspec.field(default_factory=list)
    """Words that stand for a thing counted or named before, never for people: "30 chiếc" (vi), "30 штук" (ru)."""
    inserted: InsertedTable = msgspec.field(default_factory=InsertedTable)
    own_participles: bool = False
    """Whether no verb ends like a participle (el "-μένα"; en "received" may be both): before a noun it is an attribute, even one that
    else ends a clause."""
    short_heads: Forms = msgspec.field(default_factory=list)
    """Nouns of three letters that may be the last part of a compound ("hus")."""
    whole_words: Forms = msgspec.field(default_factory=list)
    """Forms that are no last part of a compound ("svar": "forsvar" is no answer); only where ``compounding``."""
    derived: list[str] = msgspec.field(default_factory=list)
    """Endings that make an adjective, a verb or another noun of a noun's stem: "общин*" is no "общинных", "рассказ*" no "рассказали"
    (ru)."""
    verbal: list[str] = msgspec.field(default_factory=list)
    """Endings by which a word that is no known noun is a verb: it ends the search for a noun like those of ``stop`` (ru "80
    записались")."""
    no_attributes: Forms = msgspec.field(default_factory=list)
    """Words that a hyphen joins to a number and that count nothing ("one-off", "two-way"); with them, a language counts with others
    ("two-bedroom")."""
    adjectival: list[str] = msgspec.field(default_factory=list)
    """Endings by which an unknown word is rather an adjective than the counted noun (ru "12 ипотечных консультаций")."""
    pro: Forms = msgspec.field(default_factory=list)
    """Words that stand for the noun of the count before: "20 houses … and 12 new ones"."""
    generic: Forms = msgspec.field(default_factory=list)
    """Nouns that by themselves repeat a longer one before: "1.200 cuộc gọi, … 451 cuộc" are calls (vi)."""
    scalars: Forms = msgspec.field(default_factory=list)
    """What has a value, and so counts nothing: a number said of it ("the average age is 45", "the score was 9") does not go on with the
    count before."""
    of_unit: Forms = msgspec.field(default_factory=list)
    """Words between a unit and a number that counts, without a noun, what another unit has so many of (hi "… और ता मुंग कम्यून के 12")."""
    possess: Forms = msgspec.field(default_factory=list)
    """"Has", "had" (hi: "में"): a number behind them, and those after it, may list the parts of the count before."""
    in_place: Forms = msgspec.field(default_factory=list)
    """Postpositions behind a place whose share stands before it, where no capital shows a name: "52 फुंग हिएप जिले में" (hi); behind the
    first one a verb may close the sentence."""
    of_which: Forms = msgspec.field(default_factory=list)
    """Words that surely begin the part of a count, whatever stands behind its number ("of which 41 in …")."""
    now: Forms = msgspec.field(default_factory=list)
    """Words right before a number with which the count before it goes on ("began with 7 members and now has 52")."""
    levels: Forms = msgspec.field(default_factory=list)
    """Adjectives of level that end the search for a noun, unless one stands right behind ("कम्यून-स्तरीय इकाइयाँ")."""
    deeds: Forms = msgspec.field(default_factory=list)
    """What is done to things that are counted: two numbers with a deed each share the noun of the last ("built 12 and repaired 30
    houses")."""
    parts: Forms = msgspec.field(default_factory=list)
    """Levels and fields of work that tell the parts of a count apart, right before a number or right behind: "36 models …, at district
    level 215"."""
    heads: list[str] = msgspec.field(default_factory=list)
    """Plural endings that no attribute has: such a noun is the head even right before another (hi "120 नावें बंदरगाह पर")."""
    plurals: list[list[str]] = msgspec.field(default_factory=list)
    """Plural ending → singular ending: such a noun is a head where its singular is known, too (hi "इलाके", but not "होमस्टे")."""
    belongs: Forms = msgspec.field(default_factory=list)
    """Words behind a noun that make it a predicate of the number before it (hi "जिनमें से 29 मोंग जातीय समूह की हैं")."""
    attributive: Forms = msgspec.field(default_factory=list)
    """Words that make the noun before them an attribute of the next: "12 फूलों वाली सड़कें" are roads (hi)."""
    attributive_one: Forms = msgspec.field(default_factory=list)
    """Those of them that stand before one thing: several of its parts are counted (hi "8 कमरों वाला स्कूल")."""
    with_number: Forms = msgspec.field(default_factory=list)
    """Nouns that make an adjective of the number before them: they are counted, not what stands behind (hi "छह सदस्यीय परिवार")."""
    light: Light = msgspec.field(default_factory=Light)
    apart: dict[str, list[str]] = msgspec.field(default_factory=dict)
    """Concept → those of which it is no attribute (empty: of none): subject and object stand side by side (hi "12 परिवार घर बना रहे
    हैं")."""
    genitive: Forms = msgspec.field(default_factory=list)
    """Postpositions that tie an attribute to the head behind it: "46 आम के पेड़" are trees (hi)."""
    oblique: list[str] = msgspec.field(default_factory=list)
    """Endings that a plural has before a postposition: a counted noun without one is the attribute of the plural behind ("14 पत्थर की
    बाड़ें", hi)."""
    more: Forms = msgspec.field(default_factory=list)
    """Words for "more" between a number and its noun that join words as well: "45 और गाँव" (hi)."""
    postpositions: Forms = msgspec.field(default_factory=list)
    """Those before which every plural has an ending of `oblique`: a noun without one is not what several are counted of ("20 लोग आग में",
    hi)."""
    beside: list[Beside] = msgspec.field(default_factory=list)
    """Pairs of concepts that are no compound before some postpositions (hi "60 उपहार छात्रों को")."""
    bare: dict[str, list[str]] = msgspec.field(default_factory=dict)
    """Concepts that are counted without that ending as well ("5 गाँव के लोग"), each with the heads whose attribute it is all the same
    ("24 गाँव की गलियाँ")."""
    collectives: Forms = msgspec.field(default_factory=list)
    """Nouns for the collectives that are commended beside individuals."""
    individuals: Forms = msgspec.field(default_factory=list)
    """Nouns that mean the commended collectives and individuals where both are counted side by side."""
    homonym: list[Homonym] = msgspec.field(default_factory=list)
    agreement: list[Agreement] = msgspec.field(default_factory=list)
    factor: Factor = msgspec.field(default_factory=lambda: Factor(noun="time"))
