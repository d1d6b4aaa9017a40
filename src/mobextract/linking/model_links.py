"""Which model's result a figure is: the nearest name before it, or the one that the text goes on with.

The rules stand in the order in which they apply in docs/linking.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.borne_titles import is_borne
from mobextract.linking.carried_models import CarriedModels, are_several
from mobextract.linking.clauses import Clauses
from mobextract.linking.commendations import rewards
from mobextract.linking.described_models import described_models
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.lacking_models import ITSELF, LackingModels
from mobextract.linking.left_models import LeftModels
from mobextract.linking.model_gaps import ModelGaps
from mobextract.linking.model_parts import ModelParts
from mobextract.linking.model_references import LIST_GAP, ModelReferences, Row, counts_models, named_by_number
from mobextract.linking.models_meant import TOPIC
from mobextract.linking.no_results import NoResults
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.planned_results import PlannedResults
from mobextract.linking.respective_models import respective_models
from mobextract.linking.several_models import RUN, several_models
from mobextract.linking.spread_models import SpreadModels
from mobextract.linking.titled_subjects import titled_subjects
from mobextract.linking.topic_breaks import topic_breaks
from mobextract.linking.unit_facts import UnitFacts
from mobextract.models.abbreviations import ABBREVIATED
from mobextract.models.grammar import FoundModel
from mobextract.models.owners import OwnerFinder
from mobextract.record import PlaceLink
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import within
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

_SEVERAL = regex(r"[.,;·:()।\n]")
_CLAUSE_END = regex(r" ?(?:[,.;:·)।\n]|$)")
ALONE = 20
"""Words that stand in an item before a rate that goes on with the one of the item before, at most."""
BESIDE = 3
"""A name without a cue this close behind a noun is its attribute."""
BODY = 40
"""How far before "consists of" the club that does may stand, in characters."""


PEOPLE = frozenset(("person", "household", "capita", "resident", "worker", "year", "month"))
"""What means of a whole population are told by."""


class ModelLinker:
    """The models of one article's figures; ``published`` is the year of the article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        models: Sequence[FoundModel],
        quantities: Sequence[Quantity],
        places: PlaceLinker,
        clauses: Clauses,
        owners: OwnerFinder,
        published: int | None,
    ) -> None:
        self.g, self.low, self.segments = grammar, low, segments
        self.places, self.clauses = places, clauses
        said = clauses.said
        self.population, self.standing = said(grammar.population_scanner), said(grammar.standing_scanner)
        self.topic = said(grammar.topic_scanner)
        self.parts = ModelParts(grammar, clauses, said(grammar.part_of))
        self.models = Row(models)
        self.movements = Row(m for m in models if m.kind != "model")
        self.quantities = quantities
        self.respective = respective_models(low, segments, models, quantities, said(grammar.respectively), places.foci)
        self.breaks = sorted(
            [
                *several_models(grammar, low, segments, models, quantities),
                *topic_breaks(grammar, low, segments, models, said),
                *titled_subjects(grammar, clauses, models),
            ]
        )
        """Where the text leaves the model named last: for all of several, or for something else."""
        self.references = ModelReferences(grammar, low, segments, self.models, self.movements, quantities, said(grammar.model_scanner))
        self.lacking = LackingModels(grammar, low, segments, self.references)
        self.rewards = rewards(grammar, low, segments, quantities)
        self.described = [at for at in described_models(grammar, low, models) if not self.references.is_ordered(at)]
        self.plans = PlannedResults(grammar, clauses, quantities, self.references, published)
        self.no_results = NoResults(grammar, segments, clauses, self.models, quantities)
        self.facts = UnitFacts(grammar, low, quantities, places.foci)
        self.spread = SpreadModels(grammar, low, segments, models, places.foci, said)
        self.left = LeftModels(grammar, low, segments, places, clauses, self.references, quantities)
        self.counted, self.named_numbers, self.called = named_by_number(low, self.models, quantities)
        counting = self.named_numbers - self.counted
        self.carried = CarriedModels(grammar, segments, self.models, places, clauses, owners, self.references, self.plans, counting)
        self.gap = ModelGaps(grammar, low, quantities, self.counted, self.named_numbers)
        self.attributes = self._attributes(quantities)
        """The units of what is counted by the names that stand at the nouns as attributes: "15 OCOP products"."""

    def of_figure(self, quantity: Quantity, place: PlaceLink, year: int | None) -> FoundModel | None:
        """Return the model of a figure: the one whose turn it is, in its item, sentence or paragraph, or carried on from before; or None.

        ``place`` and ``year`` are those that the text states for it. Where the text describes another model in between, only the movement
        that both are of is left.
        """
        if (own := self.respective.get(quantity.start)) is not None:
            return own
        found = self._named(self.rewards.get(quantity.start, quantity), place, year)
        _, (_, end), sentence, _ = self.clauses.around(quantity.start)
        if found is None or self.no_results.meets_standards(quantity, found, sentence):
            return None
        if self._is_broken_off(found, quantity, end) or self.lacking.parts(found, quantity, end):
            return None
        if not self._is_left(found, quantity):
            return found
        movement = self._earlier(self.movements, quantity, place)
        return movement if movement is not None and movement.kind == "movement" else None

    def _is_left(self, model: FoundModel, quantity: Quantity) -> bool:
        """Whether the paragraph of a figure describes another model between the name and the figure."""
        if model.kind != "model" or model.start > quantity.start or counts_models(quantity):
            return False
        start = max(model.end, self.segments.paragraph_at(quantity.start)[0])
        return bisect_left(self.described, start) < bisect_left(self.described, quantity.start)

    def _is_broken_off(self, model: FoundModel, quantity: Quantity, end: int) -> bool:
        """Whether the text has left a model between its name and a figure, and not come back to it by ``end``, that of its clause."""
        run = model.kind in RUN and model.canonical is None
        if not run or model.start > quantity.start or (counts_models(quantity) and quantity.start not in self.breaks):
            return False
        last = bisect_right(self.breaks, quantity.start)
        if not last or self.breaks[last - 1] <= model.start:
            return False
        sentence = self.segments.sentence_at(quantity.start)[0]
        if sentence > self.breaks[last - 1] and self.g.model_words.after(self.low, sentence) and not self._is_left(model, quantity):
            return False  # "mô hình có 30 thành viên"
        return not any(meant is model for _, meant in self.references.before((self.breaks[last - 1] + ITSELF, end), end))

    def _named(self, quantity: Quantity, place: PlaceLink, year: int | None) -> FoundModel | None:
        """The same, whatever else stands between. Numbers of models belong to a movement or programme, not to one model of it; rates of the
        whole population, and plans beside that of new models, belong to none."""
        of_models = counts_models(quantity)
        models = self.movements if of_models else self.models
        _, item, sentence, _ = self.clauses.around(quantity.start)
        if of_models and (alike := self._copies(quantity, item)) is not None:
            return alike
        listed = self.gap.heads_list(quantity, models.between(quantity.end, sentence[1]))
        after = None if listed else next(iter(self._fitting(self._after(models, quantity, item), quantity)), None)
        if after is not None and self.gap.counts_by_name(quantity, after):
            return after
        owed = self.no_results.may_be_owed(quantity, sentence)
        of_people = not quantity.per or not PEOPLE.isdisjoint(quantity.per)  # "the average income is 120 million per garden"
        if not owed and of_people and self.clauses.says(self.population, self._told_from(models, quantity, item), quantity.start):
            return None
        if quantity.kind == "percentage" and (self._goes_on(quantity, item, sentence) or self.no_results.is_fact(quantity, item)):
            return None
        old = self.no_results.starts_before(quantity.start)
        if old and not self.references.before((old, quantity.start), quantity.start):
            return None
        before = [
            m for m in models.between(item[0], quantity.start) if self._fitting([m], quantity) or not self.gap.parted(m.end, quantity.start)
        ]
        if before and is_borne(self.g, self.clauses, self.quantities, before[-1], quantity):
            return None
        if before:
            return self.plans.checked(before[-1], quantity, item, year) if before[-1].start in self.named_numbers else before[-1]
        if (first := self.references.firsts.get(quantity.start) or self.references.called.get(quantity.start)) is not None:
            return first
        if (behind := self.references.behind(quantity) if quantity.unit in COMMENDED else self.references.spent_on(quantity)) is not None:
            return behind
        if (joined := self.references.joined(quantity)) is not None:
            return joined
        if referred := self.references.before(item, quantity.start):
            position, model = referred[0]
            return self.plans.checked(model, quantity, item, year) if position in self.references.numbered else model
        if self.no_results.tells(quantity, sentence):
            return None
        if after is not None:
            return None if self.facts.leads(quantity, sentence) or self.clauses.is_aside(quantity.start) else after
        return self._around_item(models, quantity, place, year)

    def _is_next_figures(self, start: int, model: FoundModel, end: int) -> bool:
        """Whether no figure stands between ``start`` and a name, but one behind it."""
        return not within(self.quantities, start, model.start) and bool(within(self.quantities, model.end, end))

    def _told_from(self, models: Row, quantity: Quantity, item: Span) -> int:
        """Where what a figure's item tells of it begins: where names stand before their figures, behind the last of them."""
        named = models.between(item[0], quantity.start) if self.g.postpositional and quantity.kind != "percentage" else ()
        return named[-1].end if named else item[0]

    def _around_item(self, models: Row, quantity: Quantity, place: PlaceLink, year: int | None) -> FoundModel | None:
        """What the sentence names before the item of a figure that names nothing, else what the paragraph and those before go on with."""
        _, item, sentence, _ = self.clauses.around(quantity.start)
        of_models = counts_models(quantity)
        owed = self.no_results.may_be_owed(quantity, sentence)
        before = self._fitting(models.between(sentence[0], quantity.start), quantity)
        if before:
            last = before[-1]
            other = last.start in self.called or is_borne(self.g, self.clauses, self.quantities, last, quantity)
            return None if other and quantity.unit not in COMMENDED else last
        if quantity.unit in COMMENDED and self.places.discourse.venues.meets(sentence):
            return self.references.main_movement(quantity.start)
        if not of_models and (
            self._stands(sentence) or self.facts.tells(quantity, sentence) or self.no_results.is_stock(quantity, sentence)
        ):
            return None
        topic = not of_models and (quantity.kind == "count" or not owed)
        if topic and self.clauses.says(self.topic, sentence[0], min(sentence[1], sentence[0] + TOPIC)):
            return None
        if not of_models and (again := self.spread.of_figure(sentence, quantity.start, place)) is not None:
            return again
        earlier = self._earlier(models, quantity, place)
        left = self.left.leaves(earlier, sentence, place, quantity)
        return None if left or self.left.has_widened(earlier, quantity.start) else self.plans.checked(earlier, quantity, item, year)

    def _goes_on(self, quantity: Quantity, item: Span, sentence: Span) -> bool:
        """Whether a rate of the whole population is told of another place in a later part of its sentence, which names no model: "the
        poverty rate fell to 2.9 %; in Thanh Phu it is still 5.5 %"."""
        being = self.g.postpositional and self.g.copula.after(self.low, skip_blanks(self.low, quantity.edge))
        ended = being or _CLAUSE_END.match(self.low, quantity.edge)
        alone = ended and self.low.count(" ", item[0], quantity.start) < ALONE
        if not alone or item[0] <= sentence[0] or self.models.between(sentence[0], quantity.start):
            return False
        return self.clauses.says(self.population, sentence[0], item[0]) and not self.references.before(item, quantity.start)

    def _stands(self, sentence: Span) -> bool:
        """Whether a sentence says what a unit consists of; what a club or a union does is still told of it ("the union consists of 164
        groups")."""
        for match in self.standing.finditer(self.low, *sentence) if self.standing is not None else ():
            lead = max(sentence[0], match.start() - BODY)
            body = next(iter(self.g.bodies_scanner.finditer(self.low, lead, match.start())), None)
            if body is None or "," in self.low[body.end() : match.start()]:
                return True
        return False

    def _earlier(self, models: Row, quantity: Quantity, place: PlaceLink) -> FoundModel | None:
        """The last model that the paragraph names or refers to, else the one that an earlier paragraph goes on with."""
        paragraph = self.segments.paragraph_at(quantity.start)
        earlier = [m for m in self._fitting(models.between(paragraph[0], quantity.start), quantity) if m.kind != "title"]
        reference = self.references.before(paragraph, quantity.start)
        if (
            reference
            and (not earlier or reference[0][0] > earlier[-1].end)
            and not (counts_models(quantity) and reference[0] in self.references.ordered)
        ):
            return reference[0][1]
        if earlier and counts_models(quantity):
            return next((m for m in reversed(earlier) if m.canonical), earlier[-1])
        if earlier:
            planned = earlier[-1].start in self.named_numbers and self.plans.plans(*self.segments.sentence_at(earlier[-1].start))
            listed = earlier[-1].end < self.segments.sentence_at(quantity.start)[0] and (
                are_several(earlier, self.segments, least=3) or self.references.row_of_numbers(earlier)
            )
            return None if planned or listed else self.parts.told_of(earlier)
        if not counts_models(quantity) and self.places.discourse.venues.met(paragraph, quantity.start):
            return None  # "At the conference 31 collectives were commended. Since 2021 the people have given 96,000 work-days"
        return self.carried.of_paragraph(models, paragraph, quantity, place)

    def _after(self, models: Row, quantity: Quantity, item: Span) -> list[FoundModel]:
        """The first model behind a figure in its item, unless it begins the next clause; a name behind several rates is the last one's."""
        after = models.between(quantity.end, item[1])[:1]
        joined = bool(after) and self.gap.joined(quantity.edge, after[0].start)
        if joined and self.g.postpositional and self._is_next_figures(quantity.edge, after[0], item[1]):
            return []  # "दर को 1.9% करने और "X" में 650 बिलियन निवेश करने की योजना": names stand before their figures
        if after and (joined or self.gap.begins_clause(after[0], quantity.edge)) and models.between(item[0], quantity.start):
            return []
        if (
            after
            and joined
            and self.gap.is_next_clauses(after[0], quantity)
            and self.models.between(self.segments.paragraph_at(quantity.start)[0], item[0])
        ):
            return []
        if after and self.gap.contrasted(quantity.edge, after[0].start):
            return []  # "the province will build a pier for 310 billion dong, while the model «A» …"
        if after and self.gap.counted_apart(after[0], quantity.edge):
            return []
        if not after or (quantity.kind == "percentage" and re.search(r"\d", self.low[quantity.edge : after[0].start])):
            return []
        return after

    def _fitting(self, models: list[FoundModel], quantity: Quantity) -> list[FoundModel]:
        """The models without those that are attributes of what else is counted: "200 homestays and 250 OCOP products"."""
        return [m for m in models if self.attributes.get(m.start, quantity.unit) == quantity.unit] if self.attributes else models

    def _attributes(self, quantities: Sequence[Quantity]) -> dict[int, str | None]:
        """Where the names begin that stand without a cue at the noun of a count, and the unit of that count."""
        found: dict[int, str | None] = {}
        for unit, noun in ((q.unit, q.noun) for q in quantities if q.kind == "count" and q.noun):
            index = bisect_left(self.models.starts, noun.start)
            near = self.models[index : index + 1]
            found |= {m.start: unit for m in near if m.rule == ABBREVIATED and m.start - noun.end < BESIDE}
        return found

    def _copies(self, quantity: Quantity, item: Span) -> FoundModel | None:
        """The one name right behind a number of models, which all have it: "12 mô hình «Camera an ninh»"."""
        named = self.models.between(quantity.end, item[1])[:2]
        several = quantity.amount.value is not None and quantity.amount.value > 1
        if not several or not named or named[0].kind != "model" or _SEVERAL.search(self.low, quantity.edge, named[0].start):
            return None
        listed = len(named) > 1 and named[1].start - named[0].end < LIST_GAP
        return named[0] if named[0].start - quantity.edge < LIST_GAP and not listed else None
