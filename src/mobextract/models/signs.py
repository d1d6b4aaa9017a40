"""What tells that a quotation is a name where no cue does: a group or club beside it, an organisation that starts or owns it, its
capitals."""

from __future__ import annotations

import re

from mobextract.models.cues_beside import COMMA, NEAR, CuesBeside
from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.no_names import SHORT_NAME, NoNames
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

_NUMERIC = regex(r"\d+\s*(?:[+-]|\w{1,6}|\S{1,2})\s*\d+|\d")
WHEN = 3
"""Parts of such a time: day, month, year."""
_COUNT = regex(r"\d[\d,]* ")
_COUNTED = regex(r"(?<![\d.,])\d[\d.,]* $")
LONG_NAME = 20
"""Words of the longest name of clubs that are counted."""
_SIGN = regex(r"[.,;:()।\n]")
_PAUSE = regex(r"[»”\"'’]? ?, ?")
_WORD = regex(rf"{WORD}+ ")
LONG = 12
"""Letters of one word that is a name by itself where an organisation works with it."""
FRAMED = 10
"""Words of such a name."""
REACH = 60
"""How far behind the name the organisation may stand, in characters."""
STEPS = 4
"""Words before it where the name stands first, itself counted."""
OPENED = " \"'«“„‘"
_LAST = regex(r"[ -]")
_PLACE = regex(rf" {LETTER}{{1,3}} [{UPPER}]{WORD}*(?:[ -][{UPPER}]{WORD}*){{0,3}}(?:[ -]{LETTER}+)?$")
"""A preposition and a place: " i Suoi Ngo kommune"."""
_WORD_BEFORE = regex(rf"(?<= ){WORD}+$")


