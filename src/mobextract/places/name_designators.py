"""The designators beside a capitalised name: behind it, or the word before it ends in one."""

from __future__ import annotations

from mobextract.packs.place_tables import Designator, is_small
from mobextract.places.person_names import PersonTests
from mobextract.text.segment import Span

_JOINTS = frozenset(" -–")


class DesignatorTests(PersonTests):
    """Tests on the designators beside names of one article."""

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
