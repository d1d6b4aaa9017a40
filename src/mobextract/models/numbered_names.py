"""Names that begin with a number and have no quotation marks: "mô hình 4 trong 1", "the 5 no's, 3 cleans model", "Kampanjen 90 dager uten
rødt signal, …"."""

from __future__ import annotations

import re

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex

_WORD = rf"(?!\d){WORD}{{2,}}(?:['’]{WORD}{{1,2}})?"
_IN_ONE = rf"\d{{1,2}}[ -](?P<joint>{WORD}{{1,6}})[ -]1(?![\d.,-]|{WORD}| ?%)"
_PAIRS = rf"\d{{1,2}} (?P<first>{_WORD})(?P<more>(?:(?: ?,| [–-])? \d{{1,2}} (?P<last>{_WORD}))+)"
_IN_ONE_BEHIND, _PAIRS_BEHIND = regex(_IN_ONE), regex(_PAIRS)
_IN_ONE_BEFORE = regex(rf"(?<![\d.,-])(?<!{WORD})(?P<name>{_IN_ONE})[ -]$")
_PAIRS_BEFORE = regex(rf"(?<![\d.,-])(?<!{WORD})(?P<name>{_PAIRS})[ -]$")
_JOINED = regex(rf"\d[\d.]*-{WORD}{{4,}}(?!{WORD}|-)")
_NUMBER = regex(r"\d+")
_LONG = regex(rf"\d{{1,3}}(?: (?!\d){WORD}+){{3,8}}(?= ?,(?!\d)| [–—] )")
"""A number and three words or more, up to a comma or a dash."""
REACH = 60
MOST = 19
"""The largest number in a name of several ("5 no's, 3 cleans")."""
OPENING = 6
"""How far behind a sentence's beginning a cue may stand that a long name follows, in characters."""
LONG_KINDS: frozenset[ModelKind] = frozenset(("model", "movement", "campaign", "programme"))


class NumberedNames:
    """The search for such names beside cues, with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, low: str, cue: re.Match[str], kind: ModelKind, sentence: int) -> tuple[int, int] | None:
        """Return the name right behind the ``cue``, else the one right before it; ``sentence`` is where its sentence begins."""
        start = skip_blanks(low, cue.end())
        if start > cue.end() and low[start : start + 1].isdigit():
            return self._behind(low, start, opens=cue.start() - sentence < OPENING and kind in LONG_KINDS)
        return self._before(low, max(sentence, cue.start() - REACH), cue.start())

    def _behind(self, low: str, start: int, *, opens: bool) -> tuple[int, int] | None:
        if (match := _IN_ONE_BEHIND.match(low, start)) and self._is_in_one(match):
            return match.span()
        if (match := _PAIRS_BEHIND.match(low, start)) and self._is_told_off(match):
            return match.span()
        if match := _JOINED.match(low, start):
            return match.span()
        match = _LONG.match(low, start) if opens else None
        verb = match and any(not self.g.small.fullmatch(low, *m.span()) for m in self.g.verbs.finditer(low, *match.span()))
        return match.span() if match and not verb else None

    def _before(self, low: str, floor: int, end: int) -> tuple[int, int] | None:
        if low[end - 1 : end] not in (" ", "-"):
            return None
        if (match := _IN_ONE_BEFORE.search(low, floor, end)) and self._is_in_one(match):
            return match.span("name")
        match = _PAIRS_BEFORE.search(low, floor, end)
        if match is None or not self._is_told_off(match) or self.g.fillers.get(match["last"]):
            return None
        article = self.g.articles.before(low, match.start("name"))
        return match.span("name") if article or self.g.postpositional else None

    def _is_in_one(self, match: re.Match[str]) -> bool:
        """Whether the word between the numbers is no "and"."""
        return self.g.list_gap.fullmatch(f" {match['joint']} ") is None

    def _is_told_off(self, match: re.Match[str]) -> bool:
        """Whether what is numbered is nothing that is counted: "5 no's, 3 cleans", not "5 households, 3 groups", nor "40 economy, 30
        culture"."""
        words = match["first"], match["last"]
        if any(int(number) > MOST for number in _NUMBER.findall(match[0])):
            return False
        return not any(self.g.counted.get(w) or self.g.of.get(w) or self.g.list_gap.fullmatch(f" {w} ") for w in words)  # "9 और 7 और मॉडल"
