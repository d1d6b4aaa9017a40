"""What a name may be, in the script of one language: units of the gazetteer, foreign places, Vietnamese syllables, family names."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from mobextract.language import Language
from mobextract.packs.place_tables import NATURAL, SMALL, Designator, PlacesTable, TransliterationTable
from mobextract.text.folding import lower
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings
from mobextract.toponyms.common_words import common_words
from mobextract.toponyms.differences import BETWEEN, RESPELT, UNMARKED, respelt, shift, unmarked
from mobextract.toponyms.exonyms import Exonyms
from mobextract.toponyms.gazetteer import Gazetteer, gazetteer
from mobextract.toponyms.gazetteer_index import LEVELS, Unit
from mobextract.toponyms.transliteration import Transliterator
from mobextract.toponyms.vietnamese import is_latin, latin_key, toned_key

ALL_KNOWN = frozenset(("province", "city", "district", "town", "township", "commune", "ward"))
"""Kinds of units that the gazetteer knows all of."""
MISNAMED = 0.5
"""What it costs a name that it is called what it is not, or lacks a word."""
_SPACED_DASH = regex(" ?– ?")
WRONG = {False: -0.8, True: -4.0}
"""What a designator of the level above or below says, in translations and in the language's own pages."""
STRAINED = 0.35
"""From this cost on a word is read as a name in an unusual way."""
_NOT_LATIN = regex("[\u0370-\u1cff]")
"""A letter of another script: "Que और टान होप" is no name in Latin letters."""
_ROMAN = regex(r"[IVX]{1,4}")
"""A numeral that is the name of a few wards."""
RARER = 0.7
"""What it costs a province that the region's name which is spelled like its own is meant more often."""


class Matches(NamedTuple):
    """What a name may be: (unit, cost) pairs, the best first; ``exact`` with the very diacritics."""

    units: tuple[tuple[int, float], ...]
    exact: bool = False


NONE = Matches(())


