"""Names of what an organisation starts or a unit's people do, where no noun says what that is: "the Women's Union started what they call
“Oars with ears”", "in A commune they call it “The calf goes next door”: 52 households …"."""

from __future__ import annotations

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.named_bodies import NamedBodies
from mobextract.models.no_names import SHORT_NAME
from mobextract.models.told_names import NO_MODELS, ToldNames
from mobextract.text.folding import ANY_WORD, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

BEFORE = 180
"""How far before the name the sentence is read, in characters."""
BEHIND = 200
"""How far behind it those who take part are looked for, in its paragraph."""
_SET_OFF = regex(r"[»”\"'’]?\s*[:;,.·(–—-]|[»”\"'’]?\s*$")
_NUMBER = regex(rf"(?<!{WORD})\d[\d.,]*[   ]")


class SoCalledNames:
    """The search for such sentences with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar, told: ToldNames) -> None:
        self.g, self.told = grammar, told
        self.bodies: NamedBodies = told.bodies

    def is_name(self, folded: Folded, quotation: Quotation, span: Span, sentence: Span, paragraph: Span) -> bool:
        """Return whether a quotation is what something without a noun of its own is called."""
        low = folded.low
        if not (quotation.closed and 1 < low.count(" ", *span) + 1 <= SHORT_NAME and self.told.cues.is_capital(folded.text, span[0])):
            return False
        it = self._it(low, quotation)
        naming = self.bodies.naming(low, quotation) if it is None else it
        if naming is None or self._is_other(low, span):
            return False
        start = max(sentence[0], naming - BEFORE)
        if self._is_started(low, start, naming, quotation, sentence[1]):
            return True
        return it is not None and self._is_done(low, (paragraph[0], start, naming), quotation.end + 1, paragraph[1])

    def _it(self, low: str, quotation: Quotation) -> int | None:
        """Where "they call it" begins right before a quotation; where verbs come last, "it", and "call" behind."""
        found = self.g.naming_it.before(low, end_before(low, quotation.start - 1))
        if found is None or not self.g.postpositional:
            return found[1] if found else None
        return found[1] if self.g.naming_after.after(low, skip_blanks(low, quotation.end + 1)) is not None else None

    def _is_other(self, low: str, span: Span) -> bool:
        """Whether a name begins or ends with what is no model, an organisation or a unit."""
        words = [word.span() for word in ANY_WORD.finditer(low, *span)]
        if any(self.told.is_thing(low, word) for word in (words[0], words[-1])):
            return True
        lists = (self.g.facilities, self.g.organisations, self.g.units)
        return any(kind.after(low, span[0]) or kind.before(low, span[1]) for kind in lists)

    def _is_started(self, low: str, start: int, naming: int, quotation: Quotation, end: int) -> bool:
        """Whether an organisation stands before, and a verb of starting between it and the word for "called" (in languages with verbs last
        behind the name), with nothing that is no model between."""
        owner = self.g.organisation_scanner.search(low, start, naming)
        if owner is None:
            return False
        verb = self._verb(low, start, naming)
        if verb is None and self.g.postpositional:
            behind = skip_blanks(low, quotation.end + 1)
            return self._verb(low, behind, end) is not None and not self._tells_thing(low, owner.end(), min(end, behind + BEHIND))
        return verb is not None and not self._tells_thing(low, start if self.g.postpositional else verb, naming)

    def _verb(self, low: str, start: int, end: int) -> int | None:
        """Where the first verb of starting or running ends."""
        for word in ANY_WORD.finditer(low, start, end):
            found = self.g.runs.after(low, word.start()) or self.g.launch.after(low, word.start()) or self.g.begun.after(low, word.start())
            if found is not None and found[1] <= end and not self.g.small.fullmatch(low, *word.span()):
                return found[1]
        return None

    def _tells_thing(self, low: str, start: int, end: int) -> bool:
        """Whether a word says that a building, a song, a document or a person is called so."""
        for word in ANY_WORD.finditer(low, start, end):
            at = word.start()
            if self.g.people.after(low, at):  # "bà con", where "bà" alone is a title
                continue
            if self.g.facilities.after(low, at) or self.g.titles.after(low, at):
                return True
            other = self.g.not_name.after(low, at)
            if other is not None and self.g.naming.after(low, at) is None and self.g.naming_it.after(low, at) is None:
                return True
            thing = self.g.counted.after(low, at)
            if thing is not None and thing[0].split("_")[-1] in NO_MODELS:
                return True
        return False

    def _is_done(self, low: str, before: tuple[int, int, int], behind: int, end: int) -> bool:
        """Whether the sentence names a unit or an organisation, and people are counted, or an organisation acts, behind the name."""
        floor, start, naming = before
        if not (self.told.has_unit(low, start, naming) or self.g.organisation_scanner.search(low, start, naming)):
            return False
        if self._tells_thing(low, max(floor, start - BEFORE), naming):
            return False
        stop = min(end, behind + BEHIND)
        if not self.g.postpositional and _SET_OFF.match(low, behind - 1) is None:
            return False  # "call it “The sleeping lion” because …"
        if (owner := self.g.organisation_scanner.search(low, behind, stop)) is not None and self._verb(low, owner.end(), stop) is not None:
            return True
        return any(self.told.counts_people(low, number.start()) for number in _NUMBER.finditer(low, behind, stop))
