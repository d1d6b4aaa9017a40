"""Units of bare numbers that a short text leaves to what stands beside them: where a change led ("fell by 2 tonnes to 15"), an attribute
("a two-bedroom flat"), the smaller unit behind a larger one ("1 hour thirty"), quarters of years ("six quarters").

Only the numeric layer asks: a record leaves such numbers out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mobextract.figures.asides import Asides
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import LETTER, Folded, skip_blanks
from mobextract.text.lazy import regex

TAILS = {
    "hour": ("minute", 60, 100),
    "minute": ("second", 60, 100),
    "meter": ("centimeter", 100, 10),
    "foot": ("inch", 12, 10),
}
"""Unit → the smaller one that a number behind it is in, how many of them make one, and what the larger number stays below."""
STROKE, STROKES = ("'", "’", "′", "' ", "’ ", "′ "), ('"', "”", "″")
LEVELS = ("measure", "count", "money")
FEW = 20
"""So many times as large as the other at most a sum is that leaves out the currency, and so no scale either."""
UNCOUNTED_UNITS = ("point", "permille")
_ENDED = regex(r"[ .!?।]*(?:[,;:)\n]|$)|[.!?।] ")
_HYPHEN = "-"
_ATTRIBUTE = regex(rf"-(?P<noun>{LETTER}{LETTER}{{2,}}) [^\W\d]")


def with_units(grammar: QuantityGrammar, folded: Folded, asides: Asides, figures: Sequence[Quantity]) -> None:
    """Give the bare numbers among the figures the units that they share or are an attribute with."""
    for first, second in pairwise(figures):
        bare = second.rule == "number" and second.unit is None
        goes_on = bare and second.change and (second.change == first.change or (first.change is None and first.kind in LEVELS))
        levels = first.rule == "number" or (first.kind == "count" and first.unit is not None) or _is_like_sum(first, second)
        came_from = levels and grammar.amounts.origin.before(folded.low, second.start) is not None
        if (
            goes_on and (first.kind == "measure" or came_from or _is_step(grammar, folded.low, first)) and asides.leads(first, second)
        ):  # an index adds points to a level that is none
            second.kind, second.unit, second.dimension, second.per = first.kind, first.unit, first.dimension, first.per
            first.change = second.change  # "153 million tonnes, down from 157 million"
    for first, second in pairwise(figures):
        if units := _signs(grammar, folded.low, first, second):
            for figure, (unit, dimension) in zip((first, second), units, strict=True):
                figure.kind, figure.unit, figure.dimension = "measure", unit, dimension
        if first.dimension == "length" and (foot := _stroke(grammar, folded.low, first, second)):
            second.kind, (second.unit, second.dimension) = "measure", foot
        if _is_tail(grammar, folded.low, first, second):
            tenths = first.unit == "meter" and folded.low[second.start : second.end].isdecimal() and second.end - second.start == 1
            second.kind, second.unit, second.dimension = "measure", "decimeter" if tenths else TAILS[first.unit or ""][0], first.dimension
    for figure in figures:
        if (periods := grammar.placed_units.divided(folded.low, figure.amount)) and not _is_part(grammar, folded.low, figure):
            figure.kind, figure.unit, figure.dimension, figure.amount = "measure", *periods, replace(figure.amount, of=None)
            figure.rule = "measure.unit"
        elif figure.rule == "number" and (row := grammar.placed_units.dividing.after(folded.low, skip_blanks(folded.low, figure.end))):
            figure.kind, (figure.unit, figure.dimension), figure.rule = "measure", row[0], "measure.unit"  # "five straight quarters"
    if not grammar.nouns.no_attributes.forms:
        return
    for figure in figures:
        if figure.rule != "number" or figure.unit is not None or figure.amount.value is None:
            continue
        noun = _ATTRIBUTE.match(folded.low, figure.end)
        if noun and grammar.nouns.no_attributes.after(folded.low, noun.start("noun")) is None:
            figure.unit = noun["noun"]


def _is_like_sum(first: Quantity, second: Quantity) -> bool:
    """Whether a bare number is about as large as the sum before it, whose currency it leaves out: "151.30 yen, up from 150.85"."""
    sum_, bare = first.amount.value, second.amount.value
    return first.kind == "money" and bool(sum_ and bare) and bare < sum_ * FEW and sum_ < bare * FEW  # type: ignore[operator]


def _is_part(grammar: QuantityGrammar, low: str, figure: Quantity) -> bool:
    """Whether a fraction below one is of something: "in three quarters of the cases"."""
    value, of = figure.amount.value, figure.amount.of
    return value is not None and of is not None and value < of and grammar.numerals.of.after(low, skip_blanks(low, figure.end)) is not None


def _is_step(grammar: QuantityGrammar, low: str, first: Quantity) -> bool:
    """Whether a count says by how many things their number changed: "cut its estimate by 400,000 bales to 35.6 million"."""
    if first.kind != "count" or first.unit is None or first.noun is None:
        return False
    return grammar.amounts.steps.before(low, first.start) is not None and first.unit not in UNCOUNTED_UNITS


def _signs(grammar: QuantityGrammar, low: str, first: Quantity, second: Quantity) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The units of two bare numbers with strokes behind them: "6'2\"" is in feet and inches (en), in minutes and seconds (el)."""
    if first.rule != "number" or low[first.end : second.start] not in STROKE:
        return None
    large, small = (grammar.placed_units.sole.get(sign) for sign in ("'", '"'))
    told = small is not None and (second.unit, second.dimension) == small  # "6'2\" tall"
    if not told and (
        second.rule != "number" or (low[second.end : second.end + 1] not in STROKES and low[second.end : second.end + 2] != "''")
    ):
        return None
    return (large, small) if large and small and large[1] == small[1] else None


def _stroke(grammar: QuantityGrammar, low: str, first: Quantity, second: Quantity) -> tuple[str, str] | None:
    """The unit of a bare number with a stroke behind a larger length: "2 yd 7'"."""
    if first.kind != "measure" or second.rule != "number" or second.unit is not None or low[second.end : second.end + 1] not in STROKE:
        return None
    unit = grammar.placed_units.sole.get("'")
    return unit if unit and unit[1] == "length" and not low[first.edge : second.start].strip(" ,") else None


def _is_tail(grammar: QuantityGrammar, low: str, first: Quantity, second: Quantity) -> bool:
    """Whether a bare number closes a measure in its smaller unit: "1 hour thirty", "1 mét 65", "5 foot 10"."""
    if first.kind != "measure" or first.unit not in TAILS or second.rule != "number" or second.unit is not None:
        return False
    _, many, most = TAILS[first.unit]
    value, whole = second.amount.value, first.amount.value
    if value is None or whole is None or not (second.amount.is_whole and first.amount.is_whole):
        return False
    if not (0 < whole < most and 0 < value < many):
        return False
    gap = low[first.edge : second.start].strip(" ")
    if gap == _HYPHEN and first.unit == "foot":
        return True  # "6-foot-2"
    digits = low[second.start : second.end].isdecimal() and second.end - second.start > 2
    return (
        (not gap or grammar.nouns.joiners.get(gap) is not None)
        and not (digits and first.unit == "meter")
        and second.modifier == "exact"
        and _ENDED.match(low, second.end) is not None
    )
