"""Find and resolve the place mentions of an article."""

from __future__ import annotations

import datetime

from mobextract.folding import Folded
from mobextract.language import Language
from mobextract.record import Place
from mobextract.segment import Segments


def find_places(
    folded: Folded, segments: Segments, language: Language, *, published: datetime.date | None, site: str | None
) -> tuple[list[Place], list[str]]:
    return [], []
