"""A run that is killed goes on: no record lost, none doubled, no process left; limits of time and memory; who dies is replaced."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from command import run
from conftest import ROOT, corpus, with_needs
from mobextract.inputs.reading import Job, RawArticle
from mobextract.runs.outcome import Options, Outcome
from mobextract.runs.workers import CHUNK, chunks, guarded_outcomes

ARTICLES = corpus()
TEXT = "I fjor ble {} modeller godkjent på øya, og folk ga bort jord så veien gjennom bygda kunne bli bredere."
PROC = Path("/proc/self/environ").exists()


def extract(*arguments: str | Path) -> Result:
    return run("extract", "--language", "nb", *arguments)


def entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def forty_articles(folder: Path) -> Path:
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(TEXT.format(n + 10), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles that a test may change."""
    return forty_articles(tmp_path / "in")


@dataclass(frozen=True)
class Finished:
    """A run that came to its end, once for all tests that go on with a part of it; none may change it."""

    folder: Path
    out: Path

    @property
    def records(self) -> bytes:
        return self.out.read_bytes()

    @property
    def log(self) -> bytes:
        return Path(f"{self.out}.manifest.jsonl").read_bytes()

    def cut(self, out: Path, keep: int) -> None:
        """Leave at ``out`` what a run leaves that was killed after ``keep`` records."""
        Path(f"{out}.part").write_bytes(b"".join(self.records.splitlines(keepends=True)[:keep]))
        Path(f"{out}.part.log").write_bytes(b"".join(self.log.splitlines(keepends=True)[: keep + 1]))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    place = tmp_path_factory.mktemp("finished")
    run = Finished(forty_articles(place / "in"), place / "out.jsonl")
    assert extract(run.folder, "-o", run.out, "-q").exit_code == 0
    return run


TEARS = {
    "clean": (b"", b""),
    "torn record": (b'{"schema":1,"id":"20","sou', b""),
    "record without entry": (b'{"schema":1}\n', b""),
    "torn entry": (b'{"schema":1}\n', b'{"name":"'),
    "entry without record": (b"", b'{"name":"x","status":"record","sha256":"0"}\n'),
    "zeros of a power cut": (b"\0" * 4096, b"\0" * 512),
    "not text": (b"\xff\xfe\n", b"\xff\xfe\n"),
}


