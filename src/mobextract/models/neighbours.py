"""Quotations without a cue of their own that what stands around them shows to be models: a place right behind, a sentence that says so."""

from __future__ import annotations

import re

from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar
from mobextract.models.lists import SHORT
from mobextract.text.folding import ANY_WORD, WORD, Folded, end_before, skip_blanks
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

PLACE = 40
"""How far behind a name the unit's designator may stand that says where it runs, in characters."""
BEING = 200
"""How far behind the name that a sentence begins with it may say what this is."""
_BRACKET = regex(r"[»”\"'’]? ?\(")
_SPOKEN = regex(r"[»”\"'’]? ?, ?[»”\"'’]? ?")
_IN = regex(rf"[»”\"'’]? (?:{WORD}{{1,4}} )?")
_ITEM = regex(rf"; (?:{WORD}{{1,4}} )?[«“„\"'‘]$")
"""Before a quotation that opens an item of a list within its sentence."""
_AFTER_PLACE = regex(rf" {WORD}{{1,3}}, ?[«“„\"'‘]$")
_INSIDE = regex(r"[()\n;.।]")


class NeighbourSigns:
    """The signs of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def is_named(self, folded: Folded, segments: Segments, found: list[FoundModel], span: Span) -> bool:
        """Whether a quotation of a few words with a capital is a model beside others: its sentence names one, or its paragraph does and a
        place stands right behind it ("“X” (commune A), 12 households")."""
        start, end = span
        if (
            (self.g.has_case and not (folded.text[start].isupper() or folded.text[start].isdigit()))
            or not 1 < len(folded.low[start:end].split()) <= SHORT
            or self._has_speaker(folded, end)
        ):
            return False
        beside = within(found, *segments.sentence_at(start))
        item = _ITEM.search(folded.low, max(0, start - 9), start) is not None
        if (self.g.has_case and any(m.kind == "model" for m in beside)) or (item and any(m.kind in ("model", "movement") for m in beside)):
            return True
        beside = within(found, *segments.paragraph_at(start))
        return any(m.kind == "model" or m.canonical for m in beside) and (
            self._is_placed(folded.low, end) or self._is_placed_before(folded.low, start, end)
        )

    def _has_speaker(self, folded: Folded, end: int) -> bool:
        """Whether a comma and a person's title with a name stand right behind a quotation: "“Back then it was hard”, Ms Gai, leader of the
        group “Sister Oars”, said"."""
        comma = _SPOKEN.match(folded.low, end)
        if comma is None:
            return False
        article = self.g.articles.after(folded.low, comma.end())
        title = self.g.titles.after(folded.low, skip_blanks(folded.low, article[1]) if article else comma.end())
        return title is not None and (not self.g.has_case or folded.text[skip_blanks(folded.text, title[1]) :][:1].isupper())

    def _is_placed_before(self, low: str, start: int, end: int) -> bool:
        """Whether a unit with its postposition and a comma stands right before a name, where these say the place: "वार्ड में, “X” 45
        बच्चों को खिलाती है"."""
        before = _AFTER_PLACE.search(low, max(0, start - PLACE), start)
        return (
            self.g.postpositional
            and before is not None
            and not self.g.verbs.search(low, start, end)
            and self.g.units.before(low, before.start()) is not None
        )

    def _is_placed(self, low: str, end: int) -> bool:
        """Whether brackets that name a unit, or a unit behind a preposition, stand right behind a name."""
        if (bracket := _BRACKET.match(low, end)) is not None:
            inside = _INSIDE.search(low, bracket.end(), bracket.end() + PLACE)
            words = ANY_WORD.finditer(low, bracket.end(), inside.start() if inside else bracket.end() + PLACE)
            return any(self.g.units.after(low, word.start()) for word in words)
        gap = _IN.match(low, end)
        return self.g.noun_first and gap is not None and self.g.units.after(low, gap.end()) is not None

    def cue_of_subject(self, folded: Folded, segments: Segments, span: Span) -> Cue | None:
        """The cue with which a sentence that begins with a name in quotation marks says what it is, behind a clause about it: "“X”, which
        everyone talks about, is a model of …"."""
        low, start, end = folded.low, *span
        sentence = segments.sentence_at(start)
        if low[sentence[0] : start].strip(" \"'«“„‘") or not re.match(r"[»”\"'’]? ?,", low[end : end + 3]):
            return None
        for cue in self.g.cue_scanner.finditer(low, end, min(sentence[1], end + BEING)):
            kind = self.g.kind_of(cue)
            if kind in (None, "title") or re.search(r"[\"«“„]", low[end + 1 : cue.start()]):
                continue
            if self._is_told(low, cue.start(), cue.end()):
                return kind, cue.start(), cue.end()
        return None

    def _is_told(self, low: str, start: int, end: int) -> bool:
        """Whether "is (a)" stands right before a cue, or right behind where verbs come last."""
        left = self.g.articles.before(low, start) or self.g.fillers.before(low, start)
        before = any(self.g.copula.before(low, end_before(low, position)) for position in (start, left[1] if left else start))
        return before or (self.g.postpositional and self.g.copula.after(low, skip_blanks(low, end)) is not None)
