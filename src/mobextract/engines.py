"""The same extraction on other machines: Dask, Ray, Spark. Each of their workers keeps guarded processes of its own.

Bytes travel with the jobs, so that no shared folder is needed, and our own list of files decides what is read. An article that
kills its process costs that process, never the cluster's worker, and ends in quarantine as it does on one machine.
"""

from __future__ import annotations

import atexit
import dataclasses
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any

from mobextract.errors import MobextractError
from mobextract.inputs.reading import Job, RawArticle, read_bytes
from mobextract.inputs.sources import find_jobs
from mobextract.runs.outcome import Options, Outcome, failure, job_name
from mobextract.runs.workers import Worker, chunks, in_order

AHEAD = 4
"""Chunks per worker of the cluster that are given out before their results are asked for."""
FIELDS = ("name", "status", "cause", "reason", "record", "sha256")
"""The columns that the functions below give for each input."""

_local = threading.local()


def run_chunk(jobs: list[Job | RawArticle], options: Options) -> list[Outcome]:
    """Return the outcomes of some jobs, read by a guarded process that belongs to this thread; what a cluster runs. Never raises."""
    worker: Worker | None = getattr(_local, "worker", None)
    if worker is None or worker.options != options:
        if worker is not None:
            worker.close()
        worker = _local.worker = Worker(options)
        atexit.register(worker.close)
    try:
        return worker.run(jobs)
    except Exception as error:
        return [failure(job_name(job), f"internal error, please report it: {type(error).__name__}: {error}", "fault") for job in jobs]


def loaded(jobs: Iterable[Job]) -> Iterator[Job]:
    """The jobs with their bytes."""
    for job in jobs:
        if job.data is None and job.problem is None:
            try:
                job = dataclasses.replace(job, data=read_bytes(job))
            except MobextractError as error:
                job = dataclasses.replace(job, problem=str(error).removeprefix(f"{job.name}: "))
        yield job


def cluster_outcomes(
    engine: str, jobs: Iterable[Job], options: Options, *, address: str | None = None, workers: int = 2
) -> Iterator[Outcome]:
    """Yield what becomes of each job, in order, read on a Dask or Ray cluster: that at ``address``, or a local one."""
    start = {"dask": _dask, "ray": _ray}[engine]
    with ExitStack() as stack:
        submit, size = start(stack, options, address, workers)
        yield from in_order(chunks(loaded(jobs)), submit, AHEAD * size)


class _Pending:
    """A chunk that was given out; where the cluster loses it for good, its articles are quarantined."""

    def __init__(self, jobs: list[Job | RawArticle], result: Callable[[], list[Outcome]]) -> None:
        self._jobs, self._result = jobs, result

    def result(self) -> list[Outcome]:
        try:
            return self._result()
        except Exception as error:
            return [failure(job_name(job), f"lost by the cluster: {type(error).__name__}", "died") for job in self._jobs]


Submit = Callable[[list[Job | RawArticle]], _Pending]


def _dask(stack: ExitStack, options: Options, address: str | None, workers: int) -> tuple[Submit, int]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise MobextractError('--engine dask needs Dask: pip install "mobextract[dask]"') from None
    if address is None:
        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50)
        client = stack.enter_context(Client(stack.enter_context(cluster)))
    else:
        client = stack.enter_context(Client(address))
    size = max(1, sum(client.nthreads().values()))

    def submit(jobs: list[Job | RawArticle]) -> _Pending:
        return _Pending(jobs, client.submit(run_chunk, jobs, options, pure=False, retries=2).result)

    return submit, size


def _ray(stack: ExitStack, options: Options, address: str | None, workers: int) -> tuple[Submit, int]:
    try:
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        import ray
    except ImportError:
        raise MobextractError('--engine ray needs Ray: pip install "mobextract[ray]"') from None
    if not ray.is_initialized():
        if address is None:
            ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        else:
            ray.init(address=address, log_to_driver=False, logging_level="ERROR")
        stack.callback(ray.shutdown)
    size = max(1, int(ray.cluster_resources().get("CPU", workers)))
    remote = ray.remote(max_retries=2)(run_chunk)

    def submit(jobs: list[Job | RawArticle]) -> _Pending:
        reference = remote.remote(jobs, options)
        return _Pending(jobs, lambda: ray.get(reference))

    return submit, size


def row_of(outcome: Outcome) -> dict[str, str | None]:
    """An outcome as a flat row: ``record`` is the JSON of the record, else ``reason`` says why there is none."""
    return {
        "name": outcome.name, "status": outcome.status, "cause": outcome.cause, "reason": outcome.reason or None,
        "record": outcome.line, "sha256": outcome.sha256,
    }  # fmt: skip


def rows_of(items: Iterable[tuple[str, bytes | str]], options: Options | None = None) -> list[dict[str, str | None]]:
    """Return the rows of named articles, each bytes of a file or a text, read by a guarded process. Never raises.

    The name says where an article came from; its suffix (.html) and its folder (``nb/``) are looked at as those of a file are.
    """
    jobs: list[Job | RawArticle] = [
        Job(name, data=data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)) for name, data in items
    ]
    return [row_of(outcome) for chunk in chunks(jobs) for outcome in run_chunk(chunk, options or Options())]


def dask_bag(paths: Iterable[str], options: Options | None = None, *, partitions: int | None = None) -> Any:
    """Return a Dask bag of rows, one for each input below ``paths``; the paths must be in reach of every worker.

    Containers (.jsonl, archives) are opened here, and their articles travel with the bag.
    """
    import dask.bag

    settings = options or Options()
    jobs = list(find_jobs(paths))
    return dask.bag.from_sequence(jobs, npartitions=partitions or max(1, min(100, len(jobs) // 100))).map_partitions(_job_rows, settings)


def _job_rows(jobs: Iterable[Job], options: Options) -> list[dict[str, str | None]]:
    return [row_of(outcome) for chunk in chunks(jobs) for outcome in run_chunk(chunk, options)]


def ray_dataset(paths: Iterable[str], options: Options | None = None, *, blocks: int | None = None) -> Any:
    """Return a Ray dataset of rows, one for each input below ``paths``; the paths must be in reach of every worker."""
    import pickle

    import ray

    settings = options or Options()

    def rows(batch: dict[str, Any]) -> dict[str, list[Any]]:
        found = _job_rows([pickle.loads(job) for job in batch["job"]], settings)
        return {field: [row[field] for row in found] for field in FIELDS}

    jobs = [{"job": pickle.dumps(job)} for job in find_jobs(paths)]
    return ray.data.from_items(jobs, override_num_blocks=blocks or max(1, min(100, len(jobs) // 100))).map_batches(rows, batch_size=64)


def spark_column(names: Any, contents: Any, options: Options | None = None) -> Any:
    """Return a Spark column of structs with the fields of ``FIELDS``, from columns of names and of texts or bytes.

    frame.select(spark_column(frame.path, frame.content).alias("outcome")).select("outcome.*")
    """
    from pyspark.sql.functions import pandas_udf
    from pyspark.sql.types import StringType, StructField, StructType

    settings = options or Options()
    kind = StructType([StructField(field, StringType()) for field in FIELDS])

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas as pd

        for name, content in batches:
            empty = [(n, b"" if c is None else c) for n, c in zip(name, content, strict=True)]
            yield pd.DataFrame(rows_of(empty, settings), columns=list(FIELDS))

    from collections.abc import Iterator as Batches

    import pandas

    read.__annotations__ = {"batches": Batches[tuple[pandas.Series, pandas.Series]], "return": Batches[pandas.DataFrame]}
    return pandas_udf(read, kind)(names, contents)
