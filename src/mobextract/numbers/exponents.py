"""Powers behind digits: "1.2e6", "3×10^5", "10⁶", "2.5^-1"."""

from __future__ import annotations

from decimal import Decimal, localcontext

from mobextract.text.lazy import regex

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SUPER = "⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
_SIGNED = r"[+−-]?\d{1,2}"
_POWER = regex(
    rf"(?:[eE](?P<e>{_SIGNED})| ?[×x*·⋅] ?10(?:\^(?P<ten>{_SIGNED})|(?P<raised>{_SUPER}))|\^(?P<power>{_SIGNED})"
    rf"|(?<=\b10)(?P<of_ten>{_SUPER}))(?![^\W_]|[.,]\d)"
)
LARGEST = 10**30
"""Beyond this, what looks like a power is none that a text states."""


def powered(text: str, end: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The value of digits that end at ``end`` with the power behind them, and where it ends; None without one.

    >>> powered("1.2e6 people", 3, Decimal("1.2"))
    (Decimal('1200000.0'), 5)
    >>> powered("1.2 km", 3, Decimal("1.2")) is None
    True
    """
    found = _POWER.match(text, end)
    if found is None:
        return None
    exponent = int(next(g for g in found.groups() if g).translate(_RAISED).replace("−", "-"))
    with localcontext() as context:
        context.prec = 40
        whole = found["power"] or found["of_ten"]
        result = value**exponent if whole and value else value * Decimal(10) ** exponent
    return (+result, found.end()) if abs(result) < LARGEST else None
