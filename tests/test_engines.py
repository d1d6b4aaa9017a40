"""The same folder through Dask, Ray and Spark, each a real local cluster with two workers: the same records, poison in quarantine."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT, corpus, with_needs
from mobextract import engines
from mobextract.cli import main
from mobextract.engines import cluster_outcomes, dask_bag, loaded, ray_dataset, rows_of, run_chunk, spark_column
from mobextract.inputs.reading import Job, RawArticle
from mobextract.inputs.sources import find_jobs
from mobextract.runs.outcome import Options, Outcome, run_job

ARTICLES = corpus()
TEXT = "I fjor ble {} modeller godkjent på øya, og folk ga bort jord så veien gjennom bygda kunne bli bredere."
PAGE = "<html><head><title>Lys</title></head><body><article><p>{}</p></article></body></html>"

RUN = "MOBEXTRACT_TEST_RUN"
os.environ[RUN] = str(os.getpid())
"""Handed down to every process that these tests start, so that they know their own."""


@pytest.fixture(scope="module", autouse=True)
def importable() -> Iterator[None]:
    """The clusters' processes find the package and this module as this process does."""
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = paths
    yield
    os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of all kinds: some hundred texts, pages, an archive, a picture, an empty file, one whose name begins with ``_``."""
    folder = tmp_path_factory.mktemp("in") / "nb"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:02}.txt").write_text(TEXT.format(n), encoding="utf-8")
    (folder / "_a.html").write_text(PAGE.format(TEXT.format(777)), encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "lines.jsonl").write_text("".join(json.dumps({"id": f"l{n}", "text": TEXT.format(800 + n)}) + "\n" for n in range(5)))
    return folder


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


class Ends(RawArticle):
    """An article that ends the process that reads it."""

    def __reduce__(self) -> Any:
        return os._exit, (3,)


class Poison(Job):
    """A job that can be sent around, and ends only the process that at last reads it: its second unpacking there."""

    def __reduce__(self) -> Any:
        return _poisoned, (self.path,)


def _poisoned(path: str) -> Any:
    import sys

    if "mobextract.runs.worker" in " ".join(sys.orig_argv):
        os._exit(3)
    return Poison(path, data=b"x")


def jobs_with_poison() -> list[Job]:
    jobs = [Job(f"nb/{n}.txt", data=TEXT.format(n).encode()) for n in range(40)]
    jobs[5] = Poison("nb/poison.txt", data=b"x")
    return jobs


def check_poison(found: list[Outcome]) -> None:
    assert [o.name for o in found] == [f"nb/{n}.txt" if n != 5 else "nb/poison.txt" for n in range(40)]
    assert [(o.name, o.status, o.cause) for o in found if o.line is None] == [("nb/poison.txt", "quarantined", "died")]


def test_the_function_that_a_cluster_runs_never_raises() -> None:
    jobs: list[Any] = [Job("nb/a.txt", data=TEXT.format(1).encode()), Job("gone.txt"), Ends("", "poison"), Job("x.txt", data=b"\0\0\0")]
    found = run_chunk(jobs, Options())
    assert [(o.name, o.cause) for o in found] == [("nb/a.txt", None), ("gone.txt", "input"), ("poison", "died"), ("x.txt", "input")]


def test_bytes_travel_with_the_jobs(folder: Path) -> None:
    jobs = list(loaded(find_jobs([str(folder)])))
    assert all(job.data is not None for job in jobs)
    (gone,) = loaded([Job("gone.txt")])
    assert gone.problem == "No such file or directory"
    alone = [run_job(job, Options()) for job in find_jobs([str(folder)])]
    assert [run_job(job, Options()) for job in jobs] == alone


def test_rows_of_texts_and_bytes() -> None:
    rows = rows_of([("nb/1", TEXT.format(7)), ("nb/2.html", PAGE.format(TEXT.format(8)).encode()), ("nb/3", b""), ("nb/4", "\ud800")])
    assert [row["status"] for row in rows] == ["record", "record", "skipped", "quarantined"]
    assert json.loads(rows[1]["record"] or "")["article"]["title"] == "Lys"


@pytest.mark.parametrize("engine", with_needs(["dask", "ray"]))
def test_the_command_line_gives_the_same_records(engine: str, folder: Path, tmp_path: Path) -> None:
    there, here = tmp_path / "there.jsonl", tmp_path / "here.jsonl"
    remote = run("extract", folder, "-o", there, "--engine", engine, "-w", "2")
    local = run("extract", folder, "-o", here, "-w", "2")
    assert remote.exit_code == local.exit_code == 1
    assert remote.stderr.splitlines() == local.stderr.splitlines()
    for suffix in ("", ".manifest.jsonl", ".quarantine.jsonl"):
        assert Path(f"{there}{suffix}").read_bytes() == Path(f"{here}{suffix}").read_bytes()
    assert len(there.read_bytes().splitlines()) == 66
    again = run("extract", folder, "-o", there, "--engine", engine, "-w", "2", "--resume")
    assert "68 inputs of the earlier run" in again.stderr and there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize("engine", with_needs(["dask", "ray"]))
def test_poison_ends_in_quarantine(engine: str) -> None:
    check_poison(list(cluster_outcomes(engine, jobs_with_poison(), Options(), workers=2)))


@pytest.mark.needs("distributed")
def test_a_running_dask_cluster_loses_a_worker() -> None:
    import distributed

    jobs = [Job(f"nb/{n}.txt", data=(ARTICLES[n % len(ARTICLES)].text[:1500] + str(n)).encode()) for n in range(200)]
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        outcomes = cluster_outcomes("dask", jobs, Options(), address=cluster.scheduler_address)
        first = next(outcomes)
        os.kill(next(iter(cluster.workers.values())).pid, 9)
        found = [first, *outcomes]
    assert [o.name for o in found] == [job.name for job in jobs]
    assert [o.error for o in found if o.cause in ("died", "fault")] == []


@pytest.mark.needs("distributed")
def test_a_dask_bag(folder: Path) -> None:
    import distributed

    bag = dask_bag([str(folder)], Options(), partitions=4)
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50)
    with cluster, distributed.Client(cluster):
        rows = bag.compute()
    assert rows == alone(folder)


def alone(folder: Path) -> list[dict[str, str | None]]:
    return [engines.row_of(run_job(job, Options())) for job in find_jobs([str(folder)])]


@pytest.mark.needs("ray", "ray.data")
def test_a_ray_dataset(folder: Path) -> None:
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        rows = ray_dataset([str(folder)], Options(), blocks=4).take_all()
    finally:
        ray.shutdown()
    assert sorted(rows, key=lambda row: str(row["name"])) == sorted(alone(folder), key=lambda row: str(row["name"]))


@pytest.mark.needs("pyspark", "pyarrow")
def test_a_spark_column(folder: Path, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    import sys

    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    spark = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").config("spark.sql.warehouse.dir", str(tmp_path)).getOrCreate()
    try:
        items = [(job.name, bytes(job.data or b"")) for job in loaded(find_jobs([str(folder)])) if not job.is_row]
        frame = spark.createDataFrame(items, "name string, content binary").repartition(4)
        found = frame.select(spark_column(frame.name, frame.content).alias("outcome")).select("outcome.*").collect()
        rows = sorted((row.asDict() for row in found), key=lambda row: row["name"])
    finally:
        spark.stop()
    right = [row for row in alone(folder) if "jsonl" not in str(row["name"])]
    assert rows == sorted(right, key=lambda row: str(row["name"]))


@pytest.mark.needs("distributed")
def test_no_processes_are_left() -> None:
    """What the clusters' workers started ends with them."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("needs /proc")
    own = getattr(engines._local, "worker", None)
    keep = {own.process.pid} if own is not None and own.process is not None else set()

    def left() -> list[int]:
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                environment = (path.parent / "environ").read_bytes()
                marks = (f"PYTEST_CURRENT_TEST=tests/{Path(__file__).name}", f"{RUN}={os.environ[RUN]}")
                mine = all(mark.encode() in environment for mark in marks)
                if mine and b"mobextract.runs.worker" in path.read_bytes() and int(path.parent.name) not in keep:
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found

    end = time.monotonic() + 10
    while left() and time.monotonic() < end:
        time.sleep(0.1)
    assert left() == []
