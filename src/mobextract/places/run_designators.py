"""The designator before a capitalised run, or capitalised itself inside one, and what the run is then: a list's member, a larger unit's
name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import COMMUNES, SMALL, Designator
from mobextract.places.grammar import DIGIT_AFTER
from mobextract.places.relations import continued_list
from mobextract.text.folding import LETTER, UPPER, WORD, lower
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_MEMBER = regex(rf"(?:,| {LETTER}{{1,3}}|, {LETTER}{{1,3}})(?: [{UPPER}]{LETTER}*){{1,4}}")
"""The next member of a list of names."""
_DASHED = regex(r" [–—-] |\n")
"""What no designator has behind it: the dash of a paper's name ("TP - Ngày 3/6"), the end of a line."""
REPEATED = SMALL | {"commune", "ward", "township"}
"""Kinds whose names may begin like a designator, and are known by it when they are repeated without theirs."""
_COUNT = regex(r"\d +$")
"""A number right before a designator."""
_SMALL = regex(rf"-([^\W\d_{UPPER}]{{1,6}})(?!{WORD}|-)")
"""A hyphen and a short word in small letters."""
_FEW = regex(r"(?<![\d.,/-])\d{1,2} $")
"""A number of units that is no year and no part of a date."""
MEMBERS = 20
"""Members of the longest list whose plural designator is looked for behind it."""
SPELT = 0.2
"""What a name without its diacritics costs at most."""
_WORDS = regex(r"\S+")
_LISTED = regex(rf"(?:,| {LETTER}{{1,4}}) [{UPPER}]")


def small_syllable(finder: Finder, start: int, last: Span) -> Span | None:
    """The small syllable that a hyphen ties to the last word of a run from ``start`` on, behind a designator: "landsbyen Cur-xo", "huyện
    Krông-búk"; no ending or noun of the language ("Hanoi-baserte", "landsbyen Ban Mon-folk")."""
    word = _SMALL.match(finder.text, last[1])
    grammar, low = finder.grammar, finder.low
    if word is None or not finder.plausible(finder.text[slice(*last)]):
        return None
    if not (grammar.before.before(low, start) or grammar.before.before(low, last[0])):
        return None
    syllable = word[1]
    known = (
        (grammar.latin_script and syllable in grammar.stop)
        or grammar.after.after(low, word.start(1))
        or (grammar.words.get(syllable) and not grammar.original)
    )
    return None if known or not finder.plausible(syllable.capitalize()) else word.span(1)


def opens_designator(last: int, end: int) -> bool:
    """Whether a run, up to ``end``, is the beginning of a designator up to ``last`` whose other words are not capitalised: "… và Thị trấn
    Yên Bình", "Công an xã Tân Lập và Huyện đoàn"."""
    return last > end


def is_of_larger(finder: Finder, end: int, designator: Designator) -> bool:
    """Whether a run up to ``end`` begins a list that the plural of a larger unit ends: "8 communes of Ky Son and Que Phong districts"."""
    for _ in range(MEMBERS):
        member = _MEMBER.match(finder.text, end)
        if member is None:
            return False
        end = member.end()
        closing = finder.after(end)
        if closing is not None:
            plural = finder.grammar.plurals.after(finder.low, end + 1)
            return plural is not None and plural[1] == closing[1] and _level(closing[0]) < _level(designator)
    return False


def _level(designator: Designator) -> int:
    return 2 if designator.kind in SMALL else int(designator.kind in COMMUNES)


def established(finder: Finder, tokens: list[Span], i: int) -> int:
    """How many tokens at ``i``, a designator, repeat a village's or commune's name that begins so ("Suối Thầu"); 0 where none does."""
    for length in range(min(4, len(tokens) - i), 1, -1):
        name = finder.low[tokens[i][0] : tokens[i + length - 1][1]]
        same = (c for c in finder.found if c.strong and len(c.surface) == len(name) and lower(c.surface) == name)
        if any(c.designator and c.designator.kind in REPEATED for c in same):
            return length
    return 0


