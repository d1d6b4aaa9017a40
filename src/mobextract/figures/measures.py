"""Measures: a number with a unit, and years that are somebody's age."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.numbers.amounts import Amount, divided, scaled_by, single
from mobextract.numbers.ratios import LEAST
from mobextract.numbers.wordforms import Kind
from mobextract.text.folding import ANY_WORD, LETTER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex

GROWN = 14
"""Years behind people are their age from this number on."""
NAME = 5
"""How many words a name with its title has at most."""
LABEL_REACH = 40
"""How long the noun before an age may be, in characters."""

ABBREVIATED = 3
"""How many letters the last word of an abbreviated unit has at most."""
_SHORT = regex(rf"(?<!{WORD}){WORD}{{1,{ABBREVIATED}}}$")

PARTED = frozenset(("inch", "foot", "yard", "mile", "cup", "teaspoon", "tablespoon", "pint", "quart", "gallon", "ounce", "pound", "hour"))
"""Units that are told in ``PARTS``, which have exact values: "5/8 inch"; "5/8 hectares" are five of eight."""
PARTS = (5, 8, 10, 16, 32, 64)

TENTHS = frozenset(("meter", "kilogram", "liter", "tonne", "hectare"))
"""Units whose tenths are told by a bare digit behind them."""
NO_NUMBER: Kind = ("none", Decimal(0), False)
_LAST_WORD = regex(rf" ({LETTER}+)(?=[ .!?]*(?:[,;:)\n]|$)|[.!?] )")

DIVIDED = frozenset(("length", "area", "mass", "volume"))
"""What may be done in part: "12/18 km"."""
REVERSED = {"at_most": "at_least", "at_least": "at_most", "more_than": "less_than", "less_than": "more_than"}
"""Bounds of degrees that are told below zero."""


def _undivided(amount: Amount, name: str, dimension: str) -> Amount | None:
    """A ratio as the number that is measured: "5/8 inch" as a part, "351.3/451 hectares" as what is done; None where it is neither."""
    amount = divided(amount) if amount.of is not None else amount
    if (whole := amount.of) is None:
        return amount
    if amount.value is not None and name in PARTED and whole in PARTS and amount.value < whole:
        return replace(amount, value=amount.value / whole, of=None)
    return replace(amount, of=None) if dimension in DIVIDED and whole >= LEAST else None


class MeasureReader:
    """The measures of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low

    def read(self, amount: Amount, unit: tuple[tuple[str, str], int], inner: str | None) -> Quantity | str:
        """Return the measure of a number whose unit, with its dimension and end, stands beside it; of a ratio ("12/18 km") the part."""
        (name, dimension), end = unit
        undivided = _undivided(amount, name, dimension)
        if undivided is None:
            return "a ratio of measures"
        amount = self._worth(self.edges.signed(undivided), end)
        start = amount.start
        amount, end = self._with_fraction(amount, name, end if dimension == "duration" else self._with_dot(end))
        if dimension == "duration" and name == "year" and self._is_age(start, end):
            dimension = "age"
        edge, below = end, None
        if dimension == "temperature" or name == "degree":
            below = self._below_zero(amount, end)
            amount, edge = below or self._above_zero(amount, end)
            start = max(start, amount.start)
        modifier = self.edges.bound(start, inner, amount, edge)
        modifier = REVERSED.get(modifier, modifier) if below else modifier  # "up to 15 degrees of frost" are -15 at least
        if self._is_no_bound(amount, dimension, start, edge, modifier):
            modifier = inner or "exact"
        amount, warning = self.edges.likelier(amount)
        return Quantity("measure", start, end, amount, "measure.unit", modifier, unit=name, dimension=dimension, edge=edge, warning=warning)

    def _with_fraction(self, amount: Amount, name: str, end: int) -> tuple[Amount, int]:
        """The amount with the half or the tenths that are told behind its unit, and where they end."""
        if half := self.edges.half(end):
            return (amount, end) if amount.value is None else (replace(amount, value=amount.value + half[0], end=half[1]), half[1])
        if tenths := self._tenths(amount, name, end):
            return replace(amount, value=(amount.value or 0) + tenths[0], end=tenths[1]), tenths[1]
        return amount, end

    def _is_no_bound(self, amount: Amount, dimension: str, start: int, edge: int, modifier: str) -> bool:
        """Whether the word before a measure only says when or how long: "over the three years", "below the 20-day average", "more than two
        years ago"."""
        lasts = dimension == "duration"
        if amount.low is None and (lasts or self.low[amount.end : amount.end + 1] in ("-", "–")) and self.edges.has_article(start):
            return True
        if lasts and modifier == "more_than" and self.edges.is_spread(start):
            return True
        if lasts and modifier == "at_most" and self.edges.lasts(start, edge):
            return True
        before, after = self.g.covering
        if modifier == "less_than" and dimension == "length" and before.before(self.low, start):
            return after.after(self.low, skip_blanks(self.low, edge)) is not None  # "under 1.5 metres of water"
        aged = lasts or dimension == "age"
        return aged and (self.g.differences.before(self.low, start) is not None or self._is_past(start, edge))

    def _is_past(self, start: int, end: int) -> bool:
        """Whether something is compared with what was so long ago: "lower than two years ago"."""
        past = self.g.past_after.after(self.low, skip_blanks(self.low, end))
        return past is not None and self.g.past_before.before(self.low, start) is not None

    def _worth(self, amount: Amount, end: int) -> Amount:
        """The number in a unit that the name which ends at ``end`` is several of: "tre kvarter" are 45 minutes (nb)."""
        found = self.g.placed_units.worth.before(self.low, end) if self.g.placed_units.worth else None
        return amount if found is None or found[1] < amount.end else scaled_by(amount, found[0])

    def _tenths(self, amount: Amount, name: str, end: int) -> tuple[Decimal, int] | None:
        """The tenths of a unit, told short behind it where the clause ends: "một mét sáu" is 1.6 m, "một ký hai" 1.2 kg."""
        if not self.g.amounts.short_tails or name not in TENTHS or amount.value is None or not (amount.is_whole and amount.first.word):
            return None
        word = _LAST_WORD.match(self.low, end)
        kind, value, _ = self.g.numerals.tokenizer.kinds.get(word[1], NO_NUMBER) if word else NO_NUMBER
        return (value / 10, word.end(1)) if word and kind == "cardinal" and 0 < value < 10 else None

    def _with_dot(self, end: int) -> int:
        """The end of a unit with the dot of its abbreviation, which its sentence goes on behind: "7 км. дорог"."""
        text = self.folded.text
        short = _SHORT.search(text, max(0, end - ABBREVIATED - 2), end) is not None
        return end + 1 if short and text[end : end + 2] == ". " and text[end + 2 : end + 3].islower() else end

    def _below_zero(self, amount: Amount, end: int) -> tuple[Amount, int] | None:
        """Degrees that words behind them, or in them, make negative ("5 degrees below zero", "10 kuldegrader"), and where these words
        end."""
        places = self.g.placed_units
        below = places.below_after.after(self.low, skip_blanks(self.low, end)) or places.below_after.after(
            self.low, skip_blanks(self.low, amount.end)
        )
        if below is None or below[1] < end:
            return None
        if amount.low == 0 and places.below_before.before(self.low, amount.last.start):
            amount = single(amount.last)  # "शून्य से 10 डिग्री नीचे": no range from zero
        value, low, high = (None if v is None else -v for v in (amount.value, amount.high, amount.low))
        return replace(amount, value=value, low=low, high=high), below[1]

    def _above_zero(self, amount: Amount, end: int) -> tuple[Amount, int]:
        """Degrees with the words that only say that they are above zero: "20 degrees above zero", "शून्य से 20 डिग्री ऊपर"."""
        places = self.g.placed_units
        above = places.above_after.after(self.low, skip_blanks(self.low, end))
        if above is None:
            return amount, end
        if amount.low == 0 and places.below_before.before(self.low, amount.last.start):
            amount = single(amount.last)
        return amount, above[1]

    def _is_age(self, start: int, end: int) -> bool:
        low = self.low
        if self.g.age_after.after(low, skip_blanks(low, end)) or self.g.age_before.before(low, start):
            return True
        if self._behind_people(start, end):
            return True
        if not self.g.language.info.has_case:
            return self._is_titled(start, end)
        name = re.search(r"(\S+)\s*[(,]\s*$", self.folded.text[max(0, start - 40) : start])
        return bool(name and name[1][:1].isupper() and re.match(r"\s*[),.;·।]", low[end : end + 2]))

    def _is_titled(self, start: int, end: int) -> bool:
        """Whether years alone in brackets stand behind a name with its title, in a script without capitals: "श्री ली वान फुंग (53 वर्ष)"."""
        if self.low[start - 1 : start] != "(" or self.low[end : end + 1] not in (")", ","):
            return False
        words = [m.start() for m in ANY_WORD.finditer(self.low, max(0, start - LABEL_REACH), start)][-NAME:]
        titled = [index for index, at in enumerate(words[:-1]) if self.g.titles.after(self.low, at) is not None]
        return bool(titled) and not any(self.g.nouns.genitive.after(self.low, at) for at in words[titled[-1] + 1 :])  # "श्री ली की योजना"

    def _behind_people(self, start: int, end: int) -> bool:
        """Whether years stand right behind those who are so old, with their bound: "68 elever over 40 år"; few years may last instead."""
        bound = self.edges.left_of_modifier(start)
        opening = self.g.amounts.opening.before(self.low, bound)
        bound = opening[1] if opening else bound
        years = re.findall(r"\d+", self.low[start:end])
        if bound == start or not years or int(years[-1]) < GROWN:
            return False
        noun = self.g.nouns.ending(self.low, max(0, bound - LABEL_REACH), end_before(self.low, bound))
        return noun is not None and noun.unit in PEOPLE
