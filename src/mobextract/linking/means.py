"""Units that a figure is only compared with, and their means: "3 %, lower than the provincial average (5 %)" is told of the district, but
for the 5 %; "with 31 clubs, A was second only to B (40)" of A."""

from __future__ import annotations

from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import LETTER, WORD, skip_blanks
from mobextract.text.lazy import regex

OWN, WORDS = 30, 3
"""How far behind the words for a mean its own figure may stand, in characters and words."""
RANKED = 40
"""How far before a rival the words may begin that make it one, in characters."""
ROW = 90
"""The same for words like "is the second in the province, after"."""
_DESIGNATED = regex(rf" ?(?:{LETTER}+ ){{0,2}}")
"""What stands between these words and the name: its designator."""
_OPENS = regex(r"(?:^|[.!?।:\n]) ?$")
"""Before a word that opens its sentence: what that names as the only exception it tells of."""
_FIGURED = regex(r"[^.;:,!?।\n]*\d")
"""Behind a unit: its own figure, in its clause."""
_RELATIVE = regex(rf"(?:[ -]{WORD}+){{0,3}}, ()(?:{WORD}{{1,3}} )?()")
"""Between a unit and the word that opens a clause about it: its designator, what makes it an exception, a comma, a preposition."""
_BEHIND = regex(rf" ?(?:{WORD}+ )?(?:\([\d.,% ]{{1,12}}\) )?")
"""The same behind the name, with the rival's figure."""


def is_compared(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether a unit is named for its mean alone, or as one that has more or fewer ("second only to B")."""
    return is_mean(grammar, low, focus) or is_rival(grammar, low, focus)


def is_mean(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether a unit is named for its mean alone ("the provincial average", "bình quân chung của tỉnh")."""
    return names_mean(grammar, low, focus.start, focus.end)


def names_mean(grammar: LinkGrammar, low: str, start: int, end: int) -> bool:
    """The same of the unit at ``[start, end)``."""
    if grammar.means_before.before(low, start) or grammar.means_after.after(low, skip_blanks(low, end)):
        return True
    return any(part in low[start:end] for part in grammar.means_inside)


def is_rival(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether words beside a unit make it one that has more or fewer, or the only exception ("except for B district")."""
    scanner = grammar.rivals_before
    for match in scanner.finditer(low, max(0, focus.start - RANKED), focus.start):
        if _DESIGNATED.fullmatch(low, match.end(), focus.start):
            return True
    level = grammar.unit_nouns.before(low, focus.start)
    only = grammar.except_for.before(low, level[1] if level else focus.start)
    only = None if _FIGURED.match(low, focus.end) else only  # "only A hamlet has 1 group of 6 boats"
    if comes_after(grammar, low, focus) or (only is not None and _OPENS.search(low, max(0, only[1] - 3), only[1]) is None):
        return True
    if not grammar.rivals_after.forms:
        return False
    behind = _BEHIND.match(low, focus.end)
    return any(grammar.rivals_after.after(low, skip_blanks(low, at)) for at in {focus.end, behind.end() if behind else focus.end})


def comes_after(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether what a text tells of has its place in a row behind a unit: "the model is the second in the province, after B"."""
    before, after = grammar.ranked_before, grammar.ranked_after
    if before is not None and before.search(low, max(0, focus.start - ROW), focus.start) is not None:
        return True
    return after is not None and after.match(low, focus.end) is not None


def is_others(grammar: LinkGrammar, low: str, focus: Focus, start: int) -> bool:
    """Return whether the figure at ``start`` is another than the one of a unit that is only compared with."""
    gap = low[focus.end : start] if 0 <= start - focus.end < OWN else "."
    own = _RELATIVE.match(low, focus.end) if gap != "." else None
    if own and any(grammar.relatives.after(low, own.start(n)) for n in (1, 2)) and not any(s in low[own.end() : start] for s in ").;,:"):
        return False  # "except for B district, which has 12 clubs"
    words = gap.split()
    near = not any(sign in gap for sign in ").;,:") and len(words) <= WORDS and grammar.joiners.isdisjoint(words)
    return not near or any(form in gap for form in grammar.rivals_after.forms)  # "B ज़िले को छोड़कर 12"
