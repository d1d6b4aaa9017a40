"""What an article is about as a whole, and where organisations "at all levels" act: all over that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import COMMUNE, PROVINCE, RANKS, UNNAMED, Focus, are_many, is_nationwide, main_province, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.main_places import MAIN_UNIT, main_unit
from mobextract.linking.means import is_rival
from mobextract.linking.place_reach import PlaceReach
from mobextract.record import Place, PlaceLink
from mobextract.text.segment import Segments, Span

HELP = 50
"""How far from organisations at all levels the words for their help or call may stand, in characters."""
FEW_PLACES = 3
"""Places of one province that show what a short text is about, without its name."""
PASSED = 3
"""So often an article may name its province that is about one unit of it."""
HALF, FIFTH = 0.5, 0.2
"""Shares of its places that the commune has which an article is about, at least, and any other of its communes, at most."""


def topic_of(segments: Segments, foci: FocusMap, reach: PlaceReach, places: Sequence[Place]) -> tuple[PlaceLink, int]:
    """Return what the article is about as a whole, and from where on: the place in its title, else the country that it opens with, the
    district or commune that it hardly leaves, its province, else the first place, unless it goes through many provinces."""
    title = segments.title
    units = [f for f in foci.named if f.unit]
    named = [f for f in units if not reach.in_breakdown(f)]
    if title is not None and (headed := next((f for f in named if title[0] <= f.start < title[1]), None)) is not None:
        return headed.link, 0
    if is_nationwide(named, places):
        return named[0].link, 0
    if foci.commune is not None:
        return foci.commune, 0
    province = foci.province
    if province is not None:
        own = _own_unit(foci, province)
        return own or (province if any(f.link == province for f in named) else main_unit(places, province)), 0
    likely = main_unit(places, unnamed) if (unnamed := main_province(places, FEW_PLACES)) is not None else None
    if likely in foci.known:
        return likely, 0
    if named and are_many(places):
        return None, 0
    named = [f for f in named if not is_rival(reach.g, reach.low, f)]  # "nowhere, except for A province"
    first = named[0].start if named else (places[0].start if places else 0)
    return (named[0].link if named else (places[0].name if places and not units else None)), first


def _own_unit(foci: FocusMap, province: str) -> str | None:
    """Return the district that nearly all places lie in, named or told by their level, where an article hardly names its ``province``; or
    the commune that the article opens with, where that has half of them and no other many."""
    told = [f for f in foci.events if f.unit and not f.weak and not foci.is_foreign(f)]
    below = [f for f in told if f.link != province]
    passed = len(told) - len(below)
    if passed > PASSED or len(below) < UNNAMED:
        return None
    places = [p for f in below for p in f.places]
    held = Counter(name for p in places for name in {p.name, *p.parents})
    ranks = {p.name: rank_of(p) for f in foci.named for p in f.places}
    district = next((n for n, rank in ranks.items() if rank == RANKS["district"] and held[n] >= MAIN_UNIT * len(places)), None)
    if district is None and passed == PASSED:
        return None
    first = next((n for n in (places[0].name, *places[0].parents) if ranks.get(n) == COMMUNE), None)
    others = max((held[n] for n, rank in ranks.items() if rank == COMMUNE and n != first), default=0)
    return first if first and held[first] >= HALF * len(places) and others <= FIFTH * len(places) else district


def all_levels(grammar: LinkGrammar, foci: FocusMap, topic: PlaceLink, names: Sequence[Span]) -> list[Focus]:
    """Return where organisations "at all levels" of the province or district act that an article is about: not inside models' ``names``,
    behind a smaller unit of the sentence, nor where only their help or call is followed."""
    place = foci.known.get(topic) if isinstance(topic, str) else None
    if place is None or not PROVINCE <= rank_of(place) <= RANKS["district"]:
        return []
    found = [Focus(*match.span(), [place], unit=True, level=True) for match in grammar.all_levels.finditer(foci.low)]
    return [f for f in found if not any(s <= f.start < e for s, e in names) and _acts(grammar, foci, f)]


def _acts(grammar: LinkGrammar, foci: FocusMap, focus: Focus) -> bool:
    """Whether no smaller unit stands before such words in their sentence, and no words for help beside them."""
    sentence = foci.segments.sentence_at(focus.start)
    if any(f.unit and f.rank > focus.rank for f in foci.all_within((sentence[0], focus.start))):
        return False
    before, after = grammar.followed
    helped = before.search(foci.low, max(sentence[0], focus.start - HELP), focus.start)
    return helped is None and after.search(foci.low, focus.end, min(sentence[1], focus.end + HELP)) is None
