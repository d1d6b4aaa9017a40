"""Whether capitalised words may be a place's name at all, or are a person's, an organisation's, a title."""

from __future__ import annotations

import itertools

from mobextract.packs.place_tables import NATURAL, SMALL, Designator, is_small
from mobextract.places.grammar import ANY, BESIDE, Grammar
from mobextract.text.folding import Folded, lower
from mobextract.text.lexicon import Lexicon
from mobextract.toponyms.lookup import Matches
from mobextract.toponyms.vietnamese import latin_key, parse_syllable, strip_marks

Span = tuple[int, int]
_BLANKS = frozenset(" \n")
_JOINTS = frozenset(" -–")
_DASHES = frozenset("-–")
_ENDS = frozenset(("", "\n", *".!?…«“„\"•"))
"""What stands before a word that is capitalised in any case."""
_OPENING_QUOTES = frozenset("«“„\"")
_CLOSES = frozenset("),")
"""What stands behind a name that a bracket opens with."""

STRANGE = 4
"""Letters that a village's name must have which is no Vietnamese one."""


class NameTests:
    """Tests on the tokens of a capitalised run of one article."""

    def __init__(self, grammar: Grammar, folded: Folded) -> None:
        self.grammar, self.text, self.low = grammar, folded.text, folded.low
        self.plausible = grammar.plausible

    def is_foreign(self, tokens: list[Span], before: Designator, left: int) -> bool:
        """Whether an unreadable name after a village's designator is one all the same: no word of it is written small elsewhere,
        and no villages are counted ("of 70 villages the Party Committee chose …")."""
        if self.low[:left].rstrip()[-1:].isdigit():
            return False
        words = [self.text[a:b] for a, b in tokens]
        if self.grammar.original and before.kind == "facility" and len(words) > 1:
            return True  # "chùa Chroi Tưm Chắc"
        if self.grammar.latin_script:
            return before.kind == "village" and len(words) == 1 and self._is_strange(*tokens[0], left)
        if before.kind not in ("village", "zone") or len(words) > 3 or len({w.isascii() for w in words}) > 1:
            return False
        return not any(f" {self.low[a:b]} " in self.text for a, b in tokens)

    def _is_strange(self, start: int, end: int, left: int) -> bool:
        """Whether a single word that is not Vietnamese may be a village's name beside a small designator ("landsbyen Densavan"): no word of
        the language's tables, not written small elsewhere in the text."""
        word = self.low[start:end]
        if end - start < STRANGE or not word.isascii() or not word.isalpha() or self.text[start:end].isupper() or not (self.text[left].islower() or self.opens(left)):
            return False
        known = word in self.grammar.stop or word in self.grammar.peoples or self.is_institution(start) or self.grammar.words.get(word)
        return not known and not any(f" {word}{after}" in self.text for after in " .,")

    def is_stranger(self, start: int, end: int, after: tuple[Designator, int]) -> bool:
        """The same before a designator, inside a sentence ("in Ploang village")."""
        village = after[0].kind == "village" and self.grammar.latin_script and self.low[end : end + 1] == " "
        return village and not self.opens(start) and self._is_strange(start, end, end + 1)

    def is_common(self, tokens: list[Span], i: int) -> bool:
        """Whether the token is a common word at the beginning of a sentence and not that of a name."""
        start, end = tokens[i]
        if self.low[start:end] not in self.grammar.stop or self._known(tokens, i):
            return False
        single = end - start == 1 or not self.grammar.latin_script
        if len(tokens) > i + 1 and (single or self._begins_syllables(tokens, i)) and not self.opens(start):
            return False  # capitalised inside a sentence: "Хунг Выонг, Со Дау и Тхыонг Ли", "in A Dong and Tich hamlets", "of An Bang"
        after = self.after(end)
        return end - start < 2 or not (after and self.grammar.named_units(self.text[start:end], after[0]).units)

    def _begins_syllables(self, tokens: list[Span], i: int) -> bool:
        """Whether two Vietnamese syllables stand at ``i``, neither the second one a designator, and small letters or a comma before them:
        in a heading all words may be capitalised."""
        (start, end), (second, stop) = tokens[i], tokens[i + 1]
        before = self.text[:start].rstrip(" ").rpartition(" ")[2]
        if self.text[end:second] != " " or not (before.endswith(",") or before.islower()):
            return False
        known = self.grammar.before.after(self.low, second) or self.grammar.after.after(self.low, second)
        return not known and all(parse_syllable(self.low[a:b]) is not None for a, b in ((start, end), (second, stop)))

    def opens(self, start: int) -> bool:
        """Whether a sentence, a quotation or a line begins at ``start``."""
        before = self.low[:start].rstrip(" ")[-1:]
        return not before or not (before.isalnum() or before in ",)")

    def _known(self, tokens: list[Span], i: int) -> bool:
        """Whether a known name of two or three words begins with the common word at ``i`` ("To Hap", "Там Ан")."""
        names = (self.text[tokens[i][0] : tokens[j][1]] for j in range(i + 1, min(i + 3, len(tokens))))
        found = (u for name in names for u, cost in self.grammar.lookup(name).units[:1] if cost < 0.2)
        if tokens[i][1] - tokens[i][0] > 1 or not self.grammar.latin_script:
            return any(True for _ in found)
        return any(strip_marks(self.grammar.unit(u).name[:1]).lower() == self.low[tokens[i][0]] for u in found)  # "I Yen …" is not Ý Yên

    def is_exact_place(self, tokens: list[Span], i: int) -> bool:
        """Whether the run at ``i`` is the exact name of a province or district that begins like a designator, or inside a sentence
        and with its very marks that of a commune ("giúp Bản Mù, Xà Hồ …")."""
        inside = self.low[: tokens[i][0]].rstrip(" ")[-1:] not in _ENDS
        for j in range(min(i + 4, len(tokens)), i + 1, -1):
            matches = self.grammar.lookup(self.text[tokens[i][0] : tokens[j - 1][1]])
            lowest = 3 if inside and matches.exact else 2
            if any(self.grammar.unit(u).level <= lowest for u, _ in matches.units):
                return True
        return False

    def after(self, end: int) -> tuple[Designator, int] | None:
        """The designator after a name that ends at ``end``, apart or joined by a hyphen."""
        sign = self.low[end : end + 1]
        if sign not in _JOINTS:
            return None
        start = end + (2 if sign == "-" and self.low[end + 1 : end + 2] == " " else 1)
        if self.low[start : start + 2] in self.grammar.after_heads:
            found = self.grammar.after.after(self.low, start)
            if found and (not found[0].capital or self.text[start].isupper()):
                return found
        compound = self.grammar.compound_after.match(self.low, end) if sign == "-" and self.grammar.compounding else None
        head = self.grammar.after.after(self.low, compound.start("form")) if compound else None
        return head if head and is_small(head[0]) else None

    def may_be_bare(self, tokens: list[Span], i: int, length: int, matches: Matches) -> bool:
        """Whether a name without a designator may be looked at: not as a part of a person's name."""
        if length == 1 and tokens[i][1] - tokens[i][0] == 1:
            return False
        strained = length == 1 and not matches.exact and matches.units[0][1] >= 0.2 and not self.text[tokens[i][0]].isascii()
        alone = self.low[tokens[i][0] - 1 : tokens[i][0]] == "(" and self.low[tokens[i][1] : tokens[i][1] + 1] in _CLOSES
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
        """Whether a bare name begins like no place's; a word of the language may be the first of a province's or a district's ("Lang Son", "Lang Giang")."""
        start = tokens[i][0]
        barred = (self.grammar.no_units if matches.exact else self.grammar.not_names).after(self.low, start)
        if barred is None or length == 1 or barred[1] > tokens[i][1] or not self.grammar.latin_script:
            return barred is not None
        syllables = self.grammar.reads_latin(self.low[start : tokens[i + length - 1][1]])
        best = matches.units[0][1]
        return not (syllables and any(self.grammar.unit(u).level <= 2 for u, cost in matches.units if cost <= best))

    def is_person(self, tokens: list[Span], i: int, before: Designator | None = None) -> bool:
        """A family name followed by at least two more short names; beside a designator only one that begins no place names.
        Roads are named after persons."""
        if len(tokens) - i < 3 or (before is not None and before.kind == "road"):
            return False
        if before is not None and self.low[tokens[i][0] : tokens[i + 1][1]] in self.grammar.peoples:
            return False  # a village that is called after its people: "Lo Lo Chai"
        middle = self.low[slice(*tokens[i + 1])] in self.grammar.middles and not self.is_exact_place(tokens, i)
        first, second = (self.text[slice(*token)] for token in tokens[i : i + 2])
        unit = before is not None and (before.kind not in SMALL | NATURAL or self._has_post(tokens[i][0])) and self.grammar.is_middle_name(second)
        if not middle and not self.grammar.is_family_name(first, only=before is not None and not unit):
            return False  # "of Thach Ngan commune, Vi Van Bien": the names of villages alone are free
        if any(self.text[left[1] : right[0]] != " " for left, right in itertools.pairwise(tokens[i : i + 3])):
            return False
        return all(self.plausible(self.text[a:b]) for a, b in tokens[i : i + 3 : 1 + middle])

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
        if large or self.text[end:following] != " " or self._begins_person(tokens, i + 1) or not self.plausible(self.text[following:stop]):
            return False
        return not (self.grammar.before.after(self.low, following) or self.grammar.after.after(self.low, following))

    def is_institution(self, start: int, *, exact: bool = False) -> bool:
        """Whether what stands at ``start`` begins no place's name; the first words of offices begin some known ones."""
        return (self.grammar.no_units if exact else self.grammar.not_names).after(self.low, start) is not None

    def is_titled(self, tokens: list[Span], i: int) -> bool:
        """Whether the token is the title of a person whose name follows: "Ông Kim Sơn", but not "Bà Rịa"."""
        start, end = tokens[i]
        title = self.grammar.titles.after(self.low, start) if i + 1 < len(tokens) else None
        if title is None or title[1] < end:
            return False
        names = (self.text[start : tokens[j][1]] for j in range(i + 1, min(i + 4, len(tokens))))
        return not any(cost < 0.2 for name in names for _, cost in self.grammar.lookup(name).units[:1])

    def is_in_title(self, tokens: list[Span], i: int, length: int) -> bool:
        """Whether a country's name is part of a capitalised title: "Vietnam Women's Union", "Hội LHPN Việt Nam"."""
        last = i + length
        if not self.grammar.latin_script:
            return False
        if last < len(tokens) and self.text[tokens[last - 1][1] : tokens[last][0]] == " ":
            return self.low[slice(*tokens[last])] not in self.grammar.stop
        before = i > 0 and self.text[tokens[i - 1][1] : tokens[i][0]] == " "
        return before and self.low[slice(*tokens[i - 1])] not in self.grammar.stop

    def is_national(self, outer: Span) -> bool:
        """The country inside the name of a national organisation is no place mention."""
        return self.beside(self.grammar.national, outer)

    def beside(self, cues: Lexicon[bool], outer: Span) -> bool:
        """Whether one of ``cues`` stands right after or right before a span."""
        position = outer[1] + (self.low[outer[1] : outer[1] + 1] in (" ", "-"))
        start = outer[0] - (self.low[outer[0] - 1 : outer[0]] in _OPENING_QUOTES)
        return bool(cues.after(self.low, position) or (self.roles_before(start) & BESIDE and cues.before(self.low, start)))

    def roles_before(self, position: int) -> int:
        """What may stand right before a name, as far as the word there tells: most words do nothing, and no lexicon need be asked.

        Any of all where the name begins a line.
        """
        low = self.low
        end = position - (low[position - 1 : position] == " ")
        if end < 1 or low[end - 1] in _BLANKS:
            return ANY
        token = low[low.rfind(" ", 0, end) + 1 : end]
        return self.grammar.roles_before(token[token.rfind("\n") + 1 :])

    def is_region(self, surface: str) -> bool:
        """Whether a name is a region's or country's, whatever stands behind it: "the Mekong Delta province of Tra Vinh"."""
        units = self.grammar.lookup(surface).units
        return bool(units) and any(self.grammar.unit(u).kind in ("region", "country") for u, cost in units if cost < 0.2)

    def compound(self, start: int) -> tuple[Designator, int] | None:
        """The designator that the word before ``start`` ends in, or that a people stands behind: nb "nabolandsbyen Ban Lac",
        "Thai-landsbyen Ban Lac", ru "деревня хмонгов Ши До"."""
        end = start - 1
        if self.low[end:start] != " ":
            return None
        begin = self.low.rfind(" ", 0, max(end, 0)) + 1
        word = self.low[begin:end]
        if not self.grammar.may_be_compound(word):
            return None
        if word in self.grammar.peoples:
            head = self.grammar.before.before(self.low, begin)
            return head if head and is_small(head[0]) else None
        hyphen = self.low.find("-", begin, end)
        first = self.grammar.before.after(self.low, begin) if hyphen > 0 else None
        if first and first[1] == hyphen and is_small(first[0]):
            return first[0], begin  # "το χωριό-αμπελώνας Τάι Αν"
        if not self.low.endswith(self.grammar.compound_heads, max(0, end - 12), end):
            return None
        cuts = range(begin + 3, end - 3) if self.grammar.compounding else [hyphen + 1 or end]
        heads = ((self.grammar.before.after(self.low, cut), cut) for cut in cuts)
        return next(((head[0], cut) for head, cut in heads if head and head[1] == end and is_small(head[0])), None)

    def compound_at(self, tokens: list[Span], i: int) -> tuple[Designator, int] | None:
        """The same of token ``i`` of a run."""
        found = self.compound(tokens[i + 1][0]) if i + 1 < len(tokens) else None
        return (found[0], tokens[i][1]) if found and found[1] > tokens[i][0] else None

    def is_country(self, surface: str) -> bool:
        """Whether a name is a country's, whatever designator stands before it: "the villages of Vietnam", without the "of"."""
        return any(self.grammar.unit(u).level == 0 for u, cost in self.grammar.lookup(surface).units[:1] if cost < 0.2)

    def _has_post(self, start: int) -> bool:
        """Whether the designator before ``start`` ends the post of someone who may be named there: "старосты деревни Ха Ван Тхонга"."""
        designator = self.grammar.before.before(self.low, start)
        return designator is not None and designator[0].kind == "village" and self.grammar.posts.before(self.low, designator[1]) is not None

    def _names_holder(self, tokens: list[Span], i: int, length: int) -> bool:
        """Whether behind a village's name of ``length`` words the one who holds a post there is named, by a family name that places begin
        with as well: "cán bộ thôn Nà Phạ Vàng Seo Dua"."""
        rest = tokens[i + length :]
        if length < 2 or len(rest) < 3 or not self.grammar.is_family_name(self.text[slice(*rest[0])]):
            return False
        return all(self.text[a[1] : b[0]] == " " for a, b in itertools.pairwise(rest[:3])) and self._has_post(tokens[i][0])

    def _begins_person(self, tokens: list[Span], i: int) -> bool:
        """Whether a person's name of three words or more begins at ``i``; one that stands inside names does not, before a family name."""
        if i + 2 >= len(tokens):
            return False
        first, second = (self.text[slice(*token)] for token in tokens[i : i + 2])
        inside = self.grammar.is_middle_name(first) and self.grammar.is_family_name(second, only=True)
        return self.grammar.is_family_name(first, only=True) and not inside

    def extent(self, tokens: list[Span], i: int, before: Designator | None) -> int:
        """How many tokens an unknown name after a designator takes; in a village's one like "Làng" or "Chợ" is a word of it."""
        length = 1
        inner = SMALL | NATURAL if is_small(before) else frozenset[str]()
        most = 4 if not self.grammar.original or parse_syllable(latin_key(self.low[slice(*tokens[i])])) else 6  # "chùa Bôtum Vong Sa Som Rong"
        while i + length < len(tokens) and length < most:
            start = tokens[i + length][0]
            if self.low[tokens[i + length - 1][1] : start].strip(" ") in _DASHES and self.low[start - 1] == " ":
                break  # the stations of a road: "A – B – C"
            opening = self.grammar.before.after(self.low, start)
            if self.grammar.after.after(self.low, start) or (opening and not opening[0].small and opening[0].kind not in inner):
                break
            if self._begins_person(tokens, i + length) or self._names_holder(tokens, i, length):
                break  # "the secretary of Tân Lập Nguyễn Văn An"
            length += 1
        return length
