"""Find the names of models, movements, campaigns, programmes, projects, contests and titles (record field: ``models``).

A name is a quotation beside a cue word ("model", "phong trào"), a further quotation in a list under one cue, a rendering of a
nationally known programme, or an unquoted capitalised name behind a cue. Mottoes, speech and titles of documents are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from mobextract.folding import Folded
from mobextract.owners import find_owner
from mobextract.programme_grammar import Cue, FoundModel, ProgrammeGrammar, RejectedQuotation, overlaps
from mobextract.programme_signs import Signs
from mobextract.quotations import Quotation
from mobextract.segment import Segments
from mobextract.unquoted import UnquotedNames

MOTTO = "a motto"
UNCLOSED = "a quotation that is never closed"
NO_CUE = "no cue word beside it"
LONGEST_NAME = 45
"""Words in the longest name that is believed; real ones reach 32."""
LIST_GAP = 140
"""Characters between two names of one list with commas ("«A» of X, «B» and «C»")."""
ITEM_GAP = 400
"""The same between items with semicolons ("«A» of X, with 132 households; «B» in commune Y")."""
PLACE_WORDS = 7
ANNOUNCED = 700
"""How far behind its colon a list of names may reach, in characters."""

_INSIDE_NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")
_SENTENCE_END = re.compile(r"[.!?…।:\n]")
_ITEM_END = re.compile(r"[;·]\s*(?P<tail>[^;·]*)$")


class ProgrammeFinder:
    """The search for names of models in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.signs = Signs(grammar)
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
        found, rejected = self._listed_behind_repeats(folded, found, rejected)
        found += self.unquoted_names.find(folded, segments, found)
        found.sort(key=lambda m: m.start)
        for model in found:
            model.owner = find_owner(self.g, folded, segments, model)
        return found, rejected

    def _read(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> FoundModel | str:
        start, end = _trimmed(folded.text, quotation.start, quotation.end)
        low, signs = folded.low, self.signs
        words = low[start:end].split()
        if not words or len(words) > LONGEST_NAME:
            return "too long for a name" if words else "empty"
        before = signs.cue_before(low, quotation.start - 1)
        if not quotation.closed:
            return UNCLOSED if before else "speech"
        canonical, kind = self.g.alias(low[start:end], len(words))
        if canonical is None and (reason := self._refused(folded, quotation, start, end, before is not None)):
            return reason
        if signs.is_speech(folded, quotation, start, end, before is not None):
            return "speech"
        cue, rule = self._cue(folded, segments, quotation, found, before, canonical is not None)
        if cue is not None:
            return FoundModel(start, end, kind if canonical else cue[0], canonical, rule, (cue[1], cue[2]))
        if canonical is not None:
            return FoundModel(start, end, kind, canonical, "model.alias")
        alone = self._alone(folded, segments, quotation, start, end)
        return FoundModel(start, end, "model", None, alone) if alone else NO_CUE

    def _refused(self, folded: Folded, quotation: Quotation, start: int, end: int, cued: bool) -> str | None:
        """Why a quotation is no name, whatever cue stands near it; None where nothing speaks against it."""
        if self.g.no_names.get(folded.low[start:end]):
            return "a phrase, not a name"
        if self.signs.is_motto(folded.low, quotation):
            return MOTTO
        return None if cued or not self.signs.is_titled(folded.low, quotation) else "a title or a term, not a model"

    def _cue(
        self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel], before: Cue | None, known: bool
    ) -> tuple[Cue | None, str]:
        """The cue of a quotation, from the nearest place to the farthest, and the rule that found it. What is ``known`` needs a near one only."""
        low = folded.low
        start, end = _trimmed(folded.text, quotation.start, quotation.end)
        if before is not None:
            return before, "model.cue-before"
        if (after := self.signs.cue_after(low, quotation.end + 1)) is not None:
            return after, "model.cue-after"
        if known or self.signs.is_group(low, quotation, folded.text[start:end]):
            return None, ""
        if (listed := self._list_cue(folded, segments, quotation, found)) is not None:
            return listed, "model.list"
        if (apart := self.signs.cue_apart(folded, quotation, start)) is not None:
            return apart, "model.cue-apart"
        return self.signs.cue_of_being(low, quotation.end + 1), "model.apposition"

    def _alone(self, folded: Folded, segments: Segments, quotation: Quotation, start: int, end: int) -> str | None:
        """The rule by which a quotation without a cue is a name; None where it is none."""
        signs = self.signs
        if signs.is_group(folded.low, quotation, folded.text[start:end]):
            return "model.group"
        if signs.is_started(folded, quotation, start, segments.sentence_at(quotation.start)[0]) or signs.is_owned(folded, quotation, start):
            return "model.launched"
        return "model.title-case" if signs.is_title_case(folded.text[start:end]) else None

    def _list_cue(self, folded: Folded, segments: Segments, quotation: Quotation, found: list[FoundModel]) -> Cue | None:
        """The cue of the name before, where both stand in one list of one sentence."""
        previous = found[-1] if found else None
        announced = self._announced(folded, segments, quotation)
        if announced is not None:
            return announced
        if previous is None or previous.cue is None or not self._goes_on(folded, previous, quotation.start):
            return None
        return previous.kind, *previous.cue

    def _goes_on(self, folded: Folded, previous: FoundModel, start: int) -> bool:
        """Whether a quotation that starts at ``start`` goes on with the list in which ``previous`` stands."""
        if start - previous.end > ITEM_GAP:
            return False
        gap = _INSIDE_NUMBER.sub(" ", folded.low[previous.end + 1 : start - 1])
        return not _SENTENCE_END.search(gap) and self._in_list(gap)

    def _in_list(self, gap: str) -> bool:
        """Whether what stands between two names keeps them in one list: a joiner, the owner of the first and a comma, or what it
        achieved and a semicolon. Between the last sign and the second name only an article, a cue or a few words of place may stand.
        """
        if re.fullmatch(r"\s*\S{1,4}\s*", gap):
            return True
        item = _ITEM_END.search(gap)
        if item is not None:
            return len(item["tail"].split()) <= PLACE_WORDS
        match = re.fullmatch(r"[^,]{0,70}(?:,[^,]{0,40}){0,2},(?P<tail>[^,]*)", gap) if len(gap) <= LIST_GAP else None
        return match is not None and (len(match["tail"].split()) <= 2 or self.g.cues.before(gap, len(gap)) is not None)

    def _announced(self, folded: Folded, segments: Segments, quotation: Quotation) -> Cue | None:
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
            if not self.g.list_gap.fullmatch(gap) or not (quotation.start in refused or (own and own.rule in ("model.title-case", "model.launched"))):
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

    def _listed_behind_repeats(
        self, folded: Folded, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Names in a list that begins with a name known from elsewhere."""
        models = list(found)
        kept: list[RejectedQuotation] = []
        for item in rejected:
            index = bisect_left(models, item.start, key=lambda m: m.start)
            previous = models[index - 1] if index else None
            start, end = _trimmed(folded.text, item.start, item.end)
            listed = item.reason == NO_CUE and previous is not None and previous.rule in ("model.repeated", "model.list")
            if previous is not None and listed and self._goes_on(folded, previous, item.start) and not overlaps(models, (start, end)):
                models.insert(index, FoundModel(start, end, previous.kind, None, "model.list", previous.cue))
            else:
                kept.append(item)
        return models, kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    return start, end
