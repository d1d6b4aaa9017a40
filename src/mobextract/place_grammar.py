"""What the place modules compile from the tables of one language: designators, cues, name runs, exonyms, look-up."""

from __future__ import annotations

import functools
import gc
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from mobextract.common_tables import CommonQuantities
from mobextract.folding import WORD, lower, skip_blanks
from mobextract.gazetteer import LEVELS, Gazetteer, Unit, gazetteer
from mobextract.language import Language
from mobextract.lexicon import Lexicon, spellings, trie_expression
from mobextract.place_exonyms import Exonyms
from mobextract.place_tables import Designator, PlacesTable, TransliterationTable
from mobextract.quantity_tables import CountsTable, MeasuresTable
from mobextract.transliteration import Transliterator
from mobextract.units import unit_forms
from mobextract.vietnamese import latin_key, parse_syllable, toned_key

_UPPER = "".join(chr(c) for c in (*range(0x41, 0x530), *range(0x1E00, 0x2000)) if chr(c).isupper())
TOKEN = re.compile(rf"[{_UPPER}]{WORD}*(?:['’](?=[^\W\d_]){WORD}+)*")
RUN = re.compile(rf"(?<!{WORD}){TOKEN.pattern}(?:(?: ?[-–] ?| ){TOKEN.pattern})*")
SMALL = frozenset(("village", "zone"))
NATURAL = frozenset(("road", "bridge", "river", "mountain", "island", "facility"))
NUMBER = r"\d{1,3}[a-zđα-ωа-я]?"
_LIST_OPENS = re.compile(r"[^.;:!?\n()]{0,40}?\s?[:–—-]?\s?|\s?\(")
"""A few words and a dash or colon between a list's head and its first name, or a bracket right behind the head."""
LIKELY_LABEL = 20
"""Up to here a number between a designator and a noun is the designator's, where no ending tells ("thôn 4 hộ dân …")."""
_HEADING = frozenset(":–—-(")
_WORDY = ("numerals", "modifiers", "money", "percent", "measures", "dates", "labels", "counts", "programmes", "furniture", "linking")
DIGIT_AFTER = re.compile(rf" (\d{{1,2}})(?!{WORD}|[.,:/%]\d| ?%)")


class Matches(NamedTuple):
    """What a name may be: (unit, cost) pairs, the best first; ``exact`` with the very diacritics."""

    units: tuple[tuple[int, float], ...]
    exact: bool = False


NONE = Matches(())


def _forms(forms: list[str]) -> Lexicon[bool]:
    return Lexicon((form, True) for form in forms)


def is_small(designator: Designator | None) -> bool:
    """Whether a designator stands for units below the gazetteer's."""
    return designator is not None and designator.kind in SMALL


