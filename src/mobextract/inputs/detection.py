"""Tell the language of an article, among those that have patterns, with py3langid's model.

The detector knows many more languages than have patterns. An article in one of those is refused, not forced into the nearest
pack: a Danish article read with Norwegian patterns would give figures that nobody can trust.
"""

from __future__ import annotations

import functools
import os
from decimal import Decimal
from typing import Any

import msgspec

from mobextract.errors import ArticleError
from mobextract.language import languages, patterns_root
from mobextract.packs.parsed import decoded, packed
from mobextract.packs.tables import LanguageTable

PIECE = 700
"""Characters in each of the two pieces that are looked at, a third and two thirds into the text: menus stand at its ends."""

FOREIGN = 0.02
"""Share of the score that the languages with patterns must reach together. Measured on 690 short sentences in their own
languages: 0.04 and more. Sentences of other languages stay below 0.005, those of close relatives (Danish, Bulgarian) below 0.06,
so that a relative is told by a longer text only."""


def detect(text: str, *, patterns: str | os.PathLike[str] | None = None) -> tuple[str, Decimal]:
    """Return the code of the likeliest language of ``text`` that has patterns, and its score between 0 and 1.

    Raises ArticleError where the text has no letters to judge by, or is in a language that has no patterns.

    >>> detect("Xã có 32 mô hình dân vận khéo được công nhận trong năm 2024.")[0]
    'vi'
    >>> detect("Kommunen hadde i fjor 71 dialoger med folket om nye veier.")[0]
    'nb'
    >>> detect("La commune a organisé trois réunions avec les habitants sur les nouvelles routes du district.")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    mobextract.errors.ArticleError: the text seems to be in 'fr', which has no patterns (there are el, en, ...
    """
    sample = _sample(text)
    if not any(c.isalpha() for c in sample):
        raise ArticleError("no letters to tell the language by; give the language")
    root = None if patterns is None else os.fspath(patterns)
    identifier, codes = _identifier(), _codes(root)
    ranked = identifier.rank(sample)
    scores = {codes[code]: 0.0 for code, _ in ranked if code in codes}
    if not scores:
        raise ArticleError(
            f"none of the languages with patterns ({', '.join(languages(root))}) is known to the detector; give the language"
        )
    for code, score in ranked:
        if code in codes:
            scores[codes[code]] += score
    total = sum(scores.values())
    if total < FOREIGN:
        raise ArticleError(
            f"the text seems to be in {ranked[0][0]!r}, which has no patterns (there are {', '.join(languages(root))}); "
            "give the language to read it all the same"
        )
    best = max(scores, key=lambda code: (scores[code], code))
    return best, Decimal(f"{scores[best] / total:.4f}")


def language_code(name: str, *, patterns: str | os.PathLike[str] | None = None) -> str:
    """Return the code under which ``name`` has patterns: as written, without its region, or by the codes that packs list.

    A name that fits none is returned as it is.

    >>> language_code("el-GR"), language_code("no"), language_code("NB_no"), language_code("fr")
    ('el', 'nb', 'nb', 'fr')
    """
    root = None if patterns is None else os.fspath(patterns)
    plain = name.strip().replace("_", "-").lower()
    for candidate in (plain, plain.split("-")[0]):
        if candidate in languages(root):
            return candidate
        if candidate in _codes(root):
            return _codes(root)[candidate]
    return name


def _sample(text: str) -> str:
    if len(text) <= 2 * PIECE:
        return text
    third = len(text) // 3
    return text[third : third + PIECE] + " " + text[2 * third : 2 * third + PIECE]


@functools.lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@functools.lru_cache(maxsize=8)
def _codes(root: str | None) -> dict[str, str]:
    """The detector's codes of each language that has patterns; reads language.toml alone, so that detection loads no pack."""
    codes: dict[str, str] = {}
    for language in languages(root):
        try:
            listed = decoded(packed(patterns_root(root) / language / "language.toml"), LanguageTable).detect
        except (ValueError, msgspec.ValidationError):
            listed = []  # a broken pack is reported when it is loaded; it must not stop the others
        codes.update(dict.fromkeys(listed or [language], language))
    return codes
