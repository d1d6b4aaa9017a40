"""The designators of places before whose names a number counts, and is no part of the name: communes and what is above them."""

from __future__ import annotations

from mobextract.language import Language
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import LETTER

RANKED = frozenset({"province", "city", "town", "district", "township", "ward", "commune"})
"""Kinds of units whose names end in no number; those of villages may."""


def unnumbered_designators(language: Language, side: str) -> str:
    """Return an expression for the designators on one side ("before", "after") of names that no number ends: of communes and above."""
    rows = (d for d in language.table("places").designator if d.kind in RANKED)
    forms = alternatives((form for d in rows for form in getattr(d, side)), f"{LETTER}*")
    return f"(?:{forms or '(?!)'})"
