"""The schema of the tables of counts.toml that tell of numbers of people: headcounts, what befell them, forms of a school."""

import msgspec

from mobextract.packs.table_base import Forms, Table


class Fates(Table, kw_only=True):
    """Verbs right behind a number of those counted before ("12 died", "94 were washed away")."""

    deaths: Forms = msgspec.field(default_factory=list)
    """Of the living only."""
    others: Forms = msgspec.field(default_factory=list)
    """Those that things have as well: "94 were washed away"."""


class Headcount(Table, kw_only=True):
    """Words that count people by themselves: "a population of 8,450"."""

    words: Forms = msgspec.field(default_factory=list)
    """Words that count people by themselves ("a population of")."""
    units: dict[str, Forms] = msgspec.field(default_factory=dict)
    """Words that count by themselves those of another concept: "tourist arrivals", "lượng khách"."""
    ties: Forms = msgspec.field(default_factory=list)
    """What may stand right behind the word, and right before the number: "of", "is"."""
    tied: Forms = msgspec.field(default_factory=list)
    """What ties the word to a number before it ("8,450 की आबादी", hi)."""


class SubjectsTable(Table, kw_only=True):
    """What tells how many the subject of a clause are: "the models now number 3,874"."""

    verbs: Forms = msgspec.field(default_factory=list)
    """Words right before the number, or before "now" and "only"."""
    articles: Forms = msgspec.field(default_factory=list)
    """Words that may open the clause before the noun."""
    ties: Forms = msgspec.field(default_factory=list)
    """Words behind the noun that say of what or where it is, besides those of places."""
    bare: bool = False
    """Whether the noun's form says it without a verb: "баков теперь 317" (ru)."""


class CasualtiesTable(Table, kw_only=True):
    """What says of a number without a noun that so many people died, were hurt or went missing."""

    before: Forms = msgspec.field(default_factory=list)
    """Verbs right before the number: "injured 12"."""
    after: Forms = msgspec.field(default_factory=list)
    """Verbs right behind it: "two died"."""
    nouns: Forms = msgspec.field(default_factory=list)
    """Nouns that say it themselves, and are not what a number of another fate counts: "8 dead and 23 others injured"."""


class GradesTable(Table, kw_only=True):
    """Forms of a school, which rising numbers name and do not count: "учащихся 3, 4 и 5 классов" (ru)."""

    words: Forms = msgspec.field(default_factory=list)
    """Words for forms behind the numbers."""
    leads: Forms = msgspec.field(default_factory=list)
    """Words right before the numbers that say enough ("в")."""
    ties: Forms = msgspec.field(default_factory=list)
    """Words between pupils and the numbers ("in")."""
