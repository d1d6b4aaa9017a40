"""Names that only the designator beside them makes places: not persons', offices' or titles', and not what a facility is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import NATURAL, SMALL, Designator
from mobextract.places.names import is_code
from mobextract.text.segment import Span
from mobextract.toponyms.lookup import NONE
from mobextract.toponyms.vietnamese import is_latin

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

QUOTED = 90
"""The longest quotation that is a name, in which words for units have capitals, in characters."""


def unknown_name(finder: Finder, tokens: list[Span], i: int, before: Designator | None, left: int, length: int) -> int:
    """Read a name of ``length`` tokens that no table knows; return how many it takes, 0 where it is no place's."""
    start, end = tokens[i][0], tokens[i + length - 1][1]
    after = finder.after(end)
    if _is_no_name(finder, tokens, i, before, after, length):
        return 0
    designator = before or (after[0] if after else None)
    if designator is None or _is_called_otherwise(finder, (start, end), before, designator, left, length):
        return 0
    foreign = before is not None and finder.is_foreign(tokens[i : i + length], before, left)
    foreign = foreign or (after is not None and length <= 2 and finder.is_stranger(tokens[i : i + length], after))
    code = is_code(finder.text[start:end], designator)
    if not (finder.plausible(finder.text[start:end]) or foreign or code):
        return 0
    if (
        after
        and not before
        and not designator.persons
        and not (
            designator.kind in NATURAL and length == 2 and finder.plausible(finder.text[slice(*tokens[i])])
        )  # "Cua Lo River" is not Lô
        and _begins_later(finder, tokens[i : i + length], after[0])
    ):
        return 0  # "Old Tam Ky City": the name begins later
    outer, name = (left if before else start, after[1] if after else end), finder.grammar.base_name(finder.text[start:end])
    name = finder.grammar.unit_number(name) if code else name
    finder.add((start, end), outer, designator, NONE, "before" if before else "after", name=name)
    return length


def _begins_later(finder: Finder, tokens: list[Span], designator: Designator) -> bool:
    """Whether a known name ends with those words: "Old Tam Ky City"; not one syllable behind another ("Lien Lac commune")."""
    end = tokens[-1][1]
    known = [n for n in range(1, len(tokens)) if finder.grammar.named_units(finder.text[tokens[n][0] : end], designator).units]
    return any(n < len(tokens) - 1 or not finder.plausible(finder.text[tokens[0][0] : tokens[n - 1][1]]) for n in known)


def _is_no_name(
    finder: Finder, tokens: list[Span], i: int, before: Designator | None, after: tuple[Designator, int] | None, length: int
) -> bool:
    """Whether the words beside a designator are a person's name, an office's, a people's, or no whole name."""
    start, end = tokens[i][0], tokens[i + length - 1][1]
    if (
        length == 1
        and i + 1 < len(tokens)
        and finder.low[slice(*tokens[i + 1])] in finder.grammar.middles
        and finder.grammar.is_family_name(finder.low[start:end])
    ):
        return True  # "Ban Dân vận Tỉnh ủy Hoàng Thị Lệ Thủy"
    if before is None and length == 1 and finder.grammar.plurals.after(finder.low, start) is not None:
        return True  # "Four hamlets 1, 2, 3 and 5"
    office = finder.is_institution(start) and not ((before or after) and length > 1 and _is_latin_name(finder, start, end))
    if end - start == 1 and not finder.grammar.latin_script:
        return True  # "στο χωριό Ε": a letter, no name
    if (
        (finder.low[start:end] in finder.grammar.peoples and not (after is not None and after[0].kind == "river"))  # "Hoa-elven"
        or office
        or (length >= 3 and not _is_small(finder, start, before, after) and finder.is_person(tokens, i, before or (after and after[0])))
        or (length > 1 and before is not None and finder.is_dated_holder(start, end))
    ):
        return True
    if finder.text[end : end + 1] == " " and finder.text[end + 1 : end + 2].islower():
        following = finder.text[end + 1]
        foreign = not finder.grammar.latin_script and is_latin(following) and is_latin(finder.text[start])
        return end - start == 1 or foreign  # "Trạm Y tế": the beginning of a title; "το Habitat for Humanity"
    return False


def _is_small(finder: Finder, start: int, before: Designator | None, after: tuple[Designator, int] | None) -> bool:
    """Whether a village's designator follows words that no title stands before: "Huynh Gian Bac village"."""
    return before is None and after is not None and after[0].kind in SMALL and finder.grammar.title_before(finder.low, start) is None


def _is_called_otherwise(finder: Finder, name: Span, before: Designator | None, designator: Designator, left: int, length: int) -> bool:
    """Whether the name beside a designator says what a facility is for, or stands in a title."""
    start, end = name
    if designator.capital and before and not finder.text[left].isupper():
        return True
    if designator.kind == "facility" and length == 1 and finder.grammar.is_strained(finder.text[start:end]):
        return True  # "Το Πάρκο Γονέων": what it is for
    if designator.persons and length == 1 and finder.grammar.latin_script:
        return True  # "Bệnh viện Phụ sản Hà Nội": whom it is for
    quoted = finder.text[left].isupper() and before is not None
    # «Every Commune One Product», «Women Begin, Villages Flourish»
    return quoted and any(end <= q.end and q.end - q.start < QUOTED for q in finder.segments.quotations_at(left))


def _is_latin_name(finder: Finder, start: int, end: int) -> bool:
    """Whether words without diacritics are all Vietnamese syllables: behind a designator "Lang Moi" is a name, though "lang" is a word."""
    surface = finder.text[start:end]
    return surface.isascii() and finder.grammar.latin_script and finder.grammar.reads_latin(surface.lower())