class Signs:
    """The signs around a quotation, read with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.cues = CuesBeside(grammar)
        self.no_names = NoNames(grammar)

    def is_group(self, low: str, quotation: Quotation, name: str) -> bool:
        """Whether a club's name, or a group's numeric one, stands beside the word for it."""
        words = name.replace("-", " ").split()
        numeric = _NUMERIC.match(words[0]) is not None
        cues = [self.g.group_cues] if numeric else []
        title = self.g.has_case and "," not in name and all(word[0].isupper() for word in words)
        if numeric or (1 < len(words) <= SHORT_NAME and not title):  # "Red Phoenix" is a team's name, no model's
            cues.append(self.g.clubs)
        if not numeric and SHORT_NAME < len(words) <= LONG_NAME:
            return self._is_counted_club(low, quotation)
        return any(self._beside(low, quotation, lexicon) for lexicon in cues) or (numeric and self._behind_group(low, quotation.start - 1))

    def is_honour(self, folded: Folded, quotation: Quotation, name: Span) -> bool:
        """Whether somebody is recognised or named as what a quotation says, which is a title: "recognised as “Cultural Village”", "named
        “outstanding farmer of 2022”"; in small letters only with praise, since "recognised as “poor”" tells a status."""
        low, g = folded.low, self.g
        honoured = g.honours.before(low, quotation.start - 1) is not None
        if honoured and folded.text[name[0]].isupper():
            return True
        honoured = honoured or g.called.before(low, quotation.start - 1) is not None
        honoured = honoured or (g.postpositional and g.honours.after(low, skip_blanks(low, quotation.end + 1)) is not None)
        return honoured and quotation.closed and low.count(" ", *name) > 0 and g.praise.is_in(low, *name, ANY_WORD)

    def is_scholarship(self, low: str, quotation: Quotation, name: str) -> bool:
        """Whether a name of several words stands beside scholarships that are called so: "the “Steps to School” scholarships"."""
        named = 1 < len(name.split()) <= SHORT_NAME and not name[0].islower()  # "the “full ride” scholarship" says which
        return named and self._beside(low, quotation, self.g.scholarships)

    def _is_counted_club(self, low: str, quotation: Quotation) -> bool:
        """Whether so many clubs stand right beside a long name, which is no motto then: "9 clubs “Women of four virtues: …”"."""
        club = self.g.clubs.before(low, self.no_names.left_of_fillers(low, quotation.start - 1))
        if club is not None:
            return _COUNTED.search(low, max(0, club[1] - NEAR), club[1]) is not None
        right = skip_blanks(low, quotation.end + 1)
        of = self.g.of.after(low, right) if self.g.postpositional else None
        number = _COUNT.match(low, skip_blanks(low, of[1])) if of else None
        return number is not None and self.g.clubs.after(low, number.end()) is not None

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
        comma = COMMA.search(low, max(0, quotation.start - 3), quotation.start - 1)  # "its own group, «5 på nett»"
        left = comma.start() if comma else self.no_names.left_of_fillers(low, quotation.start - 1)
        right = skip_blanks(low, quotation.end + (2 if low[quotation.end + 1 : quotation.end + 2] == "-" else 1))
        of = self.g.of.after(low, right) if self.g.postpositional else None  # "“X” के 47 समूह"
        number = _COUNT.match(low, skip_blanks(low, of[1])) if of else None
        right = number.end() if number else right
        for _ in range(2):
            right = self.g.fillers.past(low, right)
        tail = (
            "" if self.g.noun_first else _LAST.split(low[quotation.start : quotation.end])[-1]
        )  # there the last word is no head: "nợ bộ đội"
        return bool(cues.get(tail) or cues.before(low, left) or cues.after(low, right))

    def is_started(self, folded: Folded, quotation: Quotation, start: int, sentence: int) -> bool:
        """Whether an organisation of the sentence launches or copies it: "the Youth Union launched “X”", "“X” launched by the Youth
        Union"."""
        low, mark, behind = folded.low, quotation.start - 1, quotation.end + 1
        if not self.cues.is_capital(folded.text, start):
            return False
        floor, at = max(sentence, mark - 160), self.no_names.left_of_fillers(low, mark)
        launched = self.g.launch.before(low, at) or self.g.launch.before(low, mark)  # "điểm" is a filler, "thí điểm" to pilot
        if launched is not None and self.g.runner_scanner.search(low, floor, mark) is not None:
            return True
        name = (start, quotation.end)
        if self.g.runs.before(low, mark) is not None or self.is_run(low, at) or self._is_run_by(low, self._left_of_place(folded.text, at)):
            return self._has_runner(low, floor, mark, name)
        verb = skip_blanks(low, behind)
        if self.g.launch.after(low, verb) is not None and self.g.runner_scanner.search(low, floor, behind + 60) is not None:
            return True
        run = self.g.postpositional and self.g.runs.after(low, verb) is not None
        return (run and self._has_runner(low, floor, mark, name)) or self._is_subject(low, quotation, sentence)

    def _is_subject(self, low: str, quotation: Quotation, sentence: int) -> bool:
        """Whether a name of several words opens a sentence, or what a comma opens, and an organisation started or runs it, as the verb
        behind it says: "“X” was first tried out by the Women's Union"; not what somebody says, nor a slogan or a song."""
        left = low[max(sentence, quotation.start - NEAR) : quotation.start].rstrip(OPENED)
        head = not left or left.endswith(",") or (quotation.start - sentence < NEAR and self.g.articles.get(left) is not None)
        if not head or not 1 < low.count(" ", quotation.start, quotation.end) < FRAMED or low[quotation.end + 1 : quotation.end + 2] != " ":
            return False
        begin = quotation.end + 1
        sign = _SIGN.search(low, begin, begin + REACH)
        end = sign.start() if sign else begin + REACH
        words = [m.start() for m in ANY_WORD.finditer(low, begin, end)]
        if not any(self.g.launch.after(low, at) or self.g.runs.after(low, at) for at in words):
            return False
        if self.g.speech_scanner.search(low, begin, end) or self.g.motto_scanner.search(low, begin, end):
            return False
        if not self.g.noun_first and any(self.g.not_name.after(low, at) for at in words):
            return False  # where the noun stands first, such words are others behind a name: vi "từ" is "from"
        return self.g.runner_scanner.search(low, begin, end) is not None

    def _has_runner(self, low: str, floor: int, mark: int, name: Span) -> bool:
        """Whether an organisation or its staff stand before a name, or the people of a unit that is named, and no single person: "young
        people of Phu Thanh commune"."""
        if any(scanner.search(low, floor, mark) for scanner in (self.g.runner_scanner, self.g.staff_scanner)):
            return True
        if low.count(" ", *name) < 2 or self.g.folk_scanner.search(low, floor, mark) is None:
            return False
        words = [m.start() for m in ANY_WORD.finditer(low, floor, mark)]
        return any(self.g.units.after(low, word) for word in words) and not any(self.g.titles.after(low, word) for word in words)

    def is_run(self, low: str, at: int) -> bool:
        """Return whether a verb of launching or running ends at ``at``, over when it was: "innførte derfor 1. september «X»"."""
        for _ in range(WHEN):
            if self.g.runs.before(low, at) is not None:
                return True
            step = self.g.day_end.search(low, max(0, at - NEAR), at)
            at = self._over(low, step.start() if step else at, self.g.months)
            at = self.no_names.left_of_fillers(low, self._over(low, at, self.g.glue))
        if self.g.runs.before(low, at) is not None:
            return True
        return self._is_run_by(low, at)

    def _is_run_by(self, low: str, at: int) -> bool:
        """Whether an organisation ends at ``at`` whose verb stands before it: "i 2021 startet ungdomsforbundet «X»", "i dag driver
        kommunens ungdomsunion i Suoi Ngo «X»"."""
        subject = self._over(low, at, self.g.organisations)
        if subject == at:
            return False
        owner = _WORD_BEFORE.search(low, max(0, subject - NEAR), end_before(low, subject))
        starts = [self._over(low, end_before(low, subject), self.g.articles), *([owner.start()] if owner else [])]
        return any(self.g.runs.before(low, end_before(low, start)) is not None for start in starts)

    @staticmethod
    def _left_of_place(text: str, at: int) -> int:
        """Where the place begins that stands between an organisation and a name: "i Suoi Ngo kommune"."""
        place = _PLACE.search(text, max(0, at - NEAR), end_before(text, at))
        return place.start() if place else at

    @staticmethod
    def _over(low: str, at: int, words: Lexicon[bool]) -> int:
        """Where one of ``words`` begins that ends at ``at``, else ``at``."""
        found = words.before(low, at)
        return found[1] if found else at

    def is_framed(self, folded: Folded, quotation: Quotation, span: Span, sentence: Span) -> bool:
        """Whether a sentence opens with "with" and a quotation of two words or more, and an organisation is its subject: "With “X”, the
        Youth Union helped …"."""
        low, name = folded.low, folded.low[slice(*span)]
        words = name.count(" ") + 1
        if (
            words > FRAMED
            or (words == 1 and len(name) < LONG)
            or not self.cues.is_capital(folded.text, span[0])
            or (words > 1 and self.g.verbs.search(name))
        ):
            return False
        frame = self.g.frames_after.after(low, skip_blanks(low, quotation.end + 1))
        if frame is not None and not low[sentence[0] : quotation.start].strip(OPENED):
            return self.g.organisation_scanner.search(low, frame[1], min(sentence[1], frame[1] + REACH)) is not None
        frame = self.g.frames.after(low, sentence[0])
        between = low[frame[1] : quotation.start].strip(OPENED) if frame is not None else ""
        if frame is None or (between and self.g.articles.get(between) is None):
            return False
        comma = _PAUSE.match(low, quotation.end)
        return self._is_organisations_turn(low, comma.end() if comma else skip_blanks(low, quotation.end + 1), sentence[1])

    def _is_organisations_turn(self, low: str, position: int, end: int) -> bool:
        """Whether an organisation stands within a few words, of which the first may be the verb: "Med «X» hjalp ungdomsforbundet …"."""
        for _ in range(STEPS):
            if self.g.organisations.after(low, position) is not None:
                return True
            word = _WORD.match(low, position, end)
            if word is None:
                return False
            position = word.end()
        return False

    def is_owned(self, folded: Folded, quotation: Quotation, start: int) -> bool:
        return self.cues.is_capital(folded.text, start) and self.cues.is_organisations(folded.low, quotation)

    def is_possessed(self, low: str, quotation: Quotation, name: str) -> bool:
        """Whether an organisation in the possessive stands before, in a language without capitals: "पुलिस का “X”"."""
        words = len(name.split())
        if self.g.unquoted != "possessive" or not 2 <= words <= SHORT_NAME or self.g.verbs.search(name):
            return False
        of = self.g.of.before(low, quotation.start - 1)
        return of is not None and self.g.organisations.before(low, of[1]) is not None

    def is_title_case(self, name: str) -> bool:
        """A quotation of two words or more that all begin with a capital is a name, with no cue beside it, where names are written so."""
        if not self.g.has_case or self.g.unquoted != "capitals" or len(name.split()) < 2:
            return False
        low = name.lower()
        return self.g.capitals.fullmatch(name) is not None and not any(
            self.g.organisations.after(low, m.start()) for m in re.finditer(rf"{WORD}+", low)
        )
