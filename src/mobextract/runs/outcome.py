"""One job to one outcome: the pure function that every worker runs, here or on another machine. It never raises.

bytes → RawArticle → Record → a finished JSON line, or the reason why there is none
"""

from __future__ import annotations

import functools
import traceback
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from mobextract.api import extract
from mobextract.errors import EmptyArticleError, LimitError, MobextractError
from mobextract.inputs.detection import detect, language_code
from mobextract.inputs.reading import Job, RawArticle, content_digest, read_article, read_bytes
from mobextract.language import languages
from mobextract.record import Record, Source

RECORD, QUARANTINED, SKIPPED, KEPT = "record", "quarantined", "skipped", "kept"
"""What becomes of an input. ``kept``: its bytes are those of an earlier run, whose outcome still holds."""


@dataclass(slots=True, frozen=True)
class Options:
    """How articles are read: the language (None: from the folder, the metadata, or detection), the pattern folder, the fields.

    ``seconds`` and ``megabytes`` are what one article may take in a guarded worker; ``signatures`` asks for those of
    near-duplicates.
    """

    language: str | None = None
    patterns: str | None = None
    text_field: str = "text"
    html_field: str = "html"
    seconds: float = 60.0
    megabytes: int = 2048
    signatures: bool = False


@dataclass(slots=True, frozen=True)
class Outcome:
    """What became of one job: a record's JSON line, or the message that says why there is none.

    ``cause`` sorts the messages: ``input`` (cannot be read), ``limit``, ``died`` (with its process), ``fault`` (of ours),
    ``empty``, ``duplicate``, ``link``.
    """

    name: str
    line: str | None = None
    error: str | None = None
    warnings: int = 0
    status: str = RECORD
    cause: str | None = None
    sha256: str | None = None
    size: int | None = None
    signature: bytes | None = None

    @property
    def reason(self) -> str:
        """The message without the name that it begins with."""
        return (self.error or "").removeprefix(f"{self.name}: ")


def job_name(job: Job | RawArticle) -> str:
    """The name of a job in messages and in the manifest."""
    return job.name if isinstance(job, Job) else job.id


def run_job(job: Job | RawArticle, options: Options) -> Outcome:
    """Return the outcome of one job; never raises, so that one article cannot end a run.

    >>> run_job(Job("a.txt", data="Landsbyen har 25 hus og en ny skole.".encode()), Options()).status
    'record'
    >>> run_job(Job("b.txt", data=b"%PDF-1.7"), Options()).error
    'b.txt: not text but a PDF'
    """
    name = job_name(job)
    data: bytes | None
    digest: str | None
    size: int | None
    try:
        if isinstance(job, Job):
            if job.problem is not None:
                return refused(job)
            data = read_bytes(job)
            digest, size = content_digest(data), len(data)
            if job.expected == digest:
                return Outcome(name, status=KEPT, sha256=digest, size=size)
        else:
            data, digest, size = None, job.sha256, job.size
        return _read(name, job, data, digest, size, options)
    except MobextractError as error:
        return failure(name, str(error), "limit" if isinstance(error, LimitError) else "input")
    except MemoryError:
        return failure(name, f"needs more memory than an article may take ({options.megabytes:,} MB)", "limit")
    except Exception as error:
        return _fault(name, error)


def _read(name: str, job: Job | RawArticle, data: bytes | None, digest: str | None, size: int | None, options: Options) -> Outcome:
    try:
        article = read_article(job, data, text_field=options.text_field, html_field=options.html_field) if isinstance(job, Job) else job
        record = extract_article(article, options)
        line = record.to_json()
    except EmptyArticleError as error:
        return failure(name, str(error), "empty", digest, size)
    except MobextractError as error:
        return failure(name, str(error), "limit" if isinstance(error, LimitError) else "input", digest, size)
    except Exception as error:
        if isinstance(error, MemoryError):
            raise
        return _fault(name, error, digest, size)
    signature = None
    if options.signatures:
        from mobextract.runs.near import signature_of

        signature = signature_of(article.text)
    return Outcome(name, line=line, warnings=len(record.warnings), sha256=digest, size=size, signature=signature)


def failure(name: str, message: str, cause: str, digest: str | None = None, size: int | None = None) -> Outcome:
    """The outcome of an article without a record: skipped where nothing was in it, else quarantined."""
    text = message if message.startswith(name) else f"{name}: {message}"
    status = SKIPPED if cause in ("empty", "duplicate", "link") else QUARANTINED
    return Outcome(name, error=text, status=status, cause=cause, sha256=digest, size=size)


def refused(job: Job) -> Outcome:
    """The outcome of something that was refused when it was found: a bomb, a path that escapes, a link."""
    return failure(job.name, f"{job.name}: {job.problem}", job.cause)


def _fault(name: str, error: Exception, digest: str | None = None, size: int | None = None) -> Outcome:
    """A fault of ours: named, with its place; the other articles go on."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return failure(name, f"internal error, please report it: {type(error).__name__}: {error} ({where})", "fault", digest, size)


def extract_article(article: RawArticle, options: Options) -> Record:
    """Return the record of one article that has been read."""
    language, score = language_of(article, options)
    source = Source(path=article.path, url=article.url, site=article.site, sha256=article.sha256, bytes=article.size)
    record = extract(
        article.text, language, id=article.id, source=source, title=article.title, published=article.published,
        patterns=options.patterns,
    )  # fmt: skip
    record.article.language_score = score
    record.warnings[:0] = article.warnings
    return record


def language_of(article: RawArticle, options: Options) -> tuple[str, Decimal | None]:
    """Return the language that is asked for, or that metadata or folder give; else the one detected, with its score.

    Raises ArticleError where none can be told.
    """
    known = options.language or _known_language(article, options.patterns)
    return (known, None) if known is not None else detect(article.text, patterns=options.patterns)


def _known_language(article: RawArticle, patterns: str | None) -> str | None:
    """The language that the article's metadata or the name of its folder gives."""
    if article.language:
        return language_code(article.language, patterns=patterns)
    folder = Path(article.path).parent.name if article.path and article.path != "-" else ""
    return folder if folder in _languages(patterns) else None


@functools.lru_cache(maxsize=8)
def _languages(patterns: str | None) -> frozenset[str]:
    return frozenset(languages(patterns))
