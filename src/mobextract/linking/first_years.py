"""The first year of what a text tells of: "since 2021 it has run …; the rate rose from 71 % in the first year to 88 % this year"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.in_order import within
from mobextract.text.segment import Segments


def first_years(grammar: LinkGrammar, low: str, segments: Segments, events: Sequence[YearEvent]) -> Iterator[tuple[int, int, int]]:
    """Yield where such words stand, and their year: that in which a period began in their paragraph ("since 2021"), or something was
    launched; else the earliest that the paragraph states; "then", "at that time" go on with the sentence before only. ``events`` stand in
    order."""
    scanners = (grammar.first_year_scanner, grammar.started_with, grammar.back_then_scanner)
    for match, scanner in sorted(((m, s) for s in scanners for m in s.finditer(low)), key=lambda found: found[0].start()):
        start, floor = match.start(), segments.paragraph_at(match.start())[0]
        if scanner is grammar.back_then_scanner:
            if (head := segments.sentence_at(start)[0]) != start or head == floor:
                continue  # "Then …" goes on with the sentence before
            floor = segments.sentence_at(head - 2)[0]
        near = [e for e in within(events, floor, start) if not e.now]
        began = [e.opened if e.year is None else e.year for e in near if e.begins or (e.year is None and e.opened is not None)]
        if not began and grammar.launch_scanner is not None:
            began = [
                e.year
                for e in near
                if e.year is not None and grammar.launch_scanner.search(low, *segments.sentence_at(e.start)) is not None
            ]
        stated = min((e.year for e in near if e.year is not None), default=None)
        year = began[-1] if began else stated if scanner is grammar.first_year_scanner else None
        if year is not None:
            yield start, match.end(), year
