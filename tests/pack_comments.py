"""Every key of the packs under a comment that says what it is for, which begins with "#: ": the key's docstring in the schema, in short.

    python tests/pack_comments.py     write the comments anew

A test compares the packs with the schema (`src/mobextract/packs`).
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import re
import textwrap
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mobextract.packs.table_base import Sides, Table
from mobextract.packs.tables import TABLES

PATTERNS = Path(__file__).parents[1] / "patterns"
MARK = "#: "
LONGEST = 119
HEADER = re.compile(r"\[\[?([\w.-]+)\]\]?\s*(?:#.*)?$")
PREFIX = re.compile(r"\w+\.toml, table \[[\w.]+\]: ")
KEY = re.compile(r"([\w-]+) = ")
ENDS = re.compile(r"[.;:](?= )|,(?= (?:besides|but|so that|where|as|which)\b)| (?=\()")


@functools.cache
def fields(table: type[Table]) -> dict[str, tuple[str, type[Table] | None]]:
    """The docstring of each field of a table, in one line, and the table that it holds, if it holds one."""
    told: dict[str, str] = {}
    for base in reversed([base for base in table.__mro__ if issubclass(base, Table)]):
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0].body  # type: ignore[attr-defined]
        for field, text in itertools.pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                told[field.target.id] = " ".join(str(text.value.value).split())  # type: ignore[union-attr]
    held = {name: _table_in(hint) for name, hint in typing.get_type_hints(table).items()}
    own = {name: inspect.cleandoc(kind.__doc__ or "") for name, kind in held.items() if kind is not None and kind not in (Table, Sides)}
    return {name: (told.get(name) or " ".join(own.get(name, "").split()), kind) for name, kind in held.items()}


def _table_in(hint: Any) -> type[Table] | None:
    """The table that a field is, or that its list holds."""
    kinds = [hint, *(typing.get_args(hint) if typing.get_origin(hint) is list else ())]
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Table)), None)


def short(text: str) -> str:
    """A docstring in one line of a comment: cut where a sentence or an aside ends, if it is longer."""
    text = PREFIX.sub("", text.replace("``", "`"))
    text = text[:1].upper() + text[1:]
    if len(MARK + text) <= LONGEST:
        return text
    cuts = [match.start() for match in ENDS.finditer(text, 20, LONGEST - len(MARK) - 1) if _is_whole(text[: match.start()])]
    return text[: cuts[-1]] + "." if cuts else text[: LONGEST - len(MARK) - 1].rpartition(" ")[0] + " …"


def _is_whole(text: str) -> bool:
    """Whether nothing is cut through: brackets and quotation marks are closed."""
    return text.count("(") == text.count(")") and text.count('"') % 2 == 0


def commented(table: type[Table], text: str) -> str:
    """The text of a pack's file with the comments of its table, those written before taken out."""
    return "\n".join(_lines(table, [line for line in text.split("\n") if not line.startswith(MARK)]))


def _lines(table: type[Table], lines: list[str]) -> Iterator[str]:
    inside: type[Table] | None = table
    seen: set[str] = set()
    for line in lines:
        told = ""
        if header := HEADER.match(line):
            told, inside = _at(table, header[1])
            told = "" if header[1] in seen else told
            seen.add(header[1])
        elif inside is not None and not line.startswith(" ") and (key := KEY.match(line)) and f"{inside.__name__}.{key[1]}" not in seen:
            told = fields(inside).get(key[1], ("", None))[0]
            seen.add(f"{inside.__name__}.{key[1]}")
        if told:
            yield MARK + short(told)
        yield line


def _at(table: type[Table], path: str) -> tuple[str, type[Table] | None]:
    """The docstring and the table of a section, by the names that lead to it."""
    told, inside = "", table
    for name in path.split("."):
        told, held = fields(inside).get(name, ("", None))
        if held is None:
            return told, None
        inside = held
    return told, inside


def files() -> list[tuple[Path, type[Table]]]:
    """Every file of every language with its table."""
    return [(path, TABLES[path.stem]) for path in sorted(PATTERNS.glob("*/*.toml")) if path.parent.name != "common"]


if __name__ == "__main__":
    for path, table in files():
        path.write_text(commented(table, path.read_text(encoding="utf-8")), encoding="utf-8")
