"""Whether capitalised words may be a place's name at all, or a common word, an organisation's name or the piece of a longer one."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable

from mobextract.packs.place_tables import NATURAL, SMALL, Designator, is_small
from mobextract.places.grammar import ANY, BESIDE
from mobextract.places.name_designators import DesignatorTests
from mobextract.text.folding import ANY_WORD, LETTER, behind_blanks, end_before, lower, sign_before
from mobextract.text.lazy import regex
from mobextract.text.lexicon import Lexicon
from mobextract.text.segment import Span
from mobextract.toponyms.lookup import Matches
from mobextract.toponyms.vietnamese import latin_key, parse_syllable, strip_marks

_BLANKS = frozenset(" \n")
_DASHES = frozenset("-–")
_OPENING_QUOTES = frozenset('«“„"')
_CLOSES = frozenset("),")
"""What stands behind a name that a bracket opens with."""

KNOWN, CASED, LARGE = 0.2, 0.45, 2
"""What a name that begins with a common word costs at most; with a case ending, where it is that of a district at least."""
BODY, WORDS = 60, 5
"""How far behind the country's name that of a national organisation may go on, in characters and in words."""
ABROAD = frozenset(("village", "district", "province"))
"""Kinds of units whose names need not be Vietnamese: minorities' villages, and what lies across the border."""
STRANGE, STRANGERS, PAIRED = 4, 3, 3
"""Letters that a village's name must have which is no Vietnamese one; its words, in Vietnamese text ("ấp Prey Chop"); the letters of each
of two ("buôn Ako Dhong")."""
_CODE = regex(rf"{LETTER}{{1,2}}\d{{1,3}}[^\W\d_]?")


def is_code(name: str, designator: Designator) -> bool:
    """Whether a canal's or a village's name is a letter with a number, as on maps: "kênh T5", "T5-kanalen", "làng K2"."""
    return (designator.kind == "river" or designator.kind in SMALL) and name[:1].isupper() and _CODE.fullmatch(name) is not None


