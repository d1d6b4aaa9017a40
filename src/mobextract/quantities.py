"""Give every numeral one kind, or reject it with a reason: date, label, percentage, money, measure, count.

The order is fixed and a numeral is claimed once. Only the edges of an amount are looked at: what stands right before it
(modifiers, labels, currency signs) and right after it (units, nouns, modifiers).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mobextract.amounts import Amount, AmountGrammar
from mobextract.counts import Noun, NounGrammar
from mobextract.dates import FoundDate, year_of
from mobextract.folding import Folded
from mobextract.language import Language
from mobextract.lexicon import Lexicon, ScannerSet, fold_form
from mobextract.numerals import Numeral, NumeralGrammar
from mobextract.segment import Segments
from mobextract.tables import (
    CommonQuantities,
    Currency,
    DatesTable,
    LabelsTable,
    MeasuresTable,
    ModifiersTable,
    MoneyTable,
    NumeralsTable,
    PercentTable,
)
from mobextract.units import currency_forms, unit_forms

Kind = Literal["count", "money", "percentage", "measure", "date"]
Span = tuple[int, int]


NOTHING = "nothing counted beside it"
MILLION = 1_000_000
CLOCK = "a time of day"
LABEL = "a label: it names and does not count"
LEFT_REACH = 140
"""How far left of a number its noun may stand, in characters."""
WINDOW = 60
"""How far an address or a code around a number is looked for."""
_ALONE = re.compile(r"(?: (?![\d.])|[,;)]? ?\n|%|[,;)] ?[^\W\d]|$)")


@dataclass(slots=True)
class Quantity:
    """An amount with a kind at ``[start, end)`` of the folded text; ``edge`` is where its unit or noun ends."""

    kind: Kind
    start: int
    end: int
    amount: Amount
    rule: str
    modifier: str = "exact"
    unit: str | None = None
    dimension: str | None = None
    points: bool = False
    noun: Noun | None = None
    subject: Span | None = None
    edge: int = 0
    warning: str | None = None
    date: FoundDate | None = None


@dataclass(slots=True, frozen=True)
class Rejected:
    """A numeral that is no quantity, and why."""

    start: int
    end: int
    reason: str


class QuantityGrammar:
    """Everything that turns the numerals of one language into quantities."""

    def __init__(self, language: Language, scanners: ScannerSet | None = None) -> None:
        self.language = language
        self.numerals = NumeralGrammar(language, scanners)
        self.amounts = AmountGrammar(language)
        self.nouns = NounGrammar(language)
        self._load_modifiers(language.table("modifiers"))
        self._load_units(language)
        self._load_labels(language.table("labels"), language.table("dates"))
        common: CommonQuantities = language.common("quantities")
        self.masks = [("a document's number", re.compile(common.document))]
        self.any_mask = re.compile("|".join([common.document, *common.masks.values()]), re.I)
        self.masks += [(name, re.compile(expression, re.I)) for name, expression in common.masks.items()]

    def _load_modifiers(self, table: ModifiersTable) -> None:
        names = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most")
        self.modifier_before: Lexicon[str] = Lexicon((f, n) for n in names for f in getattr(table, n).before)
        self.modifier_after: Lexicon[str] = Lexicon((f, n) for n in names for f in getattr(table, n).after)
        self.fillers = Lexicon((f, True) for f in table.fillers)

    def _load_units(self, language: Language) -> None:
        common: CommonQuantities = language.common("quantities")
        money: MoneyTable = language.table("money")
        percent: PercentTable = language.table("percent")
        measures: MeasuresTable = language.table("measures")
        currencies: list[Currency] = [*money.currency, *common.currency]
        after = [(f, c.code) for c in currencies for f in [*c.forms, *c.signs]]
        self.currency_after: Lexicon[str] = Lexicon([*after, *currency_forms(language.locale)])
        self.currency_before: Lexicon[str] = Lexicon((f, c.code) for c in currencies for f in [*c.prefix, *c.signs])
        self.implied = money.implied
        self.short_scale = Lexicon((f, Decimal(value)) for value, forms in money.short_scale.items() for f in forms)
        self.money_fillers = Lexicon((f, True) for f in money.fillers)
        rows = [(f, False) for f in [*common.percent, *percent.forms]] + [(f, True) for f in percent.points]
        self.percent_after: Lexicon[bool] = Lexicon(rows)
        self.percent_before = Lexicon((f, True) for f in percent.before)
        self.percent_of = Lexicon((f, True) for f in percent.of)
        units = [(f, (u.unit, u.dimension)) for u in [*measures.unit, *common.unit] for f in u.forms]
        self.units: Lexicon[tuple[str, str]] = Lexicon([*units, *unit_forms(language.locale)])
        self.not_unit = Lexicon((f, True) for f in measures.not_unit)
        self.age_before = Lexicon((f, True) for f in measures.age.before)
        self.age_after = Lexicon((f, True) for f in measures.age.after)

        numerals: NumeralsTable = language.table("numerals")
        self.vague = Lexicon((f, True) for f in numerals.vague)
        self.addends: Lexicon[Decimal] = Lexicon((f, Decimal(a.value)) for a in numerals.addend if a.position == "after" for f in a.forms)

    def _load_labels(self, labels: LabelsTable, dates: DatesTable) -> None:
        self.label_before = Lexicon((f, True) for f in [*labels.before, *labels.ordinal_before])
        self.label_after = Lexicon((f, True) for f in labels.after)
        self.ordinal = re.compile(r"[-–]?(?:" + "|".join(sorted(map(re.escape, map(fold_form, labels.ordinal_suffixes)), key=len, reverse=True)) + r")(?![^\W\d_])")
        self.has_ordinals = bool(labels.ordinal_suffixes)
        self.ordinal_dot = labels.ordinal_dot
        self.year_before = Lexicon((f, True) for f in dates.year_before)
        self.year_after = Lexicon((f, True) for f in dates.year_after)
        self.not_year = Lexicon((f, True) for f in dates.not_year)
        self.clock_before = Lexicon((f, True) for f in dates.clock.before)
        self.hour_before = Lexicon((f, True) for f in [*dates.clock.before, *dates.clock.hour_before])
        self.clock_after = Lexicon((f, True) for f in dates.clock.after)

    def read(self, folded: Folded, segments: Segments, dates: Sequence[FoundDate], taken: Sequence[tuple[Span, str]]) -> tuple[list[Quantity], list[Rejected]]:
        """Return the quantities of an article and the numerals rejected.

        ``dates`` are the dates found already, ``taken`` the spans that hold no quantity (names of models and places), each with
        the reason to give. Numerals outside the body text are rejected as page furniture.
        """
        blocked = _Blocked(folded, segments, dates, taken, self.any_mask, self.masks)
        free: list[Numeral] = []
        rejected: list[Rejected] = []
        for numeral in self.numerals.find(folded):
            reason = blocked.reason(numeral)
            reason = reason if reason is not None else ("a vague number" if self._is_vague(folded.low, numeral) else None)
            if reason is None:
                free.append(numeral)
            elif reason:
                rejected.append(Rejected(numeral.start, numeral.end, reason))
        starts = frozenset(d.start for d in dates)
        return _Reader(self, folded, segments, self.amounts.join(folded.low, free), starts).read(rejected)


    def _is_vague(self, low: str, numeral: Numeral) -> bool:
        """Whether a number word is part of a phrase that states no number ("both", "hàng trăm")."""
        if not numeral.word:
            return False
        behind = self.vague.after(low, numeral.start)
        before = self.vague.before(low, numeral.end)
        return (behind is not None and behind[1] >= numeral.end) or (before is not None and before[1] <= numeral.start)


class _Blocked:
    """Where no quantity can be: spans that other mentions own, page furniture, addresses, codes of documents."""

    def __init__(self, folded: Folded, segments: Segments, dates: Sequence[FoundDate], taken: Sequence[tuple[Span, str]], any_mask: re.Pattern[str], masks: list[tuple[str, re.Pattern[str]]]) -> None:
        self.any_mask = any_mask
        self.folded = folded
        self.segments = segments
        self.masks = masks
        self.spans = _merged([(s, e, reason) for (s, e), reason in taken] + [(d.start, d.end, "") for d in dates])
        self.ends = [end for _, end, _ in self.spans]

    def reason(self, numeral: Numeral) -> str | None:
        """Why a numeral is blocked: a reason, "" where another mention owns it, None where it is free."""
        start, end = numeral.start, numeral.end
        index = bisect_right(self.ends, start)
        if index < len(self.spans) and self.spans[index][0] < end:
            return self.spans[index][2]
        paragraph = self.segments.paragraph_at(start)
        if paragraph[1] < end or not paragraph[0] <= start < paragraph[1]:
            return "page furniture"
        return None if numeral.word else self._masked(start, end)

    def _masked(self, start: int, end: int) -> str | None:
        """Look at the number's surroundings only: most stand alone between blanks and need no further check."""
        text = self.folded.text
        before = text[max(0, start - 2) : start]
        if _ALONE.match(text, end) and before[-1:] in ("", " ", "(", "\n") and not before[:1].isdigit() and text[start] != "0":
            return None
        left, right = max(0, start - WINDOW), end + WINDOW
        if not self.any_mask.search(text, left, right):
            return None
        for name, mask in self.masks:
            for match in mask.finditer(text, left, right):
                if match.start() < end and start < match.end():
                    return f"part of {name}"
        return None


