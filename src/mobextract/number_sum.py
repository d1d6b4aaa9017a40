"""Put the parts of one number together: a scale multiplies the part of the running value that is smaller than itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True, frozen=True)
class Token:
    start: int
    end: int
    kind: str
    """digits, cardinal, scale, fraction, addend (after), prefix (an addend before)."""
    value: Decimal
    bare: bool = False
    alternative: Decimal | None = None


class NumberSum:
    """The running value of a numeral: addends from large to small."""

    __slots__ = ("coefficient", "last_scale", "needs_scale", "parts", "pending", "scale", "words")

    def __init__(self) -> None:
        self.parts: list[Decimal] = []
        self.pending = Decimal(0)
        self.coefficient = Decimal(0)
        self.scale = Decimal(1)
        self.last_scale = Decimal(1)
        self.needs_scale = False
        self.words = False

    @property
    def value(self) -> Decimal:
        return sum(self.parts, Decimal(0))

    @property
    def complete(self) -> bool:
        return bool(self.parts) and not self.needs_scale and not self.pending

    def room(self) -> Decimal:
        """The value that a further addend must stay below."""
        return _room(self.parts[-1]) if self.parts else Decimal("Infinity")

    def add(self, token: Token, following: Token | None) -> bool:
        """Take one more token; False where it does not continue this numeral."""
        if token.kind == "none":
            return False
        if token.kind == "scale":
            return self._multiply(token)
        if self.needs_scale:
            return False
        if token.kind == "prefix":
            if self.parts:
                return False
            self.pending = token.value
            return True
        if token.kind == "addend":
            return self._append_half(token)
        return self._append(token, following)

    def _multiply(self, token: Token) -> bool:
        scale = token.value
        small = [p for p in self.parts if p < scale]
        if self.parts and not small:
            return False
        if len(small) > 1 and small != self.parts[-len(small) :]:
            return False
        trailing = sum(small, Decimal(0)) if small else Decimal(1)
        trailing += self.pending if not small else Decimal(0)
        kept = self.parts[: len(self.parts) - len(small)]
        if kept and trailing * scale >= _room(kept[-1]):
            return False
        self.words = self.words or not self.parts
        self.pending = Decimal(0)
        self.parts = [*kept, trailing * scale]
        self.coefficient, self.scale = (trailing, scale) if not kept else (self.value, Decimal(1))
        if not kept and self.last_scale > 1 and not self.words:
            self.scale = scale * self.last_scale
            self.coefficient = trailing / self.last_scale
        self.last_scale = scale
        self.needs_scale = False
        return True

    def _append_half(self, token: Token) -> bool:
        if not self.parts:  # "half a billion" behind a joiner
            self.parts, self.coefficient, self.needs_scale = [token.value], token.value, True
            return True
        if self.last_scale > 1 and self.parts[-1] >= self.last_scale:
            self.parts.append(token.value * self.last_scale)
            self.coefficient, self.scale = self.value / self.last_scale, self.last_scale
            return True
        else:
            self.parts[-1] += token.value
        self.coefficient, self.scale = self.value, Decimal(1)
        return True

    def _append(self, token: Token, following: Token | None) -> bool:
        digits = token.kind == "digits"
        if self.parts:
            chained = following is not None and following.kind == "scale"
            in_scale = chained and self.last_scale > 1 and token.value * following.value < self.room()  # type: ignore[union-attr]
            hundreds = not chained and self.last_scale == 1000 and token.end - token.start == 3 and token.value < self.room()
            if digits and not (in_scale or hundreds):
                return False
            if not digits and not (self.words or chained):
                return False
            if token.value >= self.room() or (token.kind == "fraction"):
                return False
        value = token.value + self.pending
        self.pending = Decimal(0)
        self.parts.append(value)
        self.words = self.words or not digits
        self.needs_scale = token.kind == "fraction"
        if len(self.parts) == 1:
            self.coefficient = value
        else:
            self.coefficient, self.scale = self.value, Decimal(1)
        return True


def _room(value: Decimal) -> Decimal:
    """The value of the last digit of ``value`` that is not zero: 200 leaves room for less than 100."""
    if value != value.to_integral_value():
        return Decimal(0)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else Decimal(10)

