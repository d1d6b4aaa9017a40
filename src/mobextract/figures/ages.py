"""Ages behind persons' names, which count nothing: "Lo Thi Mai (46) sold her coffee"; "the two suspects are Vang A Khua, 22, and Vang A
Cua, 30". Behind a place's name a number in brackets counts."""

from __future__ import annotations

from collections.abc import Sequence

from mobextract.figures.blocked import Blocked
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.plain_ages import AGED, GROWN, OLDEST
from mobextract.figures.quantity import NOTHING, Quantity, is_count
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import UPPER, WORD, Folded, behind_last, end_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

AGE = "an age behind a name"
REACH = 48
"""How long a name with its title may be, in characters."""
_WORDS = regex(rf"{WORD}+(?:['’]{WORD}+)*")
_CAPITALS = regex(rf"(?:(?<!{WORD})[{UPPER}]{WORD}*(?:['’]{WORD}+)*[ -]?)+$")
_CUT = regex(rf"[{UPPER}]['’][{UPPER}]")
"""The apostrophe of a name such as "K'Brel"."""
_STOP = regex(r"[.,;:!?।()\n\d]")
SURE = 3
"""From so many capitalised words on a name is a person's, if no place and no body has it."""
BODIES = frozenset(
    ("club", "cooperative", "organisation", "group", "team", "business", "school", "class", "agency", "collective", "association")
)
"""Concepts of what people form, whose names are like theirs: "Ninh Hoa Green Club (46)"."""
_BEFORE = regex(r"[^\W\d_]\)?(?:, | ?\()$")
_BEHIND = regex(r"\s*(?:[,;.)।·]|$)")


def reject_bracketed(
    grammar: QuantityGrammar, folded: Folded, blocked: Blocked, amounts: Sequence[Amount], results: list[Quantity | str]
) -> None:
    """Give the numbers alone in brackets behind persons' names, which are nothing else, a reason why they count nothing."""
    for index, amount in enumerate(amounts):
        low, start, value = folded.low, amount.start, amount.value
        row = index > 0 and results[index - 1] == AGE and start - amounts[index - 1].end <= REACH  # "Bui Thi Sen (16) and Bui Thi Dao (7)"
        alone = results[index] == NOTHING and low[start - 1 : start] == "(" and low[amount.end : amount.end + 1] == ")"
        if (
            alone
            and value is not None
            and (row or value >= GROWN)
            and value <= OLDEST
            and amount.of is None
            and _behind_person(grammar, folded, blocked, start - 1)
        ):
            results[index] = AGE


def _behind_person(grammar: QuantityGrammar, folded: Folded, blocked: Blocked, bracket: int) -> bool:
    """Whether a bracket opens right behind a name that is no place's: with a title or a verb of saying before it, of three capitalised
    words or more, or with an apostrophe in it."""
    low = folded.low
    floor = behind_last(_STOP, low, max(0, bracket - REACH), bracket)
    words = [m.span() for m in _WORDS.finditer(low, floor, bracket)]
    if not words or low[words[-1][1] : bracket] != " " or blocked.in_name(*words[-1]):
        return False
    run = _CAPITALS.search(folded.text, floor, bracket) if grammar.language.info.has_case else None
    if run is not None and _names_other(grammar, low, floor, run.start(), words[-1][0]):
        return False
    if run is not None and grammar.speech.before(low, run.start()) is not None:
        return True  # "», says Danh Soi (61)"
    if run is not None and (run[0].count(" ") >= SURE or _CUT.search(run[0]) is not None):
        return True
    if run is None and grammar.nouns.direct(low, words[-1][0]) is not None:
        return False
    return any(grammar.titles.after(low, start) is not None for start, _ in words[-SURE - 2 : -1])


def _names_other(grammar: QuantityGrammar, low: str, floor: int, first: int, last: int) -> bool:
    """Whether a name from the word at ``first`` to the one at ``last`` is a place's or body's: a designator or an element of such names
    ("Buon M'Re") opens it, or a word for such a body stands before, first or last in it."""
    if grammar.designators.after(low, first) is not None:
        return True
    nouns = (grammar.nouns.ending(low, floor, end_before(low, first)), grammar.nouns.direct(low, first), grammar.nouns.direct(low, last))
    return any(noun is not None and noun.unit in BODIES for noun in nouns)


def reject_parts(low: str, segments: Segments, results: list[Quantity | str]) -> None:
    """Reject numbers without a noun of their own, set off behind a name, that are more than the people they would be some of."""
    whole: Quantity | None = None
    for index, result in enumerate(results):
        if not is_count(result) or result.unit not in AGED:
            continue
        if not result.rule.endswith("ellipsis"):
            whole = result
        elif whole is not None and _exceeds_whole(low, segments, whole, result):
            results[index] = AGE


def _exceeds_whole(low: str, segments: Segments, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is more than the whole before it in its sentence and stands between commas or in brackets by itself."""
    value, most = part.amount.value, whole.amount.value
    if value is None or most is None or part.amount.first.word or not GROWN <= value <= OLDEST or value <= most:
        return False
    if part.noun != whole.noun or segments.sentence_at(whole.start)[0] != segments.sentence_at(part.start)[0]:
        return False
    return _BEFORE.search(low, max(0, part.start - 4), part.start) is not None and _BEHIND.match(low, part.end) is not None
