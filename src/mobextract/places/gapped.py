"""Numbers behind a unit's name that count what the unit before has: "in Linh village 27 houses fell, in Muong Pon 1 village 19"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobextract.text.folding import LETTER, UPPER, WORD
from mobextract.text.lazy import regex

if TYPE_CHECKING:
    from mobextract.places.candidates import Finder

LABELS = 9
"""Up to here the number behind a name without one is the village's own."""
_NUMBER = regex(r"(?<![\w.,])\d[\d.,]*(?= )")
_NAME = regex(rf"(?<!{WORD})(?:[{UPPER}]{WORD}*[ -]|\d{{1,2}} ){{1,4}}$")
_NUMBERED = regex(r"\d $")
_WORDS = regex(rf"(?<!{WORD}){WORD}+")
_JOINT = regex(rf"(?P<comma>,) (?:{LETTER}{{1,8}} ){{0,2}}$|(?<!{WORD})(?P<word>{LETTER}{{1,6}}) (?:{LETTER}{{1,8}} ){{0,2}}?$")
"""What joins a unit to the one before it, a preposition between."""


def is_gapped(finder: Finder, start: int, number: str) -> bool:
    """Whether ``number``, behind the unit that starts at ``start``, where both close their clause, is a count without its
    noun: a unit before it, joined to this one, has so many of something."""
    low, grammar = finder.low, finder.grammar
    name = _NAME.search(finder.text, finder.segments.sentence_at(start)[0], start)
    left = name.start() if name and grammar.has_case else start
    twice = _NUMBERED.search(low, left, start) is not None
    if not number.isdigit() or (int(number) <= LABELS and not twice):
        return False
    opening = finder.segments.sentence_at(start)[0]
    joint = _JOINT.search(low, max(opening, left - 30), left)
    if joint is None or not (joint["comma"] or any(word in grammar.joiner_words for word in low[joint.start() : left].split())):
        return False
    counts = [m for m in _NUMBER.finditer(low, opening, joint.start()) if grammar.counts_thing(low, m.end())]
    words = (m.start() for m in _WORDS.finditer(low, opening, counts[-1].start())) if counts else ()
    return any(grammar.before.after(low, at) or grammar.after.after(low, at) for at in words)
