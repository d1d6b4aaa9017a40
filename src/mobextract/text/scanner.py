"""Word lists that are looked for in the whole text, all in one pass."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from mobextract.text.expressions import fused_expression
from mobextract.text.folding import MARK_SET
from mobextract.text.lazy import regex
from mobextract.text.phrases import PAIR, Phrases
from mobextract.text.word_index import HEAD, WordIndex, first_word, is_single, openings

SHORT_HEAD = 3
REMEMBERED = 20_000
"""Words of texts for which it is remembered what lists have them."""
_OPENERS = ' \n(«"“'


_Begins = tuple[frozenset[str], tuple[int, ...]]
"""How the words of a list may begin, and how long these beginnings are: hundreds are not tried one by one."""
Find = Callable[[str, int, re.Match[str]], re.Match[str] | None]
"""Finds a form of a list at a position in a text, where the match of its first word is given."""


class ScannerSet:
    """All the word lists that a language's grammars look for in the whole text, found in one pass.

    An Aho-Corasick automaton finds where the first word of any form begins; the word there says which lists can match. One pass
    over the text serves every list: the result for a text is remembered until the next texts come.
    """

    def __init__(self) -> None:
        self._count = 0
        self._lists_of: dict[str, list[int]] = {}
        """The lists that have a form."""
        self._fused: list[tuple[int, _Begins, re.Pattern[str]]] = []
        """Lists whose forms may stand several together, with how they begin and their expression."""
        self._made: list[tuple[int, _Begins, Callable[[str], bool]]] = []
        """Lists of words that are known by their parts, with how they begin and what tells them."""
        self._heads: dict[str, None] = {}
        self._phrases: dict[tuple[str, ...], Phrases] = {}
        self._automaton: AhoCorasick | None = None
        self._known: dict[str, list[tuple[int, Find | None]]] = {}
        """The lists that have something at a word, each with what finds it; None where it is the word itself."""
        self.found = functools.lru_cache(maxsize=4)(self._scan_text)
        """The matches of each list in a text, in order, not overlapping; and where they begin."""

    def add(
        self, forms: Iterable[str], *, fused: bool = False, begins: Iterable[str] = (), is_word: Callable[[str], bool] = bool
    ) -> Scanner:
        """Register a word list (folded forms) and return its scanner; ``fused`` allows several forms written together.

        Words that begin with one of ``begins`` are of the list where ``is_word`` says so. All lists are registered before the first scan.
        """
        listed, index = [f for f in dict.fromkeys(forms) if f], self._count
        if fused and listed:
            self._fused.append((index, _beginnings(map(first_word, listed)), regex(fused_expression(listed))))
        for form in () if fused else listed:
            self._lists_of.setdefault(form, []).append(index)
        if opened := tuple(begins):
            self._made.append((index, _beginnings(opened), is_word))
        self._count += 1
        self._heads.update(dict.fromkeys(opened))
        self._heads.update(dict.fromkeys(head for form in listed for head in _heads(form)))
        self._automaton = None
        self._known.clear()
        self.found.cache_clear()
        return Scanner(self, index)

    def _scan_text(self, low: str) -> list[tuple[list[re.Match[str]], list[int]]]:
        found: list[list[re.Match[str]]] = [[] for _ in range(self._count)]
        begun: list[list[int]] = [[] for _ in range(self._count)]
        ends = [0] * self._count
        known, head_at = self._known, HEAD.match
        for start in self._starts(low):
            head: re.Match[str] = head_at(low, start)  # type: ignore[assignment]
            end = head.end()
            pairs = known.get(low[start : end + PAIR])
            for index, find in self._learn(head[0], low[end : end + PAIR]) if pairs is None else pairs:
                if start >= ends[index] and (match := head if find is None else find(low, start, head)):
                    found[index].append(match)
                    begun[index].append(start)
                    ends[index] = end if find is None else match.end()
        return list(zip(found, begun, strict=True))

    def _starts(self, low: str) -> list[int]:
        """Where a word begins that some form begins with."""
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self._heads) or ["\0"])
            self._index = WordIndex(openings(self._lists_of))
            self._opened = [head[0] in _OPENERS for head in self._heads] or [False]
        opened = self._opened
        hits = self._automaton.find_matches_as_indexes(low, overlapping=True)
        starts = {start + opened[head] for head, start, _ in hits}
        starts.add(0)
        size = len(low)
        return [s for s in sorted(starts) if s < size and (not s or not ((before := low[s - 1]).isalpha() or before in MARK_SET))]

    def _learn(self, word: str, pair: str) -> list[tuple[int, Find | None]]:
        """The lists that may have something where ``word`` stands with the two characters ``pair`` behind it."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        forms_by_list: dict[int, list[str]] = {}
        for form in self._index.at(word):
            for index in self._lists_of[form]:
                forms_by_list.setdefault(index, []).append(form)
        found = [(index, find) for index, forms in forms_by_list.items() for find in self._finds(forms, pair)]
        found += [(index, functools.partial(_fused, pattern)) for index, begins, pattern in self._fused if _begins(word, begins)]
        found += [(index, None) for index, begins, is_word in self._made if _begins(word, begins) and is_word(word)]
        self._known[word + pair] = sorted(found, key=itemgetter(0))
        return self._known[word + pair]

    def _finds(self, forms: list[str], pair: str) -> tuple[Find | None, ...]:
        """What finds one of the forms there: at most one."""
        longer = tuple(f for f in forms if not is_single(f))
        single = len(longer) < len(forms)
        if longer:
            if longer not in self._phrases:
                self._phrases[longer] = Phrases(longer)
            phrases = self._phrases[longer]
            if phrases.may_follow(pair):
                return (functools.partial(_longest, phrases, single),)
        return (None,) if single else ()


