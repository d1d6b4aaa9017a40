"""Whether words look like a Vietnamese name, in the script of one language: as a whole, or syllable by syllable."""

from __future__ import annotations

import functools

from mobextract.language import Language
from mobextract.packs.place_tables import PlacesTable
from mobextract.text.folding import lower
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NameLookup
from mobextract.toponyms.vietnamese import latin_key, parse_syllable

READINGS = 12
"""Readings of a name that are compared with what stands in Latin letters."""
_JOINTS = regex(r"[\s'\-–]+")
_FOREIGN = regex("[æøåœßäöü]")
"""Letters that no Vietnamese name has: "Lærende kommune" is none."""
_OTHER_SCRIPT = regex("[\u0370-\u1dff]")
_CODE = regex(r"[IVXLC]+|[^\W\d_]{2,6}")
"""A Roman numeral or an abbreviation, when written in capitals throughout: "communes of area III", "thôn, xóm ĐBKK"."""


class NameSpelling(NameLookup):
    """Tests on names as they are written; what was asked is remembered, because names come again and again."""

    def __init__(self, language: Language, table: PlacesTable) -> None:
        super().__init__(language, table)
        self.is_syllable = functools.lru_cache(maxsize=8192)(self._is_syllable)
        self.plausible = functools.lru_cache(maxsize=32768)(self._plausible)
        self.spelling_key = functools.lru_cache(maxsize=32768)(self._spelling_key)
        self.reading_keys = functools.lru_cache(maxsize=8192)(self._reading_keys)
        self.base_name = functools.lru_cache(maxsize=32768)(self._base_name)
        self.reads_latin = functools.lru_cache(maxsize=32768)(self._reads_latin)

    def _plausible(self, surface: str) -> bool:
        """Whether an unknown name may be Vietnamese: Latin letters, or readable syllable by syllable; no abbreviation."""
        low = lower(surface)
        if surface.isupper() and len(surface) > 1 and _CODE.fullmatch(surface):
            return False
        if latin_key(low) and not _OTHER_SCRIPT.search(low):
            return (len(latin_key(low)) > 1 or not low.isascii()) and (
                not self.latin_script or self.reads_latin(lower(self.base_name(surface)))
            )
        return len(low) > 1 and self.cheap_reading(low)

    def _base_name(self, surface: str) -> str:
        """A name in Latin letters without the case ending that makes it no Vietnamese one ("Ban Luocs")."""
        low = lower(surface)
        if not self.latin_script or self.reads_latin(low):
            return surface
        bases = (surface[: len(surface) - len(e)] + base for e, base in self.endings if low.endswith(e))
        return next((base for base in bases if self.reads_latin(lower(base))), surface)

    def is_genitive(self, name: str) -> bool:
        """Whether a name in Latin letters is one only without a case ending, which no number follows: "Ha Nams"."""
        low = lower(name)
        if not (self.latin_script and low.endswith(self.any_ending)) or latin_key(low) in self.gazetteer.by_key:
            return False
        return bool(self.lookup(name).units) or self.base_name(name) != name

    def _is_syllable(self, word: str) -> bool:
        """Whether a word of another script is the usual rendering of one Vietnamese syllable, or a single letter's."""
        if word.isascii():
            return len(word) > 1 and word.isalpha()
        return any(cost <= 1.2 for cost in self.transliterator.forms.get(self.transliterator.fold(word), {}).values())

    def is_readable(self, word: str) -> bool:
        """Whether a word of another script is one Vietnamese syllable or reads as several without strain."""
        return self.is_syllable(word) or (len(word) > 2 and self.cheap_reading(word) and self.common_words.get(word) is None)

    def is_run_together(self, word: str) -> bool:
        """Whether a word may be a village's whole name, its syllables written together: no common word, none that describes."""
        return self.is_readable(word) and not (self.common_words.get(word) or word in self.stop or word in self.descriptive)

    def _reads_latin(self, name: str) -> bool:
        """Whether a name in a Latin-script text has only Vietnamese syllables, or such as the gazetteer knows, or begins like a
        minority's."""
        if _FOREIGN.search(name):
            return False
        words = (s for s in _JOINTS.split(name) if s.isascii() and s and not s.isdigit())
        return self.is_minority(name) or all(parse_syllable(s) is not None or latin_key(s) in self.syllables for s in words)

    def is_minority(self, name: str) -> bool:
        """Whether a name of two words or more begins like those of the ethnic minorities' villages."""
        first, blank, _ = name.partition(" ")
        return bool(blank) and first in self.elements

    def _spelling_key(self, name: str) -> str:
        """The key that a name has in whatever case, with hyphens or blanks, in its own script."""
        low = lower(name)
        return latin_key(low) or self.transliterator.fold(low).replace(" ", "").replace("-", "")

    def _reading_keys(self, name: str) -> tuple[str, ...]:
        """The keys that a name of another script may have in Latin letters, the likeliest first."""
        readings = self.transliterator.readings(lower(name))[:READINGS] if self.transliterator.enabled else ()
        return tuple(latin_key(reading) for reading, _ in readings)

    def cheap_reading(self, name: str) -> bool:
        """Whether a name of another script reads as Vietnamese without strain."""
        if self.is_minority(name):
            return True
        readings = self.transliterator.readings(name) if self.transliterator.enabled else ()
        strain = 2.6 if self.has_case else 2.2
        if not readings or (" " not in name and readings[0][0].count(" ") > 2):
            return False
        return readings[0][1] <= strain * (readings[0][0].count(" ") + 1)
