"""Words that leave the year open: "recently", "over the past three years", "sau 4 năm"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import OPENING, YearEvent, says_which
from mobextract.text.folding import ANY_YEAR, LETTER, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

MONTHS = 12
"""A time of more months is of more than one year."""

_BEHIND = regex(rf",? (?:{LETTER}{{1,4}},? ){{0,2}}")
"""Between a year and words that say that it is over, two short words at most."""
_QUOTED = regex(r"[«“„‘\"']")
"""What somebody's words open with."""


class OpenYears:
    """Such words in one article, that tells of the year ``current``."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], current: int | None) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        self.current = current
        self.spans = self._left_open()

    def events(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """Words like "recently", which leave the year open, unless they belong to a date ("this year now")."""
        starts, found = [e.start for e in events], []
        for start, end in self.spans:
            index = bisect_right(starts, start)
            last = events[index - 1] if index else None
            taken = last is not None and (start < last.end or self._lasts(last, start) or self._is_over(last, start, end))
            if not taken and not self._sums_up(start, end, events):
                found.append(YearEvent(start, end, None, True, now=True))
        return [*found, *self._going_on([*events, *found]), *self._habits(events)]

    def _lasts(self, year: YearEvent, start: int) -> bool:
        """Whether such words only say that a year goes on whose beginning was told right before: "từ đầu năm 2025 đến nay"."""
        behind = self.g.year_starts_after.after(self.low, skip_blanks(self.low, year.end))
        if behind is None and self.g.year_starts_before.before(self.low, year.start) is None:
            return False
        return year.year is not None and _BEHIND.fullmatch(self.low, behind[1] if behind else year.end, start) is not None

    def _is_over(self, year: YearEvent, start: int, end: int) -> bool:
        """Whether such words only say that the year right before them is over ("năm 2015 vừa qua"), or how many years later it is."""
        if says_which(self.low, year.end, start) and self.g.years_later.before(self.low, end):
            return year.year is not None
        return _BEHIND.fullmatch(self.low, year.end, start) is not None and self.g.years_over.after(self.low, start) is not None

    def _habits(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """What is done again and again, in sentences that open with it: "every year, the fund lends to 20 women"."""
        heads = [m.span() for m in self.g.habits_scanner.finditer(self.low) if self._opens(m.start())]
        dated = {self.segments.sentence_at(e.start) for e in events} if heads else set()
        return [YearEvent(*span, None, False, now=True, local=True) for span in heads if self.segments.sentence_at(span[0]) not in dated]

    def _going_on(self, events: Sequence[YearEvent]) -> list[YearEvent]:
        """What is going on, in sentences that state no year ("the programme is sponsoring 213 orphans")."""
        dated = {self.segments.sentence_at(e.start) for e in events}
        found = self.g.ongoing.finditer(self.low) if self.g.ongoing and dated else ()
        heads = {sentence for m in found if (sentence := self.segments.sentence_at(m.start())) not in dated}
        return [YearEvent(start, start, None, True, now=True) for start, _ in heads]

    def _left_open(self) -> list[Span]:
        """Words that leave the year open, and the years that a result took ("over the past three years", "sau 4 năm", "за 18 месяцев")."""
        words = [m.span() for m in self.g.now_scanner.finditer(self.low)]
        words += [m.span() for m in self.g.now_head.finditer(self.low)] if self.g.now_head else []
        past = [m.span() for m in self.g.past_scanner.finditer(self.low)]
        past += [m.span() for m in self.g.before_it.finditer(self.low) if not self._is_dated(m.end())]
        words += [span for span in past if self._opens(span[0])]  # not "(previously in Y district)"
        spans = [(q.start, q.edge) for q in self.quantities if q.dimension == "duration" and self._takes_years(q) and self._is_span(q)]
        return sorted([*words, *spans])

    def _is_dated(self, end: int) -> bool:
        """Whether a sentence states a year behind the comma of "before the contest": "before the contest, with 70 million, she began in
        2019"."""
        stop = self.segments.sentence_at(end - 1)[1]
        return ANY_YEAR.search(self.low, max(end, self.low.find(",", end, stop)), stop) is not None

    def _opens(self, start: int) -> bool:
        """Whether a sentence, or what somebody says in it, begins about ``start``: "he recalls: «Earlier, we lost two boats»"."""
        return start - self.segments.sentence_at(start)[0] < OPENING or _QUOTED.fullmatch(self.low, max(0, start - 1), start) is not None

    @staticmethod
    def _takes_years(duration: Quantity) -> bool:
        """Whether a time is of years, or of so many months that they are of more than one year."""
        return duration.unit == "year" or (duration.unit == "month" and (duration.amount.value or 0) > MONTHS)

    def _is_span(self, years: Quantity) -> bool:
        behind = self.g.spans_after.after(self.low, skip_blanks(self.low, years.edge))
        return bool(behind or self.g.spans_before.before(self.low, years.start))

    def _sums_up(self, start: int, end: int, dated: Sequence[YearEvent]) -> bool:
        """Whether "so far" sums up the current year that its own sentence opens with, or a sentence before it in its paragraph, last of all
        years there, and leaves it in force."""
        if self.current is None or self.low[start:end] not in self.g.so_far:
            return False
        sentence = self.segments.sentence_at(start)[0]
        told = [y for y in dated if self.segments.paragraph_at(start)[0] <= y.start < start and not y.owned]
        own = {y.year for y in told if y.start >= sentence}
        if own:
            return own <= {self.current - 1, self.current}
        later = (y.start for y in dated if (y.year or 0) > self.current)
        if any(not says(self.g.target_scanner, self.low, *self.segments.sentence_at(at)) for at in later):
            return False  # the day of the article is only that of the last day told
        return bool(told) and told[-1].frame and told[-1].whole and not told[-1].begins and told[-1].year == self.current
