"""Expressions for the words that stand between two numbers: of a range, a ratio or a fraction."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.text.alternatives import alternatives
from mobextract.text.lazy import regex


def spaced(forms: Iterable[str]) -> str:
    """Return the alternatives of an expression for forms, with any blanks between their words; an empty string for no forms."""
    return alternatives(forms).replace(r"\ ", r"\s+")


def gap_expression(forms: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for one of ``forms``, which with blanks is all that stands between two numbers."""
    return regex(rf"\s*(?:{spaced(forms)})\s*")


def ending_in(forms: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for one of ``forms`` and blanks at the end of a text."""
    return regex(rf"(?:{alternatives(forms)})\s*$")
