"""Quotations that are a part of their sentence, like any noun, and that nothing tells to be anything else: "the post looks after 14 pupils
under “Children of the Post”". In articles about what communes do nearly all of them are models."""

from __future__ import annotations

from mobextract.models.grammar import LAST_WORD, trimmed
from mobextract.models.no_names import NoNames
from mobextract.models.told_names import NO_MODELS, REACH, ToldNames
from mobextract.text.folding import ANY_WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

LEAST, MOST = 2, 10
"""Words of such a name."""
OPENING = 3
"""The least words of one that opens its sentence, where words are written by syllables: "“Cú hích” cho du lịch" is a figure of
speech."""
COMPOUND = 10
"""Letters of one word that is a name by itself, where words are compounded."""
RUN_PLACES = frozenset(("house", "school", "road", "bridge", "tree", "market", "project", "library", "centre"))
"""Concepts of what is no model, but may stand in the name of one: "Zero-dong market"."""
OTHERS = NO_MODELS - RUN_PLACES
PERSON = 30
"""How far before a name a person's title may stand who is called so, in characters."""
TEXTS = 45
"""How far before a name, or behind it where verbs stand last, the verb may stand that makes it the words of somebody."""
BESIDE = 15
"""How far behind a name in other languages: "“X”, he read", not "at “X” 30 pupils read books"."""
BEHIND = 220
"""How far behind a name, in its paragraph, what it has is counted."""
NOUN = 3
"""Words between a number and what it counts."""
_NUMBER = regex(r"(?<![\w.,/:-])\d[\d.,]*(?=\s)")
_COMMA = regex(r"[»”\"'’]?\s*,\s*")
_ALONE = regex(r"[»”\"'’]?\s*(?:[.!?…।,—–]|$)")
"""What follows a quotation that is a sentence by itself."""


