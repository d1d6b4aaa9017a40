"""Parts of a sentence without a unit, behind parts that name several: "in 2024 the district built 15 houses in A; gave 41 scholarships; lit
22 roads in B", "A has 132 pupils, B 95; on average a school has 70"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.linking.discourse import Discourse
from mobextract.linking.focus import VILLAGE, Focus
from mobextract.text.folding import skip_blanks
from mobextract.text.in_order import within
from mobextract.text.scanner import says
from mobextract.text.segment import Span

HEAD = 60
"""How far behind the beginning of its sentence the unit may stand that all its parts are told of, in characters."""


def around_items(discourse: Discourse, foci: Sequence[Focus], start: int) -> Focus | None:
    """Return the unit that the figure at ``start`` goes back to: its part of the sentence names none. ``foci`` are those of the sentence.

    Not where a part before is about the unit that it opens with ("A has 310 households; 12 are poor").
    """
    item, sentence = discourse.clauses.item(start), discourse.segments.sentence_at(start)
    before = [f for f in foci if f.end <= item[0]]
    if item[0] <= sentence[0] or not before:
        return None
    last = before[-1]
    if _is_overall(discourse, item):
        parts = [f for f in before if f.rank == last.rank]
        return discourse.shares.whole(parts) if len({str(f.link) for f in parts}) > 1 else None
    if _are_visited(discourse, before, sentence):
        return Focus(before[0].start, last.end, [place for f in before for place in f.places], unit=True)
    if not _is_behind_figure(discourse, last):
        return None
    first = before[0]
    if first is not last and last.lies_in(first) and first.link != last.link and first.start - sentence[0] <= HEAD:
        return first
    return _reported(discourse, before, sentence) or _listed(discourse, foci, last)


def _reported(discourse: Discourse, before: Sequence[Focus], sentence: Span) -> Focus | None:
    """The unit that the text is at around the only one that a report's parts behind a colon, or those on a disaster, have named: "In Quang
    Binh it rained hard. First damage: one person in Le Thuy died; 44 hamlets were cut off"."""
    colon = discourse.low.find(": ", *(sentence[0], before[0].start)) >= 0
    if len(before) > 1 or not (colon or says(discourse.g.loss_scanner, discourse.low, *sentence)):
        return None
    told = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return told if told is not None and told.link != before[0].link and before[0].lies_in(told) else None


def _are_visited(discourse: Discourse, before: Sequence[Focus], sentence: Span) -> bool:
    """Whether the parts before name villages one by one and no figure: "visited Mr A in hamlet 1, Mr B in hamlet 2; gave 5 million"."""
    several = len({str(f.link) for f in before}) > 1 and all(f.rank == VILLAGE and not f.level for f in before)
    return several and not within(discourse.quantities, sentence[0], before[-1].end)


def _is_overall(discourse: Discourse, item: Span) -> bool:
    """Whether a part of a sentence opens with words for all that was told of before ("on average", "in all")."""
    return discourse.g.overall.after(discourse.low, skip_blanks(discourse.low, item[0] + 1)) is not None


def _is_behind_figure(discourse: Discourse, focus: Focus) -> bool:
    """Whether a unit stands behind the first figure of its part of the sentence, as where something was done."""
    quantities, begin = discourse.quantities, discourse.clauses.item(focus.start)[0]
    return bool(within(quantities, begin, focus.start)) and not focus.level and discourse.reach.is_inside(focus)


def _listed(discourse: Discourse, foci: Sequence[Focus], last: Focus) -> Focus | None:
    """The unit around several of one rank that the parts of a sentence name one by one, each behind its figure."""
    alike = [f for f in foci if f.rank == last.rank and len(f.places) == 1]
    if len({str(f.link) for f in alike}) < 2 or len(alike) < len(foci) or not all(_is_behind_figure(discourse, f) for f in alike):
        return None
    return discourse.shares.whole(alike)
