"""Find every numeral of an article once: digits in any convention, number words, scale words, halves, chained sums.

Works on folded text. A numeral has a value and no kind yet; ``mobextract.quantities`` gives it one or rejects it. Words are
put together by one rule: a scale multiplies the part of the running value that is smaller than itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mobextract.folding import WORD, Folded, skip_blanks
from mobextract.language import Language
from mobextract.lexicon import Lexicon, ScannerSet, spellings, trie_expression
from mobextract.tables import NumeralsTable

LONGEST = 24
"""A run of more digits than this is no number that a news article states."""


@dataclass(slots=True)
class Numeral:
    """A number expression at ``[start, end)`` of the folded text.

    ``coefficient`` and ``scale`` split the value where one scale word ends it ("15 million": 15 and 1000000).
    ``alternative`` is the other reading of ambiguous separators; ``word`` is true for number words.
    """

    start: int
    end: int
    value: Decimal
    coefficient: Decimal
    scale: Decimal = Decimal(1)
    word: bool = False
    one: bool = False
    ambiguous: bool = False
    fraction: bool = False
    """A bare "half a": a number before a unit of measurement only."""
    alternative: Decimal | None = None
    leading_zero: bool = False


@dataclass(slots=True, frozen=True)
class _Token:
    start: int
    end: int
    kind: str
    """digits, cardinal, scale, fraction, addend (after), prefix (an addend before)."""
    value: Decimal
    bare: bool = False
    alternative: Decimal | None = None


class NumeralGrammar:
    """The compiled number words of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        table: NumeralsTable = language.table("numerals")
        self.language = language
        self.kinds = dict(_word_kinds(table))
        spaced = " " in language.info.thousands
        groups = r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d]|[.,]\d)|" if spaced else ""
        self.digits = re.compile(rf"{groups}\d++(?:[.,]\d++)*+")
        self.words = (scanners or ScannerSet()).add(self.kinds, fused=table.fused)
        self.part = re.compile(trie_expression(self.kinds, bounded=False))
        joiners = "|".join(re.escape(f) for form in table.joiners for f in spellings(form))
        self.gap = re.compile(rf" *(?:(?P<joiner>{joiners})(?!{WORD}))? *|-" if joiners else r"(?P<joiner>(?!)) | *|-")
        self.articles = Lexicon((form, True) for form in table.articles)
        self.one = {f for form in table.one for f in spellings(form)}
        self.ambiguous = {f for a in table.ambiguous for form in a.forms for f in spellings(form)}
        pairs = [(f, a) for a in table.ambiguous for form in a.forms for f in spellings(form)]
        self.not_after = {f: Lexicon((w, True) for w in a.not_after) for f, a in pairs}
        self.not_before = {f: Lexicon((w, True) for w in a.not_before) for f, a in pairs}

    def find(self, folded: Folded) -> list[Numeral]:
        """Return all numerals of the folded text in order, not overlapping.

        Deliberately not matched: vague scale words ("hundreds of"), capitalised number words inside a sentence (names).
        """
        tokens = self._tokens(folded)
        found: list[Numeral] = []
        index = 0
        while index < len(tokens):
            numeral, used = self._build(folded.low, tokens, index)
            if numeral is not None:
                found.append(numeral)
            index += max(used, 1)
        return found

    def _tokens(self, folded: Folded) -> list[_Token]:
        low = folded.low
        digits = list(self.digits.finditer(low))
        evidence = separator_evidence(m[0] for m in digits)
        tokens: list[_Token] = []
        for match in sorted([*digits, *self.words.finditer(low)], key=re.Match.start):
            if match[0][0].isdigit():
                reading = read_digits(match[0], self.language.info.decimal, evidence)
                if reading is not None and not _glued_to_letters(low, match.start()):
                    tokens.append(_Token(match.start(), match.end(), "digits", reading[0], alternative=reading[1]))
                else:
                    tokens.append(_Token(match.start(), match.end(), "none", Decimal(0)))
            elif not self._is_name(folded, match.start(), match.end()):
                tokens += self._word_tokens(match[0], match.start())
        return tokens

    def _word_tokens(self, word: str, start: int) -> Iterable[_Token]:
        whole = " ".join(word.split())
        if whole in self.kinds:
            kind, value, bare = self.kinds[whole]
            return [_Token(start, start + len(word), kind, value, bare)]
        parts = []
        for match in self.part.finditer(word):
            kind, value, bare = self.kinds[" ".join(match[0].split())]
            parts.append(_Token(start + match.start(), start + match.end(), kind, value, bare))
        return parts

    def _is_name(self, folded: Folded, start: int, end: int) -> bool:
        """A capitalised number word inside a sentence is a name (Ba Tri, ông Tám); a not_after word makes it none at all."""
        word = " ".join(folded.low[start:end].split())
        if word in self.not_after:
            if self.not_after[word].before(folded.low, start) or self.not_before[word].after(folded.low, skip_blanks(folded.low, end)):
                return True
        if not folded.text[start].isupper():
            return False
        before = folded.text[:start].rstrip(" ")[-1:]
        if before and before not in ".!?…:;\n\"“”«»„‘'(-–—•*":
            return True
        following = folded.text[end : end + 2].lstrip(" ")
        return word in self.ambiguous and following[:1].isupper()

    def _build(self, low: str, tokens: list[_Token], index: int) -> tuple[Numeral | None, int]:
        """Build the longest numeral that begins with token ``index``; return it and how many tokens it used."""
        sum_ = _Sum()
        used = 0
        for position in range(index, len(tokens)):
            token = tokens[position]
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if used and not self._joins(low, tokens[position - 1], token, sum_):
                break
            if not sum_.add(token, following if following and self._touches(low, token, following) else None):
                break
            used += 1
        fraction = used == 1 and sum_.needs_scale and tokens[index].kind == "fraction"
        if not used or not (sum_.complete or fraction):
            return None, used
        first, last = tokens[index], tokens[index + used - 1]
        start = first.start
        if first.kind == "addend":  # "and half a billion": the joiner is no part of the number
            start += low[first.start : first.end].rindex(" ") + 1 if " " in low[first.start : first.end] else 0
        if first.kind == "scale" and not first.bare:
            article = self.articles.before(low, first.start)
            if article is None:
                return None, used
            start = article[1]
        word = first.kind != "digits"
        text = low[start : last.end]
        return (
            Numeral(
                start, last.end, sum_.value, sum_.coefficient, sum_.scale, word,
                one=word and used == 1 and text in self.one,
                ambiguous=word and used == 1 and text in self.ambiguous,
                fraction=fraction,
                alternative=first.alternative if used == 1 else None,
                leading_zero=not word and low[start] == "0" and last.end - start > 1 and low[start + 1].isdigit(),
            ),
            used,
        )  # fmt: skip

    def _touches(self, low: str, left: _Token, right: _Token) -> bool:
        return bool(self.gap.fullmatch(low, left.end, right.start)) or left.end == right.start

    def _joins(self, low: str, left: _Token, right: _Token, sum_: _Sum) -> bool:
        if left.end == right.start:
            return True
        gap = self.gap.fullmatch(low, left.end, right.start)
        if gap is None:
            return False
        joiner = gap["joiner"]
        if joiner:
            return sum_.room() >= 100 and (right.kind != "digits" or sum_.last_scale > 1)
        return True


