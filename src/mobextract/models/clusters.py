"""Which names are one name: the mentions of one model in an article, and across the articles of one language.

Two names are one where they render the same national programme, or have the same words, their endings, articles and order
apart, and the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mobextract.models.known import plain_name, same_numbers, stems

NEAR = 88
"""How near (of 100) two names of three words or more must come."""
WORDS = 2
"""The fewest blanks in one that is compared with."""

Name = tuple[str, str | None]
"""A name as written, and the national programme that it renders."""


def cluster_names(names: Sequence[Name]) -> list[int]:
    """Return for each name the index of the first one that is the same name.

    >>> cluster_names([("Умелая мобилизация", "dan-van-kheo"), ("5 в 1", None), ("Искусная работа", "dan-van-kheo"), ("3 в 1", None)])
    [0, 1, 0, 3]
    """
    by_key: dict[str, int] = {}
    result: list[int] = []
    long: list[int] = []
    """The first mentions of names of three words or more that render no programme, and these words in order."""
    ordered: list[str] = []
    plain = [plain_name(name) for name, _ in names]
    for index, (_, programme) in enumerate(names):
        keys = [f"={programme}"] if programme else [plain[index], stems(plain[index])]
        known = next((by_key[key] for key in keys if key in by_key), None)
        if known is None and programme is None:
            known = next((long[at] for at in _near(plain[index], ordered) if same_numbers(plain[long[at]], plain[index])), None)
        if known is None:
            known = index
            if programme is None and plain[index].count(" ") >= WORDS:
                long.append(index)
                ordered.append(_in_order(plain[index]))
        by_key.update((key, known) for key in keys if key not in by_key)
        result.append(known)
    return result


def _near(name: str, ordered: list[str]) -> Iterator[int]:
    """Which of the names, whose words are in order, come near to one; in one call, because an article may have thousands of them."""
    if not ordered:
        return
    from rapidfuzz import fuzz, process  # most short texts have no names to compare

    for _, _, at in process.extract_iter(_in_order(name), ordered, scorer=fuzz.ratio, score_cutoff=NEAR):
        yield at


def _in_order(name: str) -> str:
    return " ".join(sorted(name.split()))
