"""The distinct models of many records: each with its places, owners, figures and articles (``mobextract models``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mobextract.models.clusters import cluster_names
from mobextract.record import Count, Model, Money, Percentage, PlaceLink, Record

Figure = Count | Money | Percentage


@dataclass(slots=True)
class DistinctModel:
    """One model of many articles; lists are in order of first appearance, the most frequent name stands for all."""

    kind: str
    programme: str | None
    mentions: int = 0
    names: Counter[str] = field(default_factory=Counter)
    languages: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The most frequent name."""
        return self.names.most_common(1)[0][0]

    def row(self) -> dict[str, Any]:
        """The model as one row of the table."""
        return {
            "name": self.name, "kind": self.kind, "programme": self.programme, "mentions": self.mentions,
            "names": list(self.names), "languages": self.languages, "places": self.places, "owners": self.owners,
            "figures": self.figures, "articles": self.articles,
        }  # fmt: skip


def distinct_models(records: Iterable[Record]) -> list[DistinctModel]:
    """Return the distinct models of the records, those of most articles first.

    Within one language the same name is the same model; across languages only what renders one national programme is.

    >>> import mobextract
    >>> texts = ["Xã có mô hình “Hũ gạo tình thương” với 9 hũ gạo.", "Mô hình “Hũ gạo Tình thương” giúp 30 hộ nghèo."]
    >>> [model] = distinct_models(mobextract.extract(text, language="vi") for text in texts)
    >>> model.name, model.mentions, model.figures
    ('Hũ gạo tình thương', 2, ['9 jar', '30 poor_household'])
    """
    records = list(records)
    labels = [label(record, number) for number, record in enumerate(records, 1)]
    models: dict[tuple[str, str], DistinctModel] = {}
    by_language: dict[str, list[tuple[int, Model]]] = {}
    for index, record in enumerate(records):
        by_language.setdefault(record.article.language, []).extend((index, mention) for mention in record.models)
    for language, mentions in by_language.items():
        firsts = cluster_names([(m.text, m.programme) for _, m in mentions])
        for (index, mention), first in zip(mentions, firsts, strict=True):
            key = ("", mention.programme) if mention.programme else (language, mentions[first][1].text)
            model = models.setdefault(key, DistinctModel(mention.kind, mention.programme))
            _add(model, mention, records[index], labels[index])
    for model in models.values():
        for record, article in zip(records, labels, strict=True):
            if article in model.articles:
                _extend(model.figures, (figure_text(f) for f in figures(record) if f.model in model.names))
    return sorted(models.values(), key=lambda m: (-len(m.articles), -m.mentions))


def label(record: Record, number: int) -> str:
    """What an article is called in tables: its id and language."""
    return f"{record.id or number}.{record.article.language}"


def figures(record: Record) -> Iterator[Figure]:
    """Yield the counts, money amounts and percentages of a record in order of appearance."""
    every: list[Figure] = [*record.counts, *record.money, *record.percentages]
    yield from sorted(every, key=lambda f: f.start)


def figure_text(figure: Figure) -> str:
    """A figure in a few words: "138 model", "37500000000 VND", "5–7 %".

    >>> from decimal import Decimal
    >>> figure_text(Count(start=0, end=3, text="185/261", value=Decimal(185), of=Decimal(261), unit="model", rule="x"))
    '185/261 model'
    """
    value = f"{figure.low}–{figure.high}" if figure.value is None else str(figure.value)
    if isinstance(figure, Money):
        return f"{value} {figure.currency}"
    if isinstance(figure, Percentage):
        return f"{value} %"
    whole = f"/{figure.of}" if figure.of is not None else ""
    return f"{value}{whole} {figure.unit or figure.noun or ''}".rstrip()


def table(models: Iterable[DistinctModel]) -> Iterator[str]:
    """Yield the lines of a table with tabs: a head, then one model a line."""
    columns = ("name", "kind", "programme", "mentions", "places", "owners", "figures", "articles")
    yield "\t".join(columns)
    for model in models:
        row = model.row()
        yield "\t".join(" ".join(_cell(row[column]).split()) for column in columns)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _add(model: DistinctModel, mention: Model, record: Record, article: str) -> None:
    model.mentions += 1
    model.names[mention.text] += 1
    _extend(model.languages, [record.article.language])
    _extend(model.articles, [article])
    _extend(model.places, place_names(mention.place))
    _extend(model.owners, [mention.owner] if mention.owner else [])


def place_names(place: PlaceLink) -> list[str]:
    """The names in a link to places."""
    return [] if place is None else [place] if isinstance(place, str) else list(place)


def _extend(values: list[str], more: Iterable[str]) -> None:
    values += [value for value in dict.fromkeys(more) if value not in values]
