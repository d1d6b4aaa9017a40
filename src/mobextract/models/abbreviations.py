"""Abbreviations of programmes: the one in brackets behind a name, and every one that stands again without its cue: "the programme
«One Commune One Product» (OCOP) … 15 OCOP products"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mobextract.models.grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.text.folding import LETTER, Folded, skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

ABBREVIATED = "model.abbreviated"
LEAST = 3
"""Letters of the shortest abbreviation: two capitals may be a person's."""

_BRACKETED = regex(rf"\( ?({LETTER}{{3,8}}) ?\)")
_CLOSING = regex(r"[»”“’\"'] ?-?")
"""The closing mark of a name, and the hyphen of the compound that it opens: "«Én kommune, ett produkt»-programmet (OCOP)"."""
_BETWEEN = regex(r" \( ?([^\W\d_][^\s()]{2,9}) ?\)[ -]?$")
"""An abbreviation in brackets right before a cue."""


class Abbreviations:
    """The search for the abbreviations of the names that are found."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> list[FoundModel]:
        """Return the abbreviations that no found name overlaps, in order; each holds from where it is said first."""
        known: dict[str, FoundModel] = {}
        more: list[FoundModel] = []
        for model in found:
            name = folded.text[model.start : model.end]
            if _is_abbreviation(name):
                known.setdefault(name, model)
            elif span := self._bracketed(folded, segments, model):
                short = FoundModel(*span, model.kind, model.canonical, ABBREVIATED, again=model.again or (model.start, model.end))
                more += [] if overlaps(found, span) else [short]
                known.setdefault(folded.text[slice(*span)], short)
        for name, first in known.items():
            taken = {model.start for model in more}
            more += [m for m in _again(folded, segments, name, first) if m.start not in taken and not overlaps(found, (m.start, m.end))]
        return sorted(more, key=START)

    def _bracketed(self, folded: Folded, segments: Segments, model: FoundModel) -> tuple[int, int] | None:
        """The abbreviation in the brackets behind a name, over its closing mark and its cue."""
        closing = _CLOSING.match(folded.text, model.end)
        at = skip_blanks(folded.text, closing.end() if closing else model.end)
        cue = self.g.cues.after(folded.low, at)
        match = _BRACKETED.match(folded.text, skip_blanks(folded.text, cue[1]) if cue else at)
        return match.span(1) if match and _is_abbreviation(match[1]) and match.end() <= segments.paragraph_at(model.start)[1] else None


def before_bracketed(text: str, position: int) -> int:
    """Where the name ends whose abbreviation stands between it and the cue at ``position``: "the One Commune One Product (OCOP)
    programme"; ``position`` where none does. Scripts without capitals spell the letters out."""
    match = _BETWEEN.search(text, max(0, position - 16), position)
    return match.start() + 1 if match and not match[1].islower() and (match[1].upper() == match[1]) else position


def _is_abbreviation(name: str) -> bool:
    return len(name) >= LEAST and name.isalpha() and name.isupper()


def _again(folded: Folded, segments: Segments, name: str, first: FoundModel) -> Iterator[FoundModel]:
    """Where an abbreviation stands by itself behind its first mention; in a longer code or an address it is none."""
    for match in re.finditer(rf"(?<![\w./-]){name}(?![\w/]|\.\w|-\w*\d)", folded.text[first.end :]):
        start, end = first.end + match.start(), first.end + match.end()
        if segments.paragraph_at(start)[1] >= end:
            yield FoundModel(start, end, first.kind, first.canonical, ABBREVIATED, again=first.again or (first.start, first.end))
