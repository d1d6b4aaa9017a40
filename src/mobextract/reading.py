"""Read articles from files, folders and standard input: bytes to text, with what is known about each source.

Every article arrives as a ``RawArticle``: its bytes decoded, HTML reduced to its main text. What cannot be read raises
ArticleError naming the file and the cause; the caller decides whether to go on.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from mobextract.encoding import decode
from mobextract.errors import ArticleError, MobextractError
from mobextract.webpage import declared_encoding, read_webpage

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".jsonl")
"""What is read inside folders."""
LARGEST = 10 * 1024 * 1024
"""A file, a line or a standard input beyond this size, in bytes, is no article."""


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
    """One thing to read: a file, or a line of one."""

    path: str
    line: int | None = None
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The name used in messages: the path, with the line number where it is a line."""
        place = "standard input" if self.path == "-" else self.path
        return place if self.line is None else f"{place}:{self.line}"


def find_jobs(paths: Iterable[str]) -> Iterator[Job]:
    """Yield what is to be read, lazily and in a fixed order: files as given, folders searched recursively in name order.

    ``-`` is standard input. Hidden files are left out. Raises MobextractError, before the first job, where a path does not exist
    or a folder holds nothing that can be read.
    """
    paths = list(paths)
    for path in paths:
        if path != "-" and not os.path.exists(path):
            raise MobextractError(f"{path}: no such file or folder")
        if os.path.isdir(path) and next(_files(path), None) is None:
            raise MobextractError(f"{path}: no articles in this folder (looked for {', '.join(SUFFIXES)})")
    for path in paths:
        if path == "-":
            yield Job("-", data=sys.stdin.buffer.read(LARGEST + 1))
        elif os.path.isdir(path):
            for file in _files(path):
                yield from _file_jobs(file)
        else:
            yield from _file_jobs(path)


def count_jobs(paths: Sequence[str]) -> int | None:
    """Return how many jobs ``paths`` hold, or None where that takes reading whole files (.jsonl)."""
    files = [file for path in paths for file in (_files(path) if os.path.isdir(path) else (path,))]
    return None if any(_is_lines(file) for file in files) else len(files)


def _files(folder: str) -> Iterator[str]:
    """The articles below a folder: those of the folder itself first, then its subfolders, each in name order."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield os.path.join(place, name)


def _is_lines(path: str) -> bool:
    return path.lower().endswith(".jsonl")


def _file_jobs(path: str) -> Iterator[Job]:
    if not _is_lines(path):
        yield Job(path)
        return
    with open(path, "rb") as lines:
        number = 0
        while line := lines.readline(LARGEST + 2):
            number += 1
            if len(line) > LARGEST:  # no more of it is kept than needed to say that it is too long
                while line[-1:] != b"\n" and (rest := lines.readline(LARGEST)):
                    line = line[: LARGEST + 1] + rest[-1:]
            if line.strip():
                yield Job(path, number, line)


def read_article(job: Job, *, text_field: str = "text", html_field: str = "html") -> RawArticle:
    """Return the article of ``job``; raises ArticleError naming the file and the cause where there is none."""
    try:
        data = job.data if job.data is not None else _bytes(job.path)
        if len(data) > LARGEST:
            raise ArticleError(f"too large for an article: more than {LARGEST:,} bytes")
        article = _file(job.path, data) if job.line is None else _json_line(job, data, text_field, html_field)
    except ArticleError as error:
        raise ArticleError(f"{job.name}: {error}") from None
    except OSError as error:
        raise ArticleError(f"{job.name}: {error.strerror or error}") from None
    article.path = job.path
    article.sha256 = hashlib.sha256(data).hexdigest()
    article.size = len(data)
    return article


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(LARGEST + 1)


def identifier(path: str) -> str:
    """Return the id of the article in a file: its name up to the first dot.

    >>> identifier("articles/000_9176.el.txt"), identifier("-")
    ('000_9176', 'stdin')
    """
    return "stdin" if path == "-" else Path(path).name.split(".")[0]


def _file(path: str, data: bytes) -> RawArticle:
    is_html = _is_html(path, data)
    text, warning = decode(data, declared_encoding(data) if is_html else None)
    article = _webpage(text) if is_html else RawArticle(text, "")
    article.id = identifier(path)
    article.warnings = [warning] if warning else []
    return article


def _is_html(path: str, data: bytes) -> bool:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return path.lower().endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!doctype html", b"<html"))


def _webpage(html: str) -> RawArticle:
    page = read_webpage(html)
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
        raise ArticleError("the text is empty")
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
