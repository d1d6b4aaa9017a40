"""HTML to the article in it: main text, title, date, URL and site, by trafilatura. Menus and comments stay behind."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from mobextract.errors import ArticleError, LimitError
from mobextract.inputs.addresses import site_of
from mobextract.text.lazy import regex

LARGEST = 4 * 1024 * 1024
"""Characters of HTML that are parsed: the parsers' time grows faster than the page."""
MOST_TAGS = 50_000
"""Tags of a page; pages of papers have a few thousand."""
DEEPEST = 240
"""Elements within elements: below 256 of them the parser drops text without a word."""

SHORTEST = 60
"""Characters of main text that are enough. trafilatura's own limit of 250 makes it fall back on short news items to a
method that runs headline and paragraphs together."""

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.I
)


# elements that neither stand alone nor end by themselves where the next one begins
_NESTING = regex(
    r"""<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option|html|head|body)\b)
    [a-z][a-z0-9:-]*+(?:[^<>]*+(?<!/)>)""",
    re.I | re.X,
)

_FIGURE = regex(r"<(/?)figure\b[^<>]*+>", re.I)
_FIGCAPTION = regex(r"<(/?)figcaption\b[^<>]*+>", re.I)
_CAPTION_CLASS = regex(r"""\bclass\s*+=\s*+(?:"[^"<>]*?caption[^"<>]*+"|'[^'<>]*?caption[^'<>]*+')""", re.I)

# one of these references, and the whole page is refused by the parser
_CONTROL = regex(r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]))(?![0-9a-f]);?", re.I)


@dataclass(slots=True, frozen=True)
class Webpage:
    """The main text of a page and what its metadata says of it."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    site: str | None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page claims in its first kilobytes, or None.

    >>> declared_encoding(b'<html><meta charset="windows-1253">')
    'windows-1253'
    """
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii").lower() if match else None


def read_webpage(html: str, url: str | None = None) -> Webpage:
    """Return the article of an HTML page, found at ``url`` where that is known.

    Raises ArticleError, without a file name, where the page holds none, LimitError where it is beyond the limits.

    The record's offsets are those of the text that this function returns.
    """
    check_limits(html)
    try:
        document = _parsed(_captions_kept(_CONTROL.sub("\ufffd", html)))
    except MemoryError:
        raise
    except Exception as error:  # the parsers' own faults over tags in impossible places
        raise ArticleError(f"this HTML page cannot be parsed ({type(error).__name__}: {error})") from None
    if document is None or not (document.text or "").strip():
        raise ArticleError("no main text found in this HTML page")
    url = document.url or url
    return Webpage(document.text, document.title or None, document.date or None, url, site_of(url) or document.sitename or None)


def _captions_kept(html: str) -> str:
    """The page with its captions as paragraphs: what they say of a picture is part of the article, and trafilatura drops it."""
    if "caption" not in html and "CAPTION" not in html:
        return html
    return _CAPTION_CLASS.sub("", _FIGCAPTION.sub(r"<\1p>", _FIGURE.sub(r"<\1div>", html)))


def _parsed(html: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        deduplicate=False,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=_config(),
    )


def check_limits(html: str) -> None:
    """Raise LimitError where a page is too large, has too many tags, or nests them too deep to be parsed whole.

    >>> check_limits("<p>One<p>Two")
    >>> check_limits("<b>" * 300)
    Traceback (most recent call last):
    mobextract.errors.LimitError: tags nested more than 240 deep: the text in them would be lost
    """
    if len(html) > LARGEST:
        raise LimitError(f"{len(html):,} characters of HTML are no article page (limit {LARGEST:,})")
    tags = html.count("<")
    if tags > MOST_TAGS:
        raise LimitError(f"{tags:,} tags are no article page (limit {MOST_TAGS:,})")
    depth = 0
    for match in _NESTING.finditer(html) if tags > DEEPEST else ():
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise LimitError(f"tags nested more than {DEEPEST} deep: the text in them would be lost")


@functools.lru_cache(maxsize=1)
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST))
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config
