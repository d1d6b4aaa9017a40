"""Dates that are of no figure: of a birth, a document, a founding, the forming of today's units, or only compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import BESIDE, FRAME, OPENING
from mobextract.linking.year_words import BEGUN, compared_loosely, dates_document, ends_clause, only_compared
from mobextract.text.folding import ANY_YEAR, LETTER, end_before, last_semicolon, skip_blanks
from mobextract.text.in_order import last_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

REFORM = 90
"""A date this close to words on the forming of units dates that."""
FOUNDED = 90
"""How far before a year the word may stand that says what was founded then, in characters."""
AUXILIARIES = 3
"""So many words may stand between what was founded and the word for it: "15 clubs have been set up in 2023"."""
HOLIDAY = 24
"""How far from a year the name of its holiday may stand, in characters."""
_CLOCK = regex(r"(?<!\d)\d{1,2}[:.]\d\d ?$")
_PARTED = regex(r"[,;·:()\d]")
_DIGIT = regex(r"\d")
_CLOSED = regex(r"[,.;:()।–—]")
_WORD = regex(r"\S+")
_ENDS = regex(rf"(?: {LETTER}+){{0,2}} ?(?:[.;:।·]|$)", re.MULTILINE)
_SIGN = regex(r" ?[:;,।.–—-] ?")
HEAD = 8
"""Words this close to the beginning of their sentence open it: "Задачи на 2026 год", "The tasks of 2026"."""


class YearAsides:
    """Such dates in one article; ``worded`` are those with words beside them, ``latest`` is the year of the article, or the last one it
    states."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, worded: set[int], latest: int) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.worded = worded
        self.latest = latest

    def is_aside(self, date: FoundDate) -> bool:
        """Whether a date is only compared with, or dates a birth, a document or the founding of a unit."""
        if compared_loosely(self.g, self.low, date.start, date.end) or ends_clause(self.g, self.low, date.start, date.end):
            return True
        if self._is_later(date) or self._is_on_agenda(date):
            return True
        if date.start in self.worded and (
            only_compared(self.g, self.low, date.start, date.end)
            or (self.g.dated_before.before(self.low, date.start) and not self._meets(date) and not self._is_models_birth(date))
        ):
            return True
        behind = skip_blanks(self.low, date.end)
        if (
            self.g.dated_after.after(self.low, behind)
            or dates_document(self.g, self.low, date)
            or self.g.law_years.dates_law(self.low, date)
            or self._is_documents(date)
        ):
            return True
        return self.dates_founding(date)

    def _is_documents(self, date: FoundDate) -> bool:
        """Whether a day is that of a numbered document, in a sentence that has stated a year before: "in 2024, under Plan No. 36 of
        15 March 2022, …"; what the document itself grants may be of its year."""
        if not self.g.law_years.dates_document(self.low, date):
            return False
        return ANY_YEAR.search(self.low, self.segments.sentence_at(date.start)[0], date.start) is not None

    def dates_founding(self, date: FoundDate) -> bool:
        """Whether a past year is that in which something began that its sentence tells about."""
        behind = skip_blanks(self.low, date.end)
        founded = self.g.founded_after.after(self.low, self.g.year_edge_after.past(self.low, behind))
        if date.year is not None and date.year < self.latest and founded:
            following = skip_blanks(self.low, founded[1])
            if self.low[following : following + 1].isdigit():
                return False  # "2019 में बनाए गए 12 घर"
            sign = _SIGN.match(self.low, founded[1])
            return sign is None or self.g.back_then.after(self.low, sign.end()) is None  # "2022 में शुरू हुआ: तब 46 सदस्य थे"
        past = date.year is not None and date.year < self.latest  # what began this year has its results this year
        return past and self._founded(date)

    def is_number_founded(self, date: FoundDate, quantities: Sequence[Quantity]) -> bool:
        """Whether a year says when so many were founded as its clause, which it ends, counts right before: "15 clubs were set up in 2023.";
        not "the 15 clubs set up in 2023 have …"."""
        if date.year is None or date.until is not None:
            return False
        dated = self.g.dated_before.before(self.low, date.start) or self.g.periods.before(self.low, date.start)
        dated = dated if dated and self.g.founded.after(self.low, dated[1]) else None  # not "since 2023"
        behind = self.g.year_edge_after.past(self.low, skip_blanks(self.low, date.end))
        founded = self.g.founded_after.after(self.low, behind)
        if not (dated or founded):
            return False
        start, end = dated[1] if dated else date.start, founded[1] if founded else max(date.end, end_before(self.low, behind))
        figure = last_before(quantities, start)
        if figure is None or figure.kind != "count" or figure.edge > start or _ENDS.match(self.low, end) is None:
            return False
        gap = self.low[figure.edge : start]
        return _PARTED.search(gap) is None and len(gap.split()) <= AUXILIARIES

    def dates_reform(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a day or month is that on which today's units were formed ("after the merger on 1 July 2025")."""
        scanner = self.g.reform_scanner
        exact = date.month is not None and date.day in (None, 1)  # units are formed on the first of a month
        return exact and scanner.search(self.low, max(sentence[0], date.start - REFORM), min(sentence[1], date.end + REFORM)) is not None

    def begins(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a year behind the words "founded", "launched" says since when a thing exists."""
        scanner, opens = self.g.founded_scanner, date.start - sentence[0] <= OPENING
        past = date.year is not None and date.year < self.latest
        if not past or opens:
            return False
        begin = max(sentence[0], date.start - BEGUN, last_semicolon(self.low, 0, date.start))
        return scanner.search(self.low, begin, date.end) is not None

    def _is_on_agenda(self, date: FoundDate) -> bool:
        """Whether a year to come, inside a sentence, is only that of the work which a meeting sets: "at the conference to deploy the tasks
        of 2026, which brought together 186 delegates"; not "tasks for 2026: 12 houses"."""
        if date.month is not None or (date.year or 0) <= self.latest:
            return False
        behind = skip_blanks(self.low, date.end)
        before, after = self.g.agenda_before.before(self.low, date.start), self.g.agenda_after.after(self.low, behind)
        opens = (before[1] if before else date.start) - self.segments.sentence_at(date.start)[0] <= HEAD
        return not opens and not self.low.startswith(":", behind) and (before is not None or after is not None)

    def _is_later(self, date: FoundDate) -> bool:
        """Whether a year only says what came after the figures: "before joining the model in 2021, she earned 9 million"."""
        floor = max(self.segments.sentence_at(date.start)[0], date.start - FOUNDED)
        span = (date.end, date.end + FOUNDED) if self.g.postpositional else (floor, date.start)
        word = next(self.g.before_it.finditer(self.low, *span), None)
        if word is None:
            return False
        gap = (date.end, word.start()) if self.g.postpositional else (word.end(), date.start)
        return _PARTED.search(self.low, *gap) is None

    def _meets(self, date: FoundDate) -> bool:
        """Whether a day is that of the meeting, or of the time, before it: "στη σύσκεψη της 20ής Νοεμβρίου", "έως τις 17:00 της 20ής
        Οκτωβρίου"."""
        dated = self.g.dated_before.before(self.low, date.start)
        if dated is not None and (
            _CLOCK.search(self.low, max(0, dated[1] - BESIDE), dated[1]) or self.g.dated_events.before(self.low, dated[1])
        ):
            return True
        scanner, floor = self.g.meeting_scanner, max(self.segments.sentence_at(date.start)[0], date.start - FRAME)
        return date.day is not None and scanner.search(self.low, floor, date.start) is not None

    def _is_models_birth(self, date: FoundDate) -> bool:
        """Whether a model, and nobody, was born in a year: "The model «A» was born in 2021"."""
        founded, models = self.g.founded_scanner, self.g.model_scanner
        dated = self.g.dated_before.before(self.low, date.start)
        verb = founded.search(self.low, max(0, date.start - BESIDE), date.start) if dated else None
        if verb is None or dated is None or verb.start() >= dated[1]:
            return False
        floor = max(self.segments.sentence_at(date.start)[0], date.start - FOUNDED)
        return models.search(self.low, floor, date.start) is not None

    def names_holiday(self, date: FoundDate) -> bool:
        """Whether a year names a holiday: "before the 2026 Lunar New Year", "trước Tết Nguyên đán 2026"."""
        scanner = self.g.holiday_scanner if date.year is not None and date.day is None and date.until is None else None
        if scanner is None:
            return False
        before = scanner.search(self.low, max(0, date.start - HOLIDAY), date.start)
        after = scanner.search(self.low, date.end, date.end + HOLIDAY)
        gaps = [self.low[before.end() : date.start]] if before else []
        gaps += [self.low[date.end : after.start()]] if after else []
        return any(not _PARTED.search(gap) for gap in gaps)

    def _founded(self, date: FoundDate) -> bool:
        """Whether a participle or a relative clause says when a thing was founded that its sentence tells about: ", founded in the
        commune in 2022, …", "Созданная ещё в 2022 году группа …", "η ομάδα που συστάθηκε ήδη το 2022 …"."""
        sentence = self.segments.sentence_at(date.start)[0]
        floor = max(sentence, date.start - FOUNDED)
        if self.g.founded_words.search(self.low, floor, date.start) is None:
            return False
        parted = [m.end() for m in _PARTED.finditer(self.low, floor, date.start)]
        floor = skip_blanks(self.low, parted[-1]) if parted else floor
        if parted and self.low[parted[-1] - 1] == "," and self.g.founded.after(self.low, floor):
            return True
        for word in _WORD.finditer(self.low, floor, date.start):
            if self.g.founded_clauses.after(self.low, word.start()) or (
                word.start() == sentence and self.g.founded.after(self.low, sentence)
            ):
                return True
        return False

    def launches(self, date: FoundDate) -> bool:
        """Whether a relative clause without a figure says who began what is told of, the verb on either side of its date: ", which the
        union launched in 2021, …", "do Hội Phụ nữ phát động năm 2021", ", которую в 2021 году запустил союз, …"."""
        if date.year is None or date.year >= self.latest:
            return False
        sentence = self.segments.sentence_at(date.start)
        floor = max(sentence[0], date.start - FOUNDED)
        opened = [m.end() for m in self.g.launchers_scanner.finditer(self.low, floor, date.start)]
        if not opened or _PARTED.search(self.low, opened[-1], date.start):
            return False
        closed = _CLOSED.search(self.low, date.end, sentence[1])
        end = closed.start() if closed else sentence[1]
        return not _DIGIT.search(self.low, date.end, end) and self.g.launch_scanner.search(self.low, opened[-1], end) is not None
