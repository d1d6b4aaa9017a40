"""Names without marks that an apposition explains: "118 households have signed up for Vineyard without Bottles, a model for …"."""

from __future__ import annotations

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.name_extent import NameExtents
from mobextract.text.folding import LETTER, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments
from mobextract.toponyms.vietnamese import latin_key, parse_syllable

REACH = 80
"""How far before the apposition such a name may begin, in characters."""
NEAR = 8
"""How far before the cue the comma or dash may stand, in characters."""
LEAST = 2
"""Words of such a name."""
_COMMA = regex(rf" ?(?:,|(?<= )[–—]) (?:{LETTER}{{1,3}} )?$")
"""A comma or dash, and perhaps an article behind it."""
_WORD = regex(r"(?<= )[^\W\d_][^\s,;:.()]*")


class ExplainedNames:
    """The search for such names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar, extents: NameExtents) -> None:
        self.g, self.extents = grammar, extents

    def find(self, folded: Folded, segments: Segments, cue: tuple[int, int]) -> tuple[int, int] | None:
        """Return the name that ends at a comma or dash before a cue with its article, where more is told of the model behind that."""
        low = folded.low
        comma = _COMMA.search(low, max(0, cue[0] - NEAR), cue[0])
        if comma is None or not self._is_told(low, cue[1]):
            return None
        end, sentence = comma.start(), segments.sentence_at(cue[0])[0]
        for word in _WORD.finditer(low, max(sentence + 1, end - REACH), end):  # a sentence's first word is no evidence
            if folded.text[word.start()].isupper() and self._is_name(folded, word.start(), end):
                return word.start(), end
        return None

    def _is_told(self, low: str, end: int) -> bool:
        """Whether a preposition or a relative goes on behind the cue: "a model for …", not "a model farmer", "the model has …"."""
        at = skip_blanks(low, end)
        words = (self.g.relative, self.g.of, self.g.glue, self.g.by_after)
        told = any(lexicon.after(low, at) is not None for lexicon in words) or self.g.small.match(low, at) is not None
        return at > end and told

    def _is_name(self, folded: Folded, start: int, end: int) -> bool:
        """Whether a name goes from a capital up to the comma: no person or unit with a Vietnamese name, no organisation."""
        low, words = folded.low, folded.low[start:end].split()
        if len(words) < LEAST or any(map(str.isdigit, words)) or all(parse_syllable(latin_key(word)) is not None for word in words):
            return False
        heads = (self.g.units, self.g.organisations, self.g.facilities)
        if self.g.organisations.after(low, start) or self.g.titles.after(low, start) or any(h.before(low, end) for h in heads):
            return False
        if not self.g.noun_first and self.g.small.search(low, start, end) is None:
            return False  # "Peter van Dijk", "Ocean Park Resort"
        extent = self.extents.find(folded, start)
        return extent is not None and extent.end == end
