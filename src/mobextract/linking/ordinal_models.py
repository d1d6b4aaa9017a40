"""Models that are meant by their place in a list: "… «A», «B» and «C». The first model lit 385 houses, the second built 24 benches"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_lists import listed_models
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import WORD, end_before, skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

NAMED = 45
"""A name this close behind "the second model" is the one that it introduces."""
_NEXT = regex(rf" (?P<word>{WORD}+)")
_NUMBERED = regex(r" (?:[–—-] )?\d")
"""A number right behind the second ordinal, whose noun is said with the first: "the former has 31 members, the latter 47"."""
_ENDS = regex(r" ?,")


class OrdinalModels:
    """The search for such references in one article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel]) -> None:
        self.g, self.low, self.segments, self.models = grammar, low, segments, models

    def references(self) -> list[tuple[int, FoundModel]]:
        """Return where an ordinal means one of the models listed in the sentence before, and that model, in order.

        The first ordinal stands beside a word for a model, or opens its sentence with no noun behind it ("the first has fed 45 elders");
        those after it count on from it, in its sentence or at the head of a later one of the paragraph, or of the next. "The former" and
        "the latter" are of two.
        """
        if len(self.models) < 2:
            return []
        found: list[tuple[int, FoundModel]] = []
        sentence, last, listed = (0, 0), 0, list[FoundModel]()
        for match in self.g.ordinal_scanner.finditer(self.low):
            value = self.g.ordinals.get(match[0])
            if value is None:
                continue
            opens = False
            if match.start() >= sentence[1]:
                sentence, opens = self.segments.sentence_at(match.start()), True
                own = listed_models(self.segments, self.models, sentence)
                same = [m.start for m in own] == [m.start for m in listed]
                if not same and (own or not self._goes_on(listed, sentence, found)):
                    listed, last = own, 0
            if value > len(listed) or self._is_named_behind(match.end()):
                continue
            if match[0] in self.g.paired:
                if len(listed) == 2 and self._is_one_of_two(value, *match.span()):
                    found.append((match.start(), listed[value - 1]))
                    last = value
                continue
            counted_on = value == last + 1 and last > 0 and (not opens or self._is_bare(match.end()))
            if (
                counted_on
                or self._is_beside_cue(*match.span())
                or (value <= 2 and self._is_bare(match.end()) and self._is_subject(sentence[0], *match.span()))
            ):
                found.append((match.start(), listed[value - 1]))
                last = value
        return found

    def _is_named_behind(self, end: int) -> bool:
        return bool(within(self.models, end, end + NAMED))

    def _is_one_of_two(self, value: int, start: int, end: int) -> bool:
        """Whether "the former" or "the latter" has no noun of its own; the former is followed by the latter or by a verb."""
        if value == 2:
            return self._is_bare(end) or _NUMBERED.match(self.low, end) is not None
        verb = self.g.has.after(self.low, skip_blanks(self.low, end)) is not None
        return self._is_bare(end) and (verb or self._is_followed(start, end))

    def _goes_on(self, listed: list[FoundModel], sentence: Span, found: list[tuple[int, FoundModel]]) -> bool:
        """Whether a list is still gone through, one paragraph for each of its models: nothing has been named since."""
        named = bisect_left(self.models, sentence[0], key=START)
        if not listed or not found or self.models[named - 1].start > max(m.start for m in listed):
            return False
        before = self.segments.paragraph_before(sentence[0])
        return found[-1][0] >= (before or self.segments.paragraph_at(sentence[0]))[0]

    def _is_beside_cue(self, start: int, end: int) -> bool:
        """Whether a word for a model stands right behind an ordinal, or right before one."""
        words = self.g.model_words
        return (
            words.after(self.low, skip_blanks(self.low, end)) is not None or words.before(self.low, end_before(self.low, start)) is not None
        )

    def _is_bare(self, end: int) -> bool:
        """Whether the ordinal that ends at ``end`` has no noun of its own: nothing that is counted, no year, prize or phase stands
        behind it."""
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
        return value is not None and any(
            self.g.ordinals.get(m[0]) == value + 1 and (self._is_bare(m.end()) or _NUMBERED.match(self.low, m.end()))
            for m in self.g.ordinal_scanner.finditer(self.low, end, paragraph[1])
        )
