"""The expressions that articles of one language have needed, kept compiled for all processes.

They are kept beside the language's tables as ``packs/parsed.py`` says, for the very build of Python that compiled them, and added to when
articles have needed some more. Where Python's compiler does not give its code away, or not so that the same expression comes of it, nothing
is kept.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import msgspec

from mobextract.packs.parsed import decoded, keep, known
from mobextract.text import compiled
from mobextract.text.compiled import Code

SOME = 40
"""So many new ones are worth writing the file anew."""
MOST = 8_000
"""Where there are more, most are of earlier states of the library: they are kept no longer."""


class KeptExpressions:
    """What is kept of one language: its folder, and the digest of its tables."""

    def __init__(self, folder: Path, digest: str) -> None:
        self._path = folder / "expressions.bin"
        self._mark = hashlib.sha256(f"{digest} {sys.version} {sys.byteorder} {sys.maxsize}".encode()).digest()
        compiled.known.update(self._read())

    def _read(self) -> dict[bytes, Code]:
        content = known(self._path, self._mark)
        return decoded(content, dict[bytes, Code]) if content is not None else {}

    def add(self) -> None:
        """Keep what was compiled since, if that is much."""
        if len(compiled.made) < SOME:
            return
        made, compiled.made[:] = list(compiled.made), []
        if sys.dont_write_bytecode:
            return
        codes = self._read()
        if len(codes) > MOST:
            codes.clear()
        try:
            codes.update((compiled.key(*each), _code(*each)) for each in made)
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another Python than this was written for
            return
        keep(self._path, self._mark, msgspec.msgpack.encode(codes))


def _code(pattern: str, flags: int) -> Code:
    """The code of an expression, which must be that of the very same expression."""
    code = compiled.code_of(pattern, flags)
    if compiled.expression(pattern, code) != re.compile(pattern, flags):
        raise ValueError(pattern)
    return code
