"""HTML to the article in it: main text, title, date, URL and site, by trafilatura. Menus and comments stay behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mobextract.errors import ArticleError

LARGEST = 20_000_000
"""Bytes of HTML that are parsed; the parser's time grows faster than the number of paragraphs."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.I)


@dataclass(slots=True, frozen=True)
class Webpage:
    """The main text of a page and what its metadata says of it."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    site: str | None
    language: str | None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page claims in its first kilobytes, or None.

    >>> declared_encoding(b'<html><meta charset="windows-1253">')
    'windows-1253'
    """
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii").lower() if match else None


def read_webpage(html: str) -> Webpage:
    """Return the article of an HTML page. Raises ArticleError, without a file name, where the page holds none.

    The record's offsets are those of the text that this function returns.
    """
    import trafilatura

    if len(html) > LARGEST:
        raise ArticleError(f"the page is too large to parse: {len(html):,} characters, at most {LARGEST:,}")
    document = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = document.text if document is not None else None
    if document is None or not text or not text.strip():
        raise ArticleError("no article text found in the HTML page")
    return Webpage(text, document.title, document.date, document.url, document.hostname or document.sitename, _language(html))


def _language(html: str) -> str | None:
    """The language that the page declares on its root element, without a region."""
    match = re.search(r"<html[^>]{0,300}?\slang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})\b", html[:20_000])
    return match[1].lower() if match else None
