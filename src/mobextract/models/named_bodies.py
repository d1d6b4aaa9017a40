"""Names that their sentence gives to a class, a group, a way of working: "the class is called “Gongs on Saturday”", "the villagers named
this way of working “Baskets in step”"."""

from __future__ import annotations

from mobextract.models.cues_beside import CuesBeside
from mobextract.models.grammar import Cue, ProgrammeGrammar
from mobextract.models.no_names import SHORT_NAME
from mobextract.text.folding import WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.quotations import Quotation
from mobextract.text.segment import Span

REACH = 90
"""Characters between the body and the word for "called"."""
WORDS = 7
"""Words between them."""
CLAUSE = 4
"""Words of a clause on the body that stands between: "the group that he leads is called"."""
_STOP = regex(r"[.;:()!?…।\n«»“”„\"]|, ?\S")
_WORD = regex(rf"{WORD}+(?:['’]{WORD}+)*")
_LAST = regex(rf"{WORD}+ $")


class NamedBodies:
    """The search for the body and the word for "called" with the word lists of one language."""

    def __init__(self, grammar: ProgrammeGrammar, cues: CuesBeside) -> None:
        self.g, self.cues = grammar, cues

    def is_name(self, folded: Folded, quotation: Quotation, span: Span, sentence: int) -> bool:
        """Return whether a quotation is the name of a body that people run together."""
        low = folded.low
        if not 1 < low.count(" ", *span) + 1 <= SHORT_NAME or not self.cues.is_capital(folded.text, span[0]):
            return False
        naming = self.naming(low, quotation)
        named = naming is not None and self._is_bodys(low, sentence, naming)
        return named or self._is_body_beside(low, quotation)

    def cue(self, folded: Folded, quotation: Quotation, span: Span, sentence: int) -> Cue | None:
        """Return the cue whose model a sentence gives a name: "the model took the name “X”", "mô hình trồng rau có tên gọi là “X”"."""
        low = folded.low
        naming = self.naming(low, quotation) if self.cues.is_capital(folded.text, span[0]) else None
        if naming is None or low.count(" ", *span) + 1 > SHORT_NAME:
            return None
        it = self.g.naming_it.before(low, quotation.start - 1)  # "that the villagers call"
        naming = min(naming, it[1]) if it is not None else naming
        hits = list(self.g.cue_scanner.finditer(low, max(sentence, naming - REACH), naming))
        hit = hits[-1] if hits else None
        kind = self.g.naming_kind(low, hit) if hit else None
        if hit is None or kind is None or self.g.not_name.before(low, hit.end()):
            return None  # "ένα θεατρικό έργο με την ονομασία «X»" is a play, no project
        tied = self.g.of.before(low, hit.end()) is not None  # "the model of"
        told = self._leads(low, hit.end(), naming, tied=tied) or self._is_described(low, hit.end(), naming)
        return (kind, *hit.span()) if told and not self._is_others(low, hit.end(), naming) else None

    def _is_others(self, low: str, start: int, naming: int) -> bool:
        """Whether something else is called so than the cue that ends at ``start``: what an article or a genitive introduces behind it ("the
        model in a house called “X”", "मॉडल के किसान को “X” कहा जाता है"), or what stands before a comma and no relative ("the boy in the
        project, called “X”")."""
        if low[end_before(low, naming) - 1] == "," and self.g.relative.after(low, naming) is None:
            return True
        first = skip_blanks(low, start)
        if self.g.postpositional and any(self.g.copula.get(m[0]) for m in _WORD.finditer(low, start, naming)):
            return True  # another clause: "कई मॉडलों को कठिनाइयाँ हैं और लोग इन्हें “सोए हुए” कहते हैं"
        own = self.g.postpositional and self.g.of.after(low, first) is not None and self.g.naming.after(low, first) is None
        words = [m[0] for m in _WORD.finditer(low, start, naming)]
        return (own and len(words) > 1) or not self.g.indefinite.isdisjoint(words)

    def _is_described(self, low: str, start: int, naming: int) -> bool:
        """Whether nothing but a short description stands before "called": no verb, no sign, nothing and nobody that may be called so."""
        words = [m.start() for m in _WORD.finditer(low, start, naming)]
        if not words or len(words) > WORDS or _STOP.search(low, start, naming) or self.g.verbs.search(low, start, naming):
            return False
        others = (self.g.not_name, self.g.facilities, self.g.organisations, self.g.units, self.g.bodies, self.g.inside, self.g.people)
        return not any(lexicon.after(low, at) for at in words for lexicon in others)

    def naming(self, low: str, quotation: Quotation) -> int | None:
        """Where the word for "called" begins before a quotation, over its article; where it stands behind, the quotation's mark."""
        mark = quotation.start - 1
        article = self.g.articles.before(low, mark)
        found = self.g.naming.before(low, mark) or (self.g.naming.before(low, end_before(low, article[1])) if article else None)
        if found is not None:
            return found[1]
        behind = self.g.naming_after.after(low, skip_blanks(low, quotation.end + 1)) if quotation.closed else None
        return mark if behind is not None else None

    def is_explained(self, low: str, quotation: Quotation) -> bool:
        """Return whether an apposition tells that what is called so is a model: "what people call “X”, a model of …"."""
        return self.naming(low, quotation) is not None and self.cues.of_being(low, quotation.end + 1) is not None

    def _is_bodys(self, low: str, sentence: int, naming: int) -> bool:
        """Whether a body stands before, as the head of what is called so: nothing but where it is, or who calls it so, between."""
        hits = list(self.g.body_scanner.finditer(low, max(sentence, naming - REACH), naming))
        return any(self._leads(low, hit.end(), naming) for hit in reversed(hits))

    def _leads(self, low: str, start: int, naming: int, *, tied: bool = False) -> bool:
        """Whether nothing stands before "called" but where a body is, who calls it so, or (``tied``: behind its preposition) what it is
        for."""
        words = [m.start() for m in _WORD.finditer(low, start, naming)]
        if _STOP.search(low, start, naming) or len(words) > WORDS:
            return False
        if any(self.g.not_name.after(low, at) or self.g.facilities.after(low, at) for at in words):
            return False
        if words and len(words) <= CLAUSE and self.g.relative.after(low, words[0]) is not None:
            return True
        passed = start
        for at in words:
            if at < passed:
                continue
            end = self._over(low, at)
            if end is None and not tied and not (self.g.postpositional and passed > start):  # "लोगों ने"
                tied = self._ties(low, at)
                if not tied:
                    return False
            elif end is None and tied and self.g.verbs.match(low, at):
                return False
            passed = end or passed
        return True

    def _over(self, low: str, at: int) -> int | None:
        """Where an article, a filler, or a word for those who call it so, or whose it is, ends that begins at ``at``."""
        skipped = (self.g.people, self.g.articles, self.g.fillers, self.g.relative, self.g.objects, self.g.organisations, self.g.units)
        return next((found[1] for words in skipped if (found := words.after(low, at))), None)

    def _ties(self, low: str, at: int) -> bool:
        """Whether a preposition leads from the body to what follows, or a postposition stands right behind it."""
        return any(words.after(low, at) for words in (self.g.of, self.g.glue, self.g.inside, self.g.within)) or bool(
            self.g.small.match(low, at)
        )

    def _is_body_beside(self, low: str, quotation: Quotation) -> bool:
        """Whether the body stands between "called" and the name ("named this way of working “X”"), or behind both ("“X” नाम की कक्षा")."""
        mark = quotation.start - 1
        body = self.g.bodies.before(low, mark)
        if body is not None:
            word = _LAST.search(low, max(0, body[1] - REACH), body[1])  # "this"
            return any(self.g.naming.before(low, end_before(low, at)) is not None for at in (body[1], word.start() if word else body[1]))
        called = self.g.called.after(low, skip_blanks(low, quotation.end + 1)) if self.g.postpositional else None
        return called is not None and self.g.bodies.after(low, skip_blanks(low, called[1])) is not None
