"""Numbers whose share of a count before them is told beside them: "they took 2,315 cases and settled 1,968, or 85%",
"2,318 models were registered. So far 1,947, that is 84%, have been recognised"; and small ratios that are shares themselves.
"""

from __future__ import annotations

from decimal import Decimal

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import FRACTION, NOTHING, Quantity, is_count
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks
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
_BESIDE = regex(r"(?: [^\s\d,.;:()।]+){0,5} ?(?:\(|[,—–-]) ?(?:[^\s\d,.;:()]+ ){0,5}| (?:[^\s\d,.;:()।]+ ){1,2}")
"""Between a part and its share: brackets, or a comma or dash and words ("that is, in"), behind what became of it, too ("874 have been
recognized, equal to 65.9 %"); or only words ("यानी")."""


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
    women", "90 members. Of these, 2/3 are women"; "four villages, 3/4 of them" are three, and units by their own noun are counted."""
    whole: Quantity | None = None
    for index, count in enumerate(results):
        if not is_count(count):
            continue
        of, sentence = count.amount.of, segments.sentence_at(count.start)[0]
        if of is None or of > FIFTHS or "/" not in low[count.start : count.end]:
            whole = count if of is None else None  # "7/9, 5/6 and 1/4" are ratios
        elif whole is not None and max(whole.amount.value or 0, whole.amount.low or 0) > of:
            elliptic = count.rule.endswith("ellipsis")
            again = elliptic and count.noun == whole.noun and whole.start >= sentence
            near = whole.start >= max(segments.sentence_at(max(0, sentence - 2))[0], segments.paragraph_at(sentence)[0])
            if again or (near and (elliptic or count.unit not in UNITS) and _is_of_which(edges, low, count)):
                results[index] = FRACTION


def _is_of_which(edges: Edges, low: str, count: Quantity) -> bool:
    """Whether "of which", "of these" or "of them" stands beside a ratio, a verb or an article between."""
    nouns, start = edges.g.nouns, edges.left_of_modifier(count.start)
    if nouns.part_after.after(low, skip_blanks(low, count.end)) is not None:
        return True
    for word in (nouns.subjects.articles, nouns.copula):
        found = word.before(low, start)
        start = found[1] if found is not None else start
    start = end_before(low, start)
    start = end_before(low, start - 1) if low[start - 1 : start] in (",", "—", "–") else start
    return any(words.before(low, start) is not None for words in (nouns.of_which, nouns.part_after, nouns.partitive))
