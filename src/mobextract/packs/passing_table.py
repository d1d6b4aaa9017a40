"""The schema of linking.toml, table [passing]: the words around units that are only named in passing."""

import msgspec

from mobextract.packs.table_base import Forms, Sides, Table


class PassingWords(Table, kw_only=True):
    """linking.toml, table [passing]: the words around units that are only named in passing; ``after`` is for languages with
    postpositions."""

    learned: Sides = msgspec.field(default_factory=Sides)
    """Where somebody went to learn, or was born, and what a unit belonged to: "a study trip to", "born in", "formerly part of",
    "में जन्मे"."""
    beside: Sides = msgspec.field(default_factory=Sides)
    """What another unit lies next to or acts with, or where somebody went: "bordering", "together with", "a trip to"."""
    around: Sides = msgspec.field(default_factory=Sides)
    """Beside an island around which something is or is done, in the unit that the text is at: "around", "off"."""
    strangers: Sides = msgspec.field(default_factory=Sides)
    """Who only gives, trades or visits, beside the unit that they are from, outside the one that the text is at: "a trader from Vinh"."""
    traded: Sides = msgspec.field(default_factory=Sides)
    """Where goods are sold: "sold in", "exported to"."""
    sources: Sides = msgspec.field(default_factory=Sides)
    """Where something is got from ("from"), ..."""
    origins: Sides = msgspec.field(default_factory=Sides)
    """Between those counted and the country that they come from all over: "50 volunteers from many schools across the country"."""
    gets: Forms = msgspec.field(default_factory=list)
    """Verbs of getting that must stand in its sentence ("bought", "received", "खरीदीं")."""
    visits: Sides = msgspec.field(default_factory=Sides)
    """Where officials or donors of a wider unit go: what they give there is of that place ("on a visit to")."""
    followed: Sides = msgspec.field(default_factory=Sides)
    """What opens a clause on whose plan, call or help is followed ("implementing", "with the support of", "को लागू करते हुए"): the text stays
    where it is."""
    assigned: Sides = msgspec.field(default_factory=Sides)
    """Right beside a wider unit that has set a target or plan for others, or is asked for something: "the target assigned by", "giao"."""
