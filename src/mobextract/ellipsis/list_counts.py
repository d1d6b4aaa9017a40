"""Numbers behind a colon in the items of a list count what its introduction names: "Models recognized in 2020: – Van Yen: 81"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BILLION, NOTHING, Quantity, is_count
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_WORD, UPPER, WORD
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

ANYTHING = frozenset(("result", "target", "criterion", "example", "solution", "task", "activity", "content", "achievement", "indicator"))
"""Concepts that open a list of anything."""
CRITERIA = frozenset(("field", "sector", "category", "aspect", "direction", "topic", "area", "type"))
"""Concepts that things are spread by: what the items count is named before ("926 models in all. By field: …")."""
PARTS = 4
"""How many numbers on a part of a labelled one may stand."""
ITEMS = 40
"""So many numbers of a list are summed up at most."""
LABEL = 60
"""How long the label before a colon may be, in characters."""
_NAME = regex(rf"(?<!{WORD})[{UPPER}]")
_FIRST = regex(WORD)
_LABELLED = regex(r":[^\S\n]*$")
_BULLET = regex(r"\W*")


class ListCounts:
    """The figures in the lists of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments
        self._nouns: dict[Span, Noun | None] = {}

    def fill(self, amounts: Sequence[Amount], results: list[Quantity | str]) -> list[int]:
        """Make the number behind the label of an item a count, where the list's introduction names what is counted; which ones are."""
        filled = []
        for index, amount in enumerate(amounts if self.segments.introductions else ()):
            introduction = self.segments.introduction(amount.start)
            if introduction is None or not self._is_labelled(amount):
                continue
            if introduction not in self._nouns:
                self._nouns[introduction] = self._counted(introduction, index, results)
            noun, (shared, by_field) = self._nouns[introduction], self._shared(introduction, amount, amounts, results[:index])
            if noun is None:
                noun = shared
            elif noun.start < self._last_sentence(introduction)[0]:
                by_field = True
            else:
                by_field = by_field and shared is not None and shared.unit == noun.unit
            if not self._is_open(results[index], amount, by_field=by_field):
                continue
            if noun is not None and (amount.is_whole_range if amount.value is None else amount.is_whole):
                label, results[index] = results[index], self.edges.count_of(amount, noun)
                filled.append(index)
                for at in range(index + 1, min(index + PARTS, len(results))):  # "Culture: 55 (47)" counts no cultures in brackets
                    part = results[at]
                    if isinstance(label, Quantity) and isinstance(part, Quantity) and part.noun is label.noun:
                        results[at] = replace(part, noun=noun, unit=noun.unit)
        return filled

    def _shared(
        self, introduction: Span, amount: Amount, amounts: Sequence[Amount], before: Sequence[Quantity | str]
    ) -> tuple[Noun | None, bool]:
        """What the introduction counts, where the first item counts it again and the items are no more: "341 models were rated: – Economy:
        190 models; – Culture: 84 …"; and whether they make it up, so that a noun before a colon is none ("– Political system: 55")."""
        counts = [r for r in before if is_count(r) and r.start >= introduction[0]]
        whole = next((c for c in reversed(counts) if c.start < introduction[1]), None)
        first = next((c for c in counts if c.start >= introduction[1]), None)
        if whole is None or first is None or first.unit != whole.unit or first.rule != "count.noun" or not self._is_labelled(first.amount):
            return None, False
        near = amounts[bisect_left(amounts, introduction[1], key=lambda a: a.start) :][:ITEMS]
        parts = [a.value or 0 for a in near if self.segments.introduction(a.start) == introduction and self._is_labelled(a)]
        total = sum(parts)
        fits = amount.value is not None and whole.amount.value is not None and total <= whole.amount.value
        return (whole.noun if fits else None), total == whole.amount.value

    def _is_open(self, result: Quantity | str, amount: Amount, *, by_field: bool) -> bool:
        """Whether a number has no noun, or only the unit that its label names ("Van Yen district: 81"), or the field ("Culture: 55")."""
        if isinstance(result, Quantity):
            return result.kind == "count" and result.rule == "count.ellipsis" and (result.unit in UNITS or by_field)
        return result == NOTHING and self.edges.ends_open(amount) and amount.last.scale < BILLION

    def _is_labelled(self, amount: Amount) -> bool:
        """Whether a number stands behind the colon of a label that opens its item."""
        start = self.segments.paragraph_at(amount.start)[0]
        before = self.edges.left_of_modifier(amount.start)
        colon = _LABELLED.search(self.low, start, before)
        return (
            colon is not None
            and 0 < colon.start() - start < LABEL
            and not re.search(r"[\d:;]", self.low[start : colon.start()].lstrip("0123456789.) "))
        )

    def _counted(self, introduction: Span, index: int, results: list[Quantity | str]) -> Noun | None:
        """The noun behind "the number of" in the last sentence of an introduction, else the one that the sentence begins with, if it
        goes on with the units that the items name ("poor households by commune"), else the only one, where words say that the items tell
        how it is spread ("the movement's models were distributed as follows"), or what the sentence before counts ("By field:")."""
        start, end = self._last_sentence(introduction)
        noun = self.g.nouns.of_total(self.low, start, end)
        if noun is None:
            opening = _BULLET.match(self.low, start)
            noun = self.g.nouns.after(self.low, opening.end() if opening else start, many=False)
            noun = noun if noun is not None and self._names_units(noun.end, end) else self._spread(start, end)
            unsaid = self._is_spread(start, end) if noun is None else noun.unit in CRITERIA
            if unsaid and not re.search(r"\d", self.low[start:end]):
                noun = next(
                    (r.noun for r in reversed(results[:index]) if isinstance(r, Quantity) and introduction[0] <= r.start < start), None
                )
        return noun if noun is not None and noun.known and noun.unit not in UNITS | ANYTHING and noun.end <= end else None

    def _spread(self, start: int, end: int) -> Noun | None:
        """The only counted noun of an introduction, behind or before words that say how things are spread."""
        starts = [m.start() for m in ANY_WORD.finditer(self.low, start, end)]
        said = [(at, word[1]) for at in starts if (word := self.g.nouns.spread.after(self.low, at)) is not None]
        if not said:
            return None
        found = [noun for at in starts if (noun := self.g.nouns.direct(self.low, at)) is not None and noun.unit not in UNITS | ANYTHING]
        taken = [*said, *((noun.start, noun.end) for noun in found)]
        nouns = [noun for noun in found if not any(first < noun.start < last for first, last in taken)]
        nouns = [noun for noun in nouns if noun.known and noun.unit != "movement" and not self.g.nouns.is_single(self.low, noun)]
        return nouns[0] if len({noun.unit for noun in nouns}) == 1 else None

    def _last_sentence(self, introduction: Span) -> Span:
        start, end = self.segments.sentence_at(introduction[1] - 1)
        return max(start, introduction[0]), end

    def _is_spread(self, start: int, end: int) -> bool:
        return self.g.nouns.spread.is_in(self.low, start, end)

    def _names_units(self, start: int, end: int) -> bool:
        return any(self.g.nouns.nouns.get(m[0]) in UNITS for m in re.finditer(rf"{WORD}+", self.low[start:end]))


def names_unit(text: str, start: int, noun: Noun, single: bool) -> bool:
    """Return whether the label in a sentence that begins at ``start`` names a unit ("Van Yen district", "Huyện Văn Yên"), rather than
    counts such units."""
    if noun.unit not in UNITS:
        return False
    start = first.start() if (first := _FIRST.search(text, start)) else start
    capitals = [m.start() for m in _NAME.finditer(text, start, text.find(":", noun.start))]
    beside = [at for at in capitals if not noun.start <= at < noun.end]
    return any(at > start for at in beside) or (single and bool(beside))
