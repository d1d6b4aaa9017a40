"""The regular expressions that a pack's tables hold: a broken one is told when the pack is loaded, not when a text first needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HOLDERS: dict[str, tuple[str, ...]] = {"quantities": ("document", "plan", "masks"), "furniture": ("line", "image")}
"""Table of ``common`` → its keys that hold expressions."""


def broken_expressions(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each broken expression of the common tables: the table and what is wrong with it.

    >>> import types
    >>> list(broken_expressions({"furniture": types.SimpleNamespace(line=["[a-z"], image="x")}))
    [('furniture', "line: '[a-z' is no regular expression: unterminated character set at position 0")]
    """
    for name, keys in HOLDERS.items():
        for key in keys if name in tables else ():
            held = getattr(tables[name], key)
            for expression in [held] if isinstance(held, str) else held.values() if isinstance(held, dict) else held:
                try:
                    re.compile(expression)
                except re.error as error:
                    yield name, f"{key}: {expression!r} is no regular expression: {error}"
