"""A date of the text, and lists of days that share their month: "3, 10 og 17 mars", "May 3, 4 and 5"."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from mobextract.dates.templates import YEAR
from mobextract.language import Language
from mobextract.packs.quantity_tables import DatesTable
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import wordlist

SPAN = 24
"""How far before a date the first day of a span of days may stand, in characters."""
LAST_DAY = 31
_SIGNS = ("", *",.;:)।\n")
_NUMBER = regex(r"\d+")


class FoundDate(Struct, gc=False):
    """A calendar expression at ``[start, end)``; day and month may be missing, the year where the text leaves it out."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    rule: str = "date"
    until: FoundDate | None = None

    def iso(self, reference: int | None = None) -> str:
        """Return the value in ISO 8601; ``reference`` is the year to take where the text gives none."""
        if self.until is not None:
            first = FoundDate(self.start, self.end, self.year or self.until.year, self.month, self.day)
            return f"{first.iso(reference)}/{self.until.iso(reference)}"
        year = self.year if self.year is not None else reference
        if year is None:
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")
        return f"{year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


class DayLists:
    """The lists of days of one language; ``joiners``, ``articles`` and ``suffixes`` are expressions of what stands between and behind
    days."""

    def __init__(self, table: DatesTable, joiners: str, articles: str, suffixes: str, language: Language) -> None:
        dotted = rf"[0-3]?\d(?:\.|{suffixes or '(?!)'})?"
        self._few = regex(rf"(?<![\w.,/-]){dotted}(?:, {dotted})*,? (?:{joiners}) (?:(?:{articles}) )?$")
        self._cued = regex(rf"(?<![\w.,/-]){dotted}(?:, {dotted})*, (?:(?:{articles}) )?$")
        self._more = regex(rf"(?P<row>(?:, [0-3]?\d)*),? (?:{joiners}) (?P<d>[0-3]?\d)(?:, (?P<y>{YEAR}))?(?!{WORD})(?![.,]\d)")
        self._one = regex(rf"(?=(\d+)){dotted}")
        self._cues = wordlist(table.day_cues)
        self._no_nouns = wordlist(language.table("counts").stop)
        self._part_of = wordlist(language.table("counts").part_of)
        self._labels = wordlist(language.table("labels").before)

    def before(self, low: str, date: FoundDate) -> list[FoundDate]:
        """The days that share the month of ``date`` behind "and": "3, 10 og 17 mars", "3-го и 4-го марта"; a comma is enough behind a
        word that announces days ("các ngày 3, 4, 5/5"); not before a date that begins with its month ("October 7 and October 14")."""
        single = date.day is not None and date.until is None and low[date.start].isdigit()
        begin = max(0, date.start - SPAN)
        row = self._row(low, begin, date.start) if single else None
        if row is None:
            return []
        days = [(m.span(), int(m[1])) for m in self._one.finditer(low, row.start(), date.start)]
        rises = _rises([day for _, day in days] + [date.day or 0])
        return [FoundDate(*span, date.year, date.month, day, "days") for span, day in days] if rises else []

    def _row(self, low: str, begin: int, end: int) -> re.Match[str] | None:
        """The first days of a list that ends at ``end``."""
        joined = self._few.search(low, begin, end)
        row = joined or self._cued.search(low, begin, end)
        cued = row is not None and self._cues.before(low, row.start()) is not None
        return row if cued or (joined and not self._labels.before(low, joined.start())) else None

    def after(self, low: str, date: FoundDate) -> list[FoundDate]:
        """A date that ends with its day, and another day of its month behind "and": "on July 29 and 30, heavy rain …", "March 3 and 4,
        2026"."""
        ends = (
            date.until is None
            and date.day is not None
            and date.year is None
            and re.search(rf"(?<!\d){date.day}$", low[date.start : date.end])
        )
        more = self._more.match(low, date.end) if ends else None
        if (
            more is None
            or date.day is None
            or not self._ends(low, more.end())
            or not _rises([date.day, *(int(n) for n in _NUMBER.findall(more["row"])), int(more["d"])])
        ):
            return [date]
        date.year = int(more["y"]) if more["y"] else None
        row = [(*m.span(), int(m[0])) for m in _NUMBER.finditer(low, *more.span("row"))]
        days = [*row, (more.start("d"), more.end(), int(more["d"]))]
        return [date, *(FoundDate(start, end, date.year, date.month, day, "days") for start, end, day in days)]

    def _ends(self, low: str, position: int) -> bool:
        """Whether the clause ends behind a day, or goes on with a word that is no noun ("on May 3 and 4 in Vinh"): it counts nothing, as "4
        of the boats" does."""
        if low[position : position + 1] in _SIGNS:
            return True
        return self._no_nouns.after(low, position + 1) is not None and self._part_of.after(low, position + 1) is None


def _rises(days: list[int]) -> bool:
    """Whether numbers can be the days of a list: "May 3, 4 and 5"."""
    return all(a < b for a, b in pairwise([0, *days])) and days[-1] <= LAST_DAY
