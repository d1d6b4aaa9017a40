"""Cities of one short word: "Vinh" and "Huế" are persons' names, too, and count where the text treats them as places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.places.persons import is_given
from mobextract.text.folding import LETTER, UPPER
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

SPELT = 0.35
"""What the city's name costs at most: without its diacritics, not with others, in another script in a usual way."""
SHORT = 5
"""Letters of a short name."""
NEAR = 80
"""How far before it the province stands that it follows in a list with figures."""
_FIGURE = r"(?! *(?:19|20)\d\d(?!\d)) *\d"
_HAS = regex(rf"(?: {LETTER}+){{0,2}}{_FIGURE}")
"""A figure behind a verb, with words such as "more than" before it."""
_GOES_ON = regex(rf"[ -][{UPPER}]|[-–]")
"""What a longer name has behind one of its words."""
_DASHES = ("-", "–")
_BESIDE = regex(_FIGURE)
_TOLD = regex(rf"(?: {LETTER}{{1,5}}| [–—-]|:)?{_FIGURE}")
"""A figure in a list: "Hue 20", "Hue got 20", "Hue with 20"."""
_SENTENCE = regex(r"[.!?…;।]\s|\n")
_FIGURES = regex(r"\d")


def tell_cities(finder: Finder) -> None:
    """Mark the cities of one short word that the text treats as places (``known``). None is one that is the given name of a person of the
    article; where such a word begins a sentence, it is taken back."""
    persons: dict[str, bool] = {}
    for candidate in [c for c in finder.found if _is_short_city(finder, c)]:
        heads = _heads(finder, candidate)
        if not (heads or candidate.cued or _has_share(finder, candidate)):
            continue
        if candidate.surface not in persons:
            persons[candidate.surface] = is_given(finder, candidate.surface)
        candidate.known = not persons[candidate.surface]
        if heads and not candidate.known:
            finder.drop(candidate)


def _is_short_city(finder: Finder, candidate: Candidate) -> bool:
    """Whether a candidate without a designator is one short word that a province's or central city is called."""
    if candidate.designator is not None or " " in candidate.surface or len(candidate.surface) > SHORT:
        return False
    if _GOES_ON.match(finder.text, candidate.end) or finder.text[candidate.start - 1 : candidate.start] in _DASHES:
        return False
    units = (finder.grammar.unit(u) for u, cost in candidate.units if cost < SPELT)
    return any(unit.kind == "city" and unit.level in (1, 2) and " " not in unit.name for unit in units)


def _heads(finder: Finder, candidate: Candidate) -> bool:
    """Whether a sentence begins with the name and says how many of something are there: "Hue has 40 schools"."""
    grammar = finder.grammar
    article = grammar.leading_articles.before(finder.low, candidate.start)
    if not finder.opens(article[1] if article else candidate.start):
        return False
    verb = grammar.has.after(finder.low, candidate.end + 1) if finder.low[candidate.end : candidate.end + 1] == " " else None
    return _HAS.match(finder.low, verb[1]) is not None if verb else _BESIDE.match(finder.low, candidate.end) is not None


def _has_share(finder: Finder, candidate: Candidate) -> bool:
    """Whether a province with its figure stands before the name in its sentence, and a figure behind: "Ha Tinh sent 30 and Hue 20"."""
    if _TOLD.match(finder.low, candidate.end) is None:
        return False
    before = [
        c
        for c in finder.found
        if c.end < candidate.start < c.end + NEAR and any(finder.grammar.unit(u).level == 1 for u, cost in c.units[:1] if cost < SPELT)
    ]
    if not before:
        return False
    nearest = max(before, key=_end)
    gap = finder.low[nearest.end : candidate.start].rstrip()
    article = finder.grammar.leading_articles.before(finder.low, candidate.start)
    left = finder.low[: article[1] if article else candidate.start].rstrip()
    joined = left.endswith((",", ";")) or any(left.endswith(f" {word}") for word in finder.grammar.joiner_words)
    return joined and _FIGURES.search(gap) is not None and _SENTENCE.search(gap) is None


def _end(candidate: Candidate) -> int:
    return candidate.end
