"""Say what each figure is about: the place, the model and the year that the sentence and the ones before it name.

Places, models and years are events in the text; ``place_links``, ``model_links`` and ``year_links`` each look at the events around a
figure: its own clause first, then the sentence, then what the paragraph was about.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec import Struct

from mobextract.dates.reader import FoundDate
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.disaster_years import DisasterYears
from mobextract.linking.evidence import LinkScorer
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.latest_day import latest_day
from mobextract.linking.links import LinkedFigures, Links, ModelPlace
from mobextract.linking.model_links import ModelLinker
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.respective_models import is_placed
from mobextract.linking.unit_counts import UnitCounts
from mobextract.linking.year_links import YearLinker
from mobextract.models.grammar import FoundModel
from mobextract.models.owners import OwnerFinder
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import Folded
from mobextract.text.segment import Segments


class _Linkers(Struct, frozen=True):
    """What links the figures of one article, one by one, in reading order."""

    places: PlaceLinker
    models: ModelLinker
    years: YearLinker
    disaster: DisasterYears
    scorer: LinkScorer

    def of(self, quantity: Quantity) -> Links:
        """Return the links of one figure: the model goes by the place and year that the text states, the place may then go by the model."""
        start, end = quantity.start, quantity.edge
        units, references = self.places.discourse.units, self.models.references
        of_all = units.is_sum(start) and start not in self.models.respective
        sort = (quantity.amount.of is not None, quantity.kind == "count", quantity.points)
        stated = units.introduced(start) if of_all else units.holder(self.places.stated(start, end, *sort), start)
        year = self.years.of_figure(start, end, quantity.points) or self.disaster.of_figure(quantity)
        year = None if year is not None and self._is_fact(quantity, year) else year
        model = self.models.of_figure(quantity, stated, year)
        model = None if of_all and model is not None and model.kind == "model" else model
        told = self.places.of_figure(start, stated, model, meant=references.by_order(start) or references.is_subject(start))
        if model is not None and start in self.models.respective and is_placed(self.places.low, model):
            told = stated = self.places.of_models.of_model(model)
        place = _holding(units, told, stated, start)
        return Links(place, model, year, self.scorer.place(start, place), self.scorer.model(start, model), self.scorer.year(start, year))

    def _is_fact(self, quantity: Quantity, year: int) -> bool:
        """Whether a figure is what a unit consists of, and a past ``year`` was stated for something else: "In 2021 the model «A» began.
        … The commune has 1,034 households"."""
        sentence = self.places.clauses.around(quantity.start)[2]
        return self.years.reach.is_carried(self.years.years, year, quantity.start) and self.models.facts.tells(quantity, sentence)


def link(
    grammar: LinkGrammar,
    folded: Folded,
    segments: Segments,
    places: Sequence[Place],
    models: Sequence[FoundModel],
    quantities: Sequence[Quantity],
    dates: Sequence[FoundDate],
    owners: OwnerFinder,
    published: datetime.date | None,
) -> tuple[list[Links], list[ModelPlace]]:
    """Return the links of each quantity, and the place of each model; offsets are those of the folded text.

    ``published`` is the day of the article, where it gives one: "since August" of its very year is that year, "since" an earlier one none.
    """
    clauses = Clauses(grammar, folded.low, segments)
    published = published or latest_day(grammar, folded.low, segments, dates)
    by_place = PlaceLinker(grammar, folded, segments, places, models, quantities, clauses)
    by_model = ModelLinker(
        grammar, folded.low, segments, models, quantities, by_place, clauses, owners, published.year if published else None
    )
    by_year = YearLinker(grammar, folded.low, segments, dates, quantities, by_place, published)
    scorer = LinkScorer(grammar.scores, clauses, places, by_place.foci.events, models, by_model.references.all, by_year.years)
    model_places = [by_place.of_models.of_model(m) for m in models]  # in order: the first mention of a name says where it runs
    disaster = DisasterYears(grammar, segments, clauses, dates, by_year.years, published.year if published else None)
    linkers = _Linkers(by_place, by_model, by_year, disaster, scorer)
    links = [linkers.of(quantity) if quantity.kind in LINKED else Links() for quantity in quantities]
    homes = {m.first: place for m, place in zip(models, model_places, strict=True)}
    starts = [m.start for m in models]
    LinkedFigures(links, quantities, grammar, segments, clauses, by_place.foci, starts, by_year.years, homes).settle()
    return links, [ModelPlace(p, scorer.place(m.start, p, "runs_in")) for m, p in zip(models, model_places, strict=True)]


def _holding(units: UnitCounts, told: PlaceLink, stated: PlaceLink, start: int) -> PlaceLink:
    """The place of a figure that its model's may be too small for: "«A» has been repeated in 14 of 111 communes" is told of no hamlet."""
    if told == stated:
        return told
    holder = units.holder(told, start)
    return told if told == holder else stated or holder or None
