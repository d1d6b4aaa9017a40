"""Decide which unit each candidate names, for all candidates of an article together.

Evidence: how well the spelling fits, the designator (a soft cue: translators mix them up), the newspaper's province, what
stands beside the name (brackets, commas), what else the article names, and the article's date.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct, field

from mobextract.packs.place_tables import NATURAL, SMALL, is_small
from mobextract.places.abroad import is_abroad, named_again
from mobextract.places.agreement import agree, agree_by_surface, agree_in_time, key_of
from mobextract.places.candidates import Candidate
from mobextract.places.evidence import MARGIN, ROUNDS, Evidence
from mobextract.places.home_commune import home_commune, units_named
from mobextract.places.namesakes import is_namesake, unknown_villages
from mobextract.places.rows import accept_members, are_siblings, has_sibling, prefer_provinces
from mobextract.text.folding import lower
from mobextract.text.segment import Span
from mobextract.toponyms.gazetteer_index import REFORM
from mobextract.toponyms.vietnamese import latin_key, parse_syllable

STRAINED, TINY = 0.9, 3
"""Cost from which a river or other feature is read by a strain into a name of so few letters; the table does not know all of them."""
LONG, USUAL = 6, 0.2
"""Letters of a name in one word, and the cost of its spelling, from and up to which it is no other word: "Dakrong" is Đakrông."""
FAR = 0.15
"""Share of the article's votes below which it does not speak of a province."""
PLAIN, CASED = 0.8, 1.35
"""Cost below which a bare name is one in its usual spelling, and in a case behind a preposition of place ("в Биеншоне")."""
SIMILAR, SHORT = 0.5, 5
"""Cost below which a bare word of up to so many letters repeats a name: "Μέλι" (honey) is not Má Lé again."""


class Choice(Struct):
    """What a candidate was resolved to: ``unit`` or None (a place that no table knows), score and other readings."""

    unit: int | None = None
    score: float = 0.0
    others: list[int] = field(default_factory=list)
    accepted: bool = False
    abroad: bool = False
    """Whether the text puts it into a province of another country."""


