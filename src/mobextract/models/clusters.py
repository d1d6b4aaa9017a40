"""Which names are one name: the mentions of one model in an article, and across the articles of one language.

Two names are one where they render the same national programme, or have the same words, their endings, articles and order
apart, and the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.models.known import plain_name, same_numbers, stems

NEAR = 88
"""How near (of 100) two names of three words or more must come."""

Name = tuple[str, str | None]
"""A name as written, and the national programme that it renders."""


def cluster_names(names: Sequence[Name]) -> list[int]:
    """Return for each name the index of the first one that is the same name.

    >>> cluster_names([("Умелая мобилизация", "dan-van-kheo"), ("5 в 1", None), ("Искусная работа", "dan-van-kheo"), ("3 в 1", None)])
    [0, 1, 0, 3]
    """
    firsts: list[int] = []
    by_key: dict[str, int] = {}
    result: list[int] = []
    plain = [plain_name(name) for name, _ in names]
    for index, (_, programme) in enumerate(names):
        keys = [f"={programme}"] if programme else [plain[index], stems(plain[index])]
        known = next((by_key[key] for key in keys if key in by_key), None)
        if known is None and programme is None:
            known = next((first for first in firsts if names[first][1] is None and _near(plain[first], plain[index])), None)
        if known is None:
            firsts.append(known := index)
        by_key.update((key, known) for key in keys if key not in by_key)
        result.append(known)
    return result


def _near(one: str, other: str) -> bool:
    if one.count(" ") < 2:
        return False
    from rapidfuzz import fuzz  # most short texts have no names to compare

    return fuzz.token_sort_ratio(one, other, score_cutoff=NEAR) > 0 and same_numbers(one, other)
