"""The command line: what goes to standard output, what to standard error, and the exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from command import run
from conftest import CORPORA, LANGUAGES, ROOT, corpus, few
from mobextract import Record, __version__
from mobextract.record import json_schema

ARTICLES = corpus()
TEXT = "I 2024 hadde landsbyen 25 hus og over 37,5 milliarder dong."


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "mobextract", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_one_article_is_one_json_object() -> None:
    result = run("extract", ARTICLES[0].path)
    record = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (record["id"], record["source"]["path"]) == (ARTICLES[0].path.stem, str(ARTICLES[0].path))
    assert record["article"]["characters"] == len(ARTICLES[0].text)
    jsonschema.validate(record, json_schema())


@pytest.fixture(scope="module")
def few_records(few_folder: Path) -> Result:
    """What a run over a folder of some articles in each language gives."""
    return run("extract", few_folder)


def test_many_articles_are_lines_of_json(few_records: Result) -> None:
    result = few_records
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["id"] for r in records] == [a.path.stem for a in few()]
    assert [r["article"]["language"] for r in records] == [a.language for a in few()]
    warned = sum(bool(r["warnings"]) for r in records)
    # behind lines on how far it is, where the machine is slow
    assert result.stderr.splitlines()[-1] == f"{len(records)} articles read, 0 in quarantine, 0 skipped, {warned} with warnings"


def test_out_writes_the_same_lines(few_records: Result, few_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    result = run("extract", few_folder, "--out", out, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_bytes().decode("utf-8") == few_records.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.jsonl", "records.jsonl.manifest.jsonl"]


def test_standard_input() -> None:
    result = run("extract", "-", stdin=TEXT.encode())
    record = json.loads(result.stdout)
    assert (record["id"], record["article"]["language"], record["money"][0]["value"]) == ("stdin", "nb", 37_500_000_000)


def test_values_are_plain_numbers() -> None:
    assert '"value": 37500000000,' in run("extract", "-", "-l", "nb", stdin=TEXT.encode()).stdout


def test_a_bad_article_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG" + bytes(50))
    (tmp_path / "c.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    result = run("extract", tmp_path, "-l", "nb")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert result.stderr.splitlines() == [
        f"mobextract: {tmp_path / 'b.txt'}: not text but a PNG image",
        "2 articles read, 1 in quarantine, 0 skipped, 0 with warnings",
    ]


WRONG = {
    "missing file": (["extract", "no-such-file.txt"], "no-such-file.txt: no such file or folder"),
    "unknown language": (["extract", "-", "-l", "no"], "no patterns for 'no'. Did you mean"),
    "no path": (["extract"], "Missing argument 'PATH...'"),
    "unknown option": (["extract", "-", "--langage", "nb"], "No such option"),
    "no workers": (["extract", "x", "y", "--workers", "0"], ""),
    "no folder of patterns": (["extract", "-", "--patterns", "nowhere"], "patterns folder nowhere does not exist"),
    "out in no folder": (["extract", "-", "--out", "nowhere/records.jsonl"], "the folder nowhere does not exist"),
    "unknown command": (["extrct"], "No such command"),
    "explain unknown": (["explain", "-", "-l", "xx"], "no patterns for 'xx'"),
    "check unknown": (["check", "xx"], "no patterns for 'xx'"),
    "gold missing": (["evaluate", "nowhere", "nothing"], "nowhere"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage_is_status_2_with_a_reason(name: str) -> None:
    arguments, message = WRONG[name]
    result = run(*arguments, stdin=TEXT.encode())
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_languages() -> None:
    rows = [line.split("\t") for line in run("languages").stdout.splitlines()]
    assert [row[0] for row in rows] == LANGUAGES
    assert ["el", "Greek", "Ελληνικά"] in rows


def test_schema() -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == json_schema()


def test_explain_shows_rules_and_rejections() -> None:
    result = run("explain", "-", "-l", "nb", stdin=f"{TEXT} Vei 14E er sperret.".encode())
    assert result.exit_code == 0
    assert "'37,5 milliarder dong'" in result.stdout
    assert "nb.money." in result.stdout
    assert "rejected" in result.stdout


def test_explain_reads_an_article_as_extract_does(tmp_path: Path) -> None:
    """The folder's name tells the language of a text that is too short to tell it by; how it was read is warned of."""
    (tmp_path / "nb").mkdir()
    path = tmp_path / "nb" / "a.txt"
    path.write_text("25, 26", encoding="utf-8")
    assert run("explain", path).stdout.startswith("language nb;")
    path.write_bytes("I fjor ble 32 modeller godkjent på øya, og folk ga bort jord så veien kunne bli bredere.".encode("cp1252"))
    (warning,) = json.loads(run("extract", path).stdout)["warnings"]
    assert run("explain", path).stdout.endswith(f"warning: {warning}\n")


