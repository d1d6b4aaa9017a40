"""A number expression: its value and how it is written."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from mobextract.numbers.sum import Token


class Numeral(Struct, gc=False):
    """A number expression at ``[start, end)`` of the folded text.

    ``coefficient`` and ``scale`` split the value where one scale word ends it ("15 million": 15 and 1000000).
    ``alternative`` is the other reading of ambiguous separators; ``word`` is true for number words.
    """

    start: int
    end: int
    value: Decimal
    coefficient: Decimal
    scale: Decimal = Decimal(1)
    word: bool = False
    one: bool = False
    ambiguous: bool = False
    fraction: bool = False
    """A bare "half a": a number before a unit of measurement only."""
    alternative: Decimal | None = None
    doubtful: bool = False
    """Whether neither its shape nor the article decides between the two readings."""
    leading_zero: bool = False
    ordinal: bool = False
    of: Decimal | None = None
    """The denominator of a fraction in words ("two thirds")."""
    sole: bool = False
    """A word that states a number only where it is all of a text."""
    minus: int | None = None
    """Where the sign or word stands that makes it negative; a count has none."""


def alone(low: str, token: Token) -> Numeral:
    """The numeral of a digit string with no other part of a number near it, as most are."""
    leading = low[token.start] == "0" and token.end - token.start > 1 and low[token.start + 1].isdigit()
    return Numeral(
        token.start,
        token.end,
        token.value,
        token.value / token.scale,
        token.scale,
        alternative=token.alternative,
        doubtful=token.doubtful,
        leading_zero=leading,
    )
