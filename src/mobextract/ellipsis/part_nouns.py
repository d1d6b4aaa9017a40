"""The noun of a number that is a part, a change or a further item: the one named for it, else that of the count before."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.ellipsis.antecedents import Antecedents
from mobextract.ellipsis.changing_subjects import CLAUSE, ChangingSubjects
from mobextract.ellipsis.fates import Fates
from mobextract.ellipsis.label_nouns import LabelNouns
from mobextract.ellipsis.part_openings import PartOpenings
from mobextract.ellipsis.partitives import Partitives
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.counts import LEFT_REACH
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import end_before, last_semicolon, skip_blanks
from mobextract.text.segment import Segments

AMOUNTS = frozenset(("area", "mass", "volume", "length"))
"""What measures are of that have parts themselves."""


class PartNouns:
    """Such nouns in one article."""

    def __init__(
        self,
        grammar: QuantityGrammar,
        edges: Edges,
        low: str,
        segments: Segments,
        antecedents: Antecedents,
        partitives: Partitives,
        openings: PartOpenings,
        changing: ChangingSubjects,
        labels: LabelNouns,
        fates: Fates,
    ) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments
        self.antecedents = antecedents
        self.partitives = partitives
        self.openings = openings
        self.changing = changing
        self.labels = labels
        self.fates = fates

    def noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """Return the noun of a number in the sentence that begins at ``sentence``; ``last`` is the count before it, ``before`` what the
        numbers right before it are."""
        low, nouns = self.low, self.g.nouns
        start = self.edges.left_of_modifier(amount.start)
        parts = self.partitives.may_be_part(start)
        first = last is None or last.start < sentence
        named = self.partitives.of_these(sentence, start) if parts or nouns.wholes.after(low, sentence) else None
        if named is None and first:
            named = self.openings.of(sentence, start)
        if named is not None:
            return nouns.predicate(low, skip_blanks(low, amount.end)) or named
        if (whole := nouns.wholes_after.before(low, start)) is not None:
            return nouns.left(low, max(sentence, whole[1] - LEFT_REACH), whole[1])
        if parts and (whole_noun := self.partitives.named_whole(sentence, start)) is not None:
            return whole_noun
        if first and nouns.of_which.before(low, start) and _is_of_measure(before, sentence):
            return None  # "60 hectares of tea, of which 25 are organic"
        if (predicate := nouns.predicate(low, skip_blanks(low, amount.end))) is not None:
            return last.noun if last is not None and self.partitives.are_doers(last, amount, predicate) else predicate
        return self._subject(amount, last, before, start, sentence) or self._carried(amount, last, before, start, sentence)

    def _subject(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], start: int, sentence: int) -> Noun | None:
        """The noun whose total or change a number tells, or whose fate its sentence goes on with; ``start`` is that of its modifier."""
        if last is not None and self.low[start - 2 : start] == ", " and self.antecedents.is_of_whole(last, amount):
            return last.noun  # "of the 37 provinces with a high number of deaths, 23 …"
        begin = max(sentence, last.edge if last else 0)
        subject = self.g.nouns.of_total(self.low, begin, amount.start) or self.changing.of(begin, amount.start, amount.end)
        if subject is None and last is not None and self.fates.goes_on_with(last, amount, start, before):
            return last.noun
        return subject

    def _carried(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], start: int, sentence: int) -> Noun | None:
        """The noun of the count before a number that a bracket, dash or colon opens, or that words for a part tie to it; else the one on
        its left."""
        low, nouns = self.low, self.g.nouns
        before_it = end_before(low, start)
        opened = not before_it or low[before_it - 1] in "(—–:" or low[before_it - 2 : before_it + 1] == " - "
        counted = opened and last is not None and last.unit in UNITS and last.start < sentence
        if counted and (own := self.labels.opening(sentence, before_it)) is not None:
            return own  # "10 districts … The most products are in Luc Ngan district – 40"
        # a range is no part: "the five hardest hit from 200 to 250"
        partitive = amount.value is not None and any(self.partitives.is_partitive(position) for position in (start, amount.start))
        if amount.of is not None and opened:
            return self._noun_of_ratio(amount, last, sentence, partitive=partitive)
        of_whom = nouns.part_after.after(low, skip_blanks(low, amount.end)) is not None
        if partitive and (own := self._own_subject(amount, last, start, sentence)) is not None:
            return own
        near = last is not None and last.start >= self.segments.paragraph_at(amount.start)[0]
        if last is not None and last.noun is not None and of_whom and (near or partitive):
            return self.antecedents.whole_of(last, amount, before).noun
        if last is not None and last.noun is not None and near and (partitive or opened or self._is_listed(last, amount, start)):
            return last.noun
        return self._noun_on_left(amount.start, start, sentence, partitive=partitive)

    def _is_listed(self, last: Quantity, amount: Amount, start: int) -> bool:
        """Whether a number goes on with the list of the count before, or is one of its parts."""
        return self.antecedents.continues_list(last, start) or self.antecedents.is_of_whole(last, amount)

    def _own_subject(self, amount: Amount, last: Quantity | None, start: int, sentence: int) -> Noun | None:
        """The subject of a part's own clause, where no count stands in that before it; not "Bao Yen district accounts for 48"."""
        comma = self.low.rfind(",", last.edge, start) if last and self.g.nouns.subject_articles else -1
        clause = max(sentence, last_semicolon(self.low, sentence, amount.start) + 1, comma + 1)
        own = self.partitives.own_subject(clause, start) if last is None or last.start < clause else None
        return own if own is not None and not self.labels.is_named_unit(own) else None

    def _noun_of_ratio(self, amount: Amount, last: Quantity | None, sentence: int, *, partitive: bool) -> Noun | None:
        """The noun of a ratio in brackets or behind a colon or dash: behind its bracket, else before it."""
        if (behind := self._behind_bracket(amount.end)) is not None:
            return behind
        if (head := self.labels.head(sentence, amount.start)) is not None:
            return head
        left = self.g.nouns.left(self.low, max(sentence, amount.start - 60), amount.start)
        left = None if left and self.labels.names_unit_at(sentence, left) else left
        return left or (last.noun if last is not None and partitive else None)

    def _noun_on_left(self, start: int, modifier_start: int, sentence: int, *, partitive: bool) -> Noun | None:
        """The known noun somewhere before a number, where words for a part or "such" tie them."""
        noun = self.g.nouns.left(self.low, max(sentence, start - LEFT_REACH), start)
        if noun is not None and self.g.nouns.such.before(self.low, noun.start) and not CLAUSE.search(self.low, noun.end, modifier_start):
            return noun  # "таких моделей в провинции 64"
        if not partitive or self.g.nouns.possess.before(self.low, modifier_start):  # "the commune has 25": what has is not what is counted
            return None
        if self.g.nouns.done.before(self.low, modifier_start) is not None:
            return None  # "the workshop repaired 45"
        if noun is not None and noun.start >= (self.g.nouns.partitive.before(self.low, modifier_start) or (0, modifier_start))[1]:
            return None  # "accounts for 48"
        reached = (
            noun is not None
            and self.changing.verb_near(sentence, start)
            and not self.g.nouns.may_be_subject(self.low, sentence, noun.start)
        )
        return None if reached or (noun is not None and self.labels.is_named_unit(noun)) else noun

    def _behind_bracket(self, end: int) -> Noun | None:
        """The noun behind a ratio in brackets: "100 % (38/38) xã", "(12/12) of the villages"."""
        if self.low[end : end + 1] != ")":
            return None
        noun = self.g.nouns.direct(self.low, skip_blanks(self.low, self.edges.after_of(end + 1)))
        return noun if noun is not None and noun.known else None


def _is_of_measure(before: Sequence[Quantity | str], sentence: int) -> bool:
    """Whether the last quantity of a sentence is a measure that has parts itself."""
    last = next((r for r in reversed(before) if isinstance(r, Quantity)), None)
    return last is not None and last.kind == "measure" and last.start >= sentence and last.dimension in AMOUNTS
