"""A series of changes told of one noun after another: "аварий стало меньше на 2, погибших – на 3", "deaths fell by 3 and injuries by 4"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, skip_blanks
from mobextract.text.lazy import regex

REACH = 90
"""How far behind the change before it the next one may stand, in characters."""
LABEL_REACH = 40
"""How far before its number the noun may begin, in characters."""
HARMS = frozenset(("death", "injury", "accident", "case"))
"""What is told beside people in such a series."""
_JOINT = regex(r" ?[,;·]? ?")


class OwnHeads:
    """Finds the noun that stands before a change which goes on with a series of them, in one folded text."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low

    def of(self, amount: Amount, last: Quantity | None, sentence: int) -> Noun | None:
        """Return the noun that ``amount`` counts where only its own noun and "by" or "to" stand between it and the change before.

        ``last`` is that change: a count whose noun stands before it, with such a word between. None where the clause says more.
        """
        if (
            last is None
            or last.noun is None
            or last.start < sentence
            or last.noun.start > last.start
            or not 0 < amount.start - last.edge < REACH
        ):
            return None
        link = self._link(self.edges.left_of_modifier(amount.start)) or self._link(amount.start)
        if link is None or not self._follows(amount) or not (self._link(last.start) or self._link(self.edges.left_of_modifier(last.start))):
            return None
        end = end_before(self.low, link)
        if self.low[end - 1 : end] in ("–", "—", "-"):
            end = end_before(self.low, end - 1)
        total = self.g.nouns.totals.before(self.low, end) if self.g.nouns.verb_final else None
        end = end_before(self.low, total[1]) if total else end  # "मृतकों की संख्या में 3"
        noun = self.g.nouns.ending(self.low, max(last.edge, end - LABEL_REACH), end)
        if noun is None or not self._opens(last.edge, noun.start) or (noun.unit in UNITS and last.unit not in UNITS):
            return None
        return noun if not self.g.nouns.verb_final or noun.unit in PEOPLE or noun.unit in HARMS else None

    def _link(self, position: int) -> int | None:
        """Where the word for "by" or "to" before ``position`` begins; behind a noun that ends with a postposition this one is it (hi)."""
        found = self.g.change_links.before(self.low, position) or self.g.change_before.before(self.low, position)
        if found is None and self.g.nouns.verb_final:
            tie = self.g.nouns.possess.before(self.low, position)
            return tie[1] if tie else None
        return found[1] if found else None

    def _follows(self, amount: Amount) -> bool:
        """Whether nothing counted stands behind the number: its clause ends, or "and" goes on with the next one."""
        return self.edges.ends_open(amount) or self.g.nouns.joiners.after(self.low, skip_blanks(self.low, amount.end)) is not None

    def _opens(self, start: int, noun: int) -> bool:
        """Whether only a comma, "and", an article and "the number of" stand between the change before and the noun."""
        nouns = self.g.nouns
        joint = _JOINT.match(self.low, start)
        position = joint.end() if joint else start
        joined = self.low[start:position].strip() != ""
        while position < noun:
            if (class_ := nouns.qualified.alone(self.low, position)) is not None:
                position = skip_blanks(self.low, class_[2])  # "near-poor households to 30"
                continue
            joiner = nouns.joiners.after(self.low, position) or self.g.contrasts.after(self.low, position)
            found = (
                joiner
                or nouns.totals.after(self.low, position)
                or nouns.subject_articles.after(self.low, position)
                or nouns.inverted.articles.after(self.low, position)
            )
            if found is None:
                return False
            joined = joined or joiner is not None
            position = skip_blanks(self.low, found[1])
        return joined and position == noun
