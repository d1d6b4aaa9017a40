"""Where an unquoted name ends that begins with a capital and goes on in lower case ("modellen Lys ved hver port i grend 4").

It ends before a stop word or a sign. A preposition is a stop word that may belong to the name: it does so where one noun or
two follow and then the end, no unit, organisation or time. A comma or dash belongs to it between parts of equal length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mobextract.folding import WORD, Folded
from mobextract.programme_grammar import ProgrammeGrammar

LONGEST = 160
"""How far a name may reach, in characters."""
TAIL = 3
"""Words that may follow a preposition inside a name."""
TAILS = 2
"""Such phrases in one name."""
PARTS = 4
"""Words in one of the parts of equal length that a comma or dash joins."""

_STEP = rf"{WORD}+(?:[-'’/+]{WORD}+)*"
_RUN = re.compile(rf"{_STEP}(?: {_STEP})*")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r"(?:, ?| [–—-] |[–—])(?=\S)")
_CLOSED = re.compile(r" ?[,:;.!?…)(।|]| [–—-] |\n|$")


@dataclass(slots=True, frozen=True)
class Extent:
    """Where a name ends, how many words it has, and whether a sign stands behind it."""

    end: int
    words: int
    closed: bool


class NameExtents:
    """Finds the ends of unquoted names with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, start: int, *, subject: bool = False) -> Extent | None:
        """The name at ``start``; ``subject``: its cue opens the sentence, so that the sentence's verb stands behind it."""
        words = self._words(folded.low, start)
        count = self._first_stop(folded, words, subject)
        if count == 0:
            return None
        for _ in range(TAILS):
            longer = self._over_tail(folded, words, count)
            if longer == count:
                break
            count = longer
        end = words[count - 1][1]
        if count == len(words):
            end, count = self._over_joints(folded, start, end, count)
        return Extent(end, count, _CLOSED.match(folded.text, end) is not None)

    def _words(self, low: str, start: int) -> list[tuple[int, int]]:
        """The words up to the next sign."""
        run = _RUN.match(low, start, start + LONGEST)
        return [m.span() for m in _WORD.finditer(low, start, run.end())] if run else []

    def _stops(self, folded: Folded, words: list[tuple[int, int]], index: int) -> bool:
        return self.g.name_ends.after(folded.low, words[index][0]) is not None

    def _first_stop(self, folded: Folded, words: list[tuple[int, int]], subject: bool) -> int:
        """How many words stand before the first stop; a stop right behind the first word may be the name's own verb at the
        sentence's end; not where words are syllables."""
        stop = next((i for i in range(1, len(words)) if self._stops(folded, words, i)), len(words))
        if stop != 1 or len(words) == 1 or subject or self.g.noun_first or self._is_small(folded.low, words[1]) or not _CLOSED.match(folded.text, words[-1][1]):
            return stop
        rest = words[2:]
        own = 0 < len(rest) < TAIL and not any(self._stops(folded, words, i) or folded.text[words[i][0]].isupper() for i in range(2, len(words)))
        return len(words) if own else stop

    def _is_small(self, low: str, word: tuple[int, int]) -> bool:
        return self.g.small.fullmatch(low, *word) is not None and (self.g.name_ends.after(low, word[0]) or (0, word[1]))[1] <= word[1]

    def _over_tail(self, folded: Folded, words: list[tuple[int, int]], count: int) -> int:
        """How many words the name has with the preposition that it ends before and the phrase behind that."""
        if count >= len(words) or not self._is_small(folded.low, words[count]):
            return count
        first = count + 1  # an article may stand there
        ends = (i for i in range(first, len(words)) if self._stops(folded, words, i) or (i > first and self._is_small(folded.low, words[i])))
        end = next(ends, len(words))
        tail = words[count + 1 : end]
        most = TAIL if self.g.noun_first or count == 1 else TAIL - 1
        if not 0 < len(tail) <= most or not all(folded.text[at].islower() for at, _ in tail):
            return count
        return count if any(self.g.beyond.after(folded.low, at) for at, _ in tail) else end

    def _over_joints(self, folded: Folded, start: int, end: int, count: int) -> tuple[int, int]:
        """The name with the further parts that have as many words as its first one ("Rent tun, ren gate, ren skog")."""
        length = count
        while (joint := _JOINT.match(folded.text, end)) and 1 < length <= PARTS:
            words = self._words(folded.low, joint.end())
            stop = next((i for i in range(len(words)) if self._stops(folded, words, i)), len(words))
            if stop != length or not self._goes_on(folded, start, joint.end(), words[stop - 1][1]):
                break
            end, count = words[stop - 1][1], count + stop
        return end, count

    def _goes_on(self, folded: Folded, start: int, left: int, right: int) -> bool:
        """Whether what stands behind a comma or dash may be a part of the name: no capital, no number that the name has not had before."""
        if folded.text[left].isupper() or self.g.beyond.after(folded.low, left):
            return False
        return folded.text[start].isdigit() or not _DIGIT.search(folded.text, left, right)
