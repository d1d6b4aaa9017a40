"""Clauses that open a sentence with what the unit has that it is told of: "with 34 villages and 7,279 households, Huu Lung commune …",
"với 34 thôn, xã Hữu Lũng …"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.told_places import DESIGNATED
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import last_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

CLAUSE = 120
"""The longest clause of that kind, in characters."""
_SIGN = regex(r"[.;:·()।\n«»“”\"](?!\d)")


def opens_with(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], sentence: Span, start: int, subject: Focus) -> bool:
    """Return whether a figure at ``start`` stands in such a clause, and the clause behind it opens with ``subject``."""
    if subject.level or not subject.unit or subject.start - sentence[0] > CLAUSE + DESIGNATED:
        return False
    led = grammar.opens_with.after(low, sentence[0]) is not None
    comma = low.rfind(", ", start, subject.start)
    last = last_before(quantities, subject.start)
    if comma >= 0 and last is not None and last.tail <= comma:
        told = led or grammar.opens_with_after.before(low, comma) is not None
        return told and _SIGN.search(low, sentence[0], comma) is None and _leads(grammar, low, comma + 2, subject.start)
    if comma >= 0 or not led or last is None or last.tail > subject.start or _SIGN.search(low, sentence[0], last.tail):
        return False
    behind = skip_blanks(low, last.tail)  # "med 34 landsbyer har A kommune …", "с 34 деревнями коммуна A …"
    verb = grammar.has.after(low, behind)
    return _leads(grammar, low, skip_blanks(low, verb[1]) if verb else behind, subject.start)


def _leads(grammar: LinkGrammar, low: str, at: int, end: int) -> bool:
    """Whether nothing but a designator, or an organisation of the unit, stands before its name."""
    g = grammar
    while at < end:
        word = g.articles.after(low, at) or g.unit_nouns.after(low, at) or g.levels.after(low, at)
        word = word or g.organisations.after(low, at) or g.of.after(low, at)
        if word is None:
            return False
        at = skip_blanks(low, word[1])
    return True
