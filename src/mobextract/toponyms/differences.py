"""What it costs a name in Latin letters that its marks, letters or blanks are not those of the official spelling."""

from __future__ import annotations

import re

from mobextract.text.folding import lower
from mobextract.text.lazy import regex
from mobextract.toponyms.vietnamese import latin_key, strip_marks

RESPELT = 0.05
"""What it costs a name without marks that letters differ that sound alike."""
BETWEEN = regex("[ –-]")
"""What stands between syllables that are written apart."""
SHIFTED = 1.0
"""What a blank in another place costs a name."""
UNMARKED = 0.3
"""What it costs that a word of a name lacks its marks among others that have theirs."""
_UNSPELLABLE = regex(r"ie|ye|(?<!q)uo")
"""Vowels that Vietnamese never writes without a mark (iê, yê, uô, ươ)."""


def unmarked(form: str, name: str) -> float:
    """What it costs that a name's marks are others: little where only words lack them that no one spells so ("Muong Ảng" is Mường Ảng)."""
    pairs = list(zip(form.split(), lower(name).split(), strict=False))
    fits = len(form.split()) == len(pairs) == len(name.split())
    return (
        UNMARKED
        if fits and all(a == b or (_UNSPELLABLE.search(a) and a.isascii() and latin_key(a) == latin_key(b)) for a, b in pairs)
        else 1.5
    )


def respelt(form: str, name: str) -> float:
    """What it costs that a name without marks has other letters than this one: "Con Dao" is Côn Đảo rather than Kon Đào."""
    return 0.0 if BETWEEN.sub("", strip_marks(name.lower())) == BETWEEN.sub("", form) else RESPELT


def shift(form: str, name: str) -> float:
    """What it costs that a name is divided into words in another way: "Dak Rong" is not Đa Krông; blanks more or less cost nothing."""
    if " " not in form or " " not in name:
        return 0.0
    left, right = (
        {sum(map(len, words[:n])) for n in range(1, len(words))} for words in (re.split(r"[ \-–]+", form), re.split(r"[ \-–]+", name))
    )
    return 0.0 if left <= right or right <= left else SHIFTED
