"""Numbers whose share of a count before them is told beside them: "they took 2,315 cases and settled 1,968, or 85%",
"2,318 models were registered. So far 1,947, that is 84%, have been recognised"; and small ratios that are shares themselves.
"""

from __future__ import annotations

from decimal import Decimal

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import FRACTION, NOTHING, Quantity, is_count
from mobextract.numbers.amounts import Amount
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 400
"""How far behind a count its part may stand, in characters."""
BEFORE = 8
"""How many figures back."""
LEAST = 20
"""Parts smaller than this have too many shares by chance."""
EXACT = Decimal("0.51")
"""How much a share in the text may differ from that of the two numbers: it may be rounded."""
FIFTHS = 5
"""Ratios up to fifths may be shares."""
_BESIDE = regex(r" ?(?:\(|[,—–-]) ?(?:[^\s\d,.;:()]+ ){0,5}| (?:[^\s\d,.;:()।]+ ){1,2}")
"""Between a part and its share: brackets, or a comma or dash and words ("that is, in"), or only those ("यानी")."""


def fill_shares(edges: Edges, low: str, segments: Segments, amounts: list[Amount], results: list[Quantity | str]) -> None:
    """A bare number has the noun of a count before it in its sentence, or paragraph, where the percentage right behind it is its share of
    that one."""
    for index in range(1, len(results) - 1):
        amount, share = amounts[index], results[index + 1]
        if results[index] != NOTHING or not isinstance(share, Quantity) or share.kind != "percentage" or share.points:
            continue
        if amount.value is None or amount.value < LEAST or amount.of is not None or share.amount.value is None:
            continue
        if _BESIDE.fullmatch(low, amount.end, edges.left_of_modifier(share.start)) is None:
            continue
        whole = _whole(amount, share.amount.value, segments, results[max(0, index - BEFORE) : index])
        if whole is not None and whole.noun is not None:
            results[index] = edges.count_of(amount, whole.noun)


def _whole(amount: Amount, share: Decimal, segments: Segments, before: list[Quantity | str]) -> Quantity | None:
    """The count that a number is such a share of."""
    sentence = segments.sentence_at(amount.start)[0]
    own = any(is_count(r) and r.start >= sentence for r in before)
    floor = max(sentence if own else segments.paragraph_at(amount.start)[0], amount.start - REACH)
    for count in reversed(before):
        if not is_count(count) or count.start < floor or not count.amount.value:
            continue
        if count.noun is not None and amount.value is not None and abs(amount.value * 100 / count.amount.value - share) < EXACT:
            return count
    return None


def reject_fractions(edges: Edges, low: str, segments: Segments, results: list[Quantity | str]) -> None:
    """Give small ratios that are a share of more than their second number a reason why they count nothing: "148,000 members, 3/4 of them
    women"; "four villages, 3/4 of them" are three."""
    whole: Quantity | None = None
    for index, count in enumerate(results):
        if not isinstance(count, Quantity) or count.kind != "count":
            continue
        of, of_which = count.amount.of, edges.g.nouns.of_which.before(low, edges.left_of_modifier(count.start))
        if of is None or of > FIFTHS or "/" not in low[count.start : count.end]:
            whole = count if of is None else None  # "7/9, 5/6 and 1/4" are ratios
        elif (
            whole is not None
            and whole.start >= segments.sentence_at(count.start)[0]
            and (of_which is not None or (count.rule.endswith("ellipsis") and count.noun == whole.noun))
            and max(whole.amount.value or 0, whole.amount.low or 0) > of
        ):
            results[index] = FRACTION
