"""Phrase tables matched at a position: the literal forms of the pattern files, compiled to one trie expression.

A form is a literal phrase. ``stem*`` matches the stem with any inflectional ending, ``*head`` matches a compound that ends
in the head. Forms are folded like the text. A lexicon never scans a text: it is asked what stands right after, or right
before, a position that something else has found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from mobextract.folding import LETTER, MARKS, WORD, lower

T = TypeVar("T")

ENDING = 6
"""Longest inflectional ending that a ``stem*`` may take, in letters."""

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
        self._after: list[re.Pattern[str]] = []
        self._before: list[re.Pattern[str]] = []

    def __bool__(self) -> bool:
        return bool(self.forms)

    def after(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that starts at ``position``, and its end; or None."""
        if not self._after:
            self._after = [re.compile(trie_expression(group)) for group in _groups(self.forms)]
        matches = [match for pattern in self._after if (match := pattern.match(low, position))]
        if not matches:
            return None
        match = max(matches, key=lambda m: m.end())
        return self._value(match[0]), match.end()

    def before(self, low: str, position: int) -> tuple[T, int] | None:
        """Return the value of the longest form that ends at ``position`` (blanks skipped), and its start; or None."""
        if not self._before:
            groups = _groups([f[::-1] for f in self.forms])
            self._before = [re.compile(r"\s*(" + trie_expression(group) + ")") for group in groups]
        left = low[max(0, position - 60) : position][::-1]
        matches = [match for pattern in self._before if (match := pattern.match(left))]
        if not matches:
            return None
        match = max(matches, key=lambda m: m.end())
        return self._value(match[1][::-1]), position - match.end()

    def get(self, phrase: str) -> T | None:
        """Return the value of a whole phrase, inflected or not."""
        if phrase in self._values:
            return self._values[phrase]
        for length in range(len(phrase), 1, -1):
            if phrase[:length] in self._stems and len(phrase) - length <= ENDING:
                return self._stems[phrase[:length]]
        return None

    def _value(self, matched: str) -> T:
        phrase = " ".join(matched.split())
        value = self.get(phrase)
        if value is None:  # a stem inside a longer phrase ("new* rural* area*")
            for form in sorted(self.forms, key=len, reverse=True):
                if "*" in form and re.fullmatch(_form_expression(form), phrase):
                    return self._values[form] if form in self._values else self._stems[form.rstrip("*")]
            raise LookupError(f"no form matches {phrase!r}")
        return value


def _groups(forms: list[str]) -> list[list[str]]:
    """Forms with an open ending inside go into a trie of their own: there the first match is not always the longest."""
    inner = [f for f in forms if "*" in f.strip("*")]
    plain = [f for f in forms if "*" not in f.strip("*")]
    return [group for group in (plain, inner) if group] or [[]]


def _form_expression(form: str) -> str:
    return "".join(map(_character, form))


def word_scanner(forms: Iterable[str], *, fused: bool = False) -> str:
    """Return an expression that finds any of ``forms`` as a whole word, or right behind a digit ("5tỷ").

    ``fused`` allows several forms written together.
    """
    body = f"(?:{trie_expression(forms, bounded=not fused)})"
    repeated = rf"{body}(?:-?{body})*" if fused else body
    return rf"(?<![^\W\d_])(?<![{MARKS}]){repeated}(?!{WORD})"
