"""Place mentions of an article: candidates, their resolution, and the records made of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.language import Language
from mobextract.packs.place_tables import SMALL, kind_of_unknown
from mobextract.places.article_day import article_day, last_day
from mobextract.places.candidates import Candidate, find_candidates
from mobextract.places.grammar import Grammar, grammar
from mobextract.places.likely_spelling import LikelySpelling, is_transliterated
from mobextract.places.papers import paper_province, signs_paper
from mobextract.places.parents import Parents
from mobextract.places.place_record import decimal_of, made_place
from mobextract.places.resolution import Choice, Resolver
from mobextract.places.roads import ROAD, own_province
from mobextract.record import Place
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments
from mobextract.toponyms.gazetteer_index import LEVELS, Unit
from mobextract.toponyms.vietnamese import latin_key, syllables

ALL_KNOWN = frozenset(("province", "city", "district", "town"))
"""Kinds of units that the gazetteer knows all of."""
NEAR = 0.3
"""Share of the article's votes from which a province is one that it speaks of."""
NEXT = 40
"""How far behind such a unit that one may stand which it lies in, in characters."""
GUESSED = 0.14
"""A commune of which less is certain is one of many of its name, and nothing in the text tells which."""
SURE = 6.0
"""Score of the resolver from which a reading counts as certain."""
COMMUNE = 3
"""The level of a commune."""
HEAD = 30
"""Characters within which a paragraph opens with a unit."""
_AROUND = regex(r"[^.;:!?()।\d\n]{1,60}")
_MARKS = regex("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def find_places(
    folded: Folded,
    segments: Segments,
    language: Language,
    *,
    published: datetime.date | None = None,
    site: str | None = None,
    dates: Sequence[FoundDate] = (),
) -> tuple[list[Place], list[str]]:
    """Return the place mentions of a folded article, in order, and warnings on ambiguous ones.

    Offsets are those of the folded text. ``published`` decides which administrative order holds; ``site`` is the domain
    of the newspaper that the article comes from, which says whose province it writes about (else the paper that the article
    names does); ``dates`` are those of the text.
    """
    rules = grammar(language)
    found = find_candidates(rules, folded, segments, dates)
    candidates = [c for c in found if not signs_paper(folded, segments, c.outer) or any(rules.unit(u).level < 2 for u, _ in c.units)]
    day = article_day(rules, folded, candidates, published, dates)
    province = site_province(rules, site)
    if province is None:
        province = paper_province(rules.gazetteer.sites, folded, segments)
    resolver = Resolver(rules, candidates, day, province, "" if day else last_day(folded.low, dates))
    choices = resolver.resolve(segments.title)
    builder = _Builder(rules, folded.low, segments, resolver.votes, day, marks=any(_MARKS.search(c.name) for c in candidates))
    builder.home = resolver.home
    builder.times = Counter(choice.unit for choice in choices if choice.accepted and choice.unit is not None)
    places = [p for c, choice in zip(candidates, choices, strict=True) if choice.accepted and (p := builder.build(c, choice))]
    builder.parents.finish()
    builder.parents.relocate(places)
    builder.parents.name_quarters(places)
    builder.parents.adopt()
    return places, builder.warnings


def site_province(rules: Grammar, site: str | None) -> int | None:
    """Return the province that the newspaper at ``site`` writes for."""
    if not site:
        return None
    domain = site.lower().removeprefix("https://").removeprefix("http://").partition("/")[0].removeprefix("www.")
    return rules.gazetteer.sites.get(domain)


