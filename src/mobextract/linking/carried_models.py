"""The model or movement that a paragraph goes on with without naming it: that of the one before, of the list's introduction, or of a
review."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import LIST_GAP, ModelReferences, Row, counts_models
from mobextract.linking.models_meant import TOPIC
from mobextract.linking.place_links import PlaceLinker
from mobextract.linking.planned_results import PlannedResults
from mobextract.models.grammar import FoundModel
from mobextract.models.owners import OwnerFinder
from mobextract.record import PlaceLink
from mobextract.text.segment import Segments, Span

REACH = 2
"""How many paragraphs a model's results go on without its name."""
LISTED = 8
"""How many models back one of a list is taken up again."""
MANY = 4
"""Behind a paragraph that tells of so many models, the next one is at none of them."""
INTRODUCED = 90
"""How long what introduces a list of a unit's results is at most, in characters: what is longer tells more."""
ITEM = 20
"""How far behind the beginning of an item the unit may stand that it opens with, in characters."""

_SINGLE = frozenset(("project", "contest", "title"))
"""Kinds of names that have no models of their own: further on in the text numbers of models are of no such."""
_JOINTS = frozenset((", ", "; ", ": ", "– ", " “", ' "', " «"))
_WIDE = frozenset(("movement", "campaign"))
"""Kinds of names that all the models of an article are of, rather than of a programme that it names in passing."""


def are_several(models: Sequence[FoundModel], segments: Segments, *, least: int = 2) -> bool:
    """Whether the last ``least`` of these names, or the last two if they are movements, are told in one breath, no single one of which
    the text goes on with: "joined the clubs «A», «B» and «C». In the village 3 groups save money"."""
    least = 2 if models[-1].kind == "movement" else least
    row = models[-least:]
    sentence = segments.sentence_at(row[-1].start)[0]
    joined = all(b.start - a.end < LIST_GAP and a.start >= sentence for a, b in pairwise(row))
    return joined and len(row) == least and (row[-1].kind == "model" or row[0].kind == row[-1].kind == "movement")


def count_told(models: Sequence[FoundModel], segments: Segments) -> int:
    """Return how many models the paragraph of the last of these names tells of in turn."""
    paragraph = segments.paragraph_at(models[-1].start)[0]
    return len({m.first for m in models[-LISTED:] if m.start >= paragraph and m.kind == "model"})


