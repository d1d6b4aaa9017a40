"""Cut an article into furniture, paragraphs, sentences and quotations, as spans of the folded text.

Nothing is removed: later modules look only inside ``paragraphs``. What the page itself says about the article (source
line, glued byline, title) is read here, because these lines are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mobextract.language import Language
from mobextract.text.folding import UPPER, WORD, Folded
from mobextract.text.furniture import FurnitureGrammar
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form
from mobextract.text.lists import cells, introductions
from mobextract.text.questions import is_question
from mobextract.text.quotations import Quotation, find_quotations
from mobextract.text.segment import Segments, Span

LONGEST = 3000
"""The most characters of a sentence. What goes on longer is no prose, and all that compares the figures of a sentence with its places
would take a time that grows with the square of its length."""
INITIAL = 2
"""The most characters of an initial."""
SMALL = 3
"""The most letters of a word that opens a sentence behind an abbreviation that names have before them as well."""
_INITIAL = regex(rf"(?<!{WORD})(?:[^\W\d_]|\d{{1,2}})$")
_CAPITALIZED = regex(rf"[{UPPER}](?![{UPPER}])")
_COUNTED = r"\d(?: ?[^\W\d_]{1,4}\.)* ?"
"""A number before such an abbreviation, others between ("12 тыс. чел.")."""


def _closing(words: Sequence[str], behind: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """A pattern of numbers with one of ``words``, and one of what may follow."""
    any_of = "|".join(re.escape(fold_form(w)) for w in words)
    return (regex(rf"{_COUNTED}(?:{any_of})$") if words else None), regex(behind)


def _currencies(language: Language) -> str:
    """A pattern of currencies in words ("млрд. Донгов")."""
    return (
        "|".join(re.escape(fold_form(form).rstrip("*")) for c in language.table("money").currency for form in c.forms if len(form) > 2)
        or r"(?!)"
    )


def _small_words(language: Language) -> str:
    """A pattern of short words that are no names, and of titles ("в 2023 г. В коммуне", "at 5 p.m. Mr. Hoa"; not "в 2023 г. Хюэ")."""
    places = language.table("places")
    words = (fold_form(form) for form in (*places.stop, *places.titles) if len(form) <= SMALL and form.isalpha())
    return rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!{WORD})"


class SegmentGrammar(FurnitureGrammar):
    """The compiled furniture and sentence rules of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.language = language
        enders = r"[.!?…।](?<![.!?…।].)[.!?…।]*+[\"”»’)\]]*+"  # a sign first: where none stands, nothing else is tried
        self.abbreviations = tuple(fold_form(a) for a in language.info.abbreviations)
        abbreviations = "|".join(sorted(map(re.escape, self.abbreviations), key=len, reverse=True))
        self.sentence = regex(rf"(?P<end>{enders})(?= +(?P<next>\S))")
        self.closing = _closing(language.info.closing, rf"(?!{_currencies(language)})[^\W\d_]")
        self.closing_short = _closing(language.info.closing_before_short, _small_words(language))
        self.abbreviation = regex(rf"(?:^|[^{WORD[1:-1]}])(?:{abbreviations})$" if abbreviations else r"(?!)")

    def segment(self, folded: Folded) -> Segments:
        """Return the segments of one folded article."""
        segments = Segments()
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded.text)]
        body = self.body_lines(folded, lines, segments)
        segments.paragraphs = body
        segments.introductions = introductions(folded.text, body)
        segments.cells = cells(folded.text, body)
        questions = {b[0] for before, b in pairwise(body) if is_question(folded.text, b, before)}
        own = [(b, nxt) for b, nxt in pairwise(body) if b[0] not in segments.introductions]
        segments.headings = [b[0] for b, nxt in own if b[0] in questions or self._is_heading(folded, b, nxt)]
        segments.chapters = [start for start in segments.headings if start not in questions]
        for start, end in body:
            segments.sentences += self.sentences(folded, start, end)
        segments.quotations = self._quotations(folded.text, body)
        return segments

    def plain(self, folded: Folded) -> Segments:
        """Return the segments of a short text in which nothing is page furniture: every line is a paragraph."""
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded.text)]
        sentences = [s for start, end in lines for s in self.sentences(folded, start, end)]
        return Segments(lines, sentences, self._quotations(folded.text, lines))

    def _quotations(self, text: str, paragraphs: list[Span]) -> list[Quotation]:
        info = self.language.info
        return find_quotations(text, paragraphs, info.quotes, info.bare_possessive)

    def sentences(self, folded: Folded, start: int, end: int) -> list[Span]:
        """Return the sentences of one paragraph."""
        spans: list[Span] = []
        begin = start
        for match in self.sentence.finditer(folded.text, start, end):
            if self._ends(folded, begin, match):
                spans.append((begin, match.end()))
                begin = match.start("next")
        if begin < end:
            spans.append((begin, end))
        return [part for span in spans for part in _parts(folded.text, *span)]

    def _ends(self, folded: Folded, begin: int, match: re.Match[str]) -> bool:
        following = match["next"]
        if match["end"][0] != ".":
            return not following.islower()
        before = folded.low[max(begin, match.start() - 14) : match.start()]
        if before.endswith(self.abbreviations) and self.abbreviation.search(before):
            return self._closes(folded, match, before)
        if match["end"] == "." and _INITIAL.search(before, max(0, len(before) - INITIAL)):
            # an initial ("N."), an ordinal ("15. november", "5. plass")
            return before[-1:].isdigit() and not following.islower() and len(before) > 12
        return not following.islower()

    def _closes(self, folded: Folded, match: re.Match[str], before: str) -> bool:
        """Whether an abbreviation behind a number ends its sentence, a word with one capital behind it: "дали 4 млн. Коммуна …"."""
        start = match.start("next")
        if not _CAPITALIZED.match(folded.text, start):
            return False
        return any(
            words.search(before) and behind.match(folded.low, start) for words, behind in (self.closing, self.closing_short) if words
        )

    def _is_heading(self, folded: Folded, line: Span, following: Span) -> bool:
        """A short line without closing punctuation before a longer one is a heading; a caption or credit is none."""
        text = folded.text[slice(*line)]
        short = len(text) < 90 and following[1] - following[0] > len(text)
        return short and text[-1] not in ".!?…।:;,)" and not self.photo.search(folded.low, *line)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut behind a semicolon, a comma or at a blank where it is too long.

    >>> list(_parts("12 cows; " * 400, 0, 3600))
    [(0, 2996), (2997, 3600)]
    """
    while end - start > LONGEST:
        signs = (text.rfind(sign, start + LONGEST // 2, start + LONGEST) for sign in ("; ", ", ", " "))
        cut = next((at for at in signs if at > 0), -1)
        cut = text.find(" ", start + LONGEST, end) if cut < 0 else text.index(" ", cut)
        if cut < 0:
            break
        yield start, cut
        start = cut + 1
    yield start, end
