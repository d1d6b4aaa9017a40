"""The noun behind an attribute that has a phrase of its own: "12 построенных в 2023 году домов" (ru), "12 i 2023 bygde hus" (nb)."""

from __future__ import annotations

from decimal import Decimal

from mobextract.nouns.people import PEOPLE
from mobextract.nouns.qualified import Noun
from mobextract.nouns.words import WORDS, NounWords
from mobextract.packs.counts_table import Concord, InsertedTable
from mobextract.text.combined import either
from mobextract.text.folding import skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, wordlist

FAR = 9
"""How many words and phrases may stand between the attribute and its noun."""
_YEAR = regex(r"(?:19|20)\d\d(?!\d)")


class _Agreement:
    """Attributes, and which form a noun has that agrees with them."""

    def __init__(self, concord: Concord) -> None:
        self.endings = tuple(fold_form(a[1:]) for a in concord.attributes if a.startswith("*"))
        self.words = wordlist(a for a in concord.attributes if not a.startswith("*"))
        self.nouns, self.never = (tuple(map(fold_form, forms)) for forms in (concord.nouns, concord.never))

    def attribute(self, low: str, position: int) -> int | None:
        """Where the attribute at ``position`` ends."""
        if (found := self.words.after(low, position)) is not None:
            return found[1]
        word = WORDS.match(low, position) if self.endings else None
        return word.end() if word and word[0].endswith(self.endings) else None

    def fits(self, noun: str) -> bool:
        """Whether a noun has the form of one with such an attribute."""
        return (not self.nouns or noun.endswith(self.nouns)) and not noun.endswith(self.never)


class InsertedPhrases:
    """The phrases between a number and its noun, in the tables of one language."""

    def __init__(self, table: InsertedTable, words: NounWords) -> None:
        self.words = words
        self.agreements = [_Agreement(concord) for concord in table.concord]
        self.ties, self.times, self.leads, self.year_words = (
            wordlist(forms) for forms in (table.ties, table.times, table.year_leads, table.year_words)
        )
        self.dated, self.phrased = either(self.times, self.leads), either(self.times, self.ties)

    def behind(self, low: str, position: int, value: Decimal | None) -> Noun | None:
        """Return the noun of the number ``value`` that ends at ``position``, where a phrase stands between them."""
        noun = self._behind(low, skip_blanks(low, position), value)
        return self.words.qualified.qualify(low, position, noun) if noun else None

    def _behind(self, low: str, position: int, value: Decimal | None) -> Noun | None:
        time = self._time(low, position) if self.agreements else None
        for agreement in self.agreements:
            if time is not None and (end := agreement.attribute(low, skip_blanks(low, time))) is not None:
                return self._agreeing(low, agreement, skip_blanks(low, end), value)
            start = position
            while (end := agreement.attribute(low, start)) is not None and low.startswith(" ", end):
                if self.phrased.after(low, end + 1) and not self._is_noun(low, start, end):
                    return self._past_phrases(low, agreement, end + 1, value)
                start = end + 1
        return None

    def _is_noun(self, low: str, start: int, end: int) -> bool:
        """Whether what looks like an attribute is a noun by itself, as one for people is ("τρεις αγνοούμενοι από σφοδρές βροχές")."""
        noun = self.words.nouns.after(low, start)
        return noun is not None and noun[1] >= end and (noun[0] in PEOPLE or not self.words.is_adjective(low, start))

    def _past_phrases(self, low: str, agreement: _Agreement, position: int, value: Decimal | None) -> Noun | None:
        """The first noun that agrees with the attribute before ``position``, past those that prepositions govern."""
        governed = False
        for _ in range(FAR):
            tie = self.ties.after(low, position)
            step = self.times.after(low, position) or tie
            if step is not None:
                position, governed = step[1] + 1, step is tie
                continue
            if (year := _YEAR.match(low, position)) is not None:
                behind = self.year_words.after(low, year.end() + 1)
                position, governed = (behind[1] if behind else year.end()) + 1, False
                continue
            word, noun = WORDS.match(low, position), self.words.nouns.after(low, position)
            if word is None or not low.startswith(" ", position - 1):
                return None
            if not governed and (found := self._agreeing(low, agreement, position, value)) is not None:
                return found
            is_adjective = noun is None and self.words.is_adjective(low, position)
            if not governed and noun is None and not is_adjective and self.words.stops(low, position):
                return None
            governed = governed and (word[0][0].isdigit() or is_adjective)
            position = (noun[1] if noun else word.end()) + 1
        return None

    def _agreeing(self, low: str, agreement: _Agreement, position: int, value: Decimal | None) -> Noun | None:
        """The known noun at ``position``, if it has the form that the attribute and the number ask for."""
        found = self.words.nouns.after(low, position)
        head = WORDS.match(low, position)
        if found is None or head is None or not agreement.fits(head[0]):
            return None
        noun = Noun(position, found[1], found[0], True)
        return None if value is not None and self.words.forms.agrees(low, noun, value) is False else noun

    def _time(self, low: str, position: int) -> int | None:
        """Where words end that say when: "i fjor", "i 2023", "वर्ष 2023 में"."""
        if not low[position : position + 1].isdigit() and self.dated.after(low, position) is None:
            return None
        if (time := self.times.after(low, position)) is not None:
            return time[1]
        lead = self.leads.after(low, position)
        year = _YEAR.match(low, skip_blanks(low, lead[1]) if lead else position)
        if year is None:
            return None
        behind = self.year_words.after(low, skip_blanks(low, year.end()))
        if behind is not None:
            return behind[1]
        return year.end() if lead and not self.year_words.forms else None
