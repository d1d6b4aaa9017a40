"""Where no quantity can be: spans that other mentions own, page furniture, addresses, codes of documents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from mobextract.dates.reader import FoundDate
from mobextract.numbers.numeral import Numeral
from mobextract.text.folding import Folded
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments, Span

PLACE = "part of a place's name"
"""Why a number in a place's name is no quantity."""
WINDOW = 60
"""How far an address or a code around a number is looked for."""
BESIDE = 20
"""The same for what may have blanks in it, such as a telephone number."""
PLAIN = 3
"""So many digits alone are no part of the number of a boat or car ("QB 93456"), which blanks may part."""
_ALONE = regex(
    r"[%)»”\"!?;,]*(?: (?![\d.]|TS\b|\(\d{3,5}\) ?\d)|\n|$)|\.(?: (?!\d)|\n|$)|%|[^\W\d](?<![hHгГ])(?!S\b|\w{0,2}[ -]\d)|"
    r"[,;)] ?[^\W\d]"
)
"""What stands behind a number that is part of nothing longer: most are, and need no further check."""


class Blocked:
    """Where no quantity can be: spans that other mentions own, page furniture, addresses, codes of documents."""

    def __init__(
        self,
        folded: Folded,
        segments: Segments,
        dates: Sequence[FoundDate],
        taken: Sequence[tuple[Span, str]],
        masks: list[tuple[str, re.Pattern[str]]],
    ) -> None:
        self.folded = folded
        self.segments = segments
        self.masks = masks
        self.dated = sorted((d.end, d.start, str(d.year)) for d in dates if d.year and d.until is None)
        """Where dates with a year end and begin, and their year."""
        self.spans = _merged([(s, e, reason) for (s, e), reason in taken] + [(d.start, d.end, "") for d in dates])
        self.ends = [end for _, end, _ in self.spans]

    def reason(self, numeral: Numeral) -> str | None:
        """Why a numeral is blocked: a reason, "" where another mention owns it, None where it is free."""
        start, end = numeral.start, numeral.end
        index = bisect_right(self.ends, start)
        if index < len(self.spans) and self.spans[index][0] < end:
            return self.spans[index][2]
        paragraph = self.segments.paragraph_at(start)
        if paragraph[1] < end or not paragraph[0] <= start < paragraph[1]:
            return "page furniture"
        return None if numeral.word else self._masked(start, end)

    def in_name(self, start: int, end: int) -> bool:
        """Whether a span lies inside a mention that another reader owns: "2 Bà Rịa - Vũng Tàu", a row of a table, counts no woman."""
        index = bisect_right(self.ends, start)
        return index < len(self.spans) and self.spans[index][0] <= start and end <= self.ends[index] and self.spans[index][2] == PLACE

    def places(self, start: int, end: int) -> list[Span]:
        """Return the spans of the places' names, each with its designator behind, that lie between two positions."""
        index = bisect_right(self.ends, start)
        inside = self.spans[index : bisect_right(self.ends, end, index)]
        return [(s, e) for s, e, reason in inside if reason == PLACE and s >= start]

    def _masked(self, start: int, end: int) -> str | None:
        """Look at the number's surroundings only: most stand alone between blanks and need no further check."""
        text = self.folded.text
        before = text[max(0, start - 2) : start]
        if (
            _ALONE.match(text, end)
            and before[-1:] in ("", " ", "(", "\n", "«", "“", '"')
            and not before[:1].isdigit()
            and text[start] != "0"
            and (end - start <= PLAIN or not text[start:end].isdigit())
        ):
            return None
        left = max(text.rfind(" ", max(0, start - WINDOW), max(0, start - BESIDE)), start - WINDOW, 0)
        right = text.find(" ", end + BESIDE, end + WINDOW)
        right = right if right > 0 else end + WINDOW
        for name, mask in self.masks:
            for match in mask.finditer(text, left, right):
                if match.start() < end and start < match.end():
                    return f"part of {name}"
        return None


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sort spans and join those that overlap, so that they can be searched; the first reason stays."""
    merged: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(spans):
        if merged and start < merged[-1][1]:
            left, right, first = merged[-1]
            merged[-1] = (left, max(right, end), first)
        else:
            merged.append((start, end, reason))
    return merged
