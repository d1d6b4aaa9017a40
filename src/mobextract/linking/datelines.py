"""The place that a report was filed from: "HÀ NỘI — As many as …", "Hanoi (VNA) – As of March, …", "HANOI, Nov. 4 -- …". A national
agency's tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.told_places import ARTICLE
from mobextract.record import Place
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

CAPITAL = "Hà Nội"
"""Where the national papers and agencies are."""
REPORTED = 100
"""A paragraph with a place in capitals and a colon at its head is a report, and no headline, from this length on, in characters."""
_WORD = r"[^\s\d,.()–—-]+\.?"
_DAY = rf"(?:, ?(?:\d{{1,2}}\.? ?{_WORD}(?: \d{{1,2}})?|(?:{_WORD} )?\d{{1,2}}(?:[./]\d{{1,2}})?)(?:,? \d{{4}})?)?"
_BEFORE_DASH = r" ?(?:\([^()\d\n]{2,12}\) ?)?(?:[—–]|--?) ?(?=\S)"
_FILED = regex(_DAY + _BEFORE_DASH)
_DESIGNATED = regex(rf"(?: {_WORD})?{_DAY}{_BEFORE_DASH}")
_COLON = regex(rf"{_DAY}: (?=\S)")


_OPENING = regex(r"[^\W\d_]{0,3}\.? ?")
"""What may stand before the name: "TP. HCM –"."""


def but_filed(folded: Folded, segments: Segments, places: Sequence[Place]) -> list[Place]:
    """Return the places of an article but for those that only say where a report comes from, at the head of a paragraph: the capital
    before a dash, or in capitals before a colon; another city where the name of a country is right behind ("HCMC – Vietnam has …")."""
    countries = {p.start for p in places if p.kind == "country"}
    return [p for p in places if p.kind != "city" or not _is_filed(folded, segments, p, countries)]


def _is_filed(folded: Folded, segments: Segments, place: Place, countries: set[int]) -> bool:
    first, last = segments.paragraph_at(place.start)
    if _OPENING.fullmatch(folded.low, first, place.start) is None:
        return False
    if place.name != CAPITAL:
        filed = _DESIGNATED.match(folded.low, place.end)
        return filed is not None and any(filed.end() <= start < filed.end() + ARTICLE for start in countries)
    if _FILED.match(folded.low, place.end):
        return True
    shouted = last - first > REPORTED and folded.text[first : place.end].isupper()
    return shouted and _COLON.match(folded.low, place.end) is not None
