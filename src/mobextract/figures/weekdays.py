"""Ordinals that are the names of days: "Τρίτη 7 Φεβρουαρίου" (el), "thứ Ba, 29/7" (vi)."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.packs.cldr import cldr
from mobextract.text.folding import Folded
from mobextract.text.lexicon import fold_form

_OPENS = frozenset('.!?…:;\n"“«(')


def weekday_names(locale: str) -> frozenset[str]:
    """Return the folded names of the days of the week.

    >>> "τρίτη" in weekday_names("el"), "thứ ba" in weekday_names("vi")
    (True, True)
    """
    return frozenset(map(fold_form, cldr(locale).days))


def is_weekday(names: frozenset[str], folded: Folded, start: int, end: int, dates: Sequence[FoundDate]) -> bool:
    """Whether an ordinal is the name of a day: with a capital inside its sentence, or right before a date."""
    if folded.low[start:end] not in names:
        return False
    if any(not folded.low[end : d.start].strip(" ,(") for d in dates if end <= d.start <= end + 3):
        return True
    before = folded.text[:start].rstrip()
    return bool(before) and before[-1] not in _OPENS and not folded.text[start:end].islower()
