"""What a model made the first of: behind the model "Inter-family safety group", "the first group was set up in …" tells of it, and so
does what is counted of them after that ("there are 1,206 groups now")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.models_meant import is_called
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import WORD
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_AFTER = regex(rf" (?P<word>{WORD}{{2,}})")
_BEFORE = regex(rf"(?P<word>{WORD}{{2,}}) $")
LONGEST = 30
"""The noun before an ordinal begins so close to it, in characters."""


def first_bodies(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, FoundModel]]:
    """Yield where "the first group" stands, and where groups are counted behind it, with the only model before whose name says that noun.

    Not "the first model", and nothing that ordinals number else: years, phases, prizes.
    """
    starts = [m.start for m in models]
    for match in grammar.ordinal_scanner.finditer(low) if models else ():
        index = bisect_left(starts, match.start())
        if grammar.ordinals.get(match[0]) != 1 or match[0] in grammar.paired or not index or models[index - 1].end > match.start():
            continue
        for word in _nouns(grammar, low, match.start(), match.end()):
            called = {m.first: m for m in models[:index] if is_called(low[m.start : m.end], word)}
            if len(called) == 1 and (model := next(iter(called.values()))).kind == "model":
                yield match.start(), model
                yield from _counted(low, segments, models[index:], quantities, match.end(), word, model)
                break


def _nouns(grammar: LinkGrammar, low: str, start: int, end: int) -> Iterator[str]:
    """The words beside an ordinal, but those for models and for what ordinals number."""
    for beside in (_AFTER.match(low, end), _BEFORE.search(low, max(0, start - LONGEST), start)):
        if beside is not None:
            at = beside.start("word")
            if grammar.counted.after(low, at) and not grammar.ordered.after(low, at) and not grammar.model_words.after(low, at):
                yield beside["word"]


def _counted(
    low: str,
    segments: Segments,
    later: Sequence[FoundModel],
    quantities: Sequence[Quantity],
    start: int,
    word: str,
    model: FoundModel,
) -> Iterator[tuple[int, FoundModel]]:
    """Where such things are counted behind a position, in its chapter, up to the name of another model."""
    chapter = segments.chapter(start)
    end = next((m.start for m in later if m.first != model.first), len(low))
    for quantity in quantities[bisect_left(quantities, start, key=START) :]:
        if quantity.start > end or segments.chapter(quantity.start) != chapter:
            return
        if quantity.kind == "count" and quantity.noun is not None and is_called(low[quantity.noun.start : quantity.noun.end], word):
            yield quantity.start, model
