"""What TOML files say is kept between processes, and never outlives a change of the file."""

import sys
from pathlib import Path

import msgspec
import pytest

from mobextract.packs.parsed import packed


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.toml"
    path.write_text('words = ["xã", "thôn*"]\n', encoding="utf-8")
    return path


def test_what_a_file_says_is_kept_until_it_changes(table: Path) -> None:
    first = packed(table)
    (kept,) = (table.parent / "__pycache__").iterdir()
    stamp = kept.stat().st_mtime_ns
    assert msgspec.msgpack.decode(packed(table)) == msgspec.msgpack.decode(first) == {"words": ["xã", "thôn*"]}
    assert kept.stat().st_mtime_ns == stamp
    table.write_text('words = ["ấp"]\n', encoding="utf-8")
    assert msgspec.msgpack.decode(packed(table)) == {"words": ["ấp"]}


def test_what_was_not_kept_whole_is_parsed_again(table: Path) -> None:
    first = packed(table)
    (kept,) = (table.parent / "__pycache__").iterdir()
    kept.write_bytes(b"")
    assert packed(table) == first


def test_nothing_is_written_where_python_writes_nothing(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    packed(table)
    assert not (table.parent / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_is_read(table: Path) -> None:
    (table.parent / "__pycache__").write_text("", encoding="utf-8")
    assert msgspec.msgpack.decode(packed(table)) == {"words": ["xã", "thôn*"]}
