"""What the form of a word tells beside a number: a verb, an adjective, a noun that agrees with its number."""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal

from mobextract.language import Language
from mobextract.nouns.qualified import Noun
from mobextract.packs.cldr import cldr
from mobextract.packs.counts_table import CountsTable
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form


class NounForms:
    """The endings that tell what a word is, in languages where they do."""

    def __init__(self, language: Language, table: CountsTable) -> None:
        self.verb = regex(_ending(table.verbal))
        self.adjective = regex(_ending(table.adjectival))
        self.tells_adjectives = bool(table.adjectival)
        self.agreement = {a.category: (tuple(map(fold_form, a.never)), tuple(map(fold_form, a.but))) for a in table.agreement}
        self._locale = language.locale

    @functools.cached_property
    def _plural(self) -> Callable[[int], str]:
        """The category that a number's noun is in, for languages whose nouns agree."""
        from babel.plural import PluralRule

        category: Callable[[int], str] = PluralRule(cldr(self._locale).plurals)
        return category

    def agrees(self, low: str, noun: Noun, value: Decimal) -> bool | None:
        """Whether a noun has the form that a number asks for, None where nothing can be said: "деревня 7 коммуны" does not count communes
        (ru)."""
        if not self.agreement or value != value.to_integral_value():
            return None
        endings = self.agreement.get(self._plural(int(value)))
        if endings is None:
            return None
        never, but = endings
        right = not low.endswith(never, noun.start, noun.end) or low.endswith(but, noun.start, noun.end)
        if " " not in low[noun.start : noun.end]:
            return right
        return True if right and self.adjective.match(low, noun.start) else None  # "60 бедных домохозяйств"; "6 членов семьи"


def _ending(endings: list[str]) -> str:
    """An expression for a word with one of ``endings``; for none where there are none."""
    return rf"(?:{LETTER}+-)?{LETTER}+?(?:{'|'.join(map(fold_form, endings))})(?!{WORD})" if endings else "(?!)"
