"""Names in title case of two halves that are like each other: "Full Nets, Full Classes", "One Commune - One Product"."""

from __future__ import annotations

import re

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.unquoted_programmes import SPACED
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.lazy import regex

_RUNS_ON = regex(r" [a-z]|,")
_BEHIND = regex(r", | [–—-] ")
_BEFORE = regex(r" ?, $| [–—-] $")
STEM = 4
"""Letters that two words of one stem share."""
PAIR = 2
"""Words of halves that a dash joins though they share none."""


class TwinNames:
    """Finds the second half of such a name, with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def end(self, folded: Folded, match: re.Match[str]) -> int:
        """Where a name in title case ends, with a second half behind a comma that is like the first ("Full Nets, Full Classes"), or one as
        long behind a dash ("Fragrant Rice - Clean Shrimp")."""
        joint = _BEHIND.match(folded.text, match.end())
        half = self.g.capitals.match(folded.text, joint.end()) if joint else None
        if half is None or joint is None or folded.low.count(" ", *match.span()) != folded.low.count(" ", *half.span()):
            return match.end()
        pair = "," not in joint[0] and self._is_pair(folded, half.start(), half.end()) and _RUNS_ON.match(folded.text, half.end())
        return half.end() if pair or _shared(folded.low, match.span(), half.span()) else match.end()

    def start(self, folded: Folded, sentence: int, start: int, end: int) -> int:
        """Where such a name begins whose second half, at ``[start, end)``, stands before its cue ("the One Pot, One Stamp model", "the One
        Commune - One Product programme"); ``start`` where no half is before it."""
        joint = _BEFORE.search(folded.text, sentence, start)
        size = folded.low.count(" ", start, end) + 1
        half = list(SPACED.finditer(folded.low, sentence, joint.start()))[-size:] if joint else []
        if joint is None or len(half) != size or not self.g.capitals.fullmatch(folded.text, half[0].start(), half[-1].end()):
            return start
        dash = "," not in joint[0]
        span = half[0].start(), half[-1].end()
        if _shared(folded.low, span, (start, end)):
            return span[0] if span[0] > sentence or dash else start
        pair = dash and self._is_pair(folded, *span) and self._is_pair(folded, start, end)
        return span[0] if pair and self.g.articles.before(folded.low, span[0]) else start

    def _is_pair(self, folded: Folded, start: int, end: int) -> bool:
        """Whether a half may be one that shares no word with the other: two words, neither of an organisation nor of a unit, and no unit
        behind them."""
        low, words = folded.low, [*SPACED.finditer(folded.low, start, end)]
        other = any(lexicon.after(low, m.start()) for lexicon in (self.g.organisations, self.g.units) for m in words)
        return len(words) == PAIR and not other and self.g.units.after(low, skip_blanks(low, end)) is None


def _shared(low: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two halves have a word of one stem."""
    first, second = ({word[:STEM] for word in low[slice(*half)].split()} for half in (one, other))
    return not first.isdisjoint(second)
