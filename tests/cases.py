"""The strict loader of test cases: ``tests/<language>/<kind>.toml``, sentences with the expected spans in ⟦brackets⟧.

An unknown key, unbalanced brackets, a number of spans that differs from the number of values, a TOML float or an empty file
is an error, never a skipped case.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from mobextract.record import KINDS, MENTION_TYPES, MODIFIERS

OPEN, CLOSE = "⟦", "⟧"
LINKED = ("counts", "money", "percentages")
NUMBERS = ("value", "low", "high", "of")
FIELDS: dict[str, frozenset[str]] = {
    kind: frozenset(type_.__struct_fields__) - {"id", "start", "end", "text", "rule", "score", "alternatives"}
    for kind, type_ in zip(KINDS, MENTION_TYPES, strict=True)
}
REQUIRED = {"places": "name or kind", "money": "currency", "measures": "unit", "dates": "value", "links": "place or model or year"}
"""At least one of these must be given, besides a figure's value: a case that compares nothing tests nothing."""
NEGATIVES = "negatives"
"""The file of sentences that have none of a kind, beside those of the kinds."""
CASE_KEYS = {"text", "note", "published", "source", "xfail"}


class CaseError(ValueError):
    """A case file is malformed; the message names the file, the case and the fault."""


@dataclass(frozen=True)
class Expected:
    """One expected mention: its kind, its span in the text without brackets, and the attributes to compare."""

    kind: str
    start: int
    end: int
    attributes: dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One text with everything that must be found in it. ``complete``: no other mention of the kind may be there."""

    language: str
    file: str
    text: str
    expected: tuple[Expected, ...]
    complete: str | None
    published: str | None
    xfail: str | None

    @property
    def id(self) -> str:
        """The name of the test: file and sentence."""
        sentence = " ".join(self.text.split())
        return f"{self.file}: {sentence if len(sentence) <= 90 else sentence[:89] + '…'}"


def load_cases(path: Path) -> list[Case]:
    """Return the cases of one file; raises CaseError where anything in it is not as it must be."""
    kind = path.stem
    if kind not in (*KINDS, "links"):
        raise CaseError(f"{path}: the file's name must be one of {', '.join((*KINDS, 'links'))}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: {error}") from None
    unknown = set(data) - {"case"}
    if unknown or not isinstance(data.get("case"), list) or not data["case"]:
        raise CaseError(f"{path}: expected [[case]] tables, found {', '.join(sorted(unknown)) or 'none'}")
    return [_case(path, kind, number, row) for number, row in enumerate(data["case"], 1)]


def _case(path: Path, kind: str, number: int, row: dict[str, Any]) -> Case:
    where = f"{path}, case {number}"
    unknown = set(row) - CASE_KEYS - {kind}
    if unknown:
        raise CaseError(f"{where}: unknown key {', '.join(sorted(unknown))}; allowed are {', '.join(sorted(CASE_KEYS | {kind}))}")
    if not isinstance(row.get("text"), str) or not isinstance(row.get(kind), list):
        raise CaseError(f"{where}: needs a string 'text' and a list {kind!r}")
    text, spans = unbracket(row["text"], where)
    values = row[kind]
    if len(spans) != len(values):
        raise CaseError(f"{where}: {len(spans)} bracketed spans, but {len(values)} values")
    expected = tuple(_expected(kind, span, value, where) for span, value in zip(spans, values, strict=True))
    return Case(
        path.parent.name, f"{path.parent.name}/{path.name}", text, expected,
        None if kind == "links" else kind, row.get("published"), row.get("xfail"),
    )  # fmt: skip


def unbracket(text: str, where: str = "text") -> tuple[str, list[tuple[int, int]]]:
    """Return the text without brackets and the spans that they enclosed.

    >>> unbracket("over ⟦37,5 milliarder dong⟧ i fjor")
    ('over 37,5 milliarder dong i fjor', [(5, 25)])
    >>> unbracket("over ⟦37,5 milliarder dong i fjor")
    Traceback (most recent call last):
    cases.CaseError: text: a bracket is not closed
    """
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for character in text:
        if character == OPEN:
            if opened is not None:
                raise CaseError(f"{where}: a bracket inside a bracket")
            opened = len(plain)
        elif character == CLOSE:
            if opened is None or opened == len(plain):
                raise CaseError(f"{where}: a closing bracket without an opening one, or nothing between them")
            spans.append((opened, len(plain)))
            opened = None
        else:
            plain.append(character)
    if opened is not None:
        raise CaseError(f"{where}: a bracket is not closed")
    return "".join(plain), spans


def _expected(kind: str, span: tuple[int, int], value: Any, where: str) -> Expected:
    if not isinstance(value, dict):
        raise CaseError(f"{where}: each value must be a table, found {value!r}")
    attributes = dict(value)
    required = REQUIRED.get(kind, "")
    if kind == "links":
        kind = attributes.pop("kind", None)
        if kind not in LINKED:
            raise CaseError(f"{where}: kind must be one of {', '.join(LINKED)}, found {kind!r}")
    unknown = set(attributes) - FIELDS[kind]
    if unknown:
        raise CaseError(f"{where}: {kind} have no {', '.join(sorted(unknown))}; allowed are {', '.join(sorted(FIELDS[kind]))}")
    if kind in (*LINKED, "measures") and not ({"value"} <= set(attributes) or {"low", "high"} <= set(attributes)):
        raise CaseError(f"{where}: value (or low and high) missing in {value!r}")
    if required and not set(required.split(" or ")) & set(attributes):
        raise CaseError(f"{where}: {required} missing in {value!r}")
    return Expected(kind, *span, {key: _plain(key, item, kind, where) for key, item in attributes.items()})


def _plain(key: str, value: Any, kind: str, where: str) -> Any:
    """One attribute as the record has it: "" is null, numbers are exact decimals."""
    if isinstance(value, float):
        raise CaseError(f"{where}: {key} = {value!r} is a binary float; write it as a string")
    if value == "":
        return None
    if key == "modifier" and value not in MODIFIERS:
        raise CaseError(f"{where}: unknown modifier {value!r}; known are {', '.join(MODIFIERS)}")
    if key in NUMBERS and kind != "dates":
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise CaseError(f"{where}: {key} = {value!r} is no number") from None
    return value


@functools.cache
def negatives(root: Path) -> list[tuple[str, str, str]]:
    """Return (language, kind, sentence) of every sentence in which no mention of that kind may be found; read once, nobody may change it."""
    rows: list[tuple[str, str, str]] = []
    for path in sorted(root.glob(f"*/*{NEGATIVES}.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if not table or set(table) - set(KINDS):
            raise CaseError(f"{path}: expected lists named {', '.join(KINDS)}")
        rows += [(path.parent.name, kind, text) for kind, texts in table.items() for text in texts]
    return rows


@functools.cache
def all_cases(root: Path) -> tuple[list[Case], list[str]]:
    """Return the cases of every language found below ``root`` (folders that hold .toml files), and what is wrong with files; read once."""
    cases: list[Case] = []
    problems: list[str] = []
    for path in sorted(root.glob("*/*.toml")):
        if path.stem.endswith(NEGATIVES):
            continue
        try:
            cases += load_cases(path)
        except CaseError as error:
            problems.append(str(error))
    return cases, problems
