"""A counted noun and the noun right behind it that is a phrase of its own: "60 उपहार छात्रों को" are gifts, not students.

Where the counted noun takes no ending of its own, only what the two mean tells it from a compound ("20 महिला सदस्यों को": members).
"""

from __future__ import annotations

from mobextract.nouns.qualified import Noun
from mobextract.packs.counts_table import Beside
from mobextract.text.folding import skip_blanks
from mobextract.text.lexicon import wordlist


class Phrases:
    """The pairs of concepts that are no compound before some postpositions, of one language."""

    def __init__(self, rows: list[Beside]) -> None:
        self._rows = [(frozenset(row.unless), frozenset(row.heads), wordlist(row.before)) for row in rows]

    def is_apart(self, low: str, noun: Noun, behind: Noun, whole: Noun | None) -> bool:
        """Return whether ``noun`` is no attribute of the noun ``behind`` it; ``whole`` is the noun that ``behind`` may be an attribute of
        ("210 घर शहीदों के परिवारों के लिए")."""
        for unless, heads, before in self._rows:
            last = whole if whole is not None and whole.unit in heads else behind
            if last.unit in heads and noun.unit not in unless and before.after(low, skip_blanks(low, last.end)):
                return True
        return False

    def __bool__(self) -> bool:
        return bool(self._rows)
