"""The extraction of one article, in order: fold, segment, find mentions, link them, make the record."""

from __future__ import annotations

import bisect
import datetime
import functools
import os
import urllib.parse
from dataclasses import dataclass
from decimal import Decimal

from mobextract._version import __version__
from mobextract.dates import DateGrammar, FoundDate
from mobextract.folding import Folded, fold
from mobextract.language import Language, load_language
from mobextract.lexicon import ScannerSet
from mobextract.link_grammar import LinkGrammar
from mobextract.linking import Links, link
from mobextract.places import find_places
from mobextract.programmes import MOTTO, FoundModel, ProgrammeGrammar, RejectedQuotation
from mobextract.quantities import Quantity, QuantityGrammar, Rejected, is_garbled
from mobextract.record import (
    Article,
    Count,
    Date,
    Measure,
    Model,
    Money,
    Percentage,
    Place,
    PlaceLink,
    Provenance,
    Record,
    Source,
    plain_decimal,
)
from mobextract.segment import SegmentGrammar, Segments


@dataclass(slots=True)
class Explanation:
    """A record together with what was seen and not taken: ``(start, end, text, reason)`` in the original text."""

    record: Record
    rejected: list[tuple[int, int, str, str]]
    folded: str


class Extractor:
    """Extracts records from articles in one language; build it once, use it for any number of articles.

    Raises UnknownLanguageError or PatternError where the language's patterns are missing or broken.

    >>> record = Extractor("nb").extract("Totalsummen var over 37,5 milliarder dong i 2024.")
    >>> [(m.text, str(m.value), m.currency, m.modifier, m.year) for m in record.money]
    [('37,5 milliarder dong', '37500000000', 'VND', 'more_than', 2024)]
    """

    def __init__(self, language: str, *, patterns: str | os.PathLike[str] | None = None) -> None:
        self.language: Language = load_language(language, patterns)
        self.segments = SegmentGrammar(self.language)
        scanners = ScannerSet()
        self.dates = DateGrammar(self.language, scanners)
        self.quantities = QuantityGrammar(self.language, scanners)
        self.programmes = ProgrammeGrammar(self.language, scanners)
        self.links = LinkGrammar(self.language, scanners)

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        source: Source | None = None,
        title: str | None = None,
        published: datetime.date | str | None = None,
        language_score: Decimal | None = None,
    ) -> Record:
        """Return the record of one article.

        ``text`` is the article as scraped; offsets in the record are code points of exactly this string. ``title``, ``published``
        and ``source`` override what the page itself says.
        """
        return self.explain(
            text, id=id, source=source, title=title, published=published, language_score=language_score
        ).record

    def explain(
        self,
        text: str,
        *,
        id: str | None = None,
        source: Source | None = None,
        title: str | None = None,
        published: datetime.date | str | None = None,
        language_score: Decimal | None = None,
    ) -> Explanation:
        """Return the record of one article together with every numeral and quotation rejected, and the reasons."""
        folded = fold(text)
        segments = self.segments.segment(folded)
        if segments.title is not None:
            title = title or text[slice(*folded.span(*segments.title))]
        date = _as_date(published) or segments.published
        source = _source(source, segments)
        models, quotations = self.programmes.find(folded, segments)
        places, warnings = find_places(folded, segments, self.language, published=date, site=source.site)
        models = _without_places(models, places)
        dates = self._dates(folded, segments)
        taken = [((p.start, p.end), "part of a place's name") for p in places]
        taken += [((m.start, m.end), "part of a model's name") for m in models]
        taken += [((q.start, q.end), "part of a motto") for q in quotations if q.reason == MOTTO]
        quantities, rejected = self.quantities.read(folded, segments, dates, taken)
        warnings += [w for q in quantities if (w := q.warning)]
        quantities = [q for q in quantities if not is_garbled(q)]
        dates = sorted([*dates, *(q.date for q in quantities if q.date is not None)], key=lambda d: d.start)
        figures = [q for q in quantities if q.kind != "date"]
        links, model_places = link(self.links, folded, segments, places, models, figures, dates, date.year if date else None)
        record = Record(
            id=id,
            source=source,
            article=Article(
                language=self.language.code,
                language_score=language_score,
                title=title,
                published=date.isoformat() if date else None,
                characters=len(text),
            ),
            places=[_place(folded, p, n) for n, p in enumerate(places, 1)],
            models=[_model(folded, m, p, n) for n, (m, p) in enumerate(zip(models, model_places, strict=True), 1)],
            warnings=list(dict.fromkeys(warnings)),
            provenance=Provenance(mobextract=__version__, patterns=self.language.digest),
        )
        _add_figures(record, folded, list(zip(figures, links, strict=True)), self.language.code)
        years = _references(dates, date)
        record.dates = [_date(folded, d, y, n, self.language.code) for n, (d, y) in enumerate(zip(dates, years, strict=True), 1)]
        return Explanation(record, _rejections(folded, rejected, quotations), folded.low)

    def _dates(self, folded: Folded, segments: Segments) -> list[FoundDate]:
        """Dates of the body text, and that of the byline."""
        inside = [d for d in self.dates.find(folded) if segments.paragraph_at(d.start)[1] >= d.end]
        if segments.byline_date is not None and segments.published is not None:
            day = segments.published
            inside.append(FoundDate(*segments.byline_date, day.year, day.month, day.day, "byline"))
        return sorted(inside, key=lambda d: d.start)


