"""Villages whose number stands behind their designator, as translators write it: "Ho hamlet 1" is the village Ho 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL
from mobextract.text.folding import UPPER, WORD, lower
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_BEFORE = regex(rf"(?<![{UPPER}] )(?<!{WORD})(?:[{UPPER}]{WORD}* ){{1,3}}$")
"""Capitalised words right before a capitalised designator."""
_LAST = regex(r"\d$")
MOST = 30
"""How far back a name before a designator reaches."""
WORDS = 2
"""Words of a name that no table knows before a capitalised designator; three may be a person."""


def join_numbers(finder: Finder) -> None:
    """Give each numbered village that a name stands before that name with its number, and take the name alone back.

    Not where a larger unit has the same name: "Tan Phu hamlet 3" may then be Hamlet 3 of the commune of Tan Phu.
    """
    larger = {lower(c.name) for c in finder.found if c.designator is not None and c.designator.kind not in SMALL}
    joined: list[Candidate] = []
    for numbered in [c for c in finder.found if c.number and c.designator is not None and c.designator.kind == "village"]:
        base = _before(finder, numbered) or _capitalised(finder, numbered)
        if base is None or _LAST.search(base.name):
            continue
        if lower(base.name) in larger:
            if " " in base.surface:
                finder.found.remove(numbered)
            continue
        _join(finder, base, numbered)
        joined.append(base)
    finder.found[:] = [c for c in finder.found if not any(c is base for base in joined)]


def _before(finder: Finder, numbered: Candidate) -> Candidate | None:
    """The village whose designator the one of a numbered unit is: its name stands right before that."""
    left = numbered.outer[0]
    for candidate in finder.found:
        beside = not candidate.number and candidate.end < left < candidate.outer[1] <= numbered.outer[1]
        if beside and candidate.designator is not None and candidate.designator.kind == "village":
            return candidate
    return None


def _capitalised(finder: Finder, numbered: Candidate) -> Candidate | None:
    """The same where the designator is capitalised like the name ("Ho Hamlet 1"): one or two readable words that no title precedes."""
    left, grammar = numbered.outer[0], finder.grammar
    run = (
        _BEFORE.search(finder.text, max(0, left - MOST), left)
        if finder.text[left].isupper() and grammar.after.after(finder.low, left)
        else None
    )
    if run is None or finder.is_taken(run.start(), left - 1):
        return None
    words, start = run[0].split(), run.start()
    if lower(words[0]) in grammar.stop and finder.opens(start):
        start, words = start + len(words[0]) + 1, words[1:]
    name = " ".join(words)
    usual = 0 < len(words) <= WORDS and finder.plausible(name) and not finder.is_institution(start) and lower(name) not in grammar.peoples
    if not usual or grammar.title_before(finder.low, start) or grammar.designates(words[-1]):
        return None
    return finder.add((start, left - 1), (start, numbered.outer[1]), numbered.designator, NONE, "after")


def _join(finder: Finder, base: Candidate, numbered: Candidate) -> None:
    """Make a numbered unit one with a name; of a list ("Ho hamlets 1 and 2") the first number alone spans the name as well."""
    if numbered.start == numbered.outer[0]:
        numbered.start = base.start
        numbered.surface = finder.text[base.start : numbered.end]
        finder.claim(base.start, numbered.end)
    numbered.name, numbered.number, numbered.rule = f"{base.name} {numbered.number}", "", "number-name"
    numbered.outer = (base.start, numbered.outer[1])
    numbered.former, numbered.cued = base.former, base.cued
