"""What the article says for each unit that a place candidate may be: the provinces it speaks of, the districts it names, the neighbours."""

from __future__ import annotations

from collections import defaultdict

from mobextract.places.candidates import Candidate
from mobextract.places.grammar import Grammar
from mobextract.places.own_evidence import OwnEvidence
from mobextract.toponyms.gazetteer_index import REFORM, Unit
from mobextract.toponyms.vietnamese import latin_key

_Beside = tuple[frozenset[int], frozenset[int], frozenset[tuple[int, str]], bool]
"""Units that a neighbour may be, units above them, their parents and ends, and whether it stands in a list with this one."""
ROUNDS = 2
_NESTED = ("join", "comma", "inside")
MARGIN = 1.0
DISSOLVED = 3.2
"""What a district that was merged into another speaks for its communes, where it is named: more than that they are in the other one now."""


class Evidence:
    """What speaks for each unit that a candidate may be; ``best`` holds the leading unit of each so far."""

    def __init__(self, grammar: Grammar, candidates: list[Candidate], day: str, site: int | None, told: str = "") -> None:
        self.grammar, self.gazetteer = grammar, grammar.gazetteer
        self.candidates, self.day, self.site, self.told = candidates, day, site, told
        self.options: list[list[tuple[int, float]]] = list(map(OwnEvidence(grammar, day, site, told).options, candidates))
        self.best: list[tuple[int, float] | None] = [None] * len(candidates)
        self.named: dict[int, float] = {}
        self.strong_units: set[int] = set()
        """Units that the text itself calls places, once all is decided."""
        self.scored: list[list[tuple[float, int]]] = [[] for _ in candidates]
        self._contexts: dict[int, float] = {}
        """What the article says for a unit, whoever bears its name; new in every round."""
        self._holders: dict[int, frozenset[int]] = {}
        self._near: list[list[tuple[int, str]] | None] = [None] * len(candidates)
        self._alone: dict[int, list[tuple[float, int]]] = {}
        """What comes of options that nothing stands beside: an article names many places again and again. New in every round."""

    def _vote(self) -> None:
        """Count the provinces that the candidates speak for, those that can only be in one the most."""
        votes: dict[int, float] = defaultdict(float)
        known: dict[int, frozenset[int]] = {}
        if self.site is not None:
            votes[self.site] += 3.0
        for index, options in enumerate(self.options):
            best, strong = self.best[index], self.candidates[index].strong
            key = id(options if best is None else self.scored[index])
            homes = known.get(key)
            if homes is None:
                homes = known[key] = self._likely_homes(index)
            weight = 1.0 if strong else 0.3 if best is None else 0.5
            for home in homes:
                votes[home] += weight / len(homes)
        total = sum(votes.values()) or 1.0
        self.votes = {home: weight / total for home, weight in votes.items()}
        if self.day >= REFORM:
            self._merge_votes()

    def _likely_homes(self, index: int) -> frozenset[int]:
        """The provinces of the units that a candidate is most likely to be."""
        best, options = self.best[index], self.options[index]
        if len(options) == 1:
            units = [options[0][0]]
        elif best is not None:
            units = [unit for score, unit in self.scored[index] if score > best[1] - 0.8]
        else:
            top = max([score for _, score in options], default=0.0)
            units = [unit for unit, score in options if score > top - 1.5]
        if len(units) == 1 and len(homes := self._homes(units[0])) == 1:
            return homes
        return frozenset([h for unit in units for h in self._homes(unit)])

    def _merge_votes(self) -> None:
        """After the reform what speaks for one of the provinces that were merged speaks for the others too."""
        merged: dict[int, float] = defaultdict(float)
        for home, share in self.votes.items():
            merged[self.gazetteer.at(home, self.day)] += share
        homes = self.gazetteer.merged
        self.votes = {h: 0.25 * self.votes.get(h, 0.0) + 0.75 * share for new, share in merged.items() for h in homes.get(new, (new,))}

    def _homes(self, index: int) -> frozenset[int]:
        return self.gazetteer.home[index] if index >= 0 else frozenset()

    def _districts(self) -> dict[int, float]:
        """Units that are named, and how sure: they draw same-named units that lie in them."""
        named: dict[int, float] = {}
        self._contexts, self._alone = {}, {}
        for index, options in enumerate(self.options):
            best = self.best[index]
            for unit, score in [best] if best else options:
                if unit >= 0 and self.gazetteer.units[unit].level <= 2 and score > 0:
                    weight = (1.0 if self.candidates[index].strong else 0.6) / (1 if best else len(options))
                    named[unit] = max(named.get(unit, 0.0), weight)
        return named

    def _choose(self, index: int) -> None:
        beside = self._beside(index)
        scored = None if beside else self._alone.get(id(self.options[index]))
        if scored is None:
            scored = self._scores(index, beside)
            if not beside:
                self._alone[id(self.options[index])] = scored
        self.scored[index] = scored
        self.best[index] = (scored[0][1], scored[0][0]) if scored else None

    def _scores(self, index: int, beside: list[_Beside]) -> list[tuple[float, int]]:
        """The units that a candidate may be with all that speaks for them, the best first."""
        ranked = []
        abolished = self._abolished(index) if beside else set()
        renewed = bool(abolished) and any(self._succession(unit, abolished) for unit, _ in self.options[index])
        for unit, score in self.options[index]:
            context = self._contexts.get(unit)
            if context is None:
                context = self._contexts[unit] = self._context(unit)
            total = score + context
            if beside and unit >= 0 and not (renewed and self.gazetteer.units[unit].end and not self.candidates[index].former):
                total += max(self._relation(unit, beside), self._succession(unit, abolished)) if abolished else self._relation(unit, beside)
            ranked.append((-total, unit))
        ranked.sort()
        return [(-total, unit) for total, unit in ranked]

    def _context(self, unit: int) -> float:
        if unit < 0:
            return 0.0
        homes, entry = self.gazetteer.home[unit], self.gazetteer.units[unit]
        score = 0.5 if self.site in homes else 0.0
        unborn = "" < (self.day or self.told) < entry.start  # what it will be made of says nothing yet
        if not unborn:
            share = 0.0
            for home in homes:
                share = max(share, self.votes.get(home, 0.0))
            score += 3.0 * share
        if entry.level == 3 and entry.parent in self.named:
            district = self.gazetteer.units[entry.parent]
            namesake = district.level != 2 or latin_key(district.name) == latin_key(entry.name)  # its name is no word for its township
            score += (0.5 if namesake else DISSOLVED if "" < district.end < REFORM else 1.5) * self.named[entry.parent]
        return score

    def is_valid(self, end: str) -> bool:
        """Whether a unit with this end may be meant without a word about its being abolished."""
        return not self.day or self.day < REFORM or end == "" or self.site is not None

    def _beside(self, index: int) -> list[_Beside]:
        """What the neighbours may be: their units, all that holds these, their parents, and whether they stand in a list."""
        ancestors, units = self.gazetteer.ancestors, self.gazetteer.units
        found = []
        for other, follows in self.neighbours(index):
            best = self.best[other]
            known = [u for u, _ in ([best] if best else self.options[other]) if u >= 0]
            siblings = frozenset(_row(units[u]) for u in known)
            options = frozenset(u for u in known if units[u].level < 9)
            above = frozenset(a for u in options for a in ancestors(u))
            later = other > index
            holders = options if follows == "inside" or (follows == "comma" and later) else frozenset()
            held = above if follows == "inside" or (follows == "comma" and not later) else frozenset()
            found.append((holders, held, siblings, follows in ("join", "comma")))
        return found

    def neighbours(self, index: int) -> list[tuple[int, str]]:
        """Candidates linked to this one; a list's members are all linked to what follows the list."""
        known = self._near[index]
        if known is None:
            known = self._near[index] = self._linked(index)
        return known

    def _linked(self, index: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        step = index
        relation = "join"
        while step > 0 and self.candidates[step].follows and index - step < 4:
            relation = max(relation, self.candidates[step].follows, key=_NESTED.index)
            found.append((step - 1, relation))
            step -= 1
        step, relation = index + 1, "join"
        while step < len(self.candidates) and self.candidates[step].follows and step - index <= 5:
            follows = self.candidates[step].follows
            relation = max(relation, follows, key=_NESTED.index)
            last = follows == "join" and relation == "comma" and self.candidates[step].designator is not None
            found.append((step, "join" if last else relation))  # "the cities of A, B and C district": C holds neither
            step += 1
        return found

    def _abolished(self, index: int) -> set[int]:
        """The abolished districts that stand beside a candidate; a list of such names is of old units."""
        candidate = self.candidates[index]
        if candidate.listed is not None or (candidate.designator is not None and candidate.designator.kind == "district"):
            return set()  # a district is an old unit itself
        last = len(self.candidates) - 1
        sides = [(other, right) for other, right in ((index + 1, index + 1), (index - 1, index)) if 0 <= other <= last]
        near = [o for o, right in sides if self.candidates[right].follows in ("inside", "comma") and self._is_former(o)]
        return {best[0] for other in near if (best := self.best[other])}

    def _is_former(self, index: int) -> bool:
        """Whether a word says so of the unit, or of the province behind its comma: "(huyện Kiến Xương, Thái Bình cũ)"."""
        following = self.candidates[index + 1 : index + 2]
        return self.candidates[index].former or any(c.former and c.follows == "comma" for c in following)

    def _succession(self, unit: int, districts: set[int]) -> float:
        """What speaks for a unit of the new order that is said to lie in one of these abolished districts."""
        olds = self.gazetteer.predecessors.get(unit, ())
        return 3.0 if any(not districts.isdisjoint(self.gazetteer.ancestors(old)) for old in olds) else 0.0

    def _relation(self, unit: int, beside: list[_Beside]) -> float:
        ancestors, entry = self.gazetteer.ancestors(unit), self.gazetteer.units[unit]
        bonus = nested = 0.0
        row = _row(entry)
        for holders, held, siblings, listed in beside:
            if unit in held or not ancestors.isdisjoint(holders):
                nested += 1.0
            elif row in siblings:
                bonus = max(bonus, 1.5 if listed else 0.5)
        if not nested and entry.level in (2, 3) and any(not self._above(unit).isdisjoint(holders) for holders, _, _, _ in beside):
            nested = 1.0
        return 2.0 + min(nested, 3.0) if nested else bonus

    def _above(self, unit: int) -> frozenset[int]:
        """All that holds a unit; after the reform the province of today holds those that were abolished, too ("the former commune of Sen
        Thủy, Quảng Trị province")."""
        found = self._holders.get(unit)
        if found is None:
            found = self.gazetteer.ancestors(unit)
            if self.day >= REFORM:
                found |= {self.gazetteer.at(above, self.day) for above in found}
            self._holders[unit] = found
        return found

    def _related(self, unit: int, other: int, follows: str) -> float:
        if unit < 0 or other < 0 or unit == other:
            return 0.0
        units = self.gazetteer.units
        if other in self._above(unit) or unit in self._above(other):
            return 3.0
        if units[unit].level == units[other].level and units[unit].parent == units[other].parent and units[unit].end == units[other].end:
            return 1.5 if follows in ("join", "comma", "inside") else 0.5
        return 0.0


def _row(unit: Unit) -> tuple[int, str]:
    """What the members of a list share: the parent and the order, of features the kind; provinces of both orders are named side by side."""
    return (-2, unit.kind) if unit.level == 9 else (unit.parent, unit.end if unit.level > 1 else "")
