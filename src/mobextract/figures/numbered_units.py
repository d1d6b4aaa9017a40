"""Numbers of units whose own numbers follow: "four hamlets 1, 2, 3 and 5" are four."""

from __future__ import annotations

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import NAME_NUMBER, Quantity, is_count
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex

_MEMBER = regex(r"\d{1,3}[^\W\d_]?(?![\w%]|\.\w)")
_COMMA = regex(r", ?")


def are_as_many(grammar: QuantityGrammar, low: str, count: Quantity) -> bool:
    """Whether as many numbers as a count has stand behind its noun, as their names; at least two."""
    return _members_end(grammar, low, count) is not None


def _members_end(grammar: QuantityGrammar, low: str, count: Quantity) -> int | None:
    """Return where these numbers end, or None where they are not as many: "five wards 2, 4, 5, 6 and 7"."""
    if count.noun is None or count.amount.value is None or not count.amount.first.word or count.amount.of is not None:
        return None
    position, members, end = skip_blanks(low, count.noun.end), 0, 0
    while (member := _MEMBER.match(low, position)) is not None:
        members, end = members + 1, member.end()
        comma = _COMMA.match(low, end)
        position = comma.end() if comma else skip_blanks(low, end)
        joiner = grammar.nouns.joiners.after(low, position)
        if joiner is None and comma is None:
            break
        position = skip_blanks(low, joiner[1]) if joiner else position
    return end if members > 1 and members == count.amount.value else None


def reject_members(grammar: QuantityGrammar, low: str, amounts: list[Amount], results: list[Quantity | str]) -> None:
    """Reject these numbers among the ``results``, which stand beside the amounts: they are names, and count nothing."""
    for index, result in enumerate(results):
        end = _members_end(grammar, low, result) if is_count(result) else None
        if end is not None:
            members = [at for at in range(index + 1, len(amounts)) if amounts[at].start < end]
            results[index + 1 : index + 1 + len(members)] = [NAME_NUMBER] * len(members)
