"""What the quantity modules compile from the tables of one language: modifiers, units, currencies, labels, masks."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec import Struct

from mobextract.figures.designators import unnumbered_designators
from mobextract.figures.label_grammar import LabelGrammar
from mobextract.figures.row_forms import ChangeRowForms, RowForms
from mobextract.figures.short_millions import ToldMillions
from mobextract.figures.units import PlacedUnits
from mobextract.figures.weekdays import weekday_names
from mobextract.language import Language
from mobextract.nouns.counts import NounGrammar
from mobextract.nouns.list_ones import ListOnes
from mobextract.numbers.joining import AmountGrammar
from mobextract.numbers.numeral import Numeral
from mobextract.numbers.numerals import NumeralGrammar
from mobextract.packs.cldr import cldr
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.modifiers_table import ChangeWords, ModifiersTable, PerWords
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.packs.quantity_tables import Currency, MeasuresTable, MoneyTable, PercentTable
from mobextract.text.alternatives import alternatives
from mobextract.text.combined import either
from mobextract.text.folding import LETTER, UPPER, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, fold_form, spellings, wordlist
from mobextract.text.scanner import ScannerSet

_WORDS = regex(r"(?<=\s)\S+")


class Subunit(Struct, frozen=True):
    """The hundredth of a currency ("" where it is of several)."""

    currency: str
    compound_only: bool
    worth: int


class QuantityGrammar(LabelGrammar):
    """The lexicons that tell what a number of one language is."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        self.language = language
        scanners = scanners or ScannerSet()
        self.numerals = NumeralGrammar(language, scanners)
        self.amounts = AmountGrammar(language)
        self.nouns = NounGrammar(language)
        self.fate_words, self.none_words = scanners.add(self.nouns.fates.forms), scanners.add(self.nouns.none.forms)
        self.headcount_words, self.relative_words = scanners.add(self.nouns.headcounts.forms), scanners.add(self.nouns.relative_years.forms)
        self.casualty_words = scanners.add([*self.nouns.casualties_before.forms, *self.nouns.casualties_after.forms])
        self._load_modifiers(language.table("modifiers"), scanners)
        self._load_currencies(language)
        self._load_units(language)
        self._load_numerals(language.table("numerals"), scanners)
        self._load_labels(language.table("labels"), language.table("dates"), language.common("quantities").systems)
        self.list_ones = ListOnes(language, self.nouns, self.modifier_before, self.vague)
        self.joiners = frozenset(s for form in language.table("numerals").list_joiners for s in spellings(form))
        joiners = alternatives(language.table("numerals").list_joiners)
        dated = rf"(?:(?: {LETTER}{{1,5}}){{0,2}} (?:19|20)\d\d(?: {LETTER}{{2,5}}\b)?)?"
        self.next_deed = regex(rf"{dated}(?:, [^,.;:।()\d]{{3,40}})?,? (?:{joiners}) {LETTER}{{3,}} (?:{LETTER}+ )?")
        """What stands between a count and what was done with others of it: "(planned 150 houses) and built 163"."""
        self.change_rows = ChangeRowForms(joiners)
        before, after = unnumbered_designators(language, "before"), unnumbered_designators(language, "after")
        self.next_name = regex(
            rf"[^.;:!?।()\n\d]{{0,40}}?(?:, |,? (?:{joiners}) )(?:[^\W\d_A-Z]{{1,10}} )?(?:[^\W\d_A-Z]{{1,4}} ){{0,2}}"
            rf"(?:{before} )?(?:[{UPPER}]{LETTER}*[ -]){{1,5}}(?:{after} )?"
        )
        """What stands between a count and the number of another unit that is named: ", B ", " and the town of C ", ", D commune "."""
        counts = language.table("counts")
        self.place_rows = RowForms(language, counts.circumstances, counts.possess)
        self.told_shares = wordlist(language.table("percent").shares)
        link, places, programmes = (language.table(name) for name in ("linking", "places", "programmes"))
        self.contrasts, self.agents, self.respectively = map(wordlist, (link.contrasts, link.givers.agents, link.respectively))
        self.today = wordlist((*link.today_before, *link.now))
        self.titles = wordlist(places.titles)
        self.speech = wordlist(f"{said}{a}" for said in programmes.speech for a in ("", *(f" {a}" for a in programmes.owner.articles)))
        self.designators = Lexicon((f, True) for forms in (places.elements, *(d.before for d in places.designator)) for f in forms)
        self.rest = wordlist(places.rest)
        common: CommonQuantities = language.common("quantities")
        self.formats, self.held = frozenset(common.formats), frozenset(common.held)
        self.masks = [("a document's number", regex(common.document))]
        self.masks += [(name, regex(expression, re.I)) for name, expression in common.masks.items()]

    def _load_modifiers(self, table: ModifiersTable, scanners: ScannerSet) -> None:
        """The words that bound a quantity, say how it changed, what it is for each of, or that it bounds nothing."""
        self._load_bounds(table)
        self._load_changes(table.change)
        self._load_rates(table.per, scanners)
        self._load_positions(table)

    def _load_bounds(self, table: ModifiersTable) -> None:
        """The bounds of quantities, and what may stand between them and a number."""
        self.bound_joiners = frozenset({fold_form(f) for f in table.range.bound_joiners})
        self.exceeding = wordlist(table.exceeding) if table.exceeding else None
        links = ["", *(f" {link}" for link in table.inverted_links)]
        pairs = ((False, table.inverted), (True, table.inverted_few))
        self.inverted = Lexicon((form + link, few) for few, forms in pairs for form in forms for link in links)
        names = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most")
        self.modifier_before: Lexicon[str] = Lexicon((f, n) for n in names for f in getattr(table, n).before)
        self.modifier_after: Lexicon[str] = Lexicon((f, n) for n in names for f in getattr(table, n).after)
        self.bound_after = Lexicon((f, True) for n in names[1:] for f in getattr(table, n).after)
        self.fillers, self.definite, self.spread, self.besides, self.forecast = (
            wordlist(forms) for forms in (table.fillers, table.definite, table.spread, table.besides, table.forecast)
        )
        self.denials = Lexicon([*((f, True) for f in table.denials), *((f, False) for f in table.no_denials)])
        denied = (table.denied_verbs, table.denied_bounds, table.denied_limits)
        self.denied_verbs, self.denied_bounds, self.denied_limits = map(wordlist, denied)
        self.bound_or_filler = either(self.modifier_before, self.fillers)
        self.bound_before = functools.lru_cache(maxsize=256)(self._bound_before)
        self.bound_behind = functools.lru_cache(maxsize=256)(self._bound_behind)
        """Remembered, because many rules ask where a number begins and ends."""
        self.equals = wordlist(table.equals)

    def _load_changes(self, change: ChangeWords) -> None:
        """Words of rise and fall, and what stands between them and a figure."""
        words = [(f, "") for f in change.none] + [(f, "up") for f in change.up.before] + [(f, "down") for f in change.down.before]
        self.change_before: Lexicon[str] = Lexicon(words)
        self.change_verbs: Lexicon[str] = Lexicon([*words, *((f, "up") for f in change.raising), *((f, "down") for f in change.lowering)])
        self.change_after: Lexicon[str] = Lexicon([(f, "up") for f in change.up.after] + [(f, "down") for f in change.down.after])
        self.differences = wordlist(change.differences)
        self.past_before, self.past_after = wordlist(change.past.before), wordlist(change.past.after)
        self.change_moved = wordlist(change.moved)
        extremes = (change.extremes.before, change.extremes.after)
        self.extremes_before, self.extremes_after = (wordlist(forms) for forms in extremes)
        self.change_extents = wordlist(change.extents)
        more, less = (
            (a + p if p[0] == "," else f"{a} {p}" for a in sides for p in change.planned.after)
            for sides in (change.up.after, change.down.after)
        )
        self.planned = wordlist((*more, *less))
        self.planned_before = wordlist(change.planned.before)
        self.change_based = wordlist(change.based)
        self.change_after_base: Lexicon[str] = Lexicon([(f, "up") for f in change.more] + [(f, "down") for f in change.less])
        self.change_deeds, self.change_transitive = wordlist(change.deeds), wordlist(change.transitive)
        self.change_particles = wordlist(change.particles)
        self.change_links = wordlist(change.links)
        self.change_reached = wordlist(change.reached)
        self.change_dimensions = wordlist(change.dimensions)
        self.compared = wordlist(change.compared)
        self.change_asides = wordlist(change.asides)
        self.change_beside = either(self.change_before, self.change_links, self.bound_or_filler)
        """All that may stand between a verb of change and its figure: most figures have none of it."""

    def _load_rates(self, per: PerWords, scanners: ScannerSet) -> None:
        """Words for what a figure is for each of."""
        self.per_after: Lexicon[bool] = Lexicon([(f, True) for f in per.after] + [(f, False) for f in per.weak])
        self.per_singular = wordlist(per.singular) if per.singular else None
        sides = (per.none, per.before, per.one)
        self.per_none, self.per_before, self.per_one = (wordlist(forms) for forms in sides)
        named = (per.adverbs, per.said)
        self.per_adverbs, self.per_said = (Lexicon((f, unit) for unit, forms in names.items() for f in forms) for names in named)
        self.per_words, self.per_said_words = (scanners.add(told.forms) for told in (self.per_before, self.per_said))
        self.per_behind = wordlist((*self.per_after.forms, *self.per_none.forms, *self.per_adverbs.forms, "/"))
        """All that may open "per household" behind a figure: most figures have none of it."""

    def _load_positions(self, table: ModifiersTable) -> None:
        """Words that bound a number and say where, how long or with what success as well."""
        self.position_words = wordlist(table.position.words)
        self.covering = wordlist(table.position.covering.before), wordlist(table.position.covering.after)
        times = table.position.spread, table.position.deeds, table.position.lasting
        self.spread_words, self.spread_deeds, self.lasting = (wordlist(forms) for forms in times)
        self.position_units = frozenset(table.position.units)
        self.passing_words, self.passing_units = wordlist(table.passing.words), frozenset(table.passing.units)
        self.unpassed = frozenset(table.passing.fillers)

    def _load_currencies(self, language: Language) -> None:
        """The names and signs of currencies, and what makes a bare amount money."""
        common: CommonQuantities = language.common("quantities")
        money: MoneyTable = language.table("money")
        currencies: list[Currency] = [*money.currency, *common.currency]
        after = [(f, c.code) for c in currencies for f in [*c.forms, *c.signs]] + [(code, code) for code in common.codes]
        self.currency_after: Lexicon[str] = Lexicon([*after, *cldr(language.locale).currencies])
        self.currency_before: Lexicon[str] = Lexicon(
            [(f, c.code) for c in currencies for f in [*c.prefix, *c.signs]] + [(code, code) for code in common.codes]
        )
        whole = [*{c.code for c in currencies}, *common.codes]
        self.millions: Lexicon[str] = Lexicon((f"m{code}", code) for code in whole)
        self.codes = frozenset(code.lower() for code in {*common.codes} - {*common.small_codes})
        self.given_after = wordlist(money.given_after)
        self.not_currency = Lexicon([*((f, True) for f in money.not_currency), *((f, False) for f in money.currency_before)])
        self.weighed = wordlist(money.weighed)
        self.subunits: Lexicon[Subunit] = Lexicon(
            (f, Subunit(h.currency, h.compound_only, h.worth)) for h in money.hundredths for f in h.forms
        )
        self.sharing = {
            h.currency: {code for other in money.hundredths if other.currency == h.currency for code in other.shared}
            for h in money.hundredths
        }
        self.further_before, self.further_after, self.priced_before, self.priced_after = (
            wordlist(forms) for sides in (money.further, money.priced) for forms in (sides.before, sides.after)
        )
        granted = money.granted
        self.granted_before, self.granted_after = (wordlist(forms) for forms in (granted.before, granted.after))
        self.paid_before, self.paid_after = (wordlist(forms) for forms in (money.paid.before, money.paid.after))
        self.implied, self.implied_alone = money.implied, money.implied_alone
        self.evidence, self.no_sums = wordlist(money.evidence), wordlist([*money.no_sums, *self.nouns.headcounts.forms])
        self.short_scale = Lexicon((f, Decimal(value)) for value, forms in money.short_scale.items() for f in forms)
        self.short_told = ToldMillions(money)
        self.fused = Lexicon((f, Decimal(value)) for value, forms in money.fused.items() for f in forms)
        self.money_fillers = wordlist(money.fillers)
        self.money_behind = either(self.short_scale, self.fused, self.money_fillers, self.currency_after, self.subunits)
        """All that may stand behind an amount of money: most numbers have none of it."""

    def _load_units(self, language: Language) -> None:
        """The signs of percentages and the units of measurement."""
        common: CommonQuantities = language.common("quantities")
        percent: PercentTable = language.table("percent")
        measures: MeasuresTable = language.table("measures")
        rows = [(f, False) for f in [*common.percent, *percent.forms]] + [(f, True) for f in [*percent.points, *percent.basis]]
        self.percent_after: Lexicon[bool] = Lexicon(rows)
        self.percent_inside: Lexicon[bool] = Lexicon((f, False) for f in percent.compound)
        self.basis = wordlist(percent.basis)
        self.percent_before = wordlist(percent.before)
        self.percent_of = wordlist(percent.of)
        units = [(f, (u.unit, u.dimension)) for u in [*measures.unit, *common.unit] for f in u.forms]
        self.units: Lexicon[tuple[str, str]] = Lexicon([*units, *cldr(language.locale).units])
        self.compound_units: Lexicon[tuple[str, str]] = Lexicon(
            (f, (u.unit, u.dimension)) for u in measures.unit for f in (*u.compound, *u.alone)
        )
        self.placed_units = PlacedUnits(measures, common)
        self.unit_letters, self.glued_letters = common.unit_letters, common.unit_letters_glued
        self.weekdays = weekday_names(language.locale)
        self.not_unit = wordlist(measures.not_unit)
        self.aged, self.aged_after = wordlist(measures.aged), wordlist(measures.aged_after)
        self.age_before, self.age_after = (wordlist(forms) for forms in (measures.age.before, measures.age.after))

    def _load_numerals(self, numerals: NumeralsTable, scanners: ScannerSet) -> None:
        """Words of numerals that other rules than those of numerals ask for."""
        self.number_names = numerals.names
        self.vague = wordlist(numerals.vague)
        self.alone: Lexicon[Decimal] = Lexicon((f, Decimal(value)) for value, forms in numerals.alone.items() for f in forms)
        self.all_scales: Lexicon[Decimal] = Lexicon((f, Decimal(s.value)) for s in numerals.scale for f in s.forms)
        self.one_of = wordlist(numerals.ratio.one_of)
        self.one_of_after = wordlist(numerals.ratio.one_of_after)
        self.not_one = wordlist(numerals.not_one)
        self.scales: Lexicon[Decimal] = Lexicon((f, Decimal(s.value)) for s in numerals.scale if Decimal(s.value) >= 1000 for f in s.forms)
        self.addends: Lexicon[Decimal] = Lexicon((f, Decimal(a.value)) for a in numerals.addend if a.position == "after" for f in a.forms)
        self.halves = scanners.add(self.addends.forms)

    def _bound_before(self, low: str, start: int) -> tuple[str, int] | None:
        """The bound before a number, perhaps with fillers between ("άνω των 300"), and where it begins."""
        position = start
        for _ in range(3):
            if self.bound_or_filler.before(low, position) is None:
                break
            if (found := self.modifier_before.before(low, position)) is not None:
                passed = position < start and low[position:start].strip() in self.unpassed
                if passed and self.passing_words.get(low[found[1] : position].strip()):
                    return None  # "passed a $95 billion package"
                joined = found[1] > 1 and low[found[1] - 1] == "-" and low[found[1] - 2].isalnum()
                return None if joined and low[found[1]].isalpha() else found  # "a 4-under 68"
            filler = self.fillers.before(low, position)
            if filler is None or filler[1] == position:
                break
            position = filler[1]
        return None

    def _bound_behind(self, low: str, position: int) -> tuple[str | None, int]:
        """The bound behind a number and where the text goes on; none and ``position`` where there is none."""
        found = self.modifier_after.after(low, position)
        if found is not None and self.nouns.genitive.before(low, found[1]) is not None:
            return found[0], skip_blanks(low, found[1])  # "14 अरब से अधिक की 13 परियोजनाएँ"
        if found is None or self._begins_number(
            low, skip_blanks(low, found[1]), joined=self.nouns.joiners.after(low, position) is not None
        ):
            return None, position  # "12 days and more than 5": the bound of the next number
        if any(
            (other := self.modifier_before.after(low, m.start())) and other[1] > found[1]
            for m in _WORDS.finditer(low, position + 1, found[1])
        ):
            return None, position  # "5 million and up to 7 million in towns"
        return found[0], skip_blanks(low, found[1])

    def _begins_number(self, low: str, position: int, *, joined: bool) -> bool:
        """Whether a number stands at ``position``; in words only behind "and" ("268 флагов и более пятисот жилетов")."""
        joined = joined or self.modifier_before.before(low, position) is not None  # "all 96 houses at least two jars"
        sign = self.currency_before.after(low, position)  # "an initial £77m plus £5m"
        position = skip_blanks(low, sign[1]) if sign else position
        return low[position : position + 1].isdigit() or (joined and self.numerals.tokenizer.begins(low, position))

    def is_no_currency(self, low: str, position: int) -> bool:
        """Whether a word that begins like a currency stands at ``position``, and not the currency with a verb behind it."""
        return (found := self.not_currency.after(low, position)) is not None and found[0]

    def is_vague(self, low: str, numeral: Numeral) -> bool:
        """Whether a number word is part of a phrase that states no number ("both", "hàng trăm")."""
        if not numeral.word or numeral.sole:
            return False
        behind = self.vague.after(low, numeral.start)
        if low[numeral.start : numeral.end] in self.numerals.counted_if_bound and self.bound_before(low, numeral.start):
            return False
        before = self.vague.before(low, numeral.end)
        return (behind is not None and behind[1] >= numeral.end) or (before is not None and before[1] <= numeral.start)
