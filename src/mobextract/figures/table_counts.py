"""Numbers alone in the cells of a table: they count what the head of their column or row names, or are in the unit that it states."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOT_WHOLE, NOTHING, Kind, Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_YEAR, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_NO_COUNT = regex(r"[%‰$€₫]")
_UNIT_OPENS = regex(r"\([^()\d]{0,9}?(?=\S{1,30}[^()]*\)$)|,(?= [^,()]+$)|(?=[%‰]$)")
"""Where the head of a column states its unit: in brackets, behind its last comma, or as a bare sign at its end."""
CAPTION = 120
"""The longest line above a table that is its caption, in characters."""
_CLOSES = regex(r"\.?\)?")


class _Unit(Struct, frozen=True):
    """What the numbers of a column are in."""

    kind: Kind
    name: str | None = None
    dimension: str | None = None
    factor: Decimal = Decimal(1)


class TableCounts:
    """The figures in the tables of one article."""

    def __init__(self, grammar: QuantityGrammar, low: str, segments: Segments) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self._nouns: dict[Span, Noun | None] = {}
        self._units: dict[Span, _Unit | None] = {}

    def fill(self, amounts: list[Amount], results: list[Quantity | str]) -> None:
        """Make the numbers alone in their cells figures, where a head says of what or in what unit."""
        for index, amount in enumerate(amounts):
            cell = self.segments.cells.get(amount.start)
            if cell is None or cell.end != amount.end or cell.start == cell.row[0] or amount.of is not None or amount.value is None:
                continue
            if results[index] not in (NOTHING, NOT_WHOLE):
                continue
            head = cell.row if ANY_YEAR.search(self.low, *cell.column) else cell.column
            unit = self._unit(head) or self._unit(cell.column)
            if unit is not None or (self._noun(head) is None and (unit := self._caption_unit(cell.column[0])) is not None):
                results[index] = self._measured(amount, unit)
            elif amount.is_whole and (noun := self._noun(head)) is not None:
                results[index] = Quantity(
                    "count", amount.start, amount.end, amount, "count.table", unit=noun.unit, noun=noun, edge=amount.end
                )

    def _measured(self, amount: Amount, unit: _Unit) -> Quantity:
        made = amount if amount.value is None else replace(amount, value=amount.value * unit.factor)
        return Quantity(
            unit.kind, amount.start, amount.end, made, f"{unit.kind}.table", unit=unit.name, dimension=unit.dimension, edge=amount.end
        )

    def _unit(self, head: Span) -> _Unit | None:
        """The unit that a head states: "(triệu đồng)", "(VND million)", "(%)", "(ha)"."""
        if head not in self._units:
            opening = _UNIT_OPENS.search(self.low, *head)
            self._units[head] = self._stated(skip_blanks(self.low, opening.end()), head[1]) if opening else None
        return self._units[head]

    def _caption_unit(self, column: int) -> _Unit | None:
        """The unit that the line right above a table states in brackets, whose head is at ``column``: "Tỷ lệ thu gom rơm (%)"."""
        paragraphs = self.segments.paragraphs
        index = bisect_left(paragraphs, self.segments.paragraph_at(column))
        above = paragraphs[index - 1] if index else (0, 0)
        short = 0 < above[1] - above[0] < CAPTION and self.low[above[1] - 1] == ")" and above[0] not in self.segments.cells
        return self._unit(above) if short else None

    def _stated(self, start: int, end: int) -> _Unit | None:
        """The unit that stands between ``start`` and the end of a head, and is all that does."""
        first = self.g.short_scale.after(self.low, start) or self.g.scales.after(self.low, start)
        position = skip_blanks(self.low, first[1] + (self.low[first[1] : first[1] + 1] == ".")) if first else start
        filler = self.g.money_fillers.after(self.low, position) if first else None
        if found := self.g.currency_after.after(self.low, skip_blanks(self.low, filler[1]) if filler else position):
            last = None if first else self.g.scales.after(self.low, skip_blanks(self.low, found[1]))
            factor = (first or last or (Decimal(1), 0))[0]
            return _Unit("money", found[0], factor=factor) if self._closes((last or found)[1], end) else None
        if first:
            return None
        if (percent := self.g.percent_after.after(self.low, start)) and self._closes(percent[1], end):
            return _Unit("percentage")
        unit = self.g.units.after(self.low, start)
        return _Unit("measure", *unit[0]) if unit and self._closes(unit[1], end) else None

    def _closes(self, position: int, end: int) -> bool:
        return _CLOSES.fullmatch(self.low, position, end) is not None

    def _noun(self, head: Span) -> Noun | None:
        """The noun that a head names; none where it speaks of rates, money or measures."""
        if head not in self._nouns:
            nouns = self.g.nouns
            named = nouns.left(self.low, *head) if nouns.head_last else nouns.soon(self.low, *head)
            self._nouns[head] = None if self._is_measured(head) else named
        return self._nouns[head]

    def _is_measured(self, head: Span) -> bool:
        inside = self.low.find("(", *head) + 1
        unit = inside and any(lexicon.after(self.low, inside) for lexicon in (self.g.units, self.g.currency_after, self.g.scales))
        return bool(unit) or _NO_COUNT.search(self.low, *head) is not None
