"""The day of an article whose page gives none: that of the news in its opening, which days without a year and "this year" go by."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from mobextract.dates.days import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.text.segment import Segments

LEAD = 3
"""Paragraphs at the head of an article, its title among them, that tell its occasion."""
MONTHS, REACH = 11, 24
"""So many months at most are a part of a year that the article was written in; how far from the year they may stand, in characters."""
LAST_DAY = 28


def occasion(
    segments: Segments, dates: Sequence[FoundDate], lending: Sequence[FoundDate], quantities: Sequence[Quantity]
) -> datetime.date | None:
    """Return the first full day that the opening tells of ("On the morning of 18 June 2024, …"); or, where no day is told, the end of the
    months of a year that it opens with ("In the first ten months of 2024, …").

    ``dates`` are all of the article, ``lending`` those whose year may be that of others: no plans, periods or foundings. None where the
    article goes on to later years: its opening told of a battle long ago, or of something else that it has left behind.
    """
    end = segments.end_of_opening(LEAD)
    full = [(d.start, datetime.date(d.year, d.month, d.day)) for d in lending if d.until is None and d.year and d.month and d.day]
    told = Counter(d.year for d in lending if d.year)
    if full and full[0][0] < end:
        day = full[0][1]
        told[day.year] += sum(d.year is None and d.until is None and (d.month or 0) >= day.month for d in dates)  # later in that year
        return day if max(full, key=itemgetter(1))[1].year - day.year < 2 and day.year >= told.most_common(1)[0][0] else None
    first = next((d for d in lending if d.until is None and d.start < end), None)
    if first is None or first.year is None or first.year < max(told):
        return None
    near = (
        q for q in quantities if q.dimension == "duration" and q.unit == "month" and max(q.start - first.end, first.start - q.end) < REACH
    )
    months = next((q.amount.value for q in near if q.amount.value is not None and 0 < q.amount.value <= MONTHS), None)
    return datetime.date(first.year, int(months), LAST_DAY) if months else None


def fill_by_opening(segments: Segments, dates: Sequence[FoundDate], lending: Sequence[FoundDate]) -> None:
    """Give days without a year that of the opening, where it is the latest one told: what a later paragraph remembers ("In 2023, when
    it was first tried, …") is not theirs. Those behind a year of their own paragraph are left to that."""
    end = segments.end_of_opening(LEAD)
    told = [d for d in lending if d.year and d.until is None]
    if not told or told[0].start >= end or told[0].year != max(d.year or 0 for d in told):
        return
    for date in dates:
        if date.year is None and date.until is None and date.month is not None:
            paragraph = segments.paragraph_at(date.start)[0]
            if not any(paragraph <= d.start < date.start for d in told):
                date.year = told[0].year
