"""The years that figures own, whatever else their sentence states: of a row or list of years, a founding, a change, a clause, a
comparison. All sources of such years are brought together here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.compared_figures import years_of_compared
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.period_changes import years_of_changes, years_of_same_periods
from mobextract.linking.shared_years import shared_years
from mobextract.linking.year_clauses import years_of_clauses
from mobextract.linking.year_events import YearEvent
from mobextract.linking.year_runs import DatedYear, years_of_figures, years_of_rows
from mobextract.text.in_order import within
from mobextract.text.segment import Segments, Span


def respective_years(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    dates: Sequence[FoundDate],
    quantities: Sequence[Quantity],
    years: Sequence[YearEvent],
    compared: Collection[FoundDate],
    published: int | None,
    foundings: dict[int, int],
    clauses: Sequence[tuple[Span, int]],
) -> dict[int, int]:
    """Return where the figures begin that own a year, with it; of two sources the later one holds. ``years`` are those stated,
    ``compared`` those only compared with; ``foundings`` are the years of what things had at first, ``clauses`` those that have a year for
    themselves."""
    other = {date.start for date in compared} | {y.start for y in years if grammar.same_period_before.before(low, y.start)}
    led = [DatedYear(y.start, y.end, y.year) for y in years if y.year and not y.now and y.start not in other]
    own: dict[int, int] = {}
    for years_of in (years_of_clauses, years_of_same_periods, years_of_changes):
        own |= years_of(grammar, low, segments, dates, quantities)
    own |= shared_years(grammar, low, years, quantities)
    own |= years_of_rows(grammar, low, segments, led, quantities)
    own |= years_of_figures(grammar, low, segments, dates, quantities)
    own |= foundings
    own |= {q.start: year for span, year in clauses for q in within(quantities, *span)}
    return own | years_of_compared(grammar, low, segments, dates, quantities, published)
