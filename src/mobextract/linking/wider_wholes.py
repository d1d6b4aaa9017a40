"""Wholes with a part elsewhere: "the movement got 312 households to give land, among them 74 in Tra Doc" is not told of another commune
that the text was at; it is of the unit around both."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

NEXT = 4
"""How many figures behind the whole its part may stand."""
_WORD = regex(rf"{WORD}+")


def part_of(grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], index: int) -> int | None:
    """Return the number of the figure that is told as a part of the one at ``index``, in its sentence; None where there is none."""
    whole = quantities[index]
    end = segments.sentence_at(whole.start)[1]
    for at in range(index + 1, min(index + NEXT, len(quantities))):
        part = quantities[at]
        if part.start >= end:
            return None
        if part.kind != "count" or part.unit != whole.unit or part.amount.value is None or whole.amount.value is None:
            continue
        last = max(quantities[at - 1].edge, quantities[at - 1].end)
        starts = [m.start() for m in _WORD.finditer(low, last, part.start)]
        said = any(grammar.of_which.after(low, start) or grammar.among.after(low, start) for start in starts)
        said = said and grammar.joiners.isdisjoint(low[last : part.start].split())  # "nine of them in A and five in B"
        return at if said and part.amount.value < whole.amount.value else None
    return None


def holder_of(first: PlaceLink, second: PlaceLink, known: dict[str, Place]) -> str | None:
    """Return the unit around two others of which none lies in the other; None where there is none but a province, or one holds the
    other."""
    if not isinstance(first, str) or not isinstance(second, str) or first == second or first not in known or second not in known:
        return None
    one, other = known[first], known[second]
    if first in other.parents or second in one.parents or "country" in (one.kind, other.kind):
        return None
    around = (known[name] for name in one.parents if name in other.parents and name in known)
    return next((place.name for place in around if place.kind != "province"), None)
