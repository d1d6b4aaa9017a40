"""The numeric layer by itself: every numeral of a short text with its kind, those too that an article's record leaves out.

It is a view of what ``mobextract.figures.reader`` found and rejected; it reads nothing anew. A bare number, an ordinal and a
label have no place in a record, and are given here with their kind. Vague words ("hundreds of") state no number and are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from mobextract.dates.reader import FoundDate
from mobextract.figures.asides import Asides
from mobextract.figures.edges import Edges
from mobextract.figures.foreign_sums import leave_out
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.joined_bounds import joined
from mobextract.figures.no_numbers import is_nothing
from mobextract.figures.plain_ages import RULE as AGE
from mobextract.figures.plain_ages import is_age
from mobextract.figures.quantity import (
    CODE,
    FACTOR,
    LABEL,
    LEADING_ZERO,
    LETTERS,
    NO_MONEY,
    NOT_WHOLE,
    NOTHING,
    UNCOUNTED,
    Quantity,
    Rejected,
    is_garbled,
)
from mobextract.figures.unsaid_units import with_units
from mobextract.figures.weekdays import is_weekday
from mobextract.nouns.counts import NounGrammar
from mobextract.numbers.amounts import CHANCE, ORDINAL, Amount, divided
from mobextract.numbers.ratios import SCALED
from mobextract.record import plain_decimal
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.lazy import regex

BARE = "number"
"""Rule of a number that stands by itself."""
_CAPITAL = "".join(c for c in map(chr, range(0x2000)) if c.isupper())
_NAMED = regex(rf"(?:[^\s.!?:\"“‘(] |[^\W\d_])[\"“‘(]?[{_CAPITAL}][\w&]*[^\W\d_][\w&]* $")
"""A capitalised word that does not open its sentence, before a number; or two capital letters."""

NumericKind = Literal["number", "ordinal", "count", "ratio", "money", "percentage", "measure", "date", "label"]
SIGNED = ("money", "percentage", "measure")
"""Kinds that may be below zero."""


class Numeric(msgspec.Struct, kw_only=True):
    """One numeral of a text: ``text[start:end]`` with its kind and what it says, ``None`` where the text does not say.

    ``value`` is exact; a range has ``low`` and ``high`` instead, a date ``date`` (ISO 8601). ``of`` is the whole of a ratio. ``unit``
    is the counted concept or the unit of measurement, ``currency`` an ISO 4217 code. Offsets are code points.

    >>> import mobextract
    >>> weight = mobextract.quantities("ít nhất 3,5 tấn", "vi")[0]
    >>> weight.start, weight.end, weight.text, weight.value, weight.unit, weight.modifier
    (8, 15, '3,5 tấn', Decimal('3.5'), 'tonne', 'at_least')
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
    grammar: QuantityGrammar,
    folded: Folded,
    quantities: Sequence[Quantity],
    rejected: Sequence[Rejected],
    dates: Sequence[FoundDate],
    code: str,
) -> list[Numeric]:
    """Return every numeral of the text in order, none claimed twice.

    ``quantities`` and ``rejected`` are those of the reader, ``dates`` the dates found before it.
    """
    edges = Edges(grammar, folded)
    whole = folded.low.strip(" \n.,;:!?\"'«»“”()")
    found = [_date(folded, d, code) for d in [*dates, *(q.date for q in quantities if q.date is not None)]]
    figures = [q for q in quantities if q.date is None and not is_garbled(q)]
    if not grammar.implied_alone:
        leave_out(figures, grammar.implied)
    taken = [(q.start, q.edge if q.kind == "measure" or q.per else q.end) for q in quantities]
    for last, item in zip([None, *rejected], rejected, strict=False):
        if last is not None and item.amount.first.one and last.amount.first.ordinal and folded.low[last.end : item.start] == " ":
            continue  # "the fourth one"
        minus = item.amount.first.minus
        alone = folded.low[item.start if minus is None else minus : item.end] == whole
        if is_nothing(grammar, folded, item, alone) or any(start < item.end and item.start < end for start, end in taken):
            continue
        if is_weekday(grammar.weekdays, folded, item.start, item.end, dates):
            continue
        if item.reason == NO_MONEY and (free := _no_money(grammar, folded, item)) is not None:
            figures.append(free)
        elif item.amount.value is None and item.amount.low is None:
            found.append(_label(grammar, folded, item, code))  # "house 12/4"
        elif _is_bare(folded, item, quantities) or (alone and item.reason == LEADING_ZERO):
            figures.append(_bare(grammar, folded, item, edges, figures))
        else:
            found.append(_label(grammar, folded, item, code))
    figures = joined(grammar, folded.low, sorted(figures, key=lambda q: q.start))
    asides = Asides(grammar, folded)
    asides.directions(figures)
    with_units(grammar, folded, asides, figures)
    return sorted([*found, *(_quantity(folded, q, code) for q in figures)], key=lambda n: n.start)


def _is_bare(folded: Folded, item: Rejected, quantities: Sequence[Quantity]) -> bool:
    """Whether what was rejected is a number all the same, which counts nothing."""
    if item.reason == CODE:
        return _closes_height(folded.low, item, quantities)
    return item.reason in (*UNCOUNTED, FACTOR) and not _is_name(folded, item)


def _closes_height(low: str, item: Rejected, quantities: Sequence[Quantity]) -> bool:
    """Whether a number behind a hyphen is the inches of somebody's height: "the 6-foot-2 centre"."""
    hyphen = item.start - 1
    return low[hyphen] == "-" and any(q.kind == "measure" and q.unit == "foot" and q.edge == hyphen for q in quantities)