def _beginnings(forms: Iterable[str]) -> _Begins:
    begins = frozenset(forms)
    return begins, tuple(sorted(set(map(len, begins))))


def _begins(word: str, begins: _Begins) -> bool:
    forms, lengths = begins
    return not forms.isdisjoint([word[:length] for length in lengths])


def _longest(phrases: Phrases, single: bool, low: str, start: int, head: re.Match[str]) -> re.Match[str] | None:
    """The longest phrase that begins with the word at ``head``; else the word itself, where that is a form."""
    end = phrases.end(low, head.end())
    if end is None:
        return head if single else None
    return _any(end - start).match(low, start)


def _fused(pattern: re.Pattern[str], low: str, start: int, head: re.Match[str]) -> re.Match[str] | None:
    return pattern.match(low, start)


@functools.lru_cache(maxsize=200)
def _any(length: int) -> re.Pattern[str]:
    """A pattern that matches so many characters: callers of a scanner expect matches, as of a pattern."""
    return re.compile(f".{{{length}}}", re.S)


def _heads(form: str) -> tuple[str, ...]:
    """What the automaton looks for: the first word; a short one of a phrase only as a whole word, or it would hit everywhere."""
    first, _, rest = form.partition(" ")
    if rest and len(first) <= SHORT_HEAD and not first.endswith("*"):
        return tuple(f"{opener}{first} " for opener in _OPENERS)
    return (first.rstrip("*"),)


class Scanner:
    """Finds one word list in a text; the same calls as a compiled pattern."""

    def __init__(self, scanners: ScannerSet, index: int) -> None:
        self._found = scanners.found
        self._index = index

    def finditer(self, low: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Return the matches that lie in ``low[start:end]``, in order: they do not overlap."""
        matches, starts = self._found(low)[self._index]
        if not matches or starts[-1] < start or (end is not None and end <= starts[0]):
            return iter(())
        if not start and end is None:
            return iter(matches)
        first = bisect_left(starts, start)
        inside = matches[first:] if end is None else matches[first : bisect_left(starts, end, first)]
        if end is not None and inside and inside[-1].end() > end:
            inside.pop()
        return iter(inside)

    def is_in(self, low: str) -> bool:
        """Whether the text has any form of the list: where it has none, no place in it need be asked about."""
        return bool(self._found(low)[self._index][0])

    def search(self, low: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``low[start:end]``, or None."""
        matches, starts = self._found(low)[self._index]
        if not matches or starts[-1] < start or (end is not None and end <= starts[0]):
            return None
        match = matches[bisect_left(starts, start)]
        return match if end is None or match.end() <= end else None


def says(scanner: Scanner | None, low: str, start: int, end: int) -> bool:
    """Return whether ``low[start:end]`` has a form of a list; of none (a list that a text has nothing of) it has none."""
    return scanner is not None and scanner.search(low, start, end) is not None
