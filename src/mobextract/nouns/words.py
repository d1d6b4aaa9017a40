"""What the words of one language tell by themselves: a known noun, an adjective, a plural, a verb, the last part of a compound."""

from __future__ import annotations

import functools
from decimal import Decimal

from mobextract.language import Language
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.nouns.tables import NounTables
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lazy import regex

CLAUSE = 40
"""How far before a number the verb may stand that makes "3 times" a factor, in characters."""
SHORTEST_HEAD = 4
"""Shortest noun that is looked for at the end of a compound."""
SHORT_HEAD = 3
"""The same for those that the table lists."""
WORDS = regex(rf"{WORD}+(?:['’.-]{WORD}+)*")
_BREAK, _PARTED = regex(r"[,.;:!?()\n·।]"), regex(r"[;!?()\n·।]")


class NounWords(NounTables):
    """Questions about single words, in the tables of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.has_plural = functools.lru_cache(maxsize=20_000)(self._has_plural)
        self.compound = functools.lru_cache(maxsize=20_000)(self._compound)

    def is_none(self, low: str, position: int) -> bool:
        """Whether the words at ``position`` make a number no count; a known noun that is longer goes before them ("points of sale")."""
        found = self.not_noun.after(low, position)
        level = self.levels.after(low, position) if found else None
        if found is None or (level is not None and level[1] >= found[1]):
            return False  # "set up" is none, though "set" may be an attribute
        noun = self.nouns.after(low, position)
        return noun is None or noun[1] <= found[1]

    def adjective(self, low: str, position: int) -> int | None:
        """Where the adjective or participle at ``position`` ends; None where there is none."""
        if found := self.adjectives.after(low, position):
            return found[1]
        word = WORDS.match(low, position)
        return word.end() if word and word[0].endswith(self.participles) else None

    def direct(self, low: str, position: int) -> Noun | None:
        """Return the known noun that begins right at ``position``, as in "17-boat"; its own last part in compounds."""
        found = self.nouns.after(low, position)
        if found:
            return Noun(position, found[1], found[0], True)
        word = WORDS.match(low, position)
        unit = self.compound(word[0]) if word and self.compounding else None
        return Noun(position, word.end(), unit, True) if word and unit else None

    def hyphened(self, low: str, position: int) -> Noun | None:
        """Return the noun that a hyphen ties to the number before ``position``: its first word, if that is one ("a six-member family")."""
        noun = self.direct(low, position)
        first = low[noun.start : noun.end].partition(" ")[0] if noun else ""
        unit = self.nouns.get(first) if noun and len(first) < noun.end - noun.start else None
        return Noun(position, position + len(first), unit, True) if unit else noun

    def is_predicate(self, low: str, noun: Noun) -> bool:
        """Whether a noun says what the number before it belongs to ("29 मोंग जातीय समूह की हैं")."""
        return self.belongs.after(low, skip_blanks(low, noun.end)) is not None

    def is_adjective(self, low: str, position: int) -> bool:
        """Whether an adjective of the table, or one by its ending, stands at ``position``."""
        return self.adjectives.after(low, position) is not None or self.forms.adjective.match(low, position) is not None

    def stops(self, low: str, position: int) -> int | None:
        """Where a word at ``position`` ends that ends the search for a noun: one of the list, or a verb by its ending."""
        if (stop := self.stop.after(low, position)) is not None:
            return stop[1]
        verb = self.forms.verb.match(low, position)
        return verb.end() if verb and not self.nouns.after(low, position) else None

    def noun_right_at(self, low: str, position: int) -> Noun | None:
        """Return the known noun that begins at ``position``, blanks apart."""
        start = skip_blanks(low, position)
        found = self.nouns.after(low, start)
        return Noun(start, found[1], found[0], True) if found and not self.is_none(low, start) else None

    def _own_concept(self, word: str) -> str | None:
        """The singular of an unknown noun, where the language itself gives the concept's name; that of the first part of two nouns in
        apposition, where the head does not stand last ("студентов-волонтёров": student)."""
        first, hyphen, _ = word.partition("-")
        if hyphen and not self.head_last:
            return self.nouns.get(first)
        for many, one in self.singular:
            if word.endswith(many) and len(word) > len(many) + 1:
                return word[: len(word) - len(many)] + one
        return word if self.singular else None  # "one ram"

    def has_plural_ending(self, low: str, noun: Noun) -> bool:
        """Whether a noun has an ending that no attribute has."""
        if low.endswith(self.heads, noun.start, noun.end):
            return True
        word = low[noun.start : noun.end]
        return any(word.endswith(many) and self.nouns.get(word.removesuffix(many) + one) == noun.unit for many, one in self.plurals)

    def _is_singular(self, low: str, noun: Noun) -> bool:
        """Whether a noun is a singular whose plural, made with an ending of ``heads`` or ``plurals``, is known."""
        word = low[noun.start : noun.end]
        direct = [ending for ending in self.heads if ending not in self.oblique] + [many for many, _ in self.plurals]
        others = [stem + ending for ending in direct for stem in (word, word[:-1])]
        return not self.has_plural_ending(low, noun) and any(self.nouns.get(other) == noun.unit for other in others)

    def _is_apart(self, low: str, noun: Noun, behind: Noun) -> bool:
        """Whether a noun is no attribute of the one behind it, but a subject: "12 परिवार घर बना रहे हैं", "20 छात्र अभ्यास कर रहे हैं"."""
        if behind.unit in self.light and self.light_verbs.after(low, skip_blanks(low, behind.end)):
            return True
        apart = self.apart.get(noun.unit or "")
        return apart is not None and (not apart or behind.unit in apart)

    def _is_circumstance(self, low: str, noun: Noun, behind: Noun) -> bool:
        """Whether the noun behind a counted plural stands in the singular before a postposition of its own ("20 लोग आग में मारे गए"), or is
        the object of people who do something ("30 सैनिक सड़क बना रहे हैं")."""
        tied = self.postpositions.after(low, skip_blanks(low, behind.end)) is not None
        if tied:
            return not low.endswith(self.oblique, behind.start, behind.end) and not self._is_singular(low, noun)
        own = noun.unit in PEOPLE and behind.unit not in UNITS and not self._is_singular(low, noun)
        return bool(self.oblique) and own and self._is_singular(low, behind)

    def may_be_subject(self, low: str, floor: int, position: int) -> bool:
        """Whether the noun at ``position`` may be what reaches a number: "τα μέλη ξεπέρασαν τα 300", not "τα έσοδα της κοινότητας …"."""
        for word in reversed([*WORDS.finditer(low, floor, position)] if self.subject_articles else []):
            if self.subject_articles.after(low, word.start()):
                return True
            if self.stop.after(low, word.start()):
                return False
        return True

    def is_single(self, low: str, noun: Noun) -> bool:
        """Whether a noun's form is that of one thing, where the language shows it: "the 2017 law"."""
        return bool(self.singular) and not self._is_plural(low[noun.start : noun.end])

    def is_countable(self, low: str, noun: Noun) -> bool:
        """Whether a known noun is a singular that has a plural: one beside a number of several is an attribute ("district" is, "staff" is
        not)."""
        return bool(self.singular) and self.has_plural(low[noun.start : noun.end])

    def _has_plural(self, word: str) -> bool:
        pairs = [(many, one) for many, one in self.singular if many != one and word.endswith(one)]
        return not self._is_plural(word) and any(self.nouns.get(word[: len(word) - len(one)] + many) for many, one in pairs)

    def _is_plural(self, word: str) -> bool:
        """Whether a word has a plural ending; those that only look like one stand in the table as well ("mass", "gas")."""
        return next((many != one for many, one in self.singular if word.endswith(many)), False)

    def may_count(self, low: str, noun: Noun, value: Decimal, position: int) -> bool:
        """Whether a noun may stand in this form behind a number that ends at ``position``, or behind its classifier ("1 500 голов
        птицы")."""
        return self.forms.agrees(low, noun, value) is not False or self.classifiers.after(low, position) is not None

    def is_factor(self, low: str, start: int, noun: Noun) -> bool:
        """Whether "times" multiplies and counts nothing; ``start`` is where the number begins, with its bound ("rose nearly 3 times")."""
        if noun.unit != self.factor:
            return False
        if self.factor_beside.before(low, start) or self.factor_after.after(low, skip_blanks(low, noun.end)):
            return True
        clause = _BREAK.split(low[max(0, start - CLAUSE) : start])[-1]
        if not clause.strip() and low[max(0, start - 2) : start] == ", ":  # "rose from 1.2 to 9.7 billion, eight times"
            clause = _PARTED.split(low[max(0, start - 2 * CLAUSE) : start])[-1]
        return any(self.factor_before.after(clause, m.start()) for m in WORDS.finditer(clause))

    def _compound(self, word: str) -> str | None:
        """The concept of a compound's last part ("minoritetshusholdninger": household); parts joined by hyphens as well."""
        for cut in range(2, len(word) - SHORT_HEAD + 1):
            tail = word[cut:]
            if len(tail) < SHORTEST_HEAD and tail not in self.short_heads:
                continue
            if tail[0].isalpha() and (found := self.nouns.after(tail, 0)) and found[1] == len(tail):
                return None if tail in self.whole_words else found[0]
        return None
