"""What stands around a figure and says more of it: rise or fall, "per household", the same sum in another currency.

A figure's ``change`` is up or down where a word beside it says so ("rose to 7 %", "a fall of 2 points"); ``per`` names what the
figure is for each of; a figure in brackets behind another one, in another unit, converts it and adds nothing to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mobextract.figures import false_bounds
from mobextract.figures.change_bases import ChangeBases
from mobextract.figures.change_rows import ChangeRows
from mobextract.figures.conversions import CONVERSION, converts
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.figures.rates import Rates
from mobextract.figures.told_rates import told_rate
from mobextract.text.folding import ANY_LETTERS, LETTER, WORD, Folded, behind_last, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import LONGEST_FORM

STEPS = 5
"""Bounds, fillers and links that may stand between a word of change and its figure."""
REACH = 70
"""How far left of a link ("to", "by") its verb of change may stand, in characters."""
AGAIN = 30
"""How much may stand between a figure and the words that lead to the same in other terms, in characters."""
OBJECT = 4
"""Words between a verb of change and the link to where it ended, at most: "повысить долю орошаемых земель до"."""
_RATED = frozenset(("money", "percentage"))
_EXTENTS = frozenset(("length", "duration", "age"))
"""What people climb, fall and lose: such a measure rises or falls only "by" so much or "to" so much."""
_TIMES = frozenset(("day", "week", "month", "year"))
PER_WORD = 3 * LONGEST_FORM
"""How far before a figure the word for "each" begins at most: a bound and a noun may stand between."""
_CLAUSE = regex(r"[.।;:!?()\n]|(?<!\d)(?!(?:19|20)\d\d\b)\d")
_QUOTED = regex(r" [«„“\"][^«»„“”\"\n]*[»“”\"] ?$")
"""A name in quotation marks, as it may stand between a verb of change and its end: "расширить модель «Сад» до 20 га"."""
_DATED = regex(rf"(?:{LETTER}{{1,4}} )?(?:19|20)\d\d(?: {WORD}{{1,6}}){{0,3}}")
_DATED_END = regex(rf" (?:19|20)\d\d(?: {WORD}{{1,6}}){{1,3}}$")
_DASHED = regex(rf",(?: {LETTER}+){{1,3}} [–—-] ")
"""What stands before "to" where a change began in a year, and between two figures of which the second has no verb."""


class Asides:
    """Annotates the figures of one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded) -> None:
        self.g = grammar
        self.low, self.text = folded.low, folded.text
        self.rates = Rates(grammar, folded)
        self.bases = ChangeBases(grammar, self.low)
        self.rows = ChangeRows(grammar, self.low, self.text)

    def annotate(self, quantities: Sequence[Quantity]) -> None:
        """Set ``change``, ``per`` and ``converts`` of the quantities, which stand in order."""
        for previous, quantity in zip([None, *quantities], quantities, strict=False):
            told = False
            if quantity.kind in ("money", "percentage", "measure"):
                told = self.g.per_words.search(self.low, max(0, quantity.start - PER_WORD), quantity.start) is not None
                quantity.per, quantity.edge = self.rates.per_after(quantity.edge)
                if quantity.per and quantity.modifier == "exact":  # "từ 900.000 đồng/sào trở lên"
                    quantity.modifier = self.g.bound_behind(self.low, skip_blanks(self.low, quantity.edge))[0] or "exact"
                quantity.per = quantity.per or (self.rates.per_before(quantity.start) if told and quantity.dimension != "duration" else ())
            if told and quantity.kind == "money" and not set(quantity.per) - _TIMES:
                quantity.per = tuple(dict.fromkeys(self.rates.per_subject(quantity.start) + quantity.per))
            if quantity.kind == "money" and not set(quantity.per) - _TIMES:
                quantity.per = told_rate(self.g, self.low, previous, quantity) + quantity.per
            if quantity.kind == "money" and not set(quantity.per) - _TIMES:
                quantity.per = tuple(dict.fromkeys(self.rates.per_head(quantity.start) + quantity.per))
            if quantity.kind in _RATED:
                quantity.change = self._change(quantity)
            if quantity.modifier == "at_most" and self._arrives(previous, quantity):
                quantity.modifier = "exact"
        false_bounds.settle(self.g, self.low, quantities)
        figures = [q for q in quantities if q.kind != "date"]
        for first, second in pairwise(figures):
            if (level := self.bases.level(first, second)) is not None and second.kind in _RATED:
                second.change = second.change or self._verb_before(level)
            if {first.kind, second.kind} <= _RATED:
                self._share_change(first, second)
                self.bases.share_behind(first, second)
                self.bases.by_values(first, second)
            if first.kind == second.kind and converts(self.g, self.low, first, second):
                second.converts = first.converts or first
                second.per = second.per or first.per

    def directions(self, figures: Sequence[Quantity]) -> None:
        """Set the change of every figure that has none yet, counts, measures and bare numbers as well; a record gives it of money and
        percentages only."""
        for figure in figures:
            figure.change = figure.change or self._change(figure)
            if figure.kind == "count":
                figure.per = self.rates.per_after(figure.edge)[0]
        for first, second in pairwise(figures):
            if second.modifier == "at_most" and self.g.amounts.is_change(self.low, first.amount, second.amount):
                second.modifier = "exact"  # "вырос с 3,4 до 4,1"
            self._share_change(first, second)
            self.bases.share_behind(first, second)
            self.bases.by_values(first, second)

    def _change(self, quantity: Quantity) -> str | None:
        """The direction of the word of change beside a figure; none where it is denied."""
        change = self._told_change(quantity)
        return None if change and self.bases.is_denied(quantity.start) else change

    def _told_change(self, quantity: Quantity) -> str | None:
        opening = self.g.amounts.opening.before(self.low, quantity.start) if quantity.amount.low is not None else None
        position, linked = opening[1] if opening else quantity.start, False  # "fell by between 5 % and 10 %"
        rated = quantity.kind in _RATED
        if self._is_attribute(quantity) or (rated and self.bases.is_planned(quantity.start, quantity.edge)):
            return None
        for _ in range(STEPS):
            if self.g.change_beside.before(self.low, position) is None:
                direction = self.bases.behind_base(position) if rated else None
                if direction:
                    return direction
                break
            found = self.g.change_before.before(self.low, position)
            if found and not found[0] and (bound := self.g.modifier_before.before(self.low, position)) and bound[1] <= found[1]:
                found = None  # "up to" is a bound
            if found and (linked or rated or self._moves(quantity, found[1], position)):
                return found[0] or None
            step = self._step(position) or self.g.fillers.before(self.low, position)
            if step is None or step[1] == position:
                break
            linked = linked or (step[0] == "link" and self.g.fillers.get(self.low[step[1] : position].strip()) is None)
            position = step[1]
        behind = self.bases.behind(quantity.edge, quantity.dimension)
        counted = quantity.kind == "count" and not (quantity.amount.first.fraction or quantity.amount.first.of)
        if behind and not (counted and self.g.nouns.adjectives.get(self.low[skip_blanks(self.low, quantity.edge) : behind[1]])):
            return behind[0]  # "a fifth more", but "50 more"
        if rated and (direction := self.bases.based(quantity.start, quantity.edge)):
            return direction
        if linked:
            return None if quantity.kind == "count" and self.bases.owns(position) else self._verb_before(position)
        return self._verb_of_object(position) if quantity.kind == "percentage" else None

    def _is_attribute(self, quantity: Quantity) -> bool:
        """Whether a length of time is part of a word, and no level that something came to: "sank to a 10-year low"."""
        return quantity.dimension == "duration" and self.low[quantity.amount.end : quantity.amount.end + 1] == "-"

    def _moves(self, quantity: Quantity, start: int, end: int) -> bool:
        """Whether a word of change right before a count or measure means that it rose or fell, as in "lost a third": "lost 5 boats",
        "climbed 20 metres" and "tore down 12 houses" tell what was done."""
        if quantity.kind == "count" and self.g.nouns.uncounted.after(self.low, skip_blanks(self.low, quantity.end)):
            return True  # "slid 312 points"
        if quantity.unit in self.g.held or (quantity.kind == "count" and (quantity.amount.first.fraction or quantity.amount.first.of)):
            return True  # "lost a quarter of its value"
        if quantity.dimension in _EXTENTS or self.g.change_deeds.get(self.low[start:end].strip()):
            return False
        if self.g.change_particles.get(self.low[start:end].strip()) is None:
            return True
        before = end_before(self.low, start)
        return (
            self.low[max(0, before - 1) : before] in (",", "(", ";", "·", "–", "—")
            or self.g.nouns.copula.before(self.low, before) is not None
        )

    def _arrives(self, previous: Quantity | None, quantity: Quantity) -> bool:
        """Whether what reads as a bound says where a change ended: "довести долю до 90 %", but "построили дома площадью до 90 м²"."""
        bound = self.g.change_reached.before(self.low, quantity.start)
        if bound is None or self.g.change_dimensions.before(self.low, bound[1]):
            return False
        edge = bound[1]
        signs = " ," if quantity.kind in _RATED else " "  # "повысил на 2 п. п., до 21 %"
        gap = self.low[previous.edge : edge].strip(signs) if previous is not None else None
        if previous is not None and (
            not gap or self.g.change_asides.get(gap) or self.bases.passes_on(previous, edge)
        ):  # "упал на 4 % в сентябре до 512 млн"
            step = self.g.bound_before(self.low, previous.start)
            by = self.g.amounts.steps.before(self.low, step[1] if step else previous.start)
            return by is not None and self._verb_before(by[1]) is not None  # "снизилось на 2100 до 8450"
        if quoted := _QUOTED.search(self.low, max(0, edge - REACH), edge):
            edge = quoted.start()
        aside = self.g.change_asides.before(self.low, edge)
        edge = aside[1] if aside else edge  # "вырос в среднем до 45 млн"
        words = list(ANY_LETTERS.finditer(self.low, max(0, edge - REACH), edge))[-OBJECT - 1 :]
        for word in reversed(words):
            if self.low[word.end() : edge].strip(" "):
                return False
            if self.g.change_verbs.after(self.low, word.start()) or self.g.change_moved.after(self.low, word.start()):
                return quantity.kind in _RATED or self.g.change_deeds.after(self.low, word.start()) is None
            if self.g.nouns.stop.after(self.low, word.start()):
                return False
            edge = word.start()
        return False

    def _verb_of_object(self, position: int) -> str | None:
        """The verb of change before the one or two words right before a percentage: "cut emissions 40 percent", "rose sharply 5 %"."""
        words = list(ANY_LETTERS.finditer(self.low, max(0, position - REACH), position))[-3:]
        edge = position
        for word in reversed(words):
            if self.low[word.end() : edge].strip(" "):
                return None
            verb = self.g.change_verbs.after(self.low, word.start())
            if verb and edge < position:
                return verb[0] or None
            if self.g.nouns.stop.after(self.low, word.start()):
                return None
            edge = word.start()
        return None

    def _step(self, position: int) -> tuple[str, int] | None:
        """The bound or link that ends at a position, and where it begins; "up to 50 million" is a bound."""
        bound = self.g.modifier_before.before(self.low, position)
        link = self.g.change_links.before(self.low, position)
        if link and not (bound and bound[0] != "exact" and bound[1] < link[1] and self.g.change_before.after(self.low, bound[1])):
            return "link", link[1]
        return bound

    def _verb_before(self, position: int) -> str | None:
        """The last word of change in the clause before a link: "reduced the share of poor households to 2.8 %"."""
        start = behind_last(_CLAUSE, self.low, max(0, position - REACH), position)
        words = (
            m
            for m in ANY_LETTERS.finditer(self.low, start, position)
            if "-" not in (self.low[m.start() - 1 : m.start()], self.low[m.end() : m.end() + 1])
        )
        hits = [found[0] for m in words if (found := self.bases.verb(m.start(), position))]  # no "start-up", "drop-off"
        return hits[-1] or None if hits else None

    def _share_change(self, first: Quantity, second: Quantity) -> None:
        """Both ends of a change have its direction ("from 4.8 % to 2.8 %"), and so has what it led to ("fell 2 % to $145")."""
        if bool(first.change) == bool(second.change) or self._is_attribute(second):
            return
        if second.change and second.rule == "money.share" and not self.g.amounts.origin.before(self.low, second.start):
            return  # "195,000 dong, 20,000 more"
        position, linked = self._steps_back(first, second)
        gap = self.low[first.edge : position].strip(" ,")
        said = self.g.nouns.relative_years.get(gap) is not None or self.g.change_asides.get(gap) is not None
        said = said or self.bases.goes_on(first, position, second) or self.bases.passes_on(first, position)
        if said or self._leaves(first, position, second) or _DATED.fullmatch(gap):
            gap = ""  # "slowed to 1.8 % in May from 2.1 %", "from 20 million in 2020 to 45 million", "fell 3 % this year to $12"
        led = _DATED_END.sub("", gap) if self.g.nouns.verb_final else gap  # "41,3% से घटकर 2023 के अंत में 12,6%"
        linked = (linked and (not gap or self.g.change_before.get(gap) is not None)) or (
            led != gap and self.g.change_before.get(led) is not None
        )
        again = self.g.equals.get(gap.rpartition(", ")[2] if len(gap) < AGAIN else gap) is not None  # "1.1 % in July, or £2,450"
        if gap and linked and self.bases.is_extent(position, second.start):
            return  # "12 %, an increase of 3 %"
        if first.kind == second.kind and first.unit == second.unit and (linked or first.rule.endswith(".change")):
            first.change = second.change = first.change or second.change
        elif first.change and (linked or again or self._is_coordinated(first, position, second) or self._is_elided(first, second)):
            second.change = first.change
        elif second.change and self.g.nouns.verb_final and self.rows.waits(first, second):
            first.change = second.change

    def _is_elided(self, first: Quantity, second: Quantity) -> bool:
        """Whether two figures stand behind the same link, and the verb before the first only: "fell by 12 % and accidents by 7 %"."""
        links = [self.g.change_links.before(self.low, q.start) for q in (first, second)]
        if first.kind != second.kind or first.unit != second.unit or links[0] is None or links[1] is None:
            return False
        words = [self.low[link[1] : q.start].strip() for link, q in zip(links, (first, second), strict=True) if link is not None]
        return words[0] == words[1] and self.bases.leaves_out_verb(first.edge, links[1][1], words[0])

    def _steps_back(self, first: Quantity, second: Quantity) -> tuple[int, bool]:
        """Where the links and bounds begin that stand before the second figure, behind the first; and whether a link is among them."""
        position, linked = second.start, False
        for _ in range(STEPS):
            step = self._step(position)
            if step is None or step[1] < first.edge:
                break
            linked = linked or step[0] == "link"
            position = step[1]
        return position, linked

    def leads(self, first: Quantity, second: Quantity) -> bool:
        """Whether nothing but links and bounds stands between two figures, and perhaps a word of change: "by 2 tonnes to 15", "153 million
        tonnes, down from 157 million"."""
        position, linked = self._steps_back(first, second)
        gap = self.low[first.edge : position].strip(" ,")
        gap = gap.rpartition(", ")[2] if len(gap) < AGAIN else gap  # "1.42 million tonnes by May 26, up from 1.31 million"
        return linked and (not gap or self.g.change_before.get(gap) is not None)

    def _is_coordinated(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether a figure stands in a clause without its verb: "rose 4.6 % in Lai Chau and 2.9 % in Son La", "рис – на 3 %, кукуруза –
        на 5 %"."""
        if first.kind != second.kind or first.unit != second.unit:
            return False
        return _DASHED.fullmatch(self.low[first.edge : position]) is not None or self.rows.goes_on(first, position, second)

    def _leaves(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether a figure of the same kind, a few words on, says where the change to the first one began."""
        gap = self.low[first.edge : position]
        apart = len(gap) > CONVERSION or _CLAUSE.search(gap) or self.bases.moves(first.edge, position)  # ", and the plan was revised from"
        if first.kind != second.kind or first.unit != second.unit or apart:
            return False
        return self.g.amounts.origin.after(self.low, skip_blanks(self.low, position)) is not None and not self.g.nouns.joiners.after(
            self.low, skip_blanks(self.low, first.edge)
        )
