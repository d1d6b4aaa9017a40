"""How far a place's name reaches: whether it stands beside a figure, in another's brackets, as its part, or only as somebody's home."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.joint_figures import JointFigures
from mobextract.linking.locatives import BESIDE, Locatives
from mobextract.linking.passing_places import is_beside
from mobextract.linking.singled_out import is_number_of, is_singled_out
from mobextract.linking.told_places import LOCATED, NEXT
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS
from mobextract.text.brackets import BRACKET, opening_before
from mobextract.text.folding import ANY_YEAR, LETTER, WORD, end_before, skip_blanks
from mobextract.text.in_order import START, first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import says
from mobextract.text.segment import Segments, Span

_BREAK = regex(r",(?!\d)|[;·:()]| [–—-] [^\d]*\d")
_OPENED, _PARTED = regex(r"\([^()]*$|:"), regex(r"[;·:()]")
_DASH = regex(" [–—-] ")
_OPENING = regex(r":| [–—-] (?=\d)")
_PARTS, _COMMA = regex(r"[:(]| [–—-] (?=\d)"), regex(r", ")
_JOINT, _CLAUSE = regex(rf", ({LETTER}+) "), regex(rf", ({WORD}+) ")
_DIGIT, _WORDS = regex(r"\d"), regex(r"\S+")
_SAID, _GOES_ON = regex(rf"(?: {LETTER}+){{0,2}}, (?:(?![-–—] )[^\s,;:()]+ ){{2,12}}"), regex(r"[^,;:()\n]{0,40}, [^,;:()\n]{0,40}")
"""Between a unit and another that an aside behind its comma names; between that one and the figure."""
_TOLD = regex(r"[^;,·()\d]{0,24}")
"""Between a place in brackets and its figure: "Yen Bai: 20 houses", "20 in Yen Bai"."""
_NAMED = regex(rf"(?:, |:? )?(?:{LETTER}{{1,4}} )?")
"""What stands between units that are counted and their names: "three villages: A, B and C", "three villages of A, B and C"."""
ATTACHED = 45
"""A place this close behind a figure, with nothing but words between, is the figure's."""
NUMBERED = 15
"""As much further, where the place has a number."""
DEED = 3  # so many words behind "and" say what else was done: "and gave books to four"
ASIDE = 4  # fewer words than so many stand between "with" and a place that its clause tells of
_CLOSED = regex(r" ?(?:[.,;:·)।\n]|$)")
_BLANK = regex(r" ")


