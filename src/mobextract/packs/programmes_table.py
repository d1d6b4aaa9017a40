"""The schema of programmes.toml: the words around the names of models and movements, and how their owners are told."""

from typing import Literal

import msgspec

from mobextract.packs.table_base import Forms, ModelKind, Sides, Table


class Cue(Table, kw_only=True):
    """Words for what is named: "model", "movement", "campaign"."""

    kind: ModelKind
    """What they say a name is."""
    forms: Forms
    """The words, in all forms."""
    after: bool = True
    """The cue may follow the name."""


class Alias(Table, kw_only=True):
    """How one nationally known programme is rendered: whole forms, or a stem from each group."""

    canonical: str
    """The programme's identifier."""
    forms: Forms = msgspec.field(default_factory=list)
    """Whole names."""
    all_of: list[Forms] = msgspec.field(default_factory=list)
    """Groups, of each of which one stem must stand in a name."""
    max_words: int = 8
    """Longer names are others."""
    quoted: bool = False
    """Only what stands in quotation marks is the programme: the same words outside them may be a commune's status."""
    cued: bool = False
    """Only what stands in quotation marks beside a cue is the programme: elsewhere the same words are an article or an office's task."""
    kind: ModelKind | None = None
    """What these renderings are, where that is not what the programme is: "the whole country joins hands to …" is a movement."""


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
    """Articles before organisations and names."""
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
    scholarships: Forms = msgspec.field(default_factory=list)
    """Words beside a quoted name of several words that is a programme's then."""
    examples: Forms = msgspec.field(default_factory=list)
    """Words that announce a list of names as cues do, and stand beside no single one ("ways of doing", "typical examples")."""
    launch: Forms = msgspec.field(default_factory=list)
    """Verbs right before the name of what an organisation starts or copies ("launched", "replicated")."""
    copula: Forms = msgspec.field(default_factory=list)
    """"is", "are": a name or a motto may stand behind ("“X” is a model", "the motto is “X”")."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Words that end the reach of a cue: a quotation behind them is not its name ("the model helped “poor” people")."""
    honours: Forms = msgspec.field(default_factory=list)
    """Words before a quotation that is a title: "recognised as “Cultural Village”"; behind it where verbs come last."""
    praise: Forms = msgspec.field(default_factory=list)
    """Words of a title by which one in small letters is told from a status: "named “outstanding farmer of 2022”"."""
    no_names: Forms = msgspec.field(default_factory=list)
    """Quotations beside a cue that are none ("on paper")."""
    no_cues: Forms = msgspec.field(default_factory=list)
    """Offices whose names begin or end with a cue ("project management board"): no name stands beside it without quotation marks."""
    facilities: Forms = msgspec.field(default_factory=list)
    """What an unquoted name behind a cue begins with where it is that of a building or road."""
    alias: list[Alias]
    motto: Forms
    """Words for a motto, which beside a quotation make it no name."""
    speech: Forms
    """Verbs of saying, beside which a quotation is speech."""
    not_name: Forms = msgspec.field(default_factory=list)
    """Words for what has a title and is no model: a document, a film, a song."""
    fillers: Forms
    """Words between a cue and a name ("the so-called", "named")."""
    name_ends: Forms
    """Words that end a name without quotation marks."""
    named_so: Forms = msgspec.field(default_factory=list)
    """"Called" behind a comma and what is called so: "a project for new houses, called “Warm Home”"."""
    bodies: Forms = msgspec.field(default_factory=list)
    """What people run together besides ``clubs`` and give a name: "class", "way of working"."""
    naming: Forms = msgspec.field(default_factory=list)
    """How a body is told to be called so, right before the name: "is called", "took the name"."""
    naming_after: Forms = msgspec.field(default_factory=list)
    """The same right behind the name ("नाम दिया")."""
    naming_it: Forms = msgspec.field(default_factory=list)
    """"They call it", "what they call" right before the name of what has no noun (hi: "it", with ``naming_after`` behind)."""
    name_verbs: Forms = msgspec.field(default_factory=list)
    """Phrases that hold a word of ``name_ends`` and end no name: what people of a name do themselves ("help each other")."""
    number_verbs: Forms = msgspec.field(default_factory=list)
    """Verbs that end an unquoted name where a number, or its bound, stands right behind them ("chở", "mater")."""
    beyond: Forms = msgspec.field(default_factory=list)
    """Words of time and area that no unquoted name goes on with behind a preposition ("in the past", "in the area")."""
    toward: Forms = msgspec.field(default_factory=list)
    """Prepositions of direction and benefit: units behind them in a name are no place where it runs ("clean water for the hamlets")."""
    every: Forms = msgspec.field(default_factory=list)
    """Words for "every" before such units."""
    activities: Forms = msgspec.field(default_factory=list)
    """Words for what is done, which make a name without marks or capitals a description ("उत्पादन")."""
    objects: Forms = msgspec.field(default_factory=list)
    """The postposition of what somebody founds (hi "को")."""
    last_words: Forms = msgspec.field(default_factory=list)
    """Words of ``name_ends`` that a name may end with ("bốn cùng")."""
    verb_endings: Forms = msgspec.field(default_factory=list)
    """Endings that tell a longer word as a verb: no unquoted name goes on with it."""
    imperative_endings: Forms = msgspec.field(default_factory=list)
    """Endings of words that tell somebody to do something, as names do and descriptions do not (hi "छाँटो")."""
    funded: Forms = msgspec.field(default_factory=list)
    """Endings of a word before an unquoted name that says who pays for it or leads it: "the EU-funded Song Xanh project" (en)."""
    purpose: Forms = msgspec.field(default_factory=list)
    """"to": behind a national programme's words these go on to a model's own name ("skilfully mobilising people to donate land")."""
    topics: Forms = msgspec.field(default_factory=list)
    """Words between what a programme is on and its cue ("नए ग्रामीण विकास पर राष्ट्रीय लक्ष्य कार्यक्रम")."""
    among: Forms = msgspec.field(default_factory=list)
    """"among them", "including": names behind it are some of the models that the sentence counts or praises."""
    called: Forms = msgspec.field(default_factory=list)
    """"called", "named": what stands right behind is a name, capitals or not."""
    has: Forms = msgspec.field(default_factory=list)
    """"has", "runs": how another organisation's name goes on a list ("“A”, and the Youth Union has “B”")."""
    serves: Forms = msgspec.field(default_factory=list)
    """Verbs of what a model does for people, beside its name and their number: "brings together 35 couples" (hi: behind them)."""
    thrives: Forms = msgspec.field(default_factory=list)
    """Verbs beside a quotation that works as models do: "is at work", "has become a habit"."""
    genitive: bool = False
    """A name and those whose it is need no word between ("«X» 12 учительниц")."""
    holds: Forms = msgspec.field(default_factory=list)
    """Verbs for what a unit has that runs there, before a name set off by a sign ("the commune has the “X”: 118 members"), in hi behind."""
    arisen: Forms = msgspec.field(default_factory=list)
    """Verbs of coming into being, before a name where people have done something ("so arose “Field without borders”")."""
    begun: Forms = msgspec.field(default_factory=list)
    """Verbs right behind a quotation that began as models do: "“Warm Kettle” started in 2021 with 12 households"."""
    texts: Forms = msgspec.field(default_factory=list)
    """Verbs that make a quotation near them words or a title, no model: what is read, sung, written, shown, awarded."""
    spread: Forms = msgspec.field(default_factory=list)
    """Verbs right behind a name that so many units take up ("will be replicated in"; hi "दोहराया" further on)."""
    owed: Sides = msgspec.field(default_factory=Sides)
    """"Thanks to" before, or behind (hi), a quotation to which so many people owe something."""
    example_of: Forms = msgspec.field(default_factory=list)
    """"An example of" before a name, behind it in hi."""
    name_heads: Forms = msgspec.field(default_factory=list)
    """How the head of a column of names begins before its cue ("name of", "tên")."""
    unquoted: Literal["capitals", "until_stop", "possessive", "none"]
    """How names without quotation marks are told: by capitals, up to a stop word, by a possessive, or not at all."""
    small_words: Forms = msgspec.field(default_factory=list)
    """Prepositions and the like, which stand in names in small letters."""
    organisations: Forms
    """What organisations that run models are called."""
    of: Forms = msgspec.field(default_factory=list)
    """"Of" between a model and its owner."""
    owner: OwnerWords = msgspec.field(default_factory=OwnerWords)
