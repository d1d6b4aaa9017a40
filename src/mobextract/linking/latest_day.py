"""The day that stands for that of an article which gives none: the end of the latest year that it states a day or a month of; and the year
that it opens with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.scanner import says
from mobextract.text.segment import Segments

END = (12, 31)
"""The last month and day of a year."""
LEAD = 3
"""Paragraphs at the head of an article, its title among them, that state its year."""
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


def year_of_opening(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate]) -> int | None:
    """Return the year alone that the opening of an article without a day states first, where the text comes to plans for later years, or
    comes back to it behind the opening, and to nothing else of later years: "In 2024 the province registered 3,215 models. … fell from 11
    in 2023 to 4 this year. … In 2025 it is to register 3,300"."""
    end = segments.end_of_opening(LEAD)
    first = next((d for d in dates if d.year and d.until is None and d.start < end), None)
    if first is None or first.month is not None:
        return None
    ahead = [d.start for d in dates if (d.year or 0) > (first.year or 0)]
    planned = [says(grammar.target_scanner, low, *segments.sentence_at(at)) for at in (first.start, *ahead)]
    again = any(d.year == first.year and d.until is None and d.start > end for d in dates)
    return first.year if (ahead or again) and not planned[0] and all(planned[1:]) else None
