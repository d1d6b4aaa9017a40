"""One reconciled record of a story out of its records in several languages (``mobextract merge``).

Where they differ, the Vietnamese original decides, else the majority; where there is neither, the value is null. Whatever they
differ in is named with its languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import msgspec

from mobextract.merge.alignment import Column, align
from mobextract.record import KINDS, MENTION_TYPES, Mention, Model, Record

ORIGINAL = "vi"

RECONCILED: dict[str, tuple[str, ...]] = {
    "models": ("kind", "canonical", "programme", "place"),
    "counts": ("value", "low", "high", "of", "unit", "modifier", "place", "year"),
    "money": ("value", "low", "high", "currency", "modifier", "change", "place", "year"),
    "percentages": ("value", "low", "high", "points", "modifier", "change", "place", "year"),
    "measures": ("value", "low", "high", "unit", "modifier"),
    "dates": ("value",),
}
"""Fields of each kind that hold in any language."""
_KIND = dict(zip(MENTION_TYPES, KINDS, strict=True))
_ABSTAIN = ("place", "year", "unit", "canonical", "programme", "change", "model")
"""Fields in which null says nothing, rather than something else."""


class Story(msgspec.Struct, kw_only=True):
    """The reconciled record: ``records`` are its sources; each mention lists its ``languages`` and their ``mentions``."""

    languages: list[str]
    records: list[dict[str, Any]]
    places: list[dict[str, Any]]
    models: list[dict[str, Any]] = msgspec.field(default_factory=list)
    counts: list[dict[str, Any]] = msgspec.field(default_factory=list)
    money: list[dict[str, Any]] = msgspec.field(default_factory=list)
    percentages: list[dict[str, Any]] = msgspec.field(default_factory=list)
    measures: list[dict[str, Any]] = msgspec.field(default_factory=list)
    dates: list[dict[str, Any]] = msgspec.field(default_factory=list)

    def to_json(self) -> str:
        """The story as one JSON object; values are plain numbers."""
        return _ENCODER.encode(self).decode("utf-8")


_ENCODER = msgspec.json.Encoder(decimal_format="number")


def merge_records(records: Sequence[Record]) -> Story:
    """Return the reconciled record of the records of one story, each in its own language.

    >>> import mobextract
    >>> ru = mobextract.extract("В уезде построили 25 домов за 500 тысяч донгов.", language="ru")
    >>> nb = mobextract.extract("I distriktet ble det bygd 25 hus for 500 millioner dong.", language="nb")
    >>> story = merge_records([ru, nb])
    >>> story.counts[0]["value"], story.money[0]["status"], [d["values"] for d in story.money[0]["disagreements"]]
    (Decimal('25'), 'disagreed', [{'ru': Decimal('500000'), 'nb': Decimal('500000000')}])
    """
    languages = [record.article.language for record in records]
    story = Story(
        languages=languages,
        records=[{"id": r.id, "language": r.article.language, "url": r.source.url, "title": r.article.title} for r in records],
        places=_places(records),
    )
    columns = align(records)
    numbers = _models(columns, languages, story)
    for column in columns:
        kind = _KIND[column.kind]
        if kind != "models":
            getattr(story, kind).append(_mention(column, kind, languages, records, numbers))
    return story


def _mention(
    column: Column, kind: str, languages: list[str], records: Sequence[Record], numbers: dict[tuple[int, str], str]
) -> dict[str, Any]:
    """One reconciled mention; ``model`` is the id of the story's model that most languages link it to."""
    fields: dict[str, Callable[[int, Mention], Any]] = {name: _getter(name) for name in RECONCILED[kind]}
    if kind in ("counts", "money", "percentages"):
        fields["model"] = lambda number, mention: numbers.get((number, getattr(mention, "model", None) or ""))
    return _reconciled(column.mentions, fields, languages, alone=len(records) > 1)


