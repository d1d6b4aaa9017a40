"""One name is one unit in an article: what a name for sure is, that it is elsewhere; before a reform or behind it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mobextract.toponyms.gazetteer_index import REFORM
from mobextract.toponyms.vietnamese import latin_key

if TYPE_CHECKING:
    from mobextract.places.evidence import Evidence


def key_of(found: Evidence, unit: int) -> str:
    """The name of a unit as its namesakes have it, too."""
    return latin_key(found.grammar.unit(unit).name)


def agree(found: Evidence) -> None:
    """A bare name, and one beside the wrong designator, is what the same name is elsewhere in the article."""
    settled: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for index, best in enumerate(found.best):
        if best is None or best[0] < 0:
            continue
        if found.candidates[index].strong and (found.day < REFORM or found.gazetteer.units[best[0]].valid(found.day)):
            settled[key_of(found, best[0])][best[0]] += max(best[1], 0.1)
            continue
        if found.candidates[index].strong:
            continue
        options = {u for u, _ in found.options[index]}
        keys = {key_of(found, u) for u in options} if found.grammar.unit(best[0]).kind == "region" else {key_of(found, best[0])}
        named = {u: w for key in keys for u, w in settled.get(key, {}).items() if u in options}
        if named and best[0] not in named:
            unit = max(named, key=lambda u: named[u])
            found.best[index] = (unit, best[1])


def agree_by_surface(found: Evidence) -> None:
    """A bare name is what the very same words are for sure elsewhere, rather than a unit of another name: "коммун Тан Ми, …" and "в Тан
    Ми" are both Tân Mỹ, not Thanh Mỹ."""
    sure: dict[str, tuple[int, float]] = {}
    for candidate, best in zip(found.candidates, found.best, strict=True):
        if candidate.strong and best is not None and best[0] >= 0:
            sure.setdefault(candidate.surface, best)
    for index, (candidate, best) in enumerate(zip(found.candidates, found.best, strict=True)):
        told = sure.get(candidate.surface)
        if candidate.strong or best is None or told is None or key_of(found, best[0]) == key_of(found, told[0]):
            continue
        if any(u == told[0] for u, _ in found.options[index]):
            found.best[index] = (told[0], best[1])


def agree_in_time(found: Evidence) -> None:
    """In an article without a date a name is one and the same unit, that before the reform or that after it, the likelier one."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for index, best in enumerate(found.best):
        if best is not None and best[0] >= 0 and found.candidates[index].strong and not found.candidates[index].former:
            mentions[key_of(found, best[0])].append(index)
    for indexes in mentions.values():
        weights: dict[int, float] = defaultdict(float)
        for unit, score in (best for i in indexes if (best := found.best[i])):
            weights[unit] += max(score, 0.1)
        for new in [u for u in weights if any(old in weights for old in found.gazetteer.predecessors.get(u, ()))]:
            heirs = {new, *(old for old in found.gazetteer.predecessors[new] if old in weights)}
            chosen = max(heirs, key=lambda u: weights[u])
            for i in indexes:
                best = found.best[i]
                if best and best[0] in heirs and any(u == chosen for u, _ in found.options[i]):
                    found.best[i] = (chosen, best[1])
