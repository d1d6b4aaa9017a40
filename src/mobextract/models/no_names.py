"""Quotations that are no names: mottoes, ironies, titles of documents and films, what somebody says."""

from __future__ import annotations

from mobextract.models.cues_beside import COMMA, NEAR, SENTENCES, STEPS
from mobextract.models.grammar import LAST_WORD, LONGEST_WORD, Cue, ProgrammeGrammar
from mobextract.text.folding import LETTER, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

COPULA_REACH = 45
"""Characters between a word for a motto and the copula before the motto itself."""
SHORT_NAME = 8
"""Words of a name that may stand alone behind a colon; what is longer there is speech."""
IRONY_WORDS = 2
PREFIX, SHORTEST_THING = 3, 5
"""Letters of the shortest first part of a compound, and of its shortest last one."""
CALLED = 12
"""Words of a name whose quotation ends with a stop."""
STOPS = (".", "।")
"""A quotation that ends so is a sentence of its own."""
_NEXT = regex(r"(?P<gap>[ ,;]*(?:\w+ )?)[\"'“‘«„]")
_SHARE = regex(rf"% ?(?:{LETTER}{{1,5}} ){{0,2}}$")
_PREVIOUS = regex(r"[\"'”’»](?P<gap>[ ,;]*(?:\w+ )?)$")
_PARTS = regex(r"[ –-]+")
_OPENED = regex(r" ?:? ?[«“\"'‘„]")
_COMMA = regex(r"[,»”\"'’]? ?,[»”\"'’]? ")
_SIGNS = regex(r"[\s,–—-]*")
MOTTO = "a motto"
TITLED = "a title or a term, not a model"
_MEASURED = regex(r" \d")


