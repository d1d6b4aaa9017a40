"""What place the text turns to, and when: named places grouped, and whole units referred to without their name.

A focus is one place, or several coordinated ones ("areas 1, 2 and 4"). A chain ("commune A (district B)") is one focus on its most
specific place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.country_shares import is_share, is_whole
from mobextract.linking.focus import COMMUNE, HOME, PROVINCE, Focus, home_of, lies_within, names_of, rank_of, top_of
from mobextract.linking.focus_groups import FocusGroups
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.means import comes_after
from mobextract.linking.merged_units import Absorbed, is_merged
from mobextract.linking.open_lists import closes_count, is_open
from mobextract.linking.told_places import DESIGNATED, NEXT, ToldPlaces
from mobextract.linking.unit_references import UnitReferences
from mobextract.places.home_commune import Named, home_commune
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import Folded, skip_blanks
from mobextract.text.in_order import START, within
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments, Span

_PARTS = regex(r"[,;:()\d\n।]")
_DIGIT, _WORDS = regex(r"\d"), regex(r"\S+")
_ENDS = regex(r"[;,:(«“](?!\d)|\((?![^()]*\))|[.!?।] |\n")
DONOR = 40
"""How far before a unit the donor from there may begin, in characters."""
BODY = 60
"""The same of the name of a company that a unit stands in, and how far behind it that may end."""
OPENING = 30
"""Characters within which a paragraph opens with a unit."""
MANY = 6
"""So many words do not stand between a body's word, or a unit, and what its name or its verb goes on with."""


def _levels(named: Sequence[Focus]) -> Iterator[Named]:
    """The units that are named, province to commune, in order."""
    for focus in named:
        for place in focus.places:
            if focus.unit and PROVINCE <= rank_of(place) <= COMMUNE:
                heirs = [label.partition(", ")[0] for label in place.successors]
                yield Named(place.start, place.name, rank_of(place) - PROVINCE + 1, place.parents, heirs)


