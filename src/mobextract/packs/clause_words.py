"""Tables inside linking.toml: words of what is told of another unit or year than the text around."""

import msgspec

from mobextract.packs.table_base import Forms, Sides, Table


class RivalWords(Sides, kw_only=True):
    """Words beside a unit that only has more or fewer than the one told of, or came before it."""

    ranks: Forms = msgspec.field(default_factory=list)
    """Places in a row of what a text tells of ("is the second", "thứ hai trong")."""
    behind: Sides = msgspec.field(default_factory=Sides)
    """"After", between such a place and the unit that came before, or behind that unit (hi "के बाद", where the place follows)."""


class YearClauseWords(Table, kw_only=True):
    """Words of clauses that are told of another year than the text around."""

    when: Forms = msgspec.field(default_factory=list)
    """"When", behind a year: "in 2024, when there were 171 communes"."""
    figure_of: Forms = msgspec.field(default_factory=list)
    """Words before a year of which a figure is told again ("the figure for 2024 was …"): it holds in its own sentence only."""