class InnerNames:
    """The search for such names with the word lists of one language."""

    def __init__(self, told: ToldNames, no_names: NoNames) -> None:
        g = self.g = told.g
        self.told, self.no_names = told, no_names
        self.ties = (
            g.articles, g.inside, g.of, g.glue, g.copula, g.launch, g.runs, g.holds, g.begun, g.serves, g.thrives, g.owed_before, g.has,
            g.fillers,
        )  # fmt: skip
        """Words before a name that are no nouns."""

    def is_name(self, folded: Folded, quotation: Quotation, span: Span, sentence: Span, paragraph: Span) -> bool:
        """Return whether a quotation of some words that is no text stands in a sentence that counts something behind it or names a unit,
        and is nothing that somebody says or is called."""
        low, mark = folded.low, quotation.start - 1
        if quotation.depth or not self._may_be(folded, quotation, span) or self._is_other(folded, quotation, sentence):
            return False
        left = max(sentence[0], mark - REACH)
        if self._is_said(low, left, mark) or self.g.motto_scanner.search(low, *sentence):
            return False
        if self._is_persons(low, left, quotation):
            return False
        unit = self.g.has_case and self.told.has_unit(low, *sentence)
        return unit or self._counts(low, quotation.end + 1, min(paragraph[1], quotation.end + BEHIND))

    def _is_said(self, low: str, left: int, mark: int) -> bool:
        """Whether somebody says a quotation; not behind an aside and other words: "the difference, according to the farmers, was “X”"."""
        comma = low.rfind(", ", left, mark)
        aside = comma >= 0 and ANY_WORD.search(low, comma, mark) is not None
        return self.g.speech_scanner.search(low, comma if aside else left, mark) is not None

    def _may_be(self, folded: Folded, quotation: Quotation, span: Span) -> bool:
        """Whether a quotation has the form of a name: a few words with a capital, no verb, nothing that is something else."""
        low, words = folded.low, folded.low.count(" ", *span) + 1
        least = 1 if self.g.compounding and span[1] - span[0] >= COMPOUND else LEAST
        if not (quotation.closed and least <= words <= MOST and self.told.cues.is_capital(folded.text, span[0])):
            return False
        if any(not self.g.small.fullmatch(low, *m.span()) for m in self.g.verbs.finditer(low, *span)):
            return False
        if self.g.organisations.after(low, span[0]) or self.g.facilities.before(low, span[1]):
            return False
        named = self.g.has_case and any(folded.text[word.start()].isupper() for word in ANY_WORD.finditer(low, span[0] + 1, span[1]))
        if named and self.g.facilities.after(low, span[0]):
            return False  # "Nhà văn hóa Hòa Bình", not "Chợ không tiền mặt"
        things = (self.g.counted.after(low, word.start()) for word in ANY_WORD.finditer(low, *span))
        others = NO_MODELS if named else OTHERS
        return not any(thing is not None and thing[0].split("_")[-1] in others for thing in things)

    def _is_other(self, folded: Folded, quotation: Quotation, sentence: Span) -> bool:
        """Whether what stands before tells that a quotation is a sentence by itself, or the name of something else: a noun, a number."""
        low, mark = folded.low, quotation.start - 1
        before = low[sentence[0] : mark].rstrip(" «“\"'(")
        if not before and self.g.noun_first and low.count(" ", *trimmed(folded.text, quotation.start, quotation.end)) + 1 < OPENING:
            return True
        if (not before or before[-1] in ":—–-") and _ALONE.match(low, quotation.end) and not self._is_run(low, quotation.end):
            return True
        if before[-1:].isdigit() or self.g.titles.after(low, skip_blanks(low, quotation.end + 1)):
            return True
        if self.told.is_other_thing(low, quotation, sentence[0], within=True):
            return True
        return self._is_nouns(folded, quotation, sentence[0]) or self.no_names.is_told_titled(low, quotation.start, quotation.end)

    def _is_run(self, low: str, end: int) -> bool:
        """Whether a comma and an organisation that runs it stand behind a quotation: "«Sauebanken», drevet av bondelaget"."""
        comma = _COMMA.match(low, end)
        if comma is None:
            return False
        relative = self.g.relative.after(low, comma.end())
        by = relative or self.g.of.after(low, comma.end()) or self.g.by_after.after(low, comma.end())
        return (
            by is not None
            and (relative is not None or " " in low[comma.end() : by[1]])
            and self.g.organisation_scanner.search(low, by[1], by[1] + PERSON) is not None
        )

    def _is_persons(self, low: str, left: int, quotation: Quotation) -> bool:
        """Whether a person's title stands near before, who is called so, or further off, where the person starts or keeps it."""
        mark, at = quotation.start - 1, self.told.left(low, quotation)
        if low[at - 1 : at] == ":":
            return False  # who answers in an interview
        run = any(verbs.before(low, at) is not None for verbs in (self.g.launch, self.g.runs, self.g.holds))
        return self.told.has_person(low, left if run else max(left, mark - PERSON), mark)

    def _is_nouns(self, folded: Folded, quotation: Quotation, start: int) -> bool:
        """Whether a word for "called" stands beside, or, where nouns stand first, a word in small letters that is in no list right before:
        the noun that says what is called so."""
        low, at = folded.low, end_before(folded.low, quotation.start - 1)
        if self.told.bodies.naming(low, quotation) is not None or self.g.naming_it.before(low, at) is not None:
            return True
        word = LAST_WORD.search(low, max(start, at - TEXTS), at) if self.g.noun_first else None
        if word is None or folded.text[word.start()].isupper():
            return False
        return not any(words.before(low, at) for words in self.ties) and self.g.small.fullmatch(low, *word.span()) is None

    def is_text(self, low: str, quotation: Quotation, sentence: Span) -> bool:
        """Return whether a verb near by tells that a quotation is read, sung, written, awarded."""
        if self.g.postpositional:
            return self.g.texts.is_in(low, quotation.end + 1, min(sentence[1], quotation.end + TEXTS))
        if self.g.texts.is_in(low, quotation.end + 1, min(sentence[1], quotation.end + BESIDE)):
            return True
        return self.g.texts.is_in(low, max(sentence[0], quotation.start - TEXTS), quotation.start - 1)

    def _counts(self, low: str, start: int, end: int) -> bool:
        """Whether something is counted in a stretch of text."""
        for number in _NUMBER.finditer(low, start, end):
            words = [m.start() for m, _ in zip(ANY_WORD.finditer(low, number.end(), end), range(NOUN), strict=False)]
            if any(self.g.counted.after(low, word) for word in words):
                return True
        return False
