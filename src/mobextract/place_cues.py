"""Forms looked for beside a position, with a glance that saves most look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from mobextract.lexicon import Lexicon, spellings

T = TypeVar("T")
NEVER = ["\uffff"]
"""Keeps an empty list of forms from matching everywhere."""


def cues(forms: list[str]) -> Cues[bool]:
    """Return plain forms as cues."""
    return Cues((form, True) for form in forms or NEVER)


class Cues(Generic[T]):
    """Forms looked for right before a position; a glance at the beginning of the last word saves most look-ups."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        pairs = list(entries)
        self.lexicon: Lexicon[T] = Lexicon(pairs)
        lasts = {spelling.split()[-1] for form, _ in pairs for spelling in spellings(form) if spelling.split()}
        self.tails = frozenset(last.replace("*", "")[:3] for last in lasts)
        self.after = self.lexicon.after

    def before(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the form that ends right before ``position`` (blanks skipped), and its start."""
        end = position - 1 if low[position - 1 : position] == " " else position
        word = low.rfind(" ", 0, end) + 1
        tail = low[word : min(end, word + 3)]
        if tail not in self.tails and tail.isalpha() and low[end - 1 : end] not in ".\n":
            return None
        return self.lexicon.before(low, position)
