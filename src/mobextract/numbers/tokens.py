"""The parts of numbers as they stand in a text: digits in any convention, number words, scale letters, fraction signs.

What they make up is decided by ``mobextract.numbers.numerals``.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from mobextract.language import Language
from mobextract.numbers.capitals import in_capitals
from mobextract.numbers.digits import SIGNS, listed_digits, read_digits, separator_evidence
from mobextract.numbers.exponents import powered
from mobextract.numbers.hours import HourLetters
from mobextract.numbers.sum import Token
from mobextract.numbers.wordforms import HUNDRED, Compounds, Kind, word_kinds
from mobextract.packs.common_tables import CommonQuantities
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import ANY_WORD, MARK_SET, UPPER, WORD, Folded, closes_text, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.lexicon import fold_form, spellings, wordlist
from mobextract.text.scanner import ScannerSet
from mobextract.text.word_index import HEAD

_DIGITS = regex(r"\d{1,2}")
_ENDED = regex(rf" *(?:\n|\Z)| +[«\"“(]?[{UPPER}](?![{UPPER}])")
AREAS, MILLION = ("m2", "m3", "km2", "km3"), 1_000_000
UNITED = frozenset(("digits", "ordinal"))


class Tokenizer:
    """Finds the parts of numbers in the texts of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        table: NumeralsTable = language.table("numerals")
        common: CommonQuantities = language.common("quantities")
        scanners = scanners or ScannerSet()
        self.decimal = language.info.decimal
        self.kinds: dict[str, Kind] = dict(word_kinds(table))
        self.words = scanners.add(self.kinds, fused=table.fused)
        self.names = table.names
        self.undotted = frozenset(map(fold_form, table.undotted))
        self.not_number = wordlist(table.not_number)
        self._load_digits(language, table, common)
        self._load_compounds(language, table, scanners)
        self._load_scales(language, table, common)
        self._load_ambiguous(language, table)

    def _load_digits(self, language: Language, table: NumeralsTable, common: CommonQuantities) -> None:
        """Numbers in digits, and what they may be glued to."""
        currencies = [*common.currency, *language.table("money").currency]
        self.currencies = (
            wordlist(f for c in currencies for f in [*c.forms, *(s for s in c.prefix if s[-1] in "$€£¥")])
            if self.undotted
            else wordlist(())
        )
        self.codes = tuple({f for c in currencies for f in map(fold_form, c.prefix) if f.isalpha()} | {c.lower() for c in common.codes})
        """What digits may be glued to and still are digits."""
        spaced = " " in language.info.thousands
        groups = r"(?<!\d\d:)\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d]|[.,]\d| ?kv(?![^\W\d_]))|" if spaced else ""  # "14 500kV lines"
        bare = r"(?<![^\s(\[$€£₽-])\.\d++(?![.,]?\d)|(?:(?<=[-($€£₽])|^),\d++(?![.,]?\d)"
        large = "|".join(re.escape(fold_form(f)) for s in table.scale if Decimal(s.value) >= MILLION for f in s.forms)
        scaled = rf"(?= ?%| (?:{large or '(?!)'})(?!{WORD}))"
        apart = rf"(?<![\d.,])(?:\d{{1,3}} \{self.decimal}|0 [.,]) \d{{1,2}}{scaled}|"  # tokenised: "0 . 6 %", "$ 18 . 75"
        apart += rf"(?<=[$€£] )\d{{1,3}} \{self.decimal} \d\d(?![\d.,]|[ -]\d)|"
        groups = rf"\d{{1,3}}(?:['’]\d{{3}})+(?![\d'’])|{apart}{groups}"
        self.digits = regex(rf"{groups}\d++(?:[.,]\d++)*+(?: ?[{SIGNS}])?|[{SIGNS}]|{bare}")
        endings, joined = ("|".join(re.escape(fold_form(f)) for f in forms) for forms in (table.digit_endings, table.joined_adjectives))
        self.ending = regex(rf"-(?:{endings})(?= (?!{joined or '(?!)'}){WORD})") if endings else None
        self.hours = HourLetters(language.table("measures"))
        self.opening = regex(rf"[\d{SIGNS}]")

    def _load_compounds(self, language: Language, table: NumeralsTable, scanners: ScannerSet) -> None:
        """Words that begin with a number."""
        percent = language.table("percent")
        self.compounds = Compounds(table, language.table("measures"), percent.compound, percent.one_before)
        """Words that begin with a number → its value and length: "δεκάλεπτο"."""
        self.periods = Compounds(table, language.table("measures"), alone=True)
        """The same for words that name a period in a sentence: "τριετία"."""
        self.joint = (
            scanners.add(self.compounds.phrases, begins=self.compounds.heads, is_word=self.compounds.__contains__)
            if self.compounds
            else None
        )

    def _load_scales(self, language: Language, table: NumeralsTable, common: CommonQuantities) -> None:
        """Letters and words glued to digits that are scales, or stand for the decimal sign."""
        self.sole_letters = {f for forms in common.scale_letters_sole.values() for f in forms}
        scale_letters = [
            (value, f) for table in (common.scale_letters, common.scale_letters_sole) for value, forms in table.items() for f in forms
        ]
        letters = "|".join(sorted((re.escape(f) for _, f in scale_letters), key=len, reverse=True))
        self.letter = regex(rf"(?:{letters})(?!{WORD}|\.[^\W\d_]\.)")
        self.scale_letters = {f: Decimal(value) for value, f in scale_letters}
        splits = [(fold_form(f), Decimal(s.value)) for s in table.scale for f in s.split] + [
            (fold_form(f), Decimal(1)) for u in language.table("measures").unit for f in u.split
        ]
        self.splits = dict(splits)
        """Scales and units that stand for the decimal sign: "3tr5", "1m75"."""
        self.split = regex(rf"(?:{'|'.join(map(re.escape, self.splits)) or '(?!)'})\d{{1,3}}(?!\w|[.,]\d)")

    def _load_ambiguous(self, language: Language, table: NumeralsTable) -> None:
        """Number words that are other words as well, and the small words between the parts of a number."""
        self.ambiguous = {f for a in table.ambiguous for form in a.forms for f in spellings(form)}
        self.elliptic = {f for a in table.ambiguous if a.elliptic for form in a.forms for f in spellings(form)}
        pairs = [(f, a) for a in table.ambiguous for form in a.forms for f in spellings(form)]
        ones, joiners = ("|".join(map(re.escape, forms)) for forms in (table.spoken_ones, table.joiners))
        self.spoken_one = regex(rf" (?:(?P<joiner>{joiners}) )?(?P<one>{ones})(?!{WORD})") if ones else None
        self.not_after = {f: wordlist(a.not_after) for f, a in pairs}
        self.not_before = {f: wordlist(a.not_before) for f, a in pairs}
        self.unit_words = self.ambiguous & {fold_form(f) for unit in language.table("measures").unit for f in unit.forms}
        """Units that are number words as well: "năm"."""
        self.weak_after = {f: wordlist(a.weak_after) for f, a in pairs if a.weak_after}
        self.firm_before = {f: wordlist(a.firm_before) for f, a in pairs if a.weak_after}
        self.between = re.compile(rf" (?:(?:{joiners}) )?" if joiners else " ")

    @functools.cached_property
    def part(self) -> re.Pattern[str]:
        """What finds the numbers in a word of several ("femogtyve"): most languages write none, and need not compile it."""
        return regex(trie_expression(self.kinds, bounded=False))

    def begins(self, low: str, position: int) -> bool:
        """Whether a number word stands at ``position``."""
        word = HEAD.match(low, position)
        return word is not None and word[0] in self.kinds

    def without_joiner(self, low: str, token: Token) -> Token:
        """An addend behind no number as the number that its last words are: "(ris og) en halv hektar"; itself where they are none."""
        joiner, blank, rest = low[token.start : token.end].partition(" ")
        found = self.kinds.get(rest)
        return Token(token.start + len(joiner) + len(blank), token.end, *found) if found else token

    def tokens(self, folded: Folded) -> list[Token]:
        """Return the parts of numbers in order; what only looks like one is kept as a part that joins nothing."""
        low = folded.low
        digits = list(self._figures(low))
        evidence = separator_evidence(m[0] for m in digits)
        found: list[Token] = []
        joint = list(self.joint.finditer(low)) if self.joint else []
        for match in sorted([*digits, *self.words.finditer(low), *joint], key=re.Match.start):
            start = match.start()
            if found and start < found[-1].end and (found[-1].kind == "digits" or match[0] in self.compounds):
                continue  # the exponent of "1.2e6"
            if compound := self.compounds.get(match[0]):
                value, length = compound
                found.append(Token(start, start + length, "cardinal", value))
            elif match[0][0].isalpha():
                if not (self._is_name(folded, start, match.end(), found) or self.not_number.after(low, start)):
                    found += self._word(self._undotted(folded, match), start)
                elif " " in match[0] and folded.text[start].islower() and match[0] in self.ambiguous:
                    for part in ANY_WORD.finditer(match[0]):  # "mellom fem og tyve"
                        found += self._word(part[0], start + part.start())
            elif self._glued_to_letters(low, start):
                found.append(Token(start, match.end(), "none", Decimal(0)))
            else:
                found += self._digits(folded, match, evidence)
        return self._with_spoken_ones(low, found) if self.spoken_one else found

    def _with_spoken_ones(self, low: str, tokens: list[Token]) -> list[Token]:
        """Articles as ones where only a number goes on: the places behind a spoken point ("komma en fire"), behind a hundred
        ("hundre og en"), at the end of the text behind a thousand."""
        kept: list[Token] = []
        for token, following in zip(tokens, [*tokens[1:], None], strict=False):
            kept.append(token)
            limit = following.start if following else len(low)
            while (one := self._spoken_one(low, kept)) and one.end <= limit:
                kept.append(one)
        return kept

    def _spoken_one(self, low: str, kept: list[Token]) -> Token | None:
        last = kept[-1]
        found = self.spoken_one.match(low, last.end) if self.spoken_one else None
        if found is None:
            return None
        index = len(kept) - 1
        while index and kept[index].kind == "cardinal" and kept[index].value < 10:
            index -= 1
        places = kept[index].kind == "point" and kept[index].start > 0
        thousand = last.value == HUNDRED * 10 and closes_text(low, found.end())  # "han tjente tusen og en bonus"
        large = last.kind == "scale" and (last.value == HUNDRED or thousand)
        fits = large if found["joiner"] else places
        return Token(found.start("one"), found.end(), "cardinal", Decimal(1)) if fits else None

    def _figures(self, low: str) -> Iterator[re.Match[str]]:
        """Yield what begins with a digit, or with a point or comma before one; a scan for digits alone is the quickest."""
        position = 0
        while opening := self.opening.search(low, position):
            start = opening.start()
            pointed = self.digits.match(low, start - 1) if start > position and low[start - 1] in ".," else None
            match = pointed or self.digits.match(low, start)
            if match:
                yield match
            position = match.end() if match else start + 1

    def _digits(self, folded: Folded, match: re.Match[str], evidence: Counter[tuple[str, str]]) -> Iterator[Token]:
        start, end = match.span()
        reading = read_digits(match[0], self.decimal, evidence)
        if reading is None:
            yield from listed_digits(match[0], start) or [Token(start, end, "none", Decimal(0))]
            return
        value, alternative, doubtful = reading
        letter = self.letter.match(folded.text, end)
        if match[0].isdecimal() and (split := self.split.match(folded.low, end)) is not None and split[0] not in AREAS:
            form = split[0].rstrip("0123456789")
            scale = self.splits[form]
            yield Token(start, split.end(), "digits", Decimal(f"{match[0]}.{split[0][len(form) :]}") * scale)
        elif (power := powered(folded.text, end, value)) is not None:
            yield Token(start, power[1], "digits", power[0])
        elif letter is not None and (
            self._is_scale(match[0], letter[0]) or folded.text.strip(" -–−+") == folded.text[start : letter.end()]
        ):
            factor = self.scale_letters[letter[0]]
            yield Token(start, letter.end(), "digits", value * factor, scale=factor)
        else:
            ending = self.ending.match(folded.low, end) if self.ending is not None else None
            end = ending.end() if ending is not None else end
            yield Token(start, end, "digits", value, alternative=alternative, doubtful=doubtful)

    def _is_scale(self, digits: str, letter: str) -> bool:
        """Whether a letter behind digits is their scale in any text: "5G" is a name, "10B" a class."""
        return letter not in self.sole_letters and (len(letter) > 1 or self.scale_letters[letter] < 10**9 or "." in digits or "," in digits)

    def _undotted(self, folded: Folded, match: re.Match[str]) -> str:
        """A scale without the dot that ends its sentence, where it needs none: "составила 4 млрд. Прибыль"; not "4 млн. Донгов"."""
        word, end = match[0], match.end()
        ends = word[-1] == "." and word[:-1] in self.undotted and _ENDED.match(folded.text, end) is not None
        return word[:-1] if ends and not self.currencies.after(folded.low, skip_blanks(folded.low, end)) else word

    def _word(self, word: str, start: int) -> Iterable[Token]:
        whole = " ".join(word.split())
        if whole in self.kinds:
            kind, value, bare = self.kinds[whole]
            return [Token(start, start + len(word), kind, value, bare)]
        parts = []
        for match in self.part.finditer(word):
            kind, value, bare = self.kinds[" ".join(match[0].split())]
            parts.append(Token(start + match.start(), start + match.end(), kind, value, bare))
        return parts

    def _glued_to_letters(self, low: str, start: int) -> bool:
        """Digits right behind a letter are a code (m2, SIM4, ĐT.885), unless a currency stands there, which money checks."""
        if not start or not (low[start - 1].isalpha() or low[start - 1] == "_" or low[start - 1] in MARK_SET):
            return False
        if low[max(0, start - 4) : start].endswith(self.codes):
            return False
        digits = _DIGITS.match(low, start)
        return digits is None or self.hours.unit(low, start, digits.end()) is None  # the minutes of "4h30m"

    def _is_name(self, folded: Folded, start: int, end: int, found: list[Token]) -> bool:
        """A capitalised number word inside a sentence is a name (Ba Tri, ông Tám); a not_after word makes it none at all.
        Nor is it one behind a stroke: the "năm" of "triệu đồng/ha/năm" is a year."""
        word = " ".join(folded.low[start:end].split())
        if word in self.unit_words and found and start - found[-1].end == 1 and {found[-1].kind, self.kinds[word][0]} & UNITED:
            return True  # "từ 2 năm đến 5 năm", "बीस सेकेंड"
        other = self.not_after.get(word)
        if start > 1 and folded.low[start - 1] == "/" and folded.low[start - 2].isalpha():
            return True
        if other is not None and self._is_other(folded.low, word, start, end):
            return True
        if self._in_capitals(folded, start, end, found):
            return False
        if not folded.text[start].isupper() or (
            found
            and found[-1].kind != "none"
            and (start - found[-1].end == 1 or self.between.fullmatch(folded.low, found[-1].end, start))  # "Two Hundred And Five"
            and word not in self.ambiguous
        ):
            return False
        while start and folded.text[start - 1] == " ":
            start -= 1
        before = folded.text[max(0, start - 1) : start]
        if before and before not in ".!?…:;\n\"“”«»„‘'(-–—•*":
            return True
        following = folded.text[end : end + 2].lstrip(" ")
        return word in self.ambiguous and following[:1].isupper()

    def _is_other(self, low: str, word: str, start: int, end: int) -> bool:
        """Whether the words beside an ambiguous number word make it another one."""
        behind = skip_blanks(low, end)
        if self.not_before[word].after(low, behind) is not None:
            return True
        if self.not_after[word].before(low, start) is None:
            return False
        weak = self.weak_after.get(word)
        return weak is None or weak.before(low, start) is None or self.firm_before[word].after(low, behind) is None

    def _in_capitals(self, folded: Folded, start: int, end: int, found: list[Token]) -> bool:
        """Whether a number word stands in a line of capitals, where they make no name; of words that names have, too, only several in a
        row are numbers."""
        if not in_capitals(folded.text, start, end):
            return False
        if not self.names:
            return True
        gap = self.between.match(folded.low, end)
        behind = HEAD.match(folded.low, gap.end()) if gap else None
        known = self.kinds.get(behind[0]) if behind else None
        goes_on = behind is not None and known is not None and (known[0] == "scale" or behind[0] not in self.ambiguous)
        return goes_on or bool(found and found[-1].kind != "none" and self.between.fullmatch(folded.low, found[-1].end, start))
