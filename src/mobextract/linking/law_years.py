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
        name = rf"(?: {LETTER}{WORD}*){{0,{table.names}}}"
        days = alternatives([*table.links, *table.dated])
        self.numbered = regex(rf"(?<!{WORD})(?:{signs})\.? ?\d[\w/.-]*(?: (?:{days}))? ?$")
        behind = rf" (?:{alternatives(table.follows)})(?: {LETTER}{WORD}*){{1,3}} (?:{signs})\.? ?\d"
        self.numbers = regex(behind) if table.follows else None
        self.before = regex(rf"(?<!{WORD})(?:(?:{nouns}){name}|(?:{numbered}){number}){link} ?$") if table.nouns else None
        law = rf"(?: {LETTER}{WORD}*){{0,2}} (?:{nouns})(?!{WORD})"
        self.led = regex(rf"(?<!{WORD})(?:{alternatives(table.leads)}) ?$") if table.leads else None
        self.after = regex(law) if table.leads else None
        self.followed = regex(rf" (?:{alternatives(table.follows)}){law}") if table.follows else None

    def dates_document(self, low: str, date: FoundDate) -> bool:
        """Whether a day is that of a document whose number stands right before it, or behind: "Plan No. 36 of 15 March 2022", "15 मार्च 2022
        की योजना संख्या 36"."""
        if date.day is None or date.until is not None:
            return False
        if self.numbers is not None and self.numbers.match(low, date.end):
            return True
        return self.numbered.search(low, max(0, date.start - REACH), date.start) is not None

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
