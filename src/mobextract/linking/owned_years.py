"""Years that belong to one figure alone: the one right before, that a change begins with, or that another is compared with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.year_events import BESIDE, NEAR
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

FIGURED = 25
"""A year this close behind a figure that another is compared with is that figure's."""
_BROKEN = regex(r"[;·:()]|, ")
_ENDED = regex(r"[.।?!](?=\s)|\n")


class OwnedYears:
    """Such years in one article."""

    def __init__(
        self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], dates: Sequence[FoundDate], worded: set[int]
    ) -> None:
        self.g = grammar
        self.low = low
        self.quantities = quantities
        self.dates = dates
        self.worded = worded

    def is_owned(self, date: FoundDate, sentence: Span) -> bool:
        """Whether a year right behind a figure is that figure's alone, since its sentence states another as well."""
        index = bisect_right(self.quantities, date.start, key=START)
        last = self.quantities[index - 1] if index else None
        if (
            self.begins_change(date.start, date.end, index, sentence)
            or self._is_compared_figure(date.start, last)
            or self._is_exceeded(date.end, index)
        ):
            return True
        if self.g.ends.before(self.low, date.start) is not None:
            return False  # "41,5 % से घटकर 2023 के अंत में 4,8 %"
        gap = self.low[last.edge : date.start] if last and last.dimension != "duration" else ""  # not "the first nine months of 2024"
        if not 0 < len(gap) < 12 or re.search(r"[.,;·:]", gap):
            return False
        following = self.quantities[index].start - date.end if index < len(self.quantities) else 99
        if (
            following < len(gap)
            and self.low[date.end : date.end + following].split()[:1]
            and self.low[date.end : date.end + following].split()[0] in self.g.joiners
        ):
            following = 99  # "118 tỷ đồng năm 2022 và 143 tỷ đồng năm qua"
        if 0 < following <= len(gap):
            return False
        return len({d.year for d in within(self.dates, *sentence)}) > 1

    def is_base(self, date: FoundDate) -> bool:
        """Whether a year is that from which the share right before it has changed: "up 6.4% on 2023", "выросло на 6,4% к 2023 году"."""
        word = self.g.year_based.before(self.low, date.start) if date.month is None and date.until is None else None
        last = last_before(self.quantities, date.start + 1)
        if word is None or last is None or last.kind != "percentage" or last.change is None:
            return False
        return not self.low[last.edge : word[1]].strip() and self.g.ends.before(self.low, last.start) is None

    def is_compared_period(self, date: FoundDate) -> bool:
        """Whether a figure right before says that its period is compared with: "mot 5,94 % i samme periode i 2023"."""
        same = self.g.same_period_before.before(self.low, date.start) if date.start in self.worded else None
        last = last_before(self.quantities, date.start + 1)
        if not same or last is None:
            return False
        gap = self.low[last.edge : same[1]]
        return len(gap) < BESIDE and not re.search(r"[.।;·:]", gap)

    def is_of_compared(self, start: int, end: int) -> bool:
        """Whether the words for a past year are that of the figure right beside them, which another is compared with: "against 112 the year
        before", "पिछले वर्ष के 112 मामलों की तुलना में"."""
        if self._is_compared_figure(start, last_before(self.quantities, start + 1)):
            return True
        following = first_from(self.quantities, start + 1)
        if following is None or following.start - end > BESIDE or _BROKEN.search(self.low, end, following.start):
            return False
        behind = skip_blanks(self.low, following.edge)
        return self.g.compared_after.after(self.low, behind) is not None or self._exceeds(behind)

    def _is_exceeded(self, end: int, index: int) -> bool:
        """Whether a year leads the figure that another exceeds."""
        following = self.quantities[index] if self.g.compared_far is not None and index < len(self.quantities) else None
        if following is None or following.start - end > BESIDE or _BROKEN.search(self.low, end, following.start):
            return False
        return self._exceeds(skip_blanks(self.low, following.edge))

    def _exceeds(self, behind: int) -> bool:
        """Whether a figure that ends before ``behind`` is what another is more or less than: "2023 के 58.2 बिलियन VND से 26.3% अधिक"."""
        since = self.g.periods_after.after(self.low, behind) if self.g.compared_far is not None else None
        return since is not None and self.g.compared_far is not None and self.g.compared_far.match(self.low, since[1]) is not None

    def _is_compared_figure(self, start: int, last: Quantity | None) -> bool:
        """Whether a year is that of a figure right before it that another is compared with, or leaves: "91 % mot 84 % i 2022", "to 2 %
        from 9 % in 2016"."""
        if (
            last is None
            or not 0 < start - last.edge < FIGURED
            or _BROKEN.search(self.low, last.end, start)
            or _ENDED.search(self.low, last.edge, start)
        ):
            return False
        if last.dimension == "duration":
            return False
        if self.g.compared_before.before(self.low, last.start) is not None:
            return True
        before = last_before(self.quantities, last.start)
        changed = last.kind != "measure" or (before is not None and before.unit == last.unit)
        return changed and self.g.leaving.before(self.low, last.start) is not None  # not "earned 90 million from 2 hectares last year"

    def begins_change(self, start: int, end: int, index: int, sentence: Span) -> bool:
        """Whether a year beside the figure that a change begins with is no year of its end: "from 31 cases in 2022 to 8", "2021 के 41,5 %
        से घटकर 4,8 %"."""
        near = [q for q in self.quantities[max(0, index - 1) : index + 2] if sentence[0] <= q.start < sentence[1]]
        same = self.g.same_period_before.before(self.low, start)
        following = self.g.compared_periods.after(self.low, skip_blanks(self.low, end))
        until = following[1] if following else end  # "2024 की इसी अवधि के 41 मामलों से बढ़कर 52"
        for first, last in pairwise(near):
            behind = first.end < start and (same[1] if same else start) - first.edge < NEAR and end <= last.start
            behind = behind and self.g.contrasts.isdisjoint(self.low[first.edge : start].split()[:1])  # "17,5% thì đến 2012 …"
            leads = end <= first.start and first.start - until < BESIDE
            leaves = behind and first.unit == last.unit and self.g.leaving.before(self.low, first.start)
            if leaves and not _BROKEN.search(self.low, first.end, start):
                return True  # "from 12 cameras in 2022, it has grown to 157"
            gap = self.low[first.end : last.start]
            if leads and first.unit == last.unit:
                gap = gap.replace(", ", " ", 1)  # "2022 में 12 कैमरे थे, जो बढ़कर 157 हो गए"
            if (
                (behind or leads)
                and (first.kind, first.unit) == (last.kind, last.unit)
                and self.g.ends.before(self.low, last.start)
                and not _BROKEN.search(gap)
            ):
                return True
        return False
