"""Short texts and what the numeric layer reads in them (numerics.toml)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

import mobextract
from mobextract import Numeric
from shares import in_shares, try_each

KINDS = {"number": "n", "count": "n", "ratio": "n", "ordinal": "o", "money": "m", "percentage": "%", "measure": "u"}
BOUNDS = {"about": "~", "nearly": "<~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<=", "range": ""}
TABLE: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "numerics.toml").read_text(encoding="utf-8"))
CASES = [(code, text, what) for code, rows in TABLE.items() for what, texts in rows.items() for text in texts]


@pytest.mark.parametrize("share", in_shares(CASES, lambda case: case[0]))
def test_short_texts_are_read(share: list[tuple[str, str, str]]) -> None:
    try_each(share, check)


def check(case: tuple[str, str, str]) -> None:
    language, text, what = case
    wanted = [normal(part) for part in what.split(";") if part]
    assert [described(n) for n in mobextract.quantities(text, language)] == wanted


def described(n: Numeric) -> str:
    if n.date is not None:
        return f"d {n.date}"
    value = n.value / n.of if n.value is not None and n.of else n.value
    unit = n.currency if n.kind == "money" else n.unit if n.kind == "measure" else None
    return f"{KINDS.get(n.kind, n.kind)} {BOUNDS.get(n.modifier, '')}{plain(value) if value is not None else '..'.join(plain(v) for v in (n.low, n.high) if v is not None)} {unit or ''}".strip()


def normal(part: str) -> str:
    kind, value, *unit = [*part.split(), ""][:3]
    if kind in ("d", "label"):
        return f"{kind} {value}".strip()
    unit = unit if unit != [""] else []
    if ".." in value:
        return " ".join([kind, "..".join(plain(Decimal(v)) for v in value.split("..")), *unit])
    bound = value[: len(value) - len(value.lstrip("<>=~"))]
    return " ".join([kind, bound + plain(Decimal(value.lstrip("<>=~"))), *unit])


def plain(value: Decimal) -> str:
    return format(round(value, 9).normalize(), "f")
