"""Figures that are no model's results whatever stands before: what a storm destroyed, what somebody says of old times ("before, my family
had five children"), what was before the model ("before joining, she earned 9 million; now it is 45")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.figures.quantity import Quantity
from mobextract.linking.clauses import Clauses
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.model_references import Row, counts_models
from mobextract.models.grammar import FoundModel
from mobextract.nouns.qualified import UNITS
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import first_from, last_before, within
from mobextract.text.lazy import regex
from mobextract.text.scanner import Scanner
from mobextract.text.segment import Segments, Span

SPEECH = 8
"""Words of what somebody says, at least; fewer may be a name."""
OPENING = 4
"""How far into a spoken sentence "before" may stand that opens it, in characters."""
ADJACENT = 14
"""How far before a figure "destroyed" may stand, in characters."""
WORDS = 3
"""Words between what is counted and "were destroyed"."""
MEANT = 24
"""A word for the model this close behind "before joining" is a part of it."""
SUBJECT = 20
"""The same behind "formerly": then it is told of the model."""
ASIDE = 8
"""How far before a figure "once" may stand that is said of it alone ("the dowry, once 30 million, is 10 now"), in characters."""
POOR = frozenset(("poor_household", "near_poor_household"))
"""Concepts of what a unit has, whatever models run there."""
CRITERION = "criterion"
_SHARE = regex(r"[^.,;:()।\d]{0,11}(?:,| \(| [–—-])[^.;:()।\d]{0,16}")
_AGAIN = regex(r"(?:,| \() ?(?:\S{1,10} ){0,2}")
_STOP = regex(r"[,;:.()।]|(?<!\d)·")
_WORD, _COMMA = regex(r"\S+"), regex(r",(?!\d)")
OPENED = " \"'«“„‘–—-;·:"


class NoResults:
    """Tells such figures in one article."""

    def __init__(self, grammar: LinkGrammar, segments: Segments, clauses: Clauses, models: Row, quantities: Sequence[Quantity]) -> None:
        self.g, self.low, self.segments, self.clauses, self.models = grammar, clauses.low, segments, clauses, models
        self.quantities = quantities
        self.bygone, self.now = clauses.said(grammar.bygone), clauses.said(grammar.turned)
        self.of_old, self.before_it = clauses.said(grammar.of_old), clauses.said(grammar.before_it)
        self.today, self.model_word = clauses.said(grammar.today), clauses.said(grammar.model_scanner)
        self.standing, self.attained = clauses.said(grammar.standing_scanner), clauses.said(grammar.attained_scanner)
        self.standards = clauses.said(grammar.standards)
        self.disaster, self.loss = clauses.said(grammar.disaster_scanner), clauses.said(grammar.loss_scanner)

    def tells(self, quantity: Quantity, sentence: Span) -> bool:
        """Return whether a figure is told of a disaster or of old times, where its sentence names no model before it."""
        return (
            self._is_lost(quantity, sentence)
            or self._is_of_old(quantity.start, sentence)
            or (not counts_models(quantity) and self._is_before(self.of_old, quantity.start) > 0)
        )

    def is_fact(self, rate: Quantity, item: Span) -> bool:
        """Return whether a share of the population stands in a clause of its own at the head of its item, which names no model yet: "with
        Khmer people making up 64 % of the population, the commune runs the model «X»"; not "95 % of the population have joined"."""
        comma = _COMMA.search(self.low, rate.edge, item[1])
        if comma is None or not self.clauses.says(self.standing, item[0], comma.start()):
            return False
        told = self.clauses.says(self.attained, item[0], comma.start()) or self.models.between(item[0], comma.start())
        return not told and not _COMMA.search(self.low, item[0], rate.start)

    def may_be_owed(self, quantity: Quantity, sentence: Span) -> bool:
        """Return whether a figure may be a model's result though its clause is told of a whole population: a count that does not say the
        rate right before it again ("the poverty rate is 1.2 %, or 3,415 households"), or what the sentence owes to a model."""
        rate = last_before(self.quantities, quantity.start)
        again = rate is not None and rate.kind == "percentage" and _AGAIN.fullmatch(self.low, rate.edge, quantity.start) is not None
        return (quantity.kind == "count" and not again) or self.is_owed(sentence)

    def is_stock(self, quantity: Quantity, sentence: Span) -> bool:
        """Return whether a figure says how many poor households there are, or their share, in a sentence that tells the share right behind
        the number: "518 poor households (1.24 %) and 1,376 near-poor ones are left"."""
        if quantity.kind == "percentage":
            count = last_before(self.quantities, quantity.start)
            return count is not None and count.unit in POOR and self._has_share(count)
        return quantity.unit in POOR and any(q.unit in POOR and self._has_share(q) for q in within(self.quantities, *sentence))

    def _has_share(self, count: Quantity) -> bool:
        behind = first_from(self.quantities, count.edge)
        share = behind is not None and behind.kind == "percentage" and not behind.points
        return share and behind is not None and _SHARE.fullmatch(self.low, count.edge, behind.start) is not None

    def is_owed(self, sentence: Span) -> bool:
        """Return whether a sentence behind a name in its paragraph opens with "thanks to this": then even the poverty rate is a result."""
        opening = self.g.results.after(self.low, sentence[0])
        if opening is None or not self.models.between(self.segments.paragraph_at(sentence[0])[0], sentence[0]):
            return False
        return self.g.owed.after(self.low, sentence[0]) is not None or self.low.endswith(self.g.owed_tails, sentence[0], opening[1])

    def meets_standards(self, quantity: Quantity, model: FoundModel, sentence: Span) -> bool:
        """Return whether criteria, or units that meet standards of the new countryside, are counted: results of their own programme, not of
        a community model or of the movement for skilful mobilization."""
        if model.kind != "model" and model.canonical not in self.g.national_movements:
            return False
        return quantity.unit == CRITERION or (quantity.unit in UNITS and self.clauses.says(self.standards, *sentence))

    def starts_before(self, position: int) -> int:
        """Return how far "before joining the model «X»" reaches that opens the clause of a figure told of the time before; else 0."""
        word = self._is_before(self.before_it, position, MEANT)
        return word + MEANT if word else 0

    def _is_before(self, words: Scanner | None, position: int, meant: int = 0) -> int:
        """Where the word for the time before ends that opens the part of the sentence, or what is said in it, or stands right before a
        figure, without a word for today behind it, or a name further behind than ``meant``; else 0."""
        _, item, sentence, _ = self.clauses.around(position)
        if words is None or not self.clauses.says(words, sentence[0], position):
            return 0
        spoken = next((q.start for q in self.segments.quotations_at(position)), 0)
        if spoken and words is self.of_old:
            return 0  # what somebody compares with today is told of the model
        head = max(item[0], sentence[0], spoken)
        word = next((m for m in words.finditer(self.low, head, position) if self._opens(m, head, position)), None)
        if word is None or self.clauses.says(self.today, word.end(), position):
            return 0
        if not meant and self.clauses.says(self.model_word, word.end(), min(position, word.end() + SUBJECT)):
            return 0  # "formerly, the model had only 12 households"
        named = self.models.between(head, word.start()) or self.models.between(word.end() + meant, position)
        return 0 if named else word.end()

    def _opens(self, word: re.Match[str], head: int, position: int) -> bool:
        """Whether a word opens what begins at ``head``, behind signs, or stands right before a figure behind a comma."""
        lead = self.low[head : word.start()]
        return not lead.strip(OPENED) or (position - word.end() <= ASIDE and lead.rstrip().endswith(","))

    def _is_of_old(self, position: int, sentence: Span) -> bool:
        """Whether somebody says a figure of the time before: "before", at the head of the spoken sentence, without "now" behind it."""
        quotations = self.segments.quotations_at(position) if self.bygone is not None else []
        spoken = next((q for q in quotations if self.low.count(" ", q.start, q.end) >= SPEECH), None)
        if spoken is None or self.bygone is None:
            return False
        head, end = max(spoken.start, sentence[0]), min(spoken.end, sentence[1])
        word = self.bygone.search(self.low, head, end)
        opened = word is not None and word.start() - head <= OPENING
        return opened and not self.models.between(head, position) and not self.clauses.says(self.now, head, end)

    def _is_lost(self, quantity: Quantity, sentence: Span) -> bool:
        """Whether a disaster destroyed what a figure counts: "the storm destroyed 31 houses", "31 houses were swept away in the flood"."""
        if self.loss is None or not self.clauses.says(self.disaster, *sentence):
            return False
        last = next(
            (m for m in reversed([*self.loss.finditer(self.low, max(sentence[0], quantity.start - 2 * ADJACENT), quantity.start)])), None
        )
        if last is not None and quantity.start - last.end() <= ADJACENT and not _STOP.search(self.low, last.end(), quantity.start):
            return True
        at = skip_blanks(self.low, quantity.edge)
        for word in list(_WORD.finditer(self.low, at, sentence[1]))[: WORDS + 1]:
            if self.g.clauses.after(self.low, word.start()):
                return False  # "310 families whose houses were destroyed" get something
            if self.g.losses.after(self.low, word.start()):
                return True
            if _STOP.search(word[0]):
                return False
        return False