class NameTests(DesignatorTests):
    """Tests on the tokens of a capitalised run of one article."""

    @functools.cached_property
    def has(self) -> Callable[[str], bool]:
        """Whether words stand anywhere in the text."""
        return functools.cache(self.text.__contains__)

    def is_foreign(self, tokens: list[Span], before: Designator, left: int) -> bool:
        """Whether an unreadable name after a village's designator is one all the same: no word of it is written small elsewhere,
        and no villages are counted ("of 70 villages the Party Committee chose …")."""
        last = end_before(self.low, left)
        if self.low[last - 1 : last].isdigit():
            return False
        words = [self.text[a:b] for a, b in tokens]
        if self.grammar.original and before.kind == "facility" and len(words) > 1:
            return True  # "chùa Chroi Tưm Chắc"
        if self.grammar.latin_script:
            few = len(words) == 1 or (
                self.grammar.original and len(words) <= STRANGERS and self.grammar.posts.before(self.low, left) is None
            )
            least = STRANGE if len(words) == 1 else PAIRED
            return before.kind in ABROAD and few and all(self._is_strange(*token, left, least) for token in tokens)
        if before.kind not in ("village", "zone") or len(words) > 3 or len({w.isascii() for w in words}) > 1:
            return False
        return not any(self.has(f" {self.low[a:b]} ") for a, b in tokens)

    def _is_strange(self, start: int, end: int, left: int, least: int = STRANGE) -> bool:
        """Whether a single word that is not Vietnamese may be a village's name beside a small designator ("landsbyen Densavan"): no word of
        the language's tables, not written small elsewhere in the text."""
        word = self.low[start:end]
        if (
            end - start < least
            or not word.isascii()
            or not word.isalpha()
            or self.text[start:end].isupper()
            or not (self.text[left].islower() or self.opens(left))
        ):
            return False
        known = word in self.grammar.stop or word in self.grammar.peoples or self.is_institution(start) or self.grammar.words.get(word)
        return not known and not any(self.has(f" {word}{after}") for after in " .,")

    def is_stranger(self, tokens: list[Span], after: tuple[Designator, int]) -> bool:
        """The same before a designator, inside a sentence ("in Ploang village", "in Ako Dhong village")."""
        start, end = tokens[0][0], tokens[-1][1]
        village = after[0].kind in ("village", "district") and self.grammar.latin_script and self.low[end : end + 1] == " "
        least = STRANGE if len(tokens) == 1 else PAIRED
        return village and not self.opens(start) and all(self._is_strange(*token, end + 1, least) for token in tokens)

    def is_common(self, tokens: list[Span], i: int) -> bool:
        """Whether the token is a common word at the beginning of a sentence and not that of a name."""
        start, end = tokens[i]
        if not self.is_stop(tokens, i):
            return False
        single = end - start == 1 or not self.grammar.latin_script
        if len(tokens) > i + 1 and (single or self._begins_syllables(tokens, i)) and not self.opens(start):
            return False  # capitalised inside a sentence: "Хунг Выонг, Со Дау и Тхыонг Ли", "in A Dong and Tich hamlets", "of An Bang"
        after = self.after(end)
        return end - start < 2 or not (after and self.grammar.named_units(self.text[start:end], after[0]).units)

    def is_stop(self, tokens: list[Span], i: int) -> bool:
        """Whether the token is a common word and begins no known name."""
        return self.low[slice(*tokens[i])] in self.grammar.stop and (not self._known(tokens, i) or self._is_article(tokens, i))

    def _begins_syllables(self, tokens: list[Span], i: int) -> bool:
        """Whether two Vietnamese syllables stand at ``i``, neither the second one a designator, and small letters or a comma before them:
        in a heading all words may be capitalised."""
        (start, end), (second, stop) = tokens[i], tokens[i + 1]
        last = behind_blanks(self.text, start)
        before = self.text[self.text.rfind(" ", 0, last) + 1 : last]
        if self.text[end:second] != " " or not (before.endswith(",") or before.islower()):
            return False
        known = self.grammar.before.after(self.low, second) or self.grammar.after.after(self.low, second)
        return not known and all(parse_syllable(self.low[a:b]) is not None for a, b in ((start, end), (second, stop)))

    def opens(self, start: int) -> bool:
        """Whether a sentence, a quotation or a line begins at ``start``."""
        before = sign_before(self.low, start)
        return not before or not (before.isalnum() or before in ",)")

    def _is_article(self, tokens: list[Span], i: int) -> bool:
        """Whether an article opens a sentence before a known name of two words: "Το Κουάν Χόα έχει", but not "Το Χιέου"."""
        if len(tokens) - i < 3 or self.grammar.leading_articles.after(self.low, tokens[i][0]) is None or not self.opens(tokens[i][0]):
            return False
        return self._known(tokens, i + 1)

    def _known(self, tokens: list[Span], i: int) -> bool:
        """Whether a known name of two or three words begins with the common word at ``i`` ("To Hap", "Там Ан")."""
        names = (self.text[tokens[i][0] : tokens[j][1]] for j in range(i + 1, min(i + 3, len(tokens))))
        best = (pair for name in names for pair in self.grammar.lookup(name).units[:1])
        found = (u for u, cost in best if cost < KNOWN or (cost < CASED and 0 < self.grammar.unit(u).level <= LARGE))
        if tokens[i][1] - tokens[i][0] > 1 or not self.grammar.latin_script:
            return any(True for _ in found)
        return any(strip_marks(self.grammar.unit(u).name[:1]).lower() == self.low[tokens[i][0]] for u in found)  # "I Yen …" is not Ý Yên

    def may_be_bare(self, tokens: list[Span], i: int, length: int, matches: Matches) -> bool:
        """Whether a name without a designator may be looked at: not as a part of a person's name."""
        if length == 1 and tokens[i][1] - tokens[i][0] == 1:
            return False
        strained = length == 1 and not matches.exact and matches.units[0][1] >= 0.2 and not self.text[tokens[i][0]].isascii()
        around = self.low[max(0, tokens[i][0] - 1) : tokens[i][0]], self.low[tokens[i][1] : tokens[i][1] + 1]
        alone = (around[0] == "(" and around[1] in _CLOSES) or around == ("\n", "\n")  # a heading
        if strained and not self.grammar.latin_script and not alone and self.opens(tokens[i][0]):
            return False  # "Πολύ …": a common word that begins a sentence; but "Муонгсен (Кишон)"
        if self.grammar.before.get(self.low[tokens[i][0] : tokens[i + length - 1][1]]) is not None:
            return False  # the common noun itself: "in the City"
        if self._is_common_beginning(tokens, i, length, matches) or (matches.units[0][1] >= 1.4 and self.text[tokens[i][0]] < "\u0370"):
            return False  # other diacritics, another name: "Trạm Y" is not Trà My
        if length < len(tokens) - i and self.grammar.is_family_name(self.text[tokens[i][0] : tokens[i][1]]):
            rest = tokens[i + length]
            if self.text[tokens[i + length - 1][1] : rest[0]] != " ":
                return True  # "QUẢNG NAM - Sáng …"
            return bool(self.grammar.after.after(self.low, rest[0])) or not self.plausible(self.text[rest[0] : rest[1]])
        return True

    def _is_common_beginning(self, tokens: list[Span], i: int, length: int, matches: Matches) -> bool:
        """Whether a bare name begins like no place's; a word of the language may be the first of a province's or a district's ("Lang
        Son", "Lang Giang")."""
        start = tokens[i][0]
        barred = (self.grammar.no_units if matches.exact else self.grammar.not_names).after(self.low, start)
        if barred is None or length == 1 or barred[1] > tokens[i][1] or not self.grammar.latin_script:
            return barred is not None
        if self.low[start : tokens[i + length - 1][1]] in self.grammar.exonyms.forms:
            return False  # "Republikken Korea"
        syllables = self.grammar.reads_latin(self.low[start : tokens[i + length - 1][1]])
        best = matches.units[0][1]
        told = self.grammar.original and best == 0 and self.grammar.cues.before(self.low, start) is not None  # "tại Báo Đáp"
        return not (syllables and any(self.grammar.unit(u).level <= 2 + told for u, cost in matches.units if cost <= best))

    def is_cut_off(self, tokens: list[Span], i: int, length: int, before: Designator | None) -> bool:
        """Whether words would be taken out of a longer name: "Ντιέν" of "Ντιέν Τσάου", "Ba" of "sông Ba Chẽ"."""
        last, designated = i + length, before is not None
        if designated and length == 1 and last < len(tokens) and self.grammar.latin_script:
            return self._is_first_syllable(tokens, i)
        if before is not None and before.kind in NATURAL and last < len(tokens):
            following = self.text[slice(*tokens[last])]
            adjacent = self.text[tokens[last - 1][1] : tokens[last][0]] == " "
            if adjacent and self.plausible(following) and not self.grammar.before.after(self.low, tokens[last][0]):
                return not self.grammar.is_family_name(following, only=True)
        if last == len(tokens) or (length > 1 and not (designated and last == len(tokens) - 1)):
            return False
        if self.text[tokens[i][0]].isascii() or self.text[tokens[last - 1][1] : tokens[last][0]] != " ":
            return False
        first, following = self.text[slice(*tokens[i])], self.text[slice(*tokens[last])]
        if not self.grammar.is_syllable(lower(first)) or self.grammar.is_family_name(following):
            return False
        goes_on = (length == 1 and designated) or self.grammar.is_syllable(lower(following))
        return goes_on and not self.grammar.before.after(self.low, tokens[last][0])

    def _is_first_syllable(self, tokens: list[Span], i: int) -> bool:
        """Whether the word behind a designator is only the first of a name that the gazetteer lacks ("xã Vĩnh Khương")."""
        (start, end), (following, stop) = tokens[i : i + 2]
        matches = self.grammar.lookup(self.text[start:end])
        large = any(cost < 0.2 and self.grammar.unit(u).level <= 2 for u, cost in matches.units)
        if large or self.text[end:following] != " " or self.begins_person(tokens, i + 1) or not self.plausible(self.text[following:stop]):
            return False
        return not (self.grammar.before.after(self.low, following) or self.grammar.after.after(self.low, following))

    def is_institution(self, start: int, *, exact: bool = False) -> bool:
        """Whether what stands at ``start`` begins no place's name; the first words of offices begin some known ones."""
        return (self.grammar.no_units if exact else self.grammar.not_names).after(self.low, start) is not None

    def is_in_title(self, tokens: list[Span], i: int, length: int) -> bool:
        """Whether a country's name is part of a capitalised title: "Vietnam Women's Union", "Hội LHPN Việt Nam"."""
        last = i + length
        if not self.grammar.latin_script:
            return False
        if last < len(tokens) and self.text[tokens[last - 1][1] : tokens[last][0]] == " ":
            following = self.low[slice(*tokens[last])]
            return following not in self.grammar.stop and not (self.opens(tokens[i][0]) and self.grammar.headline_verbs.get(following))
        before = i > 0 and self.text[tokens[i - 1][1] : tokens[i][0]] == " "
        return before and self.low[slice(*tokens[i - 1])] not in self.grammar.stop

    def is_national(self, outer: Span) -> bool:
        """The country inside the name of a national organisation is no place mention, nor that inside another's ("Северная Ирландия")."""
        if self.low.startswith("+", outer[1]):
            return True  # "(TTXVN/Βιετνάμ+)" signs the agency's site
        named = self.grammar.national.before(self.low, outer[1])
        if (named is not None and named[1] < outer[0]) or self.beside(self.grammar.national, outer):
            return True
        return bool(self.grammar.national_ends.forms) and self._opens_body(outer[1])

    def _opens_body(self, end: int) -> bool:
        """Whether words behind the country's name, with no postposition between, close an organisation's: "वियतनाम जल संसाधन प्राधिकरण"."""
        for word in itertools.islice(ANY_WORD.finditer(self.low, end, end + BODY), WORDS):
            if self.low[end : word.start()] != " " or word[0] in self.grammar.ties or self.grammar.national_breaks.get(word[0]):
                return False
            if self.grammar.national_ends.after(self.low, word.start()) is not None:
                return True
            end = word.end()
        return False

    def beside(self, cues: Lexicon[bool], outer: Span) -> bool:
        """Whether one of ``cues`` stands right after a span, or right before it in its line."""
        position = outer[1] + (self.low[outer[1] : outer[1] + 1] in (" ", "-"))
        start = outer[0] - (self.low[outer[0] - 1 : outer[0]] in _OPENING_QUOTES)
        if cues.after(self.low, position):
            return True
        before = cues.before(self.low, start) if self.roles_before(start) & BESIDE else None
        return before is not None and "\n" not in self.low[before[1] : start]  # not the newspaper in the line above

    def roles_before(self, position: int) -> int:
        """What may stand right before a name, as far as the word there tells: most words do nothing, and no lexicon need be asked.

        Any of all where the name begins a line.
        """
        low = self.low
        end = position - (low[position - 1 : position] == " ")
        if end < 1 or low[end - 1] in _BLANKS:
            return ANY
        token = low[low.rfind(" ", 0, end) + 1 : end]
        return self.grammar.roles_before(token.rpartition("\n")[2] if "\n" in token else token)

    def is_region(self, surface: str) -> bool:
        """Whether a name is a region's or country's, whatever stands behind it: "the Mekong Delta province of Tra Vinh"."""
        units = self.grammar.lookup(surface).units
        return bool(units) and any(self.grammar.unit(u).kind in ("region", "country") for u, cost in units if cost < 0.2)

    def is_country(self, surface: str) -> bool:
        """Whether a name is a country's, whatever designator stands before it: "the villages of Vietnam", without the "of"."""
        if lower(surface) in self.grammar.homonyms:
            return False
        return any(self.grammar.unit(u).level == 0 for u, cost in self.grammar.lookup(surface).units[:1] if cost < 0.2)

    def is_namesake(self, name: Span, before: Designator | None, left: int) -> bool:
        """Whether a village is called like a country: the one word right before says village, and the name is in no case that could make it
        the village's country ("το χωριό Λάου", "в деревне Лаос"; not "деревни Лаоса"). In Vietnamese "bản Lào" is any village there."""
        low = self.low[slice(*name)]
        if (
            not is_small(before)
            or self.grammar.original
            or " " in self.low[left : name[0] - 1]
            or self.grammar.plurals.after(self.low, left)
        ):
            return False
        return bool(self.grammar.table.articles) or low in self.grammar.exonyms.forms

    def extent(self, tokens: list[Span], i: int, before: Designator | None) -> int:
        """How many tokens an unknown name after a designator takes; in a village's one like "Làng" or "Chợ" is a word of it."""
        length = 1
        inner = SMALL | NATURAL if is_small(before) else frozenset[str]()
        most = (
            4 if not self.grammar.original or parse_syllable(latin_key(self.low[slice(*tokens[i])])) else 6
        )  # "chùa Bôtum Vong Sa Som Rong"
        while i + length < len(tokens) and length < most:
            start = tokens[i + length][0]
            if self.low[tokens[i + length - 1][1] : start].strip(" ") in _DASHES and self.low[start - 1] == " ":
                break  # the stations of a road: "A – B – C"
            opening = self.grammar.before.after(self.low, start)
            if self.grammar.after.after(self.low, start) or (opening and not opening[0].small and opening[0].kind not in inner):
                break
            if self.begins_person(tokens, i + length) or self.names_holder(tokens, i, length):
                break  # "the secretary of Tân Lập Nguyễn Văn An"
            length += 1
        return length
