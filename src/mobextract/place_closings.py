"""Names whose designator stands behind them, apart: "A, B and other villages", "A, B and C hamlets", "A, a village of 70 houses"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from mobextract.folding import WORD, lower
from mobextract.lexicon import Lexicon, spellings, trie_expression
from mobextract.place_grammar import NONE, RUN, SMALL, TOKEN, Grammar
from mobextract.place_tables import Designator

if TYPE_CHECKING:
    from mobextract.place_candidates import Candidate, Finder

_WINDOW = 60
"""Characters before a list's end in which its next member to the left must begin."""
_MEMBERS = 8


class Closings:
    """What closes a list of names, or follows a name as an apposition, in one language."""

    def __init__(self, grammar: Grammar) -> None:
        table, joiners = grammar.table, grammar.joiners
        designators = [d for d in table.designator if d.named and d.kind in SMALL | {"commune", "ward"}]
        named = [(form, d) for d in designators for form in (*d.before, *d.after)]
        self.others: Lexicon[Designator] = Lexicon([(other.replace("{}", form), d) for other in table.others for form, d in named])
        self.starts = sorted({lower(other).split(" ")[0] + " " for other in table.others})
        small = {s.rstrip("*"): d for form, d in named if d.kind in SMALL for s in spellings(form)}
        self.small: Lexicon[Designator] = Lexicon(small.items())
        links = "|".join(re.escape(lower(form)) for form in table.apposition) or "(?!)"
        words = trie_expression(small)
        self.apposition = re.compile(rf"(?:{links}) (?:{WORD}+ ){{0,2}}?(?P<form>{words})(?! {TOKEN.pattern}| \d)")
        self.member = re.compile(rf"{RUN.pattern}(?=-?(?:,|,? (?:{joiners})) $)")


_closings = functools.lru_cache(maxsize=16)(Closings)


def close_names(finder: Finder) -> None:
    """Make candidates of the bare names that such words explain."""
    closings = _closings(finder.grammar)
    for start in closings.starts:
        position = finder.low.find(start)
        while position >= 0:
            found = closings.others.after(finder.low, position)
            if found and finder.low[position - 1 : position] == " ":
                _members(finder, closings, position, found[0])
            position = finder.low.find(start, position + 1)
    for candidate in list(finder.found):
        designator = candidate.designator
        if designator is not None and designator.kind in SMALL and candidate.start == candidate.outer[0] and candidate.end < candidate.outer[1]:
            _members(finder, closings, candidate.start, designator)
    if finder.grammar.has_case:
        _appositions(finder, closings)


def _members(finder: Finder, closings: Closings, position: int, designator: Designator) -> None:
    """The names of the list that ends at ``position`` behind a conjunction, from right to left."""
    if not finder.grammar.joined.before(finder.low, position):
        return
    for _ in range(_MEMBERS):
        floor = max(finder.text.rfind("\n", 0, position) + 1, position - _WINDOW)
        found = [m for m in closings.member.finditer(finder.text[floor:position])]
        if not found:
            return
        start, end = floor + found[-1].start(), floor + found[-1].end()
        known = next((c for c in finder.found if c.end == end), None)
        if known is not None and (known.strong or known.number):
            return
        if known is None:
            start = _begin(finder, start, end)
            if start == end or designator.kind not in SMALL or not finder.free(start, end):
                return
            finder.add((start, end), (start, end), designator, NONE, "list")
        else:
            start = known.start
            _explain(finder, known, designator)
        position = start


def _begin(finder: Finder, start: int, end: int) -> int:
    """Where the name that ends at ``end`` begins in its capitalised run; ``end`` where it can be no village's."""
    tokens = [m.span() for m in TOKEN.finditer(finder.text, start, end)]
    grammar = finder.grammar
    first = len(tokens)
    while first and len(tokens) - first < 4 and finder.low[slice(*tokens[first - 1])] not in grammar.stop:
        first -= 1
        if grammar.cues.before(finder.low, tokens[first][0]):
            break
    if first == len(tokens):
        return end
    name = finder.text[tokens[first][0] : end]
    barred = finder.is_person(tokens, first) or finder.is_institution(tokens[first][0]) or grammar.is_people(name)
    if barred or grammar.titles.before(finder.low, tokens[first][0]) or not finder.plausible(name):
        return end
    return tokens[first][0]


def _explain(finder: Finder, candidate: Candidate, designator: Designator) -> None:
    """Take a bare known name as what stands behind it calls it."""
    if candidate.designator is not None or candidate.number:
        return
    fitting = finder.grammar.named_units(candidate.name, designator)
    if fitting.units or designator.kind in SMALL:
        candidate.designator, candidate.units, candidate.strong = designator, fitting.units, True


def _appositions(finder: Finder, closings: Closings) -> None:
    """Names that the next words say to be villages: "A, a village", "A is a hamlet"."""
    for match in closings.apposition.finditer(finder.low):
        designator = closings.small.get(match["form"])
        known = next((c for c in finder.found if c.end == match.start()), None)
        if designator is None or (known is None and not _names(finder, match.start(), designator)):
            continue
        if known is not None and not known.strong:
            _explain(finder, known, designator)


def _names(finder: Finder, end: int, designator: Designator) -> bool:
    """Add the unexplained name that ends at ``end``, if there is one."""
    spans = [span for span in finder.loose if span[1] == end]
    if not spans:
        return False
    floor = max(finder.text.rfind("\n", 0, end) + 1, end - _WINDOW)
    run = next((m for m in RUN.finditer(finder.text, floor, end) if m.end() == end), None)
    start = _begin(finder, run.start(), end) if run else end
    if start < end and finder.free(start, end):
        finder.add((start, end), (start, end), designator, NONE, "after")
    return True
