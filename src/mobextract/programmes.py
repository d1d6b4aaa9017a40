"""Find the names of models, movements, campaigns, programmes, projects, contests and titles (record field: ``models``).

A name is a quotation beside a cue word ("model", "phong trào"), a further quotation in a list under one cue, a rendering of a
nationally known programme, or an unquoted capitalised name behind a cue. Mottoes, speech and titles of documents are not.
"""

from __future__ import annotations

import re
from itertools import pairwise

from mobextract.folding import Folded, skip_blanks
from mobextract.owners import find_owner
from mobextract.programme_grammar import FoundModel, ProgrammeGrammar, RejectedQuotation, overlaps
from mobextract.quotations import Quotation
from mobextract.segment import Segments
from mobextract.unquoted import UnquotedNames

MOTTO = "a motto"
UNCLOSED = "a quotation that is never closed"
NO_CUE = "no cue word beside it"
LONGEST_NAME = 45
"""Words in the longest name that is believed; real ones reach 32."""
STEPS = 4
"""Fillers that may stand between a cue and a quotation."""
LIST_GAP = 140
"""Characters between two names of one list ("«A» of X; «B» in commune Y")."""

ANNOUNCED = 700
"""How far behind its colon a list of names may reach, in characters."""

_NUMERIC = re.compile(r"\d+\s*(?:[+-]|\w{1,6}|\S{1,2})\s*\d+|\d")


