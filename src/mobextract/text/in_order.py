"""Looking things up that stand in the order of the text: figures, dates, names, years, each with where it begins (``start``).

Each of the functions takes a sequence in that order, and looks at few of its members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

START = attrgetter("start")


class Placed(Protocol):
    """What begins somewhere in the text."""

    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Placed)


def within(items: Sequence[T], start: int, end: int) -> list[T]:
    """Return those that begin in ``[start, end)``."""
    if not items or items[-1].start < start or end <= items[0].start:
        return []
    low = bisect_left(items, start, key=START)
    return list(items[low : bisect_left(items, end, low, key=START)])


def last_before(items: Sequence[T], position: int) -> T | None:
    """Return the last one that begins before a position; None where there is none."""
    index = bisect_left(items, position, key=START)
    return items[index - 1] if index else None


def first_from(items: Sequence[T], position: int) -> T | None:
    """Return the first one that begins at a position or behind it; None where there is none."""
    if not items or items[-1].start < position:
        return None
    return items[bisect_left(items, position, key=START)]


def at(items: Sequence[T], position: int) -> T | None:
    """Return the one that begins at a position; None where none does."""
    found = first_from(items, position)
    return found if found is not None and found.start == position else None
