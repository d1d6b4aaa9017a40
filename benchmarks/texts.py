"""Articles for measurements: as dense with figures and names as real ones, and never the same sentence twice.

Sentences of ``corpora/`` are put in ever new orders; their figures are drawn anew, and names of places are exchanged for others
that the same language's articles write. What the library remembers of one text therefore helps little with the next, as with
real news. Sentences without figures are taken as often as needed to come to the density of annotated provincial articles.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = 10_000
DENSITY = 90
"""Mentions in 10 KB, as annotated provincial articles have them."""
SHORTEST = 40
SENTENCES = 5
"""Sentences of one paragraph."""
_SENTENCE = re.compile(r"(?<=[.!?।])\s+")
_DIGITS = re.compile(r"\d+")


class Articles:
    """Draws articles of one language; the same ``seed`` gives the same ones."""

    def __init__(self, language: str, seed: int = 0) -> None:
        self._random = random.Random(seed)
        self._dense: list[tuple[str, list[str]]] = []
        self._plain: list[tuple[str, list[str]]] = []
        self._names: list[str] = []
        for path in sorted((ROOT / "corpora" / language).glob("*.txt")):
            self._read(path)
        self._share = 0.5
        """How many of the sentences hold figures."""

    def _read(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8")
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        names = list(dict.fromkeys(p["text"] for p in gold.get("places", []) if len(p["text"]) > 2 and p["text"][0].isalpha()))
        self._names += names
        for line in text.split("\n"):
            for sentence in _SENTENCE.split(line) if len(line) > 2 * SHORTEST else ():
                if len(sentence) >= SHORTEST:
                    kept = self._dense if _DIGITS.search(sentence) else self._plain
                    kept.append((sentence, [n for n in names if n in sentence]))

    def draw(self, size: int = SIZE) -> str:
        """Return one article of about ``size`` bytes."""
        paragraphs: list[str] = []
        length = 0
        while length < size:
            paragraph = " ".join(self._sentence() for _ in range(SENTENCES))
            paragraphs.append(paragraph)
            length += len(paragraph.encode("utf-8")) + 1
        return "\n".join(paragraphs)

    def draws(self, count: int, size: int = SIZE) -> Iterator[str]:
        """Yield ``count`` articles."""
        for _ in range(count):
            yield self.draw(size)

    def thin_out(self, mentions: float) -> None:
        """Take fewer sentences with figures, where articles hold more than ``DENSITY`` mentions in 10 KB, or more of them."""
        self._share = min(1.0, max(0.1, self._share * DENSITY / max(mentions, 1.0)))

    def _sentence(self) -> str:
        dense = self._random.random() < self._share or not self._plain
        sentence, names = self._random.choice(self._dense if dense else self._plain)
        for name in names:
            sentence = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", self._random.choice(self._names), sentence)
        return _DIGITS.sub(self._figure, sentence)

    def _figure(self, match: re.Match[str]) -> str:
        """Another figure of the same shape; years stay near their time."""
        if len(match[0]) == 4 and match[0][:2] in ("19", "20"):
            return str(self._random.randint(2010, 2025))
        return str(self._random.randint(1, 9)) + "".join(str(self._random.randint(0, 9)) for _ in match[0][1:])
