"""Quotations that their sentence tells to be models, without a word for one: what a commune has ("Canh Lien commune has the “Savings Jar by
the Stream”: 118 members …"), what a village is an example of, what is run somewhere ("«X» i Nhu Co, drevet av kvinneforeningen"), what is
counted by its name ("55 “Hàng xóm canh lửa”")."""

from __future__ import annotations

from mobextract.models.cues_beside import CuesBeside
from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.named_bodies import NamedBodies
from mobextract.text.folding import ANY_WORD, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

LEAST, MOST = 2, 10
"""Words of such a name."""
COMPOUND = 12
"""Letters of one word that is a name by itself, where words are compounded."""
HELD = 3
"""The fewest words of what a unit only has."""
NO_MODELS = frozenset((
    "house", "school", "road", "bridge", "tree", "market", "project", "hospital", "pagoda", "library", "award", "diploma",
    "certificate", "medal", "title", "song", "book", "poem", "play", "film", "festival", "law", "regulation", "order", "letter",
    "newspaper", "document", "monument", "statue", "painting", "centre", "exhibition", "story", "course", "decision",
))  # fmt: skip
"""Concepts of what is called by a name in quotation marks and is no model; any word of a name may say so."""
PEOPLE = frozenset(
    ("member", "household", "person", "woman", "student", "child", "volunteer", "farmer", "youth", "elder", "participant", "group")
)
"""Concepts of what a model that a unit has is said to have itself: "has the “X”: 118 members"."""
TAKING_PART = PEOPLE | {"village", "zone", "commune", "ward"}
"""The same of what a unit runs under a name: "under the name “X” (11/11 villages)"."""
BODIES = TAKING_PART | {"team", "club", "branch", "point", "corner", "family", "unit", "organisation", "class", "alley", "street"}
"""What a name that is counted may begin with, where it begins with what is counted otherwise."""
REACH = 140
"""How far before the name its unit may stand, in characters."""
RUN = 60
"""How far behind the verb the organisation may stand, in characters."""
LONGEST = 40
"""Letters of the word before a name that are looked at."""
_CLOSED = regex(r"[»”\"'’]?\s*(?:[:,.;·।(–—]|$)")
_SET_OFF = regex(r"\s*[:,।]")
_NUMBER = regex(r"[»”\"'’]?[^\d.।\n]{0,24}?\d[\d.,]*(?:/\d+)?(?=\s)")
_COUNTED = regex(r"(?<![\d.,/:–-])(?<![\d.,/:–-] )(?!(?:19|20)\d\d )\d{1,3}(?:[., ]\d{3})* \Z")
"""What counts the models that are called so: "55 «Families watch for fire» and 164 «Hydrants for all»"; no year."""
_YEAR = regex(r"[^\d.;।\n]{0,70}?(?:\d{1,2}[ /.](?:[^\s\d]{1,5} )?)?(?:19|20)\d\d(?!\d)(?: [^\s\d.,;।]{1,8})?")
_FIGURE = regex(r"(?<!\d)\d[\d.,]* ")
_LAST_WORD = regex(rf"{WORD}+\Z")
_WHERE = regex(r"[»”\"'’]? (?P<place>[^,.;:«“\"()\n]{3,40}),? ")