class Resolver(Evidence):
    """Resolution of one article."""

    def resolve(self, title: Span | None) -> list[Choice]:
        """Return one choice for each candidate."""
        self._vote()
        indexes = [index for index, options in enumerate(self.options) if options]
        for _ in range(ROUNDS):
            self.named = self._districts()
            for index in indexes:
                self._choose(index)
            self._vote()
            indexes = [i for i in indexes if len(self.scored[i]) > 1 and self.scored[i][0][0] - self.scored[i][1][0] < 4.0]
        prefer_provinces(self)
        agree(self)
        agree_by_surface(self)
        self._agree_by_spelling()
        if not self.day:
            agree_in_time(self)
        self.strong_units = {b[0] for o, b in zip(self.candidates, self.best, strict=True) if o.strong and b}
        choices = [self._choice(index) for index in range(len(self.candidates))]
        accept_members(self, choices)
        told = [(c.start, choice.unit) for c, choice in zip(self.candidates, choices, strict=True) if choice.accepted]
        self.home, named = home_commune(units_named(self.gazetteer, told, self.day), title), {unit for _, unit in told if unit is not None}
        villages = unknown_villages(self.candidates, choices)
        for index, (candidate, choice) in enumerate(zip(self.candidates, choices, strict=True)):
            if not choice.accepted and choice.unit in named and not self._among_peoples(index):
                cost = _cost(candidate, choice.unit)
                choice.accepted = _similar(candidate, cost) and self._well_known(candidate, choice.unit)
            village = candidate.village if candidate.village is not None and self._is_far(index) else villages.get(candidate.surface)
            if not choice.accepted and village is not None and not candidate.borne:
                candidate.listed = village
                choices[index] = Choice(accepted=True)
        for index in named_again(self, [i for i, choice in enumerate(choices) if choice.abroad]):
            choices[index] = Choice(accepted=True, abroad=True)
        return choices

    def _is_far(self, index: int) -> bool:
        """Whether no unit of a name lies in a province that the article speaks of, and no person of the article has the name."""
        candidate = self.candidates[index]
        far = max(self.share(u) for u, _ in candidate.units) < FAR
        return far and not candidate.borne and not self.grammar.is_people(candidate.surface)

    def _agree_by_spelling(self) -> None:
        """One spelling is one unit: that which its district stands beside once ("लोन माई" in Tam Bình is Loan Mỹ, not Long Mỹ)."""
        mentions: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, best in enumerate(self.best):
            if (
                best is not None
                and best[0] >= 0
                and self.candidates[index].strong
                and (level := self.gazetteer.units[best[0]].level) in (2, 3)
            ):
                mentions[self.candidates[index].surface.lower(), level].append(index)
        for indexes in (found for found in mentions.values() if len({best[0] for i in found if (best := self.best[i])}) > 1):
            chained = {best[0] for i in indexes if (best := self.best[i]) and self.in_chain(i, best[0])}
            if len(chained) != 1:
                continue
            unit = chained.pop()
            for i in indexes:
                best = self.best[i]
                if (
                    best
                    and key_of(self, best[0]) != key_of(self, unit)
                    and not self.in_chain(i, best[0])
                    and any(u == unit for u, _ in self.options[i])
                ):
                    self.best[i] = (unit, best[1])

    def _choice(self, index: int) -> Choice:
        best, candidate = self.best[index], self.candidates[index]
        if is_abroad(self, index):
            return Choice(accepted=candidate.strong, abroad=True)
        if best is None:
            return Choice(accepted=candidate.strong)
        if candidate.strong and best[1] < -1.0 and self._unlikely(candidate):
            return Choice(accepted=True)
        if (
            candidate.strong
            and len(candidate.surface) <= TINY
            and best[0] >= 0
            and self.gazetteer.units[best[0]].level == 9
            and _cost(candidate, best[0]) >= STRAINED
        ):
            return Choice(accepted=True)  # "ручей Хи" is not the river Chu
        if is_namesake(self, index, best[0]):
            return Choice(accepted=candidate.strong)
        larger = self.grammar.unit(best[0]).level in (1, 2)  # "the village of Na Sai, Thanh Hoa"
        if candidate.listed is not None and candidate.listed.kind in SMALL and not larger and not self.in_chain(index, best[0]):
            return Choice(accepted=candidate.strong)
        if candidate.strong and ((not candidate.exact and self._elsewhere(index, best[0])) or self._told_elsewhere(index, best[0])):
            return Choice(accepted=True)
        if candidate.strong and self._lies_in_commune(index):
            return Choice(accepted=True)
        others = [unit for score, unit in self.scored[index] if unit != best[0] and score > best[1] - MARGIN][:5]
        accepted = candidate.strong or self._supported(index, best[0])
        return Choice(best[0], best[1], others, accepted)

    def _elsewhere(self, index: int, unit: int) -> bool:
        """Whether a commune, or a district by a strained reading, lies in a province that nothing else in the article speaks
        of, while one is clearly spoken of."""
        level = self.gazetteer.units[unit].level if unit >= 0 else 0
        strained = any(u == unit and cost >= 0.6 for u, cost in self.candidates[index].units)
        if not (level == 3 or (level == 2 and strained)) or self.in_chain(index, unit) or self._in_row(index, unit):
            return False
        return self.share(unit) <= 0.3 and (max(self.votes.values(), default=0.0) >= 0.6 or (level == 3 and self._is_anywhere(index)))

    def _is_anywhere(self, index: int) -> bool:
        """Whether a name is found equally well in several provinces, none of which is named, while another one is."""
        (top, _), *_ = self.scored[index]
        homes = {home for score, unit in self.scored[index] if score > top - MARGIN for home in self._homes(unit)}
        homes |= {old for home in homes for old in self.gazetteer.merged.get(self.gazetteer.at(home, REFORM), ())}
        return len(homes) > 1 and any(map(self._is_named, self.votes)) and not any(map(self._is_named, homes))

    def _lies_in_commune(self, index: int) -> bool:
        """Whether a commune stands behind a name whose designator may be a village's: "в поселках Ланг Сен и Ка Дам, коммуна Винь Чау"."""
        designator, last = self.candidates[index].designator or self.candidates[index].listed, index + 1
        if designator is None or designator.kind in SMALL or "village" not in designator.kinds:
            return False
        while last < len(self.candidates) and self.candidates[last].listed is designator:
            last += 1
        holder = self.candidates[last] if last < len(self.candidates) else None
        above = holder.designator if holder is not None and holder.follows in ("comma", "inside") else None
        return above is not None and above.kind == "commune" and above is not designator

    def _told_elsewhere(self, index: int, unit: int) -> bool:
        """Whether the next words put a commune into a district of a province where the tables have none of the name: "Bình Hòa commune, Tam
        Bình district (Vĩnh Long)"."""
        following = self.candidates[index + 1 : index + 2]
        if not following or not following[0].strong or following[0].follows not in ("comma", "inside") or unit < 0:
            return False
        holder = self.best[index + 1]
        if holder is None or holder[0] < 0 or self.gazetteer.units[unit].level != 3 or self.in_chain(index, unit):
            return False
        above = self.gazetteer.units[holder[0]]
        return above.level == 2 and not set(self.gazetteer.home[unit]) & set(self.gazetteer.home[holder[0]])

    def _unlikely(self, candidate: Candidate) -> bool:
        return candidate.designator is not None and candidate.designator.kind not in ("province", "district", "country")

    def _supported(self, index: int, unit: int) -> bool:
        """Whether a bare name may count: provinces and foreign names do, districts in a province that is spoken of,
        communes only where the text elsewhere or the neighbours show that it is one."""
        entry, candidate = self.grammar.unit(unit), self.candidates[index]
        cost = _cost(candidate, unit)
        people = unit >= 0 and entry.level > 1 and entry.kind != "region" and self.grammar.is_people(candidate.surface)
        if people and not self.in_chain(index, unit) and not (self._in_row(index, unit) and not self._among_peoples(index)):
            return False
        if candidate.known and entry.level in (1, 2) and entry.kind == "city" and " " not in entry.name:
            return True
        if unit < 0 or entry.level <= 1 or entry.level == 9:
            return cost < 0.8 and self._long_enough(index) and self._well_known(candidate, unit)
        exonym = entry.level == 2 and unit in self.grammar.exonyms.find(lower(candidate.surface))
        sibling = candidate.share and index and " " in entry.name and cost < USUAL and has_sibling(self, index - 1)
        if sibling and are_siblings(self, self.best[index - 1], unit):
            return True
        if exonym or (_similar(candidate, cost) and unit in self.strong_units) or self.in_chain(index, unit):
            return True
        before = self.candidates[index - 1] if index else None
        listed = candidate.listed is not None and any(
            self._related(unit, b[0], f) >= 1.5 for n, f in self.neighbours(index) if (b := self.best[n])
        )
        inside = before is not None and candidate.follows in ("inside", "comma") and before.strong and is_small(before.designator)
        share = self.share(unit)
        plain = " " in entry.name or (len(entry.name) > LONG and cost < USUAL)
        first = self.best[index - 1] if before is not None and before.cued and candidate.follows == "join" else None
        cued = candidate.cued or first is not None
        usual = cost < (CASED if cued and len(candidate.surface) > LONG else PLAIN)
        if entry.level == 3 and usual and plain and self.is_valid(entry.end) and self._is_commune(candidate, unit, share, first):
            return True
        foreign = entry.level == 3 and cost < USUAL and parse_syllable(latin_key(entry.name)) is None  # "Kbang", nobody's given name
        row = share >= 0.25 and (" " in entry.name or foreign) and self.is_valid(entry.end) and self._in_row(index, unit)
        if listed or row or (inside and share >= 0.25):
            return True
        in_place = candidate.cued or candidate.follows in ("join", "comma") or " " in candidate.surface
        telling = " " in entry.name or len(entry.name) > SHORT
        city = unit in self.gazetteer.cities and not candidate.borne  # called so after the reform as well
        in_force = city or self.is_valid(entry.end) or (candidate.former and entry.end != "")
        return (city or entry.level == 2) and (share >= 0.3 or (city and in_place)) and usual and telling and in_force

    def _is_commune(self, candidate: Candidate, unit: int, share: float, first: tuple[int, float] | None) -> bool:
        """Whether a bare name is that of a commune whose unit above is spoken of, with so large a ``share`` of the text; ``first``: what
        stands before it behind a preposition of place and an "and" ("between Hợp Nhất and Minh Tiến")."""
        if candidate.exact and share >= 0.4 and self._is_named(self.grammar.unit(unit).parent) and not candidate.borne:
            return True
        districts = [self.gazetteer.units[u].parent for u in (unit, *self.gazetteer.predecessors.get(unit, ()))]
        if share >= 0.4 and any(self._is_named(d) and self.gazetteer.units[d].level == 2 for d in districts):
            return True
        row = first is not None and not candidate.borne and self.grammar.unit(first[0]).parent == self.grammar.unit(unit).parent >= 0
        return share >= 0.5 and (candidate.cued or row or (self._is_of_new_province(unit) and not candidate.borne))

    def _among_peoples(self, index: int) -> bool:
        """Whether a name beside one that a people has as well is that of a people too; in "Hang Kia and Pa Co" both are communes."""
        near = (n for n, f in self.neighbours(index) if f in ("join", "comma") and abs(n - index) == 1)
        names = {self.candidates[n].surface for n in near} - {self.candidates[index].surface}
        return any(map(self.grammar.is_people, names))

    def _is_of_new_province(self, unit: int) -> bool:
        """Whether a commune lies right in a province that the article names: there are no districts any more that could show which of
        several is meant, and the province has but one of the name."""
        entry = self.gazetteer.units[unit]
        if self.day < REFORM or entry.end or self.gazetteer.units[entry.parent].level > 1:
            return False
        return any(self.gazetteer.at(u, self.day) == entry.parent and self._is_named(u) for u in self.named)

    def _is_named(self, unit: int) -> bool:
        """Whether the article names a unit for sure: beside a designator, or by a name of several words."""
        return self.named.get(unit, 0.0) >= (0.6 if " " in self.gazetteer.units[unit].name else 1.0)

    def _well_known(self, candidate: Candidate, unit: int) -> bool:
        """Whether a bare name means the country, province or feature so called: not a person that it is named after."""
        entry = self.grammar.unit(unit)
        if entry.level == 9 and entry.kind in NATURAL and unit not in self.grammar.exonyms.find(lower(candidate.surface)):
            cost = next(c for u, c in candidate.units if u == unit)
            return self.share(unit) >= 0.3 or (candidate.cued and cost < 0.35)
        after_person = entry.name.count(" ") > 1 and " " in candidate.surface
        if not after_person or candidate.cued or candidate.follows in ("join", "comma"):
            return True
        return not self.grammar.is_family_name(entry.name.split()[0], only=True)

    def share(self, unit: int) -> float:
        """How much the article speaks of the provinces that a unit belongs to."""
        return max((self.votes.get(home, 0.0) for home in self.gazetteer.home[unit]), default=0.0)

    def _in_row(self, index: int, unit: int) -> bool:
        """Whether a bare name stands in a list with others of the same parent."""
        beside = [(n, f) for n, f in self.neighbours(index) if f in ("join", "comma") and abs(n - index) == 1]
        return any(b is not None and self._related(unit, b[0], f) >= 1.5 for n, f in beside for b in [self.best[n]])

    def in_chain(self, index: int, unit: int) -> bool:
        """Whether a neighbour that is a place for sure lies in the unit, or holds it."""
        firm = ((n, f) for n, f in self.neighbours(index) if self.best[n] and self._firm(n))
        return any(b is not None and self._related(unit, b[0], f) >= 3.0 for n, f in firm for b in [self.best[n]])

    def _firm(self, index: int) -> bool:
        best = self.best[index]
        if best is None or self.candidates[index].strong:
            return self.candidates[index].strong
        unit = self.grammar.unit(best[0])
        return unit.level <= 1 or (unit.level == 2 and " " in unit.name)

    def _long_enough(self, index: int) -> bool:
        candidate = self.candidates[index]
        if candidate.exact or len(candidate.surface) > 3 or candidate.cued:
            return True
        return any(f in ("join", "comma") and self._firm(n) for n, f in self.neighbours(index) if abs(n - index) == 1)


def _cost(candidate: Candidate, unit: int) -> float:
    return next((cost for u, cost in candidate.units if u == unit), 0.0)


def _similar(candidate: Candidate, cost: float) -> bool:
    return cost < SIMILAR or len(candidate.surface) > SHORT
