"""Where something runs whose results a list tells place by place: in the unit that holds the places of all rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from mobextract.linking.focus import Focus, lies_within, shared_parents
from mobextract.record import PlaceLink
from mobextract.text.in_order import START
from mobextract.text.segment import Segments

ROWS = 2
"""So many rows at least, each with a place of its own."""
LONGEST = 20
"""How many places of a list are looked at."""


def holder_of_rows(segments: Segments, foci: Sequence[Focus], position: int, around: Focus | None) -> PlaceLink:
    """Return the smallest unit that holds the places of all rows of the list which the paragraph of ``position`` introduces; None where
    there is no such list, or where all rows lie in ``around``, what the text was at. ``foci`` stand in order."""
    paragraph = segments.paragraph_at(position)
    first = bisect_left(foci, paragraph[1], key=START)
    rows = [f for f in foci[first : first + LONGEST] if f.unit and segments.introduction(f.start) == paragraph]
    named = [next(group).places[0] for _, group in groupby(rows, key=lambda f: segments.paragraph_at(f.start))]
    if len({p.name for p in named}) < ROWS or (around is not None and all(lies_within(p, around.places[0]) for p in named)):
        return None
    return next(iter(shared_parents(named)), None)
