"""Round trip of the place tables: write 1,000 units in every language, and find them again.

    python tests/roundtrip.py            # the figures
    python tests/roundtrip.py --misses   # what was not found, too

``table`` writes each syllable in one of the two ways that the language's transliteration.toml holds most usual; ``generic`` writes
letter by letter, as an engine does that knows no Vietnamese, with the alphabet below. In languages of Latin script ``table`` is the
official spelling and ``generic`` drops the marks and joins the syllables in some way. A unit counts as found if the first
unit of its level (of a commune: and of its province) that the look-up returns bears its name.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from mobextract.language import load_language, patterns_root
from mobextract.packs.place_tables import TransliterationTable
from mobextract.places.grammar import Grammar, grammar
from mobextract.toponyms.gazetteer import gazetteer
from mobextract.toponyms.renderings import render_syllable
from mobextract.toponyms.vietnamese import latin_key, strip_marks, syllables

LANGUAGES = ("el", "hi", "nb", "ru", "vi", "en")
FLOORS = {1: 0.90, 2: 0.90, 3: 0.85}
_SIZES = {1: 63, 2: 337, 3: 600}

_GREEK = {
    "ngh": "νγκ", "nh": "νχ", "ng": "νγκ", "ch": "τσ", "gh": "γκ", "kh": "χ", "ph": "φ", "th": "θ", "tr": "τρ", "qu": "κου", "gi": "γκι",
    "a": "α", "b": "μπ", "c": "κ", "d": "ντ", "e": "ε", "f": "φ", "g": "γκ", "h": "χ", "i": "ι", "j": "τζ", "k": "κ", "l": "λ", "m": "μ",
    "n": "ν", "o": "ο", "p": "π", "r": "ρ", "s": "σ", "t": "τ", "u": "ου", "v": "β", "w": "ου", "x": "ξ", "y": "ι", "z": "ζ",
}  # fmt: skip
_RUSSIAN = {
    "ngh": "нг", "nh": "нь", "ng": "нг", "ch": "ч", "gh": "г", "kh": "кх", "ph": "ф", "th": "тх", "tr": "тр", "qu": "ку", "gi": "ги",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
_HINDI_CONSONANTS = {
    "ngh": "ंघ", "nh": "न्ह", "ng": "ंग", "ch": "च", "gh": "घ", "kh": "ख", "ph": "फ", "th": "थ", "tr": "ट्र", "qu": "क्व", "b": "ब", "c": "क",
    "d": "द", "f": "फ", "g": "ग", "h": "ह", "j": "ज", "k": "क", "l": "ल", "m": "म", "n": "न", "p": "प", "r": "र", "s": "स", "t": "त", "v": "व",
    "w": "व", "x": "ज़", "z": "ज़",
}  # fmt: skip
_HINDI_VOWELS = {"a": ("आ", "ा"), "e": ("ए", "े"), "i": ("ई", "ी"), "o": ("ओ", "ो"), "u": ("उ", "ु"), "y": ("ई", "ी")}
_UNIT = re.compile("ngh|nh|ng|ch|gh|kh|ph|th|tr|qu|gi(?=[aeou])|[a-z]")


def letters(syllable: str, code: str) -> str:
    """Write an ASCII syllable letter by letter in the script of ``code``.

    >>> letters("quang", "el"), letters("trung", "ru"), letters("nam", "hi")
    ('κουανγκ', 'трунг', 'नाम')
    """
    units = _UNIT.findall(syllable)
    if code == "hi":
        return _devanagari(units)
    table = {"el": _GREEK, "ru": _RUSSIAN}[code]
    if units and units[0] in ("ng", "ngh") and code == "el":
        units[0] = "ng"
    return "".join(table[u] for u in units)


def _devanagari(units: list[str]) -> str:
    written = ""
    consonant = False
    for number, unit in enumerate(units):
        if unit in _HINDI_VOWELS or unit == "gi":
            lead, vowel = ("ग", "ि") if unit == "gi" else ("", _HINDI_VOWELS[unit][consonant])
            written, consonant = written + lead + vowel, False
            continue
        sign = _HINDI_CONSONANTS[unit]
        if sign.startswith("ं") and not number:
            sign = "न्ग"
        written, consonant = written + ("्" if consonant and sign[0] != "ं" else "") + sign, True
    return written


def by_table(name: str, rules: Grammar, generator: random.Random) -> str | None:
    """Write a name as the language's table has it, one of the two most usual ways for each syllable."""
    if rules.latin_script:
        return name
    words = []
    for syllable in syllables(name):
        forms = _forms(rules.code, syllable)
        if not forms:
            return None
        words.append(generator.choice(forms[:2]))
    return (" " if generator.random() < 0.7 else "").join(words)


