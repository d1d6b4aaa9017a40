"""Units of bare numbers that a short text leaves to what stands beside them: where a change led ("fell by 2 tonnes to 15"), an attribute
("a two-bedroom flat").

Only the numeric layer asks: a record leaves such numbers out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mobextract.figures.asides import Asides
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import LETTER, Folded
from mobextract.text.lazy import regex

_ATTRIBUTE = regex(rf"-(?P<noun>[^\W\d_]{LETTER}{{2,}}) [^\W\d]")


def with_units(grammar: QuantityGrammar, folded: Folded, asides: Asides, figures: Sequence[Quantity]) -> None:
    """Give the bare numbers among the figures the units that they share or are an attribute with."""
    for first, second in pairwise(figures):
        goes_on = second.rule == "number" and second.unit is None and first.change and second.change == first.change
        came_from = (
            first.rule == "number"
            and grammar.amounts.origin is not None
            and grammar.amounts.origin.before(folded.low, second.start) is not None
        )
        if (
            goes_on and (first.kind == "measure" or came_from) and asides.leads(first, second)
        ):  # an index adds points to a level that is none
            second.kind, second.unit, second.dimension, second.per = first.kind, first.unit, first.dimension, first.per
    if not grammar.nouns.no_attributes.forms:
        return
    for figure in figures:
        if figure.rule != "number" or figure.unit is not None or figure.amount.value is None:
            continue
        noun = _ATTRIBUTE.match(folded.low, figure.end)
        if noun and grammar.nouns.no_attributes.after(folded.low, noun.start("noun")) is None:
            figure.unit = noun["noun"]
