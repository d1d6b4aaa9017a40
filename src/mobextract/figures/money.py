"""Amounts of money: a currency behind or before the number, abbreviated scales, hundredths, compound sums.

A currency's code holds in capitals only, unless it is one of those that pages write in any case. Hundredths ("cent", "øre") without a
currency of their own are money of no currency, which a record leaves out.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from mobextract.figures.bounded_codes import code_before_bound
from mobextract.figures.edges import Edges
from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import MILLION, NO_MONEY, NOTHING, Quantity
from mobextract.numbers.amounts import Amount, scaled_by
from mobextract.text.folding import ANY_LETTERS, LETTER, UPPER, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex

WEIGHED = 40
"""How far before a pound the verb may stand that makes it one of mass, in characters."""
_CLAUSE = regex(r"[^\d.,;:!?।()\n]*[\d.,]* ?$")
"""What stands before a currency's name: its number, and the words before that in the clause."""
_CAPITALS_BEHIND, _CAPITALS_BEFORE = regex(rf" [{UPPER}]{{2,}}(?!{LETTER})"), regex(rf"(?<!{LETTER})[{UPPER}]{{2,}} $")
WORD_REACH = 16
"""How long a word in capitals before a code may be, in characters."""
_ENDED = regex(r"[ .!?)।]*(?:\n|$)")
OUNCE = ("ounce", "mass")
_SMALLER = regex(rf",? (?:{LETTER}+ ){{0,2}}?(?:\d+ ?|{LETTER}+ )(?={LETTER}+)")
"""What stands between pounds and the name of the ounces behind them."""
HUNDREDTH = "cent"
HAS_NO_CENTS = frozenset({"VND", "JPY", "KRW", "LAK", "IDR", "KHR", "MMK"})
"""Currencies without hundredths in use: a number behind them is none."""


