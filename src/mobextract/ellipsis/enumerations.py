"""Numbers that stand one after another, each with what it is of and without a noun: the parts of a count before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NOTHING, Quantity, is_count
from mobextract.nouns.qualified import UNITS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, UPPER, Folded, end_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

LONGEST = 200
"""Numbers of the longest list; what goes on longer is no sentence."""
NAME_REACH = 30
"""How far before a number its name may begin, in characters."""
ITEM_GAP = 70
"""How far the numbers of an enumeration may stand apart, in characters."""
ANTECEDENT = 300
"""How far before an enumeration the count may stand whose parts it lists, in characters."""
PARTS = 3
"""So many numbers that add up to a count are its parts, whatever words stand beside them."""
ELLIPTIC = ("count.unknown-noun", "count.ellipsis")
"""Rules of the counts whose noun is none that is known."""
_BRACKET = regex(rf"[^.;:()\d\n।]{{0,40}} ?\((?:{LETTER}+ ){{1,4}}")
"""What stands before the first part in brackets: "95 households got pigs (Quan Hoa district 12, …)"."""
_DIRECT = regex(rf" ?: ?(?:{LETTER}{{2,3}} )?")
"""What stands before a first part right behind the whole: "13 мостов: по четыре в A и B, два в C", where each of A and B has four."""
_ENDED = regex(r"[।.;:!?()\n]")
_CAPITAL = regex(f"[{UPPER}]")
REST = 20
"""How far into the next clause "the rest" may begin, in characters."""
_NEXT_CLAUSE = regex(rf"(?: {LETTER}+){{0,3}} ?[,;] | (?={LETTER}{{1,4}} )")
_TOPIC, _SHORT_NAME = regex(f"{LETTER}{{3}}"), regex(f"[{UPPER}]{LETTER}")


class Enumerations:
    """The enumerations of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments, amounts: list[Amount]) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts
        self._next_name = grammar.next_name

    def fill(self, results: list[Quantity | str]) -> None:
        """Numbers that stand one after another with what they are of, without a noun, list the parts of the count before.

        "The province has 412 models; A had 21, B 17 and C 6": no part is larger than the whole. Parts that add up to the whole need
        no other sign: "2 912 models: 1 745 economy, 1 002 culture, 165 defence".
        """
        self._fill_runs(results)
        self._fill_exact(results)

    def _fill_exact(self, results: list[Quantity | str]) -> None:
        """Three parts or more that add up to the count before them need not end their clauses: "of the 1,102 models, 409 concern the
        economy, 388 culture and society, 187 security, the remaining 118 …"."""
        index = 0
        while index < len(results):
            if not self._is_item(self.amounts[index], results[index], exact=True):
                index += 1
                continue
            run = self._run(results, index, exact=True)
            whole = self._whole_of(results, run) if len(run) > 1 else None
            rest = whole is not None and whole.amount.of is not None
            bare = [i for i in run if results[i] == NOTHING or (rest and getattr(results[i], "rule", "") == ELLIPTIC[0])]
            if whole is not None and (rest or len(bare) < len(run)):
                for i in bare:
                    results[i] = self._part(self.amounts[i], whole)
            index += max(1, len(run))

    def _whole_of(self, results: list[Quantity | str], run: list[int]) -> Quantity | None:
        """The count of the sentence that some numbers are all of, or all the rest of ("из 90 моделей 40 …, 30 … и 20 …"); known parts among
        them count the same."""
        sentence = self.segments.sentence_at(self.amounts[run[0]].start)[0]
        total = sum(self.amounts[i].value or 0 for i in run)
        for count in reversed(results[max(0, run[0] - PARTS) : run[0]]):
            if not is_count(count) or count.start < sentence or count.amount.value is None:
                continue
            value, of = count.amount.value, count.amount.of
            if total != (value if of is None else of - value) or len(run) < (PARTS if of is None else PARTS - 1):
                continue
            told = (r.unit for i in run if isinstance(r := results[i], Quantity) and (of is None or r.rule != ELLIPTIC[0]))
            return count if count.noun is not None and all(unit == count.unit for unit in told) else None
        return None

    def _fill_runs(self, results: list[Quantity | str]) -> None:
        index = 0
        while index < len(results):
            if not self._is_item(self.amounts[index], results[index]):
                index += 1
                continue
            run = self._run(results, index)
            whole = (
                self._whole_before(results, index, [self.amounts[i] for i in run])
                if len(run) > 1 and not self._numbered_names(run)
                else None
            )
            if whole is not None and whole.noun is not None:
                for i in (i for i in run if not self._is_part(results[i], whole)):
                    results[i] = self._part(self.amounts[i], whole)
            elif whole is None and (last := self._counted_elsewhere(results, index)) is not None:
                results[index] = self._part(self.amounts[index], last)
                index += 1
                continue
            told = whole is None and bool(run) and isinstance(results[index], Quantity)  # the whole of the others, perhaps
            index += 1 if told else max(1, len(run))

    def _part(self, amount: Amount, whole: Quantity) -> Quantity:
        modifier = self.edges.bare_modifier(amount)
        return Quantity(
            "count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=whole.unit, noun=whole.noun, edge=amount.end
        )

    def _counted_elsewhere(self, results: list[Quantity | str], index: int) -> Quantity | None:
        """The count of one unit, where a number with the name of another right before it goes on with it ("commune A has 9 products, B 6
        and C 14"); villages are not counted so, since their names may end in numbers."""
        last, amount = results[index - 1] if index else None, self.amounts[index]
        if results[index] != NOTHING or not is_count(last) or last.noun is None or not last.noun.known or last.unit in UNITS:
            return None
        text, sentence = self.folded.text, self.segments.sentence_at(last.start)[0]
        end = last.end if last.rule == "count.ellipsis" else last.edge
        named = last.rule == "count.ellipsis" or _CAPITAL.search(text, max(sentence + 1, last.start - ITEM_GAP), last.start) is not None
        if not self.g.language.info.has_case:
            return last if self._in_unit(end, amount.start) else None
        return last if named and self._next_name.fullmatch(text, end, amount.start) else None

    def _in_unit(self, start: int, end: int) -> bool:
        """Whether a comma or joiner and the words "in …" stand between two numbers, where no capital shows a name ("…, जबकि पूरे प्रांत
        में 148,000")."""
        gap = self.low[start:end]
        joined = "," in gap or any(word in self.g.joiners for word in gap.split())
        if not joined or len(gap) >= ITEM_GAP or _ENDED.search(gap):
            return False
        tie = self.g.nouns.of_unit.before(self.low, end)
        unit = self.g.nouns.ending(self.low, start, end_before(self.low, tie[1])) if tie else None
        return self.g.nouns.possess.before(self.low, end) is not None or (unit is not None and unit.unit in UNITS)

    def _is_part(self, result: Quantity | str, whole: Quantity) -> bool:
        """Whether an elliptic number is known already as a part of the whole, perhaps with an adjective or a noun of its own ("21
        poor")."""
        if not isinstance(result, Quantity) or result.rule != "count.ellipsis":
            return False
        said = (
            result.noun is not None and result.noun.start > result.end and self.low[result.end + 1 : result.end + 2].isalpha()
        )  # "31 were lorry drivers"
        return said or self.g.nouns.qualified.base.get(result.unit or "", result.unit) == whole.unit

    def _run(self, results: list[Quantity | str], index: int, *, exact: bool = False) -> list[int]:
        """The amounts from ``index`` on that stand in one sentence, close together, with words between and no known noun."""
        run: list[int] = []
        end = self.segments.sentence_at(self.amounts[index].start)[1]
        while (
            index < len(results)
            and len(run) < LONGEST
            and self._is_item(self.amounts[index], results[index], exact=exact)
            and self.amounts[index].start < end
        ):
            gap = self.low[self.amounts[run[-1]].end : self.amounts[index].start] if run else ""
            if run and (len(gap) > ITEM_GAP or not self._has_topic(index - 1) or re.search(r"[:()\n]", gap)):
                break
            run.append(index)
            index += 1
        return run

    def _has_topic(self, index: int) -> bool:
        """Whether words between two numbers say what the second is of: one of three letters, a name, or a noun ("Dĩ An 184, huyện 38,
        xã 1.254")."""
        start, end = self.amounts[index].end, self.amounts[index + 1].start
        named = _TOPIC.search(self.low, start, end) or _SHORT_NAME.search(self.folded.text, start, end)
        return named is not None or self.g.nouns.left(self.low, start, end) is not None

    def _numbered_names(self, run: list[int]) -> bool:
        """Whether the name before two numbers of a run is the same: "Son Kim 1 og Son Kim 2" are names, "Quang Trach 6, Bo Trach 5" are
        shares."""
        names = [name for i in run if (name := self._left_name(self.amounts[i].start))]
        return len(set(names)) < len(names)

    def _left_name(self, start: int) -> str:
        """The capitalised words right before a number, else the word there; empty where that says nothing."""
        left = self.folded.text[max(0, start - NAME_REACH) : start].split()
        if not left or not left[-1][-1].isalnum() or self.g.nouns.stop.get(left[-1].lower()):
            return ""
        named = list(itertools.takewhile(lambda word: word[0].isupper() and word[-1].isalnum(), reversed(left)))
        return " ".join(named or left[-1:])

    def _is_item(self, amount: Amount, result: Quantity | str, *, exact: bool = False) -> bool:
        plain = result == NOTHING
        if not plain and not (is_count(result) and result.rule in ELLIPTIC):
            return False
        if (
            amount.first.one
            or amount.first.ambiguous
            or amount.value is None
            or amount.of is not None
            or amount.value != amount.value.to_integral_value()
        ):
            return False
        return not plain or exact or (self.edges.ends_open(amount) or self.edges.ends_in_adjective(amount))

    def _whole_before(self, results: list[Quantity | str], index: int, parts: list[Amount]) -> Quantity | None:
        """The count whose parts a run lists: one of the three before it that the parts add up to, or the last one."""
        start = self.amounts[index].start
        floor = max(self.segments.paragraph_at(start)[0], start - ANTECEDENT)
        counts = [r for r in results[max(0, index - 6) : index] if is_count(r) and r.noun and r.start >= floor]
        values = [part.value or 0 for part in parts]
        behind = results[index + len(parts)] if index + len(parts) < len(results) else None
        for count in reversed(counts[-3:]):
            if (len(parts) >= PARTS or count is counts[-1]) and count.unit and count.amount.value == sum(values):
                return count
            named = counts[-1].amount.value if count is not counts[-1] and count.unit == counts[-1].unit else None
            if named is not None and count.unit and count.amount.value == named + sum(values):
                return count  # "1 412 models: 463 models in the economy, 571 in culture, 378 in …"
            if (
                isinstance(behind, Quantity)
                and behind.unit == count.unit is not None
                and count.amount.value == (behind.amount.value or 0) + sum(values)
            ):
                return count  # "762 मॉडल: आर्थिक में 241, सांस्कृतिक में 298 और रक्षा में 223 मॉडल"
        run = results[index : index + len(parts)]
        last = self._compared(counts)
        if last is None or not last.unit or last.amount.value is None or not any(r == NOTHING for r in run):
            return None
        if ":" in self.low[last.edge : parts[0].start] and self._leaves_rest(parts[-1].end) and sum(values) < last.amount.value:
            return last  # "87 ý kiến: trả lời tại chỗ 63, chuyển lên huyện 9, số còn lại hẹn kỳ sau"
        caseless = not self.g.language.info.has_case and len(parts) >= PARTS and sum(values) <= last.amount.value
        listed = caseless and ":" in self.low[last.edge : parts[0].start]  # "ज़िलावार: बा त्रि 341, बिन्ह दाई 298, …"
        opens = listed or self._opens_parts(parts[0], run[0], last)
        plain = opens and all(not isinstance(r, Quantity) or r.rule == "count.ellipsis" for r in run)
        return last if plain and max(values) <= last.amount.value else None

    def _compared(self, counts: Sequence[Quantity]) -> Quantity | None:
        """The last of the counts before; behind "1,964 models, 212 more than in 2022" the one that the difference is told of."""
        last = counts[-1] if counts else None
        if last is None or len(counts) < 2 or last.rule != "count.ellipsis":
            return last
        told = counts[-2]
        alike = told.unit == last.unit and self.segments.sentence_at(told.start) == self.segments.sentence_at(last.start)
        smaller = told.amount.value is not None and last.amount.value is not None and last.amount.value < told.amount.value
        return told if alike and smaller else last

    def _leaves_rest(self, end: int) -> bool:
        """Whether "the rest" follows in the next clause of a sentence."""
        match = _NEXT_CLAUSE.match(self.low, end)
        return match is not None and any(
            self.g.rest.after(self.low, m.start()) for m in ANY_LETTERS.finditer(self.low, match.end(), match.end() + REST)
        )

    def _opens_parts(self, amount: Amount, result: Quantity | str, whole: Quantity) -> bool:
        """Whether a first part says whose it is: it is elliptic itself, it stands in brackets or right behind a colon of the whole, "of
        which" and a few words lead to it, or "had" or a name stands right before ("A had 21", "в Анкхе 21"; not "A won 2")."""
        if _BRACKET.fullmatch(self.low, whole.edge, amount.start) or _DIRECT.fullmatch(self.low, whole.edge, amount.start):
            return True
        if (
            isinstance(result, Quantity)
            or self.g.nouns.possess.before(self.low, amount.start)
            or self._leads_parts(whole.edge, amount.start)
        ):
            return True
        if self.g.nouns.verb_final and self.g.nouns.of_unit.before(self.low, amount.start):
            return True  # "जिनमें बा त्रि के 341 … हैं"
        left = self.folded.text[max(0, amount.start - 30) : amount.start].split()
        return bool(left) and left[-1][:1].isupper()

    def _leads_parts(self, start: int, end: int) -> bool:
        """Whether "of which" behind a comma, and words alone, stand before a part: "2,917 models, of which economy 1,104, culture 986"."""
        comma = self.low.rfind(", ", start, end)
        return comma >= 0 and self.g.nouns.opens_parts.after(self.low, comma + 2) is not None and not _ENDED.search(self.low, start, end)
