"""The lexicon of nationally known movements, campaigns and programmes: which of them a name renders, in whatever words."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from mobextract.models.aliases import Aliases
from mobextract.packs.common_tables import CommonProgrammes, Programme
from mobextract.packs.table_base import ModelKind
from mobextract.text.folding import ANY_WORD, WORD, lower, skip_blanks
from mobextract.text.lazy import regex

NEAR = 88
"""How near (of 100) a name must come to a rendering, its words sorted; translators change endings, order and articles."""
WORDS = 4
"""Words from which a name may be near; a shorter one must have the same words, their endings apart."""
ABBREVIATED = 12
"""Characters before a cue in which the abbreviation of a programme may stand."""
PARTS = 2
"""Words of the shortest name in a list that is known by its parts."""
STEM = 5
"""Letters of a word that inflection leaves alone."""

_ABBREVIATION = regex(rf"([A-Z]{{3,6}})(?!{WORD})")
_LAST_ABBREVIATION = regex(rf"(?<!{WORD})([A-Z]{{3,6}})[ -]?$")
_SIGNS = regex(r"[^\w\s+]|_")
_ACCENTS = regex("[\u0300-\u036f]+")
_NUMBER = regex(r"\d+")
_ROW = regex(rf"{WORD}+(?:[ -]{WORD}+){{1,9}}")
"""The words that a rendering in a list may have."""
_LONG_ROW = regex(rf"{WORD}+(?:(?:,? |-| [–-] ){WORD}+){{3,17}}")


@functools.lru_cache(maxsize=2000)
def plain_name(name: str) -> str:
    """A name as names are compared: lower case, without signs and accents of Latin and Greek letters.

    >>> plain_name("«5 không, 3 sạch»")
    '5 khong 3 sach'
    """
    text = unicodedata.normalize("NFD", lower(name).replace("đ", "d"))
    letters = _ACCENTS.sub("", text)
    return " ".join(_SIGNS.sub(" ", unicodedata.normalize("NFC", letters)).split())


def same_numbers(one: str, other: str) -> bool:
    """Whether two names hold the same numbers: "5 in 1" and "3 in 1" are two names, however near."""
    return sorted(_NUMBER.findall(one)) == sorted(_NUMBER.findall(other))


class KnownProgrammes:
    """The renderings in one language; the Vietnamese and English names serve all, since translators leave them."""

    def __init__(self, common: CommonProgrammes, language: str) -> None:
        self._known: dict[str, Programme] = {}
        for programme in common.programme:
            names = [name for code in (language, "vi", "en") for name in programme.renderings.get(code, [])]
            for name in names:
                self._known.setdefault(plain_name(name), programme)
        self._names = [name for name in self._known if name.count(" ") >= WORDS - 1]
        self._stems = {stems(name): programme for name, programme in self._known.items()}
        self.find = functools.lru_cache(maxsize=2000)(self._find)

    def is_rendering(self, name: str) -> bool:
        """Whether a name is a rendering to the letter, its signs apart."""
        return plain_name(name) in self._known

    def abbreviation(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of a programme's abbreviation right behind the cue at ``[start, end)``, or before: "chương trình OCOP",
        "OCOP-programmet"."""
        behind = _ABBREVIATION.match(text, skip_blanks(text, end))
        for match in (behind, _LAST_ABBREVIATION.search(text, max(0, start - ABBREVIATED), start)):
            if match is not None and self.is_rendering(lower(match[1])):
                return match.span(1)
        return None

    def end_of(self, low: str, position: int) -> int:
        """Where the longest rendering ends that begins at ``position``, of so many words that it is no chance; 0 if there is none."""
        run = _LONG_ROW.match(low, position)
        ends = [position + word.end() for word in ANY_WORD.finditer(run[0])][WORDS - 1 :] if run else []
        return next((end for end in reversed(ends) if self.is_rendering(low[position:end])), 0)

    def row(self, low: str, position: int, gap: re.Pattern[str], aliases: Aliases | None = None) -> Iterator[tuple[int, int, ModelKind]]:
        """The renderings that go on a list behind ``position``, with their kinds, where ``gap`` stands between its items: "chiến dịch Mùa
        hè xanh, Hoa phượng đỏ"; a programme that ``aliases`` know by parts of its name stands there with as few words as it can."""
        while joint := gap.match(low, position):
            start = joint.end()
            run = _ROW.match(low, start)
            ends = [start + word.end() for word in ANY_WORD.finditer(run[0])] if run else []
            whole = next((end for end in reversed(ends[1:]) if self.is_rendering(low[start:end])), 0)
            if whole:
                yield start, whole, self._known[plain_name(low[start:whole])].kind
                position = whole
                continue
            count = aliases.words_of(low, start, ends) if aliases else 0
            if aliases is None or count < PARTS:
                return
            position = ends[count - 1]
            yield start, position, aliases.programme(low[start:position], count, False)[1]

    def _find(self, name: str) -> Programme | None:
        """The programme that a name renders, or None."""
        plain = plain_name(name)
        exact = self._known.get(plain) or self._stems.get(stems(plain))
        if exact or plain.count(" ") < WORDS - 1:
            return exact
        from rapidfuzz import fuzz, process  # imported for the first long name: most short texts have none

        near = process.extract(plain, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=3)
        return next((self._known[rendering] for rendering, _, _ in near if same_numbers(plain, rendering)), None)


@functools.lru_cache(maxsize=2000)
def stems(name: str) -> str:
    """What inflection and order leave of a name's words; equal for two names that differ in these alone.

    >>> stems("Зелёное воскресенье") == stems("Зелёного воскресенья")
    True
    """
    return " ".join(sorted(word[:STEM] for word in plain_name(name).split()))
