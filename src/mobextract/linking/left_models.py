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
from mobextract.linking.spread_models import SpreadModels
from mobextract.models.grammar import FoundModel
from mobextract.packs.place_tables import COMMUNES
from mobextract.record import PlaceLink
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
        spread: SpreadModels,
        quantities: Sequence[Quantity],
    ) -> None:
        self.g, self.low, self.segments = grammar, low, segments
        self.places, self.clauses, self.references, self.spread = places, clauses, references, spread
        self.figures = [q for q in quantities if q.kind != "date"]
        self.starts = [q.start for q in self.figures]
        self.same_model = clauses.said(grammar.same_model)

    def leaves(self, model: FoundModel | None, sentence: Span, place: PlaceLink, *, counted: bool) -> bool:
        """Return whether a sentence names a unit that is no part of the one where a model runs: the text has left it, unless the
        model's own sentence names that unit too, or the sentence, or the one before, opens as a result of what was said."""
        home = self.places.of_models.home(model) if model is not None and model.kind in LOCAL and not model.canonical else None
        if model is None or not isinstance(place, str) or not isinstance(home, str) or home == place:
            return False
        if any(meant is model and at < sentence[1] for at, meant in self.references.kinds) or self.clauses.says(self.same_model, *sentence):
            return False  # "the province has 63 such clubs", "1,213 households have joined the model"
        if self._spreads(model, home, sentence[0]) or self._introduces(model, sentence[0]):
            return False
        known = self.places.foci.known
        if home not in known or place not in known or home in known[place].parents:
            return False
        if place not in known[home].parents and self._counts_alike(model, sentence):
            return False
        if counted and place in known[home].parents and known[place].kind in COMMUNES:
            return False  # what a hamlet began is told of its commune, too; rates are of all its people
        units = self.places.foci.within
        if all(focus.link != place for focus in units(sentence)) or any(
            place == p.name for f in units(self.segments.sentence_at(model.start)) for p in f.places
        ):
            return False
        before = self.segments.sentence_at(max(0, sentence[0] - 2))
        around = {p.name for f in units((self.segments.paragraph_at(model.start)[0], model.start)) for p in f.places}
        names_it = before[0] <= model.start and not around.intersection(
            (place, *known[place].parents)
        )  # "The model «X» has …" is no result
        told = sentence[0] if names_it else before[0]
        return not any(self.g.results.after(self.low, start) for start in (sentence[0], told))

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

    def _spreads(self, model: FoundModel, home: str, position: int) -> bool:
        """Whether a sentence before in the paragraph takes "the model" to another unit: the sentences behind it go on with where else it
        is."""
        again = self.references.again
        low, high = (bisect_left(again, bound, key=itemgetter(0)) for bound in (self.segments.paragraph_at(position)[0], position))
        told = [self.segments.sentence_at(at) for at, meant in again[low:high] if meant is model]
        known = self.places.foci.known
        around = known[home].parents if home in known else ()
        units = (p for s in told for f in self.places.foci.within(s) for p in f.places)
        return any(self.clauses.says(self.spread.taken_up, *s) for s in told) or any(
            p.name not in (home, *around) and home not in p.parents for p in units
        )
