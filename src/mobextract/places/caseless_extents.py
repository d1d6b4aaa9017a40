"""How far a name goes in a script without capitals, and whether words are one: by syllables, by what stands around, by the case behind."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL
from mobextract.places.caseless_lists import LONGEST, Span, ends_unit, is_member, joined
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_NEAR = 60
"""How far behind a village's name the unit may end that it lies in, in characters."""
_OPENS = frozenset(("", ",", "।", "\n"))
_NEXT_WORD = regex(rf" ({WORD}+)")
WORDS = regex(rf"{WORD}+(?:[-']{WORD}+)*")


def is_false_ending(finder: Finder, words: list[Span], low: list[str], i: int, outer_end: int) -> bool:
    """Whether the word before the designator at ``i`` is the last of a name, though it looks like a common word: what a noun in
    an oblique case follows could not be one."""
    if i < 2 or low[i - 1] not in finder.grammar.false_endings or not joined(finder, words, i - 2, i):
        return False
    following = _NEXT_WORD.match(finder.low, outer_end)
    oblique = following is not None and following[1] in finder.grammar.postpositions
    before = low[i - 2]
    return oblique and finder.grammar.is_syllable(before) and before not in finder.grammar.particles and before not in finder.grammar.stop


def whole_name(finder: Finder, words: list[Span], low: list[str], j: int, i: int) -> int:
    """Where a name really begins that ends before ``i`` and seems to begin at ``j``: a syllable that looks like a postposition is its
    first where it could follow nothing."""
    grammar = finder.grammar
    likely = j > 0 and (low[j - 1] in grammar.particles or low[j - 1] in grammar.false_endings) and grammar.is_syllable(low[j - 1])
    if not likely or j == i or low[j].isdigit() or not joined(finder, words, j - 1, j + 1):
        return j
    if j > 1 and joined(finder, words, j - 2, j):
        if low[j - 1] not in grammar.particles and low[j - 2] not in grammar.stop and grammar.is_syllable(low[j - 2]):
            return j - 2  # "खे हो त्रु"
        return j - (low[j - 2] in grammar.joiner_words or low[j - 2] in grammar.cases)
    return j - (finder.low[max(0, words[j - 1][0] - 3) : words[j - 1][0]].rstrip(" ")[-1:] in _OPENS)


def is_alone(finder: Finder, words: list[Span], low: list[str], j: int, outer_end: int) -> bool:
    """Whether word ``j`` before a designator is a name by itself: one syllable, or several where what stands around tells it."""
    grammar = finder.grammar
    if grammar.is_syllable(low[j]):
        return low[j] not in grammar.descriptive
    if not grammar.is_run_together(low[j]):
        return False
    before, after = finder.low[words[j][0] - 1 : words[j][0]], finder.low[outer_end : outer_end + 2]
    if before == "(" and after[:1] in (",", ")"):
        return True
    within = j > 1 and low[j - 1] in grammar.particles and ends_unit(finder, words[j - 2])
    tied = _NEXT_WORD.match(finder.low, outer_end)
    person = tied is not None and tied[1] in grammar.cases and _names_person(finder, tied.end())
    listed = j > 1 and low[j - 1] in grammar.joiner_words and (grammar.is_run_together(low[j - 2]) or is_member(finder, words, low, j - 2))
    again = any(c.name == low[j] and _is_small(c) for c in finder.found)
    return within or person or listed or again or (after in (" (", ", ") and _inside(finder, outer_end))


def _names_person(finder: Finder, position: int) -> bool:
    """Whether one of the next words is a person's title: "of the hamlet's head Mr …"."""
    following = itertools.islice(WORDS.finditer(finder.low, position, position + _NEAR), LONGEST)
    return any(finder.grammar.titles.after(finder.low, m.start()) for m in following)


def _inside(finder: Finder, position: int) -> bool:
    """Whether the name of a unit that villages lie in stands behind a comma or bracket at ``position``."""
    following = itertools.islice(WORDS.finditer(finder.low, position, position + _NEAR), 1, LONGEST + 1)
    return any(ends_unit(finder, m.span()) for m in following)


def readable_end(finder: Finder, words: list[Span], low: list[str], k: int) -> int:
    """Where the row of readable words that begins at ``k`` ends."""
    last = k
    while last < len(words) and last - k < LONGEST and joined(finder, words, max(k, last - 1), last + 1):
        if low[last] in finder.grammar.stop or not (finder.grammar.is_readable(low[last]) or (last > k and low[last].isdigit())):
            break
        last += 1
    return last


def is_name(finder: Finder, row: list[str]) -> bool:
    """Whether readable words make a village's name by themselves: at least two, no people's, no person's."""
    person = len(row) > 2 and finder.grammar.is_family_name(row[0], only=True)
    peoples = finder.grammar.peoples.issuperset(row) or finder.grammar.is_people(" ".join(row))
    return len(row) > 1 and not person and not peoples


def ends_name(finder: Finder, end: int) -> bool:
    """Whether the sentence goes on behind a name as it does behind a noun: with a postposition, a conjunction or a sign."""
    following = _NEXT_WORD.match(finder.low, end)
    return following is None or following[1] in finder.grammar.particles


def is_noun(finder: Finder, span: Span) -> bool:
    """Whether a name whose last word looks like a particle is one: a case marker follows, unlike in "60 मिलियन डोंग है"."""
    grammar = finder.grammar
    following = _NEXT_WORD.match(finder.low, span[1])
    last = finder.low[slice(*span)].rpartition(" ")[2]
    return last not in grammar.particles or (following is not None and following[1] in (grammar.cases | grammar.postpositions))


def _is_small(candidate: Candidate) -> bool:
    return candidate.designator is not None and candidate.designator.kind in SMALL
