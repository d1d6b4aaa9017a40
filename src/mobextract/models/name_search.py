"""Where names stand in a text, whatever the endings of their words: a few are looked for one by one, many by an index of all words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.text.folding import ANY_LETTERS, ANY_WORD
from mobextract.text.lazy import regex

FEW = 64
"""Names that are looked for one by one; an index of the words costs more than as many searches."""
KEY = 4
"""Letters that words are looked up by; a stem has as many, or is a whole word."""
GAP = 3
"""The most characters between two words of a name."""
_GAP = regex(rf"[\s,–—-]{{1,{GAP}}}")
_NOWHERE: list[int] = []

Stem = tuple[str, int]
"""How a word begins, and how many letters its ending may have."""


def find_names(low: str, names: Sequence[tuple[Stem, ...]]) -> Iterator[tuple[int, int, int]]:
    """Yield where the words with these stems stand one behind the other: start, number of the name, end.

    >>> text = "goat bank … the goats' bank"
    >>> list(find_names(text, [(("goat", 2), ("bank", 0))]))
    [(0, 0, 9)]
    """
    if len(names) <= FEW:
        yield from ((start, number, end) for number, stems in enumerate(names) for start, end in _occurrences(low, stems))
        return
    words = [m.span() for m in ANY_WORD.finditer(low)]
    index: dict[str, list[int]] = {}
    for at, (start, end) in enumerate(words):
        index.setdefault(low[start : min(end, start + KEY)], []).append(at)
    for number, stems in enumerate(names):
        yield from ((start, number, end) for start, end in _indexed(low, stems, words, index))


def _indexed(low: str, stems: tuple[Stem, ...], words: list[tuple[int, int]], index: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """The same by the word of the name that stands in the fewest places."""
    places = [index.get(stem[:KEY], _NOWHERE) for stem, _ in stems]
    step = min(range(len(stems)), key=lambda i: len(places[i]))
    floor = 0
    for at in places[step]:
        start = words[at - step][0] if at >= step else -1
        end = _end(low, start, stems) if start >= floor else None
        if end is not None:
            yield start, end
            floor = end


def _occurrences(low: str, stems: tuple[Stem, ...]) -> Iterator[tuple[int, int]]:
    """The places of one name; compiled for nothing else, an expression would cost more than the search."""
    first, rare = stems[0][0], max((stem for stem, _ in stems), key=len)
    reach = sum(len(stem) + ending + GAP for stem, ending in stems)
    floor, at = 0, low.find(rare)
    while at >= 0:  # the longest stem stands in few places
        start = low.find(first, max(floor, at - reach), at + len(first))
        if start < 0:
            at = low.find(rare, at + 1)
            continue
        inside = start and low[start - 1] not in " \n" and ANY_WORD.match(low, start - 1)
        end = None if inside else _end(low, start, stems)
        if end is not None:
            yield start, end
        floor = end or start + 1


def _end(low: str, position: int, stems: tuple[Stem, ...]) -> int | None:
    for number, (stem, ending) in enumerate(stems):
        gap = _GAP.match(low, position) if number else None
        if number and not gap:
            return None
        word = ANY_WORD.match(low, gap.end() if gap else position)
        if not word or not word[0].startswith(stem):
            return None
        rest = len(word[0]) - len(stem)
        if rest > ending or (rest and not ANY_LETTERS.fullmatch(word[0], len(stem))):
            return None
        position = word.end()
    return position