class _Reader:
    """Classifies the amounts of one article."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded, segments: Segments, amounts: list[Amount], date_starts: frozenset[int]) -> None:
        self.g = grammar
        self.folded = folded
        self.low = folded.low
        self.segments = segments
        self.amounts = amounts
        self.date_starts = date_starts
        self.quoted = {q.start: q.end for q in segments.quotations}

    def read(self, rejected: list[Rejected]) -> tuple[list[Quantity], list[Rejected]]:
        results: list[Quantity | str] = [""] * len(self.amounts)
        following: Quantity | str | None = None
        for index in range(len(self.amounts) - 1, -1, -1):
            amount = self.amounts[index]
            result = self._classify(amount)
            if isinstance(result, str) and isinstance(following, Quantity) and index + 1 < len(self.amounts):
                result = self._coordinate(amount, following) or result
            results[index] = following = result
        self._spread_labels(results)
        self._join_ranges(results)
        self._check_ones(results)
        self._ellipsis(results)
        self._individuals(results)
        quantities: list[Quantity] = []
        for amount, result in zip(self.amounts, results, strict=True):
            if isinstance(result, Quantity):
                quantities.append(result)
            else:
                rejected.append(Rejected(amount.start, amount.end, result))
        return quantities, sorted(rejected, key=lambda r: r.start)

    def _classify(self, amount: Amount) -> Quantity | str:
        """Return the quantity that the amount is, or the reason why it is none."""
        if amount.first is not amount.last and amount.of is None:
            if years := self._year(amount):
                return years
            if self.g.label_before.before(self.low, amount.start):  # "programme 1719 से 20 लाख": no range
                last = amount.last
                amount = Amount(last.start, last.end, last.value, last, last)
        joint = self.g.amounts.range.match(self.low, amount.end)
        if joint and joint.end() in self.date_starts:
            return "part of a date"
        label = amount.reason or self._label(amount)
        if label:
            return label
        if amount.first.fraction:
            unit = self._unit(amount.end)
            return self._measure(amount, unit, None) if unit else NOTHING
        for reader in (self._percentage, self._money, self._measure_or_count):
            result = reader(amount)
            if isinstance(result, (Quantity, str)):
                return result
        return self._year(amount) or NOTHING

    # -- labels ------------------------------------------------------------------------------------------------------

    def _label(self, amount: Amount) -> str | None:
        low, start, end = self.low, amount.start, amount.end
        if (start and low[start - 1] in "#№") or low[max(0, start - 2) : start] == "№ ":
            return "a number behind a number sign"
        if start > 1 and low[start - 1] in "-–" and low[start - 2].isalpha() and not amount.first.word and not self.g.year_before.before(low, start):
            return "part of a code"
        slashed = amount.of is None or "/" in low[start:end]
        if slashed and self.g.label_before.before(low, start) and not self._has_unit(amount):
            return LABEL
        if amount.first.word and amount.of is None and amount.low is None:
            return None
        return self._label_after(amount, low, start, end)

    def _has_unit(self, amount: Amount) -> bool:
        """A unit, currency or percent sign behind a number, or a fraction in it, says that it is no label."""
        position = _blank(self.low, amount.end)
        whole = amount.value is None or amount.value == amount.value.to_integral_value()
        lexicons = (self.g.units, self.g.currency_after, self.g.percent_after)
        return not whole or any(lexicon.after(self.low, position) for lexicon in lexicons)

    def _label_after(self, amount: Amount, low: str, start: int, end: int) -> str | None:
        paragraph = self.segments.paragraph_at(start)[0]
        if start == paragraph and re.match(r"[.)] ", low[end : end + 2]) and len(low[start:end]) < 3:
            return "numbering of a list"
        if self.g.has_ordinals and amount.last.scale == 1 and (match := self.g.ordinal.match(low, end)) and match.end() > end:
            return "an ordinal"
        if self.g.ordinal_dot and re.match(r"\. [^\W\d_]", low[end : end + 3]) and low[end + 2] == self.folded.text[end + 2] and end - start < 3:
            return "an ordinal"
        if self.g.label_after.after(low, _blank(low, end)):
            return LABEL
        if self.g.clock_after.after(low, _blank(low, end)) or (self.g.clock_before.before(low, start) and re.fullmatch(r"[012]?\d(?:[.:][0-5]\d)?", low[start:end]) and not self._unit(end)):
            return CLOCK
        if amount.first.leading_zero and re.match(r"0\d{3}", low[start:end]):
            return "a number with a leading zero"
        return None

    # -- percentages, money --------------------------------------------------------------------------------------------

    def _percentage(self, amount: Amount) -> Quantity | None:
        position = _blank(self.low, amount.end)
        modifier, position = self._modifier_after(position)
        found = self.g.percent_after.after(self.low, position)
        start = amount.start
        if found is None:
            sign = self.g.percent_before.before(self.low, amount.start) if self.g.percent_before else None
            if sign is None:
                return None
            start, found = sign[1], (False, amount.end)
        points, end = found
        if self.g.currency_after.after(self.low, _blank(self.low, end)):
            return Quantity("percentage", start, end, replace(amount, reason="a percent sign beside a currency"), "percentage.garbled", warning="garbled amount")
        modifier = self._bound(start, modifier, amount, end)
        return Quantity("percentage", start, end, amount, "percentage.sign", modifier, points=points, subject=self._subject(end), edge=end)

    def _subject(self, end: int) -> Span | None:
        """The few words that say what a percentage is of: those behind "of", up to the end of the phrase."""
        position = _blank(self.low, end)
        of = self.g.percent_of.after(self.low, position)
        if of is None and self.g.percent_of:
            return None
        position = _blank(self.low, of[1]) if of else position
        last = position
        for match in re.finditer(r"[^\s,.;:()«»“”\"!?]+", self.low[position : position + 90]):
            if match.start() > last - position + 1 or self.g.nouns.stop.after(self.low, position + match.start()):
                break
            last = position + match.end()
        return (position, last) if last > position else None

    def _money(self, amount: Amount) -> Quantity | str | None:
        low = self.low
        short = self.g.short_scale.after(low, _blank(low, amount.end))
        if short:
            scaled = self._money_short(amount, short)
            if scaled is not None:
                return scaled
        position = _blank(low, amount.end)
        inner, position = self._modifier_after(position)
        if inner is None and (filler := self.g.money_fillers.after(low, position)):
            position = _blank(low, filler[1])
        found = self.g.currency_after.after(low, position)
        start, rule = amount.start, "money.amount-currency"
        if found and self._is_name(position, found[1]):
            found = None
        if found is None:
            prefix = self.g.currency_before.before(low, amount.start)
            if prefix is None or low[prefix[1] : amount.start].count(" ") > 1 or self._claims_left(prefix[1]):
                return None
            start, rule, found = prefix[1], "money.currency-amount", (prefix[0], amount.end)
            while low[start] == " ":
                start += 1
        currency, end = found
        if amount.value == 0:
            return "an amount of zero is a name"
        if amount.of is not None:
            return "a ratio of money"
        modifier = self._bound(start, inner, amount, end)
        return Quantity("money", start, end, amount, rule, modifier, unit=currency, edge=end)

    def _money_short(self, amount: Amount, short: tuple[Decimal, int]) -> Quantity | str | None:
        """An amount with an abbreviated scale, which holds only beside a currency: "US$4.1m", "30 εκ. VND"."""
        factor, end = short
        values = [v * factor if v is not None else None for v in (amount.value, amount.low, amount.high)]
        scaled = replace(amount, end=end, value=values[0], low=values[1], high=values[2])
        read = self._money_plain(scaled, _blank(self.low, end))
        return read

    def _money_plain(self, amount: Amount, position: int) -> Quantity | None:
        found = self.g.currency_after.after(self.low, position)
        prefix = None if found else self.g.currency_before.before(self.low, amount.start)
        if found is None and prefix is None:
            return None
        start = prefix[1] if prefix else amount.start
        currency, end = found or (prefix[0], amount.end)  # type: ignore[index]
        return Quantity("money", start, end, amount, "money.short-scale", self._bound(start, None, amount, end), unit=currency, edge=end)

    def _is_name(self, start: int, end: int) -> bool:
        """A capitalised currency word before another capital is a name: 5 Dong Nai …; codes are all capitals."""
        word = self.folded.text[start:end]
        following = self.folded.text[end : end + 2].strip()
        return bool(self.g.language.info.has_case and word[:1].isupper() and not word.isupper() and following[:1].isupper())

    def _claims_left(self, position: int) -> bool:
        """The currency sign right behind another number belongs to that one."""
        before = self.low[:position].rstrip()
        return bool(before) and (before[-1].isdigit())

    # -- measures, counts ------------------------------------------------------------------------------------------------

    def _unit(self, end: int) -> tuple[tuple[str, str], int] | None:
        position = _blank(self.low, end)
        if self.low[position : position + 1] in "-–" and self.low[position + 1 : position + 2].isalpha():
            found = self.g.units.after(self.low, position) or self.g.units.after(self.low, position + 1)
        else:
            found = self.g.units.after(self.low, position)
        if found and self.g.not_unit.after(self.low, position):
            return None
        return found

    def _measure_or_count(self, amount: Amount) -> Quantity | str | None:
        inner, position = self._modifier_after(_blank(self.low, amount.end))
        if inner == "exact":
            inner, position = None, _blank(self.low, amount.end)
        unit = self._unit(position)
        noun = self._noun(amount, position)
        if unit and unit[0][0] == "hour" and self.g.hour_before.before(self.low, amount.start):
            return CLOCK
        if unit and unit[0][0] == "year" and (year := self._year(amount)):
            return year
        if unit and not (noun and noun.known and noun.start == position and noun.end > unit[1]):
            if amount.first.ambiguous and amount.first is amount.last and unit[1] - position < 1:
                return "a word that is not a number here"
            return self._measure(amount, unit, inner)
        if amount.first.ambiguous and amount.first is amount.last and not (noun and noun.known and self._adjacent(position, noun)):
            return "a word that is not a number here"
        year = self._year(amount)
        if year and (noun is None or not noun.known or not self._adjacent(position, noun) or self._says_year(amount)):
            return year
        return self._count(amount, noun, inner, position)

    def _adjacent(self, position: int, noun: Noun) -> bool:
        return noun.start <= position + 1 or self.g.nouns.classifiers.after(self.low, position) is not None

    def _measure(self, amount: Amount, unit: tuple[tuple[str, str], int], inner: str | None) -> Quantity | str:
        (name, dimension), end = unit
        if amount.of is not None:
            return "a ratio of measures"
        start = amount.start
        half = self.g.addends.after(self.low, _blank(self.low, end))
        if half and amount.value is not None:
            amount, end = replace(amount, value=amount.value + half[0], end=half[1]), half[1]
        if dimension == "duration" and name == "year" and self._is_age(start, end):
            dimension = "age"
        modifier = self._bound(start, inner, amount, end)
        return Quantity("measure", start, end, amount, "measure.unit", modifier, unit=name, dimension=dimension, edge=end)

    def _is_age(self, start: int, end: int) -> bool:
        low = self.low
        if self.g.age_after.after(low, _blank(low, end)) or self.g.age_before.before(low, start):
            return True
        name = re.search(r"(\S+)\s*[(,]\s*$", self.folded.text[max(0, start - 40) : start])
        return bool(name and name[1][:1].isupper() and re.match(r"\s*[),]", low[end : end + 2]))

    def _noun(self, amount: Amount, position: int) -> Noun | None:
        if amount.noun_span is not None:
            found = self.g.nouns.after(self.low, amount.noun_span[0])
            return found or Noun(*amount.noun_span, None, False)
        if self.g.nouns.not_noun.after(self.low, position):
            return None
        position = self._skip_adjectives(position)
        quoted = self.quoted.get(position + 1)
        if quoted is not None:
            behind = self.g.nouns.after(self.low, quoted + 1)
            if behind and behind.known:
                return behind
            inside = self.g.nouns.after(self.low, position + 1)
            return inside if inside and inside.known and inside.start == position + 1 else None
        if self.low[position : position + 1] in "-–" and self.low[position + 1 : position + 2].isalpha():
            return self.g.nouns.direct(self.low, position + 1)
        return self.g.nouns.after(self.low, position)

    def _skip_adjectives(self, position: int) -> int:
        """Step over adjectives that stand before a quoted name ("300 new «X» models"); elsewhere stay."""
        cursor = position
        for _ in range(3):
            if cursor + 1 in self.quoted:
                return cursor
            found = self.g.nouns.adjectives.after(self.low, cursor)
            if found is None:
                return position
            cursor = _blank(self.low, found[1])
        return position

    def _count(self, amount: Amount, noun: Noun | None, inner: str | None, position: int) -> Quantity | str | None:
        if noun is None:
            return None
        glued = position == amount.end and self.low[position : position + 1].isalpha()
        if glued and not (noun.known and noun.start == position):
            return "letters glued to the number"
        amount, warning = self._whole(amount, noun)
        if not noun.known and max(amount.first.scale, amount.last.scale) >= MILLION:
            return NOTHING
        if re.fullmatch(r"\d[.,]0", self.low[amount.start : amount.end]):
            return "a version number"
        if not noun.known and amount.value is not None and amount.value != amount.value.to_integral_value():
            return "not a whole number"
        modifier = self._bound(amount.start, inner, amount, noun.end)
        rule = "count.ratio" if amount.of is not None else "count.noun" if noun.known else "count.unknown-noun"
        return Quantity("count", amount.start, amount.end, amount, rule, modifier, unit=noun.unit, noun=noun, edge=max(noun.end, amount.end), warning=warning)

    def _whole(self, amount: Amount, noun: Noun) -> tuple[Amount, str | None]:
        """What is counted is whole: "1.350 households" is 1350, whatever the language's decimal sign."""
        first = amount.first
        if amount.value is None or first.alternative is None or amount.first is not amount.last or not noun.known:
            return amount, None
        return replace(amount, value=first.alternative), f"ambiguous separator: {self.folded.text[first.start:first.end]}"

    # -- years -----------------------------------------------------------------------------------------------------------

    def _says_year(self, amount: Amount) -> bool:
        return bool(self.g.year_before.before(self.low, amount.start) or self.g.year_after.after(self.low, _blank(self.low, amount.end)))

    def _year(self, amount: Amount) -> Quantity | None:
        """A bare four-digit number from 1900 to 2099 is a year, a range of two an interval."""
        low = self.low
        if amount.of is not None or amount.first.word or self.g.not_year.before(low, amount.start):
            return None
        if amount.last.end < len(low) and (low[amount.last.end].isalpha() or low[amount.last.end] in "/_"):
            return None
        ends = [n for n in (amount.first, amount.last)]
        if any(n.end - n.start != 4 or n.scale != 1 or year_of(n.value) is None for n in ends):
            return None
        first = FoundDate(amount.start, amount.first.end, int(amount.first.value), rule="year")
        date = first
        if amount.first is not amount.last:
            date = FoundDate(amount.start, amount.end, int(amount.first.value), rule="year-interval", until=FoundDate(amount.last.start, amount.end, int(amount.last.value)))
        return Quantity("date", amount.start, amount.end, amount, f"date.{date.rule}", date=date, edge=amount.end)

    # -- modifiers -------------------------------------------------------------------------------------------------------

    def _bound(self, start: int, inner: str | None, amount: Amount, end: int) -> str:
        """The bound of a quantity that ends at ``end``: before it, inside it, or behind; a phrase behind may say "exact"."""
        behind = self._modifier_after(_blank(self.low, end))[0]
        if "exact" in (inner, behind) and amount.low is None:
            return "exact"
        modifier = self._modifier(start, inner, amount) or behind or "exact"
        # "up to 100 %" is the whole, not a bound
        return "exact" if modifier == "at_most" and amount.value == 100 and self.g.percent_after.after(self.low, _blank(self.low, amount.end)) else modifier

    def _modifier(self, start: int, inner: str | None, amount: Amount) -> str | None:
        """The bound before the amount, else the one inside it; a range has none of its own."""
        if amount.low is not None:
            return "range"
        position = start
        for _ in range(3):
            found = self.g.modifier_before.before(self.low, position)
            if found:
                return found[0]
            filler = self.g.fillers.before(self.low, position)
            if filler is None or filler[1] == position:
                break
            position = filler[1]
        return inner

    def _modifier_after(self, position: int) -> tuple[str | None, int]:
        found = self.g.modifier_after.after(self.low, position)
        if found is None or self.low[_blank(self.low, found[1]) : _blank(self.low, found[1]) + 1].isdigit():
            return None, position  # "12 days and more than 5": the bound of the next number
        return found[0], _blank(self.low, found[1])

    # -- coordination and ellipsis ---------------------------------------------------------------------------------------

    def _coordinate(self, amount: Amount, following: Quantity) -> Quantity | None:
        """A number in a list takes the kind and unit of the next: "34, 28 and 12 households", "5, 6 and 7 %"."""
        changed = self.g.amounts.change and self.g.amounts.change.fullmatch(self.low, amount.end, following.start)
        if changed and self.g.amounts.opening.before(self.low, amount.start) and following.kind != "date":
            return replace(following, start=amount.start, end=amount.end, amount=amount, modifier="exact", rule=following.rule.split(".")[0] + ".change")
        own_words = self._own_words(amount.end, following.start) if following.kind == "count" else None
        if not (own_words or self.g.amounts.is_list_gap(self.low, amount.end, following.start)) or amount.first.one:
            return None
        if following.kind == "date" or amount.reason or (following.kind == "count" and amount.first.ambiguous):
            return None
        if year_of(amount.value) is not None and amount.end - amount.start == 4:
            return None
        if self.g.label_before.before(self.low, amount.start):
            return None
        scaled = amount
        if following.kind == "money" and following.amount.first.scale > 1 and amount.first.scale == 1 and amount.value is not None:
            scale = following.amount.first.scale
            scaled = replace(amount, value=amount.value * scale, first=replace(amount.first, scale=scale))
        modifier = self._modifier(amount.start, None, amount) or "exact"
        if own_words and following.noun is not None:
            noun = self.g.nouns.requalify(following.noun, own_words)
            following = replace(following, noun=noun, unit=noun.unit)
        return replace(following, start=amount.start, end=amount.end, amount=scaled, modifier=modifier, rule=following.rule.split(".")[0] + ".list", warning=None)

    def _own_words(self, start: int, end: int) -> str | None:
        """The adjectives that a coordinated number has for itself: "94 poor and 61 near-poor households"."""
        cut = re.fullmatch(r" [^\d\s]+-( [^\d,;.:()\n]{1,12} )", self.low[start:end])
        if cut and self.g.amounts.is_list_gap(self.low, start + cut.start(1), end):
            return " "  # a compound cut at its joint: "64 mong- og 51 thai-familier"
        match = re.fullmatch(r" ([^\d,;.:()\n]{2,40}?)( *, *| [^\d,;.:()\n]{1,12} )", self.low[start:end])
        if match is None or not self.g.amounts.is_list_gap(self.low, start + match.start(2), end):
            return None
        return match[1] if self.g.nouns.only_adjectives(match[1]) else None

    def _join_ranges(self, results: list[Quantity | str]) -> None:
        """Join two quantities of one unit that are one range: "between 70 per cent and 75 per cent", "VND300 to VND350 million"."""
        for index in range(1, len(results)):
            first, second = results[index - 1], results[index]
            if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or not self._one_range(first, second):
                continue
            low, high = first.amount, second.amount
            joined = replace(low, end=high.end, value=None, low=low.value, high=high.value, last=high.last)
            results[index] = replace(second, start=first.start, amount=joined, modifier="range", rule=second.rule.split(".")[0] + ".range")
            results[index - 1] = "the lower end of a range"

    def _one_range(self, first: Quantity, second: Quantity) -> bool:
        low, high = first.amount.value, second.amount.value
        if (first.kind, first.unit, first.points) != (second.kind, second.unit, second.points) or first.kind not in ("percentage", "money", "measure"):
            return False
        if low is None or high is None or not low < high:
            return False
        opened = self.g.amounts.opening.before(self.low, first.start) and self.g.amounts.list.fullmatch(self.low[first.edge : second.start])
        gap = self.low[first.edge : second.start]
        plain = self.g.amounts.range.fullmatch(gap) and not self._changes(first.start)
        prefixed = plain or first.rule == second.rule == "money.currency-amount" and self.g.amounts.range.fullmatch(gap)
        return bool((opened and "," not in gap) or prefixed)

    def _changes(self, start: int) -> bool:
        """Whether a verb of change stands in the few words before a number ("rose from …")."""
        words = list(re.finditer(r"[^\W\d_]\S*", self.low[max(0, start - 36) : start].rsplit(". ", 1)[-1]))
        offset = max(0, start - 36)
        left = self.low[offset:start]
        shift = offset + len(left) - len(left.rsplit(". ", 1)[-1])
        return any(self.g.amounts.verbs.after(self.low, shift + w.start()) for w in words[-5:])

    def _spread_labels(self, results: list[Quantity | str]) -> None:
        """A label covers the numbers coordinated with it: "on the days 10 and 25", "directives 5, 7 and 9"."""
        for index in range(1, len(results)):
            first, second = self.amounts[index - 1], self.amounts[index]
            clock = results[index - 1] == CLOCK and second.start - first.end < 12 and "," not in self.low[first.end : second.start]
            if clock and isinstance(result := results[index], Quantity) and result.unit in ("minute", "second"):
                results[index] = CLOCK
            if results[index - 1] == LABEL and isinstance(results[index], str) and self.g.amounts.is_list_gap(self.low, first.end, second.start):
                results[index] = LABEL

    def _individuals(self, results: list[Quantity | str]) -> None:
        """Persons that are named together with collectives are individuals ("16 collectives and 32 people")."""
        counts = [r for r in results if isinstance(r, Quantity) and r.kind == "count"]
        for first, second in zip(counts, counts[1:], strict=False):
            for one, other in ((first, second), (second, first)):
                if one.unit == "collective" and other.unit == "person" and self._beside(first, second):
                    other.unit = "individual"

    def _check_ones(self, results: list[Quantity | str]) -> None:
        """A bare "one" counts only with a bound, or beside another count ("two summaries and one meeting")."""
        for index, result in enumerate(results):
            if not isinstance(result, Quantity) or result.kind != "count" or not result.amount.first.one or result.amount.of is not None:
                continue
            if result.modifier != "exact":
                continue
            neighbours = results[max(0, index - 2) : index + 3]
            if not any(isinstance(n, Quantity) and n is not result and n.kind == "count" and self._beside(n, result) for n in neighbours):
                results[index] = "an article or a bare one"

    def _beside(self, a: Quantity, b: Quantity) -> bool:
        first, second = (a, b) if a.start < b.start else (b, a)
        found = self.g.modifier_before.before(self.low, second.start)
        return self.g.amounts.is_list_gap(self.low, first.edge, found[1] if found else second.start)

    def _implied_money(self, amount: Amount) -> Quantity | None:
        """Millions of nothing in a language where a bare "20 triệu" is money: taken with a warning."""
        if not self.g.implied or not self._ends_open(amount):
            return None
        text = self.folded.text[amount.start : amount.end]
        modifier = self._bound(amount.start, None, amount, amount.end)
        return Quantity("money", amount.start, amount.end, amount, "money.implied", modifier, unit=self.g.implied, edge=amount.end, warning=f"money without a currency: {text}")

    def _ellipsis(self, results: list[Quantity | str]) -> None:
        """A number without a noun of its own takes that of the count before it, or the noun on its left."""
        last: Quantity | None = None
        for index, amount in enumerate(self.amounts):
            result = results[index]
            if isinstance(result, Quantity):
                last = self._antecedent(last, result) if result.kind == "count" else last
                continue
            if result != NOTHING or amount.first.one or amount.first.ambiguous:
                continue
            if max(amount.first.scale, amount.last.scale) >= MILLION:
                results[index] = self._elliptic_money(amount, results) or self._implied_money(amount) or result
                continue
            noun = self._elliptic_noun(amount, last)
            if noun is None or amount.value is None or amount.value != amount.value.to_integral_value():
                continue
            inner, position = self._modifier_after(_blank(self.low, amount.end))
            modifier = self._modifier(amount.start, inner, amount) or "exact"
            last = results[index] = Quantity("count", amount.start, amount.end, amount, "count.ellipsis", modifier, unit=noun.unit, noun=noun, edge=amount.end)

    def _elliptic_money(self, amount: Amount, results: list[Quantity | str]) -> Quantity | None:
        """Millions without a currency in a sentence that states money are money ("… VND, of which 30 million came from …")."""
        sentence = self.segments.sentence_at(amount.start)
        low, high = (bisect_left(self.amounts, bound, key=lambda a: a.start) for bound in sentence)
        money = [r for r in results[low:high] if isinstance(r, Quantity) and r.kind == "money"]
        if not money:
            return None
        outside = [q for q in money if not self._in_brackets(q)] or money
        before = [q for q in outside if q.start < amount.start]
        nearest = before[-1] if before else outside[0]
        modifier = self._bound(amount.start, None, amount, amount.end)
        return Quantity("money", amount.start, amount.end, amount, "money.ellipsis", modifier, unit=nearest.unit, edge=amount.end)

    def _in_brackets(self, quantity: Quantity) -> bool:
        left = self.low[max(0, quantity.start - 30) : quantity.start]
        return left.rfind("(") > left.rfind(")")

    def _antecedent(self, last: Quantity | None, count: Quantity) -> Quantity:
        """What a later number without a noun refers to: of "40 poor and 12 near-poor households", simply households."""
        base = self.g.nouns.base.get(count.unit or "")
        if last is None or base is None or count.noun is None or last.unit == count.unit or self.g.nouns.base.get(last.unit or "", last.unit) != base:
            return count
        return replace(count, noun=replace(count.noun, unit=base), unit=base)

    def _elliptic_noun(self, amount: Amount, last: Quantity | None) -> Noun | None:
        low, start = self.low, amount.start
        sentence = self.segments.sentence_at(start)[0]
        if not self._ends_open(amount):
            return None
        modifier_start = self._left_of_modifier(start)
        partitive = self.g.nouns.partitive.before(low, modifier_start) is not None
        opened = low[max(0, modifier_start - 1) : modifier_start].strip() in ("(", "—", "–", ":") or low[:modifier_start].rstrip()[-1:] in "(—–:"
        predicate = self.g.nouns.predicate(low, _blank(low, amount.end))
        if predicate is not None:
            return predicate
        total = self._noun_of_total(max(sentence, last.edge if last else 0), start)
        if total is not None:
            return total
        of_whom = self.g.nouns.part_after.after(low, _blank(low, amount.end)) is not None
        listed = last is not None and self._continues_list(last, modifier_start)
        if amount.of is not None and opened:
            left = self.g.nouns.left(low, max(sentence, start - 60), start)
            return left or (last.noun if last is not None and partitive else None)
        if last is not None and last.noun is not None and (partitive or opened or of_whom or listed) and last.start >= self.segments.paragraph_at(start)[0]:
            return last.noun
        return self.g.nouns.left(low, max(sentence, start - LEFT_REACH), start) if partitive else None

    def _continues_list(self, last: Quantity, start: int) -> bool:
        """Whether a number goes on with a list of parts ("34 in the economy, 28 in culture and 15 in security")."""
        gap = self.low[last.edge : start]
        ends = gap.rstrip().endswith((",", ";")) or any(gap.rstrip().endswith(" " + j) for j in self.g.nouns.joiners.forms)
        return len(gap) < 70 and ends and not re.search(r"[.!?:\n()]", gap)

    def _left_of_modifier(self, start: int) -> int:
        found = self.g.modifier_before.before(self.low, start)
        return found[1] if found else start

    def _noun_of_total(self, sentence: int, start: int) -> Noun | None:
        """The noun between "the number of" and the number ("the number of cooperatives rose to 9")."""
        totals = self.g.nouns.totals
        if not totals:
            return None
        sentence = max(sentence, start - LEFT_REACH)
        hits = [hit[1] for m in re.finditer(r"\S+", self.low[sentence:start]) if (hit := totals.after(self.low, sentence + m.start()))]
        return self.g.nouns.left(self.low, hits[-1] if not self.g.language.info.verb_final else sentence, start) if hits else None

    def _ends_open(self, amount: Amount) -> bool:
        """Nothing that could be counted follows: punctuation, the end, or a word that only continues the sentence."""
        position = _blank(self.low, amount.end)
        following = self.low[position : position + 1]
        if not following or (following in ",.;:)!?\n—–-«»\"”“…।" and not self.low[amount.end : amount.end + 2].strip("-–").isalpha()):
            return True
        classifier = self.g.nouns.classifiers.after(self.low, position)
        if classifier and not self.g.nouns.nouns.after(self.low, _blank(self.low, classifier[1])):
            position = _blank(self.low, classifier[1])
            if self.low[position : position + 1] in ",.;:)":
                return True
        return bool(self.g.nouns.stop.after(self.low, position) or self.g.year_before.after(self.low, position))


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sort spans and join those that overlap, so that they can be searched; the first reason stays."""
    merged: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(spans):
        if merged and start < merged[-1][1]:
            left, right, first = merged[-1]
            merged[-1] = (left, max(right, end), first)
        else:
            merged.append((start, end, reason))
    return merged


def _blank(low: str, position: int) -> int:
    while position < len(low) and low[position] == " ":
        position += 1
    return position


def is_garbled(quantity: Quantity) -> bool:
    """Whether the amount's own signs contradict each other ("39.5% million dong"); such a figure is a warning only."""
    return quantity.rule.endswith(".garbled")


