"""Compiled expressions are kept between processes; what comes of their code is the very same expression."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mobextract.packs import kept_expressions
from mobextract.packs.kept_expressions import KeptExpressions
from mobextract.text import compiled
from mobextract.text.lazy import regex

PATTERNS = [r"(?P<n>\d+) (?:hộ|xã)", r"(?<!\w)[α-ω]{2,}$|(?i:ABC)", "", r"(a)(?P<b>b)?(c)"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(kept_expressions, "SOME", len(PATTERNS))
    monkeypatch.setattr(compiled, "known", {})
    monkeypatch.setattr(compiled, "made", [])
    yield tmp_path


def _use() -> None:
    for pattern in PATTERNS:
        assert regex(pattern, re.S).sub("", "12 hộ") == re.compile(pattern, re.S).sub("", "12 hộ")


def test_what_one_process_compiled_the_next_is_given(folder: Path) -> None:
    KeptExpressions(folder, "digest")
    _use()
    assert len(compiled.made) == len(PATTERNS)
    KeptExpressions(folder, "digest").add()
    assert not compiled.made
    KeptExpressions(folder, "digest")
    assert {compiled.key(pattern, re.S) for pattern in PATTERNS} == set(compiled.known)
    _use()
    assert not compiled.made
    assert not compiled.known


@pytest.mark.parametrize("pattern", PATTERNS)
def test_code_gives_the_same_expression(pattern: str) -> None:
    for flags in (0, re.S, re.I | re.M):
        whole = compiled.expression(pattern, compiled.code_of(pattern, flags))
        assert whole == re.compile(pattern, flags)
        assert dict(whole.groupindex) == dict(re.compile(pattern, flags).groupindex)


def test_nothing_is_kept_for_other_tables(folder: Path) -> None:
    _use()
    KeptExpressions(folder, "digest").add()
    KeptExpressions(folder, "another")
    assert not compiled.known


def test_nothing_is_kept_where_python_gives_no_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_compiler", object)
    _use()
    KeptExpressions(folder, "digest").add()
    assert not (folder / "__pycache__").exists()


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _use()
    KeptExpressions(folder, "digest").add()
    assert not (folder / "__pycache__").exists()
