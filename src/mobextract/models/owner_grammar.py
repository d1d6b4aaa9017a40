"""What the search for owners of models compiles from one language: names of organisations, and how they run a model."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.language import Language
from mobextract.models.grammar import UNITS
from mobextract.packs.common_tables import CommonProgrammes
from mobextract.packs.place_tables import PlacesTable
from mobextract.packs.programmes_table import OwnerWords, ProgrammesTable
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import UPPER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import spellings, wordlist
from mobextract.text.scanner import Scanner, ScannerSet


class OwnerGrammar:
    """Lexicons and scanners of organisations and of what they do with models."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        scanners = scanners or ScannerSet()
        table: ProgrammesTable = language.table("programmes")
        places: PlacesTable = language.table("places")
        words = table.owner
        common: CommonProgrammes = language.common("programmes")
        self.everywhere = {p.id for p in common.programme if p.everywhere}
        self.has_case = language.info.has_case
        self.head_last = language.info.head_last
        self.attributes_before = words.attributes_before
        self.verb_behind = language.info.verb_final
        joiners = alternatives(language.table("numerals").list_joiners[:1])
        self.joined = regex(rf" (?:{joiners}) $")
        self._read_names(table, places)
        self._read_deeds(words, scanners)

    def _read_names(self, table: ProgrammesTable, places: PlacesTable) -> None:
        """How organisations are named."""
        words = table.owner
        self.organisations = wordlist([*table.organisations, *words.heads])
        self.of = wordlist([*table.of, *words.of])
        units = [f for d in places.designator if d.kind in UNITS for f in (*d.before, *d.after)]
        self.units = wordlist([*units, *words.units])
        self.named = wordlist(words.named)
        self.generic = wordlist(words.generic)
        self.parts = wordlist(words.parts)
        self.tails = wordlist(words.tails)
        self.joins = wordlist(words.joins)
        self.joins_before = wordlist(words.joins_before)
        self.articles = wordlist(words.articles)
        self.subjects = wordlist(words.subjects)
        self.outside_before = wordlist(words.outside.before)
        self.outside_after = wordlist(words.outside.after)
        self.fillers = wordlist([*table.fillers, *table.called])
        self.cues = wordlist(f for cue in table.cue for f in cue.forms)
        small = "|".join(re.escape(form) for form in table.small_words) or "(?!)"
        capital = rf"[{UPPER}]{WORD}*(?:[-'’]{WORD}+)*"
        self.capitals = regex(rf"{capital}(?: {capital})*")
        self.capitals_before = regex(rf"(?<!{WORD}){capital}(?: (?:(?:{small}) )?{capital})*(?=['’]?[ -]$)")

    def _read_deeds(self, words: OwnerWords, scanners: ScannerSet) -> None:
        """How a sentence says that an organisation runs a model."""
        self.scanner = scanners.add(self.organisations.forms)
        self.generic_scanner = _scanner(scanners, words.generic)
        self.runs_scanner = _scanner(scanners, words.runs)
        self.clause_scanner = _scanner(scanners, words.clauses)
        self.runs = wordlist(words.runs)
        self.by = wordlist(words.by)
        self.by_after = wordlist(words.by_after)
        self.relative = wordlist(words.relative)
        self.possessive = wordlist(words.possessive)
        self.frames = wordlist(words.frames)
        self.openings = wordlist(words.openings)
        self.frames_after = wordlist(words.frames_after)
        self.pronouns = wordlist(words.pronouns)


def _scanner(scanners: ScannerSet, forms: Iterable[str]) -> Scanner:
    return scanners.add(f for form in forms for f in spellings(form))
