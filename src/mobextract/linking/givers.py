"""Units that what is counted comes from, and those that use it: "with 250 million dong from A district, B commune drew up its plan"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, last_before, within

NEAR_FROM = 12
"""How far behind a figure the name may stand that it comes from, "from" between."""
FUND = 64
"""How far from a unit without its name the word for its fund may stand, the fund's own name between, in characters."""


def is_source(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Return whether a unit without its name is where money comes from: "from the province", "from the fund «For the Poor» of the
    district"."""
    if grammar.givers_before.before(low, start):
        return True
    before, after = grammar.funds
    fund = before.search(low, max(0, start - FUND), start)
    if fund is not None:
        article = grammar.articles.before(low, fund.start())
        return grammar.givers_before.before(low, article[1] if article else fund.start()) is not None
    fund = after.match(low, end, end + FUND)
    return fund is not None and grammar.givers_after.after(low, skip_blanks(low, fund.end())) is not None


def gives(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Return whether a unit without its name is where money or help comes from ("from the province", "the district supported"), not where
    those are who give ("the veterans in the district gave")."""
    if is_source(grammar, low, start, end):
        return True
    inside, behind = grammar.inside_before, skip_blanks(low, end)
    if inside.before(low, start) or inside.after(low, start) or grammar.inside_after.after(low, behind):
        return False
    giving = grammar.giving is not None and grammar.giving.match(low, end) is not None
    return giving or grammar.givers_after.after(low, behind) is not None


def told_before(focus: Focus, foci: Sequence[Focus]) -> Focus | None:
    """Return the part of a unit without its name that its sentence has named last before that, where the unit only gives or acts: "in the
    district there are 19 products recognised by the province, nine of them …"."""
    before = [f for f in foci if f.start < focus.start] if focus.level else []
    last = before[-1] if before else None
    return last if last is not None and last.rank > focus.rank and last.lies_in(focus) else None


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
