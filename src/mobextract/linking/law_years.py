"""The years of laws, which are of no figure: "the Land Law of 2013", "the 2013 Land Law", "Luật Đất đai năm 2013"."""

from __future__ import annotations

from collections.abc import Iterable

from mobextract.dates.reader import FoundDate
from mobextract.packs.linking_words import LawWords
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex

REACH = 70
"""How far from a year the word for its law may stand, in characters."""


class LawYears:
    """The words for laws in one language."""

    def __init__(self, table: LawWords, number_signs: Iterable[str]) -> None:
        nouns, numbered = alternatives(table.nouns), alternatives([*table.nouns, *table.numbered])
        signs = alternatives(sign.rstrip(".") for sign in (*number_signs, "№"))
        number = rf"(?: (?:{signs})\.?)? ?\d[\w/.-]*"
        link = rf"(?: (?:{alternatives(table.links)}))?"
        name = rf"(?: {LETTER}+){{0,{table.names}}}"
        self.before = regex(rf"(?<!{WORD})(?:(?:{nouns}){name}|(?:{numbered}){number}){link} ?$") if table.nouns else None
        law = rf"(?: {LETTER}+){{0,2}} (?:{nouns})(?!{WORD})"
        self.led = regex(rf"(?<!{WORD})(?:{alternatives(table.leads)}) ?$") if table.leads else None
        self.after = regex(law) if table.leads else None
        self.followed = regex(rf" (?:{alternatives(table.follows)}){law}") if table.follows else None

    def dates_law(self, low: str, date: FoundDate) -> bool:
        """Whether a year, without a day or month, is that of the law beside it."""
        if date.year is None or date.month is not None or date.until is not None:
            return False
        floor = max(0, date.start - REACH)
        if self.before is not None and self.before.search(low, floor, date.start):
            return True
        if self.followed is not None and self.followed.match(low, date.end):
            return True
        led = self.led is not None and self.led.search(low, floor, date.start) is not None
        return led and self.after is not None and self.after.match(low, date.end) is not None
