"""Where a text goes on with the unit around those that a sentence names: behind exceptions, and behind where something only began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.linking.focus import Focus
from mobextract.text.segment import Span

if TYPE_CHECKING:
    from mobextract.linking.discourse import Discourse


def around_exceptions(discourse: Discourse, foci: list[Focus], sentence: Span) -> Focus | None:
    """The unit that the text is at around those which a sentence opens with as exceptions: "only the districts A (71%) and B lag"."""
    if discourse.g.except_for.after(discourse.low, sentence[0]) is None or foci[0].level:
        return None
    before = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return before if before is not None and all(f.lies_in(before) and f.rank > before.rank for f in foci) else None


def around_asides(discourse: Discourse, foci: list[Focus], sentence: Span) -> Focus | None:
    """The unit that the text is at around the only one of a sentence, which singles it out of what the sentence before has counted: "62
    houses have been built. In Phu Gia commune alone there are 14. …"."""
    unit = foci[0]
    if unit.level or any(f.link != unit.link for f in foci) or not discourse.shares.singles_out(unit, sentence):
        return None
    before = discourse.earlier(sentence[0], 0)
    return before if before is not None and unit.lies_in(before) and unit.rank > before.rank else None


def around_beginnings(discourse: Discourse, named: list[Focus], sentence: Span) -> Focus | None:
    """The unit around the place where something only began: "it started with three schools in wards 1 and 3, now there are 29"."""
    if discourse.began is None or discourse.began.search(discourse.low, *sentence) is None:
        return None
    if len(named) > 1:
        return discourse.begun.whole(named[-1], named, None, *sentence)
    if discourse.started is None or discourse.started.search(discourse.low, *sentence) is None:
        return None
    around = discourse.earlier(sentence[0], discourse.segments.paragraph_at(sentence[0])[0])
    return discourse.begun.whole(named[-1], named, around, *sentence)
