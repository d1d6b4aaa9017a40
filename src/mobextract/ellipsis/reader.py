"""Fills in the numbers without a noun or currency of their own, in reading order: `ellipsis/elided_nouns.py` tells what they count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from mobextract.ellipsis.antecedents import Antecedents
from mobextract.ellipsis.casualties import Casualties
from mobextract.ellipsis.changing_subjects import CLAUSE
from mobextract.ellipsis.elided_nouns import PLANS, ElidedNouns
from mobextract.ellipsis.enumerations import Enumerations
from mobextract.ellipsis.gapped_clauses import GappedClauses
from mobextract.ellipsis.granted_sums import GrantedSums
from mobextract.ellipsis.inverted import Inverted
from mobextract.ellipsis.joined_numbers import fill_aged, fill_ones, fill_pairs, fill_partners
from mobextract.ellipsis.list_counts import ListCounts
from mobextract.ellipsis.millions import Millions
from mobextract.ellipsis.money_parts import MoneyParts
from mobextract.ellipsis.named_units import are_named
from mobextract.ellipsis.ordinal_rows import fill_rows
from mobextract.ellipsis.own_heads import OwnHeads
from mobextract.ellipsis.parallel_rows import ParallelRows
from mobextract.ellipsis.place_rows import PlaceRows
from mobextract.ellipsis.repeats import Repeats
from mobextract.ellipsis.shared_scales import as_last, scaled_end
from mobextract.ellipsis.summed_parts import settle_parts
from mobextract.ellipsis.sums import MOST
from mobextract.ellipsis.told_shares import fill_shares, reject_fractions
from mobextract.ellipsis.unsaid_currency import UnsaidCurrency
from mobextract.ellipsis.unsigned_rates import UnsignedRates
from mobextract.ellipsis.wholes_again import said_again, whole_again
from mobextract.ellipsis.year_rows import YearRows
from mobextract.ellipsis.year_series import YearSeries
from mobextract.figures.blocked import Blocked
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import AGE, BARE_ONE, DYING, NOTHING, OTHER_WORD, Quantity, elliptic_count, is_count
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, Folded, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

PARTS = 6
"""How many figures back the whole may stand whose parts a sentence tells."""
_CLOSED = regex(r"[.,;:)।]|$")
_TOLD = regex(r"[,;:·()]")
VALUE = 60
"""How far before a number the word may stand for what it is the value of, in characters."""


class Ellipsis:
    """The elliptic numbers of one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount], blocked: Blocked) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts
        self.blocked = blocked
        self.own_heads = OwnHeads(grammar, self.edges, folded.low)
        self.inverted = Inverted(grammar, self.edges, folded.low)
        self.casualties = Casualties(grammar, self.edges, folded.low)
        self.antecedents = Antecedents(grammar, self.edges, folded.low, segments)
        self.years = YearSeries(self.edges, folded.low, segments, amounts, blocked.dated)
        self.money = UnsaidCurrency(grammar, self.edges, folded, segments, amounts)
        self.granted = GrantedSums(grammar, self.edges, folded, segments)
        self.nouns = ElidedNouns(grammar, self.edges, folded, segments, amounts, self.antecedents, self.own_heads, blocked)
        self.millions = Millions(grammar, self.edges, folded.low, segments, self.nouns, self.money)

    def fill(self, results: list[Quantity | str]) -> None:
        """A number without a noun of its own takes that of the count before it, or the noun on its left."""
        UnsignedRates(self.edges, self.folded, self.segments, self.amounts).fill(results)
        MoneyParts(self.g, self.edges, self.folded, self.segments, self.amounts).fill(results)
        YearRows(self.edges, self.low, self.segments).fill(self.amounts, results)
        for fill in (fill_rows, fill_shares, fill_partners):
            fill(self.edges, self.low, self.segments, self.amounts, results)
        fill_aged(self.edges, self.low, self.amounts, results)
        GappedClauses(self.edges, self.low, self.segments, self.blocked).fill(self.amounts, results)
        self._fill_in_order(results)
        fill_pairs(self.edges, self.low, self.amounts, results)
        fill_ones(self.edges, self.low, self.segments, self.amounts, results)
        Enumerations(self.g, self.edges, self.folded, self.segments, self.amounts).fill(results)
        (rows := ParallelRows(self.edges, self.low, self.segments)).fill(self.amounts, results)
        self._fill_behind(ListCounts(self.g, self.edges, self.low, self.segments).fill(self.amounts, results), results)
        rows.fill(self.amounts, results)
        PlaceRows(self.g, self.edges, self.folded, self.segments).fill(self.amounts, results)
        self._fill_totals(results)
        settle_parts(self.segments, results)
        reject_fractions(self.edges, self.low, self.segments, results)
        Repeats(self.g, self.edges, self.low, self.segments).settle(results)

    def _fill_in_order(self, results: list[Quantity | str]) -> None:
        """Each number by itself, in order: ``last`` is the count whose noun may stand for the next one's, ``told`` what numbers counted."""
        last: Quantity | None = None
        told: dict[tuple[int, Decimal], Noun] = {}
        for index, amount in enumerate(self.amounts):
            self.antecedents.pair(self.amounts, index, results)
            result = results[index]
            if result in (NOTHING, OTHER_WORD) and (again := said_again(self.edges, self.low, self.segments, amount, told)) is not None:
                result = results[index] = elliptic_count(amount, again, "exact")
            elif result == NOTHING and (again := whole_again(self.edges, self.low, self.segments, amount, told, last)) is not None:
                result = results[index] = elliptic_count(amount, again, self._modifier(amount, again, last))
            if (turned := self.inverted.read(amount, result)) is not None:
                result = results[index] = turned
            if (given := self.millions.given(index, amount, results)) is not None:
                result = results[index] = given
            if isinstance(result, Quantity):
                befallen, before = self.casualties.befallen(amount, result), results[max(0, index - PARTS) : index]
                result = results[index] = self._with_noun_before(amount, befallen, last, before)
                last = self._antecedent(last, result) if result.kind == "count" and not are_named(self.low, result) else last
                if last is not None and last.start == result.start and last.noun is not None and amount.value is not None:
                    told[self.segments.paragraph_at(amount.start)[0], amount.value] = last.noun
            elif (count := self._fill_bare(index, result, last, results)) is not None:
                last = self._antecedent(last, count)

    def _fill_behind(self, filled: Sequence[int], results: list[Quantity | str]) -> None:
        """The parts of a count that its list's introduction names: "– Tan Bien: 251, of which 37 in Tan Lap"."""
        for index in filled:
            last, end = results[index], self.segments.paragraph_at(self.amounts[index].start)[1]
            for part, result in enumerate(results[index + 1 : index + 1 + MOST], index + 1):
                if (result == OTHER_WORD or getattr(result, "kind", "") == "date") and self.amounts[part].start < end:
                    continue  # "331 (in 2023: 318)"
                if result != NOTHING or not isinstance(last, Quantity) or self.amounts[part].start >= end:
                    break
                last = self._fill_bare(part, result, last, results) or last

    def _with_noun_before(self, amount: Amount, count: Quantity, last: Quantity | None, before: Sequence[Quantity | str]) -> Quantity:
        """A quantity as it is, or with the noun of a count before it, where its own word is none or only says what some of those are."""
        if last is not None and last.noun is not None and count.rule == "count.unknown-noun":
            part = count.unit is None and self.antecedents.is_of_which(last, amount)
            if part or self.antecedents.is_share(last, amount):
                count = replace(count, unit=last.unit, noun=last.noun, rule="count.ellipsis", edge=amount.end)  # "15 रुम सोक से"
        if (noun := self._noun_of_adjective(count, last) or self._noun_of_whole(count, before)) is not None:
            count = replace(count, unit=noun.unit, noun=noun, rule="count.ellipsis", edge=amount.end)
        return count

    def _fill_bare(self, index: int, result: str, last: Quantity | None, results: list[Quantity | str]) -> Quantity | None:
        """Fill in the money or the count that a number by itself is, and return the count, which those behind may go on with."""
        amount = self.amounts[index]
        if result == OTHER_WORD and self.nouns.partitives.is_part_for_sure(amount):
            result = NOTHING
        elif amount.first.ambiguous:
            return None
        series = self.years.noun(index, results, last) if result in (NOTHING, BARE_ONE) else None
        if series is not None and (own := self.nouns.predicates.noun(amount, None, self.segments.sentence_at(amount.start)[0])) is not None:
            series = own  # "सदस्य 2024 में 73 थे"
        if series is None and not self._may_count(index, result, last, results):
            return None
        if (told := self._told_without_noun(index, result, last, results)) is not None:
            results[index] = told
            return None
        noun = series or (None if self._is_value(amount, last) else self.nouns.of(amount, last, results[max(0, index - 4) : index]))
        near = last is not None and last.start >= self.segments.sentence_at(amount.start)[0]
        part = last is not None and (self.antecedents.is_of_whole(last, amount) or (near and last.unit in DYING))
        noun = noun if part else self.casualties.noun(amount, noun, last)  # "of the 30 hamlets, 12 were hurt"
        if noun is not None and noun.unit in PLANS:
            near = last is not None and last.start >= self.segments.paragraph_at(amount.start)[0]
            noun = last.noun if last is not None and near else None  # "the plan is 170"
        if (
            noun is None
            or self.g.nouns.uncounted.get(self.low[noun.start : noun.end])
            or not ((amount.is_whole_range and amount.of is None) if amount.value is None else amount.is_whole)
        ):
            return None
        count = elliptic_count(amount, noun, self._modifier(amount, noun, last))
        count = results[index] = replace(count, rule="count.subject") if amount.start in self.nouns.subjects.found else count
        return count

    def _may_count(self, index: int, result: str, last: Quantity | None, results: list[Quantity | str]) -> bool:
        """Whether a number that is nothing by itself is one at all: no time, no name, no number of what has the next one."""
        amount = self.amounts[index]
        named = result == NOTHING and index > 0 and results[index - 1] in (NOTHING, AGE) and self.edges.is_named(self.amounts, index)
        led = last is not None and self.antecedents.ends_change(last, amount)  # "fell from five to one"
        one = amount.first.one and not led and not self._is_sole(amount) and self.casualties.noun(amount, None) is None
        points = index > 0 and self.edges.led_from_points(self.amounts[index - 1], amount)
        return not (named or result not in (NOTHING, BARE_ONE) or one or points or self.edges.is_time(amount) or self._ends_name(index))

    def _is_sole(self, amount: Amount) -> bool:
        """Whether a one is all that there is of what was counted: "seven accidents in 2023, this year only one"."""
        only = self.g.nouns.sole.before(self.low, amount.start)
        return only is not None and only[0] and _CLOSED.match(self.low, amount.end) is not None

    def _told_without_noun(self, index: int, result: str, last: Quantity | None, results: list[Quantity | str]) -> Quantity | str | None:
        """What a number is without a noun: money whose currency is not said, or millions; None where it needs a noun."""
        amount = self.amounts[index]
        if index and (share := self.money.shared(amount, *reversed(results[max(0, index - 2) : index]))) is not None:
            return share
        if index and (granted := self.granted.read(amount, results[max(0, index - 2) : index])) is not None:
            return granted
        if index and (rate := self.money.rate(amount, results[max(0, index - 4) : index])) is not None:
            return rate
        if (price := self.money.priced(amount, results)) is not None:
            return price
        if not self.millions.is_one(amount):
            end = scaled_end(self.edges, self.low, self.amounts, index, results)
            return as_last(amount, self._told_without_noun(end, NOTHING, last, results)) if end else None
        counted = self.millions.told(amount, results[:index])
        found = (
            counted
            or self.money.elliptic(amount, results)
            or self.money.implied(amount, results, index)
            or self.millions.of(amount, last)
            or self.millions.of_nothing(index, amount, results)
        )
        return self.millions.with_origin(index, amount, found, results) or result

    def _modifier(self, amount: Amount, noun: Noun, last: Quantity | None) -> str:
        """The bound of a number without a noun; the end of a change has none."""
        inner, _ = self.edges.modifier_after(skip_blanks(self.low, amount.end))
        modifier = self.edges.modifier(amount.start, inner, amount) or "exact"
        if (
            modifier == "at_most"
            and last is not None
            and (self.antecedents.changed(last, amount) or self.own_heads.of(amount, last, last.start) == noun)
        ):
            return "exact"  # "сократились с 19 в 2021 году до 7", "домов выросло до 12, школ – до 3"
        return modifier

    def _fill_totals(self, results: list[Quantity | str]) -> None:
        """Numbers left over that sum up the counts right before them."""
        for index, amount in enumerate(self.amounts):
            noun = self.antecedents.total_of(amount, results[max(0, index - MOST) : index]) if results[index] == NOTHING else None
            if noun is not None:
                results[index] = self.edges.count_of(amount, noun)

    def _ends_name(self, index: int) -> bool:
        """Whether a number is the last word of what has the next one: "लांग बिन्ह 2 में 275"."""
        if not self.g.nouns.verb_final or index + 1 == len(self.amounts):
            return False
        has = self.g.nouns.possess.after(self.low, skip_blanks(self.low, self.amounts[index].end))
        return has is not None and skip_blanks(self.low, has[1]) == self.amounts[index + 1].start

    def _noun_of_adjective(self, count: Quantity, last: Quantity | None) -> Noun | None:
        """The noun of the count before, where an adjective stands for it: "of the 6 houses 4 are new and 2 are mended"."""
        noun = count.noun
        part = self.g.nouns.parts.after(self.low, noun.start) if noun else None
        if last is None or count.kind != "count" or noun is None or (noun.known and part is None):
            return None
        adjective = self.g.nouns.forms.adjective.fullmatch(self.low, noun.start, noun.end)
        if (
            adjective is None
            and part is None
            and (count.rule != "count.noun" or self.g.nouns.adjectives.after(self.low, noun.start) != (True, noun.end))
        ):
            return None
        return self.nouns.of(count.amount, last)

    def _noun_of_whole(self, count: Quantity, before: Sequence[Quantity | str]) -> Noun | None:
        """The noun of the whole that a sentence opens with, where a verb stands right behind a part of it: "of the 96 graduates, 71 found
        jobs"."""
        if count.rule != "count.noun" or self.g.nouns.levels.after(self.low, skip_blanks(self.low, count.end)) is None:
            return None
        sentence = max(self.segments.sentence_at(count.start)[0], last_semicolon(self.low, 0, count.start))
        wholes = (r for r in before if is_count(r) and r.start >= sentence and self.g.nouns.wholes.before(self.low, r.start))
        whole, value = next(wholes, None), count.amount.value
        smaller = whole is not None and value is not None and whole.amount.value is not None and value < whole.amount.value
        verb = self.g.nouns.stops(self.low, skip_blanks(self.low, count.end)) is not None
        return whole.noun if whole is not None and smaller and verb and whole.unit != count.unit else None

    def _antecedent(self, last: Quantity | None, count: Quantity) -> Quantity:
        """What a later number without a noun refers to: of "40 poor and 12 near-poor households", simply households."""
        if last is not None and (self._says_what(last, count) or self._is_all(last, count) or self.antecedents.frames(last, count)):
            return last
        base = self.g.nouns.qualified.base.get(count.unit or "")
        if (
            last is None
            or base is None
            or count.noun is None
            or last.unit == count.unit
            or self.g.nouns.qualified.base.get(last.unit or "", last.unit) != base
        ):
            return count
        return replace(count, noun=replace(count.noun, unit=base), unit=base)

    def _says_what(self, last: Quantity, count: Quantity) -> bool:
        """Whether a count only says what some of those before it are: "of 24 deputies 11 are women and 5 from ethnic minorities"."""
        nouns = self.g.nouns
        copula = nouns.copula.after(self.low, skip_blanks(self.low, count.end))
        if copula is None or count.noun is None or count.noun.start < copula[1] or self.segments.sentence_at(count.start)[0] > last.start:
            return False
        edge = CLAUSE.match(self.low, count.edge)
        return edge is None or nouns.of_which.after(self.low, edge.end()) is None

    def _is_all(self, last: Quantity, count: Quantity) -> bool:
        """Whether a count is all that there is of what those counted before it have: "296 met all five criteria, up from 212"."""
        every = self.g.nouns.every.before(self.low, count.start)
        return every is not None and last.start >= self.segments.sentence_at(count.start)[0] and last.edge < every[1]

    def _is_value(self, amount: Amount, last: Quantity | None) -> bool:
        """Whether the clause of a number is about what has a value, not a number: "the average age is 45"."""
        start = max(self.segments.sentence_at(amount.start)[0], last.edge if last is not None else 0, amount.start - VALUE)
        ends = [m.end() for m in _TOLD.finditer(self.low, start, amount.start)]
        words = ANY_LETTERS.finditer(self.low, ends[-1] if ends else start, amount.start)
        return any(self.g.nouns.scalars.after(self.low, m.start()) for m in words)
