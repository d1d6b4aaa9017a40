"""Expressions for the forms of a table, where more than a lexicon looks up is matched around them, or they stand between two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.text.folding import WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import spellings


def alternatives(forms: Iterable[str], star: str = r"\*") -> str:
    """Return the alternatives of an expression for forms, each in its spellings, the longest first, with ``star`` where they have an
    asterisk; an empty string for no forms.

    >>> alternatives(["by", "by way of"])
    'by\\\\ way\\\\ of|by'
    """
    folded = {f for form in forms for f in spellings(form)}
    return "|".join(re.escape(f).replace(r"\*", star) for f in sorted(folded, key=lambda f: (-len(f), f)))


def any_of(forms: Iterable[str]) -> str:
    """Return an expression for phrases of whole words in which * stands for any letters: "is *ing", "twice as * as".

    >>> re.findall(any_of(["is *ing"]), "she is sponsoring one; this is king")
    ['is sponsoring', 'is king']
    >>> re.findall(any_of([", lower than"]), "340, lower than that")
    [', lower than']
    """
    by_first: dict[str, list[str]] = {}
    forms = list(forms)
    for form in sorted({f for written in forms for f in spellings(written)}, key=lambda f: (-len(f), f)):
        by_first.setdefault(form[:1], []).append(re.escape(form[1:]).replace(r"\*", f"{WORD}*"))
    if not by_first or "*" in by_first:
        return rf"(?:(?<!{WORD})|(?=,))(?:{alternatives(forms, f'{WORD}*')})(?!{WORD})"
    # the first letter comes first: where none of them stands, nothing else is tried
    rests = "|".join(f"(?<={re.escape(first)})(?:{'|'.join(others)})" for first, others in by_first.items())
    return rf"[{''.join(map(re.escape, by_first))}](?:(?<!{WORD}.)|(?<=,))(?:{rests})(?!{WORD})"


def spaced(forms: Iterable[str]) -> str:
    """Return the alternatives of an expression for forms, with any blanks between their words; an empty string for no forms."""
    return alternatives(forms).replace(r"\ ", r"\s+")


def gap_expression(forms: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for one of ``forms``, which with blanks is all that stands between two numbers."""
    return regex(rf"\s*(?:{spaced(forms)})\s*")


def ending_in(forms: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for one of ``forms`` and blanks at the end of a text."""
    return regex(rf"(?:{alternatives(forms)})\s*$")
