"""The cue word beside a quotation: right before or behind it, over fillers and the owner, with a description between, or as an example."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from mobextract.models.grammar import Cue, ProgrammeGrammar
from mobextract.text.folding import LETTER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation

STEPS = 4
"""Fillers that may stand between a cue and a quotation."""
APART = 60
"""Characters between a cue and the quotation that it describes at some length ("the model of waste sorting “X”")."""
APART_WORDS = 6
BEHIND = 40
BEHIND_WORDS = 4
"""The same behind it ("“5 no, 3 clean” family model")."""
TOLD, TOLD_WORDS = 60, 7
"""The same where verbs come last and "is" follows: "“X” … कम्यून के किसान संघ का एक मॉडल है"."""
EXAMPLES = 240
"""How far before an example the cue of what it is one of may stand, in characters."""
DESCRIBED = 2
"""Words that describe it between "is" and the cue."""
NEAR = 40
_STOP = regex(r"[.,;:()!?…।\n«»“”„\"]")
SENTENCES = regex(r"(?:(?<!\d)\.|[!?…।])[.!?…।]*\s+[^\W\d_]")
_BRACKET = regex(r" ?\([^()\n]{3,60}\)")
_NUMBER = regex(r"\d[\d.,]* ")
_NUMBERED = regex(r" \d{1,4}(?:[-/.]\w+)* ?[(:,–-]? ?$")
"""The number of a project or programme between its cue and its title: "Project 8 (“…”)"."""
_SHORT = regex(rf"(?<={WORD}) ?\([^\s()]{{2,10}}\) ?$")
"""The abbreviation of what stands before it, in brackets: "mô hình dân vận khéo (DVK) “…”"."""
COMMA = regex(r", ?$")
_DESCRIBED = regex(rf"{LETTER}+ ")
_DASH = regex(r" ?[,–—-] ?| +")


class CuesBeside:
    """The search for such cues with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def before(self, low: str, position: int) -> Cue | None:
        """The cue before a quotation whose mark stands right before ``position``, over fillers and the owner."""
        position = self._before_owner(low, position)
        short = _SHORT.search(low, max(0, position - 14), position)
        position = short.start() if short and self.g.cue_before(low, short.start()) else position
        number = _NUMBERED.search(low, max(0, position - 24), position)
        position = first = number.start() if number and self.g.cues.before(low, number.start()) else position
        for _ in range(STEPS):
            end = end_before(low, position)
            found, filler = self.g.cue_before(low, position), self.g.fillers.before(low, position)
            if found and filler and filler[1] < found[1]:  # "a project with the title “X”" is no title, and a book is no model
                called, other = self.g.cue_before(low, filler[1]), self.g.not_name.before(low, filler[1])
                found, end = called or (None if other else found), end_before(low, filler[1]) if called else end
            if found:
                return None if self.g.possesses(low, end, first) else (found[0], found[1], end)
            if filler is None or filler[1] >= end:
                return None
            position = filler[1]
        return None

    def _before_owner(self, low: str, position: int) -> int:
        """Step over a comma, and the owner before it ("the model of the police, «X»")."""
        comma = COMMA.search(low, max(0, position - 2), position)
        if comma is None:
            return position
        left = comma.start()
        owner = self.g.organisations.before(low, left)
        of = self.g.of.before(low, owner[1]) if owner else None
        return of[1] if of else left

    def after(self, low: str, position: int) -> Cue | None:
        """The cue behind a quotation that ends before the mark at ``position - 1``, over the abbreviation, or the place, in brackets."""
        if bracket := _BRACKET.match(low, position):
            position = bracket.end()
        if low[position : position + 1] in "-–":
            position += 1
        for _ in range(STEPS):
            position = skip_blanks(low, position)
            found = self.g.cue_after(low, position)
            if found:
                return found[0], position, found[1]
            number = _NUMBER.match(low, position)
            filler = (True, number.end()) if number else self.g.fillers.after(low, position)
            if filler is None or filler[1] <= position or not (number or low[position].isalpha()):
                return None
            position = filler[1]
        return None

    def apart(self, folded: Folded, quotation: Quotation, start: int) -> Cue | None:
        """The cue of a capitalised or numeric name with a description between: no verb and no sign stands there, but for "is" ("the best
        model of the commune is “X”")."""
        if not self.g.has_case or not (folded.text[start].isupper() or folded.text[start].isdigit()):
            return None
        mark = quotation.start - 1
        hits = list(self.g.cue_scanner.finditer(folded.low, max(0, mark - APART), mark))
        if not hits:
            return None
        being = self._before_being(folded.low, hits[-1].end(), mark)
        gap = _SHORT.sub("", COMMA.sub(" ", folded.low[hits[-1].end() : being]))
        if _STOP.search(gap) or len(gap.split()) > APART_WORDS or not gap[:1].isspace():
            return None
        return None if self.g.verbs.search(gap, self._behind_verbs(gap) if being < mark else 0) else self._cue(hits[-1])

    def _behind_verbs(self, gap: str) -> int:
        """Where the verbs and relatives end that open a description: "the models that were copied are “A” and “B”"."""
        at = skip_blanks(gap, 0)
        while (verb := self.g.verbs.match(gap, at)) is not None:
            at = skip_blanks(gap, verb.end())
        return at

    def _before_being(self, low: str, start: int, mark: int) -> int:
        """Where "is", an article perhaps behind it, begins right before a quotation, if something stands between it and a cue."""
        article = self.g.articles.before(low, mark)
        being = self.g.copula.before(low, mark) or (self.g.copula.before(low, article[1]) if article else None)
        return being[1] if being is not None and low[start : being[1]].strip() else mark

    def far_behind(self, low: str, position: int) -> Cue | None:
        """The cue that ends a phrase behind the name where heads stand last: "“X” family model", "“X” किसान संघ का मॉडल"."""
        if not self.g.head_last or low[position : position + 1] not in (" ", "-"):
            return None
        match = next(self.g.cue_scanner.finditer(low, position, position + (TOLD if self.g.postpositional else BEHIND)), None)
        gap = low[position : match.start()] if match else "."
        told = match is not None and self.g.postpositional and self.g.copula.after(low, skip_blanks(low, match.end())) is not None
        most = TOLD_WORDS if told else BEHIND_WORDS
        if _STOP.search(gap) or len(gap.split()) > most or self.g.verbs.search(gap) or self.g.small.search(gap):
            return None
        return self._cue(match) if match else None

    def of_being(self, low: str, position: int) -> Cue | None:
        """The cue of an apposition behind: "“X”, a model of …", "“X” is a model", "“X” is the name of the
        model that …"; not that of a further name."""
        match = _DASH.match(low, position)
        if match is None:
            return None
        at = skip_blanks(low, match.end())
        being = self.g.copula.after(low, at)
        if being is None and match[0].isspace():
            return None
        at = skip_blanks(low, being[1]) if being else at
        described = DESCRIBED if being or self.g.copula.get(match[0].strip()) else 0
        for _ in range(STEPS):
            found = self.g.cues.after(low, at)
            if found:
                label = self.g.labels.after(low, at) or self.g.labels.after(low, skip_blanks(low, found[1]))
                numbered = label is not None and low[skip_blanks(low, label[1]) :][:1].isdigit()  # "“X”, Đề án số 4": the next document
                named = numbered or re.match(r"[ :]*[«“\"„'‘]", low[found[1] : found[1] + 4]) or self.before(low, found[1]) is None
                return None if named else (found[0], at, found[1])
            filler = self.g.fillers.after(low, at) or self.g.name_heads.after(low, at)
            word = _DESCRIBED.match(low, at) if filler is None and described else None
            if word is not None and self._describes(low, at, word.end() - 1):  # "“X” is a shining model"
                described -= 1
                at = word.end()
                continue
            if filler is None or filler[1] <= at or not low[at].isalpha():
                return None
            at = skip_blanks(low, filler[1])
        return None

    def _describes(self, low: str, start: int, end: int) -> bool:
        """Whether a word before a cue may say what it is like: no verb, no preposition, nothing that has a title or is a motto."""
        if self.g.verbs.search(low, start, end) or self.g.small.search(low, start, end):
            return False
        return not any(words.after(low, start) for words in (self.g.motto, self.g.not_name, self.g.clubs, self.g.organisations))

    def of_examples(self, folded: Folded, quotation: Quotation, start: int) -> Cue | None:
        """The cue of the models that a quotation is one of: "twelve models, among them “X”", "typical of these models is “X”"."""
        low, mark = folded.low, quotation.start - 1
        if not (capital := self.is_capital(folded.text, start)) and not self.is_organisations(low, quotation):
            return None
        if (among := self._among(low, mark)) is not None:
            reach = (EXAMPLES if capital else APART) if self.g.has_case else NEAR  # where no capital tells a name
            return self._cue_within(low, max(0, among - reach), among, SENTENCES)
        floor = max(low.rfind("\n", 0, mark), mark - EXAMPLES, 0)
        example = _last(self.g.example_scanner.finditer(low, max(floor, mark - NEAR), mark))
        if example is None or _STOP.search(low, example.end(), mark) or len(low[example.end() : mark].split()) > 2:
            return None
        return self._cue_within(low, floor, example.start(), None)

    def _among(self, low: str, mark: int) -> int | None:
        """Where "among them" begins that stands right before a quotation, articles apart."""
        article = self.g.articles.before(low, mark)
        among = self.g.among.before(low, mark) or (self.g.among.before(low, article[1]) if article else None)
        return among[1] if among else None

    def _cue_within(self, low: str, start: int, end: int, stop: re.Pattern[str] | None) -> Cue | None:
        """The last cue in a stretch, behind which nobody speaks and (with ``stop``) no sentence ends."""
        cue = _last(self.g.cue_scanner.finditer(low, start, end))
        if cue is None or self.g.speech_scanner.search(low, cue.end(), end) or "\n" in low[cue.end() : end]:
            return None
        return None if stop and stop.search(low, cue.end(), end) else self._cue(cue)

    def _cue(self, match: re.Match[str]) -> Cue | None:
        kind = self.g.kind_of(match)
        return (kind, *match.span()) if kind else None

    def is_capital(self, text: str, start: int) -> bool:
        """Whether a name begins with a capital or a figure, where capitals tell names."""
        return not self.g.has_case or text[start].isupper() or text[start].isdigit()

    def is_organisations(self, low: str, quotation: Quotation) -> bool:
        """Whether "of" and an organisation that runs models follow: "“X” of the Women's Union"."""
        of = self.g.of.after(low, behind := skip_blanks(low, quotation.end + 1))
        if not quotation.closed or (of is None and self.g.of):  # where the genitive says it, the organisation stands right behind
            return False
        at = skip_blanks(low, of[1]) if of else behind
        article = self.g.articles.after(low, at)  # "of the Women's Union"
        at = skip_blanks(low, article[1]) if article else at
        level = self.g.units.after(low, at)  # "of the commune Women's Union"
        return any(self.g.organisations.after(low, p) is not None for p in (at, *((skip_blanks(low, level[1]),) if level else ())))


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches."""
    return next(iter(deque(matches, maxlen=1)), None)
