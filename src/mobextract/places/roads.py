"""Roads and canals that are called after the places they join ("the Bắc Giang - Lạng Sơn expressway"): one name of two ends or more.

Words and rows come from the table ``routes`` of places.toml; a row of names with dashes beside no such word stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mobextract.packs.place_tables import Designator
from mobextract.places.grammar import TOKEN, Grammar
from mobextract.places.routes import DASH
from mobextract.text.folding import ANY_WORD, WORD, lower
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE
from mobextract.toponyms.vietnamese import is_latin

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

Span = tuple[int, int]
ROAD, CANAL = Designator(kind="road"), Designator(kind="river")
EXACT, SURE, LIKELY = 0.05, 1.0, 1.8
"""Costs up to which a name is one of the gazetteer's: with its very marks, in any row, and where the script has no capitals for the row's
last end."""
NEAR = 0.3
"""Further cost up to which another unit may be meant, so that a province's name goes first."""
MOST, UNKNOWN = 4, 3
"""Words that a known end, and an unknown one, may have at most."""
_DASH = regex(DASH)
_DASHED = regex(rf"[-–—](?:(?<={WORD}.)|(?<={WORD} .)) ?{WORD}")
"""A dash between words; it comes first in the expression, so that all else is passed over at once."""
_TOWNS = ("city", "town")
_REACH = 80
"""How far before its designator a road's name may begin, in characters."""


class Ends(NamedTuple):
    """The ends of a road, each a span; ``outer`` includes the designator. ``local``: a common word for a road, that streets have too."""

    spans: list[Span]
    outer: Span
    local: bool
    rule: str


def find_roads(finder: Finder, start: int, end: int) -> None:
    """Add the roads of one paragraph that are called after their ends to ``finder``."""
    if not _DASHED.search(finder.text, start, end):
        return
    rows = _rows(finder, start, end) if finder.grammar.has_case else _caseless_rows(finder, start, end)
    for ends in rows:
        span = (ends.spans[0][0], ends.spans[-1][1])
        if not finder.is_taken(*span) and _joins_places(finder, ends):
            name = " - ".join(end_name(finder.grammar, finder.text[slice(*s)]) for s in ends.spans)
            canals, low = finder.grammar.routes.canals, finder.low
            canal = canals.after(low, ends.outer[0]) or canals.after(low, span[1] + 1)
            finder.add(span, ends.outer, CANAL if canal else ROAD, NONE, ends.rule, name=name)


def _rows(finder: Finder, start: int, end: int) -> list[Ends]:
    """The rows of capitalised names with dashes beside a word for a road, and those that a list ties to them."""
    grammar, low = finder.grammar, finder.low
    rows = [_pieces(finder, m.span()) for m in grammar.routes.rows.finditer(finder.text, start, end)]
    found = [_behind(finder, row) or _before(finder, row) for row in rows]
    order = list(range(1, len(rows)))
    for i, k in [*((i, i - 1) for i in order), *((i - 1, i) for i in reversed(order))]:
        head, row = found[k], rows[i]
        first, last = (row, rows[k]) if i < k else (rows[k], row)
        gap = low[first[-1][-1][1] : last[0][0][0]]
        link = grammar.link.fullmatch(gap) if len(gap) < MOST * 3 else None
        if head is None or found[i] is not None or not (gap.strip() == "," or (link and link.lastgroup == "join")):
            continue
        spans = [_first_end(finder, row[0]), *((piece[0][0], piece[-1][1]) for piece in row[1:-1]), _last_end(finder, row[-1])]
        found[i] = Ends(spans, (spans[0][0], spans[-1][1]), head.local, "list")
    return [ends for ends in found if ends is not None]


def _pieces(finder: Finder, row: Span) -> list[list[Span]]:
    """The words of each end of a row; the word for a town beside one is a part of its first or last."""
    pieces, position = [], row[0]
    while position < row[1]:
        match = finder.grammar.routes.end.match(finder.text, position, row[1])
        if match is None:
            break
        tokens = [m.span() for m in TOKEN.finditer(finder.text, *match.span("name"))]
        tokens[0] = (match.start(), tokens[0][1])
        tokens[-1] = (tokens[-1][0], match.end())
        pieces.append(tokens)
        dash = _DASH.match(finder.text, match.end())
        position = dash.end() if dash else row[1]
    return pieces


