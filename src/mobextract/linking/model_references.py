"""Models meant without their names: by a cue ("the movement"), by their number, by their place in a list, by what they are called ("such
clubs")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from operator import itemgetter

from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.bodies_meant import bodies_meant
from mobextract.linking.first_bodies import first_bodies
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.models_meant import called_so, founded_before, kinds_meant, said_again
from mobextract.linking.ordinal_models import OrdinalModels
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.in_order import START
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner, says
from mobextract.text.segment import Segments, Span

_COMPOUND = regex(rf"(?<={LETTER})-")
SUBJECT = 24
"""How far into its sentence "the model" is its subject, and how far behind it a name would be that it introduces, in characters."""
ORDERED = 30
"""A word for a model this close to an ordinal that means one is the same reference."""
NAMED_WORKS = frozenset(("model", "project", "work", "task"))
"""What is counted and called by a name of its own: models, works of the youth union."""
NAMED = NAMED_WORKS | {"club", "team", "group", "class"}
"""The same, and bodies."""
MEMORY = 40
"""How many models back a movement is looked up that is referred to without its name."""
COUNTED = 25
"""A reference this close behind a number of models says which ones are counted ("one new model of this movement")."""
REASON, CLAUSE = 60, 45
"""How far behind those commended the movement may stand that they are commended for, without and with a comma, in characters."""
TOGETHER = 4
"""How many more kinds of those commended one sentence tells off at most."""
NUMBERED_GAP = 40
"""How far behind another the next name of a row of numbers of models begins at most."""
ARTICLE = 4
"""Letters of an article, or of "this", before "movement"."""
LIST_GAP = 12
"""A name this close behind another is the next one of a list, and one so close behind a number of models is what they are called."""

_ROW = regex(rf"[^\w\s;·]{{0,2}}[- ]?(?:{LETTER}+ ?){{0,2}}[;·] ?")
"""Between a name in a row and the next figure of it: the closing mark, the word for what is called so, the semicolon."""

JOINED, VERB = 50, 25
"""How far behind those counted a movement may stand that they join, and how far before them or behind it the verb, in characters."""
_BROKEN = regex(r"[.,;:·।()\d\n]")


class Row(list[FoundModel]):
    """Models in reading order, with where they begin."""

    def __init__(self, models: Iterable[FoundModel]) -> None:
        super().__init__(models)
        self.starts = [m.start for m in self]

    def between(self, start: int, end: int) -> list[FoundModel]:
        """Return the models that begin in ``[start, end)``."""
        if not self or self.starts[-1] < start or end <= self.starts[0]:
            return []
        low = bisect_left(self.starts, start)
        return self[low : bisect_left(self.starts, end, low)]


class ModelReferences:
    """Such references in one article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        models: Row,
        movements: Row,
        quantities: Sequence[Quantity],
        said_model: Scanner | None,
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.models, self.movements = models, movements
        self.said_model = said_model
        self.numbered: set[int] = set()
        """Where models are meant by their number."""
        self.ordered = OrdinalModels(grammar, low, segments, models).references()
        self.kinds = list(kinds_meant(grammar, low, segments, models, quantities))
        self.firsts = dict(first_bodies(grammar, low, segments, models, quantities))
        """Where the first of a model's bodies stands, and where they are counted behind that."""
        self.called = dict(called_so(grammar, low, segments, models, quantities))
        """Where things are counted that are called by a model's name."""
        again = said_again(grammar, low, segments, models)
        numbers = [q for q in quantities if counts_models(q)]
        counted = {q.noun.start for q in numbers if q.noun is not None}  # "1.150 mô hình đã thẩm định xong"
        self.again = [(at, meant) for at, meant in again if at not in counted and not grammar.rates_of.before(low, at)]
        self.model_counts = [q.start for q in numbers]
        self.commended = [q for q in quantities if q.unit in COMMENDED]
        self.all = self._found(quantities, numbers)
        """Where each reference begins, and what it means, in order."""

    def main_movement(self, position: int) -> FoundModel | None:
        """Return the movement or programme of the lexicon that was named last: what those commended at a conference are commended for."""
        before = self.movements[: bisect_left(self.movements.starts, position)]
        return next((m for m in reversed(before) if m.canonical in self.g.national_movements), None)

    def _found(self, quantities: Sequence[Quantity], numbers: Sequence[Quantity]) -> list[tuple[int, FoundModel]]:
        """Where a movement or programme is meant without its name: by its cue word ("hưởng ứng chương trình"), or by one of the ``numbers``
        of models."""
        own = {m.cue for m in self.models if m.cue}
        counted = {q.noun.start for q in numbers if q.noun is not None and q.amount.value != 1}
        found: list[tuple[int, FoundModel]] = []
        for match in self.g.cue_scanner.finditer(self.low):
            kind = self.g.cues.get(" ".join(match[0].split()))
            index = bisect_left(self.models.starts, match.start())
            inside = index and self.models[index - 1].end > match.start()
            named = index < len(self.models) and self.models[index].start - match.end() < 4
            if inside or named or match.span() in own or match.start() in counted or self.g.rates_of.before(self.low, match.start()):
                continue  # "tỷ lệ mô hình được công nhận" means no single model
            if self._is_part(*match.span()):
                continue
            last = next((m for m in reversed(self.models[max(0, index - MEMORY) : index]) if m.kind == kind), None)
            if last is not None:
                found.append((match.start(), last))
        for quantity in numbers:
            self.numbered |= {quantity.start, *(at for at, _ in found if 0 < at - quantity.edge < COUNTED)}
            index = bisect_left(self.movements.starts, quantity.start)
            if index:
                found.append((quantity.start, self.main_movement(quantity.start) or self.movements[index - 1]))
        found += [*self.kinds, *bodies_meant(self.g, self.low, self.segments, self.models, quantities)]
        found += self.firsts.items()
        found += self.again
        found += founded_before(self.g, self.low, self.segments, self.models)
        ordinal = [start for start, _ in self.ordered]
        found = [r for r in found if not any(start - ORDERED < r[0] < start + ORDERED for start in ordinal)]
        return sorted([*found, *self.ordered], key=_start)

    def _is_part(self, start: int, end: int) -> bool:
        """Whether a cue is a part of another word, or of an organisation's name: "जन-आंदोलन दिवस", "the movement committee"."""
        if _COMPOUND.match(self.low, max(0, start - 1)):
            return True
        return self.g.attributes_before and self.g.organisations.after(self.low, skip_blanks(self.low, end)) is not None

    def by_order(self, start: int) -> bool:
        """Return whether the figure at ``start`` is one of a model that its sentence means by its place in a list."""
        index = bisect_left(self.ordered, start, key=_start)
        return index > 0 and self.ordered[index - 1][0] >= self.segments.sentence_at(start)[0]

    def is_ordered(self, position: int) -> bool:
        """Return whether the word for a model at ``position`` is that of an ordinal which means one ("den andre modellen")."""
        index = bisect_left(self.ordered, position - ORDERED, key=_start)
        return index < len(self.ordered) and self.ordered[index][0] < position + ORDERED

    def is_subject(self, start: int) -> bool:
        """Return whether the sentence of the figure at ``start`` opens with "the model" or "thanks to the model", without a name: what it
        tells is of where that runs."""
        sentence = self.segments.sentence_at(start)[0]
        owed = self.g.owed_before.after(self.low, sentence)
        sentence = skip_blanks(self.low, owed[1]) if owed is not None else sentence
        said = self.said_model.search(self.low, sentence, min(start, sentence + SUBJECT)) if self.said_model is not None else None
        if said is None or len(self.low[sentence : said.start()].split()) > 1:
            return False  # "through the model he borrowed 50 million"
        index = bisect_left(self.models.starts, sentence)
        return index == len(self.models) or self.models[index].start > said.end() + SUBJECT

    def before(self, span: Span, position: int) -> list[tuple[int, FoundModel]]:
        """Return where "the programme", "the movement" without a name stands last before ``position``, and what it refers to."""
        high = bisect_left(self.all, position, key=_start)
        return self.all[high - 1 : high] if high and self.all[high - 1][0] >= span[0] else []

    def behind(self, quantity: Quantity) -> FoundModel | None:
        """Return what "the movement" right behind those commended refers to ("15 individuals in the movement received …")."""
        last = self._commended_with(quantity)
        index = bisect_left(self.all, last.end, key=_start)
        if index == len(self.all):
            return None
        position, model = self.all[index]
        gap = self.low[last.edge : position]
        return model if len(gap) < REASON and not ("," in gap and len(gap) > CLAUSE) and not re.search(r"[.।;·:(]", gap) else None

    def _commended_with(self, quantity: Quantity) -> Quantity:
        """The last of those who are commended together: of "3 collectives and 5 individuals", the individuals."""
        last = quantity
        first = bisect_left(self.commended, quantity.end, key=START)
        for other in self.commended[first : first + TOGETHER]:
            gap = self.low[last.edge : other.start].replace(",", " ").split()
            if len(gap) > 1 or not all(word in self.g.joiners for word in gap):
                break
            last = other
        return last

    def row_of_numbers(self, row: Sequence[FoundModel]) -> bool:
        """Return whether the last of these names follow one another with a number of models each: "14 models «A», 168 models «B»"."""
        if len(row) < 2 or row[-2].end < self.segments.sentence_at(row[-1].start)[0]:
            return False
        low, high = (bisect_left(self.model_counts, at) for at in (row[-2].end, row[-1].start))
        return high > low and row[-1].start - row[-2].end < NUMBERED_GAP

    def joined(self, quantity: Quantity) -> FoundModel | None:
        """Return what "the movement" behind those counted refers to where they join it: "9,460 households registered for the movement"."""
        index = bisect_left(self.all, quantity.edge, key=_start)
        if quantity.kind != "count" or counts_models(quantity) or index == len(self.all):
            return None
        position, model = self.all[index]
        if position in self.numbered or position - quantity.edge > JOINED or _BROKEN.search(self.low, quantity.edge, position):
            return None
        begin = max(self.segments.sentence_at(position)[0], quantity.start - VERB)
        return model if says(self.g.joins, self.low, begin, position + VERB) else None

    def spent_on(self, quantity: Quantity) -> FoundModel | None:
        """Return what "the movement" right behind a sum refers to that is for it: "15 billion VND for this movement"."""
        index = bisect_left(self.all, quantity.end, key=_start)
        if quantity.kind != "money" or index == len(self.all) or self.all[index][0] - quantity.end > COUNTED:
            return None
        position, model = self.all[index]
        start = skip_blanks(self.low, quantity.end)
        if (tie := self.g.spent_on.after(self.low, start)) is not None:
            between = self.low[tie[1] : position].split()
            return model if len(between) <= 1 and all(len(word) <= ARTICLE for word in between) else None
        cue = self.g.cues.after(self.low, position) if position == start else None
        return model if cue is not None and self.g.spent_on_after.after(self.low, skip_blanks(self.low, cue[1])) is not None else None


