"""Months of the article's year that name no year: "in the first nine months", "9 tháng đầu năm", "Τους πρώτους 10 μήνες του έτους"."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence

from mobextract.ellipsis.year_rows import PART
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import first_from, last_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

RECENT = 1
"""How many months ago the months of a report have ended, at most."""
HALF = 6
"""So many months at least are those of a report, where nothing says that they are of the year: "in the first three months" may be a
model's."""
SAID = 40
"""A year this close to such months is theirs, in characters."""
_CLOSED = regex(r" ?[,.;:()।]|\s*$")


def part_years(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    quantities: Sequence[Quantity],
    stated: Sequence[int],
    published: datetime.date | None,
) -> list[Span]:
    """Return where the text speaks of the first months of the article's year, which has had so many; ``stated`` is where years are
    stated, which in the same paragraph are those of the months."""
    found: list[Span] = []
    if published is None:
        return found
    for months in quantities:
        count = months.amount.value
        if months.dimension != "duration" or months.unit != "month" or count is None or not 1 < count <= published.month:
            continue
        span = _span(grammar, low, months, recent=count >= published.month - RECENT) or _report(grammar, low, months, published.month)
        if span is None:
            continue
        index = bisect_left(stated, segments.paragraph_at(months.start)[0])
        if index == len(stated) or stated[index] >= min(span[1] + SAID, segments.sentence_at(months.start)[1]):
            found.append(span)
    return found


def past_months(
    grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], published: datetime.date | None
) -> list[tuple[int, int, int | None]]:
    """Return where the text speaks of the months that have just passed, and their year, whatever year it was at before: "over the past
    months", "tám tháng qua"; no year where they are of two, or the article's is not known."""
    found: list[tuple[int, int, int | None]] = []
    for months in quantities:
        if months.unit != "month" or months.dimension != "duration":
            continue
        count, end = months.amount.value, months.edge
        past = grammar.past_months_after.after(low, skip_blanks(low, end))
        if past is None and grammar.past_months_before.before(low, months.start) is None:
            continue
        within = published is not None and count is not None and count <= published.month
        found.append((months.start, past[1] if past else end, published.year if published and within else None))
    return found


def with_months(low: str, quantities: Sequence[Quantity], start: int, end: int) -> Span:
    """Return where a year stands together with the months that are the first of it: "the first 8 months of 2024", "2024 के पहले 8
    महीनों"."""
    before, behind = last_before(quantities, start), first_from(quantities, start)
    if before and _are_months(before) and PART.fullmatch(low, before.edge, start):
        return before.start, end
    if behind and _are_months(behind) and PART.fullmatch(low, end, behind.start):
        return start, behind.edge
    return start, end


def _are_months(quantity: Quantity) -> bool:
    return quantity.dimension == "duration" and quantity.unit == "month"


def _span(grammar: LinkGrammar, low: str, months: Quantity, *, recent: bool) -> Span | None:
    """The months with the words that make them the first of a year; None where they are others ("in the first 9 months of its work").
    What follows is not asked where they have just ended."""
    end = months.edge
    of_year = grammar.of_year_after.after(low, skip_blanks(low, end))
    if of_year is not None:
        return months.start, of_year[1]
    first = grammar.of_year_before.before(low, months.start)
    if first is not None:
        return first[1], end
    within = not grammar.first_words.isdisjoint(low[months.start : end].split()[1:])  # nb "de ni første månedene"
    first = (True, months.start) if within else grammar.first_before.before(low, months.start)
    first = first if (months.amount.value or 0) >= HALF else None
    return (first[1], end) if first is not None and (recent or _CLOSED.match(low, end)) else None


def _report(grammar: LinkGrammar, low: str, months: Quantity, current: int) -> Span | None:
    """As many months as the year has had, in a report ("за девять месяцев", "qua 9 tháng"), unless they are those of a work ("qua 9 tháng
    triển khai")."""
    end = months.edge
    whole = grammar.report_months.before(low, months.start) if (months.amount.value or 0) >= max(HALF, current - RECENT) else None
    return (whole[1], end) if whole is not None and not grammar.named_parts_of.after(low, skip_blanks(low, end)) else None
