"""Models that are meant by their place in a list: "… «A», «B» and «C». The first model lit 385 houses, the second built 24 benches"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import WORD, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

NAMED = 45
"""A name this close behind "the second model" is the one that it introduces."""
_NEXT = regex(rf" (?P<word>{WORD}+)")
_ENDS = regex(r" ?,")


class OrdinalModels:
    """The search for such references in one article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel]) -> None:
        self.g, self.low, self.segments, self.models = grammar, low, segments, models

    def references(self) -> list[tuple[int, FoundModel]]:
        """Return where an ordinal means one of the models listed in the sentence before, and that model, in order.

        The first ordinal stands beside a word for a model, or opens its sentence with no noun behind it ("the first has fed 45 elders");
        those after it count on from it, in its sentence or at the head of a later one of the paragraph.
        """
        scanner = self.g.ordinal_scanner
        if scanner is None or len(self.models) < 2:
            return []
        found: list[tuple[int, FoundModel]] = []
        sentence, last, listed, paragraph = (0, 0), 0, list[FoundModel](), (0, 0)
        for match in scanner.finditer(self.low):
            value = self.g.ordinals.get(match[0])
            if value is None:
                continue
            opens = False
            if match.start() >= sentence[1]:
                sentence, opens = self.segments.sentence_at(match.start()), True
                own = self._listed(sentence)
                if match.start() >= paragraph[1] or [m.start for m in own] != [m.start for m in listed]:
                    listed, last, paragraph = own, 0, self.segments.paragraph_at(match.start())
            if value > len(listed) or any(match.end() <= m.start < match.end() + NAMED for m in self.models):
                continue
            counted_on = value == last + 1 and last > 0 and (not opens or self._is_bare(*match.span()))
            if (
                counted_on
                or self._is_beside_cue(*match.span())
                or (value <= 2 and self._is_bare(*match.span()) and self._is_subject(sentence[0], *match.span()))
            ):
                found.append((match.start(), listed[value - 1]))
                last = value
        return found

    def _listed(self, sentence: Span) -> list[FoundModel]:
        """The models that the last sentence before in the paragraph names which names any, each once; none where these are fewer than
        two."""
        paragraph = self.segments.paragraph_at(sentence[0])
        last = next((m for m in reversed(self.models) if paragraph[0] <= m.start < sentence[0]), None)
        if last is None:
            return []
        before = self.segments.sentence_at(last.start)
        named = [m for m in self.models if before[0] <= m.start < before[1] and m.kind == "model"]
        listed = list({m.first: m for m in reversed(named)}.values())[::-1]
        return listed if len(listed) > 1 else []

    def _is_beside_cue(self, start: int, end: int) -> bool:
        """Whether a word for a model stands right behind an ordinal, or right before one."""
        words = self.g.model_words
        return (
            words.after(self.low, skip_blanks(self.low, end)) is not None or words.before(self.low, end_before(self.low, start)) is not None
        )

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether an ordinal has no noun of its own: nothing that is counted, no year, prize or phase stands behind it."""
        if _ENDS.match(self.low, end):
            return True
        word = _NEXT.match(self.low, end)
        at = word.start("word") if word is not None else 0
        return (
            word is not None
            and not word["word"].isdigit()
            and not (self.g.counted.after(self.low, at) or self.g.ordered.after(self.low, at))
        )

    def _is_subject(self, sentence: int, start: int, end: int) -> bool:
        """Whether nothing but an article, "thanks to" or "of these" stands before an ordinal in its sentence; without an article, the
        next ordinal must follow."""
        opening = next(
            (found for words in (self.g.led_by, self.g.results, self.g.including) if (found := words.after(self.low, sentence))), None
        )
        at = skip_blanks(self.low, opening[1]) if opening and opening[1] <= start else sentence
        article = self.g.articles.after(self.low, at)
        behind = skip_blanks(self.low, article[1]) if article else at
        if behind != start:
            return False
        return article is not None or opening is not None or self._is_followed(start, end)

    def _is_followed(self, start: int, end: int) -> bool:
        """Whether the paragraph counts on: "Первая объединяет 45 членов … Вторая собрала …"."""
        value = self.g.ordinals.get(self.low[start:end])
        paragraph = self.segments.paragraph_at(start)
        scanner = self.g.ordinal_scanner
        assert scanner is not None and value is not None
        return any(
            self.g.ordinals.get(m[0]) == value + 1 and self._is_bare(*m.span()) for m in scanner.finditer(self.low, end, paragraph[1])
        )
