"""Names without quotation marks that an apposition tells to be models: "opened the Tap That Never Sleeps – a model with 12 taps", "quen với
Chiếc lá yêu thương của cô, mô hình mà 326 giáo viên đang theo"."""

from __future__ import annotations

from collections.abc import Iterator

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.models.name_extent import STEP
from mobextract.text.folding import Folded, behind_last, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span
from mobextract.toponyms.vietnamese import parse_syllable, syllables

LEAST, MOST = 3, 9
"""Words of such a name."""
REACH = 110
"""How far before its apposition a name may begin, in characters."""
_JOINT = regex(r" [–—-] $| ?, $")
_WORD = regex(STEP)
_SIGN = regex(r"[.,;:!?()\n«»“”\"–—।]")


class ApposedNames:
    """The search for such names in the articles of one language; capitals must tell them."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.ones = (grammar.articles, grammar.one, grammar.fillers)

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> Iterator[FoundModel]:
        """Yield the names before each cue that stands in apposition, where no found name overlaps them."""
        if not self.g.has_case:
            return
        for cue in self.g.cue_scanner.finditer(folded.low):
            kind = self.g.naming_kind(folded.low, cue)
            if kind is None or kind == "contest":
                continue
            left = cue.start()
            article = next((a for a in (words.before(folded.low, left) for words in self.ones) if a is not None), None)
            joint = _JOINT.search(folded.low, max(0, (article[1] if article else left) - 3), article[1] if article else left)
            if joint is None or not (article or self.g.noun_first or not self.g.articles) or not self._goes_on(folded.low, cue.end()):
                continue
            span = self._name(folded, segments.sentence_at(cue.start())[0], joint.start())
            if span is not None and not overlaps(found, span):
                yield FoundModel(*span, kind, None, "model.unquoted", cue.span())

    def _goes_on(self, low: str, position: int) -> bool:
        """Whether the apposition says more of the model: "with 12 taps", "which 326 teachers follow"."""
        at = skip_blanks(low, position)
        at += low[at : at + 1] == ","
        return any(words.after(low, skip_blanks(low, at)) for words in (self.g.relative, self.g.frames))

    def _name(self, folded: Folded, sentence: int, end: int) -> Span | None:
        """The words from the first capital behind a small letter up to ``end``."""
        floor = max(sentence, end - REACH)
        words = [m.span() for m in _WORD.finditer(folded.low, behind_last(_SIGN, folded.low, floor, end), end)]
        first = next((i for i in range(len(words) - 1, 0, -1) if self._begins(folded, words, i)), 0)
        name = words[first:]
        if not first or not LEAST <= len(name) <= MOST or not self._is_name(folded, name):
            return None
        return name[0][0], end

    def _begins(self, folded: Folded, words: list[Span], index: int) -> bool:
        """Whether a capital follows a small letter; a preposition between two capitals is the name's."""
        if not _is_capital(folded.text, words[index]) or _is_capital(folded.text, words[index - 1]):
            return False
        inside = index > 1 and _is_capital(folded.text, words[index - 2]) and self.g.small.fullmatch(folded.low, *words[index - 1])
        return not (inside and self.g.unquoted == "capitals")

    def _is_name(self, folded: Folded, words: list[Span]) -> bool:
        """Whether no unit, organisation, person, building nor number stands among the words, and they are in title or sentence case."""
        low, text = folded.low, folded.text
        others = (self.g.organisations, self.g.units, self.g.facilities, self.g.months, self.g.days, self.g.speech)
        if any(lexicon.after(low, at) for at, _ in words for lexicon in others) or any(
            c.isdigit() for c in low[words[0][0] : words[-1][1]]
        ):
            return False
        titles = (self.g.titles.after(low, at) for at, _ in words)
        if any(title is not None and text[skip_blanks(low, title[1]) :][:1].isupper() for title in titles):
            return False
        small = [not _is_capital(text, word) for word in words[1:]]
        titled = all(not is_small or self.g.small.fullmatch(low, *word) for is_small, word in zip(small, words[1:], strict=True))
        if not all(small) and not (titled and self.g.unquoted == "capitals"):
            return False
        shown = words[:1] if all(small) else words
        return self.g.noun_first or any(parse_syllable(s) is None for word in shown for s in syllables(text[slice(*word)]))


def _is_capital(text: str, word: Span) -> bool:
    return text[word[0]].isupper()
