"""The beginning or the end of a term or school year, which is of one year: "at the start of the 2024-2025 school year", "cuối nhiệm kỳ
2020-2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.packs.linking_words import IntervalEdges
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon

REACH = 60
"""How far before an interval the words for its beginning may start, in characters."""


class EdgesOfIntervals:
    """The words for such edges in one language."""

    def __init__(self, table: IntervalEdges, since: Lexicon[bool]) -> None:
        called = rf"(?:{alternatives(table.units)})"
        units = rf"(?P<unit> {called})?" if table.units else "(?P<unit>)"
        self.called = regex(rf"(?<!{WORD}){called} ?$") if table.units else None
        self.since = since
        self.before = [_expression(forms, rf"(?<!{WORD})(?:%s){units} ?$") for forms in (table.starts, table.ends)]
        self.after = [_expression(forms, rf"{units} (?:%s)(?!{WORD})") for forms in (table.starts_after, table.ends_after)]

    def year(self, low: str, date: FoundDate) -> int | None:
        """Return the year of the edge that the words beside an interval name; None where they say since when ("since the start of …")."""
        if date.until is None or date.month is not None:
            return None
        years, floor = (date.year, date.until.year), max(0, date.start - REACH)
        for expression, year in zip(self.before, years, strict=True):
            found = expression.search(low, floor, date.start) if expression is not None else None
            if found is not None:
                return None if self.since.before(low, found.start()) else year
        for expression, year in zip(self.after, years, strict=True):
            found = expression.match(low, date.end) if expression is not None else None
            if found is not None and (found["unit"] or (self.called is not None and self.called.search(low, floor, date.start))):
                return year  # but "2022 से 2023 के अंत तक" is a period
        return None


def _expression(forms: Sequence[str], around: str) -> re.Pattern[str] | None:
    return regex(around % alternatives(forms)) if forms else None
