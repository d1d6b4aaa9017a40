"""Shares of a whole in brackets behind places of their own: "in A (2), B (3) and C (1), with 2,100 people"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from mobextract.figures.quantity import Quantity
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import LETTER
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex

_OWN_SHARE = regex(r"(?: [^\s\d(),;:.]+)? ?\((?P<in>[^()\n]{1,36})\)")
_FIGURE = regex(rf"(?: {LETTER}{{1,14}})? ?\(\d+(?:[., ]\d+)*(?: {LETTER}{{1,16}})?\)")
"""A figure by itself in brackets behind a place, a designator perhaps between: its share."""
_BLANK, _PARTS, _ENDS = regex(" "), regex("[,;] "), regex(r"[.!?।]\s|\n|(?<!\()\d(?![^()]*\))")
MEMBERS = 90
"""How far behind a figure the place of the first of those it counts may stand, and that of the next one behind it, in characters."""
SHARES = 16
"""How many figures behind a whole its shares may be, itself included."""
_APART = 12
"""How far a member of such a list may stand behind the brackets of the one before it."""


def with_shares(low: str, quantities: Sequence[Quantity], before: Sequence[Focus], start: int) -> list[Focus]:
    """Return the last places before the figure at ``start`` that brackets of their own give a share each, right behind the name; none
    where it stands in one of these itself, or another place follows."""
    found: list[Focus] = []
    for focus in reversed(before):
        own = _OWN_SHARE.match(low, focus.end)
        if own is None or own.end() > start or len(focus.places) > 1 or not within(quantities, own.start("in"), own.end("in")):
            break
        if found and found[-1].start - own.end() > _APART:
            break
        found.append(focus)
    return found[::-1] if len(found) > 1 else []


def are_members(grammar: LinkGrammar, low: str, after: Sequence[Focus], end: int) -> bool:
    """Return whether the next two places behind a figure that ends at ``end`` are those of single ones of what it counts: "three people,
    including Mr Ha in A, Mr Lam in B and …"; it is of none of them by itself."""
    single = len(after) > 1 and after[0].rank == after[1].rank and all(len(f.places) == 1 for f in after)
    if not single or after[0].start - end > MEMBERS or after[1].start - after[0].end > MEMBERS:
        return False
    gap = low[end : after[0].start], low[after[0].end : after[1].start]
    if any(_ENDS.search(between) for between in gap) or not _PARTS.search(gap[1]):
        return False
    return any(grammar.comprising.after(low, word.end()) for word in _BLANK.finditer(low, end, after[0].start))


def are_shares(low: str, quantities: Sequence[Quantity], after: Sequence[Focus], start: int, sentence_end: int) -> bool:
    """Return whether the next two places behind the figure at ``start`` have shares of it in brackets, and others the rest: "30 clubs,
    most of them in A (12) and B (10)"; it is of none of them by itself."""
    ends = [p.end for focus in after for p in focus.places][:2]
    if len(ends) < 2 or not all(_FIGURE.match(low, end) for end in ends):
        return False
    index = bisect_left(quantities, start, key=START)
    whole, *shares = (q.amount.value or 0 for q in quantities[index : index + SHARES] if q.start < sentence_end)
    return whole not in accumulate(shares)
