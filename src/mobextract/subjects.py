"""What a percentage is of, where its own words do not say it: the noun behind its sign, the count that it says again, or the rate named before.

``percentages.py`` reads what stands behind "of" or the sign; here the sentence is asked. What a percentage says of itself wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mobextract.folding import LETTER, Folded, end_before, skip_blanks
from mobextract.lexicon import spellings
from mobextract.qualified import UNITS
from mobextract.quantity import Quantity, Span
from mobextract.quantity_grammar import QuantityGrammar
from mobextract.quantity_tables import PercentTable
from mobextract.scanner import ScannerSet
from mobextract.segment import Segments

SAID_AGAIN = 24
"""How far behind a count the percentage may stand that says it again ("118 of 121 households, that is 97.5 %"), in characters."""
CLAUSE = 160
"""How far before a percentage the rate may be named, in characters."""
ATTRIBUTES = 24
"""How long the adjectives before a noun may be, in characters."""
_WORD = re.compile(f"{LETTER}+")
_AGAIN = re.compile(r" ?(?:\(|[,;–—] ?(?:[^\W\d_]+ ){0,4}| (?:[^\W\d_]+ ){1,2})")
_SENTENCES = re.compile(r"[.;:!?।\n](?!\d)")


class Subjects:
    """Finds the subjects of percentages with the word lists of one language."""

    def __init__(self, grammar: QuantityGrammar, scanners: ScannerSet) -> None:
        self.g = grammar
        percent: PercentTable = grammar.language.table("percent")
        self.of_needed = not percent.bare
        self.rates = scanners.add(f for form in percent.rates for f in spellings(form))
        self.indicators = scanners.add(f for form in percent.indicators for f in spellings(form))

    def fill(self, folded: Folded, segments: Segments, figures: Sequence[Quantity]) -> None:
        """Set ``subject`` of the percentages that have none; ``figures`` stand in order."""
        low = folded.low
        last: Quantity | None = None
        for index, figure in enumerate(figures):
            if figure.kind != "percentage":
                continue
            before = figures[index - 1] if index else None
            said = figure.subject if self.of_needed else None  # without a word for "of" it may be a verb
            figure.subject = self._behind(low, figure) or said or self._counted(low, before, figure) or self._rated(low, segments, before, figure)
            if figure.subject is None and last is not None and self._goes_on(segments, last, figure):
                figure.subject = last.subject
            last = figure

    def _behind(self, low: str, figure: Quantity) -> Span | None:
        """The known noun right behind the sign, or behind "of", without the words that follow it: "92% hộ dân có …", "50 % of communes meet …"."""
        position = skip_blanks(low, figure.end)
        of = self.g.percent_of.after(low, position)
        if of is None and (self.of_needed or low[figure.end : figure.end + 1] != " "):
            return None
        start = skip_blanks(low, of[1]) if of else position
        noun = self.g.nouns.after(low, start)
        if noun is None or not noun.known or noun.start - start > ATTRIBUTES or self.g.nouns.stop.after(low, start):
            return None
        if figure.subject is not None and figure.subject[0] == start and figure.subject[1] < noun.end:
            return None
        return start, noun.end

    def _counted(self, low: str, before: Quantity | None, figure: Quantity) -> Span | None:
        """The noun of the count right before that a percentage says again: "118 из 121 домохозяйств, то есть 97,5 %", "340 hộ (12%)"."""
        if before is None or before.kind != "count" or before.noun is None or figure.change is not None or figure.points:
            return None
        edge = max(before.edge, before.end)
        near = 0 <= figure.start - edge <= SAID_AGAIN and before.noun.end <= figure.start
        return (before.noun.start, before.noun.end) if near and _AGAIN.match(low, edge) and not _SENTENCES.search(low, edge, figure.start) else None

    def _rated(self, low: str, segments: Segments, before: Quantity | None, figure: Quantity) -> Span | None:
        """What the rate is of that the clause names: "tỷ lệ hộ nghèo giảm còn 3,2%", "доля бедных семей составила 2,1 %", "गरीब परिवारों की दर 12%"."""
        start = max(segments.sentence_at(figure.start)[0], figure.start - CLAUSE)
        signs = [m.end() for m in _SENTENCES.finditer(low, start, figure.start)]
        start = signs[-1] if signs else start
        named = next((m.span() for m in reversed([*self.indicators.finditer(low, start, figure.start)])), None)
        for match in reversed([*self.rates.finditer(low, start, figure.start)]):
            if named is not None and named[1] > match.end():
                return named
            span = self._before_rate(low, start, match.start()) if self.g.nouns.verb_final else self._of_rate(low, match.end(), figure.start)
            if span is not None:
                return span
        return named

    def _of_rate(self, low: str, position: int, end: int) -> Span | None:
        of = self.g.percent_of.after(low, skip_blanks(low, position))
        start = skip_blanks(low, of[1] if of else position)
        noun = self.g.nouns.after(low, start)
        if noun is None or not noun.known or noun.end > end or noun.start - start > ATTRIBUTES or self.g.nouns.stop.after(low, start):
            return None
        return None if noun.unit in UNITS and self.g.nouns.is_single(low, noun) else (start, noun.end)  # "the rate of Tan Phu commune"

    def _before_rate(self, low: str, floor: int, rate: int) -> Span | None:
        of = self.g.nouns.genitive.before(low, rate)
        end = end_before(low, of[1] if of else rate)
        noun = self.g.nouns.ending(low, max(floor, end - 40), end)
        return (noun.start, noun.end) if noun is not None else None

    def _goes_on(self, segments: Segments, last: Quantity, figure: Quantity) -> bool:
        """Whether a percentage is another value of the one before: in its sentence, or the points between two of its paragraph."""
        if last.subject is None:
            return False
        if last.start >= segments.sentence_at(figure.start)[0]:
            return True
        return figure.points and last.start >= segments.paragraph_at(figure.start)[0]
