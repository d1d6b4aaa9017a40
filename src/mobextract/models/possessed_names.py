"""Names without marks or capitals between an organisation in the possessive and the cue, or before a word for "called": "संघ का … मॉडल"."""

from __future__ import annotations

import re

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.unquoted_programmes import SPACED
from mobextract.text.folding import Folded, end_before
from mobextract.text.segment import Segments

REACH = 90
"""How far before a cue its name may begin, in characters, where the cue stands behind."""
CALLED, POSSESSED = 8, 7
"""Words that such a name may have, and one behind the possessive of an organisation."""
LEAST = 2
"""Words that such a name must exceed where only its being run tells it from a description."""
_MADE = re.compile(r" \S+(?: \S+)? ?:")
_PASSIVE = re.compile(r"[^.,;:()।!?\n]{8,90}:")
_SIGN = re.compile(r"[.,;:()।!?\n]")


class PossessedNames:
    """The search for such names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A name between an organisation in the possessive and the cue ("पुलिस का … मॉडल"), or before a word for "called" ("… नामक मॉडल")."""
        low = folded.low
        if self.g.is_numbered(low, position) or low[position - 1 : position] == "-":
            return None  # "9 अक्टूबर की योजना संख्या 207" is a document, "जन-आंदोलन" one word
        called = self.g.called.before(low, position)
        end = end_before(low, called[1] if called else position)
        offset = max(segments.sentence_at(position)[0], end - REACH)
        words = [m.span() for m in SPACED.finditer(low, offset, end)]
        if called:
            return self._named_so(low, words, end)
        for count in range(2, min(POSSESSED, len(words))):
            start = words[-count][0]
            of = self.g.of.before(low, start)
            if of and (self.g.organisations.before(low, of[1]) or (self.g.units.before(low, of[1]) and self._is_listed(low, offset, of[1]))):
                told = any(low[at].isdigit() or self.g.name_ends.after(low, at) for at, _ in words[-count + 1 :])  # "… के कार्यालय ने 3 मॉडल"
                return None if told or "," in low[start:end] or self.g.fillers.after(low, start) or self.g.cue_scanner.search(low, start, end) else (start, end)
            opened = low[start - 2 : start] == ", " and self.g.name_ends.before(low, start - 2) is not None  # "… ज़िले में, … मॉडल को"
            if opened or self.g.name_ends.before(low, start):
                run = count > LEAST and not low[start].isdigit() and not self._is_determined(low, start) and self._is_run(low, position)
                return (start, end) if run or self._is_told(low, offset, start, position) else None
        return None

    def _is_told(self, low: str, floor: int, start: int, position: int) -> bool:
        """Whether an organisation made the model that a colon then explains: "संघ ने यहाँ … मॉडल बनाया: हर सदस्य …"."""
        cue = self.g.cues.after(low, position)
        told = cue is not None and _MADE.match(low, cue[1]) is not None and self.g.fillers.after(low, start) is None
        return told and self.g.organisation_scanner.search(low, floor, start) is not None

    def _is_run(self, low: str, position: int) -> bool:
        """Whether the cue is told to be run by an organisation, and a colon explains how: "… मॉडल को स्वास्थ्य केंद्र द्वारा लागू किया गया: …"."""
        cue = self.g.cues.after(low, position)
        colon = _PASSIVE.match(low, cue[1]) if cue else None
        if cue is None or colon is None:
            return False
        by = next((m.start() for m in SPACED.finditer(low, cue[1], colon.end()) if self.g.by_after.after(low, m.start())), None)
        run = by is not None and any(self.g.runs.after(low, m.start()) for m in SPACED.finditer(low, by, colon.end()))
        return run and by is not None and self.g.runner_scanner.search(low, cue[1], by) is not None

    def _is_determined(self, low: str, start: int) -> bool:
        return self.g.fillers.after(low, start) is not None or self.g.name_ends.after(low, start) is not None

    def _named_so(self, low: str, words: list[tuple[int, int]], end: int) -> tuple[int, int] | None:
        """The words before "called" back to a postposition, a sign, or the possessive of an organisation or unit."""
        for count in range(1, min(CALLED, len(words)) + 1):
            start = words[-count][0]
            of = self.g.of.before(low, start)
            owned = of and (self.g.organisations.before(low, of[1]) or self.g.units.before(low, of[1]))
            if (owned and count > 1) or self.g.name_ends.before(low, start) or _SIGN.search(low, start - 2, start):
                return (start, end) if count > 1 else None
        return None

    def _is_listed(self, low: str, start: int, position: int) -> bool:
        """Whether a list of models is announced before: "… कई मॉडल चले: कम्यून का … मॉडल"."""
        colon = low.rfind(":", start, position)
        return colon >= 0 and self.g.cue_scanner.search(low, max(0, colon - REACH), colon) is not None
