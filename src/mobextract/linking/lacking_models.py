"""Units that do not have the model told of, or none of its clubs: "Son Kim 2 has no such model, but gave 71 households forest to keep".
The model ends there."""

from __future__ import annotations

from bisect import bisect_left

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import ModelReferences, counts_models
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import WORD, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

STEPS = 3
"""Words between "has no" and "model", and between "मॉडल" and "नहीं है"."""
_WORD = regex(rf"{WORD}+ ?")
_LAST = regex(rf"(?<= ){WORD}+$")
_CLOSED = regex(r" ?(?:[.,;:!?()\n–—]|$)")
_BROKEN = regex(r"[.,;:!?()“”«»\"\n।]")
NEAR = 24
"""How far before a position the word before it may begin, in characters."""
CLAUSE = 60
"""How far before the word for a model its clause is read, in characters."""
ITSELF = 20
"""A reference this close behind such a word, or behind "both models", is a part of that."""


class LackingModels:
    """Where one article says so.

    >>> from mobextract.pipeline import extractor
    >>> text = "The model “Goat Bank” has 12 members in Lam commune. Ba commune has no such model, but 26 farmers raise goats."
    >>> [count.model for count in extractor("en").extract(text).counts]
    ['Goat Bank', None]
    """

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, references: ModelReferences) -> None:
        self.low, self.segments, self.references, self.model_words = low, segments, references, grammar.model_words
        words = (grammar.cue_scanner, grammar.model_scanner, grammar.clubs_scanner) if references.models else ()
        matches = sorted({m.span() for scanner in words for m in scanner.finditer(low)})
        lacking = [start for start, end in matches if _is_lacking(grammar, low, start) or _is_lacking_behind(grammar, low, end)]
        self.positions = [start for start in lacking if not _is_supposed(grammar, low, start)]

    def parts(self, model: FoundModel, quantity: Quantity, end: int) -> bool:
        """Return whether the paragraph of a figure says before it, behind the model's name, that a unit does not have the model, and has
        not come back to it up to ``end``, that of its clause."""
        position = quantity.start
        last = bisect_left(self.positions, position)
        at = self.positions[last - 1] if last else -1
        if counts_models(quantity) or at < max(model.end, self.segments.paragraph_at(position)[0]):
            return False
        sentence = self.segments.sentence_at(position)[0]
        if sentence > at and self.model_words.after(self.low, sentence) is not None:
            return False  # "mô hình nay có 15 thành viên"
        return not any(meant is model for _, meant in self.references.before((at + ITSELF, end), end))  # "12 households follow the model"


def _is_supposed(grammar: LinkGrammar, low: str, position: int) -> bool:
    """Whether the clause only supposes it: "if there were no model, the whole street would have burned down"."""
    start = max(0, position - CLAUSE)
    start = max((m.end() for m in _BROKEN.finditer(low, start, position)), default=start)
    return any(grammar.supposed.after(low, m.start()) is not None for m in _WORD.finditer(low, start, position))


def _is_lacking(grammar: LinkGrammar, low: str, position: int) -> bool:
    """Whether such words lead to a word for a model, no preposition between: "has no goats in the model" has it."""
    for _ in range(STEPS):
        if grammar.lacks.before(low, position) is not None:
            return True
        word = _LAST.search(low, max(0, position - NEAR), end_before(low, position))
        tie = word and (grammar.ties.get(word[0]) or grammar.inside_before.get(word[0])) and not grammar.articles.get(word[0])
        if word is None or tie:
            return False
        position = word.start()
    return False


def _is_lacking_behind(grammar: LinkGrammar, low: str, position: int) -> bool:
    """The same behind it, where such words end their clause: "в модели нет бедных" tells what the model does not have."""
    position = skip_blanks(low, position)
    within = grammar.inside_after.after(low, position) is not None
    for step in range(STEPS if grammar.lacks_after else 0):
        lacks = grammar.lacks_after.after(low, position) if not (step and within) else None
        if lacks is not None:
            return grammar.postpositional or _CLOSED.match(low, lacks[1]) is not None
        word = _WORD.match(low, position)
        if word is None:
            return False
        position = word.end()
    return False
