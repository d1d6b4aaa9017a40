"""The functions that most users need: one text in, one record out; a spaCy pipeline by language."""

from __future__ import annotations

import datetime
import os
from decimal import Decimal
from typing import TYPE_CHECKING

from mobextract.inputs.detection import detect
from mobextract.numeric import Numeric
from mobextract.pipeline import extractor
from mobextract.record import Record, Source

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline


def extract(
    text: str,
    language: str | None = None,
    *,
    id: str | None = None,
    source: Source | None = None,
    title: str | None = None,
    published: datetime.date | str | None = None,
    patterns: str | os.PathLike[str] | None = None,
) -> Record:
    """Return the record of one article.

    ``text`` is the article as scraped; the record's offsets are code points of exactly this string. ``language`` is the code of
    a language that has patterns; without one it is detected, and the record carries the score. ``published`` (a date or ISO 8601)
    is the article's date: it decides which administrative order holds and completes dates without a year; without it the page's
    own date line is used, as it is where ``published`` is no date. ``patterns`` is another folder of language packs. Raises
    UnknownLanguageError, PatternError, or ArticleError where the language cannot be told.

    >>> record = extract("Στην κοινότητα Lien Hoa συγκεντρώθηκαν άνω των 75 εκατομμυρίων VND.", "el")
    >>> record.money[0].value, record.money[0].modifier, record.money[0].place
    (Decimal('75000000'), 'more_than', 'Liên Hòa')
    """
    score: Decimal | None = None
    root = None if patterns is None else os.fspath(patterns)
    if language is None:
        language, score = detect(text, patterns=root)
    return extractor(language, root).extract(text, id=id, source=source, title=title, published=published, language_score=score)


def quantities(text: str, language: str, *, patterns: str | os.PathLike[str] | None = None) -> list[Numeric]:
    """Return every numeral of a short text with its kind: number, ordinal, count, ratio, money, percentage, measure, date, label.

    The numeric layer of ``extract`` by itself, for people who want nothing else. What an article's record leaves out (a bare
    number, an ordinal, a label) is given too. Raises UnknownLanguageError where the language has no patterns.

    >>> [(q.kind, str(q.value), q.unit or q.currency, q.modifier) for q in quantities("hơn 25 triệu đồng cho 40 hộ", "vi")]
    [('money', '25000000', 'VND', 'more_than'), ('count', '40', 'household', 'exact')]
    """
    return extractor(language, None if patterns is None else os.fspath(patterns)).quantities(text)


def load(
    language: str,
    *,
    spans_key: str = "mobextract",
    set_ents: bool = False,
    patterns: str | os.PathLike[str] | None = None,
) -> Pipeline:
    """Return a blank spaCy pipeline of ``language`` with the mobextract component in it.

    The record stands in ``doc._.mobextract`` as a plain dictionary, the mentions in ``doc.spans[spans_key]``, widened to whole tokens;
    with ``set_ents`` also in ``doc.ents`` where no other entity is. Raises UnknownLanguageError where the language has no patterns.

    >>> doc = load("ru")("В общине Тамки 185 домов.")
    >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["mobextract"]], doc._.mobextract["counts"][0]["unit"]
    ([('Тамки', 'PLACE', 'Tam Kỳ'), ('185', 'COUNT', '')], 'house')
    """
    from mobextract.spacy_pipe import blank_pipeline

    root = None if patterns is None else os.fspath(patterns)
    return blank_pipeline(language, spans_key=spans_key, set_ents=set_ents, patterns=root)