class _Builder:
    """Makes the records in order of appearance and remembers which unit the text is about."""

    def __init__(self, rules: Grammar, low: str, segments: Segments, votes: dict[int, float], day: str, *, marks: bool) -> None:
        self.rules, self.low, self.votes, self.day = rules, low, votes, day
        self.segments = segments
        self.gazetteer = rules.gazetteer
        self.warnings: list[str] = []
        self.focus: list[str] = []
        """The chain of the unit in force that was named last, itself first."""
        self.focus_at = -1
        """Where it was named."""
        self.focus_level = 0
        """Its level, from 1 for a province."""
        self.guessed: tuple[Place, list[str], int, int] | None = None
        """The unit in force that no table knows, and what was in force before."""
        self.bordered: int | None = None
        """Where the last unit ends that another only borders on."""
        self.passed: tuple[int, list[str], int, int] | None = None
        """Where the text only looks at a neighbour, and what was in force before, and is again in the next paragraph."""
        self.home: str | None = None
        """The commune that the article is about."""
        self.times: Counter[int] = Counter()
        """How often the article names each unit."""
        self.own: list[str] = []
        """The chain of that commune, itself first, where the text has named it."""
        self.last = -1
        """The unit in force."""
        self.parents = Parents()
        near = frozenset(home for home, share in votes.items() if share >= NEAR)
        self.spelling = LikelySpelling(rules, near, self.parents, day, marks=marks)
        self.abroad: dict[str, Place] = {}
        """Units of other countries' provinces, as written."""
        self.kinds: dict[int, str] = {}
        """What the text calls a unit, where it is no translation: a town of 2019 may be a city in the tables."""

    def build(self, candidate: Candidate, choice: Choice) -> Place | None:
        if self.guessed is not None and self.guessed[0].country != "VN":
            self.focus, self.focus_at, self.focus_level = self.guessed[1:]  # "the district Na Po, Guangxi": it lies abroad after all
            self.guessed = None
        if self.passed is not None and self.passed[0] < self.segments.paragraph_at(candidate.start)[0]:
            self.focus, self.focus_at, self.focus_level, self.passed = *self.passed[1:], None
        elif self.own and self.focus != self.own and self._is_left(candidate.start):
            self.focus, self.focus_level = self.own, COMMUNE
        place = self._known(candidate, choice) if choice.unit is not None else self._unknown(candidate, abroad=choice.abroad)
        if place is None:
            return None
        near, last = self.passed is None and self.segments.paragraph_at(candidate.start)[0] <= self.focus_at, self.parents.last
        if choice.abroad:
            self._move_abroad(candidate, place, last)
        self.parents.settle(candidate, place, known=choice.unit is not None, near=near)
        if choice.unit is None and (LEVELS.get(place.kind) == 3 or (place.kind == "district" and place.parents)) and place.country == "VN":
            self.guessed = place, self.focus, self.focus_at, self.focus_level
            self.focus, self.focus_at, self.focus_level = [place.name, *place.parents], candidate.start, LEVELS[place.kind]
        self.spelling.written.update(map(latin_key, syllables(place.name)))
        return place

    def _is_left(self, position: int) -> bool:
        """Whether the text at ``position`` is back in the article's own commune: a sentence, or a paragraph, before only looked at another
        unit, which it did not open with."""
        if self.focus_level == COMMUNE and self.times[self.last] > 1:
            return False  # the text comes back to it
        sentence, paragraph = self.segments.sentence_at(self.focus_at), self.segments.paragraph_at(self.focus_at)
        if position >= paragraph[1]:
            return self.focus_at - paragraph[0] > HEAD or self.focus[0] in self.own
        return position >= sentence[1] and self.focus_level == COMMUNE and self.focus_at - sentence[0] > HEAD

    def _move_abroad(self, candidate: Candidate, place: Place, last: Place | None) -> None:
        """Put a unit into the other country's province before it, or where the text has named it first."""
        if last is not None and last.kind == "province" and last.country != "VN" and candidate.follows == "inside":
            place.name, place.parents, place.country = candidate.name, [last.name], last.country
        elif (first := self.abroad.get(candidate.surface)) is not None and first.country != "VN":
            place.name, place.parents, place.country, place.kind = first.name, list(first.parents), first.country, first.kind
        self.abroad.setdefault(candidate.surface, place)

    def _known(self, candidate: Candidate, choice: Choice) -> Place:
        unit = self.rules.unit(choice.unit or 0)
        index = choice.unit or 0
        parents = self.gazetteer.chain(index, self.day) if index >= 0 else []
        name = self.gazetteer.name_at(index, self.day) if index >= 0 else unit.name
        alternatives = self._alternatives(index, choice.others) if choice.others else []
        base = 0.95 if index < 0 or unit.level == 1 else min(1.0, max(0.3, choice.score / SURE))
        certain = base / (1 + 0.5 * len(alternatives))
        parents = [] if unit.level == COMMUNE and certain < GUESSED else parents
        island = unit.kind == "commune" and candidate.designator is not None and candidate.designator.kind == "island"
        heirs_now = self.gazetteer.successors(index)[:1] if island and self._is_over(unit) else ()
        if heirs_now:
            parents = [self.gazetteer.units[heirs_now[0]].name, *self.gazetteer.chain(heirs_now[0], self.day)]
        place = made_place(
            candidate,
            name,
            "island" if island else self._kind(index, unit, candidate),
            parents,
            unit.country,
            f"{certain:.2f}",
            self.rules.code,
        )
        place.code = unit.code or None
        place.latitude, place.longitude = decimal_of(unit.lat), decimal_of(unit.lon)
        place.alternatives = alternatives
        if index >= 0 and unit.id:
            place.successors = [self.gazetteer.label(u) for u in self.gazetteer.successors(index)]
            place.predecessors = [self.gazetteer.label(u) for u in self.gazetteer.predecessors.get(index, ())]
        if alternatives and certain < 0.4:
            self.warnings.append(f"place {candidate.surface!r} may be {self._label(index)} or {'; '.join(alternatives)}")
        if index >= 0 and unit.level in (1, 2, 3) and self._in_force(unit, candidate) and not self._aside(index):
            beside = self.passed is None and self.rules.distant.is_beside(self.low, candidate.outer[0])
            self.passed = (candidate.start, self.focus, self.focus_at, self.focus_level) if beside and self.focus else self.passed
            self.focus, self.focus_at, self.focus_level, self.last = [name, *parents], candidate.start, unit.level, index
            self.own = self.focus if name == self.home and unit.level == COMMUNE else self.own
        if self.own and self._is_over(unit) and any(label.startswith(f"{self.home}, ") for label in place.successors):
            self.parents.today[name] = self.own
        return place

    def _alternatives(self, index: int, others: list[int]) -> list[str]:
        """What else a name may be, but for the units that one of the same name went over into."""
        own, name = self._label(index), self.rules.unit(index).name
        heirs = {*self.gazetteer.successors(index), *self.gazetteer.predecessors.get(index, ())} if index >= 0 else set()
        labels = [self._label(other) for other in others if other not in heirs or self.gazetteer.units[other].name != name]
        return [label for label in labels if label != own]

    def _kind(self, index: int, unit: Unit, candidate: Candidate) -> str:
        designator = candidate.designator
        if (
            self.rules.original
            and designator
            and unit.level in (2, 3)
            and unit.level == LEVELS.get(designator.kind)
            and not designator.kinds
        ):
            self.kinds[index] = designator.kind
        return self.kinds.get(index, unit.kind)

    def _is_over(self, unit: Unit) -> bool:
        """Whether a unit no longer exists at the article's date."""
        return bool(self.day and unit.end and unit.end <= self.day)

    def _in_force(self, unit: Unit, candidate: Candidate) -> bool:
        """Whether the text may go on to speak of this unit: not of one that is abolished at the article's date, or that another is so far
        from."""
        if (
            unit.level < 3
            and len(self.focus) > 1
            and unit.name in self.focus[1:]
            and (candidate.follows in ("inside", "comma") or self._is_around(candidate))
        ):
            return False
        if unit.level < 3 and self.focus_level == 3 and self.rules.distant.is_donors(self.low, candidate.start, candidate.end):
            return False
        if candidate.former or self.rules.distant.ends(self.low, candidate.start, candidate.end) or self._borders(candidate):
            return False
        return not self.day or unit.valid(self.day)

    def _borders(self, candidate: Candidate) -> bool:
        """Whether another unit only borders on this one, or on the one that it is said to lie in: "borders Na Nghiu commune (Song Ma)"."""
        chained = candidate.follows in ("inside", "comma", "join") and self.bordered is not None and candidate.start - self.bordered < NEXT
        beside = self.rules.bordering.before(self.low, candidate.outer[0]) or self.rules.bordering_after.after(
            self.low, candidate.outer[1] + 1
        )
        if beside or chained:
            self.bordered = candidate.outer[1]
        return bool(beside or chained)

    def _is_around(self, candidate: Candidate) -> bool:
        """Whether a clause on the unit named last only says what that is a part of: "Thanh Hoa, a mountainous commune of Tuyen Hoa"."""
        return _AROUND.fullmatch(self.low, self.focus_at, candidate.start) is not None

    def _aside(self, index: int) -> bool:
        """Whether a province is only mentioned in passing: where a donor sits, who came to visit."""
        if self.gazetteer.units[index].level > 1:
            return False
        own = max((self.votes.get(home, 0.0) for home in self.gazetteer.home[index]), default=0.0)
        return own < 0.25 and max(self.votes.values(), default=0.0) >= 0.5

    def _label(self, index: int) -> str:
        unit = self.rules.unit(index)
        return self.gazetteer.label(index, self.day) if index >= 0 else f"{unit.name} ({unit.kind})"

    def _unknown(self, candidate: Candidate, *, abroad: bool = False) -> Place | None:
        designator = candidate.designator or candidate.listed
        if designator is None:
            return None
        kind = kind_of_unknown(designator)
        if kind in ALL_KNOWN and not candidate.number and not abroad and is_transliterated(candidate.name):
            if "village" not in designator.kinds:
                return None  # all provinces and districts are known
            kind = "village"
        name = f"{designator.number} {candidate.number}" if candidate.number else self.spelling.of(candidate, self.focus)
        parents = [] if kind in ("province", "country", "region") else list(self.focus)
        if kind in ("district", "town", "city"):
            parents = parents[-1:]
        elif kind in ("commune", "ward", "township"):
            parents = parents[self.focus_level > 2 :]  # no commune lies in another
        elif kind in ("road", "river"):
            parents = self._crossing(kind, name, candidate)
        elif designator.persons and "province" in designator.kinds:
            parents = []  # patients are sent to hospitals far away
        if kind not in SMALL and len(parents) > 1 and parents[0] == name:
            parents = parents[1:]  # "Hạ Long Bay" beside the ward of Hạ Long; but a village may be called like its commune
        return made_place(candidate, name, kind, parents, "VN", "0.50", self.rules.code)

    def _crossing(self, kind: str, name: str, candidate: Candidate) -> list[str]:
        """Roads and rivers cross provinces, unless they are the province's own or known to lie in one."""
        if candidate.designator is ROAD:
            return [p for p in self.focus[-1:] if own_province(self.rules, name, p, self.day)]
        units = self.gazetteer.units
        single = [
            i for i in self.gazetteer.by_key.get(latin_key(name), ()) if units[i].kind == kind and (" " in name or units[i].name == name)
        ]
        if single:
            return self.gazetteer.chain(single[0], self.day)
        if kind == "river" or name.startswith(("National Road", "Expressway")):
            return []
        return self.focus[-1:] if candidate.number else list(self.focus)  # a street lies in a town
