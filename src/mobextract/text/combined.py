"""Lexicons made of others: of several together, and of one that takes words made of its stems as well."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, TypeVar

from mobextract.text.lexicon import Lexicon

T = TypeVar("T")


def either(*lexicons: Lexicon[Any]) -> Lexicon[bool]:
    """Return what is asked once for all of ``lexicons``: where it has nothing, none of them has.

    >>> time = either(Lexicon([("hour*", 60)]), Lexicon([("o'clock", "clock")]))
    >>> time.after("two hours", 4), time.after("two houses", 4)
    ((True, 9), None)
    """
    return _Either(lexicons)


class _Either(Lexicon[bool]):
    """The forms of several lexicons, folded and in all their spellings there; brought together when they are first asked for."""

    def __init__(self, lexicons: Sequence[Lexicon[Any]]) -> None:
        super().__init__(())
        self._lexicons = lexicons

    def __bool__(self) -> bool:
        return any(self._lexicons)

    @functools.cached_property
    def _tables(self) -> tuple[dict[str, bool], dict[str, bool]]:
        values, stems = ([form for lexicon in self._lexicons for form in lexicon._tables[part]] for part in (0, 1))
        return dict.fromkeys(values, True), dict.fromkeys(stems, True)


def with_derived(lexicon: Lexicon[T]) -> Lexicon[T]:
    """Return the same forms, with the other words made of their stems."""
    return _WithDerived(lexicon)


class _WithDerived(Lexicon[T]):
    """The forms of another lexicon, whatever it has for endings that make another word."""

    def __init__(self, lexicon: Lexicon[T]) -> None:
        super().__init__(())
        self._lexicon = lexicon

    def __bool__(self) -> bool:
        return bool(self._lexicon)

    @functools.cached_property
    def _tables(self) -> tuple[dict[str, T], dict[str, T]]:
        return self._lexicon._tables
