"""Whether the number beside a place is a part of its name or counts what stands behind it: "in the village 185 houses"."""

from __future__ import annotations

import re
from decimal import Decimal

from mobextract.language import Language
from mobextract.nouns.counted import counted_words
from mobextract.nouns.forms import NounForms
from mobextract.nouns.qualified import Noun
from mobextract.packs.cldr import cldr
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.place_tables import NATURAL, Designator
from mobextract.packs.quantity_tables import MeasuresTable
from mobextract.places.words import PlaceWords, lexicon_of
from mobextract.text.combined import either
from mobextract.text.folding import LETTER, WORD, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form

LIKELY_LABEL = 20
"""Up to here a number between a designator and a noun is the designator's, where no ending tells ("thôn 4 hộ dân …")."""
_GROUP = regex(r"[ \u00a0\u202f]\d{3}(?!\d)")
"""The next group of a number, where blanks part thousands."""
_LISTED = regex(r"\d,? (?:\S{1,4} )?$")
"""What stands before the next number of a list."""
SHORTEST_TAIL = 4
"""Shortest counted noun that is looked for at the end of a compound."""
_COMPOUND = regex(rf"{LETTER}{WORD}+")
_SHORT_WORD = regex(rf" {WORD}{{1,5}} ")
"""A preposition, as it stands between a number and where it counts."""


