"""An article that is a one in a text that is nothing but a quantity: "a dollar", "about an hour"; and a period that is all there is:
"τριετία".

In an article "a day" and "a dollar" state no number; in a text that holds nothing else they can state nothing but one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.unsaid_units import TAILS
from mobextract.numbers.numeral import Numeral
from mobextract.text.folding import ANY_LETTERS, LETTER, skip_blanks
from mobextract.text.lazy import regex

LONGEST = 60
"""Characters of the longest such text."""
_SUBSTANCE = regex(rf"{LETTER}{{3,}}(?: {LETTER}{{3,}})?[ .!?]*$")
WORD = 3
"""Letters of the shortest scale that is a word and no abbreviation."""


def with_article_one(grammar: QuantityGrammar, low: str, numerals: Sequence[Numeral]) -> Sequence[Numeral]:
    """Return the numerals of a text, with the article that it begins with where that is a one, or with the number in its only word."""
    if len(low) > LONGEST:
        return numerals
    start = skip_blanks(low, 0)
    start = grammar.modifier_before.past(low, start)
    if (period := grammar.numerals.tokenizer.periods.get(low[start:].strip(" .!?"))) and not numerals:
        return [Numeral(start, start + period[1], period[0], period[0], word=True)]
    if (one := _single(grammar, low, start, numerals)) is not None:
        return [one, *numerals]
    found = grammar.alone.after(low, start)
    if found and _is_rest(grammar, low, found[1]) and not (numerals and numerals[-1].start >= found[1]):  # "a pair"
        return [Numeral(start, found[1], found[0], found[0], word=True, sole=True)]
    if not numerals and (word := _scale(grammar, low, start)) is not None:
        return [word]
    if not grammar.numerals.articles.forms:
        return numerals
    article = grammar.numerals.articles.after(low, start)
    if article is None or (numerals and numerals[0].start < article[1]) or not _is_all(grammar, low, article[1], numerals):
        return numerals
    return [Numeral(start, article[1], Decimal(1), Decimal(1), word=True), *numerals]


def _single(grammar: QuantityGrammar, low: str, start: int, numerals: Sequence[Numeral]) -> Numeral | None:
    """The one that a unit states which the text begins with, in a language without articles: "час", "час тридцать минут", "литр
    молока"."""
    word = ANY_LETTERS.match(low, start)
    if word is None or word[0] not in grammar.placed_units.single:
        return None
    one = Numeral(start, start, Decimal(1), Decimal(1), word=True)
    if not low[word.end() :].strip(" .!?"):
        return one
    unit = grammar.units.get(word[0])
    if unit is None or not (
        _is_substance(grammar, low, word.end(), unit[1]) if not numerals else _goes_on(grammar, low, word.end(), unit, numerals)
    ):
        return None
    return one


def _is_substance(grammar: QuantityGrammar, low: str, end: int, dimension: str) -> bool:
    """Whether nothing but what is measured stands behind a unit of mass or volume: "a liter of water", "en kilo poteter"."""
    position = skip_blanks(low, end)
    of = grammar.numerals.of.after(low, position)
    return (
        dimension in ("mass", "volume")
        and position > end
        and _SUBSTANCE.match(low, skip_blanks(low, of[1]) if of else position) is not None
    )


def _goes_on(grammar: QuantityGrammar, low: str, end: int, unit: tuple[str, str], numerals: Sequence[Numeral]) -> bool:
    """Whether a number with a smaller unit of the same dimension is all that follows: "час тридцать минут"."""
    first = numerals[0]
    gap = low[end : first.start]
    behind = grammar.units.after(low, skip_blanks(low, first.end))
    if gap == " " and behind is None and unit[0] in TAILS and not low[first.end :].strip(" .!?"):
        return first.word and len(numerals) == 1 and first.value < TAILS[unit[0]][1]  # "метр семьдесят пять"
    joined = gap == " " or grammar.amounts.is_list_gap(low, end, first.start)
    return len(numerals) == 1 and joined and behind is not None and behind[0][1] == unit[1] and not low[behind[1] :].strip(" .!?")


def _scale(grammar: QuantityGrammar, low: str, start: int) -> Numeral | None:
    """The number that scales state which are all of a text but for a unit, and are vague elsewhere: "hundred thousand", "hundred
    percent"."""
    value, end = Decimal(1), start
    while found := grammar.all_scales.after(low, skip_blanks(low, end)):
        if found[1] - skip_blanks(low, end) < WORD and low[found[1] - 1].isascii():
            return None
        value, end = value * found[0], found[1]
    vague = grammar.vague.after(low, start)
    if value == 1 or (vague and vague[1] >= end):
        return None
    return Numeral(start, end, value, Decimal(1), value, word=True, sole=True) if _is_rest(grammar, low, end) else None


def _is_rest(grammar: QuantityGrammar, low: str, end: int) -> bool:
    """Whether nothing stands behind a number, or a unit or currency that ends the text: "a couple of hours", "hundred percent"."""
    position = skip_blanks(low, end)
    behind = grammar.percent_after.after(low, position) or grammar.units.after(low, position) or grammar.currency_after.after(low, position)
    return not low[behind[1] if behind else end :].strip(" .!?")


def _is_all(grammar: QuantityGrammar, low: str, end: int, numerals: Sequence[Numeral]) -> bool:
    """Whether a unit or currency is all that stands behind an article, but for its half and for a smaller one with a number."""
    position = skip_blanks(low, end)
    currency = grammar.currency_after.after(low, position)
    found = grammar.units.after(low, position) or currency or grammar.subunits.after(low, position)
    if low[position:].strip(" .!?") in grammar.placed_units.sole:
        return True  # "a century"
    if found is None or grammar.not_unit.after(low, position) or grammar.is_no_currency(low, position):
        return False
    position = skip_blanks(low, found[1])
    half = grammar.addends.after(low, position)
    if not low[half[1] if half else position :].strip(" .!?"):
        return True
    unit = found[0] if isinstance(found[0], tuple) else None
    if unit and not numerals and _is_substance(grammar, low, found[1], unit[1]):
        return True
    if unit and numerals and _goes_on(grammar, low, found[1], unit, numerals):
        return True
    gap = low[found[1] : numerals[0].start] if numerals else ""
    return bool(numerals) and (
        (currency is not None and numerals[0].word and gap == " ") or grammar.amounts.is_list_gap(low, found[1], numerals[0].start)
    )  # "a dollar fifty"
