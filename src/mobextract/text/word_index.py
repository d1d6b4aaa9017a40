"""Forms by the word that they begin or end with: only few of them can match at a given word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from mobextract.text.expressions import ENDING, form_expression
from mobextract.text.folding import LETTER, WORD

HEAD = re.compile(rf"{WORD}+|.", re.S)
"""The word, or single sign, at a position."""
INFLECTION = re.compile(f"{LETTER}{{0,{ENDING}}}")
GLANCE = 3
"""Letters of a word that are looked at before any pattern is tried."""
REMEMBERED = 2_000
"""First letters of words of texts that are remembered."""
_SINGLE = re.compile(rf"{WORD}+\*?|.", re.S)


_Forms = defaultdict[str, list[str]]


class WordIndex:
    """Forms by the word that they begin with: only few forms can match at a given word.

    They are sorted by their first letters, and by words only where a text has a word with these: it has few of all.
    """

    def __init__(self, openings: Mapping[str, list[str]], derived: tuple[str, ...] = ()) -> None:
        self._derived = derived
        self.openings = openings
        """The forms by the first letters of the word."""
        self._sorted: dict[str, tuple[_Forms, _Forms]] = {}

    def at(self, word: str) -> list[str]:
        """Return the forms that may match where ``word`` stands."""
        opening = word[:GLANCE]
        whole, stems = self._sorted.get(opening) or self._sort(opening)
        found = list(whole.get(word, ()))
        for length in range(max(1, len(word) - ENDING), len(word) + 1) if stems else ():
            alike = stems.get(word[:length])
            if alike and INFLECTION.fullmatch(word, length) and not word[length:].endswith(self._derived):
                found += alike
        return found

    def _sort(self, opening: str) -> tuple[_Forms, _Forms]:
        """The forms whose first word may begin with these letters: by this word, and those with an open ending by its stem."""
        whole, stems = tables = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        near = (self.openings.get(letters, ()) for letters in dict.fromkeys(opening[:length] for length in range(1, GLANCE + 1)))
        for form in (form for alike in near for form in alike):
            word, stem = self._word(form)
            (stems if stem else whole)[word].append(form)
        if len(self._sorted) >= REMEMBERED:
            self._sorted.clear()
        self._sorted[opening] = tables
        return tables

    @staticmethod
    def _word(form: str) -> tuple[str, bool]:
        """The first word of a form, and whether its ending is open."""
        word = first_word(form)
        return word, form[len(word) : len(word) + 1] == "*"


class LastWordIndex(WordIndex):
    """The same by the word that forms end with."""

    @staticmethod
    def _word(form: str) -> tuple[str, bool]:
        return last_word(form.rstrip("*")), form[-1] == "*"


def openings(forms: Iterable[str]) -> _Forms:
    """Return forms by the first letters of their first word."""
    found, letters = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for form in filter(None, forms):
        letters[form[:GLANCE]].append(form)
    for opening, alike in letters.items():
        found[first_word(opening)] += alike
    return found


def last_openings(forms: Iterable[str]) -> _Forms:
    """Return forms by the first letters of their last word."""
    found = defaultdict[str, list[str]](list)
    for form in filter(None, forms):
        found[last_word(form.rstrip("*"))[:GLANCE]].append(form)
    return found


def is_single(form: str) -> bool:
    """Whether a form is one word or sign: it matches wherever its word stands."""
    return _SINGLE.fullmatch(form) is not None


def first_word(text: str) -> str:
    """Return the word, or single sign, that a text begins with.

    >>> first_word("rural area"), first_word("work*"), first_word("«work»")
    ('rural', 'work', '«')
    """
    head = text.partition(" ")[0].removesuffix("*")
    if head.isalpha():  # as most do, and tables have tens of thousands of forms
        return head
    match = HEAD.match(text)
    return match[0] if match else text


def last_word(text: str) -> str:
    """Return the word, or single sign, that a text ends with."""
    tail = text.rpartition(" ")[2]
    return tail if tail.isalpha() else first_word(text[::-1])[::-1]


def fits(form: str, phrase: str) -> bool:
    """Whether a form with open endings matches a phrase; compared word by word, because few are asked about twice.

    >>> fits("new* rural* area*", "newer rural areas"), fits("new* area", "newer areas")
    (True, False)
    """
    words, others = form.split(" "), phrase.split(" ")
    return len(words) == len(others) and all(map(_word_fits, words, others))


def _word_fits(form: str, word: str) -> bool:
    stem, star, rest = form.partition("*")
    if rest:
        return re.fullmatch(form_expression(form), word) is not None
    return word == form if not star else word.startswith(stem) and INFLECTION.fullmatch(word, len(stem)) is not None
