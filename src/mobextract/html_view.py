"""A record as a small static HTML table, for notebooks. Everything from the article is escaped; nothing is loaded from elsewhere."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from mobextract.record import KINDS, Mention, Record

_COLUMNS = {
    "places": ("text", "name", "kind", "parents", "country"),
    "models": ("text", "kind", "canonical", "place", "owner"),
    "counts": ("text", "value", "of", "modifier", "noun", "unit", "place", "model", "year"),
    "money": ("text", "value", "currency", "modifier", "place", "model", "year"),
    "percentages": ("text", "value", "points", "modifier", "subject", "place", "model", "year"),
    "measures": ("text", "value", "unit", "modifier"),
    "dates": ("text", "value"),
}


def record_table(record: Record) -> str:
    """Return HTML tables of a record's mentions, one for each kind that has any."""
    head = f"<p><b>{escape(str(record.id or ''))}</b> · {escape(record.article.language)} · {escape(record.article.title or '')}</p>"
    parts = [_kind_table(kind, getattr(record, kind)) for kind in KINDS if getattr(record, kind)]
    notes = "".join(f"<li>{escape(w)}</li>" for w in record.warnings)
    return f"<div>{head}{''.join(parts)}{f'<ul>{notes}</ul>' if notes else ''}</div>"


def _kind_table(kind: str, mentions: list[Mention]) -> str:
    columns = _COLUMNS[kind]
    head = "".join(f"<th>{c}</th>" for c in columns)
    rows = "".join("<tr>" + "".join(f"<td>{_cell(m, c)}</td>" for c in columns) + "</tr>" for m in mentions)
    return f"<table><caption>{kind} ({len(mentions)})</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


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
    return escape(str(value) if len(str(value)) < 80 else str(value)[:79] + "…")
