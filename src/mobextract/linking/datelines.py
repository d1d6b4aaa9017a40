"""The place that a report was filed from: "HÀ NỘI — As many as …", "Hanoi (VNA) – As of March, …", "HANOI, Nov. 4 -- …". A national
agency's tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.focus import HOME, PASSAGES
from mobextract.linking.told_places import ARTICLE
from mobextract.record import Place
from mobextract.text.folding import LETTER, Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

CAPITAL = "Hà Nội"
"""Where the national papers and agencies are."""
REPORTED = 100
"""A paragraph with a place in capitals and a colon at its head is a report, and no headline, from this length on, in characters."""
_WORD = r"[^\s\d,.()–—-]+\.?"
_DAY = rf"(?:, ?(?:\d{{1,2}}\.? ?{_WORD}(?: \d{{1,2}})?|(?:{_WORD} )?\d{{1,2}}(?:[./]\d{{1,2}})?)(?:,? \d{{4}})?)?"
_BEFORE_DASH = r" ?(?:\([^()\d\n]{2,12}\) ?)?(?:[—–]|--?) ?(?=\S)"
_AGENCY = regex(rf" ?\(({LETTER}{{2,6}})\) ?[—–-]")
_FILED = regex(_DAY + _BEFORE_DASH)
_SLASHED = regex(rf"{_DAY}\.? ?/[^/\d\n]{{2,16}}/")
"""The agency between slashes: "ХАНОЙ, 29 октября. /ТАСС/."."""
_SIGNED = regex(rf"(?=,){_DAY} ?\([^()\d\n]{{2,16}}\) (?=\S)")
"""The day and the agency in brackets, without a dash: "हनोई, 3 मई (वार्ता) …", "Hanoi, May 12 (VNA) …", "Hà Nội, 12/5 (TTXVN) …"."""
_DESIGNATED = regex(rf"(?: {_WORD})?{_DAY}{_BEFORE_DASH}")
_COLON = regex(rf"{_DAY}: (?=\S)")


_OPENING = regex(rf"(?:\d{{1,2}}\.? ?{LETTER}+\.?, ?)?{LETTER}{{0,3}}\.? ?")
"""What may stand before the name: "TP. HCM –", "8 мая, Минск"."""


def but_filed(folded: Folded, segments: Segments, places: Sequence[Place]) -> list[Place]:
    """Return the places of an article but for those that only say where a report comes from, at the head of a paragraph: the capital
    before a dash, or in capitals before a colon; another city where the name of a country is right behind ("HCMC – Vietnam has …"), or
    in capitals, or with an agency's letters in brackets, where its paragraph goes on with another unit ("MY THO – … 1,118 cases in Tien
    Giang", "Da Lat (VNA) – … in Lam Dong")."""
    countries = {p.start for p in places if p.kind == "country"}
    filed = [p for p in places if p.kind == "city" and _is_filed(folded, segments, p, countries)]
    filed += [p for p in places if p.kind in ("city", "town") and p not in filed and _is_shouted(folded, segments, p, places)]
    return [p for p in places if p not in filed] if filed else list(places)


def _is_shouted(folded: Folded, segments: Segments, place: Place, places: Sequence[Place]) -> bool:
    """Whether a town in capitals, or before an agency's letters, stands before a dash at the head of a paragraph that names another unit,
    and none in the town."""
    first, last = segments.paragraph_at(place.start)
    agency = _AGENCY.match(folded.text, place.end) if place.start == first else None
    shouted = folded.text[place.start : place.end].isupper() or (agency is not None and not agency[1].islower() and not agency[1].istitle())
    if place.start != first or not shouted or not _FILED.match(folded.low, place.end):
        return False
    others = [p for p in places if place.end < p.start < last and p.country == place.country and p.kind not in PASSAGES]
    own = any(place.name in (p.name, *p.parents) for p in others)
    return bool(place.parents and others) and not own


def _is_filed(folded: Folded, segments: Segments, place: Place, countries: set[int]) -> bool:
    first, last = segments.paragraph_at(place.start)
    if _OPENING.fullmatch(folded.low, first, place.start) is None:
        return False
    if place.country != HOME:
        return any(form.match(folded.low, place.end) for form in (_FILED, _SLASHED, _SIGNED))
    if place.name != CAPITAL:
        filed = _DESIGNATED.match(folded.low, place.end)
        return filed is not None and any(filed.end() <= start < filed.end() + ARTICLE for start in countries)
    if any(form.match(folded.low, place.end) for form in (_FILED, _SLASHED, _SIGNED)):
        return True
    shouted = last - first > REPORTED and folded.text[first : place.end].isupper()
    return shouted and _COLON.match(folded.low, place.end) is not None
