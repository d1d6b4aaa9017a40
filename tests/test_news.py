"""General news, read by the numeric layer: value, unit, bound and change of every quantity, and nothing besides (tests/news/*.tsv)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import mobextract
from mobextract.numeric import Numeric
from shares import in_shares, try_each

NEWS = Path(__file__).parent / "news"
NAMES = ("date", "label", "ordinal")
Row = tuple[str, str, str, str]


def rows() -> list[tuple[str, str, str]]:
    """Language, sentence and expected quantities of every line."""
    lines = [(path.stem, line) for path in sorted(NEWS.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(language, *line.split("\t")) for language, line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def expected(cell: str) -> list[Row]:
    """The quantities that a line states: value, unit, modifier, change."""
    fields = [([*item.split("|"), "", "", ""])[:4] for item in cell.split("; ") if item]
    return [("..".join("/".join(_plain(v) for v in part.split("/")) for part in f[0].split("..")), f[1], f[2] or "exact", f[3]) for f in fields]


def _plain(value: str) -> str:
    return format(Decimal(value).normalize(), "f")


def found(numeric: Numeric) -> Row:
    """What the library read, in the same form."""
    if numeric.low is not None:
        value = f"{_plain(str(numeric.low))}..{_plain(str(numeric.high))}"
    else:
        value = _plain(str(numeric.value)) + (f"/{_plain(str(numeric.of))}" if numeric.of is not None else "")
    unit = ("pp" if numeric.points else "%") if numeric.kind == "percentage" else numeric.currency or numeric.unit or "-"
    return value, unit, numeric.modifier, numeric.change or ""


@pytest.mark.parametrize("share", in_shares(rows(), lambda row: row[0]))
def test_quantities_of_news(share: list[tuple[str, str, str]]) -> None:
    try_each(share, check)


def check(row: tuple[str, str, str]) -> None:
    language, sentence, cell = row
    assert [found(q) for q in mobextract.quantities(sentence, language) if q.kind not in NAMES] == expected(cell)