@pytest.mark.parametrize("tear", TEARS)
def test_a_torn_end_is_cut_off(tear: str, finished: Finished, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    finished.cut(out, 20)
    for suffix, data in zip((".part", ".part.log"), TEARS[tear], strict=True):
        with Path(f"{out}{suffix}").open("ab") as file:
            file.write(data)
    result = extract(finished.folder, "-o", out, "--resume")
    assert result.exit_code == 0
    assert "20 inputs of the earlier run" in result.stderr
    assert out.read_bytes() == finished.records
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.manifest.jsonl"]


@pytest.mark.parametrize("cut", range(0, 40, 7))
def test_any_length_of_the_log_fits_any_length_of_the_records(cut: int, finished: Finished, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    finished.cut(out, 40)
    chance = random.Random(cut)
    for suffix in (".part", ".part.log"):
        path = Path(f"{out}{suffix}")
        os.truncate(path, chance.randrange(path.stat().st_size + 1))
    assert extract(finished.folder, "-o", out, "--resume", "-q").exit_code == 0
    assert out.read_bytes() == finished.records


def test_what_is_done_is_not_done_again(folder: Path, tmp_path: Path) -> None:
    """The records of the earlier run are changed by hand: where they are taken over the change stays."""
    out = tmp_path / "out.jsonl"
    assert extract(folder, "-o", out, "-q").exit_code == 0
    out.write_bytes(re.sub(rb'"schema":\d+,', b'"schema":99,', out.read_bytes()))
    (folder / "03.txt").write_text(TEXT.format(777), encoding="utf-8")
    (folder / "07.txt").unlink()
    (folder / "55.txt").write_text(TEXT.format(888), encoding="utf-8")
    os.utime(folder / "04.txt", (1, 1))
    assert extract(folder, "-o", out, "-q", "--resume").exit_code == 0
    records = {r["id"]: r for r in entries(out)}
    assert list(records) == [f"{n:02}" for n in range(40) if n != 7] + ["55"]
    assert [i for i, r in records.items() if r["schema"] != 99] == ["03", "55"], "only what changed by content"
    assert next(m["value"] for m in records["03"]["counts"]) == 777
    manifest = entries(Path(f"{out}.manifest.jsonl"))[1:]
    assert [Path(e["name"]).stem for e in manifest] == list(records)


@pytest.mark.parametrize("what", ["language", "patterns", "version"])
def test_other_patterns_or_options_are_another_run(what: str, finished: Finished, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    finished.cut(out, 20)
    log = Path(f"{out}.part.log")
    stamp, *rest = log.read_text(encoding="utf-8").splitlines()
    changed = json.loads(stamp) | {{"version": "mobextract"}.get(what, what): "other"}
    log.write_text("\n".join([json.dumps(changed), *rest]) + "\n", encoding="utf-8")
    result = extract(finished.folder, "-o", out, "--resume")
    assert "its inputs are done again" in result.stderr
    assert len(entries(out)) == 40


def test_an_unfinished_run_is_not_overwritten(finished: Finished, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    finished.cut(out, 20)
    result = extract(finished.folder, "-o", out)
    assert result.exit_code == 2 and "left from an unfinished run: go on with it (--resume)" in result.stderr
    assert len(entries(Path(f"{out}.part"))) == 20


def test_two_runs_do_not_write_one_output(finished: Finished, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    import fcntl

    out = tmp_path / "out.jsonl"
    finished.cut(out, 20)
    with Path(f"{out}.part.log").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = extract(finished.folder, "-o", out, "--resume")
    assert result.exit_code == 2 and "another run is writing this output" in result.stderr


def test_killed_in_the_very_last_step(finished: Finished, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(finished.records)
    Path(f"{out}.part.log").write_bytes(finished.log)
    result = extract(finished.folder, "-o", out, "--resume")
    assert result.exit_code == 0 and "40 inputs of the earlier run" in result.stderr
    assert out.read_bytes() == finished.records


@pytest.mark.parametrize("form", with_needs(["csv", "sqlite", "parquet"]))
def test_other_forms_are_taken_over_too(form: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / ("out" if form == "csv" else f"out.{form}")
    assert extract(folder, "-o", out, "-f", form, "-q").exit_code == 0
    (folder / "03.txt").write_text(TEXT.format(777), encoding="utf-8")
    result = extract(folder, "-o", out, "-f", form, "--resume")
    assert result.exit_code == 0 and "40 inputs of the earlier run" in result.stderr
    assert run("convert", out, tmp_path / "back.jsonl").exit_code == 0
    assert (tmp_path / "back.jsonl").read_text(encoding="utf-8") == extract(folder, "-q").stdout


def test_quarantine_is_retried_when_asked(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    (folder / "bad.txt").write_bytes(b"\x89PNG")
    assert extract(folder, "-o", out, "-q").exit_code == 1
    manifest = Path(f"{out}.manifest.jsonl")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("a PNG image", "CHANGED"), encoding="utf-8")
    kept = extract(folder, "-o", out, "--resume")
    assert kept.exit_code == 1 and "bad.txt: not text but CHANGED" in kept.stderr, "taken over, and still named"
    retried = extract(folder, "-o", out, "--resume", "--retry")
    assert retried.exit_code == 1 and "bad.txt: not text but a PNG image" in retried.stderr


def test_files_in_other_places_of_an_archive(tmp_path: Path) -> None:
    """Lines are known by their number: one more at the top moves them all, and all are looked at by content again."""
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    rows = [json.dumps({"id": str(n), "text": TEXT.format(n)}) for n in range(20, 30)]
    source.write_text("\n".join(rows), encoding="utf-8")
    assert extract(source, "-o", out, "-q").exit_code == 0
    source.write_text("\n".join([json.dumps({"id": "new", "text": TEXT.format(99)}), *rows]), encoding="utf-8")
    assert extract(source, "-o", out, "--resume", "-q").exit_code == 0
    assert [r["id"] for r in entries(out)] == ["new", *map(str, range(20, 30))]


# kill -9


def environment(mark: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "MOBEXTRACT_TEST_MARK": mark}


def alive(mark: str) -> list[int]:
    """The processes of a run, by a variable that they inherit."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"MOBEXTRACT_TEST_MARK={mark}".encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid()]


def none_left(mark: str, seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while alive(mark):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.skipif(not PROC, reason="needs /proc")
def test_kill_9_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed again and again at random moments, then only a worker, which costs nothing: that run comes to its end."""
    folder = tmp_path / "nb"
    folder.mkdir()
    texts = [a.text[:300] for a in ARTICLES if a.language == "nb"]
    for n in range(300):
        (folder / f"{n:03}.txt").write_text(f"{texts[n % len(texts)]}\n{n}", encoding="utf-8")
    out, mark = tmp_path / "out.jsonl", f"{tmp_path.name}-{os.getpid()}"
    command = [sys.executable, "-m", "mobextract", "extract", str(folder), "-l", "nb", "-o", str(out), "-w", "2", "--resume", "-q"]
    chance = random.Random(9)
    log = Path(f"{out}.part.log")
    for victim in ("parent", "both", "parent", "both", "worker"):
        process = subprocess.Popen(command, env=environment(mark))
        size = (log.stat().st_size if log.exists() else 0) + chance.randrange(200, 8000)
        workers: list[int] = []
        while not (log.exists() and log.stat().st_size > size and len(workers := [p for p in alive(mark) if p != process.pid]) == 2):
            assert process.poll() is None, "it must be killed while it is at work"
            time.sleep(0.002)
        for pid in {"parent": [process.pid], "worker": workers[:1], "both": [process.pid, *workers]}[victim]:
            os.kill(pid, signal.SIGKILL)
        assert process.wait() == (0 if victim == "worker" else -9), "a worker that dies costs nothing"
        assert none_left(mark), "orphans"
    assert [e["source"]["path"] for e in entries(out)] == [str(folder / f"{n:03}.txt") for n in range(300)]
    assert out.read_text(encoding="utf-8") == extract(folder, "-q").stdout


def heeding_ctrl_c() -> None:
    """A shell without job control starts what runs behind it deaf to Ctrl-C, and so are all processes of that one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not PROC, reason="needs /proc")
def test_ctrl_c_ends_everything_and_is_gone_on_with(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(300):
        (folder / f"{n:03}.txt").write_text(TEXT.format(n), encoding="utf-8")
    out, mark = tmp_path / "out.jsonl", f"int-{tmp_path.name}-{os.getpid()}"
    command = [sys.executable, "-m", "mobextract", "extract", str(folder), "-l", "nb", "-o", str(out), "-w", "2"]
    process = subprocess.Popen(command, env=environment(mark), stderr=subprocess.PIPE, preexec_fn=heeding_ctrl_c)
    log = Path(f"{out}.part.log")
    while not (log.exists() and log.stat().st_size > 2000):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate()
    assert process.returncode == 130 and b"--resume goes on" in messages and b"Traceback" not in messages
    assert none_left(mark)
    assert extract(folder, "-o", out, "--resume", "-q").exit_code == 0
    assert len({r["id"] for r in entries(out)}) == len(entries(out)) == 300


# limits, and workers that die


class Ends(RawArticle):
    """An article that ends the process that unpacks it, as one that takes all the memory would."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


class Sleeps(RawArticle):
    """An article that takes for ever."""

    def __reduce__(self) -> Any:
        return time.sleep, (600,)


class Swells(RawArticle):
    """An article that needs more memory than there is."""

    def __reduce__(self) -> Any:
        return bytes, (1 << 40,)


def with_bad_ones(*bad: RawArticle) -> list[RawArticle]:
    jobs: list[RawArticle] = [RawArticle(TEXT.format(n), f"a{n}") for n in range(CHUNK + 4)]
    for place, job in enumerate(bad):
        jobs[3 + 2 * place] = job
    return jobs


def causes(outcomes: Iterator[Outcome]) -> dict[str, str | None]:
    return {o.name: o.cause for o in outcomes if o.line is None}


@pytest.mark.parametrize("workers", [1, 2])
def test_who_dies_is_replaced_and_its_article_quarantined(workers: int) -> None:
    jobs = with_bad_ones(Ends("", "one"), Ends("", "two"))
    found = list(guarded_outcomes(jobs, Options("nb"), workers=workers))
    assert [o.name for o in found] == [job.id for job in jobs]
    assert causes(iter(found)) == {"one": "died", "two": "died"}


def test_a_time_limit_for_each_article() -> None:
    jobs = with_bad_ones(Sleeps("", "slow"))
    begun = time.monotonic()
    (bad,) = [o for o in guarded_outcomes(jobs, Options("nb", seconds=3.0), workers=1) if o.line is None]
    assert (bad.name, bad.cause, bad.error) == ("slow", "limit", "slow: took longer than 3 seconds")
    assert time.monotonic() - begun < 60


def test_a_memory_limit_for_each_article() -> None:
    jobs = with_bad_ones(Swells("", "large"))
    (bad,) = [o for o in guarded_outcomes(jobs, Options("nb", megabytes=256), workers=1) if o.line is None]
    assert bad.name == "large" and bad.cause in ("limit", "died")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_memory_that_the_reading_itself_takes_is_limited() -> None:
    """As much as a short page needs, with language and parser, is not enough for a very long one."""
    short, long = (Job("a.html", data=b"<p>Landsbyen fikk 25 nye hus i fjor, sier lederen.</p>" * n) for n in (5, 9_000))

    def read(job: Job, megabytes: int) -> Outcome:
        (outcome,) = guarded_outcomes([job], Options("nb", megabytes=megabytes), workers=1)
        return outcome

    assert read(short, 200).status == "record"
    assert read(long, 200).cause in ("limit", "died")
    assert read(long, 2048).status == "record"


def worker_pids() -> set[str]:
    """The processes in which this one has articles read."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children") if PROC else []
    pids = {pid for path in children for pid in path.read_text().split()}
    return {pid for pid in pids if b"mobextract.runs.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()}


def test_workers_end_when_nobody_asks_for_more() -> None:
    earlier = worker_pids()
    outcomes = guarded_outcomes((RawArticle(TEXT.format(n), str(n)) for n in range(10_000)), Options("nb"), workers=2)
    assert next(outcomes).line is not None
    outcomes.close()  # type: ignore[attr-defined]
    assert worker_pids() <= earlier


def test_chunks_are_small_in_number_and_in_bytes() -> None:
    sizes = [len(chunk) for chunk in chunks(Job("x", data=b"1" * 400_000) for _ in range(7))]
    assert sizes == [3, 3, 1]
    assert [len(chunk) for chunk in chunks(Job("x") for _ in range(2 * CHUNK + 1))] == [CHUNK, CHUNK, 1]


@pytest.mark.parametrize("workers", [2, 4])
def test_the_same_bytes_for_any_number_of_workers(workers: int, folder: Path) -> None:
    (folder / "05.txt").write_bytes(b"\x89PNG")
    alone, several = (extract(folder, "-w", n) for n in ("1", str(workers)))
    assert (alone.stdout, alone.stderr, alone.exit_code) == (several.stdout, several.stderr, several.exit_code)
