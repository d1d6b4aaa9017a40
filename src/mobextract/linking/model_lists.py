"""Lists of models that later sentences take up: "the models «A» and «B». … The first has 31 members", "they have 31 and 47"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.models.grammar import FoundModel
from mobextract.text.in_order import START
from mobextract.text.segment import Segments, Span


def listed_models(segments: Segments, models: Sequence[FoundModel], sentence: Span) -> list[FoundModel]:
    """Return the models, each once, of the last sentence before that names any: in the paragraph, or in the one before of the section.

    There are none where these are fewer than two.
    """
    paragraph = segments.paragraph_at(sentence[0])
    index = bisect_left(models, sentence[0], key=START)
    last = models[index - 1] if index else None
    if last is None:
        return []
    if last.start < paragraph[0]:
        earlier = segments.paragraph_before(paragraph[0])
        if earlier is None or last.start < earlier[0]:
            return []
    before = segments.sentence_at(last.start)
    named = [m for m in models[bisect_left(models, before[0], key=START) : index] if m.kind == "model"]
    listed = list({m.first: m for m in reversed(named)}.values())[::-1]
    return listed if len(listed) > 1 else []
