"""How the syllables of Vietnamese names are written in another script, made once for all processes.

All syllables of the gazetteer are rendered as the language's table says; kept as ``mobextract.packs.parsed`` says, and made anew when
one of the two changes, or a module that they are made with.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from mobextract.packs.parsed import decoded, kept
from mobextract.packs.place_tables import TransliterationTable
from mobextract.text.lazy import regex
from mobextract.toponyms.gazetteer import Gazetteer
from mobextract.toponyms.vietnamese import latin_key, parse_syllable, strip_marks

MAX_COST = 6
"""Renderings whose parts are together less usual than this are not made."""
_UNITS = regex("ngh|ng|nh|ch|gh|kh|ph|th|tr|qu|[bcdđghklmnprstvxwjzf]|iê|uô|ươ|[aăâeêioôơuưy]")
_VOWEL = frozenset("aăâeêioôơuưy")


class Renderings(msgspec.Struct):
    """What one language's script writes for the syllables of known names."""

    forms: dict[str, dict[str, float]] = {}
    """Folded form → keys of the syllables that it may be, with their costs."""
    spelling: dict[str, str] = {}
    """Key → the syllable without its diacritics."""
    frequency: dict[str, int] = {}
    """Key → how many names have the syllable."""
    families: dict[str, bool] = {}
    """Forms of family names → whether it is a family name only."""


def load_renderings(table: TransliterationTable, gazetteer: Gazetteer, folder: Path) -> Renderings:
    """Return the renderings of a language whose tables stand in ``folder``, as they are kept or, where something changed, made anew."""
    if not table.nucleus:
        return Renderings()
    parts = (msgspec.msgpack.encode(table), gazetteer.index.mark, Path(__file__).read_bytes())
    mark = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
    packed = kept(folder / "renderings.bin", mark, lambda: msgspec.msgpack.encode(_made(table, gazetteer)))
    return decoded(packed, Renderings)


def fold(text: str, table: TransliterationTable) -> str:
    """Replace what the language's table says is the same."""
    for old, new in table.fold:
        text = text.replace(old, new)
    return text


def folded_parts(table: TransliterationTable) -> dict[str, dict[str, list[str]]]:
    """Return the ways in which the parts of a syllable are written."""
    parts = {
        slot: {key: [fold(f, table) for f in forms] for key, forms in getattr(table, slot).items()}
        for slot in ("onset", "medial", "nucleus", "open", "coda")
    }
    parts["medial"][""] = [""]
    return parts


UNHEARD = 0.02
"""What each h costs that a rendering does not show: "Ταν" is rather Tân than Thanh."""


def _made(table: TransliterationTable, gazetteer: Gazetteer) -> Renderings:
    parts, made, frequency = folded_parts(table), Renderings(), Counter[str]()
    forms: dict[str, dict[str, float]] = defaultdict(dict)
    for syllable, count in gazetteer.syllables.items():
        if not syllable.isalpha():
            continue  # "Phường 7A": numbers are written as such in all scripts
        key = latin_key(syllable)
        frequency[key] += count
        made.spelling.setdefault(key, strip_marks(syllable))
        own = [(fold(f, table), 0.1 * rank) for rank, f in enumerate(table.syllable.get(syllable, ()))]
        for form, cost in itertools.chain(own, render_syllable(syllable, parts)):
            known = forms[form]
            if form and cost < known.get(key, 99):
                known[key] = cost
    for keys in forms.values():
        _part_ties(keys)
    made.forms, made.frequency = dict(forms), dict(frequency)
    made.families = _families(made.forms, gazetteer.family_names)
    return made


def _part_ties(keys: dict[str, float]) -> None:
    """Let a syllable go before those that only an h tells from it, where all are usually rendered the same."""
    usual = min(keys.values(), default=0.0)
    tied = {key for key, cost in keys.items() if cost == usual}
    for key in tied:
        if key != (plain := key.replace("h", "")) and plain in tied:
            keys[key] += UNHEARD * (len(key) - len(plain))


def _families(forms: dict[str, dict[str, float]], names: dict[str, bool]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for form, keys in forms.items():
        usual = min(keys.values(), default=0.0)  # "Нга" is not a way of writing Ngô, but Nga
        for key, cost in keys.items():
            if cost <= min(0.4, usual + 0.25) and key in names:
                found[form] = found.get(form, False) or names[key]
    return found


def render_syllable(syllable: str, parts: dict[str, dict[str, list[str]]]) -> Iterable[tuple[str, float]]:
    """Yield the renderings of one toneless syllable with their costs (0 = the most usual one)."""
    parsed = parse_syllable(syllable)
    if parsed is None:
        yield from _render_foreign(syllable, parts)
        return
    vowel = "open" if not parsed.coda and parsed.nucleus in parts["open"] else "nucleus"
    slots = [parts[slot].get(value) for slot, value in zip(("onset", "medial", vowel, "coda"), parsed, strict=True)]
    if any(slot is None for slot in slots):
        yield from _render_foreign(syllable, parts)
        return
    if parsed.coda == "w" and syllable[-1] == "u" and slots[-1]:
        slots[-1] = [*slots[-1][1:2], *slots[-1][:1], *slots[-1][2:]]  # the second form of the glide is that of "u": "lau", not "lao"
    if parsed.medial == "w" and slots[1] and strip_marks(syllable)[len(parsed.onset) :].startswith("u"):
        slots[1] = [*slots[1][1:2], *slots[1][:1], *slots[1][2:]]  # and so with the glide before the vowel: "tuân" is no "toàn"
    onsets, medials, nuclei, codas = (list(enumerate(slot or [])) for slot in slots)
    for i, onset in onsets:
        for j, medial in medials:
            for k, nucleus in nuclei:
                if i + j + k > MAX_COST:
                    break
                start = onset + medial + nucleus
                for m, coda in codas:
                    if i + j + k + m <= MAX_COST:
                        yield start + coda, 0.3 * (i + j + k + m)


def _render_foreign(syllable: str, parts: dict[str, dict[str, list[str]]]) -> Iterable[tuple[str, float]]:
    """Render a syllable of another language of Vietnam ("krông", "glei") letter by letter, two ways each."""
    options: list[list[tuple[str, float]]] = []
    units = _UNITS.findall(syllable.replace("k", "c").replace("ch", "kh"))
    for number, unit in enumerate(units, 1):
        first, second = ("coda", "onset") if number == len(units) > 1 else ("onset", "coda")
        forms = parts["nucleus"].get(unit) if unit[0] in _VOWEL else parts[first].get(unit) or parts[second].get(unit)
        if not forms:
            return
        options.append([(form, 0.1 * rank) for rank, form in enumerate(forms[:2])])
    if options and len(options) <= 7:
        for combination in itertools.product(*options):
            yield "".join(form for form, _ in combination), sum(cost for _, cost in combination)
