"""What a number counts: the noun beside it, its concept, and the cases where there is none.

The noun is looked for at the number's edge: a known noun or phrase within a few words, else the likely head. Words are looked
up by form, stem and, in compounding languages, by the tail of a compound (`nouns/words.py`).
"""

from __future__ import annotations

import itertools
import re

from mobextract.language import Language
from mobextract.nouns.attributes import HYPHENED, SOON
from mobextract.nouns.heads import NounHeads
from mobextract.nouns.inserted import InsertedPhrases
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.nouns.words import WORDS
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex

LEFT_REACH = 140
"""How far left of a number its noun may stand, in characters."""
_NUMBERED = regex(r"\d ?$")


class NounGrammar(NounHeads):
    """The search for the noun beside a number, in the tables of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.inserted = InsertedPhrases(language.table("counts").inserted, self)

    def after(self, low: str, position: int, *, many: bool = True) -> Noun | None:
        """Return the noun counted by a number that ends at ``position``; None where nothing there can be counted.

        ``many``: the number is not one, so that a noun which is no plural may be an attribute.
        """
        position = skip_blanks(low, position)
        level = None
        if self.before_noun.after(low, position) is not None:
            position = self._skip_classifier(low, position)
            level = self.levels.after(low, position)
        if level and (behind := self.noun_right_at(low, level[1])) is not None:
            return behind  # "30 कम्यून स्तर के अधिकारी"
        if (
            level and self.genitive
        ):  # the level is tied to a head further on, or stands alone: "8 प्रांतीय-स्तरीय पायलट क्षेत्र", "926 कम्यून स्तर के हैं"
            head = self.head(low, level[1], many)
            return head if head and head.known else None
        if many and self.agent_ties.forms and (agent := self._agent_first(low, position)) is not None:
            return self._behind_agent(low, agent)
        direct = self.nouns.after(low, position)
        if direct and self.compounding and low.startswith("- ", direct[1]) and (shared := self._cut_compound(low, direct[1] + 2)):
            return shared  # "52 tog- og bussbilletter"
        if direct and not HYPHENED.match(low, direct[1]):
            return self.qualified.qualify(low, position, self.last_noun(low, Noun(position, direct[1], direct[0], True), many))
        if self.noun_first:
            return None if self.qualified.alone(low, position) else self._first_word(low, position)
        noun = self.head(low, position, many)
        return None if noun and not noun.known and self.pro.after(low, position) else noun  # "17 andre ble skadet"

    def left(self, low: str, start: int, end: int) -> Noun | None:
        """Return the last known noun in ``[start, end)``, for numbers that follow their noun; not a unit that says where."""
        for match in reversed(list(WORDS.finditer(low, start, end))):
            found = self.nouns.after(low, match.start())
            if (
                found
                and found[0] in UNITS
                and (self.circumstances.before(low, match.start()) or self.postpositions.after(low, skip_blanks(low, found[1])))
            ):
                continue  # "such models in the province are 64", "मॉडल प्रांत में 64 हैं"
            if found and found[1] <= end and not self.in_phrase(low, match.start(), found[1]):
                longer = self.nouns.before(low, found[1])  # "населенных пунктов" are no "пункты"
                first = longer[1] if longer and start <= longer[1] < match.start() else match.start()
                noun = Noun(first, found[1], longer[0] if longer and first < match.start() else found[0], True)
                return (
                    self.qualified.qualify(low, max(start, first - 24), noun)
                    if not self.noun_first
                    else self.qualified.qualify(low, noun.end, noun)
                )
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return Noun(match.start(), match.end(), unit, True)
        return None

    def in_phrase(self, low: str, start: int, end: int) -> bool:
        """Whether a noun is a part of a phrase that is none: "con số lần lượt là 21"."""
        phrase = self.not_noun.before(low, end)
        return (phrase is not None and phrase[1] < start) or self.is_none(low, start)

    def ending(self, low: str, start: int, end: int) -> Noun | None:
        """Return the longest known noun that ends at ``end``."""
        for match in WORDS.finditer(low, start, end):
            noun = self.direct(low, match.start())
            if noun and noun.end == end and not self.in_phrase(low, noun.start, end):
                return self.qualified.qualify(low, end if self.noun_first else start, noun)
        return None

    def soon(self, low: str, start: int, end: int) -> Noun | None:
        """Return the first known noun among the few words behind ``start``: the head, whatever hangs on it ("cases of theft in the
        commune")."""
        for match in itertools.islice(WORDS.finditer(low, start, end), SOON):
            found = self.nouns.after(low, match.start())
            if found and found[1] <= end and not self.in_phrase(low, match.start(), found[1]):
                noun = self.last_noun(low, Noun(match.start(), found[1], found[0], True), many=False)
                return self.qualified.qualify(low, noun.end if self.noun_first else start, noun)
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return Noun(match.start(), match.end(), unit, True)
        return None

    def part(self, low: str, position: int) -> Noun | None:
        """The noun behind "of these", whose part a number counts ("22 of these households")."""
        of, whom = self.part_of.after(low, position), self.part_after.after(low, position)
        if of is None or (whom and whom[1] > of[1]):  # "12 of them bicycles": what is behind is not counted
            return None
        noun = self.after(low, skip_blanks(low, of[1]))
        return noun if noun and noun.known else None

    def of_total(self, low: str, sentence: int, start: int) -> Noun | None:
        """The noun between "the number of" and the number ("the number of cooperatives rose to 9")."""
        totals = self.totals
        if not totals:
            return None
        sentence = max(sentence, start - LEFT_REACH)
        begins = [sentence + m.start() for m in re.finditer(r"\S+", low[sentence:start])]
        hits = [hit[1] for begin in begins if (hit := totals.after(low, begin))]
        if not hits:
            return None
        if self.verb_final:
            begin = next(begin for begin in reversed(begins) if totals.after(low, begin))
            # "सदस्यों की संख्या पूरे प्रांत में 64"
            noun = self.ending(low, sentence, end_before(low, begin))
            return self._first_head(low, sentence, noun) if noun else self.left(low, sentence, start)
        known = self.soon(low, hits[-1], start) or self.left(low, hits[-1], start)
        if known is None and self.is_none(low, skip_blanks(low, hits[-1])):
            return None  # "con số lần lượt là 21"
        return known or (
            None if self.change_verbs.after(low, skip_blanks(low, hits[-1])) else self.after(low, hits[-1])
        )  # "their number grew to 157"

    def _first_head(self, low: str, begin: int, last: Noun) -> Noun:
        """The first of the coordinated nouns whose last one is ``last`` ("कम्यून, वार्ड और कस्बों की संख्या"); not one with a number of its
        own."""
        joiner, noun = self.joiners.before(low, end_before(low, last.start)) if " " not in low[last.start : last.end] else None, last
        end = end_before(low, joiner[1]) if joiner and joiner[1] > begin else begin
        while end > begin:
            found = self.ending(low, begin, end)
            if found is None or _NUMBERED.search(low, begin, found.start):
                break
            noun, end = found, end_before(low, found.start) - 1
            if low[end : end + 1] != ",":
                break
        return noun

    def predicate(self, low: str, position: int) -> Noun | None:
        """The noun behind a copula ("of whom 8 are party members", "8 were truck drivers": drivers)."""
        copula = self.copula.after(low, position)
        if copula is None:
            return None
        start = skip_blanks(low, copula[1])
        said = None if self.noun_first else self.qualified.alone(low, start)  # "40 are poor households"
        at = skip_blanks(low, said[2]) if said else start
        noun = self.noun_right_at(low, at)
        word = WORDS.match(low, at) if noun is None and self.compounding else None
        if word is not None and (unit := self.compound(word[0])) is not None and not self.is_none(low, at):
            noun = Noun(at, word.end(), unit, True)  # "19 er kontraktslærere"
        return self.qualified.qualify(low, start, self.last_noun(low, noun, many=False)) if noun else None

    def _first_word(self, low: str, position: int) -> Noun | None:
        match = WORDS.match(low, position)
        while match and self.adjectives.after(low, match.start()):
            match = WORDS.match(low, skip_blanks(low, match.end()))
            if match and (found := self.nouns.after(low, match.start())):
                return self.qualified.qualify(low, position, Noun(match.start(), found[1], found[0], True))
        if match is None or match[0][0].isdigit() or self.stop.after(low, match.start()):
            return None
        return Noun(match.start(), match.end(), None, False)

    def _skip_classifier(self, low: str, position: int) -> int:
        position = skip_blanks(low, position)
        found = self.classifiers.after(low, position)
        if found and self.stop.after(low, position):
            return position  # "81 chiếc hoạt động": a verb behind the classifier
        if found and not self.nouns.after(low, position):
            return skip_blanks(low, found[1])
        if found and not self.is_none(low, skip_blanks(low, found[1])):
            # a classifier that opens a known phrase ("con đường") stays; a known noun behind it wins if longer
            behind = self.nouns.after(low, skip_blanks(low, found[1]))
            direct = self.nouns.after(low, position)
            if behind and direct and behind[1] > direct[1]:
                return skip_blanks(low, found[1])
        return position
