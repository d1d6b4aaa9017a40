"""Bring the mentions of one story's records together: what stands in one column is the same statement in several languages.

Translations keep the order of an article, so its mentions are aligned like two copies of a text; what a language's word order
has moved by a few places is brought together afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mobextract.record import Count, Date, Measure, Mention, Model, Money, Percentage, Record

Figure = Count | Money | Percentage | Measure

SAME = 4.0
SAME_UNIT = 1.0
GARBLED = 1.5
"""The same unit, and numbers that differ by a power of ten: a scale word that was lost or doubled."""
DOUBTFUL = 0.4
MOVED = 4
"""Columns by which word order may move a mention."""


@dataclass(slots=True)
class Column:
    """The mentions, by number of the record, that say the same."""

    kind: type[Mention]
    mentions: dict[int, Mention]


def align(records: Sequence[Record]) -> list[Column]:
    """Return the columns of the records' mentions (all but places), in the order of the article."""
    columns: list[Column] = []
    for number, record in enumerate(records):
        columns = _joined(columns, _sequence(record), number)
    return _moved(columns)


def _sequence(record: Record) -> list[Mention]:
    every: list[Mention] = [*record.models, *record.counts, *record.money, *record.percentages, *record.measures, *record.dates]
    return sorted(every, key=lambda m: (m.start, m.end))


def _joined(columns: list[Column], mentions: list[Mention], number: int) -> list[Column]:
    """Align one more record with the columns (the best sum of likenesses), and return all columns."""
    scores = [[_fit(column, mention) for mention in mentions] for column in columns]
    best = [[0.0] * (len(mentions) + 1) for _ in range(len(columns) + 1)]
    for i in range(len(columns) - 1, -1, -1):
        row, below, fits = best[i], best[i + 1], scores[i]
        for j in range(len(mentions) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], below[j + 1] + fits[j] if fits[j] else 0.0)
    result: list[Column] = []
    i = j = 0
    while i < len(columns) or j < len(mentions):
        if i < len(columns) and j < len(mentions) and scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            columns[i].mentions[number] = mentions[j]
            result.append(columns[i])
            i, j = i + 1, j + 1
        elif j == len(mentions) or (i < len(columns) and best[i][j] == best[i + 1][j]):
            result.append(columns[i])
            i += 1
        else:
            result.append(Column(type(mentions[j]), {number: mentions[j]}))
            j += 1
    return result


def _moved(columns: list[Column]) -> list[Column]:
    """Join columns a few places apart that say the same in different languages."""
    result: list[Column] = []
    for column in columns:
        for other in result[-MOVED:]:
            if other.mentions.keys() & column.mentions.keys() or other.kind is not column.kind:
                continue
            if max(_fit(other, mention) for mention in column.mentions.values()) >= SAME:
                other.mentions.update(column.mentions)
                break
        else:
            result.append(column)
    return result


def _fit(column: Column, mention: Mention) -> float:
    """How well a mention fits into a column: 0 not at all."""
    if column.kind is not type(mention):
        return 0.0
    return max(_likeness(other, mention) for other in column.mentions.values())


def _likeness(one: Mention, other: Mention) -> float:
    if isinstance(one, Model) and isinstance(other, Model):
        return _models(one, other)
    if isinstance(one, Date) and isinstance(other, Date):
        shared = one.value.startswith(other.value) or other.value.startswith(one.value)
        return SAME if one.value == other.value else GARBLED if shared else 0.0
    if isinstance(one, Figure) and isinstance(other, Figure):
        return _figures(one, other)
    return 0.0


def _models(one: Model, other: Model) -> float:
    if one.programme or other.programme:
        return SAME if one.programme == other.programme else DOUBTFUL
    return GARBLED if one.kind == other.kind else DOUBTFUL


def _figures(one: Figure, other: Figure) -> float:
    same_unit = unit(one) == unit(other)
    if (one.value, one.low, one.high) == (other.value, other.low, other.high):
        return SAME + SAME_UNIT * same_unit
    if not same_unit or one.value is None or other.value is None:
        return 0.0
    digits = {str(f.value).replace(".", "").strip("0") for f in (one, other)}
    return GARBLED if len(digits) == 1 else DOUBTFUL


def unit(figure: Figure) -> str | None:
    """What a figure counts or measures, in any language."""
    if isinstance(figure, Money):
        return figure.currency
    return "%" if isinstance(figure, Percentage) else figure.unit
