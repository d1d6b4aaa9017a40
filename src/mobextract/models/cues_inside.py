"""Quotations that hold their cue: at their end («Warm Kitchen Campaign») or at their beginning («Stipendprogrammet for fattige elever»)."""

from __future__ import annotations

import re

from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import Folded, end_before
from mobextract.text.lazy import regex

HEADED = 3
"""Words of the shortest name that is believed for the cue that it begins with."""
LONGEST_NAME = 45
"""Words in the longest name that is believed; real ones reach 32."""
_WORD = regex(r"\S+")
_LETTER = regex(r"[^\W\d_]")


class CuesInside:
    """The search for such cues with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def programme(self, low: str, start: int, end: int, words: int) -> tuple[str | None, ModelKind]:
        """The national programme that a quotation of so many words renders, perhaps behind its cue ("“Phong trào Dân vận khéo”"), and its
        kind."""
        canonical, kind = self.g.alias(low[start:end], words)
        own = self.g.opening_cue(low, start) if canonical is None else None
        if own is None or own[1] >= end:
            return canonical, kind
        rest = low[own[1] : end].strip()
        return self.g.alias(rest, len(rest.split()), cued=True)

    def headed(self, folded: Folded, start: int, end: int) -> Cue | None:
        """The cue of a programme or the like that a longer name in quotation marks begins with: "«Stipendprogrammet for fattige
        elever»"."""
        low = folded.low
        if not (self.g.has_case and folded.text[start].isupper()):
            return None
        words = [m.start() for m in _WORD.finditer(low[start:end])]
        if not HEADED <= len(words) <= LONGEST_NAME // 3:
            return None
        found = self.g.opening_cue(low, start)
        if found is None or found[0] in ("model", "title") or re.search(r"[\d/]", low[start:end]) or self.g.verbs.search(low, start, end):
            return None
        stops = (start + at for at in words[1:] if self.g.name_ends.after(low, start + at))
        return None if any(self.g.small.match(low, stop) is None for stop in stops) else (found[0], start, found[1])

    def ended(self, folded: Folded, start: int, end: int) -> FoundModel | None:
        """The name that a quotation of two words or more is whose last word is its cue: "हरा कोना मॉडल", "Warm Kitchen Campaign"; where
        capitals show names, the cue is a part of it."""
        low = folded.low
        cue = self.g.cues.before(low, end) if self.g.head_last else None
        if cue is not None and self._is_numbered_name(folded, start, cue[1]):
            return FoundModel(start, end_before(low, cue[1]), cue[0], None, "model.ended", (cue[1], end))
        if cue is None or cue[0] == "title" or low.count(" ", start, cue[1]) < 2 or self.g.verbs.search(low, start, cue[1]):
            return None
        capital = _LETTER.search(folded.text, start, end)  # "45-Day Clean Stream Campaign"
        if self.g.has_case and not (capital and capital[0].isupper() and folded.text[cue[1]].isupper()):
            return None
        close = end if self.g.has_case else end_before(low, cue[1])
        return FoundModel(start, close, cue[0], None, "model.ended", (cue[1], end))

    def _is_numbered_name(self, folded: Folded, start: int, end: int) -> bool:
        """Whether what stands before a lower-case cue inside the marks begins with a number, and is a name by its capitals or a second
        number: "3 Clean House model", "5 no, 3 clean model"; but "3 good models"."""
        text = folded.text[start:end].rstrip()
        if not (self.g.has_case and text[:1].isdigit() and folded.text[end].islower()) or self.g.verbs.search(folded.low, start, end):
            return False
        words = text.split()[1:]
        return bool(words) and (
            all(word[0].isupper() or word[0].isdigit() for word in words) or any(word[0].isdigit() for word in words[:-1])
        )
