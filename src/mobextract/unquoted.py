"""Names of models without quotation marks: capitalised behind or before a cue, or a national programme beside it."""

from __future__ import annotations

import re

from mobextract.folding import UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.programme_grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.segment import Segments

_HYPHENATED = re.compile(rf"(?<!\S)([{UPPER}]{WORD}*(?: (?![{UPPER}]){WORD}+){{1,3}}|\d+ {WORD}{{1,4}} \d+)-$")


class UnquotedNames:
    """The search for unquoted names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def find(self, folded: Folded, segments: Segments, found: list[FoundModel]) -> list[FoundModel]:
        if self.g.unquoted == "none":
            return []
        names: list[FoundModel] = []
        for match in self.g.cue_scanner.finditer(folded.low):
            kind = self.g.cues.get(" ".join(match[0].split()))
            if kind is None or segments.paragraph_at(match.start())[1] < match.end():
                continue
            if self.g.unquoted == "possessive":
                span = self._possessed(folded, segments, match.start())
            else:
                span = self._name_after(folded, match.end()) or self._name_before(folded, segments, match.start())
                span = span or self._hyphenated(folded, match.start())
            if span is None:
                span = self._alias_after(folded.low, match.end()) or self._alias_before(folded.low, match.start())
            if span is None or overlaps(found, span) or (names and span[0] < names[-1].end):
                continue
            canonical, alias_kind = self.g.alias(folded.low[slice(*span)], len(folded.low[slice(*span)].split()))
            names.append(FoundModel(*span, alias_kind if canonical else kind, canonical, "model.unquoted", match.span()))
        return names

    def _alias_after(self, low: str, position: int) -> tuple[int, int] | None:
        """The rendering of a national programme right behind a cue, in lower case and unquoted ("bevegelsen for dyktig …")."""
        for _ in range(2):
            filler = self.g.fillers.after(low, skip_blanks(low, position))
            position = filler[1] if filler else position
        start = skip_blanks(low, position)
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", re.split(r"[.,;:()\n«»“”\"]", low[start : start + 90])[0]))
        if not words or words[0].start():
            return None
        if not self.g.may_hold_alias(low[start : start + words[-1].end()]):
            return None
        for count in range(2, min(len(words), 6) + 1):
            end = start + words[count - 1].end()
            if self.g.alias(low[start:end], count)[0] is not None:
                return start, end
        return None

    def _alias_before(self, low: str, position: int) -> tuple[int, int] | None:
        """The same right before a cue ("the skillful mass mobilization movement")."""
        end = end_before(low, position)
        floor = max(0, end - 90)
        segment = re.split(r"[.,;:()\n«»“”\"]", low[floor:end])[-1]
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", segment))
        offset = end - len(segment)
        if not self.g.may_hold_alias(segment):
            return None
        for count in range(2, min(len(words), 5) + 1):
            start = offset + words[-count].start()
            if self.g.alias(low[start:end], count)[0] is not None:
                return start, end
        return None

    def _name_after(self, folded: Folded, position: int) -> tuple[int, int] | None:
        """A capitalised name right behind the cue: two words or more, not an organisation."""
        start = skip_blanks(folded.text, position)
        match = self.g.capitals.match(folded.text, start) if start > position or position == 0 else None
        if match is None or folded.text[start : start + 1] in '"“«„':
            return None
        end = match.end() if self.g.unquoted == "capitals" else self._until_stop(folded, start)
        if self.g.unquoted == "capitals" and " " not in match[0]:
            end = self._until_stop(folded, start)
            if len(folded.low[start:end].split()) > 4 or folded.text[end : end + 1] not in (",", ".", ")", ";", ":"):
                return None
        return self._plausible(folded, start, end)

    def _name_before(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A capitalised name right before the cue ("the Rice Jar of Love model"); a sentence's first word is no evidence."""
        if self.g.unquoted != "capitals":
            return None
        sentence = segments.sentence_at(position)[0]
        match = self.g.capitals_before.search(folded.text[max(sentence, position - 120) : position])
        if match is None:
            return None
        start = max(sentence, position - 120) + match.start(1)
        end = start + len(match[1])
        while (filler := self.g.fillers.after(folded.low, start)) and filler[1] < end:
            start = skip_blanks(folded.low, filler[1])
        return self._plausible(folded, start, end) if start > sentence else None

    def _hyphenated(self, folded: Folded, position: int) -> tuple[int, int] | None:
        """A name of several words joined to its cue by a hyphen ("Grønt hus-modellen", "5 i 1-modellen")."""
        if folded.text[position - 1 : position] != "-":
            return None
        match = _HYPHENATED.search(folded.text, max(0, position - 60), position)
        return match.span(1) if match else None

    def _possessed(self, folded: Folded, segments: Segments, position: int) -> tuple[int, int] | None:
        """A name of two to five words between an organisation in the possessive and the cue ("पुलिस का … मॉडल")."""
        low = folded.low
        words = list(re.finditer(rf"{WORD}+(?:-{WORD}+)*", low[max(segments.sentence_at(position)[0], position - 90) : position]))
        offset = max(segments.sentence_at(position)[0], position - 90)
        for count in range(2, min(6, len(words))):
            start = offset + words[-count].start()
            if self.g.fillers.after(low, start) or self.g.cues.after(low, start):
                return None
            of = self.g.of.before(low, start)
            if of is not None and self.g.organisations.before(low, of[1]):
                return start, end_before(low, position)
        return None

    def _plausible(self, folded: Folded, start: int, end: int) -> tuple[int, int] | None:
        """The name without the organisation that runs it; None where it is one itself, a building, or too short or long."""
        low = folded.low
        if self.g.facilities.after(low, start):
            return None
        for match in re.finditer(r"\S+", low[start:end]):
            if self.g.organisations.after(low, start + match.start()):
                of = self.g.of.before(low, start + match.start())
                if of is None or of[1] <= start:
                    return None
                end = end_before(low, of[1])
                break
        return (start, end) if 2 <= len(low[start:end].split()) <= 14 else None

    def _until_stop(self, folded: Folded, start: int) -> int:
        """Where an unquoted name ends in a language that capitalises its first word only: before a stop word or a sign."""
        end = start
        for match in re.finditer(rf"(?:^| )({WORD}+(?:[-'’]{WORD}+)*)(?=[^\w]|$)", folded.low[start : start + 160].split("\n")[0]):
            if start + match.start() != end or self.g.name_ends.after(folded.low, start + match.start(1)):
                break
            end = start + match.end(1)
        return end
