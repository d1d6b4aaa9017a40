"""Titles whose bearers are counted before them: "96 % of the families won the title «Cultural Family», and 40 families escaped poverty".

What the next clause counts is not told of the title. Deliberately not read: parts of the bearers ("of which 12 were commended"), shares
without a noun of their own ("80 % in Thanh Ba"), and figures behind a title that has none before it, which are its bearers.
"""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

_NEXT_CLAUSE = regex(r"[,;।]|(?<!\d)·|[.:] ")
_SEMICOLON = regex(r"[;।]|(?<!\d)·")


def is_borne(grammar: LinkGrammar, clauses: Clauses, quantities: Sequence[Quantity], title: FoundModel, quantity: Quantity) -> bool:
    """Whether ``title`` is one whose bearers are counted before it, and the figure ``quantity`` of a later clause counts something else."""
    if title.kind != "title" or quantity.start < title.end:
        return False
    gap = title.end, quantity.start
    own = quantity.noun is not None or (quantity.subject is not None and quantity.subject[0] >= title.end)
    own = own or _is_apart(grammar, clauses.low, gap, quantity)
    if not own or not _NEXT_CLAUSE.search(clauses.low, *gap):
        return False
    if grammar.of_which.is_in(clauses.low, *gap) or grammar.among.is_in(clauses.low, *gap):
        return False  # "of which 12 were commended"
    return bool(within(quantities, clauses.around(title.start)[1][0], title.start))


def _is_apart(grammar: LinkGrammar, low: str, gap: Span, quantity: Quantity) -> bool:
    """Whether a sum stands behind a semicolon, and is not what each of the bearers gets: "; the fund lends 500 million dong"."""
    if quantity.kind != "money":
        return False
    parted = next(iter(reversed([m.end() for m in _SEMICOLON.finditer(low, *gap)])), 0)
    return parted > 0 and not grammar.any_one.is_in(low, parted, quantity.start)
