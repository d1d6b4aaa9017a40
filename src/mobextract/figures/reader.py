"""Give every numeral one kind, or reject it with a reason: date, label, percentage, money, measure, count.

The order is fixed and a numeral is claimed once. Amounts are classified from the last to the first, because a list shares what
stands behind its last number; what has no noun of its own then looks back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mobextract.dates.reader import FoundDate
from mobextract.ellipsis.pieces import Pieces
from mobextract.ellipsis.reader import Ellipsis
from mobextract.figures.ages import reject_bracketed, reject_parts
from mobextract.figures.asides import Asides
from mobextract.figures.blocked import Blocked
from mobextract.figures.classify import DIVISOR, Classifier
from mobextract.figures.coordination import Coordination
from mobextract.figures.grades import Grades
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.inverted import settle_inverted
from mobextract.figures.neighbours import Neighbours, is_labelled
from mobextract.figures.numbered_units import are_as_many, reject_members
from mobextract.figures.phones import reject_phones
from mobextract.figures.prizes import Prizes
from mobextract.figures.quantity import LABEL, NAME_NUMBER, NOTHING, OTHER_WORD, UNIT_WORD, VAGUE, Quantity, Rejected, Span
from mobextract.figures.rate_bases import reject_bases
from mobextract.figures.ratings import Ratings
from mobextract.figures.short_millions import with_short_millions
from mobextract.figures.short_texts import with_article_one
from mobextract.figures.split_votes import fill_winners
from mobextract.figures.table_counts import TableCounts
from mobextract.figures.unit_halves import with_halved_units
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount, single
from mobextract.numbers.numeral import Numeral
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.segment import Segments


def read_quantities(
    grammar: QuantityGrammar, folded: Folded, segments: Segments, dates: Sequence[FoundDate], taken: Sequence[tuple[Span, str]]
) -> tuple[list[Quantity], list[Rejected]]:
    """Return the quantities of an article and the numerals rejected.

    ``dates`` are the dates found already, ``taken`` the spans that hold no quantity (names of models and places), each with
    the reason to give. Numerals outside the body text are rejected as page furniture.
    """
    phrases = [(match.span(), NAME_NUMBER) for match in grammar.fixed.finditer(folded.low)]
    blocked = Blocked(folded, segments, dates, [*taken, *phrases], grammar.masks)
    free: list[Numeral] = []
    rejected: list[Rejected] = []
    numerals = with_short_millions(grammar, folded.low, grammar.numerals.find(folded))
    numerals = with_halved_units(grammar, folded.low, numerals)
    for numeral in with_article_one(grammar, folded.low, numerals):
        reason = blocked.reason(numeral)
        reason = reason if reason is not None else (VAGUE if grammar.is_vague(folded.low, numeral) else None)
        if reason is None:
            free.append(numeral)
        elif reason:
            rejected.append(Rejected(numeral.start, numeral.end, reason, single(numeral)))
    amounts = [part for amount in grammar.amounts.join(folded.low, free) for part in _parts(grammar, folded.low, amount)]
    results = _classified(grammar, folded, segments, amounts, frozenset(d.start for d in dates), blocked)
    quantities = [r for r in results if isinstance(r, Quantity)]
    if grammar.list_ones.has_any:
        ones = grammar.list_ones.find(folded.low, quantities, lambda numeral: blocked.reason(numeral) is None)
        quantities = sorted({q.start: q for q in [*ones, *quantities]}.values(), key=lambda q: q.start)
    Asides(grammar, folded).annotate(quantities)
    quantities = [q for last, q in zip([None, *quantities], quantities, strict=False) if last is None or not _divides(last, q)]
    rejected += [Rejected(a.start, a.end, r, a) for a, r in zip(amounts, results, strict=True) if isinstance(r, str)]
    return quantities, sorted(rejected, key=lambda r: r.start)


def _parts(grammar: QuantityGrammar, low: str, amount: Amount) -> list[Amount]:
    """A ratio whose first number has a unit or a currency of its own, or whose last has a sign of per cent, is two figures: "84 га из 310
    га", "310 हेक्टेयर ज़मीन में से 84 हेक्टेयर", "1,200 परिवारों में से 96%"."""
    if amount.of is None or amount.noun_span is None:
        return [amount]
    start = amount.noun_span[0]
    noun = grammar.nouns.nouns.after(low, start)
    units = (grammar.units.after(low, start), grammar.currency_after.after(low, start))
    measured = any(found is not None and (noun is None or noun[1] <= found[1]) for found in units)
    rated = grammar.percent_after.after(low, skip_blanks(low, amount.end)) is not None
    return [single(amount.first), single(amount.last)] if measured or rated else [amount]


def _before_name(grammar: QuantityGrammar, low: str, count: Quantity) -> Quantity | None:
    """A count whose noun was read as an attribute of the designator of a numbered place behind it: "45 सदस्य गाँव 1 में" are 45 members."""
    start = skip_blanks(low, count.end)
    direct = grammar.nouns.nouns.after(low, start)
    if count.noun is None or direct is None or direct[1] >= count.noun.end or direct[0] in UNITS:
        return None
    return replace(count, noun=Noun(start, direct[1], direct[0], True), unit=direct[0], edge=direct[1])


