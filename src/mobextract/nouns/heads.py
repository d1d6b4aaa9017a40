"""The head of a noun phrase behind a number: the first known noun behind its adjectives and participles, else the likely one."""

from __future__ import annotations

import itertools
import re

from mobextract.nouns.attributes import HYPHENED, SOON, AttributedNouns
from mobextract.nouns.qualified import Noun
from mobextract.nouns.words import WORDS
from mobextract.text.folding import LETTER, WORD, skip_blanks
from mobextract.text.lazy import regex

REACH = 7
"""How many words may stand between a number and a noun that is known."""
_GRADED = regex(rf"\d{{1,2}}-{WORD}+")
"""An adjective that begins with a number: "103 3-star products"."""
_FIGURE = regex(r" \d")
_KINDS = regex(rf"(?:{LETTER}+ )?{LETTER}+(?:, (?:{LETTER}+ )?{LETTER}+){{0,4}},? (?P<joiner>{LETTER}+) {LETTER}+(?= )")
"""A list of kinds before their noun: "mango, orange and lime"."""


class NounHeads(AttributedNouns):
    """The search for the head of a noun phrase, in the tables of one language."""

    def head(self, low: str, position: int, many: bool) -> Noun | None:
        """The noun after its adjectives: the first known one within reach, else the last word before the phrase ends."""
        candidates: list[tuple[int, int]] = []
        joined, steps = False, 0
        cursor = position
        for _ in range(REACH):
            match = WORDS.match(low, skip_blanks(low, cursor))
            if match is None or (match[0][0].isdigit() and not (_GRADED.fullmatch(match[0]) or self.adjectives.after(low, match.start()))):
                break
            if low[match.end() : match.end() + 2] == "- ":
                if self.compounding:
                    return self._cut_compound(low, match.end() + 2)
                cursor = match.end() + 2  # "43 defense- security models"
                continue
            if joined and self.vague.after(low, match.start()):
                break  # "4 dryers and hundreds of seedlings"
            if (degree := self.degree.after(low, match.start())) is not None and not HYPHENED.match(low, degree[1]):
                noun = self._behind_attribute(low, degree[1])
                if noun is not None:
                    return self.qualified.qualify(low, position, self.last_noun(low, noun, many))
                cursor = self._next_attribute(low, degree[1]) or degree[1]
                continue
            if candidates and self._is_agent(low, candidates[-1], match):
                cursor = match.end()  # "16 выданных банком кредитов"
                continue
            if joined and many and self._is_anothers(low, match.start(), candidates):
                break  # "at 400 locations and plant trees"
            if (known := self._known(low, match)) is not None:
                return self.qualified.qualify(low, position, self.last_noun(low, known, many))
            phrase = self.adjectives.after(low, match.start())
            if phrase and phrase[1] > match.end():
                cursor = self._past_comma(low, phrase[1]) or phrase[1]  # "2 नए बने भवन"
                continue
            adjective = self.qualified.alone(low, match.start())
            if adjective:
                candidates.append((match.start(), adjective[2]))
            elif self.joiners.after(low, match.start()) and candidates and not joined:
                joined, steps = True, 0
            elif (stop := self.stops(low, match.start())) and not HYPHENED.match(low, stop):
                noun = self._noun_behind(low, match, any(not self.adjectives.after(low, c[0]) for c in candidates))
                if noun is not None:
                    return self.last_noun(low, noun, many)
                if phrase is None or (attribute := self._next_attribute(low, match.start())) is None:
                    break
                cursor = attribute  # "62 पुराने, टपकते और टूटे घर"
                continue
            elif not joined:
                candidates.append(match.span())
                if self._is_head(low, match):
                    break
                if (comma := self._past_comma(low, match.end(), match.start())) is not None:
                    cursor = comma
                    continue
            elif not self.adjective(low, match.start()) and (steps := steps + 1) > 2:
                break
            cursor = self._next_adjective(low, match.start(), adjective[2] if adjective else match.end())
        return self._likely_head(low, position, candidates, many)

    def _known(self, low: str, word: re.Match[str]) -> Noun | None:
        """The known noun that a word begins, or is the last part of; not "women-managed roads"."""
        found = self.nouns.after(low, word.start())
        if found is not None and not HYPHENED.match(low, found[1]):
            return Noun(word.start(), found[1], found[0], True)
        unit = self.compound(word[0]) if self.compounding else None
        return Noun(*word.span(), unit, True) if unit else None

    def _is_anothers(self, low: str, position: int, candidates: list[tuple[int, int]]) -> bool:
        """Whether a known noun behind "and" is no plural, where the language shows plurals and one stands among the words before."""
        found = self.nouns.after(low, position) if self.singular else None
        if found is None or not any(self._is_plural(low[slice(*c)]) for c in candidates):
            return False
        return not self._is_plural(low[position : found[1]])

    def _past_comma(self, low: str, end: int, start: int | None = None) -> int | None:
        """Where the next attribute begins past the comma at ``end``: behind an adjective (at ``start``), or before an adverb of degree
        ("12 νεόδμητα, πλήρως εξοπλισμένα σπίτια")."""
        if not low.startswith(", ", end):
            return None
        adjective = start is not None and self.is_adjective(low, start)
        return end + 2 if adjective or self.degree.after(low, end + 2) is not None else None

    def _next_attribute(self, low: str, position: int) -> int | None:
        """Where the attribute begins that a comma or "and" joins to the word behind a degree ("12 newly built, fully equipped houses")."""
        word = WORDS.match(low, skip_blanks(low, position))
        if word is None:
            return None
        if (comma := self._past_comma(low, word.end())) is not None:
            return comma
        joiner = self.joiners.after(low, skip_blanks(low, word.end()))
        behind = skip_blanks(low, joiner[1]) if joiner else None
        return behind if behind is not None and (self.degree.after(low, behind) or self.adjective(low, behind)) else None

    def _likely_head(self, low: str, position: int, candidates: list[tuple[int, int]], many: bool) -> Noun | None:
        """The unknown noun: the first of ``candidates`` that is no adjective, and a plural where the language shows it."""
        if candidates and self.bounds.get(low[slice(*candidates[-1])]) and _FIGURE.match(low, candidates[-1][1]):
            return None  # "vei 30 omtrent 50 meter"
        plain = [c for c in candidates[:3] if not self.adjective(low, c[0])]
        plain = [c for c in plain if not self.is_adjective(low, c[0])] or plain
        alone = self.qualified.alone(low, position) if plain else None
        if not plain or (alone and candidates[-1][1] <= alone[2]) or candidates[0][1] == candidates[0][0] + 1:
            return None  # "Storgata 118 B"
        plural = [c for c in plain if self._is_plural(low[slice(*c)])]
        if many and self.singular and not plural:
            return self._listed_head(low, candidates[0])  # else "the S&P 500 climbed", "the 100 index"
        span = (plural or plain)[0]
        return Noun(*span, self._own_concept(low[slice(*span)]), False)

    def _listed_head(self, low: str, first: tuple[int, int]) -> Noun | None:
        """The known plural behind a list of kinds of it: "3,000 mango, orange and lime trees"."""
        kinds = _KINDS.match(low, first[0])
        if kinds is None or self.joiners.get(kinds["joiner"]) is None:
            return None
        if any(self.stops(low, word.start()) for word in WORDS.finditer(low, first[0], kinds.start("joiner"))):
            return None
        noun = self.noun_right_at(low, kinds.end())
        return noun if noun is not None and self._is_plural(low[noun.start : noun.end]) else None

    def _is_agent(self, low: str, before: tuple[int, int], word: re.Match[str]) -> bool:
        """Whether a word says by whom what the participle before it tells was done ("выданных банком кредитов")."""
        return bool(self.agent_endings) and word[0].endswith(self.agent_endings) and low.endswith(self.agent_participles, *before)

    def _agent_first(self, low: str, position: int) -> int | None:
        """Where the words end that say by whom something was done, before the participle ("बैंक द्वारा दिए गए ऋण"); a plural before them
        is counted."""
        word = WORDS.match(low, position)
        tie = self.agent_ties.after(low, skip_blanks(low, word.end())) if word else None
        return tie[1] if word and tie and not word[0].endswith(self.oblique) else None

    def _behind_agent(self, low: str, position: int) -> Noun | None:
        """The known noun among the few words behind an agent."""
        for word in itertools.islice(WORDS.finditer(low, position), SOON):
            if low[position : word.start()].strip() or word[0][0].isdigit():
                return None
            if (found := self.nouns.after(low, word.start())) is not None:
                return self.last_noun(low, Noun(word.start(), found[1], found[0], True), many=True)
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

    def _is_head(self, low: str, word: re.Match[str]) -> bool:
        """Whether an unknown word is the counted noun itself, where adjectives show by their endings what they are ("8 линий
        автобусов")."""
        own = word[0].isalpha() and not any(
            map(str.isascii, word[0])
        )  # a word of another script: what has no ending of adjectives is a noun there
        plain = self.forms.tells_adjectives and own and not self.is_adjective(low, word.start())
        return plain and not low.startswith((", ", "-"), word.end())

    def _noun_behind(self, low: str, match: re.Match[str], has_attribute: bool) -> Noun | None:
        """The head right behind what ties an attribute to it ("46 आम के पेड़"), or behind an adjective of level ("102 कम्यून-स्तरीय
        इकाइयाँ"), or behind an adjective that is a verb elsewhere ("27 ville elefanter")."""
        adjective, stop = self.adjectives.after(low, match.start()), self.stops(low, match.start())
        if adjective is not None and (stop is None or stop <= adjective[1]) and (head := self.noun_right_at(low, adjective[1])) is not None:
            return head
        if self.own_participles and match[0].endswith(self.participles) and (head := self.noun_right_at(low, match.end())) is not None:
            return head  # "96 αναγνωρισμένα προϊόντα", where the participle alone would end a clause
        if has_attribute:
            tied = match.end() if self.genitive.after(low, match.start()) else self._behind_clause(low, match.end())
            head = self.noun_right_at(low, tied) if tied else None
            return None if head and self._is_where(low, head) else head
        level = self.levels.after(low, match.start())
        return self.noun_right_at(low, level[1]) if level else None

    def _is_where(self, low: str, head: Noun) -> bool:
        """Whether a noun behind its attribute says where: before a postposition a counted one is a plural ("12 रेशम के क्षेत्र में
        हैं")."""
        tied = self.postpositions.after(low, skip_blanks(low, head.end)) is not None
        return tied and bool(self.oblique) and not low.endswith(self.oblique, head.start, head.end) and head.unit not in self.bare

    def _cut_compound(self, low: str, position: int) -> Noun | None:
        """The noun whose last part two compounds share ("sju spare- og lånegrupper"); behind a number of its own it is not shared here."""
        joiner = self.joiners.after(low, position)
        word = WORDS.match(low, skip_blanks(low, joiner[1])) if joiner else None
        unit = self.compound(word[0]) if word and self.compounding else None
        return Noun(word.start(), word.end(), unit, True) if word and unit else None
