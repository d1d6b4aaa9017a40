"""mobextract reads provincial news for researchers: places, models, counts, money, percentages, measures and dates.

The library reads Vietnamese provincial articles and their machine translations. ``extract`` reads one article, ``Extractor``
many in one language, ``extract_many`` whole folders; ``quantities`` reads the numerals of a short text; ``load`` gives a spaCy pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mobextract._version import __version__
from mobextract.errors import ArticleError, MobextractError, PatternError, UnknownLanguageError

if TYPE_CHECKING:
    from mobextract.api import extract, load, quantities
    from mobextract.batch import extract_many
    from mobextract.language import languages
    from mobextract.numeric import Numeric
    from mobextract.pipeline import Explanation, Extractor
    from mobextract.record import Record

_LAZY = {
    "extract": "mobextract.api",
    "load": "mobextract.api",
    "quantities": "mobextract.api",
    "extract_many": "mobextract.batch",
    "languages": "mobextract.language",
    "Extractor": "mobextract.pipeline",
    "Explanation": "mobextract.pipeline",
    "Numeric": "mobextract.numeric",
    "Record": "mobextract.record",
}

__all__ = [
    "ArticleError",
    "Explanation",
    "Extractor",
    "MobextractError",
    "Numeric",
    "PatternError",
    "Record",
    "UnknownLanguageError",
    "__version__",
    "extract",
    "extract_many",
    "languages",
    "load",
    "quantities",
]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that ``import mobextract`` stays fast."""
    if name not in _LAZY:
        raise AttributeError(f"module 'mobextract' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
