"""Places in a table's column whose head is a designator: "Hamlet | Households", then a row for each hamlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import is_around
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.packs.place_tables import Designator
    from mobextract.places.candidates import Finder
    from mobextract.text.segment import Span

_NAME = regex(rf"[\s*_]*(?P<name>{LETTER}+(?:[ ’'-]{LETTER}+){{0,3}}(?: \d{{1,2}})?)[\s*_]*")
"""A cell that holds nothing but a name of up to four words, perhaps with a number."""


def find_columns(finder: Finder) -> None:
    """Read the names in columns that a designator heads by itself, in the singular or the plural.

    Deliberately not matched: the row of the sums, cells that hold a designator themselves, headings with other words ("Commune office"),
    unknown names in columns of other units than villages ("Area": "Urban", "Rural").
    """
    heads: dict[Span, Designator | None] = {}
    for cell in finder.segments.cells.values():
        if cell.column not in heads:
            heads[cell.column] = _designator(finder, cell.column)
        designator = heads[cell.column]
        match = _NAME.fullmatch(finder.text, cell.start, cell.end) if designator else None
        if designator and match and _is_name(finder, match.span("name")):
            units = finder.grammar.named_units(match["name"], designator)
            if units.units or designator.kind == "village":
                finder.add(match.span("name"), match.span("name"), designator, units, "column")


def _designator(finder: Finder, head: Span) -> Designator | None:
    for lexicon in (finder.grammar.before, finder.grammar.after):
        found = lexicon.after(finder.low, head[0])
        if found and found[1] == head[1] and not is_around(found[0]):
            return found[0]
    return None


def _is_name(finder: Finder, span: Span) -> bool:
    low = finder.low[slice(*span)]
    if finder.is_taken(*span) or (finder.grammar.has_case and finder.text[span[0]].islower()):
        return False
    return finder.grammar.sums.get(low) is None and finder.grammar.before.after(finder.low, span[0]) is None
