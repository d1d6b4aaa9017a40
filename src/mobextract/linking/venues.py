"""Towns that are only where a conference or a contest is held: "in Dong Hoi city, the Quang Binh Party Committee reviewed …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.commendations import Commendations
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import CAPITALS, Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.place_reach import PlaceReach
from mobextract.models.grammar import FoundModel
from mobextract.record import PlaceLink
from mobextract.text.segment import Segments, Span

HALL = 4
"""So many words at most stand between "in" and the town of a venue: "in the square of the ward of Long An"."""


class Venues:
    """The search for such towns in one article."""

    def __init__(
        self,
        grammar: LinkGrammar,
        low: str,
        segments: Segments,
        models: Sequence[FoundModel],
        quantities: Sequence[Quantity],
        clauses: Clauses,
        foci: FocusMap,
        reach: PlaceReach,
    ) -> None:
        self.clauses, self.foci, self.reach = clauses, foci, reach
        commendations = Commendations(grammar, low, segments, quantities, clauses)
        self.meets, self.met, self.commends = commendations.meets, commendations.met, commendations.commends
        """Whether a sentence turns from the examples to the whole ("at the conference, 31 collectives …"), or its paragraph did."""
        self.review = clauses.said(grammar.review_scanner)
        self.contests = [m.start for m in models if m.kind == "contest"]

    def reviews(self, sentence: Span) -> bool:
        """Whether a sentence says that a conference reviewed a programme."""
        return self.clauses.says(self.review, *sentence)

    def hosts(self, sentence: Span) -> bool:
        """Whether a sentence says that a conference reviewed a programme, or names a contest."""
        index = bisect_left(self.contests, sentence[0])
        return self.reviews(sentence) or (index < len(self.contests) and self.contests[index] < sentence[1])

    def caller(self, focus: Focus, sentence: Span, foci: list[Focus], topic: PlaceLink) -> Focus | None:
        """What stands for ``focus`` in a sentence: not a town where the unit around holds a conference, or commends somebody; in an
        article about that unit which does not name it there, this ("at the conference in Dong Hoi city, 45 …")."""
        first = focus.places[0]
        seat = first.kind == "ward" and len(first.parents) == 1  # a town before the reform
        town = not focus.level and (first.kind in CAPITALS or seat)
        held = self.meets(sentence) or self.hosts(sentence)
        if not (town and (held or self.commends(sentence)) and self.reach.is_inside(focus, HALL)):
            return focus
        callers = [f for f in (*foci, *self.foci.weak_within(sentence)) if f is not focus and f.rank < focus.rank]
        if callers:
            return None if any(focus.lies_in(f) for f in callers) else focus
        province = self.foci.known.get(topic) if held and isinstance(topic, str) and topic in first.parents else None
        return Focus(focus.start, focus.end, [province], unit=True) if province is not None and self.meets(sentence) else focus
