"""Clauses that open with "when" behind a year and tell of it alone: "1,102 models, against 1,846 in 2024, when there were 171 communes"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_EDGE = regex(r" ?(?:[^\W\d_]{1,5}\.? ?)?,? ?")
"""What stands between a year and "when": the word for a year, a comma."""
_ENDED = regex(r"[;:()।\n]|[.,](?!\d)")
REACH = 120
"""How far such a clause may go on, in characters."""


def years_of_clauses(
    grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate], quantities: Sequence[Quantity]
) -> dict[int, int]:
    """Return where the figures of such clauses begin, with the year before "when"."""
    found: dict[int, int] = {}
    for index, date in enumerate(dates if grammar.when.forms else ()):
        if date.year is None or date.until is not None:
            continue
        edge = _EDGE.match(low, date.end)
        word = grammar.when.after(low, edge.end()) if edge else None
        if word is None:
            continue
        sign = _ENDED.search(low, word[1], word[1] + REACH)
        end = min(sign.start() if sign else word[1] + REACH, segments.sentence_at(date.start)[1])
        now = grammar.today.search(low, word[1], end)
        end = now.start() if now else end  # "in 2021, when it had 12 members and now 45"
        if index + 1 < len(dates):
            end = min(end, dates[index + 1].start)
        found |= {q.start: date.year for q in within(quantities, word[1], end)}
    return found
