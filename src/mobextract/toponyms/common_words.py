"""The words of a language that are likely in no name."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mobextract.language import Language
from mobextract.text.lexicon import Lexicon, wordlist

_WORDY = ("numerals", "modifiers", "money", "percent", "measures", "dates", "labels", "counts", "programmes", "furniture", "linking")


def common_words(language: Language) -> Lexicon[bool]:
    """All words that the language's tables hold, but for those of places: none of them is likely in a name."""
    tables = (msgspec.to_builtins(language.table(name)) for name in _WORDY)
    words = {word for table in tables for form in _strings(table) for word in form.split() if len(word) > 2}
    return wordlist(sorted(words))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
