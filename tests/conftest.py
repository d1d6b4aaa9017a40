"""What the tests share: where the data stands, and which languages and articles there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mobextract.language import languages

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"
"""Articles beside the repository that are not part of it; tests that read them skip where it is missing."""

LANGUAGES = languages()


@dataclass(frozen=True)
class GoldArticle:
    """An article with its gold: the text exactly as it stands in the file, and what a correct record holds."""

    path: Path
    language: str
    text: str
    gold: dict[str, Any]

    @property
    def id(self) -> str:
        """The name used in test ids."""
        return f"{self.language}/{self.path.stem}"


def read_text(path: Path) -> str:
    """Return a file's text without translating its line ends, which offsets count."""
    return path.read_bytes().decode("utf-8")


def corpus() -> Iterator[GoldArticle]:
    """Yield the articles of corpora/<language>/, in a fixed order."""
    for path in sorted(CORPORA.glob("*/*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield GoldArticle(path, path.parent.name, read_text(path), gold)


def shared_articles() -> list[tuple[Path, dict[str, Any]]]:
    """Return the articles beside the repository with their gold; empty where there are none."""
    golds = sorted((SHARED / "gold").glob("*.json"))
    rows = [(json.loads(path.read_text(encoding="utf-8")), path.stem) for path in golds]
    return [(path, gold) for gold, doc in rows for path in sorted((SHARED / "articles").glob(f"{doc}[_.]*"))]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository; skips the test where it does not exist."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("no ../shared beside the repository")
    return SHARED


@pytest.fixture(autouse=True)
def no_lines_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a run may take long enough for one; messages are compared without them."""
    monkeypatch.setattr("mobextract.runs.progress.EVERY", 1e9)
