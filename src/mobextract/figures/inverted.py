"""Rough numbers told by their place: behind the unit, currency or noun that they count, "лет двадцать", "рублей сто" (ru)."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, OTHER_WORD, Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.lazy import regex

SMALL = 10
"""Up to here any number in digits may be a rough one; further on only those that a five divides."""
MANY = 5
"""From here on nouns stand in the plural."""
_FIRST = regex(rf"{LETTER}+")


def settle_inverted(grammar: QuantityGrammar, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Give such numbers their kind, in place; those that count what stands behind them are none."""
    if not grammar.inverted.forms:
        return
    for index, (amount, result) in enumerate(zip(amounts, results, strict=True)):
        found = grammar.inverted.before(low, amount.start) if _is_round(amount) and _is_free(result) else None
        if (
            found is None
            or found[0] != _is_few(amount)
            or (index and amounts[index - 1].end >= found[1] - 1)
            or grammar.vague.before(low, found[1])
        ):
            continue  # "пять лет, двадцать из них"
        read = _read(grammar, low, amount, skip_blanks(low, found[1]))
        if read is not None and (read.kind == "percentage" or not _is_known(result)):
            results[index] = read  # "процентов двадцать жителей"


def _is_free(result: Quantity | str) -> bool:
    """Whether a number is none, or counts something."""
    return result.kind == "count" if isinstance(result, Quantity) else result in (NOTHING, OTHER_WORD)


def _is_known(result: Quantity | str) -> bool:
    """Whether a number counts a noun that is known: "он" in "года два-три он работал" is none."""
    return isinstance(result, Quantity) and result.rule != "count.unknown-noun"


def _is_round(amount: Amount) -> bool:
    """Whether an amount is one that is guessed: in words, small, or a multiple of five; no fraction, no ratio."""
    if amount.of is not None or amount.first.fraction or amount.first.ordinal:
        return False
    value = amount.value if amount.value is not None else amount.low
    return value is not None and value == int(value) and (amount.first.word or value <= SMALL or not value % 5)


def _is_few(amount: Amount) -> bool:
    """Whether a number is one of two to four, which nouns have a form of their own before."""
    value = amount.value if amount.value is not None else amount.low
    return value is not None and value < MANY


def _read(grammar: QuantityGrammar, low: str, amount: Amount, start: int) -> Quantity | None:
    word = _FIRST.match(low, start)
    if word is None:
        return None
    modifier = "range" if amount.low is not None else "about"
    if (noun := grammar.nouns.nouns.get(word[0])) is not None:
        counted = Noun(start, word.end(), noun, True)
        return Quantity("count", amount.start, amount.end, amount, "count.noun", modifier, unit=noun, noun=counted)
    if (points := grammar.percent_after.get(word[0])) is not None:
        return Quantity("percentage", start, amount.end, amount, "percentage.sign", modifier, points=points)
    if (currency := grammar.currency_after.get(word[0])) is not None:
        return Quantity("money", start, amount.end, amount, "money.currency-amount", modifier, unit=currency)
    if (unit := grammar.units.get(word[0])) is not None:
        return Quantity("measure", start, amount.end, amount, "measure.unit", modifier, unit=unit[0], dimension=unit[1])
    return None
