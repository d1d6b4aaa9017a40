"""Names with a dash inside in a script without capitals: "बा रिया - वुंग ताऊ" is one province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.places.caseless_lists import USUAL, Span

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

DASHES = frozenset((" - ", " – "))
SYLLABLES = (2, 1)
"""How many words either part of such a name may have, the usual number first."""


def dashed_names(finder: Finder, words: list[Span], low: list[str]) -> None:
    """Add the names of one paragraph that the gazetteer has with a dash between their parts."""
    for i in range(1, len(words)):
        if finder.low[words[i - 1][1] : words[i][0]] in DASHES:
            _add_dashed(finder, words, low, i)


def _add_dashed(finder: Finder, words: list[Span], low: list[str], i: int) -> None:
    """Add the name that word ``i`` begins the second part of."""
    for left, right in ((a, b) for a in SYLLABLES for b in SYLLABLES if a <= i and b <= len(words) - i):
        matches = finder.grammar.lookup(f"{' '.join(low[i - left : i])}-{' '.join(low[i : i + right])}")
        if matches.units and matches.units[0][1] < USUAL and "-" in finder.grammar.unit(matches.units[0][0]).name:
            span = words[i - left][0], words[i + right - 1][1]
            finder.add(span, span, None, matches, "bare")
            finder.claim(*span)
            return
