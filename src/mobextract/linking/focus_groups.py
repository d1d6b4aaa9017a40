"""Named places grouped into foci: chains ("commune A (district B)") and lists ("areas 1, 2 and 4")."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.focus import COMMUNE, PASSAGES, TOLD, Focus, is_above, is_home, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.means import is_rival
from mobextract.linking.passing_places import is_beside
from mobextract.linking.persons_homes import are_homes
from mobextract.linking.told_places import DESIGNATED, NEXT, ToldPlaces
from mobextract.record import Place
from mobextract.text.folding import LETTER, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_JOINED = regex(r"\s*(?:[,/–-]|(?!\)\s*$)\S{1,4}|, \S{1,4})\s*")  # a closing bracket alone joins nothing
FARTHEST, ABBREVIATED = 60, 5
"""The longest text between two members of a list, an abbreviated designator before the second one apart; and the longest of these."""
LISTED = 16
"""How far behind a member of a list what goes on with it may stand, a designator before that."""
_ABBREVIATED = regex(rf"(?<!{LETTER}){LETTER}{{1,3}}\. ?$")
"""An abbreviated designator before a name: "TX. Phú Mỹ"."""
_BRACKET = regex(rf"^ {LETTER}{{2,14}}\)")
"""A designator that closes the brackets behind a member of a list: "commune A (B city), commune C"."""
_ENDED, _EXPLAINS, _CLOSED, _DIGIT = regex(r"[\n.;·:!?।]"), regex(r"[,(]"), regex(r"[)\d]"), regex(r"\d")
_OWN = regex(r"(?: \S+)? ?\((?=[^()]*\))")
"""What opens brackets right behind a member of a list, a designator between."""
KIND = 4
"""A word that says what kind of school one is has more letters: "Primary School", not "के स्कूल"."""
TELLS = 2
"""More words than these between a unit's name and a comma tell something of it."""
_BLANK = regex(r" ")


