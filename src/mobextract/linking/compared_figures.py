"""Years that figures are only compared with: which figures are of them, and which are not.

"In 2024 there were 17 fires, against 29 fires and 96 hectares in the same period last year": the figures behind "against" are of the year
behind them.
"This year there were none, whereas in 2022 there were four. …": what follows goes on with this year.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 45
"""How far behind the last of the compared figures its year may stand, in characters."""
NEAR = 25
"""The same without words for the same period."""
_PARTED = regex(r"[.।;·:!?()\d\n]|, ")
_JOINED = regex(rf",? ({LETTER}+) |, ")
_CLAUSE = 40
"""How far before a year the clause begins that sets it against another, in characters."""


def years_of_compared(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    dates: Sequence[FoundDate],
    quantities: Sequence[Quantity],
    published: int | None,
) -> dict[int, int]:
    """Return where the figures begin that others are compared with, with the year that stands behind them."""
    found: dict[int, int] = {}
    for start, year in _years(grammar, low, dates, published):
        index = bisect_left(quantities, start, key=START)
        run = _compared(grammar, low, quantities[max(0, index - 4) : index])
        if not run or run[0].start < segments.sentence_at(start)[0]:
            continue
        same = grammar.same_period_before.before(low, start)
        end = same[1] if same else start
        if grammar.compared_before.before(low, end) is not None:
            continue  # "more by 19 than in 2022"
        behind = run[-1].edge
        if 0 < end - behind < (REACH if same else NEAR) and not _PARTED.search(low, behind, end):
            found |= {figure.start: year for figure in run if figure.kind in LINKED}
    return found


def _years(grammar: LinkGrammar, low: str, dates: Sequence[FoundDate], published: int | None) -> Iterator[tuple[int, int]]:
    """Where past years are named, by a number or as "last year"."""
    yield from ((d.start, d.year) for d in dates if d.year is not None and d.until is None)
    if published is not None:
        past = ((scanner, offset) for scanner, offset in grammar.relative_years if offset < 0)
        yield from ((match.start(), published + offset) for scanner, offset in past for match in scanner.finditer(low))


def _compared(grammar: LinkGrammar, low: str, before: Sequence[Quantity]) -> Sequence[Quantity]:
    """The last figures of ``before``, joined with each other, where a word for a comparison leads the first of them."""
    for index in range(len(before) - 1, -1, -1):
        if grammar.compared_before.before(low, before[index].start) is not None:
            return before[index:]
        gap = low[before[index - 1].edge : before[index].start] if index else ""
        joint = _JOINED.fullmatch(gap)
        if joint is None or (joint[1] and joint[1] not in grammar.joiners):
            break
    return ()


def set_against(
    grammar: LinkGrammar, low: str, segments: Segments, events: Sequence[YearEvent], quantities: Sequence[Quantity]
) -> set[int]:
    """Return where the years begin that a clause sets against a later one before it in their paragraph ("There is none left, whereas in
    2022 …"), or against a figure of its unit without a year ("the damage is 40 billion dong, while the flood of 2019 cost 25 billion")."""
    found: set[int] = set()
    for index, event in enumerate(events):
        comma = low.rfind(", ", max(0, event.start - _CLAUSE), event.start)
        sentence = segments.sentence_at(event.start)[0]
        if event.year is None or comma < sentence or grammar.whereas.after(low, skip_blanks(low, comma + 1)) is None:
            continue
        paragraph = segments.paragraph_at(event.start)[0]
        stated = next((e.year for e in reversed(events[:index]) if e.start >= paragraph and e.year is not None), None)
        if (stated is None and _same_unit(segments, quantities, event, comma)) or (stated is not None and stated > event.year):
            found.add(event.start)
    return found


def _same_unit(segments: Segments, quantities: Sequence[Quantity], event: YearEvent, comma: int) -> bool:
    """Whether what stands before a comma in the sentence of a year, and what stands behind the comma, have a figure of one unit each."""
    sentence = segments.sentence_at(event.start)
    before = {(q.kind, q.unit) for q in within(quantities, sentence[0], comma) if q.kind in LINKED}
    return any((q.kind, q.unit) in before for q in within(quantities, comma, sentence[1]))
