"""Names that only the unit in brackets behind them tells: "in Khe Long (Mo Vang commune)", "i Khe Long 2 og 3 (Mo Vang)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import Designator
from mobextract.places.caseless_brackets import names_in_units
from mobextract.places.grammar import TOKEN
from mobextract.places.shares import is_name
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_NAMED = regex(
    rf"(?<!{WORD})(?P<name>{TOKEN.pattern}(?:[ -]{TOKEN.pattern}){{0,2}})(?P<number> \d{{1,2}})?"
    rf"(?P<rest>(?:,? {WORD}{{1,3}}|,) \d{{1,2}})? $"
)
"""A name before an opening bracket, with one number of its own or two."""
REACH = 60
"""How far before the bracket the name may begin, in characters."""
STRAINED = 0.3
"""Cost from which a known unit is read into a name only by a strain."""
DISTRICT = 2
"""Level of the units whose parts are communes."""


def find_explained(finder: Finder) -> None:
    """Add such names to ``finder``: behind a preposition of place, before a known district or commune in brackets."""
    if not finder.grammar.has_case:
        names_in_units(finder)
        return
    known = {(c.start, c.end): c for c in finder.found}
    for unit in [
        c
        for c in finder.found
        if finder.text[c.outer[0] - 1 : c.outer[0]] == "(" and finder.text[c.outer[1] : c.outer[1] + 1] in (")", ",")
    ]:
        level = _level(finder, unit)
        bracket = unit.outer[0] - 1
        match = _NAMED.search(finder.text, max(0, bracket - REACH), bracket) if level >= DISTRICT else None
        start = _start(finder, match) if match is not None else None
        if match is None or start is None or not is_name(finder, start, match.end("name")):
            continue
        kind = "commune" if level == DISTRICT and not match["number"] else "village"
        designator = next((d for d in finder.grammar.table.designator if d.kind == kind), None)
        if designator is None:
            continue
        weak = known.get((start, bracket - 1))
        if weak is not None and not weak.strong and all(cost >= STRAINED for _, cost in weak.units):
            weak.listed, weak.strong, weak.rule = designator, True, "explained"
        elif not finder.is_taken(start, match.end()):
            _add(finder, start, match, designator)


def _start(finder: Finder, match: re.Match[str]) -> int | None:
    """Where the name begins: right behind a preposition of place, which may itself have a capital at a sentence's head."""
    words = (match.start("name") + m.start() for m in re.finditer(rf"{WORD}+", match["name"]))
    return next((start for start in words if finder.grammar.cues.before(finder.low, start)), None)


def _level(finder: Finder, unit: Candidate) -> int:
    """The level of the unit that a name in brackets most readily is, the district's where a commune is called like it; 0 where it is none
    that is known."""
    if not unit.units:
        return 0
    levels = [finder.grammar.unit(u).level for u, cost in unit.units if cost <= unit.units[0][1]]
    return DISTRICT if DISTRICT in levels and levels[0] > DISTRICT and unit.designator is None else levels[0]


def _add(finder: Finder, start: int, match: re.Match[str], designator: Designator) -> None:
    outer = start, match.end() - 1
    numbers = [m.start() for m in re.finditer(r"\d+", finder.text[slice(*match.span())])]
    first = match.end("number") if numbers else match.end("name")
    finder.add((start, first), outer, designator, NONE, "explained")
    for number in numbers[1:]:
        span = match.start() + number, match.end() - 1
        finder.add(span, outer, designator, NONE, "explained", name=f"{finder.text[start : match.end('name')]} {finder.text[slice(*span)]}")
