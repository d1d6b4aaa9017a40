"""An expression for phrases of whole words in which * stands for any letters: "is *ing", "twice as * as"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.text.folding import WORD
from mobextract.text.lexicon import spellings


def any_of(forms: Iterable[str]) -> str:
    """Return an expression for whole words; * stands for any letters.

    >>> re.findall(any_of(["is *ing"]), "she is sponsoring one; this is king")
    ['is sponsoring', 'is king']
    >>> re.findall(any_of([", lower than"]), "340, lower than that")
    [', lower than']
    """
    folded = "|".join(re.escape(f).replace(r"\*", f"{WORD}*") for form in forms for f in spellings(form))
    return rf"(?:(?<!{WORD})|(?=,))(?:{folded})(?!{WORD})"
