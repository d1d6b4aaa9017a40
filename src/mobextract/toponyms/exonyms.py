"""Names of places in the article's language: countries from CLDR, the world's larger cities, and the language's names.tsv."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from mobextract.language import Language
from mobextract.packs.cldr import cldr
from mobextract.packs.place_tables import TransliterationTable
from mobextract.text.devanagari import NUKTA
from mobextract.text.folding import lower
from mobextract.text.lazy import regex
from mobextract.text.lexicon import spellings
from mobextract.toponyms.gazetteer import Gazetteer
from mobextract.toponyms.gazetteer_index import LEVELS, Unit, read_table
from mobextract.toponyms.transliteration import Transliterator
from mobextract.toponyms.vietnamese import latin_key, strip_marks

LARGE_CITY = 1_000_000
"""Cities above this are looked for in their case forms too, and whatever Vietnamese name they resemble."""
SURE_CITY = 500_000
"""In Latin-script languages smaller cities are left out: "Reading", "Nice", "Mobile" are words."""
_NOT_COUNTRIES = frozenset(("EU", "UN", "EZ", "ZZ", "XA", "XB"))
_M49 = (2, 3, 5, 9, 11, 13, 14, 15, 17, 18, 29, 30, 34, 35, 39, 53, 142, 143, 145, 150, 151, 154, 155, 419)
_CONTINENTS = frozenset(f"{code:03}" for code in _M49)
"""Continents and their parts by UN M49 code, as the CLDR has them; not the world (001), the Americas (019, "Америка" is rather the United
States), northern America (021) and the numbered parts of islands (054, 057, 061)."""
NOWHERE = "-"
"""The country in names.tsv of what lies in several: continents."""


class Exonyms:
    """Forms → units. Foreign units have negative indexes; Vietnamese ones those of the gazetteer."""

    def __init__(self, language: Language, gazetteer: Gazetteer, transliterator: Transliterator, table: TransliterationTable) -> None:
        self.gazetteer, self.transliterator, self.endings = gazetteer, transliterator, table.endings
        inflection = "|".join(sorted(map(re.escape, table.word_endings), key=len, reverse=True)) or "(?!)"
        self._inflection = regex(rf"(?<=\w\w)(?:{inflection})(?= |$)")
        self.foreign: list[Unit] = []
        self.forms: dict[str, list[int]] = defaultdict(list)
        self._inflected: set[int] = set()
        self._small: set[int] = set()
        self._known: dict[tuple[str, str, str], int] = {}
        self.acronyms: set[str] = set()
        """Folded forms that names.tsv writes in capitals ("US", "ΗΠΑ")."""
        self.phrases: list[str] = []
        """Names of several words, some of them not capitalised, as they are written ("дельта Меконга", "Mekong-deltaet")."""
        self._read_countries(language.locale)
        self._read_cities(language)
        self._read_exemplar_cities(language.locale)
        names = language.folder / "names.tsv"
        for surface, name, kind, country in read_table(names) if names.exists() else ():
            self._add_name(surface, name, kind, country)
        self.by_first: dict[str, list[str]] = defaultdict(list)
        self._stems: dict[str, list[int]] = {}
        """Names of several words, and well-known foreign ones, without their endings."""
        for form, units in self.forms.items():
            self.by_first[form.split()[0]].append(form)
            if " " in form or (len(form) > 4 and units[0] < 0 and units[0] in self._inflected):
                self._stems.setdefault(self._last_stem(form) if self._is_own(units[0]) else self._inflection.sub("", form), units)

    def unit(self, index: int) -> Unit:
        """Return the unit of an index: the gazetteer's, or a foreign one (negative)."""
        return self.gazetteer.units[index] if index >= 0 else self.foreign[-index - 1]

    def find(self, low: str) -> list[int]:
        """Return the units called ``low`` in the language, in the base form or, if well known, another case."""
        found = self.forms.get(low)
        if found and found[0] in self._small and not self._distinct(low):
            return []
        if found or len(low) < 4:
            return found or []
        if " " in low:
            return self._stems.get(self._inflection.sub("", low)) or self._stems.get(self._last_stem(low), [])
        for ending, base in self.endings:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                found = self.forms.get(low[: len(low) - len(ending)] + base)
                if found and (found[0] >= 0 or found[0] in self._inflected):
                    return found
        stem = self._inflection.sub("", low)
        found = self._stems.get(stem) if len(low) > 5 and stem != low else None
        return found if found and (self.unit(found[0]).kind == "country" or self._distinct(low)) else []

    def _is_own(self, index: int) -> bool:
        """Whether a unit has a Vietnamese name, of which only the last word is inflected ("Хой Ане"): "Хоа Ан" is not Hội An."""
        return index >= 0 and self.gazetteer.units[index].level in (1, 2, 3)

    def _last_stem(self, form: str) -> str:
        head, _, last = form.rpartition(" ")
        return f"{head} {self._inflection.sub('', last)}"

    def begin(self, first: str, second: str) -> bool:
        """Whether a form begins with two words that follow each other, or is the first of them."""
        return any(form == first or form.startswith(f"{first} {second}") for form in self.by_first.get(first, ()))

    def _read_countries(self, locale: str) -> None:
        for code, english, name in cldr(locale).countries:
            if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES:
                shown = "Việt Nam" if code == "VN" else _shown_and_other(english)[0]
                self._add_foreign(Unit("", shown, "country", -1, "", "", "", "", "", 0, code), _shown_and_other(name))
                self._inflected.add(-len(self.foreign))
            elif code in _CONTINENTS:
                self._add_foreign(Unit("", english, "region", -1, "", "", "", "", "", LEVELS.get("region", 9), ""), [name])
                self._inflected.add(-len(self.foreign))

    def _read_cities(self, language: Language) -> None:
        path: Path = language.root / "common" / "cities.tsv"
        if not path.exists():
            return
        head, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        columns = head.split("\t")
        own = columns.index(language.code) if language.code in columns else 0
        least = SURE_CITY if own == 0 else 0
        common = frozenset(language.table("places").stop)
        rows = [row for line in lines if int((row := line.split("\t"))[2]) >= least]
        folded = lower("\n".join(row[own] for row in rows)).split("\n")  # a name by itself costs ten times as much
        for (name, country, population, lat, lon, *_), spelled in zip(rows, folded, strict=True):
            self.foreign.append(Unit("", name, "city", -1, "", "", "", lat, lon, 1, country))
            index = -len(self.foreign)
            (self._inflected if int(population) >= LARGE_CITY else self._small).add(index)
            for spelling in spelled.split("|"):
                for form in {spelling, spelling.replace(NUKTA, "")} if spelling and spelling not in common else ():
                    known = self.forms.get(form)
                    if known is None or self.unit(known[0]).kind != "country":
                        self.forms[form].append(index)

    def _read_exemplar_cities(self, locale: str) -> None:
        """Add the names that CLDR gives the cities of time zones: capitals and other well-known ones."""
        cities = {(_plain(u.name), u.country): -n for n, u in enumerate(self.foreign, 1) if u.kind == "city"}
        for zone, country, name in cldr(locale).cities:
            index = cities.get((_plain(zone), country))
            if index is None:
                continue
            self._inflected.add(index)
            for spelling in spellings(name):
                self.forms.setdefault(spelling, [index])

    def _distinct(self, low: str) -> bool:
        """Whether a smaller foreign city cannot be taken for a Vietnamese name."""
        if len(low) <= 4 or latin_key(low) in self.gazetteer.by_key:
            return False
        return not (self.transliterator.enabled and self.transliterator.search(low))

    def _add_foreign(self, unit: Unit, names: list[str]) -> None:
        self.foreign.append(unit)
        for name in names:
            for spelling in spellings(name):
                if not any(self.unit(i).kind == "country" for i in self.forms.get(spelling, ())):
                    self.forms[spelling].append(-len(self.foreign))

    def _add_name(self, surface: str, name: str, kind: str, country: str) -> None:
        indexes = [i for i in self.gazetteer.by_key.get(latin_key(name), ()) if self.unit(i).name == name and self.unit(i).kind == kind]
        country = "" if country == NOWHERE else country or "VN"
        if country != "VN" or not indexes:
            if not self._known:
                self._known = {(u.kind, u.country, u.name): -n for n, u in reversed([*enumerate(self.foreign, 1)])}
            same = self._known.get((kind, country, name))
            if same is None:
                self._add_foreign(Unit("", name, kind, -1, "", "", "", "", "", LEVELS.get(kind, 9), country), [])
                same = self._known[kind, country, name] = -len(self.foreign)
            indexes = [same]
            self._inflected.add(same)
            self._small.discard(same)
        words = surface.split()
        # "Tô-ky-ô", "Mekong-deltaet", but "Ho Chi Minh-byen": a designator
        joined = (kind == "region" or (country != "VN" and len(words) == 1)) and "-" in surface and surface.rpartition("-")[2].islower()
        dotted = surface[-1] == "." and "." in surface[:-1]
        if len(words) == 1 and surface.isupper():
            self.acronyms.update(spellings(surface))
        if joined or dotted or (len(words) > 1 and any(word[0].islower() for word in words)):
            self.phrases.append(surface)
        for spelling in spellings(surface):
            known = [i for i in self.forms.get(spelling, ()) if country != "VN" and i not in indexes]
            alike = [i for i in known if (self.unit(i).name, self.unit(i).country) == (name, country)]
            self.forms[spelling] = [*alike, *indexes]  # "Hainan" is a province and an island


def _shown_and_other(name: str) -> list[str]:
    """A CLDR name without what stands in brackets behind it, and that where it is another name: "Myanmar (Burma)", but "Гонконг (САР)"."""
    head, _, rest = name.partition(" (")
    other = rest.removesuffix(")")
    return [head, other] if rest.endswith(")") and " " not in other and not other.isupper() else [name]


def _plain(name: str) -> str:
    """An English name without what writers of it differ in."""
    low = name.lower().removesuffix(" city")
    return low if low.isascii() else strip_marks(low)
