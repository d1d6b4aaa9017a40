"""Counts: a number with the noun beside it, the bound that it has, and the reasons why it counts nothing."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from mobextract.figures.edges import FEW, Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.labels import Labels
from mobextract.figures.numbers_in_names import NumbersInNames
from mobextract.figures.plain_ages import is_told
from mobextract.figures.quantity import AGE, FACTOR, LABEL, LETTERS, MILLION, NOT_WHOLE, NOTHING, Quantity
from mobextract.figures.units import YEAR_BEHIND
from mobextract.figures.years import YearNumbers
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.nouns.words import WORDS
from mobextract.numbers.amounts import Amount, scaled_by
from mobextract.text.folding import LETTER, WORD, Folded, behind_last, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import LONGEST_FORM
from mobextract.text.segment import Segments

NUMBERED_NAME = "a name in quotation marks"
_NUMBER_BEHIND = regex(r" (?:[^\s।.,;:]+ ){0,3}\d")
_LISTED = regex(r"[\d,] $")
_SHARE = regex(r" ?\([^()\n]{0,50}%[^()\n]{0,50}\) ?(?=[^\W\d_])")
"""A bracket with a share between a number and what it counts."""
_ABBREVIATION = regex(r" ?\([^()\d]{2,12}\)")
"""What stands in brackets for the name before."""
_GRADED = regex(rf"[^\W_]+-{LETTER}+(?= )")
"""An adjective of two words: "104 four-star “X” products"."""
_JOINED = regex(rf" (?P<by>{WORD}+) {WORD}+ ")
"""Behind a noun: "and" or "or" and a further one."""
_VERSION = regex(r"\d[.,]0")
_SENTENCES = regex(r"[.;:!?।\n](?!\d)")
PARTS = 80
"""How far before a part the words may stand that begin the first one, in characters."""
NAME = 60
"""Longest quotation, in characters, that may be a name made of numbers ("5 yes, 3 no")."""

SKIPPED = 3
"""So many adjectives may stand before a name in quotation marks."""
MEASURED = frozenset(("earthquake",))
"""Concepts that a number with decimals beside them measures."""


class CountReader:
    """The counts of one article."""

    def __init__(
        self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments, labels: Labels, years: YearNumbers
    ) -> None:
        self.g = grammar
        self.edges = edges
        self.low = folded.low
        self.labels, self.names = labels, NumbersInNames(grammar, edges, folded)
        self.years = years
        self.quoted = {q.start: q.end for q in segments.quotations}
        self.quote_starts = sorted(self.quoted)
        self.numbered_names = [
            (q.start, q.end) for q in segments.quotations if self.low[q.start : q.start + 1].isdigit() and q.end - q.start < NAME
        ]

    def read(self, amount: Amount, noun: Noun | None, inner: str | None, position: int) -> Quantity | str | None:
        """Return the count of a number with the noun beside it, or the reason why it counts nothing; None without a noun."""
        if is_told(self.g, self.low, amount):
            return AGE  # "those aged 65 and over account for 29 %", "married before the age of 18"
        if noun is None or (amount.value == 0 and amount.first.word):  # "null problemer" counts none
            return None
        if (reason := self._refused(amount, noun, position)) is not None:
            return reason
        amount, warning = self.edges.whole(amount) if noun.known else (amount, None)
        if self._is_scaled_name(amount, noun):
            return NOTHING  # "a 5-million project"
        if amount.end - amount.start == 3 and _VERSION.fullmatch(self.low, amount.start, amount.end):
            return "a version number"
        scaled = self.g.nouns.scalars.before(self.low, end_before(self.low, amount.start) - self.low.startswith("-", amount.start - 1))
        if (not amount.is_whole and (not noun.known or scaled or noun.unit in MEASURED)) or (
            scaled and noun.known and self.g.nouns.is_countable(self.low, noun)
        ):
            return NOT_WHOLE  # "a magnitude 7.1 earthquake", "a 4.8 quake"
        at_ease = (noun.unit in self.g.position_units and self.edges.is_position(amount)) or self._is_passed(amount, noun)
        modifier = (inner or "exact") if at_ease else self._bound(amount, inner, noun)
        rule = "count.ratio" if amount.of is not None else "count.noun" if noun.known else "count.unknown-noun"
        edge = max(noun.end, amount.end)
        return Quantity("count", amount.start, amount.end, amount, rule, modifier, unit=noun.unit, noun=noun, edge=edge, warning=warning)

    def _refused(self, amount: Amount, noun: Noun, position: int) -> str | None:
        """Why a number counts nothing, though a noun stands beside it; None where it may."""
        if (not noun.known and self.in_numbered_name(amount)) or self._is_quoted(amount, noun):
            return NUMBERED_NAME
        predicate = noun.known and self.g.nouns.is_predicate(self.low, noun) and self.g.nouns.partitive.before(self.low, amount.start)
        if (
            predicate
            or self._says_what_of(amount, noun)
            or (amount.value is not None and amount.of is None and not self.g.nouns.may_count(self.low, noun, amount.value, position))
        ):
            return NOTHING
        if self.names.in_name(amount, noun):
            return LABEL
        if self.g.nouns.is_factor(self.low, self.edges.left_of_modifier(amount.start), noun) or (
            noun.unit == self.g.nouns.factor and not amount.is_whole
        ):
            return FACTOR
        glued = position == amount.end and self.low[position : position + 1].isalpha()
        return LETTERS if glued and not (noun.known and noun.start == position) else None

    def _is_scaled_name(self, amount: Amount, noun: Noun) -> bool:
        """Whether millions say what one thing is like: "a 5-million project"."""
        if max(amount.first.scale, amount.last.scale) < MILLION:
            return False
        single = not self.g.nouns.singular or self.g.nouns.is_single(self.low, noun)
        if not noun.known and single:
            return True
        return "-" in self.low[amount.start : amount.end] and self.g.nouns.is_single(self.low, noun)

    def _says_what_of(self, amount: Amount, noun: Noun) -> bool:
        """Whether a noun behind a part stands in the singular before a postposition, where a plural has an ending there: "इनमें 24 खेती से
        जुड़े हैं" are some of those counted before."""
        nouns = self.g.nouns
        if not nouns.oblique or noun.unit in UNITS or noun.start < amount.end or (amount.value or 0) < 2:
            return False
        part = nouns.partitive.before(self.low, amount.start) is not None or self._goes_on_parts(self.edges.left_of_modifier(amount.start))
        if nouns.has_plural_ending(self.low, noun) or not part:
            return False
        joined = _JOINED.match(self.low, noun.end)
        ends = [noun.end, *([joined.end() - 1] if joined and nouns.joiners.get(joined["by"]) else [])]
        ties = [tie for end in ends if (tie := nouns.postpositions.after(self.low, skip_blanks(self.low, end))) is not None]
        return any(self.low[tie[1] : tie[1] + 1] == " " for tie in ties)  # its verb follows

    def _goes_on_parts(self, start: int) -> bool:
        """Whether "and" or a comma right before a number goes on with the parts of a whole: "इनमें से 367 हाई स्कूल में और 240 कॉलेज में"."""
        joined = self.g.nouns.joiners.before(self.low, end_before(self.low, start)) or self.low.endswith(", ", 0, start)
        begin = behind_last(_SENTENCES, self.low, max(0, start - PARTS), start)
        return bool(joined) and self.g.nouns.of_which.is_in(self.low, begin, start)

    def noun(self, amount: Amount, position: int) -> Noun | None:
        """Return the noun that a number counts whose edge is at ``position``: beside it, behind a share in brackets, in quotation marks."""
        if amount.noun_span is not None:
            found = self.g.nouns.after(self.low, amount.noun_span[0])
            return found or Noun(*amount.noun_span, None, False)
        if self.g.nouns.is_none(self.low, position):
            return None
        if (inserted := self.g.nouns.inserted.behind(self.low, position, amount.value)) is not None:
            return inserted
        if self._is_before_year(position):
            return None
        position, beside = self._skip_adjectives(position), position
        quoted = self.quoted.get(position + 1)
        if quoted is not None:
            short = _ABBREVIATION.match(self.low, quoted + 1)  # “One Commune, One Product” (OCOP) products
            end = short.end() if short else quoted + 1
            hyphen = self.low[end : end + 1] in ("-", "–")  # «5 i 1»-grupper
            behind = self.g.nouns.direct(self.low, end + 1) if hyphen else self.g.nouns.after(self.low, end)
            if behind and behind.known:
                return behind
            inside = self.g.nouns.after(self.low, position + 1)
            if inside and inside.known and inside.start == position + 1:
                return inside
            last = self.g.nouns.left(self.low, position + 1, quoted)
            if last and last.end == quoted:
                return last
            own = self.g.nouns.after(self.low, beside) if beside < position else None
            return own if own and own.known and own.end <= position else None  # "186 suất “khuyến tài”"
        if self.low[position : position + 1] in "-–" and self.low[position + 1 : position + 2].isalpha():
            return self.g.nouns.hyphened(self.low, position + 1)
        aside = _SHARE.match(self.low, position)
        if aside is not None:  # "264 (9,5% more than in 2021) youth projects"
            behind = self.g.nouns.after(self.low, aside.end(), many=amount.value != 1)
            return behind if behind and behind.known else None
        return self._without_where(self.g.nouns.after(self.low, position, many=amount.value != 1)) or self._more(amount, position)

    def _without_where(self, noun: Noun | None) -> Noun | None:
        """A noun without a last word that leads to a place behind it: "64 ngôi nhà ở Hòa Bình" (vi), where "nhà ở" is a noun elsewhere."""
        space = self.low.rfind(" ", noun.start, noun.end) if noun is not None else -1
        if noun is None or space < 0 or not self.g.nouns.circumstances.get(self.low[space + 1 : noun.end]):
            return noun
        unit = self.g.nouns.nouns.after(self.low, noun.end + 1)
        name = unit[1] + 1 if unit is not None and unit[0] in UNITS else noun.end + 1
        shorter = self.g.nouns.nouns.get(self.low[noun.start : space])
        return Noun(noun.start, space, shorter, True) if shorter and self.labels.folded.text[name : name + 1].isupper() else noun

    def _is_before_year(self, position: int) -> bool:
        """Whether a year, or words for one, stands where the noun of a number would begin."""
        if self.g.time_behind.after(self.low, position) is None:
            return False
        if self.g.nouns.relative_years.after(self.low, position) is not None:
            return True  # "mot 4 forrige år"
        told = (
            self.g.year_before.after(self.low, position),
            self.g.periods.after(self.low, position),
        )  # "giảm từ 19 năm 2021", "в первых двух кварталах 2024 года"
        return any(word and YEAR_BEHIND.match(self.low, word[1]) for word in told)

    def scaled(self, amount: Amount, position: int, inner: str | None) -> Quantity | None:
        """A count with an abbreviated scale right behind the digits: "3.5m customers" are no metres; where plurals show, only before one
        ("a 30m road")."""
        short = self.g.short_scale.after(self.low, position) if position == amount.end and amount.of is None else None
        if short is None or not self.g.nouns.singular or amount.first.scale != 1:
            return None
        noun = self.g.nouns.after(self.low, skip_blanks(self.low, short[1]))
        if noun is None or self.g.nouns.is_single(self.low, noun) or not self.low.startswith(" ", short[1]):
            return None
        amount = replace(scaled_by(amount, short[0]), end=short[1])
        modifier = self._bound(amount, inner, noun)
        return Quantity("count", amount.start, short[1], amount, "count.short-scale", modifier, unit=noun.unit, noun=noun, edge=noun.end)

    def _bound(self, amount: Amount, inner: str | None, noun: Noun) -> str:
        """The bound of a count; "up to" behind the noun of a unit says where to, where it stands last: "63 गाँवों तक" (hi)."""
        bound = self.edges.bound(amount.start, inner, amount, noun.end)
        whereto = bound == "at_most" and self.g.nouns.verb_final and noun.unit in UNITS
        return self.edges.bound(amount.start, inner, amount, amount.end) if whereto else bound

    def _more(self, amount: Amount, position: int) -> Noun | None:
        """The noun behind a word for "more" that is one for "and" as well, where nothing else can be meant: "45 और गाँवों तक" (hi)."""
        nouns, start = self.g.nouns, amount.start
        more = nouns.more.after(self.low, position)
        if (
            more is None
            or amount.first.scale > MILLION
            or self.years.of(amount)
            or nouns.partitive.before(self.low, start)
            or nouns.totals.before(self.low, start)
        ):
            return None
        noun = nouns.after(self.low, skip_blanks(self.low, more[1]))
        opens = self.low[max(0, start - 2) : start].rstrip(" ")[-1:] in (
            "",
            ";",
            "·",
            ".",
            "।",
            "\n",
        )  # "गाँव 5, 10 और कम्यून" goes on with a place
        listed = _LISTED.search(self.low, max(0, start - 4), start)
        described = noun is not None and listed is None and nouns.adjectives.after(self.low, skip_blanks(self.low, more[1])) is not None
        if (
            noun is None
            or not noun.known
            or len(self.low[more[1] : noun.start].split()) > 1
            or (noun.unit in UNITS and not opens and not described and not nouns.has_plural_ending(self.low, noun))
        ):
            return None
        return None if _NUMBER_BEHIND.match(self.low, noun.end) else noun

    def _skip_adjectives(self, position: int) -> int:
        """Step over adjectives and classifiers that stand before a quoted name ("300 new «X» models", "3 con “heo đất”"); elsewhere
        stay."""
        following = bisect_right(self.quote_starts, position)
        if following == len(self.quote_starts) or self.quote_starts[following] - position > SKIPPED * LONGEST_FORM:
            return position
        cursor = position
        for _ in range(SKIPPED):
            if cursor + 1 in self.quoted:
                return cursor
            nouns = self.g.nouns
            found = nouns.degree.after(self.low, cursor)
            if found is not None and (word := WORDS.match(self.low, skip_blanks(self.low, found[1]))) is not None:
                cursor = skip_blanks(self.low, word.end())  # "newly built"
                continue
            found = nouns.adjectives.after(self.low, cursor) or nouns.classifiers.after(self.low, cursor)
            graded = _GRADED.match(self.low, cursor) if found is None else None
            if found is None and graded is None:
                return position
            cursor = skip_blanks(self.low, found[1] if found else graded.end() if graded else cursor)
        return position

    def _is_passed(self, amount: Amount, noun: Noun) -> bool:
        """Whether the verb before a number says what was passed, not how many at least: "passed 6 of the 11 criteria"."""
        return (amount.of is not None or noun.unit in self.g.passing_units) and self.g.passing_words.before(
            self.low, amount.start
        ) is not None

    def _is_quoted(self, amount: Amount, noun: Noun) -> bool:
        """Whether number and noun are all that stands in quotation marks, or open them and nothing is called so: the "three hard"
        standard."""
        end = self.quoted.get(amount.start)
        few = amount.value is not None and amount.value < FEW
        return few and end is not None and end - amount.start < NAME and (noun.end == end or (not noun.known and amount.first.word))

    def in_numbered_name(self, amount: Amount) -> bool:
        """Whether a number stands in a name made of numbers ("5 yes, 3 no")."""
        return any(start <= amount.start < end for start, end in self.numbered_names)
