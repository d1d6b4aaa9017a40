"""Numbers without a noun or currency of their own take that of the count or amount before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from mobextract.amounts import Amount
from mobextract.counts import Noun
from mobextract.edges import Edges
from mobextract.folding import LETTER, Folded, end_before, skip_blanks
from mobextract.quantity import MILLION, NOTHING, OTHER_WORD, Quantity
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.segment import Segments

LEFT_REACH = 140
"""How far left of a number its noun may stand, in characters."""
ITEM_GAP = 70
"""How far the numbers of an enumeration may stand apart, in characters."""
ANTECEDENT = 300
"""How far before an enumeration the count may stand whose parts it lists, in characters."""
PARTS = 3
"""So many numbers that add up to a count are its parts, whatever words stand beside them."""
WHOLE_REACH = 90
"""How far behind a whole its part may stand, in characters."""
LABEL_REACH = 40
"""How long a label with its noun before a colon may be, in characters."""
VERB_REACH = 24
"""How far before a number its verb of change may stand, in characters."""
_CLAUSE = re.compile(r"[,;:·()–—] ?")
_WORD = re.compile(f"{LETTER}+")
_LAST_WORD = re.compile(f"{LETTER}+ ?$")
_OPENS = re.compile(r"(?:^|[.,;:!?()\n·।–—]) ?$")
_TOPIC = re.compile(f"{LETTER}{{3}}")


class Ellipsis:
    """The elliptic numbers of one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = Edges(grammar, folded)
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts

    def _implied_money(self, amount: Amount) -> Quantity | None:
        """Millions of nothing in a language that leaves its currency out: money with a warning, where the sentence speaks of money."""
        if not self.g.implied or not self.edges.ends_open(amount) or not self._speaks_of_money(amount.start):
            return None
        modifier = self.edges.bound(amount.start, None, amount, amount.end)
        return Quantity("money", amount.start, amount.end, amount, "money.implied", modifier, unit=self.g.implied, edge=amount.end, warning=self._without_currency(amount))

    def _without_currency(self, amount: Amount) -> str:
        return f"money without a currency: {self.folded.text[amount.start : amount.end]}"

    def _speaks_of_money(self, start: int) -> bool:
        begin, end = self.segments.sentence_at(start)
        return any(self.g.evidence.after(self.low, m.start()) for m in _WORD.finditer(self.low, begin, end))

    def fill(self, results: list[Quantity | str]) -> None:
        """A number without a noun of its own takes that of the count before it, or the noun on its left."""
        last: Quantity | None = None
        for index, amount in enumerate(self.amounts):
            result = results[index]
            if isinstance(result, Quantity):
                last = self._antecedent(last, result) if result.kind == "count" else last
                continue
            if result == OTHER_WORD and self._is_part_for_sure(amount):
                result = NOTHING
            elif amount.first.ambiguous:
                continue
            if result != NOTHING or amount.first.one or re.search(r"\d:$", self.low[max(0, amount.start - 2) : amount.start]):
                continue
            if max(amount.first.scale, amount.last.scale) >= MILLION:
                results[index] = self._elliptic_money(amount, results) or self._implied_money(amount) or result
                continue
            noun = self._elliptic_noun(amount, last)
            if noun is None or amount.value is None or amount.value != amount.value.to_integral_value():
                continue
            inner, _ = self.edges.modifier_after(skip_blanks(self.low, amount.end))
            modifier = self.edges.modifier(amount.start, inner, amount) or "exact"
            if modifier == "at_most" and last is not None and self._changed(last, amount):
                modifier = "exact"  # "сократились с 19 в 2021 году до 7": the end of a change
            count = results[index] = Quantity("count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=noun.unit, noun=noun, edge=amount.end)
            last = self._antecedent(last, count)
        self._enumerations(results)
        self._repeats(results)

    def _is_part_for_sure(self, amount: Amount) -> bool:
        """Whether words for a part stand before a number word that may be another word: "जिनमें से नौ अब दुकान चला रही हैं"."""
        word = self.low[amount.start : amount.end]
        return word in self.g.numerals.tokenizer.elliptic and self.g.nouns.partitive.before(self.low, amount.start) is not None

    def _repeats(self, results: list[Quantity | str]) -> None:
        """A bare noun that takes up a fuller one: "số hộ nghèo giảm từ 800 xuống còn 540 hộ" are poor households, "… cuộc gọi, 451 cuộc" are calls."""
        bases = set(self.g.nouns.base.values())
        for index in range(len(results)):
            result = results[index]
            if not isinstance(result, Quantity) or result.kind != "count" or result.noun is None or result.rule not in ("count.noun", "count.change"):
                continue
            before = next((r for r in reversed(results[max(0, index - 4) : index]) if isinstance(r, Quantity) and r.kind == "count" and r.noun), None)
            if result.unit in bases and (result.rule == "count.change" or self._follows_change(result)):
                unit = self._changing(result, before)
            else:
                unit = self._generic(result, before)
            if unit:
                results[index] = replace(result, unit=unit, noun=replace(result.noun, unit=unit))

    def _follows_change(self, count: Quantity) -> bool:
        """Whether a word of change stands right before a count, or before its bound."""
        return any(self.g.nouns.changes.before(self.low, p) for p in (count.start, self.edges.left_of_modifier(count.start)))

    def _changing(self, count: Quantity, before: Quantity | None) -> str | None:
        """The qualified concept whose number changes to ``count``: that of a count before it in the sentence, or of "the number of …"."""
        sentence = self.segments.sentence_at(count.start)[0]
        total = self._noun_of_total(sentence, count.start)
        fuller = [before.unit] if before is not None and before.start >= sentence else []
        fuller += [total.unit] if total is not None else []
        return next((unit for unit in fuller if unit and self.g.nouns.base.get(unit) == count.unit), None)

    def _generic(self, count: Quantity, before: Quantity | None) -> str | None:
        if before is None or before.noun is None or count.noun is None or before.start < self.segments.paragraph_at(count.start)[0]:
            return None
        word, fuller = (self.low[n.start : n.end] for n in (count.noun, before.noun))
        taken_up = fuller.startswith(word + " ") or (fuller == word and before.unit != count.unit)
        repeats = self.g.nouns.generic.get(word) and taken_up and self.edges.is_open(count.noun.end)
        return before.unit if repeats else None

    def _enumerations(self, results: list[Quantity | str]) -> None:
        """Numbers that stand one after another with what they are of, without a noun, list the parts of the count before.

        "The province has 412 models; A had 21, B 17 and C 6": no part is larger than the whole. Parts that add up to the whole need
        no other sign: "2 912 models: 1 745 economy, 1 002 culture, 165 defence".
        """
        index = 0
        while index < len(results):
            run = self._run(results, index)
            whole = self._whole_before(results, index, [self.amounts[i] for i in run]) if len(run) > 1 and not self._numbered_names(run) else None
            if whole is not None and whole.noun is not None:
                for i in (i for i in run if not self._is_part(results[i], whole)):
                    a = self.amounts[i]
                    modifier = self.edges.modifier(a.start, None, a) or "exact"
                    results[i] = Quantity("count", a.start, a.end, a, "count.ellipsis", modifier, unit=whole.unit, noun=whole.noun, edge=a.end)
            index += max(1, len(run))

    def _is_part(self, result: Quantity | str, whole: Quantity) -> bool:
        """Whether an elliptic number is known already as a part of the whole, perhaps with an adjective of its own ("21 poor")."""
        return isinstance(result, Quantity) and result.rule == "count.ellipsis" and self.g.nouns.base.get(result.unit or "", result.unit) == whole.unit

    def _run(self, results: list[Quantity | str], index: int) -> list[int]:
        """The amounts from ``index`` on that stand in one sentence, close together, with words between and no known noun."""
        run: list[int] = []
        end = self.segments.sentence_at(self.amounts[index].start)[1]
        while index < len(results) and self._is_item(self.amounts[index], results[index]) and self.amounts[index].start < end:
            gap = self.low[self.amounts[run[-1]].end : self.amounts[index].start] if run else ""
            if run and (len(gap) > ITEM_GAP or not _TOPIC.search(gap) or re.search(r"[:()\n]", gap)):
                break
            run.append(index)
            index += 1
        return run

    def _numbered_names(self, run: list[int]) -> bool:
        """Whether the word before two numbers of a run is the same: "Son Kim 1 og Son Kim 2" are names."""
        lefts = [self.low[max(0, self.amounts[i].start - 30) : self.amounts[i].start].split() for i in run]
        words = [left[-1] for left in lefts if left and left[-1][-1].isalnum() and not self.g.nouns.stop.get(left[-1])]
        return len(set(words)) < len(words)

    def _is_item(self, amount: Amount, result: Quantity | str) -> bool:
        if amount.first.one or amount.first.ambiguous or amount.value is None or amount.of is not None or amount.value != amount.value.to_integral_value():
            return False
        if isinstance(result, Quantity):
            return result.kind == "count" and (result.rule == "count.unknown-noun" or result.rule == "count.ellipsis")
        return result == NOTHING and (self.edges.ends_open(amount) or self._ends_in_adjective(amount))

    def _ends_in_adjective(self, amount: Amount) -> bool:
        """Whether nothing but an adjective stands behind a number: "356 houses (180 new, 176 repaired)"."""
        adjective = self.g.nouns.adjectives.after(self.low, skip_blanks(self.low, amount.end))
        return adjective is not None and self.edges.is_open(adjective[1])

    def _whole_before(self, results: list[Quantity | str], index: int, parts: list[Amount]) -> Quantity | None:
        """The count whose parts a run lists: one of the three before it that the parts add up to, or the last one."""
        start = self.amounts[index].start
        floor = max(self.segments.paragraph_at(start)[0], start - ANTECEDENT)
        counts = [r for r in results[max(0, index - 6) : index] if isinstance(r, Quantity) and r.kind == "count" and r.noun and r.start >= floor]
        values = [part.value or 0 for part in parts]
        for count in reversed(counts[-3:]):
            if (len(parts) >= PARTS or count is counts[-1]) and count.unit and count.amount.value == sum(values):
                return count
            named = counts[-1].amount.value if count is not counts[-1] and count.unit == counts[-1].unit else None
            if named is not None and count.unit and count.amount.value == named + sum(values):
                return count  # "1 412 models: 463 models in the economy, 571 in culture, 378 in …"
        run = results[index : index + len(parts)]
        last = counts[-1] if counts else None
        if last is None or not last.unit or last.amount.value is None or not any(r == NOTHING for r in run):
            return None
        plain = self._opens_parts(parts[0], run[0]) and all(not isinstance(r, Quantity) or r.rule == "count.ellipsis" for r in run)
        return last if plain and max(values) <= last.amount.value else None

    def _elliptic_money(self, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Millions without a currency in a sentence that states money are money ("… VND, of which 30 million came from …")."""
        sentence = self.segments.sentence_at(amount.start)
        low, high = (bisect_left(self.amounts, bound, key=lambda a: a.start) for bound in sentence)
        money = [r for r in results[low:high] if isinstance(r, Quantity) and r.kind == "money" and r.unit]
        if not money:
            return None
        outside = [q for q in money if not self._in_brackets(q)] or money
        before = [q for q in outside if q.start < amount.start]
        nearest = before[-1] if before else outside[0]
        modifier = self.edges.bound(amount.start, None, amount, amount.end)
        return Quantity("money", amount.start, amount.end, amount, "money.ellipsis", modifier, unit=nearest.unit, edge=amount.end, warning=self._without_currency(amount))

    def _opens_parts(self, amount: Amount, result: Quantity | str) -> bool:
        """Whether a first part says whose it is: it is elliptic itself, or "had" or a name stands right before ("A had 21", "в Анкхе 21"; not "A won 2")."""
        if isinstance(result, Quantity) or self.g.nouns.possess.before(self.low, amount.start):
            return True
        left = self.folded.text[max(0, amount.start - 30) : amount.start].split()
        return bool(left) and left[-1][:1].isupper()

    def _in_brackets(self, quantity: Quantity) -> bool:
        left = self.low[max(0, quantity.start - 30) : quantity.start]
        return left.rfind("(") > left.rfind(")")

    def _antecedent(self, last: Quantity | None, count: Quantity) -> Quantity:
        """What a later number without a noun refers to: of "40 poor and 12 near-poor households", simply households."""
        base = self.g.nouns.base.get(count.unit or "")
        if last is None or base is None or count.noun is None or last.unit == count.unit or self.g.nouns.base.get(last.unit or "", last.unit) != base:
            return count
        return replace(count, noun=replace(count.noun, unit=base), unit=base)

    def _elliptic_noun(self, amount: Amount, last: Quantity | None) -> Noun | None:
        low, start = self.low, amount.start
        sentence = self.segments.sentence_at(start)[0]
        if (qualified := self._qualified(amount, last)) is not None:
            return qualified
        if last is not None and self._stands_for(last, amount):
            return last.noun
        if not self.edges.ends_open(amount) and not self._has_predicate(amount):
            return None
        if (part := self.g.nouns.part(low, skip_blanks(low, amount.end))) is not None:
            return part
        modifier_start = self.edges.left_of_modifier(start)
        if (named := self._named_by_label(sentence, modifier_start)) is not None:
            return named
        if (named := self._of_these(sentence, modifier_start)) is not None:
            return named
        if (whole := self.g.nouns.wholes_after.before(low, modifier_start)) is not None:
            return self.g.nouns.left(low, max(sentence, whole[1] - LEFT_REACH), whole[1])
        partitive = any(self._is_partitive(position) for position in (modifier_start, start))
        opened = low[max(0, modifier_start - 1) : modifier_start].strip() in ("(", "—", "–", ":") or low[:modifier_start].rstrip()[-1:] in "(—–:"
        predicate = self.g.nouns.predicate(low, skip_blanks(low, amount.end))
        if predicate is not None:
            return predicate
        total = self._noun_of_total(max(sentence, last.edge if last else 0), start)
        if total is not None:
            return total
        subject = self._changing_subject(max(sentence, last.edge if last else 0), start)
        if subject is not None:
            return subject
        of_whom = self.g.nouns.part_after.after(low, skip_blanks(low, amount.end)) is not None
        listed = last is not None and (self._continues_list(last, modifier_start) or self._is_of_whole(last, amount))
        if amount.of is not None and opened:
            left = self.g.nouns.left(low, max(sentence, start - 60), start)
            return left or (last.noun if last is not None and partitive else None)
        if last is not None and last.noun is not None and (partitive or opened or of_whom or listed) and last.start >= self.segments.paragraph_at(start)[0]:
            return last.noun
        return self.g.nouns.left(low, max(sentence, start - LEFT_REACH), start) if partitive else None

    def _has_predicate(self, amount: Amount) -> bool:
        """Whether the noun behind a number says what its own belongs to ("जिनमें से 29 मोंग जातीय समूह की हैं")."""
        noun = self.g.nouns.after(self.low, amount.end) if self.g.nouns.belongs else None
        return noun is not None and noun.known and self.g.nouns.is_predicate(self.low, noun)

    def _of_these(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a number, behind words for a part: "of these models, 71 were kept"."""
        end = end_before(self.low, start - 2 if self.low[start - 2 : start] == ", " else start)
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)
        return noun if noun and self.g.nouns.part_of.before(self.low, noun.start) else None

    def _named_by_label(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a colon: "Cooperatives: 12; poor households: 540"."""
        colon = self.low[:start].rstrip(" ")[-1:]
        if colon != ":":
            return None
        end = end_before(self.low, self.low.rindex(":", 0, start))
        return self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)

    def _stands_for(self, last: Quantity, amount: Amount) -> bool:
        """Whether a word for the noun before stands behind a number, perhaps behind an adjective: "12 new ones"."""
        position = skip_blanks(self.low, amount.end)
        adjective = self.g.nouns.adjectives.after(self.low, position)
        places = (position, skip_blanks(self.low, adjective[1])) if adjective else (position,)
        return last.start >= self.segments.paragraph_at(amount.start)[0] and any(self.g.nouns.pro.after(self.low, p) for p in places)

    def _is_partitive(self, position: int) -> bool:
        """Whether "of these" or the like stands before a number, at the beginning of a clause with its verb between ("av disse hører 388 til …")."""
        if self.g.nouns.partitive.before(self.low, position):
            return True
        word = _LAST_WORD.search(self.low, max(0, position - 30), position)
        opening = self.g.nouns.part_after.before(self.low, word.start()) if word else None
        return opening is not None and _OPENS.search(self.low, max(0, opening[1] - 2), opening[1]) is not None

    def _is_of_whole(self, last: Quantity, amount: Amount) -> bool:
        """Whether the count before is named as the whole of this one: "of the 26 petitions received, 25 were settled"."""
        nouns, noun, value = self.g.nouns, last.noun, last.amount.value
        if noun is None or amount.value is None or value is None or not amount.value < value or amount.start - last.edge > WHOLE_REACH:
            return False
        if last.start < self.segments.sentence_at(amount.start)[0]:
            return False
        return bool(nouns.wholes.before(self.low, last.start) or nouns.wholes_after.after(self.low, skip_blanks(self.low, noun.end)))

    def _changed(self, last: Quantity, amount: Amount) -> bool:
        """Whether a number is what the count before it changed to: that one stands behind "from" in the same sentence."""
        same = last.start >= self.segments.sentence_at(amount.start)[0]
        return same and self.g.amounts.leaves_from(self.low, last.start)

    def _changing_subject(self, begin: int, start: int) -> Noun | None:
        """The noun whose number changes: the one behind the word of change ("reduction of cases from 17 to 6"), else the first one before
        it ("οι κλοπές μειώθηκαν από 19 σε 7")."""
        first: Noun | None = None
        leaves = self.g.amounts.origin.before(self.low, start) or self.g.amounts.opening.before(self.low, start)
        begin = max(begin, start - LEFT_REACH)
        breaks = [m.end() for m in _CLAUSE.finditer(self.low, begin, start)]
        for match in _WORD.finditer(self.low, breaks[-1] if breaks else begin, start):
            if first is None and (found := self.g.nouns.nouns.after(self.low, match.start())):
                first = Noun(match.start(), found[1], found[0], True)
            if leaves and self.g.change_verbs.after(self.low, match.start()) and (behind := self.g.nouns.soon(self.low, match.end(), start)):
                return behind
            if self.g.nouns.change_verbs.after(self.low, match.start()) and start - match.end() < VERB_REACH:
                return first
        return None

    def _qualified(self, amount: Amount, last: Quantity | None) -> Noun | None:
        """An adjective alone takes the noun of the count before ("38 households, 21 poor and 17 near-poor")."""
        position = skip_blanks(self.low, amount.end)
        part = self.g.nouns.part_after.after(self.low, position)  # "twelve of them near-poor"
        position = skip_blanks(self.low, part[1]) if part else position
        copula = self.g.nouns.copula.after(self.low, position)
        found = self.g.nouns.qualifier(self.low, skip_blanks(self.low, copula[1]) if copula else position)
        if found is None or last is None or last.noun is None or last.start < self.segments.paragraph_at(amount.start)[0]:
            return None
        unit, nouns, end = found
        fits = self.g.nouns.base.get(last.unit or "", last.unit) in nouns
        joined = self.g.nouns.joiners.after(self.low, skip_blanks(self.low, end)) is not None
        return replace(last.noun, unit=unit) if fits and (joined or self.edges.is_open(end)) else None

    def _continues_list(self, last: Quantity, start: int) -> bool:
        """Whether a number goes on with a list of parts ("34 in the economy, 28 in culture and 15 in security")."""
        gap = self.low[last.edge : start]
        ends = gap.rstrip().endswith((",", ";", "·")) or any(gap.rstrip().endswith(" " + j) for j in self.g.nouns.joiners.forms)
        return len(gap) < 70 and ends and not re.search(r"[.!?:\n()]", gap)

    def _noun_of_total(self, sentence: int, start: int) -> Noun | None:
        """The noun between "the number of" and the number ("the number of cooperatives rose to 9")."""
        totals = self.g.nouns.totals
        if not totals:
            return None
        sentence = max(sentence, start - LEFT_REACH)
        hits = [hit[1] for m in re.finditer(r"\S+", self.low[sentence:start]) if (hit := totals.after(self.low, sentence + m.start()))]
        if not hits:
            return None
        if self.g.language.info.verb_final:
            return self.g.nouns.left(self.low, sentence, start)
        known = self.g.nouns.soon(self.low, hits[-1], start) or self.g.nouns.left(self.low, hits[-1], start)
        return known or self.g.nouns.after(self.low, hits[-1])
