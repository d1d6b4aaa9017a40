"""What stands between a figure and the name of a model: a joiner or contrast that opens another clause, with a figure of its own."""

from __future__ import annotations

from collections.abc import Container, Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import NAMED, counts_models
from mobextract.models.grammar import FoundModel
from mobextract.text.folding import ANY_LETTERS, LETTER
from mobextract.text.in_order import first_from, within
from mobextract.text.lazy import regex

BEHIND = 12
"""How far behind a name the number of models called so may stand, in characters."""
_ASIDE = regex(r"^[^()]{0,40}\)| ?\([^()]{1,60}\)")
"""What stands in brackets, or the rest of that behind a figure in them."""
_ENDED, _NEXT = regex(r"[.।;·:()]"), regex(r", ?\d")
CALLED = 45
"""How far behind a figure the name may stand that it counts, in characters."""
LISTED, FEW = 2, 9
"""So many names at least make a list, and so many things at most are told of by their names."""
_ALIKE = frozenset(("model", "project", "contest"))
_JOINT = regex(rf", ({LETTER}+) ")
_COMMA, _WORD = regex(", "), ANY_LETTERS


class ModelGaps:
    """The gaps of one article; ``counted`` and ``named_numbers`` hold where names begin that numbers count."""

    def __init__(
        self, grammar: LinkGrammar, low: str, quantities: Sequence[Quantity], counted: Container[int], named_numbers: Container[int]
    ) -> None:
        self.g = grammar
        self.low = low
        self.quantities = quantities
        self.counted, self.named_numbers = counted, named_numbers
        self.figures = {q.start: q.edge for q in quantities}

    def is_next_clauses(self, model: FoundModel, quantity: Quantity) -> bool:
        """Whether "and" behind a comma begins a clause with a figure of its own before a name: "they sold 118 pots, and three products
        got stars under the OCOP programme"."""
        for comma in _COMMA.finditer(self.low, quantity.edge, model.start):
            word = _WORD.match(self.low, comma.end())
            edge = self.figures.get(word.end() + 1) if word is not None and word[0] in self.g.joiners else None
            if edge is not None and self.low[edge : edge + 1] not in (",", ")"):  # "540 households, or 96 %, have joined «A»"
                return True
        return False

    def counted_apart(self, model: FoundModel, start: int) -> bool:
        """Whether "and" behind a comma opens a clause that counts a model by its name: "35 collectives were commended, and each commune
        shall have one model for «X»"."""
        following = first_from(self.quantities, model.end)
        behind = following is not None and following.start - model.end < BEHIND and counts_models(following)  # "“X” के दो मॉडल"
        if model.start not in self.named_numbers and model.start not in self.counted and not behind:
            return False
        joints = (m for m in _JOINT.finditer(self.low, start, model.start) if m[1] in self.g.joiners)
        figures = {q.start for q in within(self.quantities, start, model.end)}
        return any(m.end() not in figures for m in joints)

    def joined(self, start: int, end: int) -> bool:
        return not self.g.joiners.isdisjoint(self.low[start:end].split())

    def contrasted(self, start: int, end: int) -> bool:
        """Whether a comma and a contrast open the clause that a name stands in."""
        _, comma, clause = self.low[start:end].rpartition(",")
        return bool(comma) and clause.split()[:1] != [] and clause.split()[0] in self.g.contrasts

    def parted(self, start: int, end: int) -> bool:
        """Whether a joiner or a contrast stands between."""
        return self.joined(start, end) or not self.g.contrasts.isdisjoint(self.low[start:end].split())

    def begins_clause(self, model: FoundModel, start: int) -> bool:
        """Whether a joiner stands right before a name with the cue before it, and after ``start``."""
        begin = model.cue[0] if model.cue and start <= model.cue[0] < model.start else model.start
        return start < begin and self.g.joined_end.search(self.low, start, begin) is not None

    def counts_by_name(self, quantity: Quantity, model: FoundModel) -> bool:
        """Whether the name stands right behind the figure: "138 models «X»", "32 collectives, 18 individuals of «X»"; an aside in
        brackets does not part them: "250 children (at 500,000 VND each) under the programme «X»"."""
        whole = self.low[quantity.edge : model.start]
        gap = _ASIDE.sub("", whole)
        if len(gap) >= CALLED or (len(gap) < len(whole) and "," in gap):
            return False
        return not _ENDED.search(gap) and ("," not in gap or _NEXT.search(gap) is not None)

    def heads_list(self, quantity: Quantity, named: Sequence[FoundModel]) -> bool:
        """Whether a number tells how many works or bodies the ``named`` ones behind it are, so that it is no single one's: "3 clubs:
        «A», «B» and «C»"; nor is a figure before that ("12 pupils in two programmes «A» and «B»"). Not where one of them has a number of
        its own ("12 clubs «A» and 9 clubs «B»")."""
        if len(named) < LISTED:
            return False
        return any(self._heads(q, named[:LISTED]) for q in (quantity, *within(self.quantities, quantity.edge, named[0].start)))

    def _heads(self, quantity: Quantity, first: Sequence[FoundModel]) -> bool:
        value, kinds = quantity.amount.value, {m.kind for m in first}
        if quantity.kind != "count" or value is None or not LISTED <= value <= FEW:
            return False
        alike = (quantity.unit in NAMED and kinds <= _ALIKE) or kinds == {quantity.unit}
        return alike and not any(q.unit in NAMED or q.unit in kinds for q in within(self.quantities, quantity.edge, first[-1].start))
