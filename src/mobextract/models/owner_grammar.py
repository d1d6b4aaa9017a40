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
from mobextract.text.lexicon import Lexicon, spellings, wordlist
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
        self.organisations = _lexicon([*table.organisations, *words.heads])
        self.of = _lexicon([*table.of, *words.of])
        units = [f for d in places.designator if d.kind in UNITS for f in (*d.before, *d.after)]
        self.units = _lexicon([*units, *words.units])
        self.named = _lexicon(words.named)
        self.generic = _lexicon(words.generic)
        self.parts = _lexicon(words.parts)
        self.tails = _lexicon(words.tails)
        self.joins = _lexicon(words.joins)
        self.joins_before = _lexicon(words.joins_before)
        self.articles = _lexicon(words.articles)
        self.subjects = _lexicon(words.subjects)
        self.outside_before = _lexicon(words.outside.before)
        self.outside_after = _lexicon(words.outside.after)
        self.fillers = _lexicon([*table.fillers, *table.called])
        self.cues = _lexicon(f for cue in table.cue for f in cue.forms)
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
        self.runs = _lexicon(words.runs)
        self.by = _lexicon(words.by)
        self.by_after = _lexicon(words.by_after)
        self.relative = _lexicon(words.relative)
        self.possessive = _lexicon(words.possessive)
        self.frames = _lexicon(words.frames)
        self.openings = _lexicon(words.openings)
        self.frames_after = _lexicon(words.frames_after)
        self.pronouns = _lexicon(words.pronouns)


def _lexicon(forms: Iterable[str]) -> Lexicon[bool]:
    return wordlist(forms)


def _scanner(scanners: ScannerSet, forms: Iterable[str]) -> Scanner:
    return scanners.add(f for form in forms for f in spellings(form))
