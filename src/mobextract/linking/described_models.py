"""Models that the text tells of without a name: "another model", "a model of raising black chickens". The model named before ends there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import LETTER, end_before, skip_blanks
from mobextract.text.lazy import regex

NAMED = 45
"""A name this close behind the word is that of the model that it introduces."""
STEM = 4
"""Letters that two forms of one word share at least."""
_LAST_WORD = regex(rf"{LETTER}+-(?P<last>{LETTER}+) $")
_WORDS = regex(f"{LETTER}{{{STEM},}}")


def described_models(grammar: LinkGrammar, low: str, models: Sequence[FoundModel]) -> list[int]:
    """Return where words for a model stand that describe another one than those named, in order."""
    if not models or not (grammar.described_before or grammar.described_after):
        return []
    starts, found = [m.start for m in models], []
    for match in grammar.model_scanner.finditer(low):
        index = bisect_left(starts, match.start())
        inside = index and models[index - 1].end >= match.start()
        if inside or (index < len(models) and starts[index] - match.end() < NAMED):
            continue
        span = _description(grammar, low, *match.span())
        if span is not None and not (index and _is_named_so(low, span, models[index - 1])):
            found.append(match.start())
    return found


def _description(grammar: LinkGrammar, low: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand that tell what kind of model one is, or that it is another."""
    before = grammar.described_before.before(low, end_before(low, start))
    if before is not None:
        return before[1], start
    word = _LAST_WORD.search(low, max(0, start - NAMED), start)  # "the orange-growing model"
    if word is not None and grammar.described_before.get(word["last"]):
        return word.span()
    after = grammar.described_after.after(low, skip_blanks(low, end))
    return (end, after[1] + NAMED) if after is not None else None


def _is_named_so(low: str, span: tuple[int, int], model: FoundModel) -> bool:
    """Whether the description takes up words of the name before: "«Raising chickens together» … the chicken-raising model"."""
    name = low[model.start : model.end]
    return any(word[0][:STEM] in name for word in _WORDS.finditer(low, *span))
