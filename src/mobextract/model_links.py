"""Which model's result a figure is: the nearest name before it, or the one that the text goes on with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from mobextract.link_grammar import LinkGrammar
from mobextract.place_links import PlaceLinker
from mobextract.programme_grammar import FoundModel
from mobextract.quantity import Quantity
from mobextract.segment import Segments, Span

TOPIC = 45
"""Words that open another topic stand this close to the beginning of their sentence."""


class ModelLinker:
    """The models of one article's figures."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, models: Sequence[FoundModel], quantities: Sequence[Quantity], places: PlaceLinker) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.places = places
        self.models = list(models)
        self.movements = [m for m in models if m.kind != "model"]
        self.references = self._references()
        self.counted = self._counted(quantities)

    def of_figure(self, quantity: Quantity) -> FoundModel | None:
        """Return the model of a figure: in its clause, its sentence, its paragraph, or carried on from before; or None.

        Numbers of models belong to a movement or programme, not to one model of it.
        """
        counts_models = quantity.kind == "count" and quantity.unit == "model"
        models = self.movements if counts_models else self.models
        sentence = self.segments.sentence_at(quantity.start)
        clause = self.places.clauses.item(sentence, quantity.start)
        after = _between(models, quantity.end, clause[1])
        if quantity.kind == "percentage" and after and re.search(r"\d", self.low[quantity.edge : after[0].start]):
            after = []  # a name behind several rates belongs to the last one
        if after and self._counted_by_name(quantity, after[0]):
            return after[0]
        before = _between(models, clause[0], quantity.start) or [m for _, m in self._referred(sentence, quantity.start)]
        if before or after:
            return before[-1] if before else after[0]
        before = _between(models, sentence[0], quantity.start)
        if before:
            commended = quantity.unit in ("collective", "individual")
            return None if before[-1].start in self.counted and not commended else before[-1]
        if self.g.topic_scanner and self.g.topic_scanner.search(self.low, sentence[0], min(sentence[1], sentence[0] + TOPIC)):
            return None
        return self._earlier(models, quantity, counts_models)

    def _earlier(self, models: list[FoundModel], quantity: Quantity, counts_models: bool) -> FoundModel | None:
        paragraph = self.segments.paragraph_at(quantity.start)
        earlier = _between(models, paragraph[0], quantity.start)
        reference = self._referred(paragraph, quantity.start)
        if reference and (not earlier or reference[0][0] > earlier[-1].end):
            return reference[0][1]
        return earlier[-1] if earlier else self._carried(models, paragraph, quantity, counts_models)

    def _carried(self, models: list[FoundModel], paragraph: Span, quantity: Quantity, counts_models: bool) -> FoundModel | None:
        """A paragraph without a model of its own goes on with the one before, unless it turns to another place."""
        index = bisect_left(models, paragraph[0], key=lambda m: m.start)
        if not index:
            return None
        last = models[index - 1]
        if counts_models or self.g.results.after(self.low, paragraph[0]):
            return last
        if quantity.kind == "percentage":
            return None  # rates of the population open new topics more often than they go on with an old one
        return None if self.places.foci.turns(self.segments.paragraph_at(last.start), quantity.start) else last

    def _counted_by_name(self, quantity: Quantity, model: FoundModel) -> bool:
        """Whether the name stands right behind the figure: "138 models «X»", "32 collectives, 18 individuals of «X»"."""
        gap = self.low[quantity.edge or quantity.end : model.start]
        return len(gap) < 45 and not re.search(r"[.;:()]", gap) and ("," not in gap or re.search(r", ?\d", gap) is not None)

    def _counted(self, quantities: Sequence[Quantity]) -> set[int]:
        """Where the names begin that only say which models are counted ("one new model «X»")."""
        found = set()
        for quantity in quantities:
            if quantity.kind == "count" and quantity.unit == "model" and quantity.amount.first.one:
                index = bisect_left(self.models, quantity.edge, key=lambda m: m.start)
                if index < len(self.models) and self.models[index].start - quantity.edge < 12:
                    found.add(self.models[index].start)
        return found

    def _references(self) -> list[tuple[int, FoundModel]]:
        """Cue words without a name ("hưởng ứng chương trình"), each with the last movement or programme of its kind."""
        own = {m.cue for m in self.models if m.cue}
        found: list[tuple[int, FoundModel]] = []
        for match in self.g.cue_scanner.finditer(self.low):
            kind = self.g.cues.get(" ".join(match[0].split()))
            index = bisect_left(self.models, match.start(), key=lambda m: m.start)
            inside = index and self.models[index - 1].end > match.start()
            named = index < len(self.models) and self.models[index].start - match.end() < 4
            if inside or named or match.span() in own:
                continue
            last = next((m for m in reversed(self.models[max(0, index - 8) : index]) if m.kind == kind), None)
            if last is not None:
                found.append((match.start(), last))
        return found

    def _referred(self, span: Span, position: int) -> list[tuple[int, FoundModel]]:
        """Where "the programme", "the movement" without a name stands last before ``position``, and what it refers to."""
        low, high = (bisect_left(self.references, (bound,)) for bound in (span[0], position))
        return self.references[high - 1 : high] if high > low else []


def _between(models: list[FoundModel], start: int, end: int) -> list[FoundModel]:
    low, high = (bisect_left(models, bound, key=lambda m: m.start) for bound in (start, end))
    return models[low:high]
