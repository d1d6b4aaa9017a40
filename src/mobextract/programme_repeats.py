"""A name of the article that stands again without quotation marks: "«Goat Bank» … Today the Goat Bank has 60 members"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mobextract.folding import LETTER, WORD, Folded, end_before, skip_blanks
from mobextract.programme_grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.segment import Segments

LETTERS = 8
"""Letters that a name must have to be known again without marks and cue."""
WORDS = 12
ENDING = 4
"""Letters of a word that inflection may change."""
SHORT = 3
"""Words up to this length are not inflected."""

_WORD = re.compile(rf"{WORD}+")
_GAP = r"[\s,–—-]{1,3}"


class RepeatedNames:
    """The search for further mentions of the names that are found."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel], names: Iterable[FoundModel] | None = None) -> list[FoundModel]:
        """Return the mentions of ``names`` (or of all) that no found name overlaps."""
        known: dict[str, tuple[FoundModel, bool]] = {}
        for model in found if names is None else names:
            for pattern, whole in self._patterns(folded.low, model):
                known.setdefault(pattern, (model, whole))
        if not known:
            return []
        owners = list(known.values())
        expression = re.compile(rf"(?<!{WORD})(?:{'|'.join(f'({p})' for p in known)})(?!{WORD})")
        more = []
        for match in expression.finditer(folded.low):
            same, whole = owners[(match.lastindex or 1) - 1]
            if not overlaps(found, match.span()) and self._is_name(folded, segments, match.span(), same, whole=whole):
                more.append(FoundModel(*match.span(), same.kind, same.canonical, "model.again", again=(same.start, same.end)))
        return more

    def _patterns(self, low: str, model: FoundModel) -> Iterator[tuple[str, bool]]:
        """The name's words with other endings, and those before its first preposition; none where too little is left to know it by."""
        start = self._past_article(low, model)
        words = _WORD.findall(low, start, model.end)
        if model.kind == "title" or not 2 <= len(words) <= WORDS or sum(map(len, words)) < LETTERS:
            return
        yield _GAP.join(map(_inflected, words)), True
        head = next((i for i in range(1, len(words)) if self.g.small.fullmatch(words[i])), len(words))
        plain = model.canonical is None and not self.g.organisations.after(low, start)
        if plain and (3 if self.g.noun_first else 2) <= head < len(words) and sum(map(len, words[:head])) >= LETTERS:
            yield _GAP.join(map(_inflected, words[:head])), False

    def _past_article(self, low: str, model: FoundModel) -> int:
        article = self.g.articles.after(low, model.start)
        return skip_blanks(low, article[1]) if article else model.start

    def _is_name(self, folded: Folded, segments: Segments, span: tuple[int, int], same: FoundModel, *, whole: bool) -> bool:
        """Whether a capital marks the words as a name; at a sentence's head, where one stands anyway, they must be the whole name letter by letter."""
        start, end = span
        if segments.paragraph_at(start)[1] < end:
            return False
        if not self.g.has_case:
            return whole and self.g.cues.after(folded.low, skip_blanks(folded.low, end)) is not None
        if not folded.text[start].isupper() or segments.paragraph_at(start) == span:
            return False
        opens = segments.sentence_at(start)[0] >= start - 2
        if not whole:
            return not opens and start > same.end and self._is_shortened(folded, span)
        return not opens or (same.canonical is None and folded.text[start:end] in folded.text[same.start : same.end])

    def _is_shortened(self, folded: Folded, span: tuple[int, int]) -> bool:
        """Whether no number stands before; where names are in title case, the shorter one must be so, too."""
        title = self.g.unquoted != "capitals" or self.g.capitals.fullmatch(folded.text, *span) is not None
        return title and not folded.text[end_before(folded.text, span[0]) - 1].isdigit()


def _inflected(word: str) -> str:
    if len(word) <= SHORT or not word.isalpha():
        return re.escape(word)
    stem = word if len(word) == SHORT + 1 else word[: max(SHORT + 1, len(word) - ENDING)]
    return re.escape(stem) + f"{LETTER}{{0,{ENDING + 1}}}"
