"""What stands beside a quotation and tells whether it is a name: cue words, mottoes, verbs of saying, groups, what an organisation starts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from mobextract.models.grammar import Cue, ProgrammeGrammar
from mobextract.text.folding import WORD, Folded, end_before, skip_blanks
from mobextract.text.lexicon import Lexicon
from mobextract.text.quotations import Quotation

STEPS = 4
"""Fillers that may stand between a cue and a quotation."""
APART = 60
"""Characters between a cue and the quotation that it describes at some length ("the model of waste sorting “X”")."""
APART_WORDS = 6
BEHIND = 40
BEHIND_WORDS = 4
"""The same behind it ("“5 no, 3 clean” family model")."""
COPULA_REACH = 45
"""Characters between a word for a motto and the copula before the motto itself."""
SHORT_NAME = 8
"""Words of a name that may stand alone behind a colon; what is longer there is speech."""
IRONY_WORDS = 2
EXAMPLES = 240
"""How far before an example the cue of what it is one of may stand, in characters."""
CALLED = 12
"""Words of a name whose quotation ends with a stop."""
NEAR = 40
_STOP = re.compile(r"[.,;:()!?…।\n«»“”„\"]")
_NUMERIC = re.compile(r"\d+\s*(?:[+-]|\w{1,6}|\S{1,2})\s*\d+|\d")
_SENTENCES = re.compile(r"(?:(?<!\d)\.|[!?…।])[.!?…।]*\s+[^\W\d_]")
_BRACKET = re.compile(r" ?\([^()\n]{3,60}\)")
_NUMBER = re.compile(r"\d[\d.,]* ")
_NUMBERED = re.compile(r" \d{1,4}(?:[-/.]\w+)* ?[(:,–-]? ?$")
"""The number of a project or programme between its cue and its title: "Project 8 (“…”)"."""
_WORD_BEFORE = re.compile(rf"(?<= ){WORD}+$")
_COMMA = re.compile(r", ?$")
_NEXT = re.compile(r"(?P<gap>[ ,;]*(?:\w+ )?)[\"'“‘«„]")
_PREVIOUS = re.compile(r"[\"'”’»](?P<gap>[ ,;]*(?:\w+ )?)$")
_PARTS, _LAST = re.compile(r"[ –-]+"), re.compile(r"[ -]")
_SIGNS = re.compile(r"[\s,–—-]*")
_DASH = re.compile(r" ?[,–—-] ?| +")


class Signs:
    """The signs around a quotation, read with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

    def cue_before(self, low: str, position: int) -> Cue | None:
        """The cue before a quotation whose mark stands right before ``position``, over fillers and the owner."""
        position = self._before_owner(low, position)
        number = _NUMBERED.search(low, max(0, position - 24), position)
        position = first = number.start() if number and self.g.cues.before(low, number.start()) else position
        for _ in range(STEPS):
            end = end_before(low, position)
            found = self.g.cue_before(low, position)
            if found:
                return None if self.g.possesses(low, end, first) else (found[0], found[1], end)
            filler = self.g.fillers.before(low, position)
            if filler is None or filler[1] >= end:
                return None
            position = filler[1]
        return None

    def _before_owner(self, low: str, position: int) -> int:
        """Step over a comma, and the owner before it ("the model of the police, «X»")."""
        comma = _COMMA.search(low, max(0, position - 2), position)
        if comma is None:
            return position
        left = comma.start()
        owner = self.g.organisations.before(low, left)
        of = self.g.of.before(low, owner[1]) if owner else None
        return of[1] if of else left

    def cue_apart(self, folded: Folded, quotation: Quotation, start: int) -> Cue | None:
        """The cue of a capitalised or numeric name with a description between: no verb and no sign stands there."""
        if not self.g.has_case or not (folded.text[start].isupper() or folded.text[start].isdigit()):
            return None
        mark = quotation.start - 1
        hits = list(self.g.cue_scanner.finditer(folded.low, max(0, mark - APART), mark))
        if not hits:
            return None
        gap = _COMMA.sub(" ", folded.low[hits[-1].end() : mark])
        if _STOP.search(gap) or len(gap.split()) > APART_WORDS or self.g.verbs.search(gap) or not gap[:1].isspace():
            return None
        return self._cue(hits[-1])

    def _cue(self, match: re.Match[str]) -> Cue | None:
        kind = self.g.cues.get(" ".join(match[0].split()))
        return (kind, *match.span()) if kind else None

    def cue_after(self, low: str, position: int) -> Cue | None:
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

    def cue_of_being(self, low: str, position: int) -> Cue | None:
        """The cue of an apposition behind: "“X”, a model of …", "“X” is a model"; not that of a further name."""
        match = _DASH.match(low, position)
        if match is None:
            return None
        at = skip_blanks(low, match.end())
        being = self.g.copula.after(low, at)
        if being is None and match[0].isspace():
            return None
        at = skip_blanks(low, being[1]) if being else at
        for _ in range(STEPS):
            found = self.g.cues.after(low, at)
            if found:
                label = self.g.labels.after(low, at) or self.g.labels.after(low, skip_blanks(low, found[1]))
                numbered = label is not None and low[skip_blanks(low, label[1]) :][:1].isdigit()  # "“X”, Đề án số 4": the next document
                named = numbered or re.match(r"[ :]*[«“\"„'‘]", low[found[1] : found[1] + 4]) or self.cue_before(low, found[1] + 1) is None
                return None if named else (found[0], at, found[1])
            filler = self.g.fillers.after(low, at)
            if filler is None or filler[1] <= at or not low[at].isalpha():
                return None
            at = skip_blanks(low, filler[1])
        return None

    def cue_far_behind(self, low: str, position: int) -> Cue | None:
        """The cue that ends a phrase behind the name where heads stand last: "“X” family model", "“X” किसान संघ का मॉडल"."""
        if not self.g.head_last or low[position : position + 1] not in (" ", "-"):
            return None
        match = next(self.g.cue_scanner.finditer(low, position, position + BEHIND), None)
        gap = low[position : match.start()] if match else "."
        if _STOP.search(gap) or len(gap.split()) > BEHIND_WORDS or self.g.verbs.search(gap) or self.g.small.search(gap):
            return None
        return self._cue(match) if match else None

    def cue_of_examples(self, folded: Folded, quotation: Quotation, start: int) -> Cue | None:
        """The cue of the models that a quotation is one of: "twelve models, among them “X”", "typical of these models is “X”"."""
        low, mark = folded.low, quotation.start - 1
        if not (capital := self._is_capital(folded.text, start)) and not self._is_organisations(low, quotation):
            return None
        if (among := self._among(low, mark)) is not None:
            reach = (EXAMPLES if capital else APART) if self.g.has_case else NEAR  # where no capital tells a name
            return self._cue_within(low, max(0, among - reach), among, _SENTENCES)
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

    def left_of_fillers(self, low: str, position: int) -> int:
        """Where the fillers before a quotation begin, unless a motto or title word stands earlier."""
        for _ in range(STEPS):
            filler = self.g.fillers.before(low, position)
            if filler is None or self.g.motto.before(low, position) or self.g.not_name.before(low, position):
                return position
            position = filler[1]
        return position

    def is_motto(self, low: str, quotation: Quotation) -> bool:
        """Whether a word for a motto stands right before or behind, or before a cue and a copula ("the motto of the model is “X”")."""
        mark = quotation.start - 1
        if self.g.motto.before(low, self.left_of_fillers(low, mark)):
            return True
        being = self.g.copula.before(low, mark)
        if being is None and ":" in low[(left := _before_colon(low, mark)) : mark]:
            being = self.g.copula.before(low, left)
        if being and self.g.motto_scanner.search(low, max(0, being[1] - COPULA_REACH), being[1]):
            return True
        right = skip_blanks(low, quotation.end + (2 if low[quotation.end + 1 : quotation.end + 2] == "-" else 1))
        for _ in range(3):
            if self.g.clubs.after(low, right):
                return False  # "câu" is a saying, "câu lạc bộ" a club
            if self.g.motto.after(low, right):
                return quotation.closed
            filler = self.g.fillers.after(low, right)
            if filler is None or not low[right : right + 1].isalpha():
                return False
            right = skip_blanks(low, filler[1])
        return False

    def is_irony(self, folded: Folded, quotation: Quotation, start: int, end: int) -> bool:
        """Whether one word or two in lower case stand inside another quotation ("“… a model that is ‘switched on’ …”, he said"), or
        behind a copula ("twelve models are “asleep”"), or two syllables ("mô hình “nằm im”")."""
        if not self.g.has_case or not folded.text[start].islower():
            return False
        words = _PARTS.split(folded.text[start:end])
        if len(words) > IRONY_WORDS or any(w[:1].isdigit() for w in words):
            return False
        return quotation.depth > 0 or self.g.noun_first or self.g.copula.before(folded.low, quotation.start - 1) is not None

    def is_titled(self, low: str, quotation: Quotation) -> bool:
        """Whether a word for a document, a film, a fund … stands right before or right behind."""
        if self.g.not_name.before(low, self.left_of_fillers(low, quotation.start - 1)):
            return True
        right = quotation.end + (2 if low[quotation.end + 1 : quotation.end + 2] == "-" else 1)
        return quotation.closed and self.g.not_name.after(low, skip_blanks(low, right)) is not None

    def is_speech(self, folded: Folded, quotation: Quotation, start: int, end: int, cue: Cue | None) -> bool:
        """Whether a quotation is what somebody says: sentences inside, or a verb of saying beside it."""
        low = folded.low
        cued = cue is not None or self._is_named_so(folded, quotation)
        inner = folded.text[start : quotation.end].rstrip()
        left = end_before(low, max(0, quotation.start - 1))
        if _SENTENCES.search(folded.text, start, end) or (not cued and inner[-1:] in ".!?…।," and not self._is_in_row(low, quotation, inner[-1:])):
            return True
        if low[max(0, left - 1) : left] == ":" and self._is_told(low, left - 1, len(inner.split())):
            return True
        if cued:
            return False
        following = _SIGNS.match(low, quotation.end + 1, quotation.end + 12)
        return self.g.speech.after(low, following.end() if following else quotation.end + 1) is not None

    def _is_named_so(self, folded: Folded, quotation: Quotation) -> bool:
        """Whether a cue and a colon stand right before a short quotation whose stop is inside the marks (a new model: “Green House.”)."""
        left = end_before(folded.low, max(0, quotation.start - 1))
        short = folded.text.count(" ", quotation.start, quotation.end) < CALLED
        return short and folded.low[left - 1 : left] == ":" and self.g.cues.before(folded.low, end_before(folded.low, left - 1)) is not None

    def _is_in_row(self, low: str, quotation: Quotation, sign: str) -> bool:
        """Whether the sign at a quotation's end is that of the sentence around it: in a row ("“A,” “B,” and “C.”"), or behind a verb of launching."""
        mark = quotation.start - 1
        beside = (_NEXT.match(low, quotation.end + 1), _PREVIOUS.search(low, max(0, mark - NEAR), mark) if sign in ".," else None)
        in_row = any(match and self.g.list_gap.fullmatch(", " + match["gap"].strip()) for match in beside)
        return in_row or (sign == "," and self.g.launch.before(low, self.left_of_fillers(low, mark)) is not None)

    def _is_told(self, low: str, colon: int, words: int) -> bool:
        """Whether a verb of saying leads to the colon; before a short name behind a cue it must stand right there."""
        if self.g.speech.before(low, colon):
            return True
        clause = max(low.rfind(". ", 0, colon), low.rfind("\n", 0, colon)) + 1
        return words > SHORT_NAME and self.g.speech_scanner.search(low, max(clause, colon - 120), colon) is not None

    def is_group(self, low: str, quotation: Quotation, name: str) -> bool:
        """Whether a club's name, or a group's numeric one, stands beside the word for it."""
        words = name.split()
        numeric = _NUMERIC.match(words[0]) is not None
        cues = [self.g.group_cues] if numeric else []
        title = self.g.has_case and "," not in name and all(word[0].isupper() for word in words)
        if numeric or (1 < len(words) <= SHORT_NAME and not title):  # "Red Phoenix" is a team's name, no model's
            cues.append(self.g.clubs)
        return any(self._beside(low, quotation, lexicon) for lexicon in cues) or (numeric and self._behind_group(low, quotation.start - 1))

    def _behind_group(self, low: str, mark: int) -> bool:
        """Whether a word or two between a group and a numeric name say what the group does: "tổ hòa giải “5 tốt”"."""
        end = end_before(low, mark)
        for _ in range(2):
            word = _WORD_BEFORE.search(low, max(0, end - NEAR), end)
            if word is None:
                return False
            end = end_before(low, word.start())
            if self.g.group_cues.before(low, end):
                return True
        return False

    def _beside(self, low: str, quotation: Quotation, cues: Lexicon[bool]) -> bool:
        comma = _COMMA.search(low, max(0, quotation.start - 3), quotation.start - 1)  # "its own group, «5 på nett»"
        left = comma.start() if comma else self.left_of_fillers(low, quotation.start - 1)
        right = skip_blanks(low, quotation.end + (2 if low[quotation.end + 1 : quotation.end + 2] == "-" else 1))
        for _ in range(2):
            filler = self.g.fillers.after(low, right)
            right = skip_blanks(low, filler[1]) if filler else right
        tail = "" if self.g.noun_first else _LAST.split(low[quotation.start : quotation.end])[-1]  # there the last word is no head: "nợ bộ đội"
        return bool(cues.get(tail) or cues.before(low, left) or cues.after(low, right))

    def is_started(self, folded: Folded, quotation: Quotation, start: int, sentence: int) -> bool:
        """Whether an organisation of the sentence launches or copies it: "the Youth Union launched “X”", "“X” launched by the Youth Union"."""
        low, mark, behind = folded.low, quotation.start - 1, quotation.end + 1
        if not self._is_capital(folded.text, start):
            return False
        if self.g.launch.before(low, self.left_of_fillers(low, mark)) is not None:
            return self.g.organisation_scanner.search(low, max(sentence, mark - 160), mark) is not None
        if self.g.launch.after(low, skip_blanks(low, behind)) is None:
            return False
        return self.g.organisation_scanner.search(low, max(sentence, mark - 160), behind + 60) is not None

    def is_owned(self, folded: Folded, quotation: Quotation, start: int) -> bool:
        return self._is_capital(folded.text, start) and self._is_organisations(folded.low, quotation)

    def _is_organisations(self, low: str, quotation: Quotation) -> bool:
        """Whether "of" and an organisation that runs models follow: "“X” of the Women's Union"."""
        of = self.g.of.after(low, behind := skip_blanks(low, quotation.end + 1))
        if not quotation.closed or (of is None and self.g.of):  # where the genitive says it, the organisation stands right behind
            return False
        at = skip_blanks(low, of[1]) if of else behind
        article = self.g.articles.after(low, at)  # "of the Women's Union"
        return self.g.organisations.after(low, skip_blanks(low, article[1]) if article else at) is not None

    def is_possessed(self, low: str, quotation: Quotation, name: str) -> bool:
        """Whether an organisation in the possessive stands before, in a language without capitals: "पुलिस का “X”"."""
        words = len(name.split())
        if self.g.unquoted != "possessive" or not 2 <= words <= SHORT_NAME or self.g.verbs.search(name):
            return False
        of = self.g.of.before(low, quotation.start - 1)
        return of is not None and self.g.organisations.before(low, of[1]) is not None

    def _is_capital(self, text: str, start: int) -> bool:
        return not self.g.has_case or text[start].isupper() or text[start].isdigit()

    def is_title_case(self, name: str) -> bool:
        """A quotation of two words or more that all begin with a capital is a name, with no cue beside it, where names are written so."""
        if not self.g.has_case or self.g.unquoted != "capitals" or len(name.split()) < 2:
            return False
        low = name.lower()
        return self.g.capitals.fullmatch(name) is not None and not any(
            self.g.organisations.after(low, m.start()) for m in re.finditer(rf"{WORD}+", low)
        )


def _before_colon(low: str, position: int) -> int:
    """Where what stands before a colon and blanks ends."""
    while position and low[position - 1] in ": ":
        position -= 1
    return position


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches."""
    return next(iter(deque(matches, maxlen=1)), None)