def _behind(finder: Finder, row: list[list[Span]]) -> Ends | None:
    """The ends behind a designator that stands before the row or begins one of its pieces, with a capital only where a sentence begins."""
    lexicon, low = finder.grammar.routes.before, finder.low
    found = lexicon.before(low, row[0][0][0])
    if found:
        return _cut_behind(finder, row, found[0] == "local", found[1]) if found[0] else None
    for n, piece in enumerate(row[:-1]):
        for k, (first, _) in enumerate(piece[:-1]):
            form = lexicon.after(low, first)
            rest = [token for token in piece[k + 1 :] if form and token[0] > form[1]]
            if form and form[0] and rest:
                return _cut_behind(finder, [rest, *row[n + 1 :]], form[0] == "local", first)
    return None


def _cut_behind(finder: Finder, row: list[list[Span]], local: bool, left: int) -> Ends | None:
    """The ends of a row behind its designator at ``left``; the last one's words may be more than its name."""
    text = finder.text
    capital = text[left].isupper()
    if capital and local and (not finder.opens(left) or finder.grammar.lookup(text[left : row[0][-1][1]]).units):
        return None  # "Làng cổ Đường Lâm - Sơn Tây"
    spans = [*((piece[0][0], piece[-1][1]) for piece in row[:-1]), _last_end(finder, row[-1])]
    return Ends(spans, (left, spans[-1][1]), local, "before")


def _first_end(finder: Finder, tokens: list[Span]) -> Span:
    """The first end of a row without the words before it: the longest known name, else all behind the common words."""
    starts = range(max(0, len(tokens) - MOST), max(1, len(tokens) - 1))
    end = tokens[-1][1]
    known = next((i for i in starts if units_of(finder.grammar, finder.text[tokens[i][0] : end])), None)
    if known is None:
        known = next((i for i in range(len(tokens)) if not finder.is_common(tokens, i)), 0)
    return tokens[known][0], end


def _last_end(finder: Finder, tokens: list[Span]) -> Span:
    """The last end of a row without the words behind it, where that is a known name."""
    start = tokens[0][0]
    lengths = range(min(len(tokens), MOST), min(1, len(tokens) - 1), -1)  # not "Vân" of "Vân Phong"
    known = next((n for n in lengths if units_of(finder.grammar, finder.text[start : tokens[n - 1][1]])), len(tokens))
    return start, tokens[known - 1][1]


def _before(finder: Finder, row: list[list[Span]]) -> Ends | None:
    """The ends before a designator that follows the row or ends one of its pieces; the first one's words may be more than its name."""
    lexicon, low = finder.grammar.routes.after, finder.low
    for n, piece in list(enumerate(row))[1:]:
        for k in range(1, len(piece) + 1):
            start = piece[k][0] if k < len(piece) else piece[-1][1] + 1
            form = lexicon.after(low, start) if low[start - 1 : start] in (" ", "-") else None
            if not (form and form[0]):
                continue
            spans = [_first_end(finder, row[0]), *((p[0][0], p[-1][1]) for p in row[1:n]), _last_end(finder, piece[:k])]
            return Ends(spans, (spans[0][0], form[1]), form[0] == "local", "after")
    return None


def _caseless_rows(finder: Finder, start: int, end: int) -> list[Ends]:
    """The rows before a road's designator in a script without capitals: all of the last end, of the first the longest known name."""
    grammar, low = finder.grammar, finder.low
    found = []
    for match in grammar.routes.words.finditer(low, start, end):
        form = grammar.routes.after.after(low, match.start())
        left = max(start, match.start() - _REACH)
        parts = list(_DASH.finditer(low, left, match.start() - 1))
        spans: list[Span] = []
        cursor = match.start() - 1
        for dash in reversed(parts):
            span = (dash.end(), cursor)
            if not _is_end(finder, span):
                break
            spans.insert(0, span)
            cursor = dash.start()
        words = [m.span() for m in ANY_WORD.finditer(low, left, cursor)] if spans else []
        for count in range(min(MOST + 1, len(words)), 0, -1):
            span = (words[-count][0], cursor)
            if words[-1][1] == cursor and _is_end(finder, span, known=True):
                spans.insert(0, span)
                break
        else:
            spans = spans if len(spans) > 1 and _is_end(finder, spans[0], known=True) else []
        if form and form[0] and spans:
            found.append(Ends(spans, (spans[0][0], form[1]), form[0] == "local", "after"))
    return found


