"""What a unit has whatever its models do: "the commune has 30 villages and 1,200 households", "toàn huyện có 310 hộ nghèo". No model's
result is told there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.foci import FocusMap
from mobextract.linking.grammar import UNIT_RANKS, LinkGrammar
from mobextract.text.folding import WORD, skip_blanks
from mobextract.text.in_order import first_from
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

FACTS = frozenset((*UNIT_RANKS, "household", "poor_household", "near_poor_household"))
"""Concepts of what a unit consists of."""
POOR = frozenset(("poor_household", "near_poor_household"))
"""Concepts of a part of the households that is told whatever a model does."""
BESIDES = frozenset(("business", "company", "factory", "school", "hospital", "church", "pagoda", "market", "school_class"))
"""Concepts of what there is in a unit besides, which no model sets up."""
HELD = frozenset({"member", "branch", "party_cell"})
"""Concepts of what an organisation consists of."""
CELLS = "party_cell"
"""Those of them that a unit is told to have, too."""
LISTED = FACTS | HELD | BESIDES | {"person"}
"""Those that a list of them may go on with."""
STEPS = 8
"""Words from the head of the sentence to the figure."""
_ENDS = regex(r"[»”\"']? ?(?:[.,;:।()]|$)")
_GOES_ON = regex(r" ?,")
_SHARE = regex(rf"(?: {WORD}{{2,5}})? ?, (?:{WORD}+ ){{0,3}}")
"""What leads from what a unit has to a share of it."""
_LIST = regex(rf" ?(?:,|;)? ?(?:{WORD}{{1,4}} ){{0,3}}")
_JOINT = regex(rf"(?: ?,)?(?: {WORD}{{1,4}})? ")
_HELD = regex(rf"(?: ?,)? (?:{WORD}+ ){{0,3}}\(?")
"""Between what an organisation consists of, and what that does: "1,719 members, organised in 14 branches"."""
_VERB = regex(rf" {WORD}{{2,5}}(?= ?(?:[.।,]|$))")
"""The verb behind the noun where verbs come last."""


class UnitFacts:
    """Tells such figures in one article."""

    def __init__(self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], foci: FocusMap) -> None:
        self.g, self.low, self.quantities, self.foci = grammar, low, quantities, foci
        self.starts = [q.start for q in quantities]

    def tells(self, quantity: Quantity, sentence: Span) -> bool:
        """Return whether a figure is what the unit that its sentence opens with consists of, or the next one of such a list, or a share
        of it ("has 1,034 households, 92 % of which are poor")."""
        index = bisect_left(self.starts, quantity.start)
        if self._is_share(quantity, index):
            index -= 1
            quantity = self.quantities[index]
        while self._is_part(quantity):
            own, named = quantity.unit in HELD, quantity.unit in UNIT_RANKS or quantity.unit in BESIDES
            if self._is_had(sentence[0], quantity.start, named=own or named, own=own):
                return True
            if quantity.unit == CELLS and self._is_had(sentence[0], quantity.start, named=True, own=False):
                return True
            index -= 1
            before = self.quantities[index] if index >= 0 else None
            if before is None or before.start < sentence[0] or not self._goes_on(before.unit, before.tail, quantity):
                return False
            quantity = before
        return False

    def leads(self, quantity: Quantity, sentence: Span) -> bool:
        """Return whether a figure is such, whatever is named behind it, be it in a clause of its own: "across A, which has 62 communes"."""
        return self.tells(quantity, sentence) or self._counts_had(quantity)

    def _counts_had(self, quantity: Quantity) -> bool:
        """Whether a verb for having stands right beside all the units that a figure counts: "which has 102 communes"."""
        if quantity.kind != "count" or quantity.unit not in UNIT_RANKS or quantity.amount.of is not None:
            return False
        if self.g.postpositional:
            return self.g.has.after(self.low, skip_blanks(self.low, quantity.tail)) is not None
        return self.g.has.before(self.low, quantity.start) is not None

    def _is_share(self, quantity: Quantity, index: int) -> bool:
        """Whether a percentage, or a number of the poor, is of the count right before it."""
        if quantity.unit in POOR and index and self._is_part_of(self.quantities[index - 1].tail, quantity):
            return True
        if quantity.kind != "percentage" or not index or not _SHARE.fullmatch(self.low, self.quantities[index - 1].tail, quantity.start):
            return False
        behind = self.g.of_which.after(self.low, skip_blanks(self.low, quantity.edge))
        return behind is not None or self.g.of_which.before(self.low, quantity.start) is not None

    def _is_part(self, quantity: Quantity) -> bool:
        """Whether a count is of units, households, members or people, and nothing is said of them."""
        if quantity.kind != "count" or quantity.unit not in LISTED or quantity.amount.of is not None:
            return False
        end = verb.end() if self.g.postpositional and (verb := _VERB.match(self.low, quantity.tail)) else self._past_units(quantity)
        comma = _GOES_ON.match(self.low, end) if quantity.unit not in HELD.union(UNIT_RANKS) else None
        after = first_from(self.quantities, end)
        shared = comma and after is not None and self._is_share(after, bisect_left(self.starts, after.start))
        if comma and not shared and self.g.of_which.after(self.low, skip_blanks(self.low, comma.end())) is None:
            return False  # "the hamlet has 287 households, and soldiers visit them"
        if _ENDS.match(self.low, end):
            return True
        return after is not None and after.unit in LISTED and self._goes_on(quantity.unit, end, after)

    def _past_units(self, quantity: Quantity) -> int:
        """Where the nouns of a count of units end: "38 xã, thị trấn", "eleven communes and towns"."""
        end = quantity.tail
        while quantity.unit in UNIT_RANKS and (joint := _JOINT.match(self.low, end)):
            noun = self.g.unit_nouns.after(self.low, joint.end())
            if noun is None:
                break
            end = noun[1]
        return end

    def _goes_on(self, unit: str | None, end: int, after: Quantity) -> bool:
        """Whether a list of such counts goes on from one, of ``unit`` and up to ``end``, to the next."""
        held = unit in HELD and after.unit in HELD
        return self._is_part_of(end, after) or (_HELD if held else _LIST).fullmatch(self.low, end, after.start) is not None

    def _is_part_of(self, end: int, part: Quantity) -> bool:
        """Whether a figure is told to be of the one that ends at ``end``: "2.140 hộ, trong đó 412 hộ nghèo"."""
        verb = _VERB.match(self.low, end) if self.g.postpositional else None
        end, found = verb.end() if verb else end, self.g.of_which.before(self.low, part.start)
        return found is not None and self.low[end : found[1]].strip() in ("", ",", "(")

    def _is_had(self, start: int, end: int, *, named: bool, own: bool) -> bool:
        """Whether nothing but a unit and a verb for having stands before a figure in its sentence: "in the whole district", "xã hiện
        có"; ``named``: the unit may stand with its name, as households of one may be those that a model reaches; ``own``: it is that of an
        organisation ("the Women's Union of Hoa Tinh commune has 1,719 members")."""
        unit = had = whole = False
        foci = (self.foci.all_within if own else self.foci.within)((start, end))
        places = {f.start: f.end for f in foci if f.unit and not f.level} if own else {f.start: f.end for f in foci}
        body = not own
        at = start
        for _ in range(STEPS):
            if at >= end:
                break
            at = skip_blanks(self.low, at + 1) if self.low[at] == "," else at
            had = had or self.g.inside_before.after(self.low, at) is not None  # "в общине" is one form
            if at in places and (named or whole):
                unit, at = True, skip_blanks(self.low, places[at])
                continue
            if own and (found := self.g.organisations.after(self.low, at)) is not None:
                body, at = True, skip_blanks(self.low, found[1])
                continue
            if level := self.g.levels.after(self.low, at) or self.g.unit_nouns.after(self.low, at):
                whole = " " in self.low[at : level[1]]  # "toàn xã Môn Sơn có 2.140 hộ"
                unit, at = True, skip_blanks(self.low, level[1])
                continue
            verb = self.g.has.after(self.low, at) or self.g.inside_before.after(self.low, at) or self.g.inside_after.after(self.low, at)
            word = verb or self.g.articles.after(self.low, at) or self.g.now.after(self.low, at) or self.g.has_fillers.after(self.low, at)
            word = word or (self.g.of.after(self.low, at) if own else None)
            if word is None:
                return False
            had, at = had or verb is not None, skip_blanks(self.low, word[1])
        return unit and body and had and at == end
