"""Numbers that share what stands beside one of them: lists with one noun or sign, ranges with both units, labels over lists."""

from __future__ import annotations

import bisect
import re
from decimal import Decimal

from msgspec.structs import replace

from mobextract.dates.reader import year_of
from mobextract.ellipsis.headcounts import Headcounts
from mobextract.figures.changed_from import is_change, opens_bounded
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.joined_bounds import shared_noun
from mobextract.figures.money_lists import opens_clause
from mobextract.figures.paired_deeds import is_paired
from mobextract.figures.quantity import CLOCK, LABEL, LOWER_END, MILLION, Quantity
from mobextract.figures.shares import is_above, is_far_above, is_share, is_side
from mobextract.numbers.amounts import Amount, hundredths, in_hundredths
from mobextract.text.folding import ANY_LETTERS, ANY_YEAR, Folded, skip_blanks
from mobextract.text.lazy import regex

_STOPS = regex(r"[.!?।] |\n")
_BY_COMMA = regex(", ")
PLACE_WORDS = 6
"""Words that a place, its designator and its postposition may have."""
MANY = 1000
"""From so many on, a number before a percentage is none."""
REACH = 60
"""How far left of a number the words for "the number of" are looked for, and the beginning of a change before its end."""
STEP = 30
"""How far behind a change the rate may stand that says by how much, in characters."""
_OF_YEAR = regex(r"(?: [^.।,;·:!?()\n\d\s]{1,8}){1,3} (?:19|20)\d\d(?!\d)")
"""Behind months: the year that they are the first of."""
YEAR_WORDS = 24
"""How far behind months "this year" may begin, in characters."""
FAR, APART, SHARED = 10, 3, 100_000
"""From ``FAR`` times the first sum on, one behind "by … to" is where a change led; ``SHARED``: the least scale that counts share."""
_BRACKET = regex(r" ?\([^()]*\)")
FIGURES = ("count", "percentage", "money", "measure")


