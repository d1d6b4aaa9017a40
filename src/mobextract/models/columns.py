"""Names in a table's column whose head is a cue: "Model | Commune | Homes", then a row for each name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar, overlaps
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

HEAD_WORDS = 4
"""Words of a column's head ("Name of the model")."""
NAME_WORDS = 20

_BARE = regex(r"[\s«»“”„\"‘’'*_]*(?P<name>[^\s«»“”„\"‘’'*_].*?)[\s«»“”„\"‘’'*_.;,]*", re.S)
_LETTERS = regex(r"[^\W\d_].*[^\W\d_]", re.S)


class NameColumns:
    """The search for columns of names."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> Iterator[FoundModel]:
        """Yield the names of all columns in order; cells that hold a name already are left out."""
        cues: dict[Span, Cue | None] = {}
        for _, row in groupby(segments.cells.values(), key=lambda cell: cell.row):
            cells = list(row)
            heads = [cell.column for cell in cells]
            if heads[0] not in cues:
                cues |= dict.fromkeys(heads) | self._headed(folded, heads)
            for cell in cells:
                cue = cues[cell.column]
                if cue and (name := self._name(folded, (cell.start, cell.end))) and not overlaps(found, name):
                    yield FoundModel(*name, cue[0], None, "model.column", cue[1:])

    def _headed(self, folded: Folded, heads: list[Span]) -> dict[Span, Cue]:
        """The first column that is headed by a cue: by it alone where another column holds units or organisations."""
        placed = any(self.g.units.after(folded.low, start) or self.g.organisations.after(folded.low, start) for start, _ in heads)
        for start, end in heads:
            after, before = self.g.cues.after(folded.low, start), self.g.cues.before(folded.low, end)
            if after and after[1] == end and placed:
                return {(start, end): (after[0], start, end)}
            if before and folded.low.count(" ", start, end) < HEAD_WORDS and self.g.name_heads.after(folded.low, start):
                return {(start, end): (before[0], before[1], end)}
        return {}

    def _name(self, folded: Folded, cell: Span) -> Span | None:
        match = _BARE.fullmatch(folded.text, *cell)
        if match is None:
            return None
        start, end = match.span("name")
        words = folded.low[start:end].split()
        fits = 2 <= len(words) <= NAME_WORDS and _LETTERS.search(folded.low, start, end) and self.g.cues.get(folded.low[start:end]) is None
        starts = not self.g.has_case or not folded.text[start].islower()
        return (start, end) if fits and starts and not self.g.organisations.after(folded.low, start) else None
