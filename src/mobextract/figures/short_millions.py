"""Millions by a letter that is a unit of length as well, told by what they are of: "unemployment rose by 27,000 to 2.75m", "2.75m were
left without power"; "a wall of 2.75m" is one of metres."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mobextract.numbers.numeral import Numeral
from mobextract.packs.quantity_tables import MoneyTable
from mobextract.text.folding import ANY_LETTERS, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, wordlist

if TYPE_CHECKING:
    from mobextract.figures.grammar import QuantityGrammar

MILLION = "1000000"

CLAUSE = 90
"""How far before a number the word may stand that tells what it is of, in characters."""
REST = 50
"""How far behind a verb the word may stand that makes the number one of a length, in characters."""
HEAD, SHORT, DATED = 5, 3, 9
"""So many words may stand between "sales" and the verb of change, the noun behind "of" among them; letters of a short word; letters of a
word behind such a verb, a month among them ("jumped in October to")."""
_ENDED = regex(r"[^.;:!?।\n]*(?:\.\d[^.;:!?।\n]*)*\Z")
"""The words before a number in its clause, decimals among them."""
_OPEN = regex(r" ?(?:$|[.,;:!?)\n](?!\w))")


class ToldMillions:
    """The words of one language that tell such millions from lengths."""

    def __init__(self, table: MoneyTable) -> None:
        told = table.short_told
        self.letters = Lexicon((form, Decimal(MILLION)) for form in (table.short_scale.get(MILLION, ()) if told.subjects else ()))
        self.subjects = wordlist([*table.evidence, *told.subjects])
        self.verbs, self.reaches, self.lengths = wordlist(told.verbs), wordlist(told.reaches), wordlist(told.lengths)


def with_short_millions(grammar: QuantityGrammar, low: str, numerals: Sequence[Numeral]) -> Sequence[Numeral]:
    """Return the numerals of a text, those of such a letter with the millions that they are."""
    letters = grammar.short_told.letters
    if not letters:
        return numerals
    found: list[Numeral] = []
    last: Numeral | None = None
    for numeral in numerals:
        short = None if numeral.word or numeral.scale != 1 else letters.after(low, skip_blanks(low, numeral.end))
        if short is not None and (_is_led(grammar, low, last, numeral) or _is_told(grammar, low, numeral, short[1])):
            value = numeral.value * short[0]
            numeral = last = replace(numeral, end=short[1], value=value, scale=short[0], alternative=None, doubtful=False)
        found.append(numeral)
    return found


def _is_led(grammar: QuantityGrammar, low: str, last: Numeral | None, numeral: Numeral) -> bool:
    """Whether millions right before led to or from a number: "to 2.75m from 2.5m"."""
    return last is not None and grammar.change_links.get(low[last.end : numeral.start].strip(" ,")) is not None


def _is_told(grammar: QuantityGrammar, low: str, numeral: Numeral, end: int) -> bool:
    """Whether the clause is told of what is counted or paid, and of no length; or a verb of those counted stands behind."""
    told, behind = grammar.short_told, skip_blanks(low, end)
    if told.verbs.after(low, behind) is not None:
        return not told.lengths.is_in(low, behind, behind + REST, ANY_LETTERS)
    year = grammar.nouns.relative_years.after(low, behind) is not None  # "2.3m last year"
    if not (year or _OPEN.match(low, end) or grammar.nouns.stops(low, behind)) or told.lengths.after(low, behind) is not None:
        return False
    clause = _ENDED.search(low, max(0, numeral.start - CLAUSE), numeral.start)
    start = clause.start() if clause else numeral.start
    if told.lengths.is_in(low, start, numeral.start, ANY_LETTERS):
        return False
    return _is_tied(grammar, low, start, numeral.start)


def _is_tied(grammar: QuantityGrammar, low: str, start: int, end: int) -> bool:
    """Whether no more than short words, bounds and verbs of change stand between what is told and the number, or behind "of" and a few
    others ("sales of cars fell to 2.3m"); not "members paid to widen the path to 3m"."""
    words = [m.span() for m in ANY_LETTERS.finditer(low, start, end)]
    hits = [found[1] for at, _ in words if (found := grammar.short_told.subjects.after(low, at))]
    if not hits:
        return False
    bound = grammar.bound_before(low, end)
    end = bound[1] if bound else end
    reached = grammar.short_told.reaches.before(low, end)
    behind = [(at, to) for at, to in words if hits[-1] <= at < (reached[1] if reached else end)]
    verb = next((i for i, (at, _) in enumerate(behind) if grammar.change_verbs.after(low, at)), None)
    links = grammar.change_links
    of = links.before(low, hits[-1]) is not None or ((verb or 0) > 1 and links.after(low, behind[0][0]) is not None)
    changes = verb is not None and (not verb or (of and verb <= HEAD))
    behind = behind[verb + 1 :] if verb is not None and changes else behind
    return all(to - at <= (DATED if changes else SHORT) or grammar.nouns.copula.after(low, at) for at, to in behind)
