"""Places that are taken up by their place in a list: "the communes A and B followed. In the first 85 households take part, in the second
140", "the former has 15 members, the latter 22"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.place_again import opens_clause
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_NUMBER, _COUNTING = regex(r" \d"), regex(r" ?[,:.)]")
"""A number right behind an ordinal, and what stands behind one that only counts: "first, 15 houses were built"."""
JOINED = 12
"""How far before an ordinal a joiner is looked for, in characters."""
BOTH = 2
"""Of so many places the last one is "the latter"."""
LONGEST = 4
"""More places are not told of so."""


class Ordinal(Struct, frozen=True):
    """An ordinal that stands for a place: the place in the list, how many places that has, and where the first ordinal stands."""

    start: int
    end: int
    value: int
    number: int
    first: int


def ordinals_again(grammar: LinkGrammar, low: str, segments: Segments, names: Sequence[Span]) -> Iterator[Ordinal]:
    """Yield the ordinals of sentences that tell of the first, the second and so on where something is, or what each has; ``names`` are
    those of models: where the text lists two of them, the ordinals may be theirs."""
    rows: list[list[tuple[int, int, int]]] = []
    for match in grammar.unit_ordinal_scanner.finditer(low):
        start, end = match.span()
        value = grammar.unit_ordinals.get(match[0])
        edge = _end_of_place(grammar, low, start, end, value) if value is not None else None
        if value is None or edge is None:
            continue
        told = (start, edge[0], value)
        if rows and value == rows[-1][-1][2] + 1 and _goes_on(segments, rows[-1][-1][0], start):
            rows[-1].append(told)
        elif value == 1 and (edge[1] or not _of_models(segments, names, start)):
            rows.append([told])
        elif value == BOTH and edge[1] and grammar.latter_units.get(match[0]) is not None:
            yield Ordinal(start, edge[0], value, BOTH, start)  # "A counted 39 and B 27. In the latter, …"
    for row in rows:
        if 1 < len(row) <= LONGEST:
            yield from (Ordinal(start, end, value, len(row), row[0][0]) for start, end, value in row)


def _goes_on(segments: Segments, before: int, start: int) -> bool:
    """Whether two ordinals stand in one sentence, or in two behind each other in a paragraph."""
    sentence = segments.sentence_at(start)[0]
    return sentence <= before or (sentence > segments.paragraph_at(start)[0] and segments.sentence_at(sentence - 2)[0] <= before)


def _of_models(segments: Segments, names: Sequence[Span], start: int) -> bool:
    """Whether the sentence of an ordinal, or the one before, names two models."""
    sentence, paragraph = segments.sentence_at(start)[0], segments.paragraph_at(start)[0]
    floor = segments.sentence_at(max(paragraph, sentence - 2))[0]
    return bisect_left(names, (start, 0)) - bisect_left(names, (floor, 0)) > 1


def _end_of_place(grammar: LinkGrammar, low: str, start: int, end: int, value: int) -> tuple[int, bool] | None:
    """Where an ordinal ends that means a place, a designator included, and whether "in" stands beside it; None where it tells no place
    ("in the first year"). Without "in" it opens its clause, with no noun of its own."""
    noun = grammar.unit_nouns.after(low, skip_blanks(low, end))
    behind = grammar.unit_nouns.before(low, end_before(low, start))  # "ở xã thứ nhất"
    at = skip_blanks(low, noun[1] if noun else end)
    if noun is None and (grammar.counted.after(low, at) or grammar.ordered.after(low, at)):
        return None
    left = behind[1] if behind else start
    article = grammar.articles.before(low, end_before(low, left))
    left = article[1] if article else left
    last = noun[1] if noun else end
    if (grammar.inside_before.before(low, end_before(low, left)) or grammar.inside_after.after(low, at)) is not None:
        return last, True
    joined = value > 1 and not grammar.joiners.isdisjoint(low[max(0, left - JOINED) : left].split()[-1:])
    counts = value == 1 and " " not in low[start:end] and _NUMBER.match(low, last) is not None  # "the first 11 classes"
    opens = joined or (opens_clause(grammar, low, left) and not counts)
    return (last, False) if opens and not _COUNTING.match(low, last) else None
