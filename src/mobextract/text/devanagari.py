"""The spellings of Devanagari words that pages use side by side: with and without nukta dots, glides, half nasals."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from mobextract.text.lazy import regex

NUKTA = "\u093c"
"""The dot that Devanagari letters of foreign sounds carry, and many pages leave out."""
_FOREIGN_DOT = regex(f"(?<![डढ]){NUKTA}")
_STEM = "[क-ह\u093cािीुूेो]"
"""What a glide stands behind."""
_GLIDES = (regex(f"(?<={_STEM})([एई])"), regex(f"(?<={_STEM})(ये|यी)(?!\u094d)"))
_NASALS = (regex("ं(?=[टठडढतथदधनपफबभम])"), regex("(?:ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ]))"))
_VARIES = regex(
    f"[{NUKTA}एईंयणनम](?:(?<={NUKTA})|(?<={_STEM}[एई])|(?<={_STEM}य)[ेी](?!\u094d)|(?<=ं)[टठडढतथदधनपफबभम]"
    "|(?<=ण)\u094d[टठडढ]|(?<=न)\u094d[तथदध]|(?<=म)\u094d[पफबभ])"
)
"""What a word has that has another spelling, its letter first: few have it, and tables have tens of thousands."""
_LETTER = regex("[\u0900-\u097f]")


def has_devanagari(text: str) -> bool:
    """Whether any letter of a text is one of the script.

    >>> has_devanagari("5 घर"), has_devanagari("năm 5")
    (True, False)
    """
    return _LETTER.search(text) is not None


def devanagari_spellings(folded: str) -> Iterable[str]:
    """Return a folded form and its other spellings; it varies in each of the three as a whole.

    >>> list(devanagari_spellings("केंद्र के लिए"))
    ['केंद्र के लिए', 'केंद्र के लिये', 'केन्द्र के लिए', 'केन्द्र के लिये']
    """
    return _varied(folded) if _VARIES.search(folded) else (folded,)


@functools.lru_cache(maxsize=1 << 15)
def _varied(folded: str) -> tuple[str, ...]:
    """The same of a form that may vary; remembered, because most stand in several lists of words."""
    found = [folded]
    if NUKTA in folded:
        found += [_FOREIGN_DOT.sub("", folded), folded.replace(NUKTA, "")]
    for vary in (_other_glide, _other_nasal):  # letters first: looking for what stands beside them takes ten times as long
        found += [other for known in found if (other := vary(known)) != known]
    return tuple(dict.fromkeys(found))


def _other_glide(folded: str) -> str:
    vowel, glide = _GLIDES
    if ("ए" in folded or "ई" in folded) and vowel.search(folded):
        return vowel.sub(lambda m: "ये" if m[0] == "ए" else "यी", folded)
    return glide.sub(lambda m: "ए" if m[0] == "ये" else "ई", folded) if "ये" in folded or "यी" in folded else folded


def _other_nasal(folded: str) -> str:
    dot, half = _NASALS
    if "\u094d" in folded and half.search(folded):
        return half.sub("ं", folded)
    return dot.sub(_half_letter, folded) if "ं" in folded else folded


def _half_letter(match: re.Match[str]) -> str:
    following = match.string[match.end()]
    return ("ण" if following in "टठडढ" else "न" if following in "तथदधन" else "म") + "\u094d"
