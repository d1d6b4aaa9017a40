"""Numbers whose noun the last of several clauses has, each clause about a place: "commune A built 12 and commune B 19 houses", "in A 515
and in B 288 households"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.blocked import Blocked
from mobextract.figures.edges import Edges
from mobextract.figures.quantity import NOTHING, OTHER_WORD, Quantity, is_count
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

REACH = 60
"""How far before the first number its own place may end, in characters: the verb that serves for all stands between."""
_LEADS = regex(rf"[,;]? (?:{WORD}+\.? ){{0,4}}")
"""What may stand between a number and the name of the next place: "and", a preposition, a designator."""
_TIED = regex(rf"(?:-{WORD}+)? ?(?:[—–-] )?(?P<verb>(?:{WORD}+ ){{0,2}})")
"""What may stand between the name and its number: a designator behind a hyphen, a dash, a postposition, the verb said again."""
_SAID = regex(rf"(?:-{WORD}+)?(?: {WORD}+)+ ")
"""What may stand between the first place and its number."""


class GappedClauses:
    """Such numbers in one article."""

    def __init__(self, edges: Edges, low: str, segments: Segments, blocked: Blocked) -> None:
        self.edges = edges
        self.low = low
        self.segments = segments
        self.blocked = blocked

    def fill(self, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
        """Give each bare number between two places the noun of the count that the next one has."""
        live = [i for i, result in enumerate(results) if result != OTHER_WORD]
        for index, following in zip(reversed(live[:-1]), reversed(live[1:]), strict=True):
            last = results[following]
            if not is_count(last) or last.noun is None or not last.noun.known or last.unit in UNITS:
                continue
            if (
                last.noun.start >= last.end
                and self._is_bare(amounts[index], results[index], last)
                and self._is_gapped(amounts[index], last)
            ):
                amount = amounts[index]
                results[index] = self.edges.count_of(amount, last.noun)

    def _is_bare(self, amount: Amount, result: Quantity | str, last: Quantity) -> bool:
        """Whether a number has no noun, or only that of a place's designator ("коммуна A построила 12" counts no communes)."""
        designated = isinstance(result, Quantity) and result.rule == "count.ellipsis" and result.unit in UNITS
        whole = amount.is_whole and amount.of is None and last.amount.of is None and not amount.first.one
        return whole and not amount.first.ambiguous and (result == NOTHING or designated) and self.edges.ends_open(amount)

    def _is_gapped(self, amount: Amount, last: Quantity) -> bool:
        """Whether a place stands between two numbers, and another one before the first, in one sentence and with the same verb if any."""
        start, edge = self.edges.left_of_modifier(amount.start), self.edges.left_of_modifier(last.start)
        place = self._place_between(amount.end, edge)
        own = self._place_between(max(self.segments.sentence_at(amount.start)[0], start - REACH), start)
        if place is None or own is None or not goes_on(self.low[amount.end : place[0]], self.edges.g.joiners):
            return False
        said = self.low[own[1] : start]
        tied = _TIED.fullmatch(self.low, place[1], edge)
        if tied is None or not (_SAID.fullmatch(said) or _TIED.fullmatch(said)):
            return False
        verb, has = tied["verb"].rstrip(), self.edges.g.nouns.possess.after(self.low, tied.start("verb"))
        return not verb or f" {verb} " in said or (has is not None and has[1] == tied.start("verb") + len(verb))

    def _place_between(self, start: int, end: int) -> tuple[int, int] | None:
        """The last place between two positions."""
        spans = self.blocked.places(start, end)
        return spans[-1] if spans else None


def goes_on(gap: str, joiners: frozenset[str]) -> bool:
    """Whether a comma or "and" stands behind a number, and little else before the next name.

    >>> goes_on(", commune ", frozenset({"and"})), goes_on(" and the commune of ", frozenset({"and"})), goes_on(" to ", frozenset({"and"}))
    (True, True, False)
    """
    joined = gap[:1] in (",", ";") or any(word in joiners for word in gap.split())
    return joined and _LEADS.fullmatch(gap) is not None
