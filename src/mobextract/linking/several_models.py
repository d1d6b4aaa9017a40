"""Several models meant as one: "both models cost 350 million", "the three models created 310 jobs", "each club receives two million".
What is told of all is no single one's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

MOST = 6
"""As many models may be meant by their number."""
_ENDS = regex(r" ?,")
RUN = frozenset(("model", "programme", "project", "campaign"))
"""What an article may tell of as its models in the end, one in each section."""
LEAST = 3
"""As many models at least may be all of an article."""
BACK = 3
"""How many paragraphs back the models may be named that are meant."""
NAMED = 45
"""Names this close behind "two models" are those that it introduces, in characters."""


def several_models(
    grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity]
) -> list[int]:
    """Return where all the models are meant that the paragraph, or the one before, has named, in order."""
    named = [m for m in models if m.kind == "model"]
    if len({m.first for m in named}) < 2:
        return []
    starts = [m.start for m in named]
    run = _Run(segments, models)
    found = {
        at
        for at, number in (*_counted(grammar, low, quantities), *_each(grammar, low), *_these(grammar, low, segments))
        if _means_all(segments, named, starts, at, number) or run.means_all(at, number)
    }
    return sorted(found)


def _counted(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Where a number of models or clubs stands, not of others, and the number."""
    for quantity in quantities:
        value = quantity.amount.value
        if quantity.kind != "count" or value is None or not 2 <= value <= MOST or quantity.amount.of is not None or quantity.noun is None:
            continue
        noun = quantity.noun.start
        if not (quantity.unit == "model" or grammar.body_words.after(low, noun)):
            continue
        words = low[quantity.end : quantity.noun.end + NAMED].split()
        if not (
            grammar.others.before(low, end_before(low, quantity.start)) or any(grammar.others.get(word.strip(",.;:")) for word in words[:3])
        ):
            yield quantity.start, int(value)


def _each(grammar: LinkGrammar, low: str) -> Iterator[tuple[int, int]]:
    """Where "both", "all three" or "each" stands before a word for a model or club; any number is meant by "each" (0)."""
    for scanner, number in (*grammar.all_of, (grammar.each_scanner, 0)):
        for match in scanner.finditer(low):
            at = skip_blanks(low, match.end())
            at = grammar.articles.past(low, at)
            if grammar.model_words.after(low, at) or grammar.body_words.after(low, at):
                yield match.start(), number


def _these(grammar: LinkGrammar, low: str, segments: Segments) -> Iterator[tuple[int, int]]:
    """Where "these models" or "all of them" opens a sentence, or "both" by itself stands behind "thanks to"."""
    for start, end in segments.sentences:
        if grammar.opens_together.after(low, start) is None:
            continue  # most sentences open with none of these
        opening = grammar.led_by.after(low, start) or grammar.results.after(low, start)
        at = skip_blanks(low, opening[1]) if opening is not None and opening[1] < end else start
        together = grammar.together.after(low, at)
        if together is not None and grammar.model_scanner is not None:
            last = grammar.model_words.after(low, skip_blanks(low, together[1]))
            if grammar.model_scanner.search(low, at, last[1] if last else together[1]) is not None:
                yield start, 0
        both = grammar.both.after(low, at)
        bare = both is not None and at > start and grammar.counted.after(low, skip_blanks(low, both[1])) is None
        if both is not None and (bare or _ENDS.match(low, both[1])):
            yield start, 2


def _means_all(segments: Segments, named: list[FoundModel], starts: list[int], position: int, number: int) -> bool:
    """Whether just so many models are named before in the paragraph, or in the last one before that names any, and none right behind."""
    index = bisect_left(starts, position)
    if index < len(named) and (named[index].start - position < NAMED or named[index].start < segments.sentence_at(position)[1]):
        return False
    paragraph = segments.paragraph_at(position)
    here = _distinct(named, starts, (paragraph[0], position))
    for _ in range(BACK if not here else 0):
        before = segments.paragraph_before(paragraph[0])
        if before is None or (here := _distinct(named, starts, before)):
            break
        paragraph = before
    if number and here == 1:
        return _named_in_turn(segments, named, position, number)
    return here == number if number else here > 1


class _Run:
    """The models that an article tells of, each by its first mention."""

    def __init__(self, segments: Segments, models: Sequence[FoundModel]) -> None:
        self.segments = segments
        self.starts = [m.start for m in models if m.kind in RUN]
        self.firsts = sorted({m.first: m.start for m in reversed(models) if m.kind in RUN}.values())

    def means_all(self, position: int, number: int) -> bool:
        """Whether a section that names none tells of just so many, three at least, as the article has named before it, each first in a
        paragraph of its own."""
        named = bisect_left(self.firsts, position)
        if number < LEAST or named != number:
            return False
        last = self.starts[bisect_left(self.starts, position) - 1]
        paragraphs = {self.segments.paragraph_at(start) for start in self.firsts[:named]}
        return last < self.segments.section_start(position) and len(paragraphs) == number


def _named_in_turn(segments: Segments, named: list[FoundModel], position: int, number: int) -> bool:
    """Whether the section has named just so many before, each in a paragraph or an item of its own."""
    begin = segments.section_start(position)
    inside = [m for m in named if begin <= m.start < position]
    paragraphs = {segments.paragraph_at(m.start) for m in inside}
    return len({m.first for m in inside}) == number == len(paragraphs)


def _distinct(named: list[FoundModel], starts: list[int], span: Span) -> int:
    low, high = (bisect_left(starts, bound) for bound in span)
    return len({m.first for m in named[low:high]})
