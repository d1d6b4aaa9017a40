"""Models that others take up: "the approach was copied by A and B communes, which now have 64 and 38 households … In A, nine poor
households …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import names_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.models.grammar import FoundModel
from mobextract.record import PlaceLink
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner, says
from mobextract.text.segment import Segments, Span

REACH = 2
"""So many paragraphs from the model's name in its section."""
FAR = 4
"""As many, past a heading, where the article has named one model only."""
NEXT = 3
"""Characters between a sentence and the one right behind it, at most."""
BEHIND = 60
"""How far behind a figure the words may end that those counted do the same, in characters."""
_PARTED = regex(r"[,;:·।]\s")


class SpreadModels:
    """The models that the sentences of one article tell to be taken up elsewhere; ``said`` gives the words of a scanner that stand in its
    text."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        models: Sequence[FoundModel],
        foci: FocusMap,
        said: Callable[[Scanner | None], Scanner | None],
    ) -> None:
        self.low, self.segments, self.models, self.foci = low, segments, models, foci
        self.starts = [m.start for m in models]
        self.taken_up, self.called = said(grammar.spread), (said(grammar.model_scanner), said(grammar.ways_scanner))
        self.followed = said(grammar.followed_scanner)

    def of_figure(self, sentence: Span, start: int, place: PlaceLink) -> FoundModel | None:
        """Return the model that the sentence of a figure says to be taken up, or one before in its paragraph that names the figure's
        place."""
        if self._takes_up(sentence[0], sentence[1], start) or self._does_the_same(sentence[1], start):
            return self._model(sentence[0])
        if self.followed is None and self.taken_up is None:
            return None
        intro = self.segments.introduction(start)
        opens = intro is not None and self.low.endswith(":", *intro)
        if intro is not None and opens and says(self.followed, self.low, *intro):
            return self._model(intro[0])  # "Here is how the others applied it: – A commune: 9 villages"
        names = set(names_of(place))
        for earlier in self.segments.sentences_within(self.segments.paragraph_at(start)[0], sentence[0]) if names else ():
            named = bisect_left(self.starts, start) > bisect_left(self.starts, earlier[0])  # it goes on with that
            if not named and self._takes_up(*earlier, earlier[1]) and self._names(earlier, sentence[0], place, names):
                return self._model(earlier[0])
        return None

    def _names(self, sentence: Span, behind: int, place: PlaceLink, names: set[str]) -> bool:
        """Whether a sentence names a figure's place, or the unit around it right before the figure's sentence, which begins at
        ``behind``; one that names none tells of those in the sentence right behind it."""
        told = self.foci.within(sentence)
        if not told:  # "It is taking root next door. A commune has nine such groups"
            return behind - sentence[1] < NEXT
        parts = behind - sentence[1] < NEXT and any(self.foci.lies_in(place, f.link) for f in told)
        return parts or any(p.name in names for f in told for p in f.places)

    def _takes_up(self, start: int, end: int, figure: int) -> bool:
        """Whether a sentence says that the model, or "the approach", was taken up, or that others "followed suit"."""
        if says(self.followed, self.low, start, figure):
            return True
        taken = says(self.taken_up, self.low, start, end)
        return taken and any(says(words, self.low, start, figure) for words in self.called)

    def _does_the_same(self, end: int, figure: int) -> bool:
        """Whether what a figure counts is said to do the same: "38 members do the same"."""
        behind = self.followed.search(self.low, figure, min(end, figure + BEHIND)) if self.followed is not None else None
        return behind is not None and _PARTED.search(self.low, figure, behind.start()) is None

    def _model(self, position: int) -> FoundModel | None:
        """The last model named before a sentence, near enough."""
        before = [m for m in self.models[: bisect_left(self.starts, position)] if m.kind == "model"]
        if not before:
            return None
        last = before[-1]
        between = self.segments.paragraphs_between(last.start, position)
        apart = sum(1 for p in between if p[0] not in self.segments.captions and p[0] not in self.segments.headings)
        same = self.segments.section(last.start) == self.segments.section(position)
        only = len({m.first for m in before}) == 1
        return last if apart <= (REACH if same else FAR * only) else None
