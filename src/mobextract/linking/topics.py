"""What an article is about as a whole, and where organisations "at all levels" act: all over that."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.foci import FocusMap
from mobextract.linking.focus import PROVINCE, RANKS, Focus, are_many, is_nationwide, main_province, rank_of
from mobextract.linking.grammar import LinkGrammar
from mobextract.linking.main_places import main_unit
from mobextract.linking.means import is_rival
from mobextract.linking.place_reach import PlaceReach
from mobextract.record import Place, PlaceLink
from mobextract.text.segment import Segments, Span

HELP = 50
"""How far from organisations at all levels the words for their help or call may stand, in characters."""
FEW_PLACES = 3
"""Places of one province that show what a short text is about, without its name."""


def topic_of(segments: Segments, foci: FocusMap, reach: PlaceReach, places: Sequence[Place]) -> tuple[PlaceLink, int]:
    """Return what the article is about as a whole, and from where on: the place in its title, else the country that it opens with, its
    province, else the first place, unless it goes through many provinces."""
    title = segments.title
    units = [f for f in foci.named if f.unit]
    named = [f for f in units if not reach.in_breakdown(f)]
    if title is not None and (headed := next((f for f in named if title[0] <= f.start < title[1]), None)) is not None:
        return headed.link, 0
    if is_nationwide(named, places):
        return named[0].link, 0
    province = foci.province
    if province is not None:
        return (province if any(f.link == province for f in named) else main_unit(places, province)), 0
    likely = main_unit(places, unnamed) if (unnamed := main_province(places, FEW_PLACES)) is not None else None
    if likely in foci.known:
        return likely, 0
    if named and are_many(places):
        return None, 0
    named = [f for f in named if not is_rival(reach.g, reach.low, f)]  # "nowhere, except for A province"
    first = named[0].start if named else (places[0].start if places else 0)
    return (named[0].link if named else (places[0].name if places and not units else None)), first


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
