"""What the tests share: where the data stands, and which languages and articles there are."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import pickle
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mobextract import Record
from mobextract.language import languages
from mobextract.pipeline import extractor
from mobextract.record import KINDS
from mobextract.runs import progress
from mobextract.runs.worker import collect_seldom

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


@functools.cache
def corpus() -> tuple[GoldArticle, ...]:
    """Return the articles of corpora/<language>/, in a fixed order."""
    golds = {path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in sorted(CORPORA.glob("*/*.txt"))}
    return tuple(GoldArticle(path, path.parent.name, read_text(path), gold) for path, gold in golds.items())


def few() -> tuple[GoldArticle, ...]:
    """Return some articles of each language: for tests of what happens to records, whatever they hold."""
    return corpus()[::10]


@functools.cache
def record_of(language: str, text: str) -> Record:
    """Return the record of a text, read once for all tests and all processes of a run; none may change it."""
    if _known is None:
        return extractor(language).extract(text)
    place = _known / hashlib.sha256(f"{language}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    if place.exists():
        read: Record = pickle.loads(place.read_bytes())
        return read
    record = extractor(language).extract(text)
    part = place.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(record))
    part.replace(place)
    return record


_known: Path | None = None
"""Where the processes of one run (``pytest -n``) keep the records that one of them has read."""


@pytest.fixture(scope="session", autouse=True)
def records_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where there are several processes, one reads an article for all of them."""
    global _known
    if "PYTEST_XDIST_WORKER" in os.environ:
        _known = tmp_path_factory.getbasetemp().parent / "records"
        _known.mkdir(exist_ok=True)


def pytest_collection_finish() -> None:
    """What stands now stays to the end, and so do languages and records that are kept: looks for garbage took a tenth of the time."""
    collect_seldom()


@functools.cache
def documented_rules() -> frozenset[str]:
    """Return the rules that docs/rules.md lists, without the language that stands before them in a record."""
    lines = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").splitlines()
    return frozenset(rule for line in lines if line.startswith("| `") for rule in re.findall(r"`([^`]+)`", line.split("|")[1]))


def rules_of(record: Record) -> set[str]:
    """Return the rules that read a record's mentions, without the language."""
    return {mention.rule.split(".", 1)[1] for kind in KINDS for mention in getattr(record, kind)}


def shared_articles() -> list[tuple[Path, dict[str, Any]]]:
    """Return the articles beside the repository with their gold; empty where there are none."""
    golds = sorted((SHARED / "gold").glob("*.json"))
    rows = [(json.loads(path.read_text(encoding="utf-8")), path.stem) for path in golds]
    return [(path, gold) for gold, doc in rows for path in sorted((SHARED / "articles").glob(f"{doc}[_.]*"))]


MODULES = {"parquet": "pyarrow", "duckdb": "duckdb", "warc": "fastwarc", "dask": "distributed", "ray": "ray"}
"""The module that reads or writes a form, or runs an engine, where it is an optional component."""


def with_needs(names: Iterable[str]) -> list[Any]:
    """Return forms, engines or names of files as parameters of a test, which is skipped where their optional component is missing."""
    modules = [(name, MODULES.get(name.rpartition(".")[2])) for name in names]
    return [pytest.param(name, marks=[pytest.mark.needs(module)] if module else []) for name, module in modules]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose optional components (``@pytest.mark.needs``) are not installed."""
    for mark in item.iter_markers("needs"):
        for module in mark.args:
            pytest.importorskip(module)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository; skips the test where it does not exist."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("no ../shared beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def few_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the articles of ``few``, in the form of corpora/."""
    folder = tmp_path_factory.mktemp("few")
    for article in few():
        for path in (article.path, article.path.with_suffix(".json")):
            target = folder / article.language / path.name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_lines_of_progress() -> None:
    """On a busy machine a run may take long enough for one; messages are compared without them."""
    progress.EVERY = 1e9
