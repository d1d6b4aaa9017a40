"""Units that what is counted comes from, and those that use it: "with 250 million dong from A district, B commune drew up its plan"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.in_order import START, last_before, within

NEAR_FROM = 12
"""How far behind a figure the name may stand that it comes from, "from" between."""


def come_in_parallel(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], start: int, foci: Sequence[Focus]) -> bool:
    """Return whether a figure is one of two of the same unit that are told of where they come from: "12 teams from A and 45 teams from
    B"."""
    own = quantities[bisect_left(quantities, start, key=START)]
    told = 0
    for focus in foci:
        before = last_before(quantities, focus.start)
        beside = before is not None and before.kind == "count" and before.unit == own.unit
        near = before is not None and beside and focus.start - before.edge <= NEAR_FROM
        told += near and not focus.level and grammar.givers_before.before(low, focus.start) is not None
    return told > 1


def user_of(
    grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], giver: Focus, behind: Sequence[Focus], end: int
) -> Focus | None:
    """Return the part of a unit behind a figure, before ``end``, that uses what comes from the unit: "with 250 million dong from the
    budget of A district, the People's Committee of B commune drew up its plan"."""
    part = next((f for f in behind if f.start < end and f.rank > giver.rank and f.lies_in(giver)), None)
    if part is None or within(quantities, giver.end, part.start):
        return None
    before = [giver.start]
    for words in (grammar.unit_nouns, grammar.of):  # "από τον προϋπολογισμό της περιφέρειας X"
        before += [found[1]] if (found := words.before(low, before[-1])) is not None else []
    return part if any(grammar.givers_before.before(low, at) for at in before) else None
