"""Find quotations: every style of marks, nested, and left open at the end of a paragraph.

A quotation is a span inside the marks. One that is opened and never closed in its paragraph ends with the paragraph and is
marked ``closed = False``; a closing mark without an opening one is ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]

DEEPEST = 5
"""Quotations nested deeper than this are noise."""


@dataclass(slots=True)
class Quotation:
    """The text inside a pair of quotation marks: ``[start, end)`` without the marks; ``depth`` 0 is the outermost."""

    start: int
    end: int
    depth: int
    closed: bool = True


def find_quotations(text: str, paragraphs: list[Span], pairs: list[list[str]]) -> list[Quotation]:
    """Return all quotations of ``text`` inside ``paragraphs``, in order of their start.

    >>> text = "«Модель «5 в 1» работает»"
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))], [["«", "»"]])]
    ['Модель «5 в 1» работает', '5 в 1']
    """
    openers = {opening: closing for opening, closing in pairs}
    marks = re.compile("|".join(re.escape(m) for m in sorted({m for pair in pairs for m in pair}, key=len, reverse=True)))
    found: list[Quotation] = []
    for start, end in paragraphs:
        found += _in_paragraph(text, start, end, marks, openers)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_paragraph(text: str, start: int, end: int, marks: re.Pattern[str], openers: dict[str, str]) -> list[Quotation]:
    found: list[Quotation] = []
    open_: list[tuple[str, int]] = []
    for match in marks.finditer(text, start, end):
        mark = match[0]
        if _is_apostrophe(text, match.start(), mark):
            continue
        expected = [closing for closing, _ in open_]
        closes = mark in expected and (openers.get(mark, mark) == mark or expected[-1] == mark)
        if mark == "'" and not closes and not _opens(text, match.start()):
            continue
        if closes:
            while open_:
                closing, inner = open_.pop()
                if closing == mark:
                    if text[inner : match.start()].strip():
                        found.append(Quotation(inner, match.start(), len(open_)))
                    break
        elif mark in openers and len(open_) < DEEPEST:
            open_.append((openers[mark], match.end()))
    for depth, (_, inner) in enumerate(open_):
        if text[inner:end].strip():
            found.append(Quotation(inner, end, depth, closed=False))
    return found


def _opens(text: str, position: int) -> bool:
    """A straight single mark opens only between a blank or bracket and a letter; elsewhere it is an apostrophe."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return not before.isalnum() and after.isalnum()


def _is_apostrophe(text: str, position: int, mark: str) -> bool:
    """A single mark between letters is an apostrophe (M'nông, people's); after a letter and before a blank perhaps too."""
    if mark not in "'’‘":
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return before.isalnum() and after.isalnum()
