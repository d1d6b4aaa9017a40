"""Read articles from files, folders and standard input: bytes to text, with what is known about each source.

Every article arrives as a ``RawArticle``: its bytes decoded, HTML reduced to its main text. What cannot be read raises
ArticleError naming the file and the cause; the caller decides whether to go on.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from mobextract.errors import ArticleError, MobextractError

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".jsonl")
"""What is read inside folders."""
LARGEST = 64 * 1024 * 1024
"""A file beyond this size, in bytes, is no article."""
LARGEST_HTML = 4 * 1024 * 1024
"""HTML beyond this size is not parsed: the parsers' time grows faster than the page."""


@dataclass(slots=True)
class RawArticle:
    """The text of one article and where it came from; ``title``, ``published``, ``url`` and ``language`` as its page says."""

    text: str
    id: str
    path: str | None = None
    sha256: str | None = None
    size: int | None = None
    url: str | None = None
    site: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(slots=True, frozen=True)
class Job:
    """One thing to read: a file, or a line of one."""

    path: str
    line: int | None = None
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The name used in messages: the path, with the line number where it is a line."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


def find_jobs(paths: Iterable[str]) -> Iterator[Job]:
    """Yield what is to be read, in a fixed order: files as given, folders searched recursively in name order.

    ``-`` is standard input. Raises MobextractError where a path does not exist or a folder holds nothing that can be read.
    """
    for path in paths:
        if path == "-":
            yield Job("-", data=sys.stdin.buffer.read())
            continue
        place = Path(path)
        if place.is_dir():
            files = sorted(p for p in place.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not files:
                raise MobextractError(f"{path}: no articles in this folder (looked for {', '.join(SUFFIXES)})")
            for file in files:
                yield from _file_jobs(file)
        elif place.exists():
            yield from _file_jobs(place)
        else:
            raise MobextractError(f"{path}: no such file or folder")


def _file_jobs(path: Path) -> Iterator[Job]:
    if path.suffix.lower() != ".jsonl":
        yield Job(str(path))
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield Job(str(path), number, line)


def read_article(job: Job, *, text_field: str = "text", html_field: str = "html") -> RawArticle:
    """Return the article of ``job``; raises ArticleError naming the file and the cause where there is none."""
    try:
        data = job.data if job.data is not None else _bytes(job)
        if job.line is not None:
            return _json_line(job, data, text_field, html_field)
        article = _html(job, data) if _is_html(job, data) else RawArticle(decode(data), _identifier(job.path), job.path)
    except ArticleError as error:
        raise ArticleError(f"{job.name}: {error}") from None
    except OSError as error:
        raise ArticleError(f"{job.name}: {error.strerror or error}") from error
    return _finished(job, article, data)


def _bytes(job: Job) -> bytes:
    size = Path(job.path).stat().st_size
    if size > LARGEST:
        raise ArticleError(f"{size:,} bytes are no article (limit {LARGEST:,})")
    return Path(job.path).read_bytes()


def _finished(job: Job, article: RawArticle, data: bytes) -> RawArticle:
    if not article.text.strip():
        raise ArticleError(f"{job.name}: empty, nothing to read")
    article.sha256 = hashlib.sha256(data).hexdigest()
    article.size = len(data)
    return article


def _identifier(path: str) -> str:
    return "stdin" if path == "-" else Path(path).name.split(".")[0]


def decode(data: bytes) -> str:
    """Return ``data`` as text: UTF-8 and UTF-16 by their marks, else UTF-8, else what charset-normalizer finds.

    Raises ArticleError where the bytes are no text in any likely encoding.

    >>> decode("Xã Định Thủy".encode("utf-16"))
    'Xã Định Thủy'
    >>> decode(bytes(range(256)) * 20)
    Traceback (most recent call last):
        ...
    mobextract.errors.ArticleError: not text (control characters and no known encoding)
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strict(data, encoding)
    if _is_binary(data):
        raise ArticleError("not text (control characters and no known encoding)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"not valid {encoding}: {error.reason} at byte {error.start}") from None


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or best.chaos > 0.2:
        raise ArticleError(f"unknown encoding: not UTF-8 (byte {error.start}: {error.reason}) and nothing else fits") from None
    return data.decode(best.encoding, errors="replace")


def _is_binary(data: bytes) -> bool:
    head = data[:8192]
    controls = sum(head.count(bytes([code])) for code in (*range(0, 9), *range(14, 27), *range(28, 32)))
    return controls > max(1, len(head) // 200)


def _is_html(job: Job, data: bytes) -> bool:
    head = data[:1000].lstrip().lower()
    return Path(job.path).suffix.lower() in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html"))


def _html(job: Job, data: bytes, url: str | None = None) -> RawArticle:
    """The main text of a page with its metadata, by trafilatura."""
    if len(data) > LARGEST_HTML:
        raise ArticleError(f"{len(data):,} bytes of HTML are no article page (limit {LARGEST_HTML:,})")
    from trafilatura import bare_extraction

    document = bare_extraction(data, url=url, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    if document is None:
        raise ArticleError("no main text found in this HTML page")
    fields: dict[str, Any] = document.as_dict()
    return RawArticle(
        text=fields.get("text") or "", id=_identifier(job.path), path=job.path, url=fields.get("url"),
        site=fields.get("hostname"), title=fields.get("title"), published=fields.get("date"),
    )  # fmt: skip


def _json_line(job: Job, data: bytes, text_field: str, html_field: str) -> RawArticle:
    try:
        row = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise ArticleError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise ArticleError("a line must hold one JSON object")
    if isinstance(row.get(text_field), str):
        article = RawArticle(row[text_field], "")
    elif isinstance(row.get(html_field), str):
        article = _html(job, row[html_field].encode("utf-8", "replace"), _text(row, "url"))
    else:
        raise ArticleError(f"no field {text_field!r} or {html_field!r}; the line has {', '.join(sorted(map(str, row)))}")
    article.id = _text(row, "id") or f"{_identifier(job.path)}-{job.line}"
    article.path = job.path
    article.url = _text(row, "url") or article.url
    article.title = _text(row, "title") or article.title
    article.published = _text(row, "published") or _text(row, "date") or article.published
    article.language = _text(row, "language") or _text(row, "lang")
    return _finished(job, article, data)


def _text(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    return str(value) if isinstance(value, (str, int)) and str(value) else None
