"""Coordinated years with as many coordinated figures ("in 2022, 2023 and 2024 it was 31.2 %, 28.5 % and 24.9 %"), and rows in which each
year leads its figure ("in 2021, 12, in 2022, 15 and in 2023, 18 models")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mobextract.dates.reader import FoundDate
from mobextract.ellipsis.year_rows import FOLLOWED, LED, OPENED, goes_on
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

SHORT = 5
"""Letters of an article or preposition before a year of the list ("and in 2024", "και το 2024")."""
LONGEST = 60
"""The longest text of commas, joiners and a short word."""
APART = 60
"""How far the words behind "respectively" may part the figures, in characters."""
NEAR = 24
"""How close figures stand to years that are theirs alone, in characters."""
_ONLY_WORDS = regex(rf"[^\d.,;:।()]{{0,{NEAR}}}")
REACH = 120
"""How far the figures may stand from the years."""


def years_of_figures(
    grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity]
) -> dict[int, int]:
    """Return where the figures of such sentences begin, with the year of each; ``dates`` and ``quantities`` stand in order."""
    found: dict[int, int] = {}
    for run in runs_of_years(grammar, low, dates, quantities):
        sentence = segments.sentence_at(run[0].start)
        figures = [q for q in within(quantities, *sentence) if q.kind in LINKED]
        middle = bisect_left(figures, run[0].start, key=START)
        said = grammar.respectively.search(low, *sentence) is not None
        for group in (figures[middle : middle + len(run)], figures[max(0, middle - len(run)) : middle]):
            if len(group) == len(run) and _belongs(grammar, low, run, group, said):
                found |= {q.start: d.year for q, d in zip(group, run, strict=True) if d.year}
                break
    return found


class DatedYear(NamedTuple):
    """A year that the text states, and where."""

    start: int
    end: int
    year: int


def years_of_rows(
    grammar: LinkGrammar, low: str, segments: Segments, years: Sequence[DatedYear], quantities: Sequence[Quantity]
) -> dict[int, int]:
    """Return the same for rows of years that each lead their figure, two at least; ``years`` and ``quantities`` stand in order."""
    found: dict[int, int] = {}
    items: list[DatedYear | Quantity] = sorted([*years, *(q for q in quantities if q.kind in LINKED)], key=START)
    row: list[tuple[DatedYear, Quantity]] = []
    for index, (item, behind) in enumerate(pairwise(items)):
        if not isinstance(item, DatedYear) or not isinstance(behind, Quantity):
            continue
        before = items[index - 1] if index else None
        end = _end(before) if before is not None else 0
        if row and not (before is row[-1][1] and goes_on(low[end : item.start], grammar.joiners)):
            found |= _row(row)
            row = []
        leads = (LED if row else OPENED).fullmatch(low, item.end, behind.start) is not None and segments.sentence_at(item.start)[
            1
        ] > behind.start
        follows = isinstance(before, Quantity) and not row and FOLLOWED.fullmatch(low, end, item.start) is not None
        if leads and not follows:
            row.append((item, behind))
    return found | _row(row)


def _end(item: DatedYear | Quantity) -> int:
    return item.end if isinstance(item, DatedYear) else item.edge


def _row(row: Sequence[tuple[DatedYear, Quantity]]) -> dict[int, int]:
    """The years of a row's figures; no year stands twice in one."""
    return {figure.start: year.year for year, figure in row} if len({year.year for year, _ in row}) == len(row) > 1 else {}


def runs_of_years(grammar: LinkGrammar, low: str, dates: Sequence[FoundDate], quantities: Sequence[Quantity]) -> list[list[FoundDate]]:
    """Lists of two years or more with nothing but commas and "and" between, or a part of the next year ("2023 và 6 tháng đầu năm 2024")."""
    runs: list[list[FoundDate]] = []
    years = [d for d in dates if d.year and d.month is None and d.until is None]
    for left, right in pairwise(years):
        gap = low[left.end : right.start]
        coordinated = _coordinates(grammar, gap)
        if not coordinated and not leads_to_part(grammar, gap, joined=True):
            continue
        led, apart, alike = _have_figures(low, quantities, left, right)
        if apart and (not coordinated or _turns(grammar, gap) or (alike and len(gap.split()) > 1)):
            continue  # "60 đàn ong năm 2020, năm 2022 đã có 415 đàn", "11 thefts in 2023 and in 2024 two thefts"
        if led and _opens_clause(grammar, gap) and low.startswith(" ", right.end) and not (runs and runs[-1][-1] is left):
            continue  # "three thefts in 2023, and in the first nine months of 2024 none"
        if runs and runs[-1][-1] is left:
            runs[-1].append(right)
        else:
            runs.append([left, right])
    return runs


