"""Find every numeral of an article once: digits in any convention, number words, scale words, halves, chained sums.

Works on folded text. A numeral has a value and no kind yet; ``mobextract.quantity_reader`` gives it one or rejects it. Words are
put together by one rule: a scale multiplies the part of the running value that is smaller than itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mobextract.digits import read_digits, separator_evidence
from mobextract.folding import WORD, Folded, skip_blanks
from mobextract.language import Language
from mobextract.lexicon import Lexicon, spellings, trie_expression
from mobextract.number_sum import NumberSum, Token
from mobextract.scanner import ScannerSet
from mobextract.tables import NumeralsTable

APART = 12
"""Parts of one number never stand further apart than this, in characters."""


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
            token = tokens[index]
            following = tokens[index + 1].start if index + 1 < len(tokens) else len(folded.low) + APART
            if token.kind == "digits" and following - token.end > APART:
                found.append(_alone(folded.low, token))
                index += 1
                continue
            numeral, used = self._build(folded.low, tokens, index)
            if numeral is not None:
                found.append(numeral)
            index += max(used, 1)
        return found

    def _tokens(self, folded: Folded) -> list[Token]:
        low = folded.low
        digits = list(self.digits.finditer(low))
        evidence = separator_evidence(m[0] for m in digits)
        tokens: list[Token] = []
        for match in sorted([*digits, *self.words.finditer(low)], key=re.Match.start):
            if match[0][0].isdigit():
                reading = read_digits(match[0], self.language.info.decimal, evidence)
                if reading is not None and not _glued_to_letters(low, match.start()):
                    tokens.append(Token(match.start(), match.end(), "digits", reading[0], alternative=reading[1]))
                else:
                    tokens.append(Token(match.start(), match.end(), "none", Decimal(0)))
            elif not self._is_name(folded, match.start(), match.end()):
                tokens += self._word_tokens(match[0], match.start())
        return tokens

    def _word_tokens(self, word: str, start: int) -> Iterable[Token]:
        whole = " ".join(word.split())
        if whole in self.kinds:
            kind, value, bare = self.kinds[whole]
            return [Token(start, start + len(word), kind, value, bare)]
        parts = []
        for match in self.part.finditer(word):
            kind, value, bare = self.kinds[" ".join(match[0].split())]
            parts.append(Token(start + match.start(), start + match.end(), kind, value, bare))
        return parts

    def _is_name(self, folded: Folded, start: int, end: int) -> bool:
        """A capitalised number word inside a sentence is a name (Ba Tri, ông Tám); a not_after word makes it none at all."""
        word = " ".join(folded.low[start:end].split())
        other = self.not_after.get(word)
        if other and (other.before(folded.low, start) or self.not_before[word].after(folded.low, skip_blanks(folded.low, end))):
            return True
        if not folded.text[start].isupper():
            return False
        before = folded.text[:start].rstrip(" ")[-1:]
        if before and before not in ".!?…:;\n\"“”«»„‘'(-–—•*":
            return True
        following = folded.text[end : end + 2].lstrip(" ")
        return word in self.ambiguous and following[:1].isupper()

    def _build(self, low: str, tokens: list[Token], index: int) -> tuple[Numeral | None, int]:
        """Build the longest numeral that begins with token ``index``; return it and how many tokens it used."""
        sum_ = NumberSum()
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

    def _touches(self, low: str, left: Token, right: Token) -> bool:
        return bool(self.gap.fullmatch(low, left.end, right.start)) or left.end == right.start

    def _joins(self, low: str, left: Token, right: Token, sum_: NumberSum) -> bool:
        if left.end == right.start:
            return True
        gap = self.gap.fullmatch(low, left.end, right.start)
        if gap is None:
            return False
        joiner = gap["joiner"]
        if joiner:
            return sum_.room() >= 100 and (right.kind != "digits" or sum_.last_scale > 1)
        return True


def _alone(low: str, token: Token) -> Numeral:
    """The numeral of a digit string with no other part of a number near it, as most are."""
    leading = low[token.start] == "0" and token.end - token.start > 1 and low[token.start + 1].isdigit()
    return Numeral(token.start, token.end, token.value, token.value, alternative=token.alternative, leading_zero=leading)


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