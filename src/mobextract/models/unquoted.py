"""Names of models without quotation marks: capitalised behind or before a cue, or a national programme beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mobextract.models.abbreviations import before_bracketed
from mobextract.models.explained_names import ExplainedNames
from mobextract.models.grammar import FoundModel, ProgrammeGrammar, overlaps
from mobextract.models.name_extent import VERB, Extent, NameExtents
from mobextract.models.numbered_names import NumberedNames
from mobextract.models.possessed_names import PossessedNames, behind_office
from mobextract.models.twin_names import TwinNames
from mobextract.models.unmarked import KINDS, UnmarkedProgrammes
from mobextract.models.unquoted_programmes import SPACED, UnquotedProgrammes, unquoted_name
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.text.segment import Segments

_HYPHENATED = regex(rf"(?<!\S)([{UPPER}]{WORD}*(?: (?![{UPPER}]){WORD}+){{1,3}}|\d+ {WORD}{{1,4}} \d+)-$")
_GENITIVE = regex(r"['’]s? ")
NATIONAL = frozenset(("programme", "project", "movement", "campaign"))
ONE_WORD = 9
"""Letters of the shortest word that is a name by itself."""
_BLANK = regex(" ")
_FEW = regex(r"(?:\S+ ){0,2}")
"""Adjectives between "and the" and the cue of the next name."""
HEADLINE, SHORT = 140, 3
"""Characters of a line in which all words may be capitalised; its words up to this length, and lines of so few words, tell nothing."""
_COMMA = regex(r" ?, ")
_CLOSING = regex(r" ?,| [–—-] ")
NAMED_FIRST = 24
"""How far behind a sentence's beginning a cue may stand that a name in apposition follows, in characters ("The second model, …")."""
OPENING = 6
"""How far behind a sentence's beginning a cue may stand that is its subject, in characters."""
SENTENCE_CASE, LONGER = 6, 2
"""Words of a name in sentence case where names are written in title case; so many more where a sign ends it."""


class Beside(NamedTuple):
    """What stands beside a cue: the span of a name, or a list of known programmes."""

    cue: tuple[int, int]
    kind: ModelKind
    span: tuple[int, int] | None
    listed: list[tuple[int, int, ModelKind]]