class Grammar:
    """The place grammar of one language. ``units`` beyond the gazetteer's are the foreign ones of the language."""

    def __init__(self, language: Language) -> None:
        table: PlacesTable = language.table("places")
        transliteration: TransliterationTable = language.table("transliteration")
        self.code = language.code
        self.has_case = language.info.has_case
        self.latin_script = not transliteration.nucleus
        self.gazetteer: Gazetteer = gazetteer(language.root)
        self.transliterator = Transliterator(transliteration, self.gazetteer)
        self.endings = [(old, new) for old, new in transliteration.endings]
        pairs = [(d, form) for d in table.designator for form in d.before]
        before = [(form, d) for d, form in pairs if d.named]
        after = [(f, d) for d in table.designator for f in d.after if d.named]
        self.before: Lexicon[Designator] = Lexicon([*before, *((f"{form}{c if c[0] == ',' else ' ' + c}", d) for form, d in before if d.kind in SMALL for c in table.called)])
        self.after: Lexicon[Designator] = Lexicon([*after, *((f"{c} {form}", d) for form, d in after if d.kind in SMALL for c in table.called_after)])
        endings = [*(f for d in table.designator for f in d.after), *table.called_after, *table.cues_after]
        self.after_heads = frozenset(s[:2] for f in endings for s in spellings(f))
        self.before_heads = frozenset(s[:2] for d, form in pairs if d.kind in SMALL for s in spellings(form))
        self.compounding = language.info.compounding
        self.compound_heads = tuple({s for d, form in pairs if d.kind in SMALL and d.named for s in spellings(form) if len(s) > 3})
        self.common_words: Lexicon[bool] = Lexicon(()) if self.has_case else _common_words(language)
        self.particles = frozenset(s for form in (*table.particles, *table.joiners) for s in spellings(form))
        self.numbered_forms: Lexicon[Designator] = Lexicon([(form, d) for d, form in pairs if d.number])
        self.former, self.titles = _forms(table.former), _forms(table.titles)
        self.national, self.no_units = _forms(table.national), _forms(table.not_names)
        self.not_names = _forms([*table.not_names, *table.institutions])
        self.peoples = frozenset(s for form in table.peoples for s in spellings(form))
        self.cues_after = _forms(table.cues_after)
        self.such_as = _forms(table.such_as)
        self.media, self.cues, self.plurals = _forms(table.media), _forms(table.cues), _forms(table.plurals)
        counts: CountsTable = language.table("counts")
        measures: MeasuresTable = language.table("measures")
        common: CommonQuantities = language.common("quantities")
        units = [*(u.forms for u in measures.unit), *(u.forms for u in common.unit), [form for form, _ in unit_forms(language.locale)]]
        self.counted = _forms([form for forms in (*counts.nouns.values(), *units) for form in forms])
        self.label_limit = LIKELY_LABEL if language.info.noun_first else 0
        self.joiners = "|".join(re.escape(lower(j)) for j in table.joiners) or "(?!)"
        self.articles = "|".join(re.escape(lower(a)) for a in table.articles) or "(?!)"
        self.elements = frozenset(lower(e) for e in table.elements)
        self.other_words = frozenset(lower(w) for form in table.others for w in form.split(" ") if w != "{}")
        self.joined = _forms(table.joiners)
        self.joiner_words = frozenset(lower(j) for j in table.joiners)
        self.numbered = re.compile(self._numbered(table.number_signs))
        self.link = re.compile(self._link(table))
        further = rf" \d{{1,2}}(?!{WORD}|[.,:/%]\d| ?%)"
        self.further_numbers = re.compile(rf"(?:,{further})*,? (?:{self.joiners}){further}")
        glue = trie_expression([spelling for form in table.glue for spelling in spellings(form)])
        self.list_goes_on = re.compile(rf"\s*(?:,|(?:{self.joiners})\s|[).]| (?:{glue}))")
        self.list_closes = re.compile(rf"(?:, ?(?:(?:{self.articles}) )?{RUN.pattern})*(?:,? (?:{self.joiners}) (?:(?:{self.articles}) )?{TOKEN.pattern}|\))")
        self.enumeration = re.compile(r"(?:[:–-] |\()(?P<names>[^:–;()\n।.]{3,200})")
        word = rf"(?<!{WORD})(?!(?:{self.joiners})(?!{WORD})){WORD}+"
        self.list_item = re.compile(rf"{word}(?:[ -]{word}){{0,3}}")
        self.table = table
        self.two_level = re.compile("|".join(re.escape(lower(f)) for f in table.two_level) or "(?!)")
        self.stop = frozenset(s for f in table.stop for s in spellings(f))
        self.exonyms = Exonyms(language, self.gazetteer, self.transliterator, transliteration)
        self.phrases = re.compile(rf"(?<!{WORD})(?:{trie_expression(self.exonyms.phrases, bounded=False)})(?!{WORD})")
        self.family_forms = self._family_forms()
        self.syllables = frozenset(map(latin_key, self.gazetteer.syllables))
        self.lookup = functools.lru_cache(maxsize=32768)(self._lookup)
        self.named_units = functools.lru_cache(maxsize=32768)(self._named_units)
        self.is_syllable = functools.lru_cache(maxsize=8192)(self._is_syllable)
        self.is_dull = functools.lru_cache(maxsize=32768)(self._is_dull)
        self.begins_phrase = functools.lru_cache(maxsize=65536)(self._begins_phrase)
        self.begins = functools.lru_cache(maxsize=32768)(self._begins)
        large = [u.name for u in self.gazetteer.units if u.level in (1, 2)]
        self.large_firsts = frozenset(latin_key(name.split()[0]) for name in large) | frozenset(map(latin_key, large))

    def fits(self, designator: Designator, index: int) -> float | None:
        """How well designator and unit go together (2 = the usual sense); None: not at all."""
        unit = self.unit(index)
        if unit.kind == designator.kind:
            return 2.0
        if unit.kind in designator.kinds:
            return 1.4
        if designator.kind == "township" and unit.level == 3 and unit.id[:2] == "34":
            return -0.6  # the new order has none
        if designator.kind in SMALL | NATURAL or unit.level == 9:
            return None
        levels = (1, 2) if designator.kind == "city" else (LEVELS.get(designator.kind, 9),)
        distance = min(abs(unit.level - level) for level in levels)
        return 0.6 if distance == 0 else -0.8 if distance == 1 else None

    def _named_units(self, name: str, designator: Designator | None) -> Matches:
        """Return what ``name`` may be beside ``designator``: units that cannot be called so are left out."""
        matches = self.lookup(name)
        if designator is None or not matches.units:
            return matches
        kept = tuple(pair for pair in matches.units if self.fits(designator, pair[0]) is not None)
        return Matches(kept, matches.exact) if kept else Matches(())

    def unit(self, index: int) -> Unit:
        """Return the unit of an index: the gazetteer's, or a foreign one (negative)."""
        return self.gazetteer.units[index] if index >= 0 else self.exonyms.foreign[-index - 1]

    @functools.cached_property
    def headed(self) -> re.Pattern[str]:
        """What announces a list of names; compiled when the first one stands behind a dash or colon, for it is large."""
        return re.compile(self._heads(self.table.plurals))

    def _heads(self, plurals: list[str]) -> str:
        """A plural designator, or a quantifier that a designator follows: heads of lists of names."""
        heads = [spelling for form in plurals if self.designates(form) for spelling in spellings(form)]
        counting = [spelling for form in plurals if not self.designates(form) for spelling in spellings(form)]
        either = rf"(?P<head>{trie_expression(heads, bounded=False)})(?!{WORD})|(?:{trie_expression(counting, bounded=False)})\s+"
        return rf"(?<!{WORD})(?:{either})"

    def designates(self, form: str) -> Designator | None:
        """Return the designator that a form is, on whichever side of a name."""
        return self.before.get(lower(form)) or self.after.get(lower(form))

    def list_head(self, low: str, start: int) -> Designator | None:
        """Return the designator of a list that begins at ``start``: "all three villages of the commune – A, B and C"."""
        opening = start - (low[start - 1 : start] == " ")
        if low[opening - 1 : opening] not in _HEADING:
            example = self.such_as.before(low, start)
            if example is None:
                return None
            opening = example[1]
        for match in self.headed.finditer(low, max(0, opening - 70), opening):
            head = self.designates(match["head"]) if match["head"] else None
            found = (head, match.end()) if head else None if match["head"] else self.before.after(low, match.end())
            if found and _LIST_OPENS.fullmatch(low, found[1], opening):
                return found[0]
        return None

    def _numbered(self, number_signs: list[str]) -> str:
        signs = "|".join(re.escape(lower(sign)) for sign in number_signs) or "(?!)"
        forms = trie_expression(self.numbered_forms.forms, bounded=False)
        item = rf"{NUMBER}(?!{WORD}|[.,/]\d)"
        return (
            rf"(?<!{WORD})(?P<form>{forms})[.\s-]{{0,2}}(?:(?:{signs})\s?)?(?P<first>{item})(?P<rest>(?:\s*,\s*{item})*(?:\s*,?\s*(?:{self.joiners})\s+{item})?)"
            rf"(?!\s?%|\s*(?:-|–)\s*\d)"
        )

    def numbered_designator(self, low: str, match: re.Match[str]) -> Designator | None:
        """Return the designator of a match of ``numbered``; the number may be glued to it ("ql1a")."""
        found = self.numbered_forms.after(low, match.start())
        return found[0] if found else self.numbered_forms.get(match["form"])

    def is_count(self, low: str, match: re.Match[str], designator: Designator) -> bool:
        """Whether the number behind a small unit's designator counts the noun behind it ("in the village 185 houses …")."""
        number = match["first"]
        if designator.kind in NATURAL or match["rest"] or not number.isdigit() or int(number) <= self.label_limit:
            return False
        return self._is_counted(low, match.end())

    def counts_behind(self, low: str, end: int, last: tuple[int, int]) -> bool:
        """Whether the last number of a list, behind a mere comma, counts the noun behind it and is no further zone."""
        return low[end : last[0]].strip() == "," and self._is_counted(low, last[1])

    def counts_noun(self, low: str, number: re.Match[str]) -> bool:
        """Whether the number at the end of a match counts the noun behind it: "in Pien Sui 66 households"."""
        digits = re.search(r"\d+$", number[0])
        return digits is not None and int(digits[0]) > self.label_limit and self._is_counted(low, number.end())

    def _is_counted(self, low: str, position: int) -> bool:
        """Whether a counted noun or a unit stands at ``position``, not the designator of the next larger unit ("группы 3 квартала Баньгой")."""
        position = skip_blanks(low, position)
        return self.counted.after(low, position) is not None and self.before.after(low, position) is None

    def _link(self, table: PlacesTable) -> str:
        """What may stand between two mentions: ``list`` (comma, and), ``in`` (bracket, preposition, nothing)."""
        glue = trie_expression([f for g in (*table.glue, *table.former) for f in spellings(g)], bounded=False) or "(?!)"
        glue = rf"(?:{glue})(?!{WORD})"
        return (
            rf"\)?\s*(?:(?P<join>,?\s*(?:{self.joiners})\s+(?:(?:{self.articles})\s+)?)|(?P<comma>,\s*(?:(?:{glue})\s+)*)|(?P<inside>(?:[(,–-]\s*)?(?:(?:{glue})\s*)*))"
        )

    def _family_forms(self) -> dict[str, bool]:
        """Forms of family names in the language's script → whether it is a family name only."""
        names = self.gazetteer.family_names
        found: dict[str, bool] = {}
        for form, keys in self.transliterator.forms.items():
            usual = min(keys.values(), default=0.0)  # "Нга" is not a way of writing Ngô, but Nga
            for key, cost in keys.items():
                if cost <= min(0.4, usual + 0.25) and key in names:
                    found[form] = found.get(form, False) or names[key]
        return found

    def is_family_name(self, word: str, *, only: bool = False) -> bool:
        """Whether a capitalised word, in any script, is a family name; ``only``: one that begins no place names."""
        low = lower(word)
        marked = not low.isascii() and (low[0] < "\u0370" or "\u1e00" <= low[0] < "\u1f00")
        found = self.gazetteer.family_names.get(low if marked else latin_key(low))
        if found is None and not low.isascii() and self.transliterator.enabled:
            found = self.family_forms.get(self.transliterator.fold(low))
        return found is not None and (found or not only)

    def _lookup(self, name: str) -> Matches:
        """Return what ``name`` (as written, one blank between words) may be."""
        low = lower(name)
        found = self.exonyms.find(low)
        if found and not self._is_rather_vietnamese(low, found[0]):
            keys = {latin_key(low)} | {latin_key(self.unit(i).name) for i in found if i >= 0}
            same = [i for key in sorted(keys) for i in self.gazetteer.by_key.get(key, ()) if i not in found]
            return Matches((*((i, 0.0) for i in found), *((i, 0.1) for i in same)), True)
        if low.isascii() or low[0] < "\u0370" or (low[0] >= "\u1e00" and low[0] < "\u1f00"):
            return self._latin(low)
        if not self.transliterator.enabled:
            return Matches(())
        pairs = [(i, cost) for key, cost in self.transliterator.search(low) for i in self.gazetteer.by_key[key]]
        return Matches(tuple(pairs[:160]))

    def is_people(self, name: str) -> bool:
        """Whether a name, in any script, is best read as that of a people ("Gia Rai", "Έντε")."""
        low = lower(name)
        if low in self.peoples or latin_key(low) in self.gazetteer.peoples:
            return True
        found = self.transliterator.search(low) if self.transliterator.enabled and not low.isascii() else ()
        return any(key in self.gazetteer.peoples and cost <= found[0][1] + 0.3 for key, cost in found)

    def _is_rather_vietnamese(self, low: str, found: int) -> bool:
        """Whether an inflected foreign city is rather a province or district: "на Фукуоке" is Phú Quốc, not Fukuoka."""
        if found >= 0 or not self.transliterator.enabled or low in self.exonyms.forms or self.unit(found).kind != "city":
            return False
        matches = ((i, cost) for key, cost in self.transliterator.search(low) for i in self.gazetteer.by_key[key])
        return any(cost < 0.8 and self.unit(i).level <= 2 for i, cost in matches)

    def _is_syllable(self, word: str) -> bool:
        """Whether a word of another script is the usual rendering of one Vietnamese syllable, or a single letter's."""
        if word.isascii():
            return len(word) > 1 and word.isalpha()
        return any(cost <= 1.2 for cost in self.transliterator.forms.get(self.transliterator.fold(word), {}).values())

    def is_readable(self, word: str) -> bool:
        """Whether a word of another script is one Vietnamese syllable or reads as several without strain."""
        return self.is_syllable(word) or (len(word) > 3 and self.cheap_reading(word) and self.common_words.get(word) is None)

    def _is_dull(self, word: str) -> bool:
        """Whether a single capitalised word can be no name by itself: unknown, or a common word."""
        low = lower(word)
        if " " in low or "-" in low or "–" in low:
            return False
        return low in self.stop or not (self.lookup(word).units or self.before.after(low, 0))

    def _begins_phrase(self, first: str, second: str) -> bool:
        """Whether a known large place's name may begin with two words that follow each other, or be the first alone."""
        if self.exonyms.begin(first, second):
            return True
        if first in self.stop or first.isascii() or not self.begins(first):
            return False
        if any(self.unit(u).level <= 2 for u, cost in self.lookup(first).units if cost < 0.35):
            return True
        states = self.transliterator.begun(first)
        return any(self.transliterator.step(states, variant) for variant, _ in self.transliterator.variants(second))

    def _begins(self, word: str) -> bool:
        """Whether the name of a province or district may begin with a word of another script."""
        states = self.transliterator.begun(word)
        return any(key in self.large_firsts and cost < 0.9 for key, cost in states.items())

    def reads_latin(self, name: str) -> bool:
        """Whether a name in a Latin-script text has only Vietnamese syllables, or such as the gazetteer knows, or begins like a minority's."""
        return not name.isascii() or self.is_minority(name) or all(
            parse_syllable(s) is not None or latin_key(s) in self.syllables for s in re.split(r"[\s'\-–]+", name) if s and not s.isdigit()
        )

    def is_minority(self, name: str) -> bool:
        """Whether a name of two words or more begins like those of the ethnic minorities' villages."""
        first, blank, _ = name.partition(" ")
        return bool(blank) and first in self.elements

    def cheap_reading(self, name: str) -> bool:
        """Whether a name of another script reads as Vietnamese without strain."""
        if self.is_minority(name):
            return True
        readings = self.transliterator.readings(name) if self.transliterator.enabled else ()
        strain = 2.6 if self.has_case else 2.2
        if not readings or (" " not in name and readings[0][0].count(" ") > 2):
            return False
        return readings[0][1] <= strain * (readings[0][0].count(" ") + 1)

    def _latin(self, low: str) -> Matches:
        forms = [low] + [low[: len(low) - len(e)] + b for e, b in self.endings if low.endswith(e) and len(low) > len(e) + 3]
        for number, form in enumerate(forms):
            indexes = self.gazetteer.by_key.get(latin_key(form), ())
            if not indexes:
                continue
            plain = form.isascii()
            toned = toned_key(form)
            costs = [(i, (0.1 if plain else 0.0 if toned_key(self.unit(i).name) == toned else 1.5) + 0.3 * (number > 0)) for i in indexes]
            exact = not plain and any(cost < 1 for _, cost in costs)
            if exact:
                costs = [(i, cost) for i, cost in costs if cost < 1]
            return Matches(tuple(sorted(costs, key=lambda c: c[1])), exact)
        return Matches(())


def _common_words(language: Language) -> Lexicon[bool]:
    """All words that the language's tables hold, but for those of places: none of them is likely in a name."""
    return _forms(sorted({w for name in _WORDY for form in _strings(msgspec.to_builtins(language.table(name))) for w in form.split() if len(w) > 2}))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


_GRAMMARS: dict[int, tuple[Language, Grammar]] = {}


def grammar(language: Language) -> Grammar:
    """Return the compiled grammar of a language, built once."""
    known = _GRAMMARS.get(id(language))
    if known is None or known[0] is not language:
        collecting = gc.isenabled()
        gc.disable()  # nothing of the tables is garbage: looking for it takes a quarter of the time
        try:
            known = (language, Grammar(language))
        finally:
            if collecting:
                gc.enable()
        _GRAMMARS[id(language)] = known
    return known[1]
