"""Names without quotation marks in a list behind one cue: "models: Green House, Bank of Rice and Safe Lane", "models such as …".

Nothing but capitals and commas shows such names, so that the list must be whole: three names or more with a joiner before the
last, none of them a place, person or organisation; two are enough behind a colon or a word for examples, before a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.models.name_extent import NameExtents
from mobextract.models.unquoted_programmes import unquoted_name
from mobextract.text.folding import WORD, Folded, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span
from mobextract.toponyms.vietnamese import parse_syllable, syllables, toneless

PAIR, LEAST, MOST = 2, 3, 12
"""Names of such a list that is announced, of any other, and of the longest."""
WORDS, SHORT = 8, 3
"""Words of one of them, and of the last one, which only a sign behind it ends, where none before it is longer."""
LONG = 6
"""Letters of a word that a verb's ending tells as one."""
REACH = 500
"""How far behind its cue a list may end, in characters."""
_END = regex(r"[.।;:!?…\n«»“”„\"]")
_BRACKET = regex(r" ?\([^()\n]{1,60}\)")
_CLOSED = regex(r" ?[.।;:!?…\n(]|$")
_COMMA = regex(r" ?, ?")
_LEAD = regex(r" ?[:,–—-]? ?")
_WORD = regex(rf"{WORD}+(?:[-'’]{WORD}+)*")