def _is_name(folded: Folded, item: Rejected) -> bool:
    """Whether digits behind a capitalised word are the number of a name ("the Xbox 360"); what opens a sentence is capitalised anyway."""
    amount = item.amount
    plain = not amount.first.word and amount.first.scale == 1 and amount.is_whole and amount.first is amount.last
    return (
        plain
        and item.reason in (NOTHING, LETTERS)
        and folded.text[item.start : item.end].isdigit()
        and _NAMED.search(folded.text, max(0, item.start - 30), item.start) is not None
    )


def _quantity(folded: Folded, quantity: Quantity, code: str) -> Numeric:
    if quantity.date is not None:
        return _date(folded, quantity.date, code)
    amount = quantity.amount
    left = _dash(folded.low, quantity.start, quantity.edge) if quantity.kind in SIGNED and amount.value is not None else None
    if left is not None and amount.value is not None:  # "-5 %"
        amount = replace(amount, value=-amount.value)
    start, end = folded.span(quantity.start if left is None else left, quantity.end)
    noun = folded.source[slice(*folded.span(quantity.noun.start, quantity.noun.end))] if quantity.noun else None
    return Numeric(
        kind=_kind(quantity), start=start, end=end, text=folded.source[start:end],
        value=_plain(amount.value), low=_plain(amount.low), high=_plain(amount.high), of=_plain(amount.of), modifier=quantity.modifier,
        unit=(quantity.dimension if quantity.unit is None else None) if quantity.kind == "money" else quantity.unit, noun=noun,
        currency=quantity.unit if quantity.kind == "money" else None,
        dimension=quantity.dimension if quantity.kind == "measure" else None, points=quantity.points,
        change=quantity.change, per=list(quantity.per), conversion=quantity.converts is not None, rule=f"{code}.{quantity.rule}",
    )  # fmt: skip


def _kind(quantity: Quantity) -> NumericKind:
    if quantity.kind == "count":
        return "ratio" if quantity.amount.of is not None else "number" if quantity.rule == BARE else "count"
    return quantity.kind


def _bare(grammar: QuantityGrammar, folded: Folded, item: Rejected, edges: Edges, before: Sequence[Quantity]) -> Quantity:
    """A number that counts nothing in a record; it may be given in points all the same ("up 12 points"), or be an age ("aged 7")."""
    amount, start = item.amount, item.start
    if amount.of is not None and amount.value is not None and amount.first is amount.last and amount.value >= SCALED:
        amount = divided(amount)  # "một phần tư triệu"
    modifier = edges.bound(amount.start, None, amount, amount.end)
    left = _minus(folded.low, amount, item) if amount.value is not None else None
    if left is not None and amount.value is not None:
        start, amount = left, replace(amount, value=-amount.value)
    if is_age(grammar, folded, amount, before):
        return Quantity("measure", start, item.end, amount, AGE, modifier, unit="year", dimension="age", edge=item.end)
    given = grammar.nouns.uncounted.after(folded.low, skip_blanks(folded.low, amount.end))
    if item.reason == FACTOR and (times := grammar.nouns.nouns.after(folded.low, skip_blanks(folded.low, amount.end))):
        given = times  # "three times higher"
    if item.reason in (CHANCE, NOT_WHOLE):
        given = _named(grammar.nouns, folded.low, amount.end, item.reason) or given
    unit, edge = given or (None, item.end)
    return Quantity("count", start, item.end, amount, BARE if amount.of is None else "ratio", modifier, unit=unit, edge=edge)


def _named(nouns: NounGrammar, low: str, end: int, reason: str) -> tuple[str, int] | None:
    """The noun behind a chance ("one in eight workers") or a mean ("8.1 rebounds"), and where it ends: a known one, or a plural."""
    position = skip_blanks(low, end)
    noun = nouns.direct(low, position) or nouns.after(low, position)
    if noun is None:
        return None
    several = noun.start == position and bool(nouns.singular) and not nouns.is_single(low, noun)
    return (noun.unit or "", noun.end) if several or (noun.known and reason == CHANCE) else None


def _no_money(grammar: QuantityGrammar, folded: Folded, item: Rejected) -> Quantity | None:
    """An amount of zero, which is a name in an article ("a 0-dong shop")."""
    low, start = folded.low, item.start
    behind = grammar.currency_after.after(low, skip_blanks(low, item.end))
    before = None if behind else grammar.currency_before.before(low, start)
    found = behind or before
    if found is None:
        return None
    edge = behind[1] if behind else item.end
    return Quantity("money", before[1] if before else start, edge, item.amount, "money.zero", unit=found[0], edge=edge)


def _label(grammar: QuantityGrammar, folded: Folded, item: Rejected, code: str) -> Numeric:
    amount = item.amount
    told = grammar.ordinal_before.before(folded.low, item.start) or _has_ending_apart(grammar, folded.low, amount.end)
    ordinal = item.reason == ORDINAL or (item.reason == LABEL and told)  # "lần thứ 15"
    kind: NumericKind = "ordinal" if ordinal else "label"
    start, end = folded.span(item.start, item.end)
    return Numeric(
        kind=kind, start=start, end=end, text=folded.source[start:end], value=_plain(amount.value), low=_plain(amount.low),
        high=_plain(amount.high), of=_plain(amount.of), rule=f"{code}.{kind}",
    )  # fmt: skip


def _has_ending_apart(grammar: QuantityGrammar, low: str, end: int) -> bool:
    """Whether an ordinal's ending stands behind a blank, which labels are known by as well: "10 वीं"."""
    position = skip_blanks(low, end)
    return grammar.label_after.after(low, position) is not None and grammar.ordinal.match(low, position) is not None


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
