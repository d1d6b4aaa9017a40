"""Villages that only a preposition of place tells, behind a commune or district: "In Phong Khe ward … In Duong O and Dao Xa they share a
boiler"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES, Designator
from mobextract.places.grammar import CUES, DIGIT_AFTER
from mobextract.places.lone_caseless import find_lone_caseless, is_of_communes
from mobextract.places.numbers import closes_number
from mobextract.places.shares import is_name
from mobextract.text.folding import UPPER, WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Span
from mobextract.toponyms.lookup import NONE
from mobextract.toponyms.vietnamese import is_latin, parse_syllable

if TYPE_CHECKING:
    from mobextract.places.candidates import Candidate, Finder

_GOES_ON = regex(rf"['’]?[ -]?[{UPPER}]|-?{WORD}|[»”\"]")
"""What stands behind words that are not the whole of a name."""
_CLUSTER = regex("(?:[bcdđghkmprstx]|[pkt]h)[lrj](?=[aeiouyăâêôơư])")
"""How syllables of the languages of minorities begin ("Slam Ve", "Phja Thap", "Krong Nha")."""
HOLDERS = COMMUNES | {"district", "town"}
"""Kinds of units of which an article names one before such villages."""
MOST = 3
"""Words of such a name."""
LONG = 7
"""Letters of one whose syllables are written together."""


def find_lone(finder: Finder) -> None:
    """Add such names to ``finder``: Vietnamese syllables that no table knows, behind a commune or district that the article names; names
    that only communes have are marked, for the resolution, which knows where the article is."""
    grammar = finder.grammar
    designator = next((d for d in grammar.table.designator if d.kind == "village"), None)
    communes = [c.start for c in finder.found if c.designator is not None and c.designator.kind in HOLDERS]
    if designator is None or not communes:
        return
    if grammar.has_case:
        _find_cased(finder, min(communes), designator)
    else:
        find_lone_caseless(finder, min(communes), designator)
    _mark_again(finder, min(communes), designator)


def _mark_again(finder: Finder, first: int, designator: Designator) -> None:
    """Mark the other mentions of names that are marked as what may be villages."""
    villages = {c.surface for c in finder.found if c.village is not None}
    for candidate in finder.found:
        if candidate.surface in villages and candidate.start > first and not candidate.strong and candidate.designator is None:
            candidate.village = designator


def _find_cased(finder: Finder, first: int, designator: Designator) -> None:
    """The same behind a preposition of place, in a script with capitals."""
    weak = {c.start: c for c in finder.found if not c.strong and c.designator is None and not c.number}
    words = dict(finder.loose) | {c.start: c.end for c in weak.values() if " " not in c.surface}
    told = {c.start: c.end for c in finder.found if c.designator is not None and c.designator.kind == designator.kind and not c.number}
    last = -1
    for start in sorted({*words, *weak, *told}):
        if start in told:
            last = told[start]
        if start in told or start <= first or not (_has_cue(finder, start) or _is_joined(finder, last, start)):
            continue
        named = weak.get(start)
        if (end := _numbered_end(finder, words, named, start)) and finder.free(start, end):
            last = end
            finder.add((start, end), (start, end), None, NONE, "lone").listed = designator
            continue
        row = _row(finder, words, start) if start in words else None
        if named is not None and not _GOES_ON.match(finder.text, named.end):
            joined = last > 0 and _is_joined(finder, last, start) and not _is_large(finder, named)  # "in My Thanh, Long My"
            if joined or is_of_communes(finder, named):
                named.village, named.name, last = designator, _base_name(finder, named.start, named.end), named.end
        elif row is not None and (named is None or len(row) > 1) and _is_lone(finder, row):
            last = row[-1][1]
            finder.add((start, last), (start, last), None, NONE, "lone", name=_base_name(finder, start, last)).listed = designator


def _is_large(finder: Finder, named: Candidate) -> bool:
    """Whether a name may be a province's, or another country's."""
    return any(finder.grammar.unit(unit).level < 2 for unit, _ in named.units)


def _numbered_end(finder: Finder, words: dict[int, int], named: Candidate | None, start: int) -> int:
    """Where a name of several syllables ends that a number closes, and that no table knows with it: "in Vinh Quang 2"; 0 where none
    does."""
    spans = _words_from(finder, words, start) if start in words and named is None else []
    end = named.end if named is not None else spans[-1][1] if len(spans) > 1 else start
    number = DIGIT_AFTER.match(finder.text, end)
    if number is None or len(number[0]) > 2 or " " not in finder.text[start:end] or not closes_number(finder, number.end()):
        return 0
    if named is not None and not is_of_communes(finder, named):
        return 0
    if finder.grammar.lookup(finder.text[start : number.end()]).units or (named is None and not _is_lone(finder, spans, numbered=True)):
        return 0
    return number.end()


def _has_cue(finder: Finder, start: int) -> bool:
    """Whether a preposition of place stands before a word."""
    return bool(finder.roles_before(start) & CUES) and finder.grammar.cues.before(finder.low, start) is not None


def _is_joined(finder: Finder, last: int, start: int) -> bool:
    """Whether a word goes on behind "and" or a comma where such a name ended."""
    return (
        0 < start - last < MOST * 3
        and last > 0
        and (m := finder.grammar.link.fullmatch(finder.low[last:start])) is not None
        and (m.lastgroup in ("join", "comma"))
    )


def _row(finder: Finder, loose: dict[int, int], start: int) -> list[Span] | None:
    """The words of a name that begins at ``start``, without another capital or a number behind; None where they are too few."""
    row = _words_from(finder, loose, start)
    end = row[-1][1]
    if len(row) > MOST or _GOES_ON.match(finder.text, end) or DIGIT_AFTER.match(finder.text, end):
        return None
    return row if len(row) > 1 or _is_run_together(finder, *row[0]) else None


def _words_from(finder: Finder, loose: dict[int, int], start: int) -> list[Span]:
    """The words in a row from ``start`` on."""
    row = [(start, loose[start])]
    while row[-1][1] + 1 in loose and finder.text[row[-1][1]] == " ":
        row.append((row[-1][1] + 1, loose[row[-1][1] + 1]))
    return row


def _is_run_together(finder: Finder, start: int, end: int) -> bool:
    """Whether one word of another script is several syllables, as a name is."""
    word = finder.low[start:end]
    if end - start < LONG or finder.grammar.table.apart or is_latin(word[0]) or not finder.grammar.is_run_together(word):
        return False
    return not _is_inflected(finder, word)


def _is_inflected(finder: Finder, word: str) -> bool:
    """Whether the last vowel of a word may be a case ending behind a whole name: "в Чангтране" is no Trang Tra Ne."""
    stems = (word[: -len(old)] for old, new in finder.grammar.endings if not new and word.endswith(old))
    return any(len(stem) >= LONG - 1 and finder.grammar.is_readable(stem) for stem in stems)


def _is_lone(finder: Finder, row: list[Span], *, numbered: bool = False) -> bool:
    """Whether the words may be a village's name: each a syllable, no person's name, nothing in capitals or in quotation marks; before a
    number also words of the language."""
    span = row[0][0], row[-1][1]
    surface = finder.text[slice(*span)]
    if surface.isupper():
        return False
    strange = [token for token in row if not _is_syllable(finder, *token)] if len(row) > 1 else []
    if strange and not finder.grammar.is_minority(surface.lower()) and not (len(strange) == 1 and _is_cluster(finder, *strange[0])):
        return False
    known = not (finder.grammar.original or numbered) and all(_is_word(finder, *token) for token in row)  # "ở Vạn Trung": capitals tell it
    if known or not (strange or is_name(finder, *span)) or finder.is_institution(span[0]):
        return False
    return not finder.segments.quotations_at(span[0]) and (not finder.is_taken(*span) or finder.free(*span))


def _is_word(finder: Finder, start: int, end: int) -> bool:
    """Whether a word is a common one of the language."""
    low = finder.low[start:end]
    return low in finder.grammar.stop or bool(finder.grammar.words.get(low))


def _is_syllable(finder: Finder, start: int, end: int) -> bool:
    """Whether a word is one Vietnamese syllable, in whatever case it stands."""
    grammar, low = finder.grammar, finder.low[start:end]
    if is_latin(low[0]):
        return grammar.reads_latin(low)
    return any(grammar.is_syllable(base) for base, _ in grammar.transliterator.variants(low, 2))


def _base_name(finder: Finder, start: int, end: int) -> str:
    """The name without the case ending of its last word: "в Бан Тате" is Бан Тат."""
    surface, low = finder.text[start:end], finder.low[start:end].rpartition(" ")[2]
    if low == surface.lower() or is_latin(low[0]) or finder.grammar.is_syllable(low):
        return surface
    bases = (base for base, _ in finder.grammar.transliterator.variants(low, 2) if finder.grammar.is_syllable(base))
    base = next((b for b in bases if low.startswith(b)), low)
    return surface[: len(surface) - len(low) + len(base)]


def _is_cluster(finder: Finder, start: int, end: int) -> bool:
    """Whether a word in Latin letters is a syllable behind two consonants, which Vietnamese has not."""
    low = finder.low[start:end]
    opening = _CLUSTER.match(low)
    return opening is not None and parse_syllable(low[opening.end() :]) is not None
