"""Ages that say no years: "aged 7", "two women aged 22 and 25", "the driver, 52, died", "Ola Nordmann (34)", "women over 65"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER, UPPER, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex

AGED = PEOPLE | {"gunman", "national"}
"""Concepts of people whose age news tells behind a comma."""
OLDEST = 115
"""No news tells of anybody older."""
BOUNDS = ("more_than", "less_than")
"""Bounds of the ages of several people."""
GROWN = 10
"""From here on a number behind a name is an age."""
NOUN_REACH = 30
"""How long the noun before an age may be, in characters."""
_NAME = regex(rf"[{UPPER}]{LETTER}+ [{UPPER}]{LETTER}+(?:, | \()$")
_CLOSED = regex(rf"\)|[,.;](?: (?![{UPPER}]){LETTER}|$|\n)|[,.;]? ?$")


def is_told(grammar: QuantityGrammar, low: str, amount: Amount) -> bool:
    """Whether a word for age stands beside a number that may be one, or before its bound: "aged 7", "aged between 19 and 26"."""
    value = amount.value if amount.high is None else amount.high
    if value is None or value != int(value) or not 0 < value <= OLDEST or amount.first.scale != 1 or amount.of is not None:
        return False
    if grammar.aged_after.after(low, skip_blanks(low, amount.end)):
        return True
    opening = grammar.amounts.opening.before(low, amount.start) if amount.low is not None else None
    bound = opening or grammar.bound_before(low, amount.start)
    return any(grammar.aged.before(low, start) is not None for start in (amount.start, *((bound[1],) if bound else ())))


def is_age(grammar: QuantityGrammar, folded: Folded, amount: Amount, before: Sequence[Quantity]) -> bool:
    """Whether a bare number says how old somebody is: behind a word for age, behind another age, or set off behind a person."""
    value, start = amount.value, amount.start
    if is_told(grammar, folded.low, amount):
        return True
    if value is None or value != int(value) or not 0 < value <= OLDEST or amount.first.scale != 1 or amount.of is not None:
        return False
    if _is_bounded(grammar, folded.low, amount):
        return True
    last = max((q for q in before if q.end <= start), key=lambda q: q.end, default=None)
    if last is not None and last.dimension == "age" and last.rule == RULE and grammar.amounts.is_list_gap(folded.low, last.end, start):
        return True
    sign = folded.low[max(0, start - 2) : start]
    opened = sign == " (" or sign == ", "
    if not opened or not _CLOSED.match(folded.text, amount.end) or (sign == " (") != (folded.low[amount.end : amount.end + 1] == ")"):
        return False
    noun = grammar.nouns.ending(folded.low, max(0, start - NOUN_REACH), start - 2)
    person = noun is not None and noun.unit in AGED
    return person or (value >= GROWN and _NAME.search(folded.text, max(0, start - 2 * NOUN_REACH), start) is not None)


def _is_bounded(grammar: QuantityGrammar, low: str, amount: Amount) -> bool:
    """Whether people stand right before the bound of a number that may be their age: "volunteers over 65", "children under five"."""
    bound = grammar.bound_before(low, amount.start)
    if bound is None or bound[0] not in BOUNDS:
        return False
    noun = grammar.nouns.ending(low, max(0, bound[1] - NOUN_REACH), end_before(low, bound[1]))
    grown = (amount.value or 0) >= GROWN or (noun is not None and noun.unit == "child")
    return noun is not None and noun.unit in AGED and grown and not grammar.nouns.is_single(low, noun)


RULE = "age"
"""Rule of an age that says no years."""
