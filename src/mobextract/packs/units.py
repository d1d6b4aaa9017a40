"""Names of units and currencies from CLDR, through Babel; the packs add what these lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    "length-mile": "length", "length-nautical-mile": "length", "length-inch": "length", "length-yard": "length",
    "length-decimeter": "length",
    "length-micrometer": "length", "length-nanometer": "length", "length-light-year": "length", "length-furlong": "length",
    "length-fathom": "length",
    "area-acre": "area", "area-square-mile": "area", "area-square-foot": "area", "area-square-inch": "area", "area-square-yard": "area",
    "area-square-centimeter": "area",
    "volume-milliliter": "volume", "volume-hectoliter": "volume", "volume-centiliter": "volume", "volume-deciliter": "volume",
    "volume-gallon": "volume", "volume-pint": "volume", "volume-quart": "volume", "volume-fluid-ounce": "volume",
    "volume-cubic-centimeter": "volume", "volume-cubic-kilometer": "volume", "volume-cubic-foot": "volume", "volume-cubic-inch": "volume",
    "mass-milligram": "mass", "mass-microgram": "mass", "mass-ounce": "mass", "mass-ounce-troy": "mass", "mass-carat": "mass",
    "power-horsepower": "power", "power-gigawatt": "power", "power-milliwatt": "power",
    "energy-joule": "energy", "energy-kilojoule": "energy", "energy-calorie": "energy", "energy-kilocalorie": "energy",
    "temperature-fahrenheit": "temperature", "temperature-kelvin": "temperature",
    "speed-kilometer-per-hour": "speed", "speed-mile-per-hour": "speed", "speed-meter-per-second": "speed",
    "duration-millisecond": "duration", "duration-microsecond": "duration", "duration-nanosecond": "duration",
    "digital-byte": "data", "digital-kilobit": "data", "digital-megabit": "data", "digital-gigabit": "data", "digital-kilobyte": "data",
    "digital-megabyte": "data", "digital-gigabyte": "data", "digital-terabyte": "data", "digital-petabyte": "data",
    "electric-volt": "other", "electric-ampere": "other", "electric-milliampere": "other", "force-newton": "other",
    "frequency-hertz": "other", "frequency-kilohertz": "other", "frequency-megahertz": "other", "frequency-gigahertz": "other",
    "pressure-hectopascal": "other", "pressure-millibar": "other", "pressure-kilopascal": "other", "pressure-megapascal": "other",
    "pressure-pound-force-per-square-inch": "other", "angle-radian": "other", "graphics-megapixel": "other", "graphics-pixel": "other",
    "light-lux": "other", "light-lumen": "other",
}  # fmt: skip
"""Further units, of which only the long names are taken: the short ones are other words too ("in", "oz"). Left out are those whose long
names are other words in one of the languages: boxes (vi "thùng"), junctions (el "κόμβοι"), hugs (vi "ôm"), bars, stones, a bit."""

_NAMES = {"celsius": "degree-celsius", "fahrenheit": "degree-fahrenheit"}
CURRENCIES = [
    "VND",
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "INR",
    "RUB",
    "NOK",
    "CNY",
    "KRW",
    "AUD",
    "LAK",
    "AED",
    "AFN",
    "ALL",
    "AMD",
    "AOA",
    "ARS",
    "AWG",
    "AZN",
    "BAM",
    "BBD",
    "BDT",
    "BGN",
    "BHD",
    "BIF",
    "BMD",
    "BND",
    "BOB",
    "BRL",
    "BSD",
    "BTN",
    "BWP",
    "BYN",
    "BZD",
    "CAD",
    "CDF",
    "CHF",
    "CLP",
    "COP",
    "CRC",
    "CUP",
    "CVE",
    "CZK",
    "DJF",
    "DKK",
    "DOP",
    "DZD",
    "EGP",
    "ERN",
    "ETB",
    "FJD",
    "FKP",
    "GEL",
    "GHS",
    "GIP",
    "GMD",
    "GNF",
    "GTQ",
    "GYD",
    "HKD",
    "HNL",
    "HTG",
    "HUF",
    "IDR",
    "ILS",
    "IQD",
    "IRR",
    "ISK",
    "JMD",
    "JOD",
    "KES",
    "KGS",
    "KHR",
    "KMF",
    "KPW",
    "KWD",
    "KYD",
    "KZT",
    "LBP",
    "LKR",
    "LRD",
    "LSL",
    "LYD",
    "MAD",
    "MDL",
    "MGA",
    "MKD",
    "MMK",
    "MNT",
    "MOP",
    "MRU",
    "MUR",
    "MVR",
    "MWK",
    "MXN",
    "MYR",
    "MZN",
    "NAD",
    "NGN",
    "NIO",
    "NPR",
    "NZD",
    "OMR",
    "PAB",
    "PEN",
    "PGK",
    "PHP",
    "PKR",
    "PLN",
    "PYG",
    "QAR",
    "RON",
    "RSD",
    "RWF",
    "SAR",
    "SBD",
    "SCR",
    "SDG",
    "SEK",
    "SGD",
    "SHP",
    "SOS",
    "SRD",
    "SSP",
    "STN",
    "SYP",
    "SZL",
    "THB",
    "TJS",
    "TMT",
    "TND",
    "TOP",
    "TRY",
    "TTD",
    "TWD",
    "TZS",
    "UAH",
    "UGX",
    "UYU",
    "UZS",
    "VES",
    "VUV",
    "WST",
    "XAF",
    "XCD",
    "XOF",
    "XPF",
    "YER",
    "ZAR",
    "ZMW",
    "ATS",
    "BEF",
    "CYP",
    "DEM",
    "EEK",
    "ESP",
    "FIM",
    "FRF",
    "GRD",
    "HRK",
    "IEP",
    "ITL",
    "LTL",
    "LUF",
    "LVL",
    "MTL",
    "NLG",
    "PTE",
    "SIT",
    "SKK",
]
"""Codes of ISO 4217: those of today, and those that the euro came for, which older sums are told in."""


def unit_forms(locale: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (form, (unit, dimension)) for the long and short CLDR names of units in ``locale``.

    >>> dict(unit_forms("nb"))["kvadratmeter"]
    ('square-meter', 'area')
    """
    from babel import Locale  # mostly not needed: see mobextract.packs.cldr

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
    """Yield (form, ISO 4217 code) for the CLDR names of the currencies in ``locale``, in every plural form.

    >>> dict(currency_forms("ru"))["вьетнамских донгов"]
    'VND'
    """
    from babel import Locale

    data = Locale.parse(locale)
    for code in CURRENCIES:
        names = {data.currencies.get(code, ""), *data._data["currency_names_plural"].get(code, {}).values()}
        yield from ((name, code) for name in sorted(names) if name and "(" not in name)
