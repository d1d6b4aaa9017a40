"""Results of matches and votes: two numbers that a dash or colon joins and that are no range ("a 2-1 win", "54–46", "со счётом 3:1")."""

from __future__ import annotations

from mobextract.language import Language
from mobextract.numbers.numeral import Numeral
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import wordlist

_JOINED = regex(r"\d{1,3}[-–]\d{1,3}(?![\d/–-])|\d{1,2}:\d{1,2}(?![\d/:–-])")
_BEGINS = regex(r"(?<![\d/.,–-])\d")
_CLOSED = regex(r" ?(?:[.,;!?)\n]|$)")
_CONTINUES = regex(r" ?[%$€£¥°]|[^\W\d]")
"""A sign behind the numbers, or letters glued to them, say that they are something else."""


class Scores:
    """Tells results from ranges."""

    def __init__(self, language: Language) -> None:
        self.words = wordlist(language.table("labels").scores)
        self.least = 1 if language.table("numerals").doubled else 0
        """How much larger the first of two numbers without a word for results must be."""

    def between(self, low: str, first: Numeral, second: Numeral, *, goes_on: bool) -> bool:
        """Whether two numbers are a result: the larger one stands first, a word for results beside them ("lost 0-3"), or they go on with
        others."""
        if second.start - first.end != 1 or first.scale != 1 or second.scale != 1:
            return False
        if _JOINED.match(low, first.start) is None or _BEGINS.match(low, first.start) is None:
            return False
        if goes_on or self.words.after(low, skip_blanks(low, second.end)) or self.words.before(low, first.start):
            return True
        if low[first.end] == ":" and _CLOSED.match(low, second.end) is None:
            return False  # "Thôn 5:3 hộ"
        return first.value - second.value >= self.least and _CONTINUES.match(low, second.end) is None
