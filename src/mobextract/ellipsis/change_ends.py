"""Where a change of a measure or rate led, the unit left out: "from 95 minutes to less than 45", "45 मिनट से घटकर 12 रह गया"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.lazy import regex

ENDS = regex(r"[,.;·:)।\n]|$")
FEW_WORDS = regex(r"(?: [^\s\d,.;·:()।\n]+){0,3}(?=[,.;·)।\n]|$| \d{4})")
"""What may stand behind the end of a change: "4.8 now", "अब 4.8 रह गई"."""


def ends_change(edges: Edges, low: str, before: Quantity, amount: Amount) -> bool:
    """Whether a number without a unit is where what ``before`` told was led to, right behind it."""
    if before.kind not in ("measure", "percentage") or before.points or before.dimension == "age" or before.amount.value is None:
        return False
    if amount.value is None or amount.of is not None or amount.reason or amount.first.one or amount.first.scale != 1:
        return False
    told, led = _leads(edges, low, before, amount)
    loose = edges.g.nouns.verb_final or (told and before.kind == "measure")
    return led and (FEW_WORDS if loose else ENDS).match(low, amount.end) is not None


def _leads(edges: Edges, low: str, before: Quantity, amount: Amount) -> tuple[bool, bool]:
    """Whether the words between say that something changed, and whether they lead from one value to another at all; "до" is a bound,
    too."""
    amounts = edges.g.amounts
    gaps = [low[before.edge : end] for end in (edges.left_of_modifier(amount.start), amount.start)]
    if amounts.leaves_from(low, before.start) and any(amounts.range.fullmatch(gap) for gap in gaps):
        return True, True
    changed = next((gap for gap in gaps if amounts.change is not None and amounts.change.fullmatch(gap)), None)
    if changed is None:
        return False, False
    return bool(edges.g.change_before.get(changed.strip()) or amounts.opening.before(low, before.start)), True
