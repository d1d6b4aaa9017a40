"""What a number counts: the noun beside it, its concept, and the cases where there is none.

The noun is looked for at the number's edge: a known noun or phrase within a few words, else the likely head. Words are looked
up by form, stem and, in compounding languages, by the tail of a compound (`nouns/tables.py`).
"""

from __future__ import annotations

import itertools
import re

from mobextract.nouns.qualified import UNITS, Noun
from mobextract.nouns.tables import WORDS, NounTables
from mobextract.text.folding import end_before, skip_blanks

REACH = 7
"""How many words may stand between a number and a noun that is known."""
LEFT_REACH = 140
"""How far left of a number its noun may stand, in characters."""
SOON = 3
"""How many words behind "the number of" or "reduction of" its noun may stand."""

_HYPHENED = re.compile(r"-[^\W\d_]")
"""A word that a hyphen joins to the next is a part of an adjective: "women-managed roads"."""
_GRADED = re.compile(r"\d{1,2}-[^\W\d_]+")
"""An adjective that begins with a number: "103 3-star products"."""
_SEPARATOR = re.compile(r", ?|/")


class NounGrammar(NounTables):
    """The search for the noun beside a number, in the tables of one language."""

    def after(self, low: str, position: int, *, many: bool = True) -> Noun | None:
        """Return the noun counted by a number that ends at ``position``; None where nothing there can be counted.

        ``many``: the number is not one, so that a noun which is no plural may be an attribute.
        """
        position = self._skip_classifier(low, position)
        level = self.levels.after(low, position)
        if level and (behind := self.noun_right_at(low, level[1])) is not None:
            return behind  # "30 कम्यून स्तर के अधिकारी"
        if level and self.genitive:  # the level is tied to a head further on, or stands alone: "8 प्रांतीय-स्तरीय पायलट क्षेत्र", "926 कम्यून स्तर के हैं"
            head = self._head(low, level[1], many)
            return head if head and head.known else None
        if many and (agent := self._agent_first(low, position)) is not None:
            return self._behind_agent(low, agent)
        direct = self.nouns.after(low, position)
        if direct and not _HYPHENED.match(low, direct[1]):
            return self.qualified.qualify(low, position, self._last_noun(low, Noun(position, direct[1], direct[0], True), many))
        if self.noun_first:
            return None if self.qualified.alone(low, position) else self._first_word(low, position)
        noun = self._head(low, position, many)
        return None if noun and not noun.known and self.pro.after(low, position) else noun  # "17 andre ble skadet"

    def left(self, low: str, start: int, end: int) -> Noun | None:
        """Return the last known noun in ``[start, end)``, for numbers that follow their noun; not a unit that says where."""
        for match in reversed(list(WORDS.finditer(low, start, end))):
            found = self.nouns.after(low, match.start())
            if found and found[0] in UNITS and (self.circumstances.before(low, match.start()) or self.postpositions.after(low, skip_blanks(low, found[1]))):
                continue  # "such models in the province are 64", "मॉडल प्रांत में 64 हैं"
            if found and found[1] <= end and not self.in_phrase(low, match.start(), found[1]):
                noun = Noun(match.start(), found[1], found[0], True)
                return self.qualified.qualify(low, max(start, match.start() - 24), noun) if not self.noun_first else self.qualified.qualify(low, noun.end, noun)
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
        """Return the first known noun among the few words behind ``start``: the head, whatever hangs on it ("cases of theft in the commune")."""
        for match in itertools.islice(WORDS.finditer(low, start, end), SOON):
            found = self.nouns.after(low, match.start())
            if found and found[1] <= end and not self.in_phrase(low, match.start(), found[1]):
                noun = self._last_noun(low, Noun(match.start(), found[1], found[0], True), many=False)
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
            return self.ending(low, sentence, end_before(low, begin)) or self.left(low, sentence, start)  # "सदस्यों की संख्या पूरे प्रांत में 64"
        known = self.soon(low, hits[-1], start) or self.left(low, hits[-1], start)
        if known is None and self.is_none(low, skip_blanks(low, hits[-1])):
            return None  # "con số lần lượt là 21"
        return known or (None if self.change_verbs.after(low, skip_blanks(low, hits[-1])) else self.after(low, hits[-1]))  # "their number grew to 157"

    def predicate(self, low: str, position: int) -> Noun | None:
        """The noun behind a copula ("of whom 8 are party members", "8 were truck drivers": drivers)."""
        copula = self.copula.after(low, position)
        if copula is None:
            return None
        start = skip_blanks(low, copula[1])
        said = None if self.noun_first else self.qualified.alone(low, start)  # "40 are poor households"
        noun = self.noun_right_at(low, said[2] if said else start)
        return self.qualified.qualify(low, start, self._last_noun(low, noun, many=False)) if noun else None

    def _head(self, low: str, position: int, many: bool) -> Noun | None:
        """The noun after its adjectives: the first known one within reach, else the last word before the phrase ends."""
        candidates: list[tuple[int, int]] = []
        joined, steps = False, 0
        cursor = position
        for _ in range(REACH):
            match = WORDS.match(low, skip_blanks(low, cursor))
            if match is None or (match[0][0].isdigit() and not _GRADED.fullmatch(match[0])):
                break
            if low[match.end() : match.end() + 2] == "- ":
                if self.compounding:
                    return self._cut_compound(low, match.end() + 2)
                cursor = match.end() + 2  # "43 defense- security models"
                continue
            if joined and self.vague.after(low, match.start()):
                break  # "4 dryers and hundreds of seedlings"
            if (degree := self.degree.after(low, match.start())) is not None:
                noun = self._behind_attribute(low, degree[1])
                if noun is not None:
                    return self.qualified.qualify(low, position, self._last_noun(low, noun, many))
                cursor = degree[1]
                continue
            if candidates and self._is_agent(low, candidates[-1], match):
                cursor = match.end()  # "16 выданных банком кредитов"
                continue
            found = self.nouns.after(low, match.start())
            if found and _HYPHENED.match(low, found[1]):
                found = None  # "women-managed roads"
            if found:
                return self.qualified.qualify(low, position, self._last_noun(low, Noun(match.start(), found[1], found[0], True), many))
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return self.qualified.qualify(low, position, self._last_noun(low, Noun(match.start(), match.end(), unit, True), many))
            phrase = self.adjectives.after(low, match.start())
            if phrase and phrase[1] > match.end():
                cursor = phrase[1]  # "2 नए बने भवन"
                continue
            adjective = self.qualified.alone(low, match.start())
            if adjective:
                candidates.append((match.start(), adjective[2]))
            elif self.joiners.after(low, match.start()) and candidates and not joined:
                joined, steps = True, 0
            elif (stop := self.stops(low, match.start())) and not _HYPHENED.match(low, stop):
                noun = self._noun_behind(low, match, any(not self.adjectives.after(low, c[0]) for c in candidates))
                if noun is not None:
                    return self._last_noun(low, noun, many)
                break
            elif not joined:
                candidates.append(match.span())
                if self._is_head(low, match):
                    break
                if low[match.end() : match.end() + 2] == ", " and self.is_adjective(low, match.start()):
                    cursor = match.end() + 2
                    continue
            elif not self.adjective(low, match.start()) and (steps := steps + 1) > 2:
                break
            cursor = self._next_adjective(low, match.start(), adjective[2] if adjective else match.end())
        plain = [c for c in candidates[:3] if not self.adjective(low, c[0])]
        plain = [c for c in plain if not self.is_adjective(low, c[0])] or plain
        alone = self.qualified.alone(low, position) if plain else None
        if not plain or (alone and candidates[-1][1] <= alone[2]):
            return None
        plural = [c for c in plain if self._is_plural(low[slice(*c)])]
        if many and self.singular and not plural:
            return None  # "the S&P 500 climbed", "the 100 index"
        span = (plural or plain)[0]
        return Noun(*span, self._own_concept(low[slice(*span)]), False)

    def _is_agent(self, low: str, before: tuple[int, int], word: re.Match[str]) -> bool:
        """Whether a word says by whom what the participle before it tells was done ("выданных банком кредитов")."""
        return bool(self.agent_endings) and word[0].endswith(self.agent_endings) and low.endswith(self.agent_participles, *before)

    def _agent_first(self, low: str, position: int) -> int | None:
        """Where the words end that say by whom something was done, before the participle ("बैंक द्वारा दिए गए ऋण"); a plural before them is counted."""
        word = WORDS.match(low, position)
        tie = self.agent_ties.after(low, skip_blanks(low, word.end())) if word else None
        return tie[1] if word and tie and not word[0].endswith(self.oblique) else None

    def _behind_agent(self, low: str, position: int) -> Noun | None:
        """The known noun among the few words behind an agent."""
        for word in itertools.islice(WORDS.finditer(low, position), SOON):
            if low[position : word.start()].strip() or word[0][0].isdigit():
                return None
            if (found := self.nouns.after(low, word.start())) is not None:
                return self._last_noun(low, Noun(word.start(), found[1], found[0], True), many=True)
            position = word.end()
        return None

    def _behind_attribute(self, low: str, position: int) -> Noun | None:
        """The known noun behind one word, or behind one and attributes without an ending of their own ("built brick houses")."""
        for step in range(SOON):
            word = WORDS.match(low, skip_blanks(low, position))
            if word is None or word[0][0].isdigit() or (step and self.stops(low, word.start())):
                return None
            if (noun := self.noun_right_at(low, word.end())) is not None:
                return noun
            position = word.end()
        return None

    def _next_adjective(self, low: str, start: int, end: int) -> int:
        """Where the adjective behind the one at ``[start, end)`` begins, past their comma or slash ("poor/near-poor households"); else ``end``."""
        separator = _SEPARATOR.match(low, end)
        if separator is None or (separator[0] != "/" and self.nouns.after(low, separator.end())):
            return end
        return separator.end() if all(self.adjectives.after(low, p) or self.qualified.alone(low, p) for p in (start, separator.end())) else end

    def _is_head(self, low: str, word: re.Match[str]) -> bool:
        """Whether an unknown word is the counted noun itself, where adjectives show by their endings what they are ("8 линий автобусов")."""
        own = word[0].isalpha() and not any(map(str.isascii, word[0]))  # a word of another script: what has no ending of adjectives is a noun there
        plain = self.forms.tells_adjectives and own and not self.is_adjective(low, word.start())
        return plain and not low.startswith((", ", "-"), word.end())

    def _noun_behind(self, low: str, match: re.Match[str], has_attribute: bool) -> Noun | None:
        """The head right behind what ties an attribute to it ("46 आम के पेड़"), or behind an adjective of level ("102 कम्यून-स्तरीय इकाइयाँ")."""
        if self.own_participles and match[0].endswith(self.participles) and (head := self.noun_right_at(low, match.end())) is not None:
            return head  # "96 αναγνωρισμένα προϊόντα", where the participle alone would end a clause
        if has_attribute:
            tied = match.end() if self.genitive.after(low, match.start()) else self._behind_clause(low, match.end())
            return self.noun_right_at(low, tied) if tied else None
        level = self.levels.after(low, match.start())
        return self.noun_right_at(low, level[1]) if level else None

    def _behind_clause(self, low: str, position: int) -> int | None:
        """Where the head of a clause of one verb begins ("20 बैटरी से चलने वाले वाहन": behind "से")."""
        verb = WORDS.match(low, skip_blanks(low, position)) if self.attributive else None
        tie = self.attributive.after(low, skip_blanks(low, verb.end())) if verb else None
        return tie[1] if tie else None

    def _cut_compound(self, low: str, position: int) -> Noun | None:
        """The noun whose last part two compounds share ("sju spare- og lånegrupper"); behind a number of its own it is not shared here."""
        joiner = self.joiners.after(low, position)
        word = WORDS.match(low, skip_blanks(low, joiner[1])) if joiner else None
        unit = self.compound(word[0]) if word and self.compounding else None
        return Noun(word.start(), word.end(), unit, True) if word and unit else None

    def _last_noun(self, low: str, noun: Noun, many: bool) -> Noun:
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
            return self._head(low, more, many)  # "9 νέοι, σύγχρονοι δρόμοι"
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
            return None if head and self._is_apart(low, noun, head) else head  # "8 कमरों वाला स्कूल"
        if not owned and many and (head := self._head_of_bare(low, noun)) is not None:
            return head
        start = noun.end + len(owned) + 1
        if not owned and (self.has_plural_ending(low, noun) or noun.unit == self.factor):
            return None
        found = self.nouns.after(low, start)
        word = WORDS.match(low, start)
        unit = found[0] if found else self.compound(word[0]) if word and self.compounding else None
        if word is None or self.stop.after(low, start):
            return None
        if unit is not None:
            behind = Noun(start, found[1] if found else word.end(), unit, True)
            if many and not owned and self._is_circumstance(low, noun, behind):
                return None
            return None if not owned and (self._is_apart(low, noun, behind) or self._is_own_phrase(low, noun, behind)) else behind
        if self.heads and not word[0][0].isdigit() and not self.stops(low, start):  # "9 मतदाता संपर्क बैठकें"
            plural = self.noun_right_at(low, word.end())
            if plural and low.endswith(self.heads, plural.start, plural.end) and not self._is_apart(low, noun, plural):
                return None if self._is_own_phrase(low, noun, plural) else plural
        return self._plural_behind(low, start) if many and self.singular and (owned or not self._is_plural(low[noun.start : noun.end])) else None

    def _is_own_phrase(self, low: str, noun: Noun, behind: Noun) -> bool:
        """Whether the noun behind a counted one stands with its postposition apart from it ("60 उपहार छात्रों को")."""
        if not self.phrases:
            return False
        tie = self.genitive.after(low, skip_blanks(low, behind.end))
        return self.phrases.is_apart(low, noun, behind, self.noun_right_at(low, tie[1]) if tie else None)

    def _head_of_bare(self, low: str, noun: Noun) -> Noun | None:
        """The plural whose attribute a noun is that has no plural's ending before a genitive ("14 पत्थर की बाड़ें"; but "5 गाँव के लोग")."""
        if not self.oblique or low.endswith(self.oblique, noun.start, noun.end):
            return None
        tie = self.genitive.after(low, skip_blanks(low, noun.end))
        word = None if tie else WORDS.match(low, skip_blanks(low, noun.end))
        tied = tie[1] if tie else self._behind_clause(low, word.end()) if word and self.stop.after(low, word.start()) else None
        head = self.noun_right_at(low, tied) if tied else None
        if head is None or self._is_singular(low, head):
            return None
        bare = self.bare.get(noun.unit or "")
        return head if bare is None or head.unit in bare else None

    def _plural_behind(self, low: str, position: int) -> Noun | None:
        """The plural among the next words: what stands behind a number and is no plural was its attribute ("25 voter contact sessions", "4 fire hydrants")."""
        for _ in range(SOON):
            word = WORDS.match(low, position)
            if word is None or word[0][0].isdigit() or self.stop.after(low, position):
                return None
            found = self.nouns.after(low, position)
            found = None if found and _HYPHENED.match(low, found[1]) else found
            end = found[1] if found else word.end()
            if self._is_plural(low[position:end]):
                return Noun(position, end, found[0] if found else self._own_concept(word[0]), True)
            if low[end : end + 1] != " ":
                return None
            position = end + 1
        return None

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
