"""Run the extraction over many articles: lazily, in input order, in this process or in several guarded ones.

Nothing is swallowed and one bad article never stops the others.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator

from mobextract.errors import ArticleError
from mobextract.inputs.reading import Job, RawArticle
from mobextract.inputs.sources import find_jobs
from mobextract.record import Record
from mobextract.runs.outcome import Options, Outcome, run_job


def extract_many(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (),
    *,
    texts: Iterable[str] | None = None,
    language: str | None = None,
    workers: int = 1,
    patterns: str | os.PathLike[str] | None = None,
) -> Iterator[Record]:
    """Yield the record of each article of ``inputs`` (a file, folder or archive, or several) or of ``texts``, in order.

    Lazy: memory does not grow with the number of articles. ``language`` is given, or comes from the metadata of the article,
    from the name of its folder where that is a language code, or from detection. ``workers`` are guarded processes; their number
    changes nothing in the result. Raises MobextractError for a path that does not exist, and ArticleError at the first article that cannot
    be read; use ``outcomes`` to go on after such an article.

    >>> records = extract_many(texts=["Landsbyen har 25 hus.", "Το χωριό έχει 30 σπίτια."])
    >>> [(record.article.language, str(record.counts[0].value)) for record in records]
    [('nb', '25'), ('el', '30')]
    """
    options = Options(language, None if patterns is None else os.fspath(patterns))
    paths = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    jobs: Iterable[Job | RawArticle] = find_jobs(os.fspath(path) for path in paths)
    if texts is not None:
        jobs = itertools.chain(jobs, (RawArticle(text, f"text-{n}") for n, text in enumerate(texts, 1)))
    for outcome in outcomes(jobs, options, workers=workers):
        if outcome.line is None:
            raise ArticleError(outcome.error or outcome.name)
        yield Record.from_json(outcome.line)


def outcomes(jobs: Iterable[Job | RawArticle], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of each job, in order; with ``workers`` > 1 in that many guarded processes, with the same result."""
    if workers <= 1:
        yield from (run_job(job, options) for job in jobs)
    else:
        from mobextract.runs.workers import guarded_outcomes

        yield from guarded_outcomes(jobs, options, workers=workers)
