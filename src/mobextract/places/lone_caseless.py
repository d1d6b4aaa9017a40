"""Villages that only a postposition of place tells, behind a commune, in a script without capitals: "डुओंग ओ में 12 परिवार"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import Designator
from mobextract.places.caseless_extents import WORDS
from mobextract.places.caseless_lists import EXACT, in_person, joined, opens_name
from mobextract.places.shares import is_name
from mobextract.text.segment import Span
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

COMMUNE, FEATURE = 3, 9
"""Levels of the units of which many have the same name, and of what is no unit."""
NEAR = 0.25
"""How much more than the likeliest units the spelling of others may cost that are thought of."""


def find_lone_caseless(finder: Finder, first: int, designator: Designator) -> None:
    """Add such names behind ``first``: two syllables, no common words, that nothing else goes before, right before a postposition of
    place, or before a person whose home they are."""
    for start, end in finder.segments.paragraphs:
        matches = list(WORDS.finditer(finder.low, max(start, first), end))
        words, low = [m.span() for m in matches], [m[0] for m in matches]
        for i in range(2, len(low)):
            if not joined(finder, words, i - 2, i + 1) or not _is_bound(finder, words, low, i - 2):
                continue
            if finder.grammar.is_letter(low[i]):
                _add_lettered(finder, words, low, i, designator)
            elif _is_cue(finder, words, low, i):
                _add(finder, words, low, i, designator)


def _is_cue(finder: Finder, words: list[Span], low: list[str], i: int) -> bool:
    """Whether word ``i`` is a postposition of place, or ties a person to the name before it ("फू वान के श्री …")."""
    grammar = finder.grammar
    if low[i] in grammar.table.within_after:
        return True
    return low[i] in grammar.cases and i + 1 < len(words) and grammar.titles.after(finder.low, words[i + 1][0]) is not None


def _add(finder: Finder, words: list[Span], low: list[str], i: int, designator: Designator) -> None:
    """Add the two words before word ``i`` as a village; one that may be a commune is marked, for the resolution, which knows where the
    article is."""
    grammar = finder.grammar
    span, row = (words[i - 2][0], words[i - 1][1]), low[i - 2 : i]
    if finder.is_taken(*span):
        bare = next((c for c in finder.bare_within(*span) if (c.start, c.end) == span and not c.strong and c.designator is None), None)
        if bare is not None and is_of_communes(finder, bare):
            bare.village = designator
        return
    minority = grammar.is_minority(" ".join(row))
    if not (minority or all(map(grammar.is_syllable, row))):
        return
    known = grammar.lookup(" ".join(row))
    common = not grammar.stop.isdisjoint(row) or all(grammar.common_words.get(word) for word in row)
    exact = bool(known.units) and known.units[0][1] < EXACT and opens_name(finder, words, low, i - 2)
    if (common and not exact) or not is_name(finder, *span) or in_person(finder, words, low, i - 2):
        return
    added = finder.add(span, span, None, known, "bare" if known.units else "lone", strong=not known.units)
    added.cued, added.listed = True, None if known.units else designator
    added.village = designator if known.units and is_of_communes(finder, added) else None


def _add_lettered(finder: Finder, words: list[Span], low: list[str], i: int, designator: Designator) -> None:
    """Add the two words before the letter that is word ``i`` as a village with it, whatever stands behind: "न्हुए तु ए में", "… बी ने"."""
    grammar = finder.grammar
    span, row = (words[i - 2][0], words[i][1]), low[i - 2 : i]
    if not grammar.stop.isdisjoint(row) or not all(map(grammar.is_syllable, row)):
        return
    if all(grammar.common_words.get(word) for word in row) or in_person(finder, words, low, i - 2):
        return
    if is_name(finder, span[0], words[i - 1][1]) and finder.free(*span):
        name = f"{' '.join(row)} {grammar.unit_number(low[i])}"
        finder.add(span, span, None, NONE, "lone", name=name).listed = designator


def _is_bound(finder: Finder, words: list[Span], low: list[str], i: int) -> bool:
    """Whether no name goes on at word ``i``: a sign or a common word stands before it."""
    grammar = finder.grammar
    before = low[i - 1] if i and joined(finder, words, i - 1, i + 1) else ""
    return not before or not grammar.is_syllable(before) or before in grammar.stop or bool(grammar.common_words.get(before))


def is_of_communes(finder: Finder, named: Candidate) -> bool:
    """Return whether only communes, and rivers or mountains, have a name, of several syllables, as it is most likely spelled."""
    usual = min((cost for _, cost in named.units), default=0) + NEAR
    units = [finder.grammar.unit(u) for u, cost in named.units if cost < usual]
    return bool(units) and all(unit.level in (COMMUNE, FEATURE) and " " in unit.name for unit in units)
