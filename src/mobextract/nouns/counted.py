"""The nouns that numbers count, each with its concept: of all lists of a language the longest, made once for all that ask for it."""

from __future__ import annotations

import functools

from mobextract.language import Language
from mobextract.packs.counts_table import CountsTable
from mobextract.text.combined import with_derived
from mobextract.text.lexicon import Lexicon


@functools.lru_cache(maxsize=64)
def counted_nouns(language: Language) -> Lexicon[str]:
    """Return the nouns of counts.toml; other words made of their stems are none."""
    table: CountsTable = language.table("counts")
    return Lexicon(((form, unit) for unit, forms in table.nouns.items() for form in forms), tuple(table.derived))


@functools.lru_cache(maxsize=64)
def counted_words(language: Language) -> Lexicon[str]:
    """Return the same with the words made of their stems."""
    return with_derived(counted_nouns(language))
