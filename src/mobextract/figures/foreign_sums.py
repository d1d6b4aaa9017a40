"""Millions without a currency in news from abroad: the currency that the pages read leave out is none there."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.record import Place

IMPLIED = "money.implied"
UNSAID = frozenset({IMPLIED, "money.ellipsis", "money.share", "money.granted", "money.rate"})
"""Rules of sums that state no currency, but take that of another one."""


def leave_out_foreign(quantities: Sequence[Quantity], places: Sequence[Place], home: str, country: str = "VN") -> None:
    """Take the currency from sums that do not say it where the text names places abroad, none of ``country`` and no sum in ``home``; a
    sum of no currency is in no record. The name of a country alone may be that of a donor."""
    sums = [q for q in quantities if q.rule in UNSAID and q.unit == home]
    if not sums or any(p.country == country for p in places) or all(p.kind == "country" for p in places):
        return
    leave_out(quantities, home)


def leave_out(quantities: Sequence[Quantity], home: str) -> None:
    """Take the currency from sums that do not say it, where none that does is in ``home``."""
    if not any(q.kind == "money" and q.unit == home and q.rule not in UNSAID for q in quantities):
        for quantity in quantities:
            if quantity.rule in UNSAID and quantity.unit == home:
                quantity.unit = None
