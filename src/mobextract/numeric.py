"""The numeric layer by itself: every numeral of a short text with its kind, those too that an article's record leaves out.

It is a view of what ``mobextract.quantity_reader`` found and rejected; it reads nothing anew. A bare number, an ordinal and a
label have no place in a record, and are given here with their kind. Vague words ("hundreds of") state no number and are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

import msgspec

from mobextract.amounts import ORDINAL, Amount
from mobextract.dates import FoundDate
from mobextract.edges import Edges
from mobextract.folding import Folded
from mobextract.quantity import (
    BARE_ONE,
    LABEL,
    LEADING_ZERO,
    LOWER_END,
    OTHER_WORD,
    UNCOUNTED,
    UNIT_WORD,
    VAGUE,
    Quantity,
    Rejected,
    is_garbled,
)
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.record import plain_decimal

NumericKind = Literal["number", "ordinal", "count", "ratio", "money", "percentage", "measure", "date", "label"]
SIGNED = ("money", "percentage", "measure")
"""Kinds that may be below zero."""


class Numeric(msgspec.Struct, kw_only=True):
    """One numeral of a text: ``text[start:end]`` with its kind and what it says, ``None`` where the text does not say.

    ``value`` is exact; a range has ``low`` and ``high`` instead, a date ``date`` (ISO 8601). ``of`` is the whole of a ratio. ``unit``
    is the counted concept or the unit of measurement, ``currency`` an ISO 4217 code.
    """

    kind: NumericKind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    date: str | None = None
    modifier: str = "exact"
    unit: str | None = None
    noun: str | None = None
    currency: str | None = None
    dimension: str | None = None
    points: bool = False
    change: str | None = None
    per: list[str] = msgspec.field(default_factory=list)
    conversion: bool = False
    """Whether it says the figure before it again, in another unit."""
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a plain dictionary; numbers stay ``Decimal``."""
        plain: dict[str, Any] = msgspec.to_builtins(self, builtin_types=(Decimal,))
        return plain


def to_json(numerics: Sequence[Numeric]) -> str:
    """Return the numerals as a JSON array, indented; values are plain numbers without exponent."""
    encoded = msgspec.json.Encoder(decimal_format="number").encode(list(numerics))
    return msgspec.json.format(encoded, indent=2).decode("utf-8")


def numerics(
    grammar: QuantityGrammar, folded: Folded, quantities: Sequence[Quantity], rejected: Sequence[Rejected], dates: Sequence[FoundDate], code: str
) -> list[Numeric]:
    """Return every numeral of the text in order, none claimed twice.

    ``quantities`` and ``rejected`` are those of the reader, ``dates`` the dates found before it.
    """
    edges = Edges(grammar, folded)
    whole = folded.low.strip(" \n.,;:!?\"'«»“”()")
    found = [_date(folded, d, code) for d in dates]
    found += [_quantity(folded, q, code) for q in quantities if not is_garbled(q)]
    taken = [(q.start, q.end) for q in quantities]
    for item in rejected:
        minus = item.amount.first.minus
        alone = folded.low[item.start if minus is None else minus : item.end] == whole
        other = item.reason in (BARE_ONE, OTHER_WORD) or (item.amount.first.fraction and item.amount.first.ambiguous)
        if item.reason in (VAGUE, LOWER_END, UNIT_WORD) or (other and not alone):
            continue
        if item.amount.first.fraction and item.amount.value != Decimal("0.5") and not alone:
            continue  # "the first quarter"
        if item.amount.first.one and grammar.not_one.before(folded.low, item.start):
            continue
        if not any(start < item.end and item.start < end for start, end in taken):
            found.append(_rejected(folded, item, edges, code, alone))
    return sorted(found, key=lambda n: n.start)


def _quantity(folded: Folded, quantity: Quantity, code: str) -> Numeric:
    if quantity.date is not None:
        return _date(folded, quantity.date, code)
    amount = quantity.amount
    left = _dash(folded.low, quantity.start, max(quantity.end, quantity.edge)) if quantity.kind in SIGNED and amount.value is not None else None
    if left is not None and amount.value is not None:  # "-5 %"
        amount = replace(amount, value=-amount.value)
    start, end = folded.span(quantity.start if left is None else left, quantity.end)
    noun = folded.source[slice(*folded.span(quantity.noun.start, quantity.noun.end))] if quantity.noun else None
    return Numeric(
        kind="ratio" if quantity.kind == "count" and amount.of is not None else quantity.kind, start=start, end=end, text=folded.source[start:end],
        value=_plain(amount.value), low=_plain(amount.low), high=_plain(amount.high), of=_plain(amount.of), modifier=quantity.modifier,
        unit=quantity.dimension if quantity.kind == "money" and quantity.unit is None else quantity.unit if quantity.kind != "money" else None, noun=noun, currency=quantity.unit if quantity.kind == "money" else None,
        dimension=quantity.dimension if quantity.kind == "measure" else None, points=quantity.points,
        change=quantity.change, per=list(quantity.per), conversion=quantity.converts is not None, rule=f"{code}.{quantity.rule}",
    )  # fmt: skip


def _rejected(folded: Folded, item: Rejected, edges: Edges, code: str, alone: bool) -> Numeric:
    amount = item.amount
    kind: NumericKind = "label"
    if item.reason == ORDINAL or (item.reason == LABEL and edges.g.ordinal_before.before(edges.low, item.start)):  # "lần thứ 15"
        kind = "ordinal"
    elif item.reason in UNCOUNTED or (alone and item.reason == LEADING_ZERO):
        kind = "number" if amount.of is None else "ratio"
    modifier = edges.bound(amount.start, None, amount, amount.end) if kind in ("number", "ratio") else "exact"
    left = _minus(folded.low, amount, item) if kind in ("number", "ratio") and amount.value is not None else None
    start, end = folded.span(item.start if left is None else left, item.end)
    if left is not None and amount.value is not None:
        amount = replace(amount, value=-amount.value)
    return Numeric(
        kind=kind, start=start, end=end, text=folded.source[start:end], value=_plain(amount.value), low=_plain(amount.low),
        high=_plain(amount.high), of=_plain(amount.of), modifier=modifier, rule=f"{code}.{kind}",
    )  # fmt: skip


def _minus(low: str, amount: Amount, item: Rejected) -> int | None:
    """Where the minus of a bare number begins; a text that is a dash and a number only is a negative number."""
    dash = _dash(low, item.start, item.end)
    return amount.first.minus if dash is None else dash


def _dash(low: str, start: int, end: int) -> int | None:
    """Where the dash stands, in a text that is nothing but a dash and the figure at ``[start, end)``."""
    before = low[:start].strip()
    return low.index(before) if before in ("-", "–") and not low[end:].strip(" \n.") else None


def _date(folded: Folded, date: FoundDate, code: str) -> Numeric:
    start, end = folded.span(date.start, date.end)
    return Numeric(kind="date", start=start, end=end, text=folded.source[start:end], date=date.iso(), rule=f"{code}.date.{date.rule}")


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain_decimal(value)