def _is_side(grammar: QuantityGrammar, low: str, count: Quantity, following: Quantity | str | None) -> bool:
    """Whether what a number seems to count is the word between the sides of a thing: "5 ganger 6 meter"."""
    if count.kind != "count" or not isinstance(following, Quantity) or following.dimension != "length":
        return False
    return grammar.amounts.sides.fullmatch(low, count.end, following.start) is not None


def _divides(last: Quantity, quantity: Quantity) -> bool:
    """Whether a measure is what the figure before it is for each of: "15.000 đồng một kg"."""
    return quantity.kind == "measure" and quantity.amount.first.one and bool(last.per) and quantity.start < last.edge


def _has_divisor(quantity: Quantity) -> bool:
    """Whether a quantity may hold a number that divides it: "60 km một giờ", "half of one percent"."""
    return quantity.dimension == "speed" or quantity.kind == "percentage"


def _has_tenths(quantity: Quantity, inside: Quantity | str) -> bool:
    """Whether a measure holds a bare digit as its tenths: "một ký hai"."""
    return quantity.kind == "measure" and inside in (NOTHING, OTHER_WORD)


def _by_edges(
    grammar: QuantityGrammar, low: str, amounts: list[Amount], blocked: Blocked, classifier: Classifier, lists: Coordination
) -> list[Quantity | str]:
    """What stands beside each amount makes of it, from the last to the first: a list has its noun or sign behind its last member."""
    results: list[Quantity | str] = [""] * len(amounts)
    following: Quantity | str | None = None
    for index in range(len(amounts) - 1, -1, -1):
        result = classifier.classify(amounts[index])
        if isinstance(result, Quantity) and result.noun is not None and blocked.in_name(result.noun.start, result.noun.end):
            result = result if are_as_many(grammar, low, result) else _before_name(grammar, low, result) or NOTHING
        if isinstance(result, Quantity) and (_counts_next(result, amounts, index) or _is_side(grammar, low, result, following)):
            result = NOTHING
        if result == NOTHING and lists.edges.numbers_share(amounts, index):
            result = NAME_NUMBER
        elif result == LABEL and isinstance(following, Quantity) and is_labelled(grammar, low, amounts[index], following):
            results[index + 1] = LABEL
        elif isinstance(result, str) and isinstance(following, Quantity) and result != UNIT_WORD:
            result = lists.coordinate(amounts[index], following) or result
        results[index] = following = result
    for index, (left, right) in enumerate(pairwise(results), 1):
        if isinstance(left, Quantity) and amounts[index].start < left.end and (_has_divisor(left) or _has_tenths(left, right)):
            results[index] = DIVISOR
    return results


def _counts_next(result: Quantity, amounts: list[Amount], index: int) -> bool:
    """Whether the unknown noun of a number holds the next number, which is not what another counts: "из этих 17 шесть"."""
    unknown = result.rule == "count.unknown-noun" and not amounts[index].first.one
    return unknown and index + 1 < len(amounts) and result.edge > amounts[index + 1].start


def _classified(
    grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount], date_starts: frozenset[int], blocked: Blocked
) -> list[Quantity | str]:
    """The quantity that each amount is, or the reason why it is none: first by what stands beside it, then by the figures around it."""
    classifier = Classifier(grammar, folded, segments, date_starts)
    lists = Coordination(grammar, folded, amounts)
    results = _by_edges(grammar, folded.low, amounts, blocked, classifier, lists)
    settle_inverted(grammar, folded.low, amounts, results)
    reject_members(grammar, folded.low, amounts, results)
    reject_bases(grammar, folded.low, amounts, results)
    reject_phones(grammar, folded.low, amounts, results)
    classifier.money.settle(results, amounts)
    lists.spread_labels(results)
    lists.join_ranges(results)
    lists.end_changes(results)
    neighbours = Neighbours(grammar, lists.edges, folded.low, amounts)
    neighbours.check_bounded(results)
    neighbours.check_ones(results)
    Grades(grammar, folded.low).settle(results)
    ratings = Ratings(grammar, folded.low, amounts)
    ratings.settle(results)
    Prizes(grammar, lists.edges, folded.low, amounts).settle(results)
    if grammar.nouns.homonyms:
        grammar.nouns.homonyms.settle(folded.low, segments, results)
    if " (" in folded.low:
        reject_bracketed(grammar, folded, blocked, amounts, results)
    Ellipsis(grammar, folded, segments, amounts, blocked).fill(results)
    ratings.count(results)
    fill_winners(grammar, folded.low, amounts, results)
    reject_parts(folded.low, segments, results)
    Pieces(grammar.nouns, lists.edges, folded.low, segments).settle(amounts, results)
    lists.end_changes(results)
    if segments.cells:
        TableCounts(grammar, folded.low, segments).fill(amounts, results)
    neighbours.individuals(results)
    return results
