"""The names that CLDR gives currencies and units are read back, in every language; a few are other words as well."""

from __future__ import annotations

from decimal import Decimal

import pytest

import mobextract
from conftest import LANGUAGES
from mobextract.language import load_language
from mobextract.packs.units import currency_forms, unit_forms

WANTED = 0.97
"""Part of the names that must be read: a few are other words, or stand for two currencies."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_currencies_are_read_back(language: str) -> None:
    names = list(currency_forms(load_language(language).locale))
    missed = [(name, code) for name, code in names if not reads(f"42 {name}", language, "money", "currency", code)]
    assert len(missed) <= (1 - WANTED) * len(names), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_units_are_read_back(language: str) -> None:
    names = [(name, unit) for name, (unit, _) in unit_forms(load_language(language).locale) if len(name) > 3]
    missed = [(name, unit) for name, unit in names if not reads(f"42 {name}", language, "measure", "unit", unit)]
    assert len(missed) <= (1 - WANTED) * len(names), missed


def reads(text: str, language: str, kind: str, attribute: str, value: str) -> bool:
    found = mobextract.quantities(text, language)
    return len(found) == 1 and found[0].kind == kind and getattr(found[0], attribute) == value and found[0].value == Decimal(42)
