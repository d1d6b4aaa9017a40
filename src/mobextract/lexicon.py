"""Phrase tables matched at a position: the literal forms of the pattern files, found by the word that stands there.

A form is a literal phrase. ``stem*`` matches the stem with any inflectional ending, ``*head`` matches a compound that ends
in the head. Forms are folded like the text. A lexicon never scans a text: it is asked what stands right after, or right
before, a position that something else has found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Literal, TypeVar

from mobextract.devanagari import devanagari_spellings, is_devanagari
from mobextract.folding import LETTER, MARKS, WORD, lower

T = TypeVar("T")
V = TypeVar("V")

ENDING = 6
"""Longest inflectional ending that a ``stem*`` may take, in letters."""

GLANCE = 3
"""Letters of a word that are looked at before any pattern is tried."""
REMEMBERED = 4_000
"""Words of texts whose entries a lexicon remembers."""
LONGEST_FORM = 60
"""Characters that are looked at before a position; no form is longer."""

HEAD = re.compile(rf"{WORD}+|.", re.S)
"""The word, or single sign, at a position."""
_SINGLE = re.compile(rf"{WORD}+\*?|.", re.S)
_ENDING = re.compile(f"{LETTER}{{0,{ENDING}}}")

def fold_form(form: str) -> str:
    """Return a pattern file's form as it appears in folded text."""
    return " ".join(lower(form).split())


def spellings(form: str) -> Iterator[str]:
    """Yield a folded form, and for Devanagari also its other spellings.

    Pages leave the nukta dots out (all, or those of foreign sounds), write a glide or not (लिए, लिये), and a nasal as a dot or as
    half a letter (केंद्र, केन्द्र). A form varies in each of the three as a whole.

    >>> list(spellings("केंद्र के लिए")), list(spellings("work*"))
    (['केंद्र के लिए', 'केंद्र के लिये', 'केन्द्र के लिए', 'केन्द्र के लिये'], ['work*'])
    """
    folded = fold_form(form)
    yield from devanagari_spellings(folded) if is_devanagari(folded) else (folded,)


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


class WordIndex:
    """Forms by the word that they begin with, or end with: only few forms can match at a given word."""

    def __init__(self, forms: Iterable[str], side: Literal["first", "last"] = "first", derived: tuple[str, ...] = ()) -> None:
        self._derived = derived
        self._whole: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        for form in filter(None, forms):
            if side == "first":
                word = first_word(form)
                stem = form[len(word) : len(word) + 1] == "*"
            else:
                word, stem = _last_word(form.rstrip("*")), form[-1] == "*"
            (self._stems if stem else self._whole).setdefault(word, []).append(form)

    def at(self, word: str) -> list[str]:
        """Return the forms that may match where ``word`` stands."""
        found = list(self._whole.get(word, ()))
        for length in range(max(1, len(word) - ENDING), len(word) + 1):
            stems = self._stems.get(word[:length])
            if stems and _ENDING.fullmatch(word, length) and not word[length:].endswith(self._derived):
                found += stems
        return found


def is_single(form: str) -> bool:
    """Whether a form is one word or sign: it matches wherever its word stands."""
    return _SINGLE.fullmatch(form) is not None


def first_word(text: str) -> str:
    """Return the word, or single sign, that a text begins with."""
    match = HEAD.match(text)
    return match[0] if match else ""


def _last_word(text: str) -> str:
    return first_word(text[::-1])[::-1]


class _Glances(dict[str, bool]):
    """Whether a form may begin with the few letters that stand at a position; what was looked up once is remembered."""

    def __init__(self, heads: Iterable[str]) -> None:
        self._heads = frozenset(heads)

    def __missing__(self, glance: str) -> bool:
        return _remember(self, glance, any(glance[:length] in self._heads for length in range(1, GLANCE + 1)))


_Entry = tuple[T | None, int, Sequence[re.Pattern[str]]]
"""What a lexicon has at one word: a value and the word's length, or the expressions of the phrases that begin there."""


