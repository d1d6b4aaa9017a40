"""Find quotations: every style of marks, nested, mixed, over a paragraph's end, and left open.

A quotation is a span inside the marks. One that is opened and never closed ends with its paragraph and is marked
``closed = False``; a closing mark without an opening one is ignored. Which marks make a pair is the language's; where a
mark stands (between a blank and a letter, behind a letter) tells what it does when writers mix them up.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from msgspec import Struct

from mobextract.text.lazy import regex

Span = tuple[int, int]

DEEPEST = 5
"""Quotations nested deeper than this are noise."""
CROSSING = 1500
"""How far a quotation may go on in the next paragraph, in characters."""

_SINGLE = "'’‘‚‹›"
TURNED = 100
"""The most characters of a quotation that a closing mark opens by mistake."""
_BREAK = regex(r"[.!?…।;\n]")
_REVERSED = {"»": "«", "›": "‹"}


class Quotation(Struct):
    """The text inside a pair of quotation marks: ``[start, end)`` without the marks; ``depth`` 0 is the outermost."""

    start: int
    end: int
    depth: int
    closed: bool = True


class _Open(Struct):
    """A mark that waits for its counterpart."""

    closing: str
    inner: int
    single: bool


def find_quotations(text: str, paragraphs: list[Span], pairs: list[list[str]], possessive: Sequence[str] = ()) -> list[Quotation]:
    """Return all quotations of ``text`` inside ``paragraphs``, in order of their start; behind the letters ``possessive`` an apostrophe may
    be all of a possessive.

    >>> text = "«Модель «5 в 1» работает»"
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))], [["«", "»"]])]
    ['Модель «5 в 1» работает', '5 в 1']
    """
    finder = _Finder(text, pairs, possessive)
    for start, end in paragraphs:
        finder.read(start, end)
    return sorted(finder.found, key=lambda q: (q.start, -q.end))


class _Finder:
    """Reads the marks of one paragraph after the other; what the last one left open may be closed in the next."""

    def __init__(self, text: str, pairs: list[list[str]], possessive: Sequence[str]) -> None:
        self.text, self.possessive = text, possessive
        self.openers: dict[str, str] = {}
        for opening, closing in pairs:
            self.openers.setdefault(opening, closing)
        self.marks = _marks(tuple(m for pair in pairs for m in pair))
        self.found: list[Quotation] = []
        self.open: list[_Open] = []
        self.left: Quotation | None = None

    def read(self, start: int, end: int) -> None:
        """Add the quotations of one paragraph."""
        self.open = []
        matches = list(self.marks.finditer(self.text, start, end))
        for number, match in enumerate(matches):
            mark, position = match[0], match.start()
            if mark in "'’‘" and (_is_apostrophe(self.text, position) or self._is_plural(mark, position, matches[number + 1 : number + 6])):
                continue
            index = self._closes(mark, match.span(), matches[number + 1 : number + 2])
            if index is not None:
                self._close(index, position)
            elif self._opens(mark, match.span()) or self._is_turned(mark, match.span(), matches[number + 1 : number + 2]):
                self.open.append(_Open(self._counterpart(mark), match.end(), _is_single(mark)))
            elif not self.open and self.left is not None and self._ends(match.span()) and position - self.left.end < CROSSING:
                self.left.end, self.left.closed = position, True
            self.left = None
        left = [Quotation(o.inner, end, depth, closed=False) for depth, o in enumerate(self.open) if self.text[o.inner : end].strip()]
        self.found += left
        self.left = left[0] if left else None

    def _is_plural(self, mark: str, position: int, following: list[re.Match[str]]) -> bool:
        """Whether a mark inside a quotation of its sort is the possessive of a plural, as the next one closes it: 'Farmers' Hall'."""
        possessive = self.text[position - 1] in self.possessive and self.text[position + 1 : position + 2] == " "
        if not possessive or not self.open or self.open[-1].closing != mark:
            return False
        closing = next((m for m in following if not _is_apostrophe(self.text, m.start())), None)
        if closing is None or closing[0] != mark or self._starts(closing.span()) or not self._ends(closing.span()):
            return False
        return self.text[position + 2].isupper() and "." not in self.text[position : closing.start()]

    def _closes(self, mark: str, span: Span, following: list[re.Match[str]]) -> int | None:
        """Which of the open marks this one closes, if any: its own pair, or where writers mix marks the last of its sort."""
        straight = self.openers.get(mark) == mark
        fits = [i for i, o in enumerate(self.open) if o.closing == mark]
        if fits:
            if not straight:
                return fits[-1] if mark not in self.openers or fits[-1] == len(self.open) - 1 else None
            nests = self._starts(span) and any(m[0] == mark and self._ends(m.span()) for m in following)
            if nests or (mark[0] in _SINGLE and not self._ends(span)):
                return None
            return fits[-1]
        if self.open and self.open[-1].single == _is_single(mark) and not self._starts(span) and self._ends(span):
            return len(self.open) - 1
        return None

    def _close(self, index: int, position: int) -> None:
        inner = self.open[index].inner
        del self.open[index:]
        if self.text[inner:position].strip():
            self.found.append(Quotation(inner, position, index))

    def _opens(self, mark: str, span: Span) -> bool:
        if len(self.open) >= DEEPEST:
            return False
        if mark[0] in _SINGLE:
            return self._starts(span) and (mark in self.openers or not self.open)
        if mark in self.openers:
            return self.openers[mark] != mark or not self._ends(span)
        return not self.open and self._starts(span)

    def _is_turned(self, mark: str, span: Span, following: list[re.Match[str]]) -> bool:
        """Whether a closing mark opens a quotation by mistake: nothing is open, it stands behind a word, a capital or digit stands behind
        it, and the next mark closes in the same sentence ("the model” Clay Hens”")."""
        if self.open or self.left is not None or not following or _is_single(mark):
            return False
        closing = following[0].span()
        inner = self.text[span[1] : closing[0]].strip()
        behind_word = self.text[span[0] - 1 : span[0]].isalpha() and not inner[:1].islower()
        whole = 0 < len(inner) <= TURNED and inner[0].isalnum() and _BREAK.search(inner) is None
        return behind_word and whole and not _is_single(following[0][0]) and self._ends(closing)

    def _counterpart(self, mark: str) -> str:
        return self.openers.get(mark) or _REVERSED.get(mark, mark)

    def _starts(self, span: Span) -> bool:
        """Whether a mark stands where a quotation begins: behind a blank or bracket, before a letter or digit."""
        before, after = self.text[span[0] - 1 : span[0]], self.text[span[1] : span[1] + 1]
        return (
            not (before.isalnum() or (before and before in ".,;:!?)"))
            and not after.isspace()
            and (after.isalnum() or after in "«“„\"‘'+(…")
        )

    def _ends(self, span: Span) -> bool:
        """Whether a mark stands where a quotation ends: right behind what is quoted, before no letter."""
        before, after = self.text[span[0] - 1 : span[0]], self.text[span[1] : span[1] + 1]
        return bool(before) and not before.isspace() and before not in "([" and not after.isalnum()


@functools.lru_cache(maxsize=32)
def _marks(marks: tuple[str, ...]) -> re.Pattern[str]:
    """The expression of a language's marks, the longest first."""
    return regex("|".join(map(re.escape, sorted(set(marks), key=len, reverse=True))) or "(?!)")


def _is_single(mark: str) -> bool:
    """Whether a mark is a single one: two of them ("‘‘", "''") are a double one."""
    return len(mark) == 1 and mark in _SINGLE


def _is_apostrophe(text: str, position: int) -> bool:
    """A single mark between letters is an apostrophe (M'nông, people's)."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return before.isalnum() and after.isalnum()
