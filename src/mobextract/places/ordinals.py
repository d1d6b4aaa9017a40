"""Villages, wards and districts with an ordinal for a number: "в 11-й деревне", "i 4. bydel", "στην 5η συνοικία"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES
from mobextract.places.numbers import closes_number, lies_in_named
from mobextract.text.folding import skip_blanks
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder
    from mobextract.places.ordinal_words import Ordinals

LIKELY_RANK = 2
"""Up to here an ordinal is a rank ("the 1st village, the 2nd village") unless the unit around is named."""
LARGER = COMMUNES | {"town", "city", "district", "province"}
"""Units that a village or a ward lies in."""


def find_ordinals(finder: Finder, start: int, end: int) -> None:
    """Add the units of one paragraph that an ordinal numbers and that words of place stand beside, and the one around right behind."""
    ordinals, low, last = finder.grammar.ordinals, finder.low, -1
    if ordinals.pattern is None:
        return
    for match in ordinals.pattern.finditer(low, start, end):
        designator = finder.grammar.numbered_forms.get(match["form"])
        if designator is None or finder.is_taken(*match.span()) or _is_ranked(finder, match.end()):
            continue
        if ordinals.before_nouns and not closes_number(finder, match.end()):
            continue
        placed = ordinals.before.before(low, match.start()) or ordinals.after.after(low, skip_blanks(low, match.end()))
        chained = last >= 0 and low[last : match.start()].strip(" ,") == ""
        around = lies_in_named(finder, match.end(), LARGER) or _goes_on(ordinals, low, match.end())
        if not (chained or (placed and not ordinals.chained.get(match["form"]) and (around or int(match[1]) > LIKELY_RANK))):
            continue
        finder.add(match.span(), match.span(), designator, NONE, "numbered", number=match[1])
        finder.claim(*match.span())
        last = match.end()


def _goes_on(ordinals: Ordinals, low: str, end: int) -> bool:
    """Whether the unit around has an ordinal, too: "1-го хутора 10-го квартала"."""
    return ordinals.pattern is not None and ordinals.pattern.match(low, end + (2 if low[end : end + 2] == ", " else 1)) is not None


def _is_ranked(finder: Finder, end: int) -> bool:
    """Whether words behind a unit say what it is the so many'th to do or have: "the 3rd hamlet to finish"."""
    ranked = finder.grammar.ordinals.ranked
    return bool(ranked.after(finder.low, end) or ranked.after(finder.low, skip_blanks(finder.low, end)))
