"""Villages that are only the home of a person told of ("Mr Lam's family in hamlet 3 earned 24 million"), or where a picture was taken.
Later paragraphs leave them."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import VILLAGE, Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import behind_last
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

PERSON = 60
"""How far before the village the person may be named, in characters."""
BEHIND = 30
"""How far behind it, where names follow their places."""
_BREAKS, _WORDS = regex(r"[,;:।()\n\d]"), regex(r"\S+")


def is_home(grammar: LinkGrammar, low: str, focus: Focus, sentence: Span) -> bool:
    """Whether a person or family with a title stands before a village in its clause, or right behind it in a verb-final language."""
    if focus.level or focus.rank != VILLAGE or len(focus.places) > 1:
        return False
    left = behind_last(_BREAKS, low, max(sentence[0], focus.start - PERSON), focus.start)
    if _titled(grammar, low, left, focus.start):
        return True
    return grammar.postpositional and _titled(grammar, low, focus.end, min(sentence[1], focus.end + BEHIND))


def _titled(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    return any(grammar.titles.after(low, word.start()) is not None for word in _WORDS.finditer(low, start, end))


def is_pictured(focus: Focus, named: Sequence[Focus], quantities: Sequence[Quantity], paragraph: Span, sentence: Span) -> bool:
    """Whether a paragraph of one sentence without a figure names a village with the commune that the text has named before: it stands below
    a picture ("Women in Ve village, Dong Bac commune (Kim Boi), clean up a road")."""
    whole = sentence[0] <= paragraph[0] and sentence[1] >= paragraph[1] - 1
    if not whole or focus.level or focus.rank != VILLAGE or focus.end <= focus.places[-1].end or within(quantities, *paragraph):
        return False
    return any(place.name in focus.places[0].parents[:1] for f in named if f.end <= paragraph[0] for place in f.places)
