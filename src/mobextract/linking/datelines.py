"""The place that a report was filed from: "HÀ NỘI — As many as …", "Hanoi (VNA) – As of March, …". A national agency's tells nothing."""

from __future__ import annotations

from mobextract.record import Place
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

CAPITAL = "Hà Nội"
"""Where the national papers and agencies are."""
_FILED = regex(r" ?(?:\([^()\d\n]{2,12}\) ?)?(?:[—–]|--?) ?(?=\S)")


def is_filed(low: str, segments: Segments, place: Place) -> bool:
    """Return whether a place is the capital, at the head of a paragraph before a dash."""
    if place.name != CAPITAL or place.start != segments.paragraph_at(place.start)[0]:
        return False
    return _FILED.match(low, place.end) is not None
