"""Put the parts of one number together: a scale multiplies the part of the running value that is smaller than itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mobextract.numbers.decimals import Decimals, room

TokenKind = Literal[
    "none", "digits", "cardinal", "scale", "fraction", "addend", "prefix", "point", "ordinal", "ordinal_scale", "denominator"
]


THOUSANDS = (1000, 100_000)


class Token(Struct, frozen=True, gc=False):
    """A part of a number as it stands in the text."""

    start: int
    end: int
    kind: TokenKind
    """fraction: a half before a scale; addend: "and a half"; prefix: an addend that stands before (साढ़े)."""
    value: Decimal
    bare: bool = False
    """A scale that is a number by itself, a denominator that is an ordinal by itself, a prefix that has a one in it by itself."""
    alternative: Decimal | None = None
    doubtful: bool = False
    scale: Decimal = Decimal(1)
    """Of digits with a scale letter: "100k"."""


class NumberSum:
    """The running value of a numeral: addends from large to small."""

    __slots__ = (
        "coefficient",
        "denominator",
        "halved",
        "joined",
        "last_scale",
        "needs_scale",
        "ordinal",
        "ordinals_lead",
        "parts",
        "pending",
        "scale",
        "short",
        "short_tails",
        "tail",
        "words",
    )

    def __init__(self, *, ordinals_lead: bool = False, short_tails: bool = False) -> None:
        self.ordinals_lead = ordinals_lead
        self.short_tails = short_tails
        self.short = Decimal(0)
        """The scale whose tenths the last part counts, should nothing follow it: "một triệu hai"."""
        self.parts: list[Decimal] = []
        self.pending = Decimal(0)
        self.coefficient = Decimal(0)
        self.scale = Decimal(1)
        self.last_scale = Decimal(1)
        self.needs_scale = False
        self.words = False
        self.ordinal = False
        self.denominator: Decimal | None = None
        self.halved = False
        """Whether the half of a scale closed it: "hai triệu rưỡi (một tháng)"."""
        self.joined = 0
        """How many parts stand before the last "and"."""
        self.tail: Decimals | None = None

    @property
    def value(self) -> Decimal:
        return (
            sum(self.parts, Decimal(0))
            + (self.tail.value if self.tail else 0)
            + (self.parts[-1] * (self.short / 10 - 1) if self.short else 0)
        )

    @property
    def complete(self) -> bool:
        return bool(self.parts) and not self.needs_scale and not self.pending

    def room(self) -> Decimal:
        """The value that a further addend must stay below."""
        return room(self.parts[-1]) if self.parts else Decimal("Infinity")

    def add(self, token: Token, following: Token | None) -> bool:
        """Take one more token; False where it does not continue this numeral. ``following``: the token right behind it."""
        kind = token.kind
        if self.denominator and kind == "scale" and token.value >= 1000 and len(self.parts) == 1:
            return self._multiply_part(token.value)
        if kind == "none" or self.denominator is not None or (self.ordinal and not self._continues_ordinal(kind)):
            return False
        if self.tail is not None and kind in ("digits", "cardinal", "scale"):
            if self.tail.add(token):
                return True
            if kind != "scale":
                return False
        if kind in ("scale", "ordinal_scale"):
            self.ordinal = kind == "ordinal_scale" or self.ordinal
            return self._multiply(token)
        if kind == "point":
            return self._point(following, token.start)
        if kind == "denominator" and token.bare and self.words and self.tail is None and token.value < self.room():
            return self._append(replace(token, kind="ordinal"), following)  # "двадцать седьмая" is the 27th
        if kind == "denominator":
            return self._divide(token.value)
        if kind == "fraction" and self.parts and not self.needs_scale and token.value == Decimal("0.25"):
            return self._divide(Decimal(4))  # "3 четверти", "три целых три четверти"
        if self.needs_scale:
            return False
        if kind == "prefix":
            if self.parts:
                return False
            if token.bare and (following is None or following.kind not in ("digits", "cardinal", "scale")):
                return self._append(replace(token, kind="cardinal", value=1 + token.value), following)  # "सवा घंटा"
            self.pending = token.value
            return True
        if kind == "addend":
            return self._append_half(token)
        if kind == "ordinal" and self.parts and self.parts[-1] == 10 and not (self.ordinal or self.ordinals_lead):
            return False  # "ti andre kvinner" are ten others, no twelfth
        return self._append(token, following)

    def _continues_ordinal(self, kind: TokenKind) -> bool:
        """Whether an ordinal goes on: with its unit ("εικοστού πέμπτου"), or where its word leads, as a number does ("thứ hai" + "mươi
        mốt")."""
        return kind == "ordinal" or (self.ordinals_lead and kind in ("scale", "cardinal"))

    def _point(self, following: Token | None, start: int) -> bool:
        """A spoken decimal point: a number before it, which only the head of a text may leave out, and one behind."""
        if not self.parts and start:
            return False
        self.short = Decimal(0)
        self.parts = self.parts or [Decimal(0)]
        if self.tail is not None or (self.scale > 1 and not self.words) or self.value != self.value.to_integral_value():
            return False
        if following is None or following.kind not in ("digits", "cardinal"):
            return False
        self.tail = Decimals()
        return True

    def _divide(self, divisor: Decimal) -> bool:
        """A denominator: "two thirds", with a whole before it "six and two thirds"."""
        if not self.parts:
            self.parts = [Decimal(1)]  # "en tredjedel": the article is the one
        if self.tail is not None:  # "три целых пять десятых"
            self.parts[-1] += self.tail.whole / divisor
            self.tail, self.denominator = None, Decimal(0)
            return True
        self.denominator = divisor
        if 0 < self.joined < len(self.parts):  # "five million and three quarters", "two hundred and fifty-four hundredths"
            whole, part = sum(self.parts[: self.joined]), sum(self.parts[self.joined :], Decimal(0))
            unit = self.last_scale if self.last_scale >= 1000 and part < divisor else Decimal(1)
            self.parts, self.denominator = [whole + part / divisor * unit], Decimal(0)
            self.coefficient, self.scale = self.value, Decimal(1)
        return True

    def _multiply_part(self, scale: Decimal) -> bool:
        """A scale behind a fraction: "three quarters of a million"."""
        self.parts = [Decimal(round(self.value * scale / self.denominator))] if self.denominator else self.parts
        self.coefficient, self.scale, self.denominator = self.value / scale, scale, Decimal(0)
        return True

    def _multiply(self, token: Token) -> bool:
        scale = token.value
        if self.tail is not None:
            self.parts, self.tail = [self.value], None
        small = [p for p in self.parts if p < scale]
        if (
            self.parts and not small and (scale == 12 or (scale == 100 and not self.words) or self._thousands(token))
        ):  # "two hundred dozens", "322 hundred"
            self.coefficient, self.scale = self.value, scale
            self.parts = [self.value * scale]
            return True
        if self.parts and not small:
            return False
        if len(small) > 1 and small != self.parts[-len(small) :]:
            return False
        trailing = sum(small, Decimal(0)) if small else Decimal(1)
        trailing += self.pending if not small else Decimal(0)
        kept = self.parts[: len(self.parts) - len(small)]
        if kept and trailing * scale >= room(kept[-1]):
            return False
        self.words = self.words or not self.parts
        self.pending = Decimal(0)
        self.parts = [*kept, trailing * scale]
        self.coefficient, self.scale = (trailing, scale) if not kept else (self.value, Decimal(1))
        if not kept and self.last_scale > 1 and not self.words:
            self.scale = scale * self.last_scale
            self.coefficient = trailing / self.last_scale
        self.last_scale = scale
        self.short = Decimal(0)
        self.needs_scale = False
        return True

    def _thousands(self, token: Token) -> bool:
        """Whether digits count thousands ("1200 тысяч"): no year, and few before a scale that is a number by itself ("4500 tusen")."""
        year = 1900 <= self.value < 2100
        counted = not token.bare or self.value >= 2100
        return token.value == 1000 and counted and not self.words and len(self.parts) == 1 and not year

    def _append_half(self, token: Token) -> bool:
        self.short = Decimal(0)
        if not self.parts:  # "half a billion" behind a joiner
            self.parts, self.coefficient, self.needs_scale = [token.value], token.value, True
            return True
        if self.last_scale == 1 and self.parts[-1] >= 1000:  # "i 2024 og en halv million"
            return False
        if self.last_scale > 1 and self.parts[-1] >= self.last_scale:
            self.halved = True
            self.parts.append(token.value * self.last_scale)
            self.coefficient, self.scale = self.value / self.last_scale, self.last_scale
            return True
        self.parts[-1] += token.value
        self.coefficient, self.scale = self.value, Decimal(1)
        return True

    def _append(self, token: Token, following: Token | None) -> bool:
        digits = token.kind == "digits"
        if self.halved:
            return False
        if self.parts:
            chained = following is not None and following.kind == "scale"
            in_scale = chained and self.last_scale > 1 and token.value * following.value < self.room()  # type: ignore[union-attr]
            if digits and not (in_scale or self._fills_thousands(token, following if chained else None)):
                return False
            if not digits and not (self.words or chained or self.last_scale == 100):
                return False
            if self.short == 100 and token.kind == "cardinal" and 0 < token.value < 10 and token.value == int(token.value):
                self.parts[-1], self.short = self.parts[-1] * 10, Decimal(0)  # "chín trăm chín chín": nine tens and nine
            if token.value >= self.room() or (token.kind == "fraction"):
                return False
        value = token.value + self.pending
        self.pending = Decimal(0)
        self.short = self._short_of(token)
        self.parts.append(value)
        self.words = self.words or not digits
        self.needs_scale = token.kind == "fraction"
        self.ordinal = token.kind == "ordinal" or self.ordinal
        if len(self.parts) == 1:
            self.coefficient, self.scale = value / token.scale, token.scale
        else:
            self.coefficient, self.scale = self.value, Decimal(1)
        return True

    def _fills_thousands(self, token: Token, scale: Token | None) -> bool:
        """Whether digits are what thousands leave: "21 thousand 92", "4 thousand 614", before a larger scale too ("… 614 million"). One
        digit may be its tenths ("5 nghìn 5"), and behind millions a word may be left out ("2 triệu 500"). ``scale``: what follows."""
        width = token.end - token.start
        if self.last_scale == 100:
            return token.value < 100 and width == 2
        if self.last_scale not in THOUSANDS or not 2 <= width <= 3 or token.value >= self.room():
            return False
        return scale is None or (scale.value > self.last_scale and width == 3)

    def _short_of(self, token: Token) -> Decimal:
        """The scale whose tenths a unit right behind it counts, 0 for none: "một triệu hai", but "một triệu linh hai"."""
        if not self.short_tails or token.kind != "cardinal" or not 0 < token.value < 10 or self.joined >= len(self.parts):
            return Decimal(0)
        last = self.parts[-1]
        scale = self.last_scale if last >= self.last_scale > 1 else room(last)
        return scale if scale >= 100 else Decimal(0)


def is_range(low: str, left: Token, right: Token, following: Token) -> bool:
    """Whether a hyphen behind a scale leads to the same scale again: "three hundred-four hundred"."""
    again = left.kind == following.kind == "scale" and right.kind == "cardinal" and left.value == following.value
    return again and low[left.end : right.start].strip(" ") == "-"


def is_ten(token: Token) -> bool:
    """Whether a number word is a ten, which a dash joins to its unit: "twenty–five"."""
    return token.kind == "cardinal" and token.value >= 20 and token.value % 10 == 0
