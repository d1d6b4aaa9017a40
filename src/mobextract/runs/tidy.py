"""Records as tidy tables: ``articles``, one table for each kind of mention, and ``records`` with the whole of each record as JSON.

Every row of a mention carries ``article``, the number of its article in the output from 1. Lists become text, joined by `` | ``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_type_hints

from mobextract.record import KINDS, MENTION_TYPES, Record

Row = tuple[Any, ...]

ARTICLE_COLUMNS: dict[str, type] = {
    "article": int, "id": str, "path": str, "url": str, "site": str, "sha256": str, "bytes": int, "language": str,
    "language_score": Decimal, "title": str, "published": str, "characters": int, "warnings": str,
}  # fmt: skip
RECORD_COLUMNS: dict[str, type] = {"article": int, "record": str}
JOINED = " | "


def columns() -> dict[str, dict[str, type]]:
    """Return the tables with their columns and types (int, str, bool, Decimal), in the order in which they are written.

    >>> list(columns())[:3], columns()["dates"]["start"].__name__
    (['articles', 'places', 'models'], 'int')
    """
    mentions = {kind: {"article": int, **_fields(cls)} for kind, cls in zip(KINDS, MENTION_TYPES, strict=True)}
    return {"articles": ARTICLE_COLUMNS, **mentions, "records": RECORD_COLUMNS}


def _fields(mention: type) -> dict[str, type]:
    hints = get_type_hints(mention)
    names: tuple[str, ...] = mention.__struct_fields__  # type: ignore[attr-defined]
    return {name: _plain(str(hints[name])) for name in names}


def _plain(hint: str) -> type:
    return next((kind for name, kind in (("Decimal", Decimal), ("int", int), ("bool", bool)) if name in hint), str)


def rows(number: int, line: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of one record, the ``number``-th, each with its table; ``line`` is its JSON."""
    record = Record.from_json(line)
    source, article = record.source, record.article
    yield "articles", (
        number, record.id, source.path, source.url, source.site, source.sha256, source.bytes, article.language,
        article.language_score, article.title, article.published, article.characters, JOINED.join(record.warnings) or None,
    )  # fmt: skip
    for kind, cls in zip(KINDS, MENTION_TYPES, strict=True):
        for mention in getattr(record, kind):
            yield kind, (number, *(_cell(getattr(mention, name)) for name in cls.__struct_fields__))
    yield "records", (number, line)


def _cell(value: Any) -> Any:
    return (JOINED.join(value) or None) if isinstance(value, list) else value
