"""Further mentions of names that a designator has established: in other words of the text, or as parts of longer ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mobextract.folding import lower
from mobextract.place_grammar import DIGIT_AFTER, NATURAL, NONE, SMALL
from mobextract.vietnamese import latin_key, toned_key

if TYPE_CHECKING:
    from mobextract.place_candidates import Candidate, Finder

Span = tuple[int, int]


def find_repeats(finder: Finder) -> None:
    """Read bare names as the villages, rivers and unknown units that a designator has made of the same names elsewhere."""
    known: dict[str, Candidate] = {}
    for candidate in finder.found:
        small = candidate.designator is not None and candidate.designator.kind in SMALL | NATURAL
        if candidate.strong and not candidate.number and (small or not candidate.units):
            known.setdefault(latin_key(candidate.name) or lower(candidate.name), candidate)
    if known:
        _revise(finder, known)
        _add_loose(finder, known)


def _revise(finder: Finder, known: dict[str, Candidate]) -> None:
    """Bare candidates that bear an established name, or begin a longer one."""
    for candidate in finder.found:
        if candidate.strong:
            continue
        original = known.get(latin_key(candidate.name) or lower(candidate.name))
        longer = _longer(finder, candidate, known)
        if longer:
            candidate.end = candidate.start + len(longer.name)
            candidate.outer, candidate.surface, candidate.name = (candidate.start, candidate.end), longer.name, longer.name
            original = longer
        if original and all(longer or finder.grammar.unit(u).level > 2 for u, _ in candidate.units):
            candidate.designator, candidate.units, candidate.strong, candidate.rule = original.designator, original.units, True, "repeat"


def _add_loose(finder: Finder, known: dict[str, Candidate]) -> None:
    """Rows of words that nothing explained, or only one by one."""
    numbered = {key.rstrip("0123456789"): c for key, c in known.items() if key[-1:].isdigit()}
    bare = {(c.start, c.end): c for c in finder.found if not c.strong and c.designator is None and " " not in c.surface}
    for start, end in _rows(finder, sorted({*finder.loose, *bare})):
        digits = DIGIT_AFTER.match(finder.text, end) if numbered else None
        original = next((found for key in _keys(finder, start, end) if (found := (numbered if digits else known).get(key))), None)
        if original is None or (start, end) in bare or (not digits and not _same_marks(finder.text[start:end], original.name)):
            continue
        span = (start, digits.end()) if digits else (start, end)
        parts = [c for c in bare.values() if span[0] <= c.start and c.end <= span[1] and c in finder.found]
        for part in parts:
            finder.drop(part)
        if not finder.is_taken(*span):
            finder.add(span, span, original.designator, NONE, "repeat")


def _same_marks(surface: str, name: str) -> bool:
    """Whether two spellings of one key may be the same name: "Bà" is not Ba."""
    return surface.isascii() or not latin_key(surface) or toned_key(surface) == toned_key(name)


def _longer(finder: Finder, candidate: Candidate, known: dict[str, Candidate]) -> Candidate | None:
    """The established name that goes on where a bare one ends: the village Pa Vi Ha, not the commune Pa Vi."""
    for established in known.values():
        if established.name.startswith(candidate.name + " ") and finder.text.startswith(established.name, candidate.start):
            return established
    return None


def _keys(finder: Finder, start: int, end: int) -> list[str]:
    """What a name is remembered by: as written, and, since translators mix scripts, as it may be written in Latin letters."""
    surface = finder.text[start:end]
    if latin_key(surface) or not finder.grammar.transliterator.enabled:
        return [latin_key(surface) or finder.low[start:end]]
    readings = finder.grammar.transliterator.readings(lower(surface))[:12]
    return [finder.low[start:end], *(latin_key(reading) for reading, _ in readings)]


def _rows(finder: Finder, loose: list[Span]) -> Iterator[Span]:
    """Rows of up to four capitalised words side by side, the longest first; not the rest of a person's name."""
    for i, (start, end) in enumerate(loose):
        row = [(start, end)]
        for following in loose[i + 1 : i + 4]:
            if finder.text[row[-1][1] : following[0]] not in (" ", "-"):
                break
            row.append(following)
        if i and finder.text[loose[i - 1][1] : start] == " " and finder.grammar.is_family_name(finder.text[slice(*loose[i - 1])], only=True):
            continue
        yield from ((start, last) for _, last in reversed(row))
