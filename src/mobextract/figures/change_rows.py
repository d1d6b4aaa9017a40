"""Rows of changes told with one verb: "lost 1.5 % in Tokyo, 0.9 % in Seoul", "the Dow fell 0.3 %, the S&P 500 0.5 %", "टोक्यो में 1.5% और
सियोल में 0.9% गिरे"."""

from __future__ import annotations

from mobextract.figures.conversions import CONVERSION
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity
from mobextract.text.folding import ANY_LETTERS, LETTER, WORD, skip_blanks
from mobextract.text.lazy import regex

FAR = 30
"""How much may stand between two figures that wait for the same verb, in characters."""
PREPOSITION = 4
"""Words of so few letters that begin alike are one preposition in two forms."""
_CLAUSE = regex(r"[.।;:!?()\n]|(?<!\d)(?!(?:19|20)\d\d\b)\d")
_LISTED = regex(rf" {LETTER}{{1,4}}(?: {LETTER}{WORD}*){{1,3}}, ")
"""What stands between two items of a list that say where: " in Tokyo, "."""
_WORD_BEFORE = regex(rf"(?:^| ){LETTER}+ ?$")
_PARTED = regex(r"[.।;:!?()\n\d]")
_CLOSED = regex(r" *(?:[.,;:।!?)](?!\d)|\n|$)")


class ChangeRows:
    """Such rows in one article; the figures asked for are of one kind and unit."""

    def __init__(self, grammar: QuantityGrammar, low: str, text: str) -> None:
        self.g = grammar
        self.low, self.text = low, text

    def goes_on(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether the second figure, whose links begin at ``position``, leaves out the verb of the first."""
        gap = self.low[first.edge : position]
        if self._is_pair(first, position, second) or self._is_named(first, position, second):
            return True
        joined = any(gap.endswith(f" {joiner} ") for joiner in self.g.joiners) and not _CLAUSE.search(gap)
        if len(gap) > CONVERSION or not (joined or self._is_listed(first, position, second)):
            return False
        behind = skip_blanks(self.low, second.edge)
        if self.g.change_asides.after(self.low, behind) or (joined and self.g.nouns.relative_years.after(self.low, behind)):
            return True  # "rose 0.2 % in May and 3.1 % year on year", "growth of 2.4 % this year and 2.1 % next year"
        words = (ANY_LETTERS.match(self.low, skip_blanks(self.low, q.edge)) for q in (first, second))
        first_word, second_word = (word[0] if word else "" for word in words)
        short = max(len(first_word), len(second_word)) <= PREPOSITION and first_word[:2] == second_word[:2]
        return bool(first_word) and (first_word == second_word or short)  # "στο Τόκιο", "στη Σεούλ"

    def _is_named(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether nothing but the name of another subject stands between two figures: "the Dow fell 0.3 %, the S&P 500 0.5 %"."""
        near = position - first.edge < CONVERSION and self._is_last(second)
        return near and self.g.change_rows.next_subject.fullmatch(self.text, first.edge, position) is not None

    def _is_listed(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether only where the first figure is, and a comma, stand between two figures: "lost 1.5 % in Tokyo, 0.9 % in Seoul"."""
        listed = _LISTED.fullmatch(self.low, first.edge, position) is not None and self._is_last(second)
        return listed and not self.g.change_verbs.is_in(self.low, first.edge, position, ANY_LETTERS)

    def _is_last(self, second: Quantity) -> bool:
        """Whether no verb of its own can follow a figure: its part of the sentence ends behind it, or behind where it is; not "12 % in
        Seoul are jobless"."""
        return self.g.change_rows.end.match(self.text, second.edge) is not None

    def _is_pair(self, first: Quantity, position: int, second: Quantity) -> bool:
        """Whether nothing but "and" stands between two figures that end their clause, or are told in turn: "rose by 11 % and 21 %
        respectively"."""
        if self.low[first.edge : position].strip() not in self.g.joiners:
            return False
        behind = skip_blanks(self.low, second.edge)
        return _CLOSED.match(self.low, second.edge) is not None or self.g.respectively.after(self.low, behind) is not None

    def waits(self, first: Quantity, second: Quantity) -> bool:
        """Whether a figure waits for the verb behind the next one: "मासिक आधार पर 0.2% और सालाना आधार पर 3.1% बढ़ीं", "टोक्यो में 1.5%
        और सियोल में 0.9% गिरे"."""
        gap = self.low[first.edge : second.start]
        joiner = next((j for j in self.g.joiners if gap.startswith(f" {j} ")), None)
        if first.kind != second.kind or first.unit != second.unit:
            return False
        if joiner is not None and self.g.change_asides.get(gap[len(joiner) + 2 :].strip()) is not None:
            return True
        said = gap.removeprefix(" " + joiner if joiner else ",").strip()
        last, before = said.rpartition(" ")[2], _WORD_BEFORE.search(self.low, max(0, first.start - FAR), first.start)
        row = (joiner is not None or gap.startswith(", ")) and len(gap) < FAR and not _PARTED.search(said)
        return row and before is not None and before[0].strip() == last != "" and not self.g.change_verbs.get(last)
