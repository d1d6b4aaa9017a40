"""What the compiler has made of expressions, which is kept between processes: compiling them anew is a fifth of a first record.

An expression is made of its code at once, where one is ``known``. The code is what Python's own compiler leaves, which only the very
same build of it reads; ``packs/kept_expressions.py`` keeps it, and finds out whether this Python gives it at all.
"""

from __future__ import annotations

import array
import hashlib
import importlib
import re
from typing import Any

from msgspec import Struct


class Code(Struct, frozen=True, array_like=True):
    """The code of an expression, its flags, how many groups it has and what they are called."""

    code: bytes
    flags: int
    groups: int
    names: dict[str, int]


known: dict[bytes, Code] = {}
"""The code of expressions that no text has needed yet in this process, by their ``key``."""
made: list[tuple[str, int]] = []
"""Expressions that had none there, with their flags."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` would."""
    code = known.pop(key(pattern, flags), None) if known else None
    if code is not None:
        return expression(pattern, code)
    new = re.compile(pattern, flags)
    made.append((pattern, flags))
    return new


def key(pattern: str, flags: int) -> bytes:
    """Return what an expression is known by."""
    return hashlib.sha256(f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")).digest()


def expression(pattern: str, code: Code) -> re.Pattern[str]:
    """Return the expression that has this code."""
    names: list[str | None] = [None] * (code.groups + 1)
    for name, group in code.names.items():
        names[group] = name
    parts = array.array("I", code.code).tolist()
    whole: re.Pattern[str] = _compiler()._sre.compile(pattern, code.flags, parts, code.groups, code.names, tuple(names))
    return whole


def code_of(pattern: str, flags: int) -> Code:
    """Return the code of an expression.

    >>> expression("(?P<n>[0-9]+) men", code_of("(?P<n>[0-9]+) men", 0)).match("12 men")["n"]
    '12'
    """
    parsed = _compiler()._parser.parse(pattern, flags)
    code = array.array("I", _compiler()._code(parsed, flags)).tobytes()
    return Code(code, flags | parsed.state.flags, parsed.state.groups - 1, parsed.state.groupdict)


def _compiler() -> Any:
    """The parts of Python that make expressions."""
    return importlib.import_module("re._compiler")
