"""What is compared with the same period of the year before is of the article's own year: "41 fires in seven months, 13 fewer than in the
same period of 2024", in 2025."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import YearEvent
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.segment import Segments


def years_compared(
    grammar: LinkGrammar,
    low: str,
    segments: Segments,
    quantities: Sequence[Quantity],
    dates: Sequence[FoundDate],
    events: Sequence[YearEvent],
    published: int | None,
) -> Iterator[YearEvent]:
    """The article's year for sentences that compare figures with the same period of the year before, and state no other time; in an
    article without a date, the year stated last, if that is the next one."""
    same = {date.start: date.year for date in dates if date.year and date.until is None and _is_same(grammar, low, date)}
    for start, year in sorted(same.items()):
        stated = (e.year for e in reversed(events[: bisect_left(events, start, key=START)]) if e.year and not e.owned)
        current = published or next(stated, None)
        if current != year + 1:
            continue
        sentence = segments.sentence_at(start)
        others = [e for e in within(events, *sentence) if not e.owned]
        led = within(quantities, sentence[0], start)  # not "in the same period of 2024 there were 54"
        if led and not others:
            yield YearEvent(sentence[0], sentence[0], current, False, local=True)


def _is_same(grammar: LinkGrammar, low: str, date: FoundDate) -> bool:
    """Whether words beside a year say that its same period is meant."""
    behind = skip_blanks(low, date.end)
    if grammar.same_period_after.after(low, behind) is not None:
        return False
    return grammar.same_period_before.before(low, date.start) is not None or grammar.compared_periods.after(low, behind) is not None
