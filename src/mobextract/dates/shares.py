"""Numbers that look like years and are a part of a larger number: "by the end of August, 1936 of the planned 2500 households"."""

from __future__ import annotations

from mobextract.language import Language
from mobextract.text.alternatives import spaced
from mobextract.text.lazy import regex


class YearShares:
    """Tells such numbers of one language from years."""

    def __init__(self, language: Language) -> None:
        between = spaced(language.table("numerals").ratio.between) or "(?!)"
        self._whole = regex(rf" (?:{between}) (?P<whole>\d{{1,3}}(?:[ .,\u00a0]\d{{3}})+|\d+)(?![.,]?\d)")

    def after(self, low: str, end: int, year: int) -> bool:
        """Whether the whole stands behind a number that ends at ``end``; "2023 of the 45 villages" is a year."""
        match = self._whole.match(low, end)
        return match is not None and int("".join(filter(str.isdigit, match["whole"]))) >= year
