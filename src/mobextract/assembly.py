"""Make the record out of what was read: offsets go back to the original text, figures get their identifiers and links."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity, Rejected
from mobextract.linking.links import Links, ModelPlace
from mobextract.models.grammar import FoundModel, RejectedQuotation
from mobextract.record import Count, Date, Measure, Model, Money, Percentage, Place, Record, plain_decimal
from mobextract.text.folding import Folded


class Reading(Struct):
    """Everything that was read in one article, in the offsets of the folded text."""

    folded: Folded
    language: str
    published: datetime.date | None
    places: list[Place]
    models: list[FoundModel]
    model_places: list[ModelPlace]
    figures: list[Quantity]
    links: list[Links]
    dates: list[FoundDate]
    asides: frozenset[int]
    """Where dates begin that no other takes its year from: births, foundations."""
    rejected: list[Rejected]
    quotations: list[RejectedQuotation]


def fill_record(record: Record, reading: Reading) -> Record:
    """Put the mentions of ``reading`` into ``record`` and return it."""
    folded, code = reading.folded, reading.language
    record.places = [_place(folded, p, n) for n, p in enumerate(reading.places, 1)]
    pairs = zip(reading.models, reading.model_places, strict=True)
    record.models = [_model(folded, m, p, n, code) for n, (m, p) in enumerate(pairs, 1)]
    names = {id(m): mention.text for m, mention in zip(reading.models, record.models, strict=True)}
    ids = _figure_ids(reading.figures)
    for quantity, links in zip(reading.figures, reading.links, strict=True):
        _add_figure(record, folded, quantity, links, names, ids, code)
    years = _references(reading)
    record.dates = [_date(folded, d, y, n, code) for n, (d, y) in enumerate(zip(reading.dates, years, strict=True), 1)]
    return record


def rejections(reading: Reading) -> list[tuple[int, int, str, str]]:
    """Return (start, end, text, reason) of every numeral and quotation that was not taken, in the original text."""
    items = [(r.start, r.end, r.reason) for r in reading.rejected] + [(q.start, q.end, q.reason) for q in reading.quotations]
    rows = []
    for left, right, reason in items:
        start, end = reading.folded.span(left, right)
        rows.append((start, end, reading.folded.source[start:end], reason))
    return sorted(rows)


def _place(folded: Folded, place: Place, number: int) -> Place:
    place.start, place.end = folded.span(place.start, place.end)
    place.id, place.text = f"p{number}", folded.source[place.start : place.end]
    return place


def _model(folded: Folded, found: FoundModel, place: ModelPlace, number: int, code: str) -> Model:
    start, end = folded.span(found.start, found.end)
    return Model(
        id=f"m{number}", start=start, end=end, text=folded.source[start:end], kind=found.kind, canonical=found.canonical,
        programme=found.programme, cluster=f"m{found.first + 1}", place=place.place, place_score=place.score,
        owner=_text(folded, found.owner), rule=f"{code}.{found.rule}",
    )  # fmt: skip


def _add_figure(
    record: Record, folded: Folded, quantity: Quantity, links: Links, names: dict[int, str], ids: dict[int, str], code: str
) -> None:
    amount = quantity.amount
    start, end = folded.span(quantity.start, quantity.end)
    text, rule = folded.source[start:end], f"{code}.{quantity.rule}"
    value = _number(amount.value)
    low, high = (None, None) if amount.low is None and amount.high is None else (_number(amount.low), _number(amount.high))
    linked = _linked(links, names)
    if quantity.kind == "count":
        noun = (quantity.noun.start, quantity.noun.end) if quantity.noun else None
        record.counts.append(Count(
            id=ids[id(quantity)], start=start, end=end, text=text, value=value, low=low, high=high, of=_number(amount.of),
            modifier=quantity.modifier, noun=_text(folded, noun), unit=quantity.unit, rule=rule, **linked,
        ))  # fmt: skip
    elif quantity.kind == "money":
        record.money.append(Money(
            id=ids[id(quantity)], start=start, end=end, text=text, value=value, low=low, high=high,
            currency=quantity.unit or "", modifier=quantity.modifier,
            change=quantity.change, per=list(quantity.per), conversion_of=ids.get(id(quantity.converts)), rule=rule, **linked,
        ))  # fmt: skip
    elif quantity.kind == "percentage":
        record.percentages.append(Percentage(
            id=ids[id(quantity)], start=start, end=end, text=text, value=value, low=low, high=high, points=quantity.points,
            subject=_text(folded, quantity.subject), modifier=quantity.modifier,
            change=quantity.change, per=list(quantity.per), rule=rule, **linked,
        ))  # fmt: skip
    elif quantity.kind == "measure":
        record.measures.append(Measure(
            id=ids[id(quantity)], start=start, end=end, text=text, value=value, low=low, high=high, unit=quantity.unit or "",
            dimension=quantity.dimension or "other", modifier=quantity.modifier, per=list(quantity.per),
            conversion_of=ids.get(id(quantity.converts)), rule=rule,
        ))  # fmt: skip


def _linked(links: Links, names: dict[int, str]) -> dict[str, Any]:
    """The fields of a figure that say what it is about."""
    return {
        "place": links.place, "place_score": links.place_score, "model": names[id(links.model)] if links.model is not None else None,
        "model_score": links.model_score, "year": links.year, "year_score": links.year_score,
    }  # fmt: skip


def _figure_ids(figures: Sequence[Quantity]) -> dict[int, str]:
    """The identifier of each figure: the letter of its kind and its number among them."""
    letters = {"count": "c", "money": "a", "percentage": "r", "measure": "q"}
    numbers = dict.fromkeys(letters, 0)
    ids = {}
    for figure in figures:
        numbers[figure.kind] += 1
        ids[id(figure)] = f"{letters[figure.kind]}{numbers[figure.kind]}"
    return ids


def _text(folded: Folded, span: tuple[int, int] | None) -> str | None:
    return folded.source[slice(*folded.span(*span))] if span else None


def _number(value: Decimal | None) -> Decimal | None:
    if value is None or value.as_tuple().exponent == 0:
        return value
    return plain_decimal(value)


def _references(reading: Reading) -> list[int | None]:
    """The year that each date takes where it gives none: that of the article, else that of the last date before it."""
    years: list[int | None] = []
    last = reading.published.year if reading.published else None
    for date in reading.dates:
        years.append(last)
        if reading.published is None and date.year is not None and date.until is None and date.start not in reading.asides:
            last = date.year
    return years


def _date(folded: Folded, date: FoundDate, reference: int | None, number: int, code: str) -> Date:
    start, end = folded.span(date.start, date.end)
    return Date(
        id=f"d{number}", start=start, end=end, text=folded.source[start:end], value=date.iso(reference), rule=f"{code}.date.{date.rule}"
    )
