"""One sign before three digits: the article decides, then the language; what stays in doubt gets the likelier reading and a warning."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mobextract.pipeline import extractor


@pytest.mark.parametrize(
    ("language", "text", "value", "warned"),
    [
        ("en", "The forest covers 1.500 ha.", "1500", True),  # no one writes the last zero of a decimal
        ("en", "The forest covers 1.500 ha and has 12.500.000 trees.", "1500", False),  # the article groups with dots
        ("en", "The yield is 6.125 tonnes, the plot has 2.5 ha.", "6.125", False),  # the article parts decimals with dots
        ("en", "The yield is 6.125 tonnes.", "6.125", True),
        ("vi", "Rừng rộng 1.500 ha.", "1500", False),
        ("vi", "Rừng rộng 1,500 ha.", "1500", True),
        ("vi", "Năng suất 6,125 tấn, ruộng rộng 2,5 ha.", "6.125", False),
        ("vi", "Diện tích 1,352 ha, tổng cộng 1,234,567 cây.", "1352", False),
        ("nb", "Skogen er 1,500 hektar.", "1500", True),
        ("ru", "Лес занимает 6,125 га.", "6.125", True),
        ("el", "Το δάσος έχει έκταση 1,500 εκτάρια.", "1500", True),
        ("hi", "वन 1.500 हेक्टेयर में है।", "1500", True),
    ],
)
def test_measures(language: str, text: str, value: str, warned: bool) -> None:
    record = extractor(language).extract(text)
    assert record.measures[0].value == Decimal(value)
    assert bool(record.warnings) == warned


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("ru", "Помощь составила $10,000.", "money", 10000),
        ("vi", "Mỗi suất 1,500 USD.", "money", 1500),
        ("en", "The village has 1.352 households.", "counts", 1352),
        ("en", "Interest stands at 1.500 %.", "percentages", Decimal("1.5")),
        ("en", "Output rose 1,200 %.", "percentages", 1200),
    ],
)
def test_what_is_counted_or_paid_is_whole(language: str, text: str, kind: str, value: Decimal) -> None:
    (only,) = getattr(extractor(language).extract(text), kind)
    assert only.value == value
