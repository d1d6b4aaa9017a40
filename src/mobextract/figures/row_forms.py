"""What clauses look like that begin with a place and end in a number: ", in Hoa Lac village 19", "; xã B có 12"; and those that tell a
change without its verb: ", the S&P 500 0.5 %"."""

from __future__ import annotations

from collections.abc import Iterable

from mobextract.language import Language
from mobextract.packs.place_tables import NATURAL
from mobextract.text.alternatives import alternatives
from mobextract.text.folding import LETTER, UPPER, WORD
from mobextract.text.lazy import regex

NAME = rf"[{UPPER}]{WORD}*(?:[ -][{UPPER}]{WORD}*){{0,3}}(?: \d{{1,2}}(?= \S))?"


class RowForms:
    """What the clauses of such rows look like in one language."""

    def __init__(self, language: Language, circumstances: Iterable[str], possess: Iterable[str]) -> None:
        rows = [d for d in language.table("places").designator if d.kind not in NATURAL]
        before, after = (_forms(f for d in rows for f in getattr(d, side)) for side in ("before", "after"))
        joined = _forms(language.table("numerals").list_joiners)
        lead = f"(?:{joined} )?(?P<in>{_forms(circumstances)} )?(?P<before>{before} )?"
        tail = f"(?P<after>[ -]{after})?(?P<has> {_forms(possess)})? ?"
        self.frame = regex(rf"(?:[,;·] |(?<!{WORD})(?={joined} )){lead}(?P<name>{NAME}){tail}$")
        self.place = regex(rf"(?<!{WORD})(?:{before} {NAME}|{NAME}[ -]{after})(?!{WORD})")


class ChangeRowForms:
    """What stands between the figures of a row of changes, and behind the last, in one language; ``joiners`` is a pattern of "and"."""

    def __init__(self, joiners: str) -> None:
        name = rf"[{UPPER}][\w&'’.-]*"
        self.next_subject = regex(rf"(?:,|,? (?:{joiners})) (?:{LETTER}{{1,4}} )?{name}(?: (?:{name}|\d{{2,4}})){{0,3}} ")
        """Another subject without a verb: ", the S&P 500 ", " and Hanoi "."""
        self.end = regex(rf"(?: {LETTER}{{1,4}}(?: {name}){{1,3}})? ?(?:[.,;:·।!?)](?!\d)|\n|$|(?:{joiners})(?!{WORD}))")
        """The end of a figure's clause, perhaps behind where that is: " in Seoul.", " and"."""


def _forms(words: Iterable[str]) -> str:
    """An expression for words in either case; an asterisk stands for any ending."""
    return f"(?i:{alternatives(words, f'{WORD}*') or '(?!)'})"
