"""Units that are singled out of the one around: "in Phu Gia commune alone", "riêng xã Phú Gia", "особенно в общине Фуза"."""

from __future__ import annotations

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.told_places import DESIGNATED
from mobextract.nouns.qualified import UNITS
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex

BEHIND = 3
"""Behind so many words less one, a designator or a postposition, "alone" may stand behind a unit's name."""
_BEHIND = regex(r"[^\s.,;:!?()\d]+ ")
_FIGURE = regex(r" ?\d")
_SPELT = regex(rf"(?: [–—-]|[,:])?(?: {WORD}+,?){{0,2}} \(?")
"""Between units that are counted and their names: "two communes, namely A and B", "hai xã, cụ thể là A và B"."""
_WORD = regex(r"(?<![^\s])\S+")


def is_singled_out(grammar: LinkGrammar, low: str, unit: Focus) -> bool:
    """Whether "alone" stands behind a unit's name and its designator, or before them; "only" behind them may be that of a figure."""
    alone, at = grammar.singled_out, unit.end
    for _ in range(BEHIND):
        at = skip_blanks(low, at)
        if (found := alone.after(low, at)) is not None:
            few = grammar.sole.get(low[at : found[1]]) and _FIGURE.match(low, found[1]) is not None
            return not few  # "in Phu Gia commune only 14 were built"
        if (word := _BEHIND.match(low, at)) is None:
            break
        at = word.end()
    words = [m.start() for m in _WORD.finditer(low, max(0, unit.start - DESIGNATED), unit.start)]
    return any(alone.before(low, at) is not None for at in (unit.start, *words[-2:]))


def is_number_of(grammar: LinkGrammar, low: str, figure: Quantity, focus: Focus) -> bool:
    """Return whether a figure is only the number of the units named behind it, and singles none out: "in the two districts A and B"; not
    "including five provinces (A, B …)"."""
    alone = low[figure.edge : focus.start] != " (" and grammar.including.before(low, figure.start) is None
    return figure.unit in UNITS and figure.amount.value == len(focus.places) and alone


def spells_out(low: str, figure: Quantity | None, focus: Focus) -> bool:
    """Return whether units are only the names of those that the figure right before them counts: "two communes, namely A and B"."""
    if figure is None or figure.unit not in {place.kind for place in focus.places}:
        return False
    return figure.amount.value == len(focus.places) > 1 and _SPELT.fullmatch(low, figure.edge, focus.start) is not None
