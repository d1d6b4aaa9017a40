"""Counted nouns that are two things: what stands in their sentence tells which."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from mobextract.figures.quantity import Quantity
from mobextract.packs.counts_table import Homonym
from mobextract.text.folding import ANY_LETTERS
from mobextract.text.lexicon import Lexicon, fold_form, wordlist
from mobextract.text.segment import Segments

NEAR = 400
"""How far before its sentence a noun may stand whose concept the homonym keeps, in characters."""


class _Reading(Struct, frozen=True):
    unit: str
    instead: str
    most: int
    beside: Lexicon[bool]
    never: Lexicon[bool]


class Homonyms:
    """The bare nouns of one language that have another concept beside some words ("vợ chồng anh có 2 con")."""

    def __init__(self, table: Iterable[Homonym], nouns: Lexicon[str]) -> None:
        self._nouns = nouns
        self._readings: dict[str, _Reading] = {}
        for row in table:
            beside, never = (wordlist(forms) for forms in (row.beside, row.never))
            self._readings |= {fold_form(noun): _Reading(row.unit, row.instead, row.most, beside, never) for noun in row.noun}

    def __bool__(self) -> bool:
        return bool(self._readings)

    def settle(self, low: str, segments: Segments, results: list[Quantity | str]) -> None:
        """Give the counts of an article whose nouns are homonyms the concept that their sentences tell."""
        for index, result in enumerate(results):
            if not isinstance(result, Quantity) or result.noun is None:
                continue
            reading = self._readings.get(low[result.noun.start : result.noun.end])
            if reading is not None and self._is_other(low, reading, result, segments.sentence_at(result.start)):
                results[index] = replace(result, unit=reading.unit, noun=replace(result.noun, unit=reading.unit))

    def _is_other(self, low: str, reading: _Reading, count: Quantity, sentence: tuple[int, int]) -> bool:
        value = count.amount.value
        if (
            value is None
            or value > reading.most
            or not _has(low, reading.beside, sentence[0], count.noun.end if count.noun else count.start)  # "327 paper workshops"
            or _has(low, reading.never, *sentence)
        ):
            return False
        for word in ANY_LETTERS.finditer(low, max(0, sentence[0] - NEAR), sentence[1]):
            found = self._nouns.after(low, word.start())
            if found and found[0] == reading.instead and low[word.start() : found[1]] not in self._readings:
                return False
        return True


def _has(low: str, words: Lexicon[bool], start: int, end: int) -> bool:
    return words.is_in(low, start, end, ANY_LETTERS)
