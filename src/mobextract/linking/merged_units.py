"""Units that others were merged from: as a sentence lists them, and those that a unit of today, which the article names, has taken over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mobextract.linking.focus import COMMUNE, Focus, top_of
from mobextract.record import Place
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap

MERGED = 90
"""How far from a list of units the word for their merger may stand, in characters."""
BESIDE, WORDS = 30, 3
"""The same right before a unit with its designator, and the blanks between the two."""
TODAY = frozenset(("commune", "ward", "township"))
"""Kinds of units that have taken over others since the reform."""
OVER = TODAY | {"district", "town"}
"""Kinds of units that were taken over."""
_APPOSED = regex(r"(?: [^\s,;:()।]+)?(?:(?: \([^()\n]*)?\))?, ")
_BETWEEN = regex(r"[.,;·:\d।\n]")
_CLOSED = regex(r"[.,](?!\d)|[;·:।\n]")


class Absorbed:
    """Tells the units of one article that were merged into another one of its ``places``."""

    def __init__(self, places: Sequence[Place]) -> None:
        """``places`` are those of the article, in order."""
        self.today: dict[tuple[str, str], int] = {}
        """Where each unit of today is named first, by name and province."""
        for place in places:
            if not place.successors and place.kind in TODAY:
                self.today.setdefault((place.name, top_of(place)), place.start)

    def __call__(self, focus: Focus) -> bool:
        """Return whether all units of a focus are a part of one of today now, which was named before them: a text about that does not
        turn to them ("the office at the former Khai Sơn")."""
        return bool(self.today) and all(p.kind in OVER and any(self._is_named(u, p.start) for u in p.successors) for p in focus.places)

    def _is_named(self, label: str, position: int) -> bool:
        """Whether a unit is named before a position, by its label in the gazetteer: "Yên Xuân, Nghệ An (commune)"."""
        name, _, above = label.rpartition(" (")[0].partition(", ")
        return self.today.get((name, above.rpartition(", ")[2]), position) < position


def is_merged(foci: FocusMap, focus: Focus, sentence: Span) -> bool:
    """Return whether units are what another was merged from ("formed by merging A, B and C", "A, B और C के विलय से बना"), or the one that
    these lay in ("formed by merging three communes of the former district D: A, B and C")."""
    if focus.level:
        return False
    before = [f for f in foci.all_within((sentence[0], focus.start)) if f.unit and f.end <= focus.start]
    if len(focus.places) < 2:
        return _is_from(foci, focus, before[-1], sentence) if before else _is_taken_in(foci, focus, sentence)
    merger, low = foci.g.merger, foci.low
    from_ = merger.search(low, max(sentence[0], focus.start - MERGED), focus.start)
    if from_ is not None and not low.startswith(",", from_.end()):
        return True  # not "before the merger, in 2024, A and B alone had 17"
    behind = merger.search(low, focus.end, min(sentence[1], focus.end + MERGED))
    if behind is None or _BETWEEN.search(low, _list_end(foci, focus, behind), behind.start()):
        return False  # "communes A and B, after the merger, have 300 households"
    return bool(before) or any(f.unit and not f.level and f.rank == focus.rank for f in foci.all_within((behind.end(), sentence[1])))


def _is_taken_in(foci: FocusMap, focus: Focus, sentence: Span) -> bool:
    """Whether the one unit of a sentence was merged into that which the article is about: "In 2020, when A was merged into it, …"."""
    if foci.commune in (None, focus.link) or focus.rank != COMMUNE or len(foci.all_within(sentence)) > 1:
        return False
    merger = foci.g.merger.search(foci.low, focus.end, min(sentence[1], focus.end + MERGED))
    return merger is not None and _BETWEEN.search(foci.low, focus.end, merger.start()) is None


def has_figures_of_its_own(foci: FocusMap, own: Focus | None, start: int) -> bool:
    """Return whether a unit right behind the word for a merger is what a figure at ``start`` is told of: "merging A ward, with 6,600
    people, into B", but "merging three communes of A into B, …"."""
    if own is None or foci.g.postpositional or not 0 <= start - own.end < MERGED or _CLOSED.search(foci.low, own.end, start) is not None:
        return False
    merger = foci.g.merger.search(foci.low, max(0, own.start - BESIDE), own.start)
    return merger is not None and foci.low.count(" ", merger.end(), own.start) <= WORDS


def _list_end(foci: FocusMap, focus: Focus, merger: re.Match[str]) -> int:
    """Where a list of units ends that the word for their merger stands behind: past its comma, and a bracket, where a postposition begins
    that word ("दो कम्यूनों, A और B (पूर्व C शहर), को मिलाकर")."""
    apposed = _APPOSED.match(foci.low, focus.end)
    tied = merger[0].partition(" ")[0] in foci.g.postpositions
    return apposed.end() if apposed is not None and tied and apposed.end() == merger.start() else focus.end


def _is_from(foci: FocusMap, focus: Focus, before: Focus, sentence: Span) -> bool:
    """The same of a single unit behind another one: the units listed behind it were its parts, or it stands right behind the word for the
    merger."""
    after = next((f for f in foci.all_within((focus.end, sentence[1])) if f.unit), None)
    if after is not None and len(after.places) > 1 and after.lies_in(focus) and not before.lies_in(focus):
        return is_merged(foci, after, sentence)
    if foci.g.postpositional:
        return False  # "B के साथ विलय के बाद A" is told of A
    merger = foci.g.merger.search(foci.low, max(before.end, focus.start - MERGED), focus.start)
    return merger is not None and _BETWEEN.search(foci.low, merger.end(), focus.start) is None
