"""Near-duplicates: the same story on two sites. Each article gets a MinHash signature; articles that agree in most of it are marked.

Signatures and their index stand on the disk, not in memory. The first article of a story is the original, the later ones are
marked with it; nothing is dropped.
"""

from __future__ import annotations

import sqlite3
from array import array

from mobextract.errors import MobextractError
from mobextract.text.lazy import regex

PERMUTATIONS = 128
ROWS = 4
"""Values in a band: two articles are compared where they agree in one whole band, nearly sure from a likeness of 0.5 up."""
WORDS = 3
"""Words in a shingle."""
ALIKE = 0.8
"""Share of shingles in common from which on two articles are the same story; mirrors differ in headline, byline and tail."""

_WORD = regex(r"\w+")


def signature_of(text: str) -> bytes:
    """Return the signature of a text: 128 numbers of 16 bits, the same on every machine.

    >>> a = signature_of("Xã có 32 mô hình dân vận khéo được công nhận trong năm 2024")
    >>> a == signature_of("XÃ có 32 mô hình dân vận khéo được công nhận, trong năm 2024."), len(a)
    (True, 256)
    """
    try:
        from rensa import RMinHash
    except ImportError:
        raise MobextractError('near-duplicates need rensa: pip install "mobextract[duplicates]"') from None
    words = _WORD.findall(text.lower())
    shingles = {" ".join(words[i : i + WORDS]) for i in range(max(1, len(words) - WORDS + 1))}
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update(sorted(shingles))
    return array("H", (value & 0xFFFF for value in minhash.digest())).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """Return the share of agreeing values of two signatures, an estimate of the share of shingles in common."""
    return sum(a == b for a, b in zip(array("H", one), array("H", other), strict=True)) / PERMUTATIONS


class NearIndex:
    """Finds for each signature the first earlier one that is nearly the same."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, name TEXT, signature BLOB)")
        self._base.execute("CREATE TABLE band (key BLOB, id INT, PRIMARY KEY (key, id)) WITHOUT ROWID")

    def add(self, name: str, signature: bytes) -> tuple[str, float] | None:
        """Remember an article; return the original that it repeats with the likeness, or None where it is new."""
        width = 2 * ROWS
        keys = [bytes([n]) + signature[n * width : (n + 1) * width] for n in range(len(signature) // width)]
        marks = ",".join("?" * len(keys))
        found = self._base.execute(
            f"SELECT name, signature FROM article WHERE id IN (SELECT id FROM band WHERE key IN ({marks})) ORDER BY id", keys
        )
        for original, other in found:
            alike = likeness(signature, other)
            if alike >= ALIKE:
                found.close()
                return original, alike
        number = self._base.execute("INSERT INTO article (name, signature) VALUES (?, ?)", (name, signature)).lastrowid
        self._base.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, number) for key in keys])
        return None
