"""A record as static HTML tables, for notebooks and pages. Everything from the article is escaped; nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape

from mobextract.record import KINDS, Mention, Record

_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no page may hold: controls, halves of surrogate pairs."""
KIND_NAMES = {
    "places": "place",
    "models": "model",
    "counts": "count",
    "money": "money",
    "percentages": "percentage",
    "measures": "measure",
    "dates": "date",
}
"""A single mention of each kind."""
_COLUMNS = {
    "places": ("text", "name", "kind", "parents", "country"),
    "models": ("text", "kind", "canonical", "place", "owner"),
    "counts": ("text", "value", "of", "modifier", "noun", "unit", "place", "model", "year"),
    "money": ("text", "value", "currency", "modifier", "change", "place", "model", "year"),
    "percentages": ("text", "value", "points", "modifier", "change", "subject", "place", "model", "year"),
    "measures": ("text", "value", "unit", "modifier"),
    "dates": ("text", "value"),
}


def plain(value: str) -> str:
    """Return text as a page may hold it: escaped, with U+FFFD in place of what cannot be printed.

    >>> plain("«Hộ < 5» &")
    '«Hộ &lt; 5» &amp;'
    """
    return escape(_UNPRINTED.sub("�", value))


def record_table(record: Record) -> str:
    """Return HTML tables of a record's mentions, one for each kind that has any."""
    head = f"<p><b>{plain(record.id or '')}</b> · {escape(record.article.language)} · {plain(record.article.title or '')}</p>"
    notes = "".join(f"<li>{plain(w)}</li>" for w in record.warnings)
    return f"<div>{head}{mention_tables(record)}{f'<ul>{notes}</ul>' if notes else ''}</div>"


def mention_tables(record: Record, prefix: str | None = None) -> str:
    """Return the tables alone; with a ``prefix``, a mention's text links to where its id with that prefix stands on the page."""
    return "".join(_kind_table(kind, getattr(record, kind), prefix) for kind in KINDS if getattr(record, kind))


def _kind_table(kind: str, mentions: list[Mention], prefix: str | None) -> str:
    columns = _COLUMNS[kind]
    head = "".join(f"<th>{c}</th>" for c in columns)
    rows = "".join(_row(mention, columns, prefix) for mention in mentions)
    return f"<table><caption>{kind} ({len(mentions)})</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(mention: Mention, columns: tuple[str, ...], prefix: str | None) -> str:
    cells = [_cell(mention, column) for column in columns]
    if prefix is not None:
        cells[0] = f'<a href="#{plain(prefix + mention.id)}">{cells[0]}</a>'
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _cell(mention: Mention, column: str) -> str:
    value = getattr(mention, column)
    if column == "value" and value is None:
        value = f"{getattr(mention, 'low', '')}–{getattr(mention, 'high', '')}"
    if value is None or value is False:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,f}".replace(",", "\u202f")
    if isinstance(value, list):
        value = ", ".join(value)
    shown = str(value)
    return plain(shown if len(shown) < 80 else shown[:79] + "…")
