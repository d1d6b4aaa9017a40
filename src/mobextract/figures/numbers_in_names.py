"""Numbers inside names, which count nothing: "the Thanh Vinh 4 Women's Union Branch", "Peace 3000-organisasjonen"."""

from __future__ import annotations

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, Folded
from mobextract.text.lazy import regex
from mobextract.toponyms.vietnamese import parse_syllable, toneless

_NAMES = regex(rf" \d{{1,2}},? {LETTER}{{1,3}} (?:[{UPPER}]{LETTER}* ){{1,4}}$")
"""A name with a number, a joiner and the next name, whose number follows: "Na Ngoi 1 and Na Ngoi 2 Primary Schools"."""
_CALLED = regex(rf"(?:{LETTER}|,) [{UPPER}]{LETTER}+ $")
"""A capitalised word inside a sentence."""
BRANCH = 30
"""How far before its number the word for a branch may begin, in characters."""


class NumbersInNames:
    """Tells them in one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded) -> None:
        self.g, self.edges = grammar, edges
        self.low, self.text = folded.low, folded.text

    def in_name(self, amount: Amount, noun: Noun) -> bool:
        """Whether a number stands inside a name: "the Thanh Vinh 4 Women's Union Branch", where several would be "branches"."""
        text = self.text
        if amount.value is None or amount.of is not None:
            return False
        if not text[noun.start].isupper():
            return noun.known and self._ends_name(amount, noun)
        if self._is_of_branch(amount):
            return True
        if not noun.known or self.edges.left_of_modifier(amount.start) < amount.start:  # "Over 40 Vietnamese"
            return False
        if not self.g.nouns.is_single(self.low, noun) and not _NAMES.search(text, max(0, amount.start - 60), amount.start):
            return False
        before = text[max(0, amount.start - 30) : amount.start].split()
        if amount.value == 1 and not (
            before and parse_syllable(toneless(before[-1]))
        ):  # "Province Builds 1 School", but "Na Ngoi 1 Primary School"
            return False
        address = (
            noun.start > amount.end + 1 and text[amount.end : amount.end + 1] == " " and text[amount.end + 1 : noun.start].istitle()
        )  # "10 Downing Street"
        return address or (bool(before) and before[-1][0].isupper())

    def _ends_name(self, amount: Amount, noun: Noun) -> bool:
        """Whether a capitalised word before a number and one thing right behind it say that it ends a name: "Peace 3000-organisasjonen",
        "the Peace 3000 organisation"."""
        nouns, text, end = self.g.nouns, self.text, amount.end
        if noun.start != end + 1 or amount.first.word or not _CALLED.search(text, max(0, amount.start - 40), amount.start):
            return False
        one = nouns.is_single(self.low, noun) and nouns.is_countable(self.low, noun) and (amount.value or 0) > 1
        return text[end] == "-" or (text[end] == " " and one)

    def _is_of_branch(self, amount: Amount) -> bool:
        """Whether a number before a capital stands in the name of a numbered branch, whose kind is told before it: "Chi hội Phụ nữ 7 Nam
        Thọ" (vi)."""
        if not self.g.nouns.noun_first or amount.first.word:
            return False
        words = [m.start() for m in ANY_WORD.finditer(self.low, max(0, amount.start - BRANCH), amount.start)][-5:]
        said = (self.g.label_weak.after(self.low, at) for at in words)
        return any(
            label and 1 <= len(self.low[label[1] : amount.start].split()) <= 2 and self.text[label[1] + 1].isupper() for label in said
        )
