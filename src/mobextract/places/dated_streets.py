"""Streets that are called after a day: "đường 30/4", "улица 23 Марта", "30 April Street", "2. september-gaten".

Deliberately not read: months in small letters behind a word for a street, where the language can write them large ("открыли улицу 23
марта"), and forms of several words ("tuyến đường 2/9" may be opened on that day).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.packs.place_tables import Designator
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex
from mobextract.toponyms.lookup import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobextract.dates.days import FoundDate
    from mobextract.places.candidates import Finder

_DAY = regex(rf"(?<![\w.,/-])([0-3]?\d)/([01]?\d)(?![/.,]?\d|{WORD}| ?%)")
NAME = regex(r"\d{1,2}/\d{1,2}")
"""What such a street is called in a record."""


def find_dated_streets(finder: Finder, dates: Sequence[FoundDate]) -> None:
    """Add the streets of an article to ``finder``; ``dates`` are what its text says of days."""
    days = {(d.start, d.end): (d.day, d.month) for d in dates if d.day and d.month and not d.year and d.until is None}
    figures = _DAY.finditer(finder.low) if "/" in finder.low else ()
    days |= {m.span(): (int(m[1]), int(m[2])) for m in figures if 0 < int(m[1]) < 32 and 0 < int(m[2]) < 13}
    for span, (day, month) in sorted(days.items()):
        found = _street(finder, *span)
        part = "/" in finder.low[slice(*span)] and day <= month
        if part and found is not None and _is_part(finder, found[1], span[1]):
            continue
        if found is not None and not finder.is_taken(*span):
            finder.add(span, found[1], found[0], NONE, "day", name=f"{day}/{month}")


def _is_part(finder: Finder, outer: tuple[int, int], end: int) -> bool:
    """Whether figures may be a part of so many: "5/7 roads", "đường 5/7 thôn"."""
    if outer[1] > end:
        return not finder.text[end + 1].isupper()
    return finder.grammar.counted.after(finder.low, skip_blanks(finder.low, end)) is not None


def _street(finder: Finder, start: int, end: int) -> tuple[Designator, tuple[int, int]] | None:
    """The designator beside a day, and both together."""
    before = finder.grammar.before.before(finder.low, start)
    if before is not None and before[0].kind == "road" and " " not in finder.low[before[1] : start].strip():
        month = next((c for c in finder.text[start:end] if c.isalpha()), "")
        if not month or month.isupper() or not finder.grammar.has_case or finder.grammar.original:
            return before[0], (before[1], end)
    after = finder.grammar.after.after(finder.low, end + 1)
    if after is None or after[0].kind != "road" or finder.low[end : end + 1] not in (" ", "-"):
        return None
    named = finder.text[end + 1].isupper() or finder.text[end] == "-" or not finder.grammar.has_case or "/" in finder.low[start:end]
    return (after[0], (start, after[1])) if named else None
