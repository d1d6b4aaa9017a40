"""Whether a level only says whose plan, call or help is followed: "implementing the province's plan, 6 groups were set up" in the commune
that the text is at; who has set a target: "exceeding the target assigned by the province by 12 %"; that those counted come from all
over it: "50 volunteers from many schools across the country"; or the country, that a unit is one of the first there: "A leads in tourism
across the country with 457 homestays"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import COMMUNE, Focus, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.unit_bodies import ends_organisation
from mobextract.record import Place
from mobextract.text.folding import ANY_WORD, skip_blanks
from mobextract.text.in_order import first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_NOUN_BEFORE = regex(r"[^\W\d_] ")
_SIGN = regex(r"[,;:()«“\d\n।]")
_OTHER = regex(r"[,;:()«“\d\n।]|[.!?] ")
"""Between a unit and the country: what begins another clause."""
AHEAD = 90
"""How far a level may stand from the words for following, in characters."""
COUNTED, BETWEEN = 30, 50
"""How far from those counted the words may stand that they come from there, and how far these from the country, in characters."""
AMONG = 100
"""How far behind a unit the country may stand that this is one of the first in, in characters."""
WORDS = 6
"""How many words may stand between these: "from many schools across the country"."""
OPENING = 12
"""How far in its sentence or clause such words open it, or a level before them, in characters."""


def is_origin(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], start: int, end: int) -> bool:
    """Return whether those counted right before, or behind, only come from all over what ``[start, end)`` says."""
    for word in [m.start() for m in ANY_WORD.finditer(low, max(0, start - BETWEEN), end) if m.start() <= start][-WORDS - 1 :]:
        counted = last_before(quantities, word) if grammar.origins_before.after(low, word) else None
        if counted is not None and word - counted.edge < COUNTED and not _SIGN.search(low, counted.edge, start):
            return True
    figure = first_from(quantities, end)
    if figure is None or figure.start - end > BETWEEN or _SIGN.search(low, end, figure.start):
        return False
    return grammar.origins_after.before(low, figure.start) is not None


def is_field(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], before: Focus | None, start: int) -> bool:
    """Return whether the country at ``start`` is only where the unit named ``before`` it in its clause is the first, or one of many; not
    another one told of beside it ("A and the whole country", "40 in A and 900 across the country")."""
    if before is None or not before.unit or not 0 < start - before.end <= AMONG or _OTHER.search(low, before.end, start):
        return False
    joined = any(word in grammar.joiners for word in low[before.end : start].split()[-1:])
    return not joined and not within(quantities, before.end, start)


def is_followed(grammar: LinkGrammar, low: str, segments: Segments, start: int, end: int, place: Place) -> bool:
    """Return whether a clause opens with words for following or implementing what is that of the level at ``[start, end)``, a commune or
    wider, no figure between; not those for what is done in the level ("implementing the plan in the whole province")."""
    if rank_of(place) < COMMUNE and _is_assigner(grammar, low, start, end):
        return True
    if rank_of(place) > COMMUNE:
        return False
    if grammar.noun_first and grammar.of.before(low, start) is None and not ends_organisation(grammar, low, start):
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
    """Whether a level has set a target or plan for others, by the words right beside it: "the target set by the province", "chỉ tiêu huyện
    giao"; a clause that opens with the level ("Huyện phê duyệt 5 dự án") tells what that does itself."""
    article = grammar.articles.before(low, start)
    if grammar.assigned_before.before(low, start) or (article and grammar.assigned_before.before(low, article[1])):
        return True
    owns = low.startswith("'", end)  # "246 % of the province's target"
    passive = grammar.postpositional or owns or _NOUN_BEFORE.fullmatch(low, max(0, start - 2), start) is not None
    return passive and grammar.assigned_after.after(low, skip_blanks(low, end)) is not None


def is_scoped(grammar: LinkGrammar, low: str, start: int, end: int, sentence: int) -> bool:
    """Return whether words beside a level make it no reference ("at the commune level"), or it is none by itself, unless they are what the
    sentence that begins at ``sentence`` is told of: "At the provincial level, the poverty rate fell"."""
    if grammar.scoped_levels.after(low, start):
        return start - sentence > OPENING
    before = grammar.scope_before.before(low, start)
    after = grammar.scope_after.after(low, skip_blanks(low, end))
    if (before[1] if before else start) - sentence <= OPENING and low.startswith(",", after[1] if after else end):
        return False
    return bool(before or (after and grammar.again_after.after(low, skip_blanks(low, after[1])) is None))  # "xã nghèo này"
