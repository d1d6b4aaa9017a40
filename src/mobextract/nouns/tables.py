"""The counted nouns of one language and the words around them, compiled from counts.toml."""

from __future__ import annotations

import re

from mobextract.dates.templates import month_names
from mobextract.language import Language
from mobextract.nouns.beside import Phrases
from mobextract.nouns.counted import counted_nouns
from mobextract.nouns.forms import NounForms
from mobextract.nouns.homonyms import Homonyms
from mobextract.nouns.qualified import Qualifiers
from mobextract.packs.counts_table import CountsTable, InvertedTable
from mobextract.packs.people_tables import SubjectsTable
from mobextract.text.combined import either
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, wordlist

PERSON = "person"
"""The concept that words for a population count."""


class InvertedWords:
    """The compiled words around a number that comes before its verb."""

    def __init__(self, table: InvertedTable) -> None:
        self.leads, self.reach, self.equals, self.articles, self.losses = map(
            wordlist, (table.leads, table.reach, table.equals, table.articles, table.losses)
        )


class SubjectWords:
    """The compiled words of a clause that tells how many its subject are."""

    def __init__(self, table: SubjectsTable) -> None:
        self.verbs, self.articles, self.ties = map(wordlist, (table.verbs, table.articles, table.ties))
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
        self.nouns = counted_nouns(language)
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
        self.classifiers, self.pieces = wordlist(table.classifiers), wordlist(table.pieces)
        self.adjectives = wordlist(table.adjectives)
        self.degree = wordlist(table.degree)
        self.levels = wordlist(table.levels)
        self.before_noun = either(self.classifiers, self.levels)
        self.agent_ties = wordlist(table.agents.ties)
        self.attributive = wordlist(table.attributive)
        self.attributive_one = wordlist(table.attributive_one)
        self.genitive = wordlist(table.genitive)
        self.circumstances = wordlist(table.circumstances)
        self.postpositions = wordlist(table.postpositions)
        self.belongs = wordlist(table.belongs)
        self.with_number = wordlist(table.with_number)
        self.light, self.light_verbs = frozenset(table.light.concepts), wordlist(table.light.verbs)
        self.apart = {unit: frozenset(others) for unit, others in table.apart.items()}
        self.bare = {unit: frozenset(heads) for unit, heads in table.bare.items()}
        self.phrases = Phrases(table.beside)
        self.qualified = Qualifiers(table, self.adjectives, noun_first=self.noun_first)
        self.collectives = wordlist(table.collectives)
        self.individuals = wordlist(table.individuals)

    def _load_limits(self, language: Language, table: CountsTable) -> None:
        """What ends the search for a noun, is none, or stands for one."""
        self.pro = wordlist(table.pro)
        self.pro_before = wordlist(table.pro_before)
        pro = [form for form in table.pro if form not in table.adjectives]
        self.stop = wordlist([*table.stop, *pro, *table.elliptic, *table.part_after, *table.copula])
        self.not_noun = wordlist(table.not_noun)
        self.no_attributes = wordlist(table.no_attributes)
        self.uncounted: Lexicon[str] = Lexicon((form, unit) for unit, forms in table.uncounted.items() for form in forms)
        self.copula = wordlist(table.copula)
        told = ((table.fates.deaths, True), (table.fates.others, False))
        self.fates = Lexicon((form, death) for forms, death in told for form in forms)
        """Verbs of what became of some of those counted before; whether only the living do so."""
        self.being = wordlist(table.being)
        self.spread = wordlist(table.spread)
        self.joiners = wordlist(language.table("numerals").list_joiners)
        self.vague = wordlist(language.table("numerals").vague)
        self.subject_articles = wordlist(table.subject_articles)
        modifiers = language.table("modifiers")
        self.bounds = wordlist([*modifiers.about.before, *modifiers.nearly.before])
        range_words = modifiers.range
        self.changes = wordlist([*range_words.change, *range_words.between, *range_words.opening, *range_words.origin, *range_words.verbs])
        self.change_verbs = wordlist(range_words.verbs)
        self.generic = wordlist(table.generic)

    def _load_parts(self, language: Language, table: CountsTable) -> None:
        """Words between a whole and its part."""
        self.partitive, self.done = wordlist([*table.partitive, *table.done]), wordlist(table.done)
        self.part_of = wordlist(table.part_of)
        self.part_of_stems = frozenset(form.partition(" ")[0].partition("*")[0] for form in self.part_of.forms)
        self.part_after = wordlist(table.part_after)
        self.wholes = wordlist(language.table("numerals").ratio.between)
        self.wholes_after = wordlist(language.table("numerals").ratio.whole_first)
        self.of_which = wordlist(table.of_which)
        self.parts = wordlist(table.parts)
        self.such = wordlist(table.such)
        self.alone = wordlist(table.singled_out)
        self.none = wordlist(table.none)
        self.tops, self.tops_after = wordlist(table.tops), wordlist(table.tops_after)
        self.sole = Lexicon([*((form, True) for form in table.sole), *((form, False) for form in table.not_sole)])
        self.alone_stems = tuple(form.partition(" ")[0].partition("*")[0] for form in self.alone.forms)
        self.every = wordlist(table.every)
        self.more, self.medals, self.article_leads = wordlist(table.more), wordlist(table.medals), wordlist(table.article_leads)
        self.now = wordlist(table.now)
        self.deeds = wordlist(table.deeds)

    def _load_totals(self, language: Language, table: CountsTable) -> None:
        """Words that tell what a number is of, apart from it: "the number of", "respectively"."""
        self.totals = wordlist(table.totals)
        counting = {PERSON: table.headcount.words, **table.headcount.units}
        self.headcounts: Lexicon[str] = Lexicon((form, unit) for unit, forms in counting.items() for form in forms)
        self.headcount_ties, self.headcount_tied = map(wordlist, (table.headcount.ties, table.headcount.tied))
        self.masses = wordlist([*table.masses, *table.headcount.words])
        self.grades, self.grade_leads, self.grade_ties = map(wordlist, (table.grades.words, table.grades.leads, table.grades.ties))
        self.inverted, self.subjects = InvertedWords(table.inverted), SubjectWords(table.subjects)
        self.casualties_before, self.casualties_after = wordlist(table.casualties.before), wordlist(table.casualties.after)
        self.one_is_article = table.one_is_article
        self.casualty_nouns = wordlist(table.casualties.nouns)
        self.scalars = wordlist(table.scalars)
        self.of_unit = wordlist(table.of_unit)
        self.possess = wordlist(table.possess)
        behind, joined = (trie_expression(map(fold_form, forms)) for forms in (table.in_place, language.table("numerals").list_joiners))
        verb = rf"{re.escape(fold_form(table.in_place[0]))}(?: {WORD}+){{1,2}}?।" if table.in_place else "(?!)"  # not "से संबंधित हैं।"
        self.in_place = regex(rf"(?: {WORD}+){{1,4}}? (?:{behind} ?(?:[,;।]|{joined} )|{verb})" if table.in_place else "(?!)")
        """What stands behind a number that is the share of a place, where no capital shows a name: "52 फुंग हिएप जिले में, …"."""
        linking = language.table("linking")
        self.opens_parts = wordlist([*table.of_which, *linking.comprising])
        """What opens the parts of a count behind it: "of which", "including"."""
        self.respectively, self.destroyed = wordlist(linking.respectively), wordlist(linking.losses)
        relative = (linking.this_year, linking.last_year, linking.next_year, linking.year_before, linking.year_after)
        self.relative_years = Lexicon((form, True) for forms in relative for form in forms)
        self.months = wordlist(month_names(language.locale, language.table("dates").months))
        self.relative_times = Lexicon((form, True) for forms in (*relative, linking.lately) for form in forms)

    def _load_factors(self, table: CountsTable) -> None:
        """Words around "times", which multiplies and counts nothing."""
        self.factor = table.factor.noun
        self.factor_beside = wordlist([*table.factor.beside, *table.factor.before])
        self.factor_before = wordlist(table.factor.before)
        self.factor_after = wordlist(table.factor.after)
