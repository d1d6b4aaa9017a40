"""The noun that a number without one counts: what stands for it, what opens its clause, or that of the count before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.ellipsis.antecedents import SHARE, Antecedents
from mobextract.ellipsis.beyond import Beyond
from mobextract.ellipsis.changing_subjects import ChangingSubjects
from mobextract.ellipsis.fates import Fates
from mobextract.ellipsis.headcounts import Headcounts
from mobextract.ellipsis.joined_numbers import is_placed_part
from mobextract.ellipsis.label_nouns import LabelNouns
from mobextract.ellipsis.own_heads import OwnHeads
from mobextract.ellipsis.own_subjects import OwnSubjects
from mobextract.ellipsis.part_nouns import PartNouns
from mobextract.ellipsis.part_openings import PartOpenings
from mobextract.ellipsis.partitives import LABEL_REACH, Partitives
from mobextract.ellipsis.predicates import Predicates
from mobextract.figures.blocked import Blocked
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import UPPER, Folded, end_before, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_NUMBERED = regex(rf" [-–] [{UPPER}]")
"""Behind a number that leads a name of a list: "villages: 1 - Bong Giang"."""
PLANS = frozenset(("plan", "target", "goal", "norm", "level"))
"""Concepts that a number beside them, without a noun, does not count."""


class ElidedNouns:
    """Such nouns in one article."""

    def __init__(
        self,
        grammar: QuantityGrammar,
        edges: Edges,
        folded: Folded,
        segments: Segments,
        amounts: list[Amount],
        antecedents: Antecedents,
        own_heads: OwnHeads,
        blocked: Blocked,
    ) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.antecedents = antecedents
        self.headcounts = Headcounts(grammar, edges, folded.low)
        self.own_heads = own_heads
        self.openings = PartOpenings(grammar, folded.low)
        self.partitives = Partitives(grammar, folded.low, self.openings)
        self.changing = ChangingSubjects(grammar, folded.low)
        self.labels = LabelNouns(grammar, folded, segments, amounts, blocked)
        self.fates = Fates(grammar, folded.low, segments)
        self.parts = PartNouns(
            grammar, edges, folded.low, segments, antecedents, self.partitives, self.openings, self.changing, self.labels, self.fates
        )
        self.beyond = Beyond(grammar, edges, folded.low, segments)
        self.predicates = Predicates(grammar, edges, folded.low)
        self.subjects = OwnSubjects(grammar, edges, folded.low)

    def of(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str] = ()) -> Noun | None:
        """Return the noun of a number without one; ``last`` is the count before it, ``before`` what the numbers right before it are."""
        noun = self._told(amount, last, before)
        if last is not None and noun is last.noun and self._goes_on_sum(amount, last, before):
            return None
        return noun if noun is None or last is None or noun is not last.noun else self.beyond.noun(amount, last, before)

    def _goes_on_sum(self, amount: Amount, last: Quantity, before: Sequence[Quantity | str]) -> bool:
        """Whether a number in the sentence of a sum right before it may be one more of the same fund, with no count in that sentence:
        "They have 60 ducks. The fund began with 45 million dong, last year it had 260"."""
        sum_before = next((r for r in reversed(before) if isinstance(r, Quantity) and r.kind != "date"), None)
        sentence = self.segments.sentence_at(amount.start)[0]
        return sum_before is not None and sum_before.kind == "money" and last.start < sentence <= sum_before.start

    def _told(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str]) -> Noun | None:
        low, start = self.low, amount.start
        sentence = self.segments.sentence_at(start)[0]
        if (qualified := self._qualified(amount, last) or self.antecedents.left_over(amount, before)) is not None:
            return qualified
        if last is not None and self.antecedents.stands_for(last, amount):
            return self.antecedents.told_of(last, amount.start, before).noun
        if last is not None and self.antecedents.is_other_part(last, amount, self.edges.left_of_modifier(start)):
            return last.noun
        whole = self.antecedents.opened_by_whole(last, amount, sentence, before) if last is not None and amount.of is None else None
        if whole is not None:
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or whole  # "Of these, 14 are car drivers"
        if (
            last is not None
            and low[last.edge : self.edges.left_of_modifier(start)].strip(" ,") == ""
            and self.antecedents.is_of_whole(last, amount)
        ):
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or last.noun  # "of the 463 pupils, 187 stay all week"
        if (own := self.own_heads.of(amount, last, sentence) or self.fates.noun(amount, last)) is not None:
            return own
        if self.antecedents.is_most(amount):
            return self.antecedents.ranked(last, amount)
        ends = self.edges.ends_open(amount) or self.edges.ends_in_adjective(amount) or self._has_predicate(amount)
        if ends and (people := self.headcounts.noun(amount, sentence)) is not None:
            return people
        if last is not None and last.start >= sentence and is_placed_part(self.edges, low, last, amount):
            return last.noun
        if not ends:
            if last is None or last.start < sentence:
                return None
            told = not amount.first.word and self.g.nouns.of_which.before(low, start)  # "of which 41 डिएन बिएन डोंग ज़िले में हैं"
            return last.noun if told or self.antecedents.is_share(last, amount) else None
        return self._open_noun(amount, last, before, sentence)

    def _open_noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """The noun of a number with nothing that could be counted behind it: what opens its clause tells."""
        low, start = self.low, amount.start
        if (told := self.predicates.noun(amount, last, sentence) or self.subjects.noun(amount, last, sentence)) is not None:
            return told
        if last is not None and (
            self.g.nouns.pro_before.before(low, start) or self.g.nouns.pro_before.before(low, self.edges.left_of_modifier(start))
        ):
            return last.noun if last.start >= self.segments.paragraph_at(start)[0] else None  # "к октябрю их уже 64"
        if amount.of is None and (part := self.partitives.part(amount, last)) is not None:
            return part
        modifier_start = self.edges.left_of_modifier(start)
        if last is not None:
            subject = self.changing.told_behind(last, modifier_start) or self.changing.total(last, sentence, start)
            if subject is not None:
                return subject
        if last is not None and (self.antecedents.is_parallel(last, amount, sentence) or self.antecedents.ends_change(last, amount)):
            return last.noun
        dash = end_before(low, modifier_start) - 1
        if (
            low[dash : dash + 1] in ("—", "–")
            and (topic := self.labels.before_dash(max(sentence, last_semicolon(low, sentence, start) + 1), dash)) is not None
        ):
            return topic
        if amount.of is not None and (rated := self.labels.of_ratios(amount, sentence)) is not None:
            return rated
        held = last is not None and last.noun is not None and last.start >= sentence
        if (
            last is not None
            and held
            and (
                self.g.nouns.now.before(low, modifier_start)
                or self.g.next_deed.fullmatch(low, last.edge, modifier_start)
                or self.fates.ends_deed(amount, modifier_start)
            )
        ):
            return (
                self.g.nouns.of_total(low, last.edge, start) or last.noun
            )  # "12 districts, and the number of poor households stands at 210"
        return self._labelled(amount, last, before, sentence)

    def _labelled(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """The noun that "respectively", a label or a goal before such a number tells; else what it is a part of, or repeats."""
        low, modifier_start = self.low, self.edges.left_of_modifier(amount.start)
        held = last is not None and last.noun is not None and last.start >= sentence
        if (said := self.g.nouns.respectively.before(low, modifier_start)) is not None:
            return self.antecedents.of_each(last, sentence, said[1])
        if last is not None and held and (alike := self.antecedents.alike(last, before, modifier_start)) is not None:
            return alike
        if (named := self.labels.before_colon(sentence, modifier_start)) is not None:
            if last is not None and held and self.antecedents.lists_parts(last, amount, named):
                return last.noun
            return None if _NUMBERED.match(self.folded.text, amount.end) else named
        if (dated := self.labels.before_year(sentence, modifier_start)) is not None:
            return dated
        if last is not None and self._is_planned(last, sentence, modifier_start):
            return last.noun
        part = self.parts.noun(amount, last, before, sentence)
        if part is None and last is not None and self.antecedents.repeats_verb(last, amount, modifier_start):
            return last.noun
        return part

    def _is_planned(self, last: Quantity, sentence: int, start: int) -> bool:
        """Whether a word for a goal stands right before a number: it is set for what was counted before ("đặt mục tiêu ít nhất 90",
        "लक्ष्य 3,000 है"); a programme has such a word in its name ("Chương trình mục tiêu 1719")."""
        if last.noun is None or last.start < self.segments.paragraph_at(start)[0]:
            return False
        tie = self.g.nouns.stop.before(self.low, start)  # "a target of 90", "mål på 90"
        ends = [end_before(self.low, position) for position in ((start, tie[1]) if tie else (start,))]
        found = [self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end) for end in ends]
        return any(noun is not None and noun.unit in PLANS and not self.g.label_before.before(self.low, noun.start) for noun in found)

    def _has_predicate(self, amount: Amount) -> bool:
        """Whether the noun behind a number says what its own belongs to ("जिनमें से 29 मोंग जातीय समूह की हैं")."""
        noun = self.g.nouns.after(self.low, amount.end) if self.g.nouns.belongs else None
        return noun is not None and noun.known and self.g.nouns.is_predicate(self.low, noun)

    def _qualified(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """An adjective alone takes the noun of the count before ("38 households, 21 poor and 17 near-poor")."""
        position = skip_blanks(self.low, amount.end)
        share = SHARE.match(self.low, position)
        position = skip_blanks(self.low, share.end()) if share else position
        part = self.g.nouns.part_after.after(self.low, position)  # "twelve of them near-poor"
        position = skip_blanks(self.low, part[1]) if part else position
        found = self.g.nouns.qualified.alone(self.low, self.g.nouns.copula.past(self.low, position))
        if found is None or last is None or last.noun is None or last.start < self.segments.paragraph_at(amount.start)[0]:
            return None
        unit, nouns, end = found
        fits = self.g.nouns.qualified.base.get(last.unit or "", last.unit) in nouns
        joined = self.g.nouns.joiners.after(self.low, skip_blanks(self.low, end)) is not None
        return replace(last.noun, unit=unit) if fits and (joined or self.edges.is_open(end)) else None
