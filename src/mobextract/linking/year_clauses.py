"""Clauses whose year is that of their own figures alone: behind "when" ("1,102 models, against 1,846 in 2024, when there were 171
communes"), and behind "where" right behind the place that opens a sentence, or its part behind a semicolon ("In Ia Dom, where 40 houses
burned in 2002, 92 families …")."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import LETTER
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_EDGE = regex(rf" ?(?:{LETTER}{{1,5}}\.? ?)?,? ?")
"""What stands between a year and "when": the word for a year, a comma."""
_ENDED = regex(r"[;:()।\n]|[.,](?!\d)")
REACH = 120
"""How far such a clause may go on, in characters."""
PLACE = 60
"""How long the place may be that such a sentence opens with, in characters."""
_PLACED = regex(r"[^\d,.;:!?()\n]+(?:, )")


def where_clauses(grammar: LinkGrammar, low: str, segments: Segments, dates: Sequence[FoundDate]) -> list[tuple[Span, int]]:
    """Return the clauses on the place that a sentence opens with, from "where" to the comma behind a date, each with the date's year: what
    the sentence then tells is of another time."""
    found: list[tuple[Span, int]] = []
    for date in dates:
        sentence = segments.sentence_at(date.start)
        semicolon = max(low.rfind(sign, sentence[0], date.start) for sign in ("; ", "· "))
        item = semicolon + len("; ") if semicolon >= 0 else sentence[0]
        opening = _PLACED.match(low, item, item + PLACE) if date.year is not None and date.until is None else None
        word = grammar.where_scanner.search(low, opening.end(), date.start) if opening else None
        if opening is None or word is None or word.start() != opening.end() or date.year is None:
            continue
        sign = _ENDED.search(low, date.end, date.end + REACH)
        if sign is not None and sign[0] == "," and sign.end() < sentence[1]:
            found.append(((opening.end(), sign.end()), date.year))
    return found


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
