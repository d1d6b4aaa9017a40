"""Lists of places that are taken up again by their number: "in these three communes", "both villages", "hai xã này"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.text.folding import skip_blanks

ANY = 0
"""The rank of localities, which may be units of any one rank."""
_RANKS = {**UNIT_RANKS, "locality": ANY}
MOST = 15
"""Places in the longest list that is taken up so."""


def numbers_again(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a list is taken up again (start, end), how many places it has, and their rank."""
    for quantity in quantities:
        value = quantity.amount.value
        rank = _RANKS.get(quantity.unit or "") if quantity.kind == "count" and quantity.amount.of is None else None
        whole = rank is not None and value is not None and 1 < value <= MOST and value == int(value)
        start = _pointer(grammar, low, quantity) if whole else None
        if start is not None and rank is not None and value is not None:
            yield start, quantity.edge or quantity.end, int(value), rank
    for match in grammar.both_scanner.finditer(low) if grammar.both_scanner else ():
        noun = grammar.unit_nouns.after(low, skip_blanks(low, match.end()))
        if noun is not None:
            yield skip_blanks(low, match.start()), noun[1], 2, UNIT_RANKS[noun[0]]


def _pointer(grammar: LinkGrammar, low: str, quantity: Quantity) -> int | None:
    """Where "these" stands before a number; the number, where it stands between that and its noun ("στις τρεις αυτές κοινότητες")
    or behind the noun; else None."""
    if (before := grammar.again_before.before(low, quantity.start)) is not None:
        return before[1]
    at = skip_blanks(low, quantity.end)
    inside = quantity.noun is not None and at < quantity.noun.start and grammar.again_after.after(low, at) is not None
    behind = grammar.again_after.after(low, skip_blanks(low, quantity.edge or quantity.end)) is not None
    return quantity.start if inside or behind else None
