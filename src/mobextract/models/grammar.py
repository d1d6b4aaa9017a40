"""What the search for names of models compiles from one language: cue words, mottoes, organisations, national programmes."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from mobextract.dates.templates import month_names
from mobextract.figures.weekdays import weekday_names
from mobextract.language import Language
from mobextract.models.aliases import Aliases
from mobextract.models.known import KnownProgrammes
from mobextract.nouns.counted import counted_words
from mobextract.nouns.people import ANYBODY
from mobextract.packs.common_tables import CommonProgrammes
from mobextract.packs.place_tables import PlacesTable
from mobextract.packs.programmes_table import ProgrammesTable
from mobextract.packs.table_base import ModelKind
from mobextract.text.alternatives import alternatives
from mobextract.text.expressions import word_pattern
from mobextract.text.folding import ANY_LETTERS, LETTER, UPPER, WORD, end_before, skip_blanks
from mobextract.text.in_order import last_before
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, spellings, wordlist
from mobextract.text.scanner import ScannerSet

Cue = tuple[ModelKind, int, int]
"""The kind that a cue word gives, and where the word stands."""


class FoundModel(Struct):
    """A name at ``[start, end)`` of the folded text, without marks and cue; ``cue`` is where its cue stands."""

    start: int
    end: int
    kind: ModelKind
    canonical: str | None
    rule: str
    cue: tuple[int, int] | None = None
    owner: tuple[int, int] | None = None
    programme: str | None = None
    """The nationally known programme of the lexicon that the name renders."""
    again: tuple[int, int] | None = None
    """Where the name that this one repeats, or shortens, stands."""
    first: int = 0
    """Which of the article's names, counted from 0, is the first mention of this one."""


class RejectedQuotation(Struct, frozen=True):
    """A quotation that is no name, and why."""

    start: int
    end: int
    reason: str


SHORTEST_CUE, LONGEST_WORD = 6, 40
"""Letters of the shortest cue that may end a compound, and of the longest compound."""
LAST_WORD = regex(rf"(?<!{WORD})({LETTER}+) ?$")
PERSONS = sorted((ANYBODY | {"veteran"}) - {"member"})
"""Concepts whose nouns are no names by themselves: "phong trào Cựu chiến binh"."""
STAFF = ("soldier", "police_officer", "teacher")
"""Concepts whose nouns are those who run what a post, a station or a school runs: "the soldiers run “X” for the children"."""
FOLK = ("youth", "farmer", "woman", "elder", "veteran", "fisherman")
"""Concepts whose nouns are those who start something where they live: "young people of Phu Thanh commune built “X”"."""
UNITS = frozenset(("province", "city", "district", "town", "township", "commune", "ward", "village", "zone"))
"""Kinds of units that have organisations of their own."""


