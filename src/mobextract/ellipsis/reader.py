"""Numbers without a noun or currency of their own take that of the count or amount before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from mobextract.ellipsis.antecedents import SHARE, Antecedents
from mobextract.ellipsis.enumerations import Enumerations
from mobextract.ellipsis.headcounts import Headcounts
from mobextract.ellipsis.inverted import Inverted
from mobextract.ellipsis.list_counts import ListCounts, names_unit
from mobextract.ellipsis.own_heads import OwnHeads
from mobextract.ellipsis.parallel_rows import ParallelRows
from mobextract.ellipsis.part_openings import PartOpenings
from mobextract.ellipsis.repeats import Repeats
from mobextract.ellipsis.sums import MOST
from mobextract.ellipsis.unsaid_currency import UnsaidCurrency
from mobextract.ellipsis.year_rows import YearRows
from mobextract.ellipsis.year_series import YearSeries
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import BARE_ONE, MILLION, NOTHING, OTHER_WORD, PEOPLE, Quantity
from mobextract.nouns.counts import LEFT_REACH
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER, UPPER, Folded, end_before, last_semicolon, skip_blanks
from mobextract.text.lexicon import LONGEST_FORM
from mobextract.text.segment import Segments

LABEL_REACH = 40
"""How long a label with its noun before a colon may be, in characters."""
VERB_REACH = 24
"""How far before a number its verb of change may stand, in characters."""
PARTS = 6
"""How many figures back the whole may stand whose parts a sentence tells."""
_COLON_BEFORE = re.compile(r"\d(?: : |:)$")
_COLON_AFTER = re.compile(r"(?: : |:)\d")
_CLAUSE = re.compile(r"[,;:·()–—] ?")
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(f"{LETTER}+")
_LAST_WORD = re.compile(f"{LETTER}+ ?$")
_ONE_WORD = re.compile(f" (?:{LETTER}+ )?")
_NAMED = re.compile(rf"({LETTER}+) $")
_NUMBERED = re.compile(rf" [-–] [{UPPER}]")
"""Behind a number that leads a name of a list: "villages: 1 - Bong Giang"."""
_OPENS = re.compile(r"(?:^|[.,;:!?()\n·।–—]) ?$")
AMOUNTS = frozenset(("area", "mass", "volume", "length"))
"""What measures are of that have parts themselves."""
SUMS = frozenset(("loan", "debt", "cost", "fee", "fund", "saving", "savings_book", "expense"))
"""Concepts whose "number" in millions is a sum of money."""
_TOLD = re.compile(r"[,;:·()]")
VALUE = 60
"""How far before a number the word may stand for what it is the value of, in characters."""
PLANS = frozenset(("plan", "target", "goal"))
"""Concepts that a number beside them, without a noun, does not count."""


class Ellipsis:
    """The elliptic numbers of one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts
        self.headcounts = Headcounts(grammar, self.edges, folded.low)
        self.own_heads = OwnHeads(grammar, self.edges, folded.low)
        self.inverted = Inverted(grammar, self.edges, folded.low)
        self.openings = PartOpenings(grammar, folded.low)
        self.antecedents = Antecedents(grammar, self.edges, folded.low, segments)
        self.years = YearSeries(self.edges, folded.low, segments, amounts)
        self.money = UnsaidCurrency(grammar, self.edges, folded, segments, amounts)

    def fill(self, results: list[Quantity | str]) -> None:
        """A number without a noun of its own takes that of the count before it, or the noun on its left."""
        YearRows(self.edges, self.low, self.segments).fill(self.amounts, results)
        last: Quantity | None = None
        told: dict[tuple[int, Decimal], Noun] = {}
        for index, amount in enumerate(self.amounts):
            self.antecedents.pair(self.amounts, index, results)
            result = results[index]
            if result in (NOTHING, OTHER_WORD) and (again := self.antecedents.said_again(amount, told)) is not None:
                result = results[index] = _count(amount, again, "exact")
            if (turned := self.inverted.read(amount, result)) is not None:
                result = results[index] = turned
            if isinstance(result, Quantity):
                unknown = last is not None and last.noun is not None and result.rule == "count.unknown-noun"
                if last is not None and unknown and (self.antecedents.is_share(last, amount) or (result.unit is None and self.antecedents.is_of_which(last, amount))):
                    result = results[index] = replace(result, unit=last.unit, noun=last.noun, rule="count.ellipsis", edge=amount.end)  # "15 रुम सोक से"
                if (noun := self._noun_of_adjective(result, last) or self._noun_of_whole(result, results[max(0, index - PARTS) : index])) is not None:
                    result = results[index] = replace(result, unit=noun.unit, noun=noun, rule="count.ellipsis", edge=amount.end)
                last = self._antecedent(last, result) if result.kind == "count" else last
                if last is not None and last.start == result.start and last.noun is not None and amount.value is not None:
                    told[self.segments.paragraph_at(amount.start)[0], amount.value] = last.noun
                continue
            if result == OTHER_WORD and self._is_part_for_sure(amount):
                result = NOTHING
            elif amount.first.ambiguous:
                continue
            series = self.years.noun(index, results, last) if result in (NOTHING, BARE_ONE) else None
            named = result == NOTHING and index > 0 and results[index - 1] == NOTHING and self.edges.is_named(self.amounts, index)
            if series is None and (named or result != NOTHING or amount.first.one or self._is_time(amount) or self._ends_name(index)):
                continue
            if index and (share := self.money.shared(amount, results[index - 1])) is not None:
                results[index] = share
                continue
            if index and (rate := self.money.rate(amount, results[max(0, index - 4) : index])) is not None:
                results[index] = rate
                continue
            if (price := self.money.priced(amount, results)) is not None:
                results[index] = price
                continue
            if self._is_millions(amount):
                counted = self._told_millions(amount, results[:index])
                results[index] = counted or self.money.elliptic(amount, results) or self.money.implied(amount, results, index) or self._millions(amount, last) or result
                continue
            noun = series or (None if self._is_value(amount, last) else self._elliptic_noun(amount, last, results[max(0, index - 4) : index]))
            if noun is not None and noun.unit in PLANS:
                noun = last.noun if last is not None and last.start >= self.segments.paragraph_at(amount.start)[0] else None  # "the plan is 170"
            if noun is None or self.g.nouns.uncounted.get(self.low[noun.start : noun.end]) or not ((amount.is_whole_range and amount.of is None) if amount.value is None else amount.is_whole):
                continue
            inner, _ = self.edges.modifier_after(skip_blanks(self.low, amount.end))
            modifier = self.edges.modifier(amount.start, inner, amount) or "exact"
            if modifier == "at_most" and last is not None and (self.antecedents.changed(last, amount) or self.own_heads.of(amount, last, last.start) == noun):
                modifier = "exact"  # "сократились с 19 в 2021 году до 7", "домов выросло до 12, школ – до 3": the end of a change
            count = results[index] = _count(amount, noun, modifier)
            last = self._antecedent(last, count)
        Enumerations(self.g, self.edges, self.folded, self.segments, self.amounts).fill(results)
        ListCounts(self.g, self.edges, self.low, self.segments).fill(self.amounts, results)
        ParallelRows(self.g, self.edges, self.low, self.segments).fill(self.amounts, results)
        self._fill_totals(results)
        Repeats(self.g, self.edges, self.low, self.segments).settle(results)

    def _fill_totals(self, results: list[Quantity | str]) -> None:
        """Numbers left over that sum up the counts right before them."""
        for index, amount in enumerate(self.amounts):
            noun = self.antecedents.total_of(amount, results[max(0, index - MOST) : index]) if results[index] == NOTHING else None
            if noun is not None:
                results[index] = _count(amount, noun, self.edges.modifier(amount.start, None, amount) or "exact")

    def _is_millions(self, amount: Amount) -> bool:
        """Whether words make a number one of millions: "5 million", "11 करोड़ 20 लाख"."""
        if max(amount.first.scale, amount.last.scale) >= MILLION:
            return True
        return amount.value is not None and amount.value >= MILLION and _WORD.search(self.low, amount.start, amount.end) is not None

    def _ends_name(self, index: int) -> bool:
        """Whether a number is the last word of what has the next one: "लांग बिन्ह 2 में 275"."""
        if not self.g.nouns.verb_final or index + 1 == len(self.amounts):
            return False
        has = self.g.nouns.possess.after(self.low, skip_blanks(self.low, self.amounts[index].end))
        return has is not None and skip_blanks(self.low, has[1]) == self.amounts[index + 1].start

    def _is_time(self, amount: Amount) -> bool:
        """Whether a figure and a colon stand right beside a number: a time of the day or a score, "7:30"."""
        return _COLON_BEFORE.search(self.low, max(0, amount.start - 4), amount.start) is not None or _COLON_AFTER.match(self.low, amount.end) is not None

    def _noun_of_adjective(self, count: Quantity, last: Quantity | None) -> Noun | None:
        """The noun of the count before, where an adjective stands for it: "of the 6 houses 4 are new and 2 are mended"."""
        noun = count.noun
        part = self.g.nouns.parts.after(self.low, noun.start) if noun else None
        if last is None or count.kind != "count" or noun is None or (noun.known and part is None):
            return None
        adjective = self.g.nouns.forms.adjective.fullmatch(self.low, noun.start, noun.end)
        if adjective is None and part is None and (count.rule != "count.noun" or self.g.nouns.adjectives.after(self.low, noun.start) != (True, noun.end)):
            return None
        return self._elliptic_noun(count.amount, last)

    def _noun_of_whole(self, count: Quantity, before: Sequence[Quantity | str]) -> Noun | None:
        """The noun of the whole that a sentence opens with, where a verb stands right behind a part of it: "of the 96 graduates, 71 found jobs"."""
        if count.rule != "count.noun" or self.g.nouns.levels.after(self.low, skip_blanks(self.low, count.end)) is None:
            return None
        sentence = max(self.segments.sentence_at(count.start)[0], last_semicolon(self.low, 0, count.start))
        wholes = (r for r in before if isinstance(r, Quantity) and r.kind == "count" and r.start >= sentence and self.g.nouns.wholes.before(self.low, r.start))
        whole, value = next(wholes, None), count.amount.value
        smaller = whole is not None and value is not None and whole.amount.value is not None and value < whole.amount.value
        verb = self.g.nouns.stops(self.low, skip_blanks(self.low, count.end)) is not None
        return whole.noun if whole is not None and smaller and verb and whole.unit != count.unit else None

    def _is_part_for_sure(self, amount: Amount) -> bool:
        """Whether words for a part stand before a number word that may be another word: "जिनमें से नौ अब दुकान चला रही हैं"."""
        word = self.low[amount.start : amount.end]
        return word in self.g.numerals.tokenizer.elliptic and self.g.nouns.partitive.before(self.low, amount.start) is not None

    def _told_millions(self, amount: Amount, before: Sequence[Quantity | str]) -> Quantity | None:
        """Millions of what the clause counts, whatever sums stand beside them: "the number of tourists hit 1.2 million, bringing in 900 billion dong"."""
        if not self.edges.ends_open(amount):
            return None
        last = next((r for r in reversed(before) if isinstance(r, Quantity)), None)
        start = max(self.segments.sentence_at(amount.start)[0], last.edge if last else 0)
        noun = self.headcounts.noun(amount, start) or self.g.nouns.of_total(self.low, start, amount.start) or self._changing_subject(start, amount.start, amount.end)
        if noun is None or not noun.known or noun.unit in SUMS:
            return None
        modifier = self.edges.modifier(amount.start, None, amount) or "exact"
        return _count(amount, noun, modifier)

    def _millions(self, amount: Amount, last: Quantity | None) -> Quantity | None:
        """Millions of what is counted, in a sentence without money: behind "the number of", before "are pupils", or parts of other millions."""
        if amount.value is None or self.money.is_spoken_of(amount.start):
            return None
        sentence = self.segments.sentence_at(amount.start)[0]
        many = last is not None and last.amount.last.scale >= MILLION
        noun = self.g.nouns.predicate(self.low, skip_blanks(self.low, amount.end))
        if noun is None and self.edges.ends_open(amount):
            told = self._is_partitive(self.edges.left_of_modifier(amount.start))
            noun = (self.g.nouns.of_total(self.low, sentence, amount.start) if told else None) or (self._elliptic_noun(amount, last) if many else None)
        if noun is None or not noun.known:
            return None
        modifier = self.edges.modifier(amount.start, None, amount) or "exact"
        return _count(amount, noun, modifier)

    def _antecedent(self, last: Quantity | None, count: Quantity) -> Quantity:
        """What a later number without a noun refers to: of "40 poor and 12 near-poor households", simply households."""
        if last is not None and self._says_what(last, count):
            return last
        base = self.g.nouns.qualified.base.get(count.unit or "")
        if last is None or base is None or count.noun is None or last.unit == count.unit or self.g.nouns.qualified.base.get(last.unit or "", last.unit) != base:
            return count
        return replace(count, noun=replace(count.noun, unit=base), unit=base)

    def _says_what(self, last: Quantity, count: Quantity) -> bool:
        """Whether a count only says what some of those counted before it are: "of 24 deputies 11 are women and 5 from ethnic minorities"."""
        nouns = self.g.nouns
        copula = nouns.copula.after(self.low, skip_blanks(self.low, count.end))
        if copula is None or count.noun is None or count.noun.start < copula[1] or self.segments.sentence_at(count.start)[0] > last.start:
            return False
        edge = _CLAUSE.match(self.low, count.edge)
        return edge is None or nouns.of_which.after(self.low, edge.end()) is None

    def _is_value(self, amount: Amount, last: Quantity | None) -> bool:
        """Whether the clause of a number is about what has a value, not a number: "the average age is 45"."""
        start = max(self.segments.sentence_at(amount.start)[0], last.edge if last is not None else 0, amount.start - VALUE)
        ends = [m.end() for m in _TOLD.finditer(self.low, start, amount.start)]
        words = _WORD.finditer(self.low, ends[-1] if ends else start, amount.start)
        return any(self.g.nouns.scalars.after(self.low, m.start()) for m in words)

    def _elliptic_noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str] = ()) -> Noun | None:
        low, start = self.low, amount.start
        sentence = self.segments.sentence_at(start)[0]
        if (qualified := self._qualified(amount, last) or self.antecedents.left_over(amount, before)) is not None:
            return qualified
        if last is not None and self.antecedents.stands_for(last, amount):
            return self.antecedents.told_of(last, amount.start, before).noun
        if last is not None and self.antecedents.is_other_part(last, amount, self.edges.left_of_modifier(start)):
            return last.noun
        if last is not None and amount.of is None and (whole := self.antecedents.opened_by_whole(last, amount, sentence, before)) is not None:
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or whole  # "Of these, 14 are car drivers"
        if last is not None and low[last.edge : self.edges.left_of_modifier(start)].strip(" ,") == "" and self.antecedents.is_of_whole(last, amount):
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or last.noun  # "of the 463 pupils, 187 stay all week"
        if (own := self.own_heads.of(amount, last, sentence)) is not None:
            return own
        ends = self.edges.ends_open(amount) or self.edges.ends_in_adjective(amount) or self._has_predicate(amount)
        if ends and (people := self.headcounts.noun(amount, sentence)) is not None:
            return people
        if not ends:
            if last is None or last.start < sentence:
                return None
            told = not amount.first.word and self.g.nouns.of_which.before(low, start)  # "of which 41 डिएन बिएन डोंग ज़िले में हैं"
            return last.noun if told or self.antecedents.is_share(last, amount) else None
        return self._open_noun(amount, last, before, sentence)

    def _open_noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """The noun of a number with nothing that could be counted behind it: what opens its clause tells."""
        low, start = self.low, amount.start
        if last is not None and (self.g.nouns.pro_before.before(low, start) or self.g.nouns.pro_before.before(low, self.edges.left_of_modifier(start))):
            return last.noun if last.start >= self.segments.paragraph_at(start)[0] else None  # "к октябрю их уже 64"
        if amount.of is None and (part := self.g.nouns.part(low, skip_blanks(low, amount.end))) is not None:
            return part
        modifier_start = self.edges.left_of_modifier(start)
        if last is not None and (subject := self._new_subject(last, modifier_start)) is not None:
            return subject
        if last is not None and (self.antecedents.is_parallel(last, amount, sentence) or self.antecedents.ends_change(last, amount)):
            return last.noun
        dash = end_before(low, modifier_start) - 1
        if low[dash : dash + 1] in ("—", "–") and (topic := self._topic(max(sentence, last_semicolon(low, sentence, start) + 1), dash)) is not None:
            return topic
        if amount.of is not None and (rated := self._rated_by_label(amount, sentence)) is not None:
            return rated
        held = last is not None and last.noun is not None and last.start >= sentence
        if last is not None and held and (self.g.nouns.now.before(low, modifier_start) or self.g.next_deed.fullmatch(low, last.edge, modifier_start)):
            return self.g.nouns.of_total(low, last.edge, start) or last.noun  # "12 districts, and the number of poor households stands at 210"
        if (said := self.g.nouns.respectively.before(low, modifier_start)) is not None:
            return self.antecedents.of_each(last, sentence, said[1])
        if last is not None and held and (alike := self.antecedents.alike(last, before, modifier_start)) is not None:
            return alike
        if (named := self._named_by_label(sentence, modifier_start)) is not None:
            if last is not None and held and self.antecedents.lists_parts(last, amount, named):
                return last.noun
            return None if _NUMBERED.match(self.folded.text, amount.end) else named
        if last is not None and self._is_planned(last, sentence, modifier_start):
            return last.noun
        part = self._part_noun(amount, last, before, sentence)
        return last.noun if part is None and last is not None and self.antecedents.repeats_verb(last, amount, modifier_start) else part

    def _is_planned(self, last: Quantity, sentence: int, start: int) -> bool:
        """Whether a word for a goal stands right before a number: it is set for what was counted before ("đặt mục tiêu ít nhất 90", "लक्ष्य 3,000 है");
        a programme has such a word in its name ("Chương trình mục tiêu 1719")."""
        if last.noun is None or last.start < self.segments.paragraph_at(start)[0]:
            return False
        tie = self.g.nouns.stop.before(self.low, start)  # "a target of 90", "mål på 90"
        ends = [end_before(self.low, position) for position in ((start, tie[1]) if tie else (start,))]
        found = [self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end) for end in ends]
        return any(noun is not None and noun.unit in PLANS and not self.g.label_before.before(self.low, noun.start) for noun in found)

    def _new_subject(self, last: Quantity, start: int) -> Noun | None:
        """The noun behind the comma that "is" so many: "số trường là 12, trạm y tế là 5"; a unit rather has them."""
        copula, comma = self.g.nouns.copula.before(self.low, start), self.low.rfind(", ", last.edge, start)
        noun = self.g.nouns.after(self.low, comma + 2) if copula and comma >= 0 else None
        fits = noun is not None and noun.known and noun.start == comma + 2 and copula is not None and skip_blanks(self.low, noun.end) == copula[1]
        return noun if fits and noun is not None and noun.unit not in UNITS else None

    def _part_noun(self, amount: Amount, last: Quantity | None, before: Sequence[Quantity | str], sentence: int) -> Noun | None:
        """The noun of a number that is a part, a change or a further item: the one named for it, else that of the count before."""
        low, start = self.low, amount.start
        modifier_start = self.edges.left_of_modifier(start)
        parts = self._may_be_part(modifier_start)
        if (parts or self.g.nouns.wholes.after(low, sentence)) and (named := self._of_these(sentence, modifier_start)) is not None:
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or named
        if (last is None or last.start < sentence) and (described := self.openings.of(sentence, modifier_start)) is not None:
            return self.g.nouns.predicate(low, skip_blanks(low, amount.end)) or described
        if (whole := self.g.nouns.wholes_after.before(low, modifier_start)) is not None:
            return self.g.nouns.left(low, max(sentence, whole[1] - LEFT_REACH), whole[1])
        if parts and (whole_noun := self._named_whole(sentence, modifier_start)) is not None:
            return whole_noun
        partitive = any(self._is_partitive(position) for position in (modifier_start, start))
        alone = (last is None or last.start < sentence) and self.g.nouns.of_which.before(low, modifier_start)
        if alone and (measured := next((r for r in reversed(before) if isinstance(r, Quantity)), None)) is not None and measured.kind == "measure" and measured.start >= sentence and measured.dimension in AMOUNTS:
            return None  # "60 hectares of tea, of which 25 are organic"
        before_it = end_before(low, modifier_start)
        opened = not before_it or low[before_it - 1] in "(—–:"
        predicate = self.g.nouns.predicate(low, skip_blanks(low, amount.end))
        if predicate is not None:
            return predicate
        if last is not None and low[modifier_start - 2 : modifier_start] == ", " and self.antecedents.is_of_whole(last, amount):
            return last.noun  # "of the 37 provinces with a high number of deaths, 23 …"
        total = self.g.nouns.of_total(self.low, max(sentence, last.edge if last else 0), start)
        if total is not None:
            return total
        subject = self._changing_subject(max(sentence, last.edge if last else 0), start, amount.end)
        if subject is not None:
            return subject
        if last is not None and last.unit in PEOPLE and self.antecedents.goes_on_with(last, amount, modifier_start):
            return last.noun
        of_whom = self.g.nouns.part_after.after(low, skip_blanks(low, amount.end)) is not None
        listed = last is not None and (self.antecedents.continues_list(last, modifier_start) or self.antecedents.is_of_whole(last, amount))
        if amount.of is not None and opened:
            if (behind := self._behind_bracket(amount.end)) is not None:
                return behind
            left = self.g.nouns.left(low, max(sentence, start - 60), start)
            left = None if left and self._names_unit(sentence, left) else left
            return left or (last.noun if last is not None and partitive else None)
        comma = low.rfind(",", last.edge, modifier_start) if last and self.g.nouns.subject_articles else -1
        clause = max(sentence, last_semicolon(low, sentence, start) + 1, comma + 1)
        if partitive and (last is None or last.start < clause) and (own := self._own_subject(clause, modifier_start)) is not None:
            return own
        if last is not None and last.noun is not None and (partitive or opened or of_whom or listed) and last.start >= self.segments.paragraph_at(start)[0]:
            return self.antecedents.told_of(last, amount.start, before).noun if of_whom else last.noun
        noun = self.g.nouns.left(low, max(sentence, start - LEFT_REACH), start)
        if noun is not None and self.g.nouns.such.before(low, noun.start) and not _CLAUSE.search(low, noun.end, modifier_start):
            return noun  # "таких моделей в провинции 64"
        if not partitive or self.g.nouns.possess.before(low, modifier_start):  # "the commune has 25": what has is not what is counted
            return None
        reached = noun is not None and self._verb_near(sentence, start) and not self.g.nouns.may_be_subject(low, sentence, noun.start)
        return None if reached else noun

    def _named_whole(self, sentence: int, start: int) -> Noun | None:
        """The noun behind "of these" right before a number, perhaps with the verb between: "of these models 71 were …", "av disse modellene ble 71"."""
        noun = self.g.nouns.left(self.low, max(sentence, start - LABEL_REACH), start)
        if noun is None or not _ONE_WORD.fullmatch(self.low, noun.end, start):
            return None
        of = self.g.nouns.part_of.before(self.low, noun.start)
        return noun if of is not None and _OPENS.search(self.low, max(0, of[1] - 2), of[1]) else None

    def _topic(self, clause: int, end: int) -> Noun | None:
        """The noun right before a dash that stands for "are": "групп стало 23, а судов — 158"."""
        end = end_before(self.low, end)
        noun = self.g.nouns.ending(self.low, max(clause, end - LABEL_REACH), end)
        alone = noun is not None and noun.unit not in UNITS and not self.g.nouns.circumstances.before(self.low, noun.start)
        return noun if alone else None

    def _rated_by_label(self, amount: Amount, sentence: int) -> Noun | None:
        """The noun of the label before a colon, for ratios that names lead: "Criteria met: Chi Khe 19/19, Mon Son 17/19"."""
        colon = self.low.rfind(":", sentence, amount.start)
        if colon < 0 or colon - sentence > LABEL_REACH or amount.value is None or amount.value > (amount.of or 0) or re.search(r"\d", self.low[sentence:colon]):
            return None
        end = self.segments.sentence_at(amount.start)[1]
        if sum(colon < a.start < end and a.of == amount.of for a in self.amounts) < 2:
            return None
        led = _NAMED.search(self.folded.text, colon, amount.start)
        if led is None or (led[1].islower() and led[1].upper() != led[1]):
            return None  # a word in small letters, where there are such
        found = (self.g.nouns.soon(self.low, sentence, colon), self.g.nouns.left(self.low, sentence, colon))
        return next((noun for noun in found if noun is not None and noun.known and noun.unit not in UNITS), None)

    def _own_subject(self, sentence: int, start: int) -> Noun | None:
        """The noun at the head of a number's own sentence, with the verb between: "the poor households remain 12,100"."""
        verb = self.g.nouns.partitive.before(self.low, start)
        end = end_before(self.low, verb[1]) if verb else 0
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end) if end > sentence else None
        where = noun is not None and noun.unit in UNITS and self.g.nouns.circumstances.before(self.low, noun.start) is not None
        if noun is None or where or self.low[sentence : noun.start].count(","):
            return None
        return noun if self.g.nouns.may_be_subject(self.low, sentence, noun.start) else None

    def _behind_bracket(self, end: int) -> Noun | None:
        """The noun behind a ratio in brackets: "100 % (38/38) xã", "(12/12) of the villages"."""
        if self.low[end : end + 1] != ")":
            return None
        noun = self.g.nouns.direct(self.low, skip_blanks(self.low, self.edges.after_of(end + 1)))
        return noun if noun is not None and noun.known else None

    def _has_predicate(self, amount: Amount) -> bool:
        """Whether the noun behind a number says what its own belongs to ("जिनमें से 29 मोंग जातीय समूह की हैं")."""
        noun = self.g.nouns.after(self.low, amount.end) if self.g.nouns.belongs else None
        return noun is not None and noun.known and self.g.nouns.is_predicate(self.low, noun)

    def _may_be_part(self, position: int) -> bool:
        """Whether words for a part ("of these") may stand some words before a number."""
        left = self.low[max(0, position - LABEL_REACH - LONGEST_FORM) : position]
        return any(map(left.__contains__, self.g.nouns.part_of_stems))

    def _of_these(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a number, behind words for a part: "of these models, 71 were kept"."""
        end = end_before(self.low, start - 2 if self.low[start - 2 : start] == ", " else start)
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)
        if noun is None:
            return None
        if (part := self.g.nouns.part_of.before(self.low, noun.start)) is not None:
            return noun if part[1] == sentence or not self.openings.opens(sentence) else None  # "of the income of the commune, 12 …"
        word = _LAST_WORD.search(self.low, max(0, noun.start - LABEL_REACH), noun.start)  # "из нынешних групп 14 находятся …"
        opening = [self.g.nouns.wholes.before(self.low, at) for at in (noun.start, word.start() if word else noun.start)]
        return noun if any(found is not None and found[1] == sentence for found in opening) else None

    def _named_by_label(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a colon: "Cooperatives: 12; poor households: 540"; a head that stands first has no preposition before it ("cấp xã: 94")."""
        while start and self.low[start - 1] == " ":
            start -= 1
        if self.low[start - 1 : start] != ":":
            return None
        end = end_before(self.low, start - 1)
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)
        if noun is None or self._names_unit(sentence, noun):
            return None
        return None if self.g.nouns.noun_first and self.g.nouns.stop.before(self.low, noun.start) else noun

    def _names_unit(self, sentence: int, noun: Noun) -> bool:
        """Whether the noun of a label belongs to a named unit ("Van Yen district: 81 of 98")."""
        labelled = ":" in self.low[noun.end : noun.end + LABEL_REACH]
        return labelled and names_unit(self.folded.text, sentence, noun, self.g.nouns.is_single(self.low, noun))

    def _is_partitive(self, position: int) -> bool:
        """Whether "of these" or the like stands before a number, at the beginning of a clause with its verb between ("av disse hører 388 til …")."""
        if self.g.nouns.partitive.before(self.low, position):
            return True
        last = self.low.rfind(" ", 0, position - 1) + 1  # no blank stands inside the word
        word = _LAST_WORD.search(self.low, max(0, position - 30, last), position)
        opening = self.g.nouns.part_after.before(self.low, word.start()) if word else None
        return opening is not None and _OPENS.search(self.low, max(0, opening[1] - 2), opening[1]) is not None

    def _changing_subject(self, begin: int, start: int, end: int) -> Noun | None:
        """The noun whose number changes: the one behind the word of change ("reduction of cases from 17 to 6"), else the first one before
        it ("οι κλοπές μειώθηκαν από 19 σε 7")."""
        first: Noun | None = None
        leaves = self.g.amounts.origin.before(self.low, start) or self.g.amounts.opening.before(self.low, start)
        leaving = self.g.amounts.leaving.after(self.low, skip_blanks(self.low, end))  # "मामले 21 से घटकर 8 रह गए"
        if not leaves and not leaving and not self._verb_near(begin, start):
            return None
        begin = max(begin, start - LEFT_REACH)
        clause = _ASIDE.sub(lambda m: " " * len(m[0]), self.low[begin:start])  # "cases in A commune (B district, C) fell"
        floor = max((m.end() for m in _CLAUSE.finditer(clause)), default=0)
        for match in _WORD.finditer(clause, floor):
            word, right = begin + match.start(), begin + match.end()
            tie = self.g.nouns.genitive.after(self.low, skip_blanks(self.low, first.end)) if first else None
            tied = first is None or (tie is not None and skip_blanks(self.low, tie[1]) == word)  # "चोरी के मामले": cases
            if tied and (found := self.g.nouns.nouns.after(self.low, word)) and self.g.nouns.may_be_subject(self.low, begin + floor, word):
                first = Noun(word, found[1], found[0], True)
            if leaves and self.g.change_verbs.after(self.low, word) and (behind := self.g.nouns.soon(self.low, right, start)):
                return behind
            if self.g.nouns.change_verbs.after(self.low, word) and start - right < VERB_REACH:
                return first
        return first if leaving else None

    def _verb_near(self, begin: int, start: int) -> bool:
        """Whether a verb of change stands right before a number."""
        verbs = self.g.nouns.change_verbs
        words = _WORD.finditer(self.low, max(begin, start - VERB_REACH - LONGEST_FORM), start)
        return any(verbs.after(self.low, m.start()) for m in words if start - m.end() < VERB_REACH)

    def _qualified(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """An adjective alone takes the noun of the count before ("38 households, 21 poor and 17 near-poor")."""
        position = skip_blanks(self.low, amount.end)
        share = SHARE.match(self.low, position)
        position = skip_blanks(self.low, share.end()) if share else position
        part = self.g.nouns.part_after.after(self.low, position)  # "twelve of them near-poor"
        position = skip_blanks(self.low, part[1]) if part else position
        copula = self.g.nouns.copula.after(self.low, position)
        found = self.g.nouns.qualified.alone(self.low, skip_blanks(self.low, copula[1]) if copula else position)
        if found is None or last is None or last.noun is None or last.start < self.segments.paragraph_at(amount.start)[0]:
            return None
        unit, nouns, end = found
        fits = self.g.nouns.qualified.base.get(last.unit or "", last.unit) in nouns
        joined = self.g.nouns.joiners.after(self.low, skip_blanks(self.low, end)) is not None
        return replace(last.noun, unit=unit) if fits and (joined or self.edges.is_open(end)) else None


def _count(amount: Amount, noun: Noun, modifier: str) -> Quantity:
    return Quantity("count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=noun.unit, noun=noun, edge=amount.end)
