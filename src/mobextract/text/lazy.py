"""Regular expressions that are compiled when they are first used: a text needs few of all, and compiling is a third of a first record."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class _Expression:
    """Stands for a compiled expression, and has all its methods from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for what objects may have
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled later; a test compiles them all.

    >>> regex(r"\\d+").findall("12 of 30")
    ['12', '30']
    """
    return cast(re.Pattern[str], _Expression(pattern, flags))
