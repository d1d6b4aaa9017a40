"""Days and months beside words for last or next year: "in November last year" is of the year before the article's."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.days import FoundDate
from mobextract.language import Language
from mobextract.packs.linking_table import LinkingTable
from mobextract.text.folding import skip_blanks
from mobextract.text.lexicon import Lexicon


class OtherYear:
    """The words for last and next year that stand right beside a date, in one language."""

    def __init__(self, language: Language) -> None:
        table: LinkingTable = language.table("linking")
        behind = [(form, step) for forms, step in ((table.last_year, -1), (table.next_year, 1)) for form in forms]
        self.after = Lexicon(behind)
        genitives = [(f"{form} {joint}", step) for form, step in behind for joint in table.year_joints]
        self.before = Lexicon([*behind, *genitives])

    def fill(self, low: str, dates: Sequence[FoundDate], year: int | None) -> None:
        """Give such dates their year; ``year`` is the article's."""
        for date in dates if year is not None else ():
            if date.year is None and date.until is None and date.month is not None and (step := self._step(low, date)):
                date.year = (year or 0) + step

    def _step(self, low: str, date: FoundDate) -> int:
        found = self.after.after(low, skip_blanks(low, date.end)) or self.before.before(low, date.start)
        return found[0] if found else 0
