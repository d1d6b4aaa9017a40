"""Lists and tables in the text: which lines are items, which paragraph introduces them, and what heads each cell of a table.

What an item leaves unsaid (the year, the place, the movement) its introduction says, not the item before it; what a cell leaves
unsaid (the noun, the year) the head of its column or row says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from mobextract.text.lazy import regex
from mobextract.text.questions import is_question

Span = tuple[int, int]

SIGNS = "•*▪►●○◦✔✓‣➢"
"""Signs that nothing but an item begins with."""
_BULLET = regex(rf"[{SIGNS}]\s?\S|\+ ")
_DASH = regex(r"[-–—]\s?\S|(?:\d{1,2}|[a-zđα-ωа-я])[.)] ")
"""Dashes and numbers open speeches and headings too: they are items only behind an introduction, or where the lines end like items."""
_CELL = regex(r"[^|\s](?:[^|\n]*[^|\s])?")
_RULE = regex(r"[|:\s—–-]+")
"""The line under the head of a table: "|---|---|"."""
_OPEN = ";·,"
"""An item that ends so is followed by another."""


def introductions(text: str, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Return, for the beginning of each list item or table row, the paragraph that introduces its list.

    >>> text = "In 2024 sum:\\n- Xã A: 3 hộ;\\n- Xã B: 4 hộ.\\nHết"
    >>> introductions(text, [(0, 12), (13, 26), (27, 40), (41, 44)])
    {13: (0, 12), 27: (0, 12)}
    """
    found: dict[int, Span] = {}
    for before, line in pairwise(paragraphs):
        listed = before[0] in found
        if _is_item(text, line, before, listed):
            found[line[0]] = found[before[0]] if listed else before
    return found


def _is_item(text: str, line: Span, before: Span, listed: bool) -> bool:
    last, asks = text[before[1] - 1], is_question(text, line, before)
    closes = text[line[1] - 1] in ";·" and not asks
    if (_BULLET.match(text, *line) and not asks) or text.count("|", *line) > 1 or (listed and last in _OPEN):
        return True
    dashed = _DASH.match(text, *line) is not None
    return (dashed and (listed or closes)) or (last == ":" and (dashed or closes))


class Cell(Struct, frozen=True):
    """One cell below the head of a table, with the head of its column and that of its row."""

    start: int
    end: int
    column: Span
    row: Span


def cells(text: str, paragraphs: Sequence[Span]) -> dict[int, Cell]:
    """Return the cells of the tables in ``text``, below their first rows, by where they begin.

    A table is rows of equally many cells between bars, one below the other.

    >>> text = "Huyện | Tổ | Hộ\\nA Lưới | 12 | 40"
    >>> [text[slice(*cell.column)] for cell in cells(text, [(0, 15), (16, 32)]).values()]
    ['Huyện', 'Tổ', 'Hộ']
    """
    found: dict[int, Cell] = {}
    head: list[Span] = []
    for start, end in paragraphs:
        if text.find("|", start, end) < 0:
            head = []
            continue
        if _RULE.fullmatch(text, start, end):
            continue
        row = [m.span() for m in _CELL.finditer(text, start, end)]
        if len(row) < 2 or len(row) != len(head):
            head = row
            continue
        found |= {cell[0]: Cell(*cell, column, row[0]) for cell, column in zip(row, head, strict=True)}
    return found
