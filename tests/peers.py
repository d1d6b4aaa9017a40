"""Adapters that map the test cases of two other libraries onto the numeric layer; their conventions stay out of the library.

Duckling gives one value for a whole text; Recognizers-Text gives every value in a sentence. Both sum compound measures ("2 hours 30
minutes"), divide fractions, and name currencies and units in their own ways; here each is compared in its own terms. What their
conventions leave no comparison for stands in ``peers_excluded.toml``, each case with its reason.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import mobextract
from mobextract import Numeric

HERE = Path(__file__).parent
PEERS = HERE.parent.parent / "shared" / "peers"

NUMBERS = ("number", "count", "ratio")
CLOSE = Decimal("1e-9")

CURRENCIES = {
    "$": "USD", "Dollar": "USD", "£": "GBP", "Pound": "GBP", "British pound": "GBP", "Pence": "GBP", "Penny": "GBP", "€": "EUR", "Euro": "EUR",
    "Japanese yen": "JPY", "Chinese yuan": "CNY", "United States dollar": "USD", "Canadian dollar": "CAD", "Australian dollar": "AUD",
    "Hong Kong dollar": "HKD", "Lao kip": "LAK", "Rupee": "INR", "Swiss franc": "CHF", "Turkish lira": "TRY", "Georgian lari": "GEL",
    "Mexican peso": "MXN", "Sri Lankan rupee": "LKR", "Costa Rican colón": "CRC", "Franc": "CHF", "Netherlands guilder": "NLG", "Netherlands gulden": "NLG", "Finnish markka": "FIM", "Dutch guilder": "NLG", "unknown": "USD", "Thai baht": "THB", "Bitcoin": "BTC",
}  # fmt: skip
"""Their names of currencies; "dollar" and "pound" without a country are the American and the British one, as here."""
CENTS = ("cent", "Cent", "Pence", "Penny")
"""Their hundredths without a currency; here a hundredth is part of its currency, or stands without one."""

UNITS: dict[str, tuple[str, Decimal]] = {
    name: (dimension, Decimal(factor))
    for dimension, rows in {
        "time": {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600, "month": 2592000, "year": 31536000},
        "length": {"millimeter": "0.001", "centimeter": "0.01", "decimeter": "0.1", "meter": 1, "kilometer": 1000, "mile": "1609.344", "inch": "0.0254", "foot": "0.3048", "yard": "0.9144"},
        "mass": {"microgram": "0.000001", "milligram": "0.001", "gram": 1, "kilogram": 1000, "metric ton": 1000000, "tonne": 1000000, "ton": 1000000, "pound": "453.59237", "ounce": "28.349523125"},
        "volume": {"milliliter": "0.001", "liter": 1, "hectoliter": 100, "gallon": "3.785", "cup": "0.2366", "barrel": "158.987", "tablespoon": "0.0148", "teaspoon": "0.0049"},
        "area": {"square meter": 1, "square kilometer": 1000000, "acre": "4046.86", "hectare": 10000},
        "speed": {"kilometer per hour": 1, "mile per hour": "1.609344"},
        "data": {"bit": 1, "byte": 8, "megabyte": 8000000, "gigabyte": 8000000000},
        "angle": {"degree": 1},
    }.items()
    for name, factor in rows.items()
}  # fmt: skip
MONTHS = {"year": Decimal(31104000)}
"""Where they reckon in months, a year has twelve of thirty days."""
_OURS = {"metric-ton": "tonne", "inhabitant": "", "mile-per-hour": "mile per hour"}


@dataclass(frozen=True)
class PeerCase:
    """One case of a peer: what it reads, and what it expects in its own terms."""

    peer: str
    language: str
    dimension: str
    id: str
    text: str
    data: dict[str, Any]


def peer_cases() -> Iterator[PeerCase]:
    """Yield the cases of both peers; none where their files are absent. Equal texts of several regions count each."""
    seen: dict[str, int] = {}
    for peer in ("duckling", "recognizers"):
        path = PEERS / f"{peer}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            source = re.sub(r"@\w+$", "", row["source"])
            source += "" if peer == "duckling" else f"#{row['index']}"
            seen[source] = seen.get(source, 0) + 1
            name = source if seen[source] == 1 else f"{source}/{seen[source]}"
            yield PeerCase(peer, row["lang"], row.get("dimension") or row["model"], name, row.get("text") or row["input"], row)


def excluded() -> dict[str, str]:
    """Return the cases whose convention is not ours: id → reason."""
    table = tomllib.loads((HERE / "peers_excluded.toml").read_text(encoding="utf-8"))
    return {case: group["reason"] for group in table["group"] for case in group["cases"]}


def passes(case: PeerCase) -> bool:
    """Whether the numeric layer reads the case as its peer does, in the peer's own terms."""
    found = mobextract.quantities(case.text, case.language)
    return _duckling(case, found) if case.peer == "duckling" else _recognizers(case, found)


def _duckling(case: PeerCase, found: list[Numeric]) -> bool:
    expected, check = case.data["expected"], case.data["check"]
    kinds = {"Numeral": NUMBERS, "Ordinal": ("ordinal",), "AmountOfMoney": ("money",)}.get(case.dimension, ("measure",))
    if expected and expected.get("unit") in ("unknown", "unnamed"):
        kinds = (*kinds, "number")
    ours = [n for n in found if n.kind in kinds]
    if check == "none" or case.data["negative"]:
        return not ours
    if check == "count":
        ours = [n for n in found if n.kind in (*kinds, "number")]
        return len(ours) == expected["count"]
    if check == "range":
        return [[n.start, n.end] for n in ours] == [expected["span"]]
    if check == "first":
        return _same(_number(found[0]), expected["value"])
    if len(ours) != len(found):
        return False
    if case.dimension in ("Numeral", "Ordinal"):
        return len(ours) == 1 and _same(_number(ours[0]), expected["value"])
    if case.dimension == "AmountOfMoney":
        return len(ours) == 1 and _money(ours[0], expected)
    return _measured(ours, expected)


