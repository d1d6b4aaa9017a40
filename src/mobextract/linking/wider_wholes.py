"""Wholes with a part elsewhere: "the movement got 312 households to give land, among them 74 in Tra Doc" is not told of another commune
that the text was at; it is of the unit around both. Nor is a whole with its parts in brackets behind it told of one of them: "124 houses
fell (A: 38; B: 55)"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import Focus, shared_parents
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import ANY_WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

NEXT = 4
"""How many figures behind the whole its part may stand."""
PARTED = 480
"""How far behind a figure the brackets with its parts may close, in characters."""
_PARTS = regex(r"[^().;:\n\d]{0,70}\((?P<parts>[^()\n]{0,400})(?:\)|$)")
"""Brackets behind what is counted, up to where they close, or the text does."""
_SHARE = regex(r"\d+")


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
        last = quantities[at - 1].edge
        starts = [m.start() for m in ANY_WORD.finditer(low, last, part.start)]
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
    around = (known[name] for name in shared_parents((one, other)) if name in known)
    return next((place.name for place in around if place.kind != "province"), None)


def parts_in_brackets(low: str, foci: FocusMap, end: int, sentence: Span) -> list[Focus]:
    """Return the units in the brackets behind a figure that ends at ``end``, where they have a share each: two or more of one rank."""
    told = _PARTS.match(low, end, min(sentence[1], end + PARTED))
    if told is None or len(_SHARE.findall(told["parts"])) < 2:
        return []
    units = [f for f in foci.within(sentence) if told.start("parts") <= f.start < told.end("parts") and not f.level]
    several = len({str(f.link) for f in units}) > 1 and len({f.rank for f in units}) == 1
    return units if several and all(len(f.places) == 1 for f in units) else []
