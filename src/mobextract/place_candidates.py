"""Find the spans that may be place names: numbered units, names beside designators, capitalised runs, repeats.

A candidate knows what the text says of it (designator, marks of abolition, what stands beside it) and which units its name
may be. ``mobextract.place_resolution`` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mobextract.folding import Folded, lower
from mobextract.place_caseless import find_caseless, repeat_names
from mobextract.place_closings import close_names
from mobextract.place_grammar import DIGIT_AFTER, NONE, RUN, SMALL, TOKEN, Grammar, Matches, is_small
from mobextract.place_names import NameTests
from mobextract.place_numbers import find_numbered, name_with_number
from mobextract.place_relations import continued_list, headed_list, relate
from mobextract.place_repeats import find_repeats
from mobextract.place_tables import Designator
from mobextract.segment import Segments

Span = tuple[int, int]
_POSSESSIVES = frozenset(("'s", "’s"))
_OPENING = re.compile(r" ?\(? ?")
_SEVERAL = re.compile("[ –-]")
"""What stands between the words of a capitalised run of several."""


@dataclass(slots=True)
class Candidate:
    """A span that may be a place's name. ``outer`` includes its designator; ``strong``: the text itself calls it a place."""

    start: int
    end: int
    outer: Span
    surface: str
    name: str
    """The name as written: the surface, or for the "2" of "Long Luong 1 and 2" all of it."""
    rule: str
    designator: Designator | None = None
    units: tuple[tuple[int, float], ...] = ()
    exact: bool = False
    strong: bool = False
    former: bool = False
    number: str = ""
    follows: str = ""
    """How it follows the candidate before it: "join" (and), "comma", "inside" (bracket, preposition, nothing), or ""."""
    listed: Designator | None = None
    """The designator of the list that it is a further member of."""
    plural: bool = False
    """Whether a plural or a number of units stands before it, so that a list may follow."""
    cued: bool = False
    """Whether a preposition of place stands before it."""