class CarriedModels:
    """What the paragraphs of one article go on with."""

    def __init__(
        self,
        grammar: LinkGrammar,
        segments: Segments,
        models: Row,
        places: PlaceLinker,
        clauses: Clauses,
        owners: OwnerFinder,
        references: ModelReferences,
        plans: PlannedResults,
        numbers: Set[int],
    ) -> None:
        """``numbers`` tells where the names begin that only say which models are counted: "26 models «X»"."""
        self.g = grammar
        self.low = clauses.low
        self.segments = segments
        self.models = models
        self.places = places
        self.clauses = clauses
        self.owners = owners
        self.references = references
        self.plans, self.numbers = plans, numbers
        self._broken_down: dict[Span, bool] = {}
        said = clauses.said
        self.field, self.other_way = said(grammar.field_scanner), said(grammar.other_way)
        self.results_of, self.contest = said(grammar.results_of), said(grammar.contest_words)
        self.part_alone = said(grammar.part_alone)
        self.example, self.at_first, self.review = (
            said(grammar.example_scanner),
            said(grammar.at_first_scanner),
            said(grammar.review_scanner),
        )

    def of_paragraph(self, models: Row, paragraph: Span, quantity: Quantity, place: PlaceLink) -> FoundModel | None:
        """A paragraph without a model of its own goes on with the one before in its section, unless it turns to another place.

        Numbers of models, and results opened as such, go on with the last movement or model wherever it stands.
        """
        introduction = self.segments.introduction(paragraph[0])
        if introduction is not None:
            named = self._introduced(models, introduction)
            if named or self._breaks_down(introduction) or self._of_unit(introduction):
                return named
            return self.of_paragraph(models, introduction, quantity, place)
        index = bisect_left(models.starts, paragraph[0])
        if not index:
            return None
        last = models[index - 1]
        cell = self.segments.cells.get(quantity.start)
        if cell is not None and self._apart(last.start, cell.column[0]) > 1:
            return None  # a table is of what its title names, or of all
        if counts_models(quantity):
            before = [m for m in reversed(models[:index]) if m.kind not in _SINGLE or m.canonical]
            return (
                next((m for m in before if m.canonical in self.g.national_movements), None)
                or next((m for m in before if m.canonical), None)
                or next((m for m in before if m.kind in _WIDE), None)
                or next(iter(before), None)
            )
        opening = self.segments.sentence_at(paragraph[0])
        if self.clauses.says(self.other_way, *opening):
            return None
        earlier = self.segments.paragraph_before(paragraph[0])
        if earlier is not None and self.clauses.says(self.part_alone, opening[0], min(opening[1], opening[0] + TOPIC)):
            told = models.between(*earlier)  # "In A commune alone, 57 houses have been handed over"
            meant = told[-1] if told else self.of_paragraph(models, earlier, quantity, place)
            if meant is not None and meant.kind != "model":
                return meant
        if self.g.results.after(self.low, paragraph[0]) or self.clauses.says(self.example, *opening) or self._tells_beginning(opening):
            return last
        if self.g.reports.after(self.low, paragraph[0]) and (reviewed := self._reviewed(models, last)):
            return reviewed
        return self._goes_on(models[:index], paragraph, quantity, place)

    def _goes_on(self, before: list[FoundModel], paragraph: Span, quantity: Quantity, place: PlaceLink) -> FoundModel | None:
        """The last name ``before`` a paragraph that says nothing of its own, near enough, or the one of those that runs in its place."""
        last, opening = before[-1], self.segments.sentence_at(paragraph[0])
        begin = self._begun(before, quantity.start)
        if begin is not None and self._tells_contest(last, begin, opening):
            return last
        if begin is None or (last.kind != "model" and not self._heads(last, quantity.start)):
            return None
        if self.clauses.says(self.field, paragraph[0], paragraph[0] + TOPIC):
            return None
        if (
            self._apart(begin, quantity.start) > REACH
            or self.owners.turns(last, paragraph[0], quantity.start)
            or self.segments.introduction(last.start) is not None
        ):
            return None
        several = are_several(before, self.segments) or self.references.row_of_numbers(before) or last.start in self.numbers
        if several or self.plans.plans(*self.segments.sentence_at(quantity.start)) or count_told(before, self.segments) >= MANY:
            return None
        return self._of_place(before, place) if self.places.of_models.is_turned(place, last) else last

    def _tells_beginning(self, sentence: Span) -> bool:
        """Whether a sentence, or a clause of it, opens with the first days: "At first, …", "In 2021, at first …"; no initial sum."""
        first = self.at_first.search(self.low, *sentence) if self.at_first else None
        return first is not None and (first.start() == sentence[0] or self.low[first.start() - 2 : first.start()] in _JOINTS)

    def _tells_contest(self, model: FoundModel, begin: int, opening: Span) -> bool:
        """Whether a paragraph opens with the jury, the prizes or the like of the contest told right before: "The jury of seven …"."""
        return model.kind == "contest" and self._apart(begin, opening[0]) <= REACH and self.clauses.says(self.contest, *opening)

    def _heads(self, model: FoundModel, position: int) -> bool:
        """Whether the heading or question over a position names a programme or project: "– What does the project «X» give?"."""
        start = self.segments.section_start(position)
        return bool(start) and model.kind not in _WIDE and start <= model.start < self.segments.paragraph_at(start)[1]

    def _begun(self, before: list[FoundModel], position: int) -> int | None:
        """From where the last model ``before`` a paragraph goes on in its section: its name, or the heading of a section that takes it
        up."""
        last, section = before[-1], self.segments.section(position)
        if self.segments.section(last.start) == section:
            return last.start
        return self.segments.section_start(position) if self._led(before, section) else self._headed(last, position)

    def _led(self, before: list[FoundModel], section: int) -> bool:
        """Whether the first section that has a heading names no model, and the text over it a single one: the section is about that."""
        lead = self.segments.section(self.segments.title[1] if self.segments.title else 0)
        following = self.models[len(before)].start if len(before) < len(self.models) else None
        empty = following is None or self.segments.section(following) > section
        single = len({m.first for m in before}) == 1 and before[-1].kind == "model"
        return section == lead + 1 and empty and single

    def _headed(self, model: FoundModel, position: int) -> int | None:
        """Where the section of a position begins, if its heading repeats words of a model's name: "Nets to the fields", behind «Soldiers
        carry nets to the fields»."""
        start = self.segments.section_start(position)
        heading = self.low[slice(*self.segments.paragraph_at(start))].strip(" .:!?\n")
        name = self.low[model.start : model.end]
        return start if (" " in heading and heading in name) or name in heading else None

    def _breaks_down(self, introduction: Span) -> bool:
        """Whether the items of a list open with units of their own: what it tells of all of them is no model's of one."""
        if introduction not in self._broken_down:
            items = [start for start, found in self.segments.introductions.items() if found == introduction]
            opened = (next(iter(self.places.foci.within(self.segments.sentence_at(start))), None) for start in items)
            units = {str(f.link) for f, start in zip(opened, items, strict=True) if f is not None and f.start - start < ITEM}
            self._broken_down[introduction] = len(units) > 1
        return self._broken_down[introduction]

    def _of_unit(self, introduction: Span) -> bool:
        """Whether a list tells the results of a unit that its introduction names: "results of the first nine months in the province:"."""
        if introduction[1] - introduction[0] > INTRODUCED or not self.clauses.says(self.results_of, *introduction):
            return False
        return bool(self.places.foci.within(introduction))

    def _apart(self, start: int, end: int) -> int:
        """How many paragraphs lie between two positions; a list is a part of the one that introduces it, and captions count for nothing."""
        between = self.segments.paragraphs_between(start, end)
        aside = self.segments.captions, self.segments.introductions
        return sum(1 for p in between if not any(p[0] in starts for starts in aside)) if len(between) > REACH else len(between)

    def _introduced(self, models: Row, introduction: Span) -> FoundModel | None:
        """What the paragraph that introduces a list names, or refers to, last: its items are results of that."""
        named = models.between(*introduction)
        referred = self.references.before(introduction, introduction[1])
        return named[-1] if named else referred[0][1] if referred else None

    def _reviewed(self, models: Row, last: FoundModel) -> FoundModel | None:
        """The programme that the sentence of the ``last`` name reviews ("the conference summed up two years of the «X» programme")."""
        sentence = self.segments.sentence_at(last.start)
        review = self.review.search(self.low, *sentence) if self.review else None
        if review is None:
            return None
        behind = models.between(review.end(), sentence[1])
        return behind[0] if behind else models.between(sentence[0], review.start())[-1]

    def _of_place(self, models: list[FoundModel], place: PlaceLink) -> FoundModel | None:
        """The model listed before that runs just where the text has turned to ("«A» in commune X; «B» in commune Y … In X, …")."""
        return next((m for m in reversed(models[-LISTED:]) if m.kind == "model" and self.places.of_models.home(m) == place), None)