class Coordination:
    """The lists and ranges among the classified amounts of one article; ``results`` stand beside ``amounts``, in order."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.low = folded.low
        self.amounts = amounts
        self.headcounts = Headcounts(grammar, self.edges, folded.low)

    def coordinate(self, amount: Amount, following: Quantity) -> Quantity | None:
        """A number in a list takes the kind and unit of the next: "34, 28 and 12 households", "5, 6 and 7 %"."""
        total = following.kind == "count" and not self._names_its_noun(following) and self._has_total(amount.start)
        if following.kind != "date" and not total and is_change(self.g, self.low, amount, following):
            return self._like(following, amount, "change", "exact", warning=following.warning, edge=following.edge)
        if following.kind != "date" and not amount.first.one and opens_bounded(self.g, self.low, amount, following):
            return self._like(following, amount, "list", "exact", edge=amount.end)
        end = max(amount.end, self.edges.left_of_modifier(following.start))  # "9 512 poor and fewer than 12 000 near-poor households"
        if self.g.amounts.sides.fullmatch(self.low, amount.end, following.start) and not amount.reason and is_side(amount, following):
            return self._like(following, amount, "list", "exact", edge=amount.end)  # "3 x 4 metres", "3 by 4 metres"
        own_words = self._own_words(amount.end, end) if following.kind == "count" else None
        tied = own_words or self.g.amounts.is_list_gap(self.low, amount.end, end) or self._of_next_place(amount, following, end)
        if not (tied or is_paired(self.edges, self.low, amount, following, end)) or amount.first.one:
            return None
        if self._stands_apart(amount, following, end) or self._is_no_amount(amount, following, end):
            return None
        modifier = self.edges.bare_modifier(amount)
        if own_words and following.noun is not None:
            noun = self.g.nouns.qualified.requalify(following.noun, own_words)
            following = replace(following, noun=noun, unit=noun.unit)
        return self._like(following, amount, "list", modifier, edge=following.edge)

    def _like(self, following: Quantity, amount: Amount, way: str, modifier: str, *, edge: int, warning: str | None = None) -> Quantity:
        """An amount as a quantity of the kind and unit of the one behind it."""
        scaled = self._scaled(amount, following)
        rule = f"{following.rule.split('.')[0]}.{way}"
        modifier = "range" if scaled.value is None else modifier  # "fell from 60-70 to 25"
        return replace(
            following, start=amount.start, end=amount.end, edge=edge, amount=scaled, modifier=modifier, rule=rule, warning=warning
        )

    def _stands_apart(self, amount: Amount, following: Quantity, end: int) -> bool:
        """Whether an amount that may be in a list with the next quantity is of something else."""
        if self._ends_change(amount, end):
            return True
        if following.kind == "count" and following.amount.first.one and following.amount.first.word:
            return True  # "traders gave 54, and one emigrant …"
        if following.unit == "month" and self._is_of_year(following.edge):
            return True  # "năm 2023 có 31 và 8 tháng đầu năm 2024 có 44 hộ"
        if following.kind == "count" and self.headcounts.noun(amount, 0) is not None:
            return True  # "a population of 8,450 and 12 hamlets"
        if following.kind == "percentage" and ((amount.value or 0) >= MANY or self._is_told_again(amount, following, end)):
            return True  # "2.7 million, 65% of …"
        if is_far_above(amount, following) or (following.kind == "percentage" and amount.first.fraction):
            return True  # "the figures are 630 and 96%", "0.3 % quarter-on-quarter and 1.8 % …"
        worth = end < following.start and _BY_COMMA.fullmatch(self.low, amount.end, end)  # "B lost 190, some 96 billion VND"
        joined = following.kind == "count" and self.low[amount.end + 2 : end].strip()  # "of 12 cows it now has 47, and 29 households …"
        if (joined or following.kind == "money") and (worth or opens_clause(self.g, self.low, self.amounts, amount, following)):
            return True  # "the number of patrols is up at 100, and 8.4 billion VND has been set aside"
        named = amount.end - amount.start < 3 and amount.last.scale == 1 and not following.rule.endswith("list")
        if named and following.amount.last.scale >= MILLION and _BY_COMMA.fullmatch(self.low, amount.end, end):
            return True  # "the probe Voyager 1, 24 billion km away"
        # "VND 215 million, and the people gave 340 million and 1,150 work days"
        return following.kind in ("count", "measure") and amount.first.scale >= MILLION > following.amount.last.scale

    def _is_told_again(self, amount: Amount, rate: Quantity, end: int) -> bool:
        """Whether "or" or "reaching" before a rate says a count once more: "1 104, или 83,2 %", "the number of pupils is 12 or 7.5 %"."""
        told = self.g.told_shares.before(self.low, rate.start)
        if told is not None and told[1] <= amount.end + len(", ") and _BY_COMMA.match(self.low, amount.end):
            return True
        if self.g.equals.before(self.low, end) is None:
            return False
        above = is_above(amount, rate) and self._has_total(amount.start)
        return above or _BY_COMMA.match(self.low, amount.end) is not None or is_share(amount, self.amounts, rate)

    def _is_no_amount(self, amount: Amount, following: Quantity, end: int) -> bool:
        """Whether a number is a year, a time or a label, which shares no unit."""
        if following.kind == "date" or amount.reason or (following.kind == "count" and amount.first.ambiguous):
            return True
        if year_of(amount.value) is not None and amount.end - amount.start == 4:
            return True
        if amount.start > 1 and self.low[amount.start - 1] == ":" and self.low[amount.start - 2].isdigit():
            return True  # the minutes of a time of day
        return self.g.label_before.before(self.low, amount.start) is not None or self._is_numbered(amount, end)

    def _ends_change(self, amount: Amount, end: int) -> bool:
        """Whether a change led to an amount before a comma: "fell from 14 to three, and 96.4 percent …" is no list."""
        if not _BY_COMMA.match(self.low, amount.end, end):
            return False
        index = bisect.bisect_left(self.amounts, amount.start, key=lambda a: a.start)
        for first in self.amounts[max(0, index - 3) : index]:
            gap = _BRACKET.sub("", self.low[first.end : amount.start])
            if self.g.amounts.change and self.g.amounts.change.fullmatch(gap):
                return True
            if self.g.amounts.range.fullmatch(gap) and self.g.amounts.leaves_from(self.low, first.start):
                return True
        return False

    def _is_of_year(self, position: int) -> bool:
        """Whether a year stands behind months, or "this year": they are the first of it, and what they brought follows."""
        words = [position, *(m.start() for m in ANY_LETTERS.finditer(self.low, position, position + YEAR_WORDS))]
        return _OF_YEAR.match(self.low, position) is not None or any(self.g.nouns.relative_years.after(self.low, at) for at in words[:4])

    def _of_next_place(self, amount: Amount, following: Quantity, end: int) -> bool:
        """Whether two places share the noun behind the second number: "येन चाऊ में 40 और सोन ला में 50 मॉडल हैं"."""
        nouns = self.g.nouns
        if not nouns.verb_final or following.kind != "count":
            return False
        if not (nouns.possess.before(self.low, amount.start) and nouns.possess.before(self.low, end)):
            return False
        joiner = nouns.joiners.after(self.low, skip_blanks(self.low, amount.end))
        return (
            joiner is not None
            and len(self.low[joiner[1] : end].split()) <= PLACE_WORDS
            and not re.search(r"[\d,;:()।]", ANY_YEAR.sub("", self.low[joiner[1] : end]))
        )

    def _names_its_noun(self, count: Quantity) -> bool:
        """Whether a known noun stands right behind a count, so that what changed to it is counted by the same noun."""
        return count.noun is not None and count.noun.known and 0 <= count.noun.start - count.end <= 1

    def _has_total(self, start: int) -> bool:
        """Whether "the number of" stands before a number: its noun is there, not behind ("số hộ nghèo giảm từ 12 xuống 5")."""
        hits = [self.g.nouns.totals.after(self.low, w.start()) for w in ANY_LETTERS.finditer(self.low, max(0, start - REACH), start)]
        return any(hit is not None and self.g.nouns.left(self.low, hit[1], start) is not None for hit in hits)

    def _scaled(self, amount: Amount, following: Quantity) -> Amount:
        """A number takes the scale of the sum that it shares its currency with, or the millions of what is counted or measured: "12, 15 and
        18 billion VND", "3.2 and 4.1 million cars"; or its hundredths: "25 and 50 basis points"."""
        if following.points and in_hundredths(following.amount):
            return hundredths(amount)
        scale = following.amount.first.scale
        shared = following.kind == "money" or scale >= SHARED or not amount.is_whole
        if not shared or scale == 1 or amount.first.scale > 1 or amount.value is None:
            return amount
        return replace(amount, value=amount.value * scale, first=replace(amount.first, scale=scale))

    def _own_words(self, start: int, end: int) -> str | None:
        """The adjectives that a coordinated number has for itself: "94 poor and 61 near-poor households"."""
        cut = re.fullmatch(r" [^\d\s]+-( [^\d,;.:।()\n]{1,12} )", self.low[start:end])
        if cut and self.g.amounts.is_list_gap(self.low, start + cut.start(1), end):
            return " "  # a compound cut at its joint: "64 mong- og 51 thai-familier"
        match = re.fullmatch(r" ([^\d,;.:।()\n]{2,40}?)( *, *| [^\d,;.:।()\n]{1,12} )", self.low[start:end])
        if match is None or not self.g.amounts.is_list_gap(self.low, start + match.start(2), end):
            return None
        return match[1] if self.g.nouns.qualified.only_adjectives(match[1]) else None

    def join_ranges(self, results: list[Quantity | str]) -> None:
        """Join two quantities of one unit that are one range: "between 70 per cent and 75 per cent", "VND300 to VND350 million"."""
        for index in range(1, len(results)):
            first, second = results[index - 1], results[index]
            if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or not self._one_range(first, second):
                continue
            if index + 1 < len(results) and self._tells_difference(first, second, results[index + 1]):
                continue
            low, high = first.amount, second.amount
            joined = replace(low, end=high.end, value=None, low=_bottom(low, high), high=high.value, last=high.last)
            results[index] = replace(second, start=first.start, amount=joined, modifier="range", rule=second.rule.split(".")[0] + ".range")
            results[index - 1] = LOWER_END

    def _is_numbered(self, amount: Amount, end: int) -> bool:
        """Whether a number behind a word for numbered things, and before a comma, is its number: "week 32, 14 cases"; "each day 5, 6
        visits" is a list."""
        label = self.g.label_weak.before(self.low, amount.start) if self.low[amount.end : end] == ", " else None
        return label is not None and self.g.per_before.before(self.low, label[1]) is None

    def end_changes(self, results: list[Quantity | str]) -> None:
        """The end of a change is no bound, whatever stands between it and its beginning: "снизилась с 6,57 % в 2021 году до 3,72 %"."""
        for index, result in enumerate(results):
            if not isinstance(result, Quantity) or result.modifier != "at_most" or result.kind not in FIGURES:
                continue
            before = next(
                (
                    r
                    for r in reversed(results[max(0, index - 3) : index])
                    if isinstance(r, Quantity) and (r.kind, r.unit) == (result.kind, result.unit)
                ),
                None,
            )
            if (
                before is not None
                and result.start - before.edge < REACH
                and not _STOPS.search(self.low, before.edge, result.start)
                and self.g.amounts.leaves_from(self.low, before.start)
            ):
                result.modifier = "exact"

    def _tells_difference(self, first: Quantity, second: Quantity, third: Quantity | str) -> bool:
        """Whether a third rate says by how many points it rose or fell: "from 34% to 60%, up 26 percentage points" is no range."""
        if (
            not isinstance(third, Quantity)
            or not first.kind == second.kind == third.kind == "percentage"
            or first.points
            or not third.points
        ):
            return False
        low, high, step = first.amount.value, second.amount.value, third.amount.value
        fits = low is not None and high is not None and step == high - low
        return fits and third.start - second.edge < STEP and not _STOPS.search(self.low, second.edge, third.start)

    def _one_range(self, first: Quantity, second: Quantity) -> bool:
        low, high = first.amount.value, second.amount.value
        if (
            (first.kind, first.unit, first.points) != (second.kind, second.unit, second.points)
            or low is None
            or high is None
            or low >= high
        ):
            return False
        edge = first.edge if first.kind != "count" else shared_noun(self.low, first, second)
        if edge is None:
            return False
        under = second.kind == "measure" and second.modifier == "less_than" and first.rule == "measure.list"
        bound = self.g.modifier_before.before(self.low, second.start) if under or second.modifier == "about" else None
        gap = self.low[edge : bound[1] if bound else second.start]
        opened = self.g.amounts.is_between(self.low, first.start, gap, second.edge)
        sure = under or self.g.amounts.dash.fullmatch(gap) is not None
        rough = first.kind == "percentage" and (
            first.modifier == "about" or self.g.percent_of.after(self.low, skip_blanks(self.low, second.edge))
        )
        plain = self.g.amounts.range.fullmatch(gap) and (sure or rough or not self.g.amounts.changes(self.low, first.start))
        prefixed = plain or (first.rule == second.rule == "money.currency-amount" and self.g.amounts.range.fullmatch(gap))
        amounts, start = self.g.amounts, first.start
        if not sure and (amounts.leaves_from(self.low, start) or amounts.arrives(self.low, second.amount.end, rising=True)):
            return False  # "rose from $3.4 billion to $4.1 billion"
        signed = not sure and high >= APART * low and first.rule == second.rule == "money.currency-amount"
        far = high >= FAR * low or second.amount.first.scale > first.amount.first.scale > 1
        if signed and (amounts.steps.before(self.low, start) or (far and amounts.moves_or_changes(self.low, start))):
            return False  # "raised by $2 to $17.99", "dropped $12.40 to $1,483"
        return bool(opened or prefixed)

    def spread_labels(self, results: list[Quantity | str]) -> None:
        """A label, or an hour, covers the numbers coordinated with it: "on the days 10 and 25", "at 7, 8 and 9"."""
        for index in range(1, len(results)):
            first, second = self.amounts[index - 1], self.amounts[index]
            clock = results[index - 1] == CLOCK and second.start - first.end < 12 and "," not in self.low[first.end : second.start]
            if clock and isinstance(result := results[index], Quantity) and result.unit in ("minute", "second"):
                results[index] = CLOCK
            free = isinstance(results[index], str) or (
                self._numbers_next(first, second, results[index]) and self._is_one_of_three(results, index)
            )
            if results[index - 1] in (LABEL, CLOCK) and free and self.g.amounts.is_list_gap(self.low, first.end, second.start):
                results[index] = results[index - 1]

    def _is_one_of_three(self, results: list[Quantity | str], index: int) -> bool:
        """Whether a number goes on with two labels, or stands between a label and the next number: not "in class 3, 4 pupils"."""
        if index > 1 and results[index - 2] == LABEL:
            return True
        second, third = self.amounts[index], self.amounts[index + 1] if index + 1 < len(results) else None
        if third is None or not self.g.amounts.is_list_gap(self.low, second.end, third.start):
            return False
        return self._numbers_next(second, third, results[index + 1])

    @staticmethod
    def _numbers_next(first: Amount, second: Amount, count: Quantity | str) -> bool:
        """Whether a number behind a label is the next one, and counts nothing known: "lớp 2, 3, 4 toàn xã"."""
        unknown = isinstance(count, Quantity) and count.kind == "count" and count.noun is not None and not count.noun.known
        return unknown and first.value is not None and second.value == first.value + 1


def _bottom(low: Amount, high: Amount) -> Decimal | None:
    """The lower end of a range, in the scale of the upper one where it names none: "$2 to $3 million"."""
    plain = low.value is not None and low.last.scale == 1 < high.last.scale and low.value < high.last.coefficient
    return low.value * high.last.scale if plain and low.value is not None else low.value
