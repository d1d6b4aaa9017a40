"""How tables are loaded and articles read: without a look for garbage among what is made."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

MANY = 20_000
"""More new objects than an article leaves behind: a language was loaded, or asked for the first time."""


@contextlib.contextmanager
def nothing_collected() -> Iterator[None]:
    """While tables are built, or made for the words of an article, nothing of them is garbage: looking for it takes up to a quarter of
    the time to load them, a tenth of that of the first articles. Tables stay, and are taken for old at once.

    >>> with nothing_collected(): gc.isenabled()
    False
    """
    collecting, young = gc.isenabled(), gc.get_count()[0]
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if gc.get_count()[0] - young > MANY:
                _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Count all objects among the oldest without a look at any; not where a process has frozen some, which thawing would undo."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
