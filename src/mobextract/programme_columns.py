"""Names in a table's column whose head is a cue: "Model | Commune | Homes", then a row for each name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mobextract.folding import Folded
from mobextract.programme_grammar import Cue, FoundModel, ProgrammeGrammar, overlaps
from mobextract.segment import Segments, Span

HEAD_WORDS = 4
"""Words of a column's head ("Name of the model")."""
NAME_WORDS = 20

_CELL = re.compile(r"[^|]+")
_BARE = re.compile(r"[\s«»“”„\"‘’'*_]*(?P<name>[^\s«»“”„\"‘’'*_].*?)[\s«»“”„\"‘’'*_.;,]*", re.S)
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]", re.S)


class NameColumns:
    """The search for columns of names."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> Iterator[FoundModel]:
        """Yield the names of all columns in order; cells that hold a name already are left out."""
        head: tuple[int, int, Cue] | None = None
        for paragraph in segments.paragraphs:
            cells = [m.span() for m in _CELL.finditer(folded.text, *paragraph)] if "|" in folded.text[slice(*paragraph)] else []
            cells = [cell for cell in cells if folded.text[slice(*cell)].strip(" -:")] if len(cells) > 1 else []
            if not cells:
                head = None
            elif head is None or head[0] != len(cells):
                head = self._head(folded, cells)
            elif (name := self._name(folded, cells[head[1]])) and not overlaps(found, name):
                yield FoundModel(*name, head[2][0], None, "model.column", head[2][1:])

    def _head(self, folded: Folded, cells: list[Span]) -> tuple[int, int, Cue] | None:
        """How many cells a row has, which of them is headed by a cue, and the cue: by it alone where another column holds units or organisations."""
        spans = [(s + len(t) - len(t.lstrip()), s + len(t.rstrip())) for s, e in cells for t in [folded.low[s:e]]]
        placed = any(self.g.units.after(folded.low, start) or self.g.organisations.after(folded.low, start) for start, _ in spans)
        for index, (start, end) in enumerate(spans):
            after, before = self.g.cues.after(folded.low, start), self.g.cues.before(folded.low, end)
            if after and after[1] == end and placed:
                return len(cells), index, (after[0], start, end)
            if before and folded.low.count(" ", start, end) < HEAD_WORDS and self.g.name_heads.after(folded.low, start):
                return len(cells), index, (before[0], before[1], end)
        return None

    def _name(self, folded: Folded, cell: Span) -> Span | None:
        match = _BARE.fullmatch(folded.text, *cell)
        if match is None:
            return None
        start, end = match.span("name")
        words = folded.low[start:end].split()
        fits = 2 <= len(words) <= NAME_WORDS and _LETTERS.search(folded.low, start, end) and self.g.cues.get(folded.low[start:end]) is None
        starts = not self.g.has_case or not folded.text[start].islower()
        return (start, end) if fits and starts and not self.g.organisations.after(folded.low, start) else None
