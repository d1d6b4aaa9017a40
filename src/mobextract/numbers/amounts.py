"""The amount that a quantity is made of: a single number, a range ("15 to 18 million"), or a ratio ("185/261", "29 of 79").

A range's scale is shared ("8–10 million"), a ratio has a part and a whole.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from mobextract.numbers.numeral import Numeral

CHANCE = "one of so many: it counts nothing"
ORDINAL = "an ordinal"
HUNDREDTH = Decimal("0.01")
"""A basis point in percentage points."""


class Amount(Struct, gc=False):
    """One or two numerals read together at ``[start, end)``; ``value`` is None for a range."""

    start: int
    end: int
    value: Decimal | None
    first: Numeral
    last: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    noun_span: tuple[int, int] | None = None
    """Where the counted noun stands inside the amount ("96 परिवारों में से 84")."""
    reason: str | None = None
    """Why the amount is nothing, where that shows in its own shape."""

    @property
    def is_whole_range(self) -> bool:
        """Whether this is a range between two whole numbers."""
        return self.low is not None and self.high is not None and self.low % 1 == 0 and self.high % 1 == 0

    @property
    def is_whole(self) -> bool:
        """Whether the value is a whole number; a range counts as one."""
        return self.value is None or self.value == self.value.to_integral_value()


def in_tenths(amount: Amount) -> bool:
    """Whether a number, or an end of its range, has one decimal place, as hours have and no time of day: "3,5 giờ", not "7.30"."""
    values = (v for v in (amount.value, amount.low, amount.high) if v is not None)
    return amount.of is None and any(v % 1 and v.as_tuple().exponent == -1 for v in values)


def single(numeral: Numeral) -> Amount:
    """Return the amount of a numeral that stands alone."""
    reason = ORDINAL if numeral.ordinal else None
    return Amount(numeral.start, numeral.end, numeral.value, numeral, numeral, of=numeral.of, reason=reason)


def divided(amount: Amount) -> Amount:
    """Return a fraction as one value where it plainly is one ("1/2", "two thirds"); a true ratio ("5/7") as it is."""
    plain = amount.first.of is not None or ((amount.value == 1 or amount.of in (2, 4, 100, 1000)) and amount.value != amount.of)
    if amount.of is None or amount.value is None or not plain:
        return amount
    return replace(amount, value=amount.value / amount.of, of=None)


def scaled_by(amount: Amount, factor: Decimal | int) -> Amount:
    """Return an amount that is so many times as large."""
    value, low, high = (None if v is None else v * factor for v in (amount.value, amount.low, amount.high))
    return replace(amount, value=value, low=low, high=high)


def hundredths(amount: Amount) -> Amount:
    """Return an amount of basis points as percentage points."""
    return scaled_by(amount, HUNDREDTH)


def in_hundredths(amount: Amount) -> bool:
    """Whether the value is a hundredth of the number as written, so that ``hundredths`` has been there."""
    value = amount.value if amount.low is None else amount.low
    return bool(value) and value == amount.first.value * HUNDREDTH
