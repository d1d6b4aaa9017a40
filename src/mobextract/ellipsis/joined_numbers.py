"""Numbers without a noun right beside one that has it: "1,150 and 870 were handed out", "30 new models, 12 on the islands", "two workshops,
one in A and one in B"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import AGE, BARE_ONE, NOTHING, Quantity, elliptic_count, is_count
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

MOST = 12
"""A count of more things is not told one by one."""
_FREE = (NOTHING, AGE)
_AGED = regex(rf"-?(?: ?{LETTER}+){{1,3}}")
"""What stands behind an age and says who is so old: "-old children", " gamle barn"."""
_PLACED = regex(r"[^.,:;!?।()\d\n]{4,60}")
"""What stands between a count and the joined one behind it: where it is."""
_OPENS = regex(r"[^.!?।\n]{0,60}?[,:;·(–—] ?$")


def fill_pairs(edges: Edges, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Numbers joined to one that takes its noun from before count the same; not where the nouns come before their numbers' verbs."""
    if edges.g.nouns.verb_final:
        return
    for index in reversed(range(len(results) - 1)):
        amount, following = amounts[index], results[index + 1]
        if results[index] != NOTHING or not isinstance(following, Quantity) or following.rule != "count.ellipsis" or following.noun is None:
            continue
        plain = amount.is_whole and amount.of is None and not amount.first.one and not amount.first.ambiguous
        if plain and following.noun.end < amount.start and edges.g.amounts.is_list_gap(low, amount.end, following.start):
            results[index] = edges.count_of(amount, following.noun)


def fill_partners(edges: Edges, low: str, segments: Segments, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Numbers that stand with another as the count before them did: "71 households with 320 people, in B 146 with 606 people"."""
    for index in range(2, len(results) - 1):
        whole, people, amount, following = results[index - 2], results[index - 1], amounts[index], results[index + 1]
        free = results[index] == NOTHING or getattr(results[index], "rule", "") == "count.list"  # "146 với 606 khẩu"
        if not free or not (is_count(whole) and is_count(people) and is_count(following)) or whole.noun is None:
            continue
        tie = low[whole.edge : people.start].split()
        alike = len(tie) == 1 and tie[0].isalpha() and low[amount.end : following.start].split() == tie
        near = segments.sentence_at(whole.start) == segments.sentence_at(amount.start)
        if alike and near and people.unit == following.unit != whole.unit and amount.is_whole and amount.of is None:
            results[index] = edges.count_of(amount, whole.noun)


def fill_aged(edges: Edges, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Numbers with an age right behind, and then those who are so old: "35 6-year-old children", "35 से अधिक 6 वर्षीय बच्चे"."""
    for index, (amount, age) in enumerate(zip(amounts, results[1:], strict=False)):
        if not isinstance(age, Quantity) or age.dimension != "age" or amount.of is not None or results[index] not in _FREE:
            continue
        behind = skip_blanks(low, amount.end)
        bound = edges.g.modifier_after.after(low, behind)
        beside = age.start in (behind, skip_blanks(low, bound[1]) if bound else behind)
        found = _AGED.match(low, age.edge) if beside and amount.is_whole and not amount.first.one else None
        for word in ANY_LETTERS.finditer(low, age.edge, found.end()) if found is not None else ():
            if (noun := edges.g.nouns.nouns.after(low, word.start())) is not None and noun[0] in PEOPLE:
                count = edges.count_of(amount, Noun(word.start(), noun[1], noun[0], True))
                results[index] = replace(count, rule="count.noun", modifier=bound[0] if bound else count.modifier)
                break


def is_placed_part(edges: Edges, low: str, last: Quantity, amount: Amount) -> bool:
    """Whether a smaller number right behind a count says where some of those are."""
    nouns, value, whole = edges.g.nouns, amount.value, last.amount.value
    if value is None or whole is None or not value < whole or amount.of is not None or amount.first.one or last.noun is None:
        return False
    start = skip_blanks(low, last.edge + 1) if low[last.edge : last.edge + 2] == ", " else 0
    article = nouns.subjects.articles.after(low, start) if start else None
    begin = skip_blanks(low, article[1]) if article else start
    if not start or edges.left_of_modifier(amount.start) not in (start, begin) or last.noun.start < last.start:
        return False
    behind = skip_blanks(low, amount.end)
    if nouns.of_which.after(low, behind) or nouns.part_after.after(low, behind) or nouns.part_of.after(low, behind):
        return False  # "45 members, 8 of whom are women"
    return nouns.circumstances.after(low, behind) is not None


def fill_ones(edges: Edges, low: str, segments: Segments, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Ones without a noun that are parts of a count right before them, or stand beside one."""
    _fill_parts(segments, low, amounts, results)
    _fill_placed(edges, low, segments, amounts, results)


def _fill_placed(edges: Edges, low: str, segments: Segments, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Ones that stand joined behind a count, each where it is: "two houses in A village and one in B village"."""
    nouns = edges.g.nouns
    for index, (whole, one) in enumerate(zip(results, amounts[1:], strict=False), 1):
        bare = results[index] in (NOTHING, BARE_ONE) and one.first.one and one.of is None
        if not bare or not is_count(whole) or whole.amount.of is not None or whole.noun is None or whole.noun.end != whole.edge:
            continue
        first = nouns.circumstances.after(low, skip_blanks(low, whole.edge))
        second = nouns.circumstances.after(low, skip_blanks(low, one.end))
        if first is None or second is None or low[skip_blanks(low, whole.edge) : first[1]] != low[skip_blanks(low, one.end) : second[1]]:
            continue
        same = one.start < segments.sentence_at(whole.start)[1] and _PLACED.fullmatch(low, whole.edge, one.start) is not None
        if same and nouns.joiners.before(low, one.start) is not None and (whole.amount.value or 0) > 1:
            results[index] = elliptic_count(one, whole.noun, "exact")


def _fill_parts(segments: Segments, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Ones that tell how a count right before them is made up, alone or with other numbers, with nothing left over: "two workshops, one
    in A and one in B", "three: two in A and one in B"."""
    for index, whole in enumerate(results):
        if not is_count(whole) or whole.amount.of is not None or whole.noun is None:
            continue
        value = whole.amount.value
        if value is None or not 2 <= value <= MOST:
            continue
        end, rest, ones = segments.sentence_at(whole.start)[1], value, []
        for part in range(index + 1, min(index + 1 + MOST, len(results))):
            amount, result = amounts[part], results[part]
            free = result in (NOTHING, BARE_ONE) and amount.first.one
            alike = isinstance(result, Quantity) and result.unit == whole.unit and result.rule == "count.ellipsis"
            if amount.start >= end or amount.value is None or not (free or alike):
                break
            rest -= amount.value
            ones += [part] if free else []
            if rest <= 0:
                break
        if ones and rest == 0 and _OPENS.match(low, whole.edge, amounts[index + 1].start):
            for part in ones:
                results[part] = elliptic_count(amounts[part], whole.noun, "exact")
