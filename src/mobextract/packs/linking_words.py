"""The tables inside linking.toml: distances, givers, periods compared with, edges of intervals, laws."""

import msgspec

from mobextract.packs.table_base import Forms, Sides, Table


class Distances(Table, kw_only=True):
    """linking.toml, table [distances]: what stands between a length and the place that it is measured from."""

    before: Forms = msgspec.field(default_factory=list)
    """Words behind the length and before the place ("from", "north of")."""
    leads: Forms = msgspec.field(default_factory=list)
    """Words before the place, where the length follows it ("cách")."""
    after: Forms = msgspec.field(default_factory=list)
    """Words behind the place, where the length follows them ("से")."""
    between: Sides = msgspec.field(default_factory=Sides)
    """Words before, or behind, the places that a road of so many kilometres joins ("between")."""


class Givers(Sides, kw_only=True):
    """Words beside a unit that make it the giver of money; or a sign of who acts behind it (``agents``), and further on a verb of
    giving."""

    agents: Forms = msgspec.field(default_factory=list)
    """Signs behind a unit that it acts (hi "ने")."""
    verbs: Forms = msgspec.field(default_factory=list)
    """Verbs of giving further on in its clause."""
    funds: Forms = msgspec.field(default_factory=list)
    """What money comes from that is a unit's, besides its budget ("from the fund «For the Poor» of the district")."""


class Donors(Sides, kw_only=True):
    """Words around a unit that only says where a donor is from ("a company in Dong Hoi gave …"), and bodies that are called after one."""

    bodies: Forms = msgspec.field(default_factory=list)
    """Companies, banks and universities: the unit in the name of one that gives something has nothing to do with it."""
    acts: Forms = msgspec.field(default_factory=list)
    """What they do, besides the verbs of ``givers`` and ``gifts`` ("bought"); or the sign that they act (hi "ने")."""


class SamePeriodWords(Table, kw_only=True):
    """linking.toml, table [compared_same]: the words of "than in the same months of last year"."""

    against: Forms = msgspec.field(default_factory=list)
    """What compares ("than")."""
    words: Forms = msgspec.field(default_factory=list)
    """The period ("months")."""
    links: Forms = msgspec.field(default_factory=list)
    """The small words between these and the year ("in", "the", "same", "of")."""


class MultipleWords(Sides, kw_only=True):
    """linking.toml, table [multiple_clauses]: words that open the clause which a year ends, on what another figure is a multiple of
    ("twice that of the tide of 2022"), or end the one that it begins ("2022 के ज्वार से दोगुने"), with * for any letters."""

    apart: Forms = msgspec.field(default_factory=list)
    """Words right behind the former, or right behind the year, with which it says when that was: "gấp đôi trong năm 2022"."""


class IntervalEdges(Table, kw_only=True):
    """linking.toml, table [interval_edges]: words for the beginning and the end of a term or school year, before its years (``starts``,
    ``ends``) or behind them, and what such an interval is called, which may stand between."""

    starts: Forms = msgspec.field(default_factory=list)
    """Words for its beginning, before its years."""
    ends: Forms = msgspec.field(default_factory=list)
    """Words for its end, before its years."""
    starts_after: Forms = msgspec.field(default_factory=list)
    """Words for its beginning, behind its years."""
    ends_after: Forms = msgspec.field(default_factory=list)
    """Words for its end, behind its years."""
    units: Forms = msgspec.field(default_factory=list)
    """What such a time is called ("term", "school year")."""


class LawWords(Table, kw_only=True):
    """linking.toml, table [laws]: words for laws beside the year that they are of."""

    nouns: Forms = msgspec.field(default_factory=list)
    """Laws, codes, constitutions; ``numbered`` documents that a number alone may part from their year."""
    numbered: Forms = msgspec.field(default_factory=list)
    """Words for decrees and the like, which a number names ("Decree 15")."""
    names: int = 0
    """How many words of a law's name may stand behind its noun."""
    links: Forms = msgspec.field(default_factory=list)
    """Words right before the year: "of", "năm", "του"."""
    dated: Forms = msgspec.field(default_factory=list)
    """Further words between a document's number and its day: "dated", "ngày"."""
    leads: Forms = msgspec.field(default_factory=list)
    """What stands before a year that stands before its law ("the 2013 Land Law"), or right behind it (hi "के")."""
    follows: Forms = msgspec.field(default_factory=list)
    """Words between a year and the law behind it (hi)."""
