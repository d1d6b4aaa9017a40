"""Days and months without a year beside words that tell it: "in November last year", "the commune next to it joined in August of the same
year"."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from mobextract.dates.days import FoundDate
from mobextract.language import Language
from mobextract.packs.linking_table import LinkingTable
from mobextract.packs.quantity_tables import DatesTable
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lexicon import Lexicon, wordlist
from mobextract.text.segment import Segments

LAST = 9
"""A month so many months ahead of the article, in its year, is that of the year before; so many behind it, that of the next in a plan."""
BEHIND = 2
"""A deadline in a month so many months before the article is in the next year; so many ahead lies no day that has been."""
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


class OtherYear:
    """The words for last and next year that stand right beside a date, in one language."""

    def __init__(self, language: Language) -> None:
        table: LinkingTable = language.table("linking")
        behind = [(form, step) for forms, step in ((table.last_year, -1), (table.next_year, 1)) for form in forms]
        self.after = Lexicon(behind)
        genitives = [(f"{form} {joint}", step) for form, step in behind for joint in table.year_joints]
        self.before = Lexicon([*behind, *genitives])
        self.targets = wordlist(table.targets)
        self.effect = wordlist([*table.targets, *table.takes_effect])
        self.deadline_before, self.deadline_after = wordlist(table.deadlines.before), wordlist(table.deadlines.after)

    def fill(self, low: str, segments: Segments, dates: Sequence[FoundDate], published: datetime.date | None) -> None:
        """Give such dates their year; ``published`` is the day of the article. One of the first months tells of the last ones in the past
        ("at the conference in December" in January), but where their sentence plans ("will be ready by December"); a day until which it
        plans, behind that of the article, is of the next year ("must be replaced before August 30" in December)."""
        if published is None:
            return
        for date in dates:
            if date.year is None and date.until is None and date.month is not None:
                step = self._step(low, date) or self._step_by_month(low, segments, dates, date, published)
                date.year = published.year + step if step else None

    def _step_by_month(self, low: str, segments: Segments, dates: Sequence[FoundDate], date: FoundDate, published: datetime.date) -> int:
        """How far from the article's the year of a day is that no word beside it tells, by its month."""
        ahead = (date.month or 0) - published.month
        if ahead <= -LAST and self._is_to_come(low, segments, date):
            return 1
        if self.targets.is_in(low, *segments.sentence_at(date.start)):
            return int(ahead <= -BEHIND and self._is_deadline(low, date))
        told = self._told_before(low, segments, dates, date)
        if ahead >= LAST or (ahead >= BEHIND and told == published.year - 1):
            return -1
        return int(ahead < 0 and told == published.year + 1)

    def _is_to_come(self, low: str, segments: Segments, date: FoundDate) -> bool:
        """Whether the words between the commas around a day say what will be from then on."""
        sentence = segments.sentence_at(date.start)
        begin = max(sentence[0], low.rfind(",", sentence[0], date.start))
        end = low.find(",", date.end, sentence[1])
        if begin == sentence[0] and end >= 0:  # "From February, the commune will …"
            end = low.find(",", end + 1, sentence[1])
        return self.effect.is_in(low, begin, sentence[1] if end < 0 else end)

    def _told_before(self, low: str, segments: Segments, dates: Sequence[FoundDate], date: FoundDate) -> int | None:
        """The year that the text states for a day or month before ``date``, in the same month, of no plan: "the flood of September 2024 …
        On 14 September", in an article of January 2025."""
        told = (d for d in dates if d.start < date.start and d.until is None and d.year and d.month == date.month)
        last = max(told, key=START, default=None)
        return None if last is None or self.effect.is_in(low, *segments.sentence_at(last.start)) else last.year

    def _is_deadline(self, low: str, date: FoundDate) -> bool:
        """Whether words beside a day make it the last one of a plan."""
        after = self.deadline_after.after(low, skip_blanks(low, date.end))
        return after is not None or self.deadline_before.before(low, date.start) is not None

    def _step(self, low: str, date: FoundDate) -> int:
        found = self.after.after(low, skip_blanks(low, date.end)) or self.before.before(low, date.start)
        return found[0] if found else 0
