"""The organisation that runs a model: behind the name, or the last one before it in the sentence."""

from __future__ import annotations

import re

from mobextract.folding import WORD, Folded, skip_blanks
from mobextract.programme_grammar import FoundModel, ProgrammeGrammar
from mobextract.segment import Segments

_TAIL = re.compile(rf"(?:[ -]{WORD}+){{0,6}}")
_TAIL_WORD = re.compile(rf"[ -]({WORD}+)")
OWNER_REACH = 300
"""How far before a name the organisation that runs it may stand, in characters."""


def find_owner(grammar: ProgrammeGrammar, folded: Folded, segments: Segments, model: FoundModel) -> tuple[int, int] | None:
    """The organisation that runs it: behind "of" right after the name, else the last one before it in the sentence."""
    position = skip_blanks(folded.low, model.end + 1)
    of = grammar.of.after(folded.low, position)
    direct = grammar.organisations.after(folded.low, skip_blanks(folded.low, of[1]) if of else position)
    if direct:
        start = skip_blanks(folded.low, of[1]) if of else position
        return start, _phrase_end(folded, start, direct[1])
    sentence = max(segments.sentence_at(model.start)[0], model.start - OWNER_REACH)
    limit = model.cue[0] if model.cue and model.cue[0] < model.start else model.start - 1
    last = None
    for match in grammar.organisation_scanner.finditer(folded.low, sentence, max(sentence, limit)):
        last = match.span()
    return (last[0], _phrase_end(folded, *last)) if last and limit - last[1] < 160 else None


def _phrase_end(folded: Folded, start: int, end: int) -> int:
    """Extend an organisation by the name that follows it ("Women's Union of Ba Ngoi ward"): up to the last capital."""
    tail = _TAIL.match(folded.text, end)
    best = end
    for match in _TAIL_WORD.finditer(tail[0] if tail else ""):
        if match[1][:1].isupper():
            best = end + match.end()
        elif end + match.end() - best > 24:
            break
    return best
