"""Clubs and teams meant by the one model that is called so: behind the model "Self-help club", "the club of village 3" is one of its
clubs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.models_meant import is_called
from mobextract.models.grammar import FoundModel


def bodies_meant(
    grammar: LinkGrammar, low: str, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, FoundModel]]:
    """Yield where a club or the like stands that is not counted, with the only model before it whose name says such a thing."""
    starts = [m.start for m in models]
    nouns = sorted(q.noun.start for q in quantities if q.kind == "count" and q.noun is not None)
    for match in grammar.body_scanner.finditer(low) if grammar.body_scanner else ():
        start, end = match.span()
        index = bisect_right(starts, start)
        counted = bisect_left(nouns, start) < bisect_right(nouns, start)
        if counted or not index or start < models[index - 1].end:
            continue
        called = {m.first: m for m in models[:index] if is_called(low[m.start : m.end], low[start:end])}
        if len(called) == 1 and (model := next(iter(called.values()))).kind == "model":
            yield start, model
