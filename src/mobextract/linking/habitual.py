"""Figures of any day, month or year, of no past year stated before: "in 2023 the club had 30 girls. Each gets 300,000 dong a month"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.text.in_order import at, within
from mobextract.text.scanner import Scanner

TIMES = frozenset(("year", "month", "week", "day", "night", "hour"))
"""What such a figure is per."""


def habitual(quantities: Sequence[Quantity], clauses: Clauses, population: Scanner | None) -> Callable[[int], bool]:
    """Return what tells whether the figure at a position is such, or stands behind one of its kind in its sentence as a part of it ("it
    costs 45 million dong a year: 20 million from the commune"); but for what a whole population has on average ("the average income is 58
    million dong a year")."""

    def tells(start: int) -> bool:
        figure, (_, item, sentence, _) = at(quantities, start), clauses.around(start)
        if figure is None or clauses.says(population, *item):
            return False
        return any(q.kind == figure.kind and not TIMES.isdisjoint(q.per) for q in within(quantities, sentence[0], start + 1))

    return tells