def _money(ours: Numeric, expected: dict[str, Any]) -> bool:
    unit = expected["unit"]
    if unit in CENTS:
        return _same(ours.value, expected["value"] / (100 if ours.currency else 1))
    right = ours.currency == CURRENCIES.get(unit, unit) or (ours.kind == "number" and unit == "unknown")
    if "value" in expected:
        return right and _same(ours.value, expected["value"]) and ours.modifier in ("exact", "about")
    return right and _bounds(ours, expected.get("from"), expected.get("to"))


def _bounds(ours: Numeric, low: Any, high: Any) -> bool:
    if low is not None and high is not None:
        return _same(ours.low, low) and _same(ours.high, high)
    if low is not None:
        return ours.modifier in ("more_than", "at_least") and _same(ours.value, low)
    return ours.modifier in ("less_than", "at_most", "nearly") and _same(ours.value, high)


def _measured(ours: list[Numeric], expected: dict[str, Any]) -> bool:
    """Compare in the base unit of the dimension: theirs sum compounds ("7 feet and 10 inches") and choose units of their own."""
    if not ours:
        return False
    if expected["unit"] == "unnamed":
        return len(ours) == 1 and _same(ours[0].value, expected["value"])
    dimension, factor = _unit(expected["unit"])
    units = [_unit(n.unit or "") for n in ours]
    if any(d != dimension for d, _ in units):
        return False
    if "value" in expected:
        total = sum((n.value or 0) * f for n, (_, f) in zip(ours, units, strict=True))
        theirs = Decimal(str(expected["value"])) * factor
        seconds = expected.get("seconds")
        months = sum((n.value or 0) * MONTHS.get(n.unit or "", f) for n, (_, f) in zip(ours, units, strict=True))
        return _same(total, theirs) or (seconds is not None and (_same(total, seconds) or _same(months, seconds)))
    low, high = expected.get("from"), expected.get("to")
    scale = factor / units[0][1]
    return len(ours) == 1 and _bounds(ours[0], _times(low, scale), _times(high, scale))


def _times(value: Any, factor: Decimal) -> Any:
    return None if value is None else Decimal(str(value)) * factor


def _recognizers(case: PeerCase, found: list[Numeric]) -> bool:
    results = [r for r in case.data["results"] if r.get("value") not in (None, "null")]
    if case.dimension == "number":
        return _numbers(found, results)
    kind = {"currency": "money", "dimension": "measure", "percent": "percentage", "ordinal": "ordinal"}[case.dimension]
    ours = [n for n in found if n.kind == kind and n.dimension not in ("duration", "age", "temperature")]
    if case.dimension == "dimension" and len(results) == 1 and len(ours) == 2:  # "5 feet 2 inches" is one sum of theirs
        (dimension, factor), units = _unit(results[0]["unit"]), [_unit(n.unit or "") for n in ours]
        total = sum((n.value or 0) * f for n, (_, f) in zip(ours, units, strict=True))
        return all(d == dimension for d, _ in units) and _same(total / factor, results[0]["value"])
    return len(ours) == len(results) and all(_result(n, r, case.dimension) for n, r in zip(ours, results, strict=True))


def _numbers(found: list[Numeric], results: list[dict[str, Any]]) -> bool:
    """Every number that they see is ours, of whatever kind; where they see none, there is no bare number or count here."""
    values = [Decimal(r["value"]) for r in results]
    ours = [v for n in found for v in _values(n)]
    bare = [v for n in found if n.kind in NUMBERS for v in _values(n)]
    return all(any(_same(o, v) for o in ours) for v in values) and all(any(_same(o, v) for v in values) for o in bare)


def _values(n: Numeric) -> list[Decimal | None]:
    if n.kind == "ratio":
        return [_number(n)]
    if n.kind in ("ordinal", "date"):
        return []
    return [n.value] if n.value is not None else [n.low, n.high]


def _result(ours: Numeric, result: dict[str, Any], dimension: str) -> bool:
    value = result["value"].rstrip("%")
    if dimension == "currency" and result["unit"] in CENTS and ours.currency:
        value = str(Decimal(value) / 100)
    if dimension == "currency" and result["unit"] not in ("Cent",) and ours.currency not in (CURRENCIES.get(result["unit"]), result.get("iso")):
        return False
    if dimension == "dimension" and _unit(ours.unit or "") != _unit(result["unit"]):
        return False
    return _same(_number(ours), value)


def _unit(name: str) -> tuple[str, Decimal]:
    """The base dimension and the factor of a unit, by their names or by CLDR's."""
    plain = _OURS.get(name, name).lower().replace("-", " ").replace("metre", "meter").replace("litre", "liter")
    return UNITS.get(plain, (plain, Decimal(1)))


def _number(n: Numeric) -> Decimal | None:
    return n.value / n.of if n.kind == "ratio" and n.value is not None and n.of else n.value


def _same(ours: Decimal | None, theirs: Any) -> bool:
    if ours is None or theirs is None:
        return False
    try:
        other = Decimal(str(theirs))
    except InvalidOperation:
        return False
    return abs(ours - other) <= CLOSE * max(abs(other), 1)