def _turns(grammar: LinkGrammar, gap: str) -> bool:
    """Whether the word for a year stands again behind a comma: the next clause begins there."""
    return bool(_behind_comma(grammar, gap))


def _opens_clause(grammar: LinkGrammar, gap: str) -> bool:
    """Whether "and" stands behind a comma, and more words behind it: no list of two years has that."""
    words = _behind_comma(grammar, gap)
    return len(words) > 1 and words[0] in grammar.joiners


def _behind_comma(grammar: LinkGrammar, gap: str) -> list[str]:
    """The words between two years where these begin with a comma, or with one behind the word for a year ("2023 году, и за …")."""
    noun, comma, rest = gap.partition(", ")
    return rest.split() if comma and (not noun or noun.strip() in grammar.year_part_links) else []


def _have_figures(low: str, quantities: Sequence[Quantity], left: FoundDate, right: FoundDate) -> tuple[bool, bool, bool]:
    """Whether a figure stands right before the first of two years; whether another stands right behind the second, too: each has its own
    then; and whether both are of the same thing."""
    before, behind = last_before(quantities, left.start), first_from(quantities, right.end)
    led = before is not None and before.edge <= left.start and _ONLY_WORDS.fullmatch(low, before.edge, left.start) is not None
    if before is None or behind is None or not led:
        return led, False, False
    apart = _ONLY_WORDS.fullmatch(low, right.end, behind.start) is not None
    return led, apart, (before.kind, before.unit) == (behind.kind, behind.unit)


def leads_to_part(grammar: LinkGrammar, gap: str, *, joined: bool = False) -> bool:
    """Whether what stands between two years only says which part of the second is meant ("to the first 6 months of"); ``joined``: behind
    "and" or a comma."""
    words = gap.replace(",", " , ").split() if len(gap) <= LONGEST else []
    opened = words[1:] if words[1:] and words[0] in grammar.year_part_links and words[0] != "," else words  # "2023 году и …"
    if not words or (joined and all(w != "," and w not in grammar.joiners for w in (words[0], opened[0]))):
        return False
    parts = [w for w in words if w not in grammar.year_part_links]
    return bool(parts) and not parts[-1].isdigit() and all(w in grammar.year_parts or (w.isdigit() and len(w) < 3) for w in parts)


def _coordinates(grammar: LinkGrammar, gap: str) -> bool:
    if len(gap) > LONGEST:
        return False
    words = gap.replace(",", " , ").split()
    joined = [w for w in words if w == "," or w in grammar.joiners]
    if joined and words[1:2] == joined[:1] and words[0] in grammar.year_part_links:
        del words[0]  # "в 2022 году и в 2023 году"
    return bool(joined) and len(words) - len(joined) < 2 and all(len(w) <= SHORT for w in words)


def _belongs(grammar: LinkGrammar, low: str, run: list[FoundDate], group: list[Quantity], said: bool) -> bool:
    """Whether the figures are of one kind, near the years, and a bare list, or told to be each of its year."""
    between = group[0].start - run[-1].end if group[0].start > run[-1].start else run[0].start - group[-1].edge
    if between > REACH or len({q.kind for q in group}) > 1 or any(q.start < d.start < r.start for d in run for q, r in pairwise(group)):
        return False
    gaps = [low[(q.edge) if said else q.end : r.start] for q, r in pairwise(group)]
    return all(len(gap) < APART for gap in gaps) if said else all(_coordinates(grammar, gap) for gap in gaps)
