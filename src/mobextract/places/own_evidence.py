"""What speaks for each unit that a place candidate may be, by itself: spelling, designator, and whether there was such a unit at the
time."""

from __future__ import annotations

from collections import Counter

from mobextract.packs.place_tables import NATURAL, SMALL, Designator, is_around, of_communes
from mobextract.places.candidates import Candidate
from mobextract.places.grammar import Grammar
from mobextract.text.folding import lower
from mobextract.toponyms.gazetteer_index import LEVELS, REFORM
from mobextract.toponyms.lookup import ALL_KNOWN

_BARE_LEVEL = {0: 2.0, 1: 2.0, 2: 1.0, 3: -0.5, 9: -1.0}
EXONYM = 1.5
"""What speaks for a feature that the language has a name of its own for, before the units that are called so."""
STRAIN = 1.8
"""What each step away from the usual spelling speaks against a unit: its syllables outweigh a province that is only spoken of."""
RARE = 3.0
"""What speaks against a province that is spelled like a region, without a designator: only its row, or another mention, shows it."""
OFTEN = 0.001
"""What each unit that bears a name speaks for that name, among others that a translator spells the same: "Ταν Χόι" is rather Tân Hội than
Thanh Hối."""
MOST = 25
"""Units of one name that speak for it at most."""
TOWNS = frozenset(("city", "town", "township"))
"""Kinds of designators that translators have for a district's township."""
NAMESAKES = 80
"""Units of one name that are weighed; more communes are called Tân Lập than stand on one day's map."""


