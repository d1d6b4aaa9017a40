"""Expressions for the words that stand between two numbers: of a range, a ratio or a fraction."""

from __future__ import annotations

import re

from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, spellings


def form_expression(form: str) -> str:
    """An expression for one form, with any blanks between its words."""
    return r"\s+".join(map(re.escape, fold_form(form).split()))


def gap_expression(forms: list[str]) -> re.Pattern[str]:
    """An expression for one of ``forms``, which with blanks is all that stands between two numbers."""
    folded = {f for form in forms for f in spellings(form)}
    return regex(rf"\s*(?:{'|'.join(sorted(map(form_expression, folded), key=len, reverse=True))})\s*")


def ending_in(forms: list[str]) -> re.Pattern[str]:
    """An expression for one of ``forms`` and blanks at the end of a text."""
    return regex(rf"(?:{'|'.join(sorted({re.escape(fold_form(f)) for f in forms}, key=len, reverse=True))})\s*$")
