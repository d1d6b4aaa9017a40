"""Numbers told of the subject of their own clause, whatever was counted before: "the models now number 3,874", "жалоб было всего две"; and
of two subjects what both did: "the men gave 1,320 work-days, the women 870"."""

from __future__ import annotations

from decimal import Decimal

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_LETTERS, LETTER, end_before, skip_blanks
from mobextract.text.lazy import regex

REACH = 90
"""How far before a number its subject may begin, in characters."""
MOST_WORDS = 5
"""So many words at most stand between a subject and what says its number."""
STEPS = 4
"""So many words at most say it: "now are only"."""
LEAD = 5
"""A subject is looked for up to this word of a clause that opens with words that say where."""
UNIT = 20
"""How long the name of a kind of unit may be, in characters."""
NUMBERLESS = frozenset(("commune", "township", "province", "city", "town"))
UNNAMED = 100
"""From here on, a number behind a name is no part of it: "домов в районе Монгкай 742"."""
AGES = 100
"""Up to here, what people "are" may be their age."""
MANY = Decimal(5)
_CLAUSE = regex(r"[.,;:·()।\n–—](?!\d)")
_DATE = regex(rf"(?:{LETTER}{{1,5}} )?(?:19|20)\d\d(?: {LETTER}{{1,5}})? ")
_LISTED = regex(rf"(?:,| (?P<joiner>{LETTER}+)) \d+(?= ?[,.;:·()।\n]|$| {LETTER}+ \d)")
_OTHER = regex(rf", (?P<who>{LETTER}+(?: {LETTER}+){{0,2}}?)(?: [—–-])? ")


