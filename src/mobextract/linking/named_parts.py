"""Parts of the article's year that have a name and state no year: "in the third quarter", "trong quý III", "до конца года"."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.part_years import SAID
from mobextract.linking.year_words import only_compared
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments, Span


def named_parts(grammar: LinkGrammar, low: str, segments: Segments, stated: Sequence[int], published: datetime.date | None) -> list[Span]:
    """Return where the text speaks of a part of the article's year which has begun; ``stated`` is where years are stated, which in the
    same paragraph are those of the part.

    In January "by the end of the year" may look back, and in March "in the fourth quarter" does: these are of no year that can be told.
    """
    scanner = grammar.named_parts_scanner
    if published is None or scanner is None:
        return []
    found: list[Span] = []
    for match in scanner.finditer(low):
        part = grammar.named_parts.after(low, match.start())
        if part is None or not 0 < part[0] <= published.month:
            continue
        span = match.start(), _end(grammar, low, part[1])
        if span[1] and not only_compared(grammar, low, *span) and not _is_dated(segments, stated, span):
            found.append(span)
    return found


def _end(grammar: LinkGrammar, low: str, end: int) -> int:
    """Where a part ends together with words for the year; 0 where it is one of something else: "in the first quarter of the match"."""
    behind = skip_blanks(low, end)
    of_year = grammar.of_year_after.after(low, behind)
    if of_year is not None:
        return of_year[1]
    return 0 if grammar.named_parts_of.after(low, behind) else end


def _is_dated(segments: Segments, stated: Sequence[int], span: Span) -> bool:
    """Whether a year stands beside a part, or before it in its paragraph."""
    index = bisect_left(stated, segments.paragraph_at(span[0])[0])
    return index < len(stated) and stated[index] < min(span[1] + SAID, segments.sentence_at(span[0])[1])