class NameLookup:
    """Looks names up that are written in one language. ``units`` beyond the gazetteer's are the foreign ones of the language."""

    def __init__(self, language: Language, table: PlacesTable) -> None:
        transliteration: TransliterationTable = language.table("transliteration")
        self.language, self.has_case = language, language.info.has_case
        self.latin_script = not transliteration.nucleus
        self.original, self.apart = table.original, table.apart
        self.wrong = WRONG[table.original]
        self.gazetteer: Gazetteer = gazetteer(language.root)
        self.transliterator = Transliterator(transliteration, self.gazetteer, language.folder)
        self.endings = [(old, new) for old, new in transliteration.endings]
        self.any_ending = tuple(old for old, _ in self.endings)
        self.exonyms = Exonyms(language, self.gazetteer, self.transliterator, transliteration)
        self.stop = frozenset(s for f in table.stop for s in spellings(f))
        self.peoples = frozenset(s for form in table.peoples for s in spellings(form))
        self.descriptive = frozenset(s for f in table.descriptive for s in spellings(f))
        self.elements = frozenset(lower(e) for e in table.elements)
        self.family_forms = self.transliterator.renderings.families
        self.syllables, self.large_firsts = self.gazetteer.index.syllable_keys, self.gazetteer.index.large_firsts
        self.lookup = functools.lru_cache(maxsize=32768)(self._lookup)
        self.all_units = functools.lru_cache(maxsize=32768)(self._all_units)
        self.named_units = functools.lru_cache(maxsize=32768)(self._named_units)
        self.family_name = functools.lru_cache(maxsize=32768)(self._family_name)
        self.begins_phrase = functools.lru_cache(maxsize=65536)(self._begins_phrase)
        self.large = functools.lru_cache(maxsize=8192)(self._large)
        self.begins = functools.lru_cache(maxsize=32768)(self._begins)

    @functools.cached_property
    def words(self) -> Lexicon[bool]:
        """All words of the language's tables; read when the first doubtful name asks."""
        return common_words(self.language)

    @functools.cached_property
    def common_words(self) -> Lexicon[bool]:
        """The same of a script without capitals, where nothing else tells a name from a word."""
        return Lexicon(()) if self.has_case else self.words

    def unit(self, index: int) -> Unit:
        """Return the unit of an index: the gazetteer's, or a foreign one (negative)."""
        return self.gazetteer.units[index] if index >= 0 else self.exonyms.foreign[-index - 1]

    def fits(self, designator: Designator, index: int) -> float | None:
        """How well designator and unit go together (2 = the usual sense); None: not at all."""
        unit = self.unit(index)
        if unit.kind == designator.kind:
            return 2.0
        if unit.kind in designator.kinds:
            return 1.4
        if designator.kind == "island" and index < 0 and unit.level <= 1 and unit.kind != "city":
            return 2.0  # "the Chinese island of Hainan"
        if designator.kind == "township" and unit.level == 3 and unit.id[:2] == "34":
            return -0.6  # the new order has none
        if designator.kind in SMALL | NATURAL or unit.level == 9:
            return None
        levels = (1, 2) if designator.kind == "city" else (LEVELS.get(designator.kind, 9),)
        distance = min(abs(unit.level - level) for level in levels)
        return 0.6 if distance == 0 else self.wrong if distance == 1 else None

    def _named_units(self, name: str, designator: Designator | None) -> Matches:
        """Return what ``name`` may be beside ``designator``: units that cannot be called so are left out."""
        if designator is None:
            return self.lookup(name)
        matches = self.lookup(name) if designator.kind == "facility" else self.all_units(name)
        kept = tuple(pair for pair in matches.units if self.fits(designator, pair[0]) is not None)
        if name[:1] in "IiVvXx":  # "type I communes", though a ward is called so
            kept = tuple(p for p in kept if self.unit(p[0]).kind == designator.kind or not _ROMAN.fullmatch(self.unit(p[0]).name))
        if designator.kind == "island" and kept and kept[0][0] < 0:  # Hải Nam in China, not the commune
            kept = tuple(p for p in kept if p[0] < 0 or self.unit(p[0]).kind == "island")
        if self.original and designator.kind in NATURAL and " " not in name:  # the river Con is not the river Côn
            kept = tuple(pair for pair in kept if toned_key(self.unit(pair[0]).name) == toned_key(lower(name)))
        if designator.kind in ALL_KNOWN and (not kept or kept[0][1] > MISNAMED):
            kept = self._misnamed(name, matches, designator) or kept
        return Matches(kept, matches.exact) if kept else Matches(())

    def _misnamed(self, name: str, matches: Matches, designator: Designator) -> tuple[tuple[int, float], ...]:
        """What a name is that no unit of the designator's kind bears: a province ("the commune of Nghe An"), or a commune whose "A" was
        taken for an article."""
        if self.original:
            return ()
        named = [pair for pair in matches.units if self.unit(pair[0]).level == 1]
        low = lower(name)
        if not named and " " in low:
            whole = (
                self._latin(f"a {low}").units
                if is_latin(low[0])
                else self._transliterated(f"a {low}")
                if self.transliterator.enabled
                else ()
            )
            named = [pair for pair in whole if self.fits(designator, pair[0]) is not None]
        return tuple((i, cost + MISNAMED) for i, cost in named if cost < UNMARKED)

    def _lookup(self, name: str) -> Matches:
        """Return what ``name`` (as written, one blank between words) may be where no unit's designator says that it is a place."""
        found = self.all_units(name)
        return NONE if self._is_strained(name, found) else found

    def is_strained(self, name: str) -> bool:
        """Whether ``name`` could only be a common word where no unit's designator stands beside it."""
        return self._is_strained(name, self.all_units(name))

    def _is_strained(self, name: str, found: Matches) -> bool:
        """Whether a single word is only read as several syllables, none of them a province's, in an unusual spelling: mostly a common
        word."""
        if not self.apart or found.exact or not found.units or is_latin(name[0]) or BETWEEN.search(name):
            return False
        return all(
            cost >= STRAINED and self.unit(i).level != 1 and BETWEEN.search(self.unit(i).name) is not None for i, cost in found.units
        )

    def _all_units(self, name: str) -> Matches:
        """Return what ``name`` may be beside a designator."""
        low = _SPACED_DASH.sub("-", lower(name))
        found = self.exonyms.find(low)
        if found and not self._is_rather_vietnamese(low, found[0]):
            keys = {latin_key(low)} | {latin_key(self.unit(i).name) for i in found if i >= 0}
            same = [i for key in sorted(keys) for i in self.gazetteer.by_key.get(key, ()) if i not in found]
            names = {self.unit(i).name for i in found}
            provinces = self._also_provinces(low) if self.unit(found[0]).kind == "region" else ()
            alike = ((i, 0.1 if self.unit(i).name in names else 0.1 + RESPELT) for i in same)
            return Matches((*((i, 0.0) for i in found), *alike, *provinces), True)
        if low.isascii() or is_latin(low[low[0].isdigit() and low.find(" ") + 1]):
            return NONE if not self.latin_script and _NOT_LATIN.search(low) else self._latin(low)
        if len(low) == 1 or not self.transliterator.enabled:
            return Matches(())  # "στην κοινότητα Α": a letter, no name
        return Matches(self._transliterated(low)[:160])

    def _also_provinces(self, low: str) -> tuple[tuple[int, float], ...]:
        """The provinces that a region's name may be of, less readily: "Тайнгуен" is Tây Nguyên, and Thái Nguyên with an h left out."""
        if " " in low or low.isascii() or not self.transliterator.enabled:
            return ()
        forms = [low, *(low[: -len(end)] + base for end, base in self.endings if low.endswith(end))]
        return next((found for form in forms if (found := tuple(self._plain_provinces(form)))), ())

    def _plain_provinces(self, low: str) -> Iterator[tuple[int, float]]:
        return ((i, RARER) for i, cost in self._transliterated(low) if self.unit(i).level == 1 and cost < STRAINED)

    def _transliterated(self, low: str) -> tuple[tuple[int, float], ...]:
        return tuple((i, cost) for key, cost in self.transliterator.search(low) for i in self.gazetteer.by_key[key])

    def _is_rather_vietnamese(self, low: str, found: int) -> bool:
        """Whether an inflected foreign city is rather a province or district: "на Фукуоке" is Phú Quốc, not Fukuoka."""
        if found >= 0 or not self.transliterator.enabled or low in self.exonyms.forms or self.unit(found).kind != "city":
            return False
        matches = ((i, cost) for key, cost in self.transliterator.search(low) for i in self.gazetteer.by_key[key])
        return any(cost < 0.8 and self.unit(i).level <= 2 for i, cost in matches)

    def _latin(self, low: str) -> Matches:
        forms = [low] + [low[: len(low) - len(e)] + b for e, b in self.endings if low.endswith(e) and len(low) > len(e) + 3]
        for number, form in enumerate(forms):
            indexes = self.gazetteer.by_key.get(latin_key(form), ())
            if not indexes:
                continue
            plain = form.isascii()
            toned = toned_key(form)
            costs = [
                (
                    i,
                    (
                        0.1 + respelt(form, self.unit(i).name)
                        if plain
                        else 0.0
                        if toned_key(self.unit(i).name) == toned
                        else unmarked(form, self.unit(i).name)
                    )
                    + 0.3 * (number > 0)
                    + shift(form, self.unit(i).name),
                )
                for i in indexes
            ]
            exact = not plain and any(cost < 1 for _, cost in costs)
            if exact:
                costs = [(i, cost) for i, cost in costs if cost < 1]
            return Matches(tuple(sorted(costs, key=lambda c: c[1])), exact)
        return Matches(())

    def is_people(self, name: str) -> bool:
        """Whether a name, in any script, is best read as that of a people ("Gia Rai", "Έντε")."""
        low = lower(name)
        if low in self.peoples or latin_key(low) in self.gazetteer.peoples:
            return True
        if self.exonyms.find(low):
            return False  # "को टो" is the island that the language has a name for, though Cơ Tu may be spelt nearly so
        found = self.transliterator.search(low) if self.transliterator.enabled and not low.isascii() else ()
        return any(key in self.gazetteer.peoples and cost <= found[0][1] + 0.3 for key, cost in found)

    def is_family_name(self, word: str, *, only: bool = False) -> bool:
        """Whether a capitalised word, in any script, is a family name; ``only``: one that begins no place names."""
        found = self.family_name(word)
        return found is not None and (found or not only)

    def _family_name(self, word: str) -> bool | None:
        """None where a word is no family name; else whether it is that only."""
        low = lower(word)
        marked = not low.isascii() and (low[0] < "\u0370" or "\u1e00" <= low[0] < "\u1f00")
        found = self.gazetteer.family_names.get(low if marked else latin_key(low))
        if found is None and not low.isascii() and self.transliterator.enabled:
            found = self.family_forms.get(self.transliterator.fold(low))
        return found

    def is_middle_name(self, word: str) -> bool:
        """Whether a word, in any script, is best read as one that stands inside persons' names ("Văn", "Thị")."""
        low = lower(word)
        forms = self.transliterator.forms.get(self.transliterator.fold(low), {}) if self.transliterator.enabled else {}
        usual = min(forms, key=lambda key: forms[key], default=latin_key(low))
        return low in self.gazetteer.middle_names or usual in self.gazetteer.middle_names

    def _begins_phrase(self, first: str, second: str) -> bool:
        """Whether a known large place's name may begin with two words that follow each other, or be the first alone."""
        if self.exonyms.begin(first, second):
            return True
        if not self.may_begin(first):
            return False
        if any(self.unit(u).level <= 2 for u, cost in self.lookup(first).units if cost < 0.35):
            return True
        states = self.transliterator.begun(first)
        return any(self.transliterator.step(states, variant) for variant, _ in self.transliterator.variants(second))

    def may_begin(self, word: str) -> bool:
        """Whether a word of another script, no common one, may be the first of a province's or district's name."""
        return not (word in self.stop or word.isascii()) and self.begins(word)

    def _large(self, name: str) -> tuple[tuple[int, float], ...]:
        """The provinces, districts and regions among the units that a name may be."""
        return tuple((u, c) for u, c in self.lookup(name).units if self.unit(u).level <= 2 or self.unit(u).kind == "region")

    def _begins(self, word: str) -> bool:
        """Whether the name of a province or district may begin with a word of another script."""
        states = self.transliterator.begun(word)
        return any(key in self.large_firsts and cost < 0.9 for key, cost in states.items())
