"""Numbers that the next one changed from, or that open a range up to it: "rose from 5 to 7 %", "from 5 to under 12 years"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.numbers.amounts import Amount


def is_change(g: QuantityGrammar, low: str, amount: Amount, following: Quantity) -> bool:
    """Return whether an amount is the value that the next one changed from: "rose from 5 to 7 %", "5 से बढ़कर 7 %"."""
    amounts, bound = g.amounts, g.modifier_before.before(low, following.start)
    whole = low[amount.end : following.start]
    gap = low[amount.end : bound[1]] if bound and bound[1] > amount.end else whole
    if amounts.change and amounts.change.fullmatch(gap):
        return bool(amounts.opening.before(low, amount.start) or g.change_before.get(gap.strip()))
    if amount.of is None and not amount.reason and amounts.led_from(low, amount.start, amount.end, following.start):
        return True
    led = amounts.leaves_from(low, amount.start) or _falls(g, low, amount, following)
    if not led and amounts.range.fullmatch(whole):
        led = amounts.arrives(low, following.amount.end)  # "12,000 से 19,500 डोंग पहुँचा"
    if not led or amounts.dash.fullmatch(whole):
        return False
    if amounts.range.fullmatch(whole) and following.modifier == "at_most":
        following.modifier = "exact"  # "до" between the two is no bound
    return bool(amounts.range.fullmatch(whole) or amounts.range.fullmatch(gap))


def _falls(g: QuantityGrammar, low: str, amount: Amount, following: Quantity) -> bool:
    """Whether an amount from which one leads is larger than that to which: no range ("the cost of a kilo – from 9,200 to 7,400 dong")."""
    first, second = amount.value, following.amount.value
    return first is not None and second is not None and second < first and g.amounts.origin.before(low, amount.start) is not None


def opens_bounded(g: QuantityGrammar, low: str, amount: Amount, following: Quantity) -> bool:
    """Return whether an amount opens a range whose end has a bound of its own: "from 5 to under 12 years"."""
    if following.modifier in ("exact", "range") or amount.reason or amount.of is not None:
        return False
    bound = g.modifier_before.before(low, following.start)
    return bool(bound and bound[1] > amount.end and g.amounts.range.fullmatch(low[amount.end : bound[1]]))
