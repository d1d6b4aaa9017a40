"""patterns/KEYS.md: every key of the packs with its docstring in the schema (`src/mobextract/packs`) and what a pack has for it.

    python tests/key_list.py     write the page anew

A test looks whether the page has every key as the schema describes it; the forms that it shows are examples, and may be older.
"""

from __future__ import annotations

import functools
import inspect
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, get_origin, get_type_hints

from mobextract.packs.common_tables import COMMON_TABLES
from mobextract.packs.table_base import Sides, Table
from mobextract.packs.tables import TABLES
from pack_comments import PATTERNS, PREFIX, fields

PAGE = PATTERNS / "KEYS.md"
LANGUAGES = ("en", "vi", "ru", "el", "nb", "hi")
"""Whose forms are shown: those of the first that has any."""
SHOWN, LONGEST = 3, 90
"""How many forms are shown, and how long one may be, in characters."""
SIDES = {"before": "Words before it.", "after": "Words behind it."}
"""What needs no docstring."""
HEAD = """# The keys of the packs

Every file of a pack, and every key that it may have: what the key is for and, in italics, what a pack has for it. [README.md](README.md) says how
to write forms and where to begin; the same descriptions, in short, stand above each key in the packs. A key in square brackets is a table
of its own (`[compared]`), one in two brackets a table that may be there several times (`[[scale]]`). What a language has no use for it
leaves out.

`python tests/key_list.py` writes this page from the docstrings in `src/mobextract/packs`; a test compares them.
"""


def page() -> str:
    """The page as the docstrings and packs have it."""
    tables = {f"{name}.toml": table for name, table in TABLES.items()} | {
        f"common/{name}.toml": table for name, table in COMMON_TABLES.items()
    }
    contents = "\n".join(f"- [{name}](#{re.sub('[./]', '', name)}): {_about(table)}" for name, table in tables.items())
    return "\n\n".join([HEAD.rstrip(), contents, *(_section(name, table) for name, table in tables.items())]) + "\n"


def lines(table: type[Table], values: list[tuple[str, dict[str, Any]]], depth: int = 0) -> Iterator[tuple[str, str]]:
    """The lines of a table's keys, each with its example; ``values``: the table in each language that has it."""
    hints = get_type_hints(table)
    for key, (docstring, held) in fields(table).items():
        kind = get_origin(hints[key])
        name = f"`[{key}]`" if kind is dict or (held and kind is not list) else f"`[[{key}]]`" if held else f"`{key}`"
        inner = [(language, value[key]) for language, value in values if value.get(key)]
        leaf = held is None or held is Sides
        yield f"{'  ' * depth}- {name}: {_prose(docstring or SIDES[key])}", _example(inner, held) if leaf else ""
        if held and not leaf:
            rows = [(language, row) for language, value in inner for row in (value if isinstance(value, list) else [value])]
            yield from lines(held, rows, depth + 1)


def _section(name: str, table: type[Table]) -> str:
    return f"## {name}\n\n{_about(table)}\n\n" + "\n".join(line + example for line, example in lines(table, _values(name)))


def _about(table: type[Table]) -> str:
    """What a file is for, as the docstring of its table says behind its name."""
    told = " ".join(inspect.cleandoc(table.__doc__ or "").split()).partition(": ")[2]
    return _prose(told)


def _prose(told: str) -> str:
    told = PREFIX.sub("", told.replace("``", "`"))
    told = told[:1].upper() + told[1:]
    return told if told.endswith((".", ".)", "”")) else f"{told}."


@functools.cache
def _pack(language: str, name: str) -> dict[str, Any]:
    path = PATTERNS / language / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _values(name: str) -> list[tuple[str, Any]]:
    folder, _, file = name.rpartition("/")
    return [(language, _pack(language, file)) for language in ([folder] if folder else LANGUAGES)]


def _example(values: list[tuple[str, Any]], held: type[Table] | None) -> str:
    """What the first language has, in short."""
    for language, value in values:
        if held is Sides:
            shown = "; ".join(f"{side} {_shown(value[side])}" for side in ("before", "after") if value.get(side))
        else:
            shown = _shown(value)
        if shown:
            return f" *{'' if language == 'common' else f'{language}: '}{shown}*"
    return ""


def _shown(value: Any) -> str:
    """Some forms of a list, some rows of a table, or the value itself, as they are written."""
    if isinstance(value, dict):
        value = {key: forms for key, forms in value.items() if not isinstance(forms, dict)}
        return ", ".join(f"`{key}` = {_shown(forms)}" for key, forms in itertools.islice(value.items(), 2))
    if not isinstance(value, list):
        return f"`{json.dumps(value, ensure_ascii=False)}`" if len(str(value)) <= LONGEST else ""
    forms = [json.dumps(form, ensure_ascii=False) for form in value[:SHOWN]]
    return ", ".join(f"`{form}`" for form in forms if len(form) <= LONGEST) + (", …" if len(value) > SHOWN else "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
