"""Which place a figure, or a model, belongs to: its own clause first, then the sentence, then what the paragraph was about.

The rules stand in the order in which they apply in docs/linking.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from mobextract.figures.quantity import Quantity
from mobextract.linking.begun_places import BegunPlaces
from mobextract.linking.clauses import Clauses
from mobextract.linking.distances import Distances
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import COUNTRY, MEMORY, Focus, main_province
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.listed_places import ListedPlaces
from mobextract.linking.main_places import Shares, listed_first, main_focus, main_unit
from mobextract.linking.place_reach import PlaceReach
from mobextract.linking.told_places import DESIGNATED
from mobextract.linking.unit_counts import UnitCounts
from mobextract.models.abbreviations import ABBREVIATED
from mobextract.models.grammar import FoundModel
from mobextract.packs.place_tables import COMMUNES
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import Folded, last_semicolon
from mobextract.text.lexicon import LONGEST_FORM
from mobextract.text.segment import Segments, Span

_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FEW_PLACES = 3
"""Places of one province that show what a short text is about, without its name."""
OPENING = 20
"""Words like "today" this close to the beginning of a sentence open it."""
SPEAKER, SAID = 160, 60
"""How far behind a quotation the home of who speaks, and the verb of speech, may stand, in characters."""
COMMUNE_RANK = 4
"""The rank of communes: from wider units come officials, who speak of other things than their homes."""
REPORT = 60
"""A year this close to the beginning of a paragraph opens a report of its own."""


_BRACKETED = re.compile(r"[»”\"'’]* ?\([^(),;·:\d]{0,24}")
"""What stands between a name and the place in brackets right behind it."""


class PlaceLinker:
    """The places of one article's figures and models."""

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
        self.quantities, self.models = quantities, models
        self.clauses = clauses
        self.meeting = clauses.said(grammar.meeting_scanner)
        self.review = clauses.said(grammar.review_scanner)
        self.country, self.here = clauses.said(grammar.country_scanner), clauses.said(grammar.here_scanner)
        self.now, self.began = clauses.said(grammar.now_scanner), clauses.said(grammar.founded_scanner)
        starts = [m.start for m in models]
        self.begun = BegunPlaces(low, grammar.organisations, self.began, (self.now, clauses.said(grammar.spread)), starts)
        inside = [p for p in places if (i := bisect_right(starts, p.start)) and p.start < models[i - 1].end]
        kept = {id(p) for p in inside}
        names = [(m.start, m.end) for m in models]
        self.foci = FocusMap(grammar, folded, segments, [p for p in places if id(p) not in kept], quantities, names)
        self.reach = PlaceReach(grammar, low, segments, quantities, self.foci)
        self.distances = Distances(grammar, low, quantities)
        self.lists = ListedPlaces(grammar, low, segments, clauses, self.foci, quantities)
        self.units = UnitCounts(grammar, low, quantities, clauses, self.foci)
        self.inner = FocusMap(grammar, folded, segments, inside, (), None)
        self.shares = Shares(grammar.partitive, low, quantities, self.foci.known)
        self.foci.known |= {name: p for name, p in self.inner.known.items() if name not in self.foci.known}
        self.topic = self._topic(places)
        self._stated: dict[Span, list[Focus]] = {}
        self._mains: dict[Span, Focus | None] = {}
        self._nearest: dict[tuple[int, int], Focus | None] = {}
        self._model_places: dict[int, PlaceLink] = {}
        self._homes: dict[int, PlaceLink] = {}
        title = segments.title or (0, 0)
        self._telling = {m.first: m for m in reversed(models) if m.start >= title[1]}
        """The first mention of each name behind the title, which says where the model runs."""

    def stated(self, start: int, end: int, *, part: bool = False, counted: bool = True) -> PlaceLink:
        """Return the place that the text states for the figure at ``[start, end)``: right behind it, before it, or what its paragraph,
        or the one before, was about; None where only the model or the whole article can tell. ``part``: it is a part of a whole, and what
        stands beside it may be the whole's; ``counted``: it is a count, whose noun may name the country."""
        if not part and self._names_country(start, end) and self.foci.of_country(start, end, counted=counted):
            return COUNTRY
        _, item, sentence, _ = self.clauses.around(start)
        respective = self.lists.respective(sentence, start, self._earlier)
        if respective is not None:
            return respective
        units = self._foci(sentence)
        if (place := self.lists.in_turn(sentence, start)) is not None:
            return place
        foci = [f for f in units if not self.reach.is_apart(f, start) and not (f.end < start and self.foci.is_residence(f, sentence))]
        middle = bisect_left(foci, start + 1, key=_start)  # "hai xã này" is a number and a place
        after = foci[middle] if middle < len(foci) else None
        given = after is not None and middle > 0 and _LETTER.search(self.low, start, end) and self.g.givers_before.before(self.low, after.start) is not None
        if after and not given and end <= after.start < item[1] and self.reach.attached(end, after.start):
            return self._narrower(self.reach.own_part(after, after.start), sentence).link
        own = foci[middle - 1] if middle and foci[middle - 1].start >= item[0] else None
        if after and not given and after.start < item[1] and (middle or self.reach.is_only(start, after.start)) and self._is_received(own, after, start, end):
            return after.link
        if after and not given and after.start < item[1] and own is None and self.reach.handed_over(start, after.start, item[0]):
            return after.link
        if own and start < own.end and (later := [p for p in own.places if p.start > start]):
            later = self.reach.own_part(own, later[0].start).places
            return Focus(later[0].start, own.end, later, own.unit).link  # "the town of A and five communes: B, C, D, E and F"
        own = self._subject(own, foci[:middle], start) or main_focus([f for f in foci[:middle] if len(f.places) == 1] or foci[:middle])
        own = self.lists.gone_through(sentence, foci[:middle], item[0], self._earlier) or own
        if own and (whole := self.begun.whole(own, foci[:middle], self._earlier(sentence[0], self.segments.paragraph_at(start)[0]), sentence[0], start)) is not None:
            return whole.link
        focus = self._narrower(own, sentence) if own else self._around(sentence, start, foci)
        return focus.link if focus else None

    def _subject(self, own: Focus | None, before: list[Focus], start: int) -> Focus | None:
        """What a clause is about whose last unit before ``start`` is ``own``: the one that the sentence opens with, where that only describes it, or acts there."""
        if own is None:
            return None
        return self.reach.described(own, before) or self.reach.aside(own, before[0], start) or self.reach.stage(own, before[0]) or own

    def _is_received(self, own: Focus | None, after: Focus, start: int, end: int) -> bool:
        """Whether a part of the unit that gives gets a figure: "the provincial union gave 60 gifts to poor households in Mon Son commune";
        in an item that names no other unit, the place behind it: "…; 6 houses «Warm Home» for poor members in commune B"."""
        if own is None:
            return self.reach.located(end, after.start) and self.reach.reaches_back(after.start, start)
        part = after.rank > own.rank and after.lies_in(own) and self.g.givers_after.before(self.low, start) is not None
        return part and self.reach.reaches_back(after.start, start) and self.reach.located(end, after.start)

    def _names_country(self, start: int, end: int) -> bool:
        """Whether words for the whole country stand anywhere near a figure."""
        near = max(0, start - LONGEST_FORM), end + DESIGNATED + LONGEST_FORM
        return self.country is not None and next(self.country.finditer(self.low, *near), None) is not None

    def of_figure(self, start: int, stated: PlaceLink, model: FoundModel | None, *, meant: bool = False) -> PlaceLink:
        """Return the place of a figure: the one ``stated``, else its model's, else that of the article, else a road or river named.

        A paragraph with a model of its own and no place goes by its model, not by the paragraph before; so does a sentence that names a
        model again, or means it (``meant``) by its place in a list.
        """
        paragraph = self.segments.paragraph_at(start)
        placed = bool(self._foci(self.segments.sentence_at(start)))
        own = model is not None and model.start >= paragraph[0] and not placed and self._earlier(paragraph[1], paragraph[0]) is None
        if model is not None and model.kind == "model" and not placed and (meant or (model.start >= self.segments.sentence_at(start)[0] and self._is_told_again(model))):
            return self.of_model(model)
        if stated is not None and not own:
            return stated
        if model is not None and model.kind == "model":
            return self.of_model(model)
        if self.topic is not None and start >= self._topic_from:
            return self.topic
        sentence = self.segments.sentence_at(start)
        named = [f for f in self.foci.within(sentence) or self.foci.passages_within(sentence) if not self.reach.is_apart(f, start)]
        last = next((f for f in named if f.start < start or (self.reach.reaches_back(f.start, start) and not self.reach.is_part(f, start))), None)
        return last.link if last else None

    def _is_told_again(self, model: FoundModel) -> bool:
        """Whether a name stands for a model that an earlier mention has given a place."""
        first = self._telling.get(model.first)
        return first is not None and first.start < model.start

    def of_model(self, model: FoundModel) -> PlaceLink:
        """Return the most specific place where a model runs; what one mention of its name says holds for the others.

        A movement's place is that of the sentence, unless an abbreviation stands for its name. A place inside the name serves where it is a part of the one outside, or the only one.
        """
        name = model.first
        lasting = model.kind == "model" or model.rule == ABBREVIATED
        if lasting and name in self._model_places:
            return self._model_places[name]
        if lasting:
            model = self._telling.get(name, model)
        place = self._place_of_model(model, self.segments.sentence_at(model.start))
        return self._model_places.setdefault(name, place) if lasting else place

    def is_turned(self, place: PlaceLink, model: FoundModel) -> bool:
        """Whether a figure's place lies outside that of a model: the text has turned to another story."""
        home = self.home(model)
        if place is None or home is None or self.foci.lies_in(place, home):
            return False
        known = self.foci.known
        around = isinstance(place, str) and place in known and known[place].kind in COMMUNES and self.foci.lies_in(home, place)
        return not around  # what a hamlet began is told of its commune, too

    def home(self, model: FoundModel) -> PlaceLink:
        """Return all the units where a model runs, by name."""
        self.of_model(model)
        return self._homes.get(model.first)

    def _place_of_model(self, model: FoundModel, sentence: Span) -> PlaceLink:
        foci = self._foci(sentence)
        item = self.clauses.item(model.start)
        inside = [f for f in foci if model.start <= f.start < model.end]
        before = [f for f in foci if item[0] <= f.start and f.end <= model.start]
        after = [f for f in foci if model.end <= f.start < item[1]]
        if model.kind != "model":  # a movement runs in no example that follows
            after = [f for f in after[:1] if f.level or self.reach.attached(model.end, f.start)]
        if model.kind != "model" and (host := self._host(sentence, foci)) is not None:
            return self._run_in(model, host)
        bracket = [f for f in after[:1] if _BRACKETED.fullmatch(self.low, model.end, f.start)]  # "«A» (commune X, district Y)"
        attached = [f for f in after[:1] if self.reach.attached(model.end, f.start)]
        behind = [f for f in after if not f.level and f.start - model.end < 160][:1]
        owner = [f for f in self.foci.owning_within(item) if f.end <= model.start][-1:] if behind and model.kind == "model" else []
        named = [f for f in before if not f.level] or (owner if owner and behind[0].lies_in(owner[0]) else behind)
        part = [f for f in before[-1:] if f.level and named and f.rank > named[-1].rank and f.lies_in(named[-1])]
        found = bracket or inside[-1:] or self._of_owner(item, named[-1:], model) or part or [f for f in attached if not f.level] or named[-1:] or attached or before[-1:]
        if not (before or after) and self.clauses.has_items(sentence):
            found = self.foci.weak_within(item)[-1:]  # "the programme of the provincial police; the model … in Sung La"
        if found:
            return self._run_in(model, self._narrower(found[0], sentence))
        earlier = [f for f in foci if f.end <= model.start]
        focus = next(iter(self._of_owner(sentence, earlier[-1:], model)), None) or self._owners(sentence, model.end, main_focus(earlier) or self._around(sentence, model.start, foci))
        return self._run_in(model, focus) if focus else self.topic

    def _owners(self, sentence: Span, end: int, around: Focus | None) -> Focus | None:
        """The commune whose organisation is said behind a model's name to run it, in a text that was at a village of that: "«A», which the
        commune's Youth Union launched". One that only sets it up ("here the commune's union built the model «A»") may have done so in the village."""
        if around is None or around.rank < 5 or (self.here is not None and self.here.search(self.low, *sentence) is not None):
            return around
        owning = [f for f in self.foci.owning_within((end, sentence[1])) if f.rank == 4 and around.lies_in(f)]
        return owning[0] if owning else around

    def _host(self, sentence: Span, foci: list[Focus]) -> Focus | None:
        """The unit whose organisation holds a conference about a movement: where they meet is only its venue ("in Dong Hoi city, the
        Provincial Party Committee reviewed …")."""
        if not self._reviews(sentence):
            return None
        hosts = sorted([*foci, *self.foci.weak_within(sentence)], key=lambda f: f.rank)
        venue = max(foci, key=lambda f: f.rank, default=None)
        return hosts[0] if venue is not None and 0 < hosts[0].rank < venue.rank and venue.lies_in(hosts[0]) else None

    def _of_owner(self, item: Span, named: list[Focus], model: FoundModel) -> list[Focus]:
        """The unit whose organisation runs a model, behind a clause that names a part of it ("after a fire in zone 21, the ward police launched …")."""
        behind = [f for f in self.foci.owning_within(item) if named and named[0].end < f.start < model.start]
        wide = [f for f in behind[-1:] if f.rank == 4 and named[0].rank == 5 and named[0].lies_in(f) and "," in self.low[named[0].end : f.start]]
        return wide

    def _foci(self, sentence: Span) -> list[Focus]:
        """The units of a sentence that figures can belong to: none outside the article's province, and those inside a model's name only
        where they are a part of the unit that the text is at, or the text is at none."""
        if sentence not in self._stated:
            within = [f for f in self.foci.within(sentence) if not (self.reach.is_former(f) or self.distances.is_end(f))]
            foci = [f for f in within if not self.foci.is_foreign(f) or self.reach.in_breakdown(f)]
            foci = [host for f in foci if (host := self._caller(f, sentence, foci)) is not None]
            for inner in self.inner.within(sentence):
                before = [f for f in foci if f.start < inner.start]
                base = next(iter(before[-1:] or foci), None)
                base = self._narrower(base, sentence) if base else self._earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
                if base is None or (inner.rank > base.rank and inner.lies_in(base)):
                    foci = sorted([*foci, inner], key=_start)
            self._stated[sentence] = foci
        return self._stated[sentence]

    def _caller(self, focus: Focus, sentence: Span, foci: list[Focus]) -> Focus | None:
        """What stands for ``focus`` in a sentence: not a town where the unit around holds a conference ("in Dong Hoi city, the Quang Binh Party
        Committee reviewed …"); in an article about that unit which does not name it there, this ("at the conference in Dong Hoi city, 45 …")."""
        town = not focus.level and focus.places[0].kind in ("city", "town")
        if not (town and (self._meets(sentence) or self._reviews(sentence)) and self.reach.is_inside(focus)):
            return focus
        callers = [f for f in (*foci, *self.foci.weak_within(sentence)) if f is not focus and f.rank < focus.rank]
        if callers:
            return None if any(focus.lies_in(f) for f in callers) else focus
        province = self.foci.known.get(self.topic) if isinstance(self.topic, str) and self.topic in focus.places[0].parents else None
        return Focus(focus.start, focus.end, [province], unit=True) if province is not None and self._meets(sentence) else focus

    def _reviews(self, sentence: Span) -> bool:
        return self.review is not None and self.review.search(self.low, *sentence) is not None

    def _narrower(self, focus: Focus, sentence: Span) -> Focus:
        """A unit that gives ("10 billion from the province") gives way to its part that the paragraph is about."""
        if not focus.gives:
            return focus
        earlier = self._earlier(sentence[0], self.segments.paragraph_at(sentence[0])[0])
        return earlier if earlier and earlier.rank > focus.rank and earlier.lies_in(focus) else focus

    def _around(self, sentence: Span, start: int, foci: list[Focus]) -> Focus | None:
        """What the text around a sentence is about: its paragraph, its organisations, the paragraphs before."""
        paragraph = self.segments.paragraph_at(start)
        weak = self.foci.weak_within(sentence)
        return (
            self._speaker(start)
            or self._named_last(sentence, paragraph)
            or self._earlier(sentence[0], paragraph[0])
            or next((f for f in foci if start < f.start < self.clauses.item(start)[1] and ":" not in self.low[start : f.start] and not self.reach.is_part(f, start)), None)
            or (weak[-1] if weak else None)
            or (None if self._meets(sentence) else self._rows_before(start, self._paragraphs_before(sentence[0], paragraph)))
        )

    def _speaker(self, start: int) -> Focus | None:
        """Where somebody is from who tells a figure, and whose words come first: "«We used to sell ten bunches …», says Mrs Lien of hamlet 3"."""
        quotation = next((q for q in self.segments.quotations if q.start <= start < q.end and q.closed and not q.depth), None)
        if quotation is None or self.g.speech is None:
            return None
        end = min(self.segments.paragraph_at(start)[1], quotation.end + SPEAKER)
        said = self.g.speech.search(self.low, quotation.end, min(end, quotation.end + SAID))
        homes = [f for f in self.foci.named if said is not None and said.start() < f.start < end and f.unit]
        own = homes and said is not None and homes[0].rank >= COMMUNE_RANK and self.segments.sentence_at(said.start()) == self.segments.sentence_at(homes[0].start)
        return homes[0] if own else None

    def _rows_before(self, start: int, found: Focus | None) -> Focus | None:
        """What a row of sums in a table is about: all its rows, or what stands before the table; not the last row alone."""
        cell = self.segments.cells.get(start)
        if cell is None or found is None or len(found.places) > 1 or found.start < cell.column[0]:
            return found
        return self._earlier(cell.column[0], 0)

    def _named_last(self, sentence: Span, paragraph: Span) -> Focus | None:
        """The place of the last item of the sentence before, where "here" opens this one: "in A 18 lamps; in B 40. Here …"."""
        if sentence[0] <= paragraph[0] or self.g.here.after(self.low, sentence[0]) is None:
            return None
        before = self.segments.sentence_at(max(paragraph[0], sentence[0] - 2))
        item = last_semicolon(self.low, *before)
        return main_focus([f for f in self._foci(before) if item <= f.start]) if item >= 0 else None

    def _meets(self, sentence: Span) -> bool:
        """Whether a sentence turns from the examples to the whole ("at the conference, 31 collectives …")."""
        return self.meeting is not None and self.meeting.search(self.low, *sentence) is not None

    def _paragraphs_before(self, position: int, paragraph: Span) -> Focus | None:
        """The place that earlier paragraphs were about; a list named in passing, or a report's new date, ends its reach."""
        found = self._earlier(position, 0)
        if found is None or (len(found.places) > 1 and not found.places[0].name[-1:].isdigit()):
            return None
        report = self.topic is not None and found.rank > 3 and _YEAR.search(self.low[paragraph[0] : paragraph[0] + REPORT])
        return None if report else found

    def _earlier(self, position: int, limit: int) -> Focus | None:
        """What the nearest sentence between ``limit`` and ``position`` that names a unit, in the same section, is about."""
        asked = position, limit
        if asked not in self._nearest:
            main = self._nearest_main(position, limit)
            self._nearest[asked] = main and self._widened(main, position)
        return self._nearest[asked]

    def _widened(self, main: Focus, position: int) -> Focus:
        """The unit around what the text is about, where it has come to more units than that: "it is now present in eight of the 11 villages. It has …"."""
        name = self.units.holder_behind(main.link, main.end, position)
        return main if name == main.link or not isinstance(name, str) else Focus(main.start, main.end, [self.foci.known[name]], unit=True)

    def _nearest_main(self, position: int, limit: int) -> Focus | None:
        sentences, segments = self.segments.sentences, self.segments
        paragraph = segments.paragraph_at(position)
        high = bisect_left(sentences, (position, 0))
        low = max(high - MEMORY, bisect_left(sentences, (max(limit, segments.section_start(position)), 0)), 0)
        turned, start = False, None
        for sentence in reversed(sentences[low : high + 1]):
            turned = turned or (self.now is not None and self.now.search(self.low, sentence[0], min(sentence[1], sentence[0] + OPENING)) is not None)
            main = self._main_of(sentence) if sentence[0] < position else None
            if main is None:
                continue
            if start is not None:
                return main if start.lies_in(main) and main.rank < start.rank else start
            if turned and self.began is not None and self.began.search(self.low, *sentence) is not None:
                start = main  # "it began with 17 households in Thac Dai. Today 63 take part": in the unit around
                continue
            other = segments.paragraph_at(sentence[0])
            if other != paragraph and (segments.introduction(sentence[0]) is not None or other[0] in segments.captions):
                continue  # what one item of a list is about, or a picture, is of that alone
            if limit or sentence[0] >= paragraph[0] or not self.foci.is_neighbour(main):
                return self.lists.gone_through(sentence, self._foci(sentence), sentence[1], self._earlier) or main
        return start

    def _main_of(self, sentence: Span) -> Focus | None:
        """What a sentence is about for those after it."""
        if sentence not in self._mains:
            self._mains[sentence] = self._main_named(sentence)
        return self._mains[sentence]

    def _main_named(self, sentence: Span) -> Focus | None:
        """The main place of the first item of a sentence that has one; a country is told of in its own sentence only."""
        foci = [f for f in self._foci(sentence) if (f.rank or f.level) and not self.reach.in_breakdown(f)]
        if not foci:
            return None
        end = self.clauses.item(foci[0].start)[1]
        named = [f for f in foci if f.start < end]
        if (listed := listed_first(named)) is not None:
            return listed
        if (holding := next((f for f in named[1:] if len(f.places) > 1 and named[0].places[0].name in {p.name for p in f.places}), None)) is not None:
            return holding  # "the post at Binh Hai set up … in the communes Binh Chau and Binh Hai"
        if self.shares.is_share(sentence, foci[0]):
            return self.shares.whole(foci) if len(foci) > 1 else None
        whole = next((i for i, f in enumerate(named) if self.shares.is_share(sentence, f)), 0)
        if whole and all(f.lies_in(named[whole - 1]) for f in named[whole:]):
            return main_focus(named[:whole])
        if len(named) > 2 and len({str(f.link) for f in named}) == len(named) and len({f.rank for f in named}) == 1:
            return self.shares.whole(named)  # "A has 6 groups, B 5 and C 4"
        if foci[-1].level and not named[-1].level and all(f.lies_in(foci[-1]) for f in named):
            return foci[-1]  # "in the villages A and B 315 pupils got books; 428 in the whole commune"
        if len(named) > 1 and (outgrown := self.begun.whole(named[-1], named, None, sentence[0], sentence[1])) is not None:
            return outgrown
        return self._owner_of_models(named, end) or main_focus(named)

    def _owner_of_models(self, named: list[Focus], end: int) -> Focus | None:
        """The unit whose organisation runs the first model that an item tells of behind the part where it began: the text goes on with that."""
        model = next((m for m in self._models_from(named[-1].end) if m.kind == "model" and m.start < end), None)
        return next(iter(self._of_owner(self.clauses.item(model.start), named[-1:], model)), None) if model is not None else None

    def _models_from(self, position: int) -> Sequence[FoundModel]:
        return self.models[bisect_left(self.models, position, key=_start) :]

    def _run_in(self, model: FoundModel, focus: Focus) -> PlaceLink:
        """The smallest unit that holds all places of a focus: a model that runs in several villages runs in their commune."""
        self._homes.setdefault(model.first, focus.link)
        if len(focus.places) == 1:
            return focus.link
        shared = [name for name in focus.places[0].parents if all(name in p.parents for p in focus.places)]
        return shared[0] if shared else focus.link

    def _topic(self, places: Sequence[Place]) -> PlaceLink:
        """What the article is about as a whole: the place in its title, else its province, else the first place."""
        title, self._topic_from = self.segments.title, 0
        units = [f for f in self.foci.named if f.unit]
        named = [f for f in units if not self.reach.in_breakdown(f)]
        if title is not None and named and named[0].start < title[1]:
            return named[0].link
        province = self.foci.province
        if province is not None:
            return province if any(f.link == province for f in named) else main_unit(places, province)
        likely = main_unit(places, unnamed) if (unnamed := main_province(places, FEW_PLACES)) is not None else None
        if likely in self.foci.known:
            return likely
        self._topic_from = named[0].start if named else (places[0].start if places else 0)
        return named[0].link if named else (places[0].name if places and not units else None)


_start = attrgetter("start")
