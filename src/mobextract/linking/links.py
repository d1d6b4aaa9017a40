"""What each figure is about, and what figures that stand together then say of each other: a sum is of the places of all its parts, what
two years differ by is of neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from mobextract.ellipsis.sums import Sums, names_none
from mobextract.figures.quantity import LINKED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import names_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import counts_models
from mobextract.linking.parted_wholes import PartedWholes
from mobextract.linking.shared_models import shared_with
from mobextract.linking.shared_years import is_difference, sums_of_years
from mobextract.linking.told_again import told_before, told_of
from mobextract.linking.wider_wholes import holder_of, part_of
from mobextract.linking.year_events import YearEvent
from mobextract.models.grammar import FoundModel
from mobextract.record import PlaceLink
from mobextract.text.folding import ANY_WORD
from mobextract.text.in_order import within
from mobextract.text.segment import Segments, Span

WORD = 24
"""So many letters hold any word that sets a clause against another."""


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


class LinkedFigures:
    """The figures of one article, each with its links; ``models`` are where the text names one, ``years`` those that it states."""

    def __init__(
        self,
        links: Sequence[Links],
        quantities: Sequence[Quantity],
        grammar: LinkGrammar,
        segments: Segments,
        clauses: Clauses,
        foci: FocusMap,
        models: Sequence[int],
        years: Sequence[YearEvent],
        homes: Mapping[int, PlaceLink],
    ) -> None:
        """``homes`` tells where each model runs, by the number of its first name."""
        self.links = links
        self.quantities = quantities
        self.g = grammar
        self.low = clauses.low
        self.segments = segments
        self.clauses = clauses
        self.foci = foci
        self.models = models
        self.events, self.years = years, [y.start for y in years if y.year]
        self.homes = homes
        self.sums = Sums(quantities, segments)

    def settle(self) -> None:
        """Mend the links of figures by those of the figures beside them."""
        self._take_up()
        self._share_models()
        self._sum_up()
        self._break_down()
        parted = PartedWholes(self.g, self.low, self.segments, self.quantities, self.foci, [link.place for link in self.links])
        for index in parted.widen():
            link = self.links[index]
            link.place, link.place_score = parted.places[index], link.place_score if parted.places[index] else None
        self._tell_apart()
        self._widen()
        self._come_home()
        self._lend()

    def _take_up(self) -> None:
        """A figure that its sentence takes up again as a whole is of what it was told of before, and so is what the sentence goes on with,
        but for what this names itself."""
        for index, link in enumerate(self.links):
            at = told_before(self.g, self.low, self.segments, self.quantities, index)
            if at is None:
                continue
            told, read = self.links[at], link.model
            sentence = self.segments.sentence_at(self.quantities[index].start)
            stated = {y.year for y in within(self.events, self.quantities[index].start, sentence[1])}
            for part in told_of(self.years, self.quantities, index, sentence):
                whole = part == index and self.quantities[part].amount.of is None
                if whole or self.links[part].year not in stated:  # not "of the 903 households, 120 escaped poverty in 2024"
                    self.links[part].year, self.links[part].year_score = told.year, told.year_score
            for part in told_of(self.models, self.quantities, index, sentence):
                if self.links[part].model is read:
                    self.links[part].model, self.links[part].model_score = told.model, told.model_score
            if self.quantities[index].amount.of is None and not self.foci.within((sentence[0], self.quantities[index].start)):
                link.place, link.place_score = told.place, told.place_score

    def _share_models(self) -> None:
        """A figure without a model, or of the models counted before it, may share that of one before it in its sentence."""
        links, quantities = self.links, self.quantities
        for index in range(1, len(links)):
            if quantities[index].kind in LINKED and (links[index].model is None or self._counts_copies(index)):
                with_ = shared_with(self.g, self.low, self.segments, quantities, self.models, lambda at: links[at].model, index)
                if with_ is not None:
                    links[index].model, links[index].model_score = links[with_].model, links[with_].model_score

    def _counts_copies(self, index: int) -> bool:
        """Whether a figure goes on with so many models of one name: "27 models «Clean lane»: nine in A, seven in B"."""
        model, before = self.links[index].model, self.links[index - 1].model
        copied = before is not None and before.kind == "model" and model is not None and model.kind != "model"
        return copied and counts_models(self.quantities[index]) and model is not None and model.start < self.quantities[index - 1].start

    def _sum_up(self) -> None:
        """A figure that sums up others is of all their places, and of no single one of their models and years; what is named for the sum
        itself stays."""
        for index, link in enumerate(self.links):
            indexes = self.sums.parts(index)
            if not indexes:
                continue
            parts, start = [self.links[at] for at in indexes], self.quantities[index].start
            own = (self.quantities[indexes[-1]].edge, self.clauses.around(start)[1][1])
            if (names := _all_places([part.place for part in parts], link.place)) and not self._is_placed(start, parts[-1].place, own):
                link.place, link.place_score = names, parts[-1].place_score
            if link.model is not None and len({part.model.first for part in parts if part.model}) > 1 and names_none(self.models, own):
                link.model = link.model_score = None
            if link.year is not None and len({part.year for part in parts if part.year}) > 1 and names_none(self.years, own):
                link.year = link.year_score = None

    def _is_placed(self, start: int, last: PlaceLink, own: Span) -> bool:
        """Whether a place is named for a sum itself: one behind it, or one before it that is not its last part's."""
        named = within(self.foci.named, *own)
        return any(place.start > start or not set(names_of(place.link)) <= set(names_of(last)) for place in named)

    def _break_down(self) -> None:
        """A figure that a colon breaks down by places, with nothing left over, is of all these, unless it was read as that of the unit
        around them or of one of them; one whose parts stand in brackets behind their places is of these all."""
        for index, link in enumerate(self.links):
            own = self.sums.bracketed(index, self.low)
            parts = [self.links[at].place for at in own or self.sums.breakdown(index, self.low)]
            if not parts:
                continue
            names = _names_of_all(parts)
            known = [self.foci.known[name] for name in names if name in self.foci.known]
            holds = link.place in names or any(link.place in place.parents for place in known)
            if isinstance(link.place, str) and not holds and known and all(place.kind == "country" for place in known):
                continue  # "the province has 318 people abroad: Japan (204), …"
            apart = isinstance(link.place, str) and not holds and not any(self.foci.lies_in(name, link.place) for name in names)
            if (apart or (own and link.place in names)) and len(names) == len(parts) > 1:
                link.place = names

    def _tell_apart(self) -> None:
        """What figures of two years differ by is of no year, nor is what those of several years come to."""
        for index in sums_of_years(self.g, self.low, self.segments, self.quantities, [link.year for link in self.links], self.events):
            self.links[index].year = self.links[index].year_score = None
        years = [link.year for link in self.links]
        for index, quantity in enumerate(self.quantities):
            link = self.links[index]
            if link.year is not None and is_difference(self.quantities, years, index, self.segments.sentence_at(quantity.start)[0]):
                link.year = link.year_score = None

    def _lend(self) -> None:
        """What the unit around, or its organisation, adds to a sum is spent where that is: "the post in A pays 140 million, while the Youth
        Union of the province gives 46 million"."""
        for index in range(1, len(self.links)):
            link, before, sums = self.links[index], self.links[index - 1], self.quantities[index - 1 : index + 1]
            read, place = link.place, before.place
            if not isinstance(read, str) or not isinstance(place, str) or read == place or any(q.kind != "money" for q in sums):
                continue
            end = self.segments.sentence_at(sums[0].start)[1]
            named = self.foci.all_within((sums[0].edge, end))
            if sums[1].start >= end or not named or any(f.link != read for f in named) or not self.foci.lies_in(place, read):
                continue
            words = [sums[0].edge + m.start() for m in ANY_WORD.finditer(self.low[sums[0].edge : sums[1].start])]
            joined = any(self.low[at : at + WORD].split(" ", 1)[0] in self.g.contrasts for at in words[:2])
            gives = any(at >= named[0].end and self.g.givers_after.after(self.low, at) for at in words) or (
                self.g.giving is not None and self.g.giving.search(self.low, named[0].end, end) is not None
            )
            if joined and gives and named[0].end <= sums[1].start:
                link.place = place
                link.model = link.model or before.model

    def _come_home(self) -> None:
        """What a sentence that opens with "the model" or "the club", and names no unit, tells of it is of where it runs, not of the part of
        that which the text was at: "In Hanh hamlet alone there are 21 looms. The club sold goods for 640 million"."""
        for index, link in enumerate(self.links):
            model, read = link.model, link.place
            home = self.homes.get(model.first) if model is not None and model.kind == "model" else None
            if not isinstance(home, str) or not isinstance(read, str) or home == read or not self.foci.lies_in(read, home):
                continue
            sentence = self.segments.sentence_at(self.quantities[index].start)
            opening = self.g.articles.past(self.low, sentence[0])
            opens = self.g.model_words.after(self.low, opening) or self.g.body_words.after(self.low, opening)
            if opens and not self.foci.all_within(sentence):
                link.place = home

    def _widen(self) -> None:
        """A whole whose part is in another unit than the text was at, and whose sentence names none before it, is of the unit around
        both."""
        for index, whole in enumerate(self.quantities):
            read = self.links[index].place
            if whole.kind != "count" or read is None:
                continue
            at = part_of(self.g, self.low, self.segments, self.quantities, index)
            if at is None or self.foci.within((self.segments.sentence_at(whole.start)[0], whole.start)):
                continue
            if (name := holder_of(read, self.links[at].place, self.foci.known)) is not None:
                for link in self.links[index:at]:
                    link.place = name if link.place == read else link.place


def _all_places(parts: Sequence[PlaceLink], read: PlaceLink) -> list[str] | None:
    """The places of the parts of a sum, if all have one and the sum was read as that of some of them only."""
    names = _names_of_all(parts)
    return names if all(parts) and set(names_of(read)) < set(names) and len(names) > 1 else None


def _names_of_all(places: Iterable[PlaceLink]) -> list[str]:
    """The names of several places, each once."""
    return list(dict.fromkeys(name for place in places for name in names_of(place)))
