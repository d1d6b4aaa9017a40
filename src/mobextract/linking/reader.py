"""Say what each figure is about: the place, the model and the year that the sentence and the ones before it name.

Places, models and years are events in the text; ``place_links``, ``model_links`` and ``year_links`` each look at the events around a
figure: its own clause first, then the sentence, then what the paragraph was about.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from mobextract.dates.reader import FoundDate
from mobextract.ellipsis.sums import Sums, names_none
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.evidence import LinkScorer
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_links import ModelLinker
from mobextract.linking.parted_wholes import PartedWholes
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.respective_models import is_placed
from mobextract.linking.shared_models import shared_with
from mobextract.linking.shared_years import is_difference
from mobextract.linking.unit_counts import UnitCounts
from mobextract.linking.wider_wholes import holder_of, part_of
from mobextract.linking.year_links import YearLinker
from mobextract.models.grammar import FoundModel
from mobextract.models.owners import OwnerFinder
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import Folded
from mobextract.text.in_order import within
from mobextract.text.segment import Segments


class Links(Struct, gc=False):
    """What one figure is about."""

    place: PlaceLink = None
    model: FoundModel | None = None
    year: int | None = None
    place_score: Decimal | None = None
    model_score: Decimal | None = None
    year_score: Decimal | None = None


class ModelPlace(Struct, frozen=True):
    """Where a model runs."""

    place: PlaceLink
    score: Decimal | None


class _Linkers(Struct, frozen=True):
    """What links the figures of one article, one by one, in reading order."""

    places: PlaceLinker
    models: ModelLinker
    years: YearLinker
    scorer: LinkScorer

    def of(self, quantity: Quantity) -> Links:
        """Return the links of one figure: the model goes by the place and year that the text states, the place may then go by the model."""
        start, end = quantity.start, quantity.edge
        units, references = self.places.discourse.units, self.models.references
        of_all = units.is_sum(start) and start not in self.models.respective
        stated = (
            units.introduced(start)
            if of_all
            else units.holder(self.places.stated(start, end, part=quantity.amount.of is not None, counted=quantity.kind == "count"), start)
        )
        year = self.years.of_figure(start, end, quantity.points)
        model = self.models.of_figure(quantity, stated, year)
        model = None if of_all and model is not None and model.kind == "model" else model
        told = self.places.of_figure(start, stated, model, meant=references.by_order(start) or references.is_subject(start))
        if model is not None and start in self.models.respective and is_placed(self.places.low, model):
            told = stated = self.places.of_models.of_model(model)
        place = _holding(units, told, stated, start)
        return Links(place, model, year, self.scorer.place(start, place), self.scorer.model(start, model), self.scorer.year(start, year))


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

    ``published`` is the day of the article: "since August" of its very year is that year, "since" an earlier one none.
    """
    clauses = Clauses(grammar, folded.low, segments)
    by_place = PlaceLinker(grammar, folded, segments, places, models, quantities, clauses)
    by_model = ModelLinker(
        grammar, folded.low, segments, models, quantities, by_place, clauses, owners, published.year if published else None
    )
    by_year = YearLinker(grammar, folded.low, segments, dates, quantities, by_place, published)
    scorer = LinkScorer(grammar.scores, clauses, places, by_place.foci.events, models, by_model.references.all, by_year.years)
    model_places = [by_place.of_models.of_model(m) for m in models]  # in order: the first mention of a name says where it runs
    linkers = _Linkers(by_place, by_model, by_year, scorer)
    links = [linkers.of(quantity) if quantity.kind in LINKED else Links() for quantity in quantities]
    _share_models(links, quantities, grammar, folded.low, segments, [m.start for m in models])
    _sum_up(
        links,
        Sums(quantities, segments),
        clauses,
        by_place.foci.named,
        [m.start for m in models],
        [y.start for y in by_year.years if y.year],
    )
    _break_down(links, Sums(quantities, segments), by_place, folded.low)
    parted = PartedWholes(grammar, folded.low, segments, quantities, by_place.foci, [link.place for link in links])
    for index in parted.widen():
        links[index].place = parted.places[index]
    _tell_apart(links, quantities, segments)
    _widen(links, quantities, grammar, folded.low, segments, by_place)
    return links, [ModelPlace(p, scorer.place(m.start, p, "runs_in")) for m, p in zip(models, model_places, strict=True)]