def _is_end(finder: Finder, span: Span, *, known: bool = False) -> bool:
    """Whether words in a script without capitals may be a road's end: a known name, or a row of syllables where ``known`` is not asked."""
    grammar, name = finder.grammar, finder.low[slice(*span)]
    words = _town(grammar, name).split(" ")
    if not words or len(words) > MOST:
        return False
    if units_of(grammar, name, LIKELY):
        return len(words) > 1 or words[0] not in grammar.stop
    return not known and 1 < len(words) <= UNKNOWN and all(grammar.is_syllable(w) and w not in grammar.stop for w in words)


def _joins_places(finder: Finder, ends: Ends) -> bool:
    """Whether all ends may be places; of a common word's ("đường", "road") each must be known, no person's, and the last not the town of
    a street."""
    grammar = finder.grammar
    names = [finder.text[slice(*span)] for span in ends.spans]
    if len(names) < 2 or any(_DASH.search(_town(grammar, name)) for name in names):
        return False
    units = [units_of(grammar, name, SURE if grammar.has_case else LIKELY) for name in names]
    levels = [grammar.unit(found[0]).level if found else None for found in units]
    if 0 in levels:
        return False
    if ends.local:
        persons = any(grammar.is_family_name(name.partition(" ")[0], only=True) for name in names)
        town = bool(units[-1]) and (levels[-1] == 1 or grammar.unit(units[-1][0]).kind in _TOWNS)
        return None not in levels and not persons and ((levels[0] or 9) <= 2 or not town)  # "đường Hùng Vương - Huế"
    return all(level is not None or _may_be_end(finder, span) for level, span in zip(levels, ends.spans, strict=True))


def _may_be_end(finder: Finder, span: Span) -> bool:
    """Whether an unknown name may be an expressway's end: a few plausible words, no office's."""
    grammar, name = finder.grammar, finder.text[slice(*span)]
    words = name.split(" ")
    several = len(words) > 1 or grammar.original or (not is_latin(name[0]) and grammar.is_readable(lower(name)))
    return several and len(words) <= UNKNOWN and grammar.plausible(name) and not finder.is_institution(span[0])


def units_of(grammar: Grammar, name: str, limit: float = SURE) -> list[int]:
    """The units that a road's end may be, those of the highest level only; none where the name costs more than ``limit``."""
    units = grammar.lookup(_town(grammar, name)).units
    if not units or units[0][1] >= limit:
        return []
    near = [u for u, cost in units if cost <= units[0][1] + NEAR]
    top = min(grammar.unit(u).level for u in near)
    return [u for u in near if grammar.unit(u).level == top]


def _town(grammar: Grammar, name: str) -> str:
    """A name without the word for a town beside it ("Ho Chi Minh City", "TP.HCM")."""
    low = lower(name)
    for blank in re.finditer("[ -]", low):
        found = grammar.after.after(low, blank.end())
        if found and found[1] == len(low) and found[0].kind in _TOWNS:
            return name[: blank.start()]
    lead = grammar.before.after(low, 0)
    return name[lead[1] :].strip() if lead and lead[0].kind in _TOWNS and lead[1] < len(name) else name


def end_name(grammar: Grammar, surface: str) -> str:
    """The official spelling of a road's end, where most units that it may be have the same; of another script, a likely reading."""
    latin = is_latin(surface[0])
    units = units_of(grammar, surface, EXACT if latin and not surface.isascii() else SURE if grammar.has_case else LIKELY)
    spellings = Counter(grammar.unit(u).name for u in units)
    if spellings:
        name, count = spellings.most_common(1)[0]
        if not latin or 2 * count > spellings.total():
            return name
    readings = grammar.transliterator.readings(lower(surface)) if grammar.transliterator.enabled and not latin else ()
    return min(readings, key=lambda r: r[1])[0] if readings else surface


def own_province(grammar: Grammar, name: str, province: str, day: str) -> bool:
    """Whether all ends of a road's ``name`` may lie in a province, of the order of ``day``, so that the road does not leave it."""
    gazetteer = grammar.gazetteer
    ends = [[u for u in units_of(grammar, end) if u >= 0] for end in name.split(" - ")]
    return all(any(province in (gazetteer.name_at(u, day), *gazetteer.chain(u, day)) for u in units) for units in ends)
