"""What date templates are made of: month names, and the expressions that templates of dates.toml compile to."""

from __future__ import annotations

import re

from babel import Locale

from mobextract.folding import LETTER
from mobextract.lexicon import fold_form, spellings

YEAR = r"(?:19|20)\d\d"


def month_names(locale: str, extra: dict[str, list[str]]) -> dict[str, int]:
    """Return folded month names → number, from CLDR (all widths and forms but the one-letter ones) and ``extra``.

    >>> month_names("ru", {})["октября"], month_names("el", {})["οκτώβριοσ"]
    (10, 10)
    """
    names: dict[str, int] = {}
    months = Locale.parse(locale).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                folded = fold_form(name)
                if len(folded) > 2 and not any(c.isdigit() for c in folded):
                    names.setdefault(folded, number)
                    names.setdefault(folded.rstrip("."), number)
    for number_text, forms in extra.items():
        names.update({f: int(number_text) for form in forms for f in spellings(form)})
    return names


def anchor_word(template: str) -> str | None:
    """The longest literal word of a template that names its month by number ("tháng {m}/{y}": tháng)."""
    if "{month}" in template:
        return None
    words = re.findall(f"{LETTER}+", re.sub(r"\{\w+\}", " ", template))
    return fold_form(max(words, key=len)) if words else None


def template_expression(template: str, months: str, day: str) -> str:
    """The expression of a template, with the alternatives of month names and the expression of a day in their places."""
    expression = r"\s+".join(re.escape(fold_form(part)) for part in template.split())
    return (
        expression.replace(r"\{d\}", rf"(?P<d>{day})")
        .replace(r"\{d2\}", rf"(?P<d2>{day})")
        .replace(r"\{m\}", r"(?P<m>[01]?\d)")
        .replace(r"\{y\}", rf"(?P<y>{YEAR})")
        .replace(r"\{month\}", rf"(?P<month>{months})")
    )
