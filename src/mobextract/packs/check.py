"""Check one language pack: problems of its files, concepts and modifiers without forms, forms that stand under two values."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
from collections.abc import Iterator

from mobextract.errors import PatternError
from mobextract.language import languages, load_language
from mobextract.pipeline import Extractor
from mobextract.text.folding import MARK_SET, WORD
from mobextract.text.lexicon import spellings

DIMENSIONS = ("length", "area", "mass", "volume", "duration")


def check_language(code: str, patterns: str | os.PathLike[str] | None = None) -> Iterator[str]:
    """Yield one line for each problem of the pack; lines that begin with "note" are holes, not errors.

    Raises UnknownLanguageError where there is no such pack.
    """
    try:
        language = load_language(code, patterns)
    except PatternError as error:
        yield from str(error).splitlines()
        return
    counts = language.table("counts")
    yield from _unknown_marks(
        [
            *(f for forms in counts.nouns.values() for f in forms),
            *(f for forms in language.table("numerals").cardinals.values() for f in forms),
        ]
    )
    yield from (f"counts.toml: [nouns] {unit}: no forms" for unit, forms in counts.nouns.items() if not forms)
    yield from _missing_concepts(set(counts.nouns), _concepts_of_others(code, patterns))
    modifiers = language.table("modifiers")
    for name in ("about", "nearly", "more_than", "at_least", "less_than", "at_most"):
        sides = getattr(modifiers, name)
        if not (sides.before or sides.after):
            yield f"note: modifiers.toml: [{name}] has no forms"
    dimensions = {unit.dimension for unit in language.table("measures").unit}
    yield from (f"note: measures.toml: no unit of {d}" for d in DIMENSIONS if d not in dimensions)
    yield from _double_numerals(language.table("numerals").cardinals)
    known = {p.id for p in language.common("programmes").programme if p.canonical}
    aliases = language.table("programmes").alias
    yield from (
        f"programmes.toml: unknown canonical {a.canonical!r}; known are {', '.join(sorted(known))}"
        for a in aliases
        if a.canonical not in known
    )
    yield from (f"note: programmes.toml: no alias for {p!r}" for p in sorted(known - {a.canonical for a in aliases}))
    Extractor(code, patterns=patterns)


def _missing_concepts(own: set[str], others: list[set[str]]) -> Iterator[str]:
    """The counted concepts that all other languages have forms for and this one lacks, or has under a name that is nearly theirs."""
    alone = own.difference(*others)
    for concept in sorted(set.intersection(*others) - own) if others else ():
        close = difflib.get_close_matches(concept, alone, n=1, cutoff=0.8)
        yield f"note: counts.toml: no forms for the concept {concept!r}" + (f"; is {close[0]!r} meant to be it?" if close else "")


def _concepts_of_others(code: str, patterns: str | os.PathLike[str] | None) -> list[set[str]]:
    """The counted concepts of each other language."""
    others = []
    for other in languages(patterns):
        if other != code:
            with contextlib.suppress(PatternError):  # named when that language itself is checked
                others.append(set(load_language(other, patterns).table("counts").nouns))
    return others


def _unknown_marks(forms: list[str]) -> Iterator[str]:
    """Vowel signs of scripts that the expressions for words do not know: words would be cut at them."""
    marks = sorted({c for c in MARK_SET.intersection("".join(forms)) if re.match(WORD, c) is None})
    if marks:
        named = ", ".join(f"U+{ord(c):04X}" for c in marks)
        yield f"marks of a script whose range mobextract.text.folding.SCRIPTS must name: {named}"


def _double_numerals(cardinals: dict[str, list[str]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for value, forms in cardinals.items():
        for form in {f for raw in forms for f in spellings(raw)}:
            if seen.setdefault(form, value) != value:
                yield f"numerals.toml: [cardinals] {form!r} stands under {seen[form]} and {value}"
