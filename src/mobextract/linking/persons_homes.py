"""Units, of a district's size at most, that are only the home of a person told of ("Mr Lam's family in hamlet 3 earned 24 million"), and
villages where a picture was taken. Later paragraphs leave them."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import RANKS, VILLAGE, Focus, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place
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
    """Whether a person or family with a title stands before a unit in its clause, or before the brackets it stands in by itself ("ông Gia
    (Triệu Phong)"), or right behind it in a verb-final language."""
    if focus.level or focus.rank < RANKS["district"]:
        return False
    if len(focus.places) > 1:
        return focus.rank == VILLAGE and are_homes(grammar, low, *focus.places[-2:])
    end = focus.start - 1 if low[focus.start - 1 : focus.start] == "(" and low[focus.end : focus.end + 1] == ")" else focus.start
    left = behind_last(_BREAKS, low, max(sentence[0], end - PERSON), end)
    if titled(grammar, low, left, end):
        return True
    return grammar.postpositional and titled(grammar, low, focus.end, min(sentence[1], focus.end + BEHIND))


def are_homes(grammar: LinkGrammar, low: str, left: Place, right: Place) -> bool:
    """Whether two villages are the homes of two persons told together: "Mr A in X village and the family of Mr B in Y village"."""
    gap = low[left.end : right.start]
    words = gap.split()
    if {VILLAGE} != {rank_of(left), rank_of(right)} or _BREAKS.search(gap) or not titled(grammar, low, left.end, right.start):
        return False
    if grammar.postpositional:
        return words[-1] in grammar.joiners and titled(grammar, low, right.end, right.end + BEHIND)
    first = words[1 if grammar.unit_nouns.get(words[0]) or grammar.levels.after(f"{words[0]} ", 0) else 0 :][:1]
    before = behind_last(_BREAKS, low, max(0, left.start - PERSON), left.start)
    return not grammar.joiners.isdisjoint(first) and titled(grammar, low, before, left.start)


def titled(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether a person's or a family's title stands in a stretch of the text."""
    return any(grammar.titles.after(low, word.start()) is not None for word in _WORDS.finditer(low, start, end))


def is_pictured(focus: Focus, named: Sequence[Focus], quantities: Sequence[Quantity], paragraph: Span, sentence: Span) -> bool:
    """Whether a paragraph of one sentence without a figure names a village with the commune that the text has named before: it stands below
    a picture ("Women in Ve village, Dong Bac commune (Kim Boi), clean up a road")."""
    whole = sentence[0] <= paragraph[0] and sentence[1] >= paragraph[1] - 1
    if not whole or focus.level or focus.rank != VILLAGE or focus.end <= focus.places[-1].end or within(quantities, *paragraph):
        return False
    return any(place.name in focus.places[0].parents[:1] for f in named if f.end <= paragraph[0] for place in f.places)