class ProgrammeGrammar:
    """The compiled cue words and aliases of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        scanners = scanners or ScannerSet()
        table: ProgrammesTable = language.table("programmes")
        common: CommonProgrammes = language.common("programmes")
        self.common, self.language = common, language.code
        self.has_case = language.info.has_case
        self.head_last = language.info.head_last
        self.postpositional = language.info.verb_final
        self.noun_first = language.info.noun_first
        self.compounding = language.info.compounding
        self.compound_cue = functools.lru_cache(maxsize=2000)(self._compound_cue)
        self.aliases = aliases = Aliases(table, common)
        self.alias, self.alias_words, self.may_hold_alias = aliases.programme, aliases.words_of, aliases.may_be_in
        self.known = KnownProgrammes(common, language.code)
        self.unquoted = table.unquoted
        self._read_cues(table)
        self._read_names(language, table)
        self._read_owners(table)
        self._read_others(language)
        self._compile(language, table)
        self._scan(table, scanners)
        staff = (form for concept in STAFF for form in language.table("counts").nouns.get(concept, []))
        self.staff_scanner = scanners.add(wordlist(staff).forms)
        folk = (form for concept in FOLK for form in language.table("counts").nouns.get(concept, []))
        self.folk_scanner = scanners.add(wordlist(folk).forms)

    def _read_cues(self, table: ProgrammesTable) -> None:
        """What tells that something is a model, or that it is none."""
        self.cues: Lexicon[ModelKind] = Lexicon((form, cue.kind) for cue in table.cue for form in cue.forms)
        self.cues_after: Lexicon[ModelKind] = Lexicon((form, cue.kind) for cue in table.cue if cue.after for form in cue.forms)
        self.group_cues, self.no_cues, self.among = wordlist(table.group_cues), wordlist(table.no_cues), wordlist(table.among)
        self.motto, self.speech, self.honours = wordlist(table.motto), wordlist(table.speech), wordlist(table.honours)
        self.not_name, self.no_names, self.facilities = wordlist(table.not_name), wordlist(table.no_names), wordlist(table.facilities)
        self.scholarships = wordlist(table.scholarships)
        self.clubs, self.bodies = wordlist(table.clubs), wordlist((*table.bodies, *table.clubs))
        self.launch, self.begun, self.spread = wordlist(table.launch), wordlist(table.begun), wordlist(table.spread)
        self.arisen = wordlist(table.arisen)
        self.serves, self.thrives, self.genitive = wordlist(table.serves), wordlist(table.thrives), table.genitive
        self.owed_before, self.owed_after = wordlist(table.owed.before), wordlist(table.owed.after)
        self.holds, self.example_of, self.texts, self.praise = map(wordlist, (table.holds, table.example_of, table.texts, table.praise))

    def _read_names(self, language: Language, table: ProgrammesTable) -> None:
        """Where a name begins and ends, and what stands between it and its cue."""
        self.fillers = wordlist((*table.fillers, *table.called))
        self.of, self.copula, self.has = map(wordlist, (table.of, table.copula, table.has))
        self.called, self.named_so = wordlist(table.called), wordlist(table.named_so)
        self.naming, self.naming_after, self.naming_it = map(wordlist, (table.naming, table.naming_after, table.naming_it))
        self.name_heads, self.name_ends, self.name_verbs = map(wordlist, (table.name_heads, table.name_ends, table.name_verbs))
        self.number_verbs, self.last_words = wordlist(table.number_verbs), wordlist(table.last_words)
        self.activities, self.objects = wordlist(table.activities), wordlist(table.objects)
        self.toward, self.every, self.topics, self.purpose = map(wordlist, (table.toward, table.every, table.topics, table.purpose))
        self.beyond, self.units = wordlist(_beyond(language, table)), wordlist(_units(language))
        self.verb_endings = tuple(table.verb_endings) or ("\0",)
        self.imperative_endings, self.funded = (tuple(map(fold_form, forms)) for forms in (table.imperative_endings, table.funded))

    def _read_owners(self, table: ProgrammesTable) -> None:
        """Whose a model is."""
        owner = table.owner
        self.organisations, self.runs, self.by_after = wordlist(table.organisations), wordlist(owner.runs), wordlist(owner.by_after)
        self.frames, self.frames_after = wordlist((*owner.frames, *owner.openings)), wordlist(owner.frames_after)
        self.articles, self.relative, self.openings, self.clauses = map(
            wordlist, (owner.articles, owner.relative, owner.openings, owner.clauses)
        )
        forms = (f for form in (*table.organisations, *owner.heads, *owner.generic) for f in spellings(form))
        self.organisation_words = frozenset(word.rstrip("*") for form in forms for word in re.split(r"[ -]", form))

    def _read_others(self, language: Language) -> None:
        """What the other tables know: times, numbers, people, places."""
        modifiers, nouns, linking = language.table("modifiers"), language.table("counts").nouns, language.table("linking")
        self.months = wordlist(month_names(language.locale, language.table("dates").months))
        self.days = wordlist(weekday_names(language.locale))
        suffixes = alternatives(language.table("labels").ordinal_suffixes) or "(?!)"
        self.day_end = regex(rf"(?<=\s)\d{{1,4}}(?:\.|{suffixes})?\s*$")
        """A day or a year of the time that stands between a verb and a quotation."""
        kinds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.at_most)
        self.bounds = wordlist(form for kind in kinds for form in kind.before)
        self.later = wordlist(
            stem + ending
            for o in language.table("numerals").ordinals
            for value, stems in o.stems.items()
            if 1 < int(value) < 6
            for stem in stems
            for ending in o.endings or [""]
        )
        """The ordinals that go on with what was counted: "the second"."""
        numerals = language.table("numerals")
        cardinals = numerals.cardinals
        self.ones = frozenset(f for form in cardinals.get("1", ()) for f in spellings(form))
        self.indefinite = self.ones.union(numerals.articles, numerals.alone.get("1", ()))
        self.one = wordlist(self.ones)
        self.numbers = wordlist(form for value in map(str, range(2, 21)) for form in cardinals.get(value, ()))
        self.people = wordlist(form for concept in PERSONS for form in nouns.get(concept, []))
        self.counted = counted_words(language)
        self.labels = wordlist(language.table("labels").before)
        self.titles, self.glue = wordlist(language.table("places").titles), wordlist(language.table("places").glue)
        self.inside, self.within, self.besides = map(wordlist, (linking.inside.before, linking.inside.after, linking.besides))

    def _compile(self, language: Language, table: ProgrammesTable) -> None:
        joiners = alternatives(language.table("numerals").list_joiners)
        self.list_gap = regex(rf"\s*(?:,|;|,?\s*(?:{joiners})|/)\s*")
        self.joined_start = regex(rf"\s*(?:,|;|,?\s*(?:{joiners}))(?!{WORD})\s*")
        articles = alternatives(table.owner.articles) or "(?!)"
        self.item_start = regex(rf"[;·]\s*(?:(?:{joiners})\s+)?(?P<tail>[^;·]*)$")
        self.joined_end = regex(rf"[^,;]{{0,70}}(?<!{WORD})(?:{joiners})\s*(?:(?:{articles})\s*)?")
        smalls = alternatives(table.small_words) or "(?!)"
        self.small = regex(rf"(?<!{WORD})(?:{joiners}|{smalls})(?!{WORD})")
        self.verbs = word_pattern(f for form in table.verbs for f in spellings(form))
        small = "|".join(re.escape(form) for form in table.small_words) or "(?!)"
        capital = rf"(?:[{UPPER}]{WORD}*(?:[-'’]{WORD}+)*(?:(?<=s)['’](?= [{UPPER}]))?)"
        self.capitals = regex(rf"{capital}(?: (?:(?:{small}) ){{0,3}}{capital}| \d+)*")
        self.capitals_before = regex(rf"({capital}(?: (?:(?:{small}) ){{0,2}}{capital})+(?: \d[\d+]*)?)[ -]$")

    def _scan(self, table: ProgrammesTable, scanners: ScannerSet) -> None:
        self.cue_scanner = scanners.add(self.cues.forms)
        self.example_scanner = scanners.add(f for form in (*table.examples, *table.clubs) for f in spellings(form))
        self.body_scanner = scanners.add(self.bodies.forms)
        self.speech_scanner = scanners.add(self.speech.forms)
        self.motto_scanner = scanners.add(self.motto.forms)
        self.organisation_scanner = scanners.add(self.organisations.forms)
        self.runner_scanner = scanners.add(wordlist((*table.organisations, *table.owner.heads)).forms)

    def kind_of(self, cue: re.Match[str]) -> ModelKind | None:
        """The kind that a cue found in a text gives, whatever blanks stand in it."""
        return self.cues.get(" ".join(cue[0].split()))

    def naming_kind(self, low: str, cue: re.Match[str]) -> ModelKind | None:
        """The kind of a cue beside which a name may stand without quotation marks; None for titles and in an office's name ("the Project
        Management Board")."""
        kind = self.kind_of(cue)
        word = ANY_LETTERS.match(low, cue.start())  # "models" of the cue "models of"
        office = any(self.no_cues.before(low, end) for end in {cue.end(), word.end() if word else cue.end()})
        office = office or self.no_cues.after(low, cue.start()) is not None
        return None if kind == "title" or office else kind

    def cue_before(self, low: str, position: int) -> tuple[ModelKind, int] | None:
        """The cue that ends at ``position``, and where it begins; also as the last part of a compound ("ungdomsprosjektet")."""
        found = self.cues.before(low, position)
        if found is None and not self.compounding:
            return None
        other = self.not_name.before(low, position)
        if other and (found is None or other[1] < found[1]):  # "tv-programmet"
            return None
        word = None if found or not self.compounding else LAST_WORD.search(low, max(0, position - LONGEST_WORD), position)
        if word is None:
            return found
        kind = self.compound_cue(word[1])
        return (kind, word.start(1)) if kind else None

    def cue_after(self, low: str, position: int) -> tuple[ModelKind, int] | None:
        """The same of the cue that begins at ``position``, and where it ends."""
        found = self.cues_after.after(low, position)
        word = None if found or not self.compounding else ANY_LETTERS.match(low, position)
        if word is None or self.not_name.after(low, position):
            return found
        kind = self.compound_cue(word[0])
        return (kind, word.end()) if kind else None

    def opening_cue(self, low: str, position: int) -> tuple[ModelKind, int] | None:
        """The cue that a name at ``position`` begins with, and where it ends."""
        word = ANY_LETTERS.match(low, position) if self.compounding else None
        kind = self.compound_cue(word[0]) if word else None
        return (kind, word.end()) if word and kind else self.cues.after(low, position)

    def _compound_cue(self, word: str) -> ModelKind | None:
        """The kind that the last part of a compound gives."""
        tails = (word[cut:] for cut in range(2, len(word) - SHORTEST_CUE + 1))
        return next((kind for tail in tails if (kind := self.cues.get(tail))), None)

    def possesses(self, low: str, end: int, position: int) -> bool:
        """Whether nothing but a postposition ties what stands at ``position`` to the cue that ends at ``end``: "आंदोलन की “आँखें”"."""
        of = self.of.after(low, skip_blanks(low, end)) if self.postpositional else None
        return of is not None and skip_blanks(low, of[1]) == position

    def is_people(self, low: str, start: int, end: int) -> bool:
        """Whether what stands at ``[start, end)`` is nothing but nouns for people, and no national movement: "Cựu chiến binh", "Women
        Farmers"."""
        at = start
        while at < end and (noun := self.people.after(low, at)) and noun[1] <= end:
            at = skip_blanks(low, noun[1])
        return at >= end > start and not self.known.is_rendering(low[start:end])

    def is_numbered(self, low: str, start: int) -> bool:
        """Whether a word for a number stands at ``start``, and the number: "Programme No 28-CTr"."""
        label = self.labels.after(low, start)
        return label is not None and low[skip_blanks(low, label[1]) :][:1].isdigit()

    def before_place(self, low: str, start: int, place: int) -> int:
        """Where a name of two words or more ends that goes on with a preposition and a place; where it begins, if it is none then."""
        article = self.articles.before(low, place)
        glue = self.glue.before(low, place) or (self.glue.before(low, article[1]) if article else None)
        end = end_before(low, glue[1]) if glue and glue[1] > start else start
        return end if " " in low[start:end] else start

    def ends_with(self, low: str, place: int, end: int) -> bool:
        """Whether a name that ends at ``end`` ends with a place that ends at ``place``, or with its unit ("of Tan Long Commune")."""
        unit = self.units.after(low, place + 1) if place < end else None
        return place >= end or (unit is not None and unit[1] >= end)


def _units(language: Language) -> list[str]:
    places: PlacesTable = language.table("places")
    return [form for d in places.designator if d.kind in UNITS for form in (*d.before, *d.after)]


def _beyond(language: Language, table: ProgrammesTable) -> list[str]:
    """Words that begin where and when a model runs, and who runs it: no name goes on with them behind a preposition."""
    places: PlacesTable = language.table("places")
    owner = table.owner
    numbers = {form for forms in language.table("numerals").cardinals.values() for form in forms}
    plurals = [form for form in places.plurals if form not in numbers and not form.isdigit()]
    return [*_units(language), *plurals, *table.organisations, *owner.heads, *owner.units, *owner.clauses, *table.beyond]


def overlaps(models: list[FoundModel], span: tuple[int, int]) -> bool:
    """Whether a span overlaps one of ``models``, which stand in order and apart."""
    last = last_before(models, span[1])
    return last is not None and last.end > span[0]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends and without signs behind."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return start, end
