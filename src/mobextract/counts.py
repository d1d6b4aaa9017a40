"""What a number counts: the noun beside it, its concept, and the cases where there is none.

The noun is looked for at the number's edge: a known noun or phrase within a few words, else the likely head. Words are looked
up by form, stem and, in compounding languages, by the tail of a compound; results are cached by word.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale

from mobextract.folding import LETTER, WORD, skip_blanks
from mobextract.language import Language
from mobextract.lexicon import Lexicon, fold_form
from mobextract.quantity_tables import CountsTable

REACH = 6
"""How many words may stand between a number and a noun that is known."""
SOON = 3
"""How many words behind "the number of" or "reduction of" its noun may stand."""
CLAUSE = 40
"""How far before a number the verb may stand that makes "3 times" a factor, in characters."""
SHORTEST_HEAD = 4
"""Shortest noun that is looked for at the end of a compound."""

_HYPHENED = re.compile(r"-[^\W\d_]")
"""A word that a hyphen joins to the next is a part of an adjective: "women-managed roads"."""
_WORDS = re.compile(rf"{WORD}+(?:['’.-]{WORD}+)*")
_BREAK = re.compile(r"[,.;:!?()\n·।]")


@dataclass(slots=True, frozen=True)
class Noun:
    """A counted noun at ``[start, end)``; ``unit`` is its concept, None where the language pack does not know it."""

    start: int
    end: int
    unit: str | None
    known: bool


class NounGrammar:
    """The compiled counted nouns of one language."""

    def __init__(self, language: Language) -> None:
        table: CountsTable = language.table("counts")
        info = language.info
        self.noun_first = info.noun_first
        self.compounding = info.compounding
        self.head_last = info.head_last
        self.nouns: Lexicon[str] = Lexicon(((form, unit) for unit, forms in table.nouns.items() for form in forms), tuple(table.derived))
        self.classifiers = Lexicon((form, True) for form in table.classifiers)
        self.adjectives = Lexicon((form, True) for form in table.adjectives)
        self.stop = Lexicon((form, True) for form in [*table.stop, *table.pro, *table.elliptic, *table.part_after, *table.copula])
        self._verb = re.compile(_ending(table.verbal))
        self._adjective = re.compile(_ending(table.adjectival))
        self.tells_adjectives = bool(table.adjectival)
        self.not_noun = Lexicon((form, True) for form in table.not_noun)
        self.partitive = Lexicon((form, True) for form in table.partitive)
        self.singular = [(pair[0], pair[1]) for pair in table.singular]
        self.copula = Lexicon((form, True) for form in table.copula)
        self.joiners = Lexicon((form, True) for form in language.table("numerals").list_joiners)
        self.part_of = Lexicon((form, True) for form in table.part_of)
        self.possessive = tuple(map(fold_form, table.possessive))
        self.wholes = Lexicon((form, True) for form in language.table("numerals").ratio.between)
        self.wholes_after = Lexicon((form, True) for form in language.table("numerals").ratio.whole_first)
        self.part_after = Lexicon((form, True) for form in table.part_after)
        self.totals = Lexicon((form, True) for form in table.totals)
        self.qualified = [(q.unit, frozenset(q.noun), re.compile(_any_phrase(q.words))) for q in table.qualified]
        self.base = {q.unit: q.noun[0] for q in table.qualified if q.noun}
        self._alone = [(q.unit, frozenset(q.noun), re.compile(_any_phrase([*q.words, *q.alone]))) for q in table.qualified]
        range_words = language.table("modifiers").range
        self.changes = Lexicon((form, True) for form in [*range_words.change, *range_words.between, *range_words.opening, *range_words.origin, *range_words.verbs])
        self.change_verbs = Lexicon((form, True) for form in range_words.verbs)
        self.pro = Lexicon((form, True) for form in table.pro)
        self.generic = Lexicon((form, True) for form in table.generic)
        self.possess = Lexicon((form, True) for form in table.possess)
        self.levels = Lexicon((form, True) for form in table.levels)
        self.heads = tuple(map(fold_form, table.heads))
        self._plural = Locale.parse(language.locale).plural_form
        self._agreement = {a.category: (tuple(map(fold_form, a.never)), tuple(map(fold_form, a.but))) for a in table.agreement}
        self.has_agreement = bool(self._agreement)
        self.plurals = [(fold_form(many), fold_form(one)) for many, one in table.plurals]
        self.belongs = Lexicon((form, True) for form in table.belongs)
        self.apart = {unit: frozenset(others) for unit, others in table.apart.items()}
        self.genitive = Lexicon((form, True) for form in table.genitive)
        self.collectives = Lexicon((form, True) for form in table.collectives)
        self.individuals = Lexicon((form, True) for form in table.individuals)
        self.factor = table.factor.noun
        self.factor_beside = Lexicon((form, True) for form in [*table.factor.beside, *table.factor.before])
        self.factor_before = Lexicon((form, True) for form in table.factor.before)
        self.factor_after = Lexicon((form, True) for form in table.factor.after)
        self.compound = functools.lru_cache(maxsize=20_000)(self._compound)

    def after(self, low: str, position: int) -> Noun | None:
        """Return the noun counted by a number that ends at ``position``; None where nothing there can be counted."""
        position = self._skip_classifier(low, position)
        direct = self.nouns.after(low, position)
        if direct and not _HYPHENED.match(low, direct[1]):
            return self._qualify(low, position, self._last_noun(low, Noun(position, direct[1], direct[0], True)))
        if self.noun_first:
            return None if self.qualifier(low, position) else self._first_word(low, position)
        return self._head(low, position)

    def qualifier(self, low: str, position: int) -> tuple[str, frozenset[str], int] | None:
        """The qualified concept whose adjective alone stands at ``position`` ("21 poor and 17 near-poor"): its unit, its nouns' concepts, its end."""
        for unit, nouns, words in self._alone:
            if (match := words.match(low, position)) is not None:
                return unit, nouns, match.end()
        return None

    def direct(self, low: str, position: int) -> Noun | None:
        """Return the known noun that begins right at ``position``, as in "17-boat"; its own last part in compounds."""
        found = self.nouns.after(low, position)
        if found:
            return Noun(position, found[1], found[0], True)
        word = _WORDS.match(low, position)
        unit = self.compound(word[0]) if word and self.compounding else None
        return Noun(position, word.end(), unit, True) if word and unit else None

    def left(self, low: str, start: int, end: int) -> Noun | None:
        """Return the last known noun in ``[start, end)``, for numbers that follow their noun."""
        for match in reversed(list(_WORDS.finditer(low, start, end))):
            found = self.nouns.after(low, match.start())
            if found and found[1] <= end:
                noun = Noun(match.start(), found[1], found[0], True)
                return self._qualify(low, max(start, match.start() - 24), noun) if not self.noun_first else self._qualify(low, noun.end, noun)
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return Noun(match.start(), match.end(), unit, True)
        return None

    def ending(self, low: str, start: int, end: int) -> Noun | None:
        """Return the longest known noun that ends at ``end``."""
        for match in _WORDS.finditer(low, start, end):
            noun = self.direct(low, match.start())
            if noun and noun.end == end:
                return self._qualify(low, end if self.noun_first else start, noun)
        return None

    def soon(self, low: str, start: int, end: int) -> Noun | None:
        """Return the first known noun among the few words behind ``start``: the head, whatever hangs on it ("cases of theft in the commune")."""
        for match in itertools.islice(_WORDS.finditer(low, start, end), SOON):
            found = self.nouns.after(low, match.start())
            if found and found[1] <= end:
                noun = Noun(match.start(), found[1], found[0], True)
                return self._qualify(low, noun.end if self.noun_first else start, noun)
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return Noun(match.start(), match.end(), unit, True)
        return None

    def part(self, low: str, position: int) -> Noun | None:
        """The noun behind "of these", whose part a number counts ("22 of these households")."""
        of = self.part_of.after(low, position)
        noun = self.after(low, skip_blanks(low, of[1])) if of else None
        return noun if noun and noun.known else None

    def is_predicate(self, low: str, noun: Noun) -> bool:
        """Whether a noun says what the number before it belongs to ("29 मोंग जातीय समूह की हैं")."""
        return self.belongs.after(low, skip_blanks(low, noun.end)) is not None

    def predicate(self, low: str, position: int) -> Noun | None:
        """The noun behind a copula ("of whom 8 are party members")."""
        copula = self.copula.after(low, position)
        return self._noun_right_at(low, copula[1]) if copula else None

    def _head(self, low: str, position: int) -> Noun | None:
        """The noun after its adjectives: the first known one within reach, else the last word before the phrase ends."""
        candidates: list[tuple[int, int]] = []
        joined, steps = False, 0
        cursor = position
        for _ in range(REACH):
            match = _WORDS.match(low, skip_blanks(low, cursor))
            if match is None or match[0][0].isdigit():
                break
            if low[match.end() : match.end() + 2] == "- ":
                return self._cut_compound(low, match.end() + 2)
            found = self.nouns.after(low, match.start())
            if found and _HYPHENED.match(low, found[1]):
                found = None  # "women-managed roads"
            if found:
                return self._qualify(low, position, self._last_noun(low, Noun(match.start(), found[1], found[0], True)))
            unit = self.compound(match[0]) if self.compounding else None
            if unit:
                return self._qualify(low, position, self._last_noun(low, Noun(match.start(), match.end(), unit, True)))
            if self.joiners.after(low, match.start()) and candidates and not joined:
                joined, steps = True, 0
            elif (stop := self.stops(low, match.start())) and not _HYPHENED.match(low, stop):
                noun = self._noun_behind(low, match, any(not self.adjectives.after(low, c[0]) for c in candidates))
                if noun is not None:
                    return noun
                break
            elif not joined:
                candidates.append(match.span())
                if self._is_head(low, match):
                    break
                if low[match.end() : match.end() + 2] == ", " and self._is_adjective(low, match.start()):
                    cursor = match.end() + 2
                    continue
            elif (steps := steps + 1) > 1:
                break
            cursor = match.end()
        plain = [c for c in candidates[:3] if not self.adjectives.after(low, c[0])]
        plain = [c for c in plain if not self._is_adjective(low, c[0])] or plain
        alone = self.qualifier(low, position) if plain else None
        if not plain or (alone and candidates[-1][1] <= alone[2]):
            return None
        plural = [c for c in plain if any(low[slice(*c)].endswith(many) for many, _ in self.singular)]
        span = (plural or plain)[0]
        return Noun(*span, self._own_concept(low[slice(*span)]), False)

    def _is_adjective(self, low: str, position: int) -> bool:
        return self.adjectives.after(low, position) is not None or self._adjective.match(low, position) is not None

    def _is_head(self, low: str, word: re.Match[str]) -> bool:
        """Whether an unknown word is the counted noun itself, where adjectives show by their endings what they are ("8 линий автобусов")."""
        plain = self.tells_adjectives and word[0].isalpha() and not word[0].isascii() and not self._is_adjective(low, word.start())
        return plain and not low.startswith((", ", "-"), word.end())

    def stops(self, low: str, position: int) -> int | None:
        """Where a word at ``position`` ends that ends the search for a noun: one of the list, or a verb by its ending."""
        if (stop := self.stop.after(low, position)) is not None:
            return stop[1]
        verb = self._verb.match(low, position)
        return verb.end() if verb and not self.nouns.after(low, position) else None

    def _noun_behind(self, low: str, match: re.Match[str], has_attribute: bool) -> Noun | None:
        """The head right behind what ties an attribute to it ("46 आम के पेड़"), or behind an adjective of level ("102 कम्यून-स्तरीय इकाइयाँ")."""
        if has_attribute:
            return self._noun_right_at(low, match.end()) if self.genitive.after(low, match.start()) else None
        return self._noun_right_at(low, match.end()) if self.levels.after(low, match.start()) else None

    def _cut_compound(self, low: str, position: int) -> Noun | None:
        """The noun whose last part two compounds share ("sju spare- og lånegrupper"); behind a number of its own it is not shared here."""
        joiner = self.joiners.after(low, position)
        word = _WORDS.match(low, skip_blanks(low, joiner[1])) if joiner else None
        unit = self.compound(word[0]) if word and self.compounding else None
        return Noun(word.start(), word.end(), unit, True) if word and unit else None

    def _noun_right_at(self, low: str, position: int) -> Noun | None:
        start = skip_blanks(low, position)
        found = self.nouns.after(low, start)
        return Noun(start, found[1], found[0], True) if found else None

    def _own_concept(self, word: str) -> str | None:
        """The singular of an unknown noun, where the language itself gives the concept's name."""
        for many, one in self.singular:
            if word.endswith(many) and len(word) > len(many) + 1:
                return word[: len(word) - len(many)] + one
        return None

    def _last_noun(self, low: str, noun: Noun) -> Noun:
        """Where the head stands last, a noun right before another is its attribute ("12 young women", "20 village officials")."""
        while True:
            owned = next((p for p in self.possessive if low.startswith(p + " ", noun.end)), "")
            if not owned and (low[noun.end : noun.end + 1] != " " or not (self.head_last or self.adjectives.get(low[noun.start : noun.end]))):
                break
            start = noun.end + len(owned) + 1
            if not owned and (self._is_plural(low, noun) or noun.unit == self.factor):
                break
            found = self.nouns.after(low, start)
            word = _WORDS.match(low, start)
            unit = found[0] if found else self.compound(word[0]) if word and self.compounding else None
            if unit is None or word is None or self.stop.after(low, start):
                break
            behind = Noun(start, found[1] if found else word.end(), unit, True)
            if not owned and self._is_apart(noun, behind):
                break
            noun = behind
        return noun

    def _is_plural(self, low: str, noun: Noun) -> bool:
        """Whether a noun has an ending that no attribute has."""
        if low.endswith(self.heads, noun.start, noun.end):
            return True
        word = low[noun.start : noun.end]
        return any(word.endswith(many) and self.nouns.get(word.removesuffix(many) + one) == noun.unit for many, one in self.plurals)

    def _is_apart(self, noun: Noun, behind: Noun) -> bool:
        """Whether a noun is no attribute of the one right behind it: subject and object ("12 परिवार घर बना रहे हैं")."""
        apart = self.apart.get(noun.unit or "")
        return apart is not None and (not apart or behind.unit in apart)

    def _first_word(self, low: str, position: int) -> Noun | None:
        match = _WORDS.match(low, position)
        while match and self.adjectives.after(low, match.start()):
            match = _WORDS.match(low, skip_blanks(low, match.end()))
            if match and (found := self.nouns.after(low, match.start())):
                return self._qualify(low, position, Noun(match.start(), found[1], found[0], True))
        if match is None or match[0][0].isdigit() or self.stop.after(low, match.start()):
            return None
        return Noun(match.start(), match.end(), None, False)

    def _skip_classifier(self, low: str, position: int) -> int:
        position = skip_blanks(low, position)
        found = self.classifiers.after(low, position)
        if found and not self.nouns.after(low, position):
            return skip_blanks(low, found[1])
        if found:
            # a classifier that opens a known phrase ("con đường") stays; a known noun behind it wins if longer
            behind = self.nouns.after(low, skip_blanks(low, found[1]))
            direct = self.nouns.after(low, position)
            if behind and direct and behind[1] > direct[1]:
                return skip_blanks(low, found[1])
        return position

    def _qualify(self, low: str, position: int, noun: Noun) -> Noun:
        window = low[position : noun.end]
        if self.noun_first:
            window = low[noun.start : noun.end] + re.split(r"[,.;:()\n]", low[noun.end : noun.end + 24])[0]
        for unit, nouns, words in self.qualified:
            if noun.unit in nouns and words.search(window):
                return Noun(noun.start, noun.end, unit, True)
        return noun

    def agrees(self, low: str, noun: Noun, value: Decimal, position: int) -> bool:
        """Whether a noun may stand in this form behind a number: "деревня 7 коммуны" does not count communes (ru)."""
        if not self.has_agreement or " " in low[noun.start : noun.end] or self.classifiers.after(low, position):  # "1 500 голов птицы"
            return True
        return self._agrees(low, noun, value) is not False

    def governs(self, low: str, noun: Noun, value: Decimal) -> bool:
        """Whether a noun stands in the very form that a number asks for: "19 правил" are rules whatever stands before."""
        return self._agrees(low, noun, value) is True

    def _agrees(self, low: str, noun: Noun, value: Decimal) -> bool | None:
        """Whether a noun has the form that a number asks for; None where nothing can be said."""
        endings = self._agreement.get(self._plural(int(value))) if value == value.to_integral_value() else None
        if endings is None:
            return None
        never, but = endings
        return not low.endswith(never, noun.start, noun.end) or low.endswith(but, noun.start, noun.end)

    def is_factor(self, low: str, start: int, noun: Noun) -> bool:
        """Whether "times" multiplies and counts nothing; ``start`` is where the number begins, with its bound ("rose nearly 3 times")."""
        if noun.unit != self.factor:
            return False
        if self.factor_beside.before(low, start) or self.factor_after.after(low, skip_blanks(low, noun.end)):
            return True
        clause = _BREAK.split(low[max(0, start - CLAUSE) : start])[-1]
        return any(self.factor_before.after(clause, m.start()) for m in _WORDS.finditer(clause))

    def only_adjectives(self, phrase: str) -> bool:
        """Whether a phrase holds nothing but adjectives that a coordinated number may have for itself."""
        rest = phrase
        for _, _, words in self.qualified:
            rest = words.sub(" ", rest)
        return all(self.adjectives.get(word) for word in rest.split())

    def requalify(self, noun: Noun, phrase: str) -> Noun:
        """The concept of ``noun`` with the adjectives of ``phrase`` in the place of its own."""
        base = self.base.get(noun.unit or "", noun.unit)
        for unit, nouns, words in self.qualified:
            if base in nouns and words.search(phrase):
                return Noun(noun.start, noun.end, unit, noun.known)
        return Noun(noun.start, noun.end, base, noun.known)

    def _compound(self, word: str) -> str | None:
        """The concept of a compound's last part ("minoritetshusholdninger": household); parts joined by hyphens as well."""
        for cut in range(1, len(word) - SHORTEST_HEAD + 1):
            tail = word[cut:]
            if tail[0].isalpha() and (found := self.nouns.after(tail, 0)) and found[1] == len(tail):
                return found[0]
        return None


def _ending(endings: list[str]) -> str:
    """An expression for a word with one of ``endings``; for none where there are none."""
    return rf"{LETTER}+?(?:{'|'.join(map(fold_form, endings))})(?!{WORD})" if endings else "(?!)"


def _any_phrase(words: list[str]) -> str:
    forms = (re.escape(fold_form(w)).replace(r"\*", f"{LETTER}*").replace(r"\ ", r"\s+") for w in words)
    return rf"(?<!{WORD})(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!{WORD})"
