"""Countries whose name is another word as well: "Anh" is he and a given name, "Mỹ" beautiful, "US" in capitals us, "Turkey" a bird.

Such a name is a place behind a preposition of place, a designator or one of the words of ``homonyms`` in places.toml ("thị trường Mỹ"), and
beside another country in a list ("Nhật Bản, Mỹ và Ý"). What names.tsv writes in capitals is a place in capitals only, and not where the
words around it have them, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.text.folding import LETTER, UPPER
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_SHOUTED_BEFORE = regex(rf"(?<!{LETTER})[{UPPER}]{{3,}} \Z")
_SHOUTED_AFTER = regex(rf" [{UPPER}]{{3,}}(?!{LETTER})")
_NO_PLACE = regex(r"[$€£&\d]|-\d")
"""Behind a name in capitals: a sign of money ("US$") or what makes a code of it."""
_LISTED = ("join", "comma")
LONGEST_WORD = 20
"""Letters of the word before that are looked at."""


def drop_homonyms(finder: Finder) -> bool:
    """Take back the bare candidates that are the other word; whether there were any. The candidates are in order and related."""
    found = finder.found
    kept: list[Candidate] = []
    for index, candidate in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if _is_other_word(finder, candidate, kept[-1] if kept else None, following):
            continue
        kept.append(candidate)
    dropped = len(kept) < len(found)
    finder.found = kept
    return dropped


def _is_other_word(finder: Finder, candidate: Candidate, last: Candidate | None, following: Candidate | None) -> bool:
    if candidate.designator is not None or not _is_country(finder, candidate):
        return False
    grammar, low = finder.grammar, finder.low
    form = low[candidate.start : candidate.end]
    if form in grammar.exonyms.acronyms:
        return (
            not candidate.surface.isupper()
            or _NO_PLACE.match(finder.text, candidate.end) is not None
            or _is_shouted(finder.text, candidate)
        )
    if form not in grammar.homonyms or candidate.cued or grammar.homonym_cues.before(low, candidate.start):
        return False
    if last is not None and candidate.follows in _LISTED and _is_country(finder, last):
        return False
    listed = following is not None and following.follows in _LISTED and low[following.start : following.end] not in grammar.homonyms
    return not (listed and following is not None and _is_country(finder, following))


def _is_country(finder: Finder, candidate: Candidate) -> bool:
    return bool(candidate.units) and finder.grammar.unit(candidate.units[0][0]).level == 0


def _is_shouted(text: str, candidate: Candidate) -> bool:
    """Whether the words beside a name in capitals are written so as well: "JOIN US AND WIN"."""
    before = _SHOUTED_BEFORE.search(text, max(0, candidate.start - LONGEST_WORD), candidate.start)
    return before is not None or _SHOUTED_AFTER.match(text, candidate.end) is not None
