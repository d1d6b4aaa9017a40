"""Forms of several words that begin with one word, matched where that word stands.

Most forms are plain phrases, perhaps with an open ending ("new rural area*"): they are looked up by their length. Expressions
compiled from them would take most of the time that the first article of a process needs, and are no faster even when compiled
(measured over corpora/). Only forms with an open ending inside have one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Set
from typing import TypeVar

from mobextract.expressions import ENDING, form_expression, trie_expression
from mobextract.folding import LETTER, WORD
from mobextract.word_index import first_word

V = TypeVar("V")

PAIR = 2
"""Characters behind the first word of a phrase that are looked at before the whole of it."""
REMEMBERED = 4_000
"""Words of texts that are remembered."""
_INFLECTED = re.compile(f"{LETTER}{{0,{ENDING}}}(?!{WORD})")
_WORD = re.compile(WORD)
_BLANKS = re.compile(r"\s+")


class Phrases:
    """The forms that begin with one word (or end with it: then all is read backwards).

    >>> phrases = Phrases(["in order to", "in case*"])
    >>> phrases.end("in cases of", 2), phrases.end("in order of", 2)
    (8, None)
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(forms)
        self._openings = frozenset(map(opening, self._forms))
        self._follow: dict[str, bool] = {}

    def may_follow(self, pair: str) -> bool:
        """Whether the two characters behind the word may be those of a phrase."""
        known = self._follow.get(pair)
        return remember(self._follow, pair, may_open(self._openings, pair)) if known is None else known

    def end(self, text: str, start: int) -> int | None:
        """Return where the longest phrase ends whose first word ends at ``start``; None where there is none."""
        plain = self._plain_end(text, start) if self._lengths else None
        if self._inner is None or (match := self._inner.match(text, start)) is None:
            return plain
        return match.end() if plain is None else max(plain, match.end())

    def _plain_end(self, text: str, start: int) -> int | None:
        window = text[start : start + self._lengths[0][0]]
        if "\n" not in window and "  " not in window:
            return self._matched(text, start)
        flat = _BLANKS.sub(" ", text[start : start + 2 * len(window)])
        end = self._matched(flat, 0)
        match = re.compile(form_expression(flat[:end])).match(text, start) if end else None
        return match.end() if match else None

    def _matched(self, text: str, start: int) -> int | None:
        for length, forms in self._lengths:
            end = start + length
            openness = forms.get(text[start:end])
            if openness is None:
                continue
            if _WORD.match(text, end) is None or _WORD.match(text, end - 1) is None:
                return end
            if openness and (match := _INFLECTED.match(text, end)) is not None:
                return match.end()
        return None

    @functools.cached_property
    def _lengths(self) -> list[tuple[int, dict[str, bool]]]:
        """What stands behind the first word, by its length, the longest first; and whether it takes an ending."""
        tables: dict[int, dict[str, bool]] = {}
        for rest in map(_rest, self._forms):
            plain = rest.rstrip("*")
            if "*" not in plain:
                table = tables.setdefault(len(plain), {})
                table[plain] = table.get(plain, False) or rest != plain
        return sorted(tables.items(), reverse=True, key=lambda item: item[0])

    @functools.cached_property
    def _inner(self) -> re.Pattern[str] | None:
        """The forms with an open ending inside."""
        inner = [rest for rest in map(_rest, self._forms) if "*" in rest.rstrip("*")]
        return re.compile(trie_expression(inner)) if inner else None


def remember(table: dict[str, V], key: str, value: V) -> V:
    """Put what was found out about a word of a text into ``table``, which is emptied where it has grown too large; return it."""
    if len(table) > REMEMBERED:
        table.clear()
    table[key] = value
    return value


def _rest(form: str) -> str:
    """What stands behind the first word of a phrase, and the ending of that."""
    return form[len(first_word(form.lstrip("*"))) + form.startswith("*") :].lstrip("*")


def opening(form: str) -> str:
    """Return what stands behind the first word of a phrase: a sign, or a blank with the letter behind it, where that is known."""
    rest = _rest(form)
    return rest[:PAIR] if rest[:1] == " " and rest[1:PAIR] != "*" else rest[:1]


def may_open(openings: Set[str], pair: str) -> bool:
    """Whether two characters behind a word may be those of a phrase with one of the ``openings``; unusual blanks may."""
    blanks = pair[:1].isspace() and (pair[0] != " " or pair[1:].isspace())
    return blanks or not openings.isdisjoint((pair, pair[:1], ""))