def goes_on(finder: Finder, tokens: list[Span], i: int) -> bool:
    """Whether a capitalised designator begins the next name of a list that a plural heads ("các thôn Suối Thầu, Làng Mới, …")."""
    head = continued_list(finder, *tokens[i], tokens[-1][1])
    return head is not None and head.plural and head.designator is not None and head.designator.kind in SMALL


def designator_at(finder: Finder, tokens: list[Span], i: int, begun: tuple[Designator, int] | None) -> tuple[Designator, int] | None:
    """A designator (``begun``, or the end of a compound) that is itself capitalised and stands before a name inside the run ("Tỉnh Quảng
    Nam")."""
    found = begun or (finder.compound_at(tokens, i) if _may_be_compound(finder, *tokens[i]) else None)
    if not found or found[1] > tokens[-1][0] or found[0].small or finder.closes(tokens[i][0]):
        return None
    phrase = finder.grammar.not_names.after(finder.low, tokens[i - 1][0]) if i else None
    if phrase and phrase[1] > tokens[i][0]:
        return None  # the "THÔN" of "NÔNG THÔN MỚI"
    if _DASHED.search(finder.low, tokens[i][0], tokens[min(i + 1, len(tokens) - 1)][0]):
        return None  # "TP - Ngày 3/6": a paper's name
    following = next((j for j in range(i + 1, len(tokens)) if tokens[j][0] >= found[1]), None)
    if following is None or finder.is_exact_place(tokens, i):
        return None
    cue = finder.grammar.cues.before(finder.low, tokens[following][0])
    return None if cue and cue[1] < tokens[i][0] else (found[0], following)  # "Συνοριακού Σταθμού Μον Σον"


def _may_be_compound(finder: Finder, start: int, end: int) -> bool:
    return finder.low[start - 1 : start] == "-" or finder.grammar.may_be_compound(finder.low[start:end])


def designator_before(finder: Finder, start: int, end: int) -> tuple[Designator, int] | None:
    """The designator right before the run ``[start, end)``, on the same line; none within a cue ("border guard station"), none whose
    own last words the run is ("Tỉnh Đoàn")."""
    found = finder.grammar.before.before(finder.low, start) or finder.compound(start)
    if not found or _DASHED.search(finder.low, found[1], start) or (found[0].small and finder.text[found[1]].isupper()):
        return None
    if finder.closes(found[1]) or _own_words(finder, found[1], end):
        return None
    cue = finder.grammar.cues.before(finder.low, start)
    return None if cue and cue[1] < found[1] else found


def _own_words(finder: Finder, left: int, end: int) -> bool:
    """Whether the run that ends at ``end`` closes a longer designator that begins at ``left``; a village's may be named like its craft
    ("bản Lụa 1")."""
    longer = finder.grammar.before.after(finder.low, left)
    return longer is not None and longer[0].kind not in SMALL and longer[1] >= end


def is_held(finder: Finder, start: int, end: int, before: Designator, left: int) -> bool:
    """Whether a plural designator, or one behind a quantifier or a number, stands before the one larger unit that its units lie
    in: "15 of 22 villages of Muong Va", "nhiều xã miền núi Nghệ An"."""
    grammar, low = finder.grammar, finder.low
    small = before.kind in SMALL or before.kind in COMMUNES or before.kind == "district"
    if not small or _LISTED.match(finder.text, end):
        return False
    quantified = grammar.plurals.before(low, left) and not grammar.such_as.before(low, left)
    counted = before.kind not in SMALL and _FEW.search(finder.text, max(0, left - 4), left)
    plural = quantified or counted or any(grammar.plurals.after(low, m.start()) for m in _WORDS.finditer(finder.text, left, start))
    if not plural:
        return False
    units = finder.grammar.lookup(finder.text[start:end]).units
    part = before.kind in SMALL and _COUNT.search(finder.text, max(0, left - 8), left) and not DIGIT_AFTER.match(finder.text, end)
    wholes = {"province", "city"} | (COMMUNES if part else set())
    return any(cost == units[0][1] and cost < SPELT and finder.grammar.unit(index).kind in wholes for index, cost in units)
