"""How nationally known programmes are rendered: whole forms, or a part from each of several groups, in any order."""

from __future__ import annotations

import functools
import re

from mobextract.packs.common_tables import CommonProgrammes
from mobextract.packs.programmes_table import Alias, ProgrammesTable
from mobextract.packs.table_base import ModelKind
from mobextract.text.expressions import word_pattern
from mobextract.text.lexicon import spellings

SHORT = 2
"""Words of a shortened rendering, which only quotation marks make one."""


class Aliases:
    """The renderings of all national programmes in one language."""

    def __init__(self, table: ProgrammesTable, common: CommonProgrammes) -> None:
        kinds: dict[str, ModelKind] = {p.id: p.kind for p in common.programme}
        self.aliases = [_CompiledAlias(alias, alias.kind or kinds.get(alias.canonical, "programme")) for alias in table.alias]
        self.programme = functools.lru_cache(maxsize=2000)(self._programme)
        stems = sorted({stem for alias in self.aliases for stem in alias.stems}, key=len)
        self._stems = tuple(stem for i, stem in enumerate(stems) if not any(other in stem for other in stems[:i]))

    def may_be_in(self, text: str) -> bool:
        """Whether the rendering of a national programme may stand anywhere in a stretch of folded text."""
        return any(map(text.__contains__, self._stems)) and any(alias.may_be_in(text) for alias in self.aliases)

    def words_of(self, low: str, start: int, ends: list[int]) -> int:
        """How many of the words that end at ``ends`` the rendering of a national programme has that begins at ``start``; 0 if none does.

        Each table of renderings is content with as few as it can; the one that needs most knows the name best.
        """
        counts = range(1, len(ends) + 1)
        whole = (alias for alias in self.aliases if not (alias.quoted or alias.cued) and (alias.max_words > SHORT or alias.forms))
        fits = (next((n for n in counts if alias.matches(low[start : ends[n - 1]], n)), 0) for alias in whole)
        return max(fits, default=0)

    def _programme(self, name: str, words: int, quoted: bool = True, cued: bool = False) -> tuple[str | None, ModelKind]:
        """The identifier and the kind of the national programme that a folded name renders; None and "model" if it is none."""
        for alias in self.aliases:
            if (quoted or not alias.quoted) and (cued or not alias.cued) and alias.matches(name, words):
                return alias.canonical, alias.kind
        return None, "model"


class _CompiledAlias:
    """One rendering table of a national programme."""

    def __init__(self, alias: Alias, kind: ModelKind) -> None:
        self.canonical = alias.canonical
        self.kind = kind
        self.max_words = alias.max_words
        self.quoted, self.cued = alias.quoted, alias.cued
        self.forms = {f for form in alias.forms for f in spellings(form)}
        self._all_of = alias.all_of
        self._stems = [tuple({_longest_stem(s) for stem in group for s in spellings(stem)}) for group in alias.all_of]
        """A part of what each group may be: where none of them stands, the expressions need not be tried."""
        self.stems = [*self.forms, *max(self._stems, key=lambda words: min(map(len, words), default=0), default=())]
        """One of these stands in every rendering."""

    @functools.cached_property
    def groups(self) -> list[re.Pattern[str]]:
        """What must stand in a name, each part anywhere."""
        return [word_pattern([s for stem in group for s in spellings(stem)]) for group in self._all_of]

    def may_be_in(self, text: str) -> bool:
        """Whether the parts of the name stand somewhere in a stretch of text."""
        for form in self.forms:
            if form in text:
                return True
        for words in self._stems:
            if not any(map(text.__contains__, words)):
                return False
        return bool(self.groups) and all(group.search(text) for group in self.groups)

    def matches(self, name: str, words: int) -> bool:
        """Whether a folded name is a rendering of this programme."""
        plain = " ".join(name.split())
        if plain in self.forms:
            return True
        if not self.groups or words > self.max_words:
            return False
        spaced = plain.replace("-", " ")
        return all(group.search(spaced) or group.search(plain) for group in self.groups)


def _longest_stem(form: str) -> str:
    """What stands in every text that a form matches: its longest word, without its open ending."""
    return max(form.replace("*", " ").split(), key=len)