@lru_cache(maxsize=4096)
def _forms(code: str, syllable: str) -> list[str]:
    """The ways to write a toneless syllable, the most usual first, as they stand in the table."""
    table: TransliterationTable = load_language(code).table("transliteration")
    parts = {slot: dict(getattr(table, slot)) for slot in ("onset", "medial", "nucleus", "open", "coda")}
    parts["medial"][""] = [""]
    own = table.syllable.get(syllable, [])
    return [*own, *(form for form, _ in sorted(render_syllable(syllable, parts), key=lambda r: r[1]) if form not in own)]


def generically(name: str, code: str, rules: Grammar, generator: random.Random) -> str | None:
    """Write a name without knowledge of Vietnamese."""
    words = strip_marks(name.lower()).replace("'", "").replace("-", " ").split()
    if rules.latin_script:
        return generator.choice((" ", " ", "-", "")).join(words).title()
    return " ".join(letters(word, code) for word in words)


def sample(seed: int = 11) -> list[int]:
    """Return 1,000 units of the old order: provinces, districts, communes; numbered ones have no name to write."""
    places = gazetteer(patterns_root())
    generator = random.Random(seed)
    chosen: list[int] = []
    for level, size in _SIZES.items():
        known = [i for i, u in enumerate(places.units) if u.id[:2] == "63" and u.level == level and not re.search(r"\d", u.name)]
        chosen += sorted(generator.sample(known, size))
    return chosen


def misses(code: str, method: str, seed: int = 7) -> Iterator[tuple[int, int, str, str, bool]]:
    """Yield unit, level, its name, how it was written and whether it was found, for each unit of the sample."""
    rules = grammar(load_language(code))
    generator = random.Random(seed)
    for index in sample():
        unit = rules.gazetteer.units[index]
        written = by_table(unit.name, rules, generator) if method == "table" else generically(unit.name, code, rules, generator)
        if not written:
            continue
        yield index, unit.level, unit.name, written, found_again(rules, index, written)


def found_again(rules: Grammar, index: int, written: str) -> bool:
    """Whether the first unit of the level (and, of a commune, the province) that the look-up returns has the unit's name."""
    places = rules.gazetteer
    unit, home = places.units[index], places.home[index]
    for other, _ in rules.lookup(written).units:
        if other < 0:
            continue
        candidate = places.units[other]
        if candidate.level == unit.level and (unit.level < 3 or places.home[other] & home):
            return latin_key(candidate.name) == latin_key(unit.name)
    return False


def figures(code: str, method: str) -> dict[int, tuple[int, int]]:
    """Return level → (found, written)."""
    counts = dict.fromkeys(_SIZES, (0, 0))
    for _, level, _, _, right in misses(code, method):
        counts[level] = (counts[level][0] + right, counts[level][1] + 1)
    return counts


def main() -> None:
    print(f"{'':4} {'':8} provinces  districts  communes given the province")
    for code in LANGUAGES:
        for method in ("table", "generic"):
            shares = "  ".join(f"{100 * right / total:5.1f} %   " for right, total in figures(code, method).values())
            print(f"{code:4} {method:8} {shares}")
            if "--misses" in sys.argv[1:]:
                print("   ", ", ".join(f"{name} → {written}" for _, _, name, written, right in misses(code, method) if not right))


if __name__ == "__main__":
    main()
