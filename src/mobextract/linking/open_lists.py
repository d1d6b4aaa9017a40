"""Lists of units that are half numbers: what is told of "Nam Chim 1, Nam Chim 2 and three other villages", or of "the 14 communes and the
town of Chi Thanh", is told of the unit around."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import UNIT_RANKS
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, first_from, within

if TYPE_CHECKING:
    from mobextract.linking.foci import FocusMap

COUNTED = frozenset(("commune", "ward", "township", "town", "district", "city", "agency"))
"""Units of which a list of what another consists of counts at least two kinds; an agency where a ward has its name ("τμήματα")."""
TOWNS = {"township": "commune", "ward": "commune", "town": "district", "city": "district"}
"""A unit that lies beside communes, or districts, in the one around both, and of which of those."""
ALL = 5
"""So many counted units beside such a town are what the unit around consists of: "the 14 communes and the town of Chi Thanh gave"."""
GAP = 40
"""How far such numbers may stand from each other, and from the unit, in characters."""
MANY = 6
"""So many words do not stand between such a list and the unit that closes it."""
NEAR = 16
"""How far behind the last name the number may begin, in characters: "and", "and another", "και σε άλλα"."""
NAMED = 40
"""How far behind the number another unit stands that those lie in: "in A and three villages of B commune"."""


def is_open(foci: FocusMap, focus: Focus) -> bool:
    """Return whether a unit, or a list, goes on with "and" and a number of more units of its rank, which are not named."""
    if focus.level or not focus.unit:
        return False
    count = first_from(foci.quantities, focus.end)
    if count is None or count.start - focus.end > NEAR or count.kind != "count" or UNIT_RANKS.get(count.unit or "") != focus.rank:
        return False
    words = foci.low[focus.end : count.start].replace(",", " ").split()
    return bool(words) and words[0] in foci.g.joiners and not within(foci.named, count.start, count.edge + NAMED)


def closes_count(foci: FocusMap, focus: Focus) -> bool:
    """Return whether a unit only closes the list of what another consists of: "69 communes, 8 wards and the special zone of Con Co"."""
    if focus.level or len(focus.places) > 1:
        return False
    index = bisect_left(foci.quantities, focus.start, key=START)
    counts = [q for q in foci.quantities[max(0, index - 2) : index] if q.kind == "count" and q.unit in COUNTED]
    if len(counts) < 2 and not (counts and _is_its_town(counts[0], focus)):
        return False
    if focus.start - counts[-1].edge > GAP or counts[-1].start - counts[0].edge > GAP:
        return False
    words = foci.low[counts[-1].edge : focus.start].replace(",", " ").split()
    behind = skip_blanks(foci.low, focus.end)
    if any(foci.g.inside_before.get(word) for word in words[1:]) or foci.g.has.after(foci.low, behind) is not None:
        return False  # "12 communes and 3 wards, and in Tan Lap 40 households"
    ended = any(sign in foci.low[counts[0].edge : focus.start] for sign in ".;:()\n।")
    return 0 < len(words) < MANY and words[0] in foci.g.joiners and not ended


def _is_its_town(counted: Quantity, focus: Focus) -> bool:
    """Whether a count is of the communes, or districts, around a town."""
    amount = counted.amount.of or counted.amount.value or 0
    return TOWNS.get(focus.places[0].kind) == counted.unit and amount >= ALL
