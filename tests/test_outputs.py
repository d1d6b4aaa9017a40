"""Outputs: every form, whole or absent, and back again without loss; the accounting; what stands beside an output."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from command import run
from conftest import CORPORA, corpus, few, record_of, with_needs
from mobextract import MobextractError, extract
from mobextract.runs import FORMATS
from mobextract.runs.formats import convert, write
from mobextract.runs.progress import Reporter
from mobextract.runs.tidy import columns, rows

ARTICLES = corpus()
NORWEGIAN = "I fjor ble {} modeller godkjent på øya, og folk ga bort jord så veien gjennom bygda kunne bli bredere."


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return [msgspec.structs.replace(record_of(a.language, a.text), id=a.path.stem).to_json() for a in few()] + [awkward()]


def awkward() -> str:
    """A record whose strings would break a careless writer, with values that no float and no decimal column can hold."""
    text = 'Landsbyen "Lys, vei";\r\nhar 25 hus, \'NULL\', =1+1 og 89.12345678901234567 prosent \\N 😀\t|'
    record = extract(text, "nb", id='a/b "c"\n,d', title="  Lys\tpå\r\nveien ")
    record.counts[0].value = Decimal("123456789012345678901234567890123456789")
    record.counts[0].place = ["Rạch Gốc", "Cà Mau"]
    record.percentages[0].value = Decimal("0.00000000000000000001")
    return record.to_json()


@pytest.mark.parametrize("form", with_needs(FORMATS))
def test_every_form_gives_the_records_back(form: str, lines: list[str], tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert write(lines, target, form) == len(lines)
    assert convert(target, tmp_path / "back.jsonl", form, "jsonl") == len(lines)
    assert (tmp_path / "back.jsonl").read_bytes().decode("utf-8").split("\n") == [*lines, ""]
    assert {path.name for path in tmp_path.iterdir()} == {"out", "back.jsonl"}


@pytest.fixture(scope="module")
def norwegian(few_folder: Path) -> str:
    """What a run over the Norwegian ones of the few articles writes."""
    return run("extract", few_folder / "nb", "-q", "-l", "nb").stdout


@pytest.mark.parametrize("form", with_needs(FORMATS))
def test_extract_writes_every_form(form: str, norwegian: str, few_folder: Path, tmp_path: Path) -> None:
    folder = few_folder / "nb"
    target = tmp_path / ("records" if form in ("json", "csv") else f"records.{form}")
    arguments = ["-l", "nb", *(["--format", form] if form in ("json", "csv") else [])]
    assert run("extract", folder, "--out", target, "-q", *arguments).exit_code == 0
    back = run("convert", target, tmp_path / "back.jsonl")
    assert back.stderr == f"{sum(a.language == 'nb' for a in few())} records written to {tmp_path / 'back.jsonl'}\n"
    assert (tmp_path / "back.jsonl").read_text(encoding="utf-8") == norwegian
    assert run("extract", folder, "--out", target, "-q", *arguments).exit_code == 0, "and writes it anew"


@pytest.mark.parametrize("form", with_needs(["csv", "sqlite", "duckdb"]))
def test_tidy_tables(form: str, lines: list[str], tmp_path: Path) -> None:
    write(lines, tmp_path / "out", form)
    tables = read_tables(tmp_path / "out", form)
    assert list(tables) == list(columns())
    wanted: dict[str, list[Any]] = {name: [] for name in columns()}
    for number, line in enumerate(lines[:-1], 1):
        for name, row in rows(number, line):
            wanted[name].append(row)
    for name, table in tables.items():
        got = [row for row in table if int(row[0]) < len(lines)]
        assert len(got) == len(wanted[name])
        for row, right in zip(got, wanted[name], strict=True):
            assert [plain(cell) for cell in row] == [plain(cell) for cell in right]


def plain(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, (int, float, Decimal)):
        return format(Decimal(str(cell)).normalize(), "f")
    text = str(cell)
    if text in ("True", "False"):
        return str(int(text == "True"))
    try:
        return format(Decimal(text).normalize(), "f") if text[:1] in "-0123456789" and not text.startswith("0x") else text
    except ArithmeticError:
        return text


def read_tables(path: Path, form: str) -> dict[str, list[Any]]:
    if form == "csv":
        csv.field_size_limit(1 << 30)
        tables: dict[str, list[Any]] = {}
        for name in columns():
            with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                head, *tables[name] = list(csv.reader(file))
                assert head == list(columns()[name])
        return tables
    if form == "sqlite":
        return {name: sqlite3.connect(path).execute(f"SELECT * FROM {name}").fetchall() for name in columns()}
    import duckdb

    with duckdb.connect(str(path), read_only=True) as base:
        return {name: base.execute(f"SELECT * FROM {name}").fetchall() for name in columns()}


@pytest.mark.needs("pyarrow")
def test_parquet_has_exact_decimals_and_lists(lines: list[str], tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    write(lines, tmp_path / "out.parquet", "parquet")
    table = pq.read_table(tmp_path / "out.parquet").to_pylist()
    record = json.loads(lines[0], parse_float=Decimal, parse_int=Decimal)
    assert [c["value"] for c in table[0]["counts"]] == [c["value"] for c in record["counts"]]
    assert [p["text"] for p in table[0]["places"]] == [p["text"] for p in record["places"]]
    assert (table[-1]["counts"][0]["value"], table[-1]["percentages"][0]["value"]) == (None, None), "what does not fit is no wrong figure"
    assert table[-1]["counts"][0]["place"] == "Rạch Gốc | Cà Mau"


@pytest.mark.parametrize("form", with_needs(FORMATS))
def test_a_torn_line_is_named_and_nothing_is_left(form: str, lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "torn.jsonl"
    path.write_text(lines[0] + "\n" + lines[1][:100], encoding="utf-8")
    with pytest.raises(MobextractError, match=r"torn\.jsonl:2: no record of mobextract, the last line is torn"):
        convert(path, tmp_path / "out", target_form=form)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", with_needs(["parquet", "duckdb", "sqlite"]))
def test_damaged_files_are_named(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{form}"
    path.write_bytes(b"neither of them")
    result = run("convert", path, tmp_path / "y.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{path}: cannot be read as {form} of mobextract" in result.stderr


def test_nothing_of_others_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("hus", encoding="utf-8")
    for form in ("csv", "json"):
        result = run("extract", CORPORA / "nb", "--out", tmp_path / "mine", "--format", form)
        assert result.exit_code == 2 and "is not a folder of" in result.stderr
    assert "is a folder" in run("extract", CORPORA / "nb", "--out", tmp_path / "mine").stderr
    assert (tmp_path / "mine" / "thesis.txt").exists()
    assert "source and target are the same" in run("convert", *2 * [same(tmp_path)]).stderr


def same(folder: Path) -> Path:
    path = folder / "same.jsonl"
    path.touch()
    return path


# the accounting


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Nine inputs: four articles, one of them twice, an empty one, a picture, one of a foreign language, a link."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n, name in enumerate(("a", "c", "e", "g")):
        (folder / f"{name}.txt").write_text(NORWEGIAN.format(30 + n), encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x89PNG")
    (folder / "d.txt").write_bytes(b" \n")
    (folder / "f.txt").write_text(NORWEGIAN.format(31), encoding="utf-8")
    (folder / "h.txt").write_text("Die Gemeinde führte im vergangenen Jahr 71 Gespräche mit der Bevölkerung über neue Straßen.", encoding="utf-8")
    (folder / "i.txt").symlink_to(folder / "a.txt")
    return folder


def entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_every_input_is_accounted_for(mixed: Path, tmp_path: Path, workers: str) -> None:
    out = tmp_path / "out.jsonl"
    result = run("extract", mixed, "--out", out, "--workers", workers)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "4 articles read, 2 in quarantine, 3 skipped (1 empty, 1 duplicate, 1 link), 0 with warnings"
    stamp, *manifest = entries(Path(f"{out}.manifest.jsonl"))
    assert stamp["patterns"].startswith("sha256:") and stamp["mobextract"]
    kinds = {Path(e["name"]).stem: (e["status"], e.get("cause")) for e in manifest}
    assert kinds == {
        "a": ("record", None), "b": ("quarantined", "input"), "c": ("record", None), "d": ("skipped", "empty"), "e": ("record", None),
        "f": ("skipped", "duplicate"), "g": ("record", None), "h": ("quarantined", "input"), "i": ("skipped", "link"),
    }  # fmt: skip
    assert [r["id"] for r in entries(out)] == ["a", "c", "e", "g"]
    quarantine = entries(Path(f"{out}.quarantine.jsonl"))
    assert [(Path(e["name"]).stem, e["reason"][:8]) for e in quarantine] == [("b", "not text"), ("h", "the text")]
    assert quarantine == [e for e in manifest if e["status"] == "quarantined"]


def test_duplicates_are_kept_when_asked(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("extract", mixed, "--out", out, "--keep-duplicates")
    assert [r["id"] for r in entries(out)] == ["a", "c", "e", "f", "g"]


def test_the_quarantine_goes_when_nothing_is_in_it(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("extract", mixed, "--out", out)
    (mixed / "b.txt").unlink()
    (mixed / "h.txt").unlink()
    assert run("extract", mixed, "--out", out).exit_code == 0
    assert not Path(f"{out}.quarantine.jsonl").exists()


def test_strict_stops_at_the_first(mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("extract", mixed, "--out", out, "--strict")
    assert result.exit_code == 1
    assert not out.exists()
    assert "b.txt: not text but a PNG image" in result.stderr and "h.txt" not in result.stderr
    (mixed / "b.txt").unlink()
    (mixed / "h.txt").unlink()
    assert run("extract", mixed, "--out", out, "--strict", "--resume").exit_code == 0
    assert [r["id"] for r in entries(out)] == ["a", "c", "e", "g"]
    (mixed / "b.txt").write_bytes(b"\x89PNG")
    on_stdout = run("extract", mixed, "--strict")
    assert (on_stdout.exit_code, len(on_stdout.stdout.splitlines())) == (1, 1)


def test_a_fault_of_ours_is_status_3(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mobextract.runs.outcome.extract_article", lambda *_: 1 / 0)
    result = run("extract", mixed / "a.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "internal error, please report it: ZeroDivisionError" in result.stderr
    monkeypatch.setattr("mobextract.inputs.sources.find_jobs", lambda *_, **__: 1 / 0)
    result = run("extract", mixed / "a.txt")
    assert result.exit_code == 3 and "an internal error, please report it" in result.stderr


def test_a_full_disk_is_no_success(mixed: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with open("/dev/full", "wb") as full:
        process = subprocess.run([sys.executable, "-m", "mobextract", "extract", str(mixed), "-q"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert process.returncode == 3 and b"No space left" in process.stderr


def test_messages_for_programs(mixed: Path, tmp_path: Path) -> None:
    result = run("extract", mixed, "--out", tmp_path / "out.jsonl", "--log-json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [e["event"] for e in events] == ["quarantined", "skipped", "skipped", "quarantined", "skipped", "summary"]
    assert events[0]["cause"] == "input" and events[0]["name"].endswith("b.txt")
    last = events[-1]
    assert (last["inputs"], last["total"], last["records"], last["quarantined"], last["skipped"]) == (9, 9, 4, 2, 3)
    quiet = run("extract", mixed, "--out", tmp_path / "out.jsonl", "--log-json", "--quiet")
    assert [json.loads(line)["event"] for line in quiet.stderr.splitlines()] == ["quarantined", "quarantined"]


def test_an_empty_article_by_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    result = run("extract", tmp_path / "a.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 articles read, 0 in quarantine, 1 skipped (1 empty), 0 with warnings\n"
    assert run("extract", tmp_path / "a.txt", "--quiet").stderr == ""


def test_quiet_names_failures_only(mixed: Path) -> None:
    result = run("extract", mixed, "--quiet")
    assert [line.rsplit("/", 1)[-1][:5] for line in result.stderr.splitlines()] == ["b.txt", "h.txt"]


def test_progress_as_plain_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mobextract.runs.progress.EVERY", 0.0)
    with Reporter(4) as report:
        report.add({"name": "a", "status": "record", "warnings": 1})
        report.add({"name": "b\x1b[2J\n", "status": "quarantined", "cause": "input", "reason": "not text"})
    first, bad, second = capsys.readouterr().err.splitlines()
    assert first.startswith("mobextract: 1 of 4 inputs, ") and first.endswith("0 in quarantine, 0 s left")
    assert bad == "mobextract: b\\x1b[2J\\n: not text", "what a name holds must not command a terminal"
    assert second.startswith("mobextract: 2 of 4 inputs, ")


def test_progress_on_a_terminal(mixed: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "mobextract", "extract", str(mixed), "--out", str(tmp_path / "o.jsonl")]
    process = subprocess.Popen(command, stderr=child, env={**os.environ, "TERM": "xterm", "COLUMNS": "200"})
    os.close(child)
    shown = b""
    while True:
        try:
            data = os.read(parent, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    assert process.wait() == 1
    text = shown.decode("utf-8", "replace")
    assert "9/9" in text and "2 in quarantine" in text and "/s" in text and "b.txt: not text but a PNG image" in text


WRONG = {
    "resume without out": (["--resume"], "--resume needs --out"),
    "format without out": (["--format", "csv"], "--format needs --out"),
    "near duplicates without out": (["--near-duplicates"], "--near-duplicates needs --out"),
    "retry without resume": (["--out", "x", "--retry"], "--retry needs --resume"),
    "address without engine": (["--address", "tcp://x"], "--address needs --engine"),
    "unknown format": (["--out", "x", "--format", "xml"], "is not one of"),
    "unknown engine": (["--engine", "slurm"], "is not one of"),
    "no seconds": (["--seconds", "0"], "not in the range"),
    "missing folder of out": (["--out", "nowhere/x.csv"], "the folder nowhere does not exist"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, message = WRONG[name]
    result = run("extract", CORPORA / "nb", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


# near-duplicates


@pytest.mark.needs("rensa")
def test_near_duplicates_are_listed_not_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    story = ARTICLES[0].text
    (folder / "a.txt").write_text(story, encoding="utf-8")
    (folder / "b.txt").write_text(ARTICLES[1].text, encoding="utf-8")
    (folder / "c.txt").write_text("Speil: " + story + "\nKilde: avisen", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = run("extract", folder, "--out", out, "--near-duplicates", "-l", ARTICLES[0].language)
    assert result.exit_code == 0, result.output
    assert [r["id"] for r in entries(out)] == ["a", "b", "c"]
    (found,) = entries(Path(f"{out}.duplicates.jsonl"))
    assert (Path(found["name"]).name, Path(found["original"]).name) == ("c.txt", "a.txt")
    assert 0.8 <= found["likeness"] <= 1
    assert "1 near-duplicates are listed" in result.stderr
    again = run("extract", folder, "--out", out, "--near-duplicates", "-l", ARTICLES[0].language, "--resume")
    assert again.exit_code == 0 and entries(Path(f"{out}.duplicates.jsonl")) == [found], "signatures are taken over"
    (folder / "c.txt").unlink()
    assert "no near-duplicates" in run("extract", folder, "--out", out, "--near-duplicates", "--resume").stderr
    assert not Path(f"{out}.duplicates.jsonl").exists()
