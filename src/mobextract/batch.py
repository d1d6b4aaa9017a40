"""Run the extraction over many articles: lazily, in input order, in one process or several.

A worker gets jobs and returns finished JSON lines, or what went wrong with one article; nothing is swallowed and one bad
article never stops the others.
"""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import os
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from mobextract.api import extract
from mobextract.detection import detect, language_code
from mobextract.errors import ArticleError, MobextractError
from mobextract.language import languages
from mobextract.reading import Job, RawArticle, find_jobs, read_article
from mobextract.record import Record, Source

CHUNK = 16
"""Jobs that a worker gets at a time: passing one costs about as much as reading an article."""
AHEAD = 4
"""Chunks per worker that are given out before their results are asked for; bounds the memory."""


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


Chunk = tuple[Job | RawArticle, ...]


def extract_many(
    inputs: Iterable[str | os.PathLike[str]] = (),
    *,
    texts: Iterable[str] | None = None,
    language: str | None = None,
    workers: int = 1,
    patterns: str | os.PathLike[str] | None = None,
) -> Iterator[Record]:
    """Yield the record of each article of ``inputs`` (files, folders, .jsonl) or of ``texts``, in order.

    Lazy: memory does not grow with the number of articles. ``language`` is given, or comes from the metadata of the article,
    from the name of its folder where that is a language code, or from detection. Raises ArticleError at the first article that
    cannot be read; use ``outcomes`` to go on after such an article. With ``workers`` above 1 a script needs the usual
    ``if __name__ == "__main__":``.

    >>> records = extract_many(texts=["Landsbyen har 25 hus.", "Το χωριό έχει 30 σπίτια."])
    >>> [(record.article.language, str(record.counts[0].value)) for record in records]
    [('nb', '25'), ('el', '30')]
    """
    options = Options(language, None if patterns is None else os.fspath(patterns))
    jobs: Iterable[Job | RawArticle] = find_jobs(os.fspath(path) for path in inputs)
    if texts is not None:
        jobs = itertools.chain(jobs, (RawArticle(text, f"text-{n}") for n, text in enumerate(texts, 1)))
    for outcome in outcomes(jobs, options, workers=workers):
        if outcome.line is None:
            raise ArticleError(outcome.error or outcome.name)
        yield Record.from_json(outcome.line)


def outcomes(jobs: Iterable[Job | RawArticle], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of each job, in order; with ``workers`` > 1 in that many processes, with the same result."""
    if workers <= 1:
        yield from (run_job(job, options) for job in jobs)
    else:
        yield from _parallel(iter(jobs), options, workers)


def run_job(job: Job | RawArticle, options: Options) -> Outcome:
    """Return the outcome of one job; never raises, so that one article cannot end a run."""
    name = job.name if isinstance(job, Job) else job.id
    try:
        article = read_article(job, text_field=options.text_field, html_field=options.html_field) if isinstance(job, Job) else job
        record = extract_article(article, options)
        return Outcome(name, line=record.to_json(), warnings=len(record.warnings))
    except MobextractError as error:
        message = str(error)
        return Outcome(name, error=message if message.startswith(name) else f"{name}: {message}")
    except Exception as error:  # a fault of ours: named, with its place, and the other articles go on
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return Outcome(name, error=f"{name}: internal error, please report it: {type(error).__name__}: {error} ({where})")


def extract_article(article: RawArticle, options: Options) -> Record:
    """Return the record of one article that has been read."""
    language = options.language or _known_language(article, options.patterns)
    score = None
    if language is None:
        language, score = detect(article.text, patterns=options.patterns)
    source = Source(path=article.path, url=article.url, site=article.site, sha256=article.sha256, bytes=article.size)
    record = extract(
        article.text, language, id=article.id, source=source, title=article.title, published=article.published,
        patterns=options.patterns,
    )  # fmt: skip
    record.article.language_score = score
    record.warnings[:0] = article.warnings
    return record


def _known_language(article: RawArticle, patterns: str | None) -> str | None:
    """The language that the article's metadata or the name of its folder gives."""
    if article.language:
        return language_code(article.language, patterns=patterns)
    folder = Path(article.path).parent.name if article.path and article.path != "-" else ""
    return folder if folder in _languages(patterns) else None


@functools.lru_cache(maxsize=8)
def _languages(patterns: str | None) -> frozenset[str]:
    return frozenset(languages(patterns))


def _parallel(jobs: Iterator[Job | RawArticle], options: Options, workers: int) -> Iterator[Outcome]:
    """Chunks go to a pool, results come back in order. Where a worker dies, its chunk and those after it are done again."""
    pending: deque[tuple[Chunk, Future[list[Outcome]] | None]] = deque()
    pool = _pool(workers)
    try:
        while True:
            while len(pending) < AHEAD * workers and (chunk := tuple(itertools.islice(jobs, CHUNK))):
                pending.append((chunk, _submit(pool, chunk, options)))
            if not pending:
                return
            chunk, future = pending.popleft()
            try:
                if future is None:
                    raise BrokenProcessPool
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(chunk, options)
                pool = _pool(workers)
                pending = deque((later, _submit(pool, later, options)) for later, _ in pending)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawned, not forked: a fork copies the locks of the progress bar's thread in whatever state they are
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, chunk: Chunk, options: Options) -> Future[list[Outcome]] | None:
    try:
        return pool.submit(run_chunk, chunk, options)
    except BrokenProcessPool:
        return None


def run_chunk(chunk: Chunk, options: Options) -> list[Outcome]:
    """Return the outcomes of some jobs; what a worker runs."""
    return [run_job(job, options) for job in chunk]


def _one_by_one(chunk: Chunk, options: Options) -> Iterator[Outcome]:
    """Do the jobs of a chunk whose worker died, one at a time, and name the one that kills its process."""
    pool = _pool(1)
    for job in chunk:
        try:
            yield pool.submit(run_chunk, (job,), options).result()[0]
        except BrokenProcessPool:
            name = job.name if isinstance(job, Job) else job.id
            yield Outcome(name, error=f"{name}: the process that read this article died (out of memory, or killed)")
            pool.shutdown()
            pool = _pool(1)
    pool.shutdown()
