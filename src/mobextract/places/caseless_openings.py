"""Names that begin with what looks like a postposition, and known names that a sentence opens with, in a script without capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.places.caseless_lists import LISTED, LONGEST, USUAL, Span, ends_unit, in_person, joined, opens_name, row_from
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

COMMUNE = 3
"""The level of a commune."""
_SIGN = regex(r" ?(?:[,;.।)\n]|$)")


def common_opening(finder: Finder, words: list[Span], low: list[str], j: int, i: int, matches: Matches) -> bool:
    """Whether the words ``j`` … ``i`` are a known name written as is usual though the first looks like a common word."""
    if i - j != 2 or not matches.units or matches.units[0][1] >= USUAL or low[j].isdigit():
        return False
    return low[j + 1] not in finder.grammar.stop and finder.grammar.is_syllable(low[j]) and opens_name(finder, words, low, j)


def goes_on_behind(finder: Finder, words: list[Span], low: list[str], j: int, end: int) -> bool:
    """Whether a known name that begins with word ``j`` goes on behind the designator that ends at ``end``: "मेकांग नदी के डेल्टा" is no
    river."""
    ends = (k for k in range(j + 2, j + row_from(finder, words, j, LONGEST) + 1) if words[k - 1][0] > end)
    return any(finder.grammar.large(" ".join(low[j:k])) for k in ends)


def name_at_head(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """Add the known name of several syllables that a sentence opens with, or that stands right behind the unit that it lies in:
    "मुओंग वा बड़ा कम्यून है", "मुओंग ला ज़िले का न्गोक चिएन देखिए"; or in a list, if it begins like a postposition: "सोन ला, का मऊ, दा नांग"."""
    grammar = finder.grammar
    head = i == 0 or finder.low[words[i - 1][1] : words[i][0]].strip() not in ("", ",", "-")
    within = i > 1 and low[i - 1] in grammar.cases and ends_unit(finder, words[i - 2])
    listed = i > 0 and low[i] in grammar.particles and finder.low[words[i - 1][1] : words[i][0]] == ", "
    if not (head or within or listed) or (head and low[i] not in grammar.stop and not grammar.is_syllable(low[i])):
        return
    for length in range(row_from(finder, words, i, LONGEST), 1, -1):
        span, row = (words[i][0], words[i + length - 1][1]), low[i : i + length]
        common = [k for k, word in enumerate(row) if word in grammar.stop]
        if finder.is_taken(*span) or row[0].isascii() or not all(map(grammar.is_syllable, row)):
            continue
        matches = grammar.lookup(" ".join(row))
        if not matches.units or matches.units[0][1] >= USUAL:
            continue
        if listed and not (common and _SIGN.match(finder.low, span[1])):
            continue
        if common and not (common == [0] and common_opening(finder, words, low, i, i + length, matches)):
            continue
        person = grammar.title_before(finder.low, span[0]) or in_person(finder, words, low, i)
        if not (person or _is_designated(finder, span[1]) or finder.beside(grammar.media, span)):
            finder.add(span, span, None, matches, "bare", strong=False)
            _list_behind(finder, words, low, i + length, matches)
        return


def pair_around(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """Add two known communes of one unit that the joiner ``i`` stands between, whatever follows: "पहाड़ी हान तिन डोंग और हान तिन ताय ने"."""
    if low[i] not in finder.grammar.joiner_words or not 1 < i < len(low) - 2 or row_from(finder, words, i - 1, 2) < 2:
        return
    for start in (i - 3, i - 2):
        if start < 0 or not joined(finder, words, start, i + 1) or low[start] in finder.grammar.stop:
            continue
        span, found = (words[start][0], words[i - 1][1]), finder.grammar.lookup(" ".join(low[start:i]))
        units = [unit for unit, cost in found.units if cost < USUAL and finder.grammar.unit(unit).level == COMMUNE]
        parents = {finder.grammar.unit(unit).parent for unit in units}
        if in_person(finder, words, low, start):
            return
        if parents and any(_is_sibling(finder, words, low, i + 1, n, parents) for n in (3, 2)) and not finder.is_taken(*span):
            finder.add(span, span, None, found, "bare", strong=False)
            _list_behind(finder, words, low, i, found)
            return


def _list_behind(finder: Finder, words: list[Span], low: list[str], i: int, first: Matches) -> None:
    """Add the names that go on such a name from word ``i`` on, of units beside the first: "हान थुआन, हान त्रुंग और हान डुंग अभी पीछे हैं"."""
    grammar = finder.grammar
    parents = {grammar.unit(unit).parent for unit, cost in first.units if cost < USUAL}
    while i < len(words):
        gap = finder.low[words[i - 1][1] : words[i][0]]
        start = i + 1 if gap == " " and low[i] in grammar.joiner_words else i if gap == ", " else len(words)
        length = next((n for n in (3, 2) if _is_sibling(finder, words, low, start, n, parents)), 0)
        if not length:
            return
        span = words[start][0], words[start + length - 1][1]
        if not finder.is_taken(*span):
            finder.add(span, span, None, grammar.lookup(" ".join(low[start : start + length])), "bare", strong=False)
        i = start + length


def _is_sibling(finder: Finder, words: list[Span], low: list[str], start: int, length: int, parents: set[int]) -> bool:
    """Whether so many words from ``start`` on are the name of a unit that lies in one of ``parents``."""
    if start + length > len(words) or row_from(finder, words, start, length) < length or low[start] in finder.grammar.stop:
        return False
    units = finder.grammar.lookup(" ".join(low[start : start + length])).units
    most = LISTED if length > 2 else USUAL
    return any(cost < most and finder.grammar.unit(unit).parent in parents for unit, cost in units)


def _is_designated(finder: Finder, end: int) -> bool:
    """Whether a designator follows, which settles by itself how far the name before it goes."""
    return finder.low[end : end + 1] == " " and finder.grammar.after.after(finder.low, end + 1) is not None
