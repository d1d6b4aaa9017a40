"""What a sum is for each of, told in its clause before it: "thu nhập bình quân đầu người đạt 65 triệu đồng mỗi năm", "GDP per capita
stood at $4,300"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import ANY_LETTERS, skip_blanks
from mobextract.text.lazy import regex

REACH = 100
"""How far before a sum its clause may tell it, in characters."""
GOODS = ("mass", "volume", "area")
"""What goods are sold by."""
WORDS = 5
"""Blanks between such a unit and its price, at most."""
_CLAUSE = regex(r"[.,](?!\d)|[।;:!?()\n]")


def told_rate(grammar: QuantityGrammar, low: str, previous: Quantity | None, quantity: Quantity) -> tuple[str, ...]:
    """Return the person or household that a sum is told for in its clause, behind the figure before it; nothing where it is told for
    none."""
    start = max(0, quantity.start - REACH)
    breaks = [m.end() for m in _CLAUSE.finditer(low, start, quantity.start)]
    if priced := _priced(grammar, low, breaks[-1] if breaks else start, quantity.start):
        return priced
    if grammar.per_said_words.search(low, start, quantity.start) is None:
        return ()
    start = max([start, *breaks, previous.edge + 2 if previous is not None and previous.kind != "date" else 0])
    told = (grammar.per_said.after(low, word.start()) for word in ANY_LETTERS.finditer(low, start, quantity.start))
    found = [name for name, end in (t for t in told if t is not None) if end < quantity.start]
    return (found[-1],) if found else ()


def _priced(grammar: QuantityGrammar, low: str, start: int, end: int) -> tuple[str, ...]:
    """The unit that opens a clause and that its sum is the price of: "a kilo of mangoes sold for 30,000 dong"; not "a kilo and"."""
    start = skip_blanks(low, start)
    one = grammar.per_one.after(low, start)
    position = skip_blanks(low, one[1]) if one else start
    unit = grammar.units.after(low, position)
    if unit is None or unit[0][1] not in GOODS or not (one or low[position : unit[1]] in grammar.placed_units.single):
        return ()
    between = low[unit[1] : end]
    joined = any(f" {joiner} " in between for joiner in grammar.joiners)
    return (unit[0][0],) if 0 < between.count(" ") <= WORDS and not joined else ()
