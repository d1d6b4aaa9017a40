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
SEVERAL = 2
"""So many years behind a day tell that the article is of one of them."""


def latest_day(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate]) -> datetime.date | None:
    """Return that day: "… since 6 October 2025. In 2026 each commune shall …" is of 2025; not of a day of plans, and not of a year alone,
    which may be one to come that no word for plans stands beside. None where the text tells of several later years: "On 30 April 1975 the
    town was freed. … In 2023 it had 12 schools, in 2024 14"."""
    told = [d for d in dates if d.year and not says(grammar.target_scanner, low, *segments.sentence_at(d.start))]
    year = max((d.year or 0 for d in told if d.month and d.until is None), default=0)
    later = {d.year for d in told if (d.year or 0) > year}
    return datetime.date(year, *END) if year and len(later) < SEVERAL else None
