"""What the place candidates of an article have to do with each other: repeats of a name, brackets, chains and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.folding import lower
from mobextract.place_grammar import NATURAL, NONE, SMALL
from mobextract.vietnamese import latin_key

if TYPE_CHECKING:
    from mobextract.place_candidates import Candidate, Finder


def find_repeats(finder: Finder) -> None:
    """Further mentions of names that a designator has established."""
    known: dict[str, Candidate] = {}
    for candidate in finder.found:
        small = candidate.designator is not None and candidate.designator.kind in SMALL | NATURAL
        if candidate.strong and not candidate.number and (small or not candidate.units):
            known.setdefault(latin_key(candidate.surface) or lower(candidate.surface), candidate)
    for candidate in finder.found if known else ():
        original = None if candidate.strong else known.get(latin_key(candidate.surface) or lower(candidate.surface))
        if original and all(finder.grammar.unit(u).level > 2 for u, _ in candidate.units):
            candidate.designator, candidate.units, candidate.strong, candidate.rule = original.designator, original.units, True, "repeat"
    for start, end in finder.loose if known else ():
        original = known.get(latin_key(finder.text[start:end]) or finder.low[start:end])
        if original and not finder.is_taken(start, end):
            finder.add((start, end), (start, end), original.designator, NONE, "repeat")


def relate(finder: Finder) -> None:
    """Say of each candidate how it follows the one before it."""
    for left, right in zip(finder.found, finder.found[1:], strict=False):
        gap = (left.outer[1], right.outer[0])
        if left.number and right.number and left.outer == right.outer:
            right.follows = "join"
        elif 0 <= gap[1] - gap[0] <= 40 and "\n" not in finder.text[gap[0] : gap[1]]:
            match = finder.grammar.link.fullmatch(finder.low[gap[0] : gap[1]])
            if match:
                right.follows = match.lastgroup or "inside"
                _list(finder, left, right)
    for left, right in zip(finder.found[-2::-1], finder.found[:0:-1], strict=False):
        if right.follows in ("join", "comma") and right.listed and right.strong and left.follows == "comma" and left.listed:
            left.strong = True


def _list(finder: Finder, left: Candidate, right: Candidate) -> None:
    """Hand the designator of a list on to its further members: "communes A, B and C", "A and B communes"."""
    if right.follows not in ("join", "comma") or left.number or right.number:
        return
    exonym = right.exact and finder.grammar.unit(right.units[0][0]).level in (0, 9)
    if right.designator is None and not exonym and (left.designator or left.listed):
        right.listed = left.designator or left.listed
        right.strong = right.strong or (right.follows == "join" and (left.strong or left.listed is not None))
    elif left.designator is None and right.designator is not None and right.start == right.outer[0]:
        left.listed = right.designator
