"""Regular expressions made of many literal forms: a trie, linear in the text, quick to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mobextract.text.folding import LETTER, WORD
from mobextract.text.lazy import regex

ENDING = 6
"""Longest inflectional ending that a ``stem*`` may take, in letters."""
_OPEN = f"{LETTER}{{0,{ENDING}}}"
_BOUNDARY = f"(?!{WORD})"
"""A form that ends in a letter or digit ends where a word does; one that ends in a sign ("%", ":") may be followed by one."""
FEW = 3
"""First letters up to which a scan for them is the quicker one."""
AT_WORD = f"(?<!{WORD}.)"
"""Behind the first letter of a word: where it is one's first."""
_Node = dict[str, "_Node"]
_WORD = regex(WORD)


def trie_expression(forms: Iterable[str], *, bounded: bool = True) -> str:
    """Return one regular expression that matches the longest of ``forms``; linear in the text, no backtracking to speak of.

    ``bounded``: a form must end where a word does.

    >>> re.match(trie_expression(["ten", "tenth", "two"]), "tenth of all")[0]
    'tenth'
    """
    root = _trie(forms)
    expression, end = _node_expression(root) if root else ("(?!)", "")
    return expression + end if bounded else (expression + end).replace(_BOUNDARY, "")


def scan_expression(forms: Iterable[str], before: str = AT_WORD) -> str:
    """Return the same for a search through a text, where the forms begin as ``before`` says of their first letter.

    The first letter comes first: where none of them stands, nothing else is tried. For forms that begin with few letters.

    >>> [m[0] for m in re.finditer(scan_expression(["ten", "two"]), "ten, often twofold, two")]
    ['ten', 'two']
    """
    root = _trie(forms)
    if not root:
        return "(?!)"
    branches = [_node_expression(node, first) for first, node in root.items()]
    expression, end = _either([(f"(?<={re.escape(first)}){body}", own) for first, (body, own) in zip(root, branches, strict=True)])
    return f"[{''.join(map(re.escape, root))}]{before}{expression}{end}"


def _trie(forms: Iterable[str]) -> _Node:
    root: _Node = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _node_expression(node: _Node, last: str = "") -> tuple[str, str]:
    """The expression of a node, and how all its branches end: that is written, and compiled, but once."""
    # Literal continuations first: a stem's open ending ("*") would swallow them.
    ordered = sorted((c for c in node if c), key=lambda c: c == "*")
    parts = [_branch(c, node[c]) for c in ordered]
    if "" in node:
        parts.append(("", _BOUNDARY if last == "*" or _WORD.match(last) else ""))
    return _either(parts)


def _either(parts: list[tuple[str, str]]) -> tuple[str, str]:
    end = next((e for e in (_OPEN + _BOUNDARY, _BOUNDARY) if all(part[1].endswith(e) for part in parts)), "")
    bodies = [body + own.removesuffix(end) for body, own in parts]
    return bodies[0] if len(bodies) == 1 else f"(?:{'|'.join(bodies)})", end


def _branch(character: str, node: _Node) -> tuple[str, str]:
    chain = character
    while len(node) == 1 and (after := next(iter(node))) not in ("", "*"):  # no other way on: most of a form
        chain, character, node = chain + after, after, node[after]
    body, end = _node_expression(node, character)
    written = form_expression(chain)
    return (written + body, end) if body else ("", written + end) if character == "*" else (written, end)


def form_expression(form: str) -> str:
    """Return the expression of one form, without a boundary."""
    return "".join(_OPEN if c == "*" else r"\s+" if c == " " else re.escape(c) for c in form)


def word_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of ``forms`` as a whole word, or right behind a digit ("5tỷ")."""
    listed = [form for form in forms if form]
    if len({form[0] for form in listed}) <= FEW:
        return regex(scan_expression(listed, rf"(?<!{LETTER}.)"))
    return regex(rf"(?<!{LETTER}){trie_expression(listed)}")


def fused_expression(forms: Iterable[str]) -> str:
    """Return an expression for one or more of ``forms`` written together ("femogtyve")."""
    body = f"(?:{trie_expression(forms, bounded=False)})"
    return rf"{body}(?:-?{body})*(?!{WORD})"
