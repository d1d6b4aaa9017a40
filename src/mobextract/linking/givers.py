"""Units that what is counted comes from, and those that use it: "with 250 million dong from A district, B commune drew up its plan"; wider
units that give to those told of before."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.means import names_mean
from mobextract.text.folding import ANY_WORD, WORD, behind_last, skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon

BODY = 40
"""How far behind a unit the name of its organisation may begin, in characters."""
NEAR_FROM = 12
"""How far behind a figure the name may stand that it comes from, "from" between."""
FAR = 90
"""How far a sum may stand from the level that it comes from, in characters."""
SUMS = frozenset(("money", "percentage"))
FEW = 12
"""A text that has named no more units than so many may have told of one only."""
FUND = 64
"""How far from a unit without its name the word for its fund may stand, the fund's own name between, in characters."""
_SIGN = regex(r"[.;:()\d।\n]")
_PARTED, _WORDS = regex(r"[\d.,;·:()।\n]"), regex(r"\S+")
_ADVERB = regex(rf"{WORD}+ ")


def is_source(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Return whether a unit without its name is where money comes from: "from the province", "from the fund «For the Poor» of the
    district"."""
    if grammar.givers_before.before(low, start):
        return True
    before, after = grammar.funds
    fund = before.search(low, max(0, start - FUND), start)
    if fund is not None:
        begin = fund.start()
        for words in (grammar.articles, grammar.of):  # "from the capital of the fund of the province"
            begin = found[1] if (found := words.before(low, begin)) is not None else begin
        return grammar.givers_before.before(low, begin) is not None
    fund = after.match(low, end, end + FUND)
    return fund is not None and grammar.givers_after.after(low, skip_blanks(low, fund.end())) is not None


def told_before(focus: Focus, foci: Sequence[Focus]) -> Focus | None:
    """Return the part of a unit without its name that its sentence has named last before that, where the unit only gives or acts: "in the
    district there are 19 products recognised by the province, nine of them …"."""
    before = [f for f in foci if f.start < focus.start] if focus.level else []
    last = before[-1] if before else None
    return last if last is not None and last.rank > focus.rank and last.lies_in(focus) else None


def is_giver(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], start: int, end: int, before: Focus | None = None) -> bool:
    """Return whether a level at ``[start, end)``, ``before`` it another one, is where money or help comes from: it gives, or is joined to
    one that does ("from the district and the commune"), or a sum comes from there."""
    joined = low[before.end : start].split() if before is not None and before.gives and start - before.end < NEAR_FROM else []
    if joined and joined[0] in grammar.joiners and all(grammar.articles.get(word) for word in joined[1:]):
        return True
    return is_giving(grammar, low, start, end) or gives_sum(grammar, low, quantities, start, end)


def is_giving(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """Return whether a level at ``[start, end)`` is where money or help comes from ("from the province", "the district supported", "the
    Women's Union of the district also presented"), not where those are who give ("the veterans in the district gave")."""
    if is_source(grammar, low, start, end):
        return True
    inside, behind = grammar.inside_before.before(low, start), skip_blanks(low, end)
    if inside is not None and grammar.organisations.before(low, inside[1]) is None:
        return False  # but "Bondelaget i distriktet ga …"
    if grammar.inside_before.after(low, start) or grammar.inside_after.after(low, behind):
        return False
    return _does(grammar, low, start, end, grammar.gives, grammar.giving)


def gives_sum(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], start: int, end: int) -> bool:
    """Return whether a sum, or a share, beside a level comes from there: "60 million dong from what the members in the whole district
    gave", "पूरे ज़िले के सदस्यों के योगदान से 6 करोड़ डोंग"; not "3 %, χαμηλότερο από τον μέσο όρο της επαρχίας"."""
    if grammar.postpositional:
        figure = first_from(quantities, end)
        gap = (end, figure.start) if figure is not None else (end, end)
    else:
        figure = last_before(quantities, start)
        gap = (figure.edge, start) if figure is not None else (start, start)
    if figure is None or figure.kind not in SUMS or gap[1] - gap[0] > FAR or _SIGN.search(low, *gap):
        return False
    if figure.kind == "percentage" and (figure.change is not None or names_mean(grammar, low, start, end)):
        return False  # "rose 5 % from last year across the district"
    if grammar.postpositional:
        return grammar.givers_after.before(low, figure.start) is not None
    return any(grammar.givers_before.after(low, m.start()) is not None for m in ANY_WORD.finditer(low, *gap))


