"""The title of an article: a line at the head of its body that the page sets off, beside the date or before a blank line."""

from __future__ import annotations

from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_PATH = regex(r"(?<![^\s])\w[\w -]* (?:>|»|›|\||/) \w[^>»›|/\d]*(?:$| (?:>|»|›|\||/) )")
ABOVE, NAME = 3, 90
"""How many lines may stand above the title, and the longest of them, in characters."""
SHORT, LEAST = 45, 25
"""The longest name of a paper or a section by itself above the title, and the shortest title below one."""
LONGEST = 220
"""The longest title, in characters."""
HEAD = 2
"""Ends of lines that may stand before a title without a date beside it: the name of the page, a blank line."""


def find_title(text: str, segments: Segments, dateline: Span | None) -> Span | None:
    """Return the span of the title in the folded ``text``, or None where no line is set off as one.

    ``dateline`` is a paragraph that holds nothing but the article's date; where the page has an author's line with the date, that one
    counts. A title stands right before the date, or right behind it, or a standfirst stands between the two.
    """
    body = [p for p in segments.paragraphs if p != dateline and p[0] not in segments.captions]
    dates = [*segments.bylines, *([dateline] if dateline else [])]
    body = body[_above(text, body) or _named_above(text, body, dates, segments) :]
    if len(body) < 2 or body[0][1] - body[0][0] > LONGEST:
        return None
    (start, end), second = body[:2]
    if any(_adjoins(text, end, date[0], segments) for date in dates):
        return body[0]
    closed = text[end - 1] in ".!?…।:;,"
    blank = text[end : second[0]].count("\n") > 1
    if blank and second[1] - second[0] > end - start and any(_adjoins(text, second[1], date[0], segments) for date in dates):
        return body[0]  # a standfirst before the date
    if closed and (text[end - 1] not in "!?" or not dates):
        return None
    if any(date[1] <= start for date in dates):
        return body[0] if blank or second[1] - second[0] > end - start else None
    return body[0] if blank and text[:start].count("\n") <= HEAD else None


def find_paths(text: str, segments: Segments) -> list[Span]:
    """Return the lines above the title that are the way to the page ("Home > Mekong Delta > People"): what they name is no mention."""
    body = [p for p in segments.paragraphs if p[0] not in segments.captions]
    return [(start, end) for start, end in body[: _above(text, body)] if _PATH.search(text, start, end) is not None]


def _above(text: str, body: list[Span]) -> int:
    """How many lines stand above the title: the way to the page ("Home > Economy"), and the name of the paper before it."""
    paths = [i for i, (start, end) in enumerate(body[:ABOVE]) if end - start <= NAME and _PATH.search(text, start, end) is not None]
    at = paths[0] if paths else -1
    short = all(end - start <= NAME and "." not in text[start:end] for start, end in body[: at + 1])
    return at + 1 if short and len(body) > at + 2 else 0


def _named_above(text: str, body: list[Span], dates: list[Span], segments: Segments) -> int:
    """How many short lines stand above the line right before the date, the name of the paper and of its section, where that is longer; no
    standfirst, which closes with a sign."""
    for at, (start, end) in enumerate(body[: ABOVE + 1]):
        if end - start > LONGEST or text[end - 1] in ".…।:;,":
            return 0
        if any(_adjoins(text, end, date[0], segments) for date in dates):
            return at if at and end - start > max(LEAST, *(right - left for left, right in body[:at])) else 0
        if end - start > SHORT:
            return 0
    return 0


def _adjoins(text: str, end: int, start: int, segments: Segments) -> bool:
    """Whether nothing but furniture stands between the end of a line and the beginning of a later one."""
    if start < end:
        return False
    position = end
    for left, right in sorted(segments.furniture):
        if position <= left < start and not text[position:left].strip():
            position = right
    return not text[position:start].strip()
