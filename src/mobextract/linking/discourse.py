"""What the text is about: the article as a whole, each sentence, and so the sentences behind it that name no unit themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.acting_units import acts_in_part, only_acts, serves_home
from mobextract.linking.begun_places import BegunPlaces
from mobextract.linking.clauses import Clauses
from mobextract.linking.distances import Distances
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import COMMUNE, COUNTRY, MEMORY, VILLAGE, Focus
from mobextract.linking.givers import hands_over, is_source, told_alone, told_before
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.listed_places import ListedPlaces
from mobextract.linking.main_places import Shares, listed_first, main_focus, without_bystander
from mobextract.linking.means import comes_after, is_compared, is_mean, is_others
from mobextract.linking.owner_places import OwnerPlaces
from mobextract.linking.passing_places import PassingPlaces
from mobextract.linking.persons_homes import is_home, is_pictured
from mobextract.linking.place_reach import PlaceReach
from mobextract.linking.text_returns import (
    are_items,
    around_asides,
    around_beginnings,
    around_exceptions,
    around_whole_asides,
    beginner_of,
    is_beginning,
    whole_of_items,
)
from mobextract.linking.topics import all_levels, topic_of
from mobextract.linking.unit_counts import UnitCounts
from mobextract.linking.unit_examples import UnitExamples
from mobextract.linking.venues import Venues
from mobextract.models.grammar import FoundModel
from mobextract.record import Place
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.in_order import START, first_from, within
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

OPENING = 20
"""Words like "today" this close to the beginning of a sentence open it."""


class Discourse:
    """What one article is about, from place to place."""

    def __init__(
        self,
        grammar: LinkGrammar,
        folded: Folded,
        segments: Segments,
        places: Sequence[Place],
        models: Sequence[FoundModel],
        quantities: Sequence[Quantity],
        clauses: Clauses,
    ) -> None:
        self.g = grammar
        self.low = low = folded.low
        self.segments = segments
        self.models, self.quantities = models, quantities
        self.clauses = clauses
        self.started = clauses.said(grammar.started_with)
        self.now, self.began = clauses.said(grammar.now_scanner), clauses.said(grammar.begun_scanner)
        starts = [m.start for m in models]
        counted = {q.noun.start for q in quantities if q.noun is not None}
        grown = (self.now, *map(clauses.said, (grammar.year_after, grammar.spread)), self.started, clauses.said(grammar.at_first_scanner))
        self.begun = BegunPlaces(low, grammar.organisations, self.began, grown, starts, counted)
        inside = [p for p in places if (i := bisect_right(starts, p.start)) and p.start < models[i - 1].end]
        kept = {id(p) for p in inside}
        names = [(m.start, m.end) for m in models]
        self.foci = FocusMap(grammar, folded, segments, [p for p in places if id(p) not in kept], quantities, names)
        self.reach = PlaceReach(grammar, low, segments, quantities, self.foci)
        self.venues = Venues(grammar, folded.low, segments, models, quantities, clauses, self.foci, self.reach)
        self.distances = Distances(grammar, low, quantities)
        self.examples = UnitExamples(grammar, low, quantities)
        self.passing = PassingPlaces(grammar, low, clauses, quantities)
        self.lists = ListedPlaces(grammar, low, segments, clauses, self.foci, quantities)
        self.units = UnitCounts(grammar, low, quantities, clauses, self.foci)
        self.inner = FocusMap(grammar, folded, segments, inside, (), None)
        self.owners = OwnerPlaces(grammar, low, segments, models, self.foci, self.inner, clauses.said(grammar.here_scanner))
        self.shares = Shares(grammar, low, quantities, self.foci.known)
        self.foci.known |= {name: p for name, p in self.inner.known.items() if name not in self.foci.known}
        self.topic, self.topic_from = topic_of(segments, self.foci, self.reach, places)
        self.foci.add(all_levels(grammar, self.foci, self.topic, names))
        self._stated: dict[Span, list[Focus]] = {}
        self._mains: dict[Span, Focus | None] = {}
        self._nearest: dict[tuple[int, int], Focus | None] = {}

    def foci_of(self, sentence: Span) -> list[Focus]:
        """The units of a sentence that figures can belong to: none outside the article's province, and those inside a model's name only
        where they are a part of the unit that the text is at, or the text is at none."""
        if sentence not in self._stated:
            within = [
                f
                for f in self.foci.within(sentence)
                if not (self.reach.is_former(f) or self.distances.is_end(f) or self.examples.is_one(f))
            ]
            foci = [f for f in within if not self.foci.is_foreign(f) or self.reach.in_breakdown(f)]
            foci = [host for f in foci if (host := self.venues.caller(f, sentence, foci, self.topic)) is not None]
            foci = [f for f in foci if not (acts_in_part(self, f, sentence) or serves_home(self, f, foci[0], sentence))]
            if foci:
                earlier = self.earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
                foci = self.passing.left(foci, earlier, sentence, lambda: self.earlier(sentence[0], 0))
            if foci and self.owners.may_go_beyond(foci, sentence):
                foci = self.owners.beyond(foci, self.earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0]), sentence)
            for inner in (f for f in self.inner.within(sentence) if len(f.places) == 1):  # not "For dear Hoang Sa, Truong Sa"
                before = [f for f in foci if f.start < inner.start]
                base = next(iter(before[-1:] or foci), None)
                base = self.narrower(base, sentence) if base else self.earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
                if base is None or (inner.rank > base.rank and inner.lies_in(base)):
                    foci = sorted([*foci, inner], key=START)
            self._stated[sentence] = foci
        return self._stated[sentence]

    def narrower(self, focus: Focus, sentence: Span) -> Focus:
        """A unit that gives ("10 billion from the province") gives way to its part that the sentence opens with, or that the paragraph is
        about; one that only gives a part of a sum, or hands over something in a text about that alone, to that of earlier paragraphs."""
        if not focus.gives:
            return focus
        foci = self.foci.within(sentence)
        opening = foci[0] if foci and foci[0].start < focus.start and not foci[0].level else None
        if opening is not None and opening.rank > focus.rank and opening.lies_in(focus) and self.foci.is_told(opening):
            return opening
        if (named := told_before(focus, foci)) is not None:
            return named
        begin = self.segments.paragraph_at(sentence[0])[0]
        acting = self.foci.weak_within((begin, sentence[0]))
        told = self.earlier(sentence[0], begin) or (acting[-1] if acting else self.earlier(sentence[0], 0))
        if told is None or told.rank <= focus.rank or not told.lies_in(focus) or self.lists.is_dealt(told):
            return focus
        gives, inside = hands_over(self.g, self.low, self.quantities, focus), told.start >= begin
        alone = told_alone(told, self.foci.named, begin if inside else 0, sentence[0]) if gives else inside
        return told if alone or self.gives_part(focus, sentence, told) else focus

    def gives_part(self, focus: Focus, sentence: Span, earlier: Focus | None) -> bool:
        """Whether a unit gives a part of a sum that its sentence has told before: first of all, or in an article about what is told
        ``earlier``."""
        if not focus.gives:
            return False
        told = [q.kind == "money" for q in within(self.quantities, sentence[0], focus.start)]
        return any(told[:1]) or (any(told) and earlier is not None and earlier.link == self.topic)

    def earlier(self, position: int, limit: int) -> Focus | None:
        """What the nearest sentence between ``limit`` and ``position`` that names a unit is about, in the same section; in all, if -1."""
        asked = position, limit
        if asked not in self._nearest:
            main = self._nearest_main(position, limit)
            self._nearest[asked] = main and self._widened(main, position)
        return self._nearest[asked]

    def _widened(self, main: Focus, position: int) -> Focus:
        """The unit around what the text is about, where it has come to more units than that: "it is now present in eight of the 11
        villages. It has …"."""
        if len(main.places) > 1 and self.lists.is_dealt(main):
            return main
        name = self.units.holder_behind(main.link, main.end, position)
        return main if name == main.link or not isinstance(name, str) else Focus(main.start, main.end, [self.foci.known[name]], unit=True)

    def _nearest_main(self, position: int, limit: int) -> Focus | None:
        sentences, segments, paragraph = self.segments.sentences, self.segments, self.segments.paragraph_at(position)
        high = bisect_left(sentences, (position, 0))
        floor = max(limit, segments.section_start(position)) if limit >= 0 else 0
        low = max(high - MEMORY, bisect_left(sentences, (floor, 0)), 0)
        turned, start = False, None
        for sentence in reversed(sentences[low : high + 1]):
            turned = turned or says(self.now, self.low, sentence[0], min(sentence[1], sentence[0] + OPENING))
            main = self._main_of(sentence) if sentence[0] < position else None
            if main is None or (not main.rank and says(self.owners.here, self.low, *segments.sentence_at(position))):
                continue  # "A commune grows tea. Vietnam has 34 provinces. 40 families live by it here"
            if start is not None:
                return main if start.lies_in(main) and main.rank < start.rank else start
            if turned and is_beginning(self, main, sentence):
                start = main  # "it began with 17 households in Thac Dai. Today 63 take part": in the unit around
                if (beginner := beginner_of(self, sentence, main)) is not main:
                    return beginner
                continue
            other = segments.paragraph_at(sentence[0])
            if other != paragraph and (segments.introduction(sentence[0]) is not None or other[0] in segments.captions):
                continue  # what one item of a list is about, or a picture, is of that alone
            if other != paragraph and is_home(self.g, self.low, main, sentence):
                continue
            if other != paragraph and is_pictured(main, self.foci.named, self.quantities, other, sentence):
                continue
            if limit > 0 or sentence[0] >= paragraph[0] or not self.foci.is_neighbour(main):
                return self.lists.gone_through(sentence, self.foci_of(sentence), sentence[1], self.earlier) or main
        return start

    def _main_of(self, sentence: Span) -> Focus | None:
        """What a sentence is about for those after it."""
        if sentence not in self._mains:
            self._mains[sentence] = self._main_named(sentence)
        return self._mains[sentence]

    def _only_compared(self, focus: Focus) -> bool:
        """Whether a unit without a figure of its own is only compared with: "more than in the neighbouring commune B"."""
        if not is_compared(self.g, self.low, focus):
            return False
        figure = first_from(self.quantities, focus.end)
        return figure is None or is_others(self.g, self.low, focus, figure.start)

    def _main_named(self, sentence: Span) -> Focus | None:
        """The main place of the first item of a sentence that has one; a foreign country is told of in its own sentence only."""
        foci = self.foci_of(sentence)
        foci = [f for f in foci if f.rank or f.level or (len(foci) == 1 and self._is_countrys(f, sentence))]
        foci = [f for f in foci if not self.reach.in_breakdown(f) and not self._only_gives(f)]
        foci = [f for f in foci if not (is_mean(self.g, self.low, f) or comes_after(self.g, self.low, f) or self._is_aside(f))]
        foci = [f for i, f in enumerate(foci) if not self._only_compared(f) and (f.rank or not i)]  # "…, 2 % of those in the country"
        foci = [f for f in foci if not self.foci.is_residence(f, sentence)]
        foci = [f for f in foci if not only_acts(self, f, foci[0], sentence)]
        if not foci:
            return self.owners.again(sentence)
        foci = without_bystander(foci, self.quantities, self.clauses.item(foci[0].start))
        returns = (around_exceptions, around_asides, around_whole_asides)
        if (around := next(filter(None, (back(self, foci, sentence) for back in returns)), None)) is not None:
            return around
        if (
            len(foci) > 1
            and foci[0].level
            and not foci[1].level
            and foci[1].lies_in(foci[0])
            and self._is_runners(foci[0], foci[1], sentence)
        ):
            foci = foci[1:]  # "Союз женщин провинции ведёт в округе A модель …" is told of the district
        item = self.clauses.item(foci[0].start)
        if item[0] > sentence[0] and within(self.quantities, sentence[0], item[0]) and not within(self.quantities, *item):
            return self.owners.again(sentence)  # "there are 11 schools; A is still waiting for one"
        if item[0] > sentence[0] and are_items(self.clauses, foci):
            return self.shares.whole(foci)  # "…; «X» of A's union; «Y» in B"
        if (around := whole_of_items(self, foci)) is not None:
            return around
        end = item[1]
        named = [f for f in foci if f.start < end]
        if (listed := listed_first(named)) is not None:
            return listed
        if (
            holding := next((f for f in named[1:] if len(f.places) > 1 and named[0].places[0].name in {p.name for p in f.places}), None)
        ) is not None:
            return holding  # "the post at Binh Hai set up … in the communes Binh Chau and Binh Hai"
        if self.shares.is_share(sentence, foci[0]):
            return self.shares.whole(named) if len(named) > 1 else None
        whole = next((i for i, f in enumerate(named) if self.shares.is_share(sentence, f)), 0)
        if whole and all(f.lies_in(named[whole - 1]) for f in named[whole:]):
            return main_focus(named[:whole])
        equals = len({str(f.link) for f in named}) == len(named) and len({f.rank for f in named}) == 1
        many = len(named) > 1 and sum(len(f.places) for f in named) > 2  # "A leads with 29, while B and C have 21 and 18"
        if equals and (many or self.shares.in_turn(named, (item[0], end))):
            return self.shares.whole(named)  # "A has 6 groups, B 5 and C 4", "A has 6 groups and B 5"
        if len(named) < len(foci) > 2 and len({f.rank for f in foci}) == 1 and len({str(f.link) for f in foci}) == len(foci):
            return self.shares.whole(foci)  # "A: 88 %; B: 81 %; C: 79 %"
        if foci[-1].level and not named[-1].level and all(f.lies_in(foci[-1]) for f in named):
            return foci[-1]  # "in the villages A and B 315 pupils got books; 428 in the whole commune"
        if (outgrown := around_beginnings(self, named, sentence)) is not None:
            return outgrown
        return self._owner_of_models(named, end) or self.narrower(main_focus(named) or named[0], sentence)

    def _is_countrys(self, focus: Focus, sentence: Span) -> bool:
        """Whether a sentence has figures and tells of the country itself: "Last year, Vietnam recorded 900 fires", "… 900 in Vietnam"."""
        if focus.link != COUNTRY or not within(self.quantities, *sentence):
            return False
        inside = self.g.inside_before.before(self.low, focus.start) or self.g.inside_after.after(self.low, skip_blanks(self.low, focus.end))
        return inside is not None or self.foci.is_told(focus)

    def _is_aside(self, focus: Focus) -> bool:
        """Whether a unit was merged into one that the article names, and no clause opens with it and tells of it."""
        return self.foci.absorbed(focus) and not self.foci.is_told(focus)

    def _is_runners(self, focus: Focus, unit: Focus, sentence: Span) -> bool:
        """Whether a level that opens a sentence is that of the organisation that runs its model in a unit named behind it."""
        model = next((m for m in self._models_from(sentence[0]) if m.start < sentence[1]), None)
        return model is not None and model.owner is not None and model.owner[0] <= focus.start < model.owner[1] <= unit.start

    def _only_gives(self, focus: Focus) -> bool:
        """Whether a unit, without its name, is only where money comes from ("60 % of which came from the province"): no text goes on with
        it."""
        return focus.gives and focus.level and is_source(self.g, self.low, focus.start, focus.end)

    def _owner_of_models(self, named: list[Focus], end: int) -> Focus | None:
        """The unit whose organisation runs the first model that an item tells of behind the part where it began: the text goes on with
        that."""
        model = next((m for m in self._models_from(named[-1].end) if m.kind == "model" and m.start < end), None)
        return next(iter(self.of_owner(self.clauses.item(model.start), named[-1:], model)), None) if model is not None else None

    def of_owner(self, item: Span, named: list[Focus], model: FoundModel) -> list[Focus]:
        """The unit whose organisation runs a model, behind a clause that names a part of it ("after a fire in zone 21, the ward police
        launched …")."""
        behind = [f for f in self.foci.owning_within(item) if named and named[0].end < f.start < model.start]
        wide = [
            f
            for f in behind[-1:]
            if f.rank == COMMUNE and named[0].rank == VILLAGE and named[0].lies_in(f) and "," in self.low[named[0].end : f.start]
        ]
        return wide

    def _models_from(self, position: int) -> Sequence[FoundModel]:
        return self.models[bisect_left(self.models, position, key=START) :]
