"""What date templates are made of: month names, and the expressions that templates of dates.toml compile to."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from mobextract.packs.cldr import cldr
from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, spellings

YEAR = r"(?:19|20)\d\d"
EARLIER = r"1[5-8]\d\d"
"""A year before 1900, which only a date with its month has, where nothing is counted behind it: "25 Μαρτίου 1821", "мая 1500 человек"."""
NO_CODE = r"(?<!\D-)"
"""Before a day: no hyphen of a code ("12-KH-5 May"), while one between days, or between months, is fine."""
FIGURES = ("{d}", "{m}", "{y}")
"""How a template begins that begins with a figure."""
REACH = 40
"""How far a date may reach from its month, in characters."""
_DIGIT = regex(r"\d")


class DateTemplates:
    """The dates with words of one language; ``months``, ``day`` and ``years`` are the expressions of month names, of a day, and of
    words behind a year."""

    def __init__(self, patterns: Sequence[str], months: str, day: str, years: str) -> None:
        self._patterns, self._months, self._day = patterns, months, day
        self._year = rf"{YEAR}|{EARLIER}(?=[.,;:!?)।·]|$|\s+(?:{years})(?!{WORD}))"

    def around(self, low: str, anchor: re.Match[str]) -> Iterator[re.Match[str]]:
        """Yield the dates that hold a month's name, or another word of dates; each has a figure."""
        start, end, limit = *anchor.span(), anchor.end() + REACH
        if _DIGIT.search(low, end, limit):
            for template in self._opened:
                if match := template.match(low, start, limit):
                    yield match
        begin = max(0, start - REACH)
        first = _DIGIT.search(low, begin, start)
        searches = [(template, begin) for template in self._led]
        searches += [(template, first.start()) for template in self._figured] if first else []
        for template, position in searches:
            for match in template.finditer(low, position, limit):
                if match.start() <= start and match.end() >= end:
                    yield match

    @functools.cached_property
    def _opened(self) -> list[re.Pattern[str]]:
        """The dates that begin with the anchor itself ("May 5, 2024"), compiled where the first month stands."""
        return [self._compiled(t) for t in self._patterns if _opens(t)]

    @functools.cached_property
    def _figured(self) -> list[re.Pattern[str]]:
        """Those that begin with a figure ("5 May 2024")."""
        return [self._compiled(t) for t in self._patterns if t.startswith(FIGURES)]

    @functools.cached_property
    def _led(self) -> list[re.Pattern[str]]:
        """Those that begin with another word ("day 5 of May 2024")."""
        return [self._compiled(t) for t in self._patterns if not t.startswith(FIGURES) and not _opens(t)]

    def _compiled(self, template: str) -> re.Pattern[str]:
        code = "" if template.startswith("{month}") else NO_CODE
        expression = template_expression(template, self._months, self._day, self._year)
        return regex(rf"(?<!{WORD})(?<![.,/]){code}(?:{expression})(?!{WORD}|[/.-]\d|,\d{{3}}(?!\d))")


def month_names(locale: str, extra: dict[str, list[str]]) -> dict[str, int]:
    """Return folded month names → number, from CLDR (all widths and forms but the one-letter ones) and ``extra``.

    >>> month_names("ru", {})["октября"], month_names("el", {})["οκτώβριοσ"]
    (10, 10)
    """
    names: dict[str, int] = {}
    months = cldr(locale).months
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


def _opens(template: str) -> bool:
    """Whether a template begins with its month or, where that is a number, its anchor."""
    anchor = anchor_word(template)
    return template.startswith("{month}") if anchor is None else fold_form(template).startswith(anchor)


def template_expression(template: str, months: str, day: str, year: str) -> str:
    """The expression of a template, with the alternatives of month names and the expressions of a day and a year in their places."""
    expression = r"\s+".join(re.escape(fold_form(part)) for part in template.split())
    return (
        expression.replace(r"\{d\}", rf"(?P<d>{day})")
        .replace(r"\{d2\}", rf"(?P<d2>{day})")
        .replace(r"\{m\}", r"(?P<m>[01]?\d)")
        .replace(r"\{y\}", rf"(?P<y>{year})")
        .replace(r"\{month\}", rf"(?P<month>{months})")
    )
