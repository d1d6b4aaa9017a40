"""Hours and minutes by their letters: "4h30m", "1 h 15 min", "2 t 5 min". Either letter alone is a word, or a time of day ("2h30")."""

from __future__ import annotations

import re

from mobextract.packs.quantity_tables import MeasuresTable
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form

FoundUnit = tuple[tuple[str, str], int]
"""A unit with its dimension, and where its name ends."""
REACH = 10
"""How long hours with their letters are at most, in characters."""


class HourLetters:
    """The letters for hours and minutes of one language, which are units beside each other only."""

    def __init__(self, table: MeasuresTable) -> None:
        forms: dict[str, list[str]] = {}
        for unit in table.unit:
            words = unit.forms if unit.unit != "hour" else ()  # "7 giờ 30 phút" is a time of day
            forms.setdefault(unit.unit, []).extend(
                re.escape(fold_form(f)) for f in [*unit.partial, *words, *unit.sole] if not set(f) & set("*-'′")
            )
        letters = {name: "|".join(sorted(forms.get(name, ()), key=len, reverse=True)) or "(?!)" for name in ("hour", "minute")}
        self.hours = regex(rf" ?(?P<unit>{letters['hour']}) ?\d{{1,2}} ?(?:{letters['minute']})(?!{WORD})")
        self.minutes = regex(rf" ?(?P<unit>{letters['minute']})(?!{WORD})")
        self.after_hours = regex(rf"(?<![\w.,:])\d{{1,3}} ?(?:{letters['hour']}) ?$")

    def begin(self, low: str, start: int) -> int:
        """Where the hours begin that stand right before the digits at ``start``, else ``start``."""
        hours = self.after_hours.search(low, max(0, start - REACH), start)
        return hours.start() if hours else start

    def unit(self, low: str, start: int, end: int) -> FoundUnit | None:
        """The unit of the digits at ``[start, end)``, where hours and minutes stand beside each other."""
        if hours := self.hours.match(low, end):
            return ("hour", "duration"), hours.end("unit")
        minutes = self.minutes.match(low, end)
        if minutes and self.after_hours.search(low, max(0, start - REACH), start):
            return ("minute", "duration"), minutes.end("unit")
        return None
