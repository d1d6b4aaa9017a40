"""Established names again in another spelling, in a script without capitals: "Viet Thanh कम्यून … वियत थान में"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.places.caseless_lists import in_person, row_before
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_WORDS = regex(rf"{WORD}+(?:[-']{WORD}+)*")
SYLLABLES = 3
"""Words of the longest name that is looked for; the shortest has two."""
NEAR = 1.8
CLOSE = 0.2
"""What the spelling of a name may cost that an established unit has, and how much more than as the likeliest one."""


def names_again(finder: Finder) -> None:
    """Further mentions, right before a postposition, of units that a name of several words in Latin letters beside its designator has
    established."""
    known = {
        unit for c in finder.found if c.strong and " " in c.name and c.name.isascii() and c.designator is not None for unit, _ in c.units
    }
    if not known:
        return
    grammar = finder.grammar
    for start, end in finder.segments.paragraphs:
        matches = list(_WORDS.finditer(finder.low, start, end))
        words, low = [m.span() for m in matches], [m[0] for m in matches]
        for i, word in enumerate(low):
            if i < 2 or word not in grammar.postpositions or finder.low[words[i - 1][1] : words[i][0]] != " ":
                continue
            for length in range(row_before(finder, words, i, SYLLABLES), 1, -1):
                span, row = (words[i - length][0], words[i - 1][1]), low[i - length : i]
                if finder.is_taken(*span) or row[0].isascii() or not all(map(grammar.is_syllable, row)):
                    continue
                found = grammar.lookup(" ".join(row))
                units = tuple(pair for pair in found.units if pair[0] in known and pair[1] < min(NEAR, found.units[0][1] + CLOSE))
                if units and not (grammar.title_before(finder.low, span[0]) or in_person(finder, words, low, i - length)):
                    finder.add(span, span, None, Matches(units, found.exact), "repeat", strong=False)
                    break
