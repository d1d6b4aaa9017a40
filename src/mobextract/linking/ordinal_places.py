"""Places that are taken up by their place in a list: "the communes A and B followed. In the first 85 households take part, in the second
140"."""

from __future__ import annotations

from collections.abc import Iterator

from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

Found = tuple[int, int, int, int]
"""Where an ordinal stands for a place, its place in the list, and how many places the list has."""
_OPENS = regex(r"(?:^|[,;·:।.]|\s)\s*$")
LONGEST = 4
"""More places are not told of so."""


def ordinals_again(grammar: LinkGrammar, low: str, segments: Segments) -> Iterator[Found]:
    """Yield the ordinals of sentences that tell of the first, the second and so on where something is."""
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for match in grammar.ordinal_scanner.finditer(low) if grammar.ordinal_scanner else ():
        value = grammar.ordinals.get(match[0])
        end = _end_of_place(grammar, low, *match.span()) if value is not None else None
        if value is not None and end is not None:
            rows.setdefault(segments.sentence_at(match.start())[0], []).append((match.start(), end, value))
    for row in rows.values():
        if len(row) > 1 and [value for _, _, value in row] == list(range(1, len(row) + 1)) and len(row) <= LONGEST:
            yield from ((start, end, value, len(row)) for start, end, value in row)


def _end_of_place(grammar: LinkGrammar, low: str, start: int, end: int) -> int | None:
    """Where an ordinal with "in" beside it ends, a designator included; None where it tells no place ("in the first year")."""
    noun = grammar.unit_nouns.after(low, skip_blanks(low, end))
    behind = grammar.unit_nouns.before(low, end_before(low, start))  # "ở xã thứ nhất"
    at = skip_blanks(low, noun[1] if noun else end)
    if noun is None and (grammar.counted.after(low, at) or grammar.ordered.after(low, at)):
        return None
    left = behind[1] if behind else start
    article = grammar.articles.before(low, end_before(low, left))
    left = article[1] if article else left
    inside = grammar.inside_before.before(low, end_before(low, left)) or grammar.inside_after.after(low, at)
    return (noun[1] if noun else end) if inside is not None else None
