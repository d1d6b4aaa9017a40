"""A model that is a part of a movement or campaign: the text goes on with the model."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import ANY_WORD
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner

BEHIND = 45
"""How far behind a campaign the words may end that say a model to be a part of it, in characters."""
WITHIN, TIES = 12, 4
"""How many words may stand between a model and the movement that it is in, and the last of them among which "in" is."""
_SIGN = regex(r"[,;:.()\n–—]")


class ModelParts:
    """Such models in one article; ``part_of`` finds the words that say it."""

    def __init__(self, grammar: LinkGrammar, clauses: Clauses, part_of: Scanner | None) -> None:
        self.g, self.clauses, self.part_of = grammar, clauses, part_of

    def told_of(self, named: Sequence[FoundModel]) -> FoundModel:
        """Return what a sentence that names models tells of for those after it: its model, not the movement that this is a part of ("«A»,
        which is a part of the «B» campaign", "the model «A» in the movement «B»")."""
        last = named[-1]
        if last.kind == "model":
            return last
        sentence = self.clauses.segments.sentence_at(last.start)[0]
        own = itertools.takewhile(lambda m: m.start >= sentence, reversed(named))
        model = next((m for m in own if m.kind == "model"), None)
        if model is None:
            return last
        return model if self.clauses.says(self.part_of, model.end, last.end + BEHIND) or self._is_within(model, last) else last

    def _is_within(self, model: FoundModel, movement: FoundModel) -> bool:
        """Whether nothing but words, the last ones "in the", or "in the movement", stands between a model and a movement."""
        low = self.clauses.low
        words = [m[0] for m in ANY_WORD.finditer(low, model.end, movement.start)]
        plain = len(words) <= WITHIN and _SIGN.search(low, model.end, movement.start) is None
        return plain and any(self.g.inside_before.get(word) for word in words[-TIES:])
