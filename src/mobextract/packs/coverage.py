"""Which forms of a language pack no test sentence and no article contains: what ``mobextract check --cases`` prints.

A form that nothing exercises may be misspelt, and nobody would know.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mobextract.errors import MobextractError
from mobextract.language import load_language
from mobextract.text.expressions import ENDING
from mobextract.text.folding import LETTER, WORD, lower
from mobextract.text.lexicon import spellings

SUFFIXES = (".toml", ".txt", ".md")
"""Files in which sentences of a language stand."""
NO_FORMS = {"language", "transliteration"}
"""Tables that hold rules of writing, not forms."""
NO_FORM_KEYS = {"noun", "nouns_of", "patterns"}
"""Keys whose strings name concepts or templates."""


def read_texts(paths: Iterable[str]) -> Iterator[str]:
    """Yield the texts of files and folders with sentences (.toml cases, .txt articles); brackets of cases are taken off.

    Raises MobextractError where a path does not exist.
    """
    for path in map(Path, paths):
        if not path.exists():
            raise MobextractError(f"{path}: no such file or folder")
        files = sorted(f for f in path.rglob("*") if f.suffix in SUFFIXES) if path.is_dir() else [path]
        for file in files:
            yield file.read_text(encoding="utf-8").replace("⟦", "").replace("⟧", "")


def unused_forms(code: str, texts: Iterable[str], patterns: str | os.PathLike[str] | None = None) -> dict[str, list[str]]:
    """Return, for each table of the pack ``code``, the forms that occur in none of ``texts``.

    >>> unused = unused_forms("nb", ["Minst 40 prosentpoeng"])
    >>> "prosentpoeng" in unused["percent"], "prosentpoengs" in unused["percent"]
    (False, True)
    """
    folded = lower("\n".join(texts))
    unused = {}
    for path in sorted(load_language(code, patterns).folder.glob("*.toml")):
        if path.stem not in NO_FORMS:
            forms = dict.fromkeys(_forms(tomllib.loads(path.read_text(encoding="utf-8"))))
            unused[path.stem] = [form for form in forms if not any(_occurs(s, folded) for s in spellings(form))]
    return unused


def _forms(table: Any) -> Iterator[str]:
    """The strings in lists, at any depth: forms stand nowhere else."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key not in NO_FORM_KEYS:
                yield from _forms(value)
    elif isinstance(table, list):
        for value in table:
            if isinstance(value, str):
                yield value
            else:
                yield from _forms(value)


def _occurs(form: str, folded: str) -> bool:
    stems = form.split("*")
    if not all(stem.strip() in folded for stem in stems):
        return False
    inside = f"{LETTER}{{0,{ENDING}}}".join(r"\s+".join(map(re.escape, stem.split(" "))) for stem in stems)
    start = "" if form.startswith("*") else f"(?<!{WORD})"
    end = f"(?!{WORD})" if form[-1:] == "*" or re.match(WORD, form[-1:]) else ""
    return re.search(start + inside + end, folded) is not None
