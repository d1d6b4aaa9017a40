"""Units whose name or level is a part of an organisation's name: "the commune's Youth Union", "the Fatherland Front of A commune"."""

from __future__ import annotations

from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex

TIES, NEAR = 3, 60
"""So many words like "of the" may stand between an organisation and the unit behind it, within so many characters."""
_SHORT = regex(rf"(?<= ){WORD}{{1,4}} ?$")


def is_of_organisation(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether a unit is only named in an organisation's name."""
    designator = grammar.unit_nouns.before(low, focus.start)
    return heads_organisation(grammar, low, focus.end) or ends_organisation(grammar, low, designator[1] if designator else focus.start)


def heads_organisation(grammar: LinkGrammar, low: str, end: int) -> bool:
    """Return whether an organisation's name goes on behind a unit, or its possessive."""
    possessives = (len(ending) for ending in grammar.possessive if low.startswith(ending + " ", end))
    return grammar.organisations.after(low, skip_blanks(low, end + next(possessives, 0))) is not None


def ends_organisation(grammar: LinkGrammar, low: str, start: int) -> bool:
    """Return whether an organisation's name stands before a unit, with no more than words like "of the" between."""
    before = start
    for _ in range(TIES):
        if grammar.organisations.before(low, before) is not None:
            return True
        word = _SHORT.search(low, max(0, before - NEAR), before)
        if word is None:
            return False
        before = word.start()
    return False
