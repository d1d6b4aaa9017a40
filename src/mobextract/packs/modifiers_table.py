"""The schema of modifiers.toml: the words that bound a quantity, change it or divide it."""

import msgspec

from mobextract.packs.table_base import Forms, Sides, Table


class RangeWords(Table, kw_only=True):
    """Words between and around the two numbers of a range ("5 to 7"), or of a change from one value to another."""

    between: Forms
    """Words between the ends of a range ("to", "đến")."""
    change: Forms = msgspec.field(default_factory=list)
    """"From A to B" where two values are meant: the first takes the unit of the second (el "σε")."""
    either: Forms = msgspec.field(default_factory=list)
    """"Or" between two neighbouring numbers, which makes them a range: "three or four pupils"."""
    opening: Forms = msgspec.field(default_factory=list)
    """Words before a range ("from", "between")."""
    lower: Forms = msgspec.field(default_factory=list)
    """Those that make a range with "to" only, not with "and": "от 50 до более чем 80"."""
    bound_joiners: Forms = msgspec.field(default_factory=list)
    """"And", "but" between a lower and an upper bound: "more than 20 but less than 30"."""
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
    sides: Forms = msgspec.field(default_factory=list)
    """Words between the sides of a thing: "3 by 4 metres"."""
    near: Forms = msgspec.field(default_factory=list)
    """Those of ``between`` that mean "with" too, and make a range of values that are near each other only: el "14 με 16"."""


