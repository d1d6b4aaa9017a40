"""Phrase tables matched at a position: the literal forms of the pattern files, compiled to one trie expression.

A form is a literal phrase. ``stem*`` matches the stem with any inflectional ending, ``*head`` matches a compound that ends
in the head. Forms are folded like the text. A lexicon never scans a text: it is asked what stands right after, or right
before, a position that something else has found.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from mobextract.folding import LETTER, MARKS, WORD, lower

T = TypeVar("T")

ENDING = 6
"""Longest inflectional ending that a ``stem*`` may take, in letters."""

GLANCE = 3
"""Letters of a word that are looked at before any pattern is tried."""
REMEMBERED = 20_000
"""Inflected forms whose values are remembered."""
LONGEST_FORM = 60
"""Characters that are looked at before a position; no form is longer."""

_NUKTA = "\u093c"


def fold_form(form: str) -> str:
    """Return a pattern file's form as it appears in folded text."""
    return " ".join(lower(form).split())


def spellings(form: str) -> Iterator[str]:
    """Yield a folded form, and for Devanagari also the spelling without nukta dots, which many pages leave out."""
    folded = fold_form(form)
    yield folded
    if _NUKTA in folded:
        yield folded.replace(_NUKTA, "")


def trie_expression(forms: Iterable[str], *, bounded: bool = True) -> str:
    """Return one regular expression that matches the longest of ``forms``; linear in the text, no backtracking to speak of.

    ``bounded``: a form must end where a word does.

    >>> re.match(trie_expression(["ten", "tenth", "two"]), "tenth of all")[0]
    'tenth'
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    expression = _node_expression(root) if root else "(?!)"
    return expression if bounded else expression.replace(_BOUNDARY, "")


def _node_expression(node: dict[str, dict], last: str = "") -> str:  # type: ignore[type-arg]
    # Literal continuations first: a stem's open ending ("*") would swallow them.
    ordered = sorted((c for c in node if c), key=lambda c: c == "*")
    parts = [_character(c) + _node_expression(node[c], c) for c in ordered]
    if "" in node:
        parts.append(_BOUNDARY if last == "*" or re.match(WORD, last) else "")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _character(character: str) -> str:
    if character == "*":
        return f"{LETTER}{{0,{ENDING}}}"
    return r"\s+" if character == " " else re.escape(character)


_BOUNDARY = f"(?!{WORD})"
"""A form that ends in a letter or digit ends where a word does; one that ends in a sign ("%", ":") may be followed by one."""


class Lexicon(Generic[T]):
    """Forms with their values, matched longest first right after or right before a position of folded text.

    >>> units = Lexicon([("metre*", "meter"), ("square metre*", "square-meter")])
    >>> text = "over 40 square metres of land"
    >>> units.after(text, 8)
    ('square-meter', 21)
    >>> Lexicon([("over", "more_than")]).before(text, 5)
    ('more_than', 0)
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._values: dict[str, T] = {}
        self._stems: dict[str, T] = {}
        for form, value in entries:
            for folded in spellings(form):
                table = self._stems if folded.endswith("*") else self._values
                table.setdefault(folded.rstrip("*"), value)
        forms = [*self._values, *(stem + "*" for stem in self._stems)]
        self.forms = forms
        self._first = frozenset(f[0] for f in forms if f)
        lasts = {f.split(" ")[-1] for f in forms if f}
        self._tails = frozenset(last.rstrip("*")[:GLANCE] for last in lasts)
        self._short = tuple(last.rstrip("*") for last in lasts if last.endswith("*") and len(last) <= GLANCE)
        """How forms, and their last words, begin: most look-ups fail on these, before any pattern is tried."""
        self._known: dict[str, T] = {}
        self._after: list[re.Pattern[str]] = []
        self._before: list[re.Pattern[str]] = []

    def __bool__(self) -> bool:
        return bool(self.forms)

    def after(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that starts at ``position``, and its end; or None."""
        if low[position : position + 1] not in self._first:
            return None
        if not self._after:
            self._after = [re.compile(trie_expression(group)) for group in _groups(self.forms)]
        best = None
        for pattern in self._after:
            match = pattern.match(low, position)
            if match and (best is None or match.end() > best.end()):
                best = match
        return (self._value(best[0]), best.end()) if best else None

    def before(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that ends at ``position`` (blanks skipped), and its start; or None."""
        cursor, tail = _left_word(low, position)
        if tail not in self._tails and (not cursor or (tail.isalpha() and not tail.startswith(self._short))):
            return None
        if not self._before:
            groups = _groups([f[::-1] for f in self.forms])
            self._before = [re.compile(trie_expression(group)) for group in groups]
        left = low[max(0, cursor - LONGEST_FORM) : cursor][::-1]
        best = None
        for pattern in self._before:
            match = pattern.match(left)
            if match and (best is None or match.end() > best.end()):
                best = match
        return (self._value(best[0][::-1]), cursor - best.end()) if best else None

    def get(self, phrase: str) -> T | None:
        """Return the value of a whole phrase, inflected or not."""
        if phrase in self._values:
            return self._values[phrase]
        for length in range(len(phrase), 1, -1):
            if phrase[:length] in self._stems and len(phrase) - length <= ENDING:
                return self._stems[phrase[:length]]
        return None

    def _value(self, matched: str) -> T:
        if matched in self._values:
            return self._values[matched]
        if matched not in self._known:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[matched] = self._find_value(" ".join(matched.split()))
        return self._known[matched]

    def _find_value(self, phrase: str) -> T:
        value = self.get(phrase)
        if value is None:  # a stem inside a longer phrase ("new* rural* area*")
            for form in sorted(self.forms, key=len, reverse=True):
                if "*" in form and re.fullmatch(_form_expression(form), phrase):
                    return self._values[form] if form in self._values else self._stems[form.rstrip("*")]
            raise LookupError(f"no form matches {phrase!r}")
        return value


@functools.lru_cache(maxsize=256)
def _left_word(low: str, position: int) -> tuple[int, str]:
    """Where the last word before ``position`` ends, and how it begins: a glance that saves most look-ups.

    Remembered, because several lexicons are asked at one position.
    """
    cursor = position
    while cursor and low[cursor - 1] in " \n":
        cursor -= 1
    floor = max(0, cursor - LONGEST_FORM)
    word = max(low.rfind(" ", floor, cursor), low.rfind("\n", floor, cursor), floor - 1) + 1
    return cursor, low[word : min(cursor, word + GLANCE)]


def _groups(forms: list[str]) -> list[list[str]]:
    """Forms with an open ending inside go into a trie of their own: there the first match is not always the longest."""
    inner = [f for f in forms if "*" in f.strip("*")]
    plain = [f for f in forms if "*" not in f.strip("*")]
    return [group for group in (plain, inner) if group] or [[]]


def _form_expression(form: str) -> str:
    return "".join(map(_character, form))


def word_pattern(forms: Iterable[str], *, fused: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds any of ``forms`` as a whole word, or right behind a digit ("5tỷ").

    ``fused`` allows several forms written together.
    """
    return re.compile(rf"(?<![^\W\d_])(?<![{MARKS}])" + _word_body(forms, fused=fused))


def _word_body(forms: Iterable[str], *, fused: bool) -> str:
    body = f"(?:{trie_expression(forms, bounded=not fused)})"
    return rf"{body}(?:-?{body})*(?!{WORD})" if fused else body


class ScannerSet:
    """All the word lists that a language's grammars look for in the whole text, found in one pass.

    An Aho-Corasick automaton finds where the first word of any form begins; the list's own pattern is matched there. One pass
    over the text serves every list: the result for a text is remembered until the next texts come.
    """

    def __init__(self) -> None:
        self._bodies: list[re.Pattern[str]] = []
        self._heads: dict[str, list[int]] = {}
        self._automaton: AhoCorasick | None = None
        self._scan = functools.lru_cache(maxsize=4)(self._scan_text)

    def add(self, forms: Iterable[str], *, fused: bool = False) -> Scanner:
        """Register a word list (folded forms) and return its scanner; all lists are registered before the first scan."""
        listed = [f for f in dict.fromkeys(forms) if f]
        index = len(self._bodies)
        self._bodies.append(re.compile(_word_body(listed, fused=fused)) if listed else re.compile("(?!)"))
        for head in {head for f in listed for head in _heads(f)}:
            self._heads.setdefault(head, []).append(index)
        self._automaton = None
        self._scan.cache_clear()
        return Scanner(self, index)

    def matches(self, low: str, index: int) -> list[re.Match[str]]:
        """Return the matches of list ``index`` in the text, in order, not overlapping."""
        return self._scan(low)[index]

    def _scan_text(self, low: str) -> list[list[re.Match[str]]]:
        heads = list(self._heads)
        if self._automaton is None:
            self._automaton = AhoCorasick(heads or ["\0"])
        found: list[list[re.Match[str]]] = [[] for _ in self._bodies]
        ends = [0] * len(self._bodies)
        starts = {(start, head) for head, start, _ in self._automaton.find_matches_as_indexes(low, overlapping=True) if heads}
        starts |= {(-1, index) for index, head in enumerate(heads) if head[0] == " " and low.startswith(head[1:])}
        for start, head in sorted(starts):
            if heads[head][0] in _OPENERS:
                start += 1
            before = low[start - 1] if start else " "
            if before.isalpha() or before in _MARK_SET:
                continue
            for index in self._heads[heads[head]]:
                if start >= ends[index] and (match := self._bodies[index].match(low, start)):
                    found[index].append(match)
                    ends[index] = match.end()
        return found


SHORT_HEAD = 3
_OPENERS = ' \n(«"“'


def _heads(form: str) -> Iterator[str]:
    """What the automaton looks for: the first word; a short one of a phrase only as a whole word, or it would hit everywhere."""
    first, _, rest = form.partition(" ")
    if rest and len(first) <= SHORT_HEAD and not first.endswith("*"):
        yield from (f"{opener}{first} " for opener in _OPENERS)
    else:
        yield first.rstrip("*")


class Scanner:
    """Finds one word list in a text; the same calls as a compiled pattern."""

    def __init__(self, scanners: ScannerSet, index: int) -> None:
        self._set = scanners
        self._index = index

    def finditer(self, low: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches that lie in ``low[start:end]``."""
        matches = self._set.matches(low, self._index)
        limit = len(low) if end is None else end
        for match in matches[bisect_left(matches, start, key=_start) :]:
            if match.end() > limit:
                break
            yield match

    def search(self, low: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``low[start:end]``, or None."""
        return next(self.finditer(low, start, end), None)


def _start(match: re.Match[str]) -> int:
    return match.start()


_MARK_SET = frozenset(c for c in map(chr, range(0x300, 0x3000)) if re.match(f"[{MARKS}]", c))
