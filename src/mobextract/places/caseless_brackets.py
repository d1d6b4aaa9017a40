"""Names beside brackets in a script without capitals: lists whose members have their figures there ("A commune (5), B (4) and C (3)"), and
communes that only their district there tells ("जिनमें हैम कुओंग (हैम थुआन नाम) शामिल है")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import Designator
from mobextract.places.caseless_lists import DISTINCT, HOLDERS, USUAL, Span
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_MEMBER = regex(rf"(?<!{WORD})(?P<name>{WORD}++(?:[ -]{WORD}++){{1,4}}) ?\((?=[^()\n]*\d|[^()\n]{{2,12}}\))[^()\n]{{1,36}}\)")
_LEFT_OUT = ", "
_SIGNS = frozenset((":", "–", "—", "-"))
ANNOUNCED = 160
"""How far before a list the units may be told that it breaks down, in characters."""
_BEFORE = regex(rf"({WORD}+(?:[ -]{WORD}+){{1,3}}), $")
"""The name before a comma."""
REACH = 40
"""How far back it may begin, in characters."""
LEAST = 2
"""Words of a name behind the designator that opens its list."""
NAME = 4
"""Words of the longest name."""
_NAMED = regex(rf"(?<!{WORD}){WORD}+(?:[ -]{WORD}+){{1,3}}(?= ?\($)")
"""The words before an opening bracket."""


def bracketed_lists(finder: Finder, start: int, end: int) -> None:
    """Add the known communes and districts of such lists in one paragraph that the designator of a member, or one behind the last,
    heads."""
    row: list[re.Match[str]] = []
    for match in _MEMBER.finditer(finder.low, start, end):
        if row and not _goes_on(finder, row[-1].end(), match.start()):
            _add(finder, row)
            row = []
        row.append(match)
    _add(finder, row)


def _goes_on(finder: Finder, left: int, right: int) -> bool:
    """Whether nothing but a comma stands between two members; an "and" is the first word of the second one."""
    return right - left <= len(_LEFT_OUT) and finder.low[left:right].strip(" ,") == ""


def _add(finder: Finder, row: list[re.Match[str]]) -> None:
    if len(row) < 2:
        _closed(finder, row)
        return
    ended = [_parted(finder, match) for match in row]
    closing = finder.grammar.after.after(finder.low, row[-1].end() + 1)
    heads = [
        closing[0] if closing else None,
        *(designator for designator, _ in ended),
        _announced(finder, row[0].start()),
        _opening(finder, ended[0][1]),
    ]
    head = next((d for d in heads if d is not None and d.kind in HOLDERS), None)
    for designator, span in ended if head else ():
        named = _longest(finder, span, head) if designator is None and head else None
        if named is None:
            continue
        known = finder.grammar.named_units(finder.low[slice(*named)], head)
        finder.add(named, named, head, known, "list")


def _announced(finder: Finder, start: int) -> Designator | None:
    """The plural of units told in the sentence that a colon or dash before the list ends: "in three communes 215 cards: A (96), B (74)"."""
    sign = finder.low[max(0, start - 2) : start].rstrip(" ")[-1:]
    if sign not in _SIGNS:
        return None
    left = max(finder.segments.sentence_at(start)[0], start - ANNOUNCED)
    named = (finder.grammar.designates(match["head"]) for match in finder.grammar.headed.finditer(finder.low, left, start) if match["head"])
    return next((designator for designator in named if designator is not None and designator.kind in HOLDERS), None)


def _closed(finder: Finder, row: list[re.Match[str]]) -> None:
    """Known names in a row whose district stands in brackets before their designator: "डोंग हा, डुक हान, तान हा (डुक लिन्ह) कम्यून"."""
    closing = finder.grammar.after.after(finder.low, row[0].end() + 1) if row else None
    head = closing[0] if closing and closing[0].kind in HOLDERS else None
    span: Span | None = row[0].span("name") if head else None
    while span is not None and head is not None and (named := _longest(finder, span, head)) is not None:
        finder.add(named, named, head, finder.grammar.named_units(finder.low[slice(*named)], head), "list")
        before = _BEFORE.search(finder.low, max(0, named[0] - REACH), named[0]) if named[0] == span[0] else None
        span = before.span(1) if before else None


def _opening(finder: Finder, span: Span) -> Designator | None:
    """The designator among the words before the first name: "दो कम्यून हैं डोंग तिएन (हैम थुआन बाक), …"."""
    starts = [span[0] + m.start() for m in re.finditer(r"(?<!\S)\S", finder.low[span[0] : span[1]])]
    found = (finder.grammar.after.after(finder.low, start) for start in starts[:-LEAST])
    return next((hit[0] for hit in found if hit and hit[0].kind in HOLDERS), None)


def _parted(finder: Finder, match: re.Match[str]) -> tuple[Designator | None, Span]:
    """The designator that the words before brackets end with, and the words."""
    span = match.span("name")
    last = finder.low.rfind(" ", *span) + 1
    found = finder.grammar.after.after(finder.low, last)
    return (found[0] if found and found[1] == span[1] else None), span


def _longest(finder: Finder, span: Span, head: Designator | None) -> Span | None:
    """The longest known name that ends a row of words; None where none does, or one is known there already."""
    starts = [m.start() for m in re.finditer(r"(?<!\S)\S", finder.low[span[0] : span[1]])][-NAME:]
    for start in starts[:-1]:
        part = (span[0] + start, span[1])
        if finder.is_taken(*part) or head is None:
            continue
        units = finder.grammar.named_units(finder.low[slice(*part)], head).units
        if units and units[0][1] < DISTINCT:
            return part
    return None


def names_in_units(finder: Finder) -> None:
    """Add the known communes right before brackets that open with the unit which they are a part of."""
    for unit in [c for c in finder.found if c.units and finder.low[c.outer[0] - 1 : c.outer[0]] == "("]:
        words = _NAMED.search(finder.low, max(0, unit.outer[0] - REACH), unit.outer[0])
        wholes = {index for index, cost in unit.units if index >= 0 and cost < USUAL}
        if words is None or not wholes:
            continue
        starts = [words.start() + m.start() for m in re.finditer(r"(?<!\S)\S", words[0])]
        for number, start in enumerate(starts[:-1]):
            if _in_person(finder, starts[: number + 1]):
                break
            span = (start, words.end())
            known = finder.grammar.lookup(finder.low[slice(*span)])
            usual = (pair for pair in known.units if pair[0] >= 0 and pair[1] < USUAL)
            parts = tuple(pair for pair in usual if finder.grammar.unit(pair[0]).parent in wholes)
            if parts and not finder.is_taken(*span):
                finder.add(span, span, None, Matches(parts, known.exact), "bare")
                break


def _in_person(finder: Finder, starts: list[int]) -> bool:
    """Whether the last of these words goes on with a person's name: behind an honorific, or a family name."""
    before = finder.low[starts[-2] : starts[-1]].strip() if len(starts) > 1 else ""
    return finder.grammar.title_before(finder.low, starts[-1]) is not None or finder.grammar.is_family_name(before, only=True)
