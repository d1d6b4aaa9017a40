"""What an article is cut into, as spans of the folded text: its body, its furniture, its lists and tables."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import attrgetter

from msgspec import Struct

from mobextract.text.lists import Cell
from mobextract.text.quotations import Quotation

Span = tuple[int, int]
MOTTO = 60
"""How long quoted words are at most that may be a name or a motto, in characters."""
_start = attrgetter("start")


class Segments(Struct):
    """Spans of the folded text; ``paragraphs`` and ``sentences`` hold body text only, in order."""

    paragraphs: list[Span] = []
    sentences: list[Span] = []
    quotations: list[Quotation] = []
    furniture: list[Span] = []
    bylines: list[Span] = []
    """Glued author and date lines: the date counts, the rest is furniture."""
    credits: list[Span] = []
    """Names of photographers and authors."""
    captions: set[int] = set()
    """Where the paragraphs begin that say what a picture shows, and end in a credit."""
    byline_date: Span | None = None
    headings: list[int] = []
    """Where the short lines between paragraphs begin: a new section."""
    chapters: list[int] = []
    """Those of them that are no questions: the answers of an interview go on with each other."""
    introductions: dict[int, Span] = {}
    """The paragraph that introduces a list, by the beginning of each of its items."""
    cells: dict[int, Cell] = {}
    """The cells of tables, by where they begin."""
    title: Span | None = None
    url: str | None = None
    published: datetime.date | None = None
    _last_sentence: Span = (0, 0)
    _last_paragraph: Span = (0, 0)
    """The last answers: figures come in order, so one often serves for the next too."""
    _sentence_starts: list[int] = []
    _paragraph_starts: list[int] = []
    _quotation_ends: list[int] = []
    """How far a quotation and those before it reach."""

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds ``position`` (or an empty span there)."""
        last = self._last_sentence
        if last[0] <= position < last[1]:
            return last
        self._sentence_starts = self._sentence_starts or [start for start, _ in self.sentences]
        index = bisect_right(self._sentence_starts, position) - 1
        if index < 0 or (last := self.sentences[index])[1] <= position:
            return position, position
        self._last_sentence = last
        return last

    def sentences_within(self, start: int, end: int) -> list[Span]:
        """Return the sentences that begin in ``[start, end)``."""
        low, high = (bisect_left(self.sentences, (bound, 0)) for bound in (start, end))
        return self.sentences[low:high]

    def paragraphs_between(self, start: int, end: int) -> list[Span]:
        """Return the paragraphs that begin behind ``start``, up to the one that holds ``end``."""
        low, high = (bisect_left(self.paragraphs, (bound + 1, 0)) for bound in (start, end))
        return self.paragraphs[low:high]

    def motto_at(self, position: int) -> Span | None:
        """Return the span of the few quoted words that hold ``position``: a name or a motto ("Saturday for the village")."""
        quoted = self.quotations_at(position)
        return (quoted[-1].start, quoted[-1].end) if quoted and quoted[-1].end - quoted[-1].start <= MOTTO else None

    def quotations_at(self, position: int) -> list[Quotation]:
        """Return the quotations that hold ``position``, the outermost first."""
        if not self.quotations:
            return []
        self._quotation_ends = self._quotation_ends or list(accumulate((q.end for q in self.quotations), max))
        index = bisect_right(self.quotations, position, key=_start)
        if not index or self._quotation_ends[index - 1] <= position:
            return []
        first = bisect_right(self._quotation_ends, position, 0, index)
        return [q for q in self.quotations[first:index] if position < q.end]

    def section(self, position: int) -> int:
        """Return the number of the section that holds ``position``: sections begin at headings."""
        return bisect_right(self.headings, position)

    def chapter(self, position: int) -> int:
        """Return the number of the chapter that holds ``position``: its sections begin at the questions of an interview."""
        return bisect_right(self.chapters, position)

    def section_start(self, position: int) -> int:
        """Return where the section that holds ``position`` begins."""
        section = self.section(position)
        return self.headings[section - 1] if section else 0

    def introduction(self, position: int) -> Span | None:
        """Return the paragraph that introduces the list, if ``position`` stands in an item of one."""
        return self.introductions.get(self.paragraph_at(position)[0]) if self.introductions else None

    def list_before(self, position: int) -> Span | None:
        """Return the paragraph that introduces the list which ends right before the paragraph that holds ``position``; none for a
        heading."""
        index = bisect_left(self.paragraphs, own := self.paragraph_at(position))
        if own[0] in self.headings:
            return None
        return self.introductions.get(self.paragraphs[index - 1][0]) if index and self.introductions else None

    def paragraph_before(self, position: int) -> Span | None:
        """Return the paragraph before the one that holds ``position``, if it is of the same section."""
        index = bisect_left(self.paragraphs, self.paragraph_at(position))
        before = self.paragraphs[index - 1] if index else None
        return before if before and self.section(before[0]) == self.section(position) else None

    def end_of_opening(self, count: int) -> int:
        """Return where the first ``count`` paragraphs end, the title among them; 0 where there are none."""
        return self.paragraphs[min(count, len(self.paragraphs)) - 1][1] if self.paragraphs else 0

    def paragraph_at(self, position: int) -> Span:
        """Return the paragraph that holds ``position`` (or an empty span there)."""
        last = self._last_paragraph
        if last[0] <= position < last[1]:
            return last
        self._paragraph_starts = self._paragraph_starts or [start for start, _ in self.paragraphs]
        index = bisect_right(self._paragraph_starts, position) - 1
        if index < 0 or (last := self.paragraphs[index])[1] <= position:
            return position, position
        self._last_paragraph = last
        return last
