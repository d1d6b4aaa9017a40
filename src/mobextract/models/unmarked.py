"""National programmes that articles name in lower case and without quotation marks, beside a cue: "målprogrammet for bærekraftig
fattigdomsreduksjon", "the sustainable poverty reduction programme"; and all that are listed behind its colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mobextract.models.grammar import ProgrammeGrammar
from mobextract.models.known import plain_name
from mobextract.packs.common_tables import CommonProgrammes
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import ANY_WORD, end_before, lower, skip_blanks
from mobextract.text.lazy import regex

KINDS = frozenset(("programme", "movement", "campaign"))
"""Kinds of the cues beside which such a name may stand."""
REACH = 150
"""Characters that a name may have."""
STEPS = 4
"""Fillers and articles between cue and name, and the look at what stands behind the last of them."""
LEAST, MOVED = 2, 3
"""Words of the shortest name of a programme, and of a movement or campaign: shorter ones are what any may be called ("digital
literacy")."""
ENDING = 3
"""Letters of a word that inflection may change."""

_BREAK = regex(r"[.।!?;:()\n«»“”\"]")
_COLON = regex(r"(?: [^\s.,;:()]+){0,2}(?P<colon> ?:)")


class UnmarkedProgrammes:
    """The search for the renderings of one language that need no marks; their words stand in their order."""

    def __init__(self, grammar: ProgrammeGrammar) -> None:
        self.g = grammar
        self._gap = regex(rf"{grammar.list_gap.pattern}|\s*[:·]\s*")
        self._known = sorted(_renderings(grammar.common, grammar.language), key=len, reverse=True)

    def find(self, low: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the name beside the cue at ``[start, end)``, behind it or before it."""
        joined = low.startswith("-", start - 1)  # "én kommune, ett produkt-programmet"
        return self._after(low, end) or (self._before(low, start - joined) if joined or self.g.head_last else None)

    def listed(self, low: str, position: int) -> list[tuple[int, int, ModelKind]]:
        """Two names of the lexicon or more that stand behind a cue and its colon: "các chiến dịch: Mùa hè xanh, Hoa phượng đỏ"."""
        colon = _COLON.match(low, position)
        items = list(self.g.known.row(low, colon.start("colon"), self._gap, self.g.aliases)) if colon else []
        items = [item for item in items if not (self.g.cues.after(low, item[0]) or self.g.small.match(low, item[0]))]
        return items if len(items) > 1 else []

    def _after(self, low: str, end: int) -> tuple[int, int] | None:
        """The name behind a cue, over fillers and articles; where those may say what it aims at ("कार्यक्रम का लक्ष्य …"), right behind
        it."""
        at = skip_blanks(low, end)
        for _ in range(1 if self.g.postpositional else STEPS):
            if at > end and (close := self._end(low, at)):
                return at, close
            filler = self.g.fillers.after(low, at) or self.g.articles.after(low, at)
            if filler is None or not low[at].isalpha() or self._is_no_filler(low, at, filler[1]):
                return None
            at = skip_blanks(low, filler[1])
        return None

    def _before(self, low: str, start: int) -> tuple[int, int] | None:
        """The name right before a cue; before postpositions and other fillers too, where those lead to the head."""
        at = end_before(low, start)
        for _ in range(STEPS if self.g.postpositional else 1):
            if (opening := self._start(low, at)) is not None:
                return opening, at
            filler = self.g.fillers.before(low, at)
            if filler is None:
                return None
            at = end_before(low, filler[1])
        return None

    def _is_no_filler(self, low: str, start: int, end: int) -> bool:
        """Whether a filler is "and" or "is": "the goal of the programme is sustainable poverty reduction" names none."""
        return self.g.copula.after(low, start) is not None or self.g.list_gap.fullmatch(f" {low[start:end]} ") is not None

    def _end(self, low: str, position: int) -> int:
        """Where the longest name ends that begins at ``position``; 0 if none does."""
        broken = _BREAK.search(low, position, position + REACH)
        words = list(ANY_WORD.finditer(low, position, broken.start() if broken else position + REACH))
        if not words or words[0].start() != position:
            return 0
        return next((words[len(known) - 1].end() for known in self._known if _render(words[: len(known)], known)), 0)

    def _start(self, low: str, end: int) -> int | None:
        """Where the longest name begins that ends at ``end``; None if none does."""
        floor = max([max(0, end - REACH), *(m.end() for m in _BREAK.finditer(low, max(0, end - REACH), end))])
        words = list(ANY_WORD.finditer(low, floor, end))
        if not words or words[-1].end() != end:
            return None
        return next((words[-len(known)].start() for known in self._known if _render(words[-len(known) :], known)), None)


def _renderings(common: CommonProgrammes, language: str) -> Iterator[list[str]]:
    """The words of the renderings in one language that need no marks."""
    for programme in common.programme:
        for name in programme.renderings.get(language, []) if programme.unmarked else []:
            words = [plain_name(word) for word in ANY_WORD.findall(lower(name))]
            if len(words) >= (LEAST if programme.kind == "programme" else MOVED):
                yield words


def _render(words: Sequence[re.Match[str]], known: list[str]) -> bool:
    """Whether the words of a text are those of a rendering, endings apart."""
    return len(words) == len(known) and all(_inflected(plain_name(word[0]), other) for word, other in zip(words, known, strict=True))


def _inflected(word: str, known: str) -> bool:
    """Whether two words are one, their endings apart; short ones have none."""
    kept = max(len(word), len(known)) - ENDING
    return word == known or (min(len(word), len(known)) > ENDING + 1 and word[:kept] == known[:kept])
