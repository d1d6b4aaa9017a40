"""Names of units and currencies from CLDR, through Babel; the packs add what these lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

CLDR_UNITS = {
    "length-meter": "length", "length-kilometer": "length", "length-centimeter": "length", "length-millimeter": "length",
    "area-square-meter": "area", "area-square-kilometer": "area", "area-hectare": "area",
    "volume-liter": "volume", "volume-cubic-meter": "volume", "mass-kilogram": "mass", "mass-gram": "mass", "mass-tonne": "mass",
    "power-kilowatt": "power", "power-megawatt": "power", "energy-kilowatt-hour": "energy", "temperature-celsius": "temperature",
    "duration-year": "duration", "duration-month": "duration", "duration-week": "duration", "duration-day": "duration",
    "duration-hour": "duration", "duration-minute": "duration", "duration-second": "duration",
}  # fmt: skip
"""CLDR units whose names are taken, with our dimension."""
CLDR_LONG = {
    "length-mile": "length", "length-nautical-mile": "length", "length-inch": "length", "length-yard": "length", "length-decimeter": "length",
    "area-acre": "area", "area-square-mile": "area", "area-square-foot": "area", "volume-milliliter": "volume", "volume-hectoliter": "volume",
    "volume-gallon": "volume", "mass-milligram": "mass", "mass-microgram": "mass", "mass-ounce": "mass", "power-horsepower": "power",
    "temperature-fahrenheit": "temperature", "speed-kilometer-per-hour": "speed", "speed-mile-per-hour": "speed",
    "digital-kilobyte": "data", "digital-megabyte": "data", "digital-gigabyte": "data", "digital-terabyte": "data",
}  # fmt: skip
"""Further units, of which only the long names are taken: the short ones are other words too ("in", "oz")."""

_NAMES = {"celsius": "degree-celsius", "fahrenheit": "degree-fahrenheit"}
CURRENCIES = ("VND", "USD", "EUR", "GBP", "JPY", "INR", "RUB", "NOK", "CNY", "KRW", "AUD", "LAK")


def unit_forms(locale: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (form, (unit, dimension)) for the long and short CLDR names of units in ``locale``.

    >>> dict(unit_forms("nb"))["kvadratmeter"]
    ('square-meter', 'area')
    """
    patterns = Locale.parse(locale)._data["unit_patterns"]
    wanted = [(i, d, n) for i, d in CLDR_UNITS.items() for n in ("long", "short")] + [(i, d, "long") for i, d in CLDR_LONG.items()]
    for identifier, dimension, length in wanted:
        name = identifier.split("-", 1)[1]
        for plural, pattern in patterns.get(identifier, {}).get(length, {}).items():
            if plural != "per" and isinstance(pattern, str) and "{0}" in pattern:
                form = re.sub(r"\{0\}", "", pattern).strip()
                if form and not (length == "short" and len(form) < 2):
                    yield form, (_NAMES.get(name, name), dimension)


def currency_forms(locale: str) -> Iterator[tuple[str, str]]:
    """Yield (form, ISO 4217 code) for the CLDR names of the major currencies in ``locale``, in every plural form.

    >>> dict(currency_forms("ru"))["вьетнамских донгов"]
    'VND'
    """
    data = Locale.parse(locale)
    for code in CURRENCIES:
        names = {data.currencies.get(code, ""), *data._data["currency_names_plural"].get(code, {}).values()}
        yield from ((name, code) for name in names if name)
