"""Places where something only began: "in A district, the model, begun with 6 villages in B commune, has spread to 38 villages" are A's
38."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from mobextract.linking.focus import Focus
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.scanner import Scanner, says

SOON = 40
"""How far behind a figure its verb may stand ("38 गाँवों में फैल गया"), in characters."""
NAME = 40
"""How far before a unit the name of an organisation there may begin, in characters."""
TIE = 14
"""The longest text between the two, "of" or a designator."""
_BLANK = regex(r" ")
_DIGIT = regex(r"\d")


class BegunPlaces:
    """What one article says of beginnings; ``grown`` are words for today, for a year later, for spreading, for how many there
    were first and for "at first", ``models`` holds where its names of models begin, ``counted`` where the nouns that are counted do."""

    def __init__(
        self,
        low: str,
        organisations: Lexicon[bool],
        began: Scanner | None,
        grown: Sequence[Scanner | None],
        models: Sequence[int],
        counted: Collection[int],
    ) -> None:
        self.low, self.organisations = low, organisations
        self.began = began
        self.now, self.later, self.spread, self.started, self.first = grown
        self.models = models
        self.counted = counted

    def whole(self, own: Focus, before: Sequence[Focus], around: Focus | None, sentence: int, start: int) -> Focus | None:
        """Return the unit around ``own``, named before it in its sentence, else the one that the text is at, where something began in
        ``own`` and has grown since, before the figure at ``start`` or with it; else None."""
        if (self.began is None and self.first is None) or not self._has_grown(own.end, start) or self._names_organisation(own):
            return None
        wider = [f for f in before if f.end <= own.start and f.rank < own.rank and own.lies_in(f) and not f.level]
        whole = wider[-1] if wider else around
        if whole is None or whole.rank >= own.rank or not own.lies_in(whole):
            return None
        left = wider[-1].end if wider else sentence
        if any(says(words, self.low, left, own.start) for words in (self.began, self.first)):
            return whole  # "At first 15 farms of hamlet 3 joined, now there are 264"
        if says(self.started, self.low, own.end, start):
            return whole  # where verbs come last
        named = bisect_left(self.models, own.start) > bisect_left(self.models, left)  # the model began there, not the unit something else
        if not named or not says(self.began, self.low, own.end, start):
            return None
        return whole if self._has_spread(own.end, start) else None  # not "the model «X» in A commune, begun in 2020, now has 38 members"

    def _names_organisation(self, own: Focus) -> bool:
        """Whether a unit stands in the name of the organisation that began something, which it has not left ("của Hội LHPN xã Bảo Thạnh
        ra mắt"); what is counted is none ("three schools in the ward")."""
        ends = [m.end() for m in _BLANK.finditer(self.low, max(0, own.start - NAME), own.start)]
        words = [at for at in ends if at not in self.counted]
        return any((found := self.organisations.after(self.low, at)) is not None and own.start - found[1] <= TIE for at in words)

    def _has_grown(self, end: int, start: int) -> bool:
        told = any(says(words, self.low, end, start) for words in (self.now, self.later))
        return told or self._has_spread(end, start)

    def _has_spread(self, end: int, start: int) -> bool:
        """Whether something spread before a figure, or with it ("38 गाँवों में फैल गया")."""
        if self.spread is None:
            return False
        figure = re.match(r"[\d.,]+", self.low[start : start + SOON])
        first = start + (figure.end() if figure else 0)
        stop = _DIGIT.search(self.low, first, first + SOON)
        behind = self.spread.search(self.low, first, stop.start() if stop else first + SOON)
        return behind is not None or self.spread.search(self.low, end, start) is not None
