"""Whether a level only says whose plan, call or help is followed: "implementing the province's plan, 6 groups were set up" in the commune
that the text is at; or who has set a target: "exceeding the target assigned by the province by 12 %"."""

from __future__ import annotations

from mobextract.linking.focus import COMMUNE, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_SIGN = regex(r"[,;:()«“\d\n।]")
OPENING, AHEAD = 20, 90
"""How far from the opening of a clause the words may stand, or a level before them, and how far a level may stand from them, in
characters."""


def is_followed(grammar: LinkGrammar, low: str, segments: Segments, start: int, end: int, place: Place) -> bool:
    """Return whether a clause opens with words for following or implementing what is that of the level at ``[start, end)``, a district or
    wider, no figure between; not those for what is done in the level ("implementing the plan in the whole province")."""
    if rank_of(place) < COMMUNE and _is_assigner(grammar, low, start, end):
        return True
    if rank_of(place) >= COMMUNE or (grammar.noun_first and grammar.of.before(low, start) is None):
        return False
    inside = grammar.inside_before
    if inside.before(low, start) or inside.after(low, start) or grammar.inside_after.after(low, skip_blanks(low, end)):
        return False
    floor = max(segments.sentence_at(start)[0], start - AHEAD)
    opening = max([floor, *(m.end() for m in _SIGN.finditer(low, floor, start))])
    before, after = grammar.followed
    led = before.search(low, opening, start)
    if led is not None:
        return led.start() - opening <= OPENING
    led = after.search(low, end, end + AHEAD) if start - opening <= OPENING else None
    return led is not None and _SIGN.search(low, end, led.start()) is None


def _is_assigner(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Whether a level has set a target or plan for others, by the words right beside it."""
    article = grammar.articles.before(low, start)
    return bool(
        grammar.assigned_before.before(low, start)
        or (article and grammar.assigned_before.before(low, article[1]))
        or grammar.assigned_after.after(low, skip_blanks(low, end))
    )