class NoNames:
    """Tells such quotations with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar

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
            if word := self.g.motto.after(low, right):  # "mô hình “X” và khẩu hiệu “Y”": that of the next
                return quotation.closed and _OPENED.match(low, word[1]) is None
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
        being = self.g.copula.before(folded.low, quotation.start - 1) is not None
        if len(words) > IRONY_WORDS + being or any(w[:1].isdigit() for w in words):
            return False  # "this model is “a bright spot” of the commune"
        return quotation.depth > 0 or self.g.noun_first or being

    @staticmethod
    def is_headline_speech(low: str, quotation: Quotation, title: Span | None) -> bool:
        """Return whether a quotation behind a colon ends the article's title: 'The commune's secretary: "Money goes where trust is"'."""
        if title is None or not title[0] < quotation.start < title[1]:
            return False
        spoken = low[title[0] : quotation.start - 1].rstrip().endswith(":")
        return spoken and not any(map(str.isalnum, low[quotation.end : title[1]]))

    def is_titled(self, low: str, quotation: Quotation) -> bool:
        """Whether a word for a document, a film, a fund … stands right before or right behind, and no part of a cue's phrase."""
        left = self.left_of_fillers(low, quotation.start - 1)
        if (word := self.g.not_name.before(low, left)) is not None:
            club = self.g.clubs.before(low, left)
            if club is not None and club[1] < word[1]:
                return False  # "quán" is a shop, "hội quán" a club
            if left < end_before(low, quotation.start - 1) and self.g.cue_after(low, skip_blanks(low, quotation.end + 1)) is not None:
                return False  # "gave 800 books for the “X” model"
            return not self.g.noun_first or self.g.cues.before(low, word[1]) is None  # "mô hình trường học “X”"
        if self.g.compounding and self._is_compound(low, left):
            return True
        if self.g.noun_first:
            return False  # the noun stands first: "từ" behind a name is "from", not "the word"
        if low.endswith(STOPS, 0, quotation.end) and not low.endswith("..", 0, quotation.end):
            return False  # "… जीवित हैं।" सम्मेलन …: the next sentence begins behind the mark
        right = quotation.end + (2 if low[quotation.end + 1 : quotation.end + 2] == "-" else 1)
        thing = self.g.not_name.after(low, skip_blanks(low, right)) if quotation.closed else None
        if thing is not None and not self.g.postpositional and _MEASURED.match(low, thing[1]):
            return False  # "«Поле без межей» площадью 92 га"
        return thing is not None and self.g.cue_after(low, skip_blanks(low, thing[1])) is None  # "the “X” school model"

    def _is_compound(self, low: str, position: int) -> bool:
        """Whether the word that ends at ``position`` is a compound of such a word: "folkeeventyret «X»"."""
        word = LAST_WORD.search(low, max(0, position - LONGEST_WORD), position)
        letters = word[1] if word else ""
        return any(self.g.not_name.get(letters[cut:]) for cut in range(PREFIX, len(letters) - SHORTEST_THING + 1))

    def is_told_titled(self, low: str, start: int, end: int) -> bool:
        """Whether a comma parts a quotation from such a word: "the play, “X”", "“X”, a song by …"."""
        comma = COMMA.search(low, max(0, start - 3), start - 1)
        if comma and self.g.not_name.before(low, comma.start()):
            return True
        pause = _COMMA.match(low, end)
        article = self.g.articles.after(low, pause.end()) if pause else None
        return article is not None and self.g.not_name.after(low, skip_blanks(low, article[1])) is not None

    def is_speech(self, folded: Folded, quotation: Quotation, start: int, end: int, cue: Cue | None) -> bool:
        """Whether a quotation is what somebody says: sentences inside, or a verb of saying beside it."""
        low = folded.low
        cued = cue is not None or self._is_named_so(folded, quotation)
        inner = folded.text[start : quotation.end].rstrip()
        left = end_before(low, max(0, quotation.start - 1))
        if SENTENCES.search(folded.text, start, end) or (
            not cued and inner[-1:] in ".!?…।," and not self._is_in_row(low, quotation, inner[-1:])
        ):
            return True
        if low[max(0, left - 1) : left] == ":" and self._is_told(low, left - 1, len(inner.split())):
            return True
        if cued:
            return False
        following = _SIGNS.match(low, quotation.end + 1, quotation.end + 12)
        return self.g.speech.after(low, following.end() if following else quotation.end + 1) is not None

    def is_of_share(self, folded: Folded, span: tuple[int, int], cue: Cue) -> bool:
        """Whether a clause in small letters, behind a share of models, says what these do: "15% of the models “live in the report”"."""
        if _SHARE.search(folded.low, max(0, cue[1] - NEAR), cue[1]) is None:
            return False
        start, end = span
        return folded.text[start].islower() if self.g.has_case else self.g.copula.before(folded.low, end) is not None

    def _is_named_so(self, folded: Folded, quotation: Quotation) -> bool:
        """Whether a cue and a colon stand right before a short quotation whose stop is inside the marks (a new model: “Green House.”)."""
        left = end_before(folded.low, max(0, quotation.start - 1))
        short = folded.text.count(" ", quotation.start, quotation.end) < CALLED
        return short and folded.low[left - 1 : left] == ":" and self.g.cues.before(folded.low, end_before(folded.low, left - 1)) is not None

    def _is_in_row(self, low: str, quotation: Quotation, sign: str) -> bool:
        """Whether the sign at a quotation's end is that of the sentence around it: in a row ("“A,” “B,” and “C.”"), or behind a verb of
        launching."""
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

    def left_of_fillers(self, low: str, position: int) -> int:
        """Where the fillers before a quotation begin, unless a motto or title word stands earlier."""
        for _ in range(STEPS):
            filler = self.g.fillers.before(low, position)
            if filler is None or self.g.motto.before(low, position) or self.g.not_name.before(low, position):
                return position
            position = filler[1]
        return position


def _before_colon(low: str, position: int) -> int:
    """Where what stands before a colon and blanks ends."""
    while position and low[position - 1] in ": ":
        position -= 1
    return position
