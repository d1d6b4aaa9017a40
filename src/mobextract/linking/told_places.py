"""Whether a clause is told of a place: it opens with the name ("In Thanh Hóa …", "Diễn Châu district has 39 communes", "Lai Châu opened
12 clubs")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mobextract.linking.focus import HOME
from mobextract.linking.grammar import LinkGrammar
from mobextract.record import Place
from mobextract.text.folding import ANY_WORD, LETTER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

SUBJECTS = frozenset(("region", "province", "city", "town", "district"))
"""Kinds of places whose names stand without a designator as the subject of any verb."""
WIDE = frozenset(("country", "region"))
"""Kinds of places that a figure is linked to only where its clause tells of them."""
DESIGNATED = 24
"""A name this close behind words about it has nothing but its designator before it."""
ARTICLE = 5
"""Letters of an article and the blank behind it."""
LOCATED = 40
"""How far before a place its clause may begin, where that opens with "in"."""
OPENS = regex(r"[;,:(«“](?!\d)")
NEXT = regex(rf"{WORD}+ (?=\S)")
_DIGIT = regex(r"\d")
_SIGN = regex(r"[,;:()]|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
"""A sign, or a figure that is no year."""
_DATED = regex(r"(?:[^,.;:\n]{0,30}\d[^,.;:\n]{0,15}, ){1,2}")
"""A date, with its commas, that opens a sentence: "By 4 pm, Oct 19, ..."."""
_YEAR = r"(?:19|20)\d\d"
_DATE_FIRST = regex(
    rf"(?:{LETTER}+ ){{0,6}}(?:\d{{1,2}} (?:{LETTER}+ ){{1,2}})?{_YEAR}(?: ?[–-] ?{_YEAR})?(?: {LETTER}{{1,5}}\.?(?= {LETTER}{{1,3}} ))? "
)
"""A date without a comma, and the word for its year, that open a sentence: "К 31 октября 2025 года в Хайфоне …"."""
_THEN = regex(r"(?: [^\s\d,.;:()]+){0,5}, ")
"""A verb behind a name, where it stands at the end, and a comma."""


class ToldPlaces:
    """The openings of clauses in one article, with all its places."""

    def __init__(self, grammar: LinkGrammar, folded: Folded, segments: Segments, places: Sequence[Place]) -> None:
        self.g = grammar
        self.low, self.text = folded.low, folded.text
        self.segments = segments
        self.place_starts = [p.start for p in places]
        self.abroad = frozenset(p.start for p in places if p.kind == "country" and p.country != HOME)

    def is_told(self, start: int, end: int, place: Place | None, *, home: bool = False) -> bool:
        """Return whether a clause opens with the name at ``[start, end)``, but for its designator, and tells what is there ("In Thanh Hóa
        …") or what it has ("Diễn Châu district has 39 communes"); ``place`` is the one place named, ``home`` whether that is the home
        country."""
        comma = _THEN.match(self.low, end) if place is not None and place.kind in WIDE else None
        if comma is not None and (comma.end() == end + 2 or self.g.postpositional) and self.g.where.after(self.low, comma.end()):
            return True  # "the storm had hit the Philippines, where 27 people died"
        if home and self._is_first(start, end):
            return True
        opening = self._clause_start(start, dated=place is None or place.kind != "country")
        if opening is None or _DIGIT.search(self.low, opening, start):
            return False
        first = bisect_left(self.place_starts, opening)
        alone = first == len(self.place_starts) or self.place_starts[first] >= start
        inside = opening < start and alone and self.g.inside_before.after(self.low, opening) is not None
        included = start in self.abroad and self.g.among.after(self.low, opening) is not None  # "trong đó có cả các cháu nước bạn Lào"
        if inside and not included:
            return True
        if home and start - opening < ARTICLE:
            return True  # "Vietnam exported …"
        if (start - opening < ARTICLE or self._is_designated(place, opening, start)) and self._does(place, end):
            return True
        edge = end + self.low.startswith(("-", ")"), end)
        behind = [skip_blanks(self.low, edge), *(m.end() for m in NEXT.finditer(self.low, edge, edge + DESIGNATED))][:2]
        if place is not None and place.kind == "country" and any(self.g.gives.after(self.low, at) for at in behind):
            return False  # "Japan has given 24 million USD for eight sluices"
        return start - opening <= DESIGNATED and any(
            lexicon.after(self.low, at) for lexicon in (self.g.has, self.g.inside_after) for at in behind
        )

    def _is_first(self, start: int, end: int) -> bool:
        """Whether "in" stands beside the place that a sentence names first, a word or two between, no comma and no figure before it but
        a date: "the death toll of the floods in central Vietnam rose to 19", "in ten months of 2025 in Vietnam 1,318 drowned"."""
        sentence = self.segments.sentence_at(start)[0]
        first = bisect_left(self.place_starts, sentence)
        if self.place_starts[first] != start:
            return False
        inside = self.g.postpositional and self.g.inside_after.after(self.low, skip_blanks(self.low, end)) is not None
        before = [start, *(m.start() for m in reversed([*NEXT.finditer(self.low, max(sentence, start - LOCATED), start + 1)]))][:3]
        inside = inside or any(self.g.inside_before.before(self.low, end_before(self.low, at)) is not None for at in before)
        dated = _DATED.match(self.low, sentence, start)
        return inside and not _SIGN.search(self.low, dated.end() if dated else sentence, start)

    def _is_designated(self, place: Place | None, opening: int, start: int) -> bool:
        """Whether nothing but the designator of a province, with its article, stands between the opening of a clause and its name, and
        it gives nothing to another: ", tỉnh Đắk Lắk khởi công 684 nhà", ", η επαρχία Dak Lak ξεκίνησε …"."""
        if place is None or place.kind != "province" or not place.rule.endswith(".before") or start - opening > DESIGNATED:
            return False
        verb = skip_blanks(self.low, place.end)
        return self.low.count(" ", opening, start) <= 2 and self.g.gives.after(self.low, verb) is None

    def _does(self, place: Place | None, end: int) -> bool:
        """Whether a province, city or region is the subject of a verb: a word in small letters behind it that ties it to nothing."""
        if self.low.startswith("-", end) and (designator := ANY_WORD.match(self.low, end + 1)) is not None:
            end = designator.end()  # "Dak Lak-provinsen bygde …"
        if place is None or place.kind not in SUBJECTS or self.low[end : end + 1] != " " or not self.text[end + 1 : end + 2].islower():
            return False
        word = ANY_WORD.match(self.low, end + 1)
        return word is not None and not (word[0] in self.g.joiners or word[0] in self.g.contrasts or self.g.ties.after(self.low, end + 1))

    def _turned(self, opening: int, start: int) -> int:
        """Where a clause goes on behind words like "meanwhile" that open it before ``start``."""
        words = self.g.turns_to.after(self.low, opening)
        return opening if words is None or words[1] > start else skip_blanks(self.low, words[1])

    def _clause_start(self, start: int, *, dated: bool) -> int | None:
        """Where the clause begins that opens a few words before ``start``: the sentence, behind a sign, behind "and" and a figure
        before that, or behind a date (``dated``; a country may be where something goes then)."""
        sentence = self.segments.sentence_at(start)[0]
        date = _DATE_FIRST.match(self.low, sentence, start) if dated else None
        floor = max(date.end() if date else sentence, start - LOCATED)
        signs = list(OPENS.finditer(self.low, floor, start))
        opening = self._turned(skip_blanks(self.low, signs[-1].end() if signs else floor), start)
        joined = next(
            (
                m
                for m in reversed([*NEXT.finditer(self.low, opening, start + 1)])
                if m[0].rstrip() in self.g.joiners or m[0].rstrip() in self.g.contrasts
            ),
            None,
        )
        if joined is not None and (joined.start() == opening or _DIGIT.search(self.low, opening, joined.start())):
            return joined.end()
        return opening if signs or floor > start - LOCATED else None
