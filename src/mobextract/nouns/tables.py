"""The counted nouns of one language and the words around them, compiled from counts.toml."""

from __future__ import annotations

from collections.abc import Iterable

from mobextract.dates.templates import month_names
from mobextract.language import Language
from mobextract.nouns.beside import Phrases
from mobextract.nouns.forms import NounForms
from mobextract.nouns.homonyms import Homonyms
from mobextract.nouns.qualified import Qualifiers
from mobextract.packs.counts_table import CountsTable, InvertedTable
from mobextract.packs.people_tables import SubjectsTable
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, either, fold_form


def _words(forms: Iterable[str]) -> Lexicon[bool]:
    return Lexicon((form, True) for form in forms)


PERSON = "person"
"""The concept that words for a population count."""


class InvertedWords:
    """The compiled words around a number that comes before its verb."""

    def __init__(self, table: InvertedTable) -> None:
        self.leads, self.reach, self.equals, self.articles, self.losses = map(
            _words, (table.leads, table.reach, table.equals, table.articles, table.losses)
        )


class SubjectWords:
    """The compiled words of a clause that tells how many its subject are."""

    def __init__(self, table: SubjectsTable) -> None:
        self.verbs, self.articles, self.ties = map(_words, (table.verbs, table.articles, table.ties))
        self.bare = table.bare


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
        self.forms = NounForms(language, table)
        self.homonyms = Homonyms(table.homonym, self.nouns)
        self._load_endings(table)
        self._load_attributes(table)
        self._load_limits(language, table)
        self._load_parts(language, table)
        self._load_totals(language, table)
        self._load_factors(table)

    def _load_endings(self, table: CountsTable) -> None:
        """The endings of words, by themselves and of compounds."""
        self.own_participles = table.own_participles
        self.participles = tuple(map(fold_form, table.participles))
        self.agent_endings, self.agent_participles = (
            tuple(map(fold_form, table.agents.endings)),
            tuple(map(fold_form, table.agents.participles)),
        )
        self.short_heads = frozenset(map(fold_form, table.short_heads))
        self.whole_words = frozenset(map(fold_form, table.whole_words))
        self.possessive = tuple(map(fold_form, table.possessive))
        self.singular = [(pair[0], pair[1]) for pair in table.singular]
        self.plurals = [(fold_form(many), fold_form(one)) for many, one in table.plurals]
        self.heads = tuple(map(fold_form, table.heads))
        self.oblique = tuple(map(fold_form, table.oblique))

    def _load_attributes(self, table: CountsTable) -> None:
        """What may stand between a number and its noun, and tie an attribute to the noun behind it."""
        self.classifiers, self.pieces = _words(table.classifiers), _words(table.pieces)
        self.adjectives = _words(table.adjectives)
        self.degree = _words(table.degree)
        self.levels = _words(table.levels)
        self.before_noun = either(self.classifiers, self.levels)
        self.agent_ties = _words(table.agents.ties)
        self.attributive = _words(table.attributive)
        self.attributive_one = _words(table.attributive_one)
        self.genitive = _words(table.genitive)
        self.circumstances = _words(table.circumstances)
        self.postpositions = _words(table.postpositions)
        self.belongs = _words(table.belongs)
        self.with_number = _words(table.with_number)
        self.light, self.light_verbs = frozenset(table.light.concepts), _words(table.light.verbs)
        self.apart = {unit: frozenset(others) for unit, others in table.apart.items()}
        self.bare = {unit: frozenset(heads) for unit, heads in table.bare.items()}
        self.phrases = Phrases(table.beside)
        self.qualified = Qualifiers(table, self.adjectives, noun_first=self.noun_first)
        self.collectives = _words(table.collectives)
        self.individuals = _words(table.individuals)

    def _load_limits(self, language: Language, table: CountsTable) -> None:
        """What ends the search for a noun, is none, or stands for one."""
        self.pro = _words(table.pro)
        self.pro_before = _words(table.pro_before)
        pro = [form for form in table.pro if form not in table.adjectives]
        self.stop = _words([*table.stop, *pro, *table.elliptic, *table.part_after, *table.copula])
        self.not_noun = _words(table.not_noun)
        self.no_attributes = Lexicon((form, True) for form in table.no_attributes)
        self.uncounted: Lexicon[str] = Lexicon((form, unit) for unit, forms in table.uncounted.items() for form in forms)
        self.copula = _words(table.copula)
        told = ((table.fates.deaths, True), (table.fates.others, False))
        self.fates = Lexicon((form, death) for forms, death in told for form in forms)
        """Verbs of what became of some of those counted before; whether only the living do so."""
        self.being = _words(table.being)
        self.spread = _words(table.spread)
        self.joiners = _words(language.table("numerals").list_joiners)
        self.vague = _words(language.table("numerals").vague)
        self.subject_articles = _words(table.subject_articles)
        range_words = language.table("modifiers").range
        self.changes = _words([*range_words.change, *range_words.between, *range_words.opening, *range_words.origin, *range_words.verbs])
        self.change_verbs = _words(range_words.verbs)
        self.generic = _words(table.generic)

    def _load_parts(self, language: Language, table: CountsTable) -> None:
        """Words between a whole and its part."""
        self.partitive = _words(table.partitive)
        self.part_of = _words(table.part_of)
        self.part_of_stems = frozenset(form.partition(" ")[0].partition("*")[0] for form in self.part_of.forms)
        self.part_after = _words(table.part_after)
        self.wholes = _words(language.table("numerals").ratio.between)
        self.wholes_after = _words(language.table("numerals").ratio.whole_first)
        self.of_which = _words(table.of_which)
        self.parts = _words(table.parts)
        self.such = _words(table.such)
        self.alone = _words(table.singled_out)
        self.sole = Lexicon([*((form, True) for form in table.sole), *((form, False) for form in table.not_sole)])
        self.alone_stems = tuple(form.partition(" ")[0].partition("*")[0] for form in self.alone.forms)
        self.every = _words(table.every)
        self.more = _words(table.more)
        self.now = _words(table.now)
        self.deeds = _words(table.deeds)

    def _load_totals(self, language: Language, table: CountsTable) -> None:
        """Words that tell what a number is of, apart from it: "the number of", "respectively"."""
        self.totals = _words(table.totals)
        counting = {PERSON: table.headcount.words, **table.headcount.units}
        self.headcounts: Lexicon[str] = Lexicon((form, unit) for unit, forms in counting.items() for form in forms)
        self.headcount_ties, self.headcount_tied = map(_words, (table.headcount.ties, table.headcount.tied))
        self.masses = _words([*table.masses, *table.headcount.words])
        self.grades, self.grade_leads, self.grade_ties = map(_words, (table.grades.words, table.grades.leads, table.grades.ties))
        self.inverted, self.subjects = InvertedWords(table.inverted), SubjectWords(table.subjects)
        self.casualties_before, self.casualties_after = _words(table.casualties.before), _words(table.casualties.after)
        self.scalars = _words(table.scalars)
        self.of_unit = _words(table.of_unit)
        self.possess = _words(table.possess)
        behind, joined = (trie_expression(map(fold_form, forms)) for forms in (table.in_place, language.table("numerals").list_joiners))
        self.in_place = regex(rf"(?: {WORD}+){{1,4}}? {behind} ?(?:[,;।]|{joined} )" if table.in_place else "(?!)")
        """What stands behind a number that is the share of a place, where no capital shows a name: "52 फुंग हिएप जिले में, …"."""
        linking = language.table("linking")
        self.respectively, self.destroyed = _words(linking.respectively), _words(linking.losses)
        relative = (linking.this_year, linking.last_year, linking.next_year, linking.year_before, linking.year_after)
        self.relative_years = Lexicon((form, True) for forms in relative for form in forms)
        self.months = _words(month_names(language.locale, language.table("dates").months))
        self.relative_times = Lexicon((form, True) for forms in (*relative, linking.lately) for form in forms)

    def _load_factors(self, table: CountsTable) -> None:
        """Words around "times", which multiplies and counts nothing."""
        self.factor = table.factor.noun
        self.factor_beside = _words([*table.factor.beside, *table.factor.before])
        self.factor_before = _words(table.factor.before)
        self.factor_after = _words(table.factor.after)