def _getter(name: str) -> Callable[[int, Mention], Any]:
    return lambda _, mention: getattr(mention, name)


def _reconciled(
    mentions: dict[int, Mention], fields: dict[str, Callable[[int, Mention], Any]], languages: list[str], *, alone: bool
) -> dict[str, Any]:
    """The agreed values of all fields, what is disagreed on, and how sure the first field (the value) is."""
    row: dict[str, Any] = {}
    disagreements: list[dict[str, Any]] = []
    status = "single" if alone and len(mentions) == 1 else "agreed"
    for name, get in fields.items():
        said = {languages[number]: get(number, mention) for number, mention in mentions.items()}
        row[name], how = _decided(said, name)
        if how != "agreed":
            disagreements.append({"field": name, "decided": how, "values": said})
            status = how if name in ("value", "low", "high") else status
    missing = [language for number, language in enumerate(languages) if number not in mentions]
    return row | {
        "status": status, "languages": [languages[number] for number in mentions], "absent": missing,
        "disagreements": disagreements,
        "mentions": {languages[number]: {"id": m.id, "text": m.text} for number, m in mentions.items()},
    }  # fmt: skip


def _decided(said: dict[str, Any], name: str) -> tuple[Any, str]:
    """The value of a field, and how it was decided: agreed, by the original, by the majority, or disagreed."""
    votes = {language: value for language, value in said.items() if value is not None or name not in _ABSTAIN}
    counted = Counter(_key(value) for value in votes.values())
    if not counted:
        return None, "agreed"
    if len(counted) == 1:
        return next(iter(votes.values())), "agreed"
    if ORIGINAL in votes:
        return votes[ORIGINAL], "original"
    key, most = counted.most_common(1)[0]
    if 2 * most > len(votes):
        return next(value for value in votes.values() if _key(value) == key), "majority"
    return None, "disagreed"


def _key(value: Any) -> Hashable:
    return tuple(sorted(value)) if isinstance(value, list) else (value,)


def _places(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Every place of the story, with the languages that name it and how often."""
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        for place in record.places:
            row = found.setdefault(
                place.name, {"name": place.name, "kind": place.kind, "parents": place.parents, "country": place.country, "mentions": {}}
            )
            row["mentions"][record.article.language] = row["mentions"].get(record.article.language, 0) + 1
    every = [record.article.language for record in records]
    for row in found.values():
        row["absent"] = [language for language in every if language not in row["mentions"]]
    return list(found.values())


def _models(columns: list[Column], languages: list[str], story: Story) -> dict[tuple[int, str], str]:
    """Put the distinct models of the story into it; return the id of each by number of the record and name as written.

    Columns whose mentions are one name in some language are one model, if no language holds two names of them apart.
    """
    groups: list[dict[int, list[Model]]] = []
    for column in columns:
        if column.kind is not Model:
            continue
        mine = {number: mention for number, mention in column.mentions.items() if isinstance(mention, Model)}
        known = next((g for g in groups if any(m.cluster in {x.cluster for x in g.get(n, [])} for n, m in mine.items())), None)
        if known is None:
            groups.append(known := {})
        for number, mention in mine.items():
            known.setdefault(number, []).append(mention)
    ids: dict[tuple[int, str], str] = {}
    for index, group in enumerate(groups, 1):
        fields = {name: _getter(name) for name in RECONCILED["models"]}
        row = _reconciled({number: mentions[0] for number, mentions in group.items()}, fields, languages, alone=len(languages) > 1)
        row["names"] = {languages[n]: list(dict.fromkeys(m.text for m in mentions)) for n, mentions in group.items()}
        row["owners"] = {languages[n]: owner for n, ms in group.items() if (owner := next((m.owner for m in ms if m.owner), None))}
        story.models.append({"id": f"m{index}"} | row)
        ids.update({(number, mention.text): f"m{index}" for number, mentions in group.items() for mention in mentions})
    return ids
