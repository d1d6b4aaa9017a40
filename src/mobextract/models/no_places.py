"""Unquoted names that are places, persons or dates after all: "the model in Thăng Bình", "Manager Nguyen Van A", "Programme on June 26"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.models.grammar import FoundModel, ProgrammeGrammar
from mobextract.places.grammar import Grammar
from mobextract.record import Place
from mobextract.text.folding import Folded

UNMARKED = ("model.unquoted", "model.column", "model.again")
"""The rules that find names without quotation marks."""


def without_places(
    models: list[FoundModel], places: list[Place], folded: Folded, names: Grammar, programmes: ProgrammeGrammar
) -> list[FoundModel]:
    """Return the names but for unquoted ones that are places, or begin with one, or persons; one that goes on with "in" and a place ends
    before."""
    starts = [p.start for p in places]
    kept = []
    for model in models:
        known = programmes.known.is_rendering(folded.low[model.start : model.end])
        if model.rule in UNMARKED and not known:  # "Người Việt Nam ưu tiên dùng hàng Việt Nam"; Mùa is a family name, "Mùa Hè Xanh" none
            index = bisect.bisect_right(starts, model.start)
            begins = index > 0 and places[index - 1].end > model.start
            last = bisect.bisect_left(starts, model.end) - 1
            if last >= index and programmes.ends_with(folded.low, places[last].end, model.end):
                model.end = programmes.before_place(folded.low, model.start, places[last].start)
            if begins or model.end == model.start or _is_person(folded.text[model.start : model.end].split(), names):
                continue
        kept.append(model)
    return kept


def without_dates(models: list[FoundModel], dates: Sequence[FoundDate]) -> list[FoundModel]:
    """Return the names but for unquoted ones that are nothing but a date."""
    return [m for m in models if m.rule not in UNMARKED or not any(d.start <= m.start < m.end <= d.end for d in dates)]


def _is_person(words: list[str], names: Grammar) -> bool:
    """Whether two capitalised words or more begin with a family name, or a title stands before one ("Manager Nguyen Van A")."""
    capitals = next((i for i, word in enumerate(words) if not word[0].isupper()), len(words))
    if capitals < 2:
        return False
    return names.is_family_name(words[0]) or (capitals == len(words) > 2 and names.is_family_name(words[1], only=True))