class ChangeWords(Table, kw_only=True):
    """Words of rise and fall: ``before`` a figure, or ``after`` it ("5 % higher")."""

    up: Sides = msgspec.field(default_factory=Sides)
    """Words of rise around a figure ("rose", "higher")."""
    down: Sides = msgspec.field(default_factory=Sides)
    """Words of fall around a figure ("fell", "lower")."""
    none: Forms = msgspec.field(default_factory=list)
    """Phrases that hold such a word and say nothing of a change ("raised funds of")."""
    raising: Forms = msgspec.field(default_factory=list)
    """Verbs of rise only before a link ("raise incomes to")."""
    lowering: Forms = msgspec.field(default_factory=list)
    """Verbs that need an object and a link: "raise incomes to"; "raise 5 million" is no change."""
    moved: Forms = msgspec.field(default_factory=list)
    """Verbs of change that do not say up or down: its two values tell ("was revised from 2.3 % to 2 %")."""
    links: Forms = msgspec.field(default_factory=list)
    """Words between a verb of change and the figure: "by", "to", "from"."""
    transitive: Forms = msgspec.field(default_factory=list)
    """Verbs of change whose subject makes it: "the firms cut 40" counts no firms."""
    deeds: Forms = msgspec.field(default_factory=list)
    """Words of change that tell a deed where a count follows without a link ("lost 5 boats")."""
    particles: Forms = msgspec.field(default_factory=list)
    """Words of change that belong to the verb before them where a count follows ("tore down 12 houses")."""
    reached: Forms = msgspec.field(default_factory=list)
    """Words that are a bound, and behind a verb of change and its object say where it ended: "довести долю до 90 %"."""
    dimensions: Forms = msgspec.field(default_factory=list)
    """What a bound behind it limits, whatever verb stands before: "весом до 20 кг"."""
    compared: Forms = msgspec.field(default_factory=list)
    """Words right before a figure that the one before it is compared with: "compared with", "so với"."""
    asides: Forms = msgspec.field(default_factory=list)
    """What may stand between a change and where it led, or another one: "up 8.6 % on average to", "0.2 % month on month and"."""
    extremes: Sides = msgspec.field(default_factory=Sides)
    """Words around a length of time that say that the level behind was the lowest or highest in it: "a 17-month low of 5.66 %"."""
    extents: Forms = msgspec.field(default_factory=list)
    """Links before how far something changed, behind a noun or verb of change that follows a value: "12 %, an increase of 3 %"."""
    differences: Forms = msgspec.field(default_factory=list)
    """Comparatives right before a percentage or a time that say by how much and bound nothing: "nhanh hơn 30%"; none where "by" is said."""
    past: Sides = msgspec.field(default_factory=Sides)
    """Comparatives before a time, and words behind it that make it one of the past, which bound nothing: "lower than two years ago"."""
    planned: Sides = msgspec.field(default_factory=Sides)
    """Words beside a figure, with the word of change, for a plan that it is compared with: "higher than planned"."""
    based: Forms = msgspec.field(default_factory=list)
    """Words before a figure for what it is compared with, where "more" and "less" stand behind it (hi "से")."""
    more: Forms = msgspec.field(default_factory=list)
    """"More" behind what is compared with (hi)."""
    less: Forms = msgspec.field(default_factory=list)
    """These words behind it."""


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
    one: Forms = msgspec.field(default_factory=list)
    """Words for one before a unit that opens the clause of its price: "a kilogram costs 25,000 dong"."""
    said: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Unit → words that tell it of the sum behind them in their clause: "per capita", "bình quân đầu người"."""


class PositionWords(Table, kw_only=True):
    """Words that bound a number and say where as well: "trên 300 hộ" is "more than 300 households", "trên 4 lĩnh vực" "in 4 fields"."""

    words: Forms = msgspec.field(default_factory=list)
    """Bounds that say where as well."""
    units: Forms = msgspec.field(default_factory=list)
    """Concepts that things are in or on: few of them are never "more than" so many."""
    spread: Forms = msgspec.field(default_factory=list)
    """Words that bound a time and, behind a figure, say how long it took: "$5 million over three years"."""
    deeds: Forms = msgspec.field(default_factory=list)
    """Words right before one of ``spread`` that say so by themselves: "to be paid back over 24 months"."""
    lasting: Forms = msgspec.field(default_factory=list)
    """Words that bound a number and, behind a length of time, say how long something went on: "6 वर्षों तक"."""
    covering: Sides = msgspec.field(default_factory=Sides)
    """Words around a depth that say under what something lies, and bound nothing: "under 1.5 metres of water"."""


class PassingWords(Table, kw_only=True):
    """Verbs that bound a number and mean success as well: "exports passed 1 billion", "passed 6 of the 11 criteria"."""

    words: Forms = msgspec.field(default_factory=list)
    """Bounds that mean success as well."""
    units: Forms = msgspec.field(default_factory=list)
    """Concepts that one passes: with these, and with a ratio, they are no bound."""
    fillers: Forms = msgspec.field(default_factory=list)
    """Words between the verb and the figure that make the figure an attribute of what is passed: "passed a $95 billion package"."""


class ModifiersTable(Table, kw_only=True):
    """modifiers.toml: the words that bound a quantity. The table names are the values in the record."""

    about: Sides
    """Words around what is roughly so ("about", "or so")."""
    nearly: Sides
    """Words around what is a little less ("nearly")."""
    more_than: Sides
    """Words around what is exceeded ("more than")."""
    at_least: Sides
    """Words around a least ("at least", "or more")."""
    less_than: Sides
    """Words around what is not reached ("less than")."""
    at_most: Sides
    """Words around a most ("up to")."""
    range: RangeWords
    exact: Sides = msgspec.field(default_factory=Sides)
    """Phrases that look like a bound and are none ("तक पहुँच", "reached")."""
    inverted: Forms = msgspec.field(default_factory=list)
    """Units, currencies and nouns that make a number right behind them a rough one: "лет двадцать", "рублей сто" (ru)."""
    inverted_few: Forms = msgspec.field(default_factory=list)
    """Their forms before two, three and four: "года три"."""
    inverted_links: Forms = msgspec.field(default_factory=list)
    """Prepositions that may stand between the two: "минут через десять"."""
    exceeding: Forms = msgspec.field(default_factory=list)
    """Bounds that a phrase of ``exact`` behind the figure undoes: "vượt 12% kế hoạch" is 12 % exactly; none given: all."""
    fillers: Forms = msgspec.field(default_factory=list)
    """Words that may stand between a bound and its number ("the", "a total of")."""
    definite: Forms = msgspec.field(default_factory=list)
    """Articles of what is known: "up to the three communes" is a way, no bound; none where a language has no articles."""
    forecast: Forms = msgspec.field(default_factory=list)
    """Words behind a figure with one of ``definite`` that make it what was expected, no bound: "below the 3 % forecast"."""
    spread: Forms = msgspec.field(default_factory=list)
    """Bounds that mean "on" between what grows and its area: "3.000 cây trên 2 ha"; none where a language's bounds never do."""
    besides: Forms = msgspec.field(default_factory=list)
    """Bounds that mean "besides" where they open a clause, with the words that may stand before them there: "beyond the 20 million"."""
    denials: Forms = msgspec.field(default_factory=list)
    """Words for nobody that turn "more than" of their clause round: "no household pays more than 15,000"."""
    no_denials: Forms = msgspec.field(default_factory=list)
    """Phrases that begin like one: "no longer"."""
    denied_verbs: Forms = msgspec.field(default_factory=list)
    """Words that deny a verb right behind them ("did not last more than one day")."""
    denied_bounds: Forms = msgspec.field(default_factory=list)
    """Bounds behind that verb which they turn round; none where the verb comes last, which a bound behind the figure tells."""
    denied_limits: Forms = msgspec.field(default_factory=list)
    """Words between those denied and a bound that says which of them are meant: "no household with less than 2 ha"."""
    change: ChangeWords = msgspec.field(default_factory=ChangeWords)
    per: PerWords = msgspec.field(default_factory=PerWords)
    passing: PassingWords = msgspec.field(default_factory=PassingWords)
    position: PositionWords = msgspec.field(default_factory=PositionWords)
    equals: Forms = msgspec.field(default_factory=list)
    """Words before a figure that says the one before it again in another unit ("equivalent to")."""
