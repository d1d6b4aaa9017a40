"""The line at the head of a page that gives the article's date and little else: "Friday, March 14, 2025 | 10:30", "Опубликовано 14 марта
2025 г."."""

from __future__ import annotations

import datetime
import re

from mobextract.dates.reader import DateGrammar
from mobextract.language import Language
from mobextract.packs.tables import FurnitureTable
from mobextract.text.folding import ANY_LETTERS, WORD, Folded, fold
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form
from mobextract.text.segment import Segments, Span

BESIDE_DATE = 2
"""Words that may stand beside the date on its line, besides those for publishing: a weekday, the paper's name."""
TOP_LINES, DATELINE = 5, 60
"""Among how many paragraphs at the head it is looked for; its longest length in characters."""
_ZONE = regex(r"\b(?:gmt|utc)(?: ?[+−-]? ?\d{1,2}(?:[:.]?\d\d)?)?")
"""The time zone beside the hour, which all papers write alike: "(GMT+7)"."""


class Dateline:
    """Finds the date line of a page in one language."""

    def __init__(self, language: Language, dates: DateGrammar) -> None:
        table: FurnitureTable = language.table("furniture")
        self.dates = dates
        forms = sorted(map(fold_form, table.published), key=len, reverse=True)
        self.published = regex(rf"(?<!{WORD})(?:{'|'.join(map(re.escape, forms))})(?!{WORD})") if forms else None

    def find(self, folded: Folded, segments: Segments) -> tuple[datetime.date, Span] | None:
        """Return the date, and the paragraph that it stands in; or None where no line is a date and little else."""
        for start, end in segments.paragraphs[:TOP_LINES]:
            if end - start > DATELINE:
                continue
            line = fold(folded.text[start:end])
            for date in self.dates.find(line):
                if date.year and date.month and date.day and date.until is None and self._is_alone(line.low, date.start, date.end):
                    return datetime.date(date.year, date.month, date.day), (start, end)
        return None

    def _is_alone(self, line: str, start: int, end: int) -> bool:
        rest = _ZONE.sub(" ", f"{line[:start]} {line[end:]}")
        if self.published is not None:
            rest = self.published.sub(" ", rest)
        return end - start > 0.6 * len(line) or len(ANY_LETTERS.findall(rest)) <= BESIDE_DATE
