"""A count of one year beside that of another: "18 cameras in 2022 and 75 in 2024", "2022 में 18 थी और 2024 में 75"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mobextract.ellipsis.absent_nouns import AbsentNouns
from mobextract.figures.edges import Edges
from mobextract.figures.quantity import OTHER_WORD, Quantity, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import WORD, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_BEHIND_YEAR = regex(r"[^.;·:!?()\n\d]{1,14}")
"""What may stand between a year and its figure ("в 2024 году — одна")."""
_BEFORE_YEAR = regex(r" (?:[^\s.,;·:!?()\d]{1,4} ){0,2}")
"""What may stand between a figure and its year ("four in 2018", "ένα το 2023")."""

_LINK = regex(rf"(?<= ){WORD}+ ?$")
_SIGN = regex(r"(?: [—–-]|,|:) ?$")
"""What may stand between words for a year and its figure: words ("this year it has registered 1,264"), or a sign ("в этом году — 1264")."""
_FIGURE = regex(r"[.!?।:()\n\d]")
LINKS = 4
SHORT = 20
"""So many words, of so many characters at most."""
_OPENS = regex(r"[;·] (?:[^\s.,;·:!?()\d]{1,4} ){0,3}$")
"""What stands before the year that its clause begins with ("; и в 2023 году 231")."""
REACH = 4
"""How many numbers on the count may stand whose noun serves for one before it, their years among them."""
FAR = 99


class YearSeries:
    """The elliptic figures of one article that stand beside a year, as the count before them does."""

    def __init__(
        self, edges: Edges, low: str, segments: Segments, amounts: Sequence[Amount], dated: Sequence[tuple[int, int, str]]
    ) -> None:
        self.edges = edges
        self.low = low
        self.segments = segments
        self.amounts = amounts
        self.dated = dated
        self.said = edges.g.relative_words.is_in(low)
        self.absent = AbsentNouns(edges, low, segments)
        self._index = {amount.start: index for index, amount in enumerate(amounts)}

    def noun(self, index: int, results: Sequence[Quantity | str], last: Quantity | None) -> Noun | None:
        """Return the noun of the count before, or right behind, where both that and the amount at ``index`` stand beside a year of their
        own; or that of which there is none in another year."""
        amount = self.amounts[index]
        if (absent := self.absent.noun(amount, last, results[max(0, index - 3) : index + 2])) is not None:
            return absent
        told = self._relative(amount, amount.end)
        own = told or self._year_beside(index, results, amount.end)
        if own is None or not (self.edges.ends_open(amount) or told):
            return None
        start, end = self.segments.sentence_at(amount.start)
        if not told and last is not None and last.start >= start and self._opens_clause(index, results, last):
            return last.noun if self._beside(self._index[last.start], results, last.edge) != own else None
        start = start if told else max(start, last_semicolon(self.low, start, amount.start))
        if last is not None and last.start >= start:
            at = self._index[last.start]
            other = self._beside(at, results, last.edge) or self._before(at, results)
            left = self.edges.g.amounts.leaving.after(self.low, skip_blanks(self.low, last.end))  # "12 से घटकर 2024 में 3"
            return last.noun if other not in (None, own) or left or told else None
        at = next((i for i in range(index + 1, min(index + REACH, len(results))) if is_count(results[i])), index)
        behind = results[at]
        if not isinstance(behind, Quantity) or behind.noun is None or not behind.noun.known or behind.start >= end:
            return None
        return behind.noun if self._beside(at, results, behind.edge) not in (None, own) else None

    def _opens_clause(self, index: int, results: Sequence[Quantity | str], last: Quantity) -> bool:
        """Whether nothing but its year stands between a figure and the sign before its clause ("86 growers took part; in 2022 154")."""
        year, start = self._neighbour(index, -1, results), self.amounts[index].start
        if year is None or not _BEHIND_YEAR.fullmatch(self.low, year.end, start):
            return False
        sign = _OPENS.search(self.low, last.edge, year.start)
        return sign is not None and not _FIGURE.search(self.low, last.edge, sign.start())

    def _beside(self, index: int, results: Sequence[Quantity | str], edge: int) -> str | None:
        """The year right before or behind a figure, whose noun ends at ``edge``: the nearer one."""
        return self._relative(self.amounts[index], edge) or self._year_beside(index, results, edge)

    def _year_beside(self, index: int, results: Sequence[Quantity | str], edge: int) -> str | None:
        """The same, where it is told in figures; "and" begins the next item with its year."""
        before, behind = self._neighbour(index, -1, results), self._neighbour(index, 1, results)
        start = self.amounts[index].start
        if (dated := self._dated_before(start)) is not None:
            return dated
        left = start - before.end if before is not None and _BEHIND_YEAR.fullmatch(self.low, before.end, start) else FAR
        right = behind.start - edge if behind is not None and _BEFORE_YEAR.fullmatch(self.low, edge, behind.start) else FAR
        joined = left < FAR and not self.edges.g.joiners.isdisjoint(self.low[edge : behind.start].split()) if behind is not None else False
        year = before if left < right or joined else behind if right < FAR else None  # "2023 में 45 और सितंबर 2024 तक 112"
        return self.low[year.start : year.end] if year is not None else None

    def _dated_before(self, start: int) -> str | None:
        """The year of a date with more than that right before a figure ("by September 2024 112")."""
        at = bisect_right(self.dated, (start, start, "")) - 1
        end, begin, year = self.dated[at] if at >= 0 else (0, 0, "")
        return year if year and end - begin > len(year) and _BEHIND_YEAR.fullmatch(self.low, end, start) else None

    def _relative(self, amount: Amount, edge: int) -> str | None:
        """The words right beside a figure that name its year by another ("the following year 1,187", "71 året før")."""
        if not self.said:
            return None
        years, low = self.edges.g.nouns.relative_years, self.low
        behind = years.after(low, skip_blanks(low, edge))
        if behind is not None:
            return low[skip_blanks(low, edge) : behind[1]]
        start = self.edges.left_of_modifier(amount.start)
        position = start
        for _ in range(1 if amount.first.one else LINKS + 1):
            sign = _SIGN.search(low, max(0, position - 3), position)
            for at in (position, sign.start() if sign else position):
                if (before := years.before(low, at)) is not None:
                    return low[before[1] : at]
            link = _LINK.search(low, max(0, position - SHORT), position)
            if link is None or self.edges.g.nouns.nouns.after(low, link.start()):
                return None  # "this year the communes registered 12"
            position = link.start()
        return None

    def _before(self, index: int, results: Sequence[Quantity | str]) -> str | None:
        """The year that the sentence of a figure opens with."""
        year = self._neighbour(index, -1, results)
        opens = year is not None and year.start >= self.segments.sentence_at(self.amounts[index].start)[0]
        return self.low[year.start : year.end] if year is not None and opens else None

    def _neighbour(self, index: int, step: int, results: Sequence[Quantity | str]) -> Quantity | None:
        """The year next to a figure among the numbers; "năm" is a word there, not a five."""
        index += step
        while 0 <= index < len(results) and results[index] == OTHER_WORD:
            index += step
        found = results[index] if 0 <= index < len(results) else None
        return found if isinstance(found, Quantity) and found.kind == "date" else None
