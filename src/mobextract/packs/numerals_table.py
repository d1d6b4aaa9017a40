"""The schema of numerals.toml: the words that numbers are written with."""

from typing import Literal

import msgspec

from mobextract.packs.table_base import Forms, Table


class Scale(Table, kw_only=True):
    """Words that multiply the number before them ("thousand", "million")."""

    value: str
    """What it multiplies by."""
    forms: Forms
    """Its words."""
    split: Forms = msgspec.field(default_factory=list)
    """Forms that stand for the decimal sign between digits: "3tr5"."""
    bare: bool = False
    """A number by itself too ("a thousand" without "a")."""


class Addend(Table, kw_only=True):
    """Words that add to the number beside them ("and a half")."""

    value: str
    """What it adds."""
    forms: Forms
    """Its words."""
    position: Literal["before", "after"]
    """Whether it stands before the number or behind."""


class Ordinals(Table, kw_only=True):
    """Ordinal words: each stem with each ending; without endings the stems are whole forms."""

    stems: dict[str, Forms]
    """Value → how its ordinal begins."""
    endings: Forms = msgspec.field(default_factory=list)
    """Each ending that such a stem has."""


class Ambiguous(Table, kw_only=True):
    """Number words that are other words as well: only numbers before a known noun, unit, scale or currency."""

    forms: Forms
    """The number words."""
    elliptic: bool = False
    """Whether it is the number behind words for a part, too: "जिनमें से नौ" (hi)."""
    not_after: Forms = msgspec.field(default_factory=list)
    """Words behind which they are none."""
    not_before: Forms = msgspec.field(default_factory=list)
    """Words before which they are none."""
    weak_after: Forms = msgspec.field(default_factory=list)
    """Words of ``not_after`` that say nothing where one of ``firm_before`` follows: "từ năm triệu đồng" (vi)."""
    firm_before: Forms = msgspec.field(default_factory=list)
    """Words before which they are numbers all the same."""


class Ratio(Table, kw_only=True):
    """Words between a part and its whole ("29 of 79"), or around them."""

    between: Forms
    """Words between a part and its whole ("29 of 79")."""
    whole_first: Forms = msgspec.field(default_factory=list)
    """Words between a whole and its part ("96 परिवारों में से 84")."""
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
    mixed: Forms = msgspec.field(default_factory=list)
    """Words between a whole number and its fraction: "५ सही एक बटा दो"."""
    each: Forms = msgspec.field(default_factory=list)
    """Words before a whole that make a one behind it how many each so many are: "हर दस में से एक"."""
    chance: Forms = msgspec.field(default_factory=list)
    """Words between a one and how many it is one of: "one in five adults"."""
    part_of: Forms = msgspec.field(default_factory=list)
    """Words between a number and an ordinal that divides it: "तीन का पाँचवाँ"."""


class NumeralsTable(Table, kw_only=True):
    """numerals.toml: number words, scale words, halves, ratios and lists."""

    one: Forms
    """The word for one: it counts only with evidence, because it is an article too."""
    cardinals: dict[str, Forms]
    """Value → number words, in all forms; irregular ones up to a hundred are simply listed."""
    scale: list[Scale]
    articles: Forms = msgspec.field(default_factory=list)
    """Articles that may stand for one before a scale ("a million")."""
    fractions: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Value → words that are a fraction before a scale only ("half a" million)."""
    addend: list[Addend] = msgspec.field(default_factory=list)
    joiners: Forms = msgspec.field(default_factory=list)
    """Words between the parts of one number ("and", "linh")."""
    fused: bool = False
    """Number words are written together (nb "femogtjue")."""
    accents_optional: bool = False
    """Capitals, and letters typed in haste, leave the accents of number words out (el "ΔΕΚΑ")."""
    ambiguous: list[Ambiguous] = msgspec.field(default_factory=list)
    undotted: Forms = msgspec.field(default_factory=list)
    """Abbreviated scales that need no dot: one behind them at the end of a sentence is the sentence's ("составила 4 млрд.")."""
    not_number: Forms = msgspec.field(default_factory=list)
    """Words that begin like a number or a scale and are none ("tỷ phú", a billionaire)."""
    alone: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Value → words that state it where they are all of a text, and say no more than "some" elsewhere ("a pair")."""
    vague: Forms
    """Words that look like numbers and state none ("dozens")."""
    counted_if_bound: Forms = msgspec.field(default_factory=list)
    """Words of ``vague`` that are one hundred, one thousand right behind a bound: "более тысячи человек" (ru), but "тысячи людей"."""
    ratio: Ratio
    list_joiners: Forms
    """"And" and "or" between coordinated numbers ("34, 28 and 12 households")."""
    ordinals: list[Ordinals] = msgspec.field(default_factory=list)
    ordinal_endings: Forms = msgspec.field(default_factory=list)
    """Endings that make any number word an ordinal (hi वां)."""
    digit_endings: Forms = msgspec.field(default_factory=list)
    """Case endings that cardinals in digits have behind a hyphen ("из 6-ти кандидатов")."""
    joined_adjectives: Forms = msgspec.field(default_factory=list)
    """Stems of adjectives that such a number only begins ("2-х этажный дом")."""
    ordinals_lead: bool = False
    """The word that makes an ordinal stands before the number, whose scales and units follow: "thứ hai" + "mươi mốt"."""
    short_tails: bool = False
    """A unit right behind a scale counts tenths of it: "một triệu hai" is 1,200,000."""
    doubled: bool = False
    """A number told twice is so much to each: "50-50 लाख", "दो-दो"."""
    denominators: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Words that make the number before them the part of a fraction: "thirds", "तिहाई"."""
    ordinal_fractions: bool = False
    """An ordinal behind "one" or an article is the part of a fraction ("one fifth")."""
    point: Forms = msgspec.field(default_factory=list)
    """The decimal sign as it is spoken: "three point five"."""
    minus: Forms = msgspec.field(default_factory=list)
    """Words before a number below zero."""
    plus: Forms = msgspec.field(default_factory=list)
    """The sign of the upper end of a range that begins below zero, as it is spoken: "from minus 5 to plus 3"."""
    scale_of: Forms = msgspec.field(default_factory=list)
    """Words between a fraction and the scale that it is a part of: "three quarters of a million"."""
    part_ordinals: Forms = msgspec.field(default_factory=list)
    """Ordinals that divide a one before them where ``part_follow`` stands behind, or nothing: "ένα τρίτο των μαθητών" (el)."""
    part_follow: Forms = msgspec.field(default_factory=list)
    """Words behind an ordinal that make it divide the one before it."""
    spoken_ones: Forms = msgspec.field(default_factory=list)
    """Articles that are ones behind a spoken point and behind a hundred: "komma en", "hundre og en" (nb)."""
    comma_groups: bool = False
    """Commas stand between the scales of a number in words: "two thousand, eight hundred and sixty-one"."""
    names: bool = False
    """Number words are parts of names or other words too: in a line of capitals only several in a row are numbers."""
    stems: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Numbers as the first part of words whose second part is a unit; tens and units go together by themselves."""
    not_one: Forms = msgspec.field(default_factory=list)
    """Words before the word for one that make it a pronoun: "that one", "the one"."""
