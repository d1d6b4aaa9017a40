"""The spellings of Greek words that pages use side by side: lines of capitals, and what is typed in haste, leave the accents out."""

from __future__ import annotations

from collections.abc import Iterable

from mobextract.text.lazy import regex

_PLAIN = str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ")
_ACCENT = regex("[άέήίόύώΐΰ]")
_TOLD = regex(r"(?<!\w)(?:ή|πού|πώς|ής|έλα)(?!\w)")
"""Short words that are others without their accent: "or", "where"."""


def has_accents(text: str) -> bool:
    """Whether any letter of a folded text is an accented Greek one.

    >>> has_accents("5 χιλιόμετρα"), has_accents("5 hộ")
    (True, False)
    """
    return _ACCENT.search(text) is not None


def greek_spellings(folded: str) -> Iterable[str]:
    """Return a folded form, and also itself without accents, unless one of its words is another then, or its end is open: another word may
    begin like its plain letters.

    >>> list(greek_spellings("τρία κιλά")), list(greek_spellings("τρία ή")), list(greek_spellings("λίτρ*"))
    (['τρία κιλά', 'τρια κιλα'], ['τρία ή'], ['λίτρ*'])
    """
    if "*" in folded or _TOLD.search(folded):
        return (folded,)
    plain = folded.translate(_PLAIN)
    return (folded,) if plain == folded else (folded, plain)