class _Sum:
    """The running value of a numeral: addends from large to small."""

    __slots__ = ("coefficient", "last_scale", "needs_scale", "parts", "pending", "scale", "words")

    def __init__(self) -> None:
        self.parts: list[Decimal] = []
        self.pending = Decimal(0)
        self.coefficient = Decimal(0)
        self.scale = Decimal(1)
        self.last_scale = Decimal(1)
        self.needs_scale = False
        self.words = False

    @property
    def value(self) -> Decimal:
        return sum(self.parts, Decimal(0))

    @property
    def complete(self) -> bool:
        return bool(self.parts) and not self.needs_scale and not self.pending

    def room(self) -> Decimal:
        """The value that a further addend must stay below."""
        return _room(self.parts[-1]) if self.parts else Decimal("Infinity")

    def add(self, token: _Token, following: _Token | None) -> bool:
        """Take one more token; False where it does not continue this numeral."""
        if token.kind == "none":
            return False
        if token.kind == "scale":
            return self._multiply(token)
        if self.needs_scale:
            return False
        if token.kind == "prefix":
            if self.parts:
                return False
            self.pending = token.value
            return True
        if token.kind == "addend":
            return self._append_half(token)
        return self._append(token, following)

    def _multiply(self, token: _Token) -> bool:
        scale = token.value
        small = [p for p in self.parts if p < scale]
        if self.parts and not small:
            return False
        if len(small) > 1 and small != self.parts[-len(small) :]:
            return False
        trailing = sum(small, Decimal(0)) if small else Decimal(1)
        trailing += self.pending if not small else Decimal(0)
        kept = self.parts[: len(self.parts) - len(small)]
        if kept and trailing * scale >= _room(kept[-1]):
            return False
        self.words = self.words or not self.parts
        self.pending = Decimal(0)
        self.parts = [*kept, trailing * scale]
        self.coefficient, self.scale = (trailing, scale) if not kept else (self.value, Decimal(1))
        if not kept and self.last_scale > 1 and not self.words:
            self.scale = scale * self.last_scale
            self.coefficient = trailing / self.last_scale
        self.last_scale = scale
        self.needs_scale = False
        return True

    def _append_half(self, token: _Token) -> bool:
        if not self.parts:  # "half a billion" behind a joiner
            self.parts, self.coefficient, self.needs_scale = [token.value], token.value, True
            return True
        if self.last_scale > 1 and self.parts[-1] >= self.last_scale:
            self.parts.append(token.value * self.last_scale)
        else:
            self.parts[-1] += token.value
        self.coefficient, self.scale = self.value, Decimal(1)
        return True

    def _append(self, token: _Token, following: _Token | None) -> bool:
        digits = token.kind == "digits"
        if self.parts:
            chained = following is not None and following.kind == "scale"
            in_scale = chained and self.last_scale > 1 and token.value * following.value < self.room()  # type: ignore[union-attr]
            hundreds = not chained and self.last_scale == 1000 and token.end - token.start == 3 and token.value < self.room()
            if digits and not (in_scale or hundreds):
                return False
            if not digits and not (self.words or chained):
                return False
            if token.value >= self.room() or (token.kind == "fraction"):
                return False
        value = token.value + self.pending
        self.pending = Decimal(0)
        self.parts.append(value)
        self.words = self.words or not digits
        self.needs_scale = token.kind == "fraction"
        if len(self.parts) == 1:
            self.coefficient = value
        else:
            self.coefficient, self.scale = self.value, Decimal(1)
        return True


