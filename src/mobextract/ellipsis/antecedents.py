"""How a number without a noun is tied to the count before it: as its part, its next item, its other year or its change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mobextract.ellipsis.sums import parts_of
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, Quantity, is_count
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, end_before, last_semicolon, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LABEL_REACH = 40
"""How far before "respectively" the noun may stand that is counted, in characters."""
LISTED = 250
"""How far behind a part the next one of a list may stand, what is said in brackets included, in characters."""
PAIRED = 5
"""How many figures back the two counts may stand that two bare numbers go on with "respectively"."""
WHOLE_REACH = 90
"""How far behind a whole its part may stand, in characters."""
SHARE = regex(r"\([^()\n]{1,20}%\)")
"""A share in brackets: "34 households (28 %) …"."""
_ASIDE = regex(r" ?\([^()\n]{1,60}\)")
"""Something said in brackets: "34 in Xuan Tho 2 (along road 642), 21 in …"."""
_OPENED = regex(r"[,;·.] ")
_CLOSED = regex(r"^([^()]*)\)(?=[,;·])")
"""Behind the last part in brackets: "1,482 models (9 provincial, 44 of the districts); 1,290 …"."""
_LAST_WORD = regex(f"{LETTER}+ ?$")
_CLAUSE_END, _COMMA = regex(r" ?(?:[.;!?)।\n]|$)"), regex(r", ")
_VERB = regex(f"(?:{LETTER}+ ){{1,2}}$")
"""The words right before a number: its verb, perhaps with a pronoun behind it ("hadde det 22")."""
VERB_REACH, STEM, SHORT = 40, 4, 3
"""How far before a number its verb may stand, letters that two forms of one verb share, and those of the longest pronoun."""
_BROKEN, _PAUSE, _BREAK = regex(r"[;·:()]"), regex(r"[.!?।:\n()]"), regex(r"[.,;:·()।]")
_OPENS = regex(r"[,;·(:–—-] ?$")
FEW = 6
"""How many figures back the whole may stand that a number is a part of."""
RANKED = 500
"""How far behind a count it may be told who has the most of it, in characters."""


class Antecedents:
    """The ties between the elliptic numbers of one article and the counts before them."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.low = low
        self.segments = segments

    def whole_of(self, last: Quantity, amount: Amount, before: Sequence[Quantity | str]) -> Quantity:
        """The last count that a number with "of them" can be a part of: "287 funerals in the three communes … 124 of them"."""
        last = self.told_of(last, amount.start, before)
        if amount.value is None or last.amount.value is None or last.amount.value >= amount.value:
            return last
        floor = self.segments.paragraph_at(last.start)[0]
        counts = (r for r in reversed(before[-FEW:]) if is_count(r) and r.noun is not None and r.start >= floor)
        return next((r for r in counts if r.amount.value is not None and r.amount.value >= amount.value), last)

    def told_of(self, last: Quantity, start: int, before: Sequence[Quantity | str]) -> Quantity:
        """The count that a sentence tells of: the last one, but for those that only say where ("3 people in two villages"); at the head of
        a clause of its own the first ("8 communes met 19 criteria and 5 others 12")."""
        sentence = max(self.segments.sentence_at(last.start)[0], last_semicolon(self.low, 0, start))
        counts = [r for r in before if is_count(r) and r.start >= sentence]
        told = [r for r in counts if not self.g.nouns.circumstances.before(self.low, self.edges.left_of_modifier(r.start))]
        heads = self.g.nouns.joiners.before(self.low, self.edges.left_of_modifier(start)) is not None
        return last if not told else told[0] if heads and told[-1].edge < start - 5 else told[-1]

    def frames(self, last: Quantity, count: Quantity) -> bool:
        """Whether a count only says within what those before it were counted: "58 houses were built under two programmes, 19 …"."""
        within = count.unit in self.g.position_units and self.g.position_words.before(self.low, count.start) is not None
        return within and last.start >= self.segments.sentence_at(count.start)[0]

    def stands_for(self, last: Quantity, amount: Amount) -> bool:
        """Whether a word for the noun before stands behind a number, perhaps behind an adjective: "12 new ones"."""
        position = skip_blanks(self.low, amount.end)
        adjective = self.g.nouns.adjectives.after(self.low, position)
        places = (position, skip_blanks(self.low, adjective[1])) if adjective else (position,)
        return last.start >= self.segments.paragraph_at(amount.start)[0] and any(self.g.nouns.pro.after(self.low, p) for p in places)

    @staticmethod
    def is_parallel(last: Quantity, amount: Amount, sentence: int) -> bool:
        """Whether a ratio follows another of the same sentence: "in A 15/15 communes, in B 13/13"."""
        if amount.of is None or amount.value is None or last.amount.of is None:
            return False
        return last.start >= sentence and amount.value <= amount.of

    def repeats_verb(self, last: Quantity, amount: Amount, start: int) -> bool:
        """Whether a number that ends its clause stands behind the verb of the count before: "A built 30 houses; B built 25", "A has 21
        while B has 15"; in a new sentence only behind the same verb of doing."""
        segments, low = self.segments, self.low
        sentence = segments.sentence_at(start)[0]
        same = last.start >= sentence
        parted = any(self.g.nouns.of_which.after(low, m.end()) for m in _OPENED.finditer(low, last.edge, start))
        if parted and amount.of is None and last.noun is not None and start - last.edge <= WHOLE_REACH and not self.g.nouns.verb_final:
            return self.edges.ends_open(amount)  # "126 cows, of which A contributes 60", "126 cows; of these A got 48 and B 35"
        if (
            self.g.nouns.verb_final
            or _CLAUSE_END.match(low, amount.end) is None
            or last.noun is None
            or start - last.edge > WHOLE_REACH
            or amount.of is not None
        ):
            return False
        if not same and (
            last.start < segments.sentence_at(max(0, sentence - 2))[0] or segments.paragraph_at(last.start) != segments.paragraph_at(start)
        ):
            return False
        first, second = (
            _VERB.search(low, max(0, last.start - VERB_REACH), self.edges.left_of_modifier(last.start)),
            _VERB.search(low, max(0, start - VERB_REACH), start),
        )
        if first is None or second is None:
            return False
        words = [w for w in second[0].split() if len(w) > SHORT] or second[0].split()
        alike = any(len(w) >= STEM and w[:STEM] == v[:STEM] for w in words for v in first[0].split())
        return alike or (same and all(any(self.g.nouns.possess.get(w) for w in found[0].split()) for found in (first, second)))

    def is_of_whole(self, last: Quantity, amount: Amount) -> bool:
        """Whether the count before is named as the whole of this one: "of the 26 petitions received, 25 were settled"."""
        nouns, noun, value = self.g.nouns, last.noun, last.amount.value
        if noun is None or amount.value is None or value is None or not amount.value < value or amount.start - last.edge > WHOLE_REACH:
            return False
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        return bool(nouns.wholes.before(self.low, last.start) or nouns.wholes_after.after(self.low, skip_blanks(self.low, noun.end)))

    def changed(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is what the count before it changed to, in the same sentence: that one stands behind "from", or the words of a
        change lead from it ("5 से घटकर 1", "từ 12 vụ xuống còn một")."""
        same, amounts = last.start >= self.segments.sentence_at(amount.start)[0], self.g.amounts
        if amounts.origin.forms or amounts.change is None:
            return same and amounts.leaves_from(self.low, last.start)
        return same and amounts.change.fullmatch(self.low, last.edge, amount.start) is not None

    def ends_change(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number that ends its clause is what the count before it became: "from 12 cameras in 2022 it has grown to 157"."""
        return (
            amount.of is None
            and last.amount.of is None
            and self.changed(last, amount)
            and not _BROKEN.search(self.low, last.edge, amount.start)
        )

    def continues_list(self, last: Quantity, start: int) -> bool:
        """Whether a number goes on with a list of parts ("34 in the economy, 28 in culture and 15 in security")."""
        if start - last.edge > LISTED:
            return False
        gap = _CLOSED.sub(r"\1", _ASIDE.sub("", self.low[last.edge : start]), 1)
        ends = gap.rstrip().endswith((",", ";", "·")) or any(gap.rstrip().endswith(" " + j) for j in self.g.nouns.joiners.forms)
        return len(gap) < 70 and ends and not _PAUSE.search(gap)

    def is_other_part(self, last: Quantity, amount: Amount, start: int) -> bool:
        """Whether a number is that of another level or field in the sentence of the count before: ", at district level 215", ", 215 cấp
        huyện"."""
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        behind = self.g.nouns.parts.after(self.low, skip_blanks(self.low, amount.end))
        if behind is not None and self.edges.is_open(behind[1]):
            return True
        before = self.g.nouns.parts.before(self.low, start)
        opens = before is not None and _OPENS.search(self.low, max(0, before[1] - 6), before[1]) is not None
        joined = before is not None and self.g.nouns.joiners.before(self.low, before[1]) is not None
        return (opens or joined) and self.edges.ends_open(amount)

    def left_over(self, amount: Amount, before: Sequence[Quantity | str]) -> Noun | None:
        """The noun of a whole whose rest a number is: "41 of the 47 families gave land …; the other six followed", "14 of 21 houses went to
        poor families, five to near-poor ones, the other two …"."""
        paragraph = self.segments.paragraph_at(amount.start)[0]
        if not amount.value or amount.of is not None:
            return None
        parts = Decimal(0)
        for count in reversed(before):
            if not is_count(count) or count.amount.value is None or count.start < paragraph:
                continue
            if count.amount.of is not None:
                rest = count.amount.of - count.amount.value
                return count.noun if amount.value in (rest, rest - parts) else None
            parts += count.amount.value
        return None

    def total_of(self, amount: Amount, before: Sequence[Quantity | str]) -> Noun | None:
        """The noun of the counts of a sentence that a number right behind them sums up: "120 in A, 45 in B and 22 in C – 187
        altogether"."""
        if amount.value is None or amount.of is not None:
            return None
        sentence = self.segments.sentence_at(amount.start)[0]
        counts = [r for r in before if is_count(r) and r.start >= sentence]
        last = counts[-1] if counts else None
        if last is None or not amount.value > (last.amount.value or amount.value):
            return None
        values = [value for r in counts if r.unit == last.unit and (value := r.amount.value)]
        return last.noun if parts_of(values, amount.value) else None

    def of_each(self, last: Quantity | None, sentence: int, begin: int) -> Noun | None:
        """What is counted behind "respectively" at ``begin``: the noun right before it ("trees (respectively 80 and 70)"), else that of
        the count before; not the units that the figures are told of."""
        end = end_before(self.low, begin)
        if self.low[end - 1 : end] == "(":
            end = end_before(self.low, end - 1)
        beside = self.g.nouns.left if self.g.nouns.verb_final else self.g.nouns.ending
        noun = beside(self.low, max(sentence, end - LABEL_REACH), end)
        if noun is not None and noun.known and noun.unit not in UNITS:
            return noun
        return last.noun if last is not None and last.start >= sentence and last.unit not in UNITS else None

    def alike(self, last: Quantity, before: Sequence[Quantity | str], start: int) -> Noun | None:
        """The noun of the clause before, where this one says of one place or group what that one said of others: "has 85 members; the one
        in Vo Ninh has 60", "120 clubs; Bo Trach alone has 37"."""
        nouns, low = self.g.nouns, self.low
        joints = (",", ";", "·", *(f" {joiner} " for joiner in nouns.joiners.forms))
        clause = max(low.rfind(joint, last.edge, start) for joint in joints)
        if clause < 0:
            return None
        if nouns.possess.before(low, start):
            sentence = self.segments.sentence_at(start)[0]
            counts = (r for r in before if is_count(r) and r.start >= sentence)
            held = next((r for r in counts if nouns.possess.before(low, self.edges.left_of_modifier(r.start))), None)
            if held is not None:
                return held.noun
        said = any(stem in low[clause:start] for stem in nouns.alone_stems)
        return last.noun if said and nouns.alone.is_in(low, clause, start, ANY_LETTERS) else None

    def opened_by_whole(self, last: Quantity, amount: Amount, sentence: int, before: Sequence[Quantity | str]) -> Noun | None:
        """What is told of in the sentence before, where "of these" and a number open this one: "It has 412 cooperatives with 98,000
        members. Of these, 287 are active in farming"."""
        start = end_before(self.low, self.edges.left_of_modifier(amount.start))
        start -= self.low[start - 1 : start] == ","
        opening = self.g.nouns.partitive.before(self.low, start) or self.g.nouns.part_after.before(self.low, start)
        if opening is None or opening[1] > sentence + 1 or last.start < self.segments.sentence_at(max(0, sentence - 2))[0]:
            return None
        first = self.segments.sentence_at(last.start)[0]
        counts = [r for r in before if is_count(r) and r.start >= first and r.noun is not None]
        larger = (r for r in counts if r.amount.value is not None and amount.value is not None and r.amount.value > amount.value)
        told = (r.noun for r in larger if not self.g.nouns.circumstances.before(self.low, self.edges.left_of_modifier(r.start)))
        return next(told, None)

    def lists_parts(self, last: Quantity, amount: Amount, label: Noun) -> bool:
        """Whether a colon opens the parts of the count before, whatever noun stands right before it ("92 households in the model: 34 in
        …")."""
        whole, part = last.amount.value, amount.value
        return whole is not None and part is not None and part < whole and not _BREAK.search(self.low, last.edge, label.start)

    def is_most(self, amount: Amount) -> bool:
        """Whether words beside a number say who has the most of what was counted before: "Dong Ha leads with 61"."""
        before = self.g.nouns.tops.before(self.low, self.edges.left_of_modifier(amount.start))
        return (before or self.g.nouns.tops_after.after(self.low, skip_blanks(self.low, amount.end))) is not None

    @staticmethod
    def ranked(last: Quantity | None, amount: Amount) -> Noun | None:
        """The noun of such a number, in a paragraph of its own maybe; units themselves have the most of something else."""
        return last.noun if last is not None and last.unit not in UNITS and amount.start - last.edge < RANKED else None

    def is_share(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is the share of a place behind it, in a list that a colon opens, or behind another share: "143 मॉडल हैं: 52 फुंग
        हिएप जिले में, 37 …", "45 घर A में और 12 B में ढहे"."""
        colon = self.low.find(":", last.edge, amount.start)
        start = end_before(self.low, self.edges.left_of_modifier(amount.start))
        opens = self.low[start - 1 : start] in (":", ",") or self.g.nouns.joiners.before(self.low, amount.start) is not None
        listed = colon >= 0 or (last.rule == "count.ellipsis" and last.amount.value is not None)
        listed = listed or self.g.nouns.in_place.match(self.low, last.edge) is not None
        same = last.start >= self.segments.sentence_at(amount.start)[0]
        return opens and listed and same and self.g.nouns.in_place.match(self.low, amount.end) is not None

    def is_of_which(self, last: Quantity, amount: Amount) -> bool:
        """Whether "of which" makes a number a part of the one before it in its sentence: what stands behind is a verb then, or the part's
        own name, which no list has ("hvorav 11 gjelder gjenreising", "из них 12 антилоп")."""
        same = last.start >= self.segments.sentence_at(amount.start)[0] and last.kind == "count"
        whole, part = last.amount.value, amount.value
        fits = whole is not None and part is not None and part <= whole
        return same and fits and self.g.nouns.of_which.before(self.low, self.edges.left_of_modifier(amount.start)) is not None

    def pair(self, amounts: Sequence[Amount], index: int, results: list[Quantity | str]) -> None:
        """Two bare numbers "respectively" have the nouns of the two counts right before: "31 weddings and 40 funerals, in 2023 58 and 76
        respectively"."""
        if not 2 <= index < len(results) - 1 or results[index] != NOTHING or results[index + 1] != NOTHING:
            return
        nouns, pair = self.g.nouns, amounts[index : index + 2]
        if not self.g.amounts.is_list_gap(self.low, pair[0].end, pair[1].start):
            return
        start = self.edges.left_of_modifier(pair[0].start)
        word = _LAST_WORD.search(self.low, max(0, start - LABEL_REACH), start)  # "lần lượt là 58 và 76"
        said = nouns.respectively.before(self.low, start) or (nouns.respectively.before(self.low, word.start()) if word else None)
        if not (said or nouns.respectively.after(self.low, skip_blanks(self.low, pair[1].end))):
            return
        told = [r for r in results[max(0, index - PAIRED) : index] if is_count(r) and r.noun and r.noun.known][-2:]
        near = len(told) == 2 and told[0].unit != told[1].unit and told[1].start - told[0].edge < LABEL_REACH
        paragraph = self.segments.paragraph_at(pair[0].start)[0]  # "for 14 patients 39 units": words may stand between
        if not near or told[0].start < paragraph or _PAUSE.search(self.low, told[0].edge, told[1].start):
            return
        for at, (amount, count) in enumerate(zip(pair, told, strict=True), index):
            results[at] = self.edges.count_of(amount, count.noun) if count.noun else NOTHING
