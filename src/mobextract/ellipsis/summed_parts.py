"""Parts whose sum tells which count before them they are of: "breakfast for 1,268 pupils at nine schools: 705 in A and 563 in B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from mobextract.ellipsis.sums import LEAST
from mobextract.figures.quantity import Quantity, is_count
from mobextract.text.segment import Segments

ELLIPTIC = "count.ellipsis"
BACK = 4
"""How many figures before the first part the whole may stand."""


def settle_parts(segments: Segments, results: list[Quantity | str]) -> None:
    """Give numbers without a noun, two at least in a row, that of the count before them in the sentence which they add up to, rather than
    that of one between."""
    if sum(getattr(result, "rule", "") == ELLIPTIC for result in results) < 2:
        return
    for start, end in list(_rows(segments, results)):
        parts = [r for r in results[start:end] if isinstance(r, Quantity)]
        total = sum(part.amount.value or 0 for part in parts)
        floor = segments.sentence_at(parts[0].start)[0]
        counts = [r for r in results[max(0, start - BACK) : start] if is_count(r) and r.start >= floor]
        wholes = [c for c in counts if c.noun is not None and c.amount.value == total and c.amount.of is None]
        if total < LEAST or not wholes or wholes[-1].unit == parts[0].unit:
            continue
        for at, part in enumerate(parts, start):
            results[at] = replace(part, noun=wholes[-1].noun, unit=wholes[-1].unit)


def _rows(segments: Segments, results: Sequence[Quantity | str]) -> Iterator[tuple[int, int]]:
    """The spans of numbers without a noun of their own that stand in a row in one sentence, all with the same one."""
    start = 0
    for at, (first, second) in enumerate([*pairwise(results), ("", "")], 1):
        if not (_elliptic(first) and _elliptic(second) and _alike(segments, first, second)):
            if at - start > 1:
                yield start, at
            start = at


def _elliptic(result: Quantity | str) -> bool:
    return isinstance(result, Quantity) and result.rule == ELLIPTIC and result.amount.value is not None and result.amount.of is None


def _alike(segments: Segments, first: Quantity | str, second: Quantity | str) -> bool:
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return False
    return first.noun == second.noun and segments.sentence_at(first.start) == segments.sentence_at(second.start)
