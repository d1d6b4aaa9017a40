"""Places that close a clause behind its figures: in brackets by themselves ("12 houses collapsed (Thanh Lam commune)"), or as that of the
organisation that acted ("12 households were visited by the Farmers' Association of Thanh Lam commune"); or behind a comma and "in" ("12
were swept away, in Thanh Lam commune")."""

from __future__ import annotations

from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.told_places import DESIGNATED
from mobextract.text.brackets import brackets_at
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.lazy import regex

FAR = 60
"""The longest text between a figure and such a place, in characters."""
_PLAIN, _WORD = regex(r"[^.,;:·।()\d\n\"«»“”]*"), regex(r"\S+")
_LETTERS = regex(r"[^\d;:]*")
_COMMA = regex(r"[^.,;:·।()\d\n\"«»“”]*(?:,| ?·) ")
_DESIGNATED = regex(r"(?:[ -][^\s.,;:·।()\d]+){0,3}(?=[.;·।\n]|$)")
"""Behind a name: its designator, and the end of the clause."""
_END = regex(rf"\) ?(?:[.,;।\n]|$|{LETTER}+ \d)")
"""Behind the brackets: the end of a clause, or the next figure ("5 collapsed (A) and 12 were flooded (B)")."""


def closes(grammar: LinkGrammar, low: str, end: int, focus: Focus) -> bool:
    """Return whether ``focus`` closes the clause of a figure that ends at ``end``."""
    if focus.level or focus.start - end > FAR + DESIGNATED:
        return False
    return _in_brackets(low, end, focus) or _of_organisation(grammar, low, end, focus)


def _in_brackets(low: str, end: int, focus: Focus) -> bool:
    """Whether brackets that hold nothing but the place stand behind nothing but words, at the end of the clause."""
    around = brackets_at(low, focus.start)
    if around is None or around[0] <= end or not _PLAIN.fullmatch(low, end, around[0] - 1):
        return False
    return is_alone(low, focus) and _END.match(low, around[1]) is not None


def is_alone(low: str, focus: Focus) -> bool:
    """Return whether brackets hold nothing but a place: it is that of the figure right before them, and of none behind them."""
    around = brackets_at(low, focus.start)
    if around is None or focus.start - around[0] > DESIGNATED or around[1] - focus.end > DESIGNATED:
        return False
    return _LETTERS.fullmatch(low, *around) is not None


def _of_organisation(grammar: LinkGrammar, low: str, end: int, focus: Focus) -> bool:
    """Whether an organisation with "of" stands between, and nothing but words."""
    if not _PLAIN.fullmatch(low, end, focus.start):
        return False
    for word in _WORD.finditer(low, end, focus.start):
        found = grammar.organisations.after(low, word.start())
        if found is not None and focus.start - found[1] <= DESIGNATED and grammar.of.after(low, skip_blanks(low, found[1])) is not None:
            return True
    return False


def is_behind_comma(grammar: LinkGrammar, low: str, end: int, focus: Focus) -> bool:
    """Return whether ``focus`` ends the clause of a figure that ends at ``end``, behind a comma with nothing but "in" and its designator
    beside it: "34 houses were swept away, in Khe Lay hamlet"."""
    if focus.level or not focus.unit or focus.start - end > FAR + DESIGNATED:
        return False
    comma = _COMMA.match(low, end, focus.start)
    if comma is None or focus.start - comma.end() > DESIGNATED or not _PLAIN.fullmatch(low, comma.end(), focus.start):
        return False
    closed = _DESIGNATED.match(low, focus.end)
    words = [(m.start(), m[0].lstrip("-")) for m in _WORD.finditer(closed[0].replace("-", " "))] if closed is not None else []
    inside = [at for at, _ in words if grammar.closing_after.after(low, focus.end + at) is not None]
    if closed is None or not all(grammar.unit_nouns.get(word) or at in inside for at, word in words):
        return False
    if inside:  # "17 groups, most of them, nine, A in": the name stands right behind the comma
        return focus.places[0].start == comma.end()
    return grammar.closing_before.after(low, comma.end()) is not None
