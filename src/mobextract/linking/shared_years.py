"""Coordinated figures with one year behind the last ("… grew to 58 groups and 431 households in 2023"), what two
years differ by, and what several come to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from mobextract.figures.quantity import COMMENDED, LINKED, Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.folding import ANY_YEAR, last_semicolon, skip_blanks
from mobextract.text.in_order import first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

ATTACHED = 24
"""A year this close behind a figure and its noun is the figure's, in characters."""
MERITS = 70
"""The same where it is that of what collectives and individuals are praised for."""
_BEFORE = regex(r" (?:\S{1,6} )?")
"""What may stand between a year and the figure that it leads."""
_STOPS = frozenset(",;·:().।")
HUNDRED = 100
FIRST = 3
"""How many figures back the two may begin that another is the difference of."""


def shared_years(grammar: LinkGrammar, low: str, years: Sequence[YearEvent], quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return where figures begin that a change leaves, or comes to, together with another one whose year stands behind both ("from 9
    groups with 64 households that year to 58 groups and 431 households in 2023"), with their year; ``years`` and ``quantities`` stand in
    order."""
    found: dict[int, int] = {}
    for first, second in pairwise(q for q in quantities if q.kind in LINKED):
        edge = second.edge
        if (
            _apart(first, second)
            and _is_joined(grammar, low[first.edge : second.start])
            and (left := _leads(grammar, low, years, first, edge))
        ):
            found[second.start] = left
            continue
        year = first_from(years, edge)
        if year is not None and year.year and _are_commended(grammar, low, first, second, year.start):
            found[first.start] = year.year
            continue
        if year is None or year.year is None or not _apart(first, second) or not _stands_in_change(grammar, low, first.start):
            continue
        if _is_joined(grammar, low[first.edge : second.start]) and _is_attached(low[edge : year.start]):
            found[first.start] = year.year
    return found


def _leads(grammar: LinkGrammar, low: str, years: Sequence[YearEvent], first: Quantity, edge: int) -> int | None:
    """The year right before the first of two figures that a change leaves, where the word for that stands behind them ("2022 के 9 समूहों
    और 64 परिवारों से बढ़कर 2023 में …")."""
    if grammar.ends.after(low, skip_blanks(low, edge)) is None:
        return None
    year = last_before(years, first.start)
    return year.year if year is not None and _BEFORE.fullmatch(low, year.end, first.start) else None


def _apart(first: Quantity, second: Quantity) -> bool:
    """Whether two figures are of two things, each with its noun."""
    named = first.kind != "count" or (first.noun is not None and first.rule != "count.ellipsis")
    return named and (first.kind, first.unit) != (second.kind, second.unit)


def _stands_in_change(grammar: LinkGrammar, low: str, start: int) -> bool:
    return bool(grammar.ends.before(low, start) or grammar.leaving.before(low, start))


def _are_commended(grammar: LinkGrammar, low: str, first: Quantity, second: Quantity, year: int) -> bool:
    """Whether two figures are collectives and individuals whose merits in the year behind are praised: "9 collectives, 17 individuals with
    outstanding results in 2021"."""
    if not {first.unit, second.unit}.issubset(COMMENDED) or year - second.edge >= MERITS:
        return False
    gap, behind = low[first.edge : second.start].strip(), low[second.edge : year]
    joined = gap == "," or _is_joined(grammar, gap)
    return joined and _STOPS.isdisjoint(behind) and not any(c.isdigit() for c in behind)


def _is_joined(grammar: LinkGrammar, gap: str) -> bool:
    words = gap.split()
    return len(words) == 1 and (words[0] in grammar.joiners or grammar.founded_with.get(words[0]) is not None)


def _is_attached(gap: str) -> bool:
    return len(gap) < ATTACHED and _STOPS.isdisjoint(gap) and not any(c.isdigit() for c in gap)


def is_difference(quantities: Sequence[Quantity], years: Sequence[int | None], index: int, floor: int) -> bool:
    """Return whether the figure at ``index`` is what two figures before it, behind ``floor``, differ by, which are of two years: "from 83
    cases in 2021 to 37 in 2023, that is, by 55.4 %". So it is of neither year alone."""
    value = quantities[index].amount.value
    behind = [i for i in range(max(0, index - FIRST), index) if quantities[i].kind in LINKED and quantities[i].start >= floor]
    for first, last in pairwise(behind):
        old, new = quantities[first], quantities[last]
        apart = abs((years[first] or 0) - (years[last] or 0)) if years[first] and years[last] else 0
        if (
            value is None
            or not apart
            or (old.kind, old.unit) != (new.kind, new.unit)
            or old.amount.value is None
            or new.amount.value is None
        ):
            continue
        if _differs(quantities[index], value, old.amount.value, new.amount.value, old.kind, apart):
            return True
    return False


def sums_of_years(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    quantities: Sequence[Quantity],
    years: Sequence[int | None],
    stated: Sequence[YearEvent],
) -> list[int]:
    """Return the indexes of figures of no year since those before them are of several, or of a period: in sentences that open with "in
    total" ("26 joined in 2022, 71 in 2023 and 118 this year. In total 215 tanks were built, for 2.58 billion"), and behind such words at
    the end of the sentence ("…, in all 215"). Years are ``stated`` there."""
    found: list[int] = []
    starts, floor = [q.start for q in quantities], 0
    for word in grammar.overall_scanner.finditer(low):
        at = bisect_left(starts, word.end())
        sentence = segments.sentence_at(word.start())
        if at == len(starts) or starts[at] >= sentence[1] or at < floor or any(y.year for y in within(stated, word.start(), starts[at])):
            continue
        opens = grammar.overall.after(low, sentence[0]) is not None and word.start() < sentence[0] + len(word[0])
        told = segments.sentence_at(sentence[0] - 2) if opens and sentence[0] > segments.paragraph_at(sentence[0])[0] else sentence
        told = told if opens else (last_semicolon(low, told[0], word.start()) + 1 or told[0], word.start())
        end = sentence[1] if opens else _stretch(low, quantities, at, sentence[1])
        parts = [i for i in range(bisect_left(starts, told[0]), bisect_left(starts, min(told[1], word.start()))) if years[i]]
        parts = [i for i in parts if quantities[i].kind in ("count", "money")]
        several = len({years[i] for i in parts}) + any(y.year is None and y.opened for y in within(stated, *told)) > 1
        changed = any(_stands_in_change(grammar, low, starts[i]) for i in parts)
        if not parts or not several or changed or (not opens and not _ends_years(low, quantities, years, parts, stated, word.start())):
            continue
        if not opens or not any(y.year for y in within(stated, word.start(), end)):
            floor = bisect_left(starts, end)
            found += [i for i in range(at, floor) if years[i]]
    return found


def _stretch(low: str, quantities: Sequence[Quantity], at: int, end: int) -> int:
    """Where the figures end that go on with the one at ``at`` and name no year: "in all 27 houses for 2 billion dong"."""
    for left, right in pairwise(within(quantities, quantities[at].start, end)):
        gap = low[left.edge : right.start]
        if not _STOPS.isdisjoint(gap) or ANY_YEAR.search(gap):
            return left.start + 1
    return end


def _ends_years(
    low: str, quantities: Sequence[Quantity], years: Sequence[int | None], parts: Sequence[int], stated: Sequence[YearEvent], end: int
) -> bool:
    """Whether the last year of a sentence has one figure, and "in total" behind it is of no year of its own: "12 in 2022 and 21 this
    year, in all …"; not "34 in 2023, and this year in A and B in all …"."""
    last = quantities[parts[-1]].edge
    alone = len(parts) < 2 or years[parts[-1]] != years[parts[-2]]
    return alone and not any(y.year and not _is_attached(low[last : y.start]) for y in within(stated, last, end))


def _differs(figure: Quantity, value: Decimal, old: Decimal, new: Decimal, kind: str, years: int) -> bool:
    """Whether a figure is by how much two differ, in so many ``years`` or on average in each of them ("3.36 % a year")."""
    apart = abs(new - old)
    if not apart:
        return False
    if figure.kind == "percentage" and not figure.points and old and kind != "percentage":
        return abs(apart * HUNDRED / old - value) <= _half(value)
    mean = years > 1 and abs(apart / years - value) <= _half(value)
    return figure.kind == kind and (value == apart or mean) and (figure.points or figure.change is not None)


def _half(value: Decimal) -> Decimal:
    """Half of the last digit that a number states."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
