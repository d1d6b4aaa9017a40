"""Areas by whose number an office is called and that are no places: "the People's Court of Area 5", "Area 3 Defence Command"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.text.folding import UPPER, WORD, end_before, skip_blanks
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

AREA = "Area"
_NAMED = regex(rf" ?(?:[-–—] ?)?(?:[{UPPER}]{WORD}*(?:['’]{WORD}+)? ){{0,4}}")
"""Capitalised words between the number and the office."""
_LINKED = regex(rf" ?{WORD}+ ")


def is_of_office(finder: Finder, match: re.Match[str], number: str) -> bool:
    """Whether an office stands before a numbered area, "of" between, or behind it, words with capitals or a genitive between."""
    low, bodies = finder.low, finder.grammar.bodies
    if number != AREA or match["rest"]:
        return False
    start, end = match.start(), match.end()
    glue = finder.grammar.glued.before(low, end_before(low, start))
    if any(bodies.before(low, at) for at in (start, end_before(low, glue[1]) if glue else start)):
        return True
    named = _NAMED.match(finder.text, end)
    places = [skip_blanks(low, end)]
    if named is not None and finder.grammar.has_case:
        places += [end + m.start() for m in re.finditer(rf"(?<!{WORD}){WORD}", finder.text[end : named.end() + 1])]
    elif not finder.grammar.has_case and (linked := _LINKED.match(low, end)) is not None and finder.grammar.glued.after(low, places[0]):
        places.append(linked.end())
    return any(bodies.after(low, at) for at in places)
