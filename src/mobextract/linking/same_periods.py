"""A year of which only a period is compared with, told word by word: "than over the same months of last year", "पिछले साल की इसी अवधि से"."""

from __future__ import annotations

from mobextract.packs.linking_words import SamePeriodWords
from mobextract.text.folding import skip_blanks
from mobextract.text.lexicon import Lexicon, wordlist

LINKS = 6
"""So many small words may stand between the comparison, the period and the year at most: "than in the first nine months of the"."""


class SamePeriods:
    """The words of such comparisons in one language.

    >>> from mobextract.language import load_language
    >>> periods = SamePeriods(load_language("en").table("linking").compared_same)
    >>> low = "12% more than during the same months of last year"
    >>> periods.compared(low, low.index("last"), len(low))
    True
    """

    def __init__(self, table: SamePeriodWords) -> None:
        self.words, self.links, self.against = (wordlist(forms) for forms in (table.words, table.links, table.against))

    def compared(self, low: str, start: int, end: int) -> bool:
        """Whether a comparison with a period of the year from ``start`` to ``end`` stands before it, behind it or around it."""
        before = self._last(self.words, low, start)
        if before is not None:
            return self._last(self.against, low, before) is not None
        behind = self._next(self.words, low, end)
        return behind is not None and (
            self._next(self.against, low, behind) is not None or self._last(self.against, low, start) is not None
        )

    def _last(self, words: Lexicon[bool], low: str, position: int) -> int | None:
        """Where one of some words begins that stands before a position, or before the small words there."""
        for _ in range(LINKS):
            if (found := words.before(low, position)) is not None:
                return found[1]
            if (link := self.links.before(low, position)) is None:
                return None
            position = link[1]
        return None

    def _next(self, words: Lexicon[bool], low: str, position: int) -> int | None:
        """Where one of some words ends that stands behind a position, or behind the small words there."""
        for _ in range(LINKS):
            position = skip_blanks(low, position)
            if (found := words.after(low, position)) is not None:
                return found[1]
            if (link := self.links.after(low, position)) is None:
                return None
            position = link[1]
        return None
