"""Find the spans that may be place names: numbered units, names beside designators, capitalised runs, repeats.

A candidate knows what the text says of it (designator, marks of abolition, what stands beside it) and which units its name
may be. ``mobextract.places.resolution`` decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mobextract.dates.days import FoundDate
from mobextract.packs.place_tables import Designator
from mobextract.places.aged import drop_aged
from mobextract.places.bracketed_numbers import find_bracketed
from mobextract.places.breakdowns import find_breakdowns
from mobextract.places.caseless import find_caseless
from mobextract.places.caseless_again import names_again
from mobextract.places.caseless_repeats import repeat_names
from mobextract.places.closings import close_names
from mobextract.places.columns import find_columns
from mobextract.places.dated_streets import find_dated_streets
from mobextract.places.explained import find_explained
from mobextract.places.grammar import CUES, FORMER, PLURALS, RUN, Grammar
from mobextract.places.homonyms import drop_homonyms
from mobextract.places.joined import join_numbers
from mobextract.places.list_items import find_list_items
from mobextract.places.lone import find_lone
from mobextract.places.names import NameTests
from mobextract.places.numbers import find_numbered
from mobextract.places.ordinals import find_ordinals
from mobextract.places.persons import drop_given_names
from mobextract.places.plural_owners import settle_owners
from mobextract.places.relations import relate
from mobextract.places.repeats import find_repeats, find_siblings
from mobextract.places.roads import find_roads
from mobextract.places.runs import read_run
from mobextract.places.shares import find_shares
from mobextract.places.short import tell_cities
from mobextract.places.storms import drop_storms
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments
from mobextract.toponyms.lookup import Matches

Span = tuple[int, int]
_OPENING = regex(r" ?\(? ?")


class Candidate(Struct):
    """A span that may be a place's name. ``outer`` includes its designator; ``strong``: the text itself calls it a place."""

    start: int
    end: int
    outer: Span
    surface: str
    name: str
    """The name as written: the surface, or for the "2" of "Long Luong 1 and 2" all of it."""
    rule: str
    designator: Designator | None = None
    units: tuple[tuple[int, float], ...] = ()
    exact: bool = False
    strong: bool = False
    former: bool = False
    number: str = ""
    follows: str = ""
    """How it follows the candidate before it: "join" (and), "comma", "inside" (bracket, preposition, nothing), or ""."""
    listed: Designator | None = None
    """The designator of the list that it is a further member of."""
    plural: bool = False
    """Whether a plural or a number of units stands before it, so that a list may follow."""
    share: bool = False
    """Whether the name before it stands in one list with it, each beside a figure of its own: "Nam Định 2 tàu, Quảng Bình 3 tàu"."""
    cued: bool = False
    """Whether a preposition of place stands before it."""
    known: bool = False
    """Whether it is a city of one short word that the text treats as a place."""
    borne: bool = False
    """Whether persons of the article bear the name."""
    village: Designator | None = None
    """The designator of the village that it may be, where no unit of its name is near."""