class Lexicon(Generic[T]):
    """Forms with their values, matched longest first right after or right before a position of folded text.

    >>> units = Lexicon([("metre*", "meter"), ("square metre*", "square-meter")])
    >>> text = "over 40 square metres of land"
    >>> units.after(text, 8)
    ('square-meter', 21)
    >>> Lexicon([("over", "more_than")]).before(text, 5)
    ('more_than', 0)
    """

    def __init__(self, entries: Iterable[tuple[str, T]], derived: tuple[str, ...] = ()) -> None:
        self._derived = derived
        """Endings that make another word of a stem ("общин*" is no "общинных"): there it does not match."""
        self._values: dict[str, T] = {}
        self._stems: dict[str, T] = {}
        for form, value in entries:
            for folded in spellings(form):
                table = self._stems if folded.endswith("*") else self._values
                table.setdefault(folded.rstrip("*"), value)
        self.forms = [*self._values, *(stem + "*" for stem in self._stems)]
        self._open = _Glances(first_word(f)[:GLANCE] for f in self.forms if f)
        lasts = {f.split(" ")[-1] for f in self.forms if f}
        self._tails = frozenset(last.rstrip("*")[:GLANCE] for last in lasts)
        self._short = tuple(last.rstrip("*") for last in lasts if last.endswith("*") and len(last) <= GLANCE)
        """How forms, and their last words, begin: most look-ups fail on these, before anything else is tried."""
        self._known: dict[str, T] = {}
        self._right: dict[str, _Entry[T]] = {}
        self._left: dict[str, _Entry[T]] = {}

    def __bool__(self) -> bool:
        return bool(self.forms)

    def after(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that starts at ``position``, and its end; or None."""
        if not self._open[low[position : position + GLANCE]]:
            return None
        word = HEAD.match(low, position)[0]  # type: ignore[index]
        value, length, patterns = self._right.get(word) or self._learn_right(word)
        if length:
            return value, position + length  # type: ignore[return-value]
        best = _longest(patterns, low, position) if patterns else None
        return (self._value(best[0]), best.end()) if best else None

    def before(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that ends at ``position`` (blanks skipped), and its start; or None."""
        cursor, token, glance, plain = _left_token(low, position)
        if glance not in self._tails and plain and not glance.startswith(self._short):
            return None
        value, length, patterns = self._left.get(token) or self._learn_left(token)
        if length:
            return value, cursor - length  # type: ignore[return-value]
        best = _longest(patterns, low[max(0, cursor - LONGEST_FORM) : cursor][::-1], 0) if patterns else None
        return (self._value(best[0][::-1]), cursor - best.end()) if best else None

    def get(self, phrase: str) -> T | None:
        """Return the value of a whole phrase, inflected or not."""
        if phrase in self._values:
            return self._values[phrase]
        for length in range(len(phrase), 1, -1):
            if phrase[:length] in self._stems and _ENDING.fullmatch(phrase, length):
                return self._stems[phrase[:length]]
        return None

    @functools.cached_property
    def _by_first(self) -> WordIndex:
        return WordIndex(self.forms, derived=self._derived)

    @functools.cached_property
    def _by_last(self) -> WordIndex:
        return WordIndex(self.forms, "last", self._derived)

    def _learn_right(self, word: str) -> _Entry[T]:
        entry = self._entry(word, self._by_first.at(word), 1)
        return _remember(self._right, word, entry)

    def _learn_left(self, token: str) -> _Entry[T]:
        word = _last_word(token)
        entry = self._entry(word, self._by_last.at(word), -1)
        return _remember(self._left, token, entry)

    def _entry(self, word: str, forms: list[str], step: int) -> _Entry[T]:
        """What stands at ``word``: nothing, the word by itself, or one of the phrases that it begins (or ends: ``step`` -1)."""
        if forms and all(map(is_single, forms)):
            return self._value(word), len(word), ()
        return None, 0, [re.compile(trie_expression(group)) for group in _groups([f[::step] for f in forms])]

    def _value(self, matched: str) -> T:
        if matched in self._values:
            return self._values[matched]
        if matched not in self._known:
            _remember(self._known, matched, self._find_value(" ".join(matched.split())))
        return self._known[matched]

    def _find_value(self, phrase: str) -> T:
        value = self.get(phrase)
        if value is None:  # a stem inside a longer phrase ("new* rural* area*")
            for form in sorted(self.forms, key=len, reverse=True):
                if "*" in form and re.fullmatch(_form_expression(form), phrase):
                    return self._values[form] if form in self._values else self._stems[form.rstrip("*")]
            raise LookupError(f"no form matches {phrase!r}")
        return value


def _remember(table: dict[str, V], key: str, value: V) -> V:
    if len(table) > REMEMBERED:
        table.clear()
    table[key] = value
    return value


def _longest(patterns: Sequence[re.Pattern[str]], text: str, position: int) -> re.Match[str] | None:
    best = None
    for pattern in patterns:
        match = pattern.match(text, position)
        if match and (best is None or match.end() > best.end()):
            best = match
    return best


@functools.lru_cache(maxsize=256)
def _left_token(low: str, position: int) -> tuple[int, str, str, bool]:
    """Where the last word before ``position`` ends, this word with the signs at it, how it begins, and whether with letters.

    Remembered, because several lexicons are asked at one position.
    """
    cursor = position
    while cursor and low[cursor - 1] in " \n":
        cursor -= 1
    window = low[cursor - LONGEST_FORM : cursor] if cursor > LONGEST_FORM else low[:cursor]
    token = window[window.rfind(" ") + 1 :]
    if "\n" in token:
        token = token[token.rfind("\n") + 1 :]
    glance = token[:GLANCE]
    return cursor, token, glance, not cursor or glance.isalpha()


def _groups(forms: list[str]) -> list[list[str]]:
    """Forms with an open ending inside go into a trie of their own: there the first match is not always the longest."""
    inner = [f for f in forms if "*" in f.strip("*")]
    plain = [f for f in forms if "*" not in f.strip("*")]
    return [group for group in (plain, inner) if group]


def _form_expression(form: str) -> str:
    return "".join(map(_character, form))


def word_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of ``forms`` as a whole word, or right behind a digit ("5tỷ")."""
    return re.compile(rf"(?<![^\W\d_])(?<![{MARKS}])(?:{trie_expression(forms)})")


def fused_expression(forms: Iterable[str]) -> str:
    """Return an expression for one or more of ``forms`` written together ("femogtyve")."""
    body = f"(?:{trie_expression(forms, bounded=False)})"
    return rf"{body}(?:-?{body})*(?!{WORD})"
