"""The day that stands for that of an article which gives none: the end of the latest year that it states a day or a month of."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.scanner import says
from mobextract.text.segment import Segments

END = (12, 31)
"""The last month and day of a year."""


def latest_day(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate]) -> datetime.date | None:
    """Return that day: "… since 6 October 2025. In 2026 each commune shall …" is of 2025; not of a day of plans, and not of a year alone,
    which may be one to come that no word for plans stands beside."""
    days = sorted((d for d in dates if d.year and d.month and d.until is None), key=lambda d: -(d.year or 0))
    year = next((d.year for d in days if not says(grammar.target_scanner, low, *segments.sentence_at(d.start))), None)
    return datetime.date(year, *END) if year else None
