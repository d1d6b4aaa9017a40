"""Forms of several words that begin with one word, matched where that word stands.

Most forms are plain phrases, perhaps with an open ending ("new rural area*"): they are looked up by their length. Expressions
compiled from them would take most of the time that the first article of a process needs, and are no faster even when compiled
(measured over corpora/). Only forms with an open ending inside have one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from operator import itemgetter
from typing import TypeVar

from mobextract.text.expressions import ENDING, trie_expression
from mobextract.text.folding import LETTER, WORD
from mobextract.text.word_index import first_word

V = TypeVar("V")
_Lengths = list[tuple[int, dict[str, bool]]]
"""What stands behind a first word, by its length, the longest first; and whether it takes an ending."""
_Tables = tuple[_Lengths, re.Pattern[str] | None]
"""The same of some forms, and what finds those of them with an open ending inside."""
_NONE: _Tables = ([], None)

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
        self._rests = [(_opening(rest), rest) for rest in map(_rest, forms)]
        self._following: dict[str, _Tables] = {}

    def may_follow(self, pair: str) -> bool:
        """Whether the two characters behind the word may be those of a phrase."""
        return (self._following.get(pair) or self._learn(pair)) is not _NONE

    def end(self, text: str, start: int) -> int | None:
        """Return where the longest phrase ends whose first word ends at ``start``; None where there is none."""
        pair = text[start : start + PAIR]
        try:
            lengths, inner = self._following[pair]
        except KeyError:
            lengths, inner = self._learn(pair)
        plain = None
        if lengths:
            window = text[start : start + lengths[0][0]]
            plain = _matched(lengths, text, start) if "\n" not in window and "  " not in window else _end_past_breaks(lengths, text, start)
        if inner is None or (match := inner.match(text, start)) is None:
            return plain
        return match.end() if plain is None else max(plain, match.end())

    def _learn(self, pair: str) -> _Tables:
        """What may stand behind the first word where ``pair`` are the next two characters; looked at once."""
        openings = (pair, pair[:1], "")
        # a line break, or several blanks, may be the one blank of any phrase
        unusual = pair[:1].isspace() and (pair[0] != " " or pair[1:].isspace())
        rests = [rest for opening, rest in self._rests if opening in openings or unusual]
        tables: dict[int, dict[str, bool]] = {}
        for rest in rests:
            plain = rest.rstrip("*")
            if "*" not in plain:
                table = tables.setdefault(len(plain), {})
                table[plain] = table.get(plain, False) or rest != plain
        inner = tuple(rest for rest in rests if "*" in rest.rstrip("*"))
        found = (sorted(tables.items(), reverse=True, key=itemgetter(0)), _inner(inner) if inner else None) if rests else _NONE
        return remember(self._following, pair, found)


def _end_past_breaks(lengths: _Lengths, text: str, start: int) -> int | None:
    """Where the longest form ends that has no open ending inside; in the text a line breaks at its blanks."""
    flat = _BLANKS.sub(" ", text[start : start + 2 * lengths[0][0] + ENDING + 1])  # an ending, and what tells that no letter follows
    end = _matched(lengths, flat, 0)
    return _unfolded(text, start, flat[:end]) if end else None


def _unfolded(text: str, start: int, flat: str) -> int:
    """Where a phrase ends in the text whose blanks are one each in ``flat``."""
    for character in flat:
        blanks = _BLANKS.match(text, start) if character == " " else None
        start = blanks.end() if blanks else start + 1
    return start


def _matched(lengths: _Lengths, text: str, start: int) -> int | None:
    """The same where each blank of a form is one in the text."""
    for length, forms in lengths:
        end = start + length
        form = text[start:end]
        if form not in forms:
            continue
        if _WORD.match(text, end) is None or _WORD.match(text, end - 1) is None:
            return end
        if forms[form] and (match := _INFLECTED.match(text, end)) is not None:
            return match.end()
    return None


@functools.lru_cache(maxsize=1000)
def _inner(rests: tuple[str, ...]) -> re.Pattern[str]:
    """What finds forms with an open ending inside."""
    return re.compile(trie_expression(rests))


def remember(table: dict[str, V], key: str, value: V) -> V:
    """Put what was found out about a word of a text into ``table``, which is emptied where it has grown too large; return it."""
    if len(table) > REMEMBERED:
        table.clear()
    table[key] = value
    return value


def _rest(form: str) -> str:
    """What stands behind the first word of a phrase, and the ending of that."""
    return form[len(first_word(form.lstrip("*"))) + form.startswith("*") :].lstrip("*")


def _opening(rest: str) -> str:
    """What a phrase goes on with behind its first word: a sign, or a blank with the letter behind it, where that is known."""
    return rest[:PAIR] if rest[:1] == " " and rest[1:PAIR] != "*" else rest[:1]
