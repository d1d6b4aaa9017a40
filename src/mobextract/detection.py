"""Tell the language of an article, among those that have patterns, with py3langid's model."""

from __future__ import annotations

import functools
import os
from decimal import Decimal
from typing import Any

from mobextract.errors import ArticleError
from mobextract.language import languages, load_language

SAMPLE = 4000
"""Characters that are looked at; the middle of a page is more telling than its menus."""


def detect(text: str, *, patterns: str | os.PathLike[str] | None = None) -> tuple[str, Decimal]:
    """Return the code of the likeliest language of ``text`` that has patterns, and its score between 0 and 1.

    Raises ArticleError where the text has no letters to judge by, or no language with patterns is known to the detector.

    >>> detect("Xã có 32 mô hình dân vận khéo được công nhận trong năm 2024.")[0]
    'vi'
    """
    if not any(c.isalpha() for c in text[:SAMPLE * 4]):
        raise ArticleError("no letters to tell the language by; give the language")
    identifier, codes = _identifier(None if patterns is None else os.fspath(patterns))
    code, score = identifier.classify(_sample(text))
    return codes[code], Decimal(str(round(float(score), 4)))


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    start = (len(text) - SAMPLE) // 2
    return text[start : start + SAMPLE]


@functools.lru_cache(maxsize=8)
def _identifier(patterns: str | None) -> tuple[Any, dict[str, str]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {str(c) for c in identifier.nb_classes}
    codes = {}
    for language in languages(patterns):
        info = load_language(language, patterns).info
        codes.update({code: language for code in (info.detect or [language]) if code in known})
    if not codes:
        raise ArticleError("no language with patterns is known to the language detector; give the language")
    identifier.set_languages(sorted(codes))
    return identifier, codes