def _widen(
    links: Sequence[Links], quantities: Sequence[Quantity], grammar: LinkGrammar, low: str, segments: Segments, by_place: PlaceLinker
) -> None:
    """A whole whose part is in another unit than the text was at, and whose sentence names none before it, is of the unit around both."""
    for index, whole in enumerate(quantities):
        if whole.kind != "count" or links[index].place is None:
            continue
        at = part_of(grammar, low, segments, quantities, index)
        start = segments.sentence_at(whole.start)[0]
        if at is None or any(start <= f.start < whole.start for f in by_place.foci.within((start, whole.start))):
            continue
        read = links[index].place
        if (name := holder_of(read, links[at].place, by_place.foci.known)) is not None:
            for link in links[index:at]:
                link.place = name if link.place == read else link.place


def _share_models(
    links: Sequence[Links], quantities: Sequence[Quantity], grammar: LinkGrammar, low: str, segments: Segments, names: Sequence[int]
) -> None:
    """A figure without a model may share that of one before it in its sentence."""
    for index in range(1, len(links)):
        if links[index].model is None and quantities[index].kind in LINKED:
            with_ = shared_with(grammar, low, segments, quantities, names, lambda at: links[at].model, index)
            if with_ is not None:
                links[index].model, links[index].model_score = links[with_].model, links[with_].model_score


def _holding(units: UnitCounts, told: PlaceLink, stated: PlaceLink, start: int) -> PlaceLink:
    """The place of a figure that its model's may be too small for: "«A» has been repeated in 14 of 111 communes" is told of no hamlet."""
    if told == stated:
        return told
    holder = units.holder(told, start)
    return told if told == holder else stated or holder


def _sum_up(
    links: Sequence[Links], sums: Sums, clauses: Clauses, places: Sequence[Focus], models: Sequence[int], years: Sequence[int]
) -> None:
    """A figure that sums up others is of all their places, and of no single one of their models and years; ``places`` are those that the
    text names, ``models`` and ``years`` where it names one: what is named for the sum itself stays."""
    for index, link in enumerate(links):
        indexes = sums.parts(index)
        if not indexes:
            continue
        parts, last, total = [links[at] for at in indexes], sums.quantities[indexes[-1]], sums.quantities[index]
        own = (last.edge, clauses.around(total.start)[1][1])
        if (names := _all_places([part.place for part in parts], link.place)) and not _is_placed(total.start, parts[-1].place, places, own):
            link.place, link.place_score = names, parts[-1].place_score
        if link.model is not None and len({part.model.first for part in parts if part.model}) > 1 and names_none(models, own):
            link.model = link.model_score = None
        if link.year is not None and len({part.year for part in parts if part.year}) > 1 and names_none(years, own):
            link.year = link.year_score = None


def _tell_apart(links: Sequence[Links], quantities: Sequence[Quantity], segments: Segments) -> None:
    """What figures of two years differ by is of no year."""
    years = [link.year for link in links]
    for index, quantity in enumerate(quantities):
        if links[index].year is not None and is_difference(quantities, years, index, segments.sentence_at(quantity.start)[0]):
            links[index].year = links[index].year_score = None


def _break_down(links: Sequence[Links], sums: Sums, by_place: PlaceLinker, low: str) -> None:
    """A figure that a colon breaks down by places, with nothing left over, is of all these, unless it was read as that of the unit around
    them or of one of them; one whose parts stand in brackets behind their places is of these all."""
    for index, link in enumerate(links):
        own = sums.bracketed(index, low)
        parts = [links[at].place for at in own or sums.breakdown(index, low)]
        if not parts:
            continue
        names = list(dict.fromkeys(name for place in parts for name in _names(place)))
        known = [by_place.foci.known[name] for name in names if name in by_place.foci.known]
        holds = link.place in names or any(link.place in place.parents for place in known)
        if isinstance(link.place, str) and not holds and known and all(place.kind == "country" for place in known):
            continue  # "the province has 318 people abroad: Japan (204), …"
        apart = isinstance(link.place, str) and not holds and not any(by_place.foci.lies_in(name, link.place) for name in names)
        if (apart or (own and link.place in names)) and len(names) == len(parts) > 1:
            link.place = names


def _all_places(parts: Sequence[PlaceLink], read: PlaceLink) -> list[str] | None:
    """The places of the parts of a sum, if all have one and the sum was read as that of some of them only."""
    names = list(dict.fromkeys(name for place in parts for name in _names(place)))
    return names if all(parts) and set(_names(read)) < set(names) and len(names) > 1 else None


def _is_placed(start: int, last: PlaceLink, places: Sequence[Focus], own: tuple[int, int]) -> bool:
    """Whether a place is named for a sum itself: one behind it, or one before it that is not its last part's."""
    return any(place.start > start or not set(_names(place.link)) <= set(_names(last)) for place in within(places, *own))


def _names(place: PlaceLink) -> list[str]:
    return [] if place is None else [place] if isinstance(place, str) else place
