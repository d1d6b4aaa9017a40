"""Quarters, weeks and other periods that have numbers: their number is neither a month nor a day ("quý 3/2024", "week 3 of May 2024")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.dates.templates import YEAR
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import wordlist

YEAR_BESIDE = regex(rf"(?:\s?/\s?|,?\s(?:{LETTER}{{1,3}}\s)?){YEAR}(?![\d.,]?\d)")
"""The year behind a numbered period, as dates write it: "quarter 3 of 2024", "kvartal 3/2024"."""
BEFORE = 30
"""How far before a number its period may stand behind other numbers, in characters."""


class Periods:
    """The periods of one language, which stand before their numbers."""

    def __init__(self, words: Iterable[str], joiners: str) -> None:
        words = list(words)
        forms = alternatives(words) or "(?!)"
        self._words = wordlist(words)
        self._listed = _numbers(forms, joiners)
        self._dashed = _numbers(forms, f"[–—-]|{joiners}")
        self._behind = regex(rf"(?<!{WORD})(?:{forms})\s\d\d?(?:\s{LETTER}{{1,3}})?\s$")

    def number(self, low: str, position: int, *, dashed: bool = False) -> bool:
        """Whether the number at ``position`` is a period's, or stands in a list of such numbers ("quý 3 và 4/2024"), which dashes may part
        where no days can be meant ("week 3-9 May")."""
        first = (self._dashed if dashed else self._listed).search(low, max(0, position - BEFORE), position)
        return self._words.before(low, first.start() if first else position) is not None

    def ends(self, low: str, position: int) -> bool:
        """Whether a period and its number end before a month ("in week 3 of May")."""
        return self._behind.search(low, max(0, position - BEFORE), position) is not None


def _numbers(forms: str, joiners: str) -> re.Pattern[str]:
    """The first numbers of a list of periods, up to its last one."""
    return regex(rf"(?<!{WORD})\d\d?(?:\s?(?:,|{joiners})\s?(?:(?:{forms})\s)?\d\d?)*\s?(?:,|{joiners})\s?(?:(?:{forms})\s)?$")
