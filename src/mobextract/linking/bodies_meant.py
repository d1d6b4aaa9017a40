"""Clubs and teams meant by the one model that is called so: behind the model "Self-help club", "the club of village 3" is one of its
clubs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.models_meant import is_called
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments, Span

BACK = 3
"""How many names back the club may be."""
_GROUPS = ("model.group", "model.title-case")
_MARKS = tuple("«“„\"'‘0123456789(")


def bodies_meant(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, FoundModel]]:
    """Yield where a club or the like stands that is not counted, or counted in an item of a list, with the only model before it whose name
    says such a thing; and where "the club" opens a sentence, with the club named last in its section."""
    starts = [m.start for m in models]
    counts = {q.noun.start: q.start for q in quantities if q.kind == "count" and q.noun is not None}
    nouns = sorted(counts)
    for match in grammar.body_scanner.finditer(low):
        start, end = match.span()
        index = bisect_right(starts, start)
        counted = bisect_left(nouns, start) < bisect_right(nouns, start)
        listed = counted and segments.introduction(start) is not None
        if (counted and not listed) or not index or start < models[index - 1].end:
            continue
        called = {m.first: m for m in models[:index] if is_called(low[m.start : m.end], low[start:end])}
        at = max(segments.paragraph_at(start)[0], counts[start] - 1) if listed else start
        if len(called) == 1 and (model := next(iter(called.values()))).kind == "model":
            yield at, model
        elif not called and (last := _model_before(models, index)) and _is_named_club(grammar, low, segments, last, match.span()):
            yield at, last


def _model_before(models: Sequence[FoundModel], index: int) -> FoundModel | None:
    """The model named last, past the movements that it came from or takes part in."""
    return next((m for m in reversed(models[max(0, index - BACK) : index]) if m.kind == "model"), None)


def _is_named_club(grammar: LinkGrammar, low: str, segments: Segments, model: FoundModel, word: Span) -> bool:
    """Whether "the club" opens a sentence, behind the club named last in its section: "the club «Sisters of the Reed» … The club lends"."""
    start, end = word
    lead = low[segments.sentence_at(start)[0] : start].strip()
    opens = not lead or (grammar.articles.get(lead) is not None and grammar.one_words.get(lead) is None)
    behind = skip_blanks(low, end)
    other = grammar.of.after(low, behind) or grammar.inside_before.after(low, behind) or low[behind : behind + 1] in _MARKS
    if grammar.noun_first and grammar.has.after(low, behind) is None and grammar.founded.after(low, behind) is None:
        return False  # a name may stand there that no mark shows
    if not opens or other or segments.section(model.start) != segments.section(start):
        return False
    if model.rule not in _GROUPS:
        return False
    before, after = grammar.body_words.before(low, model.start - 1), grammar.body_words.after(low, skip_blanks(low, model.end + 1))
    return before is not None or after is not None
