"""Sentences that open with what their numbers are parts of: "Of the clubs founded in 2024, 12 are …", "Из моделей, созданных в этом году,
12 …"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.lazy import regex

REACH = 110
"""How far behind its sentence's beginning the number may stand, in characters."""
_DESCRIBED = regex(rf"(?:[^.;:·()।\d\n–—]|(?<!\d)(?:19|20)\d\d(?!\d))*,(?: {LETTER}+)? ?")
"""What describes the whole, with its year, up to the comma; then at most a verb ("er 12", "có 12")."""


class PartOpenings:
    """Finds the whole that a sentence opens with, in one folded text."""

    def __init__(self, grammar: QuantityGrammar, low: str) -> None:
        self.nouns = grammar.nouns
        self.low = low

    def of(self, sentence: int, start: int) -> Noun | None:
        """Return the noun behind the word for "of" that the sentence opens with, where nothing else is counted before ``start``.

        ``start`` is where the number begins, its modifier included. A unit ("of the commune") is where the parts are, not what they are.
        """
        if not 0 < start - sentence < REACH:
            return None
        opening = self._opening(sentence)
        if opening is None:
            return None
        noun = self.nouns.after(self.low, skip_blanks(self.low, opening[1]))
        if noun is None or not noun.known or not _DESCRIBED.fullmatch(self.low, noun.end, start):
            return None
        single = self.nouns.is_single(self.low, noun)
        return None if single or (noun.unit in UNITS and not self.nouns.part_of.after(self.low, sentence)) else noun

    def opens(self, sentence: int) -> bool:
        """Whether the sentence opens with a word for "of"."""
        return self._opening(sentence) is not None

    def _opening(self, sentence: int) -> tuple[bool, int] | None:
        return self.nouns.part_of.after(self.low, sentence) or self.nouns.wholes.after(self.low, sentence)
