"""The noun that a number without one counts: what stands for it, what opens its clause, or that of the count before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mobextract.ellipsis.antecedents import SHARE, Antecedents
from mobextract.ellipsis.beyond import Beyond
from mobextract.ellipsis.changing_subjects import CLAUSE, ChangingSubjects
from mobextract.ellipsis.fates import Fates
from mobextract.ellipsis.headcounts import Headcounts
from mobextract.ellipsis.joined_numbers import is_placed_part
from mobextract.ellipsis.label_nouns import LabelNouns
from mobextract.ellipsis.own_heads import OwnHeads
from mobextract.ellipsis.own_subjects import OwnSubjects
from mobextract.ellipsis.part_openings import PartOpenings
from mobextract.ellipsis.partitives import LABEL_REACH, Partitives
from mobextract.ellipsis.predicates import Predicates
from mobextract.figures.blocked import Blocked
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.counts import LEFT_REACH
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import UPPER, Folded, end_before, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_NUMBERED = regex(rf" [-–] [{UPPER}]")
"""Behind a number that leads a name of a list: "villages: 1 - Bong Giang"."""
AMOUNTS = frozenset(("area", "mass", "volume", "length"))
"""What measures are of that have parts themselves."""
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
        part = self._part_noun(amount, last, before, sentence)
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

    def _part_noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """The noun of a number that is a part, a change or a further item: the one named for it, else that of the count before."""
        low, start = self.low, amount.start
        modifier_start = self.edges.left_of_modifier(start)
        parts = self.partitives.may_be_part(modifier_start)
        first = last is None or last.start < sentence
        named = self.partitives.of_these(sentence, modifier_start) if parts or self.g.nouns.wholes.after(low, sentence) else None
        if named is not None or (first and (named := self.openings.of(sentence, modifier_start)) is not None):
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or named
        if (whole := self.g.nouns.wholes_after.before(low, modifier_start)) is not None:
            return self.g.nouns.left(low, max(sentence, whole[1] - LEFT_REACH), whole[1])
        if parts and (whole_noun := self.partitives.named_whole(sentence, modifier_start)) is not None:
            return whole_noun
        range_ = amount.value is None  # "the five hardest hit from 200 to 250": its "from" makes it no part
        partitive = not range_ and any(self.partitives.is_partitive(position) for position in (modifier_start, start))
        if first and self.g.nouns.of_which.before(low, modifier_start) and self._is_of_measure(before, sentence):
            return None  # "60 hectares of tea, of which 25 are organic"
        if (predicate := self.g.nouns.predicate(low, skip_blanks(low, amount.end))) is not None:
            return last.noun if last is not None and self.partitives.are_doers(last, amount, predicate) else predicate
        if last is not None and low[modifier_start - 2 : modifier_start] == ", " and self.antecedents.is_of_whole(last, amount):
            return last.noun  # "of the 37 provinces with a high number of deaths, 23 …"
        begin = max(sentence, last.edge if last else 0)
        if (subject := self.g.nouns.of_total(low, begin, start) or self.changing.of(begin, start, amount.end)) is not None:
            return subject
        if last is not None and self.fates.goes_on_with(last, amount, modifier_start, before):
            return last.noun
        before_it = end_before(low, modifier_start)
        opened = not before_it or low[before_it - 1] in "(—–:" or low[before_it - 2 : before_it + 1] == " - "
        if (
            last is not None
            and opened
            and last.unit in UNITS
            and last.start < sentence
            and (own := self.labels.opening(sentence, before_it))
        ):
            return own  # "10 districts … The most products are in Luc Ngan district – 40"
        if amount.of is not None and opened:
            return self._noun_of_ratio(amount, last, sentence, partitive=partitive)
        of_whom = self.g.nouns.part_after.after(low, skip_blanks(low, amount.end)) is not None
        listed = last is not None and (self.antecedents.continues_list(last, modifier_start) or self.antecedents.is_of_whole(last, amount))
        comma = low.rfind(",", last.edge, modifier_start) if last and self.g.nouns.subject_articles else -1
        clause = max(sentence, last_semicolon(low, sentence, start) + 1, comma + 1)
        if partitive and (last is None or last.start < clause) and (own := self.partitives.own_subject(clause, modifier_start)) is not None:
            return own
        if (
            last is not None
            and last.noun is not None
            and (partitive or opened or of_whom or listed)
            and last.start >= self.segments.paragraph_at(start)[0]
        ):
            return self.antecedents.told_of(last, amount.start, before).noun if of_whom else last.noun
        return self._noun_on_left(start, modifier_start, sentence, partitive=partitive)

    @staticmethod
    def _is_of_measure(before: Sequence[Quantity | str], sentence: int) -> bool:
        """Whether the last quantity of a sentence is a measure that has parts itself."""
        last = next((r for r in reversed(before) if isinstance(r, Quantity)), None)
        return last is not None and last.kind == "measure" and last.start >= sentence and last.dimension in AMOUNTS

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
        reached = (
            noun is not None
            and self.changing.verb_near(sentence, start)
            and not self.g.nouns.may_be_subject(self.low, sentence, noun.start)
        )
        return None if reached or (noun is not None and self.labels.is_named_unit(noun)) else noun

    def _has_predicate(self, amount: Amount) -> bool:
        """Whether the noun behind a number says what its own belongs to ("जिनमें से 29 मोंग जातीय समूह की हैं")."""
        noun = self.g.nouns.after(self.low, amount.end) if self.g.nouns.belongs else None
        return noun is not None and noun.known and self.g.nouns.is_predicate(self.low, noun)

    def _behind_bracket(self, end: int) -> Noun | None:
        """The noun behind a ratio in brackets: "100 % (38/38) xã", "(12/12) of the villages"."""
        if self.low[end : end + 1] != ")":
            return None
        noun = self.g.nouns.direct(self.low, skip_blanks(self.low, self.edges.after_of(end + 1)))
        return noun if noun is not None and noun.known else None

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
