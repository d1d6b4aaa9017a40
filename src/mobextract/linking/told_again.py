"""Figures that a sentence takes up again as a whole ("Of the 903 units, 268 came from Chau Dien"): they are of the place, the model and the
year that the text told them of before, and what the sentence goes on with is of that model and year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.in_order import within
from mobextract.text.segment import Segments, Span

LEAST = 10
"""Smaller numbers may be the same by chance."""
MEMORY = 24
"""How many figures back one may have been told before."""


def told_before(grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], index: int) -> int | None:
    """Return the number of the figure that the one at ``index`` takes up again: the last one of its number and concept in the sentences
    before in its section; None where it takes up none. "84 of the 96 households" takes up none: it may be of another time."""
    figure = quantities[index]
    whole = figure.amount.value if figure.amount.of is None else figure.amount.of
    if figure.kind not in ("count", "money") or whole is None or whole < LEAST:
        return None
    words = grammar.whole_before if figure.amount.of is None else grammar.again_before  # "इन 96 परिवारों में से 84"
    if words.before(low, figure.start) is None:
        return None
    sentence, section = segments.sentence_at(figure.start)[0], segments.section(figure.start)
    for at in range(index - 1, max(-1, index - MEMORY), -1):
        other = quantities[at]
        if segments.section(other.start) != section:
            return None
        alike = other.kind == figure.kind and _is_named_by(figure.unit, other.unit) and whole in (other.amount.value, other.amount.of)
        if alike and other.start < sentence:
            return at
    return None


def told_of(starts: Sequence[int], quantities: Sequence[Quantity], index: int, sentence: Span) -> range:
    """Return the numbers of the figures from the one at ``index`` on that a sentence tells before it names something that begins at one of
    the ordered ``starts``."""
    named = bisect_left(starts, sentence[0])
    end = min(sentence[1], starts[named]) if named < len(starts) else sentence[1]
    return range(index, index + len(within(quantities, quantities[index].start, end)))


def _is_named_by(unit: str | None, told: str | None) -> bool:
    """Whether a concept is the one told before, or what it is a sort of: "the 303 households" behind "303 poor households"."""
    return unit == told or (unit is not None and told is not None and told.endswith(f"_{unit}"))
