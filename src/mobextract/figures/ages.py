"""Ages behind names: in "the two suspects are Vang A Khua, 22, and Vang A Cua, 30" nobody is counted but the two."""

from __future__ import annotations

from mobextract.figures.plain_ages import AGED, OLDEST
from mobextract.figures.quantity import Quantity
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

AGE = "an age behind a name"
YOUNGEST = 10
"""Ages below this are no reason to doubt a part of a whole."""
_BEFORE = regex(r"[^\W\d_]\)?(?:, | ?\()$")
_BEHIND = regex(r"\s*(?:[,;.)।·]|$)")


def settle(low: str, segments: Segments, results: list[Quantity | str]) -> None:
    """Reject numbers without a noun of their own, set off behind a name, that are more than the people they would be some of."""
    whole: Quantity | None = None
    for index, result in enumerate(results):
        if not isinstance(result, Quantity) or result.kind != "count" or result.unit not in AGED:
            continue
        if not result.rule.endswith("ellipsis"):
            whole = result
        elif whole is not None and _is_age(low, segments, whole, result):
            results[index] = AGE


def _is_age(low: str, segments: Segments, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is more than the whole before it in its sentence and stands between commas or in brackets by itself."""
    value, most = part.amount.value, whole.amount.value
    if value is None or most is None or part.amount.first.word or not YOUNGEST <= value <= OLDEST or value <= most:
        return False
    if part.noun != whole.noun or segments.sentence_at(whole.start)[0] != segments.sentence_at(part.start)[0]:
        return False
    return _BEFORE.search(low, max(0, part.start - 4), part.start) is not None and _BEHIND.match(low, part.end) is not None
