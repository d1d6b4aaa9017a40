"""Numbers of pieces: words that stand for the thing counted before, and never for people ("120 xe đạp …, trường A nhận 30 chiếc", "30
штук")."""

from __future__ import annotations

from msgspec.structs import replace

from mobextract.figures.edges import Edges
from mobextract.figures.quantity import NOTHING, Quantity
from mobextract.nouns.counts import NounGrammar
from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import UNITS, Noun
from mobextract.nouns.words import WORDS
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.segment import Segments

NO_PIECES = PEOPLE | UNITS | frozenset((
    "household", "poor_household", "near_poor_household", "school", "class", "club", "group", "team", "unit", "agency", "organisation",
    "business", "cooperative", "collective", "individual", "branch", "association", "model", "movement", "campaign", "project", "programme",
    "case", "meeting", "conference", "time", "visit", "task", "topic", "level", "member", "suspect", "resident", "people", "locality",
))  # fmt: skip
"""Concepts of what nobody counts by the piece."""
REACH = 400
"""How far before the number the count of the thing may stand, in characters."""


class Pieces:
    """The numbers of pieces of one article."""

    def __init__(self, nouns: NounGrammar, edges: Edges, low: str, segments: Segments) -> None:
        self.nouns, self.edges, self.low, self.segments = nouns, edges, low, segments

    def settle(self, amounts: list[Amount], results: list[Quantity | str]) -> None:
        """Give the numbers before such a word the thing told before; "18 chiếc" is no number of villages, and pieces of what no
        table knows are pieces."""
        if not self.nouns.pieces.forms:
            return
        for index, amount in enumerate(amounts):
            start = skip_blanks(self.low, amount.end)
            word = self.nouns.pieces.after(self.low, start)
            if word is None or amount.value is None or amount.of is not None or not self._is_open(results[index], amount, word[1]):
                continue
            if isinstance(results[index], str) and self.edges.after_of(word[1]) != word[1]:  # "410 pieces of brocade"
                piece = self.edges.count_of(amount, Noun(start, word[1], "piece", True))
                results[index] = replace(piece, rule="count.noun", edge=word[1])
                continue
            result, thing = results[index], self._thing(amount, results, index)
            if thing is None and isinstance(result, Quantity) and result.unit in NO_PIECES:
                results[index] = NOTHING
            elif thing is not None:
                results[index] = self.edges.count_of(amount, thing)

    def _is_open(self, result: Quantity | str, amount: Amount, end: int) -> bool:
        """Whether a number has no noun of its own behind the word for pieces: none at all, one told before that has none, or the word
        itself."""
        if isinstance(result, str):
            return self.nouns.nouns.after(self.low, skip_blanks(self.low, end)) is None
        if result.kind != "count" or result.noun is None:
            return False
        if result.noun.start > amount.start:
            return result.noun.end <= end and (not result.noun.known or result.unit in ("piece", "unit"))
        return result.unit in NO_PIECES

    def _thing(self, amount: Amount, results: list[Quantity | str], index: int) -> Noun | None:
        """The thing told before: what the sentence names with the same word, the last thing counted, or the sentence's last thing."""
        sentence, paragraph = self.segments.sentence_at(amount.start)[0], self.segments.paragraph_at(amount.start)[0]
        words = [word.start() for word in reversed([*WORDS.finditer(self.low, sentence, amount.start)])]
        for position in words:
            piece = self.nouns.pieces.after(self.low, position)
            noun = (self.nouns.direct(self.low, position) or self.nouns.noun_right_at(self.low, piece[1])) if piece else None
            if noun is not None and noun.end < amount.start and noun.unit not in NO_PIECES:
                return noun
        for result in reversed(results[:index]):
            if not isinstance(result, Quantity) or result.start < max(paragraph, amount.start - REACH):
                continue
            if result.kind == "count" and result.noun is not None and result.unit is not None and result.unit not in NO_PIECES:
                return result.noun
        for position in words:
            found = self.nouns.nouns.after(self.low, position)
            if (
                found is not None
                and found[0] not in NO_PIECES
                and not self.nouns.in_phrase(self.low, position, found[1])
                and found[1] <= amount.start
            ):
                return self.nouns.ending(self.low, sentence, found[1]) or Noun(position, found[1], found[0], True)
        return None
