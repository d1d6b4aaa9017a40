"""Lists of places that are taken up again by their number ("in these three communes", "both villages", "hai xã này"), or as "these
communes"; and the units around them besides those: "the other communes"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.text.folding import LETTER, WORD, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments

ANY, MODELS = 0, -1
"""The rank of localities, which may be units of any one rank; and of models, meant for the units that they run in."""
_RANKS = {**UNIT_RANKS, "locality": ANY, "model": MODELS}
OPENED = 30
"""How far before such words their clause may begin, in characters."""
_CUT = regex(r"[.;:·।!?\n]|,(?!\d)")
_RATE = regex(r"%[^.,;:()\d]{1,40}$")
"""What stands between a rate and the units that it is of."""
_DATED = regex(rf"^(?:{LETTER}{{1,4}} )?(?:19|20)\d\d(?: {LETTER}{{1,5}})?(?: {LETTER}{{1,3}})?$")
"""A year that opens a clause: "в 2024 году", "năm 2024"."""
_WORDS = regex(rf"(?<!{WORD})[^\W\d_]\S*")
TURN = 40
"""How far behind such units "respectively" may stand."""
MOST = 15
"""Places in the longest list that is taken up so."""


def there_again(grammar: LinkGrammar, low: str, segments: Segments, named: Sequence[Focus]) -> Iterator[Focus]:
    """Yield what "there" points to in a sentence that names no unit before it: the unit named last in the sentence before, or the list
    ("in A and B communes live 2,600 families. In 2021 87 weddings were held there")."""
    starts = [f.start for f in named]
    for match in grammar.there_scanner.finditer(low):
        sentence, paragraph = segments.sentence_at(match.start()), segments.paragraph_at(match.start())
        if sentence[0] <= paragraph[0] or (low[match.end() - 1].isalpha() and low[match.end() : match.end() + 1] == ","):
            continue  # "там, где" says itself where
        before = segments.sentence_at(sentence[0] - 2)
        first, own, here = (bisect_left(starts, at) for at in (before[0], sentence[0], match.end()))  # not "Там Дыонг"
        units = [f for f in named[first:own] if f.unit and f.rank > 1]
        if units and own == here:
            part = next((f for f in units[:-1] if f.lies_in(units[-1])), units[-1])  # "A village lies in B commune. There …"
            yield Focus(match.start(), match.end(), part.places, True, level=True)


def numbers_again(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a list is taken up again (start, end), how many places it has, and their rank."""
    for quantity in quantities:
        value = quantity.amount.value
        rank = _RANKS.get(quantity.unit or "") if quantity.kind == "count" and quantity.amount.of is None else None
        whole = rank is not None and value is not None and 1 < value <= MOST and value == int(value)
        start = _pointer(grammar, low, quantity) if whole else None
        if start is not None and rank is not None and value is not None:
            yield start, quantity.edge, int(value), rank
    for scanner, number in grammar.all_of:
        for match in scanner.finditer(low):
            noun = grammar.unit_nouns.after(low, skip_blanks(low, match.end()))
            if noun is not None:
                yield skip_blanks(low, match.start()), noun[1], number, UNIT_RANKS[noun[0]]


def _pointer(grammar: LinkGrammar, low: str, quantity: Quantity) -> int | None:
    """Where "these" stands before a number; the number, where it stands between that and its noun ("στις τρεις αυτές κοινότητες")
    or behind the noun; else None."""
    if (before := grammar.again_before.before(low, quantity.start)) is not None:
        noun = quantity.noun.start if quantity.noun is not None else quantity.end
        bare = grammar.articles.after(low, before[1]) is None or not low[quantity.end : noun].strip()
        return before[1] if bare else None  # "the three old communes" are others
    if not grammar.articles.forms and _is_definite(grammar, low, quantity):
        return quantity.start
    at = skip_blanks(low, quantity.end)
    inside = quantity.noun is not None and at < quantity.noun.start and grammar.again_after.after(low, at) is not None
    behind = grammar.again_after.after(low, skip_blanks(low, quantity.edge)) is not None
    return quantity.start if inside or behind else None


def _is_definite(grammar: LinkGrammar, low: str, quantity: Quantity) -> bool:
    """Whether a language without articles tells of known units: "Tổng cộng, hai xã có 45 con bò", "ba xã lần lượt có …", "61,5% số hộ của
    ba xã"."""
    if not opens_clause(grammar, low, quantity.start):
        return _RATE.search(low, max(0, quantity.start - TURN), quantity.start) is not None
    behind = skip_blanks(low, quantity.edge)
    turn = grammar.respectively.search(low, behind, behind + TURN)
    in_turn = turn is not None and _CUT.search(low, behind, turn.start()) is None
    return grammar.has.after(low, behind) is not None or in_turn or _sums(grammar, low, quantity)


def _sums(grammar: LinkGrammar, low: str, quantity: Quantity) -> bool:
    """Whether a word for a sum opens the clause of a number: "Tổng cộng, bốn huyện đã huy động …"."""
    left = max(0, quantity.start - OPENED)
    return any(grammar.sums.after(low, m.start()) is not None for m in _WORDS.finditer(low, left, quantity.start))


def again_without_number(grammar: LinkGrammar, low: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a list is taken up again as "these communes", with the rank of its places."""
    yield from _beside_nouns(grammar, low, *grammar.these, grammar.places_again)
    yield from _beside_nouns(grammar, low, *grammar.these_behind, grammar.places_again)


def others_again(grammar: LinkGrammar, low: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a clause opens with the units besides those told of before ("in the other communes"), with their rank."""
    for start, end, rank in _beside_nouns(grammar, low, *grammar.other_units, None):
        if opens_clause(grammar, low, start):
            yield start, end, rank


def _beside_nouns(
    grammar: LinkGrammar, low: str, before: Scanner | None, after: Lexicon[bool], places: Lexicon[bool] | None
) -> Iterator[tuple[int, int, int]]:
    """Where a word of ``before`` stands right before the noun of a unit, or one of ``places``, and one of ``after`` behind it, where
    there are such."""
    for match in before.finditer(low) if before is not None else ():
        at = skip_blanks(low, match.end())
        noun = grammar.unit_nouns.after(low, at)
        named = noun or (places.after(low, at) if places is not None else None)
        if named is None:
            continue
        last = after.after(low, skip_blanks(low, named[1])) if after else (True, named[1])
        if last is not None:
            yield skip_blanks(low, match.start()), last[1], UNIT_RANKS[noun[0]] if noun is not None else ANY


def opens_clause(grammar: LinkGrammar, low: str, start: int) -> bool:
    """Whether a clause begins at ``start``, but for a word for "in", "and" or "while"."""
    left = max(0, start - OPENED)
    cut = max((m.end() for m in _CUT.finditer(low, left, start)), default=left if left == 0 else None)
    if cut is None:
        return False
    word = _DATED.sub("", low[cut:start].strip())
    if not word or word in grammar.joiners or word in grammar.contrasts:
        return True
    found = grammar.inside_before.after(low, skip_blanks(low, cut))
    return found is not None and skip_blanks(low, found[1]) == start
