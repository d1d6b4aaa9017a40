"""Units that a form is only in its place, and units made of two: inches at the end of a clause, hours behind a fraction, speeds."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mobextract.nouns.people import PEOPLE
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.quantity_tables import MeasuresTable
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, wordlist

if TYPE_CHECKING:
    from mobextract.figures.grammar import QuantityGrammar
    from mobextract.numbers.amounts import Amount

FoundUnit = tuple[tuple[str, str], int]
"""A unit with its dimension, and where its name ends."""
_CLAUSE_END = regex(r"\.? *(?:[.,;:!?)\]\n]|$)")
_BETWEEN = regex(r"\d+(\D+)\d+")
_STROKE = regex(r" ?/ ?")
YEAR_BEHIND = regex(r" (?:19|20)\d\d(?!\d|[.,]\d)")
PACES = frozenset({"kilometer", "meter", "centimeter", "millimeter", "mile", "foot", "inch", "yard", "nautical-mile"})
"""Lengths that one moves by."""
MOMENTS = frozenset({"hour", "minute", "second", "millisecond"})
"""Times that a speed is told for; "50 metres a day" is work."""


class PlacedUnits:
    """The forms of one language that are units in their place only."""

    def __init__(self, table: MeasuresTable, common: CommonQuantities) -> None:
        self.closing: Lexicon[tuple[str, str]] = Lexicon((f, (u.unit, u.dimension)) for u in table.unit for f in u.closing)
        self.partial: Lexicon[tuple[str, str]] = Lexicon((f, (u.unit, u.dimension)) for u in table.unit for f in u.partial)
        self.split = {fold_form(f): (u.unit, u.dimension) for u in table.unit for f in u.split}
        self.sole = {f: (u.unit, u.dimension) for u in [*common.unit, *table.unit] for f in u.sole}
        self.worth: Lexicon[int] = Lexicon((f, u.worth) for u in (*table.unit, *common.unit) if u.worth != 1 for f in u.forms)
        self.single = {fold_form(f) for u in table.unit for f in u.single}
        self.cased = common.unit_cased
        self.sign = regex(rf"(?:{'|'.join(map(re.escape, self.cased)) or '(?!)'})(?![^\W_])")
        self.below_after = wordlist(table.below_zero.after)
        self.above_after = wordlist(table.above_zero)
        self.dividing: Lexicon[tuple[str, str]] = Lexicon((f, (u.unit, u.dimension)) for u in table.unit for f in u.dividing)
        self.lasting_before = wordlist(table.lasting.before)
        self.lasting_after = wordlist(table.lasting.after)
        self.ordered: Lexicon[tuple[str, str]] = Lexicon((f, (u.unit, u.dimension)) for u in table.unit for f in u.ordered)
        self.order_before, self.order_after = wordlist(table.in_order.before), wordlist(table.in_order.after)
        self.below_before = wordlist(table.below_zero.before)

    def inside(self, digits: str, end: int) -> FoundUnit | None:
        """The unit that stands for the decimal sign of a number: "1m75"."""
        sign = _BETWEEN.fullmatch(digits) if self.split else None
        found = self.split.get(sign[1]) if sign else None
        return (found, end) if found else None

    def in_case(self, text: str, position: int) -> FoundUnit | None:
        """A sign that its case tells apart: "7 nm" and "400 Nm"."""
        sign = self.sign.match(text, position)
        return (self.cased[sign[0]], sign.end()) if sign else None

    def alone(self, text: str, start: int, end: int) -> FoundUnit | None:
        """A form behind a figure at ``[start, end)`` that is all of the text with it; nothing but signs or a bound, already left out,
        before it."""
        if _first_sign(text) < start or (form := text[end:].strip(" \n.!?;,")) not in self.sole:
            return None
        return self.sole[form], text.index(form, end) + len(form)

    def divided(self, low: str, amount: Amount) -> tuple[str, str] | None:
        """The unit that a fraction is a number of: "six quarters", "the best in three quarters"."""
        if not self.dividing.forms or amount.value is None or amount.of is None or amount.last is not amount.first:
            return None
        found = self.dividing.before(low, amount.end)
        if found is None or amount.value >= amount.of:
            return found[0] if found else None
        told = self.lasting_before.before(low, amount.start) or self.lasting_after.after(low, skip_blanks(low, amount.end))
        return found[0] if told else None

    def in_order(self, low: str, amount: Amount, position: int) -> FoundUnit | None:
        """The unit that a form at ``position`` is where words say which periods are meant: "the first three quarters of the year" are no
        part of it, "ba quý đầu năm", "три квартала 2024 года"."""
        if fraction := self.dividing.before(low, amount.end):
            return (fraction[0], amount.end) if self.order_before.before(low, amount.start) else None
        if not self.ordered.forms:
            return None
        inside = self.order_before.after(low, position)  # "три первых квартала"
        found = self.ordered.after(low, skip_blanks(low, inside[1]) if inside else position)
        if found is None:
            return None
        told = inside or self.order_before.before(low, amount.start) or self.order_after.after(low, skip_blanks(low, found[1]))
        return found if told or YEAR_BEHIND.match(low, found[1]) else None

    def at_end(self, low: str, position: int, halves: Lexicon[Decimal]) -> FoundUnit | None:
        """A form that is a unit where its clause ends behind it: "5 ft 2 in", "10 stone", "38 độ rưỡi"."""
        if (found := self.closing.after(low, position)) is None:
            return None
        half = halves.after(low, skip_blanks(low, found[1]))
        ends = _CLAUSE_END.match(low, half[1] if half else found[1]) or self.below_after.after(low, skip_blanks(low, found[1]))
        return found if ends else None


def speed(grammar: QuantityGrammar, low: str, length: FoundUnit) -> FoundUnit | None:
    """The speed that a length is where a time stands behind it: "55 miles/hour", "60 km i timen"."""
    (name, _), end = length
    if name not in PACES:
        return None
    stroke = _STROKE.match(low, end)
    word = None if stroke else grammar.per_after.after(low, skip_blanks(low, end))
    if stroke is None and word is None:
        return None
    position = skip_blanks(low, stroke.end() if stroke else word[1] if word else end)
    time = grammar.units.after(low, position)
    if time is None or time[0][0] not in MOMENTS or low[position : position + 1] == "-":
        return None
    return (f"{name}-per-{time[0][0]}", "speed"), time[1]


@functools.lru_cache(maxsize=4)
def _first_sign(text: str) -> int:
    """Where a text begins, signs that may stand before a figure left out."""
    return len(text) - len(text.lstrip(" \n(~-–−\"'“"))


def glued_age(grammar: QuantityGrammar, low: str, end: int) -> FoundUnit | None:
    """The ending glued to a number that makes it somebody's age, though as a word it is a time: "64χρονος", not "10χρονο πρόγραμμα"."""
    found = grammar.compound_units.after(low, end)
    if found is None or found[0][1] != "age":
        return None
    noun = grammar.nouns.direct(low, skip_blanks(low, found[1]))
    return found if noun is None or not noun.known or noun.unit in PEOPLE else None
