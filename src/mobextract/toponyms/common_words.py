"""The words of a language that are likely in no name."""

from __future__ import annotations

import msgspec

from mobextract.language import Language
from mobextract.text.lexicon import Lexicon, wordlist

_WORDY = ("numerals", "modifiers", "money", "percent", "measures", "dates", "labels", "counts", "programmes", "furniture", "linking")


def common_words(language: Language) -> Lexicon[bool]:
    """All words that the language's tables hold, but for those of places: none of them is likely in a name."""
    forms: list[str] = []
    for name in _WORDY:
        table = msgspec.to_builtins(language.table(name))
        for names in ("vague", "alias"):  # lists of what only looks like a number, and names of programmes: many are syllables
            table.pop(names, None)
        _add_strings(table, forms)
    return wordlist(sorted(word for word in set(" ".join(forms).split()) if len(word) > 2))


def _add_strings(value: object, strings: list[str]) -> None:
    if isinstance(value, str):
        strings.append(value)
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            _add_strings(item, strings)
