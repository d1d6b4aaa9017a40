"""What the table of units that an ordinal numbers compiles to: the ordinal and the unit, words of place, words of rank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import PlacesTable
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, spellings, wordlist

if TYPE_CHECKING:
    from mobextract.language import Language


class Ordinals:
    """The words of one language that tell a unit with an ordinal from a rank."""

    def __init__(self, places: PlacesTable, language: Language) -> None:
        table, labels = places.ordinals, language.table("labels")
        suffixes = [*map(fold_form, labels.ordinal_suffixes), *([r"."] if labels.ordinal_dot else [])]
        endings = "|".join(map(re.escape, sorted(suffixes, key=len, reverse=True)))
        forms = trie_expression([spelling for form in (*table.units, *table.chained) for spelling in spellings(form)], bounded=False)
        self.pattern = regex(rf"(?<!{WORD})(?<!\d[.,/–-])(\d{{1,2}})(?:{endings}) (?P<form>{forms})(?!{WORD})") if table.units else None
        self.chained: Lexicon[bool] = wordlist(table.chained)
        self.before_nouns = language.info.head_last and not language.info.compounding and not table.after
        """Whether a unit's word may be the attribute of what stands behind it ("the 5th village meeting")."""
        self.before: Lexicon[bool] = wordlist(table.before)
        self.after: Lexicon[bool] = wordlist(table.after)
        self.ranked: Lexicon[bool] = wordlist(table.ranked)
