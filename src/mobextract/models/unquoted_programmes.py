"""National programmes whose names stand without quotation marks beside a cue, in lower case as well."""

from __future__ import annotations

import re

from mobextract.models.grammar import FoundModel, ProgrammeGrammar
from mobextract.models.name_extent import NameExtents
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import LETTER, UPPER, WORD, Folded, end_before, skip_blanks
from mobextract.text.lazy import regex
from mobextract.toponyms.vietnamese import parse_syllable, toneless

RULE = "model.unquoted"
SPACED = regex(rf"{WORD}+(?:-{WORD}+)*")
_BREAK = regex(r"[.।!?;:()\n«»“”\"]")
_BREAK_ANY = regex(r"[.।!?,;:()\n«»“”\"]")
_DATED = regex(rf"(?: {LETTER}+){{1,3}} (?:19|20)\d\d(?!\d)")
"""The time of a programme: "на период 2021–2025", "for the years 2021 to 2025"."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNTED = regex(r" \d[\d.,]*$")
ALIAS, ALIAS_WORDS = 150, 16
"""Characters and words of the longest rendering of a national programme that is looked for without marks."""
DESCRIBED = 4
"""Words of a description between a rendering and its cue."""
LONG = 4
"""Words of a rendering that is a whole sentence, and ends where that does."""

TITLED = frozenset(("campaign", "movement", "programme", "contest"))
"""Kinds before which a name in title case is its own, and no owner's."""
_TITLE = regex(rf"(?<!\S)[{UPPER}]{WORD}+(?: [{UPPER}]{WORD}+){{1,3}}$")


def unquoted_name(
    grammar: ProgrammeGrammar, low: str, span: tuple[int, int], kind: ModelKind, cue: tuple[int, int], *, quoted: bool = True
) -> FoundModel:
    """Return a name beside its cue with that one's ``kind``, or that of the national programme which it renders; ``quoted``: also by the
    short renderings that need a cue right beside them or quotation marks."""
    canonical, known = grammar.alias(low[slice(*span)], low.count(" ", *span) + 1, quoted)
    return FoundModel(*span, known if canonical else kind, canonical, RULE, cue)


