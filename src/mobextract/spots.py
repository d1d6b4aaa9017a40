"""Where figures stand: the sentence, clause, paragraph and section around a position, found once for all that is linked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from mobextract.segment import Segments, Span

_CUT = re.compile("[;·]")


@dataclass(slots=True)
class Spot:
    """What a figure stands in; a ``clause`` is the part of a sentence between semicolons."""

    sentence: Span
    clause: Span
    paragraph: Span
    section: int


class Spots:
    """The spots of one article. Figures come in order, so the last answer often serves for the next one too."""

    def __init__(self, low: str, segments: Segments) -> None:
        self.low = low
        self.segments = segments
        self._last = Spot((0, 0), (0, 0), (0, 0), 0)

    def at(self, position: int) -> Spot:
        """Return the spot that holds ``position``."""
        spot = self._last
        if spot.clause[0] <= position < spot.clause[1]:
            return spot
        sentence = self.segments.sentence_at(position)
        self._last = Spot(
            sentence, self._clause(sentence, position), self.segments.paragraph_at(position), self.segments.section(position)
        )
        return self._last

    def _clause(self, sentence: Span, position: int) -> Span:
        start, end = sentence
        cuts = [m.start() for m in _CUT.finditer(self.low, start, end)]
        if not cuts:
            return sentence
        index = bisect_right(cuts, position)
        return cuts[index - 1] if index else start, cuts[index] if index < len(cuts) else end
