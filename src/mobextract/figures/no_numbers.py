"""What was rejected and states no number at all: a vague word, an article, "the first quarter"."""

from __future__ import annotations

from decimal import Decimal

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BARE_ONE, LOWER_END, NAME_NUMBER, OTHER_WORD, UNIT_WORD, VAGUE, Rejected
from mobextract.text.folding import LETTER, Folded, skip_blanks
from mobextract.text.lazy import regex

FAR_BOUNDS = ("more_than", "less_than", "nearly", "about", "at_least")
_PARTED = regex(rf"{LETTER}{{2}}-$")
_HALVED = regex(rf"-(?:{LETTER}{{3,}})")
_AGED = regex(rf" \d{{1,3}}{LETTER}{{3,}}")


def is_nothing(grammar: QuantityGrammar, folded: Folded, item: Rejected, alone: bool) -> bool:
    """Whether what was rejected states no number at all: a vague word, an article, "the first quarter"."""
    first = item.amount.first
    other = item.reason in (BARE_ONE, OTHER_WORD) or (first.fraction and first.ambiguous and not _is_part(grammar, folded.low, item))
    if item.reason in (VAGUE, LOWER_END, UNIT_WORD) or (other and not alone and not _is_bounded(grammar, folded.low, item)):
        return True
    if first.fraction and folded.low[item.end : item.end + 1] == "-" and grammar.nouns.uncounted.after(folded.low, item.end):
        return False  # "a quarter-point rise"
    if first.one and first.word and _AGED.match(folded.low, item.end) and not alone:
        return True  # "ένας 34χρονος"
    if first.fraction and not alone and (item.amount.value != Decimal("0.5") or grammar.not_one.before(folded.low, item.start)):
        return not _is_part(grammar, folded.low, item)
    if first.fraction and _PARTED.search(folded.low, max(0, item.start - 4), item.start):
        return True  # "the first-half loss"
    if first.fraction and (item.reason == NAME_NUMBER or _HALVED.match(folded.low, item.end)):
        return True  # "nửa đêm", "half-hearted"
    if first.one and folded.low[item.end : item.end + 1] == "-" and grammar.nouns.no_attributes.after(folded.low, item.end + 1):
        return True  # "a one-off charge"
    return first.one and grammar.not_one.before(folded.low, item.start) is not None


def _is_bounded(grammar: QuantityGrammar, low: str, item: Rejected) -> bool:
    """Whether a bound makes a number of a word for a hundred or more that is another word as well: "over tusen" (nb)."""
    bound = grammar.bound_before(low, item.start) if item.reason == OTHER_WORD and (item.amount.value or 0) >= 100 else None
    return bound is not None and bound[0] not in ("exact", "range")


def _is_part(grammar: QuantityGrammar, low: str, item: Rejected) -> bool:
    """Whether a quarter, which is a part of the year as well, is one of what is counted or measured: "a quarter of the 8,000 employees"."""
    articles = grammar.numerals.articles
    article = articles.before(low, item.start)
    if (article is None and articles.forms) or grammar.not_one.before(low, item.start):
        return False
    start = article[1] if article else item.start
    if article and (grammar.amounts.steps.before(low, start) or (grammar.change_before.before(low, start) or ("",))[0]):
        return True
    bound = grammar.bound_before(low, start)
    if bound is not None and bound[0] in FAR_BOUNDS:
        return True  # "lost over a quarter of its value", "потерял более четверти"
    position = skip_blanks(low, item.end)
    of = grammar.numerals.of.after(low, position)
    if of is None and articles.forms:
        return False
    position = skip_blanks(low, of[1]) if of else position
    nouns = grammar.nouns
    if of and (grammar.definite.after(low, position) or grammar.definite.before(low, position)):
        return True  # "a quarter of the workforce"
    return low[position : position + 1].isdigit() or bool(nouns.masses.after(low, position) or nouns.nouns.after(low, position))