class FocusMap:
    """The foci of one article in reading order, by sentence."""

    def __init__(
        self,
        grammar: LinkGrammar,
        folded: Folded,
        segments: Segments,
        places: Sequence[Place],
        quantities: Sequence[Quantity],
        names: Sequence[Span] | None,
    ) -> None:
        """``names`` are the spans of the models' names, in which no unit is referred to; None: no unit is referred to at all."""
        self.g = grammar
        self.low = folded.low
        self.segments = segments
        self.quantities = quantities
        self.told = ToldPlaces(grammar, folded, segments, places)
        self.named = FocusGroups(grammar, self.low, segments, self.told).of(places)
        self.named_starts = [f.start for f in self.named]
        self.known = {p.name: p for p in places}
        self.absorbed = Absorbed(places)
        self.province, self.home = home_of(places)
        self.commune = home_commune(_levels(self.named), segments.title)
        self._around = {name for p in places for name in p.parents}
        """The units that hold others of the article."""
        self._foreign: dict[tuple[int, ...], bool] = {}
        references = UnitReferences(self)
        self.events = sorted([*self.named, *(references.of(names) if names is not None else ())], key=START)
        self.lost = references.lost
        self._by_sentence: dict[Span, list[Focus]] = {}
        self._openings: dict[int, tuple[int, int | None]] = {}

    def add(self, found: Sequence[Focus]) -> None:
        """Add what is only found when others are."""
        if found:
            self.events = sorted([*self.events, *found], key=START)
            self._by_sentence.clear()

    def lies_in(self, part: PlaceLink, whole: PlaceLink) -> bool:
        """Whether the places named by a link are parts of that of another, or the same."""
        parts = [self.known[n] for n in names_of(part) if n in self.known]
        if not parts:
            return part == whole
        wholes = [self.known[n] for n in names_of(whole) if n in self.known]
        return part == whole or any(all(lies_within(p, w) for p in parts) for w in wholes)

    def within(self, span: Span) -> list[Focus]:
        """Return the units that a sentence names or refers to, in order; not those inside organisations' names or merger lists."""
        if span not in self._by_sentence:
            units = [f for f in self.all_within(span) if f.unit and not f.weak]
            units = [f for f, last in zip(units, [None, *units], strict=False) if last is None or not self._explains(f, last)]
            units = [f for f in units if not (is_merged(self, f, span) or closes_count(self, f) or is_open(self, f))]
            self._by_sentence[span] = [f for f in units if not is_whole(self, f, span)]
        return self._by_sentence[span]

    def _explains(self, focus: Focus, level: Focus) -> bool:
        """Whether brackets right behind a level say where the unit lies that it means: "the commune (Muong Lat district) has 12
        villages"."""
        return level.level and self.low[level.end : focus.places[0].start].startswith(" (") and level.lies_in(focus)

    def weak_within(self, span: Span) -> list[Focus]:
        """Return the units that stand only in organisations' names in ``span``."""
        return [f for f in self.all_within(span) if f.weak]

    def owning_within(self, span: Span) -> list[Focus]:
        """Return those, and the levels right behind an organisation ("полиция квартала")."""
        return [f for f in self.all_within(span) if f.weak or (f.level and self.g.organisations.before(self.low, f.start) is not None)]

    def passages_within(self, span: Span) -> list[Focus]:
        """Return the roads, rivers and facilities that ``span`` names."""
        return [f for f in self.all_within(span) if not f.unit]

    def is_foreign(self, focus: Focus) -> bool:
        """Whether a focus lies outside the article's own province, as donors and visitors' homes do."""
        if focus.level or not focus.rank:
            return False
        asked = focus.start, focus.end, *(place.start for place in focus.places)
        if asked not in self._foreign:
            self._foreign[asked] = self._lies_outside(focus)
        return self._foreign[asked]

    def _lies_outside(self, focus: Focus) -> bool:
        if self._is_donors(focus) or self._is_guests(focus):
            return True
        if self.province is None:  # in an article on one commune a province that holds none of its places is another
            far = self.commune is not None and focus.rank == PROVINCE and self._around.isdisjoint(names_of(focus.link))
            return far and not (focus.unit and (self.is_told(focus) or self._reports(focus)))
        if self.home.issuperset(map(top_of, focus.places)):
            return False
        return not (focus.unit and (self.is_told(focus) or self._reports(focus)))

    def _reports(self, focus: Focus) -> bool:
        """Whether a sentence opens with what an organisation of a unit says: "the Flood Prevention Command of A province said that …"."""
        begin = self.segments.sentence_at(focus.start)[0]
        if focus.start - begin > BODY or _DIGIT.search(self.low, begin, focus.start) is not None or self.g.speech is None:
            return False
        digit = _DIGIT.search(self.low, focus.end, focus.end + BODY)
        end = digit.start() if digit else focus.end + BODY
        if self.g.speech.search(self.low, begin, end) is None:
            return False
        words = _WORDS.finditer(self.low, begin, min(end, focus.end + DONOR))
        return any(self.g.organisations.after(self.low, m.start()) is not None for m in words)

    def is_passed(self, focus: Focus) -> bool:
        """Whether no level without a name refers to a unit: one outside the article's province, or that only came before in a row."""
        return self.is_foreign(focus) or comes_after(self.g, self.low, focus)

    def _is_donors(self, focus: Focus) -> bool:
        """Whether a unit only says where a donor or visitor is from ("a company in Dong Hoi", "volunteers from Vinh", "ह्यू की एक
        कंपनी")."""
        return self._is_said(focus, self.g.donors_before, self.g.donors_after) or self._names_body(focus)

    def _names_body(self, focus: Focus) -> bool:
        """Whether a unit stands only in the name of a company, bank or university that gives something: "the Ben Tre Lottery Company paid
        120 million", "Trường Đại học Cần Thơ tặng 20 suất quà"."""
        bodies = self.g.donor_bodies
        floor = max(self.segments.sentence_at(focus.start)[0], focus.start - BODY)
        if len(focus.places) > 1 or bodies.search(self.low, floor, focus.end + BODY) is None:
            return False
        if _PARTS.search(self.low, focus.start, focus.end):
            return False  # a chain: "sent 20 lamps to A commune, and B Sugar Company added"
        verb = self._verb_of_giving(focus.end)
        if verb is None:  # "av dette betalte Ben Tre lotteriselskap 120 millioner"
            behind = bodies.search(self.low, focus.end, focus.end + BODY) if self.g.donors_act.before(self.low, focus.start) else None
            return behind is not None and not _PARTS.search(self.low, focus.end, behind.start())
        if within(self.named, focus.end, verb):
            return False
        if bodies.search(self.low, focus.end, verb) is not None:
            return True
        last = max((m.end() for m in bodies.finditer(self.low, floor, focus.start)), default=focus.start)
        return last < focus.start and not within(self.named, last, focus.start) and not _PARTS.search(self.low, last, focus.start)

    def _is_guests(self, focus: Focus) -> bool:
        """Whether a unit stands only in the name of the university that those are from who act in another unit, which their sentence tells
        of: "in Tuy Duc commune 40 volunteers took part, students of Ho Chi Minh City University of Education"."""
        bodies, sentence = self.g.donor_bodies, self.segments.sentence_at(focus.start)
        first = next((f for f in within(self.named, *sentence) if f.unit), focus) if len(focus.places) == 1 else focus
        if first.start >= focus.start or focus.lies_in(first) or first.lies_in(focus):
            return False
        floor = max(first.end, focus.start - BODY)
        spans = [(m.end(), focus.start) for m in bodies.finditer(self.low, floor, focus.start)][-1:]
        behind = bodies.search(self.low, focus.end, focus.end + BODY) if self.g.attributes_before else None
        spans += [(focus.end, behind.start())] if behind is not None else []
        return any(self._names_on(*span) for span in spans) and self.is_told(first)

    def _names_on(self, start: int, end: int) -> bool:
        """Whether nothing parts a body's word from a unit in its name: no sign, no figure, no other unit, no word for "in"."""
        apart = _PARTS.search(self.low, start, end) or within(self.named, start, end)
        words = self.low[start:end].split()
        return not apart and len(words) <= MANY and not any(self.g.inside_before.get(word) for word in words)

    def _verb_of_giving(self, end: int) -> int | None:
        """Where a verb of giving, or a sign that somebody acts, begins among the next words, no sign between."""
        at = skip_blanks(self.low, end)
        for _ in range(MANY):
            if self.g.donors_act.after(self.low, at) is not None:
                return at
            word = NEXT.match(self.low, at)
            if word is None:
                return None
            at = word.end()
        return None

    def is_residence(self, focus: Focus, sentence: Span) -> bool:
        """Return whether a unit only says where somebody lives, in a sentence that opens with another: "in Hoang Minh commune, police
        caught a man residing in Hai Chau ward"."""
        first = next(iter(self.within(sentence)), focus)  # a place inside a model's name may be the only one
        if (
            first is focus
            or focus.lies_in(first)
            or first.lies_in(focus)
            or not self._is_said(focus, self.g.residents_before, self.g.residents_after)
        ):
            return False
        return self.is_told(first)

    def _is_said(self, focus: Focus, before: Scanner | None, after: Lexicon[bool]) -> bool:
        """Whether words stand right before a unit, but for its designator, or right behind it."""
        reach = max(self.low.rfind("\n", 0, focus.start) + 1, focus.start - DONOR)  # never from the heading above
        left = before.search(self.low, reach, focus.start) if before is not None else None
        beside = left is not None and not any(
            left.end() <= start < focus.start for start in self.named_starts[max(0, bisect_left(self.named_starts, focus.start) - 2) :][:2]
        )
        if beside:
            return True
        position = skip_blanks(self.low, focus.end)
        designator = NEXT.match(self.low, position)
        return any(after.after(self.low, at) for at in (position, designator.end() if designator else position))

    def is_told(self, focus: Focus) -> bool:
        """Return whether a clause opens with a focus and tells of it."""
        return self.told.is_told(focus.start, focus.end, focus.places[0] if len(focus.places) == 1 else None)

    def of_country(self, start: int, end: int, *, counted: bool, differs: bool) -> bool:
        """Whether words beside a figure, an adjective between, say that the whole country has so many; only in articles about places of
        this country; a rate that ``differs`` from the country's mean is not the country's: "5.7 points below the national average"."""
        behind = [skip_blanks(self.low, end), *(m.end() for m in NEXT.finditer(self.low, end, end + DESIGNATED))][:3]
        behind = [p for p in behind if not _ENDS.search(self.low, end, p) and not (differs and self.g.means_before.before(self.low, p))]
        origin = next((i for i, p in enumerate(behind) if self.g.origins_before.after(self.low, p)), None)
        hits = (self.g.country_after.after(self.low, position) for position in behind[: None if origin is None else origin + 1])
        beside = any(hit is not None and not self.low.startswith("'", hit[1]) for hit in hits)  # not "in the country's programme"
        inside = (
            self.g.country_after.before(self.low, end) if counted else None
        )  # as a part of the noun; it is not the whole noun ("42 страны")
        part = inside is not None and any(map(str.isalpha, self.low[start : inside[1]]))
        before = self.g.country_before.before(self.low, start)
        if before is not None and differs and self.g.means_before.before(self.low, before[1]) is not None:
            before = None
        said = (beside or part or before is not None) and any(p.country == HOME for p in self.known.values())
        return said and (counted or not is_share(self, start, end))

    def opens_country(self, start: int) -> bool:
        """Whether the sentence of a figure opens with words for the whole country, or has them behind its first word or comma, and names
        no unit before the figure: "The whole country lacks 35,000 classrooms", "Hiện cả nước thiếu …"."""
        sentence = self.segments.sentence_at(start)[0]
        if sentence not in self._openings:
            self._openings[sentence] = self._country_in_opening(sentence)
        opening, country = self._openings[sentence]
        if country is None or country >= start:
            return False
        return not self.within((opening, start)) and any(p.country == HOME for p in self.known.values())

    def _country_in_opening(self, sentence: int) -> tuple[int, int | None]:
        """Where a sentence opens, and where such words for the country begin there."""
        opening = skip_blanks(self.low, sentence)
        word, comma = NEXT.match(self.low, opening), self.low.find(", ", opening, opening + DONOR)
        heads = {opening, word.end() if word else opening, comma + 2 if comma > 0 else opening}
        return opening, min((at for at in heads if self.g.country_opens.after(self.low, at)), default=None)

    def is_visited(self, focus: Focus) -> bool:
        """Whether a focus is another commune than the article's own, and no paragraph opens with it: later ones are back in their own."""
        if self.commune is None or focus.rank != COMMUNE or focus.link == self.commune:
            return False
        if sum(f.link == focus.link for f in self.named) > 1:
            return False  # the text comes back to it
        return focus.start - self.segments.paragraph_at(focus.start)[0] > OPENING

    def is_neighbour(self, focus: Focus) -> bool:
        """Whether a focus is only next to the unit that the text is about ("in the neighbouring commune of A")."""
        scanner = self.g.neighbour_scanner
        return scanner.search(self.low, max(0, focus.start - DESIGNATED), focus.start) is not None

    def all_within(self, span: Span) -> list[Focus]:
        """Return whatever ``span`` names or refers to, in order."""
        return within(self.events, *span)
