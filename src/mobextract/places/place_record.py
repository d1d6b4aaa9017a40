"""The record of a place mention, made of its candidate and what it was resolved to."""

from __future__ import annotations

from decimal import Decimal

from mobextract.places.candidates import Candidate
from mobextract.record import Place


def made_place(candidate: Candidate, name: str, kind: str, parents: list[str], country: str, score: str, code: str) -> Place:
    """Return the mention of a candidate, without what only the gazetteer knows of its unit."""
    return Place(
        start=candidate.start,
        end=candidate.end,
        text=candidate.surface,
        name=name,
        kind=kind,
        parents=parents,
        country=country or None,
        score=Decimal(score),
        rule=f"{code}.place.{candidate.rule}",
    )


def decimal_of(text: str) -> Decimal | None:
    """Return a number of the gazetteer; None where it has none."""
    return Decimal(text) if text else None
