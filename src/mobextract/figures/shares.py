"""What the sizes of a number and of the rate or measure behind it say of each other: "of 160 teachers, 40 or 25 %", "630 and 96 %"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from decimal import Decimal

from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount

UNLIKE = {"percentage": (4, 100), "measure": (100, 100)}
"""So many times as large as the rate or measure behind it, and above the second, a number is none."""
ROUNDED = Decimal("0.6")
"""How far a rate may be from what a count makes of its whole, in percentage points."""
HUNDRED = 100
WHOLES = 3
"""Among so many numbers before one the whole is looked for whose share it is."""
RELAY = 20
"""So many times as long as one side of a thing its other one is not: "4 x 100 m" is a relay."""


def is_far_above(amount: Amount, following: Quantity) -> bool:
    value, (times, least) = amount.value or 0, UNLIKE.get(following.kind, (0, 0))
    return times > 0 and not following.points and value > max(times * max(following.amount.value or value, 1), least)


def is_above(amount: Amount, rate: Quantity) -> bool:
    """Whether a number and the rate behind it are no two rates: who says "five or seven per cent" begins with the smaller one."""
    return amount.value is not None and rate.amount.value is not None and amount.value > rate.amount.value


def is_share(amount: Amount, amounts: Sequence[Amount], rate: Quantity) -> bool:
    """Whether a number is, of one of the numbers before it, as large a share as the rate behind it says: "of 160 teachers, 40 or 25 %"."""
    part, told = amount.value, rate.amount.value
    if part is None or told is None or rate.points:
        return False
    index = bisect.bisect_left(amounts, amount.start, key=lambda a: a.start)
    wholes = [whole.value for whole in amounts[max(0, index - WHOLES) : index] if whole.value is not None]
    return any(whole > part and abs(part * HUNDRED / whole - told) < ROUNDED for whole in wholes)


def is_side(amount: Amount, following: Quantity) -> bool:
    """Whether a number before "x" and a length is a side of the same thing, not how often something is run: "4 x 5 km"."""
    side, other = amount.value, following.amount.value
    if following.unit == "pixel":
        return True
    return following.dimension == "length" and following.unit != "kilometer" and bool(side and other and other < RELAY * side)
