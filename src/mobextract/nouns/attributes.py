"""A noun that is the attribute of another behind it, which is the one counted: "12 young women", "20 village officials", "14 पत्थर की
बाड़ें"."""

from __future__ import annotations

from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import Noun
from mobextract.nouns.words import WORDS, NounWords
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

_SEPARATOR = regex(r", ?|/")
HYPHENED = regex(r"-[^\W\d_]")
"""A word that a hyphen joins to the next is a part of an adjective: "women-managed roads"."""
AIMS = frozenset(("goal", "target", "plan", "quota"))
"""Concepts of what so many of something are aimed at."""
SOON = 3
"""How many words behind "the number of" or "reduction of" its noun may stand."""


class AttributedNouns(NounWords):
    """Nouns and their attributes, in the tables of one language."""

    def head(self, low: str, position: int, many: bool) -> Noun | None:
        """The noun behind adjectives: the search of `nouns/heads.py`."""
        raise NotImplementedError

    def last_noun(self, low: str, noun: Noun, many: bool) -> Noun:
        """Where the head stands last, a noun right before another is its attribute ("12 young women", "20 village officials")."""
        while (behind := self._noun_after(low, noun, many)) is not None:
            noun = behind
        return noun

    def _noun_after(self, low: str, noun: Noun, many: bool) -> Noun | None:
        """The noun whose attribute ``noun`` is, None where it is the head itself."""
        if self.with_number.get(low[noun.start : noun.end]):
            return None
        is_adjective = bool(self.adjectives.get(low[noun.start : noun.end]))
        if is_adjective and (more := self._next_adjective(low, noun.start, noun.end)) > noun.end:
            return self.head(low, more, many)  # "9 νέοι, σύγχρονοι δρόμοι"
        if many and self.is_countable(low, noun) and (joint := self.joiners.after(low, skip_blanks(low, noun.end))):
            return self._plural_behind(low, skip_blanks(low, joint[1]))  # "11 district and city hospitals"
        owned = next((p for p in self.possessive if low.startswith(p + " ", noun.end)), "")
        if not owned and (low[noun.end : noun.end + 1] != " " or not (self.head_last or is_adjective)):
            return None
        clause = self._behind_clause(low, noun.end) if many else None
        owner = self.noun_right_at(low, clause) if clause is not None else None
        if owner is not None and not self.attributive_one.before(low, owner.start - 1) and not self._is_circumstance(low, noun, owner):
            return owner  # "40 सुअर पालने वाले परिवार"
        if (tie := self.attributive.after(low, skip_blanks(low, noun.end))) is not None:
            if many and self.attributive_one.get(low[skip_blanks(low, noun.end) : tie[1]]):
                return None
            head = self.noun_right_at(low, tie[1])
            # "48 कमरों वाली कतार", "3 बच्चों वाले परिवार": what each of them has
            several = many and self.oblique and low.endswith(self.oblique, noun.start, noun.end)
            none = head is None or self._is_apart(low, noun, head) or (several and (noun.unit in PEOPLE or self._is_singular(low, head)))
            return None if none else head  # "8 कमरों वाला स्कूल"
        if not owned and many and (head := self._head_of_bare(low, noun)) is not None:
            return head
        return self._word_behind(low, noun, noun.end + len(owned) + 1, owned=bool(owned), many=many)

    def _word_behind(self, low: str, noun: Noun, start: int, *, owned: bool, many: bool) -> Noun | None:
        """The noun at ``start``, or the plural behind the word there, whose attribute ``noun`` is; ``owned``: an ending ties it to that."""
        if not owned and (self.has_plural_ending(low, noun) or noun.unit == self.factor):
            return None
        found = self.nouns.after(low, start)
        word = WORDS.match(low, start)
        unit = found[0] if found else self.compound(word[0]) if word and self.compounding else None
        if word is None or self.stop.after(low, start):
            return None
        if unit is not None:
            behind = Noun(start, found[1] if found else word.end(), unit, True)
            if many and not owned and (self._is_circumstance(low, noun, behind) or self._is_verb(low, noun, behind)):
                return None
            return None if not owned and (self._is_apart(low, noun, behind) or self._is_own_phrase(low, noun, behind)) else behind
        if self.heads and not word[0][0].isdigit() and not self.stops(low, start):  # "9 मतदाता संपर्क बैठकें"
            plural = self.noun_right_at(low, word.end())
            if plural and low.endswith(self.heads, plural.start, plural.end) and not self._is_apart(low, noun, plural):
                return None if self._is_own_phrase(low, noun, plural) else plural
        return (
            self._plural_behind(low, start)
            if many and self.singular and (owned or not self._is_plural(low[noun.start : noun.end]))
            else None
        )

    def _is_verb(self, low: str, noun: Noun, behind: Noun) -> bool:
        """Whether a noun in the singular is what several people do, as no other noun stands behind it: "12 men guard the gate"."""
        doers = noun.unit in PEOPLE and self.is_countable(low, behind) and self._is_plural(low[noun.start : noun.end])
        return doers and self.noun_right_at(low, behind.end) is None

    def _is_own_phrase(self, low: str, noun: Noun, behind: Noun) -> bool:
        """Whether the noun behind a counted one stands with its postposition apart from it ("60 उपहार छात्रों को")."""
        if not self.phrases:
            return False
        tie = self.genitive.after(low, skip_blanks(low, behind.end))
        return self.phrases.is_apart(low, noun, behind, self.noun_right_at(low, tie[1]) if tie else None)

    def _head_of_bare(self, low: str, noun: Noun) -> Noun | None:
        """The plural whose attribute a noun is that has no plural's ending before a genitive ("14 पत्थर की बाड़ें"; but "5 गाँव के
        लोग")."""
        if not self.oblique or low.endswith(self.oblique, noun.start, noun.end):
            return None
        tie = self.genitive.after(low, skip_blanks(low, noun.end))
        word = None if tie else WORDS.match(low, skip_blanks(low, noun.end))
        tied = tie[1] if tie else self._behind_clause(low, word.end()) if word and self.stop.after(low, word.start()) else None
        head = self.noun_right_at(low, tied) if tied else None
        if head is None or self._is_singular(low, head) or (head.unit in AIMS and noun.known and noun.unit):
            return None  # "12 मॉडल का लक्ष्य" are models
        bare = self.bare.get(noun.unit or "")
        return head if bare is None or head.unit in bare else None

    def _plural_behind(self, low: str, position: int) -> Noun | None:
        """The plural among the next words: what stands behind a number and is no plural was its attribute ("25 voter contact sessions",
        "4 fire hydrants")."""
        for _ in range(SOON):
            word = WORDS.match(low, position)
            if word is None or word[0][0].isdigit() or self.stop.after(low, position):
                return None
            found = self.nouns.after(low, position)
            found = None if found and HYPHENED.match(low, found[1]) else found
            end = found[1] if found else word.end()
            if self._is_plural(low[position:end]):
                return Noun(position, end, found[0] if found else self._own_concept(word[0]), True)
            if low[end : end + 1] != " ":
                return None
            position = end + 1
        return None

    def _behind_clause(self, low: str, position: int) -> int | None:
        """Where the head of a clause of one verb begins ("20 बैटरी से चलने वाले वाहन": behind "से")."""
        verb = WORDS.match(low, skip_blanks(low, position)) if self.attributive else None
        tie = self.attributive.after(low, skip_blanks(low, verb.end())) if verb else None
        return tie[1] if tie else None

    def _next_adjective(self, low: str, start: int, end: int) -> int:
        """Where the adjective behind the one at ``[start, end)`` begins, past their comma or slash ("poor/near-poor households"); else
        ``end``."""
        separator = _SEPARATOR.match(low, end)
        if separator is None or (separator[0] != "/" and self.nouns.after(low, separator.end())):
            return end
        return (
            separator.end() if all(self.adjectives.after(low, p) or self.qualified.alone(low, p) for p in (start, separator.end())) else end
        )