def read_digits(text: str, decimal: str, evidence: Counter[tuple[str, str]]) -> tuple[Decimal, Decimal | None] | None:
    """Read a digit string: (value, the other reading where the separators are ambiguous), or None where it is no number.

    The shape decides first, then what the article's other numbers show, then the language's decimal sign.

    >>> read_digits("1.350", ",", Counter()), read_digits("1.350", ".", Counter())
    ((Decimal('1350'), None), (Decimal('1.350'), Decimal('1350')))
    >>> read_digits("0262.3521.114", ",", Counter()) is None
    True
    """
    plain = text.replace(" ", "")
    if len(plain) > LONGEST:
        return None
    separators = re.findall(r"[.,]", plain)
    if not separators:
        return Decimal(plain), None
    if len(set(separators)) == 2:
        if separators.count(separators[-1]) > 1:
            return None
        whole, _, fraction = plain.rpartition(separators[-1])
        if not _grouped(whole, separators[0]):
            return None
        return Decimal(re.sub(r"[.,]", "", whole) + "." + fraction), None
    sign = separators[0]
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}", plain):  # 12,50,000: groups of a lakh
        return Decimal(plain.replace(",", "")), None
    if len(separators) > 1:
        return (Decimal(plain.replace(sign, "")), None) if _grouped(plain, sign) else None
    whole, _, fraction = plain.partition(sign)
    as_decimal = Decimal(f"{whole}.{fraction}")
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0") or " " in text:
        return as_decimal, None
    as_thousands = Decimal(whole + fraction)
    if sign != decimal:
        return as_thousands, None
    if evidence[sign, "thousands"] and not evidence[sign, "decimal"]:
        return as_thousands, None
    return as_decimal, as_thousands


def separator_evidence(digit_strings: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count what the unambiguous numbers of an article show about its separators."""
    evidence: Counter[tuple[str, str]] = Counter()
    for text in digit_strings:
        separators = re.findall(r"[.,]", text)
        if not separators:
            continue
        last = separators[-1]
        tail = len(text) - text.rindex(last) - 1
        if len(set(separators)) == 2:
            evidence[separators[0], "thousands"] += 1
            evidence[last, "decimal"] += 1
        elif len(separators) > 1 and _grouped(text, last):
            evidence[last, "thousands"] += 1
        elif len(separators) == 1 and tail in (1, 2):
            evidence[last, "decimal"] += 1
    return evidence


def _grouped(text: str, sign: str) -> bool:
    return re.fullmatch(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})*", text) is not None


def _glued_to_letters(low: str, start: int) -> bool:
    """Digits right behind a letter are a code (m2, SIM4, ĐT.885), unless a currency stands there, which money checks."""
    return start > 0 and (low[start - 1].isalpha() or low[start - 1] == "_") and not low[max(0, start - 3) : start].endswith(("vnd", "vnđ", "usd", "eur", "nok", "inr", "rub"))


def _word_kinds(table: NumeralsTable) -> Iterable[tuple[str, tuple[str, Decimal, bool]]]:
    rows: list[tuple[str, str, Iterable[str], bool]] = []
    rows += [("cardinal", value, forms, False) for value, forms in table.cardinals.items()]
    rows += [("fraction", value, forms, False) for value, forms in table.fractions.items()]
    rows += [("addend" if a.position == "after" else "prefix", a.value, a.forms, False) for a in table.addend]
    rows += [("scale", s.value, s.forms, s.bare) for s in table.scale]
    for kind, value, forms, bare in rows:
        for form in forms:
            for folded in spellings(form):
                yield folded, (kind, Decimal(value), bare)


def _room(value: Decimal) -> Decimal:
    """The value of the last digit of ``value`` that is not zero: 200 leaves room for less than 100."""
    if value != value.to_integral_value():
        return Decimal(0)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else Decimal(10)
