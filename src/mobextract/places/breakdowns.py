"""Villages that only a commune's breakdown tells: "Keng Du commune has 187 pigs: 64 in Huoi Phuon 1, 51 in Huoi Phuon 2".

Behind a colon stand figures, each with a name that a word of place ties to it, and the paragraph speaks of a commune.

Deliberately not read: breakdowns with a name among them that the gazetteer or the list of countries has. They are of communes, or tell
where people have gone.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL, Designator, of_communes
from mobextract.places.grammar import TOKEN
from mobextract.places.shares import is_name
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder
    from mobextract.places.grammar import Grammar

VILLAGE = Designator(kind="village")
UNLIKE = 1.0
"""Cost from which a name is hardly that of a unit: it may be in another case, or spelt otherwise, below."""
LEAST = 2
"""Members of a breakdown."""
PARENT = 30
"""How near behind the commune the units stand that it lies in, in characters."""
_OPENING = regex(r": (?=\S)")
_FIGURE = r"\d[\d.,]*(?<=\d)"
_SMALL = rf"(?:{LETTER}{WORD}{{0,15}})"
_NUMBER = r"(?: \d{1,2})?"


def find_breakdowns(finder: Finder) -> None:
    """Add the villages of such breakdowns to ``finder``."""
    for start in [m.end() for m in _OPENING.finditer(finder.text)]:
        members = _members(finder, start)
        if len(members) >= LEAST and _is_communes(finder, start) and not any(_is_known(c, members) for c in _inside(finder, members)):
            for span in members:
                _add(finder, span)


def _members(finder: Finder, start: int) -> list[tuple[int, int]]:
    """The names of the breakdown that begins at ``start``; none where one of them is no name."""
    member, joint = _expressions(finder.grammar)
    spans = []
    while (match := member.match(finder.text, start)) is not None:
        span = match.span("name")
        months = {finder.low[slice(*span)], finder.low[slice(*match.span("letters"))]} & finder.grammar.months
        if months or not is_name(finder, span[0], match.end("letters")):
            return []  # "20 κρούσματα: 12 στον Μάρτιο, 8 στον Απρίλιο"
        spans.append(span)
        if (gap := joint.match(finder.text, match.end())) is None:
            break
        start = gap.end()
    return spans


def _is_communes(finder: Finder, position: int) -> bool:
    """Whether the paragraph speaks of a commune before ``position``, and of no larger unit since, but the one around it."""
    start = finder.segments.paragraph_at(position)[0]
    named = [c for c in finder.found if start <= c.start < position and c.designator is not None]
    last = max(named, key=lambda c: c.start, default=None)
    if last is None or last.designator is None:
        return False
    if last.designator.kind in SMALL or of_communes(last.designator):
        return True
    return any(c.designator is not None and of_communes(c.designator) and 0 <= last.outer[0] - c.outer[1] <= PARENT for c in named)


def _inside(finder: Finder, spans: list[tuple[int, int]]) -> list[Candidate]:
    """The candidates that touch one of ``spans``."""
    return [c for c in finder.found if any(c.start < end and start < c.end for start, end in spans)]


def _is_known(candidate: Candidate, members: list[tuple[int, int]]) -> bool:
    """Whether a candidate is known for a place, or is all of a member and may be a unit of the gazetteer."""
    whole = (candidate.start, candidate.end) in members
    return candidate.strong or (whole and any(cost < UNLIKE for _, cost in candidate.units))


def _add(finder: Finder, span: tuple[int, int]) -> None:
    for candidate in _inside(finder, [span]):
        finder.drop(candidate)
    if not finder.is_taken(*span):
        finder.add(span, span, VILLAGE, NONE, "breakdown")


@functools.lru_cache(maxsize=32)
def _expressions(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A member of a breakdown, and what stands between two."""
    joiners = grammar.joiners
    if grammar.has_case:
        letters = rf"(?P<letters>{TOKEN.pattern}(?:[ -]{TOKEN.pattern}){{0,3}})"
        figure = rf"(?:{_FIGURE}(?: {_SMALL}){{0,2}}?|(?:{grammar.rest}))"
        member = rf"(?:(?:{joiners}) )?{figure} (?:{grammar.within}) (?P<name>{letters}{_NUMBER})(?!{WORD}| {_FIGURE})"
    else:
        letters = rf"(?P<letters>{WORD}+(?:[ -]{WORD}+){{1,2}}?)"
        figure = rf" (?:{_FIGURE}(?!{WORD})|(?:{grammar.rest}))(?: {_SMALL}){{0,2}}?(?=[,;.।]| (?:{joiners}) )"
        member = rf"(?:(?:{joiners}) )?(?:(?P<rest>{grammar.rest}) )?(?P<name>{letters}{_NUMBER}) (?:{grammar.within})(?(rest)|{figure})"
    return regex(member), regex(rf"(?:[,;] (?:(?:{joiners}) )?| (?:{joiners}) )")
