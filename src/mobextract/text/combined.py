"""Lexicons made of others: of several together, and of one that takes words made of its stems as well."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from mobextract.text.lexicon import Lexicon

T = TypeVar("T")
Tables = tuple[dict[str, T], dict[str, T]]
"""The values of whole forms, and of stems."""


def either(*lexicons: Lexicon[Any]) -> Lexicon[bool]:
    """Return what is asked once for all of ``lexicons``: where it has nothing, none of them has.

    >>> time = either(Lexicon([("hour*", 60)]), Lexicon([("o'clock", "clock")]))
    >>> time.after("two hours", 4), time.after("two houses", 4)
    ((True, 9), None)
    """

    def merged() -> Tables[bool]:
        values, stems = ([form for lexicon in lexicons for form in lexicon._tables[part]] for part in (0, 1))
        return dict.fromkeys(values, True), dict.fromkeys(stems, True)

    return _Combined(lexicons, merged)


def with_derived(lexicon: Lexicon[T]) -> Lexicon[T]:
    """Return the same forms, with the other words made of their stems."""
    return _Combined([lexicon], lambda: lexicon._tables)


class _Combined(Lexicon[T]):
    """A lexicon with the forms of others, folded and in all their spellings there; ``tables`` brings them together when they are first
    asked for."""

    def __init__(self, parts: Sequence[Lexicon[Any]], tables: Callable[[], Tables[T]]) -> None:
        super().__init__(())
        self._parts, self._combine = parts, tables

    def __bool__(self) -> bool:
        return any(self._parts)

    @functools.cached_property
    def _tables(self) -> Tables[T]:
        return self._combine()

    @functools.cached_property
    def _openings(self) -> Mapping[str, list[str]]:
        first, *others = (part._openings for part in self._parts)
        if not others:
            return first
        together = defaultdict[str, list[str]](list)
        for openings in (first, *others):
            for opening, forms in openings.items():
                together[opening] += forms
        return together
