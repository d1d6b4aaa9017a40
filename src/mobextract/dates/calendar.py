"""Days, years and intervals as the calendar has them: what a text's figures must fit to be a date."""

from __future__ import annotations

import datetime
from decimal import Decimal

from mobextract.dates.days import FoundDate
from mobextract.dates.templates import YEAR
from mobextract.text.lazy import regex

_SHORT_YEARS = regex(rf"(?<![\w.,/–-])({YEAR})([/–-])((?:19|20)?\d\d)(?![/.–-]?\d|\w)")
"""2020–25, 2023/24, 2023/2024."""
LONGEST_TERM = 15
"""The most years that an interval with a shortened end lasts."""


def short_years(low: str, position: int) -> FoundDate | None:
    """An interval of years whose end is shortened ("2020–25"), or a school year ("2023/2024"); "2024-10" is a month, "1990/2020" a
    ratio."""
    match = _SHORT_YEARS.match(low, position)
    if match is None:
        return None
    first, short = int(match[1]), len(match[3]) == 2
    last = int(match[1][:2] + match[3]) if short else int(match[3])
    fits = (0 < last - first <= LONGEST_TERM and last % 100 > 12) if short else (match[2] == "/" and last == first + 1)
    span = match.span()
    return FoundDate(*span, first, rule="year-interval", until=FoundDate(*span, last)) if fits else None


def year_of(value: Decimal | None) -> int | None:
    """Return the value as a calendar year where it can be one."""
    return int(value) if value is not None and value == value.to_integral_value() and 1900 <= value <= 2100 else None


def checked(start: int, end: int, year: int | None, month: int | None, day: int | None, rule: str) -> FoundDate | None:
    try:
        datetime.date(year or 2024, month or 1, day or 1)
    except ValueError:
        return None
    return FoundDate(start, end, year, month, day, rule)


def disjoint(found: dict[int, FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for date in sorted(found.values(), key=lambda d: (d.start, -d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def before(first: FoundDate, second: FoundDate) -> bool:
    """Return whether an interval may run from one date to another: both days or both months, or from a day up to a later month whose year
    is stated ("from 12 May to the end of October 2024")."""
    if first.day is not None and second.day is None and second.month is not None:
        return second.year is not None and first.iso(second.year)[:7] < second.iso(2024)
    if (first.day is None) != (second.day is None):
        return False
    return first.iso(second.year or 2024) < second.iso(2024)
