"""Further mentions of established names in a script without capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import is_small
from mobextract.places.caseless_lists import Span, in_person
from mobextract.places.numbers import closes_number
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE, Matches

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_WORD = regex(WORD)
_NUMBER = regex(r" \d{1,2}(?![\d.,/%-]?\d)")
_WORDS = regex(rf"{WORD}+(?:[-']{WORD}+)*")


def repeat_names(finder: Finder) -> None:
    """Further mentions, without a designator, of the names of several words that one has established."""
    known = {c.name.lower(): c for c in finder.found if c.strong and not c.number and " " in c.name and (c.units or is_small(c.designator))}
    for stem in {name.rstrip("0123456789").rstrip() for name in known if name[-1].isdigit()}:
        _add_siblings(finder, stem)
    for name, candidate in known.items():
        if finder.low.count(name) < 2:
            continue
        for start, end in _occurrences(finder.low, name):
            _extend_bare(finder, start, end, candidate)
            if (finder.is_taken(start, end) and not is_cut_short(finder, start, end)) or finder.segments.paragraph_at(start)[1] < end:
                continue  # a name in the page's furniture is no mention
            words = [m.span() for m in _WORDS.finditer(finder.low, max(0, start - 60), end)]
            first = next(n for n, w in enumerate(words) if w[0] >= start)
            low = [finder.low[a:b] for a, b in words]
            titled = finder.grammar.title_before(finder.low, start) is not None
            if titled or in_person(finder, words, low, first):
                continue
            if candidate.units:
                finder.add((start, end), (start, end), None, Matches(candidate.units, candidate.exact), "repeat", strong=False)
            elif not finder.text[end + 1 : end + 2].isdigit():
                finder.add((start, end), (start, end), candidate.designator, NONE, "repeat")


def _add_siblings(finder: Finder, stem: str) -> None:
    """The other numbers of a name that one number has established: "ए लुओई 4 में" beside "ए लुओई 2 कम्यून"."""
    for start, stop in _occurrences(finder.low, stem):
        number = _NUMBER.match(finder.low, stop)
        end = number.end() if number else stop
        if number is None or not closes_number(finder, end) or finder.segments.paragraph_at(start)[1] < end:
            continue
        matches = finder.grammar.lookup(finder.text[start:end])
        if matches.units and (not finder.is_taken(start, end) or is_cut_short(finder, start, end)):
            finder.add((start, end), (start, end), None, matches, "repeat")


def _extend_bare(finder: Finder, start: int, end: int, candidate: Candidate) -> None:
    """Let a bare name be read like the same name with a designator elsewhere: "फु लोंग में" after "फु लोंग कम्यून" is that commune; what
    may be a province is left as it is."""
    bare = next((c for c in finder.found if (c.start, c.end) == (start, end) and not c.strong and c.rule == "bare"), None)
    if bare is not None and not any(finder.grammar.unit(unit).level <= 1 for unit, _ in bare.units):
        own = {unit for unit, _ in bare.units}
        bare.units = (*bare.units, *(pair for pair in candidate.units if pair[0] not in own))


def is_cut_short(finder: Finder, start: int, end: int) -> bool:
    """Whether nothing but a bare name that is a part of the whole one was read there ("लोम", Lomé, in "केओ लोम"); it is taken back."""
    inside = finder.bare_within(start, end)
    if not inside or any(c.strong or c.designator is not None or c.end - c.start == end - start for c in inside):
        return False
    return finder.mask[start:end].count(1) == sum(c.end - c.start for c in inside) and finder.free(start, end)


def _occurrences(low: str, name: str) -> Iterator[Span]:
    """Where a name stands in the text as whole words."""
    start = low.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_WORD.match(low, end) or (start and _WORD.match(low, start - 1))):
            yield start, end
            start = low.find(name, end)
        else:
            start = low.find(name, start + 1)