class NameSeries:
    """The search for such lists in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.extents = NameExtents(grammar)

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> Iterator[FoundModel]:
        """The names of every such list, in order."""
        if not self.g.has_case:
            return
        for match in self.g.cue_scanner.finditer(folded.low):
            kind = self.g.kind_of(match)
            if kind not in ("model", "movement", "campaign", "programme"):
                continue
            start = self._opening(folded, match.end())
            names = self._names(folded, start, segments.paragraph_at(match.start())[1]) if start else []
            told = start is not None and folded.low[match.end() : start].strip() != ""
            if self._suffice(folded, names, told=told) and not any(overlaps(found, name) for name in names):
                yield from (unquoted_name(self.g, folded.low, name, kind, match.span(), quoted=False) for name in names)

    def _suffice(self, folded: Folded, names: list[Span], *, told: bool) -> bool:
        """Whether there are names enough, most of them of several words; ``told``: something announces the list."""
        long = sum(" " in folded.low[slice(*name)] for name in names)
        if len(names) >= LEAST:
            return long > len(names) / 2
        return told and long == len(names) == PAIR and _CLOSED.match(folded.text, names[-1][1]) is not None

    def _opening(self, folded: Folded, position: int) -> int | None:
        """Where the first name begins: right behind the cue, a colon, or a word for examples."""
        lead = _LEAD.match(folded.text, position)
        start = lead.end() if lead else position
        example = self.g.among.after(folded.low, start) or self.g.fillers.after(folded.low, start)
        if example:
            lead = _LEAD.match(folded.text, example[1])
            start = lead.end() if lead else example[1]
        return start if start > position and folded.text[start : start + 1].isupper() else None

    def _names(self, folded: Folded, start: int, limit: int) -> list[Span]:
        """The names of the list that begins at ``start``; none where it is no whole list of names."""
        end = _END.search(folded.text, start, min(limit, start + REACH))
        stop = end.start() if end else min(limit, start + REACH)
        names: list[Span] = []
        while len(names) < MOST:
            name, joint = self._item(folded, start, stop, names)
            if name is None or not self._is_name(folded, name):
                return []
            names.append(name)
            if joint is None:
                break
            start = joint
        return names if len(names) >= PAIR and self._is_joined(folded.low, names) else []

    def _is_joined(self, low: str, names: list[Span]) -> bool:
        """Whether a word joins the last name to the others."""
        between = _BRACKET.sub("", low[names[-2][1] : names[-1][0]])
        return self.g.list_gap.fullmatch(between) is not None and any(c.isalpha() for c in between)

    def _item(self, folded: Folded, start: int, stop: int, names: list[Span]) -> tuple[Span | None, int | None]:
        """The name at ``start``, and where the next one begins."""
        words = list(_WORD.finditer(folded.text, start, stop))
        for before, word in pairwise(words):
            if not folded.text[word.start()].isupper():
                continue
            gap = folded.text[start : word.start()]
            joint = self._joint(folded, start, before, word)
            if joint is not None:
                return (start, joint), word.start()
            if "," in gap:
                break
        return self._last(folded, start, stop, names), None

    def _joint(self, folded: Folded, start: int, before: re.Match[str], word: re.Match[str]) -> int | None:
        """Where a name ends if a comma, or "and" behind one, stands before ``word``."""
        low = folded.low
        end = before.end()
        joined = self.g.list_gap.fullmatch(f" {before[0].lower()} ") is not None
        if joined:
            end = start + len(low[start : before.start()].rstrip(" ,"))
        gap = low[end : word.start()]
        bracket = _BRACKET.match(low, low.rfind("(", start, word.start()) - 1) if "(" in low[start : word.start()] else None
        if bracket and bracket.end() <= word.start():
            end, gap = bracket.start(), low[bracket.end() : word.start()]
        return end if self.g.list_gap.fullmatch(gap) else None

    def _last(self, folded: Folded, start: int, stop: int, names: list[Span]) -> Span | None:
        """The last name: up to the sign behind it, or as far as an unquoted name goes."""
        bracket = _BRACKET.search(folded.text, start, stop)
        comma = _COMMA.search(folded.text, start, stop)
        end = min([stop, *(m.start() for m in (bracket, comma) if m)])
        titled = self.g.unquoted == "capitals" and all(self._is_titled(folded, name) for name in names)
        capitals = self.g.capitals.match(folded.text, start, end) if titled else None
        if capitals and " " in capitals[0]:
            return capitals.span()
        most = max(SHORT, *(len(folded.low[slice(*name)].split()) for name in names), 0)
        if self._is_short(folded, start, end, most):
            return start, end
        extent = self.extents.find(folded, start)
        sure = extent is not None and (self.g.unquoted == "until_stop" or extent.words <= most)
        return (start, min(extent.end, end)) if extent and sure else None

    def _is_titled(self, folded: Folded, name: Span) -> bool:
        """Whether all words but small ones have capitals."""
        words = _WORD.finditer(folded.text, *name)
        return all(m[0][0].isupper() or self.g.small.fullmatch(folded.low, *m.span()) is not None for m in words)

    def _is_short(self, folded: Folded, start: int, end: int, most: int) -> bool:
        """Whether a stretch is short, in one clause: no number, capital, verb nor word that ends names in it, but prepositions."""
        low = folded.low
        words = [m.span() for m in _WORD.finditer(low, start, end)]
        plain = all(folded.text[at].islower() and (to - at < LONG or not low.endswith(self.g.verb_endings, at, to)) for at, to in words[1:])
        ends = (at for at, to in words[1:] if self.g.name_ends.after(low, at) and not self.g.small.match(low, at))
        return 0 < len(words) <= most and plain and next(ends, None) is None and self._verbless(low, start, end)

    def _verbless(self, low: str, start: int, end: int) -> bool:
        return all(self.g.small.fullmatch(low, *m.span()) for m in self.g.verbs.finditer(low, start, end))

    def _is_name(self, folded: Folded, name: Span) -> bool:
        """Whether a stretch may be a name: short, with a word that is no Vietnamese syllable, or one in lower case; no organisation,
        unit, or person."""
        low, text = folded.low, folded.text
        start, end = name
        words = [m.span() for m in _WORD.finditer(low, start, end)]
        if not words or len(words) > WORDS or not self._verbless(low, start, end) or text[start:end].isupper():
            return False
        if self._is_other(folded, words):
            return False
        lowered = any(text[at].islower() for at, _ in words)
        foreign = (
            any(parse_syllable(s) is None for s in syllables(text[start:end]))
            if self.g.unquoted == "capitals" or len(words) == 1
            else lowered
        )
        return skip_blanks(low, start) == start and (foreign or lowered)

    def _is_other(self, folded: Folded, words: list[Span]) -> bool:
        """Whether a person, organisation, building or unit is named: one of their words begins the name, or has a capital in it."""
        low, text = folded.low, folded.text
        others = (self.g.organisations, self.g.titles, self.g.cues)
        hits = [at for at, _ in words if text[at].isupper() and any(lexicon.after(low, at) for lexicon in others)]
        own = [(at, to) for at, to in words if not (self.g.units.after(low, at) or self.g.facilities.after(low, at))]
        vietnamese = all(text[at].isupper() and parse_syllable(toneless(low[at:to])) is not None for at, to in own)
        return bool(hits) or (vietnamese and len(own) < len(words) and (len(own) != 1 or not text[words[-1][0]].islower()))
