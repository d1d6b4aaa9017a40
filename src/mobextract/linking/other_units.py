"""Figures of units that the text does not name: "Van Chan district has finished 45 %. In the other districts the rate is above 70 %"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.focus import Focus, Lost
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.text.folding import ANY_WORD
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Span

_PARTED = regex(r",(?!\d)|[:;()–—]")
_CLOSED = regex(r"[:;()]")
_FIGURE = regex(r"\D \(?\d")
"""A further figure behind a first one."""
SIGNS = (",", ";", "·", ":", "–", "—", "-")


def is_of_lost(low: str, lost: Sequence[Lost], sentence: Span, start: int, units: Sequence[Focus], told: Focus | None) -> bool:
    """Return whether the clause of a figure opens with a level of which the text names no unit (``lost``), names none of ``units`` up to
    the figure, and the text is at a smaller one: "In Tan Phu commune 4 houses fell. The whole province has lost 85"."""
    if told is None or not lost or (units and units[0].start < start):
        return False
    inside = (unit for unit in lost if sentence[0] <= unit.start < start and unit.rank < told.rank)
    return any(not _PARTED.search(low, unit.end + low.startswith(",", unit.end), start) for unit in inside)


def is_elsewhere(grammar: LinkGrammar, low: str, said: Span, told: Focus | None) -> bool:
    """Return whether the units that ``said`` means are no parts of the one told of: "in the other communes" of its province are."""
    units = (grammar.unit_nouns.after(low, m.start()) for m in ANY_WORD.finditer(low, *said))
    unit = next((found[0] for found in units if found), None)
    return told is None or unit is None or told.rank >= UNIT_RANKS[unit]


def others_before(grammar: LinkGrammar, low: str, others: Scanner | None, item: Span, start: int, units: Sequence[Focus]) -> Span | None:
    """Return the words for units besides the one told of (``others``) that a clause opens with before a figure of its item at ``start``, if
    it names none of ``units`` between."""
    if others is None:
        return None
    last = next(reversed(list(others.finditer(low, item[0], start))), None)
    if last is None or within(units, last.start(), start) or _CLOSED.search(low, last.end(), start):
        return None
    behind = within(units, start, item[1])
    if behind and not _FIGURE.search(low, start, behind[0].start):
        return None  # "other provinces sent 40 rescuers to A commune"
    before = low[item[0] : last.start()].rstrip()
    opens = not before or before.endswith(SIGNS) or before.split()[-1] in grammar.joiners or before.split()[-1] in grammar.contrasts
    return last.span() if opens else None