class ProgrammeFinder:
    """The search for names of models in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.unquoted_names = UnquotedNames(grammar)

    def find(self, folded: Folded, segments: Segments) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Return the names of the article in order, and the quotations that are none."""
        found: list[FoundModel] = []
        rejected: list[RejectedQuotation] = []
        for quotation in segments.quotations:
            if found and quotation.end <= found[-1].end:
                continue  # inside a name that is taken already
            result = self._read(folded, segments, quotation, found)
            if isinstance(result, FoundModel):
                found.append(result)
            else:
                rejected.append(RejectedQuotation(quotation.start, quotation.end, result))
        found, rejected = self._cued_behind(folded, segments, found, rejected)
        found, rejected = self._repeated(folded, found, rejected)
        found += self.unquoted_names.find(folded, segments, found)
        found.sort(key=lambda m: m.start)
        for model in found:
            model.owner = find_owner(self.g, folded, segments, model)
        return found, rejected

    def _read(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> FoundModel | str:
        start, end = _trimmed(folded.text, quotation.start, quotation.end)
        words = folded.low[start:end].split()
        if not words or len(words) > LONGEST_NAME:
            return "too long for a name" if words else "empty"
        before = self._cue_before(folded.low, quotation.start - 1)
        after = self._cue_after(folded.low, quotation.end + 1) if quotation.closed else None
        if not quotation.closed:
            return UNCLOSED if before else "speech"
        canonical, kind = self.g.alias(folded.low[start:end], len(words))
        if canonical is None and self.g.motto.before(folded.low, self._left_of_fillers(folded.low, quotation.start - 1)):
            return MOTTO
        if before is None and self.g.not_name.before(folded.low, self._left_of_fillers(folded.low, quotation.start - 1)):
            return "a title or a term, not a model"
        if self._is_speech(folded, quotation, start, end, before is not None):
            return "speech"
        cue = before or after
        rule = "model.cue-before" if before else "model.cue-after"
        if cue is None and _NUMERIC.match(words[0]) and self._group_cue(folded.low, quotation):
            return FoundModel(start, end, "model", None, "model.group")
        if cue is None and canonical is None:
            cue = self._list_cue(folded, segments, quotation, found)
            rule = "model.list"
        if cue is None and canonical is None:
            named = self.g.not_name.after(folded.low, skip_blanks(folded.low, quotation.end + 1))
            if self._is_title_case(folded.text[start:end]) and quotation.closed and not named:
                return FoundModel(start, end, "model", None, "model.title-case")
            return NO_CUE
        if cue is None:
            return FoundModel(start, end, kind, canonical, "model.alias")
        return FoundModel(start, end, kind if canonical else cue[0], canonical, rule, (cue[1], cue[2]))

    def _cue_before(self, low: str, position: int) -> tuple[str, int, int] | None:
        position = self._before_owner(low, position)
        for _ in range(STEPS):
            end = len(low[:position].rstrip())
            found = self.g.cues.before(low, position)
            if found:
                return found[0], found[1], end
            filler = self.g.fillers.before(low, position)
            if filler is None or filler[1] >= end:
                return None
            position = filler[1]
        return None

    def _before_owner(self, low: str, position: int) -> int:
        """Step over a comma, and the owner before it ("the model of the police, «X»")."""
        comma = re.search(r", ?$", low[max(0, position - 2) : position])
        if comma is None:
            return position
        left = max(0, position - 2) + comma.start()
        owner = self.g.organisations.before(low, left)
        of = self.g.of.before(low, owner[1]) if owner else None
        return of[1] if of else left

    def _cue_after(self, low: str, position: int) -> tuple[str, int, int] | None:
        if low[position : position + 1] in "-–":
            position += 1
        for _ in range(STEPS):
            position = skip_blanks(low, position)
            found = self.g.cues_after.after(low, position)
            if found:
                return found[0], position, found[1]
            filler = self.g.fillers.after(low, position)
            if filler is None or filler[1] <= position or not low[position].isalpha():
                return None
            position = filler[1]
        return None

    def _left_of_fillers(self, low: str, position: int) -> int:
        for _ in range(STEPS):
            filler = self.g.fillers.before(low, position)
            if filler is None or self.g.motto.before(low, position) or self.g.not_name.before(low, position):
                return position
            position = filler[1]
        return position

    def _is_title_case(self, name: str) -> bool:
        """A quotation of two words or more that all begin with a capital is a name, with no cue beside it."""
        match = self.g.capitals.fullmatch(name) if self.g.has_case else None
        return match is not None and len(name.split()) > 1 and not self.g.organisations.after(name.lower(), 0)

    def _group_cue(self, low: str, quotation: Quotation) -> bool:
        left = self._left_of_fillers(low, quotation.start - 1)
        right = skip_blanks(low, quotation.end + 1)
        for _ in range(2):
            filler = self.g.fillers.after(low, right)
            right = skip_blanks(low, filler[1]) if filler else right
        tail = re.split(r"[ -]", low[quotation.start : quotation.end])[-1]
        if self.g.group_cues.get(tail):
            return True
        return bool(self.g.group_cues.before(low, left) or self.g.group_cues.after(low, right))

    def _is_speech(self, folded: Folded, quotation: Quotation, start: int, end: int, cued: bool) -> bool:
        text, low = folded.text, folded.low
        inner = text[start : quotation.end].rstrip()
        left = low[: max(0, quotation.start - 1)].rstrip()
        if re.search(r"[.!?…।] +[^\W\d_]", text[start:end]) or (not cued and inner[-1:] in ".!?…।,"):
            return True
        if left[-1:] == ":" and not self._cue_before(low, len(left) - 1) and self.g.speech.before(low, self._clause_start(low, len(left) - 1)):
            return True
        following = re.match(r"[\s,–—-]*", low[quotation.end + 1 :])
        position = quotation.end + 1 + (following.end() if following else 0)
        return not cued and bool(self.g.speech.after(low, position))

    def _clause_start(self, low: str, position: int) -> int:
        return position

    def _list_cue(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> tuple[str, int, int] | None:
        """The cue of the name before, where both stand in one list of one sentence."""
        previous = found[-1] if found else None
        announced = self._announced(folded, segments, quotation)
        if announced is not None:
            return announced
        if previous is None or previous.cue is None or quotation.start - previous.end > LIST_GAP:
            return None
        gap = folded.low[previous.end + 1 : quotation.start - 1]
        if re.search(r"[.!?…।:\n]", gap) or not self._in_list(gap):
            return None
        return previous.kind, *previous.cue

    def _in_list(self, gap: str) -> bool:
        """Whether what stands between two names keeps them in one list: a joiner, or the owner of the first and a comma.

        Between the last comma and the second name only an article, a cue or a few words of place may stand.
        """
        if re.fullmatch(r"\s*\S{1,4}\s*", gap):
            return True
        match = re.fullmatch(r"[^,;]{0,70}(?:[,;][^,;]{0,40}){0,2}([,;])(?P<tail>[^,;]*)", gap)
        if match is None:
            return False
        words = match["tail"].split()
        return len(words) <= (7 if match[1] == ";" else 2) or self.g.cues.before(gap, len(gap)) is not None

    def _announced(self, folded: Folded, segments: Segments, quotation: Quotation) -> tuple[str, int, int] | None:
        """The cue right before the colon of a list ("there are good models: in X «A», …; in Y «B»")."""
        low = folded.low
        start = max(segments.sentence_at(quotation.start)[0], quotation.start - ANNOUNCED)
        colon = low.rfind(":", start, quotation.start)
        if colon < 0:
            return None
        hits = [m for m in self.g.cue_scanner.finditer(low, max(start, colon - 40), colon) if m.end() > colon - 16]
        kind = self.g.cues.get(" ".join(hits[-1][0].split())) if hits else None
        return (kind, *hits[-1].span()) if kind else None


    def _cued_behind(
        self, folded: Folded, segments: Segments, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Names in a list share the cue behind the last one: "«A», «B» and «C» models"."""
        by_start = {m.start: m for m in found}
        refused = {item.start: item for item in rejected if item.reason == NO_CUE}
        for quotation, following in reversed(list(pairwise(segments.quotations))):
            next_name = by_start.get(_trimmed(folded.text, following.start, following.end)[0])
            if next_name is None or next_name.rule not in ("model.cue-after", "model.list-before"):
                continue
            start, end = _trimmed(folded.text, quotation.start, quotation.end)
            gap = folded.low[quotation.end + 1 : following.start - 1]
            own = by_start.get(start)
            if not self.g.list_gap.fullmatch(gap) or not (quotation.start in refused or (own and own.rule == "model.title-case")):
                continue
            by_start[start] = FoundModel(start, end, next_name.kind, next_name.canonical, "model.list-before", next_name.cue)
            refused.pop(quotation.start, None)
        kept = [item for item in rejected if item.reason != NO_CUE or item.start in refused]
        return sorted(by_start.values(), key=lambda m: m.start), kept

    def _repeated(
        self, folded: Folded, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """A quotation equal to a name of the article is that name again, whatever stands beside it."""
        known = {folded.low[m.start : m.end]: m for m in found}
        kept: list[RejectedQuotation] = []
        more: list[FoundModel] = []
        for item in rejected:
            start, end = _trimmed(folded.text, item.start, item.end)
            same = known.get(folded.low[start:end])
            if same is None or overlaps(found, (start, end)):
                kept.append(item)
            else:
                more.append(FoundModel(start, end, same.kind, same.canonical, "model.repeated"))
        return sorted([*found, *more], key=lambda m: m.start), kept












def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return start, end