"""What stands beside years and says what they are of: the reference words of linking.toml about years, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.linking.interval_edges import EdgesOfIntervals
from mobextract.linking.law_years import LawYears
from mobextract.linking.multiple_clauses import MultipleClauses
from mobextract.linking.same_periods import SamePeriods
from mobextract.packs.linking_table import LinkingTable
from mobextract.packs.modifiers_table import ModifiersTable
from mobextract.text.alternatives import alternatives, any_of
from mobextract.text.combined import either
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings, wordlist
from mobextract.text.scanner import Scanner, ScannerSet


class YearGrammar:
    """The words beside the years of one language."""

    _scanners: ScannerSet
    joiners: frozenset[str]

    def _load_years(self, table: LinkingTable, modifiers: ModifiersTable) -> None:
        """What stands beside years and says what they are of."""
        self._load_founded(table)
        self._load_periods(table)
        self._load_compared_years(table, modifiers)
        before = (
            self.periods,
            self.compared_before,
            self.compared_peaks,
            self.dated_before,
            self.same_period_before,
            self.year_edge_before,
        )
        after = (self.periods_after, self.same_period_after, self.compared_after, self.year_edge_after)
        self.beside_before, self.beside_after = either(*before), either(*after)
        """All the words right beside a date that say what its year is of: most dates have none."""

    def _load_founded(self, table: LinkingTable) -> None:
        """Words on how something began or ended."""
        self.ends = wordlist(table.ends)
        self.whereas = wordlist(table.whereas)
        self.ends_scanner = self._scanner(table.ends)
        self.periods = wordlist(table.periods)
        founded = [*table.founded, *table.founded_clauses]
        self.founded = wordlist(founded)
        self.cost_of = wordlist(table.cost_of)
        self.founded_with = wordlist(table.founded_with)
        self.capital = wordlist(table.capital)
        self.founded_with_after = wordlist(table.founded_with_after)
        self.founded_clauses = wordlist(table.founded_clauses)
        self.founded_after = wordlist(table.founded_after)
        self.founded_words = self._scanner(founded)
        self.founded_scanner = self._scanner([*founded, *table.began])
        self.launch_scanner = self._scanner([*founded, *table.began, *table.launches])
        self.launchers_scanner = self._scanner(table.launchers)
        self.back_then_scanner = self._scanner(table.back_then)
        self.begun_scanner = self._scanner([*founded, *table.began, *table.started_with])
        self.started_with = self._scanner(table.started_with)

    def _load_periods(self, table: LinkingTable) -> None:
        """Words beside years that open a period, date something else or are those of a comparison's period."""
        self.spans_before = wordlist(table.spans.before)
        self.spans_after = wordlist(table.spans.after)
        self.periods_after = wordlist(table.periods_after)
        self.dated_before = wordlist(table.not_frame)
        self.under_document = wordlist(table.under_document)
        self.dated_after = wordlist(table.not_frame_after)
        self.same_period_before = wordlist(table.same_period.before)
        self.same_period_after = wordlist(table.same_period.after)
        self.when = wordlist(table.year_clauses.when)
        self.figure_of = wordlist(table.year_clauses.figure_of)
        self.agenda_before, self.agenda_after = wordlist(table.agenda.before), wordlist(table.agenda.after)
        self.same_periods = SamePeriods(table.compared_same)
        self.compared_periods = wordlist(table.compared_periods)

    def _load_compared_years(self, table: LinkingTable, modifiers: ModifiersTable) -> None:
        """Words beside years that a figure is compared with, or a multiple of."""
        self.compared_before, self.compared_peaks = wordlist(table.compared.before), wordlist(table.compared_peaks)
        self.year_based = wordlist(table.year_based)
        self.compared_clause = self._scanner(table.compared_clause)
        self.leaving = wordlist((*modifiers.range.origin, *modifiers.range.opening))
        self.change_steps = wordlist(modifiers.range.steps)
        self.equals = wordlist(modifiers.equals)
        far = rf" ?\d[\d.,]*[^,;·।()\n]{{1,18}}? (?:{alternatives(table.compared_far)})(?!{WORD})"
        self.compared_far = regex(far) if table.compared_far else None
        base = rf" (?:{alternatives(table.compared_of)})(?: {WORD}+){{1,3}}? (?:{alternatives(table.until)})(?: {WORD}+)?"
        than = alternatives(f for f in table.compared.after if f.split()[0] in table.compared_of and not f.endswith("("))
        noun = rf" (?:{alternatives(table.compared_of)})(?: {LETTER}{WORD}*){{1,3}}? (?:{than or '(?!)'})(?!{WORD})"
        self.compared_of = regex(f"{base}{far}|{noun}") if table.compared_of else None
        self.compared_after = wordlist(table.compared.after)
        self.multiples_before = _multiples(table.multiples.before, rf"(?<!{WORD})(?:%s) ?$")
        self.multiple_ends = Lexicon((form.rpartition(" ")[2], True) for form in table.multiples.before)
        """The last words of these: most years have none before them."""
        self.multiples_after = _multiples(table.multiples.after, rf" ?(?:%s)(?!{WORD})")
        self.multiple_clauses = MultipleClauses(table.multiple_clauses)
        self.year_starts_before, self.year_starts_after = wordlist(table.year_starts.before), wordlist(table.year_starts.after)
        self.year_edge_before = wordlist(table.year_edges.before)
        self.year_edge_after = wordlist(table.year_edges.after)

    def _load_named_years(self, table: LinkingTable, number_signs: Iterable[str]) -> None:
        """What names a year without its number, or leaves it open."""
        self._load_relative_years(table)
        self._load_year_parts(table)
        self._load_known_years(table)
        self.law_years = LawYears(table.laws, number_signs)

    def _load_relative_years(self, table: LinkingTable) -> None:
        """Words for years by that of the article, or by the one stated before."""
        relative = ((table.this_year, 0), (table.last_year, -1), (table.next_year, 1))
        self.relative_years = [(self._scanner(forms), offset) for forms, offset in relative]
        shifted = ((table.year_before, -1), (table.year_after, 1))
        self.shifted_years = [(self._scanner(forms), offset) for forms, offset in shifted]
        self.year_after = self._scanner(table.year_after)
        self.the_year_scanner = self._scanner(table.the_year)
        self.lately_scanner = self._scanner(table.lately)
        self.today_before = Lexicon([*((form, False) for form in table.this_year), *((form, True) for form in table.today_before)])
        self.today_behind = wordlist(table.today_behind)
        self.today_scanner = self._scanner([*table.today_before, *table.today_behind])
        self.holiday_scanner = self._scanner(table.holidays)
        self.now_scanner = self._scanner([*table.now, *table.so_far])
        self.now_head = regex(rf"(?:^|(?<=\n)|(?<=[.;!?।·] )){any_of(table.now_heads)}") if table.now_heads else None
        loose = table.compared_loose
        self.loose_before = regex(rf"{any_of(loose.before)}[^\d.,;·:!?।()]{{1,50}}\(?[^\d.,;·:!?।()]{{0,12}}$") if loose.before else None
        self.loose_after = regex(rf"[^\d.,;·:!?।()]{{0,12}}\)?[^\d.,;·:!?।()]{{0,30}}{any_of(loose.after)}") if loose.after else None
        self.ongoing = regex(any_of(table.ongoing)) if table.ongoing else None

    def _load_year_parts(self, table: LinkingTable) -> None:
        """Words for parts of a year."""
        self.year_parts = frozenset(f for form in table.year_parts for f in spellings(form))
        self.year_part_links = frozenset(f for form in table.year_part_links for f in spellings(form)) | self.joiners | {","}
        self.first_before = wordlist(table.first_months)
        self.first_words = frozenset(f for form in table.first_months for f in spellings(form) if " " not in f)
        self.of_year_before = wordlist(table.of_year.before)
        self.of_year_after = wordlist(table.of_year.after)
        self.from_now = wordlist(table.from_now)
        self.until = frozenset(f for form in table.until for f in spellings(form))
        self.until_links = frozenset(f for form in table.until_links for f in spellings(form)) | self.until
        self.interval_edges = EdgesOfIntervals(table.interval_edges, self.periods)
        self.past_months_before = wordlist(table.past_months.before)
        self.past_months_after = wordlist(table.past_months.after)
        self.report_months = wordlist(table.report_months)
        self.years_later = wordlist(table.years_later)
        self.named_parts = Lexicon((form, int(month)) for month, forms in table.named_parts.items() for form in forms)
        self.named_parts_scanner = self._scanner([form for forms in table.named_parts.values() for form in forms])
        self.named_parts_of = wordlist(table.named_parts_of)

    def _load_known_years(self, table: LinkingTable) -> None:
        """Words for times that are known from the text, or are no single year."""
        self.past_scanner = self._scanner(table.past)
        self.habits_scanner = self._scanner(table.habits)
        self.standing_scanner = self._scanner(table.standing)
        self.attained_scanner = self._scanner(table.attained)
        self.so_far = frozenset(f for form in table.so_far for f in spellings(form))
        self.years_over = wordlist(table.years_over)
        self.same_year_scanner = self._scanner(table.same_year)
        self.this_period_scanner = self._scanner(table.this_period)
        self.dated_events = wordlist(table.dated_events)
        self.first_year_scanner = self._scanner(table.first_year)
        self.at_first_scanner = self._scanner(table.at_first)
        self.reform_scanner = self._scanner([*table.reform, *table.merger])

    def _scanner(self, forms: Iterable[str]) -> Scanner:
        """A scanner for the forms of a table; one for none finds nothing."""
        return self._scanners.add(f for form in forms for f in spellings(form))


def _multiples(forms: Iterable[str], around: str) -> re.Pattern[str] | None:
    """An expression for words beside a year of which something is a multiple; # in a form is how many times, in digits or a word."""
    times = r"(?:\d[\d.,]*|[^\s\d.,;:()]+)"
    folded = alternatives(forms).replace(r"\#", times)
    return regex(around % folded) if folded else None
