"""Forms by the word that they begin or end with: only few of them can match at a given word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from mobextract.text.expressions import ENDING
from mobextract.text.folding import LETTER, WORD

HEAD = re.compile(rf"{WORD}+|.", re.S)
"""The word, or single sign, at a position."""
INFLECTION = re.compile(f"{LETTER}{{0,{ENDING}}}")
_SINGLE = re.compile(rf"{WORD}+\*?|.", re.S)


class WordIndex:
    """Forms by the word that they begin with, or end with: only few forms can match at a given word."""

    def __init__(self, forms: Iterable[str], side: Literal["first", "last"] = "first", derived: tuple[str, ...] = ()) -> None:
        self._derived = derived
        self._whole: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        for form in filter(None, forms):
            if side == "first":
                word = first_word(form)
                stem = form[len(word) : len(word) + 1] == "*"
            else:
                word, stem = last_word(form.rstrip("*")), form[-1] == "*"
            table = self._stems if stem else self._whole
            table[word] = (*table.get(word, ()), form)

    def at(self, word: str) -> list[str]:
        """Return the forms that may match where ``word`` stands."""
        found = list(self._whole.get(word, ()))
        for length in range(max(1, len(word) - ENDING), len(word) + 1) if self._stems else ():
            stems = self._stems.get(word[:length])
            if stems and INFLECTION.fullmatch(word, length) and not word[length:].endswith(self._derived):
                found += stems
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
    return first_word(text[::-1])[::-1]
