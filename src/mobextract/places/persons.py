"""Countries that are persons' given names: "Đức" is Germany, but not in an article on Phạm Văn Đức."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.text.folding import LETTER, UPPER, WORD
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_CAPITALISED = rf"[{UPPER}]{LETTER}*"
REACH = 120
"""How far before a given name the full name may begin, in characters."""
MOST = 4
"""Words of a person's name and title before the given one."""
COUNTRY = 5
"""Letters from which a country's single name is no person's, whatever title stands before it: "премьер-министр Лаоса"."""
_BEFORE = regex(rf"(?<!{WORD})(?:{_CAPITALISED} ){{0,{MOST}}}\Z")
_LAST = regex(rf"(?!{WORD})(?! [{UPPER}])")
"""What stands before a given name, and behind one that is the last."""


def drop_given_names(finder: Finder) -> None:
    """Take back the bare countries of one word that are the given names of persons whom the article names in full or with their title;
    mark the names of two words that are, for the resolution."""
    persons: dict[str, bool] = {}
    for candidate in [c for c in finder.found if _is_country(finder, c)]:
        if candidate.surface not in persons:
            persons[candidate.surface] = is_given(finder, candidate.surface)
        if persons[candidate.surface]:
            finder.drop(candidate)
    for candidate in finder.found:
        if candidate.designator is None and not candidate.cued and candidate.surface.count(" ") == 1 and candidate.units:
            if candidate.surface not in persons:
                persons[candidate.surface] = is_given(finder, candidate.surface)
            candidate.borne = persons[candidate.surface]


def _is_country(finder: Finder, candidate: Candidate) -> bool:
    """Whether a candidate is one word, without a designator or preposition of place, that is a country's name."""
    if candidate.designator is not None or candidate.cued or not candidate.units or " " in candidate.surface:
        return False
    return finder.grammar.unit(candidate.units[0][0]).level == 0


def is_given(finder: Finder, word: str) -> bool:
    """Whether a word, or two, end a full name that begins with a family name, or stand behind a title, anywhere in the article."""
    text, start = finder.text, finder.text.find(word)
    named = {c.end for c in finder.found if c.strong}  # "провинции Хуа Фан Лаоса": the words before are a place's
    while start >= 0:
        if (
            start - 1 not in named
            and _LAST.match(text, start + len(word))
            and (before := _BEFORE.search(text, max(text.rfind("\n", 0, start) + 1, start - REACH), start))
        ):
            words = before[0].split()
            names = words if " " in word else words[:-1]
            if any(finder.grammar.is_family_name(name) for name in names):
                return True
            if (" " in word or len(word) < COUNTRY) and finder.grammar.title_before(finder.low, start):
                return True
        start = text.find(word, start + 1)
    return False
