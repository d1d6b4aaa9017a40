"""Numbers that are names and count nothing: codes, numbered things, ordinals, clock times."""

from __future__ import annotations

import re
from decimal import Decimal

from mobextract.dates.reader import year_of
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import CLOCK, CODE, LABEL, LEADING_ZERO
from mobextract.figures.ratings import HIGHEST
from mobextract.figures.units import YEAR_BEHIND
from mobextract.nouns.people import PEOPLE
from mobextract.numbers.amounts import ORDINAL, Amount, in_tenths
from mobextract.text.folding import ANY_WORD, LETTER, UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_TWO_WORDS = regex(rf" ({LETTER}){LETTER}* ({LETTER}){LETTER}*")
_CODE_SIGNS = frozenset("#№+/-–")
_CODE = regex(rf"(?<!{WORD}){LETTER}{{2,}}\d+-$")
_DOT, _ZERO = regex(r"\. [^\W\d_]"), regex(r"0\d{3}")
_LETTERED = regex(rf"[{UPPER}][{UPPER}\d] $")
_HOUSE = regex(r"(?<!\d)\d{1,4}/$")
_APERTURE = regex(r"(?<![^\W_])f/$")
_TIME = regex(r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?")
_FOR_EACH = regex(rf"(?P<first>{LETTER}+)-{LETTER}{{2,4}}-$")
"""What stands before the second number of a rate in words."""
SHOWN = frozenset(("video", "film", "screen", "television", "camera", "image", "photo", "monitor", "clip"))
"""What has a format of its own: "4K video"."""
HALF = Decimal("0.5")
HOLDERS = frozenset(("ward", "team", "group", "zone", "class"))
"""Numbered things that have, or act with, so many of what stands behind their number."""


MOST_LEVELS = 9
"""The number of the highest level, class or grade that is called by one: "the level 4 house" is one of that level."""


class Labels:
    """Tells the labels among the amounts of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded, segments: Segments) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low
        self.segments = segments

    def of(self, amount: Amount) -> str | None:
        low, start, end = self.low, amount.start, amount.end
        sign = low[start - 1 : start]
        if (sign in _CODE_SIGNS or (sign == " " and low[start - 2 : start - 1] == "№")) and (code := self._behind_sign(amount, sign)):
            return code
        if start and low[start - 1] == "-" and _CODE.search(low, max(0, start - 12), start):
            return CODE  # scp2-173m
        if self._is_format(amount) or self._is_lettered(amount):
            return LABEL
        if amount.of is not None and "/" in low[start:end] and self._is_rank(start):
            return ORDINAL
        slashed = amount.of is None or "/" in low[start:end]
        said = low[start - 1 : start] != "\n" and self.g.label_or_clock_before.before(low, start) is not None  # not in the heading above
        if (
            slashed
            and said
            and self.g.label_before.before(low, start)
            and not (
                self._is_behind_name(start)
                or self._closes_name(amount)
                or self._has_unit(amount)
                or self._counts_all_the_same(amount)
                or self._is_year(amount)
                or self.g.nouns.parts.before(low, start)
                or self.in_bound(start)
                or (amount.first.scale > 1 and not amount.first.word)  # "mỗi giải 10 triệu"
                or self._is_of_each(start)
            )
        ):
            return LABEL
        if amount.first.word and amount.of is None and amount.low is None:
            if self._begins_name(amount):
                return "the beginning of a name"
            if low[end : end + 1] == "-" and self.g.label_after.after(low, end) and not self.g.nouns.uncounted.after(low, end):
                return LABEL  # "three-pointers"
            if low[end : end + 1] == " " and self.g.label_after.after(low, end + 1) and _ends(self.g.ordinal.match(low, end + 1)):
                return LABEL  # "बीस वीं"
            halved = amount.value is not None and amount.value % 1 == HALF and self.g.clock_before.before(low, start) is not None
            return CLOCK if self.g.clock_after.after(low, skip_blanks(low, end)) or (halved and not self.edges.unit(end)) else None
        return self._label_after(amount, clock=said and self.g.clock_before.before(low, start) is not None)

    def _behind_sign(self, amount: Amount, sign: str) -> str | None:
        """What a number is right behind a sign that numbers or codes have, or behind that and a blank, if it is no figure."""
        low, start = self.low, amount.start
        if sign in "#№ ":
            return "a number behind a number sign"
        if start > 1 and sign == "+" and low[start - 2].isdigit():
            return CODE  # km156+500
        if start > 2 and sign == "/" and low[start - 2].isalpha() and low[start - 3].isdigit():
            return CODE  # No. 8A/58
        if start > 1 and sign == "/" and not amount.is_whole and _APERTURE.search(low, max(0, start - 3), start):
            return CODE  # the aperture f/1.8
        if sign == "/" and (house := _HOUSE.search(low, max(0, start - 6), start)) and self.g.label_before.before(low, house.start()):
            return CODE  # "số nhà 24/7"
        if start > 1 and sign in "-–" and low[start - 2].isalpha() and not amount.first.word and not self._behind_unit(start):
            return None if self.g.nouns.scalars.before(low, start - 1) else CODE  # "a magnitude-6 quake"
        if sign == "-" and amount.first.word and (first := _FOR_EACH.search(low, max(0, start - 20), start)):
            return CODE if self.g.numerals.tokenizer.begins(low, first.start("first")) else None  # "a two-for-one split"
        return None

    def _is_lettered(self, amount: Amount) -> bool:
        """Whether two capitals stand between a word for numbered things and a number: "flight BA 217"."""
        letters = _LETTERED.search(self.folded.text, max(0, amount.start - 3), amount.start)
        if letters is None or amount.first.word:
            return False
        return any(words.before(self.low, letters.start()) for words in (self.g.label_before, self.g.label_weak))

    def _is_rank(self, start: int) -> bool:
        """Whether words before a ratio say that it is a rank: "ranking only 21/63", "xếp 21/63 tỉnh" (vi)."""
        begin = self.edges.left_of_modifier(start)
        only = self.g.nouns.sole.before(self.low, begin)
        return self.g.ranks.before(self.low, only[1] if only else begin) is not None

    def _is_format(self, amount: Amount) -> bool:
        """Whether a number is a picture's format ("in 4K", "1080p video") and counts nothing that is known."""
        text = self.folded.text
        if text[amount.start : amount.end + 1] not in self.g.formats and text[amount.start : amount.end] not in self.g.formats:
            return False
        noun = self.g.nouns.direct(self.low, skip_blanks(self.low, amount.end))
        return noun is None or not noun.known or noun.unit in SHOWN

    def _counts_all_the_same(self, amount: Amount) -> bool:
        """Whether a number behind a word for numbered things counts what stands behind: "в классе 32 ученика", "в доме четверо детей",
        "वार्ड 188 कैमरों के साथ", or people by what befell them: "во время шторма двое погибли"."""
        if (
            amount.first.word
            and (amount.value or 0) > 1
            and self.g.nouns.casualties_after.after(self.low, skip_blanks(self.low, amount.end))
        ):
            return True
        position = skip_blanks(self.low, amount.end)
        quality = self.g.nouns.adjectives.after(self.low, position)
        ends = (position, skip_blanks(self.low, quality[1])) if quality else (position,)
        noun = next((found for at in ends if (found := self.g.nouns.direct(self.low, at)) is not None), None)
        if noun is None or not noun.known or amount.value is None or self.low[amount.end : amount.end + 1] != " ":
            return False
        if self.g.label_names.before(self.low, amount.start) is not None:
            return True  # "Hải Phòng 315 nhà"
        if amount.of is not None:
            return False
        said = self.g.label_before.before(self.low, amount.start)
        if said and amount.value > MOST_LEVELS and self.g.definite.before(self.low, said[1]) and not self.g.nouns.is_single(self.low, noun):
            return True  # "under the programme 60 households received cows"; "Programme 135 communes" has no article
        if amount.first.word and noun.unit not in PEOPLE and amount.value > 1:
            return True  # "she got from the programme two cows"
        if self.g.nouns.oblique and amount.value > 1 and self.low.endswith(self.g.nouns.oblique, noun.start, noun.end):
            label = self.g.label_before.before(self.low, amount.start)
            return label is not None and self.g.nouns.nouns.get(self.low[label[1] : end_before(self.low, amount.start)]) in HOLDERS
        forms = self.g.nouns.forms
        return bool(forms.agreement) and (noun.unit in PEOPLE or forms.agrees(self.low, noun, amount.value) is True)

    def _is_behind_name(self, start: int) -> bool:
        """Whether the word before a number is the last one of a unit's name, capitalised: "(Quảng Ninh 8, Hải Phòng 9)"."""
        name = self.g.label_names.before(self.low, start)
        words = self.folded.text[name[1] : start].split() if name else []
        return bool(words) and all(word[0].isupper() for word in words)

    def _closes_name(self, amount: Amount) -> bool:
        """Whether the word for numbered things is the cue behind a name in quotation marks, and a known noun stands behind the number:
        "“X” कार्यक्रम 19 बच्चों की …"."""
        label = self.g.label_before.before(self.low, amount.start)
        name = label is not None and re.search(r"[\"”»’'] ?-?$", self.low[max(0, label[1] - 3) : label[1]]) is not None
        noun = self.g.nouns.after(self.low, skip_blanks(self.low, amount.end)) if name else None
        return noun is not None and noun.known

    def _is_year(self, amount: Amount) -> bool:
        """Whether a number behind a word for numbered things is a year, for which the word before it is one too: "one in 2023"."""
        return (
            amount.first.end - amount.start == 4
            and year_of(amount.value) is not None
            and self.g.year_before.before(self.low, amount.start) is not None
        )

    def _is_of_each(self, start: int) -> bool:
        """Whether each of the numbered things has so many: "mỗi lớp 20 học sinh", "each class 20 pupils"."""
        label = self.g.label_before.before(self.low, start)
        return label is not None and self.g.per_before.before(self.low, label[1]) is not None

    def in_bound(self, start: int) -> bool:
        """Whether the word for numbered things before a number is the end of its bound ("om lag 140")."""
        label, bound = self.g.label_before.before(self.low, start), self.g.modifier_before.before(self.low, start)
        return label is not None and bound is not None and bound[1] < label[1]

    def _begins_name(self, amount: Amount) -> bool:
        """Whether a capitalised number word and two capitalised words behind it, which nothing is called, are a name: "To Dinh Tuan"."""
        text, start, end = self.folded.text, amount.start, amount.end
        if not text[start].isupper() or not (words := _TWO_WORDS.match(text, end)) or not words[1].isupper() or not words[2].isupper():
            return False
        if text[start : amount.end].isupper() and (not self.g.number_names or " " in text[start : amount.end]):
            return False  # "TWO MILLION DONG RAISED"
        noun = self.g.nouns.after(self.low, end)
        return not (noun and noun.known) and self.edges.unit(end) is None

    def _behind_unit(self, start: int) -> bool:
        """Whether the word before a dash is the unit of another number, or a word before years: "3km-5km"."""
        if self.g.year_before.before(self.low, start):
            return True
        before = re.search(rf"\d ?({LETTER}{{1,12}})[-–]$", self.low[max(0, start - 16) : start])
        return before is not None and any(
            lexicon.get(before[1]) for lexicon in (self.g.units, self.g.currency_after, self.g.scales, self.g.short_scale)
        )

    def _has_unit(self, amount: Amount) -> bool:
        """A unit, currency or percent sign behind a number, or a fraction in it, says that it is no label."""
        position = skip_blanks(self.low, amount.end)
        whole = amount.is_whole or self.g.versions.before(self.low, amount.start) is not None
        currency = self.g.nouns.stop.after(self.low, position) is None and self.g.currency_after.after(self.low, position) is not None
        unit = None if self.folded.text[amount.end : amount.end + 1] in self.g.glued_letters else self.edges.unit(amount.end)  # "class 12C"
        return not whole or unit is not None or currency or self.g.percent_after.after(self.low, position) is not None

    def _label_after(self, amount: Amount, *, clock: bool) -> str | None:
        """What an amount is by what stands behind it; ``clock``: words for a time stand before it."""
        low, start, end = self.low, amount.start, amount.end
        closes = amount.last.scale == 1 and low[end : end + 1] == "." and not low[end + 1 :].strip()  # not "2 mrd."
        if self.g.ordinal_dot and closes and not low[:start].strip():
            return ORDINAL  # a text that is "15." and nothing else
        dashed = low[end : end + 2] == "- " and self.folded.text[end + 2 : end + 3].isupper()  # "5- Joining of …", not "5- og 6-åringer"
        if (dashed or low[end : end + 2] in (". ", ") ")) and end - start < 3 and start == self.segments.paragraph_at(start)[0]:
            return "numbering of a list"
        if self.g.has_ordinals and amount.last.scale == 1 and (match := self.g.ordinal.match(low, end)) and match.end() > end:
            return None if match.end() == end + 1 and self.edges.part_unit(amount, end) else ORDINAL  # "45s" is all of a text
        if self.g.ordinal_dot and _DOT.match(low, end, end + 3) and low[end + 2] == self.folded.text[end + 2] and end - start < 4:
            return ORDINAL
        behind = skip_blanks(low, end)
        if self.g.label_behind.after(low, behind) is not None:
            if self.g.label_after.after(low, behind) and not self.edges.letter(end) and not self._is_beyond_stars(amount, behind):
                return LABEL
            period = self.g.periods.after(low, behind)
            if period and YEAR_BEHIND.match(low, period[1]):
                return LABEL  # "в 3 квартале 2024 года"
            lasting = in_tenths(amount) or self.g.clock_lasting.before(low, self.edges.left_of_modifier(start)) is not None
            if not lasting and self.g.clock_after.after(low, behind):
                return CLOCK
        if clock and not in_tenths(amount) and self._may_be_time(start, end):
            return CLOCK
        if amount.first.leading_zero and _ZERO.match(low, start, end):
            return LEADING_ZERO
        return None

    def _is_beyond_stars(self, amount: Amount, behind: int) -> bool:
        """Whether a word for stars behind a number tells none, as nothing has so many: "5,600 star anise trees"."""
        return (amount.value or 0) > HIGHEST and self.g.ratings.after(self.low, behind) is not None

    def _may_be_time(self, start: int, end: int) -> bool:
        """Whether digits may be a time of day: no unit and no counted noun stands behind ("από τις 26 αιτήσεις"), an adjective perhaps
        between ("από τις 24 βασικές καλλιέργειες")."""
        if _TIME.fullmatch(self.low, start, end) is None or self.edges.unit(end):
            return False
        behind = skip_blanks(self.low, end)
        noun = self.g.nouns.direct(self.low, behind)
        if noun is None and self.g.nouns.is_adjective(self.low, behind) and (word := ANY_WORD.match(self.low, behind)) is not None:
            noun = self.g.nouns.direct(self.low, skip_blanks(self.low, word.end()))
        return noun is None or not noun.known or not self.low[start:end].isdecimal()  # "kl. 15.30 veier"


def _ends(ending: re.Match[str] | None) -> bool:
    """Whether an ordinal's ending was found that is not empty."""
    return ending is not None and ending.end() > ending.start()
