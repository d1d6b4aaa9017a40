"""Properties of the numeric layer: any number is read back from words and digits; nothing is read twice; all is exact."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

import mobextract
from conftest import LANGUAGES
from mobextract import Numeric
from mobextract.language import load_language
from number_words import CURRENCY, LIMIT, WRITERS

QUICK = settings(max_examples=60, deadline=None)
NUMBERS = st.one_of(st.integers(1, 9_999), st.integers(1, LIMIT - 1), st.builds(lambda m, e: m * 10**e, st.integers(1, 999), st.integers(0, 12)))
SUMS = st.builds(lambda n, p: Decimal(n).scaleb(-p), st.integers(1, 10**12), st.integers(0, 2))
BITS = st.sampled_from(
    ["5", "12", "1.500", "2,5", "10 000", "1/3", "3-4", "hai", "три", "tre", "δύο", "दो", "two", "million", "triệu", "tỷ rưỡi", "%", "$", "VND", "đồng", "km", "kg", "hộ", "and", "to", "–",
     "(", ")", ",", ".", "\n", "từ", "до", "per", "/người", "tháng 5", "2024", "th", "-", "half", "and a half", "of", "με", "लाख", "से", "no.", "og", "cents"]
)  # fmt: skip
TEXTS = st.lists(BITS, min_size=1, max_size=14).map(" ".join) | st.lists(BITS, min_size=1, max_size=8).map("".join)


def the_money(text: str, language: str) -> Numeric:
    (only,) = mobextract.quantities(text, language)
    assert only.kind == "money"
    assert only.text == text
    return only


@pytest.mark.parametrize(("language", "writer"), [(code, writer) for code, writers in WRITERS.items() for writer in writers])
@QUICK
@given(n=NUMBERS)
def test_words_are_read_back(language: str, writer, n: int) -> None:  # type: ignore[no-untyped-def]
    if n > 1:  # the word for one is an article too
        assert the_money(f"{writer(n)} {CURRENCY[language]}", language).value == n


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(n=SUMS)
def test_digits_are_read_back(language: str, n: Decimal) -> None:
    blanks = " " in load_language(language).info.thousands
    for locale in (language, "en", "vi", *(["fr"] if blanks else [])):
        for grouped in (True, False):
            digits = format_decimal(n, format="#,##0.##" if grouped else "0.##", locale=locale)
            if n < 1000 or grouped or n == n.to_integral_value():
                assert the_money(f"{digits} {CURRENCY[language]}", language).value == n


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(a=NUMBERS, b=NUMBERS)
def test_the_ends_of_a_range_are_in_order(language: str, a: int, b: int) -> None:
    for numeric in mobextract.quantities(f"{a}–{b} km, {a} {CURRENCY[language]} – {b} {CURRENCY[language]}", language):
        assert numeric.low is None or numeric.high is None or numeric.low <= numeric.high


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(text=TEXTS)
def test_no_numeral_is_claimed_twice_and_all_is_exact(language: str, text: str) -> None:
    found = mobextract.quantities(text, language)
    spans = sorted((n.start, n.end) for n in found)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for numeric in found:
        assert text[numeric.start : numeric.end] == numeric.text
        assert all(v is None or type(v) is Decimal for v in (numeric.value, numeric.low, numeric.high, numeric.of))
        assert numeric.low is None or numeric.high is None or numeric.low <= numeric.high


@pytest.mark.parametrize("language", LANGUAGES)
@QUICK
@given(n=NUMBERS, text=TEXTS)
def test_composed_and_decomposed_letters_read_the_same(language: str, n: int, text: str) -> None:
    whole = f"{WRITERS[language][0](n)} {CURRENCY[language]}; {text}"
    composed, decomposed = (mobextract.quantities(unicodedata.normalize(form, whole), language) for form in ("NFC", "NFD"))
    assert [facts(n) for n in composed] == [facts(n) for n in decomposed]


def facts(n: Numeric) -> tuple[object, ...]:
    return n.kind, n.value, n.low, n.high, n.of, n.unit, n.currency, n.modifier, n.rule, unicodedata.normalize("NFC", n.text)
