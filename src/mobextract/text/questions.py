"""The questions of an interview: paragraphs of their own that open a new topic, as headings do."""

from __future__ import annotations

from mobextract.text.lazy import regex

Span = tuple[int, int]

LONGEST = 320
"""The most characters of a question: what is longer tells something first."""
SHORT = 90
"""A line as short as this is a question by itself; a longer one where somebody speaks ("– …?", "PV: …?")."""
_SPEAKS = regex(r"[-–—―•♦◆❖●▪■►]\s?\S|[^:\n]{1,30}:\s?\S")
_DIGIT = regex(r"\d")
_MARKED, _GREEK = "?", ";\u037e"


def is_question(text: str, line: Span, before: Span | None) -> bool:
    """Whether the paragraph is a question by itself; ``before`` is the one in front of it.

    A semicolon asks in Greek, but closes an item of a list too: no question stands behind a colon or a further item, none has figures.

    >>> lines = "The town has 9 clubs.\\n– And what of the poor?\\n– They came."
    >>> is_question(lines, (22, 45), (0, 21)), is_question(lines, (46, 58), (22, 45))
    (True, False)
    """
    start, end = line
    if end - start > LONGEST or text[end - 1] not in _MARKED + _GREEK:
        return False
    if text[end - 1] in _GREEK and (before is None or text[before[1] - 1] in ":;·," or _DIGIT.search(text, start, end)):
        return False
    spoken = _SPEAKS.match(text, start, end) is not None
    return spoken or (end - start < SHORT and text[end - 1] in _MARKED)
