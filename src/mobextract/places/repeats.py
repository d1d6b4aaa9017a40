"""Further mentions of names that a designator has established: in other words of the text, or as parts of longer ones."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import NATURAL, SMALL, bears_persons
from mobextract.places.grammar import DIGIT_AFTER
from mobextract.text.folding import UPPER, WORD, lower
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE, Matches
from mobextract.toponyms.vietnamese import is_latin, latin_key, toned_key

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder
    from mobextract.places.grammar import Grammar

Span = tuple[int, int]


_STRAINED = 0.5
"""Cost from which a province or district is read into a bare name only by a strain: the village so called goes before it."""
_LETTERED = regex(rf"[^\W\d] [{UPPER}]$")
"""A name that ends in a single letter."""
_LETTER = regex(rf" [{UPPER}](?!{WORD})")
_WORD = regex(WORD)
_NUMBERED = "number-name"
"""The rule that reads a name with a number."""
_NUMBER = regex(r" \d{1,2}$")
_GLANCE = 2
"""Letters in which a word and the beginning of a name are compared first; no case ending takes them."""
LONG = 2
"""Blanks that a name has at least which is looked for as a whole."""
_STEM = 4
"""Letters that a name without its case ending must have."""


def find_siblings(finder: Finder) -> None:
    """Read a name that a village has with one number, where it stands with another: the hamlets Tan Lap 1 and, later, "Tan Lap 2".

    A number that may count what stands behind it ("in Tan Lap 2 households") is left to the rules that read the words one by one.
    """
    bases: dict[str, Candidate] = {}
    for candidate in finder.found:
        numbered = _NUMBER.search(candidate.name) if candidate.strong else None
        if numbered and not candidate.number and not candidate.name[0].islower() and (candidate.rule == _NUMBERED or _is_small(candidate)):
            bases.setdefault(candidate.name[: numbered.start()], candidate)
    for base, candidate in bases.items():
        for start in _occurrences(finder.text, base):
            number = DIGIT_AFTER.match(finder.text, start + len(base))
            if number and not finder.grammar.counts_noun(finder.low, number):
                _add_sibling(finder, (start, number.end()), candidate)


def _occurrences(text: str, base: str) -> Iterator[int]:
    """Where words stand in a text, not inside a longer one."""
    start = text.find(base)
    while start >= 0:
        if not start or _WORD.match(text, start - 1) is None:
            yield start
        start = text.find(base, start + 1)


def _add_sibling(finder: Finder, span: Span, candidate: Candidate) -> None:
    if finder.is_taken(*span) and not finder.free(*span):
        return
    name = finder.text[slice(*span)]
    designator = candidate.designator or candidate.listed
    finder.add(span, span, designator, finder.grammar.named_units(name, designator), _NUMBERED)


def find_repeats(finder: Finder) -> None:
    """Read bare names as the villages, rivers and unknown units that a designator has made of the same names elsewhere."""
    established = [
        c for c in finder.found if c.strong and not c.number and (_is_small(c) or not c.units) and not bears_persons(c.designator)
    ]
    units = {lower(c.surface) for c in finder.found if c.strong and c.units and not _is_small(c)}
    established = [c for c in established if not (_is_natural(c) and lower(c.surface) in units)]  # the commune, not the islet of its name
    established = [c for c in established if lower(c.surface) not in finder.grammar.peoples]  # the Hoa River, and the Hoa people
    lettered = {c.surface[:-2]: c for c in reversed(established) if _LETTERED.search(c.surface)}
    for base, candidate in lettered.items():
        _add_lettered(finder, base, candidate)
    for candidate in established:
        person = finder.grammar.is_family_name(candidate.surface.partition(" ")[0])
        if candidate.surface.count(" ") >= LONG and not candidate.units and not person:
            _add_longer(finder, candidate)
    _add_joined(finder)
    if established:
        known = _Known(finder.grammar, established)
        _revise(finder, known)
        _add_loose(finder, known)


def _add_lettered(finder: Finder, base: str, candidate: Candidate) -> None:
    """The same name with other letters behind it: the villages Bung A and Bung B."""
    bare = {c.start for c in finder.found if not c.strong and c.designator is None}
    for start in _occurrences(finder.text, base):
        letter = _LETTER.match(finder.text, start + len(base))
        if letter is None:
            continue
        span = (start, letter.end())
        taken = finder.is_taken(*span)
        if not taken or (start in bare and finder.free(*span)):
            finder.add(span, span, candidate.designator or candidate.listed, NONE, "repeat")


def _add_longer(finder: Finder, candidate: Candidate) -> None:
    """The same name of three words or more, whatever unit is called like the last of them: "Hang Pu Xi", not the commune of Pú Xi."""
    for start in _occurrences(finder.text, candidate.surface):
        span = (start, start + len(candidate.surface))
        if _WORD.match(finder.text, span[1]) is None and (not finder.is_taken(*span) or finder.free(*span)):
            finder.add(span, span, candidate.designator or candidate.listed, NONE, "repeat")


def _add_joined(finder: Finder) -> None:
    """Words that are several syllables in one, as a designator has them elsewhere; at a sentence's head nothing else shows that they are
    names: "В коммуне Ванням … Ванням получил 14 домов"."""
    units = {
        c.surface: c
        for c in reversed(finder.found)
        if c.strong and not c.number and c.units and not is_latin(c.surface[0]) and _is_joined(finder.grammar, c)
    }
    for start, end in finder.loose if units else ():
        original = units.get(finder.text[start:end])
        if original is not None and not finder.is_taken(start, end):
            finder.add((start, end), (start, end), None, Matches(original.units, original.exact), "repeat", strong=False)


def _is_joined(grammar: Grammar, candidate: Candidate) -> bool:
    return not re.search(r"[\s-]", candidate.surface) and " " in grammar.unit(candidate.units[0][0]).name


def _is_small(candidate: Candidate) -> bool:
    designator = candidate.designator or candidate.listed
    return designator is not None and designator.kind in SMALL | NATURAL


def _is_natural(candidate: Candidate) -> bool:
    designator = candidate.designator or candidate.listed
    return designator is not None and designator.kind in NATURAL - {"facility"}


class _Known:
    """Established names by what their other mentions may look like: blanks, hyphens and case endings make no difference."""

    def __init__(self, grammar: Grammar, established: list[Candidate]) -> None:
        self.grammar = grammar
        self.whole: dict[str, Candidate] = {}
        self.stems: dict[str, Candidate] = {}
        self.sought: dict[str, Candidate | None] = {}
        self.has_latin = False
        for candidate in established:
            key, *stems = self._keys(candidate.name)
            self.whole.setdefault(key, candidate)
            self.has_latin = self.has_latin or key.isascii()
            for stem in stems:
                self.stems.setdefault(stem, candidate)
        self.by_first: dict[str, list[Candidate]] = {}
        """The names of several words, by the first one."""
        for candidate in self.whole.values():
            if " " in candidate.name:
                self.by_first.setdefault(candidate.name.partition(" ")[0], []).append(candidate)
        self.beginnings = frozenset(key[:length] for key in (*self.whole, *self.stems) for length in range(1, _GLANCE + 1))

    def _keys(self, name: str) -> list[str]:
        """The key of a name as it stands, and those that it has without a case ending."""
        low = lower(name)
        if not low.endswith(self.grammar.any_ending):
            return [self.grammar.spelling_key(low)]
        bases = [low[: len(low) - len(e)] + base for e, base in self.grammar.endings if low.endswith(e)]
        return [self.grammar.spelling_key(low), *(self.grammar.spelling_key(base) for base in bases if len(base) >= _STEM)]

    @functools.cached_property
    def read(self) -> dict[str, Candidate]:
        """Names of several words in another script by what they may be in Latin letters, since translators mix scripts."""
        found: dict[str, Candidate] = {}
        for candidate in self.whole.values():
            if not latin_key(candidate.name) and " " in candidate.name:
                for key in self.grammar.reading_keys(candidate.name):
                    found.setdefault(key, candidate)
        return found

    def key(self, name: str) -> str:
        """The key of a name as it stands."""
        return self.grammar.spelling_key(name)

    def find(self, name: str) -> Candidate | None:
        """Return the established name that ``name`` repeats, in whatever case either stands."""
        if name not in self.sought:
            self.sought[name] = self._find(name)
        return self.sought[name]

    def _find(self, name: str) -> Candidate | None:
        key, *stems = self._keys(name)
        found = self.whole.get(key) or self.stems.get(key)
        if found or not stems:
            return found
        return next(filter(None, [*map(self.whole.get, stems), *map(self.stems.get, stems)]), None)

    def may_begin(self, word: str) -> bool:
        """Whether an established name may begin with a word: most words differ from all of them in their first letters; not told of two
        scripts."""
        if self.grammar.transliterator.enabled and (self.has_latin or latin_key(word)):
            return True
        return self.key(word)[:_GLANCE] in self.beginnings


def _revise(finder: Finder, known: _Known) -> None:
    """Bare candidates that bear an established name, or begin a longer one."""
    for candidate in finder.found:
        if candidate.strong:
            continue
        original = known.find(candidate.name)
        longer = _longer(finder, candidate, known)
        if original and _goes_on(finder, candidate.start, candidate.end, original):
            continue
        if longer:
            candidate.end = candidate.start + len(longer.name)
            candidate.outer, candidate.surface, candidate.name = (candidate.start, candidate.end), longer.name, longer.name
            original = longer
        if original and (longer or not _is_large(finder.grammar, candidate)):
            candidate.designator, candidate.strong, candidate.rule = original.designator or original.listed, True, "repeat"
            candidate.units = original.units if original.designator else ()
            candidate.name = original.name


def _is_large(grammar: Grammar, candidate: Candidate) -> bool:
    """Whether a bare name is more readily a province's or a district's than a village's."""
    return any(grammar.unit(u).level <= 2 and cost < _STRAINED for u, cost in candidate.units)


