"""Read digit strings: which sign groups thousands and which parts the decimals.

The shape decides first, then what the article's other numbers show, then the language's decimal sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from mobextract.numbers.sum import Token
from mobextract.text.lazy import regex

FRACTIONS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅐": "1/7",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅑": "1/9",
    "⅒": "0.1",
}
SIGNS = "".join(FRACTIONS)
_SEPARATOR = regex(r"[.,]")
_BLANK = regex(r"[ '’]")
"""What stands between the groups of a number and says nothing of decimals: "1'000'000"."""
LONGEST = 24
"""A run of more digits than this is no number that a news article states."""


class Digits(NamedTuple):
    """What a digit string says; ``other`` is its other reading, where its separator may be that of thousands or of decimals."""

    value: Decimal
    other: Decimal | None = None
    doubtful: bool = False
    """Whether neither the shape nor the article's other numbers decide between the two."""


def read_digits(text: str, decimal: str, evidence: Counter[tuple[str, str]]) -> Digits | None:
    """Read a digit string, or return None where it is no number.

    The shape decides first, then what the article's other numbers show, then the language's decimal sign.

    >>> read_digits("1.352", ",", Counter()).value, read_digits("1.352", ".", Counter()).value
    (Decimal('1352'), Decimal('1.352'))
    >>> read_digits("0262.3521.114", ",", Counter()) is None
    True
    """
    if text.isdecimal() and len(text) <= LONGEST:
        return Digits(Decimal(text))
    if text[-1] in FRACTIONS:
        return _with_fraction(text, decimal, evidence)
    plain = _BLANK.sub("", text)
    if plain[0] in ".,":
        return Digits(Decimal("0." + plain[1:]))
    if len(plain) > LONGEST:
        return None
    separators = _SEPARATOR.findall(plain)
    if not separators:
        return Digits(Decimal(plain))
    if len(set(separators)) == 2:
        if separators.count(separators[-1]) > 1:
            return None
        whole, _, fraction = plain.rpartition(separators[-1])
        if not _grouped(whole, separators[0]) and not re.fullmatch(r"\d{1,2}(?:,\d{2})*,\d{3}", whole):
            return None
        return Digits(Decimal(re.sub(r"[.,]", "", whole) + "." + fraction))
    sign = separators[0]
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}", plain):  # 12,50,000: groups of a lakh
        return Digits(Decimal(plain.replace(",", "")))
    if len(separators) > 1:
        return Digits(Decimal(plain.replace(sign, ""))) if _grouped(plain, sign) else None
    whole, _, fraction = plain.partition(sign)
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0") or plain != text:
        return Digits(Decimal(f"{whole}.{fraction}"))
    return _ambiguous(whole, fraction, evidence[sign, "thousands"], evidence[sign, "decimal"], groups=sign != decimal)


def _ambiguous(whole: str, fraction: str, thousands: int, decimals: int, *, groups: bool) -> Digits:
    """One separator before three digits; ``groups``: in this language it parts thousands."""
    grouped, parted = Decimal(whole + fraction), Decimal(f"{whole}.{fraction}")
    if thousands and not decimals:
        return Digits(grouped, parted)
    if groups:
        return Digits(grouped, parted, bool(decimals) and not thousands and not fraction.endswith("0"))
    return Digits(parted, grouped, not decimals or fraction.endswith("0"))


def _with_fraction(text: str, decimal: str, evidence: Counter[tuple[str, str]]) -> Digits | None:
    """A fraction sign, with a whole number before it or alone: "2½", "¾"."""
    part, _, whole = FRACTIONS[text[-1]].partition("/")
    fraction = Decimal(part) / Decimal(whole or 1)
    head = read_digits(text[:-1].strip(), decimal, evidence) if text[:-1].strip() else Digits(Decimal(0))
    return Digits(head.value + fraction) if head else None


def listed_digits(text: str, start: int) -> list[Token]:
    """The numbers of a list written without blanks ("22,24,26,31"), where it can be read in no other way."""
    parts = text.split(",")
    if len(parts) < 3 or not all(re.fullmatch(r"\d{1,2}", p) for p in parts):
        return []
    tokens = []
    for part in parts:
        tokens.append(Token(start, start + len(part), "digits", Decimal(part)))
        start += len(part) + 1
    return tokens


def separator_evidence(digit_strings: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count what the unambiguous numbers of an article show about its separators."""
    evidence: Counter[tuple[str, str]] = Counter()
    for text in digit_strings:
        if text.isdecimal():
            continue
        separators = _SEPARATOR.findall(text)
        if not separators:
            continue
        last = separators[-1]
        tail = len(text) - text.rindex(last) - 1
        if len(set(separators)) == 2:
            evidence[separators[0], "thousands"] += 1
            evidence[last, "decimal"] += 1
        elif len(separators) > 1 and _grouped(text, last):
            evidence[last, "thousands"] += 1
        elif len(separators) == 1 and tail in (1, 2):
            evidence[last, "decimal"] += 1
    return evidence


def _grouped(text: str, sign: str) -> bool:
    return re.fullmatch(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})*", text) is not None