def named_by_number(low: str, models: Row, quantities: Sequence[Quantity]) -> tuple[set[int], set[int], set[int]]:
    """Return where the names begin that only say which one model is counted ("one new model «X»"), which models are, whatever their
    number, and which one model or which of the things done is called so ("xây 3 công trình «Nhà nhân ái»; tặng 450 suất quà"), or which
    bodies of a row that goes on with others behind a semicolon ("15 clubs «X»; 2 dance teams")."""
    one: set[int] = set()
    several: set[int] = set()
    deeds: set[int] = set()
    for quantity, following in zip_longest(quantities, quantities[1:]):
        if quantity.kind != "count" or quantity.unit not in NAMED:
            continue
        index = bisect_left(models.starts, quantity.edge)
        for name in (m for m in models[index : index + 1] if m.start - quantity.edge < LIST_GAP):
            if counts_models(quantity):
                several.add(name.start)
                one |= {name.start} if quantity.amount.first.one else set()
            elif quantity.unit in NAMED_WORKS:
                deeds.add(name.start)
        index = bisect_left(models.starts, quantity.end)  # "15 “Live and move” clubs"
        for name in models[index : index + 1] if following is not None and following.unit in NAMED else ():
            if name.start - quantity.edge < LIST_GAP and _ROW.fullmatch(low, name.end, following.start):
                deeds.add(name.start)
    return one, several, one | deeds


def counts_models(quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.unit == "model"


_start = itemgetter(0)