def _add_loose(finder: Finder, known: _Known) -> None:
    """Rows of words that nothing explained, or only one by one."""
    numbered = {key.rstrip("0123456789"): c for key, c in known.whole.items() if key[-1:].isdigit()}
    bare = {(c.start, c.end): c for c in finder.found if not c.strong and c.designator is None and " " not in c.surface}
    for start, end in _rows(finder, known, sorted({*finder.loose, *bare})):
        surface = finder.text[start:end]
        digits = DIGIT_AFTER.match(finder.text, end) if numbered else None
        original = numbered.get(known.key(surface)) if digits else known.find(surface)
        if original is None and " " in surface and latin_key(surface) and finder.grammar.transliterator.enabled:
            original = known.read.get(latin_key(surface))
            for same in [c for c in finder.found if original is not None and c.name == original.name]:
                same.name = surface  # in Latin letters there is nothing to guess
        if (
            original is None and known.has_latin and not latin_key(surface) and lower(surface) not in finder.grammar.stop
        ):  # the article "Το" is no Thôi
            original = _first(finder.grammar.reading_keys(surface), numbered if digits else known.whole)
        if (
            original is None
            or (start, end) in bare
            or _goes_on(finder, start, end, original)
            or (not digits and not _same_marks(surface, original.name))
        ):
            continue
        span = (start, digits.end()) if digits else (start, end)
        parts = [c for c in bare.values() if span[0] <= c.start and c.end <= span[1] and c in finder.found]
        for part in parts:
            finder.drop(part)
        if not finder.is_taken(*span):
            finder.add(span, span, original.designator or original.listed, NONE, "repeat", name="" if digits else original.name)


