"""Models that the text has left for another place: a sentence about a unit that is no part of where the model runs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.focus import rank_of
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.linking.model_references import ModelReferences
from mobextract.linking.place_links import PlaceLinker
from mobextract.models.grammar import FoundModel
from mobextract.packs.place_tables import COMMUNES
from mobextract.record import Place, PlaceLink
from mobextract.text.segment import Segments, Span

COMMON = frozenset(("household", "person", "member", "model", "poor_household", "near_poor_household", "student", "child", "woman"))
"""What any text counts, with the model or without."""
LOCAL = ("model", "programme")
"""Kinds of names that may run in one unit only."""


class LeftModels:
    """Such models in one article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        places: PlaceLinker,
        clauses: Clauses,
        references: ModelReferences,
        quantities: Sequence[Quantity],
    ) -> None:
        self.g, self.low, self.segments = grammar, low, segments
        self.places, self.clauses, self.references = places, clauses, references
        self.figures = [q for q in quantities if q.kind != "date"]
        self.starts = [q.start for q in self.figures]
        self.same_model = clauses.said(grammar.same_model)

    def leaves(self, model: FoundModel | None, sentence: Span, place: PlaceLink, quantity: Quantity) -> bool:
        """Return whether a sentence names a unit that is no part of the one where a model runs: the text has left it, unless the
        model's own sentence names that unit too, or the sentence, or the one before, opens as a result of what was said."""
        home = self.places.of_models.home(model) if model is not None and model.kind in LOCAL and not model.canonical else None
        if model is None or not isinstance(place, str) or not isinstance(home, str) or home == place:
            return False
        if any(meant is model and at < sentence[1] for at, meant in self.references.kinds) or self.clauses.says(self.same_model, *sentence):
            return False  # "the province has 63 such clubs", "1,213 households have joined the model"
        if self._introduces(model, sentence[0]):
            return False
        known = self.places.foci.known
        if home not in known or place not in known or home in known[place].parents:
            return False
        if place not in known[home].parents and self._counts_alike(model, sentence):
            return False
        if quantity.kind == "count" and self._is_near(known[place], known[home], (sentence[0], quantity.start)):
            return False  # rates are of all the people there
        return self._is_elsewhere(model, sentence, known[place]) and not self._results(model, sentence, known[place])

    def _is_near(self, place: Place, home: Place, before: Span) -> bool:
        """Whether a place is the commune of the hamlet where a model began, or a unit like its own, what of which is counted is told of
        the model, too: "Go Noi commune has lent out 15"; not where a body of its own is told of: "a club in Go Noi has 12 teams"."""
        if place.name in home.parents:
            return place.kind in COMMUNES
        return rank_of(place) == rank_of(home) and self.g.bodies_scanner.search(self.low, *before) is None

    def _is_elsewhere(self, model: FoundModel, sentence: Span, place: Place) -> bool:
        """Whether a sentence names the place itself, and the model's own sentence does not."""
        units = self.places.foci.within
        own = {p.name for f in units(self.segments.sentence_at(model.start)) for p in f.places}
        return place.name not in own and any(focus.link == place.name for focus in units(sentence))

    def _results(self, model: FoundModel, sentence: Span, place: Place) -> bool:
        """Whether a sentence, or the one before, opens as a result of what was said."""
        before = self.segments.sentence_at(max(0, sentence[0] - 2))
        lead = (self.segments.paragraph_at(model.start)[0], model.start)
        around = {p.name for f in self.places.foci.within(lead) for p in f.places}
        names_it = before[0] <= model.start and not around.intersection((place.name, *place.parents))  # "The model «X» has …" is no result
        told = sentence[0] if names_it else before[0]
        return any(self.g.results.after(self.low, start) for start in (sentence[0], told))

    def _introduces(self, model: FoundModel, position: int) -> bool:
        """Whether what introduces the list of a position names a model: "the model «X» now runs as follows: – A district: 61 groups"."""
        introduction = self.segments.introduction(position)
        return introduction is not None and introduction[0] <= model.start < introduction[1]

    def _counts_alike(self, model: FoundModel, sentence: Span) -> bool:
        """Whether a sentence counts what was counted right before it behind the model: "26 bins after «X». Ta Dung has nine bins"."""
        low, high = (bisect_left(self.starts, bound) for bound in sentence)
        told = {q.unit for q in self.figures[low:high] if q.kind == "count" and q.unit} - COMMON
        first = bisect_left(self.starts, max(model.start, self.segments.paragraph_at(sentence[0])[0]))
        return any(q.kind == "count" and q.unit in told for q in self.figures[first:low])

    def has_widened(self, model: FoundModel | None, start: int) -> bool:
        """Return whether the paragraph of a figure, behind that of a model, opens with a number of units as wide as the one where it runs:
        "four communes have not met the criteria. 88 % of the waste is collected" is no result of a commune's model."""
        paragraph = self.segments.paragraph_at(start)[0]
        home = self.places.of_models.home(model) if model is not None and model.kind in LOCAL and not model.canonical else None
        place = self.places.foci.known.get(home) if isinstance(home, str) else None
        if model is None or place is None or model.start >= paragraph or self.clauses.says(self.same_model, paragraph, start):
            return False
        opens = self.figures[bisect_left(self.starts, paragraph)]
        again = self.references.again
        low, high = (bisect_left(again, bound, key=itemgetter(0)) for bound in (paragraph, start))
        said = any(meant is model for _, meant in again[low:high])
        units = opens.kind == "count" and opens.amount.value != 1 and UNIT_RANKS.get(opens.unit or "", 9) <= rank_of(place)
        return units and not said and opens.start < min(start, self.segments.sentence_at(paragraph)[1])
