"""Models that are named in turn, and as many figures in turn: "the clubs «A» and «B» have 12 and 15 members respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.foci import FocusMap
from mobextract.linking.model_lists import listed_models
from mobextract.models.grammar import FoundModel
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments

NAMES = 45
"""Characters between two names in turn; cue and article of the next one may stand there."""
FIGURES = 60
"""Figures in turn begin this close together, in characters."""
_APART = regex(r"[.;:।()\n\d]")
_NUMBER = regex(r"\d")
_BRACKET = regex(r" ?\([^()\n]{1,60}\)")
_EXPLAINED = regex(r"[»”“\"’']? ?\(")


def respective_models(
    low: str,
    segments: Segments,
    models: Sequence[FoundModel],
    quantities: Sequence[Quantity],
    respectively: Scanner | None,
    foci: FocusMap,
) -> dict[int, FoundModel]:
    """Return where each figure begins that a sentence gives for one of several models in turn, with that model."""
    found: dict[int, FoundModel] = {}
    if respectively is None or len(models) < 2:
        return found
    for match in respectively.finditer(low):
        sentence = segments.sentence_at(match.start())
        named = within(models, *sentence)
        told = [q for q in within(quantities, *sentence) if q.kind in LINKED and q.unit != "model"]
        if len(named) > 1 and told:
            found.update(_paired(low, named, told))
        elif not named and told and len(foci.within(sentence)) < 2 and not _NUMBER.search(low, sentence[0], told[0].start):
            found.update(_turns(listed_models(segments, models, sentence), told))  # "they have 31 and 47 members respectively"
    return found


def _paired(low: str, named: list[FoundModel], told: list[Quantity]) -> Iterator[tuple[int, FoundModel]]:
    """The figures behind the last name, else those before the first one, each with its model; none where their numbers differ."""
    behind = [q for q in told if q.start > named[-1].end]
    row = _row(low, named[::-1])[::-1] if behind else _row(low, named)
    figures = behind or [q for q in told if q.end < named[0].start]
    yield from _turns(row, figures)


def _turns(row: list[FoundModel], figures: list[Quantity]) -> Iterator[tuple[int, FoundModel]]:
    """Each figure with its model; none where their numbers differ."""
    size = len(row)
    if size < 2 or len(figures) % size:
        return
    for first in range(0, len(figures), size):
        turn = figures[first : first + size]
        alike = len({(q.kind, q.unit) for q in turn}) == 1 and all(b.start - a.start < FIGURES for a, b in pairwise(turn))
        yield from ((q.start, model) for q, model in zip(turn, row, strict=True) if alike)


def is_placed(low: str, model: FoundModel) -> bool:
    """Return whether brackets behind a name say where the model runs: "«A» (X commune), «B» (Y) and «C» (Z) have 12, 9 and 8 members
    respectively"."""
    return _EXPLAINED.match(low, model.end) is not None


def _row(low: str, named: list[FoundModel]) -> list[FoundModel]:
    """The first name, and those that stand next to it without a sign or figure between."""
    row = named[:1]
    for model in named[1:]:
        left, right = sorted((row[-1], model), key=START)
        gap = _BRACKET.sub("", low[left.end : right.start])
        if len(gap) > NAMES or _APART.search(gap):
            break
        row.append(model)
    return row