class UnquotedNames:
    """The search for unquoted names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.extents = NameExtents(grammar)
        self.unmarked = UnmarkedProgrammes(grammar)
        self.programmes = UnquotedProgrammes(grammar)
        self.possessed = PossessedNames(grammar)
        self.numbered = NumberedNames(grammar)
        self.twins = TwinNames(grammar)
        self.explained = ExplainedNames(grammar, self.extents)

    def read(self, folded: Folded, segments: Segments) -> list[Beside]:
        """Return what stands beside each cue of a text."""
        if self.g.unquoted == "none":
            return []
        read: list[Beside] = []
        for match in self.g.cue_scanner.finditer(folded.low):
            kind = self.g.naming_kind(folded.low, match)
            if kind is None or segments.paragraph_at(match.start())[1] < match.end():
                continue
            # an abbreviation, whatever stands beside it: "на программу OCOP выделят …"
            span = self.g.known.abbreviation(folded.text, *match.span()) if kind in NATIONAL else None
            span = span or self.numbered.find(folded.low, match, kind, segments.sentence_at(match.start())[0])
            span = span or self._beside(folded, segments, match, kind)
            if span is None:
                start = before_bracketed(folded.text, match.start())
                span = (
                    self.programmes.after(folded.low, match.end())
                    or self.programmes.before(folded.low, start)
                    or self.programmes.known_before(folded.low, start)
                    or self.programmes.described(folded, start)
                    or (self.unmarked.find(folded.low, start, match.end()) if kind in KINDS else None)
                )
            listed = self.unmarked.listed(folded.low, match.end()) if span is None else []
            read.append(Beside(match.span(), kind, span, listed))
        return read

    def find(self, folded: Folded, beside: list[Beside], found: list[FoundModel]) -> list[FoundModel]:
        """Return the names beside cues that overlap none of those ``found``."""
        names: list[FoundModel] = []
        for cue, kind, span, listed in beside:
            names += [unquoted_name(self.g, folded.low, item[:2], item[2], cue) for item in listed if not overlaps(found, item[:2])]
            if span is None or overlaps(found, span) or (names and span[0] < names[-1].end):
                continue
            names.append(unquoted_name(self.g, folded.low, span, kind, cue))
            row = self.g.known.row(folded.low, span[1], self.g.list_gap)
            names += [unquoted_name(self.g, folded.low, item[:2], item[2], cue) for item in row if not overlaps(found, item[:2])]
        return names

    def _beside(self, folded: Folded, segments: Segments, cue: re.Match[str], kind: ModelKind) -> tuple[int, int] | None:
        """The name that stands right behind or before a cue, by its capitals or its owner; in a headline capitals mark no name."""
        start, end = before_bracketed(folded.text, cue.start()), self.extents.end_of_cue(folded, *cue.span())
        if self.g.unquoted == "possessive":
            span = self.possessed.find(folded, segments, start)
        else:
            sentence = segments.sentence_at(start)[0]
            built = kind in ("project", "programme")
            span = self._name_after(folded, end, subject=start - sentence < OPENING, built=built) or self._name_before(
                folded, segments, start, built=built
            )
            first = start - sentence < NAMED_FIRST and folded.low.count(" ", sentence, start) <= 2
            span = span or self._apposition(folded, end, subject=first) or self._hyphenated(folded, start)
            span = span or self.programmes.joined(folded, start, kind)
            span = span or self.programmes.swallowed(folded, cue)
            span = span or (self.explained.find(folded, segments, (start, end)) if kind == "model" else None)
        return None if span is not None and self.g.has_case and self._is_headline(folded, segments.paragraph_at(span[0])) else span

    @staticmethod
    def _is_headline(folded: Folded, paragraph: tuple[int, int]) -> bool:
        """Whether nearly all longer words of a short line are capitalised."""
        if paragraph[1] - paragraph[0] > HEADLINE or folded.text[paragraph[1] - 1] in ".;:!?":
            return False
        words = [m[0] for m in SPACED.finditer(folded.text, *paragraph) if len(m[0]) > SHORT]
        return len(words) > SHORT and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    def _name_after(self, folded: Folded, position: int, *, subject: bool, built: bool) -> tuple[int, int] | None:
        """A capitalised name right behind the cue: two words or more, not an organisation, no document's number."""
        start = skip_blanks(folded.text, position)
        called = self.g.called.after(folded.low, start) if start > position else None
        start = skip_blanks(folded.text, called[1]) if called else start
        match = self.g.capitals.match(folded.text, start) if start > position or position == 0 else None
        if match is None or folded.text[start : start + 1] in '"“«„' or self.g.is_numbered(folded.low, start):
            return None
        if folded.text[start].isupper() and (known := self.g.known.end_of(folded.low, start)):
            return start, self._over_known(folded, known)
        if self.g.unquoted == "capitals" and " " in match[0]:
            end = self._before_next(folded.low, start, self.twins.end(folded, match))
            joint = self._joint(folded.low, start, end) if self.g.cues.after(folded.low, skip_blanks(folded.low, end)) else None
            return self._plausible(folded, start, joint[0] if joint and self.g.articles.before(folded.low, joint[1]) else end, built=built)
        if alias := self.programmes.after(folded.low, start, steps=0):
            return alias
        extent = self.extents.find(folded, start, subject=subject)
        if extent is None or (
            self.g.unquoted == "capitals" and not self._is_sentence_case(folded, start, extent, called=called is not None)
        ):
            return None
        return self._plausible(folded, start, self._over_known(folded, extent.end), built=built)

    def _over_known(self, folded: Folded, end: int) -> int:
        """Where a name ends that goes on with the capitalised name of a national programme: "Thanh niên tình nguyện Mùa hè xanh"."""
        known = next(self.g.known.row(folded.low, end, _BLANK), None)
        return known[1] if known is not None and folded.text[known[0]].isupper() else end

    def _before_next(self, low: str, start: int, end: int) -> int:
        """Where a name ends before "and" and the cue of the next one ("the Programme for A and the National Programme for B")."""
        for cue in self.g.cue_scanner.finditer(low, start + 1, end):
            joint = self._joint(low, start, cue.start())
            if (
                joint is not None
                and _FEW.fullmatch(low, joint[1], cue.start())
                and (joint[1] == cue.start() or self.g.articles.before(low, joint[1]))
            ):
                return joint[0]
        return end

    def _is_sentence_case(self, folded: Folded, start: int, extent: Extent, *, called: bool) -> bool:
        """Whether a capital begins a name where names are written in title case: a sign ends it, and it holds no verb."""
        inside = [m for m in self.g.verbs.finditer(folded.low, start, extent.end) if not self.g.small.fullmatch(folded.low, *m.span())]
        ended = extent.closed or self._is_ended(folded, skip_blanks(folded.low, extent.end))
        return ended and not inside and (called or extent.words <= SENTENCE_CASE + LONGER * extent.closed)

    def _is_ended(self, folded: Folded, position: int) -> bool:
        """Whether a verb stands at ``position``, or a preposition and a capital or number: "of the Youth Union", "in Tan Long", "in
        2024"."""
        low = folded.low
        word = SPACED.match(low, position)
        verb = word is not None and len(word[0]) >= VERB and word[0].endswith(self.g.verb_endings)
        verb = verb or self.g.number_verbs.after(low, position) is not None or self.g.verbs.match(low, position) is not None
        if verb or (self.g.name_ends.after(low, position) and not self.g.small.match(low, position)):
            return True
        place = self.g.of.after(low, position) or self.g.glue.after(low, position)
        at = skip_blanks(low, place[1]) if place else position
        article = self.g.articles.after(low, at) if place else None
        at = skip_blanks(low, article[1]) if article else at
        return place is not None and (
            folded.text[at : at + 1].isupper() or low[at : at + 1].isdigit() or self.g.units.after(low, at) is not None
        )

    def _apposition(self, folded: Folded, position: int, *, subject: bool) -> tuple[int, int] | None:
        """A name between commas behind a cue that opens the sentence: "The second model, Night Watch on the Border, …"."""
        comma = _COMMA.match(folded.text, position)
        if not subject or comma is None or not self.g.capitals.match(folded.text, comma.end()):
            return None
        start = comma.end()
        title = self.g.capitals.match(folded.text, start) if self.g.unquoted == "capitals" else None
        extent = None if title and " " in title[0] else self.extents.find(folded, start, subject=True)
        end = extent.end if extent else title.end() if title else start
        closed = _CLOSING.match(folded.text, end) and not self.g.verbs.search(folded.low, start, end)
        return self._plausible(folded, start, end) if closed and end > start else None

    def _name_before(self, folded: Folded, segments: Segments, position: int, *, built: bool) -> tuple[int, int] | None:
        """A capitalised name right before the cue ("the Rice Jar of Love model"); a sentence's first word is no evidence."""
        if self.g.unquoted != "capitals":
            return None
        sentence = segments.sentence_at(position)[0]
        match = self.g.capitals_before.search(folded.text[max(sentence, position - 120) : position])
        if match is None:
            return None
        start = max(sentence, position - 120) + match.start(1)
        end = start + len(match[1])
        start = self._past_funder(folded.low, self._past_cue(folded.low, self._past_owner(folded.low, start, end), end), end)
        opening = self.g.openings.after(folded.low, start) or self.extents.people_of(folded.low, start)
        if start == sentence and opening and opening[1] < end:
            start = skip_blanks(folded.low, opening[1])
        while (article := self.g.articles.after(folded.low, start)) and article[1] < end:
            start = skip_blanks(folded.low, article[1])
        whole = self.twins.start(folded, sentence, start, end)
        return self._plausible(folded, whole, end, built=built) if start > sentence else None

    def _past_cue(self, low: str, start: int, end: int) -> int:
        """Where the name begins behind another with its cue: "the Programme for New Rural Development and the One Commune One Product
        programme"."""
        cues = list(self.g.cue_scanner.finditer(low, start, end))
        joint = self._joint(low, cues[-1].end(), end) if cues else None
        return joint[1] if joint else start

    def _past_funder(self, low: str, start: int, end: int) -> int:
        """Where the name begins behind a word that says who pays for it ("the EU-funded Song Xanh project")."""
        words = [m.end() for m in SPACED.finditer(low, start, end) if self.g.funded and low.endswith(self.g.funded, start, m.end())]
        return skip_blanks(low, words[-1]) if words and words[-1] < end else start

    def _joint(self, low: str, start: int, end: int) -> tuple[int, int] | None:
        """The last "and" with its article between two names."""
        joints = [m for m in SPACED.finditer(low, start, end) if m.end() < end and self.g.list_gap.fullmatch(f" {m[0]} ")]
        if not joints:
            return None
        behind = skip_blanks(low, joints[-1].end())
        return end_before(low, joints[-1].start()), self.g.articles.past(low, behind)

    def _past_owner(self, low: str, start: int, end: int) -> int:
        """Where the name begins behind an organisation in the genitive ("the Border Guard's Raising Steps to School programme")."""
        for match in _GENITIVE.finditer(low, start, end):
            if self.g.organisations.before(low, match.start()):
                start = match.end()
        return behind_office(self.g, low, start, end)

    def _hyphenated(self, folded: Folded, position: int) -> tuple[int, int] | None:
        """A name of several words joined to its cue by a hyphen ("Grønt hus-modellen", "5 i 1-modellen")."""
        if folded.text[position - 1 : position] != "-":
            return None
        match = _HYPHENATED.search(folded.text, max(0, position - 60), position)
        return match.span(1) if match else None

    def _plausible(self, folded: Folded, start: int, end: int, *, built: bool = False) -> tuple[int, int] | None:
        """The name without the organisation that runs it; None where it is one itself, a person, too short or long, or a project's
        building."""
        low = folded.low
        ends = self.g.head_last and self.g.facilities.before(low, end) and not self.g.small.search(low, start, end)
        if built and (self.g.facilities.after(low, start) or ends):
            return None
        title = self.g.titles.after(low, start)
        if title and folded.text[skip_blanks(low, title[1]) :][:1].isupper():
            return None
        own = self.extents.without_owner(folded, start, end, built=built)
        if own is None:
            return None
        end = own
        if self.g.is_people(low, start, end):
            return None
        words = len(low[start:end].split())
        return (start, end) if 2 <= words <= 14 or (words == 1 and not built and self._is_one_word(folded.text, start, end)) else None

    def _is_one_word(self, text: str, start: int, end: int) -> bool:
        """Whether a single long word is a name ("modellen Bikubebanken: …"): a colon explains it, or it stands again; where words are
        syllables, none is."""
        long = not self.g.noun_first and end - start >= ONE_WORD and text[start:end].isalpha() and not text[start:end].isupper()
        return long and (text[end : end + 1] == ":" or text.count(text[start:end]) > 1)