def test_explain_of_a_bad_article_is_status_1(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    result = run("explain", path)
    assert (result.exit_code, result.stderr) == (1, f"mobextract: {path}: the file is empty (0 bytes)\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_finds_no_problems(language: str) -> None:
    result = run("check", language)
    assert result.exit_code == 0, result.output


def test_check_names_the_forms_that_no_case_has(tmp_path: Path) -> None:
    (tmp_path / "counts.toml").write_text('[[case]]\ntext = "Minst ⟦40⟧ prosentpoeng"\n', encoding="utf-8")
    result = run("check", "nb", "--cases", str(tmp_path))
    line = next(line for line in result.output.splitlines() if "percent.toml" in line)
    assert result.exit_code == 0
    assert "prosentpoengs" in line.split(", ") and "prosentpoeng" not in line.split(", ")
    assert run("check", "--cases", str(tmp_path)).exit_code == 2


def test_the_commands_of_the_readme(few_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On some articles; .ci/run has all of corpora/ read."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first, second = [line.strip() for line in readme.splitlines() if line.startswith("    pip install")]
    assert second == 'pip install -e ".[test]" && pytest'
    install, command = first.split(" && ")
    assert install == "pip install ."
    shutil.copytree(few_folder / "nb", tmp_path / "corpora" / "nb")
    monkeypatch.chdir(tmp_path)
    assert run(*command.split()[1:]).exit_code == 0
    assert len((tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()) == sum(a.language == "nb" for a in few())


def test_version() -> None:
    assert run("--version").stdout == f"mobextract, version {__version__}\n"


def test_the_bytes_do_not_depend_on_the_hash_seed(few_records: Result, few_folder: Path) -> None:
    """The tests' own process has a seed of its own, another one each time."""
    fixed = python("extract", str(few_folder), "-q", PYTHONHASHSEED="1")
    assert fixed.returncode == 0
    assert fixed.stdout.decode("utf-8") == few_records.stdout
    assert [Record.from_json(line).id for line in few_records.stdout.splitlines()] == [a.path.stem for a in few()]


def test_output_is_utf8_whatever_the_locale() -> None:
    article = next(a for a in ARTICLES if a.language == "vi")
    result = python("extract", str(article.path), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.decode("utf-8"))["id"] == article.path.stem


def test_a_closed_pipe_is_no_fault() -> None:
    command = f"{sys.executable} -m mobextract extract -q {CORPORA / 'nb'} | head -c 10"  # many times what a pipe holds
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stderr == b""


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    code = "import sys, mobextract.cli; print([m for m in ('spacy', 'trafilatura', 'pandas', 'babel', 'torch') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_import_is_light() -> None:
    code = "import sys, mobextract; print(sorted(m for m in sys.modules if m.startswith(('spacy', 'numpy', 'msgspec', 'regex'))))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_extraction_does_not_import_spacy() -> None:
    code = "import sys, mobextract; mobextract.extract('25 hus.', 'nb'); print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "False\n"
