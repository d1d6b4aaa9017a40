"""The places behind a spoken decimal point ("three point zero five"), and how much smaller a further part of a number must be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mobextract.numbers.sum import Token


class Decimals:
    """The places behind a spoken point: digit by digit ("zero five") or as one number ("seventy-one")."""

    __slots__ = ("groups",)

    def __init__(self) -> None:
        self.groups: list[tuple[Decimal, int]] = []

    @property
    def value(self) -> Decimal:
        text = "".join(f"{value:0{width}f}" for value, width in self.groups)
        return Decimal("0." + text)

    @property
    def whole(self) -> Decimal:
        """The places as a whole number."""
        return Decimal("".join(f"{value:0{width}f}" for value, width in self.groups))

    def add(self, token: Token) -> bool:
        """Take a digit or a number of less than a thousand; a larger scale belongs to the whole number."""
        last, width = self.groups[-1] if self.groups else (Decimal(0), 0)
        if token.kind == "scale":
            if token.value > 100 or not self.groups or not 0 < last < 10:
                return False
            self.groups[-1] = (last * token.value, 1)
            return True
        if token.value != token.value.to_integral_value():
            return False
        if token.kind == "cardinal" and 0 < token.value < room(last) and last >= 10:
            self.groups[-1] = (last + token.value, width)
        elif self.groups and (token.kind == "digits" or (last >= 10 and token.value >= 10)):
            return False
        else:
            self.groups.append((token.value, token.end - token.start if token.kind == "digits" else 1))
        return True


def room(value: Decimal) -> Decimal:
    """The value of the last digit of ``value`` that is not zero: 200 leaves room for less than 100."""
    if value != value.to_integral_value():
        return Decimal(0)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else Decimal(100)