def _same_marks(surface: str, name: str) -> bool:
    """Whether two spellings of one key may be the same name: "Bà" is not Ba."""
    return surface.isascii() or not latin_key(surface) or toned_key(surface) == toned_key(name)


def _longer(finder: Finder, candidate: Candidate, known: _Known) -> Candidate | None:
    """The established name that goes on where a bare one ends: the village Pa Vi Ha, not the commune Pa Vi."""
    for established in known.by_first.get(candidate.name.partition(" ")[0], ()):
        if established.name.startswith(candidate.name + " ") and finder.text.startswith(established.name, candidate.start):
            return established
    return None


def _first(keys: tuple[str, ...], names: dict[str, Candidate]) -> Candidate | None:
    """The name with the likeliest of the keys that a name in another script may have, since translators mix scripts."""
    return None if names.keys().isdisjoint(keys) else next(names[key] for key in keys if key in names)


def _rows(finder: Finder, known: _Known, loose: list[Span]) -> Iterator[Span]:
    """Rows of up to four capitalised words of one script side by side, the longest first; not the rest of a person's name."""
    for i, (start, end) in enumerate(loose):
        if not known.may_begin(finder.text[start:end]):
            continue
        row = [(start, end)]
        for following in loose[i + 1 : i + 4]:
            if finder.text[row[-1][1] : following[0]] not in (" ", "-") or is_latin(finder.text[start]) != is_latin(
                finder.text[following[0]]
            ):
                break
            row.append(following)
        if (
            i
            and finder.text[loose[i - 1][1] : start] == " "
            and finder.grammar.is_family_name(finder.text[slice(*loose[i - 1])], only=True)
        ):
            continue
        yield from ((start, last) for _, last in reversed(row))


def _goes_on(finder: Finder, start: int, end: int, original: Candidate) -> bool:
    """Whether one word that a river is called is only the first of a person's name: "Hồng Duyên"."""
    designator = original.designator or original.listed
    if " " in finder.text[start:end] or designator is None or designator.kind not in NATURAL:
        return False
    following = finder.text[end + 1 : end + 2]
    return finder.text[end : end + 1] == " " and following.isupper() and finder.grammar.before.after(finder.low, end + 1) is None
