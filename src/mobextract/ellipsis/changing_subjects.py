"""The noun whose number changes, where a verb of change stands between it and the number: "οι κλοπές μειώθηκαν από 19 σε 7"."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.counts import LEFT_REACH
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.text.folding import ANY_LETTERS, behind_last, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import LONGEST_FORM

HEADS = PEOPLE | {"death", "injury", "accident"}
"""Concepts that a noun before them is told of, and not the other way round."""
VERB_REACH = 24
"""How far before a number its verb of change may stand, in characters."""
CLAUSE = regex(r"[,;:·()–—] ?")
_ASIDE = regex(r"\([^()]*\)")


class ChangingSubjects:
    """Such nouns in one article."""

    def __init__(self, grammar: QuantityGrammar, low: str) -> None:
        self.g = grammar
        self.low = low

    def of(self, begin: int, start: int, end: int) -> Noun | None:
        """The noun whose number changes: the one behind the word of change ("reduction of cases from 17 to 6"), else the first one before
        it ("οι κλοπές μειώθηκαν από 19 σε 7")."""
        first: Noun | None = None
        place: Noun | None = None
        leaves = self.g.amounts.origin.before(self.low, start) or self.g.amounts.opening.before(self.low, start)
        leaving = self.g.amounts.leaving.after(self.low, skip_blanks(self.low, end))  # "मामले 21 से घटकर 8 रह गए"
        if not leaves and not leaving and not self.verb_near(begin, start):
            return None
        begin = max(begin, start - LEFT_REACH)
        clause = _ASIDE.sub(lambda m: " " * len(m[0]), self.low[begin:start])  # "cases in A commune (B district, C) fell"
        floor = behind_last(CLAUSE, clause, 0, len(clause))
        for match in ANY_LETTERS.finditer(clause, floor):
            word, right = begin + match.start(), begin + match.end()
            if first is not None and place is None and self._is_place(first):
                first, place = None, first
            tie = self.g.nouns.genitive.after(self.low, skip_blanks(self.low, first.end)) if first else None
            tied = first is None or (tie is not None and skip_blanks(self.low, tie[1]) == word)  # "चोरी के मामले": cases
            tied = tied or (first is not None and self._is_head(first, word))
            if tied and (found := self.g.nouns.nouns.after(self.low, word)) and self.g.nouns.may_be_subject(self.low, begin + floor, word):
                noun = Noun(word, found[1], found[0], True)
                first = first if noun.unit in UNITS and self.g.nouns.is_single(self.low, noun) else noun  # "infections in the city rose by"
            if leaves and self.g.change_verbs.after(self.low, word) and (behind := self.g.nouns.soon(self.low, right, start)):
                return behind
            if self.g.nouns.change_verbs.after(self.low, word) and start - right < VERB_REACH:
                owned = self.g.fillers.after(self.low, skip_blanks(self.low, right))  # "the bank cut its headcount to 200"
                subject = None if self._is_made(word, right) else first or place
                changed = self.g.nouns.soon(self.low, right, start) if owned and owned[1] < start - 1 else subject
                return None if changed and self.low[changed.start : changed.end] in self.g.numerals.tokenizer.kinds else changed
        return (first or place) if leaving else None

    def _is_made(self, start: int, end: int) -> bool:
        """Whether the subject of a verb at ``[start, end)`` makes the change and is not what changes: "the firms cut 40"."""
        made = self.g.change_transitive.after(self.low, start) or self.g.change_transitive.before(self.low, end)
        return made is not None and self.g.nouns.copula.before(self.low, start) is None

    def total(self, last: Quantity, sentence: int, start: int) -> Noun | None:
        """The noun of a number that is told before the units where it changes: "the number of poor households in three communes fell from
        1,340 to 815"; ``last`` is the count of those units."""
        if last.unit not in UNITS or last.start < sentence or CLAUSE.search(self.low, last.edge, start):
            return None
        if last.noun is not None and last.noun.end <= last.start:
            return None  # "the number of communes" itself
        if not self.verb_near(last.edge, start):
            return None
        begin = behind_last(CLAUSE, self.low, sentence, last.start)
        noun = self.g.nouns.of_total(self.low, begin, last.start)
        return noun if noun is not None and noun.known and noun.unit != last.unit else None

    def told_behind(self, last: Quantity, start: int) -> Noun | None:
        """The noun behind the comma that "is" so many: "số trường là 12, trạm y tế là 5"; a unit rather has them."""
        copula, comma = self.g.nouns.copula.before(self.low, start), self.low.rfind(", ", last.edge, start)
        noun = self.g.nouns.after(self.low, comma + 2) if copula and comma >= 0 else None
        fits = (
            noun is not None
            and noun.known
            and noun.start == comma + 2
            and copula is not None
            and skip_blanks(self.low, noun.end) == copula[1]
        )
        return noun if fits and noun is not None and noun.unit not in UNITS else None

    def _is_head(self, first: Noun, word: int) -> bool:
        """Whether a plural of people or of what befalls them right behind a noun in the singular is the head of both: "road deaths fell
        to 40,990"; "vehicle deliveries" are vehicles."""
        nouns = self.g.nouns
        found = nouns.nouns.after(self.low, word) if nouns.singular and word == first.end + 1 else None
        behind = Noun(word, found[1], found[0], True) if found else None
        if behind is None or behind.unit not in HEADS:
            return False
        return nouns.is_single(self.low, first) and not nouns.is_single(self.low, behind)

    def _is_place(self, noun: Noun) -> bool:
        """Whether a noun, brackets perhaps behind it, only says where something changes, in a language with postpositions: "कम्यून (…) में बाल
        विवाह 41 से घटकर …"."""
        if not self.g.nouns.verb_final:
            return False
        aside = _ASIDE.match(self.low, skip_blanks(self.low, noun.end))
        return self.g.nouns.possess.after(self.low, skip_blanks(self.low, aside.end() if aside else noun.end)) is not None

    def verb_near(self, begin: int, start: int) -> bool:
        """Whether a verb of change stands right before a number."""
        verbs = self.g.nouns.change_verbs
        words = ANY_LETTERS.finditer(self.low, max(begin, start - VERB_REACH - LONGEST_FORM), start)
        return any(verbs.after(self.low, m.start()) for m in words if start - m.end() < VERB_REACH)
