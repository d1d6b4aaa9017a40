"""Quotations that whom they serve tells to be models: "the «Moonlit class» brings together 35 couples", "the «Warm bowl» of 12 teachers",
"the ward introduced on 12 July «The Saturday counter»: five officials …", "«Green Saturday» has become a habit: 120 residents …"."""

from __future__ import annotations

from mobextract.models.signs import Signs
from mobextract.models.told_names import PEOPLE, REACH, ToldNames
from mobextract.text.folding import ANY_WORD, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

SERVED = PEOPLE | {
    "child", "couple", "patient", "teacher", "official", "worker", "resident", "orphan", "soldier", "police_officer", "passenger", "pair",
    "family", "ethnic_minority_household", "veteran", "fisherman", "pupil", "party_member", "doctor", "elderly_person", "individual",
}  # fmt: skip
"""Concepts of those whom a model serves, and those who run it."""
STEP = 3
"""Words between a number and those counted ("12 retired teachers")."""
NEAR = 4
"""Words between a verb and the number behind it."""
BEFORE = 60
"""How far before a name those counted stand whose it is, in characters."""
_NUMBER = regex(r"\d[\d.,]*(?=[\s  ])")
_WORDS = regex(r"[^\s.;:,।()]+|[.;:,।()]")
_SET_OFF = regex(r"[»”\"'’]? ?[:;·,–—(-]")
_BETWEEN = regex(rf"(?:(?<= ){WORD}+ ){{0,5}}(?<= ){WORD}+$")


class ServingNames:
    """The search for such sentences with the word lists of one language."""

    def __init__(self, told: ToldNames, signs: Signs) -> None:
        self.g, self.told, self.signs = told.g, told, signs

    def is_serving(self, folded: Folded, quotation: Quotation, span: Span, sentence: Span, paragraph: Span) -> bool:
        """Return whether a quotation, which may be a name, is a model by the people whom its sentence counts beside it, in a unit that it
        names or the one before."""
        low = folded.low
        left = max(sentence[0], quotation.start - REACH)
        if not self.told.may_be(folded, quotation, span, alone=True) or self.told.has_person(low, left, quotation.start - 1):
            return False
        if self.g.speech.before(low, end_before(low, quotation.start - 1)) is not None:
            return False
        unit = self.told.has_unit(low, left, quotation.start - 1)
        around = (max(paragraph[0], left - REACH), min(sentence[1], quotation.end + REACH))
        if not unit and not self.told.has_unit(low, around[0], left) and not self.told.has_unit(low, quotation.end + 1, around[1]):
            return False
        theirs = self._is_theirs(low, quotation)
        served = theirs or self._serves(low, quotation, sentence[1])
        if served and not self.told.is_other_thing(low, quotation, sentence[0], within=theirs):
            return True
        return unit and (self._thrives(low, quotation) or self._is_run(low, quotation, sentence[1]))

    def _is_theirs(self, low: str, quotation: Quotation) -> bool:
        """Whether it is that of so many people: "the “X” of 12 retired teachers", "12 शिक्षिकाओं का “X”"."""
        if self.g.postpositional:
            of = self.g.of.before(low, end_before(low, quotation.start - 1))
            end = end_before(low, of[1]) if of else 0
            return of is not None and self._counted_before(low, end)
        at = skip_blanks(low, quotation.end + 1)
        of = self.g.of.after(low, at)
        return (of is not None or self.g.genitive) and self._counts(low, skip_blanks(low, of[1]) if of else at, within=1)

    def _serves(self, low: str, quotation: Quotation, end: int) -> bool:
        """Whether a verb of serving stands beside it, and then those served: "brings together 35 couples", "samler «X» 35 unge par"."""
        at = skip_blanks(low, quotation.end + 1)
        if self.g.postpositional:
            words = ANY_WORD.finditer(low, at, min(end, at + REACH))
            return self._counts(low, at, within=2 * NEAR) and any(self.g.serves.after(low, word.start()) for word in words)
        verb = self.g.serves.after(low, at)
        if verb is not None:
            return self._counts(low, verb[1], within=NEAR)
        return self.g.serves.before(low, self.told.left(low, quotation)) is not None and self._counts(low, at, within=1)

    def _thrives(self, low: str, quotation: Quotation) -> bool:
        """Whether a verb beside it says that it works or has become a habit, and people are counted behind."""
        at = skip_blanks(low, quotation.end + 1)
        verb = self.g.thrives.after(low, at)
        behind = verb[1] if verb else at if self.g.thrives.before(low, self.told.left(low, quotation)) else None
        if behind is None or (verb is None and _SET_OFF.match(low, quotation.end) is None):
            return False
        return self._counts(low, behind, within=3 * NEAR)

    def _is_run(self, low: str, quotation: Quotation, end: int) -> bool:
        """Whether the unit launched it, and people are counted behind a sign: "the ward introduced “X”: five officials"."""
        behind = skip_blanks(low, quotation.end + 1)
        if self.g.postpositional:
            verb = self.g.launch.after(low, behind) or self.g.runs.after(low, behind)
            return verb is not None and low[verb[1] : verb[1] + 1] in (":", ",", "।") and self._counts(low, verb[1], within=NEAR)
        if _SET_OFF.match(low, quotation.end) is None:
            return False
        left = self.told.left(low, quotation)
        if self._is_verb(low, left, self.g.holds):  # "the women have kept the “X”; they give rice to 19 elderly people"
            return self._counts(low, quotation.end + 1, within=4 * NEAR, end=end, first=False)
        run = self._is_verb(low, left, self.g.launch) or self._is_verb(low, left, self.g.runs)
        run = run or self.signs.is_run(low, self.signs.no_names.left_of_fillers(low, quotation.start - 1))
        return run and self._counts(low, quotation.end + 1, within=NEAR)

    @staticmethod
    def _is_verb(low: str, left: int, verbs: Lexicon[bool]) -> bool:
        """Whether a verb stands right before, or a few words of time or place between: "have kept for four years the “X”"."""
        words = _BETWEEN.search(low, max(0, left - BEFORE), left)
        ends = (end_before(low, word.start()) for word in ANY_WORD.finditer(low, *words.span())) if words else ()
        return verbs.before(low, left) is not None or any(verbs.before(low, end) is not None for end in ends)

    def _counts(self, low: str, position: int, *, within: int, end: int | None = None, first: bool = True) -> bool:
        """Whether the first number, or any one, within so many words behind ``position`` counts people."""
        words = [m.span() for m, _ in zip(_WORDS.finditer(low, position, end or len(low)), range(within + STEP + 1), strict=False)]
        for index, (start, _) in enumerate(words[:within]):
            number = _NUMBER.match(low, start) or self.g.numbers.after(low, start)
            if number is None:
                continue
            behind = (self.g.counted.after(low, at) for at, _ in words[index + 1 : index + 1 + STEP])
            counted = next((noun for noun in behind if noun is not None), None)
            if counted is not None and counted[0] in SERVED:
                return True
            if first:
                return False
        return False

    def _counted_before(self, low: str, end: int) -> bool:
        """Whether so many people end at ``end``."""
        words = [m.span() for m in _WORDS.finditer(low, max(0, end - BEFORE), end)][-1 - STEP :]
        people = any(
            (counted := self.g.counted.after(low, at)) is not None and counted[0] in SERVED and counted[1] == end for at, _ in words[1:]
        )
        return people and any(_NUMBER.match(low, at) or self.g.numbers.after(low, at) for at, _ in words[:-1])
