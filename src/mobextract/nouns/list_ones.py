"""A word for one that is an article above all counts in a list of counts: "tre leger, fem sykepleiere og en styrmann" (nb).

Alone such a word states no quantity, so it is no numeral; it is looked for beside the counts only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from mobextract.figures.quantity import Quantity
from mobextract.language import Language
from mobextract.nouns.counts import NounGrammar
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import single
from mobextract.numbers.numeral import Numeral
from mobextract.packs.counts_table import CountsTable
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, wordlist

_OF = regex(rf" {LETTER}{{1,6}}(?: {LETTER}{{1,9}})? ")
"""Between what an article is with and a sum of money."""
APART = 2
"""How many words an article and its noun may stand apart, the noun among them ("en tillitsfull styrmann")."""
REACH = 70
"""How far before a count the article of the item before may stand, in characters."""


class ListOnes:
    """The articles that count in one language; ``has_any`` is false where there are none."""

    def __init__(self, language: Language, nouns: NounGrammar, bounds: Lexicon[str], vague: Lexicon[bool]) -> None:
        self.nouns, self.bounds, self.vague = nouns, bounds, vague
        counts: CountsTable = language.table("counts")
        numerals: NumeralsTable = language.table("numerals")
        ones, joiners = alternatives(counts.list_ones), alternatives(numerals.list_joiners)
        self.has_any = bool(ones)
        self.right = regex(rf"(?:,? (?P<joined>{joiners}) |, )(?P<one>{ones}) ")
        noun = rf"{WORD}+(?:-{WORD}+)*"
        self.left = regex(rf"(?<!{WORD})(?P<one>{ones}) (?:{noun} )?{noun}(?:,? (?P<joined>{joiners})|,) ?$")
        self.opening = wordlist(counts.list_ones_after)

    def find(self, low: str, quantities: Sequence[Quantity], is_free: Callable[[Numeral], bool]) -> list[Quantity]:
        """Return the counts of one that stand in a list with ``quantities``; none where no "and" ties the list."""
        found: list[Quantity] = []
        for count in (q for q in quantities if q.kind == "count" and q.noun is not None and q.noun.known and q.amount.of is None):
            items = [*self._behind(low, count.edge), *self._before(low, count.start)]
            found += [one for one in items if is_free(one.amount.first) and not _is_sum(low, one, quantities)]
        return found

    def _behind(self, low: str, edge: int) -> Iterator[Quantity]:
        waiting: list[Quantity] = []
        while (match := self.right.match(low, edge)) is not None:
            one = self._item(low, match.span("one"))
            if one is None:
                return
            waiting.append(one)
            edge = one.edge
            if match["joined"]:
                yield from waiting
                waiting = []

    def _before(self, low: str, start: int) -> Iterator[Quantity]:
        bound = self.bounds.before(low, start)
        start = bound[1] if bound else start
        waiting: list[Quantity] = []
        joined = False
        while (match := self.left.search(low, max(0, start - REACH), start)) is not None:
            one = self._item(low, match.span("one"))
            joined = joined or match["joined"] is not None
            if one is None or not joined or not match.end() - len(match["joined"] or "") - 3 <= one.edge <= match.end():
                return
            waiting.append(one)
            start = match.start()
            if self.opening.before(low, start):
                yield from waiting
                return

    def _item(self, low: str, span: tuple[int, int]) -> Quantity | None:
        """The count of one whose article stands at ``span``, with a known noun right behind, or behind one adjective."""
        start, end = span
        if self.vague.after(low, start):
            return None
        noun = None if self.nouns.is_none(low, end + 1) else self.nouns.after(low, end + 1, many=False)
        if noun is None or not noun.known or len(low[end + 1 : noun.end].split()) > APART + low[noun.start : noun.end].count(" "):
            return None
        return _count(start, end, noun)


def _is_sum(low: str, one: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether money stands right behind what an article is with, which says how much of it there is: "38 women and a fund of 4 billion"."""
    return any(q.kind == "money" and one.edge < q.start and _OF.fullmatch(low, one.edge, q.start) for q in quantities)


def _count(start: int, end: int, noun: Noun) -> Quantity:
    amount = single(Numeral(start, end, Decimal(1), Decimal(1), word=True, one=True))
    return Quantity("count", start, end, amount, "count.list", unit=noun.unit, noun=noun, edge=noun.end)