class FocusGroups:
    """Groups the places of one article."""

    def __init__(self, grammar: LinkGrammar, low: str, segments: Segments, told: ToldPlaces) -> None:
        self.g = grammar
        self.low = low
        self.segments = segments
        self.told = told

    def of(self, places: Sequence[Place]) -> list[Focus]:
        """Return the foci of ``places``, in order."""
        foci: list[Focus] = []
        communes = [p for p in places if rank_of(p) == COMMUNE]
        for place in places:
            focus = Focus(
                place.start,
                place.end,
                [place],
                (place.kind not in PASSAGES and not self._is_around(place, communes))
                or (place.kind in TOLD and self.told.is_told(place.start, place.end, place, home=is_home(place))),
            )
            if not foci or not self._joined(foci, focus):
                foci.append(focus)
        return foci

    def _is_around(self, place: Place, communes: Sequence[Place]) -> bool:
        """Whether an island that is no unit only says where something is, around it, in a text that has told of a commune: "40 buoys were
        laid around Hon Kho island"; not one that has given a commune of the text its name."""
        if place.kind != "island" or place.code is not None or not is_beside(self.low, self.g.around, place.start, place.end):
            return False
        return any(p.start < place.start for p in communes) and all(p.name != place.name for p in communes)

    def _joined(self, foci: list[Focus], focus: Focus) -> bool:
        """Join a place to the focus before it, where both are one chain or one list."""
        last, place = foci[-1], focus.places[0]
        if place.start - last.end > FARTHEST + ABBREVIATED:
            return False
        gap = self.low[last.end : place.start]
        if "." in gap and self.segments.sentence_at(place.start)[0] <= last.end:  # not "… đạt chuẩn NTM. Nghĩa Hưng …"
            gap = _ABBREVIATED.sub("", gap)
            gap = gap.replace(".", "") if are_homes(self.g, self.low, last.places[-1], place) else gap  # "and Mr. B in Y village"
        gap = self._shortened(_BRACKET.sub(")", gap, 1))
        if len(gap) > FARTHEST or _ENDED.search(gap.replace(" (", "")):
            return False
        if self._is_schools(last, place, gap):
            last.end = place.end
            return True
        if gap.strip(" ,") and (self._of_organisation(place, last.end) or is_rival(self.g, self.low, focus)):
            return False
        if self.g.merger.search(self.low, last.end, place.start) is not None:
            return False  # "after A, B and C merged, the new commune of A has 47 villages"
        previous, since = last.places[-1], foci[-2].end if len(foci) > 1 else 0
        before, *behind = _EXPLAINS.split(gap, 1)
        explains = behind and not _CLOSED.search(gap) and focus.rank < last.rank and focus.unit and last.unit
        explains = explains and behind[0].strip().partition(" ")[0] not in self.g.contrasts  # "…, but in B district"
        beside = len(before.split()) <= TELLS or is_above(place, previous)  # not "hamlet 1 that sells rice, in B"
        explains = explains and beside and not (place.kind == "province" and rank_of(previous) == rank_of(place))  # "Huế, Hà Tĩnh"
        close = len(gap) < 24 and len(gap.split()) < 4 and not _DIGIT.search(gap)  # "94 % in Phu Ninh and 91 % in Phu Tho town"
        alike = rank_of(previous) == rank_of(place) and not self.g.joiners.isdisjoint(gap.split())
        if explains or (close and is_above(place, previous) and not alike):  # not "the communes A and B" of B district
            last.end = place.end
            last.unit = last.unit or (focus.unit and previous.kind == "facility")
            if previous.kind == "facility" and focus.unit and self._is_organisation(previous):
                foci[-1] = Focus(last.start, place.end, [place], unit=True)  # "at Chu Van An Secondary School (Huong Khe township)"
        elif close and last.rank < focus.rank and is_above(previous, place) and len(last.places) == 1 and (focus.unit or not last.unit):
            foci[-1] = Focus(last.start, place.end, [place], focus.unit)
        elif abs(focus.rank - last.rank) < 2 and focus.unit == last.unit and self._listed_with(last.places, place, gap, since):
            foci[-1] = Focus(last.start, place.end, [*last.places, place], last.unit)
        else:
            return False
        return True

    def _shortened(self, gap: str) -> str:
        """What stands between two places, with a joiner of one word for one of several: "A and B districts as well as C"."""
        long = next((form for form in self.g.long_joiners if f" {form} " in gap), None)
        if long is None:
            return gap
        short = min(form for form in self.g.joiners if " " not in form)
        return gap.replace(f", {long} ", f" {short} ").replace(f" {long} ", f" {short} ")

    def _is_organisation(self, place: Place) -> bool:
        """Whether a facility is a school or hospital, by the word beside its name: what is told there is told of the unit around."""
        behind = skip_blanks(self.low, place.end + self.low.startswith("-", place.end))
        words = (behind, *(m.end() for m in NEXT.finditer(self.low, behind, place.end + DESIGNATED)))
        return self.g.organisations.before(self.low, place.start) is not None or any(
            self.g.organisations.after(self.low, at) for at in words
        )

    def _is_schools(self, last: Focus, place: Place, gap: str) -> bool:
        """Whether a commune's name is only that of a school or the like that "and" joins to a unit: what "leaders of A commune and B
        Primary School" opened is told of A."""
        if rank_of(place) != COMMUNE or not last.unit or self.g.joiners.isdisjoint(gap.split()) or "," in gap:
            return False
        words, nouns, start, behind = self.g.facilities, self.g.unit_nouns, last.end, skip_blanks(self.low, place.end)
        if nouns.before(self.low, place.start) or nouns.after(self.low, behind):
            return False
        if any(words.after(self.low, m.end()) for m in _BLANK.finditer(self.low, start, place.start)):
            return nouns.before(self.low, last.start) is not None  # "xã A và Trường Tiểu học B"
        kind = NEXT.match(self.low, behind)
        kinds = (behind, kind.end()) if kind is not None and len(kind[0]) > KIND else (behind,)
        return nouns.after(self.low, skip_blanks(self.low, start)) is not None and any(words.after(self.low, at) for at in kinds)

    def _of_organisation(self, place: Place, start: int) -> bool:
        """Whether a place's name belongs to an organisation's: "in Dong Hoi city, the Quang Binh Provincial Party Committee …"."""
        headed = any(self.g.organisations.after(self.low, m.end()) for m in _BLANK.finditer(self.low, start, place.start))
        if headed or not self.g.attributes_before:
            return headed
        end = skip_blanks(self.low, place.end)
        return any(self.g.organisations.after(self.low, at) for at in (end, self.g.levels.past(self.low, end)))

    def _listed_with(self, listed: list[Place], right: Place, gap: str, since: int) -> bool:
        """Whether a place goes on a list; not where each has its figure ("A 33, B 27"), or one is only named for comparison."""
        own = _OWN.match(gap)  # "A (four classes) and B (two)"
        if _DIGIT.search(gap) or (own and self.g.formerly.after(gap, own.end()) is None) or self._compared(listed[-1]):
            return False
        joined = (bool(_JOINED.fullmatch(gap)) and not self._acts(gap)) or self._coordinated(listed, right, gap)
        joined = joined or are_homes(self.g, self.low, listed[-1], right)
        return joined and not self._is_closed(listed, gap) and not self._in_passing(listed[-1], right, since)

    def _acts(self, gap: str) -> bool:
        """Whether a short word between two places is no joiner: "Hanoi gave A 12 cows", "từ A đến B"."""
        word = gap.strip()
        return word.isalpha() and word not in self.g.joiners

    def _is_closed(self, listed: list[Place], gap: str) -> bool:
        """Whether "and" has ended a list before a comma: "after the merger of B and C, A has 12"."""
        if len(listed) < 2 or "," not in gap:
            return False
        words = self.low[listed[-2].end : listed[-1].start].split()
        return any(word in self.g.joiners for word in words) and (len(words) < 3 or gap.strip() != ",")  # "A và hai xã B, C"

    def _in_passing(self, left: Place, right: Place, since: int) -> bool:
        """Whether one of two places is only named in passing: "A, bordering B, has 12", "following the experience of B, A built"."""
        if "," not in self.low[left.end : right.start]:
            return False  # "sold in A and B"
        sides = (self.g.learned_in, self.g.beside)
        if any(is_beside(self.low, words, place.start, place.end, since=since) for words in sides for place in (left, right)):
            return True
        far = _DIGIT.match(self.low, right.end + 1) is not None  # "A, cách B 20 km"
        return far and is_beside(self.low, (self.g.distant_leads, None), right.start, right.end)

    def _compared(self, place: Place) -> bool:
        """Whether the sentence opens with a place that it does not tell about itself ("not only in A, commune B …", "like A, …")."""
        sentence = self.segments.sentence_at(place.start)
        found = self.g.others.after(self.low, sentence[0])
        if found is None or place.start - found[1] >= DESIGNATED or "," in self.low[found[1] : place.start]:
            return False
        return self.g.merger.search(self.low, found[1], place.start) is None  # "after the merger of A and B"

    def _designated(self, end: int, start: int) -> bool:
        """Whether nothing but a joiner and a designator with "of" stands between two names: "…, the commune of" or "and the commune of"."""
        at = skip_blanks(self.low, end + self.low.startswith(",", end))
        word = NEXT.match(self.low, at)
        at = word.end() if word is not None and word[0].rstrip() in self.g.joiners else at
        article = self.g.articles.after(self.low, at)
        level = self.g.levels.after(self.low, at) or (article and self.g.levels.after(self.low, skip_blanks(self.low, article[1])))
        of = self.g.of.after(self.low, skip_blanks(self.low, level[1])) if level else None
        return of is not None and skip_blanks(self.low, of[1]) == start

    def _coordinated(self, listed: list[Place], right: Place, gap: str) -> bool:
        """Whether "and" stands between two of one rank, with a designator beside it ("A ward and B ward", "xã A và xã B")."""
        words, left = gap.split(), listed[-1]
        apart = abs(rank_of(left) - rank_of(right))
        if len(words) in (2, 3) and words[0] == "," and not apart:
            begun = len(listed) > 1 or left.rule.endswith(".before")
            again = f" {words[1]} " in f" {self.low[max(0, left.start - LISTED) : left.start]}"  # "in A ward, in B ward and in C commune"
            if begun and right.rule.endswith(".before") and (again or not self.g.inside_before.after(self.low, left.end + 2)):
                return True  # a designator to each: "phường A, phường B", "các huyện A, B, thị xã C"
            if not begun and right.rule.endswith(".before") and self._goes_on(right):
                return True  # "tại Hải Phòng, thành phố Huế và Hà Nội"
            return len(words) == 2 and self.low.endswith(f"{words[1]} ", 0, left.start)
        if len(words) == 1 and words[0].endswith(",") and not apart:  # "A वार्ड, B वार्ड", "Da Nang city, A and B"
            return self.low.startswith(f" {words[0][:-1]}", right.end) or self._goes_on(right)
        if not apart and self._is_worded_again(left, right, gap):
            return True
        if not apart and words and (words[0] in self.g.joiners or gap.startswith(",")) and self._designated(left.end, right.start):
            return True
        joiner = next((n for n, word in enumerate(words) if word in self.g.joiners), -1)
        joined = apart <= 1 and len(words) in (2, 3) and joiner >= 0
        joined = joined and self.g.number_words.isdisjoint(words[:joiner])  # "A ने पाँच और B ने सात मशीनें जोड़ीं"
        return joined and not any(f" {form} " in f" {gap} " for form in self.g.rest)  # "28 in A and the rest in B"

    def _goes_on(self, place: Place) -> bool:
        """Whether a comma or "and" stands behind a place, a designator between."""
        behind = self.low[place.end : place.end + LISTED].split()[:2]
        return any(word in self.g.joiners or word.endswith(",") for word in behind)

    def _is_worded_again(self, left: Place, right: Place, gap: str) -> bool:
        """Whether what stands behind two names is the same, and what stands before them: "in A ward, in B ward", "A वार्ड में, B वार्ड में"."""
        label, comma, rest = gap.partition(",")
        lead = rest.split()
        if not comma or not label.strip() or len(label.split()) > 2 or len(lead) > 1 or not self.low.startswith(label, right.end):
            return False
        return not lead or self.low.endswith(f"{lead[0]} ", 0, left.start)