def is_given(grammar: LinkGrammar, low: str, start: int, floor: int) -> bool:
    """Return whether a verb of giving stands, not before ``floor``, right before what is given at ``start``, or its subject between: "ga
    Kvinneforeningen 50 millioner dong"."""
    begin = behind_last(_PARTED, low, floor, start)
    return any(grammar.gives.before(low, at) for at in (start, *(m.start() for m in _WORDS.finditer(low, begin, start))))


def hands_over(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], focus: Focus) -> bool:
    """Return whether a level, or its organisation, hands something over, which is no plan and no investment; or a sum comes from it."""
    presents = _does(grammar, low, focus.start, focus.end, grammar.presents, grammar.presenting)
    return presents or gives_sum(grammar, low, quantities, focus.start, focus.end)


def _does(grammar: LinkGrammar, low: str, start: int, end: int, verbs: Lexicon[bool], clause: re.Pattern[str] | None) -> bool:
    """Whether one of the verbs stands behind a level, perhaps with the rest of its organisation's name between ("the district Women's
    Union", "ज़िले के किसान संघ ने"), or an adverb; not where it is given something ("was presented", "nhận hỗ trợ", "ने सहायता प्राप्त की")."""
    starts = [m.start() for m in itertools.islice(ANY_WORD.finditer(low, end, end + BODY), 2)]
    body = next((found[1] for at in starts if (found := grammar.organisations.after(low, at)) is not None), end)
    for at in (end, body):
        if verbs.after(low, skip_blanks(low, at)) is not None:
            return True
        said = clause.match(low, at) if clause is not None else None
        if said is not None and not _gets(grammar, low, skip_blanks(low, said.end())):
            return True
    adverb = _ADVERB.match(low, skip_blanks(low, body))
    if adverb is None or verbs.after(low, adverb.end()) is None:
        return False
    word = adverb[0][:-1]
    if grammar.givers_before.get(word) or grammar.copula.get(word) or _gets(grammar, low, adverb.start()):
        return False
    words = (m.start() for m in ANY_WORD.finditer(low, max(0, start - BODY), start))
    return grammar.noun_first or body > end or any(grammar.organisations.after(low, at) for at in words)


def _gets(grammar: LinkGrammar, low: str, start: int) -> bool:
    """Whether a verb of getting begins at ``start``."""
    found = grammar.gets.search(low, start)
    return found is not None and found.start() == start


def told_alone(told: Focus, named: Sequence[Focus], start: int, end: int) -> bool:
    """Return whether a text has named no other units between ``start`` and ``end`` than one, those around it, and its parts."""
    before = within(named, start, end)
    return len(before) <= FEW and all(f.lies_in(told) or told.lies_in(f) for f in before if f.unit)


def come_in_parallel(grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], start: int, foci: Sequence[Focus]) -> bool:
    """Return whether a figure is one of two of the same unit that are told of where they come from: "12 teams from A and 45 teams from
    B"."""
    own = quantities[bisect_left(quantities, start, key=START)]
    told = 0
    for focus in foci:
        before = last_before(quantities, focus.start)
        beside = before is not None and before.kind == "count" and before.unit == own.unit
        near = before is not None and beside and focus.start - before.edge <= NEAR_FROM
        told += near and not focus.level and grammar.givers_before.before(low, focus.start) is not None
    return told > 1


def user_of(
    grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], giver: Focus, behind: Sequence[Focus], end: int
) -> Focus | None:
    """Return the part of a unit behind a figure, before ``end``, that uses what comes from the unit: "with 250 million dong from the
    budget of A district, the People's Committee of B commune drew up its plan"."""
    part = next((f for f in behind if f.start < end and f.rank > giver.rank and f.lies_in(giver)), None)
    if part is None or within(quantities, giver.end, part.start):
        return None
    before = [giver.start]
    for words in (grammar.unit_nouns, grammar.of):  # "από τον προϋπολογισμό της περιφέρειας X"
        before += [found[1]] if (found := words.before(low, before[-1])) is not None else []
    return part if any(grammar.givers_before.before(low, at) for at in before) else None
