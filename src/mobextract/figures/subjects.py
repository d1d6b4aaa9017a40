"""What a percentage is of, where its own words do not say it: the noun behind its sign, the count that it says again, or the rate named
before.

``figures/percentages.py`` reads what stands behind "of" or the sign; here the sentence is asked. What a percentage says of itself wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, Span
from mobextract.nouns.qualified import UNITS
from mobextract.packs.quantity_tables import PercentTable
from mobextract.text.folding import ANY_LETTERS, LETTER, Folded, behind_last, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings, wordlist
from mobextract.text.scanner import ScannerSet
from mobextract.text.segment import Segments

SAID_AGAIN = 24
"""How far behind a count the percentage may stand that says it again ("118 of 121 households, that is 97.5 %"), in characters."""
CLAUSE = 160
"""How far before a percentage the rate may be named, in characters."""
CHANGE = 40
"""How far behind a comma the percentage may stand that is a part or a change of the count before it, in characters."""
SHORT = 8
"""How far behind "of these" the percentage may stand, in characters."""
ATTRIBUTES = 30
"""How long the adjectives before a noun may be, in characters."""
_LAST_WORD = regex(f"{LETTER}+$")
_AGAIN = regex(rf" ?(?:\(|[,;–—] ?(?:{LETTER}+ ){{0,4}}| (?:{LETTER}+ ){{1,2}})")
_NEXT, _MORE = regex(r" ?[,;] "), regex(r"[,;.:()\d\n]")
_SENTENCES = regex(r"[.;:!?।\n](?!\d)")
GOALS = frozenset(("plan", "target", "goal", "norm"))
"""Concepts of what was meant to be reached."""


class Subjects:
    """Finds the subjects of percentages with the word lists of one language."""

    def __init__(self, grammar: QuantityGrammar, scanners: ScannerSet) -> None:
        self.g = grammar
        percent: PercentTable = grammar.language.table("percent")
        self.of_needed = not percent.bare
        self.rates = scanners.add(f for form in percent.rates for f in spellings(form))
        self.indicators = scanners.add(f for form in percent.indicators for f in spellings(form))
        self.same = scanners.add(f for form in percent.same for f in spellings(form))
        self.named = wordlist(percent.indicators)
        self.behind = wordlist((*percent.indicators, *percent.behind))
        told: tuple[Lexicon[Any], ...] = (grammar.change_verbs, grammar.change_links, grammar.equals, grammar.modifier_before)
        self.small = (*told, grammar.nouns.stop)
        self.of_before = wordlist(percent.of_before)
        self.shares = wordlist(percent.shares)

    def fill(self, folded: Folded, segments: Segments, figures: Sequence[Quantity]) -> None:
        """Set ``subject`` of the percentages that have none; ``figures`` stand in order."""
        low = folded.low
        edges = Edges(self.g, folded)
        last: Quantity | None = None
        list_end = -1
        for index, figure in enumerate(figures):
            if figure.kind != "percentage":
                continue
            before = figures[index - 1] if index else None
            list_end = list_end if index <= list_end else self._list_end(low, figures, index)
            said = figure.subject if self.of_needed else None  # without a word for "of" it may be a verb
            them = self.g.nouns.part_after.after(low, skip_blanks(low, figure.end))
            if them is not None:
                said = self._part(low, segments, edges, figures[:index], figure, them=True) or (said and (said[0], min(said[1], them[1])))
            told = last.subject if last is not None and last.start >= segments.paragraph_at(figure.start)[0] else None
            figure.subject = (
                (said if them is not None else None)
                or self._of_these(low, segments, edges, figures[:index], figure)
                or self._of_whole(low, segments, edges, figure)
                or self._owner(low, edges, figure)
                or self._behind(low, figures[list_end])
                or self._of_next(low, figures[index + 1 : index + 2], figure)
                or said
                or self._counted(low, before, figure)
                or self._part(low, segments, edges, figures[:index], figure)
                or self._rated(low, segments, told, figure)
                or self._of_sign(low, figure)
            )
            if figure.subject is None and last is not None and self._goes_on(low, segments, last, figure):
                figure.subject = self._opening(low, last, figure) or last.subject
            last = figure

    def _list_end(self, low: str, figures: Sequence[Quantity], index: int) -> int:
        """Which is the last of the percentages that stand in a list, behind which it may say what they are of: "97%, 94,5% và 93% hồ
        sơ"."""
        while (
            index + 1 < len(figures)
            and figures[index + 1].kind == "percentage"
            and self.g.amounts.is_list_gap(low, figures[index].end, figures[index + 1].start)
        ):
            index += 1
        return index

    def _of_next(self, low: str, behind: Sequence[Quantity], figure: Quantity) -> Span | None:
        """The noun of the count right behind that a percentage is of: "72,5% из 486 домохозяйств"."""
        if not behind or behind[0].kind != "count" or behind[0].noun is None or behind[0].start - figure.end > ATTRIBUTES:
            return None
        of = self.g.percent_of.after(low, skip_blanks(low, figure.end))
        whole = self.g.nouns.wholes.before(low, behind[0].start)
        beside = (of is not None and skip_blanks(low, of[1]) == behind[0].start) or (
            whole is not None and not low[figure.end : whole[1]].strip()
        )
        return (behind[0].noun.start, behind[0].noun.end) if beside else None

    def _owner(self, low: str, edges: Edges, figure: Quantity) -> Span | None:
        """What stands with its "of" right before a percentage: "लागत का 80% से अधिक"; no unit, whose part stands behind."""
        of = self.of_before.before(low, edges.left_of_modifier(figure.start))
        if of is None:
            return None
        end = end_before(low, of[1])
        noun = self.g.nouns.ending(low, max(0, end - 40), end)
        if noun is not None:
            return None if noun.unit in UNITS else (noun.start, noun.end)
        word = _LAST_WORD.search(low, max(0, end - 40), end)
        return word.span() if word is not None and not self.g.nouns.stop.after(low, word.start()) else None

    def _behind(self, low: str, figure: Quantity) -> Span | None:
        """The known noun right behind the sign, or behind "of", without the words that follow it: "92% hộ dân có …", "50 % of communes
        meet …"."""
        position = skip_blanks(low, figure.end)
        of = self.g.percent_of.after(low, position)
        if of is None and (self.of_needed or low[figure.end : figure.end + 1] != " "):
            return None
        bounded = not self.of_needed and figure.subject is not None  # "92% से अधिक मछुआरे"
        start = skip_blanks(low, of[1]) if of else figure.subject[0] if bounded and figure.subject else position
        noun = self.g.nouns.after(low, start)
        named = self.behind.after(low, start) if of or not self.of_needed else None
        plain = noun is not None and noun.known and noun.start - start <= ATTRIBUTES and self.g.nouns.stop.after(low, start) is None
        if named is not None and not (plain and noun is not None and noun.start < named[1] <= noun.end):
            return start, named[1]  # "60 % площади"
        if noun is None or not plain:
            return None
        if figure.subject is not None and figure.subject[0] == start and figure.subject[1] < noun.end:
            whole = self.g.nouns.nouns.after(low, start) if of else None
            return (start, whole[1]) if whole is not None and whole[1] == noun.end else None  # "2,94% số người chết"
        return start, noun.end

    def _counted(self, low: str, before: Quantity | None, figure: Quantity) -> Span | None:
        """The noun of the count right before that a percentage says again: "118 из 121 домохозяйств, то есть 97,5 %", "340 hộ (12%)"; or
        that brackets right behind it say the change of: "down by 36 deaths (a fall of 6.9 %)"."""
        if before is None or before.kind != "count" or before.noun is None or figure.points:
            return None
        edge = before.edge
        if figure.change is not None and low[edge : edge + 2] != " (":
            return None
        near = 0 <= figure.start - edge <= SAID_AGAIN and before.noun.end <= figure.start
        if self.g.nouns.respectively.is_in(low, edge, figure.start, ANY_LETTERS):
            return None  # "ở ba huyện lần lượt đạt 97%, 94,5% và 90%"
        return (
            (before.noun.start, before.noun.end)
            if near and _AGAIN.match(low, edge) and not _SENTENCES.search(low, edge, figure.start)
            else None
        )

    def _part(
        self, low: str, segments: Segments, edges: Edges, before: Sequence[Quantity], figure: Quantity, *, them: bool = False
    ) -> Span | None:
        """The noun of the count of its sentence that a percentage is a part or a change of: "of whom 70% are women", "45% of them"
        (``them``), ", reaching 86%", ", up 17%"."""
        start = edges.left_of_modifier(figure.start)
        link = self.g.nouns.stop.before(low, start)
        opened = them or any(self.g.nouns.of_which.before(low, at) for at in (start, link[1] if link else start))
        share = (
            None if opened or figure.change or figure.points else self.shares.before(low, start) or self.shares.before(low, figure.start)
        )
        if not opened and not (share or (figure.change and not figure.points)):
            return None
        if not opened and not self._says_change(low, max(0, figure.start - CHANGE), share[1] if share else start):
            return None  # "58 fires, and damage fell by 17%"
        count = next((q for q in reversed(before) if q.dimension != "duration" and q.rule != "count.unknown-noun"), None)
        if count is None or count.kind != "count" or count.noun is None or not segments.sentence_at(figure.start)[0] <= count.start:
            return None
        edge = count.edge
        return None if edge > figure.start or _SENTENCES.search(low, edge, figure.start) else (count.noun.start, count.noun.end)

    def _of_these(self, low: str, segments: Segments, edges: Edges, before: Sequence[Quantity], figure: Quantity) -> Span | None:
        """The noun of the count in the sentence before, of which words at the head of this one say that it is meant: "Of these, 30% are
        Hmong"."""
        sentence = segments.sentence_at(figure.start)[0]
        head = self.g.nouns.part_after.after(low, sentence) or self.g.nouns.of_which.after(low, sentence)
        if head is None or not 0 <= edges.left_of_modifier(figure.start) - head[1] <= SHORT or not sentence:
            return None
        floor = max(segments.paragraph_at(sentence)[0], segments.sentence_at(max(0, sentence - 2))[0])
        counts = (q for q in reversed(before) if q.kind == "count" and q.noun is not None and q.noun.known and floor <= q.start < sentence)
        count = next((q for q in counts if not self._says_where(low, q)), None)
        return (count.noun.start, count.noun.end) if count is not None and count.noun is not None else None

    def _of_whole(self, low: str, segments: Segments, edges: Edges, figure: Quantity) -> Span | None:
        """The known noun of which a sentence tells parts: "Among the products, 74% have three stars"."""
        sentence = segments.sentence_at(figure.start)[0]
        of = self.g.nouns.part_of.after(low, sentence)
        start = edges.left_of_modifier(figure.start)
        comma = low.find(",", of[1], start) if of is not None else -1
        if of is None or not 0 <= start - comma <= 2:
            return None
        noun = self.g.nouns.after(low, skip_blanks(low, of[1]))
        return (noun.start, noun.end) if noun is not None and noun.known and noun.end <= comma else None

    def _of_sign(self, low: str, figure: Quantity) -> Span | None:
        """What stands right behind the sign without "of", where nothing before says more: "98 per cent health insurance coverage", but
        "40 per cent production establishments"."""
        position = figure.end + 1
        named = self.named.after(low, position) if self.of_needed and not figure.points and low[figure.end : position] == " " else None
        if named is None or (low[named[1] + 1 : named[1] + 2].isalpha() and self.g.nouns.stop.after(low, named[1] + 1) is None):
            return None
        return position, named[1]

    def _says_where(self, low: str, count: Quantity) -> bool:
        """Whether counted units are where the others are: "120 households in 3 villages"."""
        return count.unit in UNITS and self.g.nouns.circumstances.before(low, count.start) is not None

    def _says_change(self, low: str, floor: int, end: int) -> bool:
        """Whether a comma stands before ``end``, and nothing but words of change and small ones between: ", an increase of", not ", and
        damage fell by"."""
        comma = low.rfind(",", floor, end)
        position = skip_blanks(low, comma + 1)
        while comma >= 0 and position < end:
            found = next((m[1] for words in self.small if (m := words.after(low, position))), None)
            if found is None:
                return False
            position = skip_blanks(low, found)
        return comma >= 0

    def _rated(self, low: str, segments: Segments, told: Span | None, figure: Quantity) -> Span | None:
        """What the rate is of that the clause names: "tỷ lệ hộ nghèo giảm còn 3,2%", "доля бедных семей составила 2,1 %", "गरीब परिवारों
        की दर 12%"; of "this rate" what the one before was of (``told``)."""
        start = behind_last(_SENTENCES, low, max(segments.sentence_at(figure.start)[0], figure.start - CLAUSE), figure.start)
        indicators = [m.span() for m in self.indicators.finditer(low, start, figure.start)]
        while figure.change is not None and indicators and indicators[-1] == told and self._is_goal(low, told):
            indicators.pop()  # "the revenue was 61.4% of the plan and rose by 17.6%"
        named = indicators[-1] if indicators else None
        same = next((m.end() for m in reversed([*self.same.finditer(low, start, figure.start)])), -1)
        for match in reversed([*self.rates.finditer(low, start, figure.start)]):
            if named is not None and named[1] > match.end():
                break
            span = (
                self._before_rate(low, start, match.start()) if self.g.nouns.verb_final else self._of_rate(low, match.end(), figure.start)
            )
            if span is not None:
                return told if same > span[1] else span
        return told if same >= (named[1] if named else 0) else named

    def _is_named(self, low: str, position: int) -> bool:
        """Whether a word that is no small one says what a rate is of: "the rate of people taking part", but "tỷ lệ ở A"."""
        return not self.g.nouns.verb_final and self.g.nouns.stop.after(low, skip_blanks(low, position)) is None

    def _is_goal(self, low: str, span: Span) -> bool:
        """Whether a percentage is told of a plan or of what was expected, which does not change itself."""
        noun = self.g.nouns.nouns.after(low, span[0])
        return noun is not None and noun[0] in GOALS

    def _of_rate(self, low: str, position: int, end: int) -> Span | None:
        of = self.g.percent_of.after(low, skip_blanks(low, position))
        start = skip_blanks(low, of[1] if of else position)
        of = of or self.g.percent_of.before(low, position)  # "the rate of population"
        noun = self.g.nouns.after(low, start)
        if (
            noun is None
            or not (noun.known or of)
            or noun.end > end
            or noun.start - start > ATTRIBUTES
            or self.g.nouns.stop.after(low, start)
        ):
            return None
        return None if noun.unit in UNITS and self.g.nouns.is_single(low, noun) else (start, noun.end)  # "the rate of Tan Phu commune"

    def _before_rate(self, low: str, floor: int, rate: int) -> Span | None:
        of = self.g.nouns.genitive.before(low, rate)
        end = end_before(low, of[1] if of else rate)
        noun = self.g.nouns.ending(low, max(floor, end - 40), end)
        if noun is None or (noun.unit in UNITS and self.g.nouns.is_single(low, noun)):
            return None  # "जिले की दर"
        return noun.start, noun.end

    def _opening(self, low: str, last: Quantity, figure: Quantity) -> Span | None:
        """The noun that opens the clause of a percentage right behind another one: "tỷ lệ hộ nghèo còn 3,8%; hộ cận nghèo còn 3,5%"; not a
        unit, which may be where the same is told of."""
        parted = _NEXT.match(low, last.end, figure.start)
        noun = self.g.nouns.nouns.after(low, parted.end()) if parted is not None and not self.g.nouns.verb_final else None
        if noun is None or noun[1] > figure.start or noun[0] in UNITS or _MORE.search(low, noun[1], figure.start):
            return None
        return (parted.end(), noun[1]) if parted is not None else None

    def _goes_on(self, low: str, segments: Segments, last: Quantity, figure: Quantity) -> bool:
        """Whether a percentage is another value of the one before: in its sentence, or the points between two of its paragraph; not where
        a rate of something else is named between them."""
        if last.subject is None or any(self._is_named(low, m.end()) for m in self.rates.finditer(low, last.end, figure.start)):
            return False
        if last.start >= segments.sentence_at(figure.start)[0]:
            return True
        return figure.points and last.start >= segments.paragraph_at(figure.start)[0]
