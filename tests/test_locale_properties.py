"""Properties of the numeric layer with what CLDR writes in each language: money, units, dates, percentages; capitals; ranges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

import mobextract
from conftest import LANGUAGES
from mobextract import Numeric
from number_words import CURRENCY, WRITERS

QUICK = settings(max_examples=40, deadline=None)
CURRENCIES = st.sampled_from(["USD", "EUR", "GBP", "CNY", "INR", "RUB", "THB", "NOK", "SEK", "CHF", "AUD", "SGD", "MYR", "BRL", "ZAR", "TRY", "PLN", "AED", "UAH", "KZT"])
UNITS = st.sampled_from(
    ["length-kilometer", "length-meter", "length-centimeter", "mass-kilogram", "mass-gram", "mass-milligram", "volume-liter", "volume-milliliter", "volume-cubic-meter", "area-hectare", "area-square-kilometer",
     "speed-kilometer-per-hour", "speed-meter-per-second", "digital-gigabyte", "power-megawatt", "energy-kilowatt-hour", "electric-volt", "frequency-gigahertz", "temperature-celsius", "pressure-hectopascal"]
)  # fmt: skip
SUMS = st.builds(lambda n, p: Decimal(n).scaleb(-p), st.integers(2, 10**9), st.sampled_from([0, 0, 2]))
RANGES = {
    "vi": "từ {} đến {} {}", "el": "από {} έως {} {}", "hi": "{} से {} {}", "nb": "fra {} til {} {}", "ru": "от {} до {} {}", "en": "from {} to {} {}",
}  # fmt: skip
KILOMETERS = {"vi": "km", "el": "χιλιόμετρα", "hi": "किलोमीटर", "nb": "kilometer", "ru": "километров", "en": "kilometres"}
CELSIUS = {"vi": "độ C", "el": "βαθμούς Κελσίου", "hi": "डिग्री सेल्सियस", "nb": "°C", "ru": "°C", "en": "degrees Celsius"}


def the_only(text: str, language: str) -> Numeric:
    (only,) = mobextract.quantities(text, language)
    return only


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(n=SUMS, currency=CURRENCIES, kind=st.sampled_from(["standard", "name"]))
def test_money_of_cldr_is_read_back(language: str, n: Decimal, currency: str, kind: str) -> None:
    money = the_only(format_currency(n, currency, locale=language, format_type=kind), language)  # type: ignore[arg-type]
    assert (money.kind, money.currency, money.value) == ("money", currency, n)


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(n=st.integers(2, 400), unit=UNITS, length=st.sampled_from(["long", "short"]))
def test_units_of_cldr_are_read_back(language: str, n: int, unit: str, length: str) -> None:
    measure = the_only(format_unit(n, unit, length=length, locale=language), language)  # type: ignore[arg-type]
    name = unit.split("-", 1)[1]
    assert (measure.value, (measure.unit or "").removeprefix("degree-")) == (n, name)


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(day=st.dates(date(1990, 1, 1), date(2040, 1, 1)), form=st.sampled_from(["full", "long", "medium"]))
def test_dates_of_cldr_are_read_back(language: str, day: date, form: str) -> None:
    assert the_only(format_date(day, form, locale=language), language).date == day.isoformat()  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(n=st.integers(1, 99_999))
def test_percentages_of_cldr_are_read_back(language: str, n: int) -> None:
    share = Decimal(n).scaleb(-4)
    read = the_only(format_percent(share, format="#,##0.##%", locale=language), language)
    assert (read.kind, read.value) == ("percentage", share * 100)


@pytest.mark.parametrize(("language", "writer"), [(code, writer) for code, writers in WRITERS.items() for writer in writers])
@QUICK
@given(n=st.integers(1_000, 10**8))
def test_capitals_read_like_small_letters(language: str, writer, n: int) -> None:  # type: ignore[no-untyped-def]
    text = f"{writer(n)} {CURRENCY[language]}"
    assert the_only(text.upper(), language).value == the_only(text, language).value == n


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(a=st.integers(11, 9_000), b=st.integers(1, 900), places=st.integers(0, 1))
def test_ranges_are_read_back(language: str, a: int, b: int, places: int) -> None:
    low, high = Decimal(a).scaleb(-places), Decimal(a + b).scaleb(-places)
    told = RANGES[language].format(format_decimal(low, locale=language), format_decimal(high, locale=language), KILOMETERS[language])
    read = the_only(told, language)
    assert (read.kind, read.low, read.high) == ("measure", low, high)


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(a=st.integers(1, 30), b=st.integers(1, 30), both=st.booleans())
def test_ranges_from_below_zero_are_read_back(language: str, a: int, b: int, both: bool) -> None:
    high = -b if both else b
    if -a == high:
        return
    read = the_only(f"X {RANGES[language].format(-a, high, CELSIUS[language])}", language)
    assert (read.low, read.high) == (min(-a, high), max(-a, high))
