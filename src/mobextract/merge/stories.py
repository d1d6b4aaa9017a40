"""Recognise the records of one story: an article and its translations, by source, figures and places.

Two articles of one newspaper share places, movements and even some figures. Only a translation has the same figures in the
same order, so the order decides. What is doubtful stays apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz.distance import LCSseq

from mobextract.merge.alignment import Figure
from mobextract.record import Record
from mobextract.text.lazy import regex

SAME_FIGURES = 0.72
"""Share of the figures, in order, that two translations have in common; one may have lost a sentence, or a scale word."""
SAME_PLACES = 0.5
"""Share of the names of places that they have in common."""
FEW = 6
"""With fewer figures than this, nearly all of them and of the places must be the same."""
LEAST = 3
"""Fewer figures identify no story without its address."""
CONTRADICTED = 0.25
"""Below this, records of one address are not one story: an address of a front page, or a page that was rewritten."""

_LANGUAGE = regex(r"^/[a-z]{2}(?:-[a-z]{2})?/", re.IGNORECASE)
_COMMON_PATH = regex(r"^/(?:[a-z]{2}/)?(?:index\.\w+)?$")


@dataclass(slots=True)
class _Fingerprint:
    """What a record is recognised by."""

    record: Record
    address: str | None
    figures: list[str]
    places: Counter[str]


def find_stories(records: list[Record]) -> list[list[Record]]:
    """Return the records grouped by story, each group in input order; a story has at most one record of a language.

    A record joins a story only if it agrees with every record that the story has.
    """
    stories: list[list[_Fingerprint]] = []
    for print_ in map(_fingerprint, records):
        scored = [(min(_agreement(print_, other) for other in story), number) for number, story in enumerate(stories)]
        best, number = max(scored, key=lambda pair: pair[0], default=(0.0, 0))
        if best > 0:
            stories[number].append(print_)
        else:
            stories.append([print_])
    return [[p.record for p in story] for story in stories]


def _fingerprint(record: Record) -> _Fingerprint:
    tokens: list[tuple[int, str]] = []
    figures: list[Figure] = [*record.counts, *record.money, *record.percentages, *record.measures]
    for figure in figures:
        value = f"{figure.low}-{figure.high}" if figure.value is None else str(figure.value)
        tokens.append((figure.start, value))
    tokens += [(date.start, f"@{date.value}") for date in record.dates]
    return _Fingerprint(
        record, _address(record.source.url), [token for _, token in sorted(tokens)], Counter(place.name for place in record.places)
    )


def _address(url: str | None) -> str | None:
    """An address without what differs between copies; None for that of a whole site."""
    if not url:
        return None
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    if not host or (_COMMON_PATH.match(parts.path or "/") and not parts.query):
        return None
    path = _LANGUAGE.sub("/", parts.path).rstrip("/")
    return f"{host}{path}?{parts.query}"


def _agreement(one: _Fingerprint, other: _Fingerprint) -> float:
    """How far two records agree that they are one story, from 0 (they are not) to 2."""
    if one.record.article.language == other.record.article.language:
        return 0.0
    figures = _figures_in_order(one.figures, other.figures)
    places = _common(one.places, other.places)
    fewer = min(len(one.figures), len(other.figures))
    if one.address and one.address == other.address:
        return 1.0 + figures if fewer < LEAST or figures >= CONTRADICTED else 0.0
    if one.address and other.address and one.address.split("/")[0] == other.address.split("/")[0]:
        return 0.0  # two articles of one newspaper
    if fewer < LEAST:
        return 0.0
    if fewer < FEW:
        return figures if figures >= 0.9 and places >= 0.6 else 0.0
    return figures if figures >= SAME_FIGURES and places >= SAME_PLACES else 0.0


def _figures_in_order(one: list[str], other: list[str]) -> float:
    """The share of the figures that stand in both, in the same order."""
    if not one or not other:
        return 0.0
    return 2 * LCSseq.similarity(one, other) / (len(one) + len(other))


def _common(one: Counter[str], other: Counter[str]) -> float:
    names = one.keys() | other.keys()
    return len(one.keys() & other.keys()) / len(names) if names else 0.0
