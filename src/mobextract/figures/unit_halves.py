"""A unit with a half behind it and no number before it is one and a half: "an hour and a half", "через год с половиной", "tiếng rưỡi"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from mobextract.figures.grammar import QuantityGrammar
from mobextract.numbers.numeral import Numeral
from mobextract.text.folding import end_before

HALVED = frozenset(("duration", "length", "mass", "volume", "area"))
"""Dimensions whose units are told with a half behind them."""


def with_halved_units(grammar: QuantityGrammar, low: str, numerals: Sequence[Numeral]) -> Sequence[Numeral]:
    """Return the numerals of a text, with a one before each such unit; what was read out of the words for its half is none."""
    if not grammar.halves.is_in(low):
        return numerals
    starts, ones, taken = [n.start for n in numerals], [], set[int]()
    for match in grammar.halves.finditer(low):
        at, end = match.span()
        unit = grammar.units.before(low, end_before(low, at))
        if unit is None or unit[0][1] not in HALVED or not low[at - 1 : at].isspace():
            continue
        one, index = _one(grammar, low, unit[1]), bisect_left(starts, unit[1])
        if one is None or any(n.start < one.start < n.end or 0 <= unit[1] - n.end <= 1 for n in numerals[max(0, index - 2) : index]):
            continue
        ones.append(one)
        taken.update(range(bisect_left(starts, one.start), bisect_left(starts, end)))
    return sorted([*(n for i, n in enumerate(numerals) if i not in taken), *ones], key=_start)


def _one(grammar: QuantityGrammar, low: str, start: int) -> Numeral | None:
    """The one before a unit at ``start``: its article, or nothing where the language has none."""
    if not grammar.numerals.articles.forms:
        return Numeral(start, start, Decimal(1), Decimal(1), word=True)
    article = grammar.numerals.articles.before(low, start)
    return Numeral(article[1], start - 1, Decimal(1), Decimal(1), word=True) if article else None


_start = attrgetter("start")