@functools.lru_cache(maxsize=32)
def extractor(language: str, patterns: str | None = None) -> Extractor:
    """Return the extractor of ``language``, built once per process."""
    return Extractor(language, patterns=patterns)


def _without_places(models: list[FoundModel], places: list[Place]) -> list[FoundModel]:
    """Drop unquoted names that are places, or begin with one, after all."""
    starts = [p.start for p in places]
    kept = []
    for model in models:
        index = bisect.bisect_right(starts, model.start)
        begins = index > 0 and places[index - 1].end > model.start
        ends = index < len(places) and places[index].start < model.end <= places[index].end
        if model.rule != "models.unquoted" or not (begins or ends):
            kept.append(model)
    return kept


def _as_date(value: datetime.date | str | None) -> datetime.date | None:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value[:10])
        except ValueError:
            return None
    return value


def _source(source: Source | None, segments: Segments) -> Source:
    source = source or Source()
    url = source.url or segments.url
    site = source.site or (urllib.parse.urlsplit(url if "//" in url else "//" + url).hostname if url else None)
    return Source(path=source.path, url=url, site=site, sha256=source.sha256, bytes=source.bytes)


def _mention(folded: Folded, start: int, end: int, identifier: str) -> dict[str, object]:
    left, right = folded.span(start, end)
    return {"id": identifier, "start": left, "end": right, "text": folded.source[left:right]}


def _place(folded: Folded, place: Place, number: int) -> Place:
    left, right = folded.span(place.start, place.end)
    place.id, place.start, place.end, place.text = f"p{number}", left, right, folded.source[left:right]
    return place


def _model(folded: Folded, found: FoundModel, place: PlaceLink, number: int) -> Model:
    owner = folded.source[slice(*folded.span(*found.owner))] if found.owner else None
    return Model(
        **_mention(folded, found.start, found.end, f"m{number}"),  # type: ignore[arg-type]
        kind=found.kind, canonical=found.canonical, place=place, owner=owner, rule=found.rule,
    )  # fmt: skip


def _add_figures(record: Record, folded: Folded, figures: list[tuple[Quantity, Links]], code: str) -> None:
    for quantity, links in figures:
        amount = quantity.amount
        common: dict[str, object] = {
            **_mention(folded, quantity.start, quantity.end, ""),
            "value": _number(amount.value), "low": _number(amount.low), "high": _number(amount.high),
            "modifier": quantity.modifier, "rule": f"{code}.{quantity.rule}",
        }  # fmt: skip
        linked = {
            **common, "place": links.place, "year": links.year,
            "model": folded.source[slice(*folded.span(links.model.start, links.model.end))] if links.model else None,
        }  # fmt: skip
        if quantity.kind == "count":
            noun = folded.source[slice(*folded.span(quantity.noun.start, quantity.noun.end))] if quantity.noun else None
            record.counts.append(Count(**linked, of=_number(amount.of), noun=noun, unit=quantity.unit))  # type: ignore[arg-type]
        elif quantity.kind == "money":
            record.money.append(Money(**linked, currency=quantity.unit))  # type: ignore[arg-type]
        elif quantity.kind == "percentage":
            subject = folded.source[slice(*folded.span(*quantity.subject))] if quantity.subject else None
            record.percentages.append(Percentage(**linked, points=quantity.points, subject=subject))  # type: ignore[arg-type]
        elif quantity.kind == "measure":
            record.measures.append(Measure(**common, unit=quantity.unit, dimension=quantity.dimension))  # type: ignore[arg-type]
    for prefix, mentions in (("c", record.counts), ("a", record.money), ("r", record.percentages), ("q", record.measures)):
        for number, mention in enumerate(mentions, 1):  # type: ignore[var-annotated, arg-type]
            mention.id = f"{prefix}{number}"


def _number(value: Decimal | None) -> Decimal | None:
    return None if value is None else plain_decimal(value)


def _references(dates: list[FoundDate], published: datetime.date | None) -> list[int | None]:
    """The year that each date takes where it gives none: that of the article, else that of the last date before it."""
    years: list[int | None] = []
    last = published.year if published else None
    for date in dates:
        years.append(last)
        if published is None and date.year is not None and date.until is None:
            last = date.year
    return years


def _date(folded: Folded, date: FoundDate, reference: int | None, number: int, code: str) -> Date:
    return Date(
        **_mention(folded, date.start, date.end, f"d{number}"),  # type: ignore[arg-type]
        value=date.iso(reference), rule=f"{code}.date.{date.rule}",
    )  # fmt: skip


def _rejections(folded: Folded, numerals: list[Rejected], quotations: list[RejectedQuotation]) -> list[tuple[int, int, str, str]]:
    rows = []
    for item in (*numerals, *quotations):
        start, end = folded.span(item.start, item.end)
        rows.append((start, end, folded.source[start:end], item.reason))
    return sorted(rows)