class MoneyReader:
    """Reads the amounts of money of one article."""

    def __init__(self, grammar: QuantityGrammar, edges: Edges, folded: Folded) -> None:
        self.g = grammar
        self.edges = edges
        self.folded = folded
        self.low = folded.low

    def read(self, amount: Amount) -> Quantity | str | None:
        """Return the money that an amount is, a reason why it is nothing at all, or None where it is something else."""
        position = skip_blanks(self.low, amount.end)
        beside = self.g.money_behind.after(self.low, position) is not None
        short = self.g.short_scale.after(self.low, position) if beside else None
        if short and (scaled := self._short(amount, *short)) is not None:
            return scaled
        if beside and (fused := self.g.fused.after(self.low, position)):
            return self._made(scaled_by(amount, fused[0]), self.g.implied, fused[1], "money.short-scale", None)
        if (millions := self._millions(amount, position)) is not None:
            return millions
        inner, position = self.edges.modifier_after(position)
        if inner is None and beside and (filler := self.g.money_fillers.after(self.low, position)):
            position = skip_blanks(self.low, filler[1])
        beside = beside or inner is not None  # there the position is another
        found = (self._behind(position) if beside else None) or self._hyphened(position, amount)
        coin = self.g.subunits.after(self.low, position) if found else None
        if found and coin and (coin[1] > found[1] or (coin[1] == found[1] and coin[0].currency == found[0])):
            return self._cents(amount, position, inner)  # "41 euro cents"
        if found is not None:
            return self._made(*self._scaled(amount, *found), "money.amount-currency", inner)
        prefix = self._before(amount) or self._named_before(amount)
        if prefix is not None:
            return self._made(replace(amount, start=prefix[1]), prefix[0], amount.end, "money.currency-amount", inner)
        if (coded := code_before_bound(self.g, self.folded, amount)) and not self._claims_left(coded[1]):
            return self._made(replace(amount, start=coded[1]), coded[0], amount.end, "money.currency-amount", coded[2])
        return self._cents(amount, position, inner) if beside or _hyphen(self.low, position) else None

    def _made(self, amount: Amount, currency: str, end: int, rule: str, inner: str | None) -> Quantity | str:
        if amount.value == 0:
            return NO_MONEY
        if amount.of is not None:
            return "a ratio of money"
        signed = rule == "money.currency-amount" and currency != self.g.implied
        rate = signed and not amount.first.doubtful  # "the euro rose 0.4 % to $1.091"
        amount, warning = (amount, None) if rate else self.edges.whole(amount)
        half = self.edges.half(end)
        if half and amount.value is not None and amount.is_whole:  # "một đô la rưỡi"
            amount, end = replace(amount, value=amount.value + half[0] * amount.first.scale), half[1]
        gloss = self._gloss(currency, end)
        modifier = self.edges.bound(amount.start, inner, amount, gloss)
        return Quantity("money", amount.start, end, amount, rule, modifier, unit=currency, edge=end, warning=warning)

    def _gloss(self, currency: str, end: int) -> int:
        """Behind the currency's code or sign in brackets, where it stands there once more ("250 मिलियन डोंग (VND) से अधिक"); else
        ``end``."""
        if self.low[end : end + 2] != " (":
            return end
        again = self.g.currency_after.after(self.low, end + 2)
        return again[1] + 1 if again and again[0] == currency and self.low[again[1] : again[1] + 1] == ")" else end

    def _cents(self, amount: Amount, position: int, inner: str | None) -> Quantity | str | None:
        found = self.g.subunits.after(self.low, position + 1 if _hyphen(self.low, position) else position)  # "12-cent"
        if found is None or self.g.is_no_currency(self.low, position):
            return None
        unit = self.g.units.after(self.low, position) or self.g.placed_units.alone(self.folded.text, amount.start, amount.end)
        alone = self.low[amount.start : found[1]] == self.low.strip() and unit is None
        if found[0].compound_only and not alone:  # "43c" may be all of a text
            return None
        coin, end = found
        made = self._made(amount, coin.currency, end, "money.hundredths", inner)
        if isinstance(made, Quantity):
            made.dimension, made.unit = HUNDREDTH, coin.currency or None
            if coin.currency:
                made.amount = scaled_by(amount, Decimal(coin.worth) / 100)
        return made

    def _scaled(self, amount: Amount, currency: str, end: int) -> tuple[Amount, str, int]:
        """A scale behind the currency multiplies the amount: "75 USD million"."""
        scale = self.g.scales.after(self.low, skip_blanks(self.low, end)) if amount.first.scale == 1 else None
        return (scaled_by(amount, scale[0]), currency, scale[1]) if scale else (amount, currency, end)

    def _behind(self, position: int) -> tuple[str, int] | None:
        """The currency that begins at ``position``, where it is one: a name that begins like it is not."""
        found = self.g.currency_after.after(self.low, position)
        if found is None or self.g.is_no_currency(self.low, position) or self._leads(position, found[1]):
            return None
        other = any(test(position, found[1]) for test in (self._weighs, self._is_word, self._is_name, self._is_verb))
        return None if other else found

    def _weighs(self, start: int, end: int) -> bool:
        """Whether a currency's name is the unit of mass here: "weighs 220 pounds"."""
        if not self.g.weighed or not (unit := self.g.units.get(self.low[start:end])) or unit[1] != "mass":
            return False
        if smaller := _SMALLER.match(self.low, end):  # "6 pounds 4 ounces"
            small = self.g.units.after(self.low, smaller.end())
            if small and small[0] == OUNCE:
                return True
        clause = _CLAUSE.search(self.low, max(0, start - WEIGHED), start)
        return clause is not None and any(
            self.g.weighed.after(self.low, word.start()) for word in ANY_LETTERS.finditer(self.low, clause.start(), start)
        )

    def _hyphened(self, position: int, amount: Amount) -> tuple[str, int] | None:
        """The currency that a hyphen joins to its number: "10-dollar"; not the next one's sign, "A$10-A$20", nor a mass, "25-pound"."""
        found = self._behind(position + 1) if _hyphen(self.low, position) else None
        if found is None or (amount.first.scale == 1 and self.g.is_no_currency(self.low, position)):
            return None
        return None if self.low[found[1] : found[1] + 1].isdigit() else found

    def _before(self, amount: Amount) -> tuple[str, int] | None:
        """The currency before a number, and where it begins."""
        low, start = self.low, amount.start
        prefix = self.g.currency_before.before(low, start) if low[start - 1 : start] != "\n" else None  # not that of the row above
        if prefix is None or low[prefix[1] : start].count(" ") > 2 or self._claims_left(prefix[1]):
            return None
        begin = skip_blanks(low, prefix[1])
        word = low[begin:start].rstrip()
        if self._is_word(begin, begin + len(word)):
            return None
        caseless = word[0].isalpha() and not (word.isascii() or self.g.language.info.has_case)  # no sign: "₹500 सहायता"
        named = caseless and self.g.currency_after.get(word)
        return (prefix[0], begin) if not named or self.edges.ends_open(amount) else None  # "रुपये 20 परिवारों को दिए"

    def _named_before(self, amount: Amount) -> tuple[str, int] | None:
        """The name of a currency right before millions that nothing counted follows: "dollar 22.5 million"."""
        if amount.first.scale < MILLION or amount.first.word or not self.edges.ends_open(amount):
            return None
        found = self.g.currency_after.before(self.low, amount.start)
        if found is None or self.low[found[1] : amount.start].count(" ") > 2 or self._claims_left(found[1]):
            return None
        begin = skip_blanks(self.low, found[1])
        told = self.low[amount.start - 1] == " " and self.low[begin].isalpha() and not self._may_be_name(begin)
        return (found[0], begin) if told else None

    def _may_be_name(self, start: int) -> bool:
        """Whether the name of a currency may be a word of another name: "Quảng Yên 31 triệu", "क्वांग येन ने 15 मिलियन"."""
        if not self.low[:start].strip():
            return False
        return not self.g.language.info.has_case or self.folded.text[start].isupper()

    def _is_verb(self, start: int, end: int) -> bool:
        """A word that may be a verb is a currency only where nothing hangs on it ("15 won prizes")."""
        verb = self.g.nouns.stop.after(self.low, start)
        return verb is not None and verb[1] == end and not self.edges.is_open(end)

    def _is_word(self, start: int, end: int) -> bool:
        """A code in small letters is a word ("try"), and so is one before or behind further words in capitals ("20 TRY TO FLEE")."""
        if self.low[start:end] not in self.g.codes:
            return False
        text = self.folded.text
        return (
            not text[start:end].isupper()
            or _CAPITALS_BEHIND.match(text, end) is not None
            or _CAPITALS_BEFORE.search(text, max(0, start - WORD_REACH), start) is not None
        )

    def _short(self, amount: Amount, factor: Decimal, end: int) -> Quantity | str | None:
        """An amount with an abbreviated scale, which holds only beside a currency: "US$4.1m", "30 εκ. VND"."""
        scaled = replace(scaled_by(amount, factor), end=end)
        found = self._behind(skip_blanks(self.low, end))
        if found is not None:
            return self._made(scaled, *found, "money.short-scale", None)
        prefix = self._before(amount)
        if prefix is None:
            return None
        return self._made(replace(scaled, start=prefix[1]), prefix[0], end, "money.short-scale", None)

    def _millions(self, amount: Amount, position: int) -> Quantity | str | None:
        """Codes of millions, in capitals: "120 MNOK", "MUSD 60"."""
        text = self.folded.text
        if text[position : position + 1] != "M" and "M" not in text[max(0, amount.start - 5) : amount.start]:
            return None
        behind = self.g.millions.after(self.low, position)
        if behind and self.folded.text[position : behind[1]].isupper():
            return self._made(scaled_by(amount, Decimal(MILLION)), *behind, "money.short-scale", None)
        before = self.g.millions.before(self.low, amount.start)
        if before and self.folded.text[before[1] : amount.start].strip().isupper():
            scaled = replace(scaled_by(amount, Decimal(MILLION)), start=before[1])
            return self._made(scaled, before[0], amount.end, "money.short-scale", None)
        return None

    def _is_name(self, start: int, end: int) -> bool:
        """A capitalised currency word before another capital is a name: 5 Dong Nai …; codes are all capitals."""
        word = self.folded.text[start:end]
        following = self.folded.text[end : end + 2].strip()
        return bool(self.g.language.info.has_case and word[:1].isupper() and not word.isupper() and following[:1].isupper())

    def _leads(self, start: int, end: int) -> bool:
        """Whether a sign behind a blank belongs to the number that it is glued to: "1 $10 bill"."""
        glued = self.low[end : end + 1].isdigit() and not self.low[start].isalpha()
        return glued and start > 0 and self.low[start - 1] == " " and self.low[max(0, start - 2)].isalnum()

    def _claims_left(self, position: int) -> bool:
        """The currency sign right behind another number belongs to that one."""
        end = end_before(self.low, position)
        left = self.low[max(0, end - 1) : end].isdigit()
        begin = skip_blanks(self.low, position)
        sign = self.g.currency_after.after(self.low, begin) if left else None
        return left and not (sign and self._leads(begin, sign[1]))

    def settle(self, results: list[Quantity | str], amounts: list[Amount]) -> None:
        """Settle what stands between two amounts: a currency belongs to the first, hundredths to the sum before them."""
        for index in range(1, len(results)):
            first, second = results[index - 1], results[index]
            money = isinstance(first, Quantity) and first.rule == "money.amount-currency"
            if money and isinstance(first, Quantity) and isinstance(second, Quantity) and second.start < first.edge:
                position = skip_blanks(self.low, amounts[index].end)
                results[index] = self._cents(amounts[index], position, None) or NOTHING
        self._add_cents(results, amounts)

    def _add_cents(self, results: list[Quantity | str], amounts: list[Amount]) -> None:
        """Add hundredths to the amount before them: "2 kroner og 23 øre", "20 dollars and 43"."""
        for index in range(len(results) - 1, 0, -1):
            first, second = results[index - 1], results[index]
            if not isinstance(first, Quantity) or first.kind != "money" or first.amount.value is None or first.dimension:
                continue
            if first.amount.last.scale >= MILLION:
                continue  # "$1.37 billion, or 81 cents a share"
            cents, end = self._hundredths(first, second, amounts[index])
            named = isinstance(second, Quantity) and second.dimension == HUNDREDTH
            changed = self.g.change_after.after(self.low, skip_blanks(self.low, end))  # "$5.58, 2 cents less"
            if cents is None or changed or not self._close(first.edge, amounts[index].start, named=named):
                continue
            value = first.amount.value + cents / 100
            results[index - 1] = replace(
                first, end=end, edge=end, amount=replace(first.amount, end=end, value=value), rule="money.compound"
            )
            results[index] = "hundredths of the amount before"

    def _hundredths(self, first: Quantity, second: Quantity | str, amount: Amount) -> tuple[Decimal | None, int]:
        """How many hundredths of ``first`` an amount is, and where it ends."""
        unit = self.g.subunits.after(self.low, skip_blanks(self.low, amount.end))
        if unit and unit[0].compound_only and amount.of is None:
            return (amount.value, unit[1]) if self._is_part(unit[0].currency, first.unit) else (None, 0)
        if isinstance(second, Quantity):
            if second.dimension != HUNDREDTH or not self._is_part(second.unit, first.unit):
                return None, 0
            cents = second.amount.value
            return (cents * 100 if second.unit and cents is not None else cents), second.end
        plain = amount.value is not None and amount.of is None and 0 < amount.value < 100 and amount.value == int(amount.value)
        ended = _ENDED.match(self.low, amount.end) is not None
        whole = first.amount.value == first.amount.value.to_integral_value() if first.amount.value is not None else False
        few = plain and amount.first.word and amount.value < 10 and not self.low[first.edge : amount.start].strip()  # type: ignore[operator]
        if few or self.g.amounts.opening.before(self.low, first.start):  # "42 रुपये दो" (give), "between $10 and 20"
            return None, 0
        if second != NOTHING or not plain or not ended or not whole or first.unit in HAS_NO_CENTS or first.amount.first.scale > 100:
            return None, 0
        return amount.value, amount.end

    def _is_part(self, hundredth: str | None, currency: str | None) -> bool:
        """Whether hundredths, of that currency or of several, may be those of an amount."""
        return not hundredth or hundredth == currency or currency in self.g.sharing.get(hundredth, ())

    def _close(self, edge: int, start: int, *, named: bool) -> bool:
        """Whether hundredths stand right behind their amount: behind a comma only where they are named ("20 dollars, 43 cents")."""
        gap = self.low[edge:start]
        return gap.strip(" ") in ("", "&") or (("," not in gap or named) and bool(self.g.amounts.list.fullmatch(gap)))


def _hyphen(low: str, position: int) -> bool:
    """A hyphen that joins a word to its number: "10-dollar"."""
    return low[position : position + 1] == "-" and low[position + 1 : position + 2].isalpha()
