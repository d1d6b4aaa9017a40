"""A year as the text states it: where, of what it is, and how far it holds."""

from __future__ import annotations

from msgspec import Struct

from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex

FRAME = 45
"""A year this close to the beginning of its sentence holds for the sentences after it, and of its paragraph, for the paragraphs after
it."""
OPENING = 20
"""A day or month this close to the beginning of its paragraph ("In May 2024, …") holds for the paragraphs that hang on it."""
BESIDE = 12
"""A year this close to a figure may be its alone, in characters."""
NEAR = 20
"""As BESIDE, where words like "at the end of" may stand before the year."""
_WHICH = regex(rf"(?: ?{LETTER}{{1,5}})? ?[,–—(] ?(?:{LETTER}{{1,4}} ){{0,2}}")
"""Between a year and words that only say which one it is: a sign, a short word before it and two behind it at most."""


def says_which(low: str, end: int, start: int) -> bool:
    """Return whether words at ``start`` for a year only say which one the year is that ends at ``end``: "in 2021, the year before the first
    lamp was lit, …", "in 2022, two years later, …"."""
    return _WHICH.fullmatch(low, end, start) is not None


class YearEvent(Struct, frozen=True):
    """A year that the text states, or None where it leaves it open; ``frame`` years hold for what follows."""

    start: int
    end: int
    year: int | None
    frame: bool
    now: bool = False
    whole: bool = False
    """A year without a day or month: a report of it holds for more than the state on one day does."""
    begins: bool = False
    """The year in which something was founded or launched: its figures of today are of no year."""
    owned: bool = False
    """It belongs to one figure alone, or is only compared with: other figures do not take it."""
    opened: int | None = None
    """The year stated, also where it opens a period and so is no figure's."""
    local: bool = False
    """It holds in its own sentence only: the period compared with ("in the same period of 2023 …"), or a year of plans."""
    aside: bool = False
    """It is only compared with, or dates a founding: of the figures beside it none is its own but one that stands behind it."""
