"""The noun of a label before a colon or a dash, which the number behind it counts: "Cooperatives: 12; poor households: 540"."""

from __future__ import annotations

import re

from mobextract.ellipsis.list_counts import names_unit
from mobextract.ellipsis.partitives import LABEL_REACH
from mobextract.figures.blocked import Blocked
from mobextract.figures.grammar import QuantityGrammar
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER, Folded, end_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_DATED = regex(rf" ?(?:{LETTER}{{1,6}} )?(?:19|20)\d\d(?: {LETTER}{{1,6}}\.?)?(?: ?[:,–—-]| )? ?(?:{LETTER}{{1,4}} )?")
"""The first year of a row, between the label and the figure: "Groups: in 2020: 12; in 2022: 21"."""
_NAMED, _DIGIT = regex(rf"({LETTER}+) $"), regex(r"\d")
OPENED = 120
"""How far from its noun a number may stand that the sentence leads to with a dash or a colon, in characters."""


class LabelNouns:
    """Such labels in one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount], blocked: Blocked) -> None:
        self.g = grammar
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts
        self.blocked = blocked

    def before_colon(self, sentence: int, start: int) -> Noun | None:
        """The noun right before a colon: "Cooperatives: 12; poor households: 540"; a head that stands first has no preposition before it
        ("cấp xã: 94")."""
        while start and self.low[start - 1] == " ":
            start -= 1
        if self.low[start - 1 : start] != ":":
            return None
        end = end_before(self.low, start - 1)
        noun = self.g.nouns.ending(self.low, max(sentence, end - LABEL_REACH), end)
        if noun is None or self.names_unit_at(sentence, noun):
            return None
        return None if self.g.nouns.noun_first and self.g.nouns.stop.before(self.low, noun.start) else noun

    def before_year(self, sentence: int, start: int) -> Noun | None:
        """The noun of a label before the year of a figure, which opens a row: "Teams: 2020: 12; 2022: 21", "Groups formed: in 2020, 12"."""
        colon = self.low.find(":", sentence, start)
        if colon < 0 or colon - sentence > LABEL_REACH or not _DATED.fullmatch(self.low, colon + 1, start):
            return None
        if re.search(r"\d", self.low[sentence:colon]) is not None:
            return None
        noun = self.before_colon(sentence, colon + 1) or self.g.nouns.soon(self.low, sentence, colon)
        return noun if noun is not None and noun.known and noun.unit not in UNITS else None

    def of_ratios(self, amount: Amount, sentence: int) -> Noun | None:
        """The noun of the label before a colon, for ratios that names lead: "Criteria met: Chi Khe 19/19, Mon Son 17/19"."""
        colon = self.low.rfind(":", sentence, amount.start)
        if (
            colon < 0
            or colon - sentence > LABEL_REACH
            or amount.value is None
            or amount.value > (amount.of or 0)
            or re.search(r"\d", self.low[sentence:colon])
        ):
            return None
        end = self.segments.sentence_at(amount.start)[1]
        if sum(colon < a.start < end and a.of == amount.of for a in self.amounts) < 2:
            return None
        led = _NAMED.search(self.folded.text, colon, amount.start)
        if led is None or (led[1].islower() and led[1].upper() != led[1]):
            return None  # a word in small letters, where there are such
        found = (self.g.nouns.soon(self.low, sentence, colon), self.g.nouns.left(self.low, sentence, colon))
        return next((noun for noun in found if noun is not None and noun.known and noun.unit not in UNITS), None)

    def head(self, sentence: int, start: int) -> Noun | None:
        """The noun before the clause that tells more of it in a label: "Доля рынков, отвечающих требованиям …: Митхо — 7/9"."""
        colon = self.low.rfind(":", sentence, start)
        comma = self.low.find(", ", sentence, colon) if colon > 0 else -1
        noun = self.g.nouns.left(self.low, sentence, comma) if comma > 0 else None
        return noun if noun is not None and noun.known and noun.unit not in UNITS and noun.end == comma else None

    def names_unit_at(self, sentence: int, noun: Noun) -> bool:
        """Whether the noun of a label belongs to a named unit ("Van Yen district: 81 of 98")."""
        labelled = ":" in self.low[noun.end : noun.end + LABEL_REACH]
        if not labelled:
            return False
        told = self.blocked.in_name(noun.start, noun.end)  # in a script without capitals
        return told or names_unit(self.folded.text, sentence, noun, self.g.nouns.is_single(self.low, noun))

    def is_named_unit(self, noun: Noun) -> bool:
        """Whether a noun stands beside the name of a unit, so that no number counts it: "Dong Ha Ward … with 61"."""
        if noun.unit not in UNITS:
            return False
        text, first = self.folded.text, self.segments.sentence_at(noun.start)[0]
        word = text[text.rfind(" ", 0, noun.start - 1) + 1 : noun.start - 1]
        named = word[:1].isupper() and noun.start - 1 - len(word) > first
        return named or text[noun.end + 1 : noun.end + 2].isupper() or self.blocked.in_name(noun.start, noun.end)

    def before_dash(self, clause: int, end: int) -> Noun | None:
        """The noun right before a dash that stands for "are": "групп стало 23, а судов — 158"."""
        end = end_before(self.low, end)
        noun = self.g.nouns.ending(self.low, max(clause, end - LABEL_REACH), end)
        alone = noun is not None and noun.unit not in UNITS and not self.g.nouns.circumstances.before(self.low, noun.start)
        return noun if alone else None

    def opening(self, sentence: int, sign: int) -> Noun | None:
        """The noun that a sentence opens with, no number before the sign that leads to the first one: "the most products are in A – 40"."""
        if sign - sentence > OPENED or _DIGIT.search(self.low, sentence, sign):
            return None
        noun = self.g.nouns.soon(self.low, sentence, sign)
        return noun if noun is not None and noun.known and noun.unit not in UNITS else None
