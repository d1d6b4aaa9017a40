"""The counted nouns of one language, compiled, and what its words tell by themselves: a known noun, an adjective, a plural, a verb."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from mobextract.figures.quantity import PEOPLE
from mobextract.language import Language
from mobextract.nouns.beside import Phrases
from mobextract.nouns.forms import NounForms
from mobextract.nouns.homonyms import Homonyms
from mobextract.nouns.qualified import UNITS, Noun, Qualifiers
from mobextract.packs.counts_table import CountsTable, InvertedTable
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.lexicon import Lexicon, fold_form

CLAUSE = 40
"""How far before a number the verb may stand that makes "3 times" a factor, in characters."""
SHORTEST_HEAD = 4
"""Shortest noun that is looked for at the end of a compound."""
SHORT_HEAD = 3
"""The same for those that the table lists."""

WORDS = re.compile(rf"{WORD}+(?:['’.-]{WORD}+)*")
_BREAK = re.compile(r"[,.;:!?()\n·।]")

PERSON = "person"
"""The concept that words for a population count."""


class InvertedWords:
    """The compiled words around a number that comes before its verb."""

    def __init__(self, table: InvertedTable) -> None:
        self.leads, self.reach, self.equals, self.articles, self.losses = (
            Lexicon((form, True) for form in forms) for forms in (table.leads, table.reach, table.equals, table.articles, table.losses)
        )


class NounTables:
    """The compiled tables of counted nouns, and questions about single words."""

    def __init__(self, language: Language) -> None:
        table: CountsTable = language.table("counts")
        info = language.info
        self.noun_first = info.noun_first
        self.compounding = info.compounding
        self.head_last = info.head_last
        self.verb_final = info.verb_final
        self.nouns: Lexicon[str] = Lexicon(((form, unit) for unit, forms in table.nouns.items() for form in forms), tuple(table.derived))
        self.own_participles = table.own_participles
        self.participles = tuple(map(fold_form, table.participles))
        self.agent_endings, self.agent_participles = tuple(map(fold_form, table.agents.endings)), tuple(map(fold_form, table.agents.participles))
        self.agent_ties = Lexicon((form, True) for form in table.agents.ties)
        self.short_heads = frozenset(map(fold_form, table.short_heads))
        self.whole_words = frozenset(map(fold_form, table.whole_words))
        self.classifiers = Lexicon((form, True) for form in table.classifiers)
        self.adjectives = Lexicon((form, True) for form in table.adjectives)
        self.degree = Lexicon((form, True) for form in table.degree)
        pro = [form for form in table.pro if form not in table.adjectives]
        self.stop = Lexicon((form, True) for form in [*table.stop, *pro, *table.elliptic, *table.part_after, *table.copula])
        self.forms = NounForms(language, table)
        self.not_noun = Lexicon((form, True) for form in table.not_noun)
        self.uncounted: Lexicon[str] = Lexicon((form, unit) for unit, forms in table.uncounted.items() for form in forms)
        self.partitive = Lexicon((form, True) for form in table.partitive)
        self.singular = [(pair[0], pair[1]) for pair in table.singular]
        self.copula = Lexicon((form, True) for form in table.copula)
        self.joiners = Lexicon((form, True) for form in language.table("numerals").list_joiners)
        self.vague = Lexicon((form, True) for form in language.table("numerals").vague)
        self.subject_articles = Lexicon((form, True) for form in table.subject_articles)
        self.part_of = Lexicon((form, True) for form in table.part_of)
        self.part_of_stems = frozenset(form.partition(" ")[0].partition("*")[0] for form in self.part_of.forms)
        self.circumstances = Lexicon((form, True) for form in table.circumstances)
        self.possessive = tuple(map(fold_form, table.possessive))
        self.wholes = Lexicon((form, True) for form in language.table("numerals").ratio.between)
        self.wholes_after = Lexicon((form, True) for form in language.table("numerals").ratio.whole_first)
        self.part_after = Lexicon((form, True) for form in table.part_after)
        self.totals = Lexicon((form, True) for form in table.totals)
        counting = {PERSON: table.headcount.words, **table.headcount.units}
        self.headcounts: Lexicon[str] = Lexicon((form, unit) for unit, forms in counting.items() for form in forms)
        self.headcount_ties, self.headcount_tied = (Lexicon((form, True) for form in forms) for forms in (table.headcount.ties, table.headcount.tied))
        self.masses = Lexicon((form, True) for form in [*table.masses, *table.headcount.words])
        self.grades, self.grade_leads, self.grade_ties = (Lexicon((form, True) for form in forms) for forms in (table.grades.words, table.grades.leads, table.grades.ties))
        self.inverted = InvertedWords(table.inverted)
        self.qualified = Qualifiers(table, self.adjectives, noun_first=info.noun_first)
        range_words = language.table("modifiers").range
        self.changes = Lexicon((form, True) for form in [*range_words.change, *range_words.between, *range_words.opening, *range_words.origin, *range_words.verbs])
        self.change_verbs = Lexicon((form, True) for form in range_words.verbs)
        self.pro = Lexicon((form, True) for form in table.pro)
        self.generic = Lexicon((form, True) for form in table.generic)
        self.scalars = Lexicon((form, True) for form in table.scalars)
        self.of_unit = Lexicon((form, True) for form in table.of_unit)
        self.possess = Lexicon((form, True) for form in table.possess)
        behind, joined = (trie_expression(map(fold_form, forms)) for forms in (table.in_place, language.table("numerals").list_joiners))
        self.in_place = re.compile(rf"(?: {WORD}+){{1,4}}? {behind} ?(?:[,;।]|{joined} )" if table.in_place else "(?!)")
        """What stands behind a number that is the share of a place, where no capital shows a name: "52 फुंग हिएप जिले में, …"."""
        linking = language.table("linking")
        self.respectively = Lexicon((form, True) for form in linking.respectively)
        relative = (linking.this_year, linking.last_year, linking.next_year, linking.year_before, linking.year_after)
        self.relative_years = Lexicon((form, True) for forms in relative for form in forms)
        self.pro_before = Lexicon((form, True) for form in table.pro_before)
        self.every = Lexicon((form, True) for form in table.every)
        self.such = Lexicon((form, True) for form in table.such)
        self.alone = Lexicon((form, True) for form in table.singled_out)
        self.alone_stems = tuple(form.partition(" ")[0].partition("*")[0] for form in self.alone.forms)
        self.of_which = Lexicon((form, True) for form in table.of_which)
        self.now = Lexicon((form, True) for form in table.now)
        self.parts = Lexicon((form, True) for form in table.parts)
        self.levels = Lexicon((form, True) for form in table.levels)
        self.heads = tuple(map(fold_form, table.heads))
        self.plurals = [(fold_form(many), fold_form(one)) for many, one in table.plurals]
        self.attributive = Lexicon((form, True) for form in table.attributive)
        self.attributive_one = Lexicon((form, True) for form in table.attributive_one)
        self.with_number = Lexicon((form, True) for form in table.with_number)
        self.light, self.light_verbs = frozenset(table.light.concepts), Lexicon((form, True) for form in table.light.verbs)
        self.belongs = Lexicon((form, True) for form in table.belongs)
        self.apart = {unit: frozenset(others) for unit, others in table.apart.items()}
        self.genitive = Lexicon((form, True) for form in table.genitive)
        self.more = Lexicon((form, True) for form in table.more)
        self.postpositions = Lexicon((form, True) for form in table.postpositions)
        self.oblique = tuple(map(fold_form, table.oblique))
        self.phrases = Phrases(table.beside)
        self.bare = {unit: frozenset(heads) for unit, heads in table.bare.items()}
        self.collectives = Lexicon((form, True) for form in table.collectives)
        self.individuals = Lexicon((form, True) for form in table.individuals)
        self.homonyms = Homonyms(table.homonym, self.nouns)
        self.factor = table.factor.noun
        self.factor_beside = Lexicon((form, True) for form in [*table.factor.beside, *table.factor.before])
        self.factor_before = Lexicon((form, True) for form in table.factor.before)
        self.factor_after = Lexicon((form, True) for form in table.factor.after)
        self.has_plural = functools.lru_cache(maxsize=20_000)(self._has_plural)
        self.compound = functools.lru_cache(maxsize=20_000)(self._compound)

    def is_none(self, low: str, position: int) -> bool:
        """Whether the words at ``position`` make a number no count; a known noun that is longer goes before them ("points of sale")."""
        found = self.not_noun.after(low, position)
        if found is None or self.levels.after(low, position):
            return False
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
        return self.adjectives.after(low, position) is not None or self.forms.adjective.match(low, position) is not None

    def stops(self, low: str, position: int) -> int | None:
        """Where a word at ``position`` ends that ends the search for a noun: one of the list, or a verb by its ending."""
        if (stop := self.stop.after(low, position)) is not None:
            return stop[1]
        verb = self.forms.verb.match(low, position)
        return verb.end() if verb and not self.nouns.after(low, position) else None

    def noun_right_at(self, low: str, position: int) -> Noun | None:
        start = skip_blanks(low, position)
        found = self.nouns.after(low, start)
        return Noun(start, found[1], found[0], True) if found else None

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
        """Whether a known noun is a singular that has a plural: one beside a number of several is an attribute ("district" is, "staff" is not)."""
        return bool(self.singular) and self.has_plural(low[noun.start : noun.end])

    def _has_plural(self, word: str) -> bool:
        pairs = [(many, one) for many, one in self.singular if many != one and word.endswith(one)]
        return not self._is_plural(word) and any(self.nouns.get(word[: len(word) - len(one)] + many) for many, one in pairs)

    def _is_plural(self, word: str) -> bool:
        """Whether a word has a plural ending; those that only look like one stand in the table as well ("mass", "gas")."""
        return next((many != one for many, one in self.singular if word.endswith(many)), False)

    def may_count(self, low: str, noun: Noun, value: Decimal, position: int) -> bool:
        """Whether a noun may stand in this form behind a number that ends at ``position``, or behind its classifier ("1 500 голов птицы")."""
        return self.forms.agrees(low, noun, value) is not False or self.classifiers.after(low, position) is not None

    def is_factor(self, low: str, start: int, noun: Noun) -> bool:
        """Whether "times" multiplies and counts nothing; ``start`` is where the number begins, with its bound ("rose nearly 3 times")."""
        if noun.unit != self.factor:
            return False
        if self.factor_beside.before(low, start) or self.factor_after.after(low, skip_blanks(low, noun.end)):
            return True
        clause = _BREAK.split(low[max(0, start - CLAUSE) : start])[-1]
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
