"""Rates and numbers that change where much stands between the verb and the two values: "raise the share of rice under contract from 31 % to
50 %", "økte antallet gode og flinke elever fra 118 til 203"."""

from __future__ import annotations

from mobextract.language import Language
from mobextract.text.folding import ANY_WORD, LETTER, behind_last
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, wordlist

CLAUSE = 130
"""How far before its first value the verb of a change may stand, in characters."""
_BREAK = regex(r"[.;:!?।()\n]|\d")
_END = regex(rf"[\d.,]+ ?(?:%|{LETTER}+)?(?: {LETTER}+)? (?P<end>[\d.,]*\d)")


class RateChanges:
    """The words of one language for rates, and for what raises and lowers them."""

    def __init__(self, language: Language) -> None:
        percent, modifiers = language.table("percent"), language.table("modifiers")
        change = modifiers.change
        self.rates = wordlist(percent.rates)
        self.verbs = Lexicon(
            [(form, False) for form in change.none]
            + [(f, True) for f in (*modifiers.range.verbs, *change.up.before, *change.down.before, *change.raising, *change.lowering)]
        )
        self.totals = wordlist(language.table("counts").totals)
        self.signs = wordlist((*percent.forms, "%"))

    def leads_from(self, low: str, origin: int, start: int) -> bool:
        """Whether a verb of change and behind it a word for a rate, or a number of things, stand in the clause before "from", and such a
        one is what it led to."""
        end = _END.match(low, start)
        if end is None:
            return False
        rated = self.signs.after(low, end.end()) or self.signs.after(low, end.end() + 1)
        subjects = self.rates if rated else self.totals
        left = behind_last(_BREAK, low, max(0, origin - CLAUSE), origin)
        verb = False
        for word in ANY_WORD.finditer(low, left, origin):
            if verb and subjects.after(low, word.start()):
                return True
            verb = verb or bool((found := self.verbs.after(low, word.start())) and found[0])
        return False
