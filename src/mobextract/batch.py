"""Run the extraction over many articles: lazily, in input order, in one process or several.

A worker gets jobs and returns finished JSON lines, or what went wrong with one article; nothing is swallowed and one bad
article never stops the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mobextract.api import extract
from mobextract.errors import ArticleError
from mobextract.language import languages
from mobextract.reading import Job, RawArticle, find_jobs, read_article
from mobextract.record import Record, Source

AHEAD = 64
"""Jobs given to the workers before their results are asked for."""


@dataclass(slots=True, frozen=True)
class Options:
    """How articles are read: the language (None: from the folder, the metadata, or detection) and the pattern folder."""

    language: str | None = None
    patterns: str | None = None
    text_field: str = "text"
    html_field: str = "html"


@dataclass(slots=True, frozen=True)
class Outcome:
    """What became of one job: a record's JSON line, or the message that says why there is none."""

    name: str
    line: str | None = None
    error: str | None = None
    warnings: int = 0


def extract_many(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    language: str | None = None,
    workers: int = 1,
    patterns: str | os.PathLike[str] | None = None,
) -> Iterator[Record]:
    """Yield the record of each article of ``inputs`` (files, folders, .jsonl), in input order.

    Lazy: memory does not grow with the number of articles. ``language`` is given, or comes from the name of the article's folder
    where that is a language code, from its metadata, or from detection. Raises ArticleError at the first article that cannot
    be read; use ``outcomes`` to go on after such an article.
    """
    options = Options(language, None if patterns is None else os.fspath(patterns))
    for outcome in outcomes(find_jobs(map(os.fspath, inputs)), options, workers=workers):
        if outcome.line is None:
            raise ArticleError(outcome.error or outcome.name)
        yield Record.from_json(outcome.line)


def outcomes(jobs: Iterable[Job], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of each job, in order; with ``workers`` > 1 in that many processes, with the same result."""
    if workers <= 1:
        yield from (run_job(job, options) for job in jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        pending: list[Future[Outcome]] = []
        for job in jobs:
            pending.append(pool.submit(run_job, job, options))
            if len(pending) >= AHEAD:
                yield pending.pop(0).result()
        for future in pending:
            yield future.result()


def run_job(job: Job, options: Options) -> Outcome:
    """Return the outcome of one job; never raises for a fault of the article."""
    try:
        article = read_article(job, text_field=options.text_field, html_field=options.html_field)
        record = extract_article(article, options)
    except ArticleError as error:
        message = str(error)
        return Outcome(job.name, error=message if job.path in message else f"{job.name}: {message}")
    return Outcome(job.name, line=record.to_json(), warnings=len(record.warnings))


def extract_article(article: RawArticle, options: Options) -> Record:
    """Return the record of one article that has been read."""
    language = options.language or article.language or _folder_language(article.path, options.patterns)
    source = Source(path=article.path, url=article.url, site=article.site, sha256=article.sha256, bytes=article.size)
    return extract(
        article.text, language, id=article.id, source=source, title=article.title, published=article.published,
        patterns=options.patterns,
    )  # fmt: skip


def _folder_language(path: str | None, patterns: str | None) -> str | None:
    folder = Path(path).parent.name if path and path != "-" else ""
    return folder if folder in languages(patterns) else None
