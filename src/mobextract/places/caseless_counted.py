"""Lists of names that a genitive or their number ties to a plural designator, in a script without capitals: "A, B और C के तीन गाँवों में",
"A और B, दोनों कम्यूनों में"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL, Designator
from mobextract.places.caseless_extents import is_name
from mobextract.places.caseless_lists import DISTINCT, HOLDERS, LONGEST, USUAL, Span, unknown_member
from mobextract.text.lexicon import spellings
from mobextract.toponyms.lookup import NONE, Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder
    from mobextract.places.grammar import Grammar

MOST = 12
"""The most names of a list."""
LEAST = 3
"""The least number that is told in digits of units rather than as a part of a name."""
Named = tuple[Span, Matches]


@functools.lru_cache(maxsize=16)
def _numbers(grammar: Grammar) -> dict[str, int]:
    """The words for so many, and for all of so many, with the number."""
    linking = grammar.language.table("linking")
    cardinals = grammar.language.table("numerals").cardinals
    rows = [*((n, forms) for n, forms in cardinals.items() if n.isdigit()), ("2", linking.both), *linking.all_of.items()]
    return {spelling: int(n) for n, forms in rows if 1 < int(n) <= MOST for form in forms for spelling in spellings(form)}


def counted_list(finder: Finder, words: list[Span], low: list[str], i: int, designator: Designator) -> None:
    """Add the names of such a list before the plural designator at word ``i``: villages where their number agrees with it, communes where
    each is known."""
    grammar, k = finder.grammar, i - 1
    number = int(low[k]) if low[k].isdigit() and len(low[k]) < len(str(MOST)) else _numbers(grammar).get(low[k], 0)
    k -= number > 1
    tied = k > 0 and low[k] in grammar.cases
    k -= tied
    if k < 2 or not (number > 1 or (tied and designator.kind in HOLDERS)) or grammar.plurals.after(finder.low, words[i][0]) is None:
        return
    if finder.low[words[k][1] : words[k + 1][0]] == ") ":
        k = _before_bracket(finder, words, k)
    elif finder.low[words[k][1] : words[k + 1][0]] not in (" ", ", "):
        return
    named = _members(finder, words, low, k + 1, number, designator) if k > 1 else []
    large = all(grammar.large(finder.low[slice(*span)]) for span, _ in named)
    if len(named) < 2 or (large and designator.kind in HOLDERS) or any(finder.is_taken(*span) for span, _ in named):
        return
    for span, known in reversed(named):
        finder.add(span, span, designator, known, "list").plural = True


def counts_units(finder: Finder, words: list[Span], low: list[str], i: int) -> bool:
    """Whether the number before the plural designator at word ``i`` counts units, and numbers no village: "डोंग डांग 36 गाँवों वाला कम्यून
    है", but "ता लेन 1 और ता लेन 2 गाँवों में"."""
    if int(low[i - 1]) < LEAST or finder.grammar.plurals.after(finder.low, words[i][0]) is None:
        return False
    first, sign = _bound(finder, words, low, i - 1)
    return sign != "," and sign not in finder.grammar.joiner_words and not any(word.isdigit() for word in low[first : i - 1])


def _before_bracket(finder: Finder, words: list[Span], k: int) -> int:
    """The word before the bracket that ends behind word ``k``; 0 where none opens near."""
    opening = finder.low.rfind("(", max(0, words[k][1] - 40), words[k][1])
    return next((n for n in range(k, max(0, k - 2 * LONGEST), -1) if words[n][1] < opening), 0) if opening > 0 else 0


def _members(finder: Finder, words: list[Span], low: list[str], end: int, number: int, designator: Designator) -> list[Named]:
    """The names of the list that ends before word ``end``, from right to left; none unless they are ``number``, if that is told."""
    named: list[Named] = []
    joined = False
    while len(named) < (number or MOST):
        first, sign = _bound(finder, words, low, end)
        listed = sign == "," or sign in finder.grammar.joiner_words
        last = len(named) + 1 == number or not listed
        member = _bounded(finder, words, low, first, end, designator) if sign else None
        member = member or _opening(finder, words, low, max(first, end - LONGEST), end, designator)
        if member is None or not (joined or listed):
            return []
        named.append(member)
        if member[0][0] > words[first][0] or last:
            break  # words of the sentence stand before it: it is the first one
        joined, end = True, first - (sign != ",")
    return named if joined and number in (0, len(named)) else []


def _bound(finder: Finder, words: list[Span], low: list[str], end: int) -> tuple[int, str]:
    """Where the row of words begins that ends before word ``end``, and the sign or the conjunction that stands before it."""
    first = end - 1
    while first > 0 and end - first <= LONGEST:
        if low[first - 1] in finder.grammar.joiner_words:
            return first, low[first - 1]
        if (gap := finder.low[words[first - 1][1] : words[first][0]]) not in (" ", "-"):
            return first, gap.strip()
        first -= 1
    return first, ""


def _bounded(finder: Finder, words: list[Span], low: list[str], first: int, end: int, designator: Designator) -> Named | None:
    """All words between two signs as a name: a known one, or a village's of readable words."""
    span = (words[first][0], words[end - 1][1])
    known = finder.grammar.named_units(finder.low[slice(*span)], designator)
    if finder.grammar.title_before(finder.low, span[0]):
        return None
    if known.units and known.units[0][1] < DISTINCT:
        return span, known
    row = low[first:end]
    stop = finder.grammar.stop
    syllables = all(finder.grammar.is_syllable(w) or (w not in stop and finder.grammar.is_readable(w)) for w in row)
    return (span, NONE) if designator.kind in SMALL and syllables and not stop.issuperset(row) and is_name(finder, row) else None


def _opening(finder: Finder, words: list[Span], low: list[str], first: int, end: int, designator: Designator) -> Named | None:
    """The name that the words first … end-1 end with: the longest well known one, else a village's of readable words."""
    for start in range(first, end - 1):
        span = (words[start][0], words[end - 1][1])
        known = finder.grammar.named_units(finder.low[slice(*span)], designator)
        if known.units and known.units[0][1] < USUAL and low[start] not in finder.grammar.stop:
            return None if finder.grammar.title_before(finder.low, span[0]) else (span, known)
    start = unknown_member(finder, words, low, end, alike=False) if designator.kind in SMALL else end
    return ((words[start][0], words[end - 1][1]), NONE) if first <= start < end and is_name(finder, low[start:end]) else None