class Finder(NameTests):
    """The search through one article."""

    def __init__(self, grammar: Grammar, folded: Folded, segments: Segments) -> None:
        super().__init__(grammar, folded)
        self.segments = segments
        self.mask = bytearray(len(folded.low) + 1)
        for start, end in segments.credits:
            self.claim(start, end)
        self.found: list[Candidate] = []
        self.loose: list[tuple[int, int]] = []
        """Capitalised runs that nothing explained; they may repeat an established name."""

    def find(self) -> list[Candidate]:
        """Return the candidates in order of appearance."""
        for start, end in self.segments.paragraphs:
            find_numbered(self, start, end)
            if not self.grammar.has_case:
                find_caseless(self, start, end)
            for match in self.grammar.phrases.finditer(self.text, start, end):
                self.add(match.span(), match.span(), None, self.grammar.lookup(match[0]), "bare", strong=False)
            for match in RUN.finditer(self.text, start, end):
                if not self.is_taken(match.start(), match.end()):
                    self._run(*match.span())
        close_names(self)
        if any(c.plural for c in self.found):
            relate(self)  # what the members of lists are, before they are looked for elsewhere
        find_repeats(self)
        if not self.grammar.has_case:
            repeat_names(self)
        relate(self)
        return self.found

    def is_taken(self, start: int, end: int) -> bool:
        return 1 in self.mask[start:end]

    def claim(self, start: int, end: int) -> None:
        self.mask[start:end] = b"\1" * (end - start)

    def drop(self, candidate: Candidate) -> None:
        """Take a candidate back."""
        self.found.remove(candidate)
        self.mask[candidate.start : candidate.end] = bytes(candidate.end - candidate.start)

    def free(self, start: int, end: int) -> bool:
        """Take back the bare candidates within a span; return whether nothing else is there."""
        for candidate in [c for c in self.found if start <= c.start and c.end <= end and not c.strong and c.designator is None]:
            self.drop(candidate)
        return not self.is_taken(start, end)

    def add(
        self,
        span: Span,
        outer: Span,
        designator: Designator | None,
        matches: Matches,
        rule: str,
        *,
        number: str = "",
        name: str = "",
        strong: bool = True,
    ) -> Candidate:
        """Add a candidate and claim its span; ``name`` is what it is called where the span holds only a part of that."""
        surface = self.text[span[0] : span[1]]
        candidate = Candidate(
            *span, outer, surface, name or surface, rule, designator, matches.units, matches.exact, strong, number=number
        )
        candidate.former = self._is_former(outer)
        candidate.plural = self._is_plural(span, outer)
        candidate.cued = bool(self.grammar.cues.before(self.low, outer[0]) or self.grammar.cues_after.after(self.low, outer[1] + 1))
        self.found.append(candidate)
        if not number:
            self.claim(*span)
        return candidate

    def _is_plural(self, span: Span, outer: Span) -> bool:
        plurals = self.grammar.plurals
        if outer[1] > span[1]:
            return plurals.after(self.low, span[1] + 1) is not None
        return bool(plurals.after(self.low, outer[0]) or plurals.before(self.low, outer[0]))

    def _is_former(self, outer: Span) -> bool:
        former = self.grammar.former
        if former.before(self.low, outer[0]):
            return True
        opening = _OPENING.match(self.low, outer[1])
        found = former.after(self.low, opening.end()) if opening else None
        if not found:
            return False
        if opening and "(" in opening[0]:  # "(former X district)" speaks of what follows
            return self.low[found[1] : found[1] + 1] == ")"
        return not self.text[found[1] + 1 : found[1] + 2].isupper()

    def _run(self, start: int, end: int) -> None:
        """Read one capitalised run from left to right."""
        grammar = self.grammar
        single = not _SEVERAL.search(self.text, start, end)
        tokens = [self._own((start, end))] if single else [self._own(m.span()) for m in TOKEN.finditer(self.text, start, end)]
        end = tokens[-1][1]
        before = self._before(start) or headed_list(self, start, end)
        headed = before is not None and before[1] == start
        dull = not before and grammar.is_dull(self.text[start:end]) and not self.after(end)
        if dull and not continued_list(self, start, start, end):
            self.loose.append((start, end))
            return
        if grammar.titles.before(self.low, start):
            return
        left = before[1] if before else start
        i = 0
        while not before and i < len(tokens) and self._common(tokens, i):
            i += 1
        while i < len(tokens):
            if not before and self._titled(tokens, i):
                return
            known = 0 if before else self._established(tokens, i)
            if known:
                self.add((tokens[i][0], tokens[i + known - 1][1]), (tokens[i][0], tokens[i + known - 1][1]), None, NONE, "bare", strong=False)
                i += known
                left = tokens[i][0] if i < len(tokens) else end
                continue
            opening = None if before or self._goes_on(tokens, i) else self._designator_at(tokens, i)
            if opening:
                before, i = (opening[0], tokens[i][0]), opening[1]
                left = before[1]
                continue
            taken = self._name(tokens, i, before[0] if before else None, left)
            if taken and headed and before:
                self.found[-1].plural = True
            if not taken:
                if self.is_person(tokens, i):
                    return
                self.loose.append(tokens[i])
                taken = 1
            i += taken
            before, left = None, tokens[i][0] if i < len(tokens) else end
            if i < len(tokens):
                again = self._before(tokens[i][0])
                if again and again[1] >= tokens[i - 1][1]:
                    before, left = again, again[1]

    def _established(self, tokens: list[Span], i: int) -> int:
        """How many tokens at ``i`` repeat a village's name that begins like a designator ("Suối Thầu"); 0 where none does."""
        if self.grammar.before.after(self.low, tokens[i][0]) is None:
            return 0
        for length in range(min(4, len(tokens) - i), 1, -1):
            name = self.low[tokens[i][0] : tokens[i + length - 1][1]]
            if any(c.strong and c.designator and c.designator.kind in SMALL and lower(c.surface) == name for c in self.found):
                return length
        return 0

    def _goes_on(self, tokens: list[Span], i: int) -> bool:
        """Whether a capitalised designator begins the next name of a list that a plural heads ("các thôn Suối Thầu, Làng Mới, …")."""
        head = continued_list(self, *tokens[i], tokens[-1][1])
        return head is not None and head.plural and head.designator is not None and head.designator.kind in SMALL

    def _own(self, token: Span) -> Span:
        """A token without its possessive ending ("Vietnam's")."""
        start, end = token
        return (start, end - 2) if self.text[end - 2 : end] in _POSSESSIVES and end - start > 3 else token

    def _designator_at(self, tokens: list[Span], i: int) -> tuple[Designator, int] | None:
        """A designator that is itself capitalised and stands before a name inside the run ("Tỉnh Quảng Nam")."""
        found = self.grammar.before.after(self.low, tokens[i][0]) or self.compound_at(tokens, i)
        if not found or found[1] > tokens[-1][0] or found[0].small or self.closes(tokens[i][0]):
            return None
        phrase = self.grammar.not_names.after(self.low, tokens[i - 1][0]) if i else None
        if phrase and phrase[1] > tokens[i][0]:
            return None  # the "THÔN" of "NÔNG THÔN MỚI"
        following = next((j for j in range(i + 1, len(tokens)) if tokens[j][0] >= found[1]), None)
        if following is None or self._exact_place(tokens, i):
            return None
        return found[0], following

    def closes(self, position: int) -> bool:
        """Whether the designator at ``position`` belongs to the name before it: "Ban Pho commune of Bac Ha"."""
        return any(c.end <= position < c.outer[1] for c in self.found[-3:])

    def _before(self, start: int) -> tuple[Designator, int] | None:
        """The designator right before ``start``, on the same line; none within a cue ("border guard station")."""
        found = self.grammar.before.before(self.low, start) or self.compound(start)
        if not found or "\n" in self.low[found[1] : start] or (found[0].small and self.text[found[1]].isupper()):
            return None
        if self.closes(found[1]):
            return None
        cue = self.grammar.cues.before(self.low, start)
        return None if cue and cue[1] < found[1] else found

    def _name(self, tokens: list[Span], i: int, before: Designator | None, left: int) -> int:
        """Read the name at token ``i``; return how many tokens it takes, 0 if there is none."""
        limit = min(len(tokens) - i, 6)
        unknown, cut = 0, False
        for length in range(limit, 0, -1):
            start, end = tokens[i][0], tokens[i + length - 1][1]
            surface = self.text[start:end]
            after = self.after(end)
            matches = self.grammar.named_units(surface, after[0] if after else before)
            numbered = DIGIT_AFTER.match(self.text, end) if length == limit else None
            if numbered:
                head = None if before else continued_list(self, *tokens[i], end)
                village = head.designator if head and is_small(head.designator) else None
                if name_with_number(self, start, numbered, before or village, start if village else left):
                    return length
            if after and not unknown and length <= 4 and self.plausible(surface):
                unknown = length
            if not matches.units and (self._region(surface) if after and not before else before and not after and self.is_country(surface)):
                return self._accept(start, end, None, left, None, self.grammar.lookup(surface), length)
            if unknown and not after and not before:
                continue
            if matches.units and not after and not before and length < limit and self._villages(tokens, i):
                continue  # "the villages of Ta Rung and Ka Tieng": not Ka
            cut = cut or (bool(matches.units) and not after and self._cut_off(tokens, i, length, before))
            if cut:
                continue
            if matches.units and (after or before or self._bare(tokens, i, length, matches)):
                if self.grammar.unit(matches.units[0][0]).level == 0 and self._in_title(tokens, i, length):
                    self.claim(start, end)
                    return length
                return self._accept(start, end, before, left, after, matches, length)
        head = None if unknown or before else continued_list(self, *tokens[i], tokens[-1][1])
        if head:
            before, left = head.designator, tokens[i][0]
        if unknown or before:
            taken = self._unknown(tokens, i, before, left, unknown or self._extent(tokens, i), limit)
            if taken and head:
                self.found[-1].plural = head.plural
            return taken
        return 0

    def _villages(self, tokens: list[Span], i: int) -> bool:
        """Whether the name at ``i`` goes on a list of villages, so that all of it is one of them."""
        head = continued_list(self, *tokens[i], tokens[-1][1])
        return head is not None and is_small(head.designator) and self.plausible(self.text[tokens[i][0] : tokens[-1][1]])

    def _accept(
        self,
        start: int,
        end: int,
        before: Designator | None,
        left: int,
        after: tuple[Designator, int] | None,
        matches: Matches,
        length: int,
    ) -> int:
        designator = after[0] if after else before
        outer = (left if before and not after else start, after[1] if after else end)
        national = self.grammar.unit(matches.units[0][0]).level == 0 and self.is_national(outer)
        if national or self.beside(self.grammar.media, outer):
            self.claim(start, end)
            return length
        side = "before" if before else "after" if after else "bare"
        self.add((start, end), outer, designator, matches, side, strong=bool(designator))
        return length

    def _is_latin_name(self, start: int, end: int) -> bool:
        """Whether words without diacritics are all Vietnamese syllables: behind a designator "Lang Moi" is a name, though "lang" is a word."""
        surface = self.text[start:end]
        return surface.isascii() and self.grammar.latin_script and self.grammar.reads_latin(surface.lower())

    def _unknown(self, tokens: list[Span], i: int, before: Designator | None, left: int, length: int, limit: int) -> int:
        """A name that only its designator makes a place: not where it looks like a person's."""
        start, end = tokens[i][0], tokens[i + length - 1][1]
        office = self.is_institution(start) and not (before and length > 1 and self._is_latin_name(start, end))
        if self.low[start:end] in self.grammar.peoples or office or (length >= 3 and self.is_person(tokens, i, before)):
            return 0
        if end - start == 1 and self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].islower():
            return 0  # "Trạm Y tế": the beginning of a title
        after = self.after(end)
        designator = before or (after[0] if after else None)
        if designator is None or (designator.capital and before and not self.text[left].isupper()):
            return 0
        if not self.plausible(self.text[start:end]) and not (before and self._foreign(tokens[i : i + length], before, left)):
            return 0
        if after and not before and any(self.grammar.named_units(self.text[a:end], after[0]).units for a, _ in tokens[i + 1 : i + length]):
            return 0  # "Old Tam Ky City": the name begins later
        outer, name = (left if before else start, after[1] if after else end), self.base_name(self.text[start:end])
        self.add((start, end), outer, designator, NONE, "before" if before else "after", name=name)
        return length


def find_candidates(grammar: Grammar, folded: Folded, segments: Segments) -> list[Candidate]:
    """Return the candidates of an article in order of appearance."""
    return Finder(grammar, folded, segments).find()