class PlaceReach(Locatives):
    """What stands between the places and the figures of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, quantities: Sequence[Quantity], foci: FocusMap) -> None:
        super().__init__(grammar, low, foci)
        self.segments = segments
        self.quantities = quantities
        self.joint = JointFigures(grammar, low, quantities)

    def aside(self, own: Focus, first: Focus, figure: int) -> Focus | None:
        """Return the unit that a sentence begins with, where ``own`` stands only in what commas say of it: "Ky Son district, which
        borders Tuong Duong, has 40 schools"; not "In Ky Son, the flood hit Na Ngoi, killing four"."""
        begins = first is not own and not first.level and first.start <= self.segments.sentence_at(first.start)[0] + 1
        said = begins and _SAID.fullmatch(self.low, first.end, own.start) is not None
        return first if said and _GOES_ON.fullmatch(self.low, own.end, figure) is not None else None

    def own_part(self, focus: Focus, start: int) -> Focus:
        """Return the places of a list from ``start`` on, up to the next figure inside it: "eleven in A and ten in B"."""
        figure = first_from(self.quantities, start)
        end = figure.start if figure is not None else focus.end
        places = [p for p in focus.places if start <= p.start < end]
        if not places or len(places) == len(focus.places):
            return focus
        return Focus(places[0].start, places[-1].end, places, focus.unit, focus.level, focus.weak, focus.gives)

    def is_former(self, focus: Focus) -> bool:
        """Return whether a place in brackets only says what another was, or what it has become part of: "Lâm Đồng (formerly Bình Thuận)",
        "Phu Mau (until July 2021 in Phu Vang district)"; or what that comprises: "the new Lâm Đồng (including Bình Thuận) has 124"."""
        opening = opening_before(self.low, focus.start, focus.start - BRACKET) + 1
        if not opening:
            return False
        closing = self.low.find(")", focus.end, focus.end + BRACKET)
        if self.g.comprising.after(self.low, opening) is not None and not self._has_figure((opening, closing)):
            return True
        return self.g.formerly.after(self.low, opening) is not None or ANY_YEAR.search(self.low, opening, focus.start) is not None

    def stage(self, own: Focus, before: Sequence[Focus]) -> Focus | None:
        """Return the smaller unit that a sentence opens with "in", where people of another, wider one act: "in Mon Son commune,
        volunteers of Vinh city gave 40 books", or the unit around it does: "in Ly Son district, the province finances …"."""
        first, begin = before[0], self.segments.sentence_at(before[0].start)[0]
        if first is own or first.rank <= own.rank or first.level:
            return None
        near = first.start - begin <= LOCATED and (
            self.foci.is_told(first) or is_beside(self.low, self.g.visits, first.places[0].start, first.places[-1].end)
        )
        if not near:
            part = before[1] if before[1] is not own and before[1].rank > first.rank and before[1].lies_in(first) else first
            first = next((f for f in (part, first) if self.opens_inside(begin, f)), first)
            if own.level or not self.opens_inside(begin, first) or self.is_contrasted(own, first.end):
                return None
        if own.level or first.lies_in(own):
            acts = before[1] is own and (self._acts(own, first) if own.level else self._is_body(own, first))
        else:
            acts = not self.foci.is_told(own)
        return first if acts else None

    def _is_body(self, own: Focus, first: Focus) -> bool:
        """Whether a unit is only named by its organisation, without a figure before it: "in A and B communes, the Women's Union of the
        district of C has …"; not where it reviews its work there."""
        reviews = says(self.g.review_scanner, self.low, *self.segments.sentence_at(own.start))
        if reviews or within(self.quantities, first.end, own.start):
            return False
        end = self.g.levels.past(self.low, skip_blanks(self.low, own.end))
        behind = (end, *(m.end() for m in NEXT.finditer(self.low, end, end + BESIDE)))[:2]  # "ज़िले के महिला संघ ने"
        ahead = [m.end() for m in _BLANK.finditer(self.low, first.end, own.start)]
        return any(self.g.organisations.after(self.low, at) is not None for at in (*ahead, *behind))

    def _acts(self, level: Focus, first: Focus) -> bool:
        """Whether a reference to a unit, right behind its part that a sentence opens with, is one word that does not say what the whole
        of it has ("the province has", "the whole province")."""
        article = self.g.articles.after(self.low, level.start) or self.g.of.after(self.low, level.start)
        bare = " " not in self.low[skip_blanks(self.low, article[1]) if article else level.start : level.end]
        figured = bool(within(self.quantities, first.end, level.start))
        has = self.g.has.after(self.low, skip_blanks(self.low, level.end)) or self.g.has.before(self.low, end_before(self.low, level.start))
        return bare and not figured and has is None and level.start - first.end < ATTACHED

    def is_apart(self, focus: Focus, start: int) -> bool:
        """Return whether brackets part a place from the figure at ``start``: those with figures of its own that close before it ("40
        houses (A: 25; B: 15); 120 were flooded") or open behind it ("7 died (A: 3; B: 4)"), or those that the figure itself stands in,
        with its own place."""
        around = self.brackets(focus.start)
        if around is not None and not around[0] <= start < around[1]:
            return (self._has_figure(around) or self._spells_out(around)) if around[1] <= start else self.in_breakdown(focus)
        if around is None and start < focus.start:  # "7 died (A: 3; B: 4), 2 are missing in B"
            opening = self.low.find("(", start, focus.start)
            between = self.brackets(opening + 1) if opening >= 0 else None
            if between is not None and any(self.in_breakdown(f) for f in self.foci.within(between)):
                return True
        own = self.brackets(start)
        return own is not None and focus.start >= own[1] and any(self.in_breakdown(f) for f in self.foci.within(own))

    def in_breakdown(self, focus: Focus) -> bool:
        """Return whether a place stands in brackets beside a figure of its own: a part of what is told outside them."""
        around = self.brackets(focus.start)
        if around is None or focus.level:
            return False
        near = [q for q in within(self.quantities, *around) if q.kind != "measure"]
        before = any(_TOLD.fullmatch(self.low, q.edge, focus.start) for q in near if q.start < focus.start)
        return before or any(_TOLD.fullmatch(self.low, focus.end, q.start) for q in near if q.start >= focus.end)

    def _spells_out(self, brackets: Span) -> bool:
        """Whether brackets only name the units counted right before them: "6 cities (Hanoi, Hai Phong …) and 28 provinces"."""
        last = last_before(self.quantities, brackets[0])
        return last is not None and last.unit in UNITS and 0 < brackets[0] - last.edge <= 2

    def _has_figure(self, span: Span) -> bool:
        return bool(within(self.quantities, *span))

    def is_part(self, focus: Focus, start: int) -> bool:
        """Return whether a place behind a figure has a figure of its own, as a part of it: "640 were injured, including 210 in Hai Duong,
        81 in Nam Dinh", "6,100 households, 2,350 of them in De Gi"."""
        index = bisect_left(self.quantities, start + 1, key=START)
        own = next((q for q in self.quantities[index : index + 12] if self.is_beside(q, focus)), None)
        if own is None or focus.level or is_number_of(self.g, self.low, own, focus):
            return False
        first = min(own.start, focus.start)
        if _OPENED.search(self.low[start:first]) is not None or any(
            self.g.part_after.after(self.low, skip_blanks(self.low, at)) for at in (own.end, own.edge)
        ):
            return True
        if is_singled_out(self.g, self.low, focus):
            return True  # "640 lost land, 190 in Bung Chong hamlet alone"
        return any(self.g.including.after(self.low, m.end()) for m in _COMMA.finditer(self.low, start, first))

    def is_beside(self, figure: Quantity, focus: Focus) -> bool:
        """Return whether a figure stands right before a place, or right behind it: "210 in Hai Duong", "Hai Duong 210", "three provinces
        (A, B and C)"."""
        edge = figure.edge
        before = 0 <= focus.start - edge < BESIDE and not _BREAK.search(self.low, edge, focus.start)
        before = before or (len(focus.places) > 1 and self.low[edge : focus.start] == " (")
        return before or (0 <= figure.start - focus.end < BESIDE and not _PARTED.search(self.low, focus.end, figure.start))

    def reaches_back(self, place: int, start: int) -> bool:
        """Return whether a place behind a figure may be the figure's: nothing between opens the parts of a whole ("40 houses, including
        25 in A", "30: 18 in A")."""
        low = self.low
        if _PARTS.search(low, start, place):
            return False
        figures = [q for q in within(self.quantities, start + 1, place) if not self._is_origin(q)]
        if not figures:
            return not (
                self.leads_on(start, place) or any(self.g.including.after(low, m.end()) for m in _COMMA.finditer(low, start, place))
            )
        return not any(self.g.including.before(low, q.start) for q in figures)

    def are_ages(self, end: int, place: int) -> bool:
        """Return whether no figures stand between a sum and a place but ages, and the same sum in another currency."""
        between = within(self.quantities, end, place)
        return all(q.dimension == "age" or (q.kind == "money" and self.low[q.start - 1 : q.start] == "(") for q in between)

    def opens_parts(self, start: int, end: int) -> bool:
        """Return whether a colon, or a dash and a figure, stand between a figure and a place: "7.8 billion – 3 for A, 2.2 for B"."""
        return _OPENING.search(self.low, start, end) is not None

    def is_joined(self, focus: Focus, start: int) -> bool:
        """Return whether "and in" behind a comma opens a clause with a place and a figure of its own: "it will build 80 houses, and in
        Cat Hai plant 12 hectares of forest"."""
        near = max(start, self.named_from(start, focus.start) - BESIDE)
        joint = next((m for m in reversed([*_JOINT.finditer(self.low, near, focus.start)]) if m[1] in self.g.joiners), None)
        if joint is None or (
            self.g.inside_before.after(self.low, joint.end()) is None
            and self.g.inside_after.after(self.low, skip_blanks(self.low, focus.end)) is None
        ):
            return False
        return bool(within(self.quantities, focus.end, self.segments.sentence_at(start)[1]))

    def is_contrasted(self, focus: Focus, start: int) -> bool:
        """Return whether "while" or "but" behind a comma opens the clause of a place: "nine communes will, while the district A has …"; or
        "with" right before it: "nine people died, with Da Nang city hit the worst"."""
        openings = list(_CLAUSE.finditer(self.low, start, focus.start))
        if any(m[1] in self.g.contrasts for m in openings):
            return True
        aside = self.g.asides.after(self.low, openings[-1].start(1)) if openings else None
        named = aside is not None and len(self.low[aside[1] : focus.start].split()) < ASIDE
        return named and _CLOSED.match(self.low, focus.end) is None

    def is_of_next(self, focus: Focus, start: int) -> bool:
        """Return whether a place behind a figure stands at another that "and" joins with a deed: "fed 13 and gave books to 4 in A"."""
        figures = [q for q in within(self.quantities, start, focus.start) if q.kind == "count"][-2:]
        if len(figures) < 2 or not self.attached(figures[1].edge, focus.start):
            return False
        words = self.low[figures[0].edge : figures[1].start].split()
        return any(word in self.g.joiners for word in words[:-DEED])

    def is_only(self, figure: int, place: int) -> bool:
        """Return whether no further figure and no other clause stands between one and a place: "20 houses, schools and shops in Que
        Phong", "60 teams from nine communes in Bao Yen", not "14 groups – six in A", "has 20 schools, and others lie in Que Phong"."""
        if any(self.g.clauses.after(self.low, m.end()) for m in _COMMA.finditer(self.low, figure, place)):
            return False
        return all(self._is_origin(q) for q in within(self.quantities, figure + 1, place))

    def past_origin(self, end: int, place: int) -> int:
        """Return where the units end that those told of come from, behind a figure that ends at ``end``; else ``end``."""
        between = within(self.quantities, end, place)
        return between[-1].edge if between and all(map(self._is_origin, between)) else end

    def _is_origin(self, figure: Quantity) -> bool:
        """Whether a figure counts the units that others come from: "from nine communes"."""
        return figure.unit in UNITS and self.g.origins_before.before(self.low, figure.start) is not None

    def is_owned_in(self, end: int, place: int) -> bool:
        """Return whether only words, "in" among the last of them, stand between a figure and a part of the unit before it: "in A commune
        two houses of Mr Mao and Mr Son in B village collapsed"."""
        return "," not in self.low[end:place] and not within(self.quantities, end, place) and self.located(end, place)

    def from_number(self, after: Focus) -> int:
        """Return where the number of units begins that are named behind it, which parts nothing from these: "214 households in the three
        villages of A, B and C"; else where the names begin."""
        number = last_before(self.quantities, after.start) if len(after.places) > 1 else None
        if number is None or number.unit not in UNITS or number.amount.value != len(after.places):
            return after.start
        return number.start if _NAMED.fullmatch(self.low, number.edge, after.start) else after.start

    def attached(self, end: int, start: int) -> bool:
        """Return whether a place stands right behind a figure ("98.5 % in Nha Trang"): no other figure of its kind and no comma between."""
        near = self.named_from(end, start) if start - end >= ATTACHED else start
        if near - end >= ATTACHED + NUMBERED or self._another(end, start):
            return False
        gap = self.low[end:start]
        first = gap.lstrip(" \"”»’'").partition(" ")[0]
        if first in self.g.joiners or first in self.g.contrasts or self.g.joined_end.search(gap) or self.leads_on(end, start):
            return False  # "A had 17 and B 6", "A has 21 while B has 15"
        broken = _BREAK.search(gap) is not None and not self._are_nouns(end, start)
        broken = broken or (self.g.postpositional and _DASH.search(gap) is not None)  # "30 … - A में 12"
        return near - end < ATTACHED + NUMBERED * bool(_DIGIT.search(gap)) and not broken

    def _are_nouns(self, end: int, start: int) -> bool:
        """Whether commas between people and a place only part nouns for these: "340 đoàn viên, dân quân của ba xã A, B và C"."""
        last = last_before(self.quantities, end)
        at = last.edge if last is not None and last.unit in PEOPLE else start
        while self.low[at : at + 2] == ", ":
            noun = self.g.counted.after(self.low, at + 2)
            at = noun[1] if noun is not None and noun[0] in PEOPLE else start
        return at < start and not _BREAK.search(self.low, at, start) and self.g.of.after(self.low, skip_blanks(self.low, at)) is not None

    def _another(self, end: int, start: int) -> bool:
        """Whether another figure of the same kind stands between a figure and a place: "14 groups – six in A" (not "57 houses worth 20
        million in A")."""
        i = bisect_left(self.quantities, end, key=START)
        pair = self.quantities[i - 1 : i + 1] if i else ()
        return len(pair) == 2 and pair[1].start < start and pair[0].kind == pair[1].kind and pair[0].edge == end
