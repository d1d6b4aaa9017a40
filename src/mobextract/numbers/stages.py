"""Tell a change told by its years from a range: in "from 3215 in 2022 to 5870 in 2023" the year does not open a range "2022 to 5870"."""

from __future__ import annotations

from mobextract.language import Language
from mobextract.text.expressions import form_expression
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, wordlist

REACH = 60
"""How far before a year the figure may stand that it dates, in characters."""
_NUMBER = r"\d+(?:[., ]\d{3})*(?:[.,]\d+)?"
_FIGURE = regex(rf"(?<![\w.,/–-])(?:{_NUMBER} ?[–-] ?)?{_NUMBER}(?: ?%)?(?: {WORD}+){{0,7}} ?$")
"""A number, or a range of two, at the end of a text, with its noun."""
_BOUND = regex(rf"(?:{WORD}+ ){{1,2}}$")
"""Words between "from" and a number: "from about 700 kg"."""


class Stages:
    """The words of one language around figures that are told year by year."""

    def __init__(self, language: Language) -> None:
        modifiers = language.table("modifiers").range
        from_words = {*modifiers.origin, *modifiers.opening}
        words = [form for form in language.table("dates").year_before if form not in from_words]
        self.year_words = wordlist(words)
        self.from_words = wordlist(from_words)
        years = "|".join(sorted(map(form_expression, map(fold_form, words)), key=len, reverse=True)) or "(?!)"
        self.next_year = regex(rf"(?: {WORD}+){{0,3}}? (?:{years}) (?:19|20)\d\d(?!\w)")

    def dates_figure(self, low: str, start: int, end: int) -> bool:
        """Whether what looks like a year at ``start`` is the year of a figure before it: a change leads from that one to the number that
        ends at ``end``, or that has a year of its own."""
        word = self.year_words.before(low, start)
        figure = _FIGURE.search(low, max(0, word[1] - REACH), word[1]) if word else None
        if figure is None:
            return False
        return self._begins(low, figure.start()) or self.next_year.match(low, end) is not None

    def _begins(self, low: str, start: int) -> bool:
        """Whether a change is told from the figure at ``start`` on, with words for a bound between or without."""
        if self.from_words.before(low, start) is not None:
            return True
        bound = _BOUND.search(low, max(0, start - REACH), start)
        words = range(bound.start(), start) if bound else ()
        return any(low[at] == " " and self.from_words.before(low, at + 1) is not None for at in words)
