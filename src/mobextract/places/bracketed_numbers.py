"""Numbered units that brackets tell of: "3 villages (1, 4 and 7)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mobextract.packs.place_tables import SMALL
from mobextract.places.numbers import ITEM
from mobextract.text.folding import LETTER
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

_BRACKETED = regex(rf"\(\s?(?P<list>\d{{1,2}}[^\W\d_]?(?:, ?\d{{1,2}}[^\W\d_]?)*(?:,? (?:{LETTER}{{1,4}}|&) \d{{1,2}}[^\W\d_]?)?)\s?\)")
_TOLD = regex(rf"(?<![\d.,])(\d{{1,2}}|{LETTER}+) $")
"""How many units there are, before their designator."""


def find_bracketed(finder: Finder, start: int, end: int) -> None:
    """Add the numbered units that brackets tell of so many: "3 villages (1, 4 and 7)"; numbers that do not rise may be counts."""
    if finder.low.find("(", start, end) < 0:
        return
    for match in _BRACKETED.finditer(finder.low, start, end):
        numbers = list(ITEM.finditer(finder.low, *match.span("list")))
        found = finder.grammar.numbered_nouns.before(finder.low, match.start())
        values = [int(re.sub(r"\D", "", m[0])) for m in numbers]
        if (
            found is None
            or found[0].kind not in SMALL
            or len(numbers) < 2
            or values != sorted(set(values))
            or finder.is_taken(*match.span())
        ):
            continue
        told = _TOLD.search(finder.low, max(start, found[1] - 20), found[1])
        if told is None or (told[1].isdigit() and int(told[1]) != len(numbers)):
            continue
        for number in numbers:
            finder.add(number.span(), match.span("list"), found[0], NONE, "numbered", number=finder.grammar.unit_number(number[0]))
        finder.claim(*match.span("list"))
