"""Numbers that one rings: "child helpline: 111", "телефон пожарной охраны — 114"."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import LABEL, NOTHING, Quantity
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import behind_last
from mobextract.text.lazy import regex

CLAUSE = 60
"""How far before its number a word for a telephone may stand, in characters."""
VERB = 8
"""As far before where a verb only parts them."""
_NUMBER = regex(r"[19]\d\d|[1-9]\d{3,7}")
"""Short numbers of services begin with a one or nine: "households with a telephone: 250" is a count."""
_SIGN = regex(r" ?[:–—-] ?$")
_ENDS = regex(r"[;!?·।\n\d]|\. ")


def reject_phones(grammar: QuantityGrammar, low: str, amounts: Sequence[Amount], results: list[Quantity | str]) -> None:
    """Tell the numbers beside which nothing is counted for labels, where a word for a telephone stands before a colon or dash in their
    clause, or right before them and a short verb ("the emergency number is 115")."""
    for index, result in enumerate(results):
        amount = amounts[index]
        if result != NOTHING or not _NUMBER.fullmatch(low, amount.start, amount.end):
            continue
        signed = _SIGN.search(low, max(0, amount.start - 3), amount.start) is not None
        start = max(0, amount.start - CLAUSE)
        begin = behind_last(_ENDS, low, start, amount.start)
        if any(signed or amount.start - word.end() < VERB for word in grammar.phones.finditer(low, begin, amount.start)):
            results[index] = LABEL
