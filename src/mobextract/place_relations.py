"""What the place candidates of an article have to do with each other: repeats of a name, brackets, chains and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mobextract.folding import lower
from mobextract.place_grammar import DIGIT_AFTER, NATURAL, NONE, SMALL
from mobextract.vietnamese import latin_key, toned_key

Span = tuple[int, int]

if TYPE_CHECKING:
    from mobextract.place_candidates import Candidate, Finder
    from mobextract.place_tables import Designator


def headed_list(finder: Finder, start: int, end: int) -> tuple[Designator, int] | None:
    """The designator of a list of names that begins here behind a dash or colon, where the list goes on."""
    head = finder.grammar.list_head(finder.low, start)
    return (head, start) if head and finder.grammar.list_goes_on.match(finder.low, end) else None


def continued_list(finder: Finder, start: int, end: int, last: int) -> Candidate | None:
    """The member of a list of villages or communes that an unknown name goes on: "the villages A, B and C".

    ``start`` and ``end`` bound the first word of the name, ``last`` is the end of its run.
    """
    position, linked = start, False
    for member in [c for c in finder.found[-12:] if not c.number and c.outer[1] <= start][::-1]:
        gap = finder.low[member.outer[1] : position]
        match = finder.grammar.link.fullmatch(gap) if 0 < len(gap) < 12 else None
        if not match or match.lastgroup not in ("join", "comma"):
            return None
        linked = linked or match.lastgroup == "join"
        if member.designator is not None:
            # A comma goes on a list that a plural heads, or that has a last member behind an "and".
            goes_on = finder.grammar.list_goes_on if member.plural else finder.grammar.list_closes
            person = not member.plural and finder.grammar.is_family_name(finder.text[start:end])
            fits = member.designator.kind not in NATURAL and not person and (linked or goes_on.match(finder.text, last))
            return member if fits else None
        position = member.outer[0]
    return None


def find_repeats(finder: Finder) -> None:
    """Further mentions of names that a designator has established."""
    known: dict[str, Candidate] = {}
    for candidate in finder.found:
        small = candidate.designator is not None and candidate.designator.kind in SMALL | NATURAL
        if candidate.strong and not candidate.number and (small or not candidate.units):
            known.setdefault(latin_key(candidate.name) or lower(candidate.name), candidate)
    for candidate in finder.found if known else ():
        original = None if candidate.strong else known.get(latin_key(candidate.name) or lower(candidate.name))
        longer = None if candidate.strong else _longer(finder, candidate, known)
        if longer:
            candidate.end = candidate.start + len(longer.name)
            candidate.outer, candidate.surface, candidate.name = (candidate.start, candidate.end), longer.name, longer.name
            original = longer
        if original and all(longer or finder.grammar.unit(u).level > 2 for u, _ in candidate.units):
            candidate.designator, candidate.units, candidate.strong, candidate.rule = original.designator, original.units, True, "repeat"
    numbered = {key.rstrip("0123456789"): c for key, c in known.items() if key[-1:].isdigit()}
    for start, end in _loose_spans(finder) if known else ():
        digits = DIGIT_AFTER.match(finder.text, end) if numbered else None
        keys = _keys(finder, start, end)
        original = next((found for key in keys if (found := (numbered if digits else known).get(key))), None)
        span = (start, digits.end()) if digits else (start, end)
        if original and not digits and not _same_marks(finder.text[start:end], original.name):
            continue
        if original and not finder.is_taken(*span):
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


def _loose_spans(finder: Finder) -> Iterator[Span]:
    """The capitalised words that nothing explained, in rows of up to four, the longest first."""
    loose = sorted(finder.loose)
    for i, (start, end) in enumerate(loose):
        row = [(start, end)]
        for following in loose[i + 1 : i + 4]:
            if finder.text[row[-1][1] : following[0]] not in (" ", "-"):
                break
            row.append(following)
        if i and finder.text[loose[i - 1][1] : start] == " " and finder.grammar.is_family_name(finder.text[slice(*loose[i - 1])], only=True):
            continue  # the rest of a person's name
        yield from ((start, last) for _, last in reversed(row))


def relate(finder: Finder) -> None:
    """Say of each candidate how it follows the one before it."""
    for left, right in zip(finder.found, finder.found[1:], strict=False):
        gap = (left.outer[1], right.outer[0])
        if left.outer == right.outer:
            right.follows = "join"
        elif 0 <= gap[1] - gap[0] <= 40 and "\n" not in finder.text[gap[0] : gap[1]]:
            match = finder.grammar.link.fullmatch(finder.low[gap[0] : gap[1]])
            if match:
                right.follows = match.lastgroup or "inside"
                _list(finder, left, right)
    for last, candidate in enumerate(finder.found):
        if candidate.designator is not None and candidate.start == candidate.outer[0] and not candidate.number:
            _left_list(finder, last)


def _list(finder: Finder, left: Candidate, right: Candidate) -> None:
    """Hand the designator of a list on to its further members: "communes A, B and C"."""
    if right.follows not in ("join", "comma") or left.number or right.number:
        return
    if right.designator is None and not _is_exonym(finder, right) and (left.designator or left.listed):
        right.listed, right.plural = left.designator or left.listed, left.plural
        firm = left.strong or left.listed is not None
        right.strong = right.strong or (firm and (right.follows == "join" or left.plural))


def _left_list(finder: Finder, last: int) -> None:
    """Hand the designator behind the last name of a list back to the names before it: "A, B and C communes"."""
    closing = finder.found[last]
    joined = closing.follows == "join" or closing.plural
    while last and joined and finder.found[last].follows in ("join", "comma"):
        last -= 1
        member = finder.found[last]
        if member.designator is not None or member.number or _is_exonym(finder, member):
            return
        member.listed, member.plural, member.strong = closing.designator, closing.plural, True


def _is_exonym(finder: Finder, candidate: Candidate) -> bool:
    return candidate.exact and finder.grammar.unit(candidate.units[0][0]).level in (0, 9)