class OwnSubjects:
    """The search for such subjects in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, low: str) -> None:
        self.g = grammar
        self.nouns = grammar.nouns
        self.words = grammar.nouns.subjects
        self.edges = edges
        self.low = low
        self.found: set[int] = set()
        """Where numbers with a subject of their own begin: they are no parts of what was counted before."""

    def noun(self, amount: Amount, last: Quantity | None, sentence: int) -> Noun | None:
        """The noun that opens the clause of a number which nothing follows; ``last`` is the count before it."""
        if amount.of is not None or not amount.is_whole:
            return None
        left = self.edges.left_of_modifier(amount.start)
        if last is not None and last.start >= sentence and (self._is_other_doer(last, left) or self._is_before_change(last, left)):
            return last.noun
        goes_on = last is not None and last.start in self.found and last.start >= sentence
        end, told = self._told_before(left, goes_on=goes_on)
        if (not told and not self.words.bare and not goes_on) or self._is_named(amount.end, told):
            return None
        floor = max(sentence, end - REACH, last.edge if last is not None else 0)
        for start in self._openings(floor, end, told):
            noun = self._opening_noun(start, end)
            led = self.words.articles.after(self.low, start) is not None or (noun is not None and noun.end == end)
            series = goes_on and led  # "the growers are 156, the trees 21,400", "husholdningene er nå 62 og bikubene 940"
            if (
                noun is not None
                and self._fits(noun, amount, told or series)
                and self._leads_to(noun.end, end, told or (self.words.bare and (amount.value or 0) >= UNNAMED))
            ):
                self.found.add(amount.start)
                return noun
        if told and last is not None and last.start in self.found and last.start >= sentence and self.low[end - 1 : end] in (",", ";"):
            self.found.add(amount.start)
            return last.noun  # "жалоб было шесть, стало 21"
        return None

    def _is_named(self, end: int, told: bool) -> bool:
        """Whether a number is one of several that name things, or the age of people: "the wards are 1, 3 and 5", "женщин 55+"; what case
        tells to be counted has no such names ("садов там уже 22 и 17")."""
        listed = _LISTED.match(self.low, end)
        joined = listed is not None and (not listed["joiner"] or listed["joiner"] in self.g.joiners)
        return (joined and not (told and self.words.bare)) or (self.words.bare and self.low[end : end + 1] == "+")

    def _told_before(self, position: int, *, goes_on: bool) -> tuple[int, bool]:
        """Where the words that say the number of a subject begin, right before ``position``, and whether there are any; in a clause that
        ``goes_on`` with another such subject a dash may stand for them."""
        told = False
        for _ in range(STEPS):
            verb = self.words.verbs.before(self.low, position)
            found = verb or self.nouns.now.before(self.low, position) or self.nouns.sole.before(self.low, position)
            if found is None:
                break
            said = verb is not None or self.words.bare or any(self.words.verbs.get(word) for word in self.low[found[1] : position].split())
            told, position = told or said, found[1]
        end = end_before(self.low, position)
        dash = goes_on and self.words.bare and self.low[end - 1 : end] in ("–", "—")  # "а лодок — 158"
        return end_before(self.low, end - 1) if dash else end, told

    def _openings(self, floor: int, end: int, told: bool) -> list[int]:
        """Where clauses begin before a number, the last one first; a subject told of may stand behind words that say where, or behind
        "such" ("in the commune such gardens are now 12")."""
        starts = [floor, *(m.end() for m in _CLAUSE.finditer(self.low, floor, end))]
        if self.words.bare:
            for start in starts[-1:]:
                where = self.nouns.circumstances.after(self.low, skip_blanks(self.low, start))
                words = [m for m in ANY_LETTERS.finditer(self.low, start, end)][1:LEAD] if where else []
                starts += [m.start() for m in words if told or self.words.articles.get(m[0])]
        joined = [m.end() for m in ANY_LETTERS.finditer(self.low, floor, end) if m[0] in self.g.joiners or self.g.contrasts.get(m[0])]
        return sorted({skip_blanks(self.low, start) for start in (*starts, *joined)}, reverse=True)

    def _opening_noun(self, start: int, end: int) -> Noun | None:
        """The known noun at the head of a clause, behind its article or a word for the time."""
        for _ in range(STEPS):
            date = _DATE.match(self.low, start)
            lead = (
                self.words.articles.after(self.low, start)
                or self.nouns.relative_years.after(self.low, start)
                or self.nouns.now.after(self.low, start)
                or self.g.contrasts.after(self.low, start)
            )
            if date is None and lead is None:
                break
            start = date.end() if date else skip_blanks(self.low, lead[1]) if lead else start
        noun = self.nouns.after(self.low, start) if start < end else None
        return noun if noun is not None and noun.known and noun.end <= end else None

    def _fits(self, noun: Noun, amount: Amount, told: bool) -> bool:
        """Whether a noun may be what is so many: several things, no unit, and no people of that age."""
        such = self.words.bare and self.words.articles.before(self.low, noun.start) is not None  # "таких деревень 12" have no number
        if (
            (noun.unit in UNITS and not such)
            or self.nouns.is_single(self.low, noun)
            or self.nouns.forms.agrees(self.low, noun, MANY) is False
        ):
            return False
        ages = noun.unit in PEOPLE and not self.words.bare and (amount.value is None or amount.value <= AGES)
        return (told and not ages) or self.words.bare

    def _leads_to(self, start: int, end: int, told: bool) -> bool:
        """Whether only a few words that say where stand between a subject and what says its number."""
        between = self.low[start:end].split()
        if not between:
            return True
        if not told and not (self.words.bare and self._is_large_unit(end)):
            return False
        if len(between) > MOST_WORDS or any(c.isdigit() or c in ",;:·()–—" for word in between for c in word):
            return False
        first = skip_blanks(self.low, start)
        where = self.nouns.circumstances.after(self.low, first) or self.nouns.of_unit.after(self.low, first)
        return where is not None or self.words.ties.after(self.low, first) is not None

    def _is_large_unit(self, end: int) -> bool:
        """Whether a unit that has no number ends right before a number: "садов в коммуне 86", not "в деревне 86"."""
        unit = self.nouns.ending(self.low, max(0, end - UNIT), end)
        return unit is not None and unit.unit in NUMBERLESS

    def _is_before_change(self, last: Quantity, end: int) -> bool:
        """Whether a number is what the count right before it replaced: "now 27 guesthouses instead of 11"."""
        word = self.g.compared.before(self.low, end) if self.g.compared.forms else None
        return word is not None and not self.low[last.edge : word[1]].strip(" ,") and last.amount.of is None

    def _is_other_doer(self, last: Quantity, end: int) -> bool:
        """Whether a number is what other people did of what those before its count did: "the men …, the women 870"."""
        if last.noun is None or last.noun.start < last.start or last.unit in PEOPLE or end - last.edge > REACH:
            return False
        gap = _OTHER.fullmatch(self.low, last.edge, end)
        if gap is None:
            return False
        start = gap.start("who")
        other = self.nouns.after(self.low, self.words.articles.past(self.low, start))
        if other is None or other.unit not in PEOPLE or other.end != gap.end("who"):
            return False
        before = self.nouns.left(self.low, max(0, last.start - REACH), last.start)
        return before is not None and before.unit in PEOPLE and _CLAUSE.search(self.low, before.end, last.start) is None
