"""Names that share one cue: «A» of X; «B» of Y after it, «A», «B» and «C» before it, or all behind a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from mobextract.models.grammar import Cue, FoundModel, ProgrammeGrammar, RejectedQuotation, trimmed
from mobextract.text.folding import WORD, Folded, skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Segments

LIST_GAP = 140
"""Characters between two names that a comma or "and" joins ("«A» of X, «B»")."""
ITEM_GAP = 420
"""Characters between two names that open items of their own, set off by semicolons; results may stand between."""
ITEM_WORDS = 7
"""Words that may open an item before its name ("; in commune Z «C»")."""
DESCRIBED = 160
"""Characters between a cue and the colon of the list that it announces with more words."""
NEAR_COLON = 70
"""The same for words for examples and clubs."""
SHORT = 12
"""Words of a name; most in a list have no more."""
ANNOUNCED = 700
"""How far behind its colon a list of names may reach, in characters."""
NO_CUE = "no cue word beside it"

UNCUED = ("model.title-case", "model.launched", "model.alias", "model.told", "model.in-sentence")
"""Rules that find a name without a cue: in a list it has that of the others."""
PLACE_WORDS = 8
"""Words of the unit or organisation before a name."""
ITEM_NUMBER = 5
"""The most characters of an item's number, with its signs."""
_INSIDE_NUMBER = regex(r"(?<=\d)[.,:](?=\d)")
_ITEM_NUMBER = regex(r"(?<=[;,]) ?\(?\d{1,2}[.)] *$")
_NUMBERED = regex(r": ?\(?\d{1,2}[.)] *$")
"""The number of an item, at its beginning ("; 2. “B”")."""
_ENDS = regex(r"[.!?…।]\s+[\"'“”„«‘]?[^\W\d_]|[.!?…।]\s*$|[:\n]")
_SENTENCE_END = regex(r"[.!?…।;:«»“”\"]")
_BARE_JOINER = regex(r"\s*\S{1,4}\s*")
_INNER_SIGN = regex(r"[,;.][\"'”’»“]")
_BRACKETS = regex(r" ?\([^()\n]{1,80}\)")
"""Where a model runs, between two names: "«A» (commune X, Y), «B» (…) and «C»"."""
_ITEMS = regex(r"[^,;]{0,70}(?:[,;][^,;]{0,40}){0,2},(?P<tail>[^,;]*)")


