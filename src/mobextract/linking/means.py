"""Means of a unit that a figure is compared with: "3 %, lower than the provincial average (5 %)" is told of the district, but for the
5 %."""

from __future__ import annotations

from mobextract.linking.focus import Focus
from mobextract.linking.grammar import LinkGrammar
from mobextract.text.folding import skip_blanks

OWN, WORDS = 30, 3
"""How far behind the words for a mean its own figure may stand, in characters and words."""


def is_mean(grammar: LinkGrammar, low: str, focus: Focus) -> bool:
    """Return whether a unit is named for its mean alone ("the provincial average", "bình quân chung của tỉnh")."""
    if grammar.means_before.before(low, focus.start) or grammar.means_after.after(low, skip_blanks(low, focus.end)):
        return True
    return any(part in low[focus.start : focus.end] for part in grammar.means_inside)


def is_others(grammar: LinkGrammar, low: str, focus: Focus, start: int) -> bool:
    """Return whether the figure at ``start`` is another than the mean that a unit is named for."""
    gap = low[focus.end : start] if 0 <= start - focus.end < OWN else "."
    words = gap.split()
    near = not any(sign in gap for sign in ").;,:") and len(words) <= WORDS and grammar.joiners.isdisjoint(words)
    return not near