class Finder(NameTests):
    """The search through one article."""

    def __init__(self, grammar: Grammar, folded: Folded, segments: Segments, dates: Sequence[FoundDate] = ()) -> None:
        super().__init__(grammar, folded)
        self.segments, self.dates = segments, dates
        self.days = frozenset(d.start for d in dates if d.day)
        """Where the days of the text begin."""
        self.mask = bytearray(len(folded.low) + 1)
        for start, end in segments.credits:
            self.claim(start, end)
        self.found: list[Candidate] = []
        self._bare: dict[int, list[Candidate]] = {}
        """The candidates that were bare when they were found, by where they begin."""
        self.loose: list[tuple[int, int]] = []
        """Capitalised runs that nothing explained; they may repeat an established name."""

    def find(self) -> list[Candidate]:
        """Return the candidates in order of appearance."""
        if self.segments.cells:
            find_columns(self)
        find_dated_streets(self, self.dates)
        for start, end in self.segments.paragraphs:
            self._read_paragraph(start, end)
        if self.segments.introductions:
            find_list_items(self)
        join_numbers(self)
        close_names(self)
        find_explained(self)
        if any(c.plural for c in self.found):
            relate(self)  # what the members of lists are, before they are looked for elsewhere
        find_siblings(self)
        find_shares(self)
        find_breakdowns(self)
        find_repeats(self)
        if not self.grammar.has_case:
            repeat_names(self)
            names_again(self)
        else:
            drop_given_names(self)
            tell_cities(self)
        drop_aged(self)
        drop_storms(self)
        find_shares(self, repeated=True)
        told = len(self.found)
        find_lone(self)
        if len(self.found) > told:
            find_repeats(self)  # their other mentions, which may stand before the commune
        relate(self)
        if drop_homonyms(self):
            relate(self)
        settle_owners(self)
        return self.found

    def _read_paragraph(self, start: int, end: int) -> None:
        """Find the names of one paragraph: numbered units and roads first, what is known as a phrase, then capitalised runs."""
        find_numbered(self, start, end)
        find_bracketed(self, start, end)
        find_ordinals(self, start, end)
        find_roads(self, start, end)
        if not self.grammar.has_case:
            find_caseless(self, start, end)
        for match in self.grammar.phrases.finditer(self.text, start, end):
            if not self.beside(self.grammar.media, match.span()):  # "dịch tả lợn châu Phi"
                self.add(match.span(), match.span(), None, self.grammar.lookup(match[0]), "bare", strong=False)
        for match in RUN.finditer(self.text, start, end):
            first, last = match.span()
            if 1 not in self.mask[first:last]:
                read_run(self, first, last)

    def is_taken(self, start: int, end: int) -> bool:
        return 1 in self.mask[start:end]

    def claim(self, start: int, end: int) -> None:
        self.mask[start:end] = b"\1" * (end - start)

    def drop(self, candidate: Candidate) -> None:
        """Take a candidate back."""
        self.found.remove(candidate)
        if candidate in (bare := self._bare.get(candidate.start, [])):
            bare.remove(candidate)
        self.mask[candidate.start : candidate.end] = bytes(candidate.end - candidate.start)

    def free(self, start: int, end: int) -> bool:
        """Take back the bare candidates within a span; return whether nothing else is there."""
        for candidate in [c for c in self.bare_within(start, end) if not c.strong and c.designator is None]:
            self.drop(candidate)
        return not self.is_taken(start, end)

    def bare_within(self, start: int, end: int) -> list[Candidate]:
        """The candidates within a span that were bare when they were found."""
        return [c for at in range(start, end) for c in self._bare.get(at, ()) if c.end <= end]

    def add(
        self,
        span: Span,
        outer: Span,
        designator: Designator | None,
        matches: Matches,
        rule: str,
        *,
        number: str = "",
        name: str = "",
        strong: bool = True,
    ) -> Candidate:
        """Add a candidate and claim its span; ``name`` is what it is called where the span holds only a part of that."""
        surface = self.text[span[0] : span[1]]
        candidate = Candidate(*span, outer, surface, name or surface, rule, designator, matches.units, matches.exact, strong, number=number)
        roles = self.roles_before(outer[0])
        candidate.former = self._is_former(outer, roles)
        candidate.plural = self._is_plural(span, outer, roles)
        cued = roles & CUES and self.grammar.cues.before(self.low, outer[0])
        candidate.cued = bool(cued or self.grammar.cues_after.after(self.low, outer[1] + 1))
        self.found.append(candidate)
        if not strong and designator is None:
            self._bare.setdefault(span[0], []).append(candidate)
        if not number:
            self.claim(*span)
        return candidate

    def _is_plural(self, span: Span, outer: Span, roles: int) -> bool:
        plurals = self.grammar.plurals
        if outer[1] > span[1]:
            return plurals.after(self.low, span[1] + 1) is not None
        return bool(plurals.after(self.low, outer[0]) or (roles & PLURALS and plurals.before(self.low, outer[0])))

    def _is_former(self, outer: Span, roles: int) -> bool:
        former = self.grammar.former
        if roles & FORMER and former.before(self.low, outer[0]):
            return True
        opening = _OPENING.match(self.low, outer[1])
        found = former.after(self.low, opening.end()) if opening else None
        if not found:
            return False
        if opening and "(" in opening[0]:  # "(former X district)" speaks of what follows
            return self.low[found[1] : found[1] + 1] == ")"
        return not self.text[found[1] + 1 : found[1] + 2].isupper()

    def closes(self, position: int) -> bool:
        """Whether the designator at ``position`` belongs to the name before it: "Ban Pho commune of Bac Ha"."""
        return any(c.end <= position < c.outer[1] for c in self.found[-3:])


def find_candidates(grammar: Grammar, folded: Folded, segments: Segments, dates: Sequence[FoundDate] = ()) -> list[Candidate]:
    """Return the candidates of an article in order of appearance; ``dates`` are those of its text."""
    return Finder(grammar, folded, segments, dates).find()
