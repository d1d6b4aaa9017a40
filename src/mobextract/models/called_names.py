"""Names behind a description of what is called so: "a project for new houses, called “Warm Home”"."""

from __future__ import annotations

from mobextract.models.grammar import Cue, ProgrammeGrammar
from mobextract.text.folding import ANY_WORD, end_before
from mobextract.text.lazy import regex

REACH = 90
"""Characters between a cue and the word for "called" behind its description."""
VERB = 5
"""Letters that a word with a verb's ending has more than."""
WORDS = 10
"""The same in words."""
_COMMA = regex(r" ?, ?$")
_STOP = regex(r"[.,;:()!?…।\n«»“”„\"]")


class CalledNames:
    """The search for the cue whose description stands between it and a name."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def cue(self, low: str, mark: int, sentence: int) -> Cue | None:
        """The cue that heads its clause before a comma and "called", which stand before the mark at ``mark``.

        No verb and no sign stands between, and what is called so is no building that the description ends with.
        """
        called = self.g.named_so.before(low, mark)
        comma = _COMMA.search(low, max(sentence, called[1] - 3), called[1]) if called else None
        if comma is None:
            return None
        end = comma.start()
        hits = [m for m in self.g.cue_scanner.finditer(low, max(sentence, end - REACH), end) if not _STOP.search(low, m.end(), end)]
        kind = self.g.kind_of(hits[0]) if hits else None
        if kind is None or (not self.g.postpositional and self._is_part(low, hits[0].start(), sentence)):
            return None
        gap = low[hits[0].end() : end]
        if self.g.postpositional and self.g.copula.get(gap.strip()) is not None:  # "एक कार्यक्रम है, नाम - “X”"
            return (kind, *hits[0].span())
        if not self._describes(low, hits[0].end(), end):
            return None
        other = len(gap.split()) > WORDS or self.g.verbs.search(gap) is not None or self._ends_with_building(low, hits[0].end(), end)
        return None if other else (kind, *hits[0].span())

    def _describes(self, low: str, start: int, end: int) -> bool:
        """Whether words between a cue and the comma describe it: none where heads stand last and postpositions lead to them, a
        preposition and what follows where neither cases nor the order of words tell it, no verb."""
        words = [m.span() for m in ANY_WORD.finditer(low, start, end)]
        if self.g.postpositional or not words:
            return not words
        if any(word[1] - word[0] > VERB and low.endswith(self.g.verb_endings, *word) for word in words):
            return False
        if self.g.noun_first or not self.g.of or self.g.of.before(low, start):  # a cue may have its own: "model of"
            return True
        first = words[0][0]
        return self.g.small.match(low, first) is not None or any(words_of.after(low, first) for words_of in (self.g.of, self.g.fillers))

    def _is_part(self, low: str, start: int, sentence: int) -> bool:
        """Whether a preposition that does not open the sentence stands before a cue: "a boy in the project for …, called “…”"."""
        article = self.g.articles.before(low, start)
        left = article[1] if article else start
        before = self.g.of.before(low, left) or self.g.name_ends.before(low, left)
        return before is not None and before[1] > sentence and self.g.verbs.fullmatch(low, before[1], end_before(low, left)) is None

    def _ends_with_building(self, low: str, start: int, end: int) -> bool:
        """Whether the last words of a description are for a road or building, which may itself be called so."""
        words = [m.start() for m in ANY_WORD.finditer(low, start, end)]
        return any(self.g.facilities.after(low, at) for at in (words[1:] if self.g.noun_first else words[-1:]))
