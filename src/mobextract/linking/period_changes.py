"""Changes over a period: what "from 2020 to 2023 the rate fell from 11.4 to 2.1 %" begins with is of its first year, what it ends with of
its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_words import only_compared
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

APART = 14
"""How far apart the two years of a period may stand, in characters."""
BOUND = 30
"""How far apart what a change leads from and to may stand with a bound between, in characters."""
_WORDS = regex(r"[^.।,;·:!?()\n\d]+")
_PARTED = regex(r"[;·]")
_SIGNS = regex(r"[.।,;·:()]")


def years_of_changes(
    grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity]
) -> dict[int, int]:
    """Return where the figures begin that such changes lead from and to, with their year; ``dates`` and ``quantities`` stand in order."""
    found: dict[int, int] = {}
    for period in _periods(grammar, low, dates):
        sentence = segments.sentence_at(period.start)
        if any(sentence[0] <= d.start < sentence[1] and not period.start <= d.start < period.end for d in dates):
            continue  # another date of the sentence may be that of one end
        if only_compared(grammar, low, period.start, period.end):
            continue
        figures = [q for q in within(quantities, *sentence) if q.kind in LINKED]
        for begun, ended in pairwise(figures):
            if _changes(grammar, low, begun, ended) and not _PARTED.search(
                low, min(period.end, begun.start), max(period.start, begun.start)
            ):
                found |= {begun.start: period.first, ended.start: period.last}
    return found


def beginnings(grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity]) -> frozenset[int]:
    """Return where the figures begin that changes lead from: "from 18,066 to 14,950 households"."""
    figures = [q for q in quantities if q.kind in LINKED]
    return frozenset(
        begun.start
        for begun, ended in pairwise(figures)
        if _changes(grammar, low, begun, ended) and ended.start < segments.sentence_at(begun.start)[1]
    )


def years_of_same_periods(
    grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity]
) -> dict[int, int]:
    """Return where the figures begin that changes lead from whose year is behind "the same period", with it: "rose from 41 billion in the
    same period of 2024 to 52"."""
    found: dict[int, int] = {}
    for date in dates:
        if date.year is None or date.until is not None:
            continue
        ahead = grammar.same_period_before.before(low, date.start)
        behind = grammar.compared_periods.after(low, skip_blanks(low, date.end))
        begun = last_before(quantities, date.start) if ahead else first_from(quantities, date.end)
        if begun is None or not (ahead or behind):
            continue
        ended = first_from(quantities, max(date.end, begun.edge))
        if ended is None or ended.start >= segments.sentence_at(date.start)[1] or not _changes(grammar, low, begun, ended):
            continue
        gap = (begun.edge, ahead[1]) if ahead else (behind[1] if behind else date.end, begun.start)
        if gap[1] - gap[0] < APART and not _SIGNS.search(low, *gap):
            found[begun.start] = date.year
    return found


class Period(NamedTuple):
    """A time from one year to another, and where it stands."""

    start: int
    end: int
    first: int
    last: int


def _periods(grammar: LinkGrammar, low: str, dates: Sequence[FoundDate]) -> Iterator[Period]:
    """The periods that a text states, as one date ("2020–2023") or as two ("từ năm 2020 đến năm 2023")."""
    for date in dates:
        if (
            date.until is not None
            and date.year
            and date.until.year
            and not (date.month or date.until.month)
            and date.year < date.until.year
        ):
            yield Period(date.start, date.end, date.year, date.until.year)
    for first, last in pairwise(d for d in dates if d.year and not d.month and d.until is None):
        gap = low[first.end : last.start]
        if (
            first.year
            and last.year
            and first.year < last.year
            and len(gap) < APART
            and _WORDS.fullmatch(gap)
            and grammar.periods.before(low, first.start)
        ):
            yield Period(first.start, last.end, first.year, last.year)


def _changes(grammar: LinkGrammar, low: str, begun: Quantity, ended: Quantity) -> bool:
    """Whether one figure of a kind leads to the next: "from 57 cases to 21", "57 से घटकर 21"; not "by 3.9 points to 4.2 %"."""
    if (begun.kind, begun.unit, begun.points) != (ended.kind, ended.unit, ended.points):
        return False
    if grammar.change_steps.before(low, begun.start) is not None:
        return False
    left, leaves = begun.edge, grammar.leaving.before(low, begun.start) is not None
    end = grammar.ends.before(low, ended.start)
    if end is None and grammar.postpositional and grammar.ends.after(low, skip_blanks(low, left)) is not None:
        return ended.start - left < BOUND and not _SIGNS.search(low, left, ended.start)  # "96.5% से घटकर 2022 में 81.2%"
    if end is None:  # "from 57 to at least 80"
        near = leaves and _WORDS.fullmatch(low, left, ended.start) is not None
        return near and ended.start - left < BOUND and grammar.ends_scanner.search(low, left, ended.start) is not None
    return leaves or not low[left : end[1]].strip()
