"""The unit that a sentence opens with and describes by the one around it, for what it tells behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.linking.focus import Focus
from mobextract.text.folding import last_semicolon, skip_blanks
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.linking.place_reach import PlaceReach

OPENING = 30
"""Words this close to the beginning of a sentence open it."""
ATTACHED = 45
"""How far behind a unit the word may stand that says what it is, in characters."""
_WORDS = regex(r"\S+")


def described(reach: PlaceReach, own: Focus, before: list[Focus]) -> Focus | None:
    """Return the unit that a sentence opens with and describes by the one around it: "Nậm Lành is a commune of Văn Chấn district, with
    1,020 households", "Suối Khó is the poorest hamlet in the commune, with a rate of 27 %", "Gia Lai lies in the Central Highlands and has
    17 districts"."""
    first = before[0]
    opens = first.start - reach.segments.sentence_at(first.start)[0] <= OPENING and len(first.places) == 1
    region = own.places[0].kind == "region" and first.places[0].country == own.places[0].country  # the tables hang nothing on one
    inside = first is not own and first.rank > own.rank and (region or (first.places[0].parents and first.lies_in(own)))
    inside = inside and last_semicolon(reach.low, first.end, own.start) < 0  # "Van Nham – 40 gifts; Huu Lung – 60"
    told = first.level or (own.level and not _is_being(reach, first, own))
    told = told or (reach.foci.is_told(own) and not _goes_on(reach, own))
    return first if opens and inside and not told else None


def _goes_on(reach: PlaceReach, own: Focus) -> bool:
    """Whether a sentence goes on with "and" behind a unit, its designator between: "lies in the A region and has 17 districts"."""
    words = reach.low[own.end : own.end + ATTACHED].split(maxsplit=2)[:2]
    return any(word in reach.g.joiners for word in words)


def _is_being(reach: PlaceReach, first: Focus, own: Focus) -> bool:
    """Whether a sentence says what its first unit is, by a word for one that the text is at: "is" behind the name and its designator, or
    behind the other, where verbs come last."""
    name = own if reach.g.postpositional else first
    at = skip_blanks(reach.low, name.end)
    words = [at, *(m.start() for m in _WORDS.finditer(reach.low, at, name.end + ATTACHED))][: 6 if name is own else 3]
    return any(reach.g.copula.after(reach.low, word) is not None for word in words)
