"""Years at the end or the head of a name: what is told of the campaign "Green Summer 2025" is of 2025."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.linking.year_events import FRAME, YearEvent
from mobextract.models.grammar import FoundModel
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_YEAR = regex(r"^(?:19|20)\d\d(?![\w:–/-])|(?<![\w:–/-])(?:19|20)\d\d$")
"""The whole of it a year: no part of a period ("2021-2025") or of a longer word."""
HEAD = 1
"""So many years back at most a year is that a name begins with: "2000 gardens for the poor" counts."""
MARK = 2
"""Before the mark that opens the name: the year is not in what somebody says."""


def years_of_names(low: str, segments: Segments, models: Sequence[FoundModel], latest: int | None) -> Iterator[YearEvent]:
    """Yield the years that names begin or end with, none later than ``latest`` ("Vision 2045"); for what follows each holds as a year that
    stands there itself."""
    for model in models:
        name = low[model.start : model.end]
        match = _YEAR.search(name)
        year = int(match[0]) if match and len(name) > len(match[0]) else None
        if match and year is not None and latest is not None and (year if match.start() else latest - HEAD) <= year <= latest:
            opens = model.start - segments.sentence_at(model.start)[0] <= FRAME
            yield YearEvent(max(0, model.start - MARK), model.end, year, opens, whole=True)
