"""Counts that others beside them make what they are: a bare "one", individuals beside collectives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BARE_ONE, NOTHING, Quantity, is_count
from mobextract.nouns.counts import NounGrammar
from mobextract.nouns.people import PEOPLE
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_WORD, behind_last, skip_blanks
from mobextract.text.lazy import regex

OTHERS = 50
"""Characters between one and the number of others behind it."""
CLAUSE = 40
"""How far from one of a currency the word may stand that denies it, in characters."""
LONGEST = 60
"""Characters of a heading that is a motto are no more."""
LINE = 100
"""How far from a number its line is looked at, in characters: longer ones are no headings."""
_LOSSES = PEOPLE | {"death", "injury", "arrest", "case", "accident"}
"""What a heading counts one by one."""
_TOLLS = frozenset(("death", "injury"))
"""Of which one counts beside another number of them: "six deaths were in A and one death was in B"."""
_ALIVE = PEOPLE | {"animal"}
BOTH = 2
"""Halves of a motto, and things that a sentence says something to be together."""
PLACED = 70
"""How far behind somebody, behind a place, it may be told that he was hurt, in characters."""
WHOLES = 4
"""How many figures before a one are looked at for its whole."""
PART, BETWEEN = 30, 2
"""How far before a one "of which" may begin, in characters, and how many blanks may part it from that."""
_STOP = regex(r"[.;:()!?।\n\d]")
_ENDED = regex(r"[.;:()!?।\n\d]|$")
_WORDS = 4
"""Words of each half of a motto are no more."""
_BROKEN = regex(r"[,;:()।\n]|[.!?]\s|\d")
_HALVES = regex(r",? ?[–—-] |, ")


def is_sole(nouns: NounGrammar, low: str, one: Quantity) -> bool:
    """Whether "only" stands before a one that counts a known noun: "only one case remains", not "not only one case"."""
    only = nouns.sole.before(low, one.start)
    return only is not None and only[0] and one.noun is not None and one.noun.known


class Neighbours:
    """Looks at neighbouring counts among the classified amounts of one article; ``results`` stand beside ``amounts``, in order."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.amounts = amounts

    def individuals(self, results: list[Quantity | str]) -> None:
        """Persons that are named together with collectives are individuals ("16 collectives and 32 people"); groups beside individuals,
        collectives, also where one number counts both ("40 groups and individuals"); "9 groups, 240 people" are neither."""
        counts = [r for r in results if is_count(r)]
        for count in counts:
            if self._is_collective(count) and self._counts_individuals(count):
                count.unit = "collective"
        for first, second in pairwise(counts):
            for one, other in ((first, second), (second, first)):
                if not (self._is_collective(one) and self._is_individual(other) and self._beside(first, second)):
                    continue
                joined = self.g.nouns.joiners.before(self.low, self.edges.left_of_modifier(second.start)) is not None
                if joined or one.unit == "collective" or other.unit != "person":
                    one.unit, other.unit = "collective", "individual"

    def _is_collective(self, count: Quantity) -> bool:
        return count.unit == "collective" or (
            count.noun is not None and self.g.nouns.collectives.get(self.low[count.noun.start : count.noun.end]) is not None
        )

    def _counts_individuals(self, count: Quantity) -> bool:
        """Whether "and individuals" stands right behind a count's noun."""
        joiner = self.g.nouns.joiners.after(self.low, skip_blanks(self.low, count.edge))
        return joiner is not None and self.g.nouns.individuals.after(self.low, skip_blanks(self.low, joiner[1])) is not None

    def _is_individual(self, count: Quantity) -> bool:
        return count.unit == "person" or (
            count.noun is not None and self.g.nouns.individuals.get(self.low[count.noun.start : count.noun.end]) is not None
        )

    def check_bounded(self, results: list[Quantity | str]) -> None:
        """A number right before another with a bound does not count what that one does: "av 159 kommuner har 121 minst én modell"."""
        for index, (first, second) in enumerate(pairwise(results)):
            if not (is_count(first) and is_count(second)) or first.noun is None or second.noun is None:
                continue
            if first.noun.start == second.noun.start and self.low[first.amount.end : self.edges.left_of_modifier(second.start)] == " ":
                results[index] = first if second.modifier == "exact" else NOTHING

    def check_ones(self, results: list[Quantity | str]) -> None:
        """A bare "one" counts only with a bound, beside another count ("two summaries and one meeting"), before "and five others", or
        behind "only" ("only one case remains"), where it is a part of what is counted before ("20 products, of which one product …"), or
        where it is somebody who was hurt ("one person was injured"); nor is one dong of a sum that is denied a sum."""
        for index, result in enumerate(results):
            if self._is_denied(result):
                results[index] = BARE_ONE
            if not is_count(result) or not result.amount.first.one or result.amount.of is not None:
                continue
            if result.modifier != "exact":
                continue
            neighbours = results[max(0, index - 2) : index + 3]
            beside = any(isinstance(n, Quantity) and n is not result and n.kind == "count" and self._beside(n, result) for n in neighbours)
            again = result.unit in _TOLLS and any(is_count(n) and n is not result and n.unit == result.unit for n in neighbours)
            if beside and self._is_said(index, results):
                beside = False
            told = beside or again or self._has_others(index, result) or is_sole(self.g.nouns, self.low, result)
            if told or self._is_part(result, results[max(0, index - WHOLES) : index]) or self._is_hurt(result):
                results[index] = BARE_ONE if self._is_motto(result) else result
            else:
                results[index] = BARE_ONE

    def _is_said(self, index: int, results: Sequence[Quantity | str]) -> bool:
        """Whether ones say together what something is, so that they are articles: "ήταν ένα έργο και μια ευκαιρία" (el)."""
        counts = [r for r in results[max(0, index - 1) : index + 2] if is_count(r) and r.noun is not None]
        if not self.g.nouns.one_is_article or len(counts) < BOTH or not all(r.amount.first.one for r in counts):
            return False
        if any(r.unit in _LOSSES or (r.noun and self.g.nouns.casualties_after.after(self.low, r.noun.start)) for r in counts):
            return False
        start = self.edges.left_of_modifier(counts[0].start)
        things = not any(r.unit in PEOPLE for r in counts)
        leads = things and self.g.nouns.article_leads.before(self.low, start) is not None
        return leads or self.g.nouns.copula.before(self.low, start) is not None

    def _is_part(self, one: Quantity, before: Sequence[Quantity | str]) -> bool:
        """Whether "of which" stands before a one, a verb between, and the same thing is counted before that: "20 products, of which one
        product has five stars", "Av disse er ett produkt …"."""
        nouns = self.g.nouns
        if one.noun is None or not any(is_count(w) and w.unit == one.unit and (w.amount.value or 2) > 1 for w in before):
            return False
        begin = behind_last(_STOP, self.low, max(0, one.start - PART), one.start)
        words = [m.start() for m in ANY_WORD.finditer(self.low, begin, one.start)]
        heads = (head.after(self.low, at) for at in words for head in (nouns.of_which, nouns.part_after))
        return any(head is not None and self.low.count(" ", head[1], one.start) <= BETWEEN for head in heads)

    def _is_denied(self, one: Quantity | str) -> bool:
        """Whether a clause says that not one of a currency was spent: "không dùng một đồng ngân sách nào", "एक डोंग भी नहीं"."""
        if isinstance(one, str) or one.kind != "money" or one.amount.value != 1 or one.modifier != "exact":
            return False
        start, end = max(0, one.start - CLAUSE), min(len(self.low), one.edge + CLAUSE)
        if self.g.nouns.verb_final:
            broken = _BROKEN.search(self.low, one.edge, end)
            start, end = one.edge, broken.start() if broken else end
        else:
            start, end = behind_last(_BROKEN, self.low, start, one.start), one.start
        return any(self.g.denied_verbs.after(self.low, m.start()) for m in ANY_WORD.finditer(self.low, start, end))

    def _is_hurt(self, one: Quantity) -> bool:
        """Whether one of people died or was hurt, a place between, or an animal was killed: "one person was injured", "one child in A
        ward, B town, was killed", "the flood killed one cow"."""
        nouns = self.g.nouns
        if one.noun is None or one.unit not in _ALIVE or not self.g.casualty_words.is_in(self.low):
            return False
        behind = skip_blanks(self.low, one.noun.end)
        if nouns.casualties_before.before(self.low, one.start) or nouns.casualties_after.after(self.low, behind):
            return True
        broken = _ENDED.search(self.low, behind) if nouns.circumstances.after(self.low, behind) else None
        end = min(broken.start(), behind + PLACED) if broken else one.noun.end  # "một người bị thương"
        for word in ANY_WORD.finditer(self.low, one.noun.start, end):
            if nouns.casualties_after.after(self.low, word.start()):
                return True
            other = nouns.nouns.after(self.low, word.start()) if word.start() >= one.noun.end else None
            if other is not None and other[0] in PEOPLE:
                return False  # "one official in the ward said that a child was killed"
        return False

    def _is_motto(self, one: Quantity) -> bool:
        """Whether all of a heading is "one … , one …" of things: "One helmet, one life", not "One dead, one injured"."""
        floor, ceiling = max(0, one.start - LINE), one.start + LINE
        start = self.low.rfind("\n", floor, one.start) + 1
        end = self.low.find("\n", one.start, ceiling)
        if (not start and floor) or (end < 0 and ceiling < len(self.low)):
            return False
        line = self.low[start : end if end >= 0 else len(self.low)].strip()
        line = line[line.rfind(": ") + 2 :] if ": " in line[: -len(": ")] else line
        if len(line) > LONGEST:
            return False
        halves = _HALVES.split(line)
        if len(halves) != BOTH or not line[-1:].isalnum() or one.unit in _LOSSES:
            return False
        ones = {amount.start for amount in self.amounts if amount.first.one}
        offset = self.low.find(line, start)
        starts = (offset, offset + len(line) - len(halves[1]))
        return all(at in ones and 1 < len(half.split()) <= _WORDS for at, half in zip(starts, halves, strict=True))

    def _has_others(self, index: int, one: Quantity) -> bool:
        """Whether "and" and a number of others stand behind in the same clause: "one person was killed and five others injured"."""
        following = self.amounts[index + 1] if index + 1 < len(self.amounts) else None
        if following is None or following.start - one.edge > OTHERS or re.search(r"[,.;:।\n]", self.low[one.edge : following.start]):
            return False
        joined = self.g.nouns.joiners.before(self.low, following.start) is not None
        return joined and self.g.nouns.pro.after(self.low, skip_blanks(self.low, following.end)) is not None

    def _beside(self, a: Quantity, b: Quantity) -> bool:
        first, second = (a, b) if a.start < b.start else (b, a)
        found = self.g.modifier_before.before(self.low, second.start)
        return self.g.amounts.is_list_gap(self.low, first.edge, found[1] if found else second.start)


def is_labelled(grammar: QuantityGrammar, low: str, amount: Amount, following: Quantity) -> bool:
    """Whether the number behind a label, tied to it and with no known noun, is one too: "धारा 12 और 15 लागू", "अध्याय 4 से 6 देखें"."""
    gap = low[amount.end : following.start]
    tied = grammar.amounts.is_list_gap(low, amount.end, following.start) or grammar.amounts.range.fullmatch(gap) is not None
    return following.rule == "count.unknown-noun" and "," not in gap and tied
