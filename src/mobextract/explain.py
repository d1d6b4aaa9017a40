"""Show how an article was read: every mention with its rule and folded form, every rejected numeral with its reason."""

from __future__ import annotations

import os
from decimal import Decimal

from mobextract.errors import ArticleError
from mobextract.html_view import KIND_NAMES
from mobextract.inputs.reading import RawArticle
from mobextract.pipeline import Explanation, extractor
from mobextract.record import KINDS, Mention, Source
from mobextract.runs.outcome import Options, language_of
from mobextract.text.folding import lower

_SHOWN = (
    "name",
    "kind",
    "parents",
    "canonical",
    "value",
    "low",
    "high",
    "of",
    "currency",
    "points",
    "unit",
    "noun",
    "subject",
    "modifier",
    "place",
    "place_score",
    "model",
    "model_score",
    "year",
    "year_score",
    "owner",
    "score",
)


def explanation_text(article: RawArticle, language: str | None, patterns: str | os.PathLike[str] | None) -> str:
    """Return the explanation of one article as plain text, line by line: the line, then what was read in it.

    ``language`` is a code, or None to tell it as ``extract`` does. Raises ArticleError, which names the article, where that fails, and
    UnknownLanguageError for a code without patterns.
    """
    root = None if patterns is None else os.fspath(patterns)
    try:
        language, _ = language_of(article, Options(language, root))
    except ArticleError as error:
        raise ArticleError(f"{article.path}: {error}") from None
    source = Source(path=article.path, url=article.url, site=article.site)
    explanation = extractor(language, root).explain(
        article.text, id=article.id, source=source, title=article.title, published=article.published
    )
    explanation.record.warnings[:0] = article.warnings
    return "\n".join(_lines(article.text, explanation))


def _lines(text: str, explanation: Explanation) -> list[str]:
    record = explanation.record
    notes: list[tuple[int, str]] = []
    for kind in KINDS:
        notes += [(m.start, _mention_line(KIND_NAMES[kind], m)) for m in getattr(record, kind)]
    notes += [(start, f"  - rejected    {start}-{end}  {shown!r}: {reason}") for start, end, shown, reason in explanation.rejected]
    notes.sort(key=lambda n: n[0])
    lines = [
        f"language {record.article.language}; title {record.article.title!r}; published {record.article.published}; "
        f"source {record.source.url}"
    ]
    position = index = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        if line.strip():
            lines += ["", line.strip()]
        while index < len(notes) and notes[index][0] < position:
            lines.append(notes[index][1])
            index += 1
    return [*lines, *(f"warning: {w}" for w in record.warnings)]


def values_of(mention: Mention) -> list[str]:
    """Return what a mention says, field by field, without the fields that are empty.

    >>> import mobextract
    >>> values_of(mobextract.extract("Landsbyen har 25 hus.", "nb").counts[0])[:2]
    ['value=25', 'unit=house']
    """
    given = ((name, getattr(mention, name, None)) for name in _SHOWN)
    return [f"{name}={_shown(value)}" for name, value in given if value not in (None, [], False, "")]


def _mention_line(kind: str, mention: Mention) -> str:
    rule = getattr(mention, "rule", "")
    values = "; ".join(values_of(mention))
    return f"  + {kind:<11} {mention.start}-{mention.end}  {mention.text!r}  {values}  [{rule}; folded {lower(mention.text)!r}]"


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    text = str(value)
    return text if len(text) < 60 else text[:59] + "…"