class ToldNames:
    """The search for such sentences with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar, cues: CuesBeside) -> None:
        self.g, self.cues, self.bodies = grammar, cues, NamedBodies(grammar, cues)

    def is_told(self, folded: Folded, quotation: Quotation, span: Span, sentence: Span) -> bool:
        """Return whether a quotation is a model by what its sentence says of it."""
        low, words = folded.low, folded.low.count(" ", *span) + 1
        if not self.may_be(folded, quotation, span):
            return False
        if words >= HELD and self._is_counted(low, quotation, span, sentence[0]):
            return True
        if self._is_run(low, quotation.end + 1, sentence[1]) or self._is_begun(folded, quotation, sentence):
            return True
        if self._is_spread(low, quotation, sentence[1]) and not self.is_other_thing(low, quotation, sentence[0]):
            return True
        left = max(sentence[0], quotation.start - REACH)
        if not self.has_unit(low, left, quotation.start - 1) or self.has_person(low, left, quotation.start - 1):
            return False
        if self._is_example(low, quotation):
            return True
        if words < HELD or self.g.units.after(low, span[0]):
            return False
        return self._is_held(low, quotation) or self._is_called(low, quotation)

    def may_be(self, folded: Folded, quotation: Quotation, span: Span, *, alone: bool = False) -> bool:
        """Return whether a quotation has the form of a name: a few words with a capital, no verb, and nothing that is no model; ``alone``:
        one long compound will do."""
        low, words = folded.low, folded.low.count(" ", *span) + 1
        least = 1 if alone and self.g.compounding and span[1] - span[0] >= COMPOUND else LEAST
        if not (quotation.closed and least <= words <= MOST and self.cues.is_capital(folded.text, span[0])):
            return False
        if any(not self.g.small.fullmatch(low, *m.span()) for m in self.g.verbs.finditer(low, *span)):
            return False
        if self.g.organisations.after(low, span[0]) or self.g.facilities.after(low, span[0]) or self.g.facilities.before(low, span[1]):
            return False
        return not self.is_thing(low, span)

    def _is_counted(self, low: str, quotation: Quotation, span: Span, start: int) -> bool:
        """Whether a number right before a quotation counts what is called so; not houses or cows, and no label or day ("Chapter 4 “X”")."""
        first = self.g.counted.after(low, span[0])
        if first is not None and first[0] not in BODIES:
            return False
        number = _COUNTED.search(low, max(start, quotation.start - LONGEST), quotation.start - 1)
        if number is None:
            return False
        if self.g.counted.before(low, number.start()) is not None:
            return False  # "group 4 «X»"
        return not any(words.before(low, number.start()) for words in (self.g.labels, self.g.months, self.g.not_name))

    def _is_begun(self, folded: Folded, quotation: Quotation, sentence: Span) -> bool:
        """Whether a verb of beginning stands right behind, and people that it began with or, where a unit was named before, a year;
        or so many people owe something to it: "thanks to “X”, 12 households escaped poverty"."""
        low, behind = folded.low, skip_blanks(folded.low, quotation.end + 1)
        owed = self.g.owed_after.after(low, behind) or self.g.owed_before.before(low, self.left(low, quotation))
        if owed is not None:
            return self.counts_people(low, max(owed[1], quotation.end + 1))
        if self._is_arisen(low, quotation, sentence[0]):
            return True
        verb = self.g.begun.after(low, behind)
        if verb is None or self._is_said_what(folded, quotation, sentence[0]):
            return False
        left = max(sentence[0], quotation.start - REACH)
        dated = _YEAR.match(low, verb[1], sentence[1])
        if dated is None or self.has_person(low, left, quotation.start - 1):
            return dated is None and self.counts_people(low, verb[1])
        unit = self.has_unit(low, left, quotation.start - 1) or self.has_unit(low, verb[1], dated.end())  # "began in A commune in May 2021"
        return unit or self.counts_people(low, dated.end())

    def _is_arisen(self, low: str, quotation: Quotation, start: int) -> bool:
        """Whether a verb of coming into being stands right before a name, and a unit, an organisation or people before that: "the
        cooperative got 318 families to …, and so arose “Field without borders”"."""
        verb = self.g.arisen.before(low, self.left(low, quotation))
        if verb is None:
            return False
        floor = max(start, verb[1] - REACH)
        people = any(self.counts_people(low, number.start()) for number in _FIGURE.finditer(low, floor, verb[1]))
        return people or self.has_unit(low, floor, verb[1]) or self.g.organisation_scanner.search(low, floor, verb[1]) is not None

    def _is_spread(self, low: str, quotation: Quotation, end: int) -> bool:
        """Whether so many units or people take something up: "“X” will be replicated in 8 communes", "“X” को 8 कम्यून में दोहराया जाएगा"."""
        behind = skip_blanks(low, quotation.end + 1)
        if self.g.postpositional:
            spread = self.counts_people(low, quotation.end + 1, TAKING_PART)
            return spread and self.g.spread.is_in(low, behind, min(end, behind + RUN))
        verb = self.g.spread.after(low, behind)
        return verb is not None and self.counts_people(low, verb[1], TAKING_PART)

    def is_other_thing(self, low: str, quotation: Quotation, start: int, *, within: bool = False) -> bool:
        """Return whether one word, which is no unit, opens the sentence before a quotation and says what is called so: "The rumour “X” has
        spread", "Теплоход «X» возит"; ``within``: or stands there behind "in": "В санатории «X» 35 ветеранов"."""
        mark = end_before(low, quotation.start - 1)
        words = [m.span() for m in ANY_WORD.finditer(low, max(start, mark - LONGEST), mark)][-2:]
        if not words or words[-1][1] != mark or self.g.articles.before(low, mark) is not None:
            return False
        if self.g.units.after(low, words[-1][0]) is not None or self.g.fillers.before(low, mark) is not None:
            return False
        article = self.g.articles.after(low, start)
        opens = words[-1][0] == start or (article is not None and skip_blanks(low, article[1]) == words[-1][0])
        return opens or (within and len(words) > 1 and self.g.inside.get(low[slice(*words[0])]) is not None)

    def _is_said_what(self, folded: Folded, quotation: Quotation, start: int) -> bool:
        """Whether a common noun stands right before a quotation and says what is called so: "the café “X” began", "Оркестр «X» начался"."""
        mark = end_before(folded.low, quotation.start - 1)
        if self.g.articles.before(folded.low, mark) or self.g.relative.before(folded.low, mark) or self.g.within.before(folded.low, mark):
            return False
        word = _LAST_WORD.search(folded.text, max(start, mark - LONGEST), mark)
        return word is not None and (not word[0][0].isupper() or word.start() <= start)

    def is_thing(self, low: str, span: Span) -> bool:
        """Return whether a word of a quotation says that it is the name of something else: of a song, an award, a building."""
        things = (self.g.counted.after(low, word.start()) for word in ANY_WORD.finditer(low, *span))
        return any(thing is not None and thing[0].split("_")[-1] in NO_MODELS for thing in things)

    def has_unit(self, low: str, start: int, end: int) -> bool:
        return self.g.units.is_in(low, start, end)

    def has_person(self, low: str, start: int, end: int) -> bool:
        """Return whether a person's title stands in a stretch, but for words of an organisation ("the Farmers' Union")."""
        if not self.g.titles.is_in(low, start, end):
            return False
        words = (word.start() for word in ANY_WORD.finditer(low, start, end))
        return any(self.g.titles.after(low, at) and not self.g.organisations.after(low, at) for at in words)

    def left(self, low: str, quotation: Quotation) -> int:
        """Where what stands before a quotation ends, its article apart."""
        mark = end_before(low, quotation.start - 1)
        article = self.g.articles.before(low, mark)
        return end_before(low, article[1]) if article else mark

    def _is_held(self, low: str, quotation: Quotation) -> bool:
        """Whether "has" stands before, and a sign or "with" behind; where verbs come last, "is there" behind, and a sign."""
        behind = skip_blanks(low, quotation.end + 1)
        if self.g.postpositional:
            verb = self.g.holds.after(low, behind)
            if self.g.within.before(low, self.left(low, quotation)) is None:
                return False  # "शिविर का विषय “X” है" tells a theme, "कम्यून में “X” है" what the commune has
            return verb is not None and _SET_OFF.match(low, verb[1]) is not None and self.counts_people(low, verb[1])
        if self.g.holds.before(low, self.left(low, quotation)) is None:
            return False
        closed = _CLOSED.match(low, quotation.end) is not None or self.g.has.after(low, behind) is not None
        return closed and self.counts_people(low, quotation.end + 1)

    def _is_called(self, low: str, quotation: Quotation) -> bool:
        """Whether what a unit runs is called so, and brackets behind say how many have it: "runs it under the name “X” (11 villages)"."""
        return self.bodies.naming(low, quotation) is not None and self.counts_people(low, quotation.end + 1, TAKING_PART)

    def counts_people(self, low: str, position: int, concepts: frozenset[str] = PEOPLE) -> bool:
        """Return whether the first number behind counts people or households."""
        number = _NUMBER.match(low, position)
        if number is None:
            return False
        at = skip_blanks(low, number.end())
        counted = self.g.counted.after(low, at)
        return counted is not None and counted[0] in concepts

    def _is_example(self, low: str, quotation: Quotation) -> bool:
        if self.g.postpositional:
            return self.g.example_of.after(low, skip_blanks(low, quotation.end + 1)) is not None
        return self.g.example_of.before(low, self.left(low, quotation)) is not None

    def _is_run(self, low: str, behind: int, end: int) -> bool:
        """Whether a place, and then a verb of running and an organisation stand right behind."""
        where = _WHERE.match(low, behind - 1, end)
        if where is None or self.g.postpositional:
            return False
        start = where.start("place")
        tie = self.g.of.after(low, start) or self.g.glue.after(low, start) or self.g.inside.after(low, start)
        if tie is None:
            return False
        at = where.end()
        at = self.g.relative.past(low, at)
        verb = self.g.runs.after(low, at)
        return verb is not None and self.g.organisation_scanner.search(low, verb[1], min(end, verb[1] + RUN)) is not None
