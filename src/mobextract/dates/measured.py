"""Decimals that look like a day and a month: what stands behind them, or behind the end of their range, says that they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mobextract.language import Language
from mobextract.packs.common_tables import CommonQuantities
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import wordlist

SCALE = 1000
"""The least scale that no day has."""


class Measured:
    """Tells "1.1" in "от 1.1 до 1.3 долларов" from the first of January."""

    def __init__(self, language: Language) -> None:
        common: CommonQuantities = language.common("quantities")
        reach = alternatives(language.table("modifiers").range.between) or "(?!)"
        dashes = "|".join(map(re.escape, common.range))
        self.other_end = regex(rf"\s*(?:{dashes}|(?:{reach}))\s*\d+(?:[.,]\d+)?")
        self.forms = wordlist(_forms(language, common))
        spans = (u for table in (language.table("measures"), common) for u in table.unit if u.dimension == "duration" and u.unit != "year")
        self.spans = wordlist(form for unit in spans for form in unit.forms)

    def after(self, low: str, end: int) -> bool:
        """Whether a unit, a currency or a scale stands behind a number, or behind the second end of its range."""
        if self.forms.after(low, skip_blanks(low, end)):
            return True
        if (other := self.other_end.match(low, end)) is None:
            return False
        behind = skip_blanks(low, other.end())
        return (self.forms.after(low, behind) or self.spans.after(low, behind)) is not None  # "от 3.5 до 7.5 минут"


def _forms(language: Language, common: CommonQuantities) -> Iterator[str]:
    yield from (
        form for table in (language.table("money"), common) for currency in table.currency for form in (*currency.forms, *currency.signs)
    )
    yield from (
        form
        for table in (language.table("measures"), common)
        for unit in table.unit
        if unit.dimension not in ("duration", "age")
        for form in unit.forms
    )
    yield from (*common.percent, *language.table("percent").forms)
    yield from (form for scale in language.table("numerals").scale if Decimal(scale.value) >= SCALE for form in scale.forms)
