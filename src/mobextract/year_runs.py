"""Coordinated years with as many coordinated figures: "in 2022, 2023 and 2024 it was 31.2 %, 28.5 % and 24.9 %"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from mobextract.dates import FoundDate
from mobextract.link_grammar import LinkGrammar
from mobextract.quantity import Quantity
from mobextract.segment import Segments

LINKED = ("count", "money", "percentage")
SHORT = 5
"""Letters of an article or preposition before a year of the list ("and in 2024", "και το 2024")."""
LONGEST = 60
"""The longest text of commas, joiners and a short word."""
APART = 60
"""How far the words behind "respectively" may part the figures, in characters."""
REACH = 120
"""How far the figures may stand from the years."""


def years_of_figures(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return where the figures of such sentences begin, with the year of each; ``dates`` and ``quantities`` stand in order."""
    found: dict[int, int] = {}
    for run in runs_of_years(grammar, low, dates):
        sentence = segments.sentence_at(run[0].start)
        start, end = (bisect_left(quantities, bound, key=_start) for bound in sentence)
        figures = [q for q in quantities[start:end] if q.kind in LINKED]
        middle = bisect_left(figures, run[0].start, key=_start)
        said = grammar.respectively is not None and grammar.respectively.search(low, *sentence) is not None
        for group in (figures[middle : middle + len(run)], figures[max(0, middle - len(run)) : middle]):
            if len(group) == len(run) and _belongs(grammar, low, run, group, said):
                found |= {q.start: d.year for q, d in zip(group, run, strict=True) if d.year}
                break
    return found


def runs_of_years(grammar: LinkGrammar, low: str, dates: Sequence[FoundDate]) -> list[list[FoundDate]]:
    """Lists of two years or more with nothing but commas and "and" between."""
    runs: list[list[FoundDate]] = []
    years = [d for d in dates if d.year and d.month is None and d.until is None]
    for left, right in pairwise(years):
        if not _coordinates(grammar, low[left.end : right.start]):
            continue
        if runs and runs[-1][-1] is left:
            runs[-1].append(right)
        else:
            runs.append([left, right])
    return runs


def _coordinates(grammar: LinkGrammar, gap: str) -> bool:
    if len(gap) > LONGEST:
        return False
    words = gap.replace(",", " , ").split()
    joined = [w for w in words if w == "," or w in grammar.joiners]
    return bool(joined) and len(words) - len(joined) < 2 and all(len(w) <= SHORT for w in words)


def _belongs(grammar: LinkGrammar, low: str, run: list[FoundDate], group: list[Quantity], said: bool) -> bool:
    """Whether the figures are of one kind, near the years, and a bare list, or told to be each of its year."""
    between = group[0].start - run[-1].end if group[0].start > run[-1].start else run[0].start - group[-1].edge
    if between > REACH or len({q.kind for q in group}) > 1 or any(q.start < d.start < r.start for d in run for q, r in pairwise(group)):
        return False
    gaps = [low[(q.edge or q.end) if said else q.end : r.start] for q, r in pairwise(group)]
    return all(len(gap) < APART for gap in gaps) if said else all(_coordinates(grammar, gap) for gap in gaps)


_start = attrgetter("start")
