"""The title of an article: a line at the head of its body that the page sets off, beside the date or before a blank line."""

from __future__ import annotations

from mobextract.text.segment import Segments, Span

LONGEST = 220
"""The longest title, in characters."""
HEAD = 2
"""Ends of lines that may stand before a title without a date beside it: the name of the page, a blank line."""


def find_title(text: str, segments: Segments, dateline: Span | None) -> Span | None:
    """Return the span of the title in the folded ``text``, or None where no line is set off as one.

    ``dateline`` is a paragraph that holds nothing but the article's date; where the page has an author's line with the date, that one
    counts. A title stands right before the date, or right behind it, or a standfirst stands between the two.
    """
    body = [p for p in segments.paragraphs if p != dateline]
    if len(body) < 2 or body[0][1] - body[0][0] > LONGEST:
        return None
    (start, end), second = body[:2]
    dates = [*segments.bylines, *([dateline] if dateline else [])]
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


def _adjoins(text: str, end: int, start: int, segments: Segments) -> bool:
    """Whether nothing but furniture stands between the end of a line and the beginning of a later one."""
    if start < end:
        return False
    position = end
    for left, right in sorted(segments.furniture):
        if position <= left < start and not text[position:left].strip():
            position = right
    return not text[position:start].strip()
