"""Counted nouns, and the concepts that an adjective makes of them: poor households, near-poor households."""

from __future__ import annotations

import re

from msgspec import Struct

from mobextract.packs.counts_table import CountsTable
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form

UNITS = frozenset(("province", "city", "district", "town", "township", "commune", "ward", "village", "hamlet", "zone", "residential_group"))
"""Concepts of units: a label that ends in one names the unit that a figure is of, a preposition before one says where."""


class Noun(Struct, frozen=True, gc=False):
    """A counted noun at ``[start, end)``; ``unit`` is its concept, None where the language pack does not know it."""

    start: int
    end: int
    unit: str | None
    known: bool


class Qualifiers:
    """The adjectives of one language that make a concept of their own."""

    def __init__(self, table: CountsTable, adjectives: Lexicon[bool], *, noun_first: bool) -> None:
        self.noun_first = noun_first
        self.adjectives = adjectives
        self._words = [(q.unit, frozenset(q.noun), regex(_any_phrase(q.words))) for q in table.qualified]
        self.base = {q.unit: q.noun[0] for q in table.qualified if q.noun}
        self._alone = [(q.unit, frozenset(q.noun), regex(_any_phrase([*q.words, *q.alone]))) for q in table.qualified]

    def alone(self, low: str, position: int) -> tuple[str, frozenset[str], int] | None:
        """The qualified concept whose adjective alone stands at ``position`` ("21 poor and 17 near-poor"): its unit, its nouns' concepts,
        its end."""
        for unit, nouns, words in self._alone:
            if (match := words.match(low, position)) is not None:
                return unit, nouns, match.end()
        return None

    def qualify(self, low: str, position: int, noun: Noun) -> Noun:
        """The noun with the concept that its adjectives make of it; they stand behind ``position``, or behind the noun where that comes
        first.

        Of several the first says it: "poor and near-poor households".
        """
        kinds = {noun.unit, self.base.get(noun.unit or "")}
        fitting = [(unit, words) for unit, nouns, words in self._words if not kinds.isdisjoint(nouns)]
        if not fitting:
            return noun
        window = low[position : noun.end]
        if self.noun_first:
            window = low[noun.start : noun.end] + re.split(r"[,.;:()\n]", low[noun.end : noun.end + 24])[0]
        found = [(match.start(), unit) for unit, words in fitting if (match := words.search(window))]
        return Noun(noun.start, noun.end, min(found, key=lambda f: f[0])[1], True) if found else noun

    def only_adjectives(self, phrase: str) -> bool:
        """Whether a phrase holds nothing but adjectives that a coordinated number may have for itself."""
        rest = phrase
        for _, _, words in self._words:
            rest = words.sub(" ", rest)
        return all(self.adjectives.get(word) for word in rest.split())

    def requalify(self, noun: Noun, phrase: str) -> Noun:
        """The concept of ``noun`` with the adjectives of ``phrase`` in the place of its own."""
        base = self.base.get(noun.unit or "", noun.unit)
        for unit, nouns, words in self._words:
            if base in nouns and words.search(phrase):
                return Noun(noun.start, noun.end, unit, noun.known)
        return Noun(noun.start, noun.end, base, noun.known)


def _any_phrase(words: list[str]) -> str:
    forms = (re.escape(fold_form(w)).replace(r"\*", f"{LETTER}*").replace(r"\ ", r"\s+") for w in words)
    return rf"(?<!{WORD})(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!{WORD})"
