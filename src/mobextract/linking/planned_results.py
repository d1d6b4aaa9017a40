"""What is planned is no result of a movement that an earlier sentence names; a goal for what was counted before is."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.quantity import COMMENDED, Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import COUNTED, ModelReferences, counts_models
from mobextract.models.grammar import FoundModel
from mobextract.text.segment import Span

EACH = 100
"""A sum or rate this close behind a planned number of models is what each of them gets, or how many of them are recognized."""

GOALS = ("movement", "programme", "title")
"""Kinds of names that are told of with goals of their province, which are no results of theirs."""


class PlannedResults:
    """The plans of one article; ``published`` is its year."""

    def __init__(
        self, grammar: LinkGrammar, clauses: Clauses, quantities: Sequence[Quantity], references: ModelReferences, published: int | None
    ) -> None:
        self.g = grammar
        self.low = clauses.low
        self.clauses = clauses
        self.references = references
        self.published = published
        self.target, self.recognised = clauses.said(grammar.target_scanner), clauses.said(grammar.recognised)
        self.said_model = references.said_model
        self.reached = [q.subject for q in quantities if q.kind == "percentage" and q.subject]

    def checked(self, model: FoundModel | None, quantity: Quantity, item: Span, year: int | None) -> FoundModel | None:
        """What an earlier sentence names: a movement not for a plan ("by 2026 the province will …"), which is no result of it.

        A goal for what was counted before ("2,640 trees … The target is 3,000") stays with it.
        """
        if model is None or model.kind not in GOALS or counts_models(quantity) or quantity.unit in COMMENDED:
            return model
        if quantity.kind == "percentage" and quantity.subject and self.clauses.says(self.said_model, *quantity.subject):
            return model  # "over 90 % of models are to be effective"
        if quantity.kind == "count" and quantity.noun is not None and quantity.noun.end <= item[0]:
            return model
        planned = self.plans(*item) or bool(year and self.published and year > self.published)
        referred = self.references.before(item, quantity.start) if quantity.kind == "money" or self._is_rate_of_models(quantity) else None
        if planned and not (referred and (quantity.start - referred[0][0] < EACH or "model" in quantity.per)):
            return None
        return model

    def _is_rate_of_models(self, quantity: Quantity) -> bool:
        """Whether a rate may be of the models counted before: nothing else that it is of, and no "and" that opens another topic."""
        words = self.low[max(0, quantity.start - COUNTED) : quantity.start].split()
        other = quantity.subject is not None and not any(
            self.clauses.says(scanner, *quantity.subject) for scanner in (self.said_model, self.recognised)
        )
        return quantity.kind == "percentage" and not other and not (words and words[-1] in self.g.joiners)

    def plans(self, start: int, end: int) -> bool:
        """Whether a text is about plans: words for a target that a rate has reached a part of are none ("41.2 percent of the target")."""
        if self.target is None:
            return False
        return any(not any(a <= m.start() < b for a, b in self.reached) for m in self.target.finditer(self.low, start, end))
