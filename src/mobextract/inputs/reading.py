"""Read one article: bytes to text, with what is known about its source. What there is to read is found by ``inputs/sources.py``.

Every article arrives as a ``RawArticle``: its bytes decoded, HTML reduced to its main text. What cannot be read raises
ArticleError naming the file and the cause; the caller decides whether to go on.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from mobextract.errors import ArticleError, EmptyArticleError, LimitError
from mobextract.inputs.encoding import decode
from mobextract.inputs.webpage import declared_encoding, read_webpage

LARGEST = 10 * 1024 * 1024
"""A file, a line or a standard input beyond this size, in bytes, is no article."""


LONGEST = 2_000_000
"""Characters of text beyond which it is no article; the time that reading takes grows with them, some seconds here."""


@dataclass(slots=True)
class RawArticle:
    """The text of one article and where it came from; ``title``, ``published``, ``url`` and ``language`` as its page says.

    ``warnings`` say what was doubtful in reading it: a guessed encoding, damaged bytes.
    """

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
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Job:
    """One thing to read: a file, a member of an archive, a line or row of a file, or what was refused when it was found.

    ``data`` is there where the bytes are no file of their own. ``html``, ``charset`` and ``url`` are what a web archive knows of a
    page. ``problem`` and ``cause`` say why it was refused. ``expected`` is the digest for which an earlier outcome still holds.
    """

    path: str
    line: int | None = None
    data: bytes | None = None
    is_row: bool = False
    html: bool | None = None
    charset: str | None = None
    url: str | None = None
    problem: str | None = None
    cause: str = "input"
    expected: str | None = None

    @property
    def name(self) -> str:
        """The name used in messages: the path, with the line number where it is a line."""
        place = "standard input" if self.path == "-" else shown(self.path)
        return place if self.line is None else f"{place}:{self.line}"


def shown(path: str) -> str:
    """A path that can be written as UTF-8: bytes in it that are none appear as escapes.

    >>> shown("a" + chr(0xDCFF) + ".txt"), shown("Xã.txt")
    ('a\\\\udcff.txt', 'Xã.txt')
    """
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode("utf-8")


def content_digest(data: bytes) -> str:
    """The SHA-256 of an article's bytes, as the record has it."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(job: Job) -> bytes:
    """Return the bytes of ``job``; raises ArticleError naming it and the cause where they cannot be read or are too many."""
    try:
        data = job.data if job.data is not None else _bytes(job.path)
    except OSError as error:
        raise ArticleError(f"{job.name}: {error.strerror or error}") from None
    if len(data) > LARGEST:
        raise LimitError(f"{job.name}: too large for an article: more than {LARGEST:,} bytes")
    return data


def read_article(job: Job, data: bytes | None = None, *, text_field: str = "text", html_field: str = "html") -> RawArticle:
    """Return the article of ``job``, whose bytes may have been read; raises ArticleError naming it and the cause where there is none."""
    if job.problem is not None:
        raise ArticleError(f"{job.name}: {job.problem}")
    data = read_bytes(job) if data is None else data
    try:
        article = _json_line(job, data, text_field, html_field) if job.is_row else _file(job, data)
    except ArticleError as error:
        raise type(error)(f"{job.name}: {error}") from None
    if len(article.text) > LONGEST:
        raise LimitError(f"{job.name}: {len(article.text):,} characters are no article (limit {LONGEST:,})")
    article.path = shown(job.path)
    article.sha256 = content_digest(data)
    article.size = len(data)
    return article


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with open(path, "rb") as file:
        return file.read(LARGEST + 1)


def identifier(path: str) -> str:
    """Return the id of the article in a file: its name up to the first dot.

    >>> identifier("articles/000_9176.el.txt"), identifier("-")
    ('000_9176', 'stdin')
    """
    return "stdin" if path == "-" else shown(Path(path).name.split(".")[0])


def _file(job: Job, data: bytes) -> RawArticle:
    is_html = _is_html(job.path, data) if job.html is None else job.html
    declared = (job.charset or declared_encoding(data)) if is_html else job.charset
    text, warning = decode(data, declared)
    article = _webpage(text, job.url) if is_html else RawArticle(text, "", url=job.url)
    article.id = identifier(job.path) if job.line is None else f"{identifier(job.path)}-{job.line}"
    article.warnings = [warning] if warning else []
    return article


def _is_html(path: str, data: bytes) -> bool:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    name = path.lower().removesuffix(".gz")
    return name.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!doctype html", b"<html"))


def _webpage(html: str, url: str | None = None) -> RawArticle:
    page = read_webpage(html, url)
    return RawArticle(page.text, "", url=page.url, site=page.site, title=page.title, published=page.published)


def _json_line(job: Job, data: bytes, text_field: str, html_field: str) -> RawArticle:
    try:
        row = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArticleError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise ArticleError("a line must hold one JSON object")
    if isinstance(row.get(text_field), str):
        article = RawArticle(row[text_field], "")
    elif isinstance(row.get(html_field), str):
        article = _webpage(row[html_field])
    else:
        raise ArticleError(f"no field {text_field!r} or {html_field!r}; the line has {', '.join(sorted(map(str, row))) or 'none'}")
    if not article.text.strip():
        raise EmptyArticleError("the text is empty")
    article.id = _text(row, "id") or f"{identifier(job.path)}-{job.line}"
    article.url = _text(row, "url") or article.url
    article.site = _text(row, "site") or article.site
    article.title = _text(row, "title") or article.title
    article.published = _text(row, "published") or _text(row, "date") or article.published
    article.language = _text(row, "language") or _text(row, "lang")
    return article


def _text(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    return str(value) if isinstance(value, (str, int)) and str(value) else None
