"""Which place a figure, or a model, belongs to: its own clause first, then the sentence, then what the paragraph was about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mobextract.foci import MEMORY, Focus, FocusMap
from mobextract.link_grammar import LinkGrammar
from mobextract.programme_grammar import FoundModel
from mobextract.quantity import Quantity
from mobextract.record import Place, PlaceLink
from mobextract.segment import Span
from mobextract.spots import Spot, Spots

ATTACHED = 45
"""A place this close behind a figure, with nothing but words between, is the figure's."""


REPORT = 60
"""A year this close to the beginning of a paragraph opens a report of its own."""


_DIGIT, _STOP = re.compile(r"\d"), re.compile("[,;:()]")


class PlaceLinker:
    """The places of one article's figures and models."""

    def __init__(
        self,
        grammar: LinkGrammar,
        spots: Spots,
        places: Sequence[Place],
        models: Sequence[FoundModel],
        quantities: Sequence[Quantity],
    ) -> None:
        self.g = grammar
        self.spots = spots
        self.low = spots.low
        self.segments = spots.segments
        self.quantities = quantities
        self.sentence_starts = [start for start, _ in self.segments.sentences]
        starts = [m.start for m in models]
        inside = [p for p in places if (i := bisect_right(starts, p.start)) and p.start < models[i - 1].end]
        kept = {id(p) for p in inside}
        self.foci = FocusMap(grammar, self.low, self.segments, [p for p in places if id(p) not in kept], quantities)
        self.inner = FocusMap(grammar, self.low, self.segments, inside, (), levels=False)
        self.topic = self._topic(places)
        self.naming = self._naming()
        self.respective = {self.segments.sentence_at(m.start()) for m in grammar.respectively.finditer(self.low)} if grammar.respectively else set()
        self._model_places: dict[str, PlaceLink] = {}

    def of_figure(self, spot: Spot, start: int, end: int, model: FoundModel | None = None) -> PlaceLink:
        """Return the place of the figure at ``[start, end)``: right behind it, before it, or what the paragraph was about.

        Where nothing before it says, the place of its ``model`` holds.
        """
        sentence = spot.sentence
        respective = self._respective(sentence, start) if sentence in self.respective else None
        if respective is not None:
            return respective
        foci = self.foci.within(sentence)
        before = None
        for focus in foci:
            if focus.start < start:
                before = before if focus.foreign else focus
                continue
            if end <= focus.start < spot.clause[1] and self._attached(end, focus.start):
                return focus.link
            break
        return before.link if before else self._around(spot, foci, model)

    def of_model(self, model: FoundModel) -> PlaceLink:
        """Return the most specific place where a model runs; what one mention of its name says holds for the others.

        A movement's place is that of the sentence. A place inside the name serves where nothing nearer does.
        """
        name = self.low[model.start : model.end]
        if model.kind == "model" and name in self._model_places:
            return self._model_places[name]
        place = self._place_of_model(model, self.spots.at(model.start))
        return self._model_places.setdefault(name, place) if model.kind == "model" else place

    def _place_of_model(self, model: FoundModel, spot: Spot) -> PlaceLink:
        foci = [f for f in self.foci.within(spot.sentence) if not f.foreign]
        before = [f for f in foci if f.end <= model.start]
        after = [f for f in foci if f.start >= model.end]
        attached = [f for f in after[:1] if self._attached(model.end, f.start)]
        named = [f for f in before if not f.level] or [f for f in after if not f.level and f.start - model.end < 160]
        found = attached[:1] or (before[-1:] if before and not before[-1].level else []) or named[-1:] or before[-1:]
        inside = self.inner.within((model.start, model.end))
        if not found and inside:
            found = inside[-1:]
        return self._holding(found[0]) if found else self._around(spot, foci)

    def _around(self, spot: Spot, foci: list[Focus], model: FoundModel | None = None) -> PlaceLink:
        """What the text around a sentence is about: its paragraph, its organisations, the paragraphs before, its model, the topic."""
        sentence, paragraph = spot.sentence, spot.paragraph
        found = (
            self._earlier(sentence[0], paragraph[0])
            or next((f for f in foci if not f.foreign), None)
            or next(reversed(self.foci.weak_within(sentence)), None)
            or self._paragraphs_before(sentence[0], paragraph)
        )
        if found is not None:
            return found.link
        if model is not None and model.kind == "model":
            return self.of_model(model)
        if self.topic is not None:
            return self.topic
        last = next(iter(foci or self.foci.passages_within(sentence)), None)
        return last.link if last else None

    def _paragraphs_before(self, position: int, paragraph: Span) -> Focus | None:
        """The place that earlier paragraphs were about; a list named in passing, or a report's new date, ends its reach."""
        found = self._earlier(position, 0)
        if found is None or (len(found.places) > 1 and not found.places[0].name[-1:].isdigit()):
            return None
        dated = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.low[paragraph[0] : paragraph[0] + REPORT])
        return None if dated and found.rank > 3 and self.topic is not None else found

    def _earlier(self, position: int, limit: int) -> Focus | None:
        """The last place of the nearest sentence between ``limit`` and ``position``, in the same section, that names one."""
        index = bisect_left(self.sentence_starts, position)
        last = bisect_left(self.naming, index) - 1
        if last < 0 or index - self.naming[last] > MEMORY:
            return None
        sentence = self.segments.sentences[self.naming[last]]
        if sentence[0] < limit or self.segments.section(sentence[0]) != self.segments.section(position):
            return None
        return _main([f for f in self.foci.within(sentence) if not f.foreign])

    def _naming(self) -> list[int]:
        """The numbers of the sentences that name a place of the article's own."""
        indexes = {bisect_right(self.sentence_starts, f.start) - 1 for f in self.foci.events if f.unit and not f.weak and not f.foreign}
        sentences = self.segments.sentences
        return sorted(i for i in indexes if i >= 0 and not all(f.foreign for f in self.foci.within(sentences[i])))

    def _respective(self, sentence: Span, start: int) -> PlaceLink | None:
        """The n-th of coordinated places for the n-th of as many coordinated figures, where the text says "respectively"."""
        low, high = (bisect_left(self.quantities, bound, key=lambda q: q.start) for bound in sentence)
        figures = [q.start for q in self.quantities[low:high] if q.kind in ("count", "money", "percentage")]
        for focus in self.foci.within(sentence):
            size = len(focus.places)
            middle = bisect_left(figures, focus.start)
            for run in (figures[middle - size : middle] if middle >= size else [], figures[middle : middle + size]):
                if size > 1 and len(run) == size and start in run:
                    return focus.places[run.index(start)].name
        return None

    def _attached(self, end: int, start: int) -> bool:
        """A place right behind a figure ("98.5 % in Nha Trang"): no other figure and no comma between."""
        if start - end >= ATTACHED + 15:
            return False
        gap = self.low[end:start]
        return len(gap) < ATTACHED + 15 * bool(_DIGIT.search(gap)) and not _STOP.search(gap)

    def _holding(self, focus: Focus) -> PlaceLink:
        """The smallest unit that holds all places of a focus: a model that runs in several villages runs in their commune."""
        if len(focus.places) == 1:
            return focus.link
        shared = [name for name in focus.places[0].parents if all(name in p.parents for p in focus.places)]
        return shared[0] if shared else focus.link

    def _topic(self, places: Sequence[Place]) -> PlaceLink:
        """What the article is about as a whole: the place in its title, else its province, else the first place."""
        title = self.segments.title
        named = [f for f in self.foci.named if f.unit]
        if title is not None and named and named[0].start < title[1]:
            return named[0].link
        if self.foci.province is not None:
            return self.foci.province
        return named[0].link if named else (places[0].name if places else None)


def _main(foci: list[Focus]) -> Focus:
    """What a sentence with several places is about, for those after it: a single place rather than a list, and the part
    rather than the whole ("Nghĩa Hưng lies in the south of Nam Định")."""
    single = [f for f in foci if len(f.places) == 1 or f.places[0].name[-1:].isdigit()]
    wholes = {name for f in single for name in f.places[0].parents}
    parts = [f for f in single if f.places[0].name not in wholes]
    return (parts or single or foci)[-1]
