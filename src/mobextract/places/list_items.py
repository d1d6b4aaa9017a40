"""Units at the heads of a list's items, where its introduction says what they are: "Results in three communes: – Mai Chau: 31 clubs".

A bare name tells little by itself; behind "in three communes:" the names that items begin with are communes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import is_small
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex
from mobextract.text.lists import SIGNS

if TYPE_CHECKING:
    from mobextract.packs.place_tables import Designator
    from mobextract.places.candidates import Finder
    from mobextract.text.segment import Span

LEAST = 2
"""Items that a list has."""
LIKE = 0.8
"""Cost up to which a name is that of a unit, beside its designator."""
_NUMBERED = regex(r" \d")
"""Behind the designator of one unit that is numbered: "15 households of hamlet 3"."""
_ITEM = regex(
    rf"(?:[{SIGNS}+–—-]\s?|(?:\d{{1,2}}|{LETTER})[.)] )?[*_]*(?P<name>{LETTER}+(?:[ ’'-]{LETTER}+){{0,3}}(?: \d{{1,2}})?)[*_]*"
    r"(?=\s?[:(]|,? [–—-] )"
)
"""An item with the name that it begins with, up to a colon, a dash or a bracket."""


def find_list_items(finder: Finder) -> None:
    """Add the units that head the items of such lists.

    Deliberately not read: lists with other heads among the items ("Economy: …"), unknown names of other units than villages, in a script
    without capitals of villages too.
    """
    lists: dict[Span, list[Span]] = defaultdict(list)
    for paragraph in finder.segments.paragraphs:
        if (introduction := finder.segments.introductions.get(paragraph[0])) is not None:
            lists[introduction].append(paragraph)
    for introduction, items in lists.items():
        designator = _announced(finder, introduction) if len(items) >= LEAST else None
        names = [_name(finder, item) for item in items] if designator else []
        if designator and names and all(name and _is_unit(finder, name, designator) for name in names):
            for name in names:
                if name and not _is_told(finder, name) and finder.free(*name):
                    _add(finder, name, designator)


def _announced(finder: Finder, introduction: Span) -> Designator | None:
    """The designator of the units that an introduction speaks of last, in the plural or behind a number."""
    grammar, found = finder.grammar, None
    for match in grammar.headed.finditer(finder.low, *introduction):
        head = grammar.designates(match["head"]) if match["head"] else None
        after = None if match["head"] else grammar.before.after(finder.low, match.end())
        told = head or (after[0] if after else None)
        found = found if told is None or _NUMBERED.match(finder.low, after[1] if after else match.end()) else told
    return found


def _name(finder: Finder, item: Span) -> Span | None:
    match = _ITEM.match(finder.text, *item)
    if match is None or (finder.grammar.has_case and finder.text[match.start("name")].islower()):
        return None
    return match.span("name")


def _is_unit(finder: Finder, name: Span, designator: Designator) -> bool:
    """Whether a head may be such a unit; one that has a designator itself is a place already."""
    if _is_told(finder, name):
        return True
    surface = finder.text[slice(*name)]
    if is_small(designator):
        return _is_like_a_village(finder, surface)
    return any(cost < LIKE for _, cost in finder.grammar.named_units(surface, designator).units)


def _is_like_a_village(finder: Finder, surface: str) -> bool:
    """Whether a name that no table has may be a village's: several words, all in capitals, unlike "Kinh tế"."""
    words = surface.split(" ")
    several = len(words) > 1 or not finder.grammar.latin_script
    return finder.grammar.has_case and several and not any(w[0].islower() for w in words) and finder.plausible(surface)


def _is_told(finder: Finder, name: Span) -> bool:
    """Whether a designator stands in or beside a head."""
    return any(c.start < name[1] and name[0] < c.end and (c.strong or c.designator is not None) for c in finder.found)


def _add(finder: Finder, name: Span, designator: Designator) -> None:
    surface = finder.text[slice(*name)]
    finder.add(name, name, designator, finder.grammar.named_units(surface, designator), "item").plural = True
