"""Text that was wrapped at a width, as mails and printed pages are: the line ends inside its paragraphs are blanks."""

from __future__ import annotations

from itertools import pairwise

NARROWEST, WIDEST = 28, 140
"""The width of such a text, in characters; the lines of a list are mostly shorter, paragraphs that are not wrapped longer."""
LEAST, SHARE = 4, 0.5
"""So many lines must be full, and this share of those that another one follows at once; as many of them go on without a capital."""


def unwrapped(text: str) -> str:
    """Return ``text`` with a blank for each line end that only its width has made: the next line's first word did not fit.

    The length stays, and so do the lines of a text that was not wrapped.

    >>> import textwrap
    >>> text = "Xã có 32 mô hình, trong đó 25 mô hình về kinh tế, 7 mô hình về văn hóa; cả huyện có "
    >>> text += "120 mô hình với 2.400 hộ tham gia trong hai năm qua."
    >>> unwrapped(textwrap.fill(text, 30) + "\\nHết.") == text + "\\nHết."
    True
    >>> rows = "Xã A: 25 hộ\\nXã B: 30 hộ\\nXã C: 5 hộ\\nXã D: 12 hộ\\nXã E: 8 hộ"
    >>> unwrapped(rows) == rows
    True
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines if " " in line), default=0)
    if len(lines) <= LEAST or not NARROWEST <= width <= WIDEST:
        return text
    followed = [bool(line and below and not below.isspace()) for line, below in pairwise(lines)]
    full = [after and _is_full(line, below, width) for after, (line, below) in zip(followed, pairwise(lines), strict=True)]
    going_on = sum(joined and not below.lstrip()[0].isupper() for joined, below in zip(full, lines[1:], strict=True))
    if sum(full) < max(LEAST, SHARE * sum(followed)) or going_on < SHARE * sum(full):
        return text
    return "".join(line + (" " if joined else "\n") for line, joined in zip(lines, full, strict=False)) + lines[-1]


def _is_full(line: str, below: str, width: int) -> bool:
    """Whether the first word of the line below did not fit."""
    return len(line.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width
