"""Villages that only their share tells: "34 households in Quang Minh hamlet, 21 in Quang Phu and 9 in Phuoc Tho".

The first of them has its designator, and a figure beside it; each further one has the same figure on the same side, and nothing
but a comma, semicolon or "and" parts it from the one before.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES, Designator, is_small
from mobextract.places.grammar import TOKEN
from mobextract.text.folding import UPPER, WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_FIGURE = r"\d[\d.,]*"
_SMALL = rf"(?:(?![\d_{UPPER}]){WORD}){{1,16}}"
"""A word in small letters: a preposition, or the noun that is counted."""
_BRACKET = r"(?: ?\([^()\n]{1,60}\))?"
_FIGURE_BEFORE = regex(rf"(?<!{WORD}){_FIGURE}(?: {_SMALL}){{0,4}} ?$")
_FIGURE_BEHIND = regex(rf"{_BRACKET}(?: {_SMALL}){{0,4}} {_FIGURE}(?!{WORD})")
REACH = 60
"""How far before a unit the figure may stand that counts in it, in characters."""
STRAINED = 0.5
"""Cost from which a province is read into a bare name only by a strain."""
MOST = 12
"""Further members of one list."""


def find_shares(finder: Finder, *, repeated: bool = False) -> None:
    """Add the further members of such lists to ``finder``; ``repeated``: those behind a village that only an earlier mention tells ("118
    pupils: 51 from Quang Minh, 39 from Quang Phu …")."""
    known = {(c.start, c.end): c for c in finder.found}
    seeds = [c for c in finder.found if c.strong and not c.number and (c.rule == "repeat" or not repeated)]
    for seed in [c for c in seeds if _is_seed(finder, c.designator or (c.listed if repeated else None))]:
        before = _FIGURE_BEFORE.search(finder.text, max(0, seed.outer[0] - REACH), seed.outer[0])
        behind = _FIGURE_BEHIND.match(finder.text, seed.outer[1])
        if before is None and behind is None:
            continue  # the expressions are large, and compiled when they are first needed
        expressions = _expressions(finder.grammar.joiners, finder.grammar.rest, finder.grammar.has_case)
        if before is not None:
            _go_on(finder, seed, known, expressions[0])
        if behind is not None:
            _go_on(finder, seed, known, expressions[1])


def _is_seed(finder: Finder, designator: Designator | None) -> bool:
    """Villages and zones; communes too where no capital shows the names behind them."""
    return is_small(designator) or (designator is not None and designator.kind in COMMUNES and not finder.grammar.has_case)


def _go_on(finder: Finder, seed: Candidate, found: dict[tuple[int, int], Candidate], expression: re.Pattern[str]) -> None:
    """Add the members behind ``seed``; ``found`` holds the candidates by their spans."""
    end = seed.outer[1]
    for _ in range(MOST):
        match = expression.match(finder.text, end)
        if match is None or not is_name(finder, *match.span("name")):
            return
        span = match.span("name")
        known = found.get(span)
        designator = seed.designator or seed.listed
        units = NONE if is_small(designator) else finder.grammar.named_units(match["name"], designator)
        if known is not None and not (known.strong or known.designator or _is_large(finder, known)):
            known.listed, known.strong, known.rule = designator, True, "share"
            known.units = units.units or known.units
        elif finder.free(*span):
            found[span] = finder.add(span, span, designator, units, "share")
        end = span[1]


def _is_large(finder: Finder, candidate: Candidate) -> bool:
    """Whether a bare name is more readily a country's or province's than a village's."""
    return any(finder.grammar.unit(u).level <= 1 and cost < STRAINED for u, cost in candidate.units)


def is_name(finder: Finder, start: int, end: int) -> bool:
    """Whether words may be a village's name: readable as Vietnamese, no person, people, organisation or unit of another kind."""
    grammar, low = finder.grammar, finder.low
    words = low[start:end].replace("-", " ").split(" ")
    if not grammar.has_case and not (len(words) > 1 and grammar.stop.isdisjoint(words[1:]) and all(map(grammar.is_readable, words))):
        return False
    if len(words) == 1 and not (grammar.is_run_together(low[start:end]) or finder.plausible(finder.text[start:end])):
        return False
    person = grammar.title_before(low, start) or (len(words) > 2 and grammar.is_family_name(words[0], only=True))
    return not person and finder.plausible(finder.text[start:end]) and not grammar.is_people(low[start:end])


@functools.lru_cache(maxsize=32)
def _expressions(joiners: str, remainder: str, has_case: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between two members and the name of the next one: with the figure before it, and behind it."""
    name = rf"(?P<name>{TOKEN.pattern}(?:[ -]{TOKEN.pattern}){{0,3}})" if has_case else rf"(?P<name>{WORD}+(?:[ -]{WORD}+){{1,2}}?)"
    joint = rf"(?:,|;| (?:{joiners})(?= ))(?: (?:{joiners})(?= ))?"
    rest = rf"{_BRACKET}(?: {_SMALL}){{0,4}}"
    end = rf"(?!{WORD})" if has_case else rf"(?= {_SMALL})"
    before = rf"{rest}{joint} (?:{_FIGURE}|(?:{remainder}))(?: {_SMALL}){{0,3}} {name}{end}"
    behind = (
        rf"{rest} {_FIGURE}(?: {_SMALL}){{0,3}}{joint} (?:{_SMALL} ){{0,2}}{name}(?={_BRACKET}(?: {_SMALL}){{0,3}} {_FIGURE}(?!{WORD}))"
    )
    if not has_case:
        before = rf"{rest}{joint} (?:{_FIGURE}|(?:{remainder})) {name}(?= {_SMALL})"
        ended = rf"(?= {_SMALL}(?(rest)(?!{WORD})| {_FIGURE}(?!{WORD})))"
        behind = rf"{rest} {_FIGURE}(?: {_SMALL}){{0,3}}{joint} (?P<rest>(?:{remainder}) )?{name}{ended}"
    return regex(before), regex(behind)
