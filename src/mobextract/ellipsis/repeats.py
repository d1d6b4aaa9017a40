"""Bare nouns that take up a fuller one: their counts get its concept."""

from __future__ import annotations

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, is_count
from mobextract.text.segment import Segments


class Repeats:
    """The counts of one article whose nouns repeat others in short."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments

    def settle(self, results: list[Quantity | str]) -> None:
        """A bare noun that takes up a fuller one: "số hộ nghèo giảm từ 800 xuống còn 540 hộ" are poor households, "… cuộc gọi, 451 cuộc"
        are calls."""
        bases = set(self.g.nouns.qualified.base.values())
        for index in range(len(results)):
            result = results[index]
            if not is_count(result) or result.noun is None or result.rule not in ("count.noun", "count.change"):
                continue
            before = next((r for r in reversed(results[max(0, index - 4) : index]) if is_count(r) and r.noun), None)
            if result.unit in bases and (result.rule == "count.change" or self._follows_change(result)):
                unit = self._changing(result, before)
            else:
                unit = self._generic(result, before)
            if unit:
                results[index] = replace(result, unit=unit, noun=replace(result.noun, unit=unit))

    def _follows_change(self, count: Quantity) -> bool:
        """Whether a word of change stands right before a count, or before its bound."""
        return any(self.g.nouns.changes.before(self.low, p) for p in (count.start, self.edges.left_of_modifier(count.start)))

    def _changing(self, count: Quantity, before: Quantity | None) -> str | None:
        """The qualified concept whose number changes to ``count``: that of a count before it in the sentence, or of "the number of …"."""
        sentence = self.segments.sentence_at(count.start)[0]
        total = self.g.nouns.of_total(self.low, sentence, count.start)
        fuller = [before.unit] if before is not None and before.start >= sentence else []
        fuller += [total.unit] if total is not None else []
        return next((unit for unit in fuller if unit and self.g.nouns.qualified.base.get(unit) == count.unit), None)

    def _generic(self, count: Quantity, before: Quantity | None) -> str | None:
        if before is None or before.noun is None or count.noun is None or before.start < self.segments.paragraph_at(count.start)[0]:
            return None
        word, fuller = (self.low[n.start : n.end] for n in (count.noun, before.noun))
        taken_up = fuller.startswith(word + " ") or (fuller == word and before.unit != count.unit)
        repeats = self.g.nouns.generic.get(word) and taken_up and self.edges.is_open(count.noun.end)
        return before.unit if repeats else None
