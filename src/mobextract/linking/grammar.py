"""The reference words of one language, compiled: what linking.toml says about places, models and years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mobextract.language import Language
from mobextract.linking.focus import RANKS
from mobextract.linking.scores import LinkScores
from mobextract.linking.year_grammar import YearGrammar
from mobextract.nouns.counted import counted_words
from mobextract.packs.linking_table import LinkingTable
from mobextract.packs.linking_words import Givers
from mobextract.packs.passing_table import PassingWords
from mobextract.packs.programmes_table import ProgrammesTable
from mobextract.text.alternatives import alternatives, any_of
from mobextract.text.combined import either
from mobextract.text.folding import WORD, lower
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, spellings, wordlist
from mobextract.text.scanner import ScannerSet

ORDINALS = frozenset("12345")
"""Ordinals that tell the models of a list apart."""
UNIT_RANKS = {kind: RANKS[kind] for kind in ("province", "city", "district", "town", "commune", "ward", "village", "zone")}
"""The concepts of units with their ranks."""
BODIES = ("club",)
"""The concepts of bodies that a model may be called after and mean again; "group" and "team" are said of too many."""


class LinkGrammar(YearGrammar):
    """Lexicons and scanners that the linkers of places, models and years share."""

    def __init__(self, language: Language, scanners: ScannerSet) -> None:
        self._scanners = scanners
        table: LinkingTable = language.table("linking")
        programmes: ProgrammesTable = language.table("programmes")
        self.scores = LinkScores(language.common("link_scores"))
        self.postpositional, self.noun_first = language.info.verb_final, language.info.noun_first
        self._load_units(language, table, programmes)
        self.plan = regex(language.common("quantities").plan, re.IGNORECASE)
        self.others = wordlist(table.others)
        self.joiners = frozenset(f for form in language.table("numerals").list_joiners for f in spellings(form))
        self.possessive = tuple(language.table("counts").possessive)
        self.among = wordlist((*language.table("counts").part_after, *table.instances))
        self.of_which = wordlist(language.table("counts").of_which)
        further = language.table("money").further
        self.shares = wordlist(language.table("percent").shares)
        self.further_before, self.further_after = wordlist(further.before), wordlist(further.after)
        self.including = wordlist((*programmes.among, *language.table("counts").partitive))
        self.of = wordlist(programmes.of)
        self.copula = wordlist(programmes.copula)
        self.articles = wordlist(programmes.owner.articles)
        self.owed_before = wordlist(programmes.owed.before)
        self.number_words = frozenset(f for forms in language.table("numerals").cardinals.values() for w in forms for f in spellings(w))
        self.one_words = wordlist(language.table("numerals").cardinals.get("1", ()))
        self.ties = wordlist((*programmes.of, *programmes.small_words, *language.table("places").glue))
        """Prepositions and the like, which tie a name to what follows: no verbs."""
        self.formerly = wordlist(table.formerly)
        self.comprising = wordlist(table.comprising)
        self.posts, self.titles = wordlist(table.posts), wordlist(language.table("places").titles)
        self.postpositions = frozenset(language.table("places").postpositions)
        self.rest = [lower(form) for form in language.table("places").rest]
        self.speech = self._scanner(programmes.speech)
        self.long_joiners = sorted(f for f in self.joiners if " " in f)
        """Those of several words: "as well as", "cũng như", "а также"."""
        self.contrasts = frozenset(f for form in table.contrasts for f in spellings(form))
        self.clauses = wordlist((*self.joiners, *self.contrasts, *programmes.owner.clauses))
        """What opens another clause behind a comma."""
        self.joined_end = _joined_end(self.joiners, programmes.owner.articles)
        self._load_models(language, table, programmes)
        self._load_past(table)
        self._load_years(table, language.table("modifiers"))
        self._load_named_years(table, language.table("places").number_signs)
        self._load_words(language, table)

    def _load_units(self, language: Language, table: LinkingTable, programmes: ProgrammesTable) -> None:
        """What units and their organisations are called and referred to by."""
        kinds: dict[str, list[str]] = {}
        for kind, forms in table.levels.items():
            for form in forms:
                kinds.setdefault(form, []).append(kind)
        self.levels: Lexicon[list[str]] = Lexicon(kinds.items())
        self.level_scanner = self._scanner(list(kinds))
        self.rates_of = wordlist((*language.table("percent").rates, *language.table("counts").totals))
        one = language.table("numerals").cardinals.get("1", ())
        self.any_one = wordlist((*one, *table.each, *language.table("counts").none))
        """What makes a word for a unit none that is known: "one commune", "every village", "no commune"."""
        self.scope_before = wordlist(table.level_scope.before)
        self.scope_after = wordlist(table.level_scope.after)
        self.scoped_levels = wordlist(table.scoped_levels)
        self.again_before, self.again_after = wordlist(table.again.before), wordlist(table.again.after)
        self.both = wordlist(table.both)
        self.all_of = [(self._scanner(forms), int(n)) for n, forms in {"2": table.both, **table.all_of}.items()]
        """Words for "both", "all three" and so on, with their number."""
        self.together_all = wordlist(form for forms in table.all_of.values() for form in forms)
        self.these, self.these_behind, self.other_units = (
            (self._scanner(sides.before), wordlist(sides.after)) for sides in (table.these, table.these_behind, table.other_units)
        )
        self.places_again = wordlist(table.these_places)
        self.unit_nouns = Lexicon(
            (form, unit) for unit, forms in language.table("counts").nouns.items() if unit in UNIT_RANKS for form in forms
        )
        self.organisations = wordlist([*programmes.organisations, *programmes.facilities])
        self.facilities = wordlist(programmes.facilities)
        self.attributes_before = programmes.owner.attributes_before

    def _load_models(self, language: Language, table: LinkingTable, programmes: ProgrammesTable) -> None:
        """What models are called and referred to by, and what is said of them."""
        known = language.common("programmes").programme
        self.national_movements = frozenset(p.id for p in known if p.kind == "movement")  # not the movement for a programme
        self._load_ordinals(language, table)
        self.cues: Lexicon[str] = Lexicon((form, cue.kind) for cue in programmes.cue if cue.kind != "model" for form in cue.forms)
        self.cue_scanner = self._scanners.add(self.cues.forms)
        self.reports = wordlist(table.reports)
        self.review_scanner = self._scanner(table.reviews)
        self.meeting_scanner = self._scanner(table.meetings)
        self.praise_scanner = self._scanner(table.praise)
        self.results = wordlist(table.results)
        self.owed = wordlist(programmes.owed.before)
        self.owed_tails = tuple(form.split(" ", 1)[-1] for form in programmes.owed.after) or ("\0",)
        self.example_scanner = self._scanner(table.examples)
        self.instances = self._scanner(table.instances)
        self.topic_scanner = self._scanner(table.not_model)
        self.field_scanner = self._scanner(table.fields)
        self.model_words = wordlist(form for cue in programmes.cue if cue.kind == "model" for form in cue.forms)
        self.model_scanner = self._scanner(self.model_words.forms)
        self.clubs_scanner = self._scanners.add(wordlist(programmes.clubs).forms)
        self.bodies_scanner = self._scanners.add(wordlist((*programmes.clubs, *programmes.organisations)).forms)
        self.described_before = wordlist(table.described.before)
        self.described_after = wordlist(table.described.after)
        self.highlight_scanner, self.besides_scanner, self.each_scanner, self.several_scanner = (
            self._scanner(table.highlights),
            self._scanner(table.besides),
            self._scanner(table.each),
            self._scanner(table.several_units),
        )

    def _load_ordinals(self, language: Language, table: LinkingTable) -> None:
        """What several models or units are told apart by, and taken up together."""
        few = [
            (int(value), stem + ending)
            for o in language.table("numerals").ordinals
            for value, stems in o.stems.items()
            if value in ORDINALS
            for stem in stems
            for ending in o.endings or [""]
        ]
        few += [(1, form) for form in table.former] + [(2, form) for form in table.latter]
        self.paired = frozenset(f for form in (*table.former, *table.latter) for f in spellings(form))
        self.of_these = wordlist((*language.table("counts").part_of, *language.table("counts").part_after))
        self.whole_before, self.partitive = wordlist(language.table("counts").part_of), wordlist(language.table("counts").partitive)
        self.part_after = wordlist(language.table("counts").part_after)
        self.singled_out, self.sole = wordlist(language.table("counts").singled_out), wordlist(language.table("counts").sole)
        self.ordinals: Lexicon[int] = Lexicon((form, value) for value, form in few)
        units = [*few, *((1, form) for form in table.former_unit), *((2, form) for form in table.latter_unit)]
        self.unit_ordinals: Lexicon[int] = Lexicon((form, value) for value, form in units)
        self.unit_ordinal_scanner = self._scanner([form for _, form in units])
        self.latter_units = wordlist((*table.latter, *table.latter_unit))
        self.counted, self.ordered = counted_words(language), wordlist(table.ordered)
        """What is counted, and what ordinals number else: years, phases, prizes."""
        self.overall = wordlist(table.overall)
        self.overall_scanner = self._scanner(table.overall)
        self.except_for, self.relatives, self.asides = wordlist(table.except_for), wordlist(table.relatives), wordlist(table.asides)
        self.opens_with, self.opens_with_after = wordlist(table.opens_with), wordlist(table.opens_with_after)
        self.results_of, self.other_way = self._scanner(table.results_of), self._scanner(table.other_way)
        self.back_then = wordlist(table.back_then)
        self.it = wordlist(table.it)
        self.led_by = wordlist(table.led_by)
        self.ordinal_scanner = self._scanner([form for _, form in few])

    def _load_past(self, table: LinkingTable) -> None:
        """What says that something was so before a model, or is no result of one."""
        self.bygone = self._scanner([*table.bygone, *table.past])
        now = [*table.now, *table.so_far]
        self.now = wordlist(now)
        self.turned = self._scanner([*table.turned, *now])
        self.of_old, self.before_it = self._scanner(table.of_old), self._scanner(table.before_it)
        self.today = self._scanner([*table.turned, *now, *table.since_then])
        self.titled = wordlist(table.titled)
        self.disaster_scanner = self._scanner(table.disasters)
        self.loss_scanner = self._scanner(table.losses)
        self.lacks, self.lacks_after, self.supposed = (wordlist(forms) for forms in (table.lacks, table.lacks_after, table.supposed))
        self.losses = wordlist(table.losses)
        self.ways_scanner, self.followed_scanner = self._scanner(table.ways), self._scanner(table.followed)
        self.spread, self.part_of = self._scanner(table.spread), self._scanner(table.part_of)

    def _load_words(self, language: Language, table: LinkingTable) -> None:
        """What says where, who gives, and what a unit is like."""
        self._load_surroundings(language, table)
        self._load_passing(table.passing)
        self._load_references(language, table)
        self._load_givers(table)
        self._load_rivals(table)

    def _load_surroundings(self, language: Language, table: LinkingTable) -> None:
        """What stands around units that are neighbours, merged, or where somebody lives."""
        self.respectively = self._scanner(table.respectively)
        self.sums = wordlist(language.table("places").sums)
        self.neighbour_scanner = self._scanner(table.neighbours)
        self.merger = self._scanner(table.merger)
        self.all_levels = self._scanner(table.all_levels)
        self.donors_before = self._scanner(table.donors.before)
        self.donors_after = wordlist(table.donors.after)
        self.donor_bodies = self._scanner(table.donors.bodies)
        self.donors_act = wordlist([*table.donors.acts, *table.givers.after, *table.gifts])
        self.residents_before = self._scanner(table.residents.before)
        self.residents_after = wordlist(table.residents.after)
        self.distant_before = wordlist(table.distances.before)
        self.joined_before, self.joined_after = wordlist(table.distances.between.before), wordlist(table.distances.between.after)
        self.distant_leads, self.distant_after = self._scanner(table.distances.leads), self._scanner(table.distances.after)

    def _load_passing(self, passing: PassingWords) -> None:
        """What stands around units that are only named in passing."""
        self.learned_in, self.beside, self.traded, self.sources, self.around, self.strangers = (
            (self._scanner(sides.before), self._scanner(sides.after))
            for sides in (passing.learned, passing.beside, passing.traded, passing.sources, passing.around, passing.strangers)
        )
        self.followed = self._scanner(passing.followed.before), self._scanner(passing.followed.after)
        self.assigned_before, self.assigned_after = wordlist(passing.assigned.before), wordlist(passing.assigned.after)
        self.origins_before, self.origins_after = wordlist(passing.origins.before), wordlist(passing.origins.after)
        self.gets = self._scanner(passing.gets)
        self.visits = self._scanner(passing.visits.before), self._scanner(passing.visits.after)

    def _load_references(self, language: Language, table: LinkingTable) -> None:
        """What points to units, models and things told of before, and whom they are told of."""
        such, nouns = language.table("counts").such, language.table("counts").nouns
        self.here_scanner, self.there_scanner = self._scanner(table.here), self._scanner(table.there)
        self.here, self.besides = wordlist(table.here), wordlist(table.besides)
        self.turns_to = wordlist((*table.meanwhile, *table.besides, *table.contrasts))
        """What may open a sentence before the place that it turns to."""
        self.recognised = self._scanner(table.recognised)
        bodies = [form for unit in BODIES for form in nouns.get(unit, ())]
        self.body_words, self.body_scanner = wordlist(bodies), self._scanner(bodies)
        self.part_alone = self._scanner(table.part_alone)
        self.units_besides = self._scanner(table.units_besides)
        self.one_of_before, self.one_of_after = wordlist(table.one_of.before), wordlist(table.one_of.after)
        self.joins, self.standards = self._scanner(table.joins), self._scanner(table.standards)
        self.same_model, self.contest_words = self._scanner(table.same_model), self._scanner(table.contest_words)
        self.won_by = self._scanner(table.won_by)
        self.such = wordlist((*such, *table.such))
        self.spent_on, self.spent_on_after = wordlist(table.spent_on.before), wordlist(table.spent_on.after)
        self.such_scanner = self._scanner([*such, *table.such])
        self.worth = wordlist(table.worth)
        self.where_scanner, self.where = self._scanner(table.where), wordlist(table.where)
        self.population_scanner = self._scanner(table.population)
        self.target_scanner, self.planners = self._scanner(table.targets), wordlist(table.planners)

    def _load_givers(self, table: LinkingTable) -> None:
        """Who gives, and what is told of the whole country, of a unit or of all models."""
        self.givers_before = wordlist(table.givers.before)
        self.country_before, self.country_programme = wordlist(table.country.before), wordlist(table.country_programme)
        self.shares_before, self.shares_after = self._scanner(table.shares.before), wordlist(table.shares.after)
        self.country_after, self.country_opens = wordlist(table.country.after), wordlist(table.country_opens)
        self.country_scanner = self._scanner([*table.country.before, *table.country.after])
        self.inside_before = wordlist(table.inside.before)
        self.inside_after = wordlist(table.inside.after)
        self.closing_before = wordlist([*table.inside.before, *table.closing.before])
        self.closing_after = wordlist([*table.inside.after, *table.closing.after])
        self.together = wordlist(table.together)
        self.opens_together = either(self.together, self.both, self.led_by, self.results)
        self.has, self.has_fillers = wordlist(table.has), wordlist(table.has_fillers)
        self.givers_after = wordlist(table.givers.after)
        self.giving = _giving(table.givers.agents, [*table.givers.verbs, *table.gifts])
        self.presenting = _giving(table.givers.agents, table.gifts)
        self.gives, self.presents = wordlist([*table.givers.after, *table.gifts]), wordlist(table.gifts)
        self.funds = _funds(table.givers)

    def _load_rivals(self, table: LinkingTable) -> None:
        """The means and the units that others are only compared with."""
        self.means_before, self.means_after = wordlist(table.means.before), wordlist(table.means.after)
        self.rivals_before = self._scanner(table.rivals.before)
        self.rivals_after = wordlist(table.rivals.after)
        ranks, behind = table.rivals.ranks, table.rivals.behind
        self.ranked_before = (
            regex(rf"{any_of(ranks)}(?: {WORD}+){{0,5}} ?,? {any_of(behind.before)} (?:{WORD}+ ){{0,2}}$") if behind.before else None
        )
        self.ranked_after = regex(rf" ?(?:{WORD}+ )?{any_of(behind.after)}(?: {WORD}+){{0,4}} {any_of(ranks)}") if behind.after else None
        self.means_inside = tuple(map(fold_form, table.mean_parts))


def _giving(acting: Sequence[str], giving: Sequence[str]) -> re.Pattern[str] | None:
    """A sign behind a unit that it acts, and a verb of giving in its clause: "प्रांत ने 60 मिलियन का योगदान दिया"."""
    agents, verbs = alternatives(acting), alternatives(giving)
    return (
        regex(rf" ?(?:{agents})(?!{WORD})(?:[^।.;:()\n]|(?<=\d)\.(?=\d)){{1,80}}?(?<!{WORD})(?:{verbs})(?!{WORD})")
        if agents and verbs
        else None
    )


def _funds(givers: Givers) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words for a fund at the end of a stretch of text, a few words and its quoted name behind them, and behind a unit, its name and a
    genitive between: "από το ταμείο «Για τους Φτωχούς» της περιφέρειας", "ज़िले के “गरीबों के लिए” कोष से"."""
    words, quoted = any_of(givers.funds) if givers.funds else "(?!)", r"(?: ?[\"'«“„‘][^\"'«»“”„‘’\n]{1,48}[\"'»”“’])?"
    few = rf"(?: {WORD}+){{0,4}}"
    return regex(rf"{words}{few}{quoted}(?: {WORD}{{1,4}})? ?$"), regex(rf"(?: {WORD}+){{0,2}}{quoted}{few} {words}")


def _joined_end(joiners: Iterable[str], articles: Iterable[str]) -> re.Pattern[str]:
    """An expression for a joiner, perhaps with an article and an opening quotation mark behind it, at the end of a stretch of text."""
    joined = "|".join(map(re.escape, joiners))
    forms = alternatives(articles)
    return regex(rf"(?<!{WORD})(?:{joined})\s+(?:(?:{forms or '(?!)'})\s+)?[\"'«“„‘]?$")
