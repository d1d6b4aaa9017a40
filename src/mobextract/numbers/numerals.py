"""Find every numeral of an article once: digits in any convention, number words, scale words, halves, chained sums.

Works on folded text. A numeral has a value and no kind yet; ``mobextract.figures.reader`` gives it one or rejects it. Words are
put together by one rule: a scale multiplies the part of the running value that is smaller than itself.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from mobextract.language import Language
from mobextract.numbers.numeral import Numeral, alone
from mobextract.numbers.sum import NumberSum, Token, is_range, is_ten
from mobextract.numbers.tokens import Tokenizer
from mobextract.packs.modifiers_table import ModifiersTable
from mobextract.packs.numerals_table import NumeralsTable
from mobextract.text.alternatives import alternatives
from mobextract.text.expressions import trie_expression
from mobextract.text.folding import WORD, Folded
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon, spellings, wordlist
from mobextract.text.scanner import ScannerSet

_ENDED = regex(r"[ .!?।]*\Z")
_CLOSED = regex(r"$|[.,;:!?)\n](?!\w)")
_PARTING = regex(r"[^\s\d.,;:()] [-–—] \d[\d.,]* ?%")
"""A dash between a name and its share, which makes one before another share of the list no minus: "rice - 84%, beans -29%"."""
DASHED = 60
"""How far from a number such a share may stand, in characters."""
LINE = 200
"""How far before it a word of rise or fall, in characters."""
_SIGNS, _DASHES = "$€£₹", ("–", " - ", " – ", " — ")
TEN, THOUSAND = 10, 1000
APART = 12
"""Parts of one number never stand further apart than this, in characters."""


class NumeralGrammar:
    """The compiled number words of one language."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        table: NumeralsTable = language.table("numerals")
        scanners = scanners or ScannerSet()
        self.tokenizer = Tokenizer(language, scanners)
        joiners = alternatives(table.joiners)
        self.gap = regex(
            rf" *(?:(?P<joiner>{joiners})(?!{WORD}))? *|-(?:(?:{joiners})-)?|[—–]" if joiners else r"(?P<joiner>(?!)) | *|[-—–]"
        )
        self.articles = wordlist(table.articles)
        self.one = {f for form in table.one for f in spellings(form)}
        self.ordinal_fractions = table.ordinal_fractions
        scale_of = alternatives(table.scale_of)
        self.scale_of = re.compile(rf" (?:(?:{scale_of}) )?" if scale_of else " ")
        self.part_ordinals = frozenset(f for form in table.part_ordinals for f in spellings(form))
        self.part_follow = wordlist(table.part_follow)
        self.leads, self.short_tails = table.ordinals_lead, table.short_tails
        modifiers: ModifiersTable = language.table("modifiers")
        self._changes, self.steps = modifiers.change, wordlist(modifiers.range.steps)
        self.moves = wordlist([*modifiers.change.up.before, *modifiers.change.down.before] if table.ordinal_fractions else [])
        self.compares = wordlist([*modifiers.more_than.before, *modifiers.less_than.before] if table.ordinal_fractions else [])
        self.counted_if_bound = frozenset(s for form in table.counted_if_bound for s in spellings(form))
        bounds = (modifiers.about, modifiers.nearly, modifiers.more_than, modifiers.at_least, modifiers.less_than, modifiers.at_most)
        self.bounds = Lexicon((form, True) for sides in (bounds if table.counted_if_bound else ()) for form in sides.before)
        self.comma = regex(rf", (?:(?:{joiners}) )?" if joiners else ", ") if table.comma_groups else None
        self.percent = wordlist(language.table("percent").forms)
        self.of = wordlist(table.ratio.between)
        self.minus = wordlist(table.minus)
        self.minus_words = scanners.add(self.minus.forms)
        parts = alternatives(table.ratio.part_of)
        self.part_of = regex(f" (?:{parts}) ") if parts else None

    def find(self, folded: Folded) -> list[Numeral]:
        """Return all numerals of the folded text in order, not overlapping.

        Deliberately not matched: vague scale words ("hundreds of"), capitalised number words inside a sentence (names).
        """
        tokens = self.tokenizer.tokens(folded)
        found: list[Numeral] = []
        index, size = 0, len(tokens)
        while index < size:
            token = tokens[index]
            following = tokens[index + 1].start if index + 1 < size else len(folded.low) + APART
            if token.kind == "digits" and following - token.end > APART:
                numeral = alone(folded.low, token)
                if found and token.start - found[-1].end < APART:
                    self._keep(folded.low, found, numeral)
                else:
                    found.append(numeral)
                index += 1
            else:
                built, used = self._build(folded.low, tokens, index)
                if built is not None:
                    self._keep(folded.low, found, built)
                index += max(used, 1)
        spoken = self.minus_words.is_in(folded.low)
        for before, numeral in zip([None, *found], found, strict=False):
            numeral.minus = self._minus_before(folded.low, numeral.start, before.end if before else 0, spoken=spoken)
        return found

    def _keep(self, low: str, found: list[Numeral], numeral: Numeral) -> None:
        """Add a numeral, or join it to the last one: digits that say it again, the part of a fraction, a fraction behind a whole."""
        last = found[-1] if found else None
        gap = low[last.end : numeral.start] if last else ""
        adjacent = len(gap) < APART
        if last and adjacent and self._restates(low, gap, last, numeral):
            last.end = numeral.end + 1
            return
        if last and last.word and self._divides(last, gap, numeral):
            found.pop()  # "तीन का पाँचवाँ भाग"
            numeral = replace(last, end=numeral.end, of=numeral.value, one=False, ambiguous=False)
            last = found[-1] if found else None
            gap = low[last.end : numeral.start] if last else ""
            adjacent = len(gap) < APART
        if numeral.ordinal and last and last.one and gap == " " and self._is_named_part(low, numeral):
            last.end, last.of, last.one = numeral.end, numeral.value, False  # "ένα τρίτο των μαθητών"
            return
        if numeral.ordinal and self.ordinal_fractions and numeral.value > 2:
            if last and last.one and gap in (" ", "-"):  # "one fifth"
                last.end, last.of = numeral.end, numeral.value
                return
            article = self.articles.before(low, numeral.start)
            if article and (self._is_part(low, numeral.end) or self._is_step(low, article[1], numeral.end)):  # "a fifth of"
                numeral = replace(numeral, start=article[1], of=numeral.value, value=Decimal(1), ordinal=False)
                gap = low[last.end : numeral.start] if last else ""
        joined = self.gap.fullmatch(gap) if last and adjacent else None
        if last and numeral.of and joined and (joined["joiner"] or not last.word) and not last.of and numeral.value < numeral.of:
            last.value += numeral.value / numeral.of * last.scale  # "six and two thirds", "five million and two thirds"
            last.end, last.coefficient, last.scale = numeral.end, last.value, Decimal(1)
        else:
            found.append(numeral)

    def _divides(self, last: Numeral, gap: str, numeral: Numeral) -> bool:
        """Whether an ordinal divides the number before it: "तीन का पाँचवाँ"; a "first" or "second" never does."""
        return (
            numeral.ordinal
            and numeral.value > 2
            and not (last.ordinal or last.of)
            and self.part_of is not None
            and self.part_of.fullmatch(gap) is not None
        )

    def _restates(self, low: str, gap: str, last: Numeral, numeral: Numeral) -> bool:
        """Digits in brackets right behind the same number in words: "forty-five (45)"."""
        again = last.word and not numeral.word and last.value == numeral.value
        return again and gap.strip(" ") == "(" and low[numeral.end : numeral.end + 1] == ")"

    def _is_named_part(self, low: str, numeral: Numeral) -> bool:
        """Whether an ordinal behind a one divides it, as its form says and what stands behind: "ένα τρίτο των", "एक पाँचवाँ हिस्सा"."""
        if not self.part_follow.forms or numeral.value <= 2 or not numeral.word:
            return False
        if self.part_ordinals and low[numeral.start : numeral.end] not in self.part_ordinals:
            return False
        ended = bool(self.part_ordinals) and _CLOSED.match(low, numeral.end) is not None
        return ended or self.part_follow.after(low, numeral.end + 1) is not None

    def _is_part(self, low: str, end: int) -> bool:
        """Whether an ordinal behind an article is a part of something: "a fifth of", or nothing follows it."""
        return not low[end : end + 1].strip(" .,;:!?)\n") and (
            _ENDED.match(low, end) is not None or low[end] in ".,;:!?)\n" or bool(self.of.after(low, end + 1))
        )

    def _is_step(self, low: str, start: int, end: int) -> bool:
        """Whether an ordinal behind an article is how much something rose or fell: "shrunk by a third since", "a third more than"."""
        follow = self.part_follow.after(low, end + 1)
        moved = self.steps.before(low, start) or self.moves.before(low, start)
        return follow is not None and (moved is not None or self.compares.get(low[end + 1 : follow[1]]) is not None)

    def _minus_before(self, low: str, start: int, floor: int, *, spoken: bool) -> int | None:
        """Where a minus sign or word before a number begins; one behind a number subtracts, a dash at the head of a line is none.

        ``spoken``: the text has such words at all.
        """
        if start and low[start - 1] == "-":
            before = low[max(floor, start - 3) : start - 1]
            signed = before[-1:] in " (" or (before[-1:] in _SIGNS and not low[max(0, start - 3) : start - 2].isalnum())  # "$-0.12"
            parts = before[-2:-1].strip(" -(,.:0123456789") and self._is_parted(low, start)
            return start - 1 if before[-1:] and signed and not parts and (not floor or before.strip(" ")) else None
        word = self.minus.before(low, start) if spoken else None
        if word is None or word[1] < floor or (floor and not low[floor : word[1]].strip(" ")):
            return None
        return word[1]

    def _is_parted(self, low: str, start: int) -> bool:
        """Whether a dash stands between a name and its share, and no word of rise or fall before it in the line that would make the share a
        change: not "growth by market: Japan - 12 %, China -3 %"."""
        if _PARTING.search(low, max(0, start - DASHED), start + DASHED) is None:
            return False
        line = max(low.rfind("\n", 0, start) + 1, start - LINE)
        return self.changing.search(low, line, start) is None

    @functools.cached_property
    def changing(self) -> re.Pattern[str]:
        """Words of rise and fall; compiled for the first list with dashes that is met."""
        sides = (self._changes.up, self._changes.down)
        forms = (*(form for side in sides for form in (*side.before, *side.after)), *self._changes.raising, *self._changes.lowering)
        return regex(rf"(?<!{WORD})(?:{trie_expression([s for form in forms for s in spellings(form)])})")

    def _build(self, low: str, tokens: list[Token], index: int) -> tuple[Numeral | None, int]:
        """Build the longest numeral that begins with token ``index``; return it and how many tokens it used."""
        sum_ = NumberSum(ordinals_lead=self.leads, short_tails=self.short_tails)
        used = 0
        if tokens[index].kind == "denominator" and tokens[index].bare:
            tokens[index] = replace(tokens[index], kind="ordinal", bare=False)  # "пятых" behind no number
        elif tokens[index].kind == "addend":
            tokens[index] = self.tokenizer.without_joiner(low, tokens[index])
        elif tokens[index].kind == "point" and self.articles.before(low, tokens[index].start):
            sum_.parts.append(Decimal(1))  # "en komma fem"
        for position in range(index, len(tokens)):
            token = tokens[position]
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if used and not (self._joins(low, tokens[position - 1], token, sum_) or self._opens_group(low, tokens, position, sum_)):
                break
            if used and following and is_range(low, tokens[position - 1], token, following):
                break
            if not sum_.add(token, following if following and self._touches(low, token, following) else None):
                break
            used += 1
        first, last = tokens[index], tokens[index + max(used, 1) - 1]
        if not used or not (sum_.complete or (used == 1 and first.kind == "fraction")):
            return None, used
        start = self._start(low, first, sum_, halved=used > 1 and tokens[index + 1].kind == "addend")
        return (self._numeral(low, sum_, start, first, last, used) if start is not None else None), used

    def _start(self, low: str, first: Token, sum_: NumberSum, *, halved: bool) -> int | None:
        """Where the numeral begins: an article counts as one before a scale, a joiner does not belong to it. ``halved``: a half stands
        behind its scale."""
        if first.kind == "addend" and " " in low[first.start : first.end]:  # "and half a billion"
            return first.start + low[first.start : first.end].rindex(" ") + 1
        if first.kind in ("scale", "denominator", "point"):  # "a million", "en tredjedel", "en komma fem"
            article = self.articles.before(low, first.start)
            alone = first.bare or first.kind == "point" or (halved and not self.articles.forms) or self._is_alone(low, first)
            return article[1] if article else first.start if alone else None
        return first.start

    def _is_alone(self, low: str, token: Token) -> bool:
        """Whether a denominator is all there is, where articles do not say so ("треть"), or a scale stands behind a bound ("более тысячи
        человек")."""
        if token.kind == "denominator":
            ended = _ENDED.match(low, token.end) is not None and not low[: token.start].strip()
            bounded = (self.bounds.before(low, token.start) or self.steps.before(low, token.start)) is not None  # "около трети", "на треть"
            return not self.articles.forms and (ended or bounded or self.percent.after(low, token.end + 1) is not None)
        return low[token.start : token.end] in self.counted_if_bound and self.bounds.before(low, token.start) is not None

    def _numeral(self, low: str, sum_: NumberSum, start: int, first: Token, last: Token, used: int) -> Numeral:
        word = first.kind != "digits"
        text = low[start : last.end]
        return Numeral(
            start, last.end, sum_.value, sum_.coefficient, sum_.scale, word,
            one=word and used == 1 and text in self.one,
            ambiguous=word and used == 1 and text in self.tokenizer.ambiguous,
            fraction=used == 1 and sum_.needs_scale,
            alternative=first.alternative if used == 1 else None,
            doubtful=first.doubtful and used == 1,
            leading_zero=not word and low[start] == "0" and last.end - start > 1 and low[start + 1].isdigit(),
            ordinal=sum_.ordinal,
            of=sum_.denominator or None,
        )  # fmt: skip

    def _touches(self, low: str, left: Token, right: Token) -> bool:
        return left.end == right.start or bool(self.gap.fullmatch(low, left.end, right.start))

    def _opens_group(self, low: str, tokens: list[Token], position: int, sum_: NumberSum) -> bool:
        """Whether hundreds or a smaller scale go on behind a comma, all in words: "two thousand, eight hundred and sixty-one"."""
        left, right = tokens[position - 1], tokens[position]
        if (
            self.comma is None
            or left.kind != "scale"
            or left.value < 1000
            or right.kind != "cardinal"
            or not sum_.words
            or not self.comma.fullmatch(low, left.end, right.start)
        ):
            return False
        for before, token in pairwise(tokens[position:]):
            if not self._touches(low, before, token):
                return False
            if token.kind == "scale":
                return 100 <= token.value < left.value
        return False

    def _joins(self, low: str, left: Token, right: Token, sum_: NumberSum) -> bool:
        if left.end == right.start:
            return True
        if sum_.denominator and right.kind == "scale" and right.value >= THOUSAND:
            return self.scale_of.fullmatch(low, left.end, right.start) is not None
        if low[left.end : right.start] in _DASHES:  # "twenty–five", "twenty - five", but "three hundred–four hundred"
            return is_ten(left) and right.value < TEN and right.kind not in ("digits", "addend")
        gap = self.gap.fullmatch(low, left.end, right.start)
        if gap is None or (right.kind == "ordinal" and not sum_.words):
            return False
        if gap["joiner"]:
            sum_.joined = len(sum_.parts)
            return sum_.room() >= 100 and (right.kind != "digits" or sum_.last_scale > 1)
        return True
