"""Countries that are persons' given names: "Đức" is Germany, but not in an article on Phạm Văn Đức."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.folding import LETTER, UPPER, WORD

if TYPE_CHECKING:
    from mobextract.place_candidates import Candidate, Finder

_CAPITALISED = rf"[{UPPER}]{LETTER}*"
MOST = 4
"""Words of a person's name and title before the given one."""


def drop_given_names(finder: Finder) -> None:
    """Take back the bare countries of one word that are the given names of persons whom the article names in full or with their title."""
    persons: dict[str, bool] = {}
    for candidate in [c for c in finder.found if _is_country(finder, c)]:
        if candidate.surface not in persons:
            persons[candidate.surface] = _is_given(finder, candidate.surface)
        if persons[candidate.surface]:
            finder.drop(candidate)


def _is_country(finder: Finder, candidate: Candidate) -> bool:
    """Whether a candidate is one word, without a designator or preposition of place, that is a country's name."""
    if candidate.designator is not None or candidate.cued or not candidate.units or " " in candidate.surface:
        return False
    return finder.grammar.unit(candidate.units[0][0]).level == 0


def _is_given(finder: Finder, word: str) -> bool:
    """Whether a word ends a full name that begins with a family name, or stands behind a title, anywhere in the article."""
    full = re.compile(rf"(?<!{WORD})((?:{_CAPITALISED} ){{0,{MOST}}}){re.escape(word)}(?!{WORD})(?! [{UPPER}])")
    for match in full.finditer(finder.text):
        words = match[1].split()
        if any(finder.grammar.is_family_name(name) for name in words[:-1]) or finder.grammar.titles.before(finder.low, match.end(1)):
            return True
    return False
