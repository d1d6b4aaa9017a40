"""Load, validate and hold the patterns of one language: ``patterns/common`` and ``patterns/<language>``.

The folder is the registration: a language exists because its folder holds a ``language.toml``. All problems of a pack are
collected and raised together, each with its file and place.
"""

from __future__ import annotations

import functools
import hashlib
import os
from pathlib import Path
from typing import Any

import msgspec

from mobextract.errors import PatternError, UnknownLanguageError
from mobextract.packs.common_tables import COMMON_TABLES
from mobextract.packs.expressions import broken_expressions
from mobextract.packs.parsed import decoded, packed
from mobextract.packs.tables import TABLES, LanguageTable
from mobextract.text.folding import WORD

PATTERNS_VARIABLE = "MOBEXTRACT_PATTERNS"
"""Environment variable that names another patterns folder."""

OPTIONAL = ("places", "transliteration")
"""Tables that a language may leave out: it then has no designators, or no script of its own to read names in."""
_EMPTY = msgspec.msgpack.encode({})


def patterns_root(patterns: str | os.PathLike[str] | None = None) -> Path:
    """Return the patterns folder: the given one, that of the environment, the installed one, or that of the checkout."""
    given = patterns or os.environ.get(PATTERNS_VARIABLE)
    if given:
        root = Path(given)
        if not root.is_dir():
            raise PatternError(f"patterns folder {root} does not exist")
        return root
    return _shipped()


def _shipped() -> Path:
    """The patterns that came with the library."""
    here = Path(__file__)
    installed = here.parent / "patterns"
    return installed if installed.is_dir() else here.parents[2] / "patterns"


def languages(patterns: str | os.PathLike[str] | None = None) -> list[str]:
    """Return the codes of all languages that have patterns, in ``patterns`` if another folder is given; raises PatternError where there
    is no such folder.

    >>> [code for code in languages() if code in ("el", "hi", "nb", "ru", "vi")]
    ['el', 'hi', 'nb', 'ru', 'vi']
    """
    return sorted(p.parent.name for p in patterns_root(patterns).glob("*/language.toml"))


class Language:
    """The validated pattern tables of one language; what modules compile from them is kept by those modules."""

    word = WORD

    def __init__(self, code: str, root: Path) -> None:
        problems: list[str] = []
        self.code = code
        self.root = root
        self.folder = root / code
        self._tables = _load_folder(self.folder, TABLES, problems)
        self._common = _load_folder(root / "common", COMMON_TABLES, problems)
        if root != _shipped():  # a test compiles those of our own
            problems += [f"{root / 'common' / name}.toml: {what}" for name, what in broken_expressions(self._common)]
        info = self._tables.get("language")
        if info is not None and info.code != code:
            problems.append(f"{self.folder / 'language.toml'}: code is {info.code!r}, the folder is {code!r}")
        if problems:
            raise PatternError("\n".join(problems))
        self.digest = _digest(root, code)

    @property
    def info(self) -> LanguageTable:
        """The table language.toml."""
        table: LanguageTable = self._tables["language"]
        return table

    @property
    def locale(self) -> str:
        """The CLDR locale of the language."""
        return self.info.cldr or self.code

    def table(self, name: str) -> Any:
        """Return the validated table of ``<name>.toml`` of the language."""
        return self._tables[name]

    def common(self, name: str) -> Any:
        """Return the validated table of ``common/<name>.toml``."""
        return self._common[name]

    def __repr__(self) -> str:
        return f"Language({self.code!r})"


def load_language(code: str, patterns: str | os.PathLike[str] | None = None) -> Language:
    """Return the language ``code``, loaded once per process and folder.

    Raises UnknownLanguageError, naming the closest code, where it has no folder; PatternError where a file is broken.
    """
    root = patterns_root(patterns)
    available = languages(root)
    if code not in available:
        import difflib  # takes longer than all else here

        close = difflib.get_close_matches(code, available, n=1, cutoff=0.4)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise UnknownLanguageError(f"no patterns for {code!r}.{hint} Available: {', '.join(available) or 'none'}.")
    return _load(code, root)


@functools.lru_cache(maxsize=64)
def _load(code: str, root: Path) -> Language:
    return Language(code, root)


def _load_folder(folder: Path, tables: dict[str, type[Any]], problems: list[str]) -> dict[str, Any]:
    loaded: dict[str, Any] = {}
    for name, table in tables.items():
        path = folder / f"{name}.toml"
        try:
            loaded[name] = decoded(packed(path), table)
        except FileNotFoundError:
            if name in OPTIONAL:
                loaded[name] = decoded(_EMPTY, table)
            else:
                problems.append(f"{path}: the file is missing")
        except ValueError as error:  # no UTF-8, no TOML, or none of the table
            problems.append(f"{path}: {_explain(error, table)}")
    known = {f"{name}.toml" for name in tables}
    problems += [
        f"{path}: unknown file; known are {', '.join(sorted(known))}" for path in sorted(folder.glob("*.toml")) if path.name not in known
    ]
    return loaded


def _explain(error: Exception, table: type[Any]) -> str:
    text = str(error)
    if "unknown field" in text and hasattr(table, "__struct_fields__"):
        text += f"; known keys of the file are {', '.join(table.__struct_fields__)}"
    return text


def _digest(root: Path, code: str) -> str:
    """Digest of everything the language is read with: its folder and the common one."""
    digest = hashlib.sha256()
    for folder in ("common", code):
        for path in sorted((root / folder).iterdir()):
            if path.suffix in (".toml", ".tsv"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return "sha256:" + digest.hexdigest()[:16]
