"""A numeral with a kind, and a numeral rejected with its reason."""

from __future__ import annotations

from typing import Literal, TypeGuard

from msgspec import Struct

from mobextract.dates.reader import FoundDate
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import CHANCE, Amount

Kind = Literal["count", "money", "percentage", "measure", "date"]
Span = tuple[int, int]

LINKED = ("count", "money", "percentage")
"""Kinds of quantity that are about a place, a model and a year."""
MILLION = 1_000_000
BILLION = 1_000 * MILLION
"""Hardly anything that articles count is as many: such numbers without a noun are sums of money."""
GROWING = frozenset(("tree", "animal", "plant"))
"""Concepts of what grows or grazes on a stretch of land."""
DYING = GROWING | {"fish"}
"""Concepts of which a number may be a part that died: "of the 40 cows, 12 died"."""
LIVING = PEOPLE | DYING
NOTHING = "nothing counted beside it"
AGE = "an age that says no years"
CLOCK = "a time of day"
DECADE = "ten years"
CODE = "part of a code"
LABEL = "a label: it names and does not count"
LOWER_END = "the lower end of a range"
FRACTION = "a fraction: a part of something"
FACTOR = "a factor: so many times as much"
NO_MONEY = "an amount of zero is a name"
LEADING_ZERO = "a number with a leading zero"
VAGUE = "a vague number"
BARE_ONE = "an article or a bare one"
NAME_NUMBER = "the number of a name"
OTHER_WORD = "a word that is not a number here"
UNIT_WORD = "the unit of the figure before it"
NOT_WHOLE = "not a whole number"
LETTERS = "letters glued to the number"
UNCOUNTED = (
    NOTHING,
    AGE,
    FRACTION,
    CHANCE,
    BARE_ONE,
    OTHER_WORD,
    LETTERS,
    NOT_WHOLE,
    "a ratio of measures",
    "a ratio of money",
)
"""Reasons that leave a numeral a plain number; all others make it a label, an ordinal or no number at all."""


COMMENDED = ("collective", "individual")
"""Units of those commended for a movement, whatever else the sentence plans."""


class Quantity(Struct):
    """An amount with a kind at ``[start, end)`` of the folded text; ``edge`` is where the unit or noun behind it ends, else ``end``."""

    kind: Kind
    start: int
    end: int
    amount: Amount
    rule: str
    modifier: str = "exact"
    unit: str | None = None
    dimension: str | None = None
    change: str | None = None
    """up or down, where a word beside it says so."""
    per: tuple[str, ...] = ()
    """What the figure is for each of."""
    converts: Quantity | None = None
    """The figure that this one says again in another unit."""
    points: bool = False
    noun: Noun | None = None
    subject: Span | None = None
    edge: int = 0
    warning: str | None = None
    date: FoundDate | None = None

    def __post_init__(self) -> None:
        if self.edge < self.end:
            self.edge = self.end

    @property
    def tail(self) -> int:
        """Where the last of its words ends: its noun may stand elsewhere behind it."""
        return max(self.edge, self.noun.end) if self.noun is not None else self.edge


def is_count(result: Quantity | str | None) -> TypeGuard[Quantity]:
    """Whether what a number was read as is a count; what is no quantity is told by its reason."""
    return isinstance(result, Quantity) and result.kind == "count"


def elliptic_count(amount: Amount, noun: Noun, modifier: str) -> Quantity:
    """Return the count of a number without a noun of its own, whose ``noun`` stands elsewhere."""
    return Quantity("count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=noun.unit, noun=noun, edge=amount.end)


class Rejected(Struct, frozen=True, gc=False):
    """A numeral that is no quantity of the record, and why; ``amount`` is what it says all the same."""

    start: int
    end: int
    reason: str
    amount: Amount


def is_garbled(quantity: Quantity) -> bool:
    """Whether the amount's own signs contradict each other ("39.5% million dong"); such a figure is a warning only."""
    return quantity.rule.endswith(".garbled")


def in_record(quantity: Quantity) -> bool:
    """Whether a record takes a quantity: not where it is garbled, or money of no currency ("34 cents")."""
    return not is_garbled(quantity) and not (quantity.kind == "money" and quantity.unit is None)