class UnquotedProgrammes:
    """The search for such names in the articles of one language."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self.extents = NameExtents(grammar)

    def joined(self, folded: Folded, position: int, kind: ModelKind) -> tuple[int, int] | None:
        """The name in another language, in title case, that a hyphen joins to its cue: "Green Summer-kampanjen"; no place's, no person's,
        no organisation's ("Tan Long-programmet", "Røde Kors-kampanjen")."""
        low, end = folded.low, position - 1
        if kind not in TITLED or folded.text[end:position] != "-":
            return None
        match = _TITLE.search(folded.text, max(0, end - ALIAS), end)
        if match is None or self.g.titles.after(low, match.start()) or self.g.is_people(low, match.start(), end):
            return None
        words = list(SPACED.finditer(low, match.start(), end))
        owners = any(lexicon.after(low, word.start()) for lexicon in (self.g.organisations, self.g.units) for word in words)
        read = any(parse_syllable(toneless(word[0])) is not None for word in words)
        return None if owners or read else match.span()

    def after(self, low: str, position: int, *, steps: int = 2) -> tuple[int, int] | None:
        """The rendering of a national programme right behind a cue, in lower case and unquoted ("bevegelsen for dyktig …")."""
        for _ in range(steps):
            filler = self.g.fillers.after(low, skip_blanks(low, position))
            position = filler[1] if filler else position
        start = skip_blanks(low, position)
        broken = _BREAK.search(low, start, start + ALIAS)
        segment = low[start : broken.start() if broken else start + ALIAS]
        if not self.g.may_hold_alias(segment):
            return None
        year = _YEAR.search(segment)
        words = list(SPACED.finditer(segment, 0, year.start() if year and year.start() else len(segment)))
        if not words or words[0].start() or not self.g.may_hold_alias(low[start : start + words[-1].end()]):
            return None
        ends = [start + word.end() for word in words[:ALIAS_WORDS]]
        cut = next((i for i, end in enumerate(ends) if i and self.g.cues.before(low, end)), len(ends))  # that cue's name begins behind it
        count = self.g.alias_words(low, start, ends[:cut])
        if count and self.g.purpose.after(low, skip_blanks(low, ends[count - 1])) and not _DATED.match(low, ends[count - 1]):
            return None  # a model's name that begins like the movement's: "skilfully mobilising people to donate land"
        if count and (self.g.small.match(low, start) or self.g.name_ends.after(low, start)):
            return None  # it does not begin with a preposition, nor with the postposition of the cue
        count = self._own(low, start, ends[:count])
        end = self.extents.runs_on(low, ends[count - 1]) if count > LONG else ends[count - 1]
        return (start, end) if count else None

    def _own(self, low: str, start: int, ends: list[int]) -> int:
        """How many of the words of a rendering are the name: those before "in" and another programme that it only runs in ("skilful mass
        mobilisation in building new rural areas"); 0 where they name none ("waste collection in building new rural areas")."""
        whole = self.g.alias(low[start : ends[-1]], len(ends), False) if ends else (None, "model")
        for count, end in enumerate(ends[:-1], 1):
            within = self.g.inside.after(low, skip_blanks(low, end))
            at = skip_blanks(low, within[1]) if within else ends[-1]
            if at < ends[-1] and self.g.alias(low[at : ends[-1]], low.count(" ", at, ends[-1]) + 1, False) == whole:
                return count if self.g.alias(low[start:end], count, False)[0] else 0
        return len(ends)

    def before(self, low: str, position: int) -> tuple[int, int] | None:
        """The same right before a cue ("the skillful mass mobilization movement"), over a number ("कुशल जन जुटाव के 48 मॉडल")."""
        end = self._past_topic(low, end_before(low, position))
        if number := _COUNTED.search(low, max(0, end - 12), end):
            of = self.g.of.before(low, number.start())
            end = end_before(low, of[1] if of else number.start())
        segment = _BREAK_ANY.split(low[max(0, end - 90) : end])[-1]
        if not self.g.may_hold_alias(segment):
            return None
        words = list(SPACED.finditer(segment))
        if number and words and self.g.verbs.fullmatch(segment, *words[-1].span()):
            return None  # "the movement in building new rural areas has 12 models"
        for count in range(1, min(len(words), 5) + 1):
            start = end - len(segment) + words[-count].start()
            if self.g.cues.after(low, start):
                return None
            if self.g.alias(low[start:end], count, False)[0] is not None:
                return start, end
        return None

    def _past_topic(self, low: str, end: int) -> int:
        """Where the words end that say what a programme is on, before those between them and its cue: "नए ग्रामीण विकास पर राष्ट्रीय लक्ष्य
        कार्यक्रम"; ``end`` where there are none."""
        filler = self.g.fillers.before(low, end)
        topic = self.g.topics.before(low, end_before(low, filler[1]) if filler else end)
        return end_before(low, topic[1]) if topic else end

    def known_before(self, low: str, position: int) -> tuple[int, int] | None:
        """The exact rendering of a programme of the lexicon right before a cue, where no capital shows it ("हरित रविवार आंदोलन")."""
        end = end_before(low, position)
        segment = "" if self.g.has_case else _BREAK_ANY.split(low[max(0, end - 90) : end])[-1]
        words = [m.start() + end - len(segment) for m in SPACED.finditer(segment)][-ALIAS_WORDS:]
        return next(((start, end) for start in words if self.g.known.is_rendering(low[start:end])), None)

    def described(self, folded: Folded, position: int) -> tuple[int, int] | None:
        """The exact rendering of a programme of the lexicon, in capitals, before a description and its cue ("the Green Summer youth
        volunteer campaign")."""
        low, end = folded.low, end_before(folded.low, position)
        segment = _BREAK_ANY.split(low[max(0, end - 90) : end])[-1] if self.g.has_case and self.g.head_last else ""
        words = [(m.start() + end - len(segment), m.end() + end - len(segment)) for m in SPACED.finditer(segment)]
        for first in range(len(words) - 1, max(0, len(words) - 1 - DESCRIBED), -1):
            at, to = words[first]
            if folded.text[at].isupper() or self.g.small.fullmatch(low, at, to) or self.g.verbs.fullmatch(low, at, to):
                return None
            starts = (start for start, _ in words[max(0, first - DESCRIBED) : first - 1] if folded.text[start].isupper())
            known = next((start for start in starts if self.g.known.is_rendering(low[start : words[first - 1][1]])), None)
            if known is not None:
                return known, words[first - 1][1]
        return None

    def swallowed(self, folded: Folded, match: re.Match[str]) -> tuple[int, int] | None:
        """A capitalised national programme at the end of a cue of several words ("mô hình Dân vận khéo")."""
        for word in SPACED.finditer(folded.low, match.start() + 1, match.end()):
            if folded.text[word.start()].isupper() and self.g.alias(folded.low[word.start() : match.end()], 3)[0]:
                return word.start(), match.end()
        return None