class OwnEvidence:
    """What candidates may be, on a day, in a newspaper of a province (``site``); ``told`` is the last day that an article without a day
    names."""

    def __init__(self, grammar: Grammar, day: str, site: int | None, told: str) -> None:
        self.grammar, self.gazetteer = grammar, grammar.gazetteer
        self.day, self.site, self.told = day, site, told
        self._known: dict[tuple[object, ...], list[tuple[int, float]]] = {}

    def options(self, candidate: Candidate) -> list[tuple[int, float]]:
        """The units that the candidate may be, with a score that needs no other candidate: one list for all that are written the same."""
        if candidate.listed is not None:
            return self._weighed(candidate)
        key = (candidate.surface, id(candidate.units), candidate.designator, candidate.former, candidate.exact)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._weighed(candidate)
        return known

    def _weighed(self, candidate: Candidate) -> list[tuple[int, float]]:
        options, bare = [], candidate.designator is None and candidate.listed is None
        for index, cost in candidate.units:
            fit = self._fit(candidate, index)
            if fit is not None:
                rare = bare and self.grammar.unit(index).level == 1 and self.grammar.unit(candidate.units[0][0]).kind == "region"
                options.append((index, fit - STRAIN * cost + self._time(candidate, index) - RARE * rare))
        if candidate.designator is not None and candidate.designator.kind == "city" and any(self._is_city(index) for index, _ in options):
            options = [(i, s) for i, s in options if i < 0 or self.gazetteer.units[i].level != 1 or self.gazetteer.units[i].kind == "city"]
        if candidate.designator is not None and candidate.designator.kind in TOWNS and "district" not in candidate.designator.kinds:
            seated = {self.gazetteer.units[i].parent for i, _ in options if i >= 0 and self._is_seat(i)}
            options = [(i, s) for i, s in options if i not in seated]
        if not self.grammar.original and len(options) > 1:
            names = Counter(self.gazetteer.units[index].name for index, _ in options if index >= 0)
            options = [(i, s + OFTEN * min(names[self.gazetteer.units[i].name], MOST) if i >= 0 else s) for i, s in options]
        if len(options) > NAMESAKES:
            options = [o for n, o in enumerate(sorted(options, key=lambda o: -o[1])) if n < NAMESAKES or self._near_site(o[0])]
        return options

    def _is_city(self, index: int) -> bool:
        """Whether a unit is a province's city, so that "the city of Yên Bái" is not the province of its name, behind the reform either."""
        unit = self.grammar.unit(index)
        in_time = not self.day or unit.valid(self.day) or (self.day >= REFORM and unit.end == REFORM)
        return index >= 0 and unit.level == 2 and unit.kind == "city" and in_time

    def _is_seat(self, index: int) -> bool:
        """Whether a unit is a district's township, so that "the town of Lâm Thao" is not the district of its name."""
        unit = self.gazetteer.units[index]
        above = self.gazetteer.units[unit.parent] if unit.kind == "township" else None
        return above is not None and above.kind == "district" and above.name == unit.name

    def _fit(self, candidate: Candidate, index: int) -> float | None:
        """How well designator and unit go together; None: not at all."""
        unit, designator = self.gazetteer.units[index] if index >= 0 else self.grammar.unit(index), candidate.designator
        if designator is None and candidate.listed is not None:
            if candidate.listed.kind in SMALL | NATURAL and not of_communes(candidate.listed):
                if candidate.plural and unit.kind in (candidate.listed.kind, *candidate.listed.kinds):
                    return self._fit_beside(candidate.listed, index)  # "the Bang and Gam rivers"
                if candidate.plural:
                    return None  # a member of "the villages A, B and C", whatever commune has its name
                return _BARE_LEVEL[unit.level] if candidate.follows == "comma" and unit.level < 9 else None
            fit = self.grammar.fits(candidate.listed, index)
            return fit if unit.level == LEVELS.get(candidate.listed.kind, 9) or unit.level == 9 else _BARE_LEVEL[unit.level]
        if designator is None:
            own = candidate.exact and index in self.grammar.exonyms.find(lower(candidate.surface))
            if own and unit.level == 9:
                return EXONYM
            named = unit.level < 9 or unit.kind == "region" or (" " in unit.name and unit.kind in NATURAL) or own
            level = 2 if index in self.gazetteer.cities else unit.level
            return _BARE_LEVEL[level] if named else None
        fit = self._fit_beside(designator, index)
        return self.grammar.wrong if fit is None and unit.level == 1 and designator.kind in ALL_KNOWN else fit

    def _fit_beside(self, designator: Designator, index: int) -> float | None:
        """How well a designator and a unit go together; the streets of a city are no single highway ("улицы Хошимина"), and the area
        around a known unit has its name as if it stood alone ("the Thanh Hoa area")."""
        level, fit = self.grammar.unit(index).level, self.grammar.fits(designator, index)
        if designator.kind == "road" and "city" in designator.kinds and level == 9:
            return None
        return _BARE_LEVEL[level] if is_around(designator) and level != 9 and fit is not None else fit

    def _time(self, candidate: Candidate, index: int) -> float:
        if index < 0:
            return 1.0 if self.grammar.unit(index).level == 9 else 0.0
        unit = self.gazetteer.units[index]
        if unit.level == 9:
            return 1.0
        old = unit.end != ""
        if candidate.former:
            return 2.0 if old else -2.0
        if not self.day:
            return self._undated(candidate, index)
        if unit.valid(self.day):
            return 1.0
        if self.day < REFORM or unit.end != REFORM:
            return -1.5
        if candidate.designator is not None and candidate.designator.kind == "district" and unit.level == 2:
            renewed = "ward" in candidate.designator.kinds and index in self.gazetteer.renewed
            return -0.8 if renewed else 1.0  # there are no districts any more: that of before, or a ward that translators call so
        if candidate.designator is None:
            return 1.5 if unit.level == 1 else -2.0 if candidate.listed is None else -0.8
        return -0.8

    def _undated(self, candidate: Candidate, index: int) -> float:
        """The same in an article without a date: it is not likely to be older than the units that stood last before the reform, unless its
        own dates say so, or the designator is that of a unit that was raised in rank later ("Kinh Mon district", a town from 2019)."""
        unit, designator = self.gazetteer.units[index], candidate.designator
        own = designator is not None and designator.kind == unit.kind
        if self.told and unit.start > self.told and not own:
            return -1.0
        if unit.end == REFORM or (self.told and unit.end and unit.valid(self.told)):
            return 0.4
        return 0.0 if not unit.end or (own and self._is_raised(index)) else -1.0

    def _is_raised(self, index: int) -> bool:
        """Whether a unit went on as one of another kind with its name."""
        unit = self.gazetteer.units[index]
        following = self.gazetteer.by_id.get(unit.next.partition(",")[0])
        return following is not None and (after := self.gazetteer.units[following]).name == unit.name and after.kind != unit.kind

    def _near_site(self, index: int) -> bool:
        return self.site is not None and index >= 0 and self.site in self.gazetteer.home[index]
