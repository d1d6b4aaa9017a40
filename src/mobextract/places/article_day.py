"""The day that an article's units are read for: its own, or that of the reform of 2025 where the text looks back on it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.places.candidates import Candidate
from mobextract.places.grammar import Grammar
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer_index import REFORM

LAST_DAYS = 30
"""From this day of the month on a date is mostly that of a plan; an article that names another one was mostly written after it."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def article_day(
    rules: Grammar, folded: Folded, candidates: list[Candidate], published: datetime.date | None, dates: Sequence[FoundDate]
) -> str:
    """Return the article's date in ISO 8601; without one, the day of the reform if the text itself looks back on it, else ""."""
    if published:
        return published.isoformat()
    if any(d.year and d.day and d.day < LAST_DAYS and d.until is None and d.iso(None) > REFORM for d in dates):
        return REFORM
    districts = [c for c in candidates if c.designator is not None and c.designator.kind == "district"]
    former = any(c.former for c in candidates) and all(c.former for c in districts)
    return REFORM if former or rules.two_level.search(folded.low) else ""


def last_day(low: str, dates: Sequence[FoundDate]) -> str:
    """Return the last day that a text names, in ISO 8601, or the end of the last year where it names no days; "" where it names neither."""
    last = [date.until or date for date in dates]
    days = [f"{d.year:04}-{d.month or 12:02}-{d.day or 31:02}" for d in last if d.year]
    return max(days or [f"{year}-12-31" for year in _YEAR.findall(low)], default="")