class CountedNumbers(PlaceWords):
    """What numbers count beside places in one language."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        counts = language.table("counts")
        self.head_last = language.info.head_last
        self.label_limit = LIKELY_LABEL if language.info.noun_first else 0
        self.spaced = language.info.thousands[:1] == [" "]
        """Whether blanks part the thousands of a number."""
        self.attributes = lexicon_of((*counts.adjectives, *(word for row in counts.qualified for word in row.words)))
        self.units = lexicon_of(_units(language))
        self.counted, self.forms = either(counted_words(language), self.units), NounForms(language, counts)
        linking = language.table("linking")
        self.each = lexicon_of(linking.each)
        self.years = lexicon_of([*linking.this_year, *linking.last_year, *linking.next_year, *linking.year_before, *linking.year_after])
        self.more = lexicon_of(counts.more)
        self.ties = frozenset(map(fold_form, (*counts.postpositions, *counts.genitive)))
        """Words that end the name before them, in a language with postpositions."""
        self.being = lexicon_of([*counts.being, *counts.tops_after])
        self.ends_count = lexicon_of(
            [*counts.stop, *self.table.joiners, *self.table.cues, *self.table.glue, *language.table("linking").has]
        )
        """Words that nothing counted begins with."""
        self.parts = lexicon_of(language.table("numerals").ratio.between)
        """What stands between a part and its whole: "in these villages 8 of 19 births"."""
        self.scales = lexicon_of(form for scale in language.table("numerals").scale for form in scale.forms)
        self.currencies = lexicon_of(form for currency in language.table("money").currency for form in currency.forms)

    def is_count(self, low: str, match: re.Match[str], designator: Designator) -> bool:
        """Whether the number behind a small unit's designator counts the noun behind it ("in the village 185 houses …")."""
        number = match["first"]
        if designator.kind in NATURAL or match["rest"] or not number.isdigit():
            return False
        if self._is_part(low, match.end()):
            return True
        if int(number) <= self.label_limit:
            return self._is_measured(low, match.end())
        return self._is_counted(low, match.end(), int(number))

    def counts_behind(self, low: str, end: int, last: tuple[int, int]) -> bool:
        """Whether the last number of a list counts the noun behind it, or, behind a mere comma, what is in the next unit ("16 in hamlet
        4, 12 in hamlet 6"), and is no further zone."""
        if self._is_part(low, last[1]):
            return True
        if low[end : last[0]].strip() != ",":
            return self._is_counted(low, last[1], 0)
        word = _SHORT_WORD.match(low, last[1])
        return self._is_counted(low, last[1], 0) or (word is not None and self.numbered_forms.after(low, word.end()) is not None)

    def counts_noun(self, low: str, number: re.Match[str]) -> bool:
        """Whether the number at the end of a match counts the noun behind it: "in Pien Sui 66 households"."""
        digits = re.search(r"\d+$", number[0])
        return digits is not None and int(digits[0]) > self.label_limit and self._is_counted(low, number.end(), int(digits[0]))

    def counts_thing(self, low: str, position: int) -> bool:
        """Whether a counted noun stands behind a number that ends at ``position``."""
        return self._is_counted(low, position, 0)

    def is_amount(self, low: str, end: int) -> bool:
        """Whether the digits before ``end`` only begin a number: the next thousands, a scale or a percent sign follow ("in the ward 19 500
        people", "in the ward 70 million dong")."""
        if self.spaced and _GROUP.match(low, end):
            return True
        return low[skip_blanks(low, end) :][:1] == "%" or self.scales.after(low, skip_blanks(low, end)) is not None

    def is_told(self, low: str, match: re.Match[str]) -> bool:
        """Whether the number behind a small unit's designator says how many there are: "जिले में गाँव 26 हैं" (hi); not the last of a list
        ("गाँव 3 और गाँव 4 हैं")."""
        if not self.being or match["rest"] or self.being.after(low, skip_blanks(low, match.end())) is None:
            return False
        return _LISTED.search(low, max(0, match.start() - 12), match.start()) is None

    def _is_measured(self, low: str, end: int) -> bool:
        """Whether a unit of measure stands behind a small number that ends at ``end``: "làm trưởng thôn 12 năm", but "thôn 12 năm 2024",
        "thôn 12 năm nay"."""
        position = skip_blanks(low, end)
        unit = self.units.after(low, position)
        return unit is not None and not low[skip_blanks(low, unit[1]) :][:1].isdigit() and self.years.after(low, position) is None

    def _is_part(self, low: str, end: int) -> bool:
        """Whether the number before ``end`` is so many of a whole behind it: "in these villages 8 of 19 births"."""
        whole = self.parts.after(low, skip_blanks(low, end))
        return whole is not None and low[skip_blanks(low, whole[1]) :][:1].isdigit()

    def _is_counted(self, low: str, position: int, number: int) -> bool:
        """Whether a counted noun or a unit stands at ``position``, not the designator of the next larger unit ("группы 3 квартала Баньгой",
        but "в деревне 3 пагоды", "в районе 5 деревень")."""
        position = skip_blanks(low, position)
        while (adjective := self.attributes.after(low, position)) is not None:
            position = skip_blanks(low, adjective[1])  # "har distriktet 5 nye barnehager", "в округе 95 бедных и почти бедных домохозяйств"
            joined = self.joins.match(low, position)
            if joined and (self.attributes.after(low, joined.end()) or self.counted.after(low, joined.end())):
                position = joined.end()
        if self.counted.after(low, position) is None:
            more = self.more.after(low, position)
            attribute = self.attributes.after(low, skip_blanks(low, more[1])) if more else None
            if attribute is not None and self.counted.after(low, skip_blanks(low, attribute[1])) is not None:
                return True  # "जिला 6 और नए कम्यून बनाएगा": six more of them
            return number > LIKELY_LABEL and self._ends_in_noun(low, position)
        larger = self.before.after(low, position)
        if larger is None or larger[0].kind in NATURAL:
            return True
        noun = Noun(position, larger[1], None, True)
        return bool(self.forms.agrees(low, noun, Decimal(number))) and self.plurals.after(low, position) is not None

    def _ends_in_noun(self, low: str, position: int) -> bool:
        """Whether the word at a position is a compound of a counted noun: "distriktet 34 yrkesopplæringskurs"."""
        word = _COMPOUND.match(low, position) if self.compounding else None
        cuts = range(2, len(word[0]) - SHORTEST_TAIL + 1) if word else ()
        return any(
            (found := self.counted.after(low[position + cut : word.end()], 0)) and found[1] == word.end() - position - cut
            for cut in cuts
            if word
        )

    def is_currency(self, low: str, position: int) -> bool:
        """Whether a currency stands at ``position`` behind a number or its scale: "7 करोड़ डोंग हुआ" holds no Đông Hòa."""
        if self.currencies.after(low, position) is None:
            return False
        return low[position - 2 : position - 1].isdigit() or self.scales.before(low, position) is not None


def _units(language: Language) -> list[str]:
    """The units that numbers measure by."""
    measures: MeasuresTable = language.table("measures")
    common: CommonQuantities = language.common("quantities")
    units = [*(u.forms for u in measures.unit), *(u.forms for u in common.unit), [form for form, _ in cldr(language.locale).units]]
    return [form for forms in units for form in forms]
