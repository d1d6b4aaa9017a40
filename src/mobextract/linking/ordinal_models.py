"""Models that are meant by their place in a list: "… «A», «B» and «C». The first model lit 385 houses, the second built 24 benches"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.segment import Segments, Span

NAMED = 45
"""A name this close behind "the second model" is the one that it introduces."""


def ordinal_references(grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel]) -> list[tuple[int, FoundModel]]:
    """Return where an ordinal means one of the models listed in the sentence before, and that model, in order.

    The first ordinal stands beside a word for a model; those after it in its sentence count on from it.
    """
    scanner = grammar.ordinal_scanner
    if scanner is None or len(models) < 2:
        return []
    found: list[tuple[int, FoundModel]] = []
    sentence, last = (0, 0), 0
    for match in scanner.finditer(low):
        value = grammar.ordinals.get(match[0])
        if value is None:
            continue
        if match.start() >= sentence[1]:
            sentence, last = segments.sentence_at(match.start()), 0
        listed = _listed(models, segments, sentence)
        goes_on = value == last + 1 and last > 0
        beside = _is_beside_cue(grammar, low, *match.span())
        if value > len(listed) or not (goes_on or beside) or any(match.end() <= m.start < match.end() + NAMED for m in models):
            continue
        found.append((match.start(), listed[value - 1]))
        last = value
    return found


def _listed(models: Sequence[FoundModel], segments: Segments, sentence: Span) -> list[FoundModel]:
    """The models that the sentence before names, each once; none where it names fewer than two, or is of another paragraph."""
    if not sentence[0] or sentence[0] <= segments.paragraph_at(sentence[0])[0]:
        return []
    before = segments.sentence_at(sentence[0] - 2)
    named = [m for m in models if before[0] <= m.start < before[1] and m.kind == "model"]
    listed = list({m.first: m for m in reversed(named)}.values())[::-1]
    return listed if len(listed) > 1 else []


def _is_beside_cue(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether a word for a model stands right behind an ordinal, or right before one."""
    words = grammar.model_words
    return words.after(low, skip_blanks(low, end)) is not None or words.before(low, end_before(low, start)) is not None
