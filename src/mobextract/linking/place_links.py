"""Which place a figure, or a model, belongs to: its own clause first, then the sentence, then what the paragraph was about.

The rules stand in the order in which they apply in docs/linking.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from mobextract.figures.conversions import first_said
from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.closing_places import closes, is_alone, is_behind_comma
from mobextract.linking.datelines import but_filed
from mobextract.linking.described_units import described
from mobextract.linking.discourse import Discourse
from mobextract.linking.focus import COUNTRY, Focus, names_of
from mobextract.linking.givers import come_in_parallel, user_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.item_returns import around_items
from mobextract.linking.joint_figures import slashed
from mobextract.linking.main_places import ends_in_part, main_focus
from mobextract.linking.means import is_compared, is_others
from mobextract.linking.merged_units import has_figures_of_its_own
from mobextract.linking.model_places import ModelPlaces
from mobextract.linking.opening_with import opens_with
from mobextract.linking.other_units import is_elsewhere, is_of_lost, others_before
from mobextract.linking.own_shares import are_members, are_shares, with_shares
from mobextract.linking.prizes import Prizes
from mobextract.linking.singled_out import spells_out
from mobextract.linking.surroundings import Surroundings
from mobextract.linking.text_returns import around_villages, village_of_runners
from mobextract.linking.told_places import DESIGNATED
from mobextract.linking.wider_wholes import parts_in_brackets
from mobextract.models.grammar import FoundModel
from mobextract.record import Place, PlaceLink
from mobextract.text.folding import Folded
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.lexicon import LONGEST_FORM
from mobextract.text.segment import Segments, Span

_LETTER = regex(r"[^\W\d_]")
_SIGN = regex(r"[,;:.·()\d।]")
BETWEEN = 9
"""Fewer blanks than so many stand between the homes of two persons: "Mrs Lieu (A village) and Mrs Toi (B village)"."""
TIED = 24
"""How far behind a unit the figure may stand that a genitive ties it to, in characters."""

NOWHERE: list[str] = []
"""The place of what the text tells to be in several units that nothing named holds."""


class _Asked(NamedTuple):
    """A figure whose place is asked for: its span, item and sentence, the units of the sentence that count, how many of them stand before
    it, and the last of those if it is of its item."""

    start: int
    end: int
    item: Span
    sentence: Span
    foci: list[Focus]
    middle: int
    own: Focus | None


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
        self.low = folded.low
        self.segments = segments
        self.clauses = clauses
        self.country = clauses.said(grammar.country_scanner)
        places = but_filed(folded, segments, places)
        self.discourse = Discourse(grammar, folded, segments, places, models, quantities, clauses)
        self.foci, self.reach = self.discourse.foci, self.discourse.reach
        self.lists, self.begun, self.topic = self.discourse.lists, self.discourse.begun, self.discourse.topic
        self.others = clauses.said(grammar.units_besides)
        self.prizes = Prizes(grammar, folded.low, quantities, clauses)
        self._asides: dict[Span, tuple[set[int], set[int]]] = {}
        self.around = Surroundings(grammar, self.discourse)
        self.of_models = ModelPlaces(grammar, self.discourse, self.around)

    def stated(self, start: int, end: int, part: bool, counted: bool, differs: bool) -> PlaceLink:
        """Return the place that the text states for the figure at ``[start, end)``: right behind it, before it, or what its paragraph, or
        the one before, was about; None where only the model or the article can tell. ``part``: it is a part of a whole, which may stand
        beside it; ``counted``: it is a count, whose noun may name the country; ``differs``: it is how much a rate differs by."""
        if not part and self._names_country(start, end) and self.foci.of_country(start, end, counted=counted, differs=differs):
            return COUNTRY
        if self.foci.opens_country(start):
            return COUNTRY
        if (own := self._of_brackets(start)) is not None:
            return own.link
        start, end = slashed(self.low, self.discourse.quantities, *first_said(self.low, self.discourse.quantities, start, end))
        _, item, sentence, _ = self.clauses.around(start)
        respective = self.lists.respective(sentence, start, self.discourse.earlier)
        if respective is not None:
            return respective
        units = self.discourse.foci_of(sentence)
        others, told = others_before(self.g, self.low, self.others, item, start, units), self.discourse.earlier(sentence[0], 0)
        if (others and is_elsewhere(self.g, self.low, others, told)) or is_of_lost(self.low, self.foci.lost, sentence, start, units, told):
            return NOWHERE
        if (place := self.lists.in_turn(sentence, start)) is not None:
            return place
        if counted and (beside := self.reach.counted_in(start, end, sentence)) is not None:
            return beside.link
        foci = [f for f in units if not self.reach.is_apart(f, start) and not (f.end < start and self.foci.is_residence(f, sentence))]
        means, abroad = self._asides_of(sentence, units)
        foci = [f for f in foci if id(f) not in abroad and not (id(f) in means and (differs or is_others(self.g, self.low, f, start)))]
        middle = bisect_left(foci, start + 1, key=START)  # "hai xã này" is a number and a place
        own, after = foci[middle - 1] if middle and foci[middle - 1].start >= item[0] else None, foci[middle : middle + 2]
        shared = are_shares(self.low, self.discourse.quantities, after, start, sentence[1]) or are_members(self.g, self.low, after, end)
        foci = foci[:middle] if shared or has_figures_of_its_own(self.foci, own, start) else foci
        asked = _Asked(start, end, item, sentence, foci, middle, own)
        behind = self._behind(asked)
        return self._of_parts(asked, behind.link if behind is not None else self._before(asked))

    def _of_parts(self, asked: _Asked, link: PlaceLink) -> PlaceLink:
        """The place of a whole whose parts have their shares in brackets behind it: the one told, where they lie there, else the unit
        around them."""
        parts = parts_in_brackets(self.low, self.foci, asked.end, asked.sentence)
        if not parts or all(self.foci.lies_in(f.link, link) and f.link != link for f in parts):
            return link
        around = self.discourse.shares.whole(parts)
        return around.link if around is not None else NOWHERE

    def _behind(self, asked: _Asked) -> Focus | None:
        """The unit behind a figure, in its item, where that takes it from the units before it."""
        start, end, item, sentence, foci, middle, own = asked
        behind = [f for f in foci[middle : middle + 2] if f.start < item[1]]  # "from the fund of the district to 10 households in A"
        after = next((f for f in behind if not f.gives), behind[0] if behind else None)
        if after is None or self._is_giver(asked, after) or (own is not None and self._leads_on(after)):
            return None
        if own is not None and own.rank >= after.rank and spells_out(self.low, first_from(self.discourse.quantities, start), after):
            return next((f for f in reversed(foci[:middle]) if f.rank < after.rank and after.lies_in(f)), after)
        if not middle and opens_with(self.g, self.low, self.discourse.quantities, sentence, start, after):
            return after
        if (user := user_of(self.g, self.low, self.discourse.quantities, after, foci[middle + 1 :], item[1])) is not None:
            return user
        named = self.reach.from_number(after)
        if any(end <= at and self.reach.attached(end, at) for at in (named, after.start)):
            return self.discourse.narrower(self.reach.own_part(after, after.start), sentence)
        past = self.reach.past_origin(end, after.start)
        if (middle or self.reach.is_only(start, after.start)) and self._is_received(own, after, start, past):
            return after
        if own is None and (self.reach.joint.handed_over(start, after.start, item[0]) or self.prizes.goes_to(start, item, after)):
            return after
        told = (own is None or own.rank <= after.rank) and is_behind_comma(self.g, self.low, end, after)
        if told or self.reach.joint.paired(start, own, after):
            return after
        open_ = own is None or self._is_wider(own, after) or self._gives_way(own, after)
        return after if open_ and closes(self.g, self.low, end, after) else None

    def _gives_way(self, own: Focus, after: Focus) -> bool:
        """Whether the place before a figure is only that of the figure before it, in brackets as the one behind ("5 houses (A), 12 roads
        (B)"), or a list that this one is of ("in A and B, 5 houses collapsed (A)")."""
        return is_alone(self.low, own) or (len(own.places) > 1 and set(names_of(after.link)) < set(names_of(own.link)))

    def _leads_on(self, after: Focus) -> bool:
        """Whether a genitive ties a unit to the figure behind it, in a language with postpositions: "में 11 महिलाएँ A गाँव के 38 बच्चों"."""
        figure = first_from(self.discourse.quantities, after.end) if self.g.postpositional else None
        if figure is None:
            return False
        gap = self.low[after.end : figure.start] if figure.start - after.end < TIED else "."
        return self.g.of.before(self.low, figure.start) is not None and not _SIGN.search(gap)

    def _is_giver(self, asked: _Asked, after: Focus) -> bool:
        """Whether the unit behind a number in words only gives what it counts, which another got."""
        named = asked.middle > 0 and _LETTER.search(self.low, asked.start, asked.end) is not None
        gives = named and self.g.givers_before.before(self.low, after.start) is not None
        return gives and not come_in_parallel(self.g, self.low, self.discourse.quantities, asked.start, asked.foci)

    def _before(self, asked: _Asked) -> PlaceLink:
        """What the units before a figure, or the text around its sentence, are told to have."""
        start, _, item, sentence, foci, middle, own = asked
        before = foci[:middle]
        if own and start < own.end and (later := [p for p in own.places if p.start > start]):
            later = self.reach.own_part(own, later[0].start).places
            return Focus(later[0].start, own.end, later, own.unit).link  # "the town of A and five communes: B, C, D, E and F"
        if own and (shares := with_shares(self.low, self.discourse.quantities, [f for f in before if f.start >= item[0]], start)):
            return [name for f in shares for name in names_of(f.link)]
        if own and is_alone(self.low, own) and (homes := self._homes(before, item[0])):
            before = [f for f in before if f not in homes]  # "two families, Mrs Lieu (A village) and Mrs Toi (B village)": in both
            own = before[-1] if before and before[-1].start >= item[0] else None
        own = around_items(self.discourse, foci, start) if own is None else self._subject(own, before, sentence, start)
        own = own or main_focus(before if ends_in_part(before) else [f for f in before if len(f.places) == 1] or before)
        own = self.lists.gone_through(sentence, before, item[0], self.discourse.earlier) or own
        held = around_villages(self.discourse, own, sentence[0]) if own else None
        if own and (whole := self.begun.whole(own, before, held, sentence[0], start)) is not None:
            return whole.link
        focus = self.discourse.narrower(own, sentence) if own else self.around.of_sentence(sentence, start, foci)
        return focus.link if focus else None

    def _homes(self, before: list[Focus], floor: int) -> list[Focus]:
        """The last units before a figure, in its item, that stand in brackets by themselves, if they are several with no figure between."""
        alone = [f for f in before if f.start >= floor and is_alone(self.low, f)]
        beside = len(alone) > 1 and not within(self.discourse.quantities, alone[-2].end, alone[-1].start)
        return alone if beside and self.low[alone[-2].end : alone[-1].start].count(" ") < BETWEEN else []

    def _of_brackets(self, start: int) -> Focus | None:
        """The unit right behind whose name a figure opens brackets: "six districts, including A (11 communes) and B (4 communes)"."""
        if self.low[start - 2 : start] != " (":
            return None
        last = last_before(self.foci.named, start)
        return last if last is not None and last.unit and last.end == start - 2 and len(last.places) == 1 else None

    def _subject(self, own: Focus | None, before: list[Focus], sentence: Span, start: int) -> Focus | None:
        """What a clause is about whose last unit before ``start`` is ``own``: the one that the sentence opens with, where that only
        describes it, or acts there."""
        if own is None:
            return None
        if (village := village_of_runners(self.discourse, own, before, sentence)) is not None:
            return village
        return described(self.reach, own, before) or self.reach.aside(own, before[0], start) or self.reach.stage(own, before) or own

    def _asides_of(self, sentence: Span, units: Sequence[Focus]) -> tuple[set[int], set[int]]:
        """Which units of a sentence are named for their mean, or as rivals, and which countries have shares, by identity."""
        if sentence not in self._asides:
            means = {id(f) for f in units if is_compared(self.g, self.low, f)}
            self._asides[sentence] = means, {id(f) for f in units if self.lists.is_share(f)}
        return self._asides[sentence]

    @staticmethod
    def _is_wider(own: Focus | None, after: Focus) -> bool:
        """Whether a clause names no unit before a place behind its figure, or the one around that."""
        return own is None or (after.rank > own.rank and after.lies_in(own))

    def _is_received(self, own: Focus | None, after: Focus, start: int, end: int) -> bool:
        """Whether a part of the unit that gives gets a figure: "the provincial union gave 60 gifts to poor households in Mon Son commune";
        in an item that names no other unit, the place behind it: "…; 6 houses «Warm Home» for poor members in commune B"."""
        if self.reach.is_joined(after, start):
            return False  # "gave 38 goats, and in Mon Son commune 12 pigs"
        if own is None:
            return self.reach.located(end, after.start) and self.reach.reaches_back(after.start, start)
        part, floor = after.rank > own.rank and after.lies_in(own), self.clauses.item(start)[0]
        if part and (self.reach.is_owned_in(end, after.start) or self.reach.joint.handed_over(start, after.start, floor)):
            return True
        if part and self.reach.are_ages(end, after.start) and self.reach.given_to(start, end, after.start):
            return True
        part = part and self.g.givers_after.before(self.low, start) is not None
        return part and self.reach.reaches_back(after.start, start) and self.reach.located(end, after.start)

    def _names_country(self, start: int, end: int) -> bool:
        """Whether words for the whole country stand anywhere near a figure."""
        near = max(0, start - LONGEST_FORM), end + DESIGNATED + LONGEST_FORM
        return self.country is not None and next(self.country.finditer(self.low, *near), None) is not None

    def _is_in_reach(self, focus: Focus, start: int) -> bool:
        """Whether a unit behind a figure stands in its item, or in one without figures: "the hall has 300 seats; it is in A commune", not
        "the union gave 400 gifts; A commune got 12"."""
        item = self.clauses.item(focus.start)
        return item[0] <= start or not within(self.discourse.quantities, *item)

    def of_figure(self, start: int, stated: PlaceLink, model: FoundModel | None, *, meant: bool = False) -> PlaceLink:
        """Return the place of a figure: the one ``stated``, else its model's, else that of the article, else a road or river named.

        A paragraph with a model of its own and no place goes by its model, not by the paragraph before; so does a sentence that names a
        model again, or means it (``meant``) by its place in a list.
        """
        if stated in (NOWHERE, COUNTRY):  # the country is stated of its own sentence, or one that goes on with it
            return stated or None
        paragraph = self.segments.paragraph_at(start)
        meant = meant and model is not None and (model.start >= paragraph[0] or not self.discourse.earlier(start, paragraph[0]))
        placed = bool(self.discourse.foci_of(self.segments.sentence_at(start)))
        own = (
            model is not None
            and model.kind != "title"  # which units that the text is at bear
            and model.start >= paragraph[0]
            and not placed
            and self.discourse.earlier(paragraph[1] - 1, paragraph[0]) is None
            and not self.around.is_alone(stated, start)
        )
        if (
            model is not None
            and self.of_models.is_placed(model, stated)
            and not placed
            and (meant or (model.start >= self.segments.sentence_at(start)[0] and self.of_models.is_told_again(model)))
        ):
            return self.of_models.of_model(model)
        if stated is not None and not own:
            return stated
        if model is not None and model.kind == "model":
            return self.of_models.of_model(model)
        if self.topic is not None and start >= self.discourse.topic_from:
            return self.topic
        sentence = self.segments.sentence_at(start)
        named = [f for f in self.foci.within(sentence) or self.foci.passages_within(sentence) if not self.reach.is_apart(f, start)]
        means, _ = self._asides_of(sentence, named)
        named = [f for f in named if id(f) not in means or not is_others(self.g, self.low, f, start)]
        named = [f for f in named if f.start < start or (self._is_in_reach(f, start) and self.reach.reaches_back(f.start, start))]
        last = next((f for f in named if f.start < start or not self.reach.is_part(f, start)), None)
        return last.link if last else None
