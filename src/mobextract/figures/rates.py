"""What a figure is for each of: "per household", "/person/month", "mỗi hộ", behind it, before it or where its clause opens."""

from __future__ import annotations

import re

from mobextract.figures.grammar import QuantityGrammar
from mobextract.text.folding import ANY_LETTERS, UPPER, WORD, Folded, behind_last, skip_blanks
from mobextract.text.lazy import regex

LONGEST = 3
"""Units that one figure may be for each of: "per person per month"."""
SUBJECT, BETWEEN = 90, 8
"""How far before a sum "each" and its noun may open the clause, in characters, and how many blanks may part them."""
ATTRIBUTES = 24
"""How long a noun with its adjectives may be behind "per"."""
_BRACKET = regex(r" ?\([^()\n]{1,40}\)(?=[ /])")
_AGAIN = regex(r", (?:[^()\n,]|,(?=\d)){4,33},(?= )")
"""The figure in other words, in commas: ", or 2,400 dollars,"."""
_CLAUSED = regex(r"[.।;:!?(),\n\d]")
_PHRASED = regex(r"[.।;:!?(),\n]|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
PERSON = "person"
_NAMED = regex(rf"[{UPPER}]{WORD}* [{UPPER}]")
_ONE = regex(r" *(?:0?1(?!\d|[.,]\d) *)?")
"""Blanks, and the "1" of "5 triệu đồng/1 hộ"."""
PER_CONCEPTS = frozenset(
    {
        "person",
        "household",
        "poor_household",
        "near_poor_household",
        "child",
        "student",
        "worker",
        "member",
        "elder",
        "soldier",
        "farmer",
        "house",
        "tree",
        "animal",
        "commune",
        "village",
        "group",
        "borrower",
        "customer",
        "user",
        "tourist",
        "visitor",
    }
)
"""What figures are often given for, behind a word that may mean something else ("на человека")."""


class Rates:
    """Finds it in one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded) -> None:
        self.g = grammar
        self.low, self.text = folded.low, folded.text

    def per_after(self, edge: int) -> tuple[tuple[str, ...], int]:
        """What a figure is for each of, behind it ("/person/month", "per household"), and where that ends."""
        names: list[str] = []
        bracket = _BRACKET.match(self.low, edge) or self._again(edge)  # "60 million VND (2,400 USD) per hectare"
        position = bracket.end() if bracket and self._one_per(bracket.end()) else edge
        while len(names) < LONGEST:
            found = self._one_per(position)
            if found is None:
                break
            names.append(found[0])
            position = found[1]
        return tuple(names), edge if bracket and bracket.end() > edge and names else position

    def _again(self, edge: int) -> re.Match[str] | None:
        """The same figure once more, in commas: "60 million VND, or 2,400 dollars, per hectare"."""
        told = self.low.startswith(", ", edge) and self.g.equals.after(self.low, edge + 2) is not None
        return _AGAIN.match(self.low, edge) if told else None

    def _one_per(self, edge: int) -> tuple[str, int] | None:
        hyphen = self.low[edge : edge + 1] == "-"  # "a $5-a-barrel rise"
        position = edge + 1 if hyphen else skip_blanks(self.low, edge)
        if self.g.per_behind.after(self.low, position) is None or self.g.per_none.after(self.low, position):
            return None  # "$2.9 billion a year earlier"
        adverb = self.g.per_adverbs.after(self.low, position)
        if adverb:
            return adverb
        if self.low[position : position + 1] == "/":
            strong, start = True, _ONE.match(self.low, position + 1).end()  # type: ignore[union-attr]
        else:
            word = self.g.per_after.after(self.low, position)
            if word is None:
                return None
            if hyphen != (self.low[word[1] : word[1] + 1] == "-"):
                return None
            strong, start = word[0], word[1] + 1 if hyphen else skip_blanks(self.low, word[1])
        return self._unit_name(start, strong)

    def _unit_name(self, start: int, strong: bool, named: bool = False) -> tuple[str, int] | None:
        """The unit or noun that a figure is divided by; behind a weak word only what figures are often given for. ``named``: any known
        noun."""
        classifier = self.g.nouns.classifiers.after(self.low, start)
        noun = self.g.nouns.nouns.after(self.low, start) or (
            self.g.nouns.nouns.after(self.low, skip_blanks(self.low, classifier[1])) if classifier else None
        )
        unit = self.g.units.after(self.low, start)
        if unit and not strong and _NAMED.match(self.text, start):
            return None  # "12 % i Ha Giang" is told of a place
        if unit and not (noun and noun[1] > unit[1]):
            return unit[0][0], unit[1]
        one = self.g.per_singular is None or self.g.per_singular.after(self.low, start) is not None
        if noun and not (strong or named) and self.text[noun[1] + 1 : noun[1] + 2].isupper():
            return None  # "5 млн на деревню Кой" goes to it
        if noun and (strong or named or (noun[0] in PER_CONCEPTS and one)):
            return noun
        behind = self.g.nouns.after(self.low, start, many=False)
        described = strong and behind is not None and behind.known and self.g.nouns.adjective(self.low, start) is not None
        if self.g.nouns.stop.after(self.low, start) and not described:
            return None  # "5 million VND each from the bank", but "per repaired house"
        if not strong:  # "44 миллиона донгов на новый дом", but "на новые дома"
            one = behind is not None and self.g.per_singular is not None and self.g.per_singular.after(self.low, behind.start) is not None
            told = behind is not None and behind.known and behind.unit in PER_CONCEPTS and self.g.nouns.adjective(self.low, start)
            return (behind.unit or "", behind.end) if behind is not None and one and told else None
        if behind is not None and behind.known and behind.unit and behind.end - start < ATTRIBUTES:
            return behind.unit, behind.end
        word = ANY_LETTERS.match(self.low, start)
        return (word[0], word.end()) if word else None

    def per_before(self, start: int) -> tuple[str, ...]:
        """The same before a figure: "प्रति व्यक्ति 50 मिलियन", "mỗi hộ 25 triệu đồng"."""
        names: list[str] = []
        position = start
        while len(names) < LONGEST:
            noun = self._unit_before(position) or self.g.nouns.nouns.before(self.low, position)
            word = self.g.per_before.before(self.low, noun[1]) if noun else None
            if noun and word:
                names.insert(0, noun[0])
                position = word[1]
                continue
            step = self.g.modifier_before.before(self.low, position) if not names else None
            if step is None:
                break
            position = step[1]
        return tuple(names)

    def per_subject(self, start: int) -> tuple[str, ...]:
        """What opens the clause of a sum: "mỗi suất quà trị giá 500.000 đồng", "प्रति परिवार को 5 मिलियन डोंग"."""
        breaks = [m.end() for m in _CLAUSED.finditer(self.low, max(0, start - SUBJECT), start)]
        left = skip_blanks(self.low, breaks[-1]) if breaks else max(0, start - SUBJECT)
        for match in ANY_LETTERS.finditer(self.low, left, start) if breaks or left == 0 else ():
            word = self.g.per_before.after(self.low, match.start())
            found = self._unit_name(skip_blanks(self.low, word[1]), strong=False, named=True) if word else None
            if found and self.low.count(" ", found[1], start) <= BETWEEN and not self._is_added(match.end(), found[1], start):
                return (found[0],)
        return ()

    def _is_added(self, word: int, end: int, start: int) -> bool:
        """Whether a sum comes to so much of something before it: "một tấn giống và 9 triệu đồng"."""
        measured = self.g.units.after(self.low, skip_blanks(self.low, word))
        return measured is not None and any(f" {joiner} " in self.low[end:start] for joiner in self.g.joiners)

    def per_head(self, start: int) -> tuple[str, ...]:
        """A person, where the clause of a sum says so, a year between or not: "the income per capita in 2023 reached 72 million"."""
        words = ANY_LETTERS.finditer(self.low, behind_last(_PHRASED, self.low, max(0, start - SUBJECT), start), start)
        heads = (found[0] for m in words if (found := self.g.per_adverbs.after(self.low, m.start())))
        return (PERSON,) if PERSON in heads else ()

    def _unit_before(self, position: int) -> tuple[str, int] | None:
        unit = self.g.units.before(self.low, position)
        return (unit[0][0], unit[1]) if unit else None
