"""Lines of capitals, as headlines have them: a capital makes no name there."""

from __future__ import annotations

from mobextract.text.folding import UPPER
from mobextract.text.lazy import regex

REACH = 24
"""How far before a word the end of the one before it may be looked for, in characters."""
_BEFORE = regex(rf"(?:(?:[{UPPER}]{{2}}|\d)[ ,:;\"“(–-]{{1,3}}|\A|\n|[.!?…:•*–-] ?)\Z")
_BEHIND = regex(rf"[ ,:;\"”)–-]{{0,3}}(?:[{UPPER}]{{2}}|\d|[.!?\n]|\Z)")


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals stands between others, or at the head of a line or sentence before one.

    >>> in_capitals("STORM KILLS FIVE PEOPLE", 12, 16), in_capitals("The FIVE People", 4, 8)
    (True, False)
    """
    return (
        end - start > 1
        and text[start:end].isupper()
        and _BEFORE.search(text[max(0, start - REACH) : start]) is not None
        and _BEHIND.match(text, end) is not None
    )