class NameLists:
    """The search for the cue of names that have none of their own."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def cue(self, folded: Folded, segments: Segments, quotation: Quotation, previous: FoundModel | None) -> Cue | None:
        """The cue of a list that the quotation stands in: announced by a colon, or that of the name before."""
        announced = self._announced(folded, segments, quotation)
        if announced is not None or previous is None or previous.cue is None:
            return announced
        gap = _between(folded.low, previous.end, quotation.start - 1)
        gap = _ITEM_NUMBER.sub(" ", _INSIDE_NUMBER.sub(" ", gap)) if len(gap.rstrip()) <= ITEM_GAP + ITEM_NUMBER else gap
        if not (self._goes_on(gap) or self._goes_on(_BRACKETS.sub("", gap))):
            return None
        kind = self.g.cues.get(" ".join(folded.low[slice(*previous.cue)].split())) or previous.kind
        return kind, *previous.cue

    def _goes_on(self, gap: str) -> bool:
        """Whether what stands between two names keeps them in one list."""
        if len(gap) > ITEM_GAP or _ENDS.search(gap):
            return False
        if _BARE_JOINER.fullmatch(gap):
            return True
        if self._has_too(gap) or self._is_besides(gap):
            return True
        item = self.g.item_start.search(gap)
        if item is not None:
            has = self.g.has.before(item["tail"], len(item["tail"]))
            tail = item["tail"][: has[1]] if has else item["tail"]
            return len(tail.split()) <= ITEM_WORDS and not self.g.verbs.search(tail)
        if self.g.joined_end.fullmatch(gap):
            return not self.g.verbs.search(gap)
        match = _ITEMS.fullmatch(gap) if len(gap) <= LIST_GAP else None
        return match is not None and (len(match["tail"].split()) <= 2 or self.g.cues.before(gap, len(gap)) is not None)

    def _is_besides(self, gap: str) -> bool:
        """Whether the next name stands behind "besides" and the cue of the one before: "“A” मॉडल के अलावा कम्यून में “B”"."""
        cue = self.g.cues.after(gap, skip_blanks(gap, 0)) if self.g.postpositional else None
        besides = self.g.besides.after(gap, skip_blanks(gap, cue[1])) if cue else None
        return besides is not None and gap.count(" ", besides[1]) <= ITEM_WORDS and not self.g.verbs.search(gap, besides[1])

    def _has_too(self, gap: str) -> bool:
        """Whether another organisation is said to have the next name: "“A”, and the Youth Union has “B”"."""
        has = self.g.has.before(gap, len(gap))
        if has is None or len(gap) > LIST_GAP or ";" in gap or "·" in gap:
            return False
        organisations = [m for m in re.finditer(rf"{WORD}+", gap[: has[1]]) if self.g.organisations.after(gap, m.start())]
        if organisations and self.g.of.before(gap, organisations[0].start()) is not None:
            return False  # the first name's own
        return bool(organisations) and self.g.verbs.search(gap, 0, organisations[0].start()) is None

    def _announced(self, folded: Folded, segments: Segments, quotation: Quotation) -> Cue | None:
        """The cue right before the colon of a list ("there are good models: in X «A», …; in Y «B»")."""
        low = folded.low
        start = segments.sentence_at(quotation.start - 1)[0]
        if _NUMBERED.search(low, max(0, start - 6), start):
            start = segments.sentence_at(start - 2)[0]
        start = max(start, quotation.start - ANNOUNCED)
        colon = low.rfind(":", start, quotation.start)
        if colon < 0:
            return None
        hits = [m for m in self.g.cue_scanner.finditer(low, max(start, colon - 40), colon) if m.end() > colon - 16]
        kind = self.g.kind_of(hits[-1]) if hits else None
        if kind:
            return kind, *hits[-1].span()
        return self._described(low, max(start, colon - DESCRIBED), colon) if self._several(folded, segments, colon) else None

    def _described(self, low: str, start: int, colon: int) -> Cue | None:
        """The last cue, or word for examples, of what announces a list at some length ("models that reach many, for example:")."""
        hits = list(self.g.cue_scanner.finditer(low, start, colon))
        if hits and not _SENTENCE_END.search(low, hits[-1].end(), colon):
            kinds = [self.g.kind_of(hit) or "model" for hit in hits]
            models = kinds[-1] == "movement" and kinds[-2:-1] == ["model"]  # "models in the movement for A, in X:"
            return "model" if models else kinds[-1], *hits[-1].span()
        examples = list(self.g.example_scanner.finditer(low, max(start, colon - NEAR_COLON), colon))
        return ("model", *examples[-1].span()) if examples and not _SENTENCE_END.search(low, examples[-1].end(), colon) else None

    def _several(self, folded: Folded, segments: Segments, colon: int) -> bool:
        """Whether two short quotations or more stand behind a colon, and few long ones: what one says behind it is no list."""
        end = segments.sentence_at(colon)[1]
        index = bisect_left(segments.quotations, colon, key=START)
        inside = [q for q in segments.quotations[index : index + 8] if q.end <= end and q.depth == 0]
        short = sum(len(folded.low[q.start : q.end].split()) <= SHORT for q in inside)
        return short > 1 and short > len(inside) / 2

    def cued_behind(
        self, folded: Folded, segments: Segments, found: list[FoundModel], rejected: list[RejectedQuotation]
    ) -> tuple[list[FoundModel], list[RejectedQuotation]]:
        """Names in a list share the cue behind the last one: "«A», «B» and «C» models"."""
        by_start = {m.start: m for m in found}
        refused = {item.start: item for item in rejected if item.reason == NO_CUE}
        for quotation, following in reversed(list(pairwise(segments.quotations))):
            next_name = by_start.get(trimmed(folded.text, following.start, following.end)[0])
            if next_name is None or not self._is_cued_behind(folded.low, following, next_name):
                continue
            start, end = trimmed(folded.text, quotation.start, quotation.end)
            gap = _between(folded.low, end, following.start - 1)
            article = self.g.articles.before(gap, len(gap))  # "the “A”, the “B” and the “C” models"
            gap = gap[: article[1]] if article else gap
            gap = self._before_place(gap) if self.g.postpositional else gap
            own = by_start.get(start)
            if not self.g.list_gap.fullmatch(_BRACKETS.sub("", gap)) or not (quotation.start in refused or (own and own.rule in UNCUED)):
                continue
            by_start[start] = self._in_list(folded.low, own or FoundModel(start, end, next_name.kind, None, ""), next_name)
            refused.pop(quotation.start, None)
        kept = [item for item in rejected if item.reason != NO_CUE or item.start in refused]
        return sorted(by_start.values(), key=START), kept

    def _before_place(self, gap: str) -> str:
        """What joins two names, without the unit or organisation that stands before the second one: ", गाँव 2 में", "और महिला संघ का"."""
        tie = self.g.within.before(gap, len(gap)) or self.g.of.before(gap, len(gap))
        joined = self.g.joined_start.match(gap) if tie else None
        if tie is None or joined is None or gap.count(" ", joined.end()) > PLACE_WORDS:
            return gap
        words = [m.start() for m in re.finditer(rf"{WORD}+", gap[: tie[1]]) if m.start() >= joined.end()]
        named = any(self.g.units.after(gap, at) or self.g.organisations.after(gap, at) for at in words)
        return joined[0] if named else gap

    def _in_list(self, low: str, own: FoundModel, following: FoundModel) -> FoundModel:
        """A name with the cue of the one behind it; a national programme keeps its kind ("«Green Lane» and «Skilful mass mobilization»
        movements" are one each)."""
        cue = " ".join(low[slice(*following.cue)].split()) if following.cue else ""
        kind = own.kind if own.canonical else self.g.cues.get(cue) or following.kind
        return FoundModel(own.start, own.end, kind, own.canonical, "model.list-before", following.cue)

    def _is_cued_behind(self, low: str, quotation: Quotation, name: FoundModel) -> bool:
        """Whether the cue of a name stands behind it, or the word for clubs: "«A» and «B» clubs"."""
        if name.rule == "model.group":
            return self.g.clubs.after(low, skip_blanks(low, quotation.end + 1)) is not None
        told = name.rule == "model.apposition" and name.cue is not None and name.cue[0] > name.end  # "«A» and «B» are models"
        return told or name.rule in ("model.cue-after", "model.list-before")


def _between(low: str, end: int, start: int) -> str:
    """What stands between a quoted name's end and the next one's mark; a comma inside the marks counts as behind them ("“A,” “B”")."""
    sign = low[end] if _INNER_SIGN.match(low, end) else ""
    return sign + low[end + len(sign) + 1 : start]
