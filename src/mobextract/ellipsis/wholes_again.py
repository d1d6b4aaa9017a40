"""Wholes that a paragraph has counted before and takes up again, alone or in a ratio: "Of the 17, six are in …", "110 of the 135"."""

from __future__ import annotations

from decimal import Decimal

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments

SMALLEST = 10
"""A smaller whole is not taken up without its noun: "2/3" is a fraction."""


def said_again(edges: Edges, low: str, segments: Segments, amount: Amount, told: dict[tuple[int, Decimal], Noun]) -> Noun | None:
    """The noun of a count of the paragraph that is taken up again as a whole: "Of the 17, six are in …"."""
    noun = None if amount.value is None or amount.of is not None else told.get((segments.paragraph_at(amount.start)[0], amount.value))
    nouns = edges.g.nouns
    if noun is not None and nouns.every.before(low, amount.start):
        return noun if edges.ends_open(amount) or not nouns.joiners.after(low, skip_blanks(low, amount.end)) else None
    whole = (
        not amount.first.ambiguous
        and noun is not None
        and (
            nouns.wholes.before(low, amount.start)
            or nouns.part_of.before(low, amount.start)
            or nouns.wholes_after.after(low, skip_blanks(low, amount.end))
        )
    )
    return noun if whole else None


def whole_again(
    edges: Edges, low: str, segments: Segments, amount: Amount, told: dict[tuple[int, Decimal], Noun], last: Quantity | None
) -> Noun | None:
    """The noun of a whole counted before that a ratio at the end of its clause takes up: "… another 74 communes, so as to cover
    at least 110 of the 135"."""
    if amount.of is None or amount.of < SMALLEST or amount.value is None or amount.value > amount.of or not edges.ends_open(amount):
        return None
    near = last is not None and last.start >= segments.sentence_at(amount.start)[0] and last.unit in UNITS
    again = told.get((segments.paragraph_at(amount.start)[0], amount.of))
    return again or (last.noun if last is not None and near else None)
