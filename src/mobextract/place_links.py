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
from mobextract.segment import Segments, Span

ATTACHED = 45
"""A place this close behind a figure, with nothing but words between, is the figure's."""


REPORT = 60
"""A year this close to the beginning of a paragraph opens a report of its own."""


class PlaceLinker:
    """The places of one article's figures and models."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        places: Sequence[Place],
        models: Sequence[FoundModel],
        quantities: Sequence[Quantity],
    ) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.quantities = quantities
        starts = [m.start for m in models]
        inside = [p for p in places if (i := bisect_right(starts, p.start)) and p.start < models[i - 1].end]
        kept = {id(p) for p in inside}
        self.foci = FocusMap(grammar, low, segments, [p for p in places if id(p) not in kept], quantities)
        self.inner = FocusMap(grammar, low, segments, inside, (), levels=False)
        self.topic = self._topic(places)
        self._cuts: dict[Span, list[int]] = {}
        self._model_places: dict[str, PlaceLink] = {}

    def of_figure(self, start: int, end: int, model: FoundModel | None = None) -> PlaceLink:
        """Return the place of the figure at ``[start, end)``: right behind it, before it, or what the paragraph was about.

        Where nothing before it says, the place of its ``model`` holds.
        """
        sentence = self.segments.sentence_at(start)
        respective = self._respective(sentence, start)
        if respective is not None:
            return respective
        foci = self.foci.within(sentence)
        _low, high, middle = (bisect_left(foci, bound, key=lambda f: f.start) for bound in (*self.clause(sentence, start), start))
        after = foci[middle:high]
        if after and after[0].start >= end and self._attached(end, after[0].start):
            return after[0].link
        own = [f for f in foci[:middle] if not self.foci.is_foreign(f)]
        if own:
            return own[-1].link
        return self._around(sentence, start, foci, model)

    def of_model(self, model: FoundModel) -> PlaceLink:
        """Return the most specific place where a model runs; what one mention of its name says holds for the others.

        A movement's place is that of the sentence. A place inside the name serves where nothing nearer does.
        """
        name = self.low[model.start : model.end]
        if model.kind == "model" and name in self._model_places:
            return self._model_places[name]
        sentence = self.segments.sentence_at(model.start)
        place = self._place_of_model(model, sentence)
        return self._model_places.setdefault(name, place) if model.kind == "model" else place

    def clause(self, sentence: Span, position: int) -> Span:
        """Return the part of ``sentence`` between semicolons that holds ``position``."""
        if sentence not in self._cuts:
            inner = (sentence[0] + m.start() for m in re.finditer(r"[;·]", self.low[slice(*sentence)]))
            self._cuts[sentence] = [sentence[0], *inner, sentence[1]]
        cuts = self._cuts[sentence]
        index = max(1, min(bisect_right(cuts, position), len(cuts) - 1))
        return cuts[index - 1], cuts[index]

    def _place_of_model(self, model: FoundModel, sentence: Span) -> PlaceLink:
        foci = [f for f in self.foci.within(sentence) if not self.foci.is_foreign(f)]
        before = [f for f in foci if f.end <= model.start]
        after = [f for f in foci if f.start >= model.end]
        attached = [f for f in after[:1] if self._attached(model.end, f.start)]
        named = [f for f in before if not f.level] or [f for f in after if not f.level and f.start - model.end < 160]
        found = attached[:1] or (before[-1:] if before and not before[-1].level else []) or named[-1:] or before[-1:]
        inside = self.inner.within((model.start, model.end))
        if not found and inside:
            found = inside[-1:]
        return self._holding(found[0]) if found else self._around(sentence, model.start, foci)

    def _around(self, sentence: Span, start: int, foci: list[Focus], model: FoundModel | None = None) -> PlaceLink:
        """What the text around a sentence is about: its paragraph, its organisations, the paragraphs before, its model, the topic."""
        paragraph = self.segments.paragraph_at(start)
        weak = self.foci.weak_within(sentence)
        found = (
            self._earlier(sentence[0], paragraph[0])
            or next((f for f in foci if not self.foci.is_foreign(f)), None)
            or (weak[-1] if weak else None)
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
        index = bisect_left(self.segments.sentences, (position, 0))
        section = self.segments.section(position)
        for sentence in reversed(self.segments.sentences[max(0, index - MEMORY) : index]):
            if sentence[0] < limit or self.segments.section(sentence[0]) != section:
                return None
            foci = [f for f in self.foci.within(sentence) if not self.foci.is_foreign(f)]
            if foci:
                return _main(foci)
        return None

    def _respective(self, sentence: Span, start: int) -> PlaceLink | None:
        """The n-th of coordinated places for the n-th of as many coordinated figures, where the text says "respectively"."""
        if self.g.respectively is None or not self.g.respectively.search(self.low, *sentence):
            return None
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
        gap = self.low[end:start]
        return len(gap) < ATTACHED + 15 * bool(re.search(r"\d", gap)) and not re.search(r"[,;:()]", gap)

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
