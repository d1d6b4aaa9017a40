"""Where a model runs: what one mention of its name says holds for the others."""

from __future__ import annotations

from mobextract.linking.discourse import Discourse
from mobextract.linking.focus import COUNTRY, HOME, VILLAGE, Focus, names_of, shared_parents
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.main_places import main_focus
from mobextract.linking.row_places import holder_of_rows
from mobextract.linking.surroundings import Surroundings
from mobextract.linking.text_returns import around_villages, beginner_of
from mobextract.models.abbreviations import ABBREVIATED
from mobextract.models.grammar import FoundModel
from mobextract.packs.place_tables import COMMUNES
from mobextract.record import PlaceLink
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

BEHIND = 80
"""How far behind its beginning the sentence that goes on with a model may name its unit, in characters."""
MARKS = tuple("«»“”„\"'‘’")
_REST = regex(r"[»”\"'’]*[.!?…।]*")
_BRACKETED = regex(r"[»”\"'’]* ?\([^(),;·:\d]{0,24}")
"""What stands between a name and the place in brackets right behind it."""


class ModelPlaces:
    """The places of one article's models."""

    def __init__(self, grammar: LinkGrammar, discourse: Discourse, around: Surroundings) -> None:
        self.g = grammar
        self.discourse = discourse
        self.around = around
        self.low = discourse.low
        self.segments = segments = discourse.segments
        self.clauses = discourse.clauses
        self.foci, self.reach, self.topic = discourse.foci, discourse.reach, discourse.topic
        self.here = self.clauses.said(grammar.here_scanner)
        self._model_places: dict[int, PlaceLink] = {}
        self._homes: dict[int, PlaceLink] = {}
        title = segments.title or (0, 0)
        headings = frozenset(segments.headings)
        told = [m for m in discourse.models if m.start >= title[1] and segments.paragraph_at(m.start)[0] not in headings]
        self._telling = {m.first: m for m in reversed(told)}
        """The first mention of each name outside title and headings, which says where the model runs."""

    def of_model(self, model: FoundModel) -> PlaceLink:
        """Return the most specific place where a model runs; what one mention of its name says holds for the others.

        A movement's place is that of the sentence, unless an abbreviation stands for its name. A place inside the name serves where it is
        a part of the one outside, or the only one.
        """
        name = model.first
        lasting = model.kind != "movement" or model.rule == ABBREVIATED
        if lasting and name in self._model_places:
            return self._model_places[name]
        if lasting:
            model = self._telling.get(name, model)
        place = self._place_of_model(model, self.segments.sentence_at(model.start))
        return self._model_places.setdefault(name, place) if lasting else place

    def is_turned(self, place: PlaceLink, model: FoundModel) -> bool:
        """Whether a figure's place lies outside that of a model: the text has turned to another story."""
        home = self.home(model)
        if place is None or home is None or any(self.foci.lies_in(name, home) for name in (place, *names_of(place))):
            return False  # "in hamlets 5 and 8", where it began in hamlet 5
        known = self.foci.known
        around = isinstance(place, str) and place in known and known[place].kind in COMMUNES and self.foci.lies_in(home, place)
        return not around  # what a hamlet began is told of its commune, too

    def home(self, model: FoundModel) -> PlaceLink:
        """Return all the units where a model runs, by name."""
        self.of_model(model)
        return self._homes.get(model.first)

    def is_placed(self, model: FoundModel, stated: PlaceLink) -> bool:
        """Return whether a model has a place of its own: also a project that runs in a part of the unit told."""
        return model.kind == "model" or (model.kind == "project" and self.foci.lies_in(self.of_model(model), stated))

    def is_told_again(self, model: FoundModel) -> bool:
        """Whether a name stands for a model that an earlier mention has given a place."""
        first = self._telling.get(model.first)
        return first is not None and first.start < model.start

    def _beside(self, model: FoundModel, sentence: Span, foci: list[Focus]) -> tuple[list[Focus], list[Focus]]:
        """The units before and behind a name in its item that may be where it runs."""
        item = self.clauses.item(model.start)
        before = [f for f in foci if item[0] <= f.start and f.end <= model.start]
        after = [f for f in foci if model.end <= f.start < item[1]]
        if after and all(f.places and not f.level for f in after) and self.discourse.shares.is_share(sentence, after[0]):
            after = []  # "«A»: 214 pupils, including 86 in B", "«A» has 55 members, of whom 33 live in B and 22 in C"
        if model.kind != "model":  # a movement runs in no example that follows
            after = [f for f in after[:1] if f.level or self.reach.attached(model.end, f.start)]
        return before, after

    def _named(self, model: FoundModel, item: Span, foci: list[Focus], before: list[Focus], after: list[Focus]) -> list[Focus]:
        """The first of the units inside and beside a name, in the order in which docs/linking.md has them; none where there is none."""
        inside = [f for f in foci if model.start <= f.start < model.end]
        bracket = [f for f in after[:1] if _BRACKETED.fullmatch(self.low, model.end, f.start)]  # "«A» (commune X, district Y)"
        attached = [f for f in after[:1] if self.reach.attached(model.end, f.start)]
        behind = [f for f in after if not f.level and f.start - model.end < 160][:1]
        owner = [f for f in self.foci.owning_within(item) if f.end <= model.start][-1:] if behind and model.kind == "model" else []
        named = [f for f in before if not f.level] or (owner if owner and behind[0].lies_in(owner[0]) else behind)
        part = [f for f in before[-1:] if f.level and named and f.rank > named[-1].rank and f.lies_in(named[-1])]
        return (
            bracket
            or inside[-1:]
            or self.discourse.of_owner(item, named[-1:], model)
            or part
            or [f for f in attached if not f.level]
            or named[-1:]
            or attached
            or before[-1:]
        )

    def _place_of_model(self, model: FoundModel, sentence: Span) -> PlaceLink:
        """The unit that a sentence tells a model to run in, else the one that the text around is about."""
        foci, item = self.discourse.foci_of(sentence), self.clauses.item(model.start)
        before, after = self._beside(model, sentence, foci)
        if model.kind != "model" and self._is_countrys(model):
            return COUNTRY
        if model.kind != "model" and (host := self._host(sentence, foci)) is not None:
            return self._run_in(model, host)
        found = self._named(model, item, foci, before, after)
        if not (before or after) and self.clauses.has_items(sentence):
            found = self.foci.weak_within(item)[-1:]  # "the programme of the provincial police; the model … in Sung La"
        if found and found[0].level and found[0].start >= model.end:  # "«A», launched by the communal union, began in this hamlet"
            found = [self.discourse.owners.commune(sentence, model, found[0]) or found[0]]
        if not found and model.kind == "model" and (told := self._told_behind(model, sentence)) is not None:
            return self._run_in(model, told)
        if found:
            within = (
                self._within_owner(model, found[0], before)
                or self._owners_part(model, found[0], item)
                or self._outgrown(model, found[0], sentence)
            )
            return self._run_in(model, within or self.discourse.narrower(found[0], sentence))
        earlier = [f for f in foci if f.end <= model.start]
        focus = next(iter(self.discourse.of_owner(sentence, earlier[-1:], model)), None) or self.discourse.owners.commune(
            sentence, model, main_focus(earlier) or self.around.of_sentence(sentence, model.start, foci)
        )
        if not foci and (rows := holder_of_rows(self.segments, self.foci.named, model.start, focus)) is not None:
            return rows
        return self._run_in(model, focus) if focus else self.topic

    def _is_countrys(self, model: FoundModel) -> bool:
        """Whether a programme is told to be the whole country's, right before its name or cue, or right behind them: "the country's
        programme “One Commune, One Product”"."""
        if not any(place.country == HOME for place in self.foci.known.values()):
            return False
        cue = model.cue or (model.start, model.end)
        starts = [end_before(self.low, at - self.low.endswith(MARKS, 0, at)) for at in (model.start, cue[0])]
        ends = [skip_blanks(self.low, at + self.low.startswith(MARKS, at)) for at in (model.end, cue[1])]
        before = any(self.g.country_programme.before(self.low, at) for at in starts)
        return before or any(self.g.country_after.after(self.low, at) for at in ends)

    def _outgrown(self, model: FoundModel, found: Focus, sentence: Span) -> Focus | None:
        """The unit around the village where a model only began and has grown since: "which first appeared in A village with two carts, now
        has 48"; or the commune whose organisation began with that village ("the commune's union began with A village")."""
        if model.kind != "model" or found.rank != VILLAGE or found.level:
            return None
        around = around_villages(self.discourse, found, sentence[0])
        whole = self.discourse.begun.whole(found, [], around, *sentence)
        if whole is None and (beginner := beginner_of(self.discourse, sentence, found)) is not found:
            return beginner
        return whole

    def _told_behind(self, model: FoundModel, sentence: Span) -> Focus | None:
        """The unit that the next sentence names of a model which ends its own, where no place stands: "First of all the «Bench». It has
        been running in commune X …"."""
        behind = skip_blanks(self.low, sentence[1])
        if _REST.fullmatch(self.low, model.end, sentence[1]) is None or behind >= self.segments.paragraph_at(model.start)[1]:
            return None
        opening = self.g.it.after(self.low, behind)
        foci = self.foci.within(self.segments.sentence_at(behind)) if opening else []
        return foci[0] if foci and not foci[0].level and foci[0].start - behind < BEHIND else None

    def _host(self, sentence: Span, foci: list[Focus]) -> Focus | None:
        """The unit whose organisation holds a conference about a movement: where they meet is only its venue ("in Dong Hoi city, the
        Provincial Party Committee reviewed …")."""
        if not self.discourse.venues.hosts(sentence):
            return None
        hosts = sorted([*foci, *self.foci.weak_within(sentence)], key=lambda f: f.rank)
        venue = max(foci, key=lambda f: f.rank, default=None)
        return hosts[0] if venue is not None and 0 < hosts[0].rank < venue.rank and venue.lies_in(hosts[0]) else None

    @staticmethod
    def _within_owner(model: FoundModel, found: Focus, before: list[Focus]) -> Focus | None:
        """The part of a unit that a clause names before the organisation of that unit which runs a model there ("in A commune, the
        Women's Union of B district launched …")."""
        start, end = model.owner or (0, 0)
        parts = [f for f in before if f.end <= start and not f.level and f.rank > found.rank and f.lies_in(found)]
        return parts[-1] if start <= found.start < end and parts else None

    def _owners_part(self, model: FoundModel, found: Focus, item: Span) -> Focus | None:
        """The part of a unit whose organisation, named behind, runs a model there ("in A district, the model «X», launched by the Women's
        Union of B commune")."""
        if model.owner is None or model.owner[0] < model.end or model.kind != "model":
            return None
        start, end = model.owner
        units = [*self.foci.owning_within(item), *(f for f in self.foci.within(item) if not f.level)]
        parts = [f for f in units if start <= f.start < end and f.rank > found.rank and f.lies_in(found)]
        return parts[-1] if parts and len(parts[-1].places) == 1 else None

    def _run_in(self, model: FoundModel, focus: Focus) -> PlaceLink:
        """The smallest unit that holds all places of a focus: a model that runs in several villages runs in their commune."""
        self._homes.setdefault(model.first, focus.link)
        if len(focus.places) == 1:
            return focus.link
        return next(iter(shared_parents(focus.places)), focus.link)
