"""What stands right before and right after an amount: bounds, units, and whether anything could be counted behind it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from mobextract.figures.grammar import QuantityGrammar
from mobextract.figures.quantity import Quantity, elliptic_count
from mobextract.figures.units import YEAR_BEHIND, glued_age, speed
from mobextract.nouns.qualified import Noun
from mobextract.numbers.amounts import Amount
from mobextract.text.folding import LETTER, UPPER, Folded, skip_blanks
from mobextract.text.lazy import regex

FEW = 10
"""Below this, "trên 6 khu dân cư" is "in 6 residential areas"; "trên 300 hộ" is "more than 300"."""
NAME_REACH = 40
"""How long the last word of a name before a number may be, in characters."""
LISTED = 60
"""Numbers of the longest such list."""
SHORT = 60
"""Characters of the longest text that may hold nothing but a figure."""
SPREAD = 30
"""How far before "over three years" the figure may begin that took so long, in characters."""
_STROKE, _LITRE = regex(r" ?/ ?(?:\d{1,3} ?)?"), regex(r"(?:l|л|t|т)(?![^\W_])")
_SENTENCE, _COMMA = regex(r"(?:^|[.!?।] |\n)$"), regex(r"\S+ \S+,")
_FIGURE_BEFORE = regex(rf"\d[^,;:()\n]*?(?P<last>[^\W\d]{LETTER}*|[^\s,;:()]) *$")
_DIGITS = regex(r"[\d.,]*\d")
_NAME = regex(rf"[{UPPER}]{LETTER}* $")
_SHARE = regex(rf"(?: (?![{UPPER}]){LETTER}+){{1,3}} (?P<name>(?:[{UPPER}]{LETTER}*[ -]){{1,4}})")
"""What stands between a figure and the number of the village that has it: "64 in Huoi Phuon 1"."""
_SHARE_BEHIND = regex(rf" (?:{LETTER}{{1,6}} )?[{UPPER}]")
_SHARE_END = regex(r"[,;.)।]|$| [^\W\d]")

_DEGREES = regex(r"(?:^|[^\w] ?|[a-zа-яα-ω] )(?<![\d.,])-?(?:\d{2,3}|\d{1,2}\.\d{1,2})$")
"""Digits that a letter of a scale of temperature may be glued to: no capitalised word right before ("Road 14C")."""
_NOT_NAMED = regex(r"(?![\w/-])(?! [^\W\d_a-zа-яα-ω])")
_COLON_BEFORE, _COLON_AFTER = regex(r"\d(?: : |:)$"), regex(r"(?: : |:)\d")


class Edges:
    """Looks at the edges of the amounts of one folded text."""

    def __init__(self, grammar: QuantityGrammar, folded: Folded) -> None:
        self.g = grammar
        self.text = folded.text
        self.low = folded.low

    def is_named(self, amounts: Sequence[Amount], index: int) -> bool:
        """Whether a number goes on a list of names that end in one ("including Tan Lap 1, 2 and 3"), or of ages."""
        for at in range(index, max(0, index - LISTED), -1):
            if not self._goes_on(amounts, at):
                return False
            left = amounts[at - 1]
            aged = self.g.age_before.before(self.low, left.start)  # "two men aged 26 and 29"
            if aged is not None or _NAME.search(self.text, max(0, left.start - NAME_REACH), left.start) is not None:
                return True
        return False

    def _goes_on(self, amounts: Sequence[Amount], index: int) -> bool:
        """Whether nothing but a comma or "and" stands between a number and the one before it, which is no figure's village."""
        left, start = amounts[index - 1], amounts[index].start
        joiner = self.g.nouns.joiners.before(self.low, start)
        if self.low[left.end : joiner[1]].strip(" ,") if joiner else self.low[left.end : start].strip(" ") != ",":
            return False
        return not (self.numbers_share(amounts, index - 1) and _SHARE_BEHIND.match(self.text, amounts[index].end))

    def numbers_share(self, amounts: Sequence[Amount], index: int) -> bool:
        """Whether a number belongs to the name of a village whose figure stands before it ("64 in Huoi Phuon 1, 51 in Huoi Phuon 2")."""
        amount = amounts[index]
        if not index or amount.first.word or amount.end - amount.start > 2 or self.g.nouns.verb_final:
            return False
        share = _SHARE.fullmatch(self.text, amounts[index - 1].end, amount.start)
        return (
            share is not None
            and self.g.nouns.circumstances.before(self.low, share.start("name")) is not None
            and _SHARE_END.match(self.low, amount.end) is not None
        )

    def unit(self, end: int) -> tuple[tuple[str, str], int] | None:
        position = skip_blanks(self.low, end)
        if position == end and end and self.low[end - 1].isalpha() and self.low[end : end + 1].isalpha():  # inside a word: "δεκάλεπτο"
            return self.g.compound_units.after(self.low, end)
        if position == end and (aged := glued_age(self.g, self.low, end)):
            return aged
        if letter := self.letter(end):
            return letter, position + 1
        if self.low[position : position + 1] in ("(", "[") and (inside := self.g.units.after(self.low, position + 1)):  # "20 (kg)"
            return (inside[0], inside[1] + 1) if self.low[inside[1] : inside[1] + 1] in (")", "]") else None
        if self.low[position : position + 1] in "-–" and self.low[position + 1 : position + 2].isalpha():
            found = self.g.units.after(self.low, position) or self.g.units.after(self.low, position + 1)
        else:
            found = (
                self.g.placed_units.in_case(self.text, position)
                or self.g.units.after(self.low, position)
                or self.g.placed_units.at_end(self.low, position, self.g.addends)
            )
        if found and (self.g.not_unit.after(self.low, position) or (found[0][0] == "year" and YEAR_BEHIND.match(self.low, found[1]))):
            return None  # "giảm từ 19 năm 2021" is no duration
        if found and (period := self.g.periods.after(self.low, position)) and YEAR_BEHIND.match(self.low, period[1]):
            return None  # "в 3 кв. 2024 г."
        return (speed(self.g, self.low, found) or found) if found else None

    def part_unit(self, amount: Amount, position: int) -> tuple[tuple[str, str], int] | None:
        """A unit that is one only behind a number that is not whole ("1/2 cup of rice", "1.5h"), or where nothing else stands in the text
        ("2 cups")."""
        part = amount.of is not None or not amount.is_whole
        if part and (found := self.g.placed_units.partial.after(self.low, skip_blanks(self.low, position))):
            return found
        if len(self.text) > SHORT:
            return None
        opening = self.g.amounts.opening.before(self.low, amount.start) if amount.low is not None else None
        return self.g.placed_units.alone(self.text, opening[1] if opening else self.left_of_modifier(amount.start), position)

    def half(self, end: int) -> tuple[Decimal, int] | None:
        """A half behind a unit or a currency ("hai km rưỡi"); none where it is half of what follows ("5 tonn og en halv hektar")."""
        start = skip_blanks(self.low, end)
        found = self.g.addends.after(self.low, start)
        if found and " " in self.low[start : found[1]]:
            position = skip_blanks(self.low, found[1])
            if any(lexicon.after(self.low, position) for lexicon in (self.g.units, self.g.currency_after, self.g.scales)):
                return None
        return found

    def unit_behind_adjective(self, position: int) -> tuple[tuple[str, str], int] | None:
        """A unit with an adjective before it: "two additional minutes"; "112 last year" are no years, "5 last week" no weeks."""
        if self.g.nouns.relative_times.after(self.low, skip_blanks(self.low, position)) is not None:
            return None
        adjective = self.g.nouns.adjectives.after(self.low, position)
        return self.unit(adjective[1]) if adjective else None

    def whole(self, amount: Amount) -> tuple[Amount, str | None]:
        """What is counted or paid is whole: "1.352 households" are 1352, "$10,000" ten thousand, whatever the decimal sign."""
        first = amount.first
        if amount.value is None or first.alternative is None or first is not amount.last or abs(amount.value) != first.value:
            return amount, None
        larger = max(first.value, first.alternative)
        changed = larger != first.value
        return replace(amount, value=larger.copy_sign(amount.value)), self.warning(amount) if changed or first.doubtful else None

    def likelier(self, amount: Amount) -> tuple[Amount, str | None]:
        """What is measured may have decimals, but no one writes their last zero: "1.350 ha" are 1350 whatever the decimal sign."""
        first = amount.first
        if first.doubtful and first.alternative is not None and self.low[first.end - 1] == "0":
            return self.whole(amount)
        return amount, self.warning(amount) if first.doubtful or amount.last.doubtful else None

    def warning(self, amount: Amount) -> str | None:
        """What to warn of where separators leave a doubt."""
        doubtful = [n for n in (amount.first, amount.last) if n.alternative is not None and (n.doubtful or amount.first is amount.last)]
        return f"ambiguous separator: {self.text[doubtful[0].start : doubtful[0].end]}" if doubtful else None

    def led_from_points(self, points: Amount, amount: Amount) -> bool:
        """Whether points led to a number: it is an index, and counts nothing ("adding 210 points to 34,980")."""
        given = self.g.nouns.uncounted.after(self.low, skip_blanks(self.low, points.end))
        link = self.g.change_links.before(self.low, amount.start) if given else None
        return given is not None and link is not None and link[1] <= skip_blanks(self.low, given[1])

    def letter(self, end: int) -> tuple[str, str] | None:
        """The unit that a single letter is: not right behind a single digit ("4g"), nor before a dot ("5 г. назад")."""
        position = skip_blanks(self.low, end)
        if glued := self.g.glued_letters.get(self.text[end : end + 1]):
            told = _DEGREES.search(self.text, max(0, end - 12), end) or self.g.numerals.minus.before(self.low, end - 1)  # "minus 9C"
            return glued if told and _NOT_NAMED.match(self.text, end + 1) else None
        unit = self.g.unit_letters.get(self.text[position : position + 1])
        if unit is None or self.low[position + 1 : position + 2].isalnum() or self.low[position + 1 : position + 2] == "-":
            return None
        if (stroke := _STROKE.match(self.low, position + 1)) and not (
            self.g.units.after(self.low, stroke.end()) or _LITRE.match(self.low, stroke.end())
        ):
            return None  # "4 g/5 g", but "119 g/km", "6.5 l/100 km"
        single = position == end and (end < 2 or self.low[end - 2] not in "0123456789.,")
        named = single and self.low[position] == "g" and not self._is_weight(end, position + 1)
        return None if named or (self.low[position] == "г" and self.low[position + 1 : position + 2] == ".") else unit

    def _is_weight(self, end: int, position: int) -> bool:
        """Whether a single digit with a "g" is a weight all the same: all of the text, or of what stands behind ("5g of salt")."""
        alone = len(self.low) <= SHORT and not self.low[: end - 1].strip(" ~\n") and not self.low[position:].strip(" .!?\n")
        return alone or self.g.numerals.of.after(self.low, skip_blanks(self.low, position)) is not None

    def after_of(self, end: int) -> int:
        """Where the whole of a fraction begins: behind "of" ("three quarters of an hour")."""
        found = self.g.percent_of.after(self.low, skip_blanks(self.low, end))
        return found[1] if found else end

    def bound(self, start: int, inner: str | None, amount: Amount, end: int) -> str:
        """The bound of a quantity that ends at ``end``: before it, inside it, or behind; a phrase behind may say "exact".

        One that begins like a bound says no more than that it is none: "लगभग 86 % तक पहुँच गया" is about 86.
        """
        position = skip_blanks(self.low, end)
        behind = self.modifier_after(position)[0]
        if "exact" in (inner, behind) and amount.low is None and not self.g.bound_after.after(self.low, position):
            before = self.g.modifier_before.before(self.low, start) if inner != "exact" else None
            if before is None or not self.g.exceeding or self.g.exceeding.before(self.low, start) is not None:
                return "exact"  # "vượt 12% kế hoạch", but "trên 98% kế hoạch"
        inner, behind = None if inner == "exact" else inner, None if behind == "exact" else behind
        modifier = self.modifier(start, inner, amount) or behind or "exact"
        share = self.g.percent_after.after(self.low, skip_blanks(self.low, amount.end))
        return "exact" if modifier == "at_most" and amount.value == 100 and share else modifier  # "up to 100 %" is the whole, not a bound

    def signed(self, amount: Amount) -> Amount:
        """The amount with its minus sign, which is part of it."""
        minus = amount.first.minus
        if minus is None or amount.value is None or amount.of is not None:
            return amount
        bound = self.g.modifier_before.before(self.low, amount.start)
        if bound and bound[1] < minus:
            return amount  # "plus or minus 3"
        return replace(amount, start=minus, value=-amount.value)

    def modifier(self, start: int, inner: str | None, amount: Amount) -> str | None:
        """The bound before the amount, else the one inside it; a range has none of its own."""
        if amount.low is not None:
            return "range"
        if amount.of is not None and amount.first.value == amount.of != amount.value:
            return inner  # "लगभग 96 परिवारों में से 84": the whole is about so many
        found = self.g.bound_before(self.low, start)
        return found[0] if found else inner

    def bare_modifier(self, amount: Amount) -> str:
        """The bound before a number by itself; "exact" where it has none."""
        return self.modifier(amount.start, None, amount) or "exact"

    def count_of(self, amount: Amount, noun: Noun) -> Quantity:
        """The count, with its bound, of a number without a noun of its own, whose ``noun`` stands elsewhere."""
        return elliptic_count(amount, noun, self.bare_modifier(amount))

    def has_article(self, start: int) -> bool:
        """Whether an article, or another word that may stand between a bound and its number, is right before one."""
        return self.g.modifier_before.before(self.low, start) is None and self.g.fillers.before(self.low, start) is not None

    def is_position(self, amount: Amount) -> bool:
        """Whether the word before a small number says where things are, not how many: "trên 4 lĩnh vực"."""
        return amount.value is not None and amount.value < FEW and self.g.position_words.before(self.low, amount.start) is not None

    def lasts(self, start: int, end: int) -> bool:
        """Whether the word behind a time says how long something went on: "6 वर्षों तक", but "अधिकतम 6 वर्षों तक"."""
        position = skip_blanks(self.low, end)
        word, bound = self.g.lasting.after(self.low, position), self.g.bound_after.after(self.low, position)
        alone = word is not None and (bound is None or word[1] == bound[1])  # "36 महीने तक का ऋण" is a bound
        return alone and self.g.modifier_before.before(self.low, start) is None

    def is_spread(self, start: int) -> bool:
        """Whether the word before a time says how long a figure before it took: "lost 6.8 kg over 26 weeks"; "5 shops for over 26 weeks"
        not."""
        word = self.g.spread_words.before(self.low, start) if self.g.spread_words else None
        if word and _SENTENCE.search(self.low, max(0, word[1] - 2), word[1]) and _COMMA.match(self.low, start):
            return True  # "Over five years, the union built 300 houses"
        if word and self.g.spread_deeds.before(self.low, word[1]) is not None:
            return True  # "to be paid back over 24 months"
        left = _FIGURE_BEFORE.search(self.low, max(0, word[1] - SPREAD), word[1]) if word else None
        if left is None:
            return False
        shared = _DIGITS.match(self.low, left.start())  # "a 6 percent raise over two years"
        share = self.g.percent_after.after(self.low, skip_blanks(self.low, shared.end())) if shared else None
        return share is not None or not self.g.nouns.stop.get(left["last"])

    def left_of_modifier(self, start: int) -> int:
        """Where a number begins together with the bound before it."""
        found = self.g.bound_before(self.low, start)
        return found[1] if found else start

    def modifier_after(self, position: int) -> tuple[str | None, int]:
        return self.g.bound_behind(self.low, position)

    def ends_open(self, amount: Amount) -> bool:
        """Nothing that could be counted follows: punctuation, the end, or a word that only continues the sentence."""
        bound, position = self.modifier_after(skip_blanks(self.low, amount.end))
        return self.is_open(position if bound else amount.end)  # "παραμένουν 12.100 περίπου."

    def is_time(self, amount: Amount) -> bool:
        """Whether a figure and a colon stand right beside a number: a time of the day or a score, "7:30"."""
        before = _COLON_BEFORE.search(self.low, max(0, amount.start - 4), amount.start)
        return before is not None or _COLON_AFTER.match(self.low, amount.end) is not None

    def ends_in_adjective(self, amount: Amount) -> bool:
        """Whether nothing but an adjective stands behind a number: "356 houses (180 new, 176 repaired)"."""
        position = skip_blanks(self.low, amount.end)
        end = self.g.nouns.adjective(self.low, position)
        word = self.g.nouns.forms.adjective.match(self.low, position)  # "312 экономических, 287 культурно-общественных"
        return (end is not None and self.is_open(end)) or (word is not None and self.is_open(word.end()))

    def is_open(self, end: int) -> bool:
        """The same for any position where a number, or its adjective, ends."""
        position = skip_blanks(self.low, end)
        following = self.low[position : position + 1]
        if not following or (following in ',.;:()!?\n—–-«»"”“…।·•|' and not self.low[end : end + 2].strip("-–").isalpha()):
            return True
        classifier = self.g.nouns.classifiers.after(self.low, position)
        if classifier and not self.g.nouns.nouns.after(self.low, skip_blanks(self.low, classifier[1])):
            position = skip_blanks(self.low, classifier[1])
            if self.low[position : position + 1] in ",.;:()·":
                return True
        return bool(self.g.nouns.stops(self.low, position) or self.g.year_before.after(self.low, position))
