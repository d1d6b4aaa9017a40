"""Names that a number is counted from: "60 km from Dong Hoi", "cách Đồng Hới 60 km", "डोंग होई से 60 किमी"; and those of neighbours: "the
neighbouring commune of Ha Mon"; and those of donors' homes: "a company from Ben Tre city". The villages after them lie elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.text.expressions import trie_expression
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import spellings

if TYPE_CHECKING:
    from mobextract.language import Language

WINDOW = 60
"""How far from a name the number may stand, in characters."""
_NUMBER = r"\d[\d.,]*"


class DistantNames:
    """The words of distance of one language, as they stand around a name."""

    def __init__(self, language: Language) -> None:
        table = language.table("linking").distances
        few, unit = rf"(?: {LETTER}{WORD}*)", rf" ?{LETTER}{WORD}{{0,12}}\.?"
        before, leads, after = (_any(forms) for forms in (table.before, table.leads, table.after))
        self._before = regex(rf"{_NUMBER}{unit} {before}{few}{{0,3}} ?$")
        self._leads = regex(rf"(?<!{WORD}){leads}{few}{{0,4}} ?$")
        self._behind = regex(rf"{few}{{0,3}} {_NUMBER}{unit}")
        self._neighbours = regex(rf"(?<!{WORD})(?:{_any(language.table('linking').neighbours)}){WORD}*{few}{{0,2}} ?$")
        donors = language.table("linking").donors
        self._donors = regex(rf"(?<!{WORD}){_any(donors.before)}{few}{{0,3}} ?$")
        self._donors_behind = regex(rf"{few}?? {_any(donors.after)}(?!{WORD})")
        self._after = regex(rf"{few}?? {after}{few}?? {_NUMBER}{unit}")

    def is_beside(self, low: str, start: int) -> bool:
        """Return whether a word for a neighbour stands before the name at ``start``, a designator between or none."""
        return self._neighbours.search(low, max(0, start - WINDOW // 2), start) is not None

    def is_donors(self, low: str, start: int, end: int) -> bool:
        """Return whether the name at ``[start, end)`` only says where a donor or visitor is from."""
        before = self._donors.search(low, max(0, start - WINDOW), start)
        return before is not None or self._donors_behind.match(low, end) is not None

    def ends(self, low: str, start: int, end: int) -> bool:
        """Return whether a distance is measured from the name at ``[start, end)`` of the folded text."""
        window = max(0, start - WINDOW)
        if self._before.search(low, window, start) is not None or self._after.match(low, end) is not None:
            return True
        return self._behind.match(low, end) is not None and self._leads.search(low, window, start) is not None


def _any(forms: list[str]) -> str:
    """An expression for any of ``forms``; one that matches nothing where there are none."""
    return trie_expression([spelling for form in forms for spelling in spellings(form.rstrip("*"))], bounded=False)
