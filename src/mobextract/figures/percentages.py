"""Percentages and percentage points: the sign or word beside a number, its bound, and what it is a share of."""

from __future__ import annotations

import re

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, Span
from mobextract.numbers.amounts import Amount, hundredths
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.lazy import regex

_PER_MILLE = regex(r"(?<=%)[oо0](?!\w)")
"""The rest of a sign of per mille as typewriters have it, in either script: "17%o"."""


class PercentageReader:
    """Reads the percentages of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded) -> None:
        self.g = grammar
        self.edges = edges
        self.low = folded.low

    def read(self, amount: Amount) -> Quantity | None:
        """Return the percentage that an amount is, with its sign already part of it; None where it is none."""
        position = skip_blanks(self.low, amount.end)
        modifier, position = self.edges.modifier_after(position)
        inside = position == amount.end and self.low[position - 1 : position + 1].isalpha()  # "пятипроцентный"
        found = self.g.percent_inside.after(self.low, position) if inside else self.g.percent_after.after(self.low, position)
        start = amount.start
        if found is None:
            sign = self.g.percent_before.before(self.low, amount.start) if self.g.percent_before.forms else None
            if sign is None:
                return None
            start, found = sign[1], (False, amount.end)
        points, end = found
        if _PER_MILLE.match(self.low, end):
            return None
        if self.g.basis.after(self.low, position):
            amount = hundredths(amount)
        behind = skip_blanks(self.low, end)
        if self.g.currency_after.after(self.low, behind) and not self.g.is_no_currency(self.low, behind):
            amount = replace(amount, reason="a percent sign beside a currency")
            return Quantity("percentage", start, end, amount, "percentage.garbled", warning="garbled amount")
        modifier = "exact" if self.g.differences.before(self.low, start) else self.edges.bound(start, modifier, amount, end)
        amount, warning = self._share(amount)
        of = self._subject(end)
        return Quantity("percentage", start, end, amount, "percentage.sign", modifier, points=points, subject=of, edge=end, warning=warning)

    def _share(self, amount: Amount) -> tuple[Amount, str | None]:
        """A percentage is small: with the language's decimal sign in it "1.500 %" is one and a half."""
        first = amount.first
        if first is not amount.last or amount.value is None or first.alternative is None:
            return amount, None
        if self.g.language.info.decimal in self.low[first.start : first.end]:
            amount = replace(amount, value=min(first.value, first.alternative).copy_sign(amount.value))
        return amount, self.edges.warning(amount) if first.doubtful else None

    def _subject(self, end: int) -> Span | None:
        """The few words that say what a percentage is of: those behind "of", up to the end of the phrase."""
        position = self.edges.modifier_after(skip_blanks(self.low, end))[1]  # "95 per cent or more of the applications"
        of = self.g.percent_of.after(self.low, position)
        if of is None and self.g.percent_of:
            return None
        position = skip_blanks(self.low, of[1]) if of else position
        last = position
        for match in re.finditer(r"[^\s,.;:()«»“”\"!?।]+", self.low[position : position + 90]):
            if match.start() > last - position + 1 or self.g.nouns.stop.after(self.low, position + match.start()):
                break
            last = position + match.end()
        return (position, last) if last > position else None
