"""Places where something only began: "in A district, the model, begun with 6 villages in B commune, has spread to 38 villages" are A's 38."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from mobextract.focus import Focus
from mobextract.scanner import Scanner

SOON = 40
"""How far behind a figure its verb may stand ("38 गाँवों में फैल गया"), in characters."""
_DIGIT = re.compile(r"\d")


class BegunPlaces:
    """What one article says of beginnings; ``models`` holds where its names of models begin."""

    def __init__(self, low: str, began: Scanner | None, grown: Sequence[Scanner | None], models: Sequence[int]) -> None:
        self.low = low
        self.began = began
        self.grown = [scanner for scanner in grown if scanner is not None]
        self.models = models

    def whole(self, own: Focus, before: Sequence[Focus], around: Focus | None, sentence: int, start: int) -> Focus | None:
        """Return the unit around ``own``, named before it in its sentence, else the one that the text is at, where something began in ``own``
        and has grown since, before the figure at ``start`` or with it; else None."""
        if self.began is None or not self._has_grown(own.end, start):
            return None
        wider = [f for f in before if f.end <= own.start and f.rank < own.rank and own.lies_in(f) and not f.level]
        whole = wider[-1] if wider else around
        if whole is None or whole.rank >= own.rank or not own.lies_in(whole):
            return None
        left = wider[-1].end if wider else sentence
        if self.began.search(self.low, left, own.start) is not None:
            return whole
        named = bisect_left(self.models, own.start) > bisect_left(self.models, left)  # the model began there, not the unit something else
        return whole if named and self.began.search(self.low, own.end, start) is not None else None

    def _has_grown(self, end: int, start: int) -> bool:
        if any(scanner.search(self.low, end, start) for scanner in self.grown):
            return True
        figure = re.match(r"[\d.,]+", self.low[start : start + SOON])
        first = start + (figure.end() if figure else 0)
        stop = _DIGIT.search(self.low, first, first + SOON)
        return any(scanner.search(self.low, first, stop.start() if stop else first + SOON) for scanner in self.grown[1:])
