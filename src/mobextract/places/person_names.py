"""Whether capitalised words are a person's name, or begin one: by family names, middle names and titles."""

from __future__ import annotations

import itertools
import re

from mobextract.packs.place_tables import NATURAL, SMALL, Designator
from mobextract.places.grammar import Grammar
from mobextract.text.folding import ANY_WORD, Folded, sign_before
from mobextract.text.lazy import regex
from mobextract.text.segment import Span

_ENDS = frozenset(("", "\n", *'.!?…«“„"•'))
"""What stands before a word that is capitalised in any case."""
_DATED = regex(r" \((?:[2-9]\d|[^()\d]{2,20}(?:19|20)\d\d(?!\d)[^()\d]{0,12})\)")
"""A bare age, or a year of birth with a few words around it, in brackets."""


OFFICE = 60
"""How far before a unit's designator the post of someone in its office may begin, in characters."""
OFFICES = frozenset(("province", "city", "district", "town", "township", "commune", "ward"))
"""Units with an office whose head is named without the unit's own name: "Chủ tịch UBND xã Hoàng Thanh Sơn"."""
_PARTS = regex(r"[,;:.()!?]")


class PersonTests:
    """Tests on whether capitalised words of one article are a person's name."""

    def __init__(self, grammar: Grammar, folded: Folded) -> None:
        self.grammar, self.text, self.low = grammar, folded.text, folded.low
        self.plausible = grammar.plausible

    def is_person(self, tokens: list[Span], i: int, before: Designator | None = None) -> bool:
        """A family name followed by at least two more short names; beside a designator only one that begins no place names.
        Roads and schools are named after persons."""
        if len(tokens) - i < 3 or (before is not None and (before.kind == "road" or before.persons)):
            return False
        if before is not None and self.low[tokens[i][0] : tokens[i + 1][1]] in self.grammar.peoples:
            return False  # a village that is called after its people: "Lo Lo Chai"
        middle = self.low[slice(*tokens[i + 1])] in self.grammar.middles and not self.is_exact_place(tokens, i)
        first, second = (self.text[slice(*token)] for token in tokens[i : i + 2])
        unit = (
            before is not None
            and (before.kind not in SMALL | NATURAL or self._has_post(tokens[i][0]))
            and self.grammar.is_middle_name(second)
        )
        if not middle and not self.grammar.is_family_name(first, only=before is not None and not unit):
            return False  # "of Thach Ngan commune, Vi Van Bien": the names of villages alone are free
        if any(self.text[left[1] : right[0]] != " " for left, right in itertools.pairwise(tokens[i : i + 3])):
            return False
        return all(self.plausible(self.text[a:b]) for a, b in tokens[i : i + 3 : 1 + middle])

    def begins_person(self, tokens: list[Span], i: int) -> bool:
        """Whether a person's name of three words or more begins at ``i``; one that stands inside names does not, before a family name."""
        if i + 2 >= len(tokens):
            return False
        first, second = (self.text[slice(*token)] for token in tokens[i : i + 2])
        inside = self.grammar.is_middle_name(first) and self.grammar.is_family_name(second, only=True)
        return self.grammar.is_family_name(first, only=True) and not inside

    def _has_post(self, start: int) -> bool:
        """Whether the designator before ``start`` ends the post of someone who may be named there: "старосты деревни Ха Ван Тхонга"."""
        designator = self.grammar.before.before(self.low, start)
        return designator is not None and designator[0].kind == "village" and self.grammar.posts.before(self.low, designator[1]) is not None

    def is_dated_holder(self, start: int, end: int) -> bool:
        """Whether a name behind "head of the village" has a year of birth or an age in brackets: "trưởng bản Pờ Lò Hừ (sinh năm 1981)"."""
        return _DATED.match(self.text, end) is not None and self._has_post(start)

    def heads_office(self, tokens: list[Span], before: tuple[Designator, int]) -> bool:
        """Whether the post of someone in a unit's office stands before its designator, and a person's name behind it, whose family name
        begins places' names as well: "Phó Bí thư Huyện ủy Cao Xuân Hảo"; no name of a place that a table knows."""
        designator, left = before
        village = designator.kind == "village" and self.grammar.posts.before(self.low, left) is not None
        if not (village or designator.kind in OFFICES) or not 3 <= len(tokens) <= (3 if village else 4) or left == tokens[0][0]:
            return False
        if self.low[tokens[0][0] : tokens[1][1]] in self.grammar.peoples:
            return False
        words = [self.text[slice(*token)] for token in tokens]
        named = self.grammar.is_family_name(words[0]) and (len(words) < 4 or not self.grammar.is_family_name(words[2]))
        if not named or any(self.text[a[1] : b[0]] != " " for a, b in itertools.pairwise(tokens)):
            return False
        if any(cost < 0.2 for _, cost in self.grammar.lookup(" ".join(words)).units[:1]) or not all(map(self.plausible, words)):
            return False
        if village:
            return not self._is_village(" ".join(words))
        begin = max(self.low.rfind("\n", 0, left) + 1, left - OFFICE)
        parted = max((m.end() for m in _PARTS.finditer(self.low, begin, left)), default=begin)
        return any(self.grammar.office_posts.after(self.low, m.start()) for m in ANY_WORD.finditer(self.low, parted, left))

    def _is_village(self, name: str) -> bool:
        """Whether a designator stands before a name anywhere in the article that no post stands before: "bản Lương Ngọc Hà có 3 hộ"."""
        designators = (self.grammar.before.before(self.low, m.start()) for m in re.finditer(re.escape(name), self.text))
        return any(found is not None and self.grammar.posts.before(self.low, found[1]) is None for found in designators)

    def names_holder(self, tokens: list[Span], i: int, length: int) -> bool:
        """Whether behind a village's name of ``length`` words the one who holds a post there is named, by a family name that places begin
        with as well: "cán bộ thôn Nà Phạ Vàng Seo Dua"."""
        rest = tokens[i + length :]
        if length < 2 or len(rest) < 3 or not self.grammar.is_family_name(self.text[slice(*rest[0])]):
            return False
        return all(self.text[a[1] : b[0]] == " " for a, b in itertools.pairwise(rest[:3])) and self._has_post(tokens[i][0])

    def is_titled(self, tokens: list[Span], i: int) -> bool:
        """Whether the token is the title of a person whose name follows: "Ông Kim Sơn", but not "Bà Rịa"."""
        start, end = tokens[i]
        title = self.grammar.titles.after(self.low, start) if i + 1 < len(tokens) else None
        if title is None or title[1] < end:
            return False
        names = (self.text[start : tokens[j][1]] for j in range(i + 1, min(i + 4, len(tokens))))
        return not any(cost < 0.2 for name in names for _, cost in self.grammar.lookup(name).units[:1])

    def is_exact_place(self, tokens: list[Span], i: int) -> bool:
        """Whether the run at ``i`` is the exact name of a province or district that begins like a designator, or inside a sentence
        and with its very marks that of a commune ("giúp Bản Mù, Xà Hồ …")."""
        inside = sign_before(self.low, tokens[i][0]) not in _ENDS
        for j in range(min(i + 4, len(tokens)), i + 1, -1):
            matches = self.grammar.lookup(self.text[tokens[i][0] : tokens[j - 1][1]])
            lowest = 3 if inside and matches.exact else 2
            if any(self.grammar.unit(u).level <= lowest for u, _ in matches.units):
                return True
        return False
