"""Days and months of the year stated before: "started in January 2023; the commune next to it joined in August of the same year"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mobextract.dates.days import FoundDate
from mobextract.language import Language
from mobextract.packs.quantity_tables import DatesTable
from mobextract.text.folding import skip_blanks
from mobextract.text.lexicon import wordlist

REACH = 700
"""How far back the year meant may stand, in characters."""


class SameYear:
    """What "the same year" beside a date without a year means, in one language."""

    def __init__(self, language: Language) -> None:
        table: DatesTable = language.table("dates")
        self.before = wordlist(table.same_year.before)
        self.after = wordlist(table.same_year.after)

    def fill(self, low: str, dates: Sequence[FoundDate]) -> None:
        """Give such dates the year of the date before them; ``dates`` are all of the article, in reading order.

        A date before without a year of its own is of that of the article, and so is the one that has the same.
        """
        for last, date in pairwise(dates):
            if date.year is None and date.until is None and date.start - last.end < REACH and self._says_so(low, date):
                date.year = last.until.year if last.until is not None else last.year

    def _says_so(self, low: str, date: FoundDate) -> bool:
        return self.after.after(low, skip_blanks(low, date.end)) is not None or self.before.before(low, date.start) is not None
